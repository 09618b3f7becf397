"""A locked book opens with a password of its holders or with the printed sheet, nothing else (BR-64)."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.users import Role, User
from desktop.office import Office, open_office
from desktop.services import locking
from desktop.services.dialogues import plan_dialogue
from desktop.services.records import export_records, import_file
from desktop.services.users import add_user
from desktop.store import keys
from desktop.store.engine import Store
from desktop.store.keys import BookKey, Cost, KeyFile
from desktop.texts import sentence
from tests import builders

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
WORD = "hoa ban nở trắng"
PLANTED = "Nguyễn Thị Quỳnh Mỹ"
CHIEF = User("anh", "Bế Thị Ngọc Ánh", frozenset({Role.CHIEF_OF_OFFICE}))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    plan_dialogue(opened, builders.planned_dialogue(title=f"đối thoại theo đề nghị của bà {PLANTED}"))
    opened.journal.write("dt-1", f'{{"speaker": "{PLANTED}"}}', opened.clock())
    yield opened
    opened.close()


def refused(call: object, code: str) -> Refusal:
    with pytest.raises(Refusal) as found:
        call()  # type: ignore[operator]
    assert found.value.code == code
    assert sentence(found.value).endswith(".")
    return found.value


def lock(office: Office) -> locking.RecoverySheet:
    return locking.lock_book(office, "mai", WORD, cost=CHEAP)


def test_br_64_nothing_of_a_book_stands_on_disk_in_the_clear(office: Office) -> None:
    for locked in (False, True):
        if locked:
            lock(office)
        office.journal.write("dt-2", f'{{"speaker": "{PLANTED}"}}', office.clock())
        files = [path for path in office.file.parent.rglob("*") if path.is_file()]
        assert {"so.db", "so.db.chia-khoa", "dt-2.jsonl"} <= {path.name for path in files}
        for path in files:
            assert PLANTED.encode() not in path.read_bytes(), path.name
            assert b"SQLite format 3" not in path.read_bytes(), path.name


def test_br_64_a_locked_book_opens_with_password_or_sheet_only(office: Office) -> None:
    sheet, file = lock(office), office.file
    before = export_records(office, "Kiểm tra")
    office.close()
    assert locking.is_locked(file)
    assert locking.logins(file) == ("mai",)
    assert locking.locked_title(file) == "xã Bình Minh Hạ"
    refused(lambda: open_office(file), "book-locked")
    refused(lambda: locking.unlock(file, "mai", WORD + "x"), "wrong-password")
    refused(lambda: locking.unlock(file, "khong-co", WORD), "wrong-password")
    refused(lambda: locking.unlock_with_sheet(file, "AAAA-BBBB"), "wrong-sheet-code")
    refused(lambda: open_office(file, key=BookKey.new()), "book-damaged")
    by_word, by_sheet = locking.unlock(file, "mai", WORD), locking.unlock_with_sheet(file, sheet.code.lower())
    assert (by_word.key, by_word.login, by_sheet.login) == (by_sheet.key, "mai", "")
    assert sheet.last_resort_password == by_word.key.last_resort_password
    again = open_office(file, key=by_word.key, login=by_word.login)
    assert export_records(again, "Kiểm tra") == before
    assert PLANTED in again.journal.unsaved()["dt-1"].content
    again.close()


def test_the_key_of_before_the_lock_opens_nothing_any_more(office: Office) -> None:
    old = office.key
    lock(office)
    assert office.key != old
    plan_dialogue(office, builders.planned_dialogue(key="dt-sau-khi-khoa"))
    office.close()
    refused(lambda: open_office(office.file, key=old), "book-damaged")


def test_a_wrong_login_costs_what_a_wrong_password_costs(office: Office) -> None:
    locking.lock_book(office, "mai", WORD, cost=Cost(passes=2, memory_kib=8192, lanes=1))

    def taken(login: str) -> float:
        best = 9.0
        for _ in range(7):
            begun = time.process_time()
            refused(lambda: locking.unlock(office.file, login, "không phải thế"), "wrong-password")
            best = min(best, time.process_time() - begun)
        return best

    known, unknown = taken("mai"), taken("ai-do")
    assert 0.5 < known / unknown < 2
    said = {
        sentence(refused(lambda w=who: locking.unlock(office.file, w, "sai"), "wrong-password"))
        for who in ("mai", "ai-do")
    }
    assert len(said) == 1


def test_a_password_is_changed_only_by_who_knows_it(office: Office) -> None:
    lock(office)
    refused(
        lambda: locking.change_password(office, "mai", "không biết", "mật khẩu mới", cost=CHEAP),
        "wrong-password",
    )
    refused(lambda: locking.change_password(office, "mai", WORD, "ngắn", cost=CHEAP), "password-too-short")
    change = locking.change_password(office, "mai", WORD, "mật khẩu mới", cost=CHEAP)
    assert change.act == "change_password"
    refused(lambda: locking.unlock(office.file, "mai", WORD), "wrong-password")
    assert locking.unlock(office.file, "mai", "mật khẩu mới").key == office.key


def test_a_second_holder_opens_the_book_until_the_key_is_taken_back(office: Office) -> None:
    refused(lambda: locking.give_key(office, "anh", "chánh văn phòng"), "book-not-locked")
    lock(office)
    add_user(office, CHIEF, "chánh văn phòng", cost=CHEAP)
    assert locking.unlock(office.file, "anh", "chánh văn phòng").key == office.key
    assert locking.unlock_as_any(office.file, "chánh văn phòng").login == "anh"
    assert locking.unlock_as_any(office.file, WORD, "mai").login == "mai"
    refused(lambda: locking.unlock_as_any(office.file, "không ai"), "wrong-password")
    refused(lambda: locking.take_key_back(office, "lam"), "login-unknown")
    locking.take_key_back(office, "anh")
    refused(lambda: locking.unlock(office.file, "anh", "chánh văn phòng"), "wrong-password")
    refused(lambda: locking.take_key_back(office, "mai"), "last-holder")
    refused(lambda: locking.give_key(office, " ", "chánh văn phòng"), "unknown-user")


def test_a_new_sheet_ends_the_old_one(office: Office) -> None:
    refused(lambda: locking.new_recovery_sheet(office), "book-not-locked")
    old = lock(office)
    assert locking.has_recovery_sheet(office.file)
    new = locking.new_recovery_sheet(office, cost=CHEAP)
    refused(lambda: locking.unlock_with_sheet(office.file, old.code), "wrong-sheet-code")
    assert locking.unlock_with_sheet(office.file, new.code).key == office.key


def test_a_new_key_for_a_locked_book_leaves_out_who_is_not_named(office: Office) -> None:
    lock(office)
    add_user(office, CHIEF, "chánh văn phòng", cost=CHEAP)
    locking.lock_book(office, "mai", "mật khẩu khác", cost=CHEAP)
    assert locking.logins(office.file) == ("mai",)
    assert locking.unlock(office.file, "mai", "mật khẩu khác").key == office.key


def test_a_kill_before_the_pages_were_encrypted_anew_is_made_good(office: Office) -> None:
    """The key file is new, the book still has the old key: the new password finishes what was begun."""
    file, old, before = office.file, office.key, export_records(office, "Kiểm tra")
    office.close()
    shutil.copy(file, file.with_name("cu.db"))
    drafts = {path: path.read_bytes() for path in (file.parent / "so.db.nhap").iterdir()}
    office = open_office(file)
    lock(office)
    key = office.key
    office.close()
    shutil.copy(file.with_name("cu.db"), file)
    for path, content in drafts.items():
        path.write_bytes(content)
    found = keys.read(file)
    assert found is not None
    keys.write(file, KeyFile(found.holders, found.title, old.wrap(key.wrapping())))
    again = open_office(file, key=locking.unlock(file, "mai", WORD).key)
    assert export_records(again, "Kiểm tra") == before
    assert PLANTED in again.journal.unsaved()["dt-1"].content
    again.close()
    left = keys.read(file)
    assert left is not None
    assert left.former == ""
    refused(lambda: open_office(file, key=old), "book-damaged")


def test_a_disk_that_refuses_the_new_key_leaves_the_book_as_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BookUnusable("disk-full", file="so.db")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "change_key", full)
        refused(lambda: lock(office), "disk-full")
    assert not locking.is_locked(office.file)
    office.close()
    open_office(office.file).close()


def test_a_key_file_that_is_gone_is_named(office: Office) -> None:
    lock(office)
    office.close()
    keys.discard(office.file)
    said = refused(lambda: open_office(office.file), "key-file-missing")
    assert "so.db.chia-khoa" in sentence(said)
    refused(lambda: locking.unlock(office.file, "mai", WORD), "key-file-missing")
    assert locking.logins(office.file) == ()
    assert locking.locked_title(office.file) == ""
    assert not locking.has_recovery_sheet(office.file)


def test_a_locked_book_that_is_gone_is_not_made_anew_over_its_key(office: Office) -> None:
    lock(office)
    office.close()
    office.file.unlink()
    refused(lambda: open_office(office.file), "locked-book-gone")
    assert locking.is_locked(office.file)


def test_a_book_made_by_import_is_locked_from_its_first_byte(tmp_path: Path) -> None:
    file, source = tmp_path / "moi.db", tmp_path / "tep.json"
    source.write_text('{"format": "langnghe-records", "version": 1}', "utf-8")

    def locked(book: Path) -> BookKey:
        return locking.key_for_new_locked_book(book, "mai", WORD, cost=CHEAP)

    refused(lambda: import_file(file, source, new_key=locked), "records-office-missing")
    assert not locking.has_key_file(file), "nothing is left of a book that was not made"
    import_file(file, Path("tests/samples/binh-minh-ha-dialogues.json"), new_key=locked)
    refused(lambda: open_office(file), "book-locked")
    opened = open_office(file, key=locking.unlock(file, "mai", WORD).key)
    assert b"dt-2026-11-12" in export_records(opened, "Kiểm tra")
    opened.close()


def test_a_book_that_was_never_set_up_can_be_locked(tmp_path: Path) -> None:
    opened = open_office(tmp_path / "so.db")
    lock(opened)
    assert locking.locked_title(opened.file) == ""
    opened.close()
