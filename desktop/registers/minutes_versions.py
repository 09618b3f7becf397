"""Completed versions of minutes, word for word as they were completed (BR-46)."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.papers import Paper
from desktop.store import frozen
from desktop.store.tables import MinutesVersionTable

Rows = TypeVar("Rows", bound=Paper)


def frozen_version(book: Session, rows: type[Rows], owner: str, version: int) -> Rows | None:
    """The rows of one version of the minutes of ``owner``, or ``None`` when it was never completed."""
    table = MinutesVersionTable
    kept = book.scalar(select(table.content).where(table.owner == owner, table.version == version))
    return frozen.load(rows, kept) if kept is not None else None
