"""Promises that are due: by the date in force, open ones only."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind
from desktop.domain.commitment import Commitment
from desktop.domain.due import DueRow, Duty
from desktop.registers.commitment_sources import source_words
from desktop.registers.due_window import Window
from desktop.store import mapping
from desktop.store import tables as tab


def commitment_rows(book: Session, window: Window) -> Iterator[DueRow]:
    table = tab.CommitmentTable
    statement = select(table).order_by(table.due_now, table.id)
    if window.is_past:
        ended = or_(table.is_open, table.fulfilled_on > window.day, table.dropped_on > window.day)
        statement = statement.where(table.promised_on <= window.day, ended)
    else:
        statement = statement.where(table.is_open, table.due_now <= window.until)
    found = [(row, due) for row in book.scalars(statement) if (due := _due(row, window)) is not None]
    sources = source_words(book, [row for row, _ in found])
    for row, due in found:
        yield DueRow(
            Duty.COMMITMENT,
            Kind.COMMITMENT,
            row.key,
            row.content,
            due,
            row.lead.name if row.lead else "",
            sources[row.id],
            window.days_left(due),
        )


def _due(row: tab.CommitmentTable, window: Window) -> date | None:
    """The date in force on the day, if it can be due by then."""
    due = due_then(mapping.commitment(row), window.day) if window.is_past else row.due_now
    return due if due is not None and due <= window.until else None


def due_then(made: Commitment, day: date) -> date | None:
    """The date in force on a day that may be past: extensions given later do not count yet."""
    given = [each.to for each in made.extensions if each.on <= day]
    return given[-1] if given else made.due_on
