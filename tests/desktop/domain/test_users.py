"""Logins as they are proposed and compared, and who may be let go."""

import pytest

from desktop.domain.users import FOUNDER, Role, User, clean_login, is_last_administrator, may, proposed_login


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Đỗ Thị Thanh Mai", "mai.dtt"),
        ("Bế Thị Ngọc Ánh", "anh.btn"),
        ("  Y   Ngọc ", "ngoc.y"),
        ("Hạnh", "hanh"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_login_is_proposed_from_the_name_without_marks(name: str, login: str) -> None:
    assert proposed_login(name) == login


def test_a_login_typed_with_the_input_method_on_is_the_same_login() -> None:
    assert clean_login(" MÀI.ĐTT ") == "mai.dtt"
    assert clean_login("a" * 80) == "a" * 30


def test_an_act_nobody_put_into_the_table_is_for_nobody() -> None:
    assert not may(frozenset(Role), "launch_rocket")
    assert may(FOUNDER, "add_user")
    assert not may({Role.LEADER}, "record_visit")


def test_the_last_administrator_is_known() -> None:
    chief = User("anh.btn", "Bế Thị Ngọc Ánh", FOUNDER)
    second = User("hung.lv", "Lò Văn Hưng", frozenset({Role.ADMINISTRATOR}), active=False)
    assert is_last_administrator((chief, second), "anh.btn")
    assert not is_last_administrator((chief, User("hung.lv", "Lò Văn Hưng", second.roles)), "anh.btn")
