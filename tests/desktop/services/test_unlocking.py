"""Getting in: waits that grow and outlast a restart, one answer whatever was wrong, seats by role."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.users import FOUNDER, Role, User
from desktop.office import Office, open_office
from desktop.registers.office import catalogues
from desktop.registers.users import users
from desktop.services import locking
from desktop.services.dialogues import plan_dialogue
from desktop.services.office_sheet import correct_office, set_up_office
from desktop.services.recovery_sheets import sheet_pdf
from desktop.services.unlocking import enter, enter_with_sheet, seconds_to_wait
from desktop.services.users import add_user, deactivate_user
from desktop.store.keys import Cost
from desktop.texts import sentence
from tests import builders
from tests.builders import MOMENT
from tests.desktop.papers.printed_text import text_of

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
DEAR = Cost(passes=2, memory_kib=32_768, lanes=1)
WORD = "hoa ban nở trắng"
LEADER = User("thinh.pd", "Phạm Đức Thịnh", frozenset({Role.LEADER}))


@pytest.fixture
def book(office: Office) -> Iterator[Path]:
    """A locked book of the chief, with a leader who reads in it."""
    locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    add_user(office, LEADER, "chỉ xem thôi", cost=CHEAP)
    office.close()
    return office.file


def _opened(book: Path, login: str, password: str) -> Office:
    found = enter(book, login, password, MOMENT)
    return open_office(book, key=found.key, login=found.login, clock=lambda: MOMENT)


def _refused(call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as found:
        call()
    return found.value


def test_br_64_who_locks_a_book_is_its_first_user_and_the_old_name_is_kept(office: Office) -> None:
    locking.lock_book(office, "Mài.ĐTT", WORD, cost=CHEAP)
    assert users(office) == (User("mai.dtt", "Đỗ Thị Thanh Mai", FOUNDER),)
    assert (office.login, office.user, office.roles) == ("mai.dtt", "Đỗ Thị Thanh Mai", FOUNDER)
    assert locking.unlock(office.file, "MAI.DTT", WORD).login == "mai.dtt"


def test_br_64_a_book_locked_before_it_is_set_up_takes_its_founder_from_the_set_up(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: MOMENT)
    locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    assert users(office) == ()
    set_up_office(office, builders.set_up())
    assert users(office) == (User("mai.dtt", "Đỗ Thị Thanh Mai", FOUNDER),)
    assert locking.locked_title(office.file) == "xã Bình Minh Hạ"
    office.close()


def test_br_64_a_leader_reads_and_may_do_nothing_but_change_the_own_password(book: Path) -> None:
    office = _opened(book, "thinh.pd", "chỉ xem thôi")
    assert catalogues(office).user_name == "Phạm Đức Thịnh"
    refused = _refused(lambda: plan_dialogue(office, builders.planned_dialogue()))
    assert sentence(refused) == "Chỉ người ghi chép hoặc chánh văn phòng được lập hội nghị đối thoại."
    locking.change_password(office, "thinh.pd", "chỉ xem thôi", "vẫn chỉ xem", cost=CHEAP)
    office.close()
    assert locking.unlock(book, "thinh.pd", "vẫn chỉ xem").login == "thinh.pd"


def test_br_64_whose_right_has_ended_does_not_get_in(book: Path) -> None:
    office = _opened(book, "mai.dtt", WORD)
    found = locking.unlock(book, "thinh.pd", "chỉ xem thôi")
    deactivate_user(office, "thinh.pd")
    office.close()
    assert _refused(lambda: enter(book, "thinh.pd", "chỉ xem thôi", MOMENT)).code == "wrong-password"
    refused = _refused(lambda: open_office(book, key=found.key, login="thinh.pd"))
    assert sentence(refused) == "Người dùng này đã ngừng quyền nên không mở được sổ."


def test_the_recovery_sheet_seats_an_administrator_who_sets_a_new_password(office: Office) -> None:
    sheet = locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    office.close()
    typed = sheet.code.replace("-", " ").lower()
    found = enter_with_sheet(office.file, typed, MOMENT)
    opened = open_office(office.file, key=found.key, login=found.login, clock=lambda: MOMENT)
    assert opened.roles == {Role.ADMINISTRATOR}
    locking.give_key(opened, "mai.dtt", "mật khẩu mới", cost=CHEAP)
    opened.close()
    assert enter(office.file, "mai.dtt", "mật khẩu mới", MOMENT).key == found.key
    assert _refused(lambda: enter(office.file, "mai.dtt", WORD, MOMENT)).code == "wrong-password"


def test_nothing_opens_without_password_or_sheet(book: Path) -> None:
    assert _refused(lambda: open_office(book)).code == "book-locked"
    assert _refused(lambda: enter_with_sheet(book, "AAAA-" * 8, MOMENT)).code == "wrong-sheet-code"
    assert _refused(lambda: enter(book, "mai.dtt", "", MOMENT + timedelta(hours=1))).code == "wrong-password"


def test_each_wrong_try_makes_the_next_wait_longer_and_a_restart_forgets_none(book: Path) -> None:
    at, waits = MOMENT, []
    for login in ("mai.dtt", "khong-ai", "mai.dtt", "thinh.pd"):
        assert (
            _refused(lambda login=login, at=at: enter(book, login, "sai mật khẩu", at)).code
            == "wrong-password"
        )
        waits.append(seconds_to_wait(book, at))
        at += timedelta(seconds=waits[-1])
    assert waits == [1, 2, 4, 8]
    early = _refused(lambda: enter(book, "mai.dtt", WORD, at - timedelta(seconds=3)))
    assert (early.code, early.data["seconds"]) == ("wait-before-trying", 3)
    assert "3 giây" in sentence(early)
    assert enter(book, "mai.dtt", WORD, at).login == "mai.dtt"
    assert seconds_to_wait(book, at) == 0
    assert not book.with_name(f"{book.name}.lan-thu").exists()


def test_a_wrong_login_takes_as_long_as_a_wrong_password_and_says_the_same(office: Office) -> None:
    locking.lock_book(office, "mai.dtt", WORD, cost=DEAR)
    took: dict[str, list[float]] = {"mai.dtt": [], "khong-ai": []}
    said = set()
    for _ in range(5):
        for login, times in took.items():
            begun = time.perf_counter()
            said.add(sentence(_refused(lambda login=login: locking.unlock(office.file, login, "sai"))))
            times.append(time.perf_counter() - begun)
    assert len(said) == 1
    assert 0.5 < min(took["khong-ai"]) / min(took["mai.dtt"]) < 2


def test_a_missing_key_file_is_no_wrong_try(book: Path) -> None:
    for left in book.parent.glob("*.chia-khoa*"):
        left.unlink()
    assert _refused(lambda: enter(book, "mai.dtt", WORD, MOMENT)).code == "key-file-missing"
    assert seconds_to_wait(book, MOMENT) == 0


def test_a_login_of_signs_alone_locks_nothing(office: Office) -> None:
    assert _refused(lambda: locking.lock_book(office, "…", WORD, cost=CHEAP)).field == "login"
    assert not locking.is_locked(office.file)


def test_the_locked_screen_says_what_the_office_is_called_now(office: Office) -> None:
    locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    sheet = catalogues(office).sheet
    correct_office(office, sheet)
    assert locking.locked_title(office.file) == "xã Bình Minh Hạ"
    correct_office(office, replace(sheet, name="Bình Minh Trung"))
    assert locking.locked_title(office.file) == "xã Bình Minh Trung"


def test_the_sheet_is_made_as_bytes_and_kept_nowhere(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: MOMENT)
    sheet = locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    assert "ĐẢNG ỦY XÃ MỚI" in text_of(sheet_pdf(office, sheet, " Đảng ủy xã Mới "))
    set_up_office(office, builders.set_up())
    said = text_of(sheet_pdf(office, locking.new_recovery_sheet(office, cost=CHEAP)))
    assert "ĐẢNG ỦY XÃ BÌNH MINH HẠ" in said
    assert "Mở được sổ bằng mật khẩu: mai.dtt." in said
    assert _refused(lambda: locking.unlock_with_sheet(office.file, sheet.code)).code == "wrong-sheet-code"
    office.close()
    code = sheet.code.encode()
    assert not any(code in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
