"""The shell: pages by key, the record above them, help, sizes, closing without losing a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.commitment import Dropped
from desktop.registers.commitments import overdue_count
from desktop.services.commitments import drop_commitment
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.sample_book import LIVE
from tests.ui.typing_hand import commit, compose, letters, press
from ui.main_window import MainWindow
from ui.pages.commands import Command
from ui.pages.dialogues import DialoguesPage
from ui.pages.page import Page
from ui.widgets.key_cap import KeyCap
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.operations import Operations

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class OtherPage(Page):
    """A second page that counts how often it is read."""

    key, title, icon = "commitments", "Cam kết", "flag"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self.read = 0
        self.field = LineField(name="Ghi chú")
        self.stack.addWidget(self.field)
        self.bar.set_action("Việc thử", "plus", "F8")
        self.set_commands(Command("Việc thử", "F8", self.refresh, "Thử"))

    def refresh(self) -> None:
        self.read += 1

    def take_focus(self) -> None:
        self.field.setFocus()


class Record(QWidget):
    """Stands for an open record: it is told to keep what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = 0

    def commit_all(self) -> None:
        self.kept += 1


@pytest.fixture
def window(qtbot: QtBot, desk: Operations) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    made.resize(1366, 697)
    made.show_pages([DialoguesPage(desk)], [OtherPage(desk)], "ĐU xã Bình Minh Hạ", "Đỗ Thị Thanh Mai")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    desk.wait()
    made.close()
    made.deleteLater()


def test_the_first_page_is_shown_and_alt_numbers_go_to_the_others(window: MainWindow, qtbot: QtBot) -> None:
    assert window.windowTitle() == "Lắng Nghe – Đối thoại – ĐU xã Bình Minh Hạ"
    qtbot.keyClick(window, Qt.Key.Key_2, ALT)
    other = window.page()
    assert isinstance(other, OtherPage)
    assert (other.read, window.rail.current()) == (1, "commitments")
    assert window.windowTitle() == "Lắng Nghe – Cam kết – ĐU xã Bình Minh Hạ"
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert isinstance(window.page(), DialoguesPage)


def test_the_badge_counts_overdue_commitments_and_follows_each_act(
    window: MainWindow, desk: Operations
) -> None:
    before = overdue_count(desk.office)
    assert before == 1
    badge = window.rail._buttons["commitments"]
    assert badge.badge() == 1
    assert badge.accessibleDescription() == "1 cam kết quá hạn"
    dropped = Dropped(desk.office.today, "Đã giải quyết ở nơi khác.")
    desk.run(lambda office: drop_commitment(office, "ck-late", dropped))
    assert desk.wait()
    assert badge.badge() == 0
    assert window.status.accessibleName() == "Đã lưu vào máy lúc 9 giờ 42"


def test_a_record_makes_the_rail_narrow_and_is_kept_before_it_goes(window: MainWindow) -> None:
    record = Record()
    window.open_record(record, "Biên bản đối thoại")
    assert window.rail.is_compact()
    assert window.windowTitle() == "Lắng Nghe – Biên bản đối thoại – ĐU xã Bình Minh Hạ"
    window.show_page("commitments")
    assert record.kept == 1
    assert window.record is None
    assert not window.rail.is_compact()


def test_closing_a_record_leads_back_to_its_page(window: MainWindow) -> None:
    window.show_page("dialogues")
    window.open_record(Record(), "Biên bản đối thoại")
    assert window.page() is None
    window.close_record()
    assert isinstance(window.page(), DialoguesPage)


def test_help_lists_every_key_of_the_page_and_f1_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    panel = window.overlays.help
    assert panel.isVisible()
    assert panel.title() == "Trợ giúp: Đối thoại"
    page = window.page()
    assert page is not None
    shown = {cap.keys() for cap in panel.findChildren(KeyCap)}
    assert {command.keys for command in page.commands() if command.keys} <= shown
    assert {"F1", "Ctrl+J", "F11", "Alt+1", "Alt+2"} <= shown
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert panel.isHidden()


def test_the_list_of_commands_finds_without_marks_and_does(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("commitments")
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)
    commands = window.overlays.command_list
    letters(commands.filter, "viec thu")
    assert commands.table.rows.rowCount() == 1
    other = window.page()
    assert isinstance(other, OtherPage)
    before = other.read
    press(commands.filter, Qt.Key.Key_Return)
    assert other.read == before + 1
    assert commands.isHidden()


def test_help_and_the_list_of_commands_give_the_cursor_back(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page()
    assert page is not None
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    for opening, modifiers in ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_J, CTRL)):
        qtbot.keyClick(window, opening, modifiers)
        panel = QApplication.focusWidget()
        assert panel is not None
        assert panel is not page
        press(panel, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page


def test_sizes_are_asked_for_by_key(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[float] = []
    window.size_asked.connect(asked.append)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert asked == [11.0, 10.0, 10.5]


def test_the_rail_is_narrow_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1093, 543)
    qtbot.waitUntil(window.rail.is_compact)
    window.resize(1366, 697)
    qtbot.waitUntil(lambda: not window.rail.is_compact())


def test_the_window_may_be_as_small_as_780_by_420(window: MainWindow) -> None:
    window.resize(780, 420)
    assert (window.width(), window.height()) == (780, 420)


def test_there_is_no_lock_without_a_password(window: MainWindow) -> None:
    assert not window.rail._lock.isEnabled()
    assert window.rail._lock.accessibleDescription() == "Đỗ Thị Thanh Mai"


def test_going_to_another_page_keeps_the_word_being_composed(window: MainWindow) -> None:
    window.show_page("commitments")
    other = window.page()
    assert isinstance(other, OtherPage)
    commit(other.field, "ông ")
    compose(other.field, "Quỳnh")
    window.show_page("dialogues")
    assert other.field.text() == "ông Quỳnh"


def test_another_book_brings_other_pages_and_their_keys_once(window: MainWindow, desk: Operations) -> None:
    window.show_pages([DialoguesPage(desk)], [], "ĐU xã Khác", "Người tập")
    assert list(window.pages) == ["dialogues"]
    keys = [shortcut.toString() for action in window.actions() for shortcut in action.shortcuts()]
    assert keys.count("Alt+1") == 1
    assert "Alt+2" not in keys
    assert QKeySequence("F1").toString() in keys


def test_closing_waits_for_the_worker(qtbot: QtBot, desk: Operations) -> None:
    window = MainWindow(desk)
    left: list[bool] = []
    window.leaving.connect(lambda: left.append(desk.busy))
    window.show()
    desk.read(lambda office: office.file.stat(), lambda _found: None)
    window.close()
    window.deleteLater()
    assert left == [False]


def test_names_and_keys_of_the_whole_window(window: MainWindow) -> None:
    assert unnamed_controls(window) == []
    assert forbidden_shortcuts(window) == []


def test_no_two_commands_of_a_page_and_the_window_share_a_key(window: MainWindow) -> None:
    always = [key for action in window.actions() for key in action.shortcuts()]
    for page in window.pages.values():
        keys = always + [key for action in page.actions() for key in action.shortcuts()]
        named = [key.toString() for key in keys]
        assert len(named) == len(set(named))


def test_a_person_s_name_never_stands_in_the_title(window: MainWindow) -> None:
    page = window.pages["dialogues"]
    assert isinstance(page, DialoguesPage)
    page.table.choose(LIVE)
    assert "Mai" not in window.windowTitle()
    assert "Thuận" not in window.windowTitle()


def test_the_page_s_keys_work_while_the_rail_has_the_cursor(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page()
    assert isinstance(page, DialoguesPage)
    button = window.rail._buttons["dialogues"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_F7)
    assert page.stack.currentIndex() > 0, "F7 opens the form of a new dialogue"
