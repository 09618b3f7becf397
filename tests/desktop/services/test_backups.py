"""A backup is whole, checked, thinned out, and never puts an older one at risk."""

import json
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest

from desktop.domain.backup_plan import BackupPlan
from desktop.domain.errors import BookUnusable, Refusal
from desktop.office import Office
from desktop.services.backups import backups_in, check_backup, is_due, last_backup, make_backup, thin
from desktop.services.dialogues import plan_dialogue
from desktop.store import backup_file
from desktop.store.backup_file import contents_of, reading
from tests import builders
from tests.desktop.papers.printed_text import text_of
from tests.desktop.services.completed import complete_dialogue

AT = "so-2026-11-12-0942.lnsao"


def at(office: Office, minutes: int) -> Office:
    """The same office that many minutes later."""
    return replace(office, clock=lambda: builders.MOMENT + timedelta(minutes=minutes))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_holds_book_key_minutes_and_drafts_and_nothing_else_is_left(
    office: Office, tmp_path: Path
) -> None:
    complete_dialogue(office)
    office.journal.write("bien-ban-dt-2027", "Bà Phùng Thị Yến nói dở", office.clock())
    before = names(tmp_path)
    row = make_backup(office, tmp_path / "usb")
    assert names(tmp_path / "usb") == [AT]
    assert [part.name for part in contents_of(row.file).parts] == [
        "so.db", "so.db.chia-khoa", "bien-ban/doi-thoai-2026-11-12-so-07-ban-1.pdf", "nhap.kin",
    ]  # fmt: skip
    assert set(names(tmp_path)) - set(before) == {"usb", "so.db.sao-luu", "so.db.sao.khoa"}
    assert row.contents is not None
    assert row.contents.rows["dialogues"] == 1


def test_nothing_of_a_backup_can_be_read_without_a_key(office: Office, tmp_path: Path) -> None:
    """Names, words and the titles of drafts: none stands in the file in any usual encoding."""
    complete_dialogue(office)
    office.journal.write("bien-ban-ba-phung-thi-yen", "Bà Phùng Thị Yến nói dở", office.clock())
    content = make_backup(office, tmp_path / "usb").file.read_bytes()
    for word in ("Hoàng Văn Thuận", "Phùng Thị Yến", "phung-thi-yen", "Phạm Đức Thịnh", "Đỗ Thị Thanh Mai"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert word.encode(encoding) not in content


def test_minutes_open_in_any_reader_with_the_last_resort_password(office: Office, tmp_path: Path) -> None:
    complete_dialogue(office)
    row = make_backup(office, tmp_path / "usb")
    with zipfile.ZipFile(row.file) as archive:
        name = next(each for each in archive.namelist() if each.startswith(backup_file.PAPERS))
        (tmp_path / "bb.pdf").write_bytes(archive.read(name))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "bb.pdf")
    with pikepdf.open(tmp_path / "bb.pdf", password=office.key.last_resort_password) as paper:
        assert paper.encryption.bits == 256
        paper.save(tmp_path / "mo.pdf")
    assert "Hoàng Văn Thuận" in text_of((tmp_path / "mo.pdf").read_bytes())


def test_minutes_locked_once_are_taken_from_the_backup_before(office: Office, tmp_path: Path) -> None:
    complete_dialogue(office)
    papers = []
    for minutes in (0, 30):
        with reading(make_backup(at(office, minutes), tmp_path / "usb").file) as backup:
            papers.append(backup.read("bien-ban/doi-thoai-2026-11-12-so-07-ban-1.pdf"))
    assert papers[0] == papers[1]


def test_backups_are_listed_newest_first_and_damaged_ones_named(office: Office, tmp_path: Path) -> None:
    rows = [make_backup(at(office, minutes), tmp_path / "usb") for minutes in (0, 60)]
    (tmp_path / "usb" / "la.lnsao").write_bytes(b"word")
    (tmp_path / "usb" / "ghi-chu.txt").write_text("x")
    found = backups_in(tmp_path / "usb")
    assert [row.file for row in found] == [rows[1].file, rows[0].file, tmp_path / "usb" / "la.lnsao"]
    assert found[2].trouble == "not-a-backup"
    assert backups_in(tmp_path / "khong-co") == ()


def test_a_flipped_byte_in_a_backup_is_found_and_its_part_named(office: Office, tmp_path: Path) -> None:
    complete_dialogue(office)
    file = make_backup(office, tmp_path / "usb").file
    good = file.read_bytes()
    for part in contents_of(file).parts:
        with zipfile.ZipFile(file) as archive:
            place = good.index(archive.read(part.name)[:4000])
        file.write_bytes(good[: place + 9] + bytes([good[place + 9] ^ 4]) + good[place + 10 :])
        with pytest.raises(BookUnusable) as refusal:
            check_backup(file)
        assert (refusal.value.code, refusal.value.data["part"]) == ("backup-damaged", part.name)
        file.write_bytes(good)
    assert check_backup(file).office == "binh-minh-ha"


def test_two_backups_within_a_minute_both_stay(office: Office, tmp_path: Path) -> None:
    make_backup(office, tmp_path / "usb")
    again = make_backup(office, tmp_path / "usb")
    assert again.file.name == "so-2026-11-12-0942-2.lnsao"
    assert len(names(tmp_path / "usb")) == 2


def test_thinning_leaves_other_books_and_damaged_files_alone(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    first = make_backup(office, folder)
    (folder / "xa-khac-2020-01-01-0000.lnsao").write_bytes(b"x")
    other = replace(contents_of(first.file), book="so-khac")
    plan = BackupPlan(hours=1, days=1, weeks=1, months=1, every_minutes=30, warn_after_days=3)
    newer = make_backup(at(office, 120), folder)
    assert thin(folder, other, plan) == ()
    assert newer.contents is not None
    assert thin(folder, newer.contents, plan) == (first.file,)
    assert names(folder) == [newer.file.name, "xa-khac-2020-01-01-0000.lnsao"]


def test_a_book_that_has_not_changed_needs_no_backup(office: Office, tmp_path: Path) -> None:
    assert last_backup(office.file) is None
    assert is_due(office)
    make_backup(office, tmp_path / "usb")
    last = last_backup(office.file)
    assert last is not None
    assert (last.at, last.same_disk) == (builders.MOMENT, True)
    assert not is_due(office)
    plan_dialogue(office, builders.planned_dialogue())
    assert is_due(office)


def test_a_draft_typed_since_is_a_change(office: Office, tmp_path: Path) -> None:
    make_backup(office, tmp_path / "usb")
    office.journal.write("bien-ban-x", "Đang gõ", office.clock())
    assert is_due(office)


def refused(office: Office, folder: Path) -> BookUnusable:
    with pytest.raises(BookUnusable) as refusal:
        make_backup(office, folder)
    return refusal.value


def test_a_stick_that_is_not_there_is_asked_for(office: Office, tmp_path: Path) -> None:
    assert refused(office, tmp_path / "usb" / "sao-luu").code == "backup-folder-missing"


def test_a_folder_that_may_not_be_written_keeps_what_it_has(office: Office, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")
    error = refused(office, tmp_path / "tep")
    assert (error.code, error.data["why"]) == ("backup-unwritable", "đã có tệp trùng tên")


def test_a_stick_pulled_out_in_the_middle_is_a_sentence(office: Office, tmp_path: Path) -> None:
    def pull(_done: int, _of_all: int) -> None:
        if (tmp_path / "usb").exists():
            (tmp_path / "usb").rename(tmp_path / "rut-ra")

    (tmp_path / "usb").mkdir()
    with pytest.raises(BookUnusable) as refusal:
        make_backup(office, tmp_path / "usb", pull)
    assert refusal.value.code == "backup-unwritable"
    assert not (tmp_path / "so.db.sao").exists()
    assert last_backup(office.file) is None


def test_what_a_kill_left_goes_and_what_another_book_writes_stays(office: Office, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    (usb / "so-2026-11-12-0800.lnsao.dang-ghi").write_bytes(b"do")
    (usb / "so-khac-2026-11-12-0941.lnsao.dang-ghi").write_bytes(b"dang ghi")
    make_backup(office, usb)
    assert names(usb) == [AT, "so-khac-2026-11-12-0941.lnsao.dang-ghi"]


def test_a_stopped_backup_leaves_nothing(office: Office, tmp_path: Path) -> None:
    first = make_backup(office, tmp_path / "usb")
    asked = iter([False, False, True])
    with pytest.raises(Refusal, match="stopped"):
        make_backup(at(office, 9), tmp_path / "usb", stopped=lambda: next(asked, True))
    assert names(tmp_path / "usb") == [first.file.name]
    assert not office.file.with_name("so.db.sao").exists()


def test_a_backup_made_while_another_is_under_way_is_refused(office: Office, tmp_path: Path) -> None:
    codes = []

    def report(_done: int, _of_all: int) -> None:
        if not codes:
            codes.append(refused(office, tmp_path / "usb").code)

    make_backup(office, tmp_path / "usb", report)
    assert codes == ["backup-running"]


def test_acts_go_on_while_the_book_is_copied(office: Office, tmp_path: Path) -> None:
    """The backup holds the book of the moment it began; what came after is in the next one."""

    def report(done: int, _of_all: int) -> None:
        if done and not plans:
            plans.append(plan_dialogue(office, builders.planned_dialogue()))

    plans: list[object] = []
    row = make_backup(office, tmp_path / "usb", report)
    assert plans
    assert row.contents is not None
    assert row.contents.rows["dialogues"] == 0
    assert is_due(office)


def test_progress_ends_at_all_of_it(office: Office, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_backup(office, tmp_path / "usb", lambda done, of_all: told.append((done, of_all)))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_memory_of_the_last_backup_may_be_spoilt(office: Office) -> None:
    memory = office.file.with_name("so.db.sao-luu")
    for content in ("", "[]", json.dumps({"at": "hôm qua"})):
        memory.write_text(content, encoding="utf-8")
        assert last_backup(office.file) is None


def test_what_does_not_read_back_as_written_never_becomes_a_backup(office: Office, tmp_path: Path) -> None:
    """The disk gives back other bytes than it was given: one is flipped under the reader's hands."""
    good = make_backup(office, tmp_path / "usb").file
    kept = good.read_bytes()
    spoilt: list[int] = []

    def spoil(_done: int, _of_all: int) -> None:
        aside = next((tmp_path / "usb").glob("*.dang-ghi"))
        content = bytearray(aside.read_bytes())
        if b"PK\x05\x06" in content[-200:] and not spoilt:
            spoilt.append(content.index(b"nhap.kin") + 12)
            content[spoilt[0]] ^= 1
            aside.write_bytes(content)

    with pytest.raises(BookUnusable) as refusal:
        make_backup(at(office, 7), tmp_path / "usb", spoil)
    assert (refusal.value.code, refusal.value.data["part"]) == ("backup-not-good", "nhap.kin")
    assert names(tmp_path / "usb") == [AT]
    assert good.read_bytes() == kept


def test_moments_of_backups_are_told_apart_from_wrong_clocks(office: Office, tmp_path: Path) -> None:
    """The clock was set back after a backup: the new one is made, the newer-looking one stays."""
    make_backup(office, tmp_path / "usb")
    back = replace(office, clock=lambda: datetime(2020, 1, 1, 8, 0))  # noqa: DTZ001
    make_backup(back, tmp_path / "usb")
    assert names(tmp_path / "usb") == ["so-2020-01-01-0800.lnsao", AT]
