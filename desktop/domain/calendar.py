"""Which days the office works (domain §6): weekends, public holidays, swapped and make-up days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

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
    """The office's calendar. Saturday and Sunday rest unless a make-up day says otherwise (BR-02, BR-04)."""

    def __init__(self, days: Iterable[CalendarDay]) -> None:
        self._days: Mapping[date, CalendarDay] = {entry.day: entry for entry in days}
        self._years = frozenset(day.year for day in self._days)

    def special(self, day: date) -> CalendarDay | None:
        return self._days.get(day)

    def rest_reason(self, day: date) -> str | None:
        """Why the office rests that day, or ``None`` when it works."""
        entry = self._days.get(day)
        if entry is not None:
            return entry.name if entry.kind is DayKind.HOLIDAY else None
        return weekday_name(day) if day.weekday() >= 5 else None

    def is_working(self, day: date) -> bool:
        return self.rest_reason(day) is None

    def next_working(self, day: date) -> date:
        """The day itself when the office works, else the first working day after it (BR-03)."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def is_provisional(self, year: int) -> bool:
        """Whether the year's days off are not announced yet, so that a due date in it may still move."""
        if year not in self._years:
            return True
        return any(entry.provisional for entry in self._days.values() if entry.day.year == year)


def official_days(source: Mapping[str, Any], years: Iterable[int]) -> tuple[CalendarDay, ...]:
    """The special days of those years by statute and announcement, one entry a day.

    ``source`` has the shape of ``resources/calendars/holidays.json``. A holiday on a weekly rest day
    gives the next working day off (Bộ luật Lao động 2019 Điều 111.3); a year whose schedule is not
    announced gets the statutory days only, marked provisional. ``KeyError`` for a year without lunar days.
    """
    found: dict[date, CalendarDay] = {}
    for year in years:
        announced = source["official"].get(str(year))
        basis = announced["basis"] if announced else source["basis"]
        named = _statutory(source, year)
        if announced:
            named |= _announced(announced)
        for day, name in sorted(named.items()):
            found[day] = CalendarDay(day, DayKind.HOLIDAY, name, basis, announced is None)
        in_blocks = _announced(announced) if announced else {}
        loose = {day: name for day, name in _statutory(source, year).items() if day not in in_blocks}
        _give_substitutes(found, loose, basis, provisional=announced is None)
        for swap in announced["swaps"] if announced else ():
            worked = date.fromisoformat(swap["worked"])
            found[worked] = CalendarDay(worked, DayKind.MAKE_UP, f"Làm bù: {swap['name']}", basis)
    return tuple(found[day] for day in sorted(found))


def _statutory(source: Mapping[str, Any], year: int) -> dict[date, str]:
    days = {
        date(year, each["month"], each["day"]): str(each["name"])
        for each in source["solar"]
        if year >= each["from_year"]
    }
    lunar = source["lunar"][str(year)]
    first = date.fromisoformat(lunar["tet"]) - timedelta(days=source["tet"]["days_before"])
    for step in range(source["tet"]["days"]):
        days[first + timedelta(days=step)] = source["tet"]["name"]
    days[date.fromisoformat(lunar["gio_to"])] = source["gio_to"]["name"]
    return days


def _announced(announced: Mapping[str, Any]) -> dict[date, str]:
    days = {}
    for block in announced["blocks"]:
        day, last = date.fromisoformat(block["from"]), date.fromisoformat(block["to"])
        while day <= last:
            days[day] = str(block["name"])
            day += timedelta(days=1)
    for swap in announced["swaps"]:
        days[date.fromisoformat(swap["off"])] = str(swap["name"])
    return days


def _give_substitutes(
    found: dict[date, CalendarDay], statutory: Mapping[date, str], basis: str, *, provisional: bool
) -> None:
    """A day off for each statutory holiday on a weekend; announced blocks hold theirs already."""
    for day, name in sorted(statutory.items()):
        if day.weekday() < 5:
            continue
        free = day
        while free in found or free.weekday() >= 5:
            free += timedelta(days=1)
        found[free] = CalendarDay(free, DayKind.HOLIDAY, f"Nghỉ bù {name}", basis, provisional)
