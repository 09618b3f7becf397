"""BR-24, BR-29 to BR-37: what a petition's entry and its handling lack."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.checklist import Weight
from desktop.domain.commitment import Due
from desktop.domain.eligibility import conditions
from desktop.domain.office import Side
from desktop.domain.petition import (
    Competence,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
    SenderNotice,
)
from desktop.domain.petition_check import clock_findings, handling_findings, intake_findings
from desktop.domain.reception import Consent
from tests import builders
from tests import visit_builders as some
from tests.desktop.domain.law import limits, shipped
from tests.desktop.domain.test_petition_clocks import promise

CONDITIONS = conditions(shipped("eligibility"))
MUST, SHOULD = Weight.MUST, Weight.SHOULD
DAY = date(2026, 11, 4)
TRANSFERRED = {
    "handling": PetitionHandling.TRANSFERRED,
    "handled_on": DAY,
    "handled_by": "pkt",
    "document": "Số 12/PC-UBND",
    "competence": Competence.OTHER,
}


def _intake(petition: Petition) -> list[tuple[Weight, str]]:
    return [(each.weight, each.code) for each in intake_findings(petition)]


def _handling(petition: Petition, **given: object) -> list[tuple[Weight, str]]:
    found = handling_findings(petition, conditions=CONDITIONS, **given)  # type: ignore[arg-type]
    return [(each.weight, each.code) for each in found]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"content": " "}, [(MUST, "content")]),
        ({"senders_count": 0}, [(MUST, "senders-count")]),
        ({"case_count": 0}, [(MUST, "case-count")]),
        ({"subject_area": None}, [(SHOULD, "subject-area")]),
        ({"sender": None}, [(SHOULD, "sender")]),
        ({"sender": some.person(name="")}, [(SHOULD, "sender")]),
        ({"sender": some.person(address="")}, [(SHOULD, "sender-address")]),
        ({"type": PetitionType.COMPLAINT}, []),
        ({"type": PetitionType.COMPLAINT, "instance": None}, [(SHOULD, "instance")]),
    ],
)
def test_br_29_what_an_entry_says(changes: dict[str, object], found: list[tuple[Weight, str]]) -> None:
    assert _intake(some.petition(**changes)) == found


def test_br_24_a_denunciation_names_the_paper_file_and_nobody() -> None:
    told = some.petition(type=PetitionType.DENUNCIATION)
    assert _intake(told) == [(MUST, "identity-in-denunciation"), (MUST, "secret-file")]
    assert _intake(replace(told, sender=None, secret_file="15/2026")) == []
    open_one = replace(told, disclosure_consent=True)
    assert _intake(open_one) == [(MUST, "consent")]
    assert _intake(replace(open_one, consent=Consent("Đỗ Thị Thanh Mai", builders.MOMENT))) == []


def test_br_30_complex_needs_a_reason() -> None:
    assert _intake(some.petition(complex=True)) == [(MUST, "complex-reason")]
    assert _intake(some.petition(complex=True, complex_reason="nhiều hộ")) == []


def test_br_30_an_oral_notice_on_the_party_side_is_told() -> None:
    oral = SenderNotice(DAY, form=NoticeForm.ORAL)
    assert _handling(some.petition(notice=oral)) == [(SHOULD, "notice-not-written")]
    assert _handling(some.petition(notice=replace(oral, form=NoticeForm.WRITTEN))) == []
    assert _handling(some.petition(notice=oral, capacity=Side.STATE)) == []
    denunciation = some.petition(notice=oral, type=PetitionType.DENUNCIATION, eligible=None)
    assert _handling(denunciation) == []


def test_br_33_a_proposal_taken_on_needs_a_promised_date_or_a_reason_for_none() -> None:
    taken = some.petition(handling=PetitionHandling.ACCEPTED, handled_on=DAY)
    assert _handling(taken) == [(MUST, "promise")]
    assert _handling(taken, commitments=(promise(Due.in_days(30)),)) == []
    assert _handling(taken, commitments=(promise(Due.open_ended("chờ tỉnh")),)) == []
    assert _handling(taken, commitments=(promise(Due.open_ended(" ")),)) == [(MUST, "promise-reason")]
    assert _handling(replace(taken, settled_on=date(2026, 11, 6))) == []
    assert _handling(replace(taken, type=PetitionType.COMPLAINT, eligible=None)) == []


def test_br_34_guidance_and_transfer_need_number_date_and_addressee() -> None:
    sent = some.petition(**TRANSFERRED)
    assert _handling(sent) == []
    assert _handling(replace(sent, handled_on=None)) == [(MUST, "handled-on")]
    assert _handling(replace(sent, document="Phiếu chuyển")) == [(MUST, "document")]
    assert _handling(replace(sent, handled_by=None)) == [(MUST, "handled-by")]
    guided = replace(sent, handling=PetitionHandling.GUIDED, handled_by=None)
    assert _handling(guided) == []
    assert _handling(replace(guided, document="")) == [(MUST, "document")]
    filed = replace(guided, handling=PetitionHandling.FILED, document="")
    assert _handling(filed) == []


def test_br_34_a_second_transfer_of_the_same_content_warns() -> None:
    first = some.petition("don-90", **TRANSFERRED)
    again = some.petition(**TRANSFERRED)
    (found,) = handling_findings(again, earlier=(first,))
    assert (found.weight, found.code, found.detail) == (
        SHOULD,
        "transferred-before",
        "2026-11-04 Số 12/PC-UBND",
    )
    undated = handling_findings(again, earlier=(replace(first, handled_on=None),))
    assert undated[0].detail == "Số 12/PC-UBND"
    assert _handling(again, earlier=(replace(first, content="Cầu hỏng, trẻ em khó qua sông."),)) == []


def test_br_35_a_party_matter_on_the_state_side_is_sent_over() -> None:
    party = some.petition(competence=Competence.PARTY, capacity=Side.STATE)
    assert _handling(party) == [(SHOULD, "route-to-party")]
    assert _handling(replace(party, capacity=Side.PARTY)) == []


def test_br_36_not_eligible_needs_a_reason_and_eligible_all_its_ticks() -> None:
    assert _intake(some.petition(eligible=False)) == [(MUST, "ineligible-reason")]
    assert _intake(some.petition(eligible=False, ineligible_reason="Không ghi họ tên")) == []
    (found,) = handling_findings(some.petition(checks=("dated", "content")), conditions=CONDITIONS)
    assert (found.code, found.detail) == (
        "conditions-missing",
        "written-in-vietnamese name-address signature",
    )


def test_br_37_what_ran_out_is_told_and_the_red_mark_replaces_the_warning() -> None:
    law, calendar = limits(), builders.calendar()
    petition = some.petition()

    def late(day: date, **changes: object) -> list[tuple[str, str]]:
        changed = replace(petition, **changes)  # type: ignore[arg-type]
        return [(each.code, each.detail) for each in clock_findings(changed, law, calendar, day)]

    assert late(date(2026, 11, 12)) == []
    notice = ("notice-late", "2026-11-12")
    assert late(date(2026, 11, 13)) == [notice]
    assert late(date(2026, 12, 1)) == [notice, ("unprocessed-warning", "2026-11-30")]
    assert late(date(2026, 12, 15)) == [notice, ("unprocessed-overdue", "2026-12-14")]
    complaint = late(date(2026, 11, 12), type=PetitionType.COMPLAINT)
    assert complaint == [("limit-passed", "2026-11-09")]


def test_dates_that_cannot_be() -> None:
    early = some.petition(notice=SenderNotice(date(2026, 10, 28), form=NoticeForm.WRITTEN))
    assert _handling(early) == [(MUST, "before-receipt")]
    settled = some.petition(
        handling=PetitionHandling.ACCEPTED,
        handled_on=DAY,
        accepted_on=date(2026, 11, 10),
        settled_on=DAY,
    )
    assert _handling(settled) == [(MUST, "settled-before-accepted")]
