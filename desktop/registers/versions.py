"""The completed versions of any minutes: each stays readable (BR-46)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop.domain.changes import Kind, record_name
from desktop.office import Office
from desktop.store.tables import MinutesVersionTable


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    version: int
    completed_at: datetime
    author: str
    reason: str


def versions_of(office: Office, kind: Kind, key: str) -> tuple[MinutesVersion, ...]:
    """Every completed version of a record's minutes, newest first."""
    table = MinutesVersionTable
    with office.store.reading() as book:
        rows = book.scalars(
            select(table).where(table.owner == record_name(kind, key)).order_by(table.version.desc())
        )
        return tuple(MinutesVersion(row.version, row.completed_at, row.author, row.reason) for row in rows)
