"""Nobody typed, clicked or moved the mouse for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_LOOK_MS = 5000
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """:attr:`idle` comes once the wall clock has run on for so many minutes; a sleeping machine counts too.

    It watches the window's own surface, not every widget, so that no key waits for it; what an input method
    writes past the surface is seen by the text cursor moving.
    """

    idle = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.time) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._last, self._seconds = clock(), 0
        self._watched: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Watch from now on; 0 watches no more."""
        self._seconds = minutes * 60
        self.touch()
        if not minutes:
            self._timer.stop()
            return
        surface = self._window.windowHandle()
        if self._watched is None and surface is not None:
            self._watched = surface
            surface.installEventFilter(self)
            QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._timer.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._clock()

    def look(self) -> None:
        """Whether the time is up."""
        if self._seconds and self._clock() - self._last >= self._seconds:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.touch()
        return super().eventFilter(watched, event)
