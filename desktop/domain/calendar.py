"""Which days the office works (domain §6): weekends, public holidays, swapped and make-up days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that is not what its weekday says. ``provisional``: the year's schedule is not announced."""

    day: date
    kind: DayKind
    name: str
    basis: str = ""
    provisional: bool = False


class WorkingCalendar:
    """The office's calendar. Saturday and Sunday rest unless a make-up day says otherwise (BR-02, BR-04).

    ``saturday_is_workday``: the office works every Saturday that is no holiday; the law's answer is no.
    """

    def __init__(self, days: Iterable[CalendarDay], *, saturday_is_workday: bool = False) -> None:
        self.saturday_is_workday = saturday_is_workday
        self._days: Mapping[date, CalendarDay] = {entry.day: entry for entry in days}
        self._first_rest = 6 if saturday_is_workday else 5
        self._announced = frozenset(day.year for day in self._days) - frozenset(
            entry.day.year for entry in self._days.values() if entry.provisional
        )

    def days(self) -> tuple[CalendarDay, ...]:
        """Every special day, the earliest first."""
        return tuple(self._days[day] for day in sorted(self._days))

    def special(self, day: date) -> CalendarDay | None:
        return self._days.get(day)

    def rest_reason(self, day: date) -> str | None:
        """Why the office rests that day, or ``None`` when it works."""
        entry = self._days.get(day)
        if entry is not None:
            return entry.name if entry.kind is DayKind.HOLIDAY else None
        return weekday_name(day) if day.weekday() >= self._first_rest else None

    def is_working(self, day: date) -> bool:
        return self.rest_reason(day) is None

    def next_working(self, day: date) -> date:
        """The day itself when the office works, else the first working day after it (BR-03)."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def is_provisional(self, year: int) -> bool:
        """Whether the year's days off are not announced yet, so that a due date in it may still move."""
        return year not in self._announced
