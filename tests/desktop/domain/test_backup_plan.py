"""Thinning keeps the newest of each hour, day, week and month, and forgets nothing by a wrong clock."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.backup_plan import BackupPlan, kept

PLAN = BackupPlan(hours=4, days=3, weeks=2, months=2, every_minutes=30, warn_after_days=3)
NOON = datetime(2026, 11, 28, 12, 0)  # noqa: DTZ001 -- the office knows one zone
MOMENTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001
    max_size=60,
)


@given(MOMENTS)
def test_the_newest_always_stays_and_no_more_than_the_plan_says(moments: list[datetime]) -> None:
    stays = kept(moments, PLAN)
    assert stays <= set(moments)
    assert len(stays) <= PLAN.most
    assert not moments or max(moments) in stays


@given(MOMENTS)
def test_thinning_twice_takes_nothing_more(moments: list[datetime]) -> None:
    once = kept(moments, PLAN)
    assert kept(once, PLAN) == once


@given(MOMENTS, st.integers(1, 10**6))
def test_what_was_let_go_is_never_wanted_again(moments: list[datetime], minutes: int) -> None:
    """A newer backup only ever takes the place of older ones."""
    newer = max(moments, default=NOON) + timedelta(minutes=minutes)
    assert kept([*moments, newer], PLAN) - {newer} <= kept(moments, PLAN)


def test_a_day_of_half_hours_keeps_the_last_of_each_hour() -> None:
    moments = [NOON - timedelta(minutes=30 * n) for n in range(20)]
    newest = sorted(kept(moments, PLAN), reverse=True)
    assert [f"{at:%H:%M}" for at in newest[:4]] == ["12:00", "11:30", "10:30", "09:30"]


def test_a_month_of_daily_backups_keeps_days_weeks_and_months() -> None:
    moments = [NOON - timedelta(days=n) for n in range(60)]
    assert sorted((NOON - at).days for at in kept(moments, PLAN)) == [0, 1, 2, 3, 6, 28]


def test_one_backup_of_a_clock_set_to_2099_costs_no_other() -> None:
    true = [NOON - timedelta(days=n) for n in range(3)]
    wrong = NOON.replace(year=2099)
    assert kept([*true, wrong], PLAN) == {*true, wrong}
