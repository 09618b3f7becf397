"""The name of a key in a small frame, beside the act it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import key_cap_size, paint_key_cap
from ui.style.theme import current, is_restyle


class KeyCap(QWidget):
    """``keys`` as people read them: ``F7``, ``Ctrl+K``, ``↑ ↓``."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keys(self) -> str:
        """The keys named."""
        return self._keys

    def sizeHint(self) -> QSize:
        return key_cap_size(self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        paint_key_cap(
            painter, QRectF(self.rect()), self._keys,
            words=tokens.text2, border=tokens.line2, ground=tokens.surface,
        )  # fmt: skip
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
