"""How people type Vietnamese: letters through an input method, Backspace bursts, keys that act."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

PHRASES = ("Cộng hoà xã hội chủ nghĩa Việt Nam", "A4", "Quỳnh Mỹ", "huỷ/hủy", "thuở")


def compose(widget: QWidget, word: str) -> None:
    """Show ``word`` underlined, letter by letter, as an input method does before it is sure."""
    for n in range(1, len(word) + 1):
        QCoreApplication.sendEvent(widget, QInputMethodEvent(word[:n], []))


def commit(widget: QWidget, text: str) -> None:
    """The input method is sure of ``text``."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def type_phrase(widget: QWidget, phrase: str) -> None:
    """Each word composed and committed, blanks typed between."""
    for n, word in enumerate(phrase.split(" ")):
        if n:
            letters(widget, " ")
        compose(widget, word)
        commit(widget, word)


def letters(widget: QWidget, text: str) -> None:
    """Letters as plain key presses, as Unikey sends them."""
    for ch in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, ch)
            QCoreApplication.sendEvent(widget, event)


def press(
    widget: QWidget,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    text: str = "",
) -> None:
    """One key pressed and let go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
