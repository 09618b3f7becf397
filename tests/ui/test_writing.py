"""Ctrl+T, Ctrl+B and Ctrl+D from anywhere: what is being written, or the form that begins it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.changes import Kind
from desktop.services.dialogues import plan_dialogue
from desktop.services.reception_sessions import plan_session
from tests import builders
from tests.reception_builders import SESSION, session
from ui import places
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.writing import WriteAnywhere

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window over a book, with what it was asked to open."""

    def __init__(self, operations: Operations) -> None:
        self.operations, self.asked = operations, []
        self.window = MainWindow(operations)
        upper = places.entries(places.UPPER, operations, lambda _: None)
        self.window.show_pages(upper, (), "ĐU xã Bình Minh Hạ", "Đỗ Thị Thanh Mai", first="dialogues")
        self.anywhere = WriteAnywhere(self.window, operations, lambda *record: self.asked.append(record))
        self.window.writing_asked.connect(self.anywhere.write)
        self.window.resize(1366, 697)
        self.window.show()
        self.window.activateWindow()


@pytest.fixture
def desk(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    operations = Operations(builders.new_office(tmp_path))
    made = Desk(operations)
    qtbot.waitExposed(made.window)
    yield made
    operations.wait()
    made.window.close()
    made.window.deleteLater()
    operations.close()


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(desk.window, key, CTRL)
    desk.operations.wait()


def test_ctrl_t_opens_the_session_of_today(desk: Desk) -> None:
    today = builders.MEETING_DAY
    plan_session(desk.operations.office, session(held_on=today))
    press(desk, Qt.Key.Key_T)
    assert desk.asked == [(Kind.RECEPTION_SESSION, SESSION)]


def test_ctrl_t_without_a_session_asks_for_one(desk: Desk) -> None:
    press(desk, Qt.Key.Key_T)
    assert desk.asked == []
    page = desk.window.page()
    assert page is not None
    assert page.key == "receptions"
    assert page.stack.currentIndex() > 0, "the form of a new session is not shown"


def test_ctrl_b_opens_the_minutes_being_written(desk: Desk) -> None:
    plan_dialogue(desk.operations.office, builders.planned_dialogue())
    press(desk, Qt.Key.Key_B)
    assert desk.asked == [(Kind.DIALOGUE, "dt-2026-11-12")]


def test_ctrl_d_begins_a_petition(desk: Desk) -> None:
    press(desk, Qt.Key.Key_D)
    page = desk.window.page()
    assert page is not None
    assert (page.key, desk.asked) == ("petitions", [])
