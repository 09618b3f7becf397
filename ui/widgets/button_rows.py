"""Buttons side by side where there is room, else two by two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

_GAP = 10


class ButtonRows(QWidget):
    """Keeps the order of the buttons; the keyboard goes through them as they were given."""

    def __init__(self, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._place(2)

    def minimumSizeHint(self) -> QSize:
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(button.sizeHint().width() + _GAP for button in self._buttons)
        self._place(len(self._buttons) if self.width() >= wanted else 2)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for button in self._buttons:
            self._grid.removeWidget(button)
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // across, at % across)
        for column in range(len(self._buttons) + 1):
            self._grid.setColumnStretch(column, int(column == across))
