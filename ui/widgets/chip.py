"""Status as icon + words + colour, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import chip_size, paint_chip
from ui.style.theme import is_restyle

CHIP_KINDS = ("ok", "warn", "late", "info", "mute", "secret", "accent")


class Chip(QWidget):
    """A state: ``kind`` is ``ok | warn | late | info | mute | secret | accent``."""

    def __init__(self, kind: str, icon: str | None, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._text = kind, icon, text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_state(kind, icon, text)

    def set_state(self, kind: str, icon: str | None, text: str) -> None:
        """Show another state. Raises ValueError for an unknown kind."""
        if kind not in CHIP_KINDS:
            raise ValueError(f"unknown chip kind {kind!r}")
        self._kind, self._icon, self._text = kind, icon, text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def kind(self) -> str:
        """The state's kind."""
        return self._kind

    def text(self) -> str:
        """The state's words."""
        return self._text

    def sizeHint(self) -> QSize:
        return chip_size(self._icon, self._text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        hint = self.sizeHint()
        width = min(self.width(), hint.width())
        top = (self.height() - hint.height()) / 2
        paint_chip(painter, QRectF(0, top, width, hint.height()), self._kind, self._icon, self._text)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
