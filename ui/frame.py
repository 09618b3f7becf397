"""The frame of the window: on the screen first, furnished after.

Loading what stands inside takes as long as Qt's own window does, so nothing of it is loaded before the
first paint.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ui.interior import Interior
    from ui.pages.overlays import Overlays, Place
    from ui.widgets.rail import Rail
    from ui.widgets.standing_notice import StandingNotice
    from ui.widgets.status_bar import StatusBar

SMALLEST = (780, 420)
_USUAL = QRect(60, 40, 1280, 680)


class Frame(QMainWindow):
    """An empty window that furnishes itself when what stands inside is first asked for.

    :attr:`painted` comes once, when the window is first on the screen, :attr:`size_asked` carries the point
    size wanted.
    """

    painted = Signal()
    size_asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.record: QWidget | None = None
        self._inside: Interior | None = None
        self._was_painted = False
        self.setWindowTitle("Lắng Nghe")
        self.setMinimumSize(*SMALLEST)
        self.setGeometry(_USUAL)

    @abstractmethod
    def here(self) -> Place:
        """What is shown, for the help and the list of commands."""

    @property
    def inside(self) -> Interior:
        """Rail, stack of pages, status bar, panels and keys; made when first asked for."""
        return self._inside or self.furnish()

    def furnish(self) -> Interior:
        """Make what stands inside, once."""
        if self._inside is None:
            from ui.interior import Interior

            self._inside = Interior(self, self.here, self.size_asked.emit)
            self.arrange()
        return self._inside

    @property
    def rail(self) -> Rail:
        return self.inside.rail

    @property
    def stack(self) -> QStackedWidget:
        return self.inside.stack

    @property
    def status(self) -> StatusBar:
        return self.inside.status

    @property
    def overlays(self) -> Overlays:
        return self.inside.overlays

    @property
    def notice(self) -> StandingNotice:
        return self.inside.notice

    def arrange(self) -> None:
        """Fit what stands inside to the window's size and to an open record."""
        if self._inside is not None:
            self._inside.arrange(beside_record=self.record is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._inside is None:
            return
        from ui.style.theme import is_restyle

        if is_restyle(event):
            QTimer.singleShot(0, self, self.arrange)
