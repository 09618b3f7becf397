"""A due date says how it was reached; what counting may never do, for any start between 2019 and 2050."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment, Due, Extension
from desktop.domain.deadline_words import explained, skipped_words
from desktop.domain.deadlines import (
    DueDate,
    Unit,
    count_back,
    count_days,
    count_working_days,
    due_under,
    promise_due,
)
from desktop.domain.errors import Refusal
from desktop.registers.law import shipped_days, shipped_limits

CALENDAR = WorkingCalendar(shipped_days())
SIX_DAYS = WorkingCalendar(shipped_days(), saturday_is_workday=True)
STARTS = st.dates(date(2019, 1, 2), date(2049, 6, 30))
COUNTS = st.integers(1, 90)
WEEKS = st.sampled_from((CALENDAR, SIX_DAYS))


def _said(rule: str, day: str) -> str:
    return explained(due_under(shipped_limits(), rule, date.fromisoformat(day), CALENDAR))


def test_br_02_working_days_name_the_holiday_and_join_the_weekends() -> None:
    assert _said("party-notice", "2026-11-20") == (
        "10 ngày làm việc từ 20/11/2026 → thứ Hai 07/12/2026; bỏ qua: 21–22/11, 24/11 (Ngày Văn hóa Việt "
        "Nam), 28–29/11, 05–06/12; Quy định 11-QĐi/TW Điều 6"
    )


def test_br_03_plain_days_say_that_they_were_rolled() -> None:
    assert _said("complaint-first", "2026-01-15") == (
        "30 ngày từ 15/01/2026 → thứ Hai 23/02/2026; ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc "
        "kế tiếp; bỏ qua: 14–22/02 (Tết Nguyên đán); Luật Khiếu nại 02/2011/QH13 Điều 28"
    )


def test_br_06_days_before_an_event_are_said_as_such() -> None:
    assert _said("schedule-posting", "2026-11-30").startswith(
        "5 ngày làm việc trước 30/11/2026 → thứ Sáu 20/11/2026; bỏ qua: 21–22/11, 24/11"
    )


def test_a_year_that_is_not_announced_is_said_and_another_year_is_written() -> None:
    said = _said("party-notice", "2026-12-28")
    assert "01/01/2027 (Tết Dương lịch), 02–03/01/2027" in said
    assert "lịch nghỉ chưa công bố nên hạn này là dự kiến" in said


def test_a_weekend_over_the_end_of_a_month_and_of_a_year_keeps_both_dates() -> None:
    month = count_working_days(date(2026, 10, 30), 1, CALENDAR)
    assert skipped_words(month) == "31/10–01/11"
    year = DueDate(
        date(2022, 12, 30), 1, Unit.WORKING_DAYS, date(2023, 1, 2),
        ((date(2022, 12, 31), "thứ Bảy"), (date(2023, 1, 1), "Chủ nhật")),
    )  # fmt: skip
    assert skipped_words(year) == "31/12–01/01/2023"


def test_br_01_the_rule_in_force_on_the_day_names_its_law_and_since_when() -> None:
    before = due_under(shipped_limits(), "complaint-acceptance", date(2026, 6, 30), CALENDAR)
    after = due_under(shipped_limits(), "complaint-acceptance", date(2026, 7, 1), CALENDAR)
    assert (before.unit, before.count, before.in_force_from) == (Unit.DAYS, 10, date(2012, 7, 1))
    assert (after.unit, after.count, after.in_force_from) == (Unit.WORKING_DAYS, 7, date(2026, 7, 1))
    assert "Nghị định 155/2026/NĐ-CP" in explained(after)


def test_br_53_an_extended_promise_shows_both_dates() -> None:
    noun = Commitment(
        "ck-1", "Nạo vét mương", date(2026, 11, 12), Due.in_working_days(15),
        extensions=(Extension(date(2026, 12, 1), date(2026, 12, 21), "Mưa lũ kéo dài."),),
    )  # fmt: skip
    counted = promise_due(noun, CALENDAR)
    assert counted is not None
    assert (counted.first_due, counted.due) == (date(2026, 12, 4), date(2026, 12, 21))
    said = explained(counted)
    assert said.startswith("15 ngày làm việc từ 12/11/2026 → thứ Sáu 04/12/2026; bỏ qua: ")
    assert said.endswith("; gia hạn đến thứ Hai 21/12/2026 (Mưa lũ kéo dài)")


def test_a_promise_without_a_day_that_was_given_one_later_has_it() -> None:
    noun = Commitment(
        "ck-1", "Nạo vét mương", date(2026, 11, 12), Due.open_ended("chờ tỉnh"),
        extensions=(Extension(date(2026, 12, 1), date(2026, 12, 21), "tỉnh đã trả lời"),),
    )  # fmt: skip
    counted = promise_due(noun, CALENDAR)
    assert counted is not None
    assert counted.due == date(2026, 12, 21)
    assert explained(counted).startswith("ngày cố định, giao 12/11/2026 → thứ Hai 21/12/2026")


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
def test_a_day_no_calendar_reaches_is_refused(day: date) -> None:
    for count in (count_working_days, count_days):
        with pytest.raises(Refusal) as refused:
            count(day, 10, CALENDAR)
        assert refused.value.code == "date-too-far"


@given(STARTS, COUNTS, WEEKS)
def test_a_later_start_is_never_due_earlier(start: date, count: int, week: WorkingCalendar) -> None:
    later = start + timedelta(days=1)
    assert count_working_days(start, count, week).due <= count_working_days(later, count, week).due
    assert count_days(start, count, week).due <= count_days(later, count, week).due
    back, back_later = (count_back(day, count, Unit.WORKING_DAYS, week).due for day in (start, later))
    assert back <= back_later


@given(STARTS, COUNTS, WEEKS)
def test_a_due_date_never_lands_on_a_day_of_rest(start: date, count: int, week: WorkingCalendar) -> None:
    assert week.is_working(count_working_days(start, count, week).due)
    assert week.is_working(count_days(start, count, week).due)
    assert week.is_working(count_back(start, count, Unit.WORKING_DAYS, week).due)


@given(STARTS, COUNTS, WEEKS)
def test_back_and_forth_agree_from_any_working_day(start: date, count: int, week: WorkingCalendar) -> None:
    day = week.next_working(start)
    there = count_working_days(day, count, week).due
    assert count_back(there, count, Unit.WORKING_DAYS, week).due == day


@given(STARTS, COUNTS, WEEKS)
def test_counted_and_skipped_days_are_the_whole_way(start: date, count: int, week: WorkingCalendar) -> None:
    """What the sentence leaves out is exactly what does not count."""
    counted = count_working_days(start, count, week)
    assert (counted.due - start).days == count + len(counted.skipped)
    assert all(not week.is_working(day) and start < day < counted.due for day, _ in counted.skipped)
    said = explained(counted)
    assert all(why in said for _, why in counted.skipped if not why.startswith(("thứ", "Chủ")))
