"""A book comes back whole from a backup, to a new place only; what would be lost is listed, drills logged."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.backups import Fate
from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.users import Role, User
from desktop.office import Office, open_office
from desktop.registers.dialogues import minutes_sheet
from desktop.services import locking, opinions
from desktop.services.attachments import NewFile, attach_file, attachment_bytes
from desktop.services.backups import make_backup
from desktop.services.dialogues import plan_dialogue
from desktop.services.opinions import OpinionDraft
from desktop.services.records import export_records
from desktop.services.restoring import Opening, drill, restore, what_would_be_lost
from desktop.services.users import add_user
from desktop.store import keys
from desktop.store.backup_file import contents_of
from desktop.store.keeping_tables import AuditTable
from desktop.store.keys import Cost
from desktop.texts import sentence
from tests import builders, files
from tests.desktop.services.completed import KEY, complete_dialogue

CHEAP = Cost(1, 8, 1)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        work()
    return refusal.value


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*"))


def test_what_comes_back_is_the_book_with_its_drafts_and_papers(office: Office, tmp_path: Path) -> None:
    complete_dialogue(office)
    office.journal.write("bien-ban-x", "Bà Yến nói dở", office.clock())
    file = make_backup(office, tmp_path / "usb").file
    restored = restore(file, tmp_path / "moi" / "so-moi.db", Opening(office.key), user="Đỗ Thị Thanh Mai")
    assert restored.contents == contents_of(file)
    book = open_office(restored.book, key=restored.key, create=False)
    try:
        assert export_records(book, "so sánh") == export_records(office, "so sánh")
        assert book.journal.states("bien-ban-x")[0].content == "Bà Yến nói dở"
        assert minutes_sheet(book, KEY).dialogue.completed
        with book.store.reading() as rows:
            last = rows.scalars(select(AuditTable).where(AuditTable.act == "restore_book")).one()
        assert last.detail["backup"] == file.name
    finally:
        book.close()
    assert not [name for name in names(tmp_path) if "dang-khoi-phuc" in name]


def test_a_book_is_never_restored_over_another(office: Office, tmp_path: Path) -> None:
    file = make_backup(office, tmp_path / "usb").file
    before = office.file.read_bytes()
    assert refused(lambda: restore(file, office.file, Opening(office.key))).code == "restore-over-book"
    assert office.file.read_bytes() == before


@pytest.mark.parametrize("left", ["so-moi.db-wal", "so-moi.db.chia-khoa", "so-moi.db.nhap/bien-ban-x.jsonl"])
def test_what_another_book_left_is_not_written_over(office: Office, tmp_path: Path, left: str) -> None:
    office.journal.write("bien-ban-x", "Đang gõ", office.clock())
    file = make_backup(office, tmp_path / "usb").file
    kept = tmp_path / "moi" / left
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"cua so khac")
    refusal = refused(lambda: restore(file, tmp_path / "moi" / "so-moi.db", Opening(office.key)))
    assert refusal.code == "restore-leftover"
    assert kept.read_bytes() == b"cua so khac"
    assert not (tmp_path / "moi" / "so-moi.db").exists()


def test_the_key_of_the_day_of_the_backup_is_asked_for(office: Office, tmp_path: Path) -> None:
    """The book went over to a new key since: its old password opens the old backup, the new one does not."""
    sheet = locking.lock_book(office, "mai", "mật khẩu cũ", cost=CHEAP)
    file = make_backup(office, tmp_path / "usb").file
    locking.lock_book(office, "mai", "mật khẩu mới", cost=CHEAP)
    to = tmp_path / "so-moi.db"
    assert refused(lambda: restore(file, to, Opening(office.key))).code == "backup-locked"
    wrong = Opening(office.key, password="mật khẩu mới")
    assert refused(lambda: restore(file, to, wrong)).code == "wrong-password"
    assert not to.exists()
    restore(file, to, Opening(office.key, password="mật khẩu cũ"))
    restore(file, tmp_path / "so-moi-2.db", Opening(sheet_code=sheet.code.lower()))
    assert locking.unlock(to, "mai", "mật khẩu cũ").login == "mai"


def test_a_damaged_backup_is_not_restored(office: Office, tmp_path: Path) -> None:
    file = make_backup(office, tmp_path / "usb").file
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    to = tmp_path / "moi" / "so-moi.db"
    assert refused(lambda: restore(file, to, Opening(office.key))).code == "backup-damaged"
    assert names(tmp_path / "moi") == []


def test_a_restore_that_is_stopped_leaves_no_book(office: Office, tmp_path: Path) -> None:
    file = make_backup(office, tmp_path / "usb").file
    to = tmp_path / "moi" / "so-moi.db"
    stopped = refused(lambda: restore(file, to, Opening(office.key), stopped=lambda: True))
    assert stopped.code == "stopped"
    assert names(tmp_path / "moi") == []


def test_what_a_killed_restore_left_does_not_stop_the_next(office: Office, tmp_path: Path) -> None:
    """Key file and drafts were in place, the book was not."""
    office.journal.write("bien-ban-x", "Đang gõ", office.clock())
    file = make_backup(office, tmp_path / "usb").file
    to = tmp_path / "moi" / "so-moi.db"
    restore(file, to, Opening(office.key))
    to.unlink()
    (tmp_path / "moi" / "so-moi.db.dang-khoi-phuc").mkdir()
    restore(file, to, Opening(office.key))
    assert to.exists()


def test_what_would_be_lost_is_listed_by_kind(office: Office, tmp_path: Path) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion("yk-1")))
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion("yk-2")))
    file = make_backup(office, tmp_path / "usb").file
    assert what_would_be_lost(office, file, Opening(office.key)).rows == ()
    plan_dialogue(office, builders.planned_dialogue(key="dt-2", title="hội nghị đối thoại thứ hai"))
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion("yk-2", answer="Đã xong.")))
    opinions.remove_opinion(office, "yk-1")
    loss = what_would_be_lost(office, file, Opening(office.key))
    found = {(row.kind, row.key): row.fate for row in loss.rows}
    assert found[Kind.DIALOGUE, "dt-2"] is Fate.GONE
    assert found[Kind.OPINION, "yk-2"] is Fate.OLDER
    assert found[Kind.OPINION, "yk-1"] is Fate.BACK
    title = next(row.title for row in loss.rows if row.key == "dt-2")
    assert title == "hội nghị đối thoại thứ hai, 12/11/2026"
    assert loss.counts[Kind.DIALOGUE, Fate.GONE] == 1
    assert loss.counts[Kind.TRASH, Fate.GONE] == 1
    assert loss.made_at == builders.MOMENT


def test_a_part_of_a_record_that_changed_makes_the_record_older(office: Office, tmp_path: Path) -> None:
    """The chairs of a dialogue stand in a table of their own."""
    plan_dialogue(office, builders.planned_dialogue())
    file = make_backup(office, tmp_path / "usb").file
    from desktop.services.minutes import record_minutes

    record_minutes(office, builders.planned_dialogue(chairs=builders.planned_dialogue().chairs[:1]))
    loss = what_would_be_lost(office, file, Opening(office.key))
    assert [(row.kind, row.fate) for row in loss.rows] == [(Kind.DIALOGUE, Fate.OLDER)]


def test_scans_travel_in_a_backup_and_are_listed_when_one_would_be_lost(
    office: Office, tmp_path: Path
) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    scan = NewFile("Giấy mời.pdf", files.pdf(), "Giấy mời đã ký", declared=True)
    first = attach_file(office, Kind.DIALOGUE, KEY, scan).keys(Kind.ATTACHMENT)[0]
    file = make_backup(office, tmp_path / "usb").file
    other = NewFile("Danh sách.docx", files.docx(), "Danh sách người dự", declared=True)
    attach_file(office, Kind.DIALOGUE, KEY, other)
    loss = what_would_be_lost(office, file, Opening(office.key))
    assert [(row.kind, row.fate, row.title) for row in loss.rows] == [
        (Kind.ATTACHMENT, Fate.GONE, "Danh sách người dự")
    ]
    restored = restore(file, tmp_path / "moi.db", Opening(office.key))
    book = open_office(restored.book, key=restored.key, create=False)
    try:
        assert attachment_bytes(book, first) == attachment_bytes(office, first)
    finally:
        book.close()


def test_what_was_saved_again_unchanged_is_not_called_older(office: Office, tmp_path: Path) -> None:
    from desktop.services.minutes import record_minutes

    plan_dialogue(office, builders.planned_dialogue())
    file = make_backup(office, tmp_path / "usb").file
    record_minutes(office, builders.planned_dialogue())
    assert what_would_be_lost(office, file, Opening(office.key)).rows == ()


def test_a_backup_of_another_office_is_not_compared(office: Office, tmp_path: Path) -> None:
    file = make_backup(office, tmp_path / "usb").file
    other = replace(builders.set_up(), sheet=replace(builders.sheet(), key="xa-khac"))
    from desktop.services.office_sheet import set_up_office

    stranger = open_office(tmp_path / "khac" / "so.db", clock=office.clock)
    try:
        set_up_office(stranger, other)
        refusal = refused(lambda: what_would_be_lost(stranger, file, Opening(office.key)))
    finally:
        stranger.close()
    assert refusal.code == "other-office-backup"


def test_a_drill_takes_the_backup_back_counts_and_leaves_only_a_line_in_the_log(
    office: Office, tmp_path: Path
) -> None:
    complete_dialogue(office)
    file = make_backup(office, tmp_path / "usb").file
    plan_dialogue(office, builders.planned_dialogue(key="dt-2"))
    before = names(tmp_path)
    held = drill(
        replace(office, clock=lambda: builders.MOMENT + timedelta(days=1)), file, Opening(office.key)
    )
    assert names(tmp_path) == before
    assert held.is_good
    dialogues = next(each for each in held.kinds if each.kind is Kind.DIALOGUE)
    assert (dialogues.said, dialogues.restored, dialogues.now) == (1, 1, 2)
    assert (held.papers, held.made_at) == (1, builders.MOMENT)
    with office.store.reading() as book:
        last = book.scalars(select(AuditTable).order_by(AuditTable.id.desc())).first()
    assert last is not None
    assert (last.act, last.detail["good"]) == ("drill_backup", True)


def test_a_drill_of_a_damaged_backup_says_so_and_logs_nothing(office: Office, tmp_path: Path) -> None:
    file = make_backup(office, tmp_path / "usb").file
    shutil.copyfile(office.file, file)
    assert refused(lambda: drill(office, file, Opening(office.key))).code == "not-a-backup"


def test_a_backup_with_a_book_of_another_key_is_not_believed(office: Office, tmp_path: Path) -> None:
    """Someone put the key file of another book inside: the backup's own name of its key gives it away."""
    from tests.desktop.store.test_backup_file import forged

    file = make_backup(office, tmp_path / "usb").file
    strange = open_office(tmp_path / "khac" / "so.db")
    strange.close()
    content = keys.path_of(strange.file).read_bytes()

    def change(table: dict[str, object], parts: dict[str, bytes]) -> None:
        parts["so.db.chia-khoa"] = content

    made = forged(file, change)
    code = refused(lambda: restore(made, tmp_path / "moi.db", Opening())).code
    assert code == "backup-damaged"
    assert not (tmp_path / "moi.db").exists()


def test_a_backup_that_is_not_there_is_named(office: Office, tmp_path: Path) -> None:
    error = refused(lambda: restore(tmp_path / "rut-usb.lnsao", tmp_path / "moi.db", Opening(office.key)))
    assert isinstance(error, BookUnusable)
    assert error.code == "backup-unreadable"


def test_br_64_a_book_is_restored_by_whoever_may_or_by_the_sheet(office: Office, tmp_path: Path) -> None:
    sheet = locking.lock_book(office, "anh.btn", "chánh văn phòng", cost=CHEAP)
    typist = User("mai.dtt", "Đỗ Thị Thanh Mai", frozenset({Role.NOTE_TAKER}))
    add_user(office, typist, "chỉ ghi chép", cost=CHEAP)
    file = make_backup(office, tmp_path / "usb").file
    to = tmp_path / "so-moi.db"
    asked = refused(lambda: restore(file, to, Opening(office.key), roles=typist.roles))
    assert sentence(asked) == "Chỉ chánh văn phòng hoặc người quản trị được khôi phục sổ từ bản sao lưu."
    assert refused(lambda: restore(file, to, Opening(password="chỉ ghi chép"))).code == "not-allowed"
    assert not to.exists()
    restore(file, to, Opening(sheet_code=sheet.code))
    restore(file, tmp_path / "so-2.db", Opening(password="chánh văn phòng"))
    restore(file, tmp_path / "so-3.db", Opening(office.key), roles=office.roles)
