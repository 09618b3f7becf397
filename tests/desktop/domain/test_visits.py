"""BR-16 to BR-25: what a visit needs, who speaks for a group, refusals, receipts, read-back, secrecy."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checklist import Weight
from desktop.domain.grounds import refusal_grounds
from desktop.domain.identity import ERASED
from desktop.domain.people import masked_number
from desktop.domain.reception import (
    CaseType,
    Counters,
    ReceivedPaper,
    ReceptionRefusal,
    Signed,
    Struck,
    Visit,
    counted,
)
from desktop.domain.visits import (
    count_findings,
    identity_words,
    is_group,
    most_representatives,
    record_needed,
    secret_code,
    secret_code_parts,
    split_denunciation,
    visit_findings,
    without_identity,
)
from tests import visit_builders as some
from tests.builders import calendar
from tests.desktop.domain.law import limits, shipped

LIMITS, CALENDAR = limits(), calendar()
GROUNDS = refusal_grounds(shipped("grounds"))
DAY = some.SESSION_DAY
MUST, SHOULD = Weight.MUST, Weight.SHOULD
DENUNCIATION = some.case("vv-2", type=CaseType.DENUNCIATION, content="Tố cáo trưởng thôn thu sai quỹ.")


def _found(visit: Visit, day: date = DAY) -> list[tuple[Weight, str]]:
    return [(each.weight, each.code) for each in visit_findings(visit, day, LIMITS, CALENDAR, GROUNDS)]


def _group(count: int, **changes: object) -> Visit:
    whole: dict[str, object] = {
        "people_count": count,
        "representatives": ("Bà Nguyễn Thị Quỳnh",),
        "appointing_paper": "Giấy cử đại diện ngày 02/11/2026",
    }
    return some.visit(**(whole | changes))


def test_br_16_a_complete_visit_lacks_nothing() -> None:
    assert _found(some.visit()) == []
    assert _found(some.visit(people=(some.person(id_number="", phone="", old_address=""),))) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"people": (some.person(name=" "),)}, "name"),
        ({"people": (some.person(address=""),)}, "address"),
        ({"cases": ()}, "cases"),
        ({"cases": (some.case(type=None),)}, "case-type"),
        ({"cases": (some.case(content="\n"),)}, "case-content"),
        ({"cases": (some.case(request=""),)}, "case-request"),
        ({"cases": (some.case(subject_area=None),)}, "case-area"),
        ({"cases": (some.case(occurrence=None),)}, "case-occurrence"),
        ({"cases": (some.case(in_competence=None),)}, "case-competence"),
        ({"cases": (some.case(handling=None),)}, "case-handling"),
    ],
)
def test_br_16_each_missing_thing_is_told(changes: dict[str, object], code: str) -> None:
    assert _found(some.visit(**changes)) == [(MUST, code)]


def test_br_16_a_finding_leads_to_its_visit_and_case() -> None:
    visit = some.visit(cases=(some.case(), some.case("vv-2", request="")))
    (found,) = visit_findings(visit, DAY, LIMITS, CALENDAR)
    assert (found.visit, found.case, found.number, found.field) == ("lt-1", "vv-2", 2, "request")


def test_br_14_a_struck_through_line_is_asked_nothing() -> None:
    assert _found(some.visit(cases=(), struck=Struck(DAY, "ghi trùng"))) == []


def test_br_17_counts_are_separate_and_unusual_ones_only_warn() -> None:
    assert _found(some.visit(people=(some.person(), some.person(name="Ông Lê Ân")))) == [
        (SHOULD, "fewer-people-than-named")
    ]
    assert _found(some.visit(people_count=0)) == [(MUST, "people-count")]
    assert count_findings(Counters(visits=1, people=1, cases=1)) == ()
    unusual = count_findings(Counters(visits=64, people=79, cases=60, petitions=61, group_visits=1))
    assert [(each.code, each.detail) for each in unusual] == [
        ("more-people-than-visits", "79/64"),
        ("fewer-cases-than-visits", "60/64"),
        ("more-petitions-than-cases", "61/60"),
    ]
    assert {each.weight for each in unusual} == {SHOULD}
    assert count_findings(Counters(visits=64, people=79, cases=64)) == ()
    few = count_findings(Counters(visits=476, people=471, cases=491))
    assert [each.code for each in few] == ["fewer-people-than-visits"]


def test_br_17_the_five_figures_of_a_session() -> None:
    refused = some.visit("b", refusal=ReceptionRefusal("Khoản 1 Điều 9"))
    struck = some.visit("c", struck=Struck(DAY, "ghi trùng"))
    group = _group(14, cases=(some.case(), DENUNCIATION), papers_received=(ReceivedPaper("Đơn"),))
    assert counted((some.visit(), refused, struck, group), 5) == Counters(2, 15, 3, 1, 1, 1)


@pytest.mark.parametrize(
    ("people", "most"), [(1, None), (4, None), (5, 2), (10, 2), (11, 5), (14, 5), (400, 5)]
)
def test_br_18_how_many_may_speak_for_a_group(people: int, most: int | None) -> None:
    assert most_representatives(people, LIMITS, DAY) == most
    assert is_group(people, LIMITS, DAY) == (people >= 5)


def test_br_18_where_no_law_is_known_nobody_is_a_group() -> None:
    assert most_representatives(14, LIMITS, date(2013, 1, 1)) is None
    assert not is_group(14, (), DAY)
    kept = [limit for limit in LIMITS if limit.key != "representatives-many"]
    assert most_representatives(14, kept, DAY) is None


def test_br_18_a_group_names_representatives_and_their_paper() -> None:
    assert _found(_group(12)) == []
    assert _found(_group(12, representatives=())) == [(MUST, "representatives-missing")]
    assert _found(_group(12, appointing_paper="")) == [(SHOULD, "appointing-paper")]
    six = tuple(f"Ông Lò Văn {letter}" for letter in "ABCDEG")
    findings = visit_findings(_group(12, representatives=six), DAY, LIMITS, CALENDAR)
    assert [(each.code, each.detail) for each in findings] == [("representatives-too-many", "5")]
    assert _found(_group(9, representatives=six[:3])) == [(MUST, "representatives-too-many")]


def test_br_18_a_representative_belongs_to_the_group_where_all_are_written_down() -> None:
    people = tuple(some.person(name=f"Lò Văn {letter}") for letter in "ABCDE")
    assert _found(_group(5, people=people, representatives=("Ông Lò Văn A", "lò văn e"))) == []
    outside = [(MUST, "representative-outside-group")]
    assert _found(_group(5, people=people, representatives=("Lò Văn H",))) == outside
    assert _found(_group(6, people=people, representatives=("Lò Văn H",))) == []


def test_br_19_each_matter_has_its_type_and_a_denunciation_stands_alone() -> None:
    two = some.visit(cases=(some.case(), some.case("vv-2", type=CaseType.COMPLAINT)))
    assert _found(two) == []
    mixed = some.visit(cases=(some.case(), DENUNCIATION), people=(), secret_file="15/2026")
    assert _found(mixed) == [(MUST, "denunciation-not-separate")]


def test_br_19_splitting_leaves_the_rest_and_a_visit_that_tells_nothing_of_it() -> None:
    whole = _group(
        14,
        cases=(some.case(), replace(DENUNCIATION, note="Bà Quỳnh hẹn gọi 0900 000 417.")),
        papers_received=(ReceivedPaper("Đơn đề nghị"),),
        sign_refusal_reason="Bà Quỳnh không ký",
    )
    rest, told = split_denunciation(whole, "lt-k7")
    assert rest == replace(whole, cases=whole.cases[:1])
    assert told is not None
    assert (told.key, told.number, told.arrived, told.people_count) == ("lt-k7", None, None, 1)
    assert told.is_secret
    assert identity_words(told) == told.papers_received == ()
    assert told.sign_refusal_reason == ""
    assert told.cases[0].note == f"{ERASED} hẹn gọi {ERASED}."
    assert _found(replace(told, secret_file="15/2026")) == []


def test_br_19_nothing_to_split() -> None:
    visit = some.visit()
    assert split_denunciation(visit, "x") == (visit, None)
    rest, told = split_denunciation(some.visit(cases=(DENUNCIATION,)), "x")
    assert rest is None
    assert told is not None
    assert (told.key, told.people) == ("lt-1", ())


def _refused(ground: str, **changes: object) -> Visit:
    refusal = replace(ReceptionRefusal(ground, "Đã giải thích hai lần."), **changes)  # type: ignore[arg-type]
    return some.visit(refusal=refusal, cases=(), signed=None, read_back=False)


def test_br_21_a_refusal_needs_a_ground_and_why() -> None:
    assert _found(_refused("Khoản 1 Điều 9 Luật Tiếp công dân")) == []
    assert _found(_refused("", detail="")) == [(MUST, "refusal-ground"), (MUST, "refusal-detail")]
    assert _found(_refused("Không thích")) == [(SHOULD, "refusal-ground-own-words")]
    weapons = GROUNDS[3].source
    assert _found(_refused(weapons)) == []
    assert _found(_refused(weapons), date(2026, 6, 30)) == [(SHOULD, "refusal-ground-not-in-force")]


def test_br_21_two_grounds_ask_for_a_notice_by_its_day() -> None:
    settled = "Khoản 3 Điều 9 Luật Tiếp công dân"
    (due,) = visit_findings(_refused(settled), date(2026, 7, 20), LIMITS, CALENDAR, GROUNDS)
    assert (due.weight, due.code, due.detail) == (SHOULD, "refusal-notice-due", "2026-07-23")
    told = _refused(settled, number=1, issued_on=date(2026, 7, 23))
    assert _found(told, date(2026, 7, 20)) == []
    late = _refused(settled, number=1, issued_on=date(2026, 7, 24))
    assert _found(late, date(2026, 7, 20)) == [(SHOULD, "refusal-notice-late")]


def test_br_21_who_is_refused_on_the_spot_may_stay_unnamed_but_a_notice_names_him() -> None:
    drunk = replace(_refused("Khoản 1 Điều 9 Luật Tiếp công dân"), people=())
    assert _found(drunk) == [(SHOULD, "name"), (SHOULD, "address")]
    settled = replace(_refused("Khoản 3 Điều 9 Luật Tiếp công dân", number=1, issued_on=DAY), people=())
    assert _found(settled) == [(MUST, "name"), (MUST, "address")]


def test_br_22_papers_taken_in_have_titles() -> None:
    assert _found(some.visit(papers_received=(ReceivedPaper("Đơn đề nghị", 3, "bản chính"),))) == []
    assert _found(some.visit(papers_received=(ReceivedPaper(" "),))) == [(MUST, "paper-title")]


def test_br_23_without_a_petition_the_record_is_read_back_and_confirmed() -> None:
    assert record_needed(some.visit())
    unread = some.visit(read_back=False, signed=None)
    assert _found(unread) == [(MUST, "read-back"), (MUST, "signed")]
    assert _found(replace(unread, read_back=True)) == [(MUST, "signed")]
    assert _found(replace(unread, signed=Signed.FINGERPRINT)) == [(SHOULD, "read-back-unsaid")]
    refused = replace(unread, read_back=True, signed=Signed.REFUSED)
    assert _found(refused) == [(MUST, "sign-refusal-reason")]
    assert _found(replace(refused, sign_refusal_reason="Muốn chờ con trai")) == []
    brought = replace(unread, papers_received=(ReceivedPaper("Đơn đề nghị"),))
    assert not record_needed(brought)
    assert _found(brought) == []
    online = visit_findings(unread, DAY, LIMITS, CALENDAR, online=True)
    assert {each.weight for each in online} == {SHOULD}


def test_br_24_a_denunciation_tells_nobody_and_names_the_paper_file() -> None:
    assert _found(some.denunciation_visit()) == []
    assert _found(some.denunciation_visit(secret_file=" ")) == [(MUST, "secret-file")]
    for told in (
        {"people": (some.person(),)},
        {"representatives": ("Lò Văn A",)},
        {"appointing_paper": "Giấy cử ngày 02/11/2026"},
    ):
        assert _found(some.denunciation_visit(**told)) == [(MUST, "identity-in-denunciation")]
    group = some.denunciation_visit(people_count=14)
    assert _found(group) == []


def test_br_24_consent_is_the_only_override_and_says_who_recorded_it() -> None:
    from desktop.domain.reception import Consent
    from tests.builders import MOMENT

    open_one = some.visit(cases=(DENUNCIATION,), disclosure_consent=True)
    assert _found(open_one) == [(MUST, "consent")]
    assert _found(replace(open_one, consent=Consent("Đỗ Thị Thanh Mai", MOMENT))) == []


def test_br_25_a_name_in_the_text_is_told_before_it_is_erased() -> None:
    story = replace(DENUNCIATION, content="Bà Quỳnh tố cáo trưởng thôn.")
    visit = some.visit(cases=(story,), secret_file="15/2026")
    assert _found(visit) == [(MUST, "identity-in-denunciation"), (SHOULD, "identity-in-text")]


def test_br_25_erasing_leaves_nothing_that_tells_who_came() -> None:
    name, number = "NGUYỄN THỊ QUỲNH", "099179000417"
    told = f"Bà {name}, số {number}, thôn Cầu Lim, xã Bình Minh Hạ, điện thoại 0900000417."
    case = replace(
        DENUNCIATION,
        content=told,
        request=told,
        settled_by=told,
        document=told,
        answer=told,
        result=told,
        note=told,
    )
    visit = some.visit(
        cases=(case,),
        representatives=(name,),
        appointing_paper=f"Giấy của {name}",
        sign_refusal_reason=told,
        refusal=ReceptionRefusal("Khoản 1 Điều 9", told),
        papers_received=(ReceivedPaper(f"Đơn của bà {name}", 1, told),),
        disclosure_consent=True,
    )
    assert set(some.person().words) | {name} <= set(identity_words(visit))
    erased = repr(without_identity(visit))
    for word in (name, "Quỳnh", number, "0900000417", "Cầu Lim"):
        assert word.casefold() not in erased.casefold()
    assert identity_words(without_identity(visit)) == ()
    assert without_identity(visit).is_secret


def test_br_28_an_identity_number_shows_its_last_three_signs() -> None:
    assert masked_number("099179000417") == "•••••••••417"
    assert masked_number("17") == "17"


def test_br_24_the_code_of_a_denunciation() -> None:
    assert secret_code(2026, 14) == "TC-2026-014"
    assert secret_code_parts(" TC-2026-014 ") == (2026, 14)
    assert secret_code_parts("TC-2026-14") is None
    assert secret_code_parts("Nguyễn Văn An") is None


@given(st.integers(2000, 2099), st.integers(1, 5000))
def test_a_code_is_read_back(year: int, number: int) -> None:
    assert secret_code_parts(secret_code(year, number)) == (year, number)
