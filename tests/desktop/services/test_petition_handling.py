"""What the office decides on a petition: each act, what it refuses, what it leaves in the book."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.commitment import Dropped
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.people import Person
from desktop.domain.petition import Competence, NoticeForm, PetitionHandling, PetitionType, SenderNotice
from desktop.domain.petitions import Part, Step
from desktop.office import Office
from desktop.registers.petition_sheets import PetitionSheet, petition_sheet
from desktop.registers.petitions import Filters, Tab, bounds_of, petitions
from desktop.services.commitments import drop_commitment
from desktop.services.petition_handling import (
    Classification,
    Handling,
    classify_petition,
    handle_petition,
    link_repeat,
    promise_from_petition,
    reopen_petition,
    settle_petition,
    split_petition,
)
from desktop.services.petitions import notify_sender, record_petition, restore_petition, strike_petition
from desktop.services.undoing import undo_last
from tests import builders
from tests.petition_builders import CLASSIFIED, COMPENSATION, denunciation, petition

TODAY = builders.MEETING_DAY
UNNUMBERED = "document-without-number"
TRANSFER = Handling(PetitionHandling.TRANSFERRED, TODAY, "pvhxh", "Phiếu chuyển số 12")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return builders.new_office(tmp_path)


def sheet(office: Office, key: str = "don-118") -> PetitionSheet:
    return petition_sheet(office, key)


def tab(office: Office, key: str = "don-118") -> Tab:
    return next(row.tab for row in petitions(office, Filters(), bounds_of(office)) if row.key == key)


def test_from_the_post_to_the_answer(office: Office) -> None:
    record_petition(office, petition())
    assert sheet(office).next_step is not None
    assert sheet(office).next_step.step is Step.CLASSIFY  # type: ignore[union-attr]
    classify_petition(office, "don-118", Classification(True, Competence.OWN, Side.PARTY, ("dated",)))
    assert sheet(office).next_step.step is Step.NOTIFY_SENDER  # type: ignore[union-attr]
    notify_sender(office, "don-118", SenderNotice(TODAY, "Số 41-TB/ĐU", NoticeForm.WRITTEN))
    handle_petition(office, "don-118", Handling(PetitionHandling.ACCEPTED, TODAY, "pkt", "Số 12-CV/ĐU"))
    assert sheet(office).petition.accepted_on == TODAY
    assert sheet(office).next_step.step is Step.PROMISE  # type: ignore[union-attr]
    settle_petition(office, "don-118", TODAY, "Đã trả lời bằng văn bản.")
    assert sheet(office).next_step is None
    assert tab(office) is Tab.DONE


def test_br_33_a_promise_gives_a_proposal_its_due_date_and_follows_it(office: Office) -> None:
    told = SenderNotice(TODAY, "Số 41-TB/ĐU", NoticeForm.WRITTEN)
    record_petition(
        office,
        petition(
            **CLASSIFIED,
            handling=PetitionHandling.ACCEPTED,
            handled_on=TODAY,
            handled_by="pkt",
            notice=told,
        ),
    )
    assert sheet(office).petition.due_on is None
    promise_from_petition(office, "don-118", "cb-thinh")
    made = sheet(office).commitments[0]
    assert (made.content, made.promised_to, made.lead) == (COMPENSATION, "Bà Phùng Thị Yến", "pkt")
    assert sheet(office).petition.due_on == made.due_on == date(2026, 12, 4)
    drop_commitment(office, made.key, Dropped(TODAY, "ghi nhầm"))
    assert sheet(office).petition.due_on is None
    undo_last(office)
    assert sheet(office).petition.due_on == made.due_on


def test_br_24_a_denouncer_is_promised_to_by_code(office: Office) -> None:
    record_petition(office, denunciation())
    promise_from_petition(office, "don-119")
    assert sheet(office, "don-119").commitments[0].promised_to == "TC-2026-001"


@pytest.mark.parametrize("what", [PetitionHandling.GUIDED, PetitionHandling.TRANSFERRED])
def test_br_34_guidance_and_transfer_need_their_document(office: Office, what: PetitionHandling) -> None:
    record_petition(office, petition(**CLASSIFIED))
    with pytest.raises(Refusal) as refused:
        handle_petition(office, "don-118", Handling(what, TODAY, "pvhxh", "  "))
    assert (refused.value.code, refused.value.field) == ("required", "document")
    assert sheet(office).petition.handling is None


@pytest.mark.parametrize(
    ("done", "code", "field"),
    [
        (Handling(PetitionHandling.TRANSFERRED, TODAY, None, "Phiếu chuyển số 12"), "required", "handled_by"),
        (Handling(PetitionHandling.TRANSFERRED, TODAY, "pkt", "Phiếu chuyển"), UNNUMBERED, "document"),
        (Handling(PetitionHandling.GUIDED, TODAY, None, "Phiếu hướng dẫn"), UNNUMBERED, "document"),
    ],
)  # fmt: skip
def test_br_34_a_transfer_says_to_whom_and_its_paper_has_a_number(
    office: Office, done: Handling, code: str, field: str
) -> None:
    record_petition(office, petition(**CLASSIFIED))
    with pytest.raises(Refusal) as told:
        handle_petition(office, "don-118", done)
    assert (told.value.code, told.value.field) == (code, field)
    assert sheet(office).petition.handling is None


def test_days_that_cannot_be_are_refused(office: Office) -> None:
    record_petition(office, petition(**CLASSIFIED))
    with pytest.raises(Refusal, match="before-received"):
        notify_sender(office, "don-118", SenderNotice(date(2026, 10, 28), "Số 41-TB/ĐU", NoticeForm.WRITTEN))
    handle_petition(office, "don-118", Handling(PetitionHandling.ACCEPTED, TODAY, "pkt"))
    with pytest.raises(Refusal, match="settled-before-accepted"):
        settle_petition(office, "don-118", date(2026, 11, 11), "Đã trả lời.")
    assert sheet(office).petition.settled_on is None


def test_br_34_the_same_content_is_transferred_once_a_second_time_needs_its_reason(office: Office) -> None:
    record_petition(office, petition("don-first", received=date(2026, 10, 20)))
    record_petition(office, petition(content=COMPENSATION + ", nay gửi lại"))
    handle_petition(office, "don-first", TRANSFER)
    with pytest.raises(Refusal) as refused:
        handle_petition(office, "don-118", TRANSFER)
    assert (refused.value.code, refused.value.field) == ("transferred-before", "reason")
    handle_petition(
        office, "don-118",
        Handling(PetitionHandling.TRANSFERRED, TODAY, "pvhxh", "Phiếu chuyển số 13", "Nơi nhận trả lại"),
    )  # fmt: skip
    assert sheet(office).petition.result == "Nơi nhận trả lại"


def test_another_matter_of_the_same_sender_may_be_transferred(office: Office) -> None:
    record_petition(office, petition("don-first", received=date(2026, 10, 20)))
    record_petition(office, petition(content="Xin cấp lại sổ hộ nghèo cho mẹ già ở thôn Cầu Lim"))
    handle_petition(office, "don-first", TRANSFER)
    handle_petition(office, "don-118", TRANSFER)
    assert sheet(office).petition.handling is PetitionHandling.TRANSFERRED


@pytest.mark.parametrize("what", [PetitionHandling.HANDED_BACK, PetitionHandling.FILED])
def test_handing_back_and_filing_need_a_reason(office: Office, what: PetitionHandling) -> None:
    record_petition(office, petition())
    with pytest.raises(Refusal, match="required"):
        handle_petition(office, "don-118", Handling(what, TODAY))


def test_br_36_not_eligible_needs_a_reason(office: Office) -> None:
    record_petition(office, petition())
    with pytest.raises(Refusal) as refused:
        classify_petition(office, "don-118", Classification(False, Competence.OWN))
    assert refused.value.field == "ineligible_reason"


def test_nothing_is_added_to_what_is_closed_until_it_is_opened_again(office: Office) -> None:
    record_petition(office, petition(**CLASSIFIED))
    settle_petition(office, "don-118", TODAY, "Đã trả lời.")
    with pytest.raises(Refusal, match="petition-closed"):
        handle_petition(office, "don-118", TRANSFER)
    reopen_petition(office, "don-118")
    handle_petition(office, "don-118", TRANSFER)
    with pytest.raises(Refusal, match="before-received"):
        settle_petition(office, "don-118", date(2026, 10, 1), "Đã trả lời.")


def test_br_14_a_struck_number_is_not_used_again(office: Office) -> None:
    record_petition(office, petition())
    strike_petition(office, "don-118", "ghi trùng")
    record_petition(office, petition("don-next"))
    assert sheet(office, "don-next").petition.number == 2
    assert (tab(office), sheet(office).next_step) == (Tab.DONE, None)
    restore_petition(office, "don-118")
    assert tab(office) is not Tab.DONE


def test_br_19_a_mixed_petition_is_parted_and_its_denunciation_names_nobody(office: Office) -> None:
    mixed = petition(type=PetitionType.MIXED, sender=Person("Trịnh Văn Kế Hoạch", "thôn Cầu Lim"))
    record_petition(office, mixed)
    split_petition(
        office, "don-118",
        (
            Part("", PetitionType.PROPOSAL, "Đề nghị sửa đường thôn"),
            Part("", PetitionType.DENUNCIATION, "Tố cáo thu quỹ, theo lời ông Trịnh Văn Kế Hoạch"),
        ),
    )  # fmt: skip
    found = {row.number: row for row in petitions(office, Filters(), bounds_of(office))}
    assert (found[1].type, found[1].who) == (PetitionType.PROPOSAL, "Trịnh Văn Kế Hoạch")
    assert (found[2].type, found[2].secret) == (PetitionType.DENUNCIATION, True)
    assert "Kế Hoạch" not in found[2].content


def test_a_petition_repeats_another_never_itself(office: Office) -> None:
    record_petition(office, petition())
    with pytest.raises(Refusal, match="repeats-itself"):
        link_repeat(office, "don-118", "don-118")
