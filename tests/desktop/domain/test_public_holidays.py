"""Days off by law from 2019 to 2050: lunar days, paid days of each year, substitutes, what was announced."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

import resources
from desktop.domain.calendar import CalendarDay, DayKind, WorkingCalendar
from desktop.domain.public_holidays import known_years, official_days, statutory_days
from desktop.store.migrations.calendar_0005 import DAYS as FROZEN
from tests.lunar_days import gio_to, tet

YEARS = range(2019, 2051)


def _source() -> dict[str, Any]:
    found = json.loads(resources.path("calendars", "holidays.json").read_text(encoding="utf-8"))
    return dict(found)


SOURCE = _source()
EVERY = official_days(SOURCE, YEARS)
CALENDAR = WorkingCalendar(EVERY)

# The table of the field's reference for 2024 to 2030, weekdays checked by hand against a wall calendar.
TABLE = {
    2024: ("2024-02-10", 5, "2024-04-18", 3),
    2025: ("2025-01-29", 2, "2025-04-07", 0),
    2026: ("2026-02-17", 1, "2026-04-26", 6),
    2027: ("2027-02-06", 5, "2027-04-16", 4),
    2028: ("2028-01-26", 2, "2028-04-04", 1),
    2029: ("2029-02-13", 1, "2029-04-23", 0),
    2030: ("2030-02-02", 5, "2030-04-12", 4),
}


@pytest.mark.parametrize("year", TABLE)
def test_library_and_data_both_agree_with_the_table(year: int) -> None:
    first, first_weekday, tenth, tenth_weekday = TABLE[year]
    assert (tet(year).isoformat(), tet(year).weekday()) == (first, first_weekday)
    assert (gio_to(year).isoformat(), gio_to(year).weekday()) == (tenth, tenth_weekday)
    assert SOURCE["lunar"][str(year)] == {"tet": first, "gio_to": tenth}


def test_every_lunar_day_of_the_data_is_what_the_library_computes() -> None:
    assert known_years(SOURCE) == tuple(YEARS)
    for year in YEARS:
        computed = {"tet": tet(year).isoformat(), "gio_to": gio_to(year).isoformat()}
        assert SOURCE["lunar"][str(year)] == computed, year


def test_tet_2030_is_the_vietnamese_one_and_not_the_chinese() -> None:
    # The new moon is on 2/2/2030 at 23:07 in Hà Nội, which is 3/2 at 0:07 in Beijing.
    assert SOURCE["lunar"]["2030"]["tet"] == "2030-02-02"
    assert statutory_days(SOURCE, 2030)[date(2030, 2, 1)] == "Tết Nguyên đán"


@pytest.mark.parametrize(
    ("year", "paid"), [(2019, 10), (2020, 10), (2021, 11), (2025, 11), (2026, 12), (2027, 12), (2050, 12)]
)
def test_paid_days_grow_with_the_law(year: int, paid: int) -> None:
    assert len(statutory_days(SOURCE, year)) == paid


def test_the_culture_day_begins_in_2026() -> None:
    for year in YEARS:
        assert (date(year, 11, 24) in statutory_days(SOURCE, year)) == (year >= 2026)


@pytest.mark.parametrize("year", YEARS)
def test_every_year_rests_as_often_as_the_law_gives(year: int) -> None:
    """A holiday on a weekend is made good on a working day (Điều 111.3); a swap costs none."""
    days = [day for day in EVERY if day.day.year == year]
    off = sum(day.kind is DayKind.HOLIDAY and day.day.weekday() < 5 for day in days)
    made_up = sum(day.kind is DayKind.MAKE_UP for day in days)
    assert off - made_up == len(statutory_days(SOURCE, year))
    assert all(day.day.weekday() == 5 for day in days if day.kind is DayKind.MAKE_UP)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        # 1/5/2027 is a Saturday; 3/5 is the next working day.
        ("2027-05-03", "Nghỉ bù Ngày Quốc tế Lao động"),
        # Tết 2027 is 5–9/2, Friday to Tuesday: Saturday and Sunday are made good on 10 and 11/2.
        ("2027-02-10", "Nghỉ bù Tết Nguyên đán"),
        ("2027-02-11", "Nghỉ bù Tết Nguyên đán"),
        # 30/4/2028 is a Sunday and Monday 1/5 is a holiday itself: Tuesday 2/5 stands in.
        ("2028-05-02", "Nghỉ bù Ngày Chiến thắng 30/4"),
        # 2/9/2028 is a Saturday.
        ("2028-09-04", "Nghỉ bù Quốc khánh"),
        # 24/11/2029 is a Saturday, 24/11/2030 a Sunday: both are made good on Monday.
        ("2029-11-26", "Nghỉ bù Ngày Văn hóa Việt Nam"),
        ("2030-11-25", "Nghỉ bù Ngày Văn hóa Việt Nam"),
        # Giỗ Tổ 2026 is Sunday 26/4.
        ("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    ],
)
def test_a_holiday_on_a_weekend_moves_to_the_next_working_day(day: str, name: str) -> None:
    entry = CALENDAR.special(date.fromisoformat(day))
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ("2019-04-29", "2019-05-04"),
        ("2024-04-29", "2024-05-04"),
        ("2025-05-02", "2025-04-26"),
        ("2026-01-02", "2026-01-10"),
        ("2026-08-31", "2026-08-22"),
    ],
)
def test_br_04_a_swap_gives_one_day_and_takes_another(off: str, worked: str) -> None:
    assert not CALENDAR.is_working(date.fromisoformat(off))
    assert CALENDAR.is_working(date.fromisoformat(worked))


def test_an_announced_block_stands_for_the_days_of_the_law() -> None:
    # In 2021 the second day of Quốc khánh was 3/9; the law alone would have put it on 1/9.
    assert CALENDAR.is_working(date(2021, 9, 1))
    assert not CALENDAR.is_working(date(2021, 9, 3))


def test_announced_days_name_their_document_and_what_is_in_doubt() -> None:
    first, second = CALENDAR.special(date(2026, 1, 2)), CALENDAR.special(date(2026, 8, 31))
    assert first is not None
    assert second is not None
    assert first.basis == "12729/VPCP-KGVX, ngày 25/12/2025"
    assert second.basis == "12729/VPCP-KGVX, ngày 25/12/2025 (cần kiểm tra)"


def test_years_nobody_announced_are_provisional() -> None:
    assert [year for year in range(2018, 2052) if not CALENDAR.is_provisional(year)] == list(
        range(2019, 2027)
    )


def test_a_year_can_work_on_saturdays() -> None:
    six_days = WorkingCalendar(EVERY, saturday_is_workday=True)
    saturday = date(2026, 11, 21)
    assert six_days.is_working(saturday)
    assert not CALENDAR.is_working(saturday)
    assert not six_days.is_working(saturday + timedelta(days=1))
    assert not six_days.is_working(date(2026, 2, 14))


def test_what_an_older_book_is_given_is_what_a_new_one_starts_with() -> None:
    given = {CalendarDay(**(row | {"kind": DayKind(row["kind"])})) for row in FROZEN}
    assert given == {day for day in EVERY if not 2024 <= day.day.year <= 2030}
