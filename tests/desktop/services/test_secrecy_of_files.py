"""Files that may show who denounced leave the book with the identity, bytes and names (BR-25, BR-26)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.petition import Petition, PetitionType
from desktop.domain.petitions import Part
from desktop.domain.reception import CaseType, Visit
from desktop.office import Office
from desktop.registers.attachments import attachments_of, holds_files
from desktop.registers.trash import trash_count
from desktop.services.attachments import NewFile, attach_file, save_attachment
from desktop.services.petition_handling import split_petition
from desktop.services.petitions import record_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.secrecy import (
    erase_petition_identity,
    erase_visit_identity,
    identity_traces,
    remove_files_of_visit,
)
from desktop.services.trash import restore_record, trash_record
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.keeping_tables import AuditTable
from tests import builders
from tests import reception_builders as made
from tests.seen_through import clear_bytes

NAME, PLAIN = "Thân Thị Kín Đáo", "than_thi_kin_dao"
WHO = made.person(f"Bà {NAME}")
INSIDE = f"Nét chữ của {NAME}".encode()
SCAN = NewFile(f"don_cua_{PLAIN}.txt", INSIDE, f"Đơn của bà {NAME}", declared=True)
OTHER = NewFile("phieu-khao-sat.txt", "Khảo sát đèn đường".encode(), "Phiếu khảo sát", declared=True)
PLANTED = (NAME, PLAIN, f"don_cua_{PLAIN}")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    plan_session(opened, made.session())
    yield opened
    opened.close()


def visited(office: Office) -> Visit:
    """A visit, another of the same session, a promise from each."""
    visit = made.visit(people=(WHO,))
    record_visit(office, VisitDraft(made.SESSION, visit, (made.promise(),)))
    record_visit(
        office, VisitDraft(made.SESSION, made.visit("lt-2"), (made.promise("ck-2", case_key="vv-lt-2"),))
    )
    return visit


def told(visit: Visit) -> Visit:
    case = replace(visit.cases[0], type=CaseType.DENUNCIATION)
    return replace(visit, cases=(case,), secret_file="Hồ sơ mật số 04/2026-HSM")


def attached(office: Office, kind: Kind, key: str, new: NewFile = SCAN) -> str:
    return attach_file(office, kind, key, new).keys(Kind.ATTACHMENT)[0]


def turned(petition: Petition) -> Petition:
    return replace(petition, type=PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 05")


def assert_gone(office: Office) -> None:
    with office.store.reading() as book:
        lines = [str(line.detail) for line in book.query(AuditTable)]
        kept = book.connection().exec_driver_sql("SELECT title || file_name FROM attachments").scalars()
        said = "\n".join([*lines, *kept])
        rows = book.connection().exec_driver_sql("SELECT content FROM attachments").scalars()
        content = b"\n".join(rows)
    assert not [word for word in PLANTED if word in said]
    assert NAME.encode() not in content


def files_of(office: Office, kind: Kind, key: str) -> list[str]:
    return [each.title for each in attachments_of(office, kind, key).files]


def test_br_25_files_of_a_visit_leave_with_the_identity(office: Office) -> None:
    visit = visited(office)
    save_attachment(office, attached(office, Kind.VISIT, "lt-1"), f"Gửi kèm đơn của bà {NAME}")
    attached(office, Kind.RECEPTION_SESSION, made.SESSION, OTHER)
    attached(office, Kind.COMMITMENT, "ck-1", OTHER)
    attached(office, Kind.COMMITMENT, "ck-2", OTHER)
    attached(office, Kind.COMMITMENT, "ck-2")
    attached(office, Kind.VISIT, "lt-2", OTHER)
    assert identity_traces(office, Kind.VISIT, "lt-1").attachments == 4
    change = erase_visit_identity(office, VisitDraft(made.SESSION, told(visit)))
    assert len(change.keys(Kind.ATTACHMENT)) == 4
    assert_gone(office)
    assert files_of(office, Kind.RECEPTION_SESSION, made.SESSION) == [], "signed minutes name who came"
    assert files_of(office, Kind.COMMITMENT, "ck-1") == []
    assert files_of(office, Kind.COMMITMENT, "ck-2") == [OTHER.title]
    assert files_of(office, Kind.VISIT, "lt-2") == [OTHER.title]
    assert identity_traces(office, Kind.VISIT, "lt-1").attachments == 0


def test_br_25_files_of_a_petition_leave_with_the_identity(office: Office) -> None:
    petition = made.petition(sender=WHO)
    record_petition(office, petition)
    attached(office, Kind.PETITION, "don-1")
    assert identity_traces(office, Kind.PETITION, "don-1").attachments == 1
    erase_petition_identity(office, turned(petition))
    assert_gone(office)
    assert files_of(office, Kind.PETITION, "don-1") == []


def test_br_25_a_record_without_a_name_still_may_show_a_hand(office: Office) -> None:
    """An anonymous letter that was scanned and turns out to be a denunciation: the scan goes first."""
    petition = made.petition(sender=None)
    record_petition(office, petition)
    attached(office, Kind.PETITION, "don-1", OTHER)
    with pytest.raises(Refusal, match="erase-identity-first"):
        record_petition(office, turned(petition))
    erase_petition_identity(office, turned(petition))
    assert files_of(office, Kind.PETITION, "don-1") == []
    visit = made.visit(people=())
    record_visit(office, VisitDraft(made.SESSION, visit))
    attached(office, Kind.VISIT, "lt-1", OTHER)
    with pytest.raises(Refusal, match="erase-identity-first"):
        record_visit(office, VisitDraft(made.SESSION, told(visit)))
    erase_visit_identity(office, VisitDraft(made.SESSION, told(visit)))
    assert files_of(office, Kind.VISIT, "lt-1") == []


def test_br_25_withdrawn_consent_takes_the_files_too(office: Office) -> None:
    agreed = replace(turned(made.petition(sender=WHO)), disclosure_consent=True)
    record_petition(office, agreed)
    attached(office, Kind.PETITION, "don-1")
    with pytest.raises(Refusal, match="erase-identity-first"):
        record_petition(office, replace(agreed, disclosure_consent=False, sender=None))
    erase_petition_identity(office, replace(agreed, disclosure_consent=False))
    assert_gone(office)


def test_br_25_files_in_the_trash_are_not_forgotten(office: Office) -> None:
    petition = made.petition(sender=None)
    record_petition(office, petition)
    key = attached(office, Kind.PETITION, "don-1", OTHER)
    trash_record(office, Kind.ATTACHMENT, key, "Đính kèm nhầm")
    with pytest.raises(Refusal, match="erase-identity-first"):
        record_petition(office, turned(petition))
    erase_petition_identity(office, turned(petition))
    assert trash_count(office) == 0
    with pytest.raises(Refusal, match="trash-unknown"):
        restore_record(office, Kind.ATTACHMENT, key)


def test_br_19_what_was_scanned_of_a_mixed_petition_leaves_with_its_denunciation(office: Office) -> None:
    record_petition(office, made.petition(type=PetitionType.MIXED, sender=WHO))
    attached(office, Kind.PETITION, "don-1")
    trash_record(office, Kind.ATTACHMENT, attached(office, Kind.PETITION, "don-1"), "Đính kèm nhầm")
    parts = (
        Part("", PetitionType.PROPOSAL, "Đề nghị sửa đường thôn"),
        Part("", PetitionType.FEEDBACK, "Phản ánh giờ mở cửa nhà văn hóa"),
        Part("", PetitionType.DENUNCIATION, "Tố cáo việc thu quỹ thôn"),
    )
    change = split_petition(office, "don-1", parts)
    assert len(change.keys(Kind.ATTACHMENT)) == 1
    assert files_of(office, Kind.PETITION, "don-1") == []
    assert trash_count(office) == 0
    assert office.store.is_purge_owed() is False


def test_files_stay_where_a_split_has_no_denunciation(office: Office) -> None:
    record_petition(office, made.petition(type=PetitionType.MIXED, sender=WHO))
    attached(office, Kind.PETITION, "don-1", OTHER)
    parts = (
        Part("", PetitionType.PROPOSAL, "Đề nghị sửa đường thôn"),
        Part("", PetitionType.FEEDBACK, "Phản ánh giờ mở cửa nhà văn hóa"),
    )
    split_petition(office, "don-1", parts)
    assert files_of(office, Kind.PETITION, "don-1") == [OTHER.title]
    assert holds_files(office, Kind.PETITION, "don-1")


def test_a_split_without_files_owes_no_purge(office: Office) -> None:
    record_petition(office, made.petition(type=PetitionType.MIXED, sender=WHO))
    parts = (
        Part("", PetitionType.PROPOSAL, "Đề nghị sửa đường thôn"),
        Part("", PetitionType.DENUNCIATION, "Tố cáo việc thu quỹ thôn"),
    )
    assert split_petition(office, "don-1", parts).keys(Kind.ATTACHMENT) == ()
    assert not holds_files(office, Kind.PETITION, "don-1")


def test_files_leave_a_visit_out_of_which_a_denunciation_is_taken(office: Office) -> None:
    visited(office)
    attached(office, Kind.VISIT, "lt-1")
    trash_record(office, Kind.ATTACHMENT, attached(office, Kind.VISIT, "lt-1"), "Đính kèm nhầm")
    attached(office, Kind.VISIT, "lt-2", OTHER)
    change = remove_files_of_visit(office, "lt-1")
    assert len(change.keys(Kind.ATTACHMENT)) == 1
    assert files_of(office, Kind.VISIT, "lt-1") == []
    assert files_of(office, Kind.VISIT, "lt-2") == [OTHER.title]
    assert trash_count(office) == 0
    assert INSIDE not in clear_bytes(office.file.parent, office.key)
    assert not remove_files_of_visit(office, "lt-1").keys(Kind.ATTACHMENT)
