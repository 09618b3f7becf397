"""Issuing letters: number, register, bytes, one audit line, one change (BR-21, BR-30, BR-34, BR-48)."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.papers import PaperKind
from desktop.domain.petition import (
    Competence,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
    SenderNotice,
)
from desktop.domain.reception import CaseHandling, CaseType, ReceivedPaper, ReceptionRefusal
from desktop.office import Office
from desktop.registers.reception_sheets import session_sheet
from desktop.services.letters import issue_letter, next_letter_number
from desktop.services.papers import issued_paper, paper_bytes
from desktop.services.petitions import find, record_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.secrecy import erase_petition_identity, erase_visit_identity
from desktop.services.visits import VisitDraft, record_visit
from desktop.services.voiding import void_number
from desktop.store import petition_mapping
from desktop.store.keeping_tables import AuditTable
from desktop.store.tables import IssuedPaperTable, NumberTable
from tests import builders
from tests import reception_builders as made
from tests.desktop.papers.printed_text import text_of

ISSUED = date(2026, 11, 12)
TRANSFERRED = made.petition(
    competence=Competence.OTHER,
    handling=PetitionHandling.TRANSFERRED,
    handled_on=date(2026, 11, 3),
    handled_by="pvhxh",
    document="Phiếu chuyển đang lập",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    plan_session(opened, made.session())
    yield opened
    opened.close()


def petition(office: Office, key: str = "don-1") -> Petition:
    with office.store.reading() as book:
        return petition_mapping.petition(find(book, key))


def test_br_30_issuing_the_notice_tells_the_register_the_sender_knows(office: Office) -> None:
    record_petition(office, made.petition())
    change = issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-1", 22, ISSUED)
    assert petition(office).notice == SenderNotice(ISSUED, "Số 22-TB/ĐU", NoticeForm.WRITTEN)
    assert change.keys(Kind.PETITION) == ("don-1",)
    assert change.keys(Kind.PAPER) == ("acceptance-notice:don-1",)


def test_a_notice_left_without_number_for_the_clerk_still_stops_the_clock(office: Office) -> None:
    record_petition(office, made.petition())
    issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-1", None, ISSUED)
    assert petition(office).notice == SenderNotice(ISSUED, "", NoticeForm.WRITTEN)
    with office.store.reading() as book:
        assert book.scalars(select(NumberTable)).all() == []


def test_br_34_a_transfer_slip_becomes_the_document_of_the_petition(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    assert next_letter_number(office, PaperKind.TRANSFER_SLIP, "don-1") == 1
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    assert petition(office).document == "Số 12-PC/ĐU"
    assert petition(office).notice is None
    assert next_letter_number(office, PaperKind.TRANSFER_SLIP, "don-1") == 13


def test_the_very_bytes_are_kept_with_their_hash_and_printed_again(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    assert issued_paper(office, PaperKind.TRANSFER_SLIP, "don-1") is None
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    kept = issued_paper(office, PaperKind.TRANSFER_SLIP, "don-1")
    assert kept is not None
    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest()
    assert "Số 12-PC/ĐU" in text_of(kept.content)
    assert "ngày 12 tháng 11 năm 2026" in text_of(kept.content)
    record_petition(office, replace(petition(office), handled_by="pkt"))
    assert paper_bytes(office, PaperKind.TRANSFER_SLIP, "don-1") == kept.content


def test_br_48_a_used_number_is_refused_and_nothing_is_written(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    record_petition(office, replace(TRANSFERRED, key="don-2"))
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    before = petition(office, "don-2")
    with pytest.raises(Refusal) as found:
        issue_letter(office, PaperKind.TRANSFER_SLIP, "don-2", 12, ISSUED)
    assert (found.value.code, found.value.field) == ("number-used", "number")
    assert petition(office, "don-2") == before
    assert issued_paper(office, PaperKind.TRANSFER_SLIP, "don-2") is None


def test_issued_again_the_number_and_bytes_are_replaced(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 13, ISSUED)
    assert petition(office).document == "Số 13-PC/ĐU"
    with office.store.reading() as book:
        assert [row.number for row in book.scalars(select(NumberTable))] == [13]
        assert len(book.scalars(select(IssuedPaperTable)).all()) == 1


def test_br_48_a_voided_number_leaves_the_register(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-1", 5, ISSUED)
    void_number(office, Side.PARTY, "PC", 12, "ghi nhầm")
    void_number(office, Side.PARTY, "TB", 5, "ghi nhầm")
    after = petition(office)
    assert after.document == ""
    assert after.notice is not None
    assert after.notice.document == ""


def test_br_21_the_refusal_notice_gives_the_visit_its_number_and_day(office: Office) -> None:
    refusal = ReceptionRefusal("khoản 3 Điều 9 Luật Tiếp công dân", "đã có thông báo chấm dứt")
    record_visit(office, VisitDraft(made.SESSION, made.visit(refusal=refusal)))
    change = issue_letter(office, PaperKind.REFUSAL_NOTICE, "lt-1", 3, ISSUED)
    (visit,) = session_sheet(office, made.SESSION).session.visits
    assert visit.refusal == replace(refusal, number=3, issued_on=ISSUED)
    assert set(change.touched) >= {(Kind.VISIT, "lt-1"), (Kind.RECEPTION_SESSION, made.SESSION)}
    void_number(office, Side.PARTY, "TB", 3, "ghi nhầm")
    (visit,) = session_sheet(office, made.SESSION).session.visits
    assert visit.refusal is not None
    assert visit.refusal.number is None


def test_the_slip_of_a_case_stands_on_that_case_alone(office: Office) -> None:
    cases = tuple(
        made.case(key, handling=CaseHandling.TRANSFERRED, handled_by="pkt") for key in ("vv-a", "vv-b")
    )
    record_visit(office, VisitDraft(made.SESSION, made.visit(cases=cases)))
    issue_letter(office, PaperKind.TRANSFER_SLIP, "vv-a", 4, ISSUED)
    issue_letter(office, PaperKind.TRANSFER_SLIP, "vv-b", 5, ISSUED)
    (visit,) = session_sheet(office, made.SESSION).session.visits
    assert [case.document for case in visit.cases] == ["Số 04-PC/ĐU", "Số 05-PC/ĐU"]
    void_number(office, Side.PARTY, "PC", 4, "ghi nhầm")
    (visit,) = session_sheet(office, made.SESSION).session.visits
    assert [case.document for case in visit.cases] == ["", "Số 05-PC/ĐU"]


def test_what_may_not_be_issued(office: Office) -> None:
    record_visit(office, VisitDraft(made.SESSION, made.visit(papers_received=(ReceivedPaper("Đơn"),))))
    record_petition(office, TRANSFERRED)
    wrong = (
        (PaperKind.RECEIPT, "lt-1", 1, ISSUED, "letter-not-numbered"),
        (PaperKind.TRANSFER_SLIP, "don-1", 1, date(2026, 10, 28), "letter-too-early"),
        (PaperKind.TRANSFER_SLIP, "don-1", 0, ISSUED, "number-too-small"),
        (PaperKind.GUIDANCE_SLIP, "don-1", 1, ISSUED, "letter-not-guided"),
    )
    for kind, key, number, day, code in wrong:
        with pytest.raises(Refusal) as found:
            issue_letter(office, kind, key, number, day)
        assert found.value.code == code


def test_br_63_one_audit_line_and_of_a_denunciation_nothing_but_the_code(office: Office) -> None:
    told = made.petition(
        "don-tc",
        type=PetitionType.DENUNCIATION,
        sender=None,
        secret_file="Hồ sơ mật số 05/2026-HSM, tủ số 2",
        content="Tố cáo việc thu, chi quỹ thôn trái quy định.",
    )
    record_petition(office, told)
    issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-tc", 6, ISSUED)
    with office.store.reading() as book:
        lines = [line for line in book.scalars(select(AuditTable)) if line.act == "issue_letter"]
        assert len(lines) == 1
        assert lines[0].detail["number"] == 6
        assert "quỹ thôn" not in str(lines[0].detail)
    kept = issued_paper(office, PaperKind.ACCEPTANCE_NOTICE, "don-tc")
    assert kept is not None
    assert "TC-2026-001" in text_of(kept.content)


def test_br_25_an_issued_letter_is_made_anew_without_who_it_was_to(office: Office) -> None:
    record_petition(office, TRANSFERRED)
    issue_letter(office, PaperKind.TRANSFER_SLIP, "don-1", 12, ISSUED)
    issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-1", 5, ISSUED)
    assert "Phùng Thị Yến" in text_of(paper_bytes(office, PaperKind.TRANSFER_SLIP, "don-1"))
    told = replace(petition(office), type=PetitionType.DENUNCIATION, secret_file="05/2026-HSM")
    erase_petition_identity(office, told)
    for kind in (PaperKind.TRANSFER_SLIP, PaperKind.ACCEPTANCE_NOTICE):
        text = text_of(paper_bytes(office, kind, "don-1"))
        assert "TC-2026-001" in text
        assert "Yến" not in text
        assert "thôn Cầu Lim" not in text
    assert "Số 12-PC/ĐU" in text_of(paper_bytes(office, PaperKind.TRANSFER_SLIP, "don-1"))


def test_br_25_the_issued_slip_of_a_case_is_made_anew_too(office: Office) -> None:
    case = made.case("vv-a", handling=CaseHandling.TRANSFERRED, handled_by="pkt")
    visit = made.visit(cases=(case,))
    record_visit(office, VisitDraft(made.SESSION, visit))
    issue_letter(office, PaperKind.TRANSFER_SLIP, "vv-a", 4, ISSUED)
    assert "Phùng Thị Yến" in text_of(paper_bytes(office, PaperKind.TRANSFER_SLIP, "vv-a"))
    turned = replace(visit, cases=(replace(case, type=CaseType.DENUNCIATION),), secret_file="05/2026-HSM")
    erase_visit_identity(office, VisitDraft(made.SESSION, turned))
    text = text_of(paper_bytes(office, PaperKind.TRANSFER_SLIP, "vv-a"))
    assert "TC-2026-001" in text
    assert "Yến" not in text
