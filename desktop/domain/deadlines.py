"""Counting days: the one rule that form, service, list, paper and command line share.

Counting follows Bộ luật Dân sự 2015 Điều 147, 148: the day of the event is not counted, and a
limit in plain days that ends on a day of rest moves to the next working day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.errors import Refusal

MAX_DAYS = 3650
FIRST_YEAR, LAST_YEAR = 1900, 9900


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
    """A due date that can explain itself; ``deadline_words.explained`` says it in one sentence.

    ``start`` is the day of the event, which is not counted; ``skipped`` every day passed over on the way,
    with why; ``rolled``: a count of plain days ended on a day of rest. ``rule``, ``basis`` and
    ``in_force_from`` name the legal limit behind it, blank for a promise. ``before``: counted back from the
    event. ``fixed``: a date that was agreed, not counted. ``first_due`` is the date before an extension,
    ``extension`` its reason (BR-53). ``provisional``: days off of a year it touches are not announced yet.
    """

    start: date
    count: int
    unit: Unit
    due: date
    skipped: tuple[tuple[date, str], ...] = ()
    rolled: bool = False
    provisional: bool = False
    rule: str = ""
    basis: str = ""
    in_force_from: date | None = None
    before: bool = False
    fixed: bool = False
    first_due: date | None = None
    extension: str = ""


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
    _check(start, count)
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
    _check(start, count)
    end = start + timedelta(days=count)
    due = calendar.next_working(end)
    skipped = tuple(
        (end + timedelta(days=step), calendar.rest_reason(end + timedelta(days=step)) or "")
        for step in range((due - end).days)
    )
    return DueDate(start, count, Unit.DAYS, due, skipped, due != end, _provisional(start, due, calendar))


def count_back(event: date, count: int, unit: Unit, calendar: WorkingCalendar) -> DueDate:
    """The last day to act ``count`` days before an event; counted back and never extended (BR-06)."""
    _check(event, count)
    day, left, skipped = event, count, []
    while left:
        day -= timedelta(days=1)
        why = calendar.rest_reason(day) if unit is Unit.WORKING_DAYS else None
        if why is None:
            left -= 1
        else:
            skipped.append((day, why))
    open_year = unit is Unit.WORKING_DAYS and _provisional(day, event, calendar)
    return DueDate(event, count, unit, day, tuple(skipped), provisional=open_year, before=True)


def under_limit(limit: LegalLimit, day: date, calendar: WorkingCalendar) -> DueDate:
    """The due date a legal limit gives for an event on ``day``; ``no-limit`` when it counts no span."""
    if not limit.unit.is_span:
        raise Refusal("no-limit", key=limit.key, day=day)
    if limit.before:
        counted = count_back(day, limit.count, limit.unit, calendar)
    elif limit.unit is Unit.WORKING_DAYS:
        counted = count_working_days(day, limit.count, calendar)
    else:
        counted = count_days(day, limit.count, calendar)
    return replace(counted, rule=limit.key, basis=limit.basis, in_force_from=limit.effective_from)


def due_under(limits: Iterable[LegalLimit], key: str, day: date, calendar: WorkingCalendar) -> DueDate:
    """The due date of the rule with that name for an event on ``day``, by the law of that day (BR-01)."""
    return under_limit(limit_on(limits, key, day), day, calendar)


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
        return DueDate(promised_on, days, Unit.DAYS, due.on, fixed=True)
    return None


def promise_due(noun: Commitment, calendar: WorkingCalendar) -> DueDate | None:
    """The date in force of a promise, with the first date and the reason when it was extended (BR-53)."""
    counted = due_date(noun.promised_on, noun.due, calendar)
    if not noun.extensions:
        return counted
    last = noun.extensions[-1]
    if counted is None:
        days = (last.to - noun.promised_on).days
        return DueDate(noun.promised_on, days, Unit.DAYS, last.to, fixed=True, extension=last.reason)
    return extended(counted, last.to, last.reason)


def extended(counted: DueDate, to: date, reason: str) -> DueDate:
    """The same due date put off to a later day; the first date and how it was counted stay in sight."""
    return replace(counted, due=to, first_due=counted.first_due or counted.due, extension=reason)


def working_days_between(first: date, last: date, calendar: WorkingCalendar) -> int:
    """How many working days lie after ``first`` up to and with ``last``; negative when it is past."""
    if last < first:
        return -working_days_between(last, first, calendar)
    span = range(1, (last - first).days + 1)
    return sum(calendar.is_working(first + timedelta(days=step)) for step in span)


def _check(start: date, count: int) -> None:
    if not 1 <= count <= MAX_DAYS:
        raise Refusal("day-count", field="due", count=count, most=MAX_DAYS)
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise Refusal("date-too-far", field="due", day=start, first=FIRST_YEAR, last=LAST_YEAR)


def _provisional(start: date, end: date, calendar: WorkingCalendar) -> bool:
    return any(calendar.is_provisional(year) for year in range(start.year, end.year + 1))
