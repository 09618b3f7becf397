"""Keeping the word an input method is still composing.

An input method holds the last word (the *preedit*) outside the text. When focus goes, a key acts or a form is
saved in mid-word, some platforms forget it. The keeper watches the preedit and writes it into the text first.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)


class PreeditKeeper:
    """Remembers the composed word of one field; the field forwards its input method events."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.text = ""

    def note(self, event: QInputMethodEvent) -> None:
        """Call when ``event`` comes to the field; a line notes it before its own signals ask for the text."""
        self.text = event.preeditString()

    def commit(self) -> bool:
        """Put the composed word into the text; True when there was one.

        The input method is asked first, for it may know better how the word ends; what it leaves is written
        by us, and the method is told to forget it so that the word does not come twice.
        """
        if not self.text:
            return False
        method = QGuiApplication.inputMethod()
        if self._widget.hasFocus():
            method.commit()
        if self.text:
            word, self.text = self.text, ""
            event = QInputMethodEvent()
            event.setCommitString(word)
            QCoreApplication.sendEvent(self._widget, event)
            method.reset()
        return True


def commit_everywhere(root: QWidget) -> None:
    """Commit every composed word under ``root``: before save, journal, page change, lock and close."""
    for widget in (root, *root.findChildren(QWidget)):
        keeper = getattr(widget, "preedit", None)
        if isinstance(keeper, PreeditKeeper):
            keeper.commit()


def is_act_key(event: QKeyEvent) -> bool:
    """Whether a key acts rather than writes: function keys, Enter, Tab, Escape, paging, Ctrl chords.

    A modifier alone acts on nothing: Shift is held in mid-word for a capital.
    """
    if event.key() in _MODIFIERS:
        return False
    return not (event.text() and event.text().isprintable())
