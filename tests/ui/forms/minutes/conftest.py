"""An open minutes editor on a real book in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.office import Office
from desktop.services.dialogues import plan_dialogue
from tests.builders import office_with, planned_dialogue
from tests.ui.forms.minutes.hand import Hand, let_go
from ui.operations import Operations

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.forms.minutes.editor import MinutesEditor

KEY = "dt-2026-11-12"


def _plan(office: Office) -> None:
    plan_dialogue(office, planned_dialogue())


@pytest.fixture
def operations(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    """A book with one planned dialogue; its clock stands at 9:42:18 of the day."""
    made = Operations(office_with(tmp_path, _plan))
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_editor(app: QApplication, operations: Operations) -> Iterator[Callable[[], Hand]]:
    """Opens the editor and gives the hand that types in it; what is open is closed after the test."""
    from ui.forms.minutes.editor import MinutesEditor

    opened: list[MinutesEditor] = []

    def open_one() -> Hand:
        editor = MinutesEditor(operations, KEY)
        editor.resize(1294, 669)
        editor.show()
        editor.activateWindow()
        QCoreApplication.processEvents()
        opened.append(editor)
        return Hand(editor)

    yield open_one
    for editor in opened:
        let_go(editor)


@pytest.fixture
def hand(open_editor: Callable[[], Hand]) -> Hand:
    return open_editor()
