"""Everything with a clock on one day (BR-54): late, due that day, due within the next working days.

Only what can be due is read: promises and petitions by their stored due date, the rest by what is still
owed. A day that is past is answered by the dates in the records: what was recorded later was open then.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.due import DueList, DueRow, due_list
from desktop.office import Office
from desktop.registers.due_commitments import commitment_rows
from desktop.registers.due_meetings import dialogue_rows, session_rows, visit_rows
from desktop.registers.due_petitions import petition_rows
from desktop.registers.due_window import Window

SOURCES = (commitment_rows, petition_rows, visit_rows, session_rows, dialogue_rows)


def due_on(office: Office, day: date | None = None) -> DueList:
    """What is owed on ``day``, today when none is given."""
    with office.store.reading() as book:
        return due_in(book, day or office.today, today=office.today)


def due_in(book: Session, day: date, *, today: date, last: date | None = None) -> DueList:
    """``last``: everything due up to that day instead of what counts as soon."""
    window = Window.of(book, day, today, last)
    rows = _all(book, window)
    kept = rows if last is None else (row for row in rows if row.due <= last)
    return due_list(day, window.soon_days, _within(window, kept))


def _all(book: Session, window: Window) -> Iterator[DueRow]:
    for rows in SOURCES:
        yield from rows(book, window)


def _within(window: Window, rows: Iterable[DueRow]) -> Iterator[DueRow]:
    return (row for row in rows if row.due <= window.until)
