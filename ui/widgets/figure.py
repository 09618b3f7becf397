"""A figure that opens the records behind it: a large number and the words that say what is counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import paint_bar, paint_box, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.enter_button import EnterButton

_NUMBER = 18
_MARKS = str.maketrans(",.", ".,")


def number_text(value: float, decimals: int = 0) -> str:
    """As people here write numbers: ``1.250``, ``12,5``."""
    whole = f"{value:,.{decimals}f}"
    return whole.translate(_MARKS)


class Figure(EnterButton):
    """``clicked`` asks for the records and the definition. ``value`` may be text (``9 / 11``)."""

    def __init__(self, value: int | str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._words = "", words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_value(value)

    def set_value(self, value: int | str) -> None:
        """Show another number; thousands are parted by full stops."""
        self._value = value if isinstance(value, str) else number_text(value)
        self.setText(f"{self._value} {self._words}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number = QFontMetrics(text_font(_NUMBER, 600)).horizontalAdvance(self._value)
        words = QFontMetrics(text_font(13)).horizontalAdvance(self._words)
        return QSize(number + words + 6 + 12, current().px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isChecked():
            ground = tokens.sel if self.isChecked() else tokens.hover
            paint_box(painter, rect, ground, None, tokens.radius_chip)
        font = text_font(_NUMBER, 600)
        number = QFontMetrics(font)
        base = rect.center().y() + number.capHeight() / 2
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(int(rect.left()) + 6, round(base), self._value)
        painter.setFont(text_font(13))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(
            int(rect.left()) + 12 + number.horizontalAdvance(self._value), round(base), self._words
        )
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_chip)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()


class DutyGauge(QWidget):
    """What was done against what is required, as words, number and bar; ``parts`` cuts the bar into units."""

    def __init__(
        self, words: str, done: int, required: int, *, parts: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words, self._parts = words, parts
        self._done = self._required = 0
        self.set_value(done, required)

    def set_value(self, done: int, required: int) -> None:
        """Show another state."""
        self._done, self._required = done, required
        self.setAccessibleName(f"{self._words}: {done} / {required}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, current().px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        line = QRectF(0, 0, self.width(), tokens.px(24))
        painter.setPen(QColor(tokens.text))
        painter.setFont(text_font(14))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setFont(text_font(14, 600))
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{self._done} / {self._required}",
        )
        units = self._required if self._parts and 1 < self._required <= 12 else 1
        share = min(self._done / self._required, 1.0) if self._required else 1.0
        width = (self.width() - (units - 1) * 4) / units
        for n in range(units):
            filled = min(max(share * units - n, 0.0), 1.0)
            bar = QRectF(n * (width + 4), line.bottom() + 3, width, tokens.px(8))
            paint_bar(painter, bar, tokens.line)
            if filled:
                bar.setWidth(width * filled)
                paint_bar(painter, bar, tokens.ok.text)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
