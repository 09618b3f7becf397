"""BR-09 to BR-12: what a session needs before it is entered; BR-11, BR-21: the grounds of the law."""

from dataclasses import replace
from datetime import date, time

import pytest

from desktop.domain.checklist import Weight
from desktop.domain.grounds import (
    extraordinary_grounds,
    named_ground,
    refusal_due,
    refusal_grounds,
)
from desktop.domain.office import Capacity, Official, Side
from desktop.domain.reception import ReceptionSession, SessionKind, SessionStatus
from desktop.domain.reception_check import posting_findings, session_findings
from tests import builders
from tests import visit_builders as some
from tests.desktop.domain.law import limits, shipped

OFFICIALS = {each.key: each for each in builders.officials()}
SOURCE = shipped("grounds")
GROUNDS = extraordinary_grounds(SOURCE)
MUST, SHOULD = Weight.MUST, Weight.SHOULD


def _found(session: ReceptionSession, **settings: bool) -> list[tuple[Weight, str, str]]:
    findings = session_findings(session, OFFICIALS, GROUNDS, **settings)
    return [(each.weight, each.code, each.field) for each in findings]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"host": "cb-khac"}, [(MUST, "host", "host")]),
        ({"capacity": Capacity.STATE}, [(SHOULD, "host-capacity", "capacity")]),
        ({"capacity": Capacity.STATE, "kind": SessionKind.STANDING}, []),
        ({"place": " "}, [(MUST, "place", "place")]),
        ({"end": time(8, 0)}, [(MUST, "end-before-start", "end")]),
        ({"end": None}, []),
        ({"start": None}, []),
    ],
)
def test_br_09_a_session_says_who_receives_in_what_capacity_and_where(
    changes: dict[str, object], found: list[tuple[Weight, str, str]]
) -> None:
    assert _found(some.session(**changes)) == found


def test_br_10_not_held_needs_a_reason_and_postponed_a_new_date_too() -> None:
    not_held = some.session(status=SessionStatus.NOT_HELD)
    postponed = some.session(status=SessionStatus.POSTPONED)
    assert _found(not_held) == [(MUST, "not-held-reason", "reason")]
    assert _found(replace(not_held, reason="Đi chữa cháy rừng")) == []
    assert _found(postponed) == [(MUST, "postponed-reason", "reason"), (MUST, "moved-to", "moved_to")]
    told = replace(postponed, reason="Ứng phó mưa lũ", moved_to=some.SESSION_DAY)
    assert _found(told) == [(MUST, "moved-to-same-day", "moved_to")]
    assert _found(replace(told, moved_to=date(2026, 11, 9))) == []


def test_br_10_a_delegated_session_names_a_deputy_with_a_post() -> None:
    state = some.session(capacity=Capacity.STATE, host="cb-lam", status=SessionStatus.DELEGATED)
    assert _found(state) == [(MUST, "delegate", "delegate")]
    assert _found(replace(state, delegate="cb-lam")) == [(MUST, "delegate-is-host", "delegate")]
    assert _found(replace(state, delegate="cb-chanh")) == []
    nobody = {"cb-moi": Official("cb-moi", "Lò Thị Dung"), **OFFICIALS}
    without_post = session_findings(replace(state, delegate="cb-moi"), nobody, GROUNDS)
    assert [each.code for each in without_post] == ["delegate-post"]


def test_br_10_delegation_on_the_party_side_warns_unless_the_regulation_allows_it() -> None:
    party = some.session(status=SessionStatus.DELEGATED, delegate="cb-lam")
    assert _found(party) == [(SHOULD, "party-delegation", "delegate")]
    assert _found(party, party_delegates=True) == []


def test_br_11_an_extraordinary_session_needs_one_of_the_two_grounds_of_its_side() -> None:
    session = some.session(kind=SessionKind.EXTRAORDINARY)
    party, state = (extraordinary_grounds(SOURCE, side) for side in Side)
    assert (len(party), len(state)) == (2, 2)
    assert _found(session) == [(MUST, "extraordinary-ground", "ground")]
    for ground in party:
        assert _found(replace(session, ground=ground.text)) == []
        assert _found(replace(session, ground=ground.words)) == []
    own = [(SHOULD, "extraordinary-ground-own-words", "ground")]
    assert _found(replace(session, ground="Theo yêu cầu của người dân")) == own
    assert _found(replace(session, ground=state[0].text)) == own
    written = "Khoản 2 Điều 4 Quy định 11-QĐi/TW: vụ việc phức tạp, nhiều người tham gia"
    assert _found(replace(session, ground=written)) == []


def test_br_11_two_grounds_of_one_article_are_told_apart_by_their_words() -> None:
    party = extraordinary_grounds(SOURCE, Side.PARTY)
    assert [named_ground(each.text, party) for each in party] == list(party)
    assert named_ground("", party) is None


def test_br_12_a_schedule_posted_late_is_said_and_never_blocks() -> None:
    law, calendar = limits(), builders.calendar()
    session = some.session(held_on=date(2026, 11, 30), posted_on=date(2026, 11, 23))
    late = posting_findings(session, law, calendar)
    assert [(each.weight, each.code, each.detail) for each in late] == [(SHOULD, "posted-late", "1")]
    assert posting_findings(replace(session, posted_on=date(2026, 11, 20)), law, calendar) == ()
    assert posting_findings(replace(session, posted_on=None), law, calendar) == ()
    assert posting_findings(replace(session, held_on=date(2014, 1, 6)), law, calendar) == ()


def test_br_21_two_grounds_ask_for_a_written_notice_within_three_working_days() -> None:
    grounds = refusal_grounds(SOURCE)
    assert len(grounds) == 13
    assert [each.key for each in grounds if each.written_notice] == ["settled", "answered-before"]
    settled = named_ground("Khoản 3 Điều 9 Luật Tiếp công dân", grounds)
    assert settled is not None
    due = refusal_due(date(2026, 11, 20), settled, limits(), builders.calendar())
    assert due is not None
    assert due.due == date(2026, 11, 26)
    drunk = named_ground("KHOẢN 1 ĐIỀU 9 LUẬT TIẾP CÔNG DÂN", grounds)
    assert drunk is not None
    assert refusal_due(date(2026, 11, 20), drunk, limits(), builders.calendar()) is None
    assert refusal_due(date(2026, 11, 20), None, limits(), builders.calendar()) is None


def test_br_21_before_1_july_2026_only_the_law_names_grounds_and_no_limit_is_known() -> None:
    before = refusal_grounds(SOURCE, date(2026, 6, 30))
    assert [each.key for each in before] == ["incapable", "offending", "settled"]
    assert refusal_due(date(2026, 6, 30), before[2], limits(), builders.calendar()) is None
    assert len(refusal_grounds(SOURCE, date(2026, 7, 1))) == 13
    assert all(replace(each, effective_from=None).governs(date(2000, 1, 1)) for each in before)


def test_every_point_of_the_decree_is_found_by_its_article_and_by_its_words() -> None:
    grounds = refusal_grounds(SOURCE)
    for ground in grounds:
        assert named_ground(f"{ground.source} (đã giải thích)", grounds) is ground
        assert named_ground(ground.words.upper(), grounds) is ground
