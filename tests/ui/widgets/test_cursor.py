"""The cursor stays where somebody sees it."""

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.cursor import CursorInSight, holds_cursor
from ui.widgets.line_field import LineField


class Room(QWidget):
    """Two pages in one place, a field on each."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.fields = LineField(name="Trang trước"), LineField(name="Trang sau")
        for field in self.fields:
            self.stack.addWidget(page := QWidget())
            QVBoxLayout(page).addWidget(field)
        QVBoxLayout(self).addWidget(self.stack)
        self.in_sight = CursorInSight(self)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_page_left_meanwhile_does_not_take_the_cursor(room: Room) -> None:
    left, shown = room.fields
    left.setFocus()
    room.stack.setCurrentIndex(1)
    shown.setFocus()
    left.setFocus()
    assert QApplication.focusWidget() is shown
    assert room.focusWidget() is shown


def test_a_page_shown_takes_it(room: Room) -> None:
    left, shown = room.fields
    left.setFocus()
    room.stack.setCurrentIndex(1)
    shown.setFocus()
    room.stack.setCurrentIndex(0)
    left.setFocus()
    assert QApplication.focusWidget() is left


def test_a_hidden_page_holds_no_cursor_although_it_had_it(room: Room) -> None:
    left, shown = room.fields
    before = left.parentWidget()
    assert before is not None
    left.setFocus()
    assert holds_cursor(before)
    assert holds_cursor(left)
    room.stack.setCurrentIndex(1)
    shown.setFocus()
    assert before.focusWidget() is left
    assert not holds_cursor(before)
