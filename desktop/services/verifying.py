"""Whether a book is whole: file, papers, scans, log; and saving what can be read of a damaged one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.office import BookKey, Clock, Office, now, open_office
from desktop.registers.attachments import damaged_attachments
from desktop.registers.damage import damaged_papers
from desktop.registers.log_check import head_code, verify_log
from desktop.services.acts import act, check_may
from desktop.services.backups import backups_in, check_backup
from desktop.store import integrity, keys
from desktop.store.rescue import Rescued, rescue

__all__ = ["Rescued", "Verified", "file_damage", "kept_damage", "rescue_book", "verify"]

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found wrong, each the code of a sentence; ``head`` is the code of the log's end."""

    damage: tuple[Refusal, ...]
    head: str


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
    found = [*file_damage(file, key), *backup_damage(file, backups, report, stopped)]
    try:
        office = open_office(file, create=False, key=key, clock=clock)
    except BookUnusable as error:
        told = any(each.code.startswith("damaged-page") for each in found)
        return Verified((*found, *(() if told else (error,))), "")
    try:
        found += kept_damage(office, report, stopped)
        head = _head(office)
    finally:
        office.close()
    return Verified(tuple(found), head)


def file_damage(file: Path, key: BookKey) -> Iterator[Refusal]:
    """Pages that are not what was written, an order among them that does not hold, half a key file."""
    for copy in keys.broken_copies(file):
        yield Refusal("damaged-key-file", file=str(copy))
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


def kept_damage(office: Office, report: Report, stopped: Stopped) -> Iterator[Refusal]:
    """What the open book keeps and no longer holds as it was put in."""
    for looked_at in (_log_damage, _paper_damage, _attachment_damage):
        try:
            yield from looked_at(office, report, stopped)
        except BookUnusable as error:
            yield error


def rescue_book(office: Office, to: Path) -> tuple[Rescued, ...]:
    """Put what can be read of a damaged book into a new one that the same people open. The old one stays."""
    check_may(office, "rescue_book")
    found = rescue(office.file, office.key, to)
    held = keys.read(office.file)
    if held is not None:
        keys.write(to, held)
    lost = {each.table: each.lost for each in found if each.lost}
    saved = open_office(to, user=office.user, clock=office.clock, key=office.key, login=office.login)
    try:
        with act(saved, "rescue_book") as doing:
            doing.note(lost=lost)
            doing.touch(Kind.OFFICE, "book")
    finally:
        saved.close()
    return found


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
