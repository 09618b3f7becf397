"""BR-19, BR-24, BR-25, BR-29, BR-34 to BR-37: what comes next, tabs, splitting, duplicates, secrecy."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.commitment import Due
from desktop.domain.eligibility import conditions, conditions_of, eligibility
from desktop.domain.errors import Refusal
from desktop.domain.identity import ERASED
from desktop.domain.office import Side
from desktop.domain.petition import (
    Channel,
    Competence,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
    SenderNotice,
    Withdrawal,
)
from desktop.domain.petition_clocks import clocks, running
from desktop.domain.petitions import (
    NextStep,
    Part,
    PetitionState,
    Step,
    next_step,
    petition_identity_words,
    petition_without_identity,
    split_parts,
    state,
    transferred_before,
)
from desktop.domain.reception import Struck
from tests import visit_builders as some
from tests.builders import calendar
from tests.desktop.domain.law import limits, shipped
from tests.desktop.domain.test_petition_clocks import promise

LIMITS, CALENDAR = limits(), calendar()
CONDITIONS = conditions(shipped("eligibility"))
TODAY = date(2026, 11, 12)
TOLD = SenderNotice(date(2026, 11, 3), "Số 45-TB/ĐU", NoticeForm.WRITTEN)
HANDLED = {"handled_on": date(2026, 11, 4), "document": "Số 150-CV/ĐU", "notice": TOLD}


def _next(petition: Petition, today: date = TODAY) -> NextStep | None:
    return next_step(petition, LIMITS, CALENDAR, today)


def _step(**changes: object) -> Step | None:
    found = _next(some.petition(**changes))
    return found.step if found else None


def _state(today: date = TODAY, **changes: object) -> PetitionState:
    return state(some.petition(**changes), LIMITS, CALENDAR, today)


def test_br_29_a_petition_comes_in_by_eight_ways() -> None:
    assert [channel.value for channel in Channel] == [
        "in_person",
        "post",
        "suggestion_box",
        "hotline",
        "dialogue",
        "forwarded",
        "deputy",
        "online",
    ]
    assert {_state(channel=channel) for channel in Channel} == {PetitionState.DUE_SOON}


def test_br_30_the_next_step_of_a_classified_petition_is_to_tell_its_sender() -> None:
    assert _next(some.petition()) == NextStep(Step.NOTIFY_SENDER, TODAY, False, "party-notice")
    assert _state() is PetitionState.DUE_SOON
    late = date(2026, 11, 13)
    assert _next(some.petition(), late) == NextStep(Step.NOTIFY_SENDER, TODAY, True, "party-notice")
    assert _state(late) is PetitionState.OVERDUE
    early = date(2026, 11, 4)
    assert _state(early) is PetitionState.IN_PROGRESS
    assert _state(date(2026, 11, 5)) is PetitionState.DUE_SOON


def test_the_first_step_is_to_classify_and_then_to_check() -> None:
    new = {"competence": None, "eligible": None}
    assert _next(some.petition(**new)) == NextStep(Step.CLASSIFY, TODAY, False, "party-notice")
    assert _step(eligible=None) is Step.CHECK_ELIGIBILITY
    assert _state(**new) is PetitionState.UNCLASSIFIED
    assert _state(date(2026, 11, 13), **new) is PetitionState.OVERDUE


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({}, Step.HANDLE),
        ({"type": PetitionType.MIXED}, Step.HANDLE),
        ({"eligible": False}, Step.FILE),
        ({"competence": Competence.OTHER}, Step.TRANSFER),
        ({"competence": Competence.OTHER, "type": PetitionType.COMPLAINT}, Step.GUIDE),
        ({"competence": Competence.PARTY, "capacity": Side.STATE}, Step.ROUTE_TO_PARTY),
        ({"competence": Competence.PARTY}, Step.HANDLE),
        ({"type": PetitionType.COMPLAINT}, Step.ACCEPT),
    ],
)
def test_br_34_br_35_the_first_decision_goes_by_type_and_competence(
    changes: dict[str, object], step: Step
) -> None:
    assert _step(notice=TOLD, **changes) is step
    without_law = next_step(some.petition(notice=TOLD, **changes), (), CALENDAR, TODAY)
    assert without_law == NextStep(step)


def test_br_32_a_denunciation_is_accepted_told_and_settled() -> None:
    told = {"type": PetitionType.DENUNCIATION, "sender": None, "secret_file": "15/2026"}
    assert _step(**told) is Step.ACCEPT
    assert _step(**told, competence=Competence.OTHER) is Step.TRANSFER
    accepted = told | {"handling": PetitionHandling.ACCEPTED, "accepted_on": date(2026, 11, 4)}
    accepted["handled_on"] = date(2026, 11, 4)
    assert _step(**accepted) is Step.NOTIFY_ACCEPTANCE
    assert _step(**accepted, notice=TOLD) is Step.SETTLE
    assert _step(**accepted, notice=TOLD, settled_on=date(2026, 12, 1)) is None


def test_br_33_a_proposal_taken_on_is_promised_and_then_settled() -> None:
    taken = some.petition(handling=PetitionHandling.ACCEPTED, **HANDLED)
    assert _next(taken) == NextStep(Step.PROMISE)
    assert state(taken, LIMITS, CALENDAR, TODAY) is PetitionState.IN_PROGRESS
    promised = promise(Due.by_date(date(2026, 11, 20)))
    found = next_step(taken, LIMITS, CALENDAR, TODAY, (promised,))
    assert found == NextStep(Step.SETTLE, date(2026, 11, 20), False, "promise")
    open_ended = promise(Due.open_ended("chờ tỉnh bố trí vốn"))
    assert next_step(taken, LIMITS, CALENDAR, TODAY, (open_ended,)) == NextStep(Step.SETTLE)
    assert _step(handling=PetitionHandling.ACCEPTED, settled_on=TODAY, **HANDLED) is None
    without_law = replace(taken, type=PetitionType.COMPLAINT)
    assert next_step(without_law, (), CALENDAR, TODAY) == NextStep(Step.SETTLE)


@pytest.mark.parametrize("handling", [each for each in PetitionHandling if each != "accepted"])
def test_what_was_dealt_with_is_done_once_the_sender_was_told(handling: PetitionHandling) -> None:
    assert _state(handling=handling, **HANDLED) is PetitionState.DONE
    untold = HANDLED | {"notice": None}
    assert _step(handling=handling, **untold) is Step.NOTIFY_SENDER


def test_the_closed_tabs() -> None:
    withdrawn = Withdrawal(date(2026, 11, 10), "đã được giải quyết")
    assert _state(withdrawn=withdrawn) is PetitionState.WITHDRAWN
    assert _state(struck=Struck(TODAY, "ghi trùng"), withdrawn=withdrawn) is PetitionState.STRUCK


def test_without_a_limit_for_soon_nothing_is_due_soon() -> None:
    law = [limit for limit in LIMITS if limit.key != "due-soon"]
    assert state(some.petition(), law, CALENDAR, TODAY) is PetitionState.IN_PROGRESS


def test_br_37_the_date_kept_is_the_earliest_running_duty() -> None:
    petition = some.petition(notice=TOLD)
    left = running(clocks(petition, LIMITS, CALENDAR))
    assert [each.duty for each in left] == ["petition-overdue"]
    assert _next(petition) == NextStep(Step.HANDLE, left[0].due.due, False, "petition-overdue")


def test_br_36_each_type_has_its_conditions() -> None:
    complaint = [each.key for each in conditions_of(PetitionType.COMPLAINT, CONDITIONS)]
    assert complaint == [
        "written-in-vietnamese",
        "dated",
        "name-address",
        "signature",
        "respondent",
        "reason",
        "request",
    ]
    found = eligibility(PetitionType.PROPOSAL, some.petition().checks, CONDITIONS)
    assert (found.met, len(found.asked), found.is_full) == (5, 5, True)
    partly = eligibility(PetitionType.COMPLAINT, ("dated", "content"), CONDITIONS)
    assert (partly.met, len(partly.missing), partly.is_full) == (1, 6, False)
    for kind in PetitionType:
        assert conditions_of(kind, CONDITIONS)


def test_br_36_an_anonymous_denunciation_with_evidence_is_eligible() -> None:
    ticks = ("written-in-vietnamese", "dated", "accused", "act")
    kind = PetitionType.DENUNCIATION
    missing = {each.key for each in eligibility(kind, ticks, CONDITIONS).missing}
    assert missing == {"name-address", "signature", "contact"}
    assert eligibility(kind, (*ticks, "anonymous-evidence"), CONDITIONS).is_full
    assert conditions_of(kind, CONDITIONS)[-1].is_exception
    complaint = eligibility(PetitionType.COMPLAINT, ("anonymous-evidence",), CONDITIONS)
    assert complaint.met == 0


def test_br_34_the_same_content_is_transferred_once() -> None:
    first = some.petition("don-90", handling=PetitionHandling.TRANSFERRED)
    again = some.petition()
    assert transferred_before(again, (again, first)) is first
    assert transferred_before(again, (replace(first, handling=PetitionHandling.GUIDED),)) is None
    assert transferred_before(again, (replace(first, struck=Struck(TODAY, "trùng")),)) is None
    other = replace(first, content="Đường liên thôn hỏng nặng, xe máy không qua được.")
    assert transferred_before(again, (other,)) is None
    assert transferred_before(replace(again, repeat_of="don-90"), (other,)) is other
    chain = replace(other, key="don-95", repeat_of="don-90")
    assert transferred_before(replace(again, repeat_of="don-90"), (chain,)) is chain
    assert transferred_before(replace(again, sender=None), (first,)) is None
    assert transferred_before(again, (replace(first, sender=None),)) is None
    assert transferred_before(first, (first,)) is None


PARTS = (
    Part("don-118", PetitionType.PROPOSAL, "Đề nghị rải đá đường xóm Mỏ Đá.", "giao-thong"),
    Part("k2", PetitionType.FEEDBACK, "Quán bi-a mở quá giờ.", "an-ninh"),
    Part("k3", PetitionType.DENUNCIATION, "Bà Yến tố cáo trưởng thôn thu sai quỹ.", "can-bo"),
)


def test_br_19_mixed_content_is_split_and_the_denunciation_tells_nothing() -> None:
    mixed = some.petition(type=PetitionType.MIXED, case_count=3, notice=TOLD, due_on=TODAY)
    first, second, told = split_parts(mixed, PARTS)
    assert (first.key, first.number, first.type) == ("don-118", 118, PetitionType.PROPOSAL)
    assert (second.key, second.number, second.sender) == ("k2", None, mixed.sender)
    for part in (first, second):
        assert (part.case_count, part.eligible, part.checks, part.due_on) == (1, None, (), None)
        assert part.notice == TOLD
    assert told == Petition(
        "k3",
        mixed.received,
        mixed.channel,
        PetitionType.DENUNCIATION,
        f"{ERASED} tố cáo trưởng thôn thu sai quỹ.",
        subject_area="can-bo",
        capacity=Side.PARTY,
    )


@pytest.mark.parametrize(
    "parts",
    [
        (),
        PARTS[:1],
        (PARTS[0], replace(PARTS[1], content=" ")),
        (PARTS[0], replace(PARTS[1], type=PetitionType.MIXED)),
        (PARTS[2], PARTS[0]),
    ],
)
def test_br_19_a_split_needs_two_whole_parts_the_first_of_which_may_be_named(parts: tuple[Part, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        split_parts(some.petition(type=PetitionType.MIXED), parts)
    assert (refused.value.code, refused.value.field) == ("petition-parts", "content")


def test_br_25_erasing_leaves_nothing_that_tells_who_wrote() -> None:
    told = "Bà Phùng Thị Yến, số 099180000118, thôn Trại Mới, xã Bình Minh Hạ; bà Yến"
    petition = some.petition(
        content=told,
        complex_reason=told,
        ineligible_reason=told,
        document=told,
        result=told,
        notice=SenderNotice(TODAY, told),
        withdrawn=Withdrawal(TODAY, told),
        struck=Struck(TODAY, told),
        disclosure_consent=True,
    )
    words = petition_identity_words(petition)
    assert "Bà Phùng Thị Yến" in words
    bare = petition_without_identity(petition)
    for word in ("Yến", "099180000118", "Trại Mới", "0900000417"):
        assert word not in repr(bare)
    assert replace(bare, type=PetitionType.DENUNCIATION).is_secret
    assert petition_identity_words(bare) == ()
    plain = petition_without_identity(some.petition())
    assert (plain.sender, plain.notice, plain.withdrawn, plain.struck) == (None, None, None, None)


def test_how_people_name_a_petition() -> None:
    assert some.petition().label == "Đơn số 118/2026"
    assert some.petition(number=None).label == ""
