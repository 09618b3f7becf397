"""Letters made from the book: right side, right names of the day, one sentence where one makes no sense."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from desktop.domain import letter_papers as let
from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Side
from desktop.domain.papers import Paper, PaperKind
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
from desktop.domain.reception import CaseHandling, ReceivedPaper, ReceptionRefusal, Visit
from desktop.office import Office
from desktop.papers.wording import wording_of
from desktop.registers.letter_papers import DOC_TYPES
from desktop.registers.letter_sources import file_number
from desktop.registers.papers import paper_rows
from desktop.services.commitments import make_commitment
from desktop.services.papers import paper_bytes
from desktop.services.petitions import record_petition, strike_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.visits import VisitDraft, record_visit
from desktop.texts import sentence
from tests import builders
from tests import reception_builders as made
from tests.commune import open_commune
from tests.desktop.papers import rows as printed
from tests.desktop.papers.printed_text import text_of

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "binh-minh-ha.json"
PLANTED = "Lục Thị Giấu"


def _planned(office: Office) -> None:
    plan_session(office, made.session())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.office_with(tmp_path, _planned)
    yield opened
    opened.close()


def received(office: Office, visit: Visit) -> None:
    record_visit(office, VisitDraft(made.SESSION, visit))


def transferred(**changes: object) -> Petition:
    noun = made.petition(
        competence=Competence.OTHER,
        handling=PetitionHandling.TRANSFERRED,
        handled_on=date(2026, 11, 3),
        handled_by="pvhxh",
        document="Số 16-CV/ĐU",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def refused(office: Office, kind: PaperKind, key: str) -> str:
    with pytest.raises(Refusal) as found:
        paper_rows(office, kind, key)
    told = sentence(found.value)
    assert told.endswith(".")
    assert key in told
    return found.value.code


# -- petitions


def test_a_notice_tells_what_became_of_a_petition_by_when_and_whom_to_ask(office: Office) -> None:
    accepted = made.petition(
        handling=PetitionHandling.ACCEPTED,
        handled_on=date(2026, 11, 2),
        handled_by="pkt",
        document="Số 9-CV/ĐU",
    )
    record_petition(office, accepted)
    make_commitment(
        office,
        Commitment(
            "ck-9",
            "Trả lời đơn",
            date(2026, 11, 2),
            Due.by_date(date(2026, 11, 27)),
            source=CommitmentSource(petition="don-1"),
            promised_by="cb-thinh",
            lead="pkt",
        ),
    )
    rows = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "don-1")
    assert isinstance(rows, let.AcceptanceNoticePaper)
    (matter,) = rows.matters
    assert (matter.outcome, matter.body) == (let.Outcome.ACCEPTED, "Phòng Kinh tế")
    assert matter.due_on == date(2026, 11, 27)
    assert rows.arrival == let.Arrival(date(2026, 10, 29), Channel.POST, 1)
    assert (rows.head.side, rows.head.number, rows.draft) == (Side.PARTY, None, True)
    assert rows.signer is not None
    assert rows.signer.name == "Phạm Đức Thịnh"
    assert rows.contact is not None
    assert rows.contact.title == "Chánh Văn phòng Đảng ủy"
    assert "Phòng Kinh tế (để thực hiện)" in rows.recipients


def test_br_31_the_notice_of_a_complaint_tells_the_day_the_law_gives(office: Office) -> None:
    complaint = made.petition(
        type=PetitionType.COMPLAINT,
        capacity=Side.STATE,
        handling=PetitionHandling.ACCEPTED,
        handled_on=date(2026, 11, 4),
        accepted_on=date(2026, 11, 4),
    )
    record_petition(office, complaint)
    rows = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "don-1")
    assert isinstance(rows, let.AcceptanceNoticePaper)
    assert rows.head.side is Side.STATE
    assert rows.matters[0].due_on == date(2026, 12, 4)


def test_br_30_a_complex_petition_not_yet_decided_is_told_within_the_longer_limit(office: Office) -> None:
    record_petition(office, made.petition(complex=True, complex_reason="liên quan nhiều cơ quan"))
    rows = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "don-1")
    assert isinstance(rows, let.AcceptanceNoticePaper)
    assert rows.matters[0].outcome is let.Outcome.MORE_TIME
    assert rows.matters[0].due_on == date(2026, 11, 19)
    assert rows.matters[0].explanation == "liên quan nhiều cơ quan"


def test_the_number_a_register_names_is_printed_when_it_is_one_of_ours(office: Office) -> None:
    sent = SenderNotice(date(2026, 11, 9), "Số 05-TB/ĐU", NoticeForm.WRITTEN)
    record_petition(office, transferred(notice=sent))
    notice = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "don-1")
    assert (notice.head.number, notice.head.issued_on) == (5, date(2026, 11, 9))
    slip = paper_rows(office, PaperKind.TRANSFER_SLIP, "don-1")
    assert (slip.head.number, slip.head.issued_on) == (None, None)
    record_petition(office, transferred(document="Số 12-PC/ĐU"))
    slip = paper_rows(office, PaperKind.TRANSFER_SLIP, "don-1")
    assert (slip.head.number, slip.head.issued_on) == (12, date(2026, 11, 3))


def test_br_35_a_matter_of_the_partys_competence_is_written_by_the_party(office: Office) -> None:
    record_petition(office, transferred(capacity=Side.STATE, competence=Competence.PARTY))
    assert paper_rows(office, PaperKind.TRANSFER_SLIP, "don-1").head.side is Side.PARTY


def test_br_34_a_slip_needs_its_handling(office: Office) -> None:
    record_petition(office, made.petition())
    assert refused(office, PaperKind.TRANSFER_SLIP, "don-1") == "letter-not-transferred"
    assert refused(office, PaperKind.GUIDANCE_SLIP, "don-1") == "letter-not-guided"
    assert refused(office, PaperKind.TRANSFER_SLIP, "khong-co") == "letter-source-unknown"
    record_petition(office, transferred())
    slip = paper_rows(office, PaperKind.TRANSFER_SLIP, "don-1")
    assert isinstance(slip, let.TransferSlipPaper)
    assert slip.matter is not None
    assert slip.matter.body == "Phòng Văn hóa - Xã hội"
    assert "Người gửi đơn (để biết)" in slip.recipients


def test_petitions_with_nobody_or_nothing_to_tell(office: Office) -> None:
    notice = PaperKind.ACCEPTANCE_NOTICE
    filed = PetitionHandling.FILED
    record_petition(office, made.petition("don-nac-danh", sender=None))
    assert refused(office, notice, "don-nac-danh") == "letter-no-sender"
    record_petition(office, made.petition("don-luu", handling=filed, handled_on=date(2026, 11, 2)))
    assert refused(office, notice, "don-luu") == "letter-petition-filed"
    record_petition(
        office, made.petition("don-rut", withdrawn=Withdrawal(date(2026, 11, 4), "đã thỏa thuận"))
    )
    assert refused(office, notice, "don-rut") == "letter-petition-withdrawn"
    record_petition(office, made.petition("don-bo"))
    strike_petition(office, "don-bo", "ghi trùng")
    assert refused(office, notice, "don-bo") == "letter-record-struck"


# -- visits and cases


def test_br_22_a_receipt_lists_what_was_handed_in_and_who_took_it(office: Office) -> None:
    papers = (ReceivedPaper("Đơn đề nghị", 2, "bản chính"), ReceivedPaper("Ảnh hiện trạng", 4))
    received(office, made.visit(papers_received=papers))
    rows = paper_rows(office, PaperKind.RECEIPT, "lt-1")
    assert isinstance(rows, let.ReceiptPaper)
    assert rows.lines == (
        let.ReceiptLine("Đơn đề nghị", 2, "bản chính"),
        let.ReceiptLine("Ảnh hiện trạng", 4),
    )
    assert (rows.at, rows.receiver and rows.receiver.name) == (time(8, 5), "Đỗ Thị Thanh Mai")
    assert "099168000417" in text_of(paper_bytes(office, PaperKind.RECEIPT, "lt-1"))
    received(office, made.visit("lt-2"))
    assert refused(office, PaperKind.RECEIPT, "lt-2") == "letter-no-papers"


def test_br_21_a_refusal_notice_only_for_who_was_refused(office: Office) -> None:
    received(office, made.visit())
    assert refused(office, PaperKind.REFUSAL_NOTICE, "lt-1") == "letter-not-refused"
    ground = "khoản 3 Điều 9 Luật Tiếp công dân, như ghi tay"
    refusal = ReceptionRefusal(ground, "Vụ việc đã có thông báo chấm dứt.", 1, date(2026, 11, 12))
    received(office, made.visit("lt-2", refusal=refusal))
    rows = paper_rows(office, PaperKind.REFUSAL_NOTICE, "lt-2")
    assert isinstance(rows, let.RefusalNoticePaper)
    assert (rows.ground, rows.head.number, rows.draft) == (ground, 1, False)
    assert rows.whole_number
    assert rows.matters
    assert refused(office, PaperKind.ACCEPTANCE_NOTICE, "lt-2") == "letter-visit-refused"


def test_a_visits_notice_tells_every_matter_that_was_not_answered_on_the_spot(office: Office) -> None:
    answered = made.case("vv-b", handling=CaseHandling.ANSWERED)
    passed_on = made.case("vv-c", handling=CaseHandling.TRANSFERRED, handled_by="pvhxh", in_competence=False)
    received(office, made.visit(cases=(made.case("vv-a"), answered, passed_on)))
    rows = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "lt-1")
    assert isinstance(rows, let.AcceptanceNoticePaper)
    assert [matter.outcome for matter in rows.matters] == [let.Outcome.ACCEPTED, let.Outcome.TRANSFERRED]
    assert refused(office, PaperKind.ACCEPTANCE_NOTICE, "vv-b") == "letter-all-answered"
    one = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "vv-c")
    assert isinstance(one, let.AcceptanceNoticePaper)
    assert len(one.matters) == 1
    assert isinstance(paper_rows(office, PaperKind.TRANSFER_SLIP, "vv-c"), let.TransferSlipPaper)


def test_the_chairs_session_writes_on_the_letterhead_of_the_state(office: Office) -> None:
    plan_session(office, made.session("tcd-ct", capacity=Capacity.STATE, host="cb-lam"))
    guided = made.case("vv-d", handling=CaseHandling.GUIDED, in_competence=False, handled_by=None)
    record_visit(office, VisitDraft("tcd-ct", made.visit("lt-3", cases=(guided,))))
    rows = paper_rows(office, PaperKind.GUIDANCE_SLIP, "vv-d")
    assert isinstance(rows, let.GuidanceSlipPaper)
    assert rows.head.side is Side.STATE
    assert rows.signer is not None
    assert rows.signer.title == "Chủ tịch UBND"
    assert rows.matter is not None
    assert rows.matter.explanation == "Giao Phòng Kinh tế khảo sát, trả lời bằng văn bản."


# -- denunciations


def test_the_number_of_a_paper_file_stands_without_its_place() -> None:
    assert file_number("Hồ sơ mật số 05/2026-HSM, tủ số 2 Cơ quan UBKT") == "05/2026-HSM"
    assert file_number("hồ sơ mật: 05/2026-HSM") == "05/2026-HSM"
    assert file_number("05/2026-HSM") == "05/2026-HSM"


def test_br_24_letters_of_a_denunciation_know_a_code_only(office: Office) -> None:
    received(office, made.denunciation())
    told = made.petition(
        "don-tc", type=PetitionType.DENUNCIATION, sender=None, secret_file="Hồ sơ mật số 05/2026-HSM, tủ số 2"
    )
    record_petition(office, told)
    for key, code in (("lt-9", "TC-2026-001"), ("vv-lt-9", "TC-2026-001"), ("don-tc", "TC-2026-002")):
        rows = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, key)
        assert isinstance(rows, let.LetterPaper)
        assert isinstance(rows.citizen, let.Denouncer)
        assert rows.citizen.code == code
        text = text_of(paper_bytes(office, PaperKind.ACCEPTANCE_NOTICE, key))
        assert code in text
        assert "tủ số" not in text


def test_br_26_a_planted_name_of_a_denouncer_is_on_no_letter(office: Office) -> None:
    """The name stands in the row by force, as if an older program had left it there."""
    papers = (ReceivedPaper("Đơn tố cáo", 2),)
    moved = made.denunciation(papers_received=papers)
    moved = replace(
        moved, cases=(replace(moved.cases[0], handling=CaseHandling.TRANSFERRED, handled_by="pkt"),)
    )
    received(office, moved)
    with office.store.act() as book:
        from desktop.store.reception_tables import VisitPersonTable, VisitTable

        row = book.query(VisitTable).filter_by(key="lt-9").one()
        row.representatives, row.appointing_paper = [PLANTED], f"Giấy cử của {PLANTED}"
        row.people.append(
            VisitPersonTable(
                position=0,
                name=PLANTED,
                address=f"nhà {PLANTED}",
                old_address=PLANTED,
                id_number="099111222333",
                phone="0900111222",
                folded_name="",
            )
        )
    kinds = (
        (PaperKind.ACCEPTANCE_NOTICE, "lt-9"),
        (PaperKind.TRANSFER_SLIP, "vv-lt-9"),
        (PaperKind.RECEIPT, "lt-9"),
    )
    for kind, key in kinds:
        for suffix in (".pdf", ".docx"):
            content = paper_bytes(office, kind, key, suffix)
            assert PLANTED.encode() not in content
        text = text_of(paper_bytes(office, kind, key))
        assert not [word for word in (PLANTED, "Giấu", "099111222333", "333", "0900111222") if word in text]
        assert "TC-2026-001" in text


# -- the whole sample


def test_every_letter_of_the_sample_comes_out_or_says_why_not(tmp_path: Path) -> None:
    opened = open_commune(tmp_path)
    keys = {"don-2026-003": PaperKind.TRANSFER_SLIP, "don-2026-015": PaperKind.GUIDANCE_SLIP}
    keys |= {"don-2026-027": PaperKind.GUIDANCE_SLIP, "don-2026-031": PaperKind.TRANSFER_SLIP}
    keys |= {"lt-2026-029": PaperKind.REFUSAL_NOTICE, "lt-2026-001": PaperKind.RECEIPT}
    keys |= {f"don-2026-{number:03d}": PaperKind.ACCEPTANCE_NOTICE for number in (1, 4, 8, 47, 55, 58, 60)}
    try:
        for key, kind in keys.items():
            assert paper_bytes(opened, kind, key).startswith(b"%PDF")
            assert paper_bytes(opened, kind, key, ".docx").startswith(b"PK")
        assert refused(opened, PaperKind.TRANSFER_SLIP, "don-2026-010") == "letter-not-transferred"
        assert refused(opened, PaperKind.ACCEPTANCE_NOTICE, "don-2026-009") == "letter-no-sender"
    finally:
        opened.close()


@pytest.mark.parametrize("side", Side)
def test_letters_take_their_number_from_the_series_their_paper_prints(side: Side) -> None:
    parts = {
        PaperKind.ACCEPTANCE_NOTICE: "acceptance",
        PaperKind.REFUSAL_NOTICE: "refusal",
        PaperKind.GUIDANCE_SLIP: "guidance",
        PaperKind.TRANSFER_SLIP: "transfer",
    }
    wording = wording_of(printed.head(side), printed.HELD_ON)
    assert {kind: wording.part(part)["symbol"] for kind, part in parts.items()} == {
        kind: types[side] for kind, types in DOC_TYPES.items()
    }


def test_rows_of_letters_are_papers_of_their_day(office: Office) -> None:
    received(office, made.visit())
    rows: Paper = paper_rows(office, PaperKind.ACCEPTANCE_NOTICE, "lt-1")
    assert rows.about_on == made.SESSION_DAY
