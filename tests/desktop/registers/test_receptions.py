"""Sessions as lists and calendars show them; each head's duty by the law of its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity
from desktop.domain.reception import ReceptionRefusal, SessionKind, SessionStatus
from desktop.office import Office
from desktop.registers import receptions as reg
from desktop.registers.reception_sheets import session_sheet
from desktop.services import reception_sessions as acts
from desktop.services.visits import VisitDraft, record_visit, strike_visit
from tests import reception_builders as rb
from tests.reception_book import HELD, NEXT, TODAY, open_sample, planned


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_sample(tmp_path)
    yield made
    made.close()


def test_a_row_counts_its_visits_people_cases_and_papers_apart(office: Office) -> None:
    refused = rb.visit("lt-5", refusal=ReceptionRefusal("Khoản 1 Điều 9", "say rượu"))
    record_visit(office, VisitDraft(HELD, refused))
    strike_visit(office, "lt-1", "ghi trùng")
    row = reg.session_row(office, HELD)
    assert row is not None
    assert (row.visits, row.people, row.cases, row.petitions) == (3, 16, 3, 0)
    assert (row.host, row.title, row.term) == ("Phạm Đức Thịnh", "Bí thư Đảng ủy", 1)


def test_windows_follow_each_other_without_a_gap(office: Office) -> None:
    whole = [row.key for row in reg.sessions(office)]
    parts = [row.key for at in range(0, 6, 2) for row in reg.sessions(office, offset=at, limit=2)]
    assert parts == whole == [NEXT, "tcd-ct-2026-11-20", TODAY, HELD, "tcd-ct-2026-11-05"]
    assert reg.session_count(office) == len(whole)
    party = reg.SessionFilter(2026, Capacity.PARTY, SessionStatus.PLANNED)
    assert [row.key for row in reg.sessions(office, party, falling=False)] == [TODAY, NEXT]
    assert reg.session_count(office, party) == 2
    assert reg.session_count(office, reg.SessionFilter(2025)) == 0


def test_a_make_up_session_takes_the_place_of_the_postponed_one_in_the_month(office: Office) -> None:
    acts.postpone_session(office, TODAY, date(2026, 11, 13), "Bão số 9")
    terms = {row.key: row.term for row in reg.sessions(office, reg.SessionFilter(capacity=Capacity.PARTY))}
    assert terms == {HELD: 1, TODAY: 2, "tcd-bt-2026-11-13": 2, NEXT: 3}


def test_todays_session_is_the_nearest_then_the_next_then_the_last(office: Office) -> None:
    assert reg.nearest_session(office, 2026, date(2026, 11, 12)) == TODAY
    assert reg.nearest_session(office, 2026, date(2026, 11, 13)) == "tcd-ct-2026-11-20"
    assert reg.nearest_session(office, 2026, date(2026, 12, 30)) == NEXT
    assert reg.nearest_session(office, 2024, date(2026, 12, 30)) is None


def test_br_07_a_month_shows_required_held_delegated_and_not_held_and_balances(office: Office) -> None:
    acts.delegate_session(office, TODAY, "cb-lam", "đi công tác")
    acts.call_off_session(office, NEXT, "Bão số 9, dân phải sơ tán.")
    party = next(each for each in reg.duty_of_year(office, 2026) if each.capacity is Capacity.PARTY)
    november = party.months[10]
    assert (november.required, november.held, november.delegated, november.not_held) == (2, 1, 1, 1)
    assert november.planned == 3
    assert november.missing == 0
    assert party.months[9].missing == 2
    assert party.missing == 22


def test_br_10_nobody_delegates_to_himself_whatever_act_writes_it(office: Office) -> None:
    with pytest.raises(Refusal, match="delegate-is-host"):
        acts.delegate_session(office, TODAY, "cb-thinh")
    written = replace(
        session_sheet(office, TODAY).session, status=SessionStatus.DELEGATED, delegate="cb-thinh"
    )
    with pytest.raises(Refusal, match="delegate-is-host"):
        acts.record_session(office, written)


def test_br_08_the_chairs_minimum_is_read_by_date(office: Office) -> None:
    state = next(each for each in reg.duty_of_year(office, 2026) if each.capacity is Capacity.STATE)
    assert state.months[5].required == 5
    assert state.months[6].required == 2
    assert state.title == "Chủ tịch UBND"


def test_two_heads_of_one_year_count_together(office: Office) -> None:
    before = next(each for each in reg.duty_of_year(office, 2025) if each.capacity is Capacity.PARTY)
    assert [each.required for each in before.months] == [0] * 6 + [2] * 6


def test_a_month_has_whole_weeks_with_holidays_by_name_and_days_made_up(office: Office) -> None:
    days = reg.month_days(office, 2026, 11)
    assert (days[0].day, days[-1].day, len(days)) == (date(2026, 10, 26), date(2026, 12, 6), 42)
    by_day = {each.day: each for each in days}
    assert by_day[date(2026, 11, 24)].holiday == "Ngày Văn hóa Việt Nam"
    assert not by_day[date(2026, 11, 22)].works
    assert [row.key for row in by_day[date(2026, 11, 10)].sessions] == [HELD]
    january = {each.day: each for each in reg.month_days(office, 2026, 1)}
    assert january[date(2026, 1, 10)].made_up.startswith("Làm bù")
    assert january[date(2026, 1, 10)].works


def test_regular_days_leave_other_kinds_and_heads_out(office: Office) -> None:
    extra = replace(planned("", date(2026, 12, 1)), kind=SessionKind.EXTRAORDINARY, ground="Khoản 2 Điều 4")
    acts.plan_session(office, extra)
    found = reg.regular_days(office, Capacity.STATE, date(2026, 1, 1), date(2026, 12, 31))
    assert found == {date(2026, 11, 5), date(2026, 11, 20)}
    party = reg.regular_days(office, Capacity.PARTY, date(2026, 12, 1), date(2026, 12, 31))
    assert party == frozenset()


def test_br_10_a_session_written_as_postponed_gets_its_make_up_whichever_way(office: Office) -> None:
    from desktop.registers.reception_sheets import session_sheet

    noun = session_sheet(office, NEXT).session
    day = date(2026, 11, 26)
    postponed = replace(noun, status=SessionStatus.POSTPONED, reason="Bão số 9", moved_to=day)
    acts.record_session(office, postponed)
    acts.record_session(office, replace(postponed, reason="Bão số 9, dân phải sơ tán"))
    made = [row for row in reg.sessions(office) if row.held_on == day]
    assert [(row.key, row.status) for row in made] == [("tcd-bt-2026-11-26", SessionStatus.PLANNED)]
    acts.plan_again(office, NEXT)
    assert reg.session_row(office, "tcd-bt-2026-11-26") is None
