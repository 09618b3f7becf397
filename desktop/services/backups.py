"""Backups: one file that holds all of the book, written aside, read back, opened and only then put in place.

An existing backup is never touched before the new one is known to be good; a failure or a kill leaves only
what is cleared away by the next one.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from desktop.domain.backup_plan import BackupPlan, kept
from desktop.domain.backups import BackupRow, Contents, LastBackup
from desktop.domain.errors import BookUnusable, Refusal
from desktop.office import Office, drafts_of
from desktop.registers.office import head_of, is_set_up
from desktop.services.backup_parts import add_minutes, drafts_sealed, plan, program_version
from desktop.store import backup_file, keys
from desktop.store.backup_file import SUFFIX, BackupReader, BackupWriter, contents_of, reading
from desktop.store.engine import Store
from desktop.store.lock import BookLock
from desktop.store.places import same_disk
from desktop.store.snapshots import copy_book, find_damage
from desktop.store.versions import HEAD, counts, discard
from desktop.texts import disk_reason

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
ASIDE = ".dang-ghi"
_ENDS = SUFFIX + ASIDE


def _no_report(_done: int, _of_all: int) -> None:
    return None


def _never() -> bool:
    return False


def make_backup(
    office: Office, folder: Path, report: Report = _no_report, stopped: Stopped = _never
) -> BackupRow:
    """Make one backup in a folder and thin out the older ones there.

    ``report`` is told bytes done of all. Raises ``BookUnusable``: ``backup-folder-missing``,
    ``backup-unwritable``, ``backup-running``, ``backup-not-good``; ``Refusal("stopped")`` when asked to stop.
    """
    copy = office.file.with_name(f"{office.file.name}.sao")
    mark = mark_of(office)
    with _alone(office.file), ExitStack() as left:
        left.callback(_clear, folder, copy, office.file.stem)
        _clear(folder, copy, office.file.stem)
        try:
            _prepare(folder, office.file)
            rows = copy_book(office.store, office.key, copy)
            made = _Making(office, folder, copy, rows, _Progress(copy.stat().st_size, report, stopped))
            row = made.run()
            _remember(office, row, mark)
            thin(folder, made.contents)
        except OSError as error:
            raise BookUnusable("backup-unwritable", folder=str(folder), why=disk_reason(error)) from error
    return row


class _Progress:
    """Bytes done of all: each is copied into the backup and read back. Ends the work when asked to."""

    def __init__(self, size: int, report: Report, stopped: Stopped) -> None:
        self.stopped = stopped
        self._report, self._done, self._of_all = report, 0, 2 * size

    def step(self, count: int) -> None:
        if self.stopped():
            raise Refusal("stopped")
        self._done += count
        self._report(min(self._done, self._of_all), self._of_all)


class _Making:
    """One backup under way; the copy of the book is checked while it is written into the backup."""

    def __init__(
        self, office: Office, folder: Path, copy: Path, rows: dict[str, int], progress: _Progress
    ) -> None:
        self._office, self._folder, self._copy, self._progress = office, folder, copy, progress
        self.contents = contents_now(office, rows)
        self._target = _free_name(folder, office.file.stem, self.contents.made_at)
        self._aside = self._target.with_name(self._target.name + ASIDE)

    def run(self) -> BackupRow:
        with ThreadPoolExecutor(1) as checking:
            damage = checking.submit(self._find_damage)
            with self._aside.open("w+b") as file:
                self._write(file)
                file.flush()
                os.fsync(file.fileno())
                if not same_disk(self._folder, self._office.file):
                    _forget_cached(file)
            part = self._read_back() or self._miscounted() or damage.result()
        if part:
            raise BookUnusable("backup-not-good", folder=str(self._folder), part=part)
        self._aside.replace(self._target)
        _sync_folder(self._folder)
        return BackupRow(self._target, self._target.stat().st_size, self.contents)

    def _write(self, file: IO[bytes]) -> None:
        office, progress = self._office, self._progress
        with BackupWriter(file, self.contents.made_at, progress.step) as writer:
            writer.add_file(backup_file.BOOK, self._copy)
            writer.add(backup_file.KEYS, keys.path_of(office.file).read_bytes())
            self._add_minutes(writer)
            writer.add(backup_file.DRAFTS, drafts_sealed(drafts_of(office.file), office.key))
            self.contents = replace(self.contents, parts=tuple(writer.parts))
            writer.finish(self.contents)

    def _add_minutes(self, writer: BackupWriter) -> None:
        copy = Store(self._copy, self._office.key)
        password = self._office.key.last_resort_password
        try:
            with copy.reading() as book, _earlier(self._folder, self.contents) as before:
                add_minutes(writer, book, password, before, self._progress.stopped)
        finally:
            copy.close()

    def _find_damage(self) -> str:
        damage = find_damage(self._copy, self._office.key, whole=False)
        return f"{backup_file.BOOK}: {damage}" if damage else ""

    def _miscounted(self) -> str:
        """Where the copy, opened with the key, does not hold the rows the book had at that moment."""
        same = counts(self._copy, self._office.key) == self.contents.rows
        return "" if same else f"{backup_file.BOOK}: số bản ghi"

    def _read_back(self) -> str:
        """The part that does not read as it was written; empty when all do."""
        try:
            with reading(self._aside) as backup:
                backup.check(self._progress.step)
        except BookUnusable as error:
            if error.code == "backup-unreadable":
                why = error.data["why"]
                raise BookUnusable("backup-unwritable", folder=str(self._folder), why=why) from error
            return str(error.data["part"])
        return ""


def contents_now(office: Office, rows: dict[str, int]) -> Contents:
    """The head of a table of contents for the book as it is."""
    key = head_of(office)[0].key if is_set_up(office) else ""
    return Contents(office.clock(), program_version(), HEAD, office.file.stem, key, office.key.ident, rows)


def backups_in(folder: Path) -> tuple[BackupRow, ...]:
    """Every backup of a folder, newest first; those that cannot be read last, each with why."""
    found = []
    for file in _listed(folder):
        try:
            found.append(BackupRow(file, file.stat().st_size, contents_of(file)))
        except BookUnusable as error:
            found.append(BackupRow(file, _size(file), None, error.code))
    return tuple(
        sorted(found, key=lambda row: (row.made_at or datetime.min, row.file.name), reverse=True)  # noqa: DTZ901 -- the office knows one zone
    )


def thin(folder: Path, like: Contents, keep: BackupPlan | None = None) -> tuple[Path, ...]:
    """Let go of backups of one book that the plan does not keep; other books' and damaged ones stay."""
    own = [row for row in backups_in(folder) if row.contents is not None and row.contents.is_of(like)]
    stays = kept((row.contents.made_at for row in own if row.contents), keep or plan())
    gone = [row.file for row in own if row.made_at not in stays]
    for file in gone:
        with suppress(OSError):  # one that is being looked at stays until the next time
            file.unlink(missing_ok=True)
    return tuple(gone)


def check_backup(file: Path, report: Report = _no_report, stopped: Stopped = _never) -> Contents:
    """Read all of a backup and compare every hash; needs no key. Raises ``BookUnusable`` naming the part."""
    with reading(file) as backup:
        progress = _Progress(file.stat().st_size // 2, report, stopped)
        backup.check(progress.step)
        return backup.contents


def mark_of(office: Office) -> str:
    """Changes with every act and every draft kept: the same mark means that nothing is new."""
    with office.store.reading() as book:
        last = book.connection().exec_driver_sql("SELECT max(id) FROM audit").scalar()
    folder = drafts_of(office.file)
    drafts = [file.stat() for file in folder.glob("*.jsonl")] if folder.is_dir() else []
    newest = max((each.st_mtime_ns for each in drafts), default=0)
    return f"{last}/{len(drafts)}/{newest}"


def last_backup(book: Path) -> LastBackup | None:
    """What this machine remembers of the newest backup of a book; the book need not be unlocked."""
    try:
        found = json.loads(_memory(book).read_text(encoding="utf-8"))
        at = datetime.fromisoformat(found["at"])
        return LastBackup(at, str(found["file"]), bool(found["same_disk"]), str(found["mark"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_due(office: Office) -> bool:
    """Whether the book has changed since its newest backup."""
    last = last_backup(office.file)
    return last is None or last.mark != mark_of(office)


def _remember(office: Office, row: BackupRow, mark: str) -> None:
    assert row.contents is not None
    last = LastBackup(row.contents.made_at, str(row.file), same_disk(row.file, office.file), mark)
    value = asdict(last) | {"at": last.at.isoformat()}
    memory = _memory(office.file)
    aside = memory.with_name(f"{memory.name}.moi")
    aside.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    aside.replace(memory)


def _memory(book: Path) -> Path:
    return book.with_name(f"{book.name}.sao-luu")


@contextmanager
def _alone(book: Path) -> Iterator[None]:
    """One backup of a book at a time, whichever program makes it; a kill lets go of the lock."""
    lock = BookLock(book.with_name(f"{book.name}.sao"))
    try:
        lock.take()
    except BookUnusable as error:
        code = "backup-running" if error.code == "already-open" else error.code
        raise BookUnusable(code, file=str(book)) from error
    try:
        yield
    finally:
        lock.release()


def _prepare(folder: Path, book: Path) -> None:
    """The folder is there, and there is room in it."""
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise BookUnusable("backup-folder-missing", folder=str(folder)) from error
    needed = book.stat().st_size + (1 << 20)
    for place in (folder, book.parent):
        if shutil.disk_usage(place).free < needed:
            raise BookUnusable("backup-unwritable", folder=str(place), why="ổ đĩa đầy")


def _clear(folder: Path, copy: Path, stem: str) -> None:
    """Take away what this backup or a killed one left; a disk that was pulled out has nothing to clear."""
    with suppress(OSError):
        discard(copy)
    with suppress(OSError):
        for aside in folder.glob(f"*{SUFFIX}{ASIDE}"):
            if re.fullmatch(
                rf"{re.escape(stem)}-\d{{4}}-\d\d-\d\d-\d{{4}}(-\d+)?", aside.name[: -len(_ENDS)]
            ):
                aside.unlink(missing_ok=True)


@contextmanager
def _earlier(folder: Path, contents: Contents) -> Iterator[BackupReader | None]:
    """The newest backup of this book and key in the folder, for what need not be made again."""
    newest = next(
        (
            row.file
            for row in backups_in(folder)
            if row.contents and row.contents.is_of(contents) and row.contents.key_id == contents.key_id
        ),
        None,
    )
    if newest is None:
        yield None
        return
    with reading(newest) as backup:
        yield backup


def _free_name(folder: Path, stem: str, at: datetime) -> Path:
    """The name of a backup made now; two within a minute both stay."""
    wanted = f"{stem}-{at:%Y-%m-%d-%H%M}"
    name, again = wanted, 2
    while (folder / f"{name}{SUFFIX}").exists():
        name, again = f"{wanted}-{again}", again + 1
    return folder / f"{name}{SUFFIX}"


def _listed(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.suffix == SUFFIX and file.is_file()]
    except OSError:
        return []


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _forget_cached(file: IO[bytes]) -> None:
    """What is read back from a stick is to come from the stick, not from memory, where the system can be
    told so."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut too; folders of some sticks cannot be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
