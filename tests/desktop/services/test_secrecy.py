"""Who denounced leaves the book for good: record, papers, history, drafts, free pages (BR-24…28, BR-63)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.commitment import CommitmentSource
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionType
from desktop.domain.reception import Case, CaseType, ReceivedPaper, ReceptionSession, Visit
from desktop.office import Office
from desktop.registers.log_check import verify_log
from desktop.registers.reception_sheets import session_sheet
from desktop.services import reception_drafts
from desktop.services.commitments import make_commitment
from desktop.services.completing import Completion, Numbering
from desktop.services.papers import paper_bytes
from desktop.services.petitions import record_petition
from desktop.services.reception_minutes import complete_reception
from desktop.services.reception_sessions import plan_session
from desktop.services.records import export_records
from desktop.services.secrecy import erase_petition_identity, erase_visit_identity, identity_traces
from desktop.services.trash import restore_record, trash_record
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.keeping_tables import AuditTable
from tests import builders
from tests import reception_builders as made
from tests.seen_through import clear_bytes

NAME, ADDRESS, NUMBER, PHONE = "Phùng Thị Yến", "thôn Cầu Lim kín", "099168000417", "0900000417"
WORDS = (NAME, "Phung Thi Yen", "phung thi yen", ADDRESS, NUMBER, PHONE)
WHO = made.person(f"Bà {NAME}", address=f"{ADDRESS}, xã Bình Minh Hạ", old_address="xóm Kín cũ")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    plan_session(opened, made.session())
    yield opened
    opened.close()


def told(visit: Visit) -> Visit:
    """The same visit once it turned out to be a denunciation."""
    case: Case = replace(visit.cases[0], type=CaseType.DENUNCIATION)
    return replace(visit, cases=(case,), secret_file="Hồ sơ mật số 04/2026-HSM")


def recorded(office: Office, *, completed: bool = False) -> Visit:
    """A visit whose person is named everywhere a name can stand."""
    visit = made.visit(
        people=(WHO,),
        papers_received=(ReceivedPaper(f"Đơn của {NAME}", 2, "bản chính"),),
        cases=(made.case("vv-lt-1", content=f"Bà {NAME} nêu việc thu quỹ thôn; bà Yến có chứng từ."),),
    )
    promise = replace(made.promise(), promised_to=f"bà {NAME}", content=f"Trả lời bà {NAME} về quỹ thôn")
    record_visit(office, VisitDraft(made.SESSION, visit, (promise,)))
    sheet = session_sheet(office, made.SESSION)
    session: ReceptionSession = replace(
        sheet.session, conclusion=f"Giao Phòng Kinh tế trả lời bà {NAME} trước ngày 30/11/2026."
    )
    from desktop.services.reception_sessions import record_session

    record_session(office, session)
    draft = reception_drafts.RECEPTION.open_draft(office, made.SESSION)
    name = reception_drafts.RECEPTION.name_of(made.SESSION)
    office.journal.write(name, reception_drafts.RECEPTION.dump(draft), office.clock())
    if completed:
        complete_reception(office, Completion(made.SESSION, Numbering.TAKE_NEXT))
    return visit


def bytes_on_disk(office: Office) -> bytes:
    return clear_bytes(office.file.parent, office.key)


def assert_gone(office: Office) -> None:
    raw = bytes_on_disk(office)
    for word in WORDS:
        for shape in (word, word.upper(), word.encode("unicode_escape").decode()):
            assert shape.encode() not in raw, word
    exported = export_records(office, "Kiểm tra").decode()
    assert not [word for word in WORDS if word in exported]


@pytest.mark.parametrize("completed", [False, True])
def test_br_25_reclassifying_erases_who_came_from_every_byte(office: Office, completed: bool) -> None:
    visit = recorded(office, completed=completed)
    raw = bytes_on_disk(office)
    assert NAME.encode() in raw, "the test can see it"
    change = erase_visit_identity(office, VisitDraft(made.SESSION, told(visit)))
    assert change.concerns(Kind.VISIT)
    assert_gone(office)
    kept = session_sheet(office, made.SESSION)
    assert kept.session.visits[0].code == "TC-2026-001"
    assert kept.session.visits[0].people == ()
    assert kept.commitments[0].lead == "pkt"
    assert office.store.is_purge_owed() is False
    printed = paper_bytes(office, PaperKind.RECEPTION_MINUTES, made.SESSION)
    assert printed.startswith(b"%PDF")


def test_br_25_what_will_be_erased_is_shown_before(office: Office) -> None:
    visit = recorded(office, completed=True)
    record_visit_again = made.petition("don-7", sender=WHO)
    record_petition(office, record_visit_again)
    traces = identity_traces(office, Kind.VISIT, visit.key)
    assert (traces.people, traces.commitments, traces.versions, traces.papers) == (1, 1, 1, 1)
    assert traces.drafts == 1
    assert traces.audit_lines >= 3
    assert [(each.kind, each.number) for each in traces.elsewhere] == [(Kind.PETITION, 1)]


def test_br_25_a_petition_is_erased_alike(office: Office) -> None:
    petition = made.petition(sender=WHO, content=f"Tố cáo việc thu quỹ thôn của bà {NAME}.")
    record_petition(office, petition)
    turned = replace(petition, type=PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 05")
    with pytest.raises(Refusal) as refused:
        record_petition(office, turned)
    assert refused.value.code in {"denunciation-identity", "erase-identity-first"}
    erase_petition_identity(office, turned)
    assert_gone(office)


def test_br_24_a_denouncer_is_never_taken_into_the_book(office: Office) -> None:
    with pytest.raises(Refusal, match="denunciation-identity"):
        record_visit(office, VisitDraft(made.SESSION, told(made.visit(people=(WHO,)))))
    assert NAME.encode() not in bytes_on_disk(office)


def test_br_24_consent_is_recorded_with_who_and_when(office: Office) -> None:
    agreed = replace(told(made.visit(people=(WHO,))), disclosure_consent=True)
    record_visit(office, VisitDraft(made.SESSION, agreed))
    kept = session_sheet(office, made.SESSION).session.visits[0]
    assert kept.consent is not None
    assert (kept.consent.recorded_by, kept.consent.recorded_at) == (office.user, office.clock())
    assert kept.code == "TC-2026-001"


def test_br_63_audit_lines_of_a_denunciation_hold_no_values(office: Office) -> None:
    record_visit(office, VisitDraft(made.SESSION, made.denunciation()))
    changed = made.denunciation(secret_file="Hồ sơ mật số 08", sign_refusal_reason="Kín")
    record_visit(office, VisitDraft(made.SESSION, changed))
    with office.store.reading() as book:
        last = book.scalars(select(AuditTable).order_by(AuditTable.id.desc())).first()
    assert last is not None
    assert last.detail == {"fields": ["secret_file", "sign_refusal_reason"]}


def test_br_63_the_chain_holds_after_an_erasure_that_names_what_it_emptied(office: Office) -> None:
    visit = recorded(office, completed=True)
    erase_visit_identity(office, VisitDraft(made.SESSION, told(visit)))
    with office.store.reading() as book:
        emptied = list(book.scalars(select(AuditTable.id).where(AuditTable.salt.is_(None))))
        erasing = book.scalars(select(AuditTable).where(AuditTable.act == "erase_identity")).one()
    assert emptied
    assert sorted(erasing.detail["audit_lines"]) == sorted(str(each) for each in emptied)
    assert verify_log(office).fault is None


def test_br_63_two_erasures_may_empty_the_same_line(office: Office) -> None:
    visit = recorded(office)
    other = made.visit("lt-2", people=(replace(WHO, name="Ông Kiều Văn Sự"),))
    record_visit(office, VisitDraft(made.SESSION, other))
    erase_visit_identity(office, VisitDraft(made.SESSION, told(visit)))
    erase_visit_identity(office, VisitDraft(made.SESSION, told(other)))
    assert verify_log(office).fault is None


def test_br_24_what_lies_in_the_trash_is_cured_too(office: Office) -> None:
    """Promises of the record that were put away, and the lines of the audit about them."""
    visit = recorded(office)
    record_petition(office, made.petition("don-1", sender=replace(WHO, name=f"Bà {NAME}")))
    spoken = replace(made.promise("ck-2"), promised_to=f"bà {NAME}", content=f"Gặp bà {NAME}")
    written = replace(spoken, key="ck-3", source=CommitmentSource(petition="don-1"))
    other = replace(made.promise("ck-4"), promised_to="", content="Gửi sổ quỹ", support=("pkt",))
    make_commitment(office, other)
    trash_record(office, Kind.COMMITMENT, "ck-4", "ghi trùng")
    for promise in (spoken, written):
        make_commitment(office, promise)
        trash_record(office, Kind.COMMITMENT, promise.key, f"ghi trùng lời hứa với bà {NAME}")
    assert identity_traces(office, Kind.VISIT, visit.key).trashed == 1
    assert identity_traces(office, Kind.PETITION, "don-1").trashed == 1
    erase_visit_identity(office, VisitDraft(made.SESSION, told(visit), (made.promise(),)))
    denounced = made.petition("don-1", type=PetitionType.DENUNCIATION, sender=None, secret_file="Mật 5")
    erase_petition_identity(office, denounced)
    assert_gone(office)
    for key in ("ck-2", "ck-3"):
        restore_record(office, Kind.COMMITMENT, key)
    assert_gone(office)
