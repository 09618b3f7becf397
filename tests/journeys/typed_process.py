"""A real form that is typed in without end and tells every key: the one that is killed.

``python -m tests.journeys.typed_process BOOK [minutes|session]``: prints ``ready``, then for each key one
line with the monotonic time of the key and how many letters were typed until then.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.operations import Operations

KEY = "dt-2026-11-12"
WORDS = (
    "Bãi tập kết rác đầu thôn để lâu ngày mùi hôi ảnh hưởng điểm trường mầm non đề nghị xã tăng số chuyến "
)
EVERY_MS = 60


def letter(count: int) -> str:
    """The letter typed as number ``count``, from 0."""
    return WORDS[count % len(WORDS)]


def typed(count: int) -> str:
    """All text after ``count`` keys."""
    return "".join(letter(n) for n in range(count))


def minutes(operations: Operations) -> QWidget:
    """The content of a new opinion."""
    from ui.forms.minutes.editor import MinutesEditor

    editor = MinutesEditor(operations, KEY)
    _show(editor)
    editor.commands.new_opinion()
    return editor.opinions.form.fields.content


def session(operations: Operations) -> QWidget:
    """The content of a case in a new visit."""
    from tests.reception_builders import SESSION
    from ui.forms.reception.session_desk import SessionDesk

    desk = SessionDesk(operations, SESSION)
    _show(desk)
    return desk.form.cases.cards[0].content


def _show(form: QWidget) -> None:
    form.resize(1294, 669)
    form.show()
    form.activateWindow()
    SHOWN.append(form)


SHOWN: list[QWidget] = []
FORMS = {"minutes": minutes, "session": session}


def main(book: Path, form: str = "minutes") -> None:
    """Open the book, open the form, type until killed."""
    from desktop.office import open_office
    from ui.operations import Operations

    application = QApplication([])
    operations = Operations(open_office(book))
    box = FORMS[form](operations)
    box.setFocus()
    count = 0

    def press() -> None:
        nonlocal count
        sign = letter(count)
        if sign.isascii():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QCoreApplication.sendEvent(box, key)
        else:
            QCoreApplication.sendEvent(box, QInputMethodEvent(sign, []))
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QCoreApplication.sendEvent(box, event)
        count += 1
        sys.stdout.write(f"{time.monotonic():.4f} {count}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(press)
    timer.start(EVERY_MS)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
