"""Taking a book back from a backup: always to a new book, never over one.

Everything is taken out beside the new book's place, opened, checked whole and only then put in place, the
book itself last: where it stands, all of it does.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from desktop import papers
from desktop.domain.backup_papers import DrillPaper
from desktop.domain.backups import Contents, CountedKind, Drill, Loss
from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.office import Side
from desktop.domain.users import Role, may
from desktop.office import BookKey, Clock, Office, drafts_of, now, open_office
from desktop.registers.office import head_of, is_set_up, letterhead_on
from desktop.registers.paper_words import PaperWords
from desktop.services import locking
from desktop.services.acts import act, check_may
from desktop.services.backup_parts import drafts_opened
from desktop.services.backups import Report, Stopped
from desktop.services.locking import Unlocked
from desktop.services.new_books import put_in_place, refuse_over, staging
from desktop.store import backup_file, keys
from desktop.store.backup_file import BackupReader, reading
from desktop.store.comparing import check_comparable, compared
from desktop.store.snapshots import find_damage
from desktop.store.versions import counts
from desktop.texts import disk_reason

_COUNTED = {
    Kind.DIALOGUE: "dialogues",
    Kind.OPINION: "opinions",
    Kind.RECEPTION_SESSION: "reception_sessions",
    Kind.VISIT: "visits",
    Kind.CASE: "cases",
    Kind.PETITION: "petitions",
    Kind.COMMITMENT: "commitments",
    Kind.PAPER: "issued_papers",
    Kind.ATTACHMENT: "attachments",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a backup: the key of the open book, a password, or the code of the recovery sheet."""

    key: BookKey | None = None
    password: str = ""
    login: str = ""
    sheet_code: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """The new book, its key and what the backup said of itself."""

    book: Path
    key: BookKey
    contents: Contents


@dataclass(frozen=True, slots=True)
class _Staged:
    book: Path
    key: BookKey
    contents: Contents
    drafts: int
    login: str


def _no_report(_done: int, _of_all: int) -> None:
    return None


def _never() -> bool:
    return False


def restore(
    file: Path,
    to: Path,
    opening: Opening,
    report: Report = _no_report,
    stopped: Stopped = _never,
    *,
    user: str = "",
    clock: Clock = now,
    roles: frozenset[Role] | None = None,
) -> Restored:
    """Take a backup back to a new book, with a line in its log that says so.

    ``roles`` are those of whoever asks in the open book; without one, whoever's password opens the backup
    must be allowed to. The recovery sheet always is.

    Raises ``BookUnusable``: ``restore-over-book``, ``restore-leftover``, ``restore-unwritable``,
    ``restore-not-good``, ``backup-damaged``, ``backup-locked``, ``wrong-password``; or
    ``Refusal("not-allowed")``. No book is made then.
    """
    if roles is not None and not may(roles, "restore_book"):
        raise Refusal("not-allowed", act="restore_book")
    refuse_over(to)
    with staging(to) as folder:
        staged = _stage(file, folder, opening, report, stopped)
        office = open_office(
            staged.book, user=user, clock=clock, create=False, key=staged.key, login=staged.login
        )
        try:
            with act(office, "restore_book") as doing:
                doing.touch(Kind.OFFICE, "book")
                doing.note(backup=file.name, made_at=staged.contents.made_at.isoformat())
        finally:
            office.close()
        put_in_place(staged.book, to)
    return Restored(to, staged.key, staged.contents)


def what_would_be_lost(office: Office, file: Path, opening: Opening) -> Loss:
    """What the open book has that a backup has not, or has otherwise."""
    with staging(office.file) as folder:
        staged = _stage(file, folder, opening, _no_report, _never, whole=False)
        mine = head_of(office)[0].key if is_set_up(office) else ""
        check_comparable(mine, staged.contents.office, file)
        counted, rows = compared(office.file, office.key, staged.book, staged.key)
    return Loss(staged.contents.made_at, counted, tuple(rows))


def drill(
    office: Office, file: Path, opening: Opening, report: Report = _no_report, stopped: Stopped = _never
) -> Drill:
    """Try a backup out: take it back whole into a temporary folder, check, count, take it away. Logged."""
    check_may(office, "drill_backup")
    began = time.monotonic()
    with staging(office.file) as folder:
        staged = _stage(file, folder, opening, report, stopped)
        restored = counts(staged.book, staged.key)
    there = counts(office.file, office.key)
    said = staged.contents.rows
    made = Drill(
        held_at=office.clock(),
        by=office.user,
        file=file.name,
        made_at=staged.contents.made_at,
        size=file.stat().st_size,
        parts=len(staged.contents.parts),
        papers=sum(part.name.startswith(backup_file.PAPERS) for part in staged.contents.parts),
        drafts=staged.drafts,
        seconds=time.monotonic() - began,
        kinds=tuple(
            CountedKind(kind, said.get(table, 0), restored.get(table, 0), there.get(table, 0))
            for kind, table in _COUNTED.items()
        ),
    )
    with act(office, "drill_backup") as doing:
        doing.touch(Kind.OFFICE, "backup")
        doing.note(backup=file.name, made_at=made.made_at.isoformat(), good=made.is_good)
    return made


def drill_record(office: Office, held: Drill, suffix: str) -> bytes:
    """The record of a drill as PDF or Word file, to print, sign and put into the file of the office."""
    with office.store.reading() as book:
        day = held.held_at.date()
        side = Side.PARTY if letterhead_on(book, Side.PARTY, day) else Side.STATE
        words = PaperWords(book, side, day)
        rows = DrillPaper(head=words.head(None, day), drill=held, chief=words.chief_of_office(day))
    return papers.render(rows, suffix)


def peek(file: Path) -> Contents:
    """What a backup says of itself; needs no key. Raises ``BookUnusable`` for what is no backup."""
    return backup_file.contents_of(file)


def _stage(
    file: Path,
    folder: Path,
    opening: Opening,
    report: Report,
    stopped: Stopped,
    *,
    whole: bool = True,
) -> _Staged:
    """The book of a backup in a folder of its own, with key file and drafts, everything checked."""
    book = folder / "so.db"
    size, done = 2 * _size(file), 0

    def step(count: int) -> None:
        nonlocal done
        if stopped():
            raise Refusal("stopped")
        done += count
        report(min(done, size), size)

    try:
        with reading(file) as backup:
            backup.check(step)
            backup.take_out(backup_file.BOOK, book, step)
            keys.path_of(book).write_bytes(backup.read(backup_file.KEYS))
            unlocked = _key(backup, book, opening)
            key = unlocked.key
            drafts = _take_drafts(backup, drafts_of(book), key)
            contents = backup.contents
    except OSError as error:
        raise BookUnusable("restore-unwritable", file=str(folder.parent), why=disk_reason(error)) from error
    damage = find_damage(book, key, whole=whole)
    if damage or counts(book, key) != dict(contents.rows):
        raise BookUnusable("restore-not-good", file=file.name, part=damage or "số bản ghi")
    return _Staged(book, key, contents, drafts, unlocked.login)


def _key(backup: BackupReader, book: Path, opening: Opening) -> Unlocked:
    """The key of the backup by whatever opens it, and whose password that was."""
    if opening.key is not None and opening.key.ident == backup.contents.key_id:
        return Unlocked(opening.key, "")
    found = keys.read(book)
    key = found.open_key() if found is not None else None
    unlocked = Unlocked(key, "") if key is not None else None
    if unlocked is None and opening.sheet_code:
        unlocked = locking.unlock_with_sheet(book, opening.sheet_code)
    if unlocked is None and opening.password:
        unlocked = locking.unlock_as_any(book, opening.password, opening.login or None)
    if unlocked is None:
        raise BookUnusable("backup-locked", file=backup.file.name)
    if unlocked.key.ident != backup.contents.key_id:
        raise BookUnusable("backup-damaged", file=backup.file.name, part=backup_file.KEYS)
    return unlocked


def _take_drafts(backup: BackupReader, folder: Path, key: BookKey) -> int:
    drafts = drafts_opened(backup.read(backup_file.DRAFTS), key, backup.file)
    for name, content in drafts.items():
        if Path(name).name != name or not name.endswith(".jsonl"):
            raise BookUnusable("backup-damaged", file=backup.file.name, part=backup_file.DRAFTS)
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return len(drafts)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise BookUnusable("backup-unreadable", file=str(file), why=disk_reason(error)) from error
