"""Thùng rác as a list: what lies there, since when, put there by whom and why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.store.keeping_tables import TrashTable
from desktop.store.whole_rows import WholeRows

COMMITMENTS = "cam kết"
"""The series whose numbers the trash keeps from being given out again."""


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One record in the trash. ``number`` is empty for what has none: ``CK 57/2026``.

    ``title`` names a denunciation by its code only (BR-26).
    """

    kind: Kind
    record: str
    title: str
    number: str
    reason: str
    at: datetime
    by: str

    @property
    def key(self) -> str:
        """What tells the rows of the list apart."""
        return f"{self.kind}:{self.record}"


@dataclass(frozen=True, slots=True)
class TrashSheet:
    """One record in the trash with what went along: how many ``opinions``, ``commitments``, and how many
    records elsewhere will be linked to it again."""

    row: TrashRow
    opinions: int
    commitments: int
    links: int


def trash_count(office: Office) -> int:
    with office.store.reading() as book:
        return book.scalar(select(func.count()).select_from(TrashTable)) or 0


def trash_rows(office: Office, first: int, limit: int) -> tuple[TrashRow, ...]:
    """A window of the list, what was put there last first."""
    newest = select(TrashTable).order_by(TrashTable.trashed_at.desc(), TrashTable.id.desc())
    window = newest.options(defer(TrashTable.content)).offset(first).limit(limit)
    with office.store.reading() as book:
        return tuple(map(_row, book.scalars(window)))


def trash_sheet(office: Office, kind: Kind, key: str) -> TrashSheet:
    """Raises ``trash-unknown``."""
    with office.store.reading() as book:
        kept = find_trashed(book, kind, key)
        if kept is None:
            raise Refusal("trash-unknown", key=key)
        whole = WholeRows.of_text(kept.content)
        tables = [table for table, each in whole.keys if each != key]
        return TrashSheet(_row(kept), tables.count("opinions"), tables.count("commitments"), len(whole.links))


def find_trashed(book: Session, kind: Kind, key: str) -> TrashTable | None:
    """The record's row in the trash."""
    wanted = select(TrashTable).where(TrashTable.kind == kind, TrashTable.key == key)
    return book.scalars(wanted).first()


def trashed_keys(book: Session, kind: Kind) -> set[str]:
    """Keys that are not free although the register does not have them."""
    return set(book.scalars(select(TrashTable.key).where(TrashTable.kind == kind)))


def last_trashed(book: Session, series: str, year: int) -> int:
    """The highest number of a series that lies in the trash; it is never given out again."""
    wanted = select(func.max(TrashTable.number)).where(TrashTable.series == series, TrashTable.year == year)
    return book.scalar(wanted) or 0


def _row(kept: TrashTable) -> TrashRow:
    kind = Kind(kept.kind)
    number = f"CK {kept.number}/{kept.year}" if kind is Kind.COMMITMENT else ""
    return TrashRow(kind, kept.key, kept.title, number, kept.reason, kept.trashed_at, kept.trashed_by)
