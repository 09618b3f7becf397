"""Người dùng: the book is locked, people come and go, passwords and sheets change, each by who may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop.domain.users import FOUNDER, Role, User
from desktop.registers.users import users
from desktop.services import locking
from desktop.services.users import add_user
from desktop.store.keys import Cost
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.sample_book import open_sample
from ui.forms.lock_desk import NOT_TICKED, LockDesk, SheetDesk
from ui.forms.user_forms import NewUserForm, OwnPasswordForm, SetPasswordForm, UserRolesForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_users import (
    ONE_HOLDER,
    ONE_WITHOUT_SHEET,
    SHEET_WARNED,
    LockedBookUsers,
    OpenBookUsers,
)
from ui.widgets.buttons import ActionButton

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
WORD, OTHER = "hoa ban no trang", "chi xem thoi ma"


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(open_sample(tmp_path))
    yield made
    made.close()


@pytest.fixture
def locked(book: Operations) -> Operations:
    locking.lock_book(book.office, "mai.dtt", WORD, cost=CHEAP)
    return book


def _page(qtbot: QtBot, operations: Operations) -> AdministrationPage:
    page = AdministrationPage(operations)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.enter()
    page.show_section("user")
    return page


@pytest.fixture
def pane(qtbot: QtBot, locked: Operations) -> LockedBookUsers:
    found = _page(qtbot, locked).pane()
    assert isinstance(found, LockedBookUsers)
    return found


def _form(pane: LockedBookUsers, kind: type) -> object:
    card = pane._card()
    assert card is not None
    assert isinstance(card.form, kind)
    return card.form


def _button(pane: LockedBookUsers | OpenBookUsers, words: str) -> ActionButton:
    return next(each for each in pane.findChildren(ActionButton) if each.text() == words)


def test_a_book_that_is_open_is_locked_from_here(qtbot: QtBot, book: Operations) -> None:
    page = _page(qtbot, book)
    pane = page.pane()
    assert isinstance(pane, OpenBookUsers)
    pane.lock_button.click()
    desk = pane.desk
    assert desk is not None
    assert desk.questions.login.text() == "mai.dtt"
    assert not pane.notice.isVisible()
    for line in (desk.questions.password.first, desk.questions.password.again):
        line.setText(WORD)
    desk.questions.save()
    book.wait()
    assert desk.sheet.view.content.startswith(b"%PDF")
    desk.sheet.done.click()
    assert desk.sheet.missing.text() == NOT_TICKED
    desk.sheet.view.tick.setChecked(True)
    with qtbot.waitSignal(page.seat_changed):
        desk.sheet.done.click()
    assert desk.sheet.view.content == b""
    assert users(book.office) == (User("mai.dtt", "Đỗ Thị Thanh Mai", FOUNDER),)
    assert locking.unlock(book.office.file, "mai.dtt", WORD).login == "mai.dtt"


def test_locking_can_be_put_off(qtbot: QtBot, book: Operations) -> None:
    pane = _page(qtbot, book).pane()
    assert isinstance(pane, OpenBookUsers)
    pane.lock_button.click()
    assert pane.desk is not None
    pane.desk.questions.password.first.setText("ngan")
    pane.desk.questions.closed.emit()
    assert pane.desk is None
    assert pane.notice.isVisible()
    assert not locking.is_locked(book.office.file)


def test_a_second_holder_is_added_with_a_password_of_their_own(pane: LockedBookUsers) -> None:
    operations = pane._operations
    assert pane.sheet_notice.text() == ONE_HOLDER
    pane.add()
    form = _form(pane, NewUserForm)
    assert isinstance(form, NewUserForm)
    form.save()
    assert form.fields["name"].error() == "Cần ghi họ tên."
    assert form.fields["password"].error() == "Cần gõ mật khẩu."
    form.name.setText("Bế Thị Ngọc Ánh")
    form.name.editingFinished.emit()
    assert form.login.text() == "anh.btn"
    form.roles.set_values([])
    for line in (form.password.first, form.password.again):
        line.setText(OTHER)
    form.save()
    assert form.fields["roles"].error() == "Cần chọn ít nhất một việc cho người này."
    form.roles.set_values([Role.CHIEF_OF_OFFICE])
    form.save()
    operations.wait()
    assert [user.login for user in users(operations.office)] == ["mai.dtt", "anh.btn"]
    assert locking.unlock(operations.office.file, "anh.btn", OTHER).login == "anh.btn"
    assert not pane.sheet_notice.isVisible()


def test_roles_change_a_password_is_set_anew_and_a_right_ends(pane: LockedBookUsers) -> None:
    operations = pane._operations
    leader = User("thinh.pd", "Phạm Đức Thịnh", frozenset({Role.LEADER}))
    operations.run(lambda office: add_user(office, leader, OTHER, cost=CHEAP))
    operations.wait()
    pane.table.choose("thinh.pd")
    pane.change()
    form = _form(pane, UserRolesForm)
    assert isinstance(form, UserRolesForm)
    form.roles.set_values([Role.LEADER, Role.NOTE_TAKER])
    form.name.setText("Phạm Đức Thịnh (nghỉ)")
    form.save()
    operations.wait()
    changed = users(operations.office)[1]
    assert (changed.name, len(changed.roles)) == ("Phạm Đức Thịnh (nghỉ)", 2)
    pane.table.choose("thinh.pd")
    _button(pane, "Đặt mật khẩu…").click()
    anew = _form(pane, SetPasswordForm)
    assert isinstance(anew, SetPasswordForm)
    for line in (anew.password.first, anew.password.again):
        line.setText("mat khau moi")
    anew.save()
    operations.wait()
    assert locking.unlock(operations.office.file, "thinh.pd", "mat khau moi").login == "thinh.pd"
    pane.table.choose("thinh.pd")
    _button(pane, "Ngừng quyền").click()
    operations.wait()
    assert locking.logins(operations.office.file) == ("mai.dtt",)
    pane.table.choose("mai.dtt")
    _button(pane, "Ngừng quyền").click()
    operations.wait()
    assert pane.message.text().startswith("Sổ cần ít nhất một người quản trị")


def test_the_own_password_changes_with_the_old_one_only(pane: LockedBookUsers) -> None:
    operations = pane._operations
    pane.own.click()
    form = _form(pane, OwnPasswordForm)
    assert isinstance(form, OwnPasswordForm)
    for line, typed in ((form.old, "sai roi"), (form.password.first, OTHER), (form.password.again, OTHER)):
        line.setText(typed)
    form.save()
    operations.wait()
    assert form.fields["old"].error() == "Mật khẩu đang dùng chưa đúng."
    form.old.setText(WORD)
    form.save()
    operations.wait()
    assert locking.unlock(operations.office.file, "mai.dtt", OTHER).login == "mai.dtt"


def test_a_new_sheet_is_warned_of_made_and_put_away(pane: LockedBookUsers) -> None:
    operations = pane._operations
    pane.new_sheet.click()
    assert pane.sheet_notice.text() == SHEET_WARNED
    pane.sheet_notice.buttons()[0].click()
    operations.wait()
    sheets = pane.sheets
    assert isinstance(sheets, SheetDesk)
    sheets.view.findChildren(QCheckBox)[0].setChecked(True)
    sheets.done.click()
    assert pane.sheets is None
    assert sheets.view.content == b""


def test_another_key_leaves_out_whoever_is_not_given_a_password_anew(pane: LockedBookUsers) -> None:
    operations = pane._operations
    office, key = operations.office, operations.office.key
    add_user(office, User("anh.btn", "Bế Thị Ngọc Ánh", FOUNDER), OTHER, cost=CHEAP)
    pane.new_key.click()
    desk = pane.sheets
    assert isinstance(desk, LockDesk)
    desk.questions.closed.emit()
    assert (pane.sheets, office.key) == (None, key)
    pane.new_key.click()
    desk = pane.sheets
    assert isinstance(desk, LockDesk)
    assert (desk.questions.login.text(), desk.questions.login.isReadOnly()) == ("mai.dtt", True)
    for line in (desk.questions.password.first, desk.questions.password.again):
        line.setText("mat khau khac han")
    desk.questions.save()
    operations.wait()
    desk.sheet.view.tick.setChecked(True)
    desk.sheet.done.click()
    assert pane.sheets is None
    assert office.key != key
    assert locking.logins(office.file) == ("mai.dtt",)
    assert locking.unlock(office.file, "mai.dtt", "mat khau khac han").key == office.key


def test_one_holder_without_a_sheet_is_told_what_that_means(pane: LockedBookUsers) -> None:
    from dataclasses import replace

    from desktop.store import keys

    file = pane._operations.office.file
    found = keys.read(file)
    assert found is not None
    keys.write(file, replace(found, holders=found.holders[:1]))
    pane._tell_holders()
    assert pane.sheet_notice.text() == ONE_WITHOUT_SHEET


def test_who_may_is_said_when_the_button_is_pressed(pane: LockedBookUsers) -> None:
    pane._operations.office.roles = frozenset({Role.NOTE_TAKER})
    for press, said in (
        (pane.add, "Chỉ người quản trị được thêm người dùng."),
        (pane.change, "Chỉ người quản trị được đổi việc của người dùng."),
        (pane.set_password, "Chỉ người quản trị được đặt mật khẩu cho người khác."),
        (pane.warn_of_new_sheet, "Chỉ người quản trị được lập phiếu khôi phục mới."),
    ):
        press()
        assert pane.message.text() == said
        assert pane._card() is None
    pane.change_own_password()
    assert pane._card() is not None


def test_minutes_until_the_lock_are_asked_of_the_window(qtbot: QtBot, locked: Operations) -> None:
    page = _page(qtbot, locked)
    pane = page.pane()
    assert isinstance(pane, LockedBookUsers)
    with qtbot.waitSignal(page.idle_asked) as asked:
        pane.idle.set_value(30)
        pane.idle.changed.emit(30)
    assert asked.args == [30]
    assert unnamed_controls(page) == []
    assert forbidden_shortcuts(page) == []
