"""Typing is sacred: the word being composed survives focus changes, keys that act, saving and the mouse."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_hand import PHRASES, commit, compose, letters, press, type_phrase
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.page_bar import PageBar, SearchField
from ui.widgets.preedit import commit_everywhere
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField

Control = LineField | TextBox
MAKERS = {
    "line": LineField,
    "box": TextBox,
    "choice": lambda: Choice([("a", "Thôn Đồng Mẫu")], editable=True),
    "closed choice": lambda: Choice([("a", "Thôn Đồng Mẫu")]),
    "date": DateField,
    "time": TimeField,
    "search": lambda: SearchField("Tìm", "Ctrl+K"),
}
EVERY_CONTROL = pytest.mark.parametrize("kind", MAKERS)


@pytest.fixture
def ground(qtbot: QtBot, app: QApplication) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


def _put(ground: QWidget, *controls: QWidget) -> None:
    for control in controls:
        ground.layout().addWidget(control)  # type: ignore[union-attr]
    ground.show()
    QTest.qWaitForWindowActive(ground)
    controls[0].setFocus()


def _make(ground: QWidget, kind: str) -> tuple[Control, LineField]:
    control, other = MAKERS[kind](), LineField(name="bên cạnh")
    _put(ground, control, other)
    return control, other


@EVERY_CONTROL
@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_arrive_letter_by_letter(ground: QWidget, kind: str, phrase: str) -> None:
    control, _ = _make(ground, kind)
    type_phrase(control, phrase)
    assert control.text() == phrase


@EVERY_CONTROL
def test_leaving_in_mid_word_keeps_the_word(ground: QWidget, kind: str) -> None:
    control, other = _make(ground, kind)
    compose(control, "thuở")
    assert control.text() == ""
    other.setFocus()
    assert control.text() == "thuở"


@EVERY_CONTROL
def test_saving_in_mid_word_keeps_the_word_once(ground: QWidget, kind: str) -> None:
    control, _ = _make(ground, kind)
    commit(control, "Quỳnh ")
    compose(control, "Mỹ")
    assert control.committed_text() == "Quỳnh Mỹ"
    assert control.committed_text() == "Quỳnh Mỹ"


@EVERY_CONTROL
@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F12, Qt.Key.Key_Home, Qt.Key.Key_Tab])
def test_a_key_that_acts_comes_after_the_word(ground: QWidget, kind: str, key: Qt.Key) -> None:
    control, _ = _make(ground, kind)
    compose(control, "huỷ")
    press(control, key)
    assert control.text() == "huỷ"


@EVERY_CONTROL
def test_holding_shift_does_not_end_the_word(ground: QWidget, kind: str) -> None:
    control, _ = _make(ground, kind)
    compose(control, "Đ")
    press(control, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert control.text() == ""
    assert control.preedit.text == "Đ"


@EVERY_CONTROL
def test_a_click_in_mid_word_keeps_the_word(ground: QWidget, kind: str) -> None:
    control, _ = _make(ground, kind)
    compose(control, "Mỹ")
    target = control.viewport() if isinstance(control, TextBox) else control
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPointF(12, 10).toPoint())
    assert control.text() == "Mỹ"


@EVERY_CONTROL
def test_an_input_method_that_takes_its_word_back_leaves_nothing(ground: QWidget, kind: str) -> None:
    control, other = _make(ground, kind)
    compose(control, "ab")
    QApplication.sendEvent(control, QInputMethodEvent("", []))
    other.setFocus()
    assert control.text() == ""


@EVERY_CONTROL
def test_bursts_of_backspace_and_letters(ground: QWidget, kind: str) -> None:
    """Unikey writes ``duowng``, then takes letters back and writes ``đường``."""
    control, _ = _make(ground, kind)
    letters(control, "duo")
    for _ in range(3):
        press(control, Qt.Key.Key_Backspace, text="\b")
    letters(control, "đường")
    assert control.text() == "đường"


def test_every_word_on_a_page_is_committed_before_the_page_goes(ground: QWidget) -> None:
    line, box = LineField(), TextBox()
    _put(ground, line, box)
    compose(line, "thuở")
    compose(box, "huỷ")
    commit_everywhere(ground)
    assert (line.text(), box.text()) == ("thuở", "huỷ")


def test_nothing_rewrites_text(ground: QWidget) -> None:
    """No upper-casing, no trimming, no other tone placement, not even on leaving."""
    line, other = LineField(), LineField()
    _put(ground, line, other)
    type_phrase(line, "  hoà  hòa ")
    other.setFocus()
    assert line.text() == "  hoà  hòa "


def test_no_completer_anywhere(ground: QWidget) -> None:
    for make in MAKERS.values():
        control = make()
        if isinstance(control, LineField):
            assert control.completer() is None
            assert control.inputMask() == ""
        control.deleteLater()


def test_search_sees_the_word_being_composed(ground: QWidget, qtbot: QtBot) -> None:
    bar = PageBar("Hôm nay")
    _put(ground, bar)
    seen: list[str] = []
    bar.search_edited.connect(seen.append)
    commit(bar.search, "duong ")
    compose(bar.search, "dong")
    assert seen[-1] == "duong dong"
    with qtbot.waitSignal(bar.search_entered) as entered:
        press(bar.search, Qt.Key.Key_Return, text="\r")
    assert entered.args == ["duong dong"]
    press(bar.search, Qt.Key.Key_Escape)
    assert seen[-1] == ""


class TestTextBox:
    def test_tab_leaves_and_enter_is_a_paragraph(self, ground: QWidget) -> None:
        box, other = TextBox(), LineField()
        _put(ground, box, other)
        letters(box, "một")
        press(box, Qt.Key.Key_Return, text="\r")
        letters(box, "hai")
        press(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
        letters(box, "ba")
        assert box.text() == "một\nhai\nba"
        assert box.document().blockCount() == 3
        QTest.keyClick(box, Qt.Key.Key_Tab)
        assert other.hasFocus()
        QTest.keyClick(other, Qt.Key.Key_Backtab)
        assert box.hasFocus()

    def test_ctrl_enter_belongs_to_the_form(self, ground: QWidget) -> None:
        box = TextBox("a")
        _put(ground, box)
        press(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
        assert box.text() == "a"

    def test_paste_is_plain(self, ground: QWidget) -> None:
        box = TextBox()
        _put(ground, box)
        mime = QMimeData()
        mime.setHtml("<b>đậm</b>")
        mime.setText("một\r\nhai\u2028ba")
        assert box.canInsertFromMimeData(mime)
        box.insertFromMimeData(mime)
        assert box.text() == "một\nhai\nba"
        assert box.document().blockCount() == 3

    def test_a_phrase_selects_its_first_blank_and_f3_the_next(self, ground: QWidget) -> None:
        box = TextBox("Ý kiến: ")
        _put(ground, box)
        press(box, Qt.Key.Key_End)
        compose(box, "thưa")
        box.insert_text(" giao … báo cáo trước ngày ….")
        assert box.text() == "Ý kiến: thưa giao … báo cáo trước ngày …."
        assert box.textCursor().selectedText() == "…"
        first = box.textCursor().selectionStart()
        letters(box, "Phòng Kinh tế")
        press(box, Qt.Key.Key_F3)
        assert box.textCursor().selectedText() == "…"
        assert box.textCursor().selectionStart() > first
        letters(box, "20/11")
        assert box.text() == "Ý kiến: thưa giao Phòng Kinh tế báo cáo trước ngày 20/11."
        assert not box.select_next_blank()

    def test_it_grows_then_scrolls(self, ground: QWidget) -> None:
        box = TextBox(lines=2, most_lines=4)
        _put(ground, box)
        low = box.sizeHint().height()
        box.set_text("\n".join("dòng" for _ in range(4)))
        high = box.sizeHint().height()
        box.set_text("\n".join("dòng" for _ in range(40)))
        assert low < high == box.sizeHint().height()

    def test_undo_takes_a_phrase_back_in_one_step(self, ground: QWidget) -> None:
        box = TextBox()
        _put(ground, box)
        letters(box, "abc")
        box.insert_text(" một câu")
        box.undo()
        assert box.text() == "abc"


def test_date_and_time_complete_on_leaving(ground: QWidget) -> None:
    day, clock = DateField(today=lambda: dt.date(2026, 11, 12)), TimeField()
    other = LineField()
    _put(ground, day, clock, other)
    compose(day, "121126")
    clock.setFocus()
    assert day.text() == "12/11/2026"
    letters(clock, "8h30")
    other.setFocus()
    assert clock.text() == "8:30"
