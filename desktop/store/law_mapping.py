"""Rows of the law the office works by, legal limits and special days, to nouns and back."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.calendar import CalendarDay, DayKind
from desktop.domain.deadlines import LegalLimit, Unit
from desktop.store import tables as tab


def legal_limit(row: tab.LegalLimitTable) -> LegalLimit:
    return LegalLimit(
        key=row.key,
        count=row.count,
        unit=Unit(row.unit),
        basis=row.basis,
        before=row.before,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        confidence=row.confidence,
    )


def new_legal_limit(limit: LegalLimit, reason: str = "") -> tab.LegalLimitTable:
    """A new row; ``reason`` says why the office made it, blank for what came with the program."""
    return tab.LegalLimitTable(
        key=limit.key,
        count=limit.count,
        unit=limit.unit,
        basis=limit.basis,
        before=limit.before,
        effective_from=limit.effective_from,
        effective_to=limit.effective_to,
        confidence=limit.confidence,
        reason=reason,
        checked_by="",
    )


def calendar_days(book: Session) -> Iterator[CalendarDay]:
    """Whatever counts a due date begins with these hundreds of days: plain values cost a quarter of rows that
    could be changed."""
    day = tab.CalendarDayTable
    for on, kind, name, basis, provisional in book.execute(
        select(day.day, day.kind, day.name, day.basis, day.provisional)
    ):
        yield CalendarDay(on, DayKind(kind), name, basis, provisional)


def new_calendar_day(day: CalendarDay) -> tab.CalendarDayTable:
    return tab.CalendarDayTable(
        day=day.day, kind=day.kind, name=day.name, basis=day.basis, provisional=day.provisional
    )
