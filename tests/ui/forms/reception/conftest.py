"""An open desk on a real book in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.domain.reception import SessionStatus
from desktop.office import Office
from desktop.services.reception_sessions import plan_session
from tests.builders import office_with
from tests.reception_builders import SESSION, session
from tests.ui.forms.reception.desk_hand import DeskHand, let_go
from ui.operations import Operations

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.forms.reception.session_desk import SessionDesk

MOMENT = datetime(2026, 11, 10, 9, 42, 18)  # noqa: DTZ001 -- the office knows one zone


def _plan(office: Office) -> None:
    plan_session(office, session(status=SessionStatus.PLANNED, end=None, conclusion="", copies=None))


@pytest.fixture
def operations(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    """A book with one planned session; its clock stands at 9:42:18 of the day."""
    made = Operations(office_with(tmp_path, _plan, MOMENT))
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_desk(app: QApplication, operations: Operations) -> Iterator[Callable[[], DeskHand]]:
    """Opens the desk and gives the hand that types in it; what is open is closed after the test."""
    from ui.forms.reception.session_desk import SessionDesk

    opened: list[SessionDesk] = []

    def open_one() -> DeskHand:
        desk = SessionDesk(operations, SESSION)
        desk.resize(1294, 669)
        desk.show()
        desk.activateWindow()
        desk.setFocus()
        QCoreApplication.processEvents()
        opened.append(desk)
        return DeskHand(desk)

    yield open_one
    for desk in opened:
        let_go(desk)


@pytest.fixture
def hand(open_desk: Callable[[], DeskHand]) -> DeskHand:
    return open_desk()
