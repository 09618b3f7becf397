"""Where the cursor is, and that it stays where somebody sees it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


def holds_cursor(widget: QWidget) -> bool:
    """Whether what is typed goes into ``widget`` or something inside it, once its window is in front.

    ``QWidget.focusWidget`` will not do: it names what had the cursor last, hidden or not.
    """
    at = widget.window().focusWidget()
    return at is not None and at.isVisible() and (at is widget or widget.isAncestorOf(at))


class CursorInSight(QObject):
    """An answer that comes late may move the cursor on a page that was left meanwhile. Qt would let it, and
    the keys would be lost there; so the cursor is given back to what had it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._seen: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window:
            return
        if now.isVisible():
            self._seen = now
        elif self._seen is not None and shiboken6.isValid(self._seen) and self._seen.isVisible():
            self._seen.setFocus()
