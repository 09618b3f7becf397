"""Users come, change and go by named acts; the last administrator stays."""

from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.users import FOUNDER, Role, User
from desktop.office import Office, open_office
from desktop.registers.office import catalogues
from desktop.registers.users import users
from desktop.services import locking
from desktop.services.records import import_file
from desktop.services.users import add_user, change_user_roles, deactivate_user, rename_user
from desktop.store.keys import Cost
from desktop.texts import sentence
from desktop.texts.users import roles_in_words

COMMUNE = Path(__file__).parents[2] / "samples" / "binh-minh-ha-dialogues.json"
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
CHIEF = User("anh.btn", "Bế Thị Ngọc Ánh", FOUNDER)
TYPIST = User("mai.dtt", "Đỗ Thị Thanh Mai", frozenset({Role.NOTE_TAKER}))


def _refused(said: str, act: object, *arguments: object) -> None:
    with pytest.raises(Refusal) as refused:
        act(*arguments)  # type: ignore[operator]
    assert sentence(refused.value) == said


def test_users_are_added_renamed_and_given_other_work(office: Office) -> None:
    assert users(office) == ()
    assert add_user(office, CHIEF).keys(Kind.USER) == ("anh.btn",)
    add_user(office, TYPIST)
    rename_user(office, "mai.dtt", " Đỗ Thị Mai ")
    change_user_roles(office, "mai.dtt", frozenset({Role.NOTE_TAKER, Role.LEADER}))
    assert users(office) == (
        CHIEF,
        User("mai.dtt", "Đỗ Thị Mai", frozenset({Role.NOTE_TAKER, Role.LEADER})),
    )


def test_what_cannot_be_is_refused_in_words(office: Office) -> None:
    add_user(office, CHIEF)
    _refused("Tên đăng nhập “anh.btn” đã có người dùng. Chọn tên khác.", add_user, office, CHIEF)
    no_login, no_role = User("…", "A", FOUNDER), User("b", "B", frozenset())
    _refused("Tên đăng nhập cần có chữ hoặc số không dấu.", add_user, office, no_login)
    _refused("Cần chọn ít nhất một việc cho người này.", add_user, office, no_role)
    _refused("Không có người dùng “ma” trong sổ.", rename_user, office, "ma", "Ma")
    assert users(office) == (CHIEF,)


def test_the_last_administrator_cannot_go(office: Office) -> None:
    add_user(office, CHIEF)
    add_user(office, TYPIST)
    said = "Sổ cần ít nhất một người quản trị đang làm việc; giao việc quản trị cho người khác trước."
    _refused(said, deactivate_user, office, "anh.btn")
    _refused(said, change_user_roles, office, "anh.btn", frozenset({Role.CHIEF_OF_OFFICE}))
    change_user_roles(office, "mai.dtt", FOUNDER)
    deactivate_user(office, "anh.btn")
    assert [user.login for user in users(office) if user.active] == ["mai.dtt"]


def test_who_left_may_come_back_under_the_same_login(office: Office) -> None:
    add_user(office, CHIEF)
    add_user(office, TYPIST)
    deactivate_user(office, "mai.dtt")
    _refused("Không có người dùng “mai.dtt” trong sổ.", rename_user, office, "mai.dtt", "Mai")
    add_user(office, TYPIST)
    assert users(office) == (CHIEF, TYPIST)


def test_whoever_is_at_work_takes_the_new_name_and_roles_at_once(office: Office) -> None:
    add_user(office, CHIEF)
    office.login, office.roles = "anh.btn", CHIEF.roles
    rename_user(office, "anh.btn", "Bế Ngọc Ánh")
    assert catalogues(office).user_name == office.user == "Bế Ngọc Ánh"
    change_user_roles(office, "anh.btn", frozenset({Role.ADMINISTRATOR}))
    assert office.roles == {Role.ADMINISTRATOR}


def test_roles_and_name_change_in_one_act(office: Office) -> None:
    add_user(office, CHIEF)
    add_user(office, TYPIST)
    change_user_roles(office, "mai.dtt", frozenset({Role.LEADER}), "Đỗ Thị Mai")
    assert users(office)[1] == User("mai.dtt", "Đỗ Thị Mai", frozenset({Role.LEADER}))
    change_user_roles(office, "mai.dtt", frozenset({Role.NOTE_TAKER}), "Đỗ Thị Mai")
    assert users(office)[1].name == "Đỗ Thị Mai"


def test_what_nobody_may_do_is_said_so() -> None:
    assert sentence(Refusal("not-allowed", act="launch_rocket")) == "Việc này không giao cho ai trong sổ."
    assert roles_in_words(FOUNDER) == "chánh văn phòng, người quản trị"


def test_whoever_locked_the_book_by_a_command_is_not_shut_out_by_the_first_user(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    key = locking.key_for_new_locked_book(file, "van-phong", "hoa ban no trang", cost=CHEAP)
    import_file(file, COMMUNE, key=key, login="van-phong", new_key=lambda _: key)
    office = open_office(file, key=key, login="van-phong")
    assert users(office) == ()
    add_user(office, TYPIST, "mat khau cua Mai", cost=CHEAP)
    assert {user.login: user.roles for user in users(office)} == {
        "van-phong": FOUNDER, TYPIST.login: TYPIST.roles
    }  # fmt: skip
    office.close()
    again = open_office(
        file, key=locking.unlock(file, "van-phong", "hoa ban no trang").key, login="van-phong"
    )
    assert again.roles == FOUNDER
    again.close()
