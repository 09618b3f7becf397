"""Counting days: the one rule that form, service, list, paper and command line share.

Counting follows Bộ luật Dân sự 2015 Điều 147, 148: the day of the event is not counted, and a
limit in plain days that ends on a day of rest moves to the next working day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Due, DueKind
from desktop.domain.errors import Refusal

MAX_DAYS = 3650


class Unit(StrEnum):
    """What a limit counts: days of a span, or how often, or how many."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    PER_WEEK = "per_week"
    PER_MONTH = "per_month"
    PER_YEAR = "per_year"
    PEOPLE = "people"

    @property
    def is_span(self) -> bool:
        """Whether a due date can be counted with it."""
        return self in {Unit.WORKING_DAYS, Unit.DAYS}


@dataclass(frozen=True, slots=True)
class LegalLimit:
    """One limit from the law, in force for events dated within its span (BR-01)."""

    key: str
    count: int
    unit: Unit
    basis: str
    before: bool = False
    effective_from: date | None = None
    effective_to: date | None = None
    confidence: str = ""

    def governs(self, day: date) -> bool:
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date that can explain itself: every day skipped on the way, and why."""

    start: date
    count: int
    unit: Unit
    due: date
    skipped: tuple[tuple[date, str], ...] = ()
    rolled: bool = False
    provisional: bool = False


def known_limit(limits: Iterable[LegalLimit], key: str, day: date) -> LegalLimit | None:
    """The limit of that name that the event's own day is under, or ``None`` where none is known (BR-01)."""
    return next((limit for limit in limits if limit.key == key and limit.governs(day)), None)


def limit_on(limits: Iterable[LegalLimit], key: str, day: date) -> LegalLimit:
    """The limit of that name that the event's own day is under; ``no-limit`` where none is known (BR-01)."""
    limit = known_limit(limits, key, day)
    if limit is None:
        raise Refusal("no-limit", key=key, day=day)
    return limit


def count_working_days(start: date, count: int, calendar: WorkingCalendar) -> DueDate:
    """``count`` working days after ``start``, which itself is not counted (BR-02)."""
    _check(count)
    day, left, skipped = start, count, []
    while left:
        day += timedelta(days=1)
        why = calendar.rest_reason(day)
        if why is None:
            left -= 1
        else:
            skipped.append((day, why))
    provisional = _provisional(start, day, calendar)
    return DueDate(start, count, Unit.WORKING_DAYS, day, tuple(skipped), provisional=provisional)


def count_days(start: date, count: int, calendar: WorkingCalendar) -> DueDate:
    """``count`` plain days after ``start``; an end on a day of rest moves on (BR-03)."""
    _check(count)
    end = start + timedelta(days=count)
    due = calendar.next_working(end)
    skipped = tuple(
        (end + timedelta(days=step), calendar.rest_reason(end + timedelta(days=step)) or "")
        for step in range((due - end).days)
    )
    return DueDate(start, count, Unit.DAYS, due, skipped, due != end, _provisional(start, due, calendar))


def count_back(event: date, count: int, unit: Unit, calendar: WorkingCalendar) -> DueDate:
    """The last day to act ``count`` days before an event; counted back and never extended (BR-06)."""
    _check(count)
    day, left, skipped = event, count, []
    while left:
        day -= timedelta(days=1)
        why = calendar.rest_reason(day) if unit is Unit.WORKING_DAYS else None
        if why is None:
            left -= 1
        else:
            skipped.append((day, why))
    return DueDate(event, count, unit, day, tuple(skipped))


def under_limit(limit: LegalLimit, day: date, calendar: WorkingCalendar) -> DueDate:
    """The due date a legal limit gives for an event on ``day``; ``no-limit`` when it counts no span."""
    if not limit.unit.is_span:
        raise Refusal("no-limit", key=limit.key, day=day)
    if limit.before:
        return count_back(day, limit.count, limit.unit, calendar)
    if limit.unit is Unit.WORKING_DAYS:
        return count_working_days(day, limit.count, calendar)
    return count_days(day, limit.count, calendar)


def due_date(promised_on: date, due: Due, calendar: WorkingCalendar) -> DueDate | None:
    """The date a promise is due, or ``None`` when it was made without one."""
    if due.kind is DueKind.WORKING_DAYS:
        return count_working_days(promised_on, due.count or 0, calendar)
    if due.kind is DueKind.DAYS:
        return count_days(promised_on, due.count or 0, calendar)
    if due.kind is DueKind.DATE and due.on is not None:
        if due.on < promised_on:
            raise Refusal("due-before-promise", field="due", promised_on=promised_on)
        days = (due.on - promised_on).days
        return DueDate(promised_on, days, Unit.DAYS, due.on, (), False, False)
    return None


def working_days_between(first: date, last: date, calendar: WorkingCalendar) -> int:
    """How many working days lie after ``first`` up to and with ``last``; negative when it is past."""
    if last < first:
        return -working_days_between(last, first, calendar)
    span = range(1, (last - first).days + 1)
    return sum(calendar.is_working(first + timedelta(days=step)) for step in span)


def _check(count: int) -> None:
    if not 1 <= count <= MAX_DAYS:
        raise Refusal("day-count", field="due", count=count, most=MAX_DAYS)


def _provisional(start: date, end: date, calendar: WorkingCalendar) -> bool:
    return any(calendar.is_provisional(year) for year in range(start.year, end.year + 1))
