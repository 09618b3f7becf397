"""The unlock screen, at the start and over the open page: by keyboard alone, draft and cursor kept."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.domain.users import Role, User
from desktop.services import locking
from desktop.services.dialogues import plan_dialogue
from desktop.services.users import add_user
from desktop.store.keys import Cost
from tests import builders
from tests.ui.typing_hand import compose, press
from ui.app import Desk
from ui.door import NOT_LOCKED, SHEET_USED
from ui.forms.unlock import UnlockScreen
from ui.forms.unlock_card import Mode
from ui.idle import IdleWatch
from ui.pages.dialogues import DialoguesPage
from ui.style.theme import apply_theme
from ui.widgets.password_field import MARKED
from ui.widgets.text_box import TextBox

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
WORD, OTHER = "hoa-ban-no-trang", "chi-xem-thoi"
KEY = "dt-2026-11-12"


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: QApplication) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    hooks = (sys.excepthook, threading.excepthook)
    yield
    sys.excepthook, threading.excepthook = hooks
    apply_theme(app)


@pytest.fixture
def sheet(tmp_path: Path) -> locking.RecoverySheet:
    """A locked book with one dialogue, a chief and a leader; its recovery sheet."""
    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue())
    made = locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    leader = User("thinh.pd", "Phạm Đức Thịnh", frozenset({Role.LEADER}))
    add_user(office, leader, OTHER, cost=CHEAP)
    office.close()
    return made


@pytest.fixture
def desk(app: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(app, tmp_path / "so.db")
    opened.start()
    qtbot.waitUntil(lambda: opened.window.record is not None or bool(opened.window.pages))
    yield opened
    opened.window.close()
    opened.operations.close()


def _screen(desk: Desk) -> UnlockScreen:
    (screen,) = desk.window.findChildren(UnlockScreen)
    return screen


def _type(widget: QWidget, text: str) -> None:
    for letter in text:
        press(widget, Qt.Key.Key_unknown, text=letter)


def _enter(qtbot: QtBot, desk: Desk, login: str, password: str) -> None:
    """As one does: login, Enter, password, Enter; nothing but keys."""
    card = _screen(desk).card
    card.login.set_text("")
    card.login.setFocus()
    _type(card.login, login)
    press(card.login, Qt.Key.Key_Return)
    assert card.password.hasFocus()
    _type(card.password, password)
    press(card.password, Qt.Key.Key_Return)
    desk.operations.wait()
    qtbot.wait(20)


def _reachable(window: QWidget) -> set[QWidget]:
    """What the keyboard or a screen reader can come to."""
    shown = window.findChildren(QWidget)
    return {each for each in shown if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus}


def test_a_locked_book_is_opened_by_the_keyboard_alone(
    sheet: locking.RecoverySheet, desk: Desk, qtbot: QtBot
) -> None:
    card = _screen(desk).card
    assert card.login.hasFocus()
    assert not desk.operations.is_open
    _enter(qtbot, desk, "thinh.pd", OTHER)
    qtbot.waitUntil(lambda: bool(desk.window.pages))
    assert desk.operations.office.user == "Phạm Đức Thịnh"
    assert desk.operations.office.roles == {Role.LEADER}
    assert desk.window.findChildren(UnlockScreen) == []
    assert desk.settings.login == "thinh.pd"


def test_a_wrong_password_is_told_in_one_sentence_and_waits(
    sheet: locking.RecoverySheet, desk: Desk, qtbot: QtBot
) -> None:
    said = []
    for login in ("mai.dtt", "khong.ai"):
        _enter(qtbot, desk, login, "sai-mat-khau")
        card = _screen(desk).card
        qtbot.waitUntil(lambda card=card: card.message.isVisible())
        said.append(card.message.text())
        assert card.password.text() == ""
        qtbot.waitUntil(lambda card=card: "Chờ" not in card.message.text(), timeout=20_000)
    assert said[0].startswith("Tên đăng nhập hoặc mật khẩu chưa đúng.")
    assert [words.partition("Chờ")[0] for words in said] == [said[0].partition("Chờ")[0]] * 2
    assert said[0].endswith("Chờ 1 giây nữa.")
    assert said[1].endswith("Chờ 2 giây nữa.")
    assert not desk.operations.is_open


def test_a_marked_letter_is_warned_of_at_once(sheet: locking.RecoverySheet, desk: Desk) -> None:
    card = _screen(desk).card
    card.password.setFocus()
    compose(card.password, "mậ")
    assert card.keyboard.isVisible()
    assert card.keyboard.text() == MARKED


def test_the_sheet_opens_the_book_and_asks_for_a_new_password(
    sheet: locking.RecoverySheet, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    card = _screen(desk).card
    card.other.click()
    assert (card.mode, card.code.hasFocus()) == (Mode.SHEET, True)
    _type(card.code, sheet.code.lower().replace("-", " "))
    press(card.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.mode is Mode.NEW_PASSWORD)
    assert desk.window.pages == {}
    card.login.set_text("mai.dtt")
    for line, typed in ((card.password, "mat-khau-moi"), (card.again, "mat-khau-khac")):
        line.setFocus()
        _type(line, typed)
    press(card.again, Qt.Key.Key_Return)
    assert card.fields["again"].error() == "Hai lần gõ mật khẩu chưa giống nhau."
    card.again.setText("mat-khau-moi")
    press(card.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.window.pages))
    assert desk.operations.office.login == "mai.dtt"
    assert desk.window.notice.text() == SHEET_USED
    assert locking.unlock(tmp_path / "so.db", "mai.dtt", "mat-khau-moi").login == "mai.dtt"


@pytest.fixture
def working(sheet: locking.RecoverySheet, desk: Desk, qtbot: QtBot) -> Desk:
    """The chief has unlocked and writes into a form of the dialogues page."""
    _enter(qtbot, desk, "mai.dtt", WORD)
    qtbot.waitUntil(lambda: bool(desk.window.pages))
    desk.window.show_page("dialogues")
    page = desk.window.pages["dialogues"]
    assert isinstance(page, DialoguesPage)
    page.plan()
    return desk


def _box(desk: Desk) -> TextBox:
    box = desk.window.focusWidget()
    assert isinstance(box, TextBox)
    return box


def test_locking_keeps_draft_and_cursor_and_shows_nothing(working: Desk, qtbot: QtBot) -> None:
    box, title = _box(working), working.window.windowTitle()
    _type(box, "hội nghị ")
    compose(box, "thôn")
    QTest.keyClick(working.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen = _screen(working)
    assert box.text() == "hội nghị thôn"
    assert any(
        "hội nghị thôn" in state.content for state in working.operations.office.journal.unsaved().values()
    )
    assert working.window.windowTitle() == "Lắng Nghe"
    assert all(screen.isAncestorOf(each) for each in _reachable(working.window))
    assert not working.window.centralWidget().isVisible()
    assert not any(action.isEnabled() for action in working.window.actions())
    cursor = box.textCursor()
    cursor.setPosition(4)
    box.setTextCursor(cursor)
    _enter(qtbot, working, "mai.dtt", WORD)
    qtbot.waitUntil(lambda: not working.door.screen_lock.is_covered)
    assert (_box(working), box.textCursor().position()) == (box, 4)
    assert working.window.windowTitle() == title
    assert box.isVisible()


def test_another_person_finds_pages_of_their_own(working: Desk, qtbot: QtBot) -> None:
    from desktop.domain.changes import Kind

    working.open_record(Kind.DIALOGUE, KEY)
    working.door.close_up()
    _enter(qtbot, working, "thinh.pd", OTHER)
    qtbot.waitUntil(lambda: not working.door.screen_lock.is_covered)
    assert working.window.record is None
    assert working.operations.office.roles == {Role.LEADER}
    assert working.window.page() is not None
    assert working.window.page().key == "today"


def test_a_wrong_password_over_the_page_leaves_it_covered(working: Desk, qtbot: QtBot) -> None:
    working.door.close_up()
    _enter(qtbot, working, "mai.dtt", "sai")
    qtbot.waitUntil(_screen(working).card.message.isVisible)
    assert working.door.screen_lock.is_covered
    assert working.operations.is_open


def test_what_goes_wrong_behind_the_cover_never_takes_it_away(working: Desk) -> None:
    working.door.close_up()
    working.door._refuse(Refusal("disk-full"))
    assert working.door.screen_lock.is_covered
    assert _screen(working).card.message.text().startswith("Chưa lưu được: ổ đĩa đầy.")


def test_it_locks_by_itself_after_a_while_of_nobody(working: Desk, qtbot: QtBot) -> None:
    clock = [1000.0]
    watch = IdleWatch(working.window, lambda: clock[0])
    watch.idle.connect(working.door.close_up)
    watch.start(10)
    clock[0] += 599
    watch.look()
    assert not working.door.screen_lock.is_covered
    QTest.mouseMove(working.window.windowHandle())
    clock[0] += 599
    watch.look()
    assert not working.door.screen_lock.is_covered
    clock[0] += 600
    watch.look()
    assert working.door.screen_lock.is_covered


def test_a_book_without_a_password_says_where_to_set_one(
    tmp_path: Path, qtbot: QtBot, app: QApplication
) -> None:
    builders.new_office(tmp_path).close()
    desk = Desk(app, tmp_path / "so.db")
    desk.start()
    qtbot.waitUntil(lambda: bool(desk.window.pages))
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.notice.text() == NOT_LOCKED
    desk.window.close()
    desk.operations.close()


def test_another_start_at_the_unlock_screen_comes_to_this_window(
    sheet: locking.RecoverySheet, desk: Desk, qtbot: QtBot, app: QApplication, tmp_path: Path
) -> None:
    second = Desk(app, tmp_path / "so.db")
    with qtbot.waitSignal(desk.single.raise_asked):  # type: ignore[union-attr]
        second.start()
        qtbot.waitUntil(lambda: not second.window.isVisible())
    second.operations.close()
    assert desk.window.isVisible()
