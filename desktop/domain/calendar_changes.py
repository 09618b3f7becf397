"""What the office changes about its days off, before anything is written (BR-05)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.calendar import CalendarDay, DayKind, WorkingCalendar
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank

Span = tuple[date, date]
EVERY_DAY: Span = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """One change of the calendar: days put in or replaced, days taken out, years replaced as a whole.

    ``years``: every special day of theirs that is not in ``put`` goes. ``saturday_is_workday``: ``None``
    leaves that switch as it is.
    """

    put: tuple[CalendarDay, ...] = ()
    remove: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    saturday_is_workday: bool | None = None


def days_off(first: date, last: date, name: str, basis: str) -> CalendarChanges:
    """The same holiday on every day from ``first`` to ``last``, weekends among them too."""
    if last < first:
        raise Refusal("days-end-first", field="last", first=first)
    if (last - first).days > 31:
        raise Refusal("days-too-many", field="last")
    span = range((last - first).days + 1)
    return CalendarChanges(
        tuple(CalendarDay(first + timedelta(days=step), DayKind.HOLIDAY, name, basis) for step in span)
    )


def make_up_day(worked: date, name: str, basis: str) -> CalendarChanges:
    return CalendarChanges((CalendarDay(worked, DayKind.MAKE_UP, name, basis),))


def swap(off: date, worked: date, name: str, basis: str) -> CalendarChanges:
    """A working day off for a day of rest worked (BR-04)."""
    return CalendarChanges(
        (
            CalendarDay(off, DayKind.HOLIDAY, name, basis),
            CalendarDay(worked, DayKind.MAKE_UP, f"Làm bù: {name}", basis),
        )
    )


def announced(calendar: WorkingCalendar, year: int, basis: str) -> CalendarChanges:
    """The year's schedule is announced as it stands: nothing of it is provisional any more."""
    days = (day for day in calendar.days() if day.day.year == year and day.provisional)
    return CalendarChanges(tuple(replace(day, basis=basis or day.basis, provisional=False) for day in days))


def changed(calendar: WorkingCalendar, changes: CalendarChanges) -> WorkingCalendar:
    """The calendar after those changes; refused where they make no sense."""
    days = {day.day: day for day in calendar.days() if day.day.year not in changes.years}
    for gone in changes.remove:
        if calendar.special(gone) is None:
            raise Refusal("day-not-special", field="day", day=gone)
        days.pop(gone, None)
    for day in changes.put:
        _check(day)
        days[day.day] = day
    wanted = changes.saturday_is_workday
    saturday = calendar.saturday_is_workday if wanted is None else wanted
    return WorkingCalendar(days.values(), saturday_is_workday=saturday)


def undoing(calendar: WorkingCalendar, changes: CalendarChanges) -> CalendarChanges:
    """What brings the calendar back from those changes to what it is now."""
    touched = {*changes.remove, *(day.day for day in changes.put)}
    touched |= {day.day for day in calendar.days() if day.day.year in changes.years}
    before = [entry for day in sorted(touched) if (entry := calendar.special(day)) is not None]
    new = sorted(touched - {entry.day for entry in before})
    saturday = None if changes.saturday_is_workday is None else calendar.saturday_is_workday
    return CalendarChanges(tuple(before), tuple(new), saturday_is_workday=saturday)


def moved_span(before: WorkingCalendar, after: WorkingCalendar) -> Span | None:
    """The first and last day that works in one calendar and rests in the other; ``None`` when none does.

    Counting that ends before that span or begins after it gives the same date in both.
    """
    if before.saturday_is_workday != after.saturday_is_workday:
        return EVERY_DAY
    special = {entry.day for calendar in (before, after) for entry in calendar.days()}
    differ = [day for day in special if before.is_working(day) != after.is_working(day)]
    return (min(differ), max(differ)) if differ else None


def _check(day: CalendarDay) -> None:
    if is_blank(day.name):
        raise Refusal("required", field="name")
    if day.kind is DayKind.MAKE_UP and day.day.weekday() < 5:
        raise Refusal("make-up-on-workday", field="worked", day=day.day)
