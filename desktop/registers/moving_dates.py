"""Which open due dates would move, and where to, if the office counted by other days or limits (BR-05).

Promises keep their date in the book and are counted anew here; what stands under a legal limit is asked
for twice, by the law as it is and as it would be.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.calendar_changes import Span, moved_span
from desktop.domain.changes import Kind
from desktop.domain.commitment import Due, DueKind
from desktop.domain.deadlines import due_date
from desktop.domain.due import DueRow, Duty
from desktop.domain.moved_due import Law, MovedDue, in_order, moved_rows
from desktop.registers.due_meetings import dialogue_rows, session_rows, visit_rows
from desktop.registers.due_petitions import duties_of
from desktop.registers.due_window import Window
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import BodyTable, CommitmentTable

COUNTED = (DueKind.WORKING_DAYS, DueKind.DAYS)
MEETINGS = (visit_rows, session_rows, dialogue_rows)


def moved_in(book: Session, today: date, before: Law, after: Law) -> tuple[MovedDue, ...]:
    """Every open due date that is another under ``after``, the earliest first."""
    span = moved_span(before.calendar, after.calendar)
    if span is None and before.limits == after.limits:
        return ()
    window = Window.of(book, today, today)
    was, becomes = _under(window, before), _under(window, after)
    meetings = (list(_meetings(book, each)) for each in (was, becomes))
    only_days = span if before.limits == after.limits else None
    promised = _promised(book, after.calendar, *span) if span is not None else ()
    return in_order((*promised, *moved_rows(*meetings), *_petitions(book, was, becomes, only_days)))


def _under(window: Window, law: Law) -> Window:
    return replace(window, until=date.max, limits=law.limits, calendar=law.calendar, _left={}, _ends={})


def _meetings(book: Session, window: Window) -> Iterator[DueRow]:
    for rows in MEETINGS:
        yield from rows(book, window)


def _petitions(book: Session, was: Window, becomes: Window, span: Span | None) -> Iterator[MovedDue]:
    """Every running clock of the open petitions. Where only days change, what is due before the first of
    them stays."""
    table = PetitionTable
    statement = select(table).where(table.struck_on.is_(None), table.due_on.is_not(None))
    if span is not None:
        statement = statement.where(table.received < span[1])
    for row in book.scalars(statement):
        duties = list(duties_of(row, was))
        if span is None or any(each.due >= span[0] for each in duties):
            yield from moved_rows(duties, duties_of(row, becomes))


def _promised(book: Session, calendar: WorkingCalendar, first: date, last: date) -> Iterator[MovedDue]:
    """Open promises counted in days and not extended: an extension is a date of its own (BR-53)."""
    table = CommitmentTable.__table__.c
    statement = (
        select(
            table.key, table.content, table.promised_on, table.due_kind, table.due_count, table.due_on,
            BodyTable.name.label("lead"),
        )
        .outerjoin(BodyTable, BodyTable.id == table.lead_id)
        .where(table.is_open, table.due_kind.in_(COUNTED), table.due_on == table.due_now)
        .where(table.due_on >= first, table.promised_on < last)
    )  # fmt: skip
    counted: dict[tuple[date, str, int], date | None] = {}
    for row in book.execute(statement):
        asked = (row.promised_on, row.due_kind, row.due_count)
        if asked not in counted:
            counted[asked] = _counted(*asked, calendar)
        due = counted[asked]
        if due is not None and due != row.due_on:
            yield MovedDue(
                Duty.COMMITMENT, Kind.COMMITMENT, row.key, row.content, row.due_on, due, row.lead or ""
            )


def _counted(promised_on: date, kind: str, count: int, calendar: WorkingCalendar) -> date | None:
    counted = due_date(promised_on, Due(DueKind(kind), count=count), calendar)
    return counted.due if counted else None
