"""Whether a book is whole: file, papers, scans, log; and saving what can be read of a damaged one."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.users import User
from desktop.office import BookKey, Clock, Office, drafts_of, now, open_office
from desktop.registers.attachments import damaged_attachments
from desktop.registers.damage import damaged_papers
from desktop.registers.log_check import head_code, verify_log
from desktop.services.acts import act, check_may
from desktop.services.backups import backups_in, check_backup
from desktop.services.new_books import put_in_place, refuse_over, staging
from desktop.services.user_rows import put_user
from desktop.store import integrity, keys
from desktop.store.keeping_tables import UserTable
from desktop.store.rescue import Rescued, rescue
from desktop.texts import disk_reason

__all__ = [
    "LOG", "REST", "Rescued", "RescuedBook", "RescuedKind", "Verified", "backup_damage", "by_kind",
    "file_damage", "kept_damage", "look_over", "rescue_book", "verify",
]  # fmt: skip

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
_MOST_PAGES = 20
_PART = 1000
LOG, REST = "log", "rest"


_TABLES = {
    "dialogues": Kind.DIALOGUE,
    "opinions": Kind.OPINION,
    "reception_sessions": Kind.RECEPTION_SESSION,
    "visits": Kind.VISIT,
    "cases": Kind.CASE,
    "petitions": Kind.PETITION,
    "commitments": Kind.COMMITMENT,
    "issued_papers": Kind.PAPER,
    "attachments": Kind.ATTACHMENT,
    "surveys": Kind.SURVEY,
    "procedure_figures": Kind.PROCEDURE_FIGURES,
    "recognised_models": Kind.RECOGNISED_MODEL,
    "office": Kind.OFFICE,
    "officials": Kind.OFFICIAL,
    "bodies": Kind.BODY,
    "hamlets": Kind.HAMLET,
    "subject_areas": Kind.SUBJECT_AREA,
    "phrases": Kind.PHRASE,
    "calendar_days": Kind.CALENDAR_DAY,
    "legal_limits": Kind.LEGAL_LIMIT,
    "retention_classes": Kind.RETENTION,
    "users": Kind.USER,
    "trash": Kind.TRASH,
    "audit": LOG,
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found wrong, each the code of a sentence; ``head`` is the code of the log's end.

    ``hurt``: the book itself is, not only a backup of it or one of the two key files.
    """

    damage: tuple[Refusal, ...]
    head: str
    hurt: bool = False


@dataclass(frozen=True, slots=True)
class RescuedKind:
    """Of one kind of record, ``LOG`` or ``REST``: what came over, and what is known to be lost."""

    what: str
    rows: int
    lost: int


@dataclass(frozen=True, slots=True)
class RescuedBook:
    """The new book and what is in it of the damaged one."""

    book: Path
    kinds: tuple[RescuedKind, ...]


def verify(
    file: Path,
    key: BookKey,
    *,
    backups: Iterable[Path] = (),
    clock: Clock = now,
    report: Report = lambda _done, _of_all: None,
    stopped: Stopped = lambda: False,
) -> Verified:
    """Look at everything of a book that lies closed, and at its backups in these folders.

    Raises ``Refusal("stopped")``, and ``BookUnusable("book-busy")`` while another program reads it.
    """
    mended = key_file_damage(file)
    try:
        office = open_office(file, create=False, key=key, clock=clock)
    except BookUnusable as error:
        found = [*file_damage(file, key)]
        told = any(each.code.startswith("damaged-page") for each in found)
        of_backups = backup_damage(file, backups, report, stopped)
        return Verified((*mended, *found, *of_backups, *(() if told else (error,))), "", hurt=True)
    try:
        found_open = look_over(office, backups, report, stopped)
    finally:
        office.close()
    return replace(found_open, damage=(*mended, *found_open.damage))


def look_over(office: Office, backups: Iterable[Path], report: Report, stopped: Stopped) -> Verified:
    """The same of the open book. Nobody may be writing into it meanwhile: half a page would be an alarm.

    Raises ``Refusal("stopped")``, and ``BookUnusable("book-busy")`` while another program reads it.
    """
    parts = len(_KEPT) + 2
    mended = key_file_damage(office.file)
    if stopped():
        raise Refusal("stopped")
    found = [*file_damage(office.file, office.key)]
    _share(report, 0, parts)(1, 1)
    of_backups = tuple(backup_damage(office.file, backups, _share(report, 1, parts), stopped))
    found += kept_damage(office, lambda at: _share(report, at + 2, parts), stopped)
    return Verified((*mended, *found, *of_backups), _head(office), hurt=bool(found))


def key_file_damage(file: Path) -> tuple[Refusal, ...]:
    """Which of the two copies of the key file was half; it is written anew from the other."""
    broken = keys.broken_copies(file)
    if broken:
        keys.heal(file)
    return tuple(Refusal("damaged-key-file", file=str(copy)) for copy in broken)


def file_damage(file: Path, key: BookKey) -> Iterator[Refusal]:
    """Pages that are not what was written, an order among them that does not hold."""
    try:
        integrity.settle(file, key)
    except BookUnusable as error:
        if error.code != "book-damaged":
            raise
    pages = integrity.damaged_pages(file, key)
    for page in pages[:_MOST_PAGES]:
        yield Refusal("damaged-page", file=str(file), page=page)
    if len(pages) > _MOST_PAGES:
        yield Refusal("damaged-pages-more", file=str(file), count=len(pages) - _MOST_PAGES)
    if not pages:
        for said in integrity.broken_structure(file, key):
            yield Refusal("damaged-structure", file=str(file), said=said)


def backup_damage(file: Path, folders: Iterable[Path], report: Report, stopped: Stopped) -> Iterator[Refusal]:
    """Backups of this book that are not what was written."""
    for folder in folders:
        for row in backups_in(folder) if folder.is_dir() else ():
            if row.file.name.startswith(file.stem):
                try:
                    check_backup(row.file, report, stopped)
                except BookUnusable as error:
                    yield error


def kept_damage(office: Office, report: Callable[[int], Report], stopped: Stopped) -> Iterator[Refusal]:
    """What the open book keeps and no longer holds as it was put in; ``report`` gives one for each part."""
    for at, looked_at in enumerate(_KEPT):
        try:
            yield from looked_at(office, report(at), stopped)
        except BookUnusable as error:
            yield error


def rescue_book(
    office: Office,
    to: Path,
    report: Report = lambda _done, _of_all: None,
    stopped: Stopped = lambda: False,
) -> tuple[Rescued, ...]:
    """Put what can be read of a damaged book, and its drafts, into a new one that the same people open.

    The old one stays; of a new one that failed or was stopped nothing does. Raises ``Refusal``:
    ``not-allowed``, ``stopped``; ``BookUnusable``: ``book-exists``, ``restore-leftover``,
    ``restore-unwritable``, ``book-damaged`` when not even the first page can be read.
    """
    check_may(office, "rescue_book")
    if to.exists():
        raise BookUnusable("book-exists", file=str(to))
    refuse_over(to)
    with staging(to) as folder:
        book = folder / "so.db"
        try:
            found = rescue(office.store, office.key, book, report, stopped)
            _take_along(office.file, book)
        except OSError as error:
            raise BookUnusable("restore-unwritable", file=str(to), why=disk_reason(error)) from error
        _write_down(office, book, found)
        put_in_place(book, to)
    return found


def by_kind(found: Iterable[Rescued]) -> tuple[RescuedKind, ...]:
    """What was rescued as the office counts it: the records first, what has no name of its own last."""
    rows, lost = Counter[str](), Counter[str]()
    for each in found:
        what = _TABLES.get(each.table, REST)
        rows[what] += each.rows
        lost[what] += each.lost
    order = dict.fromkeys([*_TABLES.values(), REST])
    return tuple(RescuedKind(str(what), rows[what], lost[what]) for what in order if rows[what] + lost[what])


def _take_along(file: Path, book: Path) -> None:
    """The key file and the drafts: the same people open the new book, with what they were typing."""
    held = keys.read(file)
    if held is not None:
        keys.write(book, held)
    for draft in sorted(drafts_of(file).glob("*.jsonl")):
        drafts_of(book).mkdir(exist_ok=True)
        shutil.copyfile(draft, drafts_of(book) / draft.name)


def _write_down(office: Office, book: Path, found: tuple[Rescued, ...]) -> None:
    """A line in the new book's log. It is opened as by the recovery sheet: whoever rescues it may be among
    the users whose row was lost; then they are entered again, or their password would open nothing."""
    saved = open_office(book, user=office.user, clock=office.clock, key=office.key)
    try:
        with act(saved, "rescue_book") as doing:
            doing.note(lost={each.what: each.lost for each in by_kind(found) if each.lost})
            doing.touch(Kind.OFFICE, "book")
            logins = set(doing.book.scalars(select(UserTable.login).where(UserTable.active)))
            if logins and office.login and office.login not in logins:
                put_user(doing, saved, User(office.login, office.user, office.roles))
    finally:
        saved.close()


def _share(report: Report, at: int, parts: int) -> Report:
    """How far one part of several is, told as how far all of it is."""

    def told(done: int, of_all: int) -> None:
        report(_PART * at + (_PART * done // of_all if of_all else 0), _PART * parts)

    return told


def _head(office: Office) -> str:
    try:
        with office.store.reading() as book:
            return head_code(book)
    except BookUnusable:
        return ""


def _log_damage(office: Office, report: Report, stopped: Stopped) -> Iterator[Refusal]:
    fault = verify_log(office, report, stopped).fault
    if fault is not None:
        yield Refusal("damaged-log", line=fault.id, why=str(fault.why))


def _paper_damage(office: Office, report: Report, stopped: Stopped) -> Iterator[Refusal]:
    for paper in damaged_papers(office, report, stopped):
        yield Refusal("damaged-paper", kind=paper.kind, owner=paper.owner, version=paper.version)


def _attachment_damage(office: Office, report: Report, stopped: Stopped) -> Iterator[Refusal]:
    for file in damaged_attachments(office, report, stopped):
        yield BookUnusable("attachment-damaged", title=file.title, record=file.record)


_KEPT = (_log_damage, _paper_damage, _attachment_damage)
