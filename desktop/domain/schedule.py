"""Regular receptions from a fixed rule: which days it gives, and where a day of rest moves them.

The head fixes and announces a day of the month or of the week (Quy định 11-QĐi/TW Điều 4; Luật Tiếp
công dân Điều 24). A fixed day on which the office rests moves by the office's own rule (BR-13).
"""

import calendar as months
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import DueDate, working_days_between

LAST_WEEK = -1
POSTING = "schedule-posting"


class HolidayMove(StrEnum):
    """Where a session goes whose fixed day is a day of rest; the office chooses (BR-13)."""

    NEXT_WORKING_DAY = "next_working_day"
    SAME_WEEKDAY = "same_weekday"


@dataclass(frozen=True, slots=True)
class FixedRule:
    """Days of the month (1…31), or weekdays (Monday 0) of every week or of the named weeks.

    ``weeks`` counts the weekday within its month: 1 is the first Thursday, ``LAST_WEEK`` the last.
    """

    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()

    def includes(self, day: date) -> bool:
        """Whether the rule names that day. A month too short for a day of the rule gives its last one."""
        last = months.monthrange(day.year, day.month)[1]
        if self.month_days:
            return day.day in {min(number, last) for number in self.month_days}
        if day.weekday() not in self.weekdays:
            return False
        week = (day.day - 1) // 7 + 1
        return not self.weeks or week in self.weeks or (LAST_WEEK in self.weeks and day.day + 7 > last)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One session to plan: the day of the rule, the day chosen, and why they differ.

    ``moved_because`` is the calendar's reason (“Chủ nhật”, “Tết Nguyên đán”), blank when it stays.
    ``clash``: another session of the same plan falls on the chosen day. ``provisional``: the year's days
    off are not announced, so the day may still move.
    """

    fixed: date
    day: date
    moved_because: str = ""
    clash: bool = False
    provisional: bool = False


def fixed_days(rule: FixedRule, first: date, last: date) -> tuple[date, ...]:
    """The days of the rule from ``first`` to ``last``, both included, whatever the calendar says."""
    span = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return tuple(day for day in span if rule.includes(day))


def moved(day: date, calendar: WorkingCalendar, move: HolidayMove) -> date:
    """Where a session fixed on ``day`` is held (BR-13). A rule that gives a Saturday or Sunday cannot keep
    its weekday and takes the next working day."""
    if move is HolidayMove.NEXT_WORKING_DAY or day.weekday() >= 5:
        return calendar.next_working(day)
    while not calendar.is_working(day):
        day += timedelta(weeks=1)
    return day


def planned_days(
    rule: FixedRule, first: date, last: date, calendar: WorkingCalendar, move: HolidayMove
) -> tuple[PlannedDay, ...]:
    """Every session of the rule whose fixed day lies in the span, by fixed day; the chosen one may lie
    after it."""
    plan = [
        PlannedDay(
            fixed,
            moved(fixed, calendar, move),
            calendar.rest_reason(fixed) or "",
            provisional=calendar.is_provisional(fixed.year),
        )
        for fixed in fixed_days(rule, first, last)
    ]
    falls = Counter(each.day for each in plan)
    return tuple(replace(each, clash=falls[each.day] > 1) for each in plan)


def posting_days_late(posted_on: date, due: DueDate, calendar: WorkingCalendar) -> int:
    """Working days the posting came after its last day; 0 when in time. A late notice is printed all the
    same and says so (BR-12)."""
    return max(0, working_days_between(due.due, posted_on, calendar))
