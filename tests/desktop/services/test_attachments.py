"""Scans and files in the book: put there, looked at, saved out, damaged (BR-27, BR-28)."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.domain.attachments import Shown
from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.petition import PetitionType
from desktop.domain.reception import SessionStatus
from desktop.office import Office
from desktop.registers.attachments import attachment, attachments_of, damaged_attachments
from desktop.services.attachments import NewFile, attach_file, attachment_bytes, read_file, save_attachment
from desktop.services.commitments import make_commitment
from desktop.services.completing import Completion
from desktop.services.dialogues import plan_dialogue
from desktop.services.petitions import record_petition
from desktop.services.reception_minutes import complete_reception
from desktop.services.reception_sessions import plan_again, plan_session, postpone_session
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.keeping_tables import AttachmentTable, AuditTable
from desktop.store.reception_tables import SessionTable
from desktop.texts import sentence
from tests import builders, files
from tests import reception_builders as made

MOMENT = "2026-11-12 09:42:18.000000"
PDF = NewFile("Đơn của bà Yến.pdf", files.pdf(), "Đơn viết tay", declared=True)


@pytest.fixture
def office(office: Office) -> Iterator[Office]:
    """A session with a visit and a promise, a petition, a dialogue."""
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit(), (made.promise(),)))
    record_petition(office, made.petition())
    plan_dialogue(office, builders.planned_dialogue())
    return office  # type: ignore[return-value]


def attached(office: Office, kind: Kind = Kind.PETITION, key: str = "don-1", new: NewFile = PDF) -> str:
    return attach_file(office, kind, key, new).keys(Kind.ATTACHMENT)[0]


def last_line(office: Office) -> AuditTable:
    with office.store.reading() as book:
        line = book.scalars(select(AuditTable).order_by(AuditTable.id.desc())).first()
    assert line is not None
    return line


def test_a_file_stands_in_the_book_as_it_came(office: Office) -> None:
    key = attached(office)
    kept = attachment(office, key)
    assert (kept.title, kept.file_name, kept.media_type) == ("Đơn viết tay", PDF.name, "application/pdf")
    assert (kept.size, kept.sha256) == (len(PDF.content), hashlib.sha256(PDF.content).hexdigest())
    assert kept.shown is Shown.PDF
    assert attachment_bytes(office, key) == PDF.content
    line = last_line(office)
    assert (line.act, line.touched) == ("attach_file", [f"attachment:{key}", "petition:don-1"])
    assert line.detail["declared_by"] == office.user
    assert line.detail["attachment"] == {"title": kept.title, "size": kept.size, "sha256": kept.sha256}


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        (Kind.DIALOGUE, "dt-2026-11-12", "doi-thoai-2026-11-12-1.pdf"),
        (Kind.RECEPTION_SESSION, made.SESSION, "tiep-dan-2026-11-10-1.pdf"),
        (Kind.VISIT, "lt-1", "luot-1-2026-1.pdf"), (Kind.PETITION, "don-1", "don-1-2026-1.pdf"),
        (Kind.COMMITMENT, "ck-1", "ck-1-2026-1.pdf"),
    ],
)  # fmt: skip
def test_br_28_a_file_leaves_under_the_record_s_number_and_with_a_purpose(
    office: Office, kind: Kind, key: str, name: str
) -> None:
    file = attached(office, kind, key)
    with pytest.raises(Refusal) as refused:
        save_attachment(office, file, " ")
    assert refused.value.field == "purpose"
    saved = save_attachment(office, file, "Gửi Phòng Kinh tế")
    assert (saved.name, saved.content) == (name, PDF.content)
    line = last_line(office)
    assert (line.act, line.detail["purpose"]) == ("save_attachment", "Gửi Phòng Kinh tế")


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        (Kind.DIALOGUE, "dt-x", "unknown-dialogue"), (Kind.RECEPTION_SESSION, "x", "unknown-session"),
        (Kind.VISIT, "x", "unknown-visit"), (Kind.PETITION, "x", "unknown-petition"),
        (Kind.COMMITMENT, "x", "unknown-commitment"), (Kind.OPINION, "yk-1", "attachment-owner"),
    ],
)  # fmt: skip
def test_files_belong_to_a_record_of_the_book(office: Office, kind: Kind, key: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        attached(office, kind, key)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"declared": False}, "attachment-undeclared"), ({"title": ""}, "required"),
        ({"name": "a.exe"}, "attachment-program"), ({"content": files.PNG}, "attachment-mismatch"),
    ],
)  # fmt: skip
def test_br_27_nothing_is_kept_of_a_file_that_is_refused(
    office: Office, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        attached(office, new=replace(PDF, **changes))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert "Mã lỗi" not in sentence(refused.value)
    assert attachments_of(office, Kind.PETITION, "don-1").files == ()


def test_numbers_of_files_go_on(office: Office) -> None:
    keys = [attached(office), attached(office)]
    found = attachments_of(office, Kind.PETITION, "don-1").files
    assert [each.key for each in found] == keys
    assert [each.saved_name for each in found] == ["don-1-2026-1.pdf", "don-1-2026-2.pdf"]


def test_all_files_of_a_record_have_one_limit(office: Office) -> None:
    attached(office)
    with office.store.act() as book:
        book.execute(update(AttachmentTable).values(size=100 << 20))
    with pytest.raises(Refusal, match="attachment-record-full"):
        attached(office)


def test_the_signed_scan_is_added_to_completed_minutes(office: Office) -> None:
    complete_reception(office, Completion(made.SESSION))
    key = attached(office, Kind.RECEPTION_SESSION, made.SESSION)
    assert attachment_bytes(office, key) == PDF.content


def test_br_24_nothing_is_attached_to_a_denunciation(office: Office) -> None:
    record_visit(office, VisitDraft(made.SESSION, made.denunciation()))
    told = made.petition("don-9", type=PetitionType.DENUNCIATION, sender=None, secret_file="Hồ sơ mật số 5")
    record_petition(office, told)
    promise = replace(made.promise("ck-9"), source=replace(made.promise().source, case="vv-lt-9"))  # type: ignore[type-var]
    make_commitment(office, promise)
    for kind, key in ((Kind.VISIT, "lt-9"), (Kind.PETITION, "don-9"), (Kind.COMMITMENT, "ck-9")):
        assert attachments_of(office, kind, key).refused == "attachment-of-denunciation"
        with pytest.raises(Refusal, match="attachment-of-denunciation"):
            attached(office, kind, key)
    assert attachments_of(office, Kind.RECEPTION_SESSION, made.SESSION).hears_denunciation


def test_br_24_with_consent_the_name_is_made_from_the_code(office: Office) -> None:
    told = made.petition("don-9", type=PetitionType.DENUNCIATION, disclosure_consent=True)
    record_petition(office, told)
    key = attached(office, key="don-9")
    kept = attachment(office, key)
    assert (kept.file_name, kept.saved_name) == ("TC-2026-001-1.pdf", "TC-2026-001-1.pdf")
    assert "title" not in last_line(office).detail["attachment"]
    record_visit(office, VisitDraft(made.SESSION, replace(
        made.denunciation(), people=(made.person(),), disclosure_consent=True
    )))  # fmt: skip
    key = attached(office, Kind.VISIT, "lt-9")
    assert attachment(office, key).file_name == "TC-2026-002-1.pdf"


def test_a_session_planned_for_another_stays_while_it_has_files(office: Office) -> None:
    """A postponement taken back takes its new day with it, unless something stands there already."""
    first, then = date(2026, 12, 10), date(2026, 12, 17)
    plan_session(office, made.session("tcd-12", held_on=first, status=SessionStatus.PLANNED))
    postpone_session(office, "tcd-12", then, "Trùng lịch họp")
    with office.store.reading() as book:
        table = SessionTable
        follower = book.scalar(select(table.key).where(table.held_on == then))
    assert follower is not None
    attached(office, Kind.RECEPTION_SESSION, follower)
    plan_again(office, "tcd-12")
    assert len(attachments_of(office, Kind.RECEPTION_SESSION, follower).files) == 1


def test_a_damaged_file_is_named_and_not_given_out(office: Office) -> None:
    good, bad = attached(office), attached(office, Kind.VISIT, "lt-1")
    with office.store.act() as book:
        broken = PDF.content[:-1] + b"?"
        book.execute(update(AttachmentTable).where(AttachmentTable.key == bad).values(content=broken))
    assert attachment_bytes(office, good) == PDF.content
    for act in (attachment_bytes, lambda office, key: save_attachment(office, key, "Xem")):
        with pytest.raises(BookUnusable) as found:
            act(office, bad)
        assert sentence(found.value).startswith("Tệp “Đơn viết tay” đính kèm lượt tiếp số 1/2026 đã hỏng")
    reported: list[tuple[int, int]] = []
    damaged = damaged_attachments(office, lambda done, of_all: reported.append((done, of_all)))
    assert [(each.key, each.title, each.record) for each in damaged] == [
        (bad, "Đơn viết tay", "lượt tiếp số 1/2026")
    ]
    assert reported == [(2, 2)]
    with pytest.raises(Refusal, match="stopped"):
        damaged_attachments(office, stopped=lambda: True)


def test_a_damaged_file_whose_record_is_gone_is_named_by_its_key(office: Office) -> None:
    bad = attached(office)
    with office.store.act() as book:
        book.execute(update(AttachmentTable).values(owner="petition:don-mat", content=b"", size=3))
    assert [each.record for each in damaged_attachments(office)] == ["bản ghi don-mat"]
    with pytest.raises(BookUnusable, match="attachment-damaged"):
        attachment_bytes(office, bad)


def test_ten_thousand_good_files_raise_no_alarm(office: Office) -> None:
    def row(at: int) -> tuple[object, ...]:
        content = f"%PDF-1.4 {at}".encode()
        digest = hashlib.sha256(content).hexdigest()
        return (
            f"petition-don-1-{at}",
            "petition:don-1",
            "",
            "a.pdf",
            "",
            len(content),
            digest,
            content,
            MOMENT,
            "",
        )

    with office.store.act() as book:
        book.connection().exec_driver_sql(
            "INSERT INTO attachments (key, owner, title, file_name, media_type, size, sha256, content, "
            "added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [row(at) for at in range(1, 10_001)],
        )
    assert damaged_attachments(office) == ()


def test_a_broken_page_of_the_book_is_found_and_the_other_files_are_read(office: Office) -> None:
    for at in range(3):
        attached(office, new=replace(PDF, content=files.pdf() + bytes([65 + at]) * 400_000))
    office.store.close()
    raw = bytearray(office.file.read_bytes())
    page = len(raw) // 4096 - 25
    raw[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    office.file.write_bytes(raw)
    assert [each.key for each in damaged_attachments(office)] == ["petition-don-1-3"]


def test_a_file_that_is_gone_is_said_so(office: Office) -> None:
    with pytest.raises(Refusal, match="attachment-gone"):
        attachment_bytes(office, "petition-don-1-7")


def test_a_file_is_read_from_disk_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "Biên bản.pdf"
    path.write_bytes(b"%PDF-" + bytes((2 << 20) - 5))
    told: list[tuple[int, int]] = []
    assert read_file(path, lambda done, of_all: told.append((done, of_all))) == path.read_bytes()
    assert told == [(1 << 20, 2 << 20), (2 << 20, 2 << 20)]
    with pytest.raises(Refusal, match="stopped"):
        read_file(path, stopped=lambda: True)


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [("a.exe", 3, "attachment-program"), ("a.pdf", 0, "attachment-empty"),
     ("a.pdf", (20 << 20) + 1, "attachment-too-large"), ("a.pdf", None, "attachment-not-read")],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_is_not_read(
    tmp_path: Path, name: str, size: int | None, code: str
) -> None:
    path = tmp_path / name
    if size is not None:
        with path.open("wb") as file:
            file.truncate(size)
    with pytest.raises(Refusal, match=code):
        read_file(path)
