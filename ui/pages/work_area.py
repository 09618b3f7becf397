"""The work area of a page: the list, and beside it the panel of the chosen row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.style.theme import current
from ui.widgets.side_panel import SidePanel

OVERLAY_BELOW = 1010
_GAP = 14


class WorkArea(QWidget):
    """``main`` takes the room the panel leaves; in a narrow window the panel lies over it."""

    def __init__(self, main: QWidget, panel: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.panel = main, panel
        self._wanted = True
        main.setParent(self)
        panel.setParent(self)
        panel.hide()
        panel.installEventFilter(self)
        panel.closed.connect(self._unwant)

    def is_overlaid(self) -> bool:
        """Whether the panel, when open, lies over the list."""
        return self.width() < current().px(OVERLAY_BELOW)

    def offer_panel(self) -> None:
        """Show the panel beside the list unless it was closed; over the list only when asked for."""
        if self._wanted and not self.is_overlaid():
            self._show()

    def open_panel(self) -> None:
        """Show the panel in any width."""
        self._wanted = True
        self._show()

    def _unwant(self) -> None:
        self._wanted = self.is_overlaid() and self._wanted

    def arrange(self) -> None:
        """Share the width."""
        room = self.rect()
        if self.panel.isHidden():
            self.main.setGeometry(room)
            return
        self._place_panel()
        if self.is_overlaid():
            self.main.setGeometry(room)
            self.panel.raise_()
        else:
            self.main.setGeometry(0, 0, room.width() - self.panel.width() - _GAP, room.height())

    def _show(self) -> None:
        """Into its place first: a panel that is moved while it is being shown keeps its old layout."""
        if self.panel.isHidden():
            self._place_panel()
            self.panel.show()

    def _place_panel(self) -> None:
        room = self.rect()
        width = min(self.panel.width(), room.width())
        self.panel.setGeometry(room.right() + 1 - width, 0, width, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_wide = event.oldSize().width() >= current().px(OVERLAY_BELOW)
        if self.is_overlaid() and was_wide and not self._is_used():
            self.panel.hide()
        elif not self.is_overlaid() and not was_wide and self.panel.title():
            self.offer_panel()
        self.arrange()

    def _is_used(self) -> bool:
        """Whether the cursor is in the panel: what is being typed never goes out of sight."""
        typing = QApplication.focusWidget()
        return typing is not None and self.panel.isAncestorOf(typing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.panel and event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize}:
            self.arrange()
        return super().eventFilter(watched, event)
