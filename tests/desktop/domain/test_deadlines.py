"""BR-01…BR-06: which limit, and how its days are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import DayKind, weekday_name
from desktop.domain.commitment import Due
from desktop.domain.deadlines import (
    LegalLimit,
    Unit,
    count_back,
    count_days,
    count_working_days,
    due_date,
    known_limit,
    limit_on,
    under_limit,
    working_days_between,
)
from desktop.domain.errors import Refusal
from tests.builders import calendar

CALENDAR = calendar()


def test_br_01_a_limit_is_chosen_by_the_day_of_the_event() -> None:
    old = LegalLimit("accept", 10, Unit.DAYS, "cũ", effective_to=date(2026, 6, 30))
    new = LegalLimit("accept", 7, Unit.WORKING_DAYS, "mới", effective_from=date(2026, 7, 1))
    assert limit_on((old, new), "accept", date(2026, 6, 30)) is old
    assert limit_on((old, new), "accept", date(2026, 7, 1)) is new
    with pytest.raises(Refusal) as refused:
        limit_on((old, new), "unknown", date(2026, 7, 1))
    assert refused.value.code == "no-limit"
    assert known_limit((new,), "accept", date(2026, 6, 30)) is None


def test_br_02_working_days_skip_weekends_and_the_culture_day() -> None:
    counted = count_working_days(date(2026, 11, 20), 10, CALENDAR)
    assert counted.due == date(2026, 12, 7)
    assert (date(2026, 11, 24), "Ngày Văn hóa Việt Nam") in counted.skipped
    assert [day for day, _ in counted.skipped][:2] == [date(2026, 11, 21), date(2026, 11, 22)]
    assert not counted.rolled
    assert not counted.provisional


def test_br_03_plain_days_roll_off_a_day_of_rest() -> None:
    assert count_days(date(2027, 1, 20), 30, CALENDAR).due == date(2027, 2, 19)
    tet = count_days(date(2027, 1, 8), 30, CALENDAR)
    assert tet.rolled
    assert tet.due == date(2027, 2, 12)
    assert {why for _, why in tet.skipped} == {"Tết Nguyên đán", "Nghỉ bù Tết Nguyên đán"}
    assert tet.provisional


def test_br_04_a_make_up_saturday_counts_and_its_friday_does_not() -> None:
    assert CALENDAR.is_working(date(2026, 1, 10))
    assert not CALENDAR.is_working(date(2026, 1, 2))
    entry = CALENDAR.special(date(2026, 1, 10))
    assert entry is not None
    assert entry.kind is DayKind.MAKE_UP
    assert count_working_days(date(2026, 1, 9), 1, CALENDAR).due == date(2026, 1, 10)


def test_br_06_days_before_an_event_count_back_and_never_extend() -> None:
    counted = count_back(date(2026, 11, 30), 5, Unit.WORKING_DAYS, CALENDAR)
    assert counted.due == date(2026, 11, 20)
    assert date(2026, 11, 24) in {day for day, _ in counted.skipped}
    assert count_back(date(2026, 11, 12), 7, Unit.DAYS, CALENDAR).due == date(2026, 11, 5)


def test_limits_of_each_shape() -> None:
    day = date(2026, 11, 12)
    assert under_limit(LegalLimit("a", 7, Unit.DAYS, "", before=True), day, CALENDAR).due == date(2026, 11, 5)
    assert under_limit(LegalLimit("b", 10, Unit.DAYS, ""), day, CALENDAR).due == date(2026, 11, 23)
    assert under_limit(LegalLimit("c", 10, Unit.WORKING_DAYS, ""), day, CALENDAR).due == date(2026, 11, 27)


def test_a_limit_that_counts_sessions_or_people_gives_no_due_date() -> None:
    with pytest.raises(Refusal) as refused:
        under_limit(LegalLimit("often", 2, Unit.PER_MONTH, ""), date(2026, 11, 12), CALENDAR)
    assert refused.value.code == "no-limit"
    assert [unit for unit in Unit if unit.is_span] == [Unit.WORKING_DAYS, Unit.DAYS]


def test_a_promise_is_due_by_its_kind() -> None:
    day = date(2026, 11, 12)
    by_date = due_date(day, Due.by_date(date(2026, 12, 31)), CALENDAR)
    in_days = due_date(day, Due.in_days(10), CALENDAR)
    in_working_days = due_date(day, Due.in_working_days(15), CALENDAR)
    assert by_date is not None
    assert in_days is not None
    assert in_working_days is not None
    assert by_date.due == date(2026, 12, 31)
    assert in_days.due == date(2026, 11, 23)
    assert in_working_days.due == date(2026, 12, 4)
    assert due_date(day, Due.open_ended("chờ tỉnh trả lời"), CALENDAR) is None


@pytest.mark.parametrize(
    ("due", "code"),
    [
        (Due.by_date(date(2026, 11, 11)), "due-before-promise"),
        (Due.in_days(0), "day-count"),
        (Due.in_working_days(-1), "day-count"),
        (Due.in_working_days(4000), "day-count"),
    ],
)
def test_a_promise_that_cannot_be_counted_is_refused(due: Due, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        due_date(date(2026, 11, 12), due, CALENDAR)
    assert refused.value.code == code


DAYS = st.dates(date(2024, 1, 2), date(2029, 6, 30))
COUNTS = st.integers(1, 60)


@given(DAYS, COUNTS)
def test_a_working_day_count_never_lands_on_rest_and_grows_with_the_start(start: date, count: int) -> None:
    counted = count_working_days(start, count, CALENDAR)
    later = count_working_days(start + timedelta(days=1), count, CALENDAR)
    assert CALENDAR.is_working(counted.due)
    assert counted.due <= later.due
    assert working_days_between(start, counted.due, CALENDAR) == count
    assert working_days_between(counted.due, start, CALENDAR) == -count


@given(DAYS, COUNTS)
def test_plain_days_land_on_the_first_working_day_from_the_end(start: date, count: int) -> None:
    counted = count_days(start, count, CALENDAR)
    end = start + timedelta(days=count)
    assert CALENDAR.is_working(counted.due)
    assert counted.rolled == (counted.due != end)
    assert not any(
        CALENDAR.is_working(end + timedelta(days=step)) for step in range((counted.due - end).days)
    )


@given(DAYS, COUNTS)
def test_back_and_forth_agree(event: date, count: int) -> None:
    back = count_back(event, count, Unit.WORKING_DAYS, CALENDAR)
    if CALENDAR.is_working(event):
        assert count_working_days(back.due, count, CALENDAR).due == event


@pytest.mark.parametrize(
    ("year", "tet", "gio_to"),
    [
        (2024, "2024-02-10", "2024-04-18"),
        (2025, "2025-01-29", "2025-04-07"),
        (2026, "2026-02-17", "2026-04-26"),
        (2027, "2027-02-06", "2027-04-16"),
        (2028, "2028-01-26", "2028-04-04"),
        (2029, "2029-02-13", "2029-04-23"),
        (2030, "2030-02-02", "2030-04-12"),
    ],
)
def test_lunar_holidays_rest_in_every_year(year: int, tet: str, gio_to: str) -> None:
    for day in (tet, gio_to):
        entry = CALENDAR.special(date.fromisoformat(day))
        assert entry is not None
        assert entry.kind is DayKind.HOLIDAY
    assert CALENDAR.is_provisional(year) == (year >= 2027)


def test_a_year_without_data_is_provisional_and_weekends_still_rest() -> None:
    assert CALENDAR.is_provisional(2045)
    assert CALENDAR.rest_reason(date(2045, 1, 1)) == "Chủ nhật"
    assert weekday_name(date(2026, 11, 12)) == "thứ Năm"


@pytest.mark.parametrize(
    ("day", "rests"),
    [
        ("2025-11-24", False),
        ("2026-11-24", True),
        ("2026-04-27", True),
        ("2026-08-31", True),
        ("2026-08-22", False),
        ("2026-02-16", True),
    ],
)
def test_days_the_prime_minister_moved(day: str, *, rests: bool) -> None:
    assert (CALENDAR.rest_reason(date.fromisoformat(day)) is not None) == rests
