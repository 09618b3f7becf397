"""BR-07, BR-08: how often a head must receive, by date, and that the figures balance."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.office import Capacity, Official, Post, UnitKind
from desktop.domain.reception import SessionKind, SessionStatus
from desktop.domain.reception_duty import (
    DutyFigures,
    duty_by_month,
    duty_figures,
    duty_in,
    minimum_key,
    required_sessions,
    was_head,
)
from tests import builders
from tests import visit_builders as some
from tests.desktop.domain.law import limits

LIMITS = limits()
SECRETARY, CHAIR, _ = builders.officials()
PARTY, STATE = Capacity.PARTY, Capacity.STATE


def _required(official: Official, capacity: Capacity, first: str, last: str) -> int:
    return required_sessions(official, capacity, date.fromisoformat(first), date.fromisoformat(last), LIMITS)


def test_br_07_the_secretary_receives_twice_in_every_month_that_ends_in_the_span() -> None:
    assert _required(SECRETARY, PARTY, "2026-01-01", "2026-12-31") == 24
    assert _required(SECRETARY, PARTY, "2026-10-01", "2026-11-21") == 2
    assert _required(SECRETARY, PARTY, "2026-11-01", "2026-11-30") == 2


def test_br_08_the_chair_receives_weekly_until_30_june_2026_and_twice_a_month_after() -> None:
    assert _required(CHAIR, STATE, "2026-06-01", "2026-06-30") == 5
    assert _required(CHAIR, STATE, "2026-07-01", "2026-07-31") == 2
    assert _required(CHAIR, STATE, "2026-06-29", "2026-07-31") == 3
    assert _required(CHAIR, STATE, "2026-01-01", "2026-12-31") == 26 + 12


def test_br_08_only_the_head_of_that_capacity_and_only_while_the_post_is_held() -> None:
    assert _required(CHAIR, PARTY, "2026-01-01", "2026-12-31") == 0
    assert not was_head(CHAIR, PARTY, date(2026, 11, 1))
    left = replace(
        SECRETARY,
        posts=(Post(PARTY, "Bí thư Đảng ủy", head=True, since=date(2026, 2, 15), until=date(2026, 4, 29)),),
    )
    assert _required(left, PARTY, "2026-01-01", "2026-12-31") == 4


def test_br_07_before_the_party_rule_nothing_is_required() -> None:
    early = replace(SECRETARY, posts=(Post(PARTY, "Bí thư Đảng ủy", head=True),))
    assert _required(early, PARTY, "2018-01-01", "2018-12-31") == 0


def test_a_provincial_office_is_under_its_own_minimum() -> None:
    assert minimum_key(PARTY, UnitKind.WARD) == "reception-minimum-party"
    assert minimum_key(STATE, UnitKind.CITY) == "reception-minimum-state-province"
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert required_sessions(CHAIR, STATE, *year, LIMITS, UnitKind.PROVINCE) == 12


@pytest.mark.parametrize(
    ("required", "held", "delegated", "not_held", "planned", "missing"),
    [(12, 10, 0, 2, 12, 2), (24, 12, 10, 2, 24, 2), (9, 8, 1, 0, 9, 0), (18, 12, 6, 0, 18, 0)],
)
def test_br_07_planned_is_held_delegated_and_not_held(
    required: int, held: int, delegated: int, not_held: int, planned: int, missing: int
) -> None:
    statuses = (
        [SessionStatus.HELD] * held
        + [SessionStatus.DELEGATED] * delegated
        + [SessionStatus.NOT_HELD] * not_held
    )
    figures = duty_figures(required, statuses)
    assert (figures.planned, figures.missing) == (planned, missing)
    assert figures.planned == held + delegated + not_held


def test_br_07_only_that_heads_regular_sessions_of_the_span_count() -> None:
    sessions = (
        some.session(),
        some.session(key="b", status=SessionStatus.POSTPONED, held_on=date(2026, 11, 10)),
        some.session(key="c", status=SessionStatus.PLANNED, held_on=date(2026, 11, 25)),
        some.session(key="d", kind=SessionKind.EXTRAORDINARY),
        some.session(key="e", capacity=STATE),
        some.session(key="f", host="cb-lam"),
        some.session(key="g", held_on=date(2026, 12, 1)),
    )
    november = (date(2026, 11, 1), date(2026, 11, 30))
    figures = duty_in(sessions, SECRETARY, PARTY, *november, LIMITS)
    assert figures == DutyFigures(2, held=1, postponed=1, still_planned=1)
    assert (figures.planned, figures.expected, figures.missing) == (3, 2, 0)


def test_br_07_br_08_the_year_by_months() -> None:
    sessions = (
        some.session(capacity=STATE, host="cb-lam", held_on=date(2026, 6, 5)),
        some.session(capacity=STATE, host="cb-lam", held_on=date(2026, 7, 6)),
        some.session(capacity=STATE, host="cb-lam", held_on=date(2026, 7, 20)),
        some.session(capacity=STATE, host="cb-lam", held_on=date(2026, 7, 27)),
    )
    months = duty_by_month(sessions, CHAIR, STATE, 2026, LIMITS)
    assert len(months) == 12
    assert (months[5].required, months[5].held, months[5].missing) == (5, 1, 4)
    assert (months[6].required, months[6].held, months[6].missing) == (2, 3, 0)
    assert sum(month.required for month in months) == 38
