"""BR-44, BR-45 applied to receptions: what blocks completion, and what only asks for a second look."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.checklist import Finding, Weight, blocks
from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.grounds import refusal_grounds
from desktop.domain.reception import (
    CaseHandling,
    ReceptionRefusal,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Struck,
)
from desktop.domain.reception_checklist import review
from tests import builders
from tests import visit_builders as some
from tests.desktop.domain.law import limits, shipped

LIMITS, CALENDAR = limits(), builders.calendar()
GROUNDS = refusal_grounds(shipped("grounds"))


def _review(session: ReceptionSession, *commitments: Commitment) -> tuple[Finding, ...]:
    return review(session, commitments, LIMITS, CALENDAR, GROUNDS)


def _must(session: ReceptionSession, *commitments: Commitment) -> list[str]:
    return [each.code for each in _review(session, *commitments) if each.weight is Weight.MUST]


def _should(session: ReceptionSession, *commitments: Commitment) -> list[str]:
    return [each.code for each in _review(session, *commitments) if each.weight is Weight.SHOULD]


def _promise(**changes: object) -> Commitment:
    made = builders.commitment(source=CommitmentSource(session="tcd-2026-11-05", case="vv-1"))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_br_44_complete_minutes_of_a_reception_have_nothing_to_mend() -> None:
    found = _review(some.session())
    assert not blocks(found)
    assert {each.weight for each in found} == {Weight.DONE}
    assert {each.code for each in found} >= {"start", "end", "host", "note-taker", "conclusion", "visits"}
    assert not blocks(review(some.session(), ()))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": None}, "start"),
        ({"end": None}, "end"),
        ({"place": " "}, "place"),
        ({"host": ""}, "host"),
        ({"note_taker": ""}, "note-taker"),
        ({"conclusion": "\n"}, "conclusion"),
        ({"copies": None}, "copies"),
        ({"status": SessionStatus.NOT_HELD}, "status"),
        ({"status": SessionStatus.POSTPONED}, "status"),
        ({"visits": (some.visit(cases=()),)}, "cases"),
    ],
)
def test_br_44_br_45_each_missing_fact_blocks(changes: dict[str, object], code: str) -> None:
    assert _must(some.session(**changes)) == [code]


def test_br_44_a_planned_session_is_completed_as_held() -> None:
    assert _must(some.session(status=SessionStatus.PLANNED)) == []


def test_a_gap_of_a_visit_leads_to_the_visit_by_its_place() -> None:
    gap = some.visit("lt-2", cases=(some.case("vv-2", request=""),))
    first = _review(some.session(visits=(some.visit(), gap)))[0]
    assert (first.code, first.visit, first.case, first.number) == ("case-request", "lt-2", "vv-2", 2)
    struck = replace(gap, struck=Struck(some.SESSION_DAY, "ghi trùng"))
    assert _must(some.session(visits=(some.visit(), struck))) == []


def test_an_online_session_is_not_signed_on_the_spot() -> None:
    unsigned = (some.visit(signed=None, read_back=False),)
    assert _must(some.session(visits=unsigned)) == ["read-back", "signed"]
    online = some.session(visits=unsigned, kind=SessionKind.ONLINE)
    assert (_must(online), _should(online)) == ([], ["read-back", "signed"])


def test_nobody_came_and_so_nothing_was_concluded() -> None:
    empty = some.session(visits=(), conclusion="", attendees=())
    assert (_must(empty), _should(empty)) == ([], ["conclusion", "no-visits", "attendees"])


def test_br_17_unusual_counts_only_ask_for_a_second_look() -> None:
    group = some.visit(people_count=14, representatives=("Bà Nguyễn Thị Quỳnh",), appointing_paper="Giấy cử")
    session = some.session(visits=(group,))
    assert (_must(session), _should(session)) == ([], ["more-people-than-visits"])
    assert not [each for each in review(session, ()) if each.weight is Weight.SHOULD]


def test_br_21_a_written_refusal_says_by_when_its_notice_is_due() -> None:
    refusal = ReceptionRefusal("Khoản 3 Điều 9 Luật Tiếp công dân", "Đã rà soát, thông báo bằng văn bản.")
    session = some.session(visits=(some.visit(refusal=refusal), some.visit("lt-2")))
    (told,) = (each for each in _review(session) if each.code == "refusal-notice-due")
    assert (told.visit, told.detail) == ("lt-1", "2026-11-10")


def test_what_was_taken_on_is_promised_or_asked_about() -> None:
    taken = some.visit(cases=(some.case(handling=CaseHandling.ACCEPTED),))
    session = some.session(visits=(taken,))
    assert _should(session) == ["case-follow-up"]
    assert _should(session, _promise()) == []
    of_the_session = _promise(source=CommitmentSource(session="tcd-2026-11-05"))
    assert _should(session, of_the_session) == ["case-follow-up"]
    refused = replace(taken, refusal=ReceptionRefusal("Khoản 1 Điều 9 Luật Tiếp công dân", "say rượu"))
    assert _should(some.session(visits=(refused,))) == []
    settled = some.visit(cases=(some.case(handling=CaseHandling.ACCEPTED, result="Đã trả giấy."),))
    assert _should(some.session(visits=(settled,))) == []


def test_br_50_a_promise_has_a_body_and_a_date_or_a_reason() -> None:
    bare = _promise(lead=None, due=Due.open_ended(" "))
    found = [each for each in _review(some.session(), bare) if each.weight is Weight.MUST]
    assert [(each.code, each.case) for each in found] == [
        ("commitment-lead", "vv-1"),
        ("commitment-due", "vv-1"),
    ]
    whole = _review(some.session(), _promise(promised_on=date(2026, 11, 5)))
    assert "commitments" in {each.code for each in whole}
