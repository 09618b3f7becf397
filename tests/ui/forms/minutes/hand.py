"""A typist at the minutes editor: keys and composed words, sent to whatever has the cursor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.drafts import MinutesDraft, open_draft
from tests.ui.typing_hand import commit, compose, type_phrase
from ui.forms.minutes.editor import MinutesEditor

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Hand:
    """Types where the cursor is; never touches the mouse."""

    def __init__(self, editor: MinutesEditor) -> None:
        self.editor = editor
        self.operations = editor.work.operations

    @property
    def form(self):
        return self.editor.opinions.form

    def here(self) -> QWidget:
        """Whatever has the cursor."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, with the question for shortcuts before it, as the system sends it."""
        target = self.here()
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held)
            event.setAccepted(kind != QEvent.Type.ShortcutOverride)
            QApplication.sendEvent(target, event)
        QCoreApplication.processEvents()

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.key(Key.Key_Tab)

    def write(self, text: str) -> None:
        """Words through an input method, composed letter by letter, paragraphs by Enter."""
        for n, line in enumerate(text.split("\n")):
            if n:
                self.key(Key.Key_Return)
            type_phrase(self.here(), line)
        QCoreApplication.processEvents()

    def compose(self, word: str) -> None:
        """The last word, still underlined."""
        compose(self.here(), word)

    def commit(self, text: str) -> None:
        commit(self.here(), text)

    def settle(self) -> None:
        """Acts and their answers come to an end."""
        for _ in range(3):
            assert self.operations.wait()
            QCoreApplication.processEvents()

    def book(self) -> MinutesDraft:
        """What the book has."""
        self.settle()
        return open_draft(self.operations.office, self.editor.work.key)

    def choose(self, letters: str) -> None:
        """A line of the list in the field with the cursor, by a few letters and Enter."""
        self.write(letters)
        self.key(Key.Key_Return)

    def is_visible(self, widget: QWidget) -> bool:
        """Whether a widget lies within the editor's window."""
        spot = widget.mapTo(self.editor, QPoint(0, 0))
        return widget.isVisible() and self.editor.rect().contains(spot)


def let_go(editor: MinutesEditor) -> None:
    """Close an editor as leaving the page does."""
    editor.close_editor()
    editor.work.operations.wait()
    editor.close()
    editor.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
