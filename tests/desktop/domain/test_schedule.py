"""BR-12, BR-13: which days a fixed rule gives, where a day of rest moves them, when the notice is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import due_under
from desktop.domain.errors import Refusal
from desktop.domain.schedule import (
    LAST_WEEK,
    FixedRule,
    HolidayMove,
    PlannedDay,
    fixed_days,
    moved,
    planned_days,
    posting_days_late,
)
from desktop.domain.schedule_words import rule_from, rule_words
from tests.builders import calendar
from tests.desktop.domain.law import limits

CALENDAR = calendar()
LIMITS = limits()
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NEXT, SAME = HolidayMove.NEXT_WORKING_DAY, HolidayMove.SAME_WEEKDAY


def _days(rule: FixedRule, first: date = FIRST, last: date = LAST) -> list[str]:
    return [f"{day.day}/{day.month}" for day in fixed_days(rule, first, last)]


def test_a_rule_of_month_days_gives_two_sessions_a_month() -> None:
    assert len(_days(FixedRule((5, 20)))) == 24
    assert _days(FixedRule((5, 20)), date(2026, 11, 6), date(2026, 12, 5)) == ["20/11", "5/12"]


def test_a_month_too_short_gives_its_last_day() -> None:
    assert _days(FixedRule((15, 31)), date(2026, 2, 1), date(2026, 4, 30)) == [
        "15/2",
        "28/2",
        "15/3",
        "31/3",
        "15/4",
        "30/4",
    ]


def test_a_rule_of_weekdays_gives_every_week_or_the_named_ones() -> None:
    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert _days(FixedRule(weekdays=(3,)), *november) == ["5/11", "12/11", "19/11", "26/11"]
    assert _days(FixedRule(weekdays=(3,), weeks=(1, 3)), *november) == ["5/11", "19/11"]
    assert _days(FixedRule(weekdays=(0,), weeks=(1, LAST_WEEK)), *november) == ["2/11", "30/11"]
    assert _days(FixedRule(weekdays=(0, 3), weeks=(1,)), *november) == ["2/11", "5/11"]


def test_br_13_a_holiday_moves_to_the_next_working_day_or_the_same_weekday() -> None:
    culture_day = date(2026, 11, 24)
    assert moved(culture_day, CALENDAR, NEXT) == date(2026, 11, 25)
    assert moved(culture_day, CALENDAR, SAME) == date(2026, 12, 1)
    working = date(2026, 11, 25)
    assert moved(working, CALENDAR, NEXT) == moved(working, CALENDAR, SAME) == working


def test_br_13_a_week_of_tet_is_skipped_whole_and_a_sunday_cannot_keep_its_weekday() -> None:
    assert moved(date(2026, 2, 19), CALENDAR, SAME) == date(2026, 2, 26)
    assert moved(date(2026, 10, 25), CALENDAR, SAME) == date(2026, 10, 26)


def test_br_13_each_planned_day_says_why_it_moved() -> None:
    plan = planned_days(FixedRule((10, 24)), date(2026, 10, 1), date(2026, 11, 30), CALENDAR, NEXT)
    assert plan == (
        PlannedDay(date(2026, 10, 10), date(2026, 10, 12), "thứ Bảy"),
        PlannedDay(date(2026, 10, 24), date(2026, 10, 26), "thứ Bảy"),
        PlannedDay(date(2026, 11, 10), date(2026, 11, 10)),
        PlannedDay(date(2026, 11, 24), date(2026, 11, 25), "Ngày Văn hóa Việt Nam"),
    )


def test_br_13_two_moved_days_that_fall_together_are_a_clash() -> None:
    tet = planned_days(FixedRule((16, 19)), date(2026, 2, 1), date(2026, 2, 28), CALENDAR, NEXT)
    assert [(each.day, each.clash) for each in tet] == [(date(2026, 2, 23), True)] * 2
    assert {each.moved_because for each in tet} == {"Tết Nguyên đán"}


def test_a_year_whose_days_off_are_not_announced_is_provisional() -> None:
    plan = planned_days(FixedRule((5,)), date(2026, 12, 1), date(2027, 1, 31), CALENDAR, NEXT)
    assert [each.provisional for each in plan] == [False, True]


@given(
    st.sets(st.integers(1, 31), min_size=1, max_size=4),
    st.dates(date(2024, 1, 2), date(2029, 6, 30)),
    st.integers(0, 200),
    st.sampled_from(HolidayMove),
)
def test_every_planned_day_is_a_working_day_on_or_after_its_fixed_day(
    days: set[int], first: date, span: int, move: HolidayMove
) -> None:
    plan = planned_days(FixedRule(tuple(sorted(days))), first, first + timedelta(days=span), CALENDAR, move)
    for each in plan:
        assert CALENDAR.is_working(each.day)
        assert each.fixed <= each.day
        assert bool(each.moved_because) == (each.fixed != each.day)
        assert each.clash == (sum(other.day == each.day for other in plan) > 1)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("ngày 5 và 20", FixedRule((5, 20))),
        ("Ngày 05 và ngày 20 hằng tháng", FixedRule((5, 20))),
        ("mùng 5, ngày 20 hàng tháng", FixedRule((5, 20))),
        ("20, 5", FixedRule((5, 20))),
        ("vao cac ngay 10, 25 trong thang", FixedRule((10, 25))),
        ("thứ Năm hằng tuần", FixedRule(weekdays=(3,))),
        ("THỨ 5 mỗi tuần", FixedRule(weekdays=(3,))),
        ("thứ Hai, thứ Năm hàng tuần", FixedRule(weekdays=(0, 3))),
        ("t6", FixedRule(weekdays=(4,))),
        ("sáng", None),
        ("thứ Năm tuần 1 và 3", FixedRule(weekdays=(3,), weeks=(1, 3))),
        ("thứ Tư tuần thứ nhất và tuần thứ ba của tháng", FixedRule(weekdays=(2,), weeks=(1, 3))),
        ("thứ Sáu tuần cuối hằng tháng", FixedRule(weekdays=(4,), weeks=(LAST_WEEK,))),
        ("Chủ nhật tuần đầu tiên", FixedRule(weekdays=(6,), weeks=(1,))),
        ("ngày 32", None),
        ("ngày 0", None),
        ("thứ Năm tuần", None),
        ("thứ Năm tuần 6", None),
        ("tuần 1 và 3", None),
        ("ngày 5 và thứ Năm", None),
        ("", None),
    ],
)
def test_a_rule_is_read_from_what_people_type(said: str, rule: FixedRule | None) -> None:
    if rule is not None:
        assert rule_from(said) == rule
        return
    with pytest.raises(Refusal) as refused:
        rule_from(said)
    assert (refused.value.code, refused.value.field) == ("schedule-rule", "rule")


@pytest.mark.parametrize(
    "words",
    [
        "ngày 5 và 20",
        "ngày 15",
        "ngày 5, 15 và 25",
        "thứ Năm hằng tuần",
        "thứ Năm tuần 1 và 3",
        "thứ Hai và thứ Sáu tuần 2, 4 và cuối",
        "Chủ nhật tuần cuối",
    ],
)
def test_a_rule_is_written_as_it_is_said(words: str) -> None:
    assert rule_words(rule_from(words)) == words


def test_br_12_the_schedule_is_posted_five_working_days_before() -> None:
    due = due_under(LIMITS, "schedule-posting", date(2026, 11, 30), CALENDAR)
    assert due.due == date(2026, 11, 20)
    assert posting_days_late(date(2026, 11, 20), due, CALENDAR) == 0
    assert posting_days_late(date(2026, 11, 10), due, CALENDAR) == 0
    assert posting_days_late(date(2026, 11, 23), due, CALENDAR) == 1
    with pytest.raises(Refusal) as refused:
        due_under(LIMITS, "schedule-posting", date(2013, 11, 30), CALENDAR)
    assert refused.value.code == "no-limit"
