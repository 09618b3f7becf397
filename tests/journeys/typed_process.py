"""Real forms that are typed in without end and tell every key: the process that is killed.

``python -m tests.journeys.typed_process minutes|session BOOK…``: a form on each book; prints ``ready``, then
for each key one line with the number of the book, the monotonic time of the key and how many letters were
typed there until then. The forms are typed in one a little after the other, so that a kill meets each at
another moment.
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
EVERY_MS = 100
APART_MS = 61


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


class Hand:
    """Types into one form, a key every 100 ms, beginning ``late_ms`` after the process is ready."""

    def __init__(self, number: int, book: Path, form: str, late_ms: int) -> None:
        from desktop.office import open_office
        from ui.operations import Operations

        self.number, self.count = number, 0
        self.operations = Operations(open_office(book))
        self.box = FORMS[form](self.operations)
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.press)
        QTimer.singleShot(late_ms, self.timer, lambda: self.timer.start(EVERY_MS))

    def press(self) -> None:
        """One key into the form, told of once the form has it."""
        sign = letter(self.count)
        if sign.isascii():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QCoreApplication.sendEvent(self.box, key)
        else:
            QCoreApplication.sendEvent(self.box, QInputMethodEvent(sign, []))
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QCoreApplication.sendEvent(self.box, event)
        self.count += 1
        sys.stdout.write(f"{self.number} {time.monotonic():.4f} {self.count}\n")
        sys.stdout.flush()


def main(form: str, books: list[Path]) -> None:
    """Open the books, open a form on each, type until killed."""
    application = QApplication([])
    hands = [Hand(number, book, form, APART_MS * number) for number, book in enumerate(books)]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()
    assert hands


if __name__ == "__main__":
    main(sys.argv[1], [Path(book) for book in sys.argv[2:]])
