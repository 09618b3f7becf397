"""Public holidays of a year: what the law gives, what was announced, what stands in for a lost day.

The rules read their data from ``resources/calendars/holidays.json`` (domain §6): paid days since a year,
lunar days by the Vietnamese calendar, and the blocks and swaps the Prime Minister fixed for single years.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.domain.calendar import CalendarDay, DayKind

Named = dict[date, str]


def known_years(source: Mapping[str, Any]) -> tuple[int, ...]:
    """The years whose lunar days are known."""
    return tuple(sorted(int(year) for year in source["lunar"]))


def official_days(source: Mapping[str, Any], years: Iterable[int]) -> tuple[CalendarDay, ...]:
    """The special days of those years by statute and announcement, one entry a day.

    A holiday on a weekly rest day gives the next working day off (Bộ luật Lao động 2019 Điều 111.3); a
    year whose schedule is not announced gets the statutory days only, marked provisional. ``KeyError``
    for a year without lunar days.
    """
    found: dict[date, CalendarDay] = {}
    for year in years:
        announced = source["official"].get(str(year))
        if announced is None:
            _provisional_year(found, statutory_days(source, year), _law(source, year))
        else:
            _announced_year(found, statutory_days(source, year), announced)
    return tuple(found[day] for day in sorted(found))


def statutory_days(source: Mapping[str, Any], year: int) -> Named:
    """The paid public holidays of a year by the law of that year: 10 until 2020, 11 until 2025, then 12."""
    days = {
        date(year, each["month"], each["day"]): str(each["name"])
        for each in source["solar"]
        if year >= each["from_year"]
    }
    lunar = source["lunar"][str(year)]
    first = date.fromisoformat(lunar["tet"]) - timedelta(days=source["tet"]["days_before"])
    days |= {
        first + timedelta(days=step): str(source["tet"]["name"]) for step in range(source["tet"]["days"])
    }
    days[date.fromisoformat(lunar["gio_to"])] = str(source["gio_to"]["name"])
    return days


@dataclass(frozen=True, slots=True)
class _Basis:
    """The document behind a year's days; one entry of it may still have to be checked."""

    document: str
    confidence: str = ""

    def of(self, entry: Mapping[str, Any]) -> str:
        doubt = entry.get("confidence", self.confidence)
        return f"{self.document} ({doubt})" if doubt else self.document


def _law(source: Mapping[str, Any], year: int) -> str:
    return [str(each["basis"]) for each in source["basis"] if year >= each["from_year"]][-1]


def _provisional_year(found: dict[date, CalendarDay], statutory: Named, basis: str) -> None:
    for day, name in statutory.items():
        found[day] = CalendarDay(day, DayKind.HOLIDAY, name, basis, provisional=True)
    for day, name in _substitutes(found, statutory):
        found[day] = CalendarDay(day, DayKind.HOLIDAY, name, basis, provisional=True)


def _announced_year(found: dict[date, CalendarDay], statutory: Named, announced: Mapping[str, Any]) -> None:
    """A block stands for the statutory days of its name, and holds their substitutes already."""
    basis = _Basis(str(announced["basis"]), str(announced.get("confidence", "")))
    in_blocks = {str(block["name"]) for block in announced["blocks"]}
    loose = {day: name for day, name in statutory.items() if name not in in_blocks}
    for day, name in loose.items():
        found[day] = CalendarDay(day, DayKind.HOLIDAY, name, basis.document)
    for block in announced["blocks"]:
        for day in _span(block):
            found[day] = CalendarDay(day, DayKind.HOLIDAY, str(block["name"]), basis.of(block))
    for swap in announced["swaps"]:
        off, worked = date.fromisoformat(swap["off"]), date.fromisoformat(swap["worked"])
        found[off] = CalendarDay(off, DayKind.HOLIDAY, str(swap["name"]), basis.of(swap))
        found[worked] = CalendarDay(worked, DayKind.MAKE_UP, f"Làm bù: {swap['name']}", basis.of(swap))
    for day, name in _substitutes(found, loose):
        found[day] = CalendarDay(day, DayKind.HOLIDAY, name, basis.document)


def _span(block: Mapping[str, Any]) -> list[date]:
    first, last = date.fromisoformat(block["from"]), date.fromisoformat(block["to"])
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _substitutes(found: Mapping[date, CalendarDay], statutory: Named) -> list[tuple[date, str]]:
    """A working day off for each holiday on a weekend, the earliest holiday first."""
    taken, given = set(found), []
    for day, name in sorted(statutory.items()):
        if day.weekday() < 5:
            continue
        free = day
        while free in taken or free.weekday() >= 5:
            free += timedelta(days=1)
        taken.add(free)
        given.append((free, f"Nghỉ bù {name}"))
    return given
