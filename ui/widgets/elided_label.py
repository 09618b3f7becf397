"""One line of words that is cut with ``…`` and never pushes its neighbours; the tooltip has it whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import elided
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.marked import plain, runs


class ElidedLabel(QWidget):
    """``colour`` is a token's name, ``size`` px at 10.5 pt; ``**`` marks bold pieces."""

    def __init__(
        self,
        text: str = "",
        *,
        colour: str = "text2",
        size: int = 14,
        weight: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._colour, self._size, self._weight = text, colour, size, weight
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str, colour: str | None = None) -> None:
        """Show other words, perhaps in another colour."""
        self._text = text
        self._colour = colour or self._colour
        self.setAccessibleName(plain(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text without marks."""
        return plain(self._text)

    def _metrics(self, *, bold: bool) -> QFontMetrics:
        return QFontMetrics(text_font(self._size, 600 if bold else self._weight))

    def sizeHint(self) -> QSize:
        width = sum(self._metrics(bold=bold).horizontalAdvance(piece) for piece, bold in runs(self._text))
        return QSize(width + 1, self._metrics(bold=False).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(current().colour(self._colour)))
        cut = paint_runs(painter, QRectF(self.rect()), self._text, self._size, self._weight)
        self.setToolTip(self.text() if cut else "")
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()


def paint_runs(painter: QPainter, rect: QRectF, text: str, size: int, weight: int = 400) -> bool:
    """Draw marked ``text`` in one line with the painter's pen; True when it had to be cut."""
    left = rect.left()
    for piece, bold in runs(text):
        font = text_font(size, 600 if bold else weight)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        room = rect.right() - left + 1
        fits = metrics.horizontalAdvance(piece) <= room + 1
        shown = piece if fits else elided(piece, metrics, room)
        spot = QRectF(left, rect.top(), max(room, 0), rect.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        if not fits:
            return True
        left += metrics.horizontalAdvance(piece)
    return False
