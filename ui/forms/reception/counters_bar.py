"""Lượt, người, vụ việc, đơn, đoàn đông người: five figures, each explained on a press (BR-17)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui.style import current, icon_pixmap, is_restyle, text_font
from ui.style.painting import paint_focus_ring
from ui.widgets.elided_label import ElidedLabel

_HOW = "Bốn số đếm riêng; bấm vào số để xem cách tính"


class Counter(QAbstractButton):
    """A large figure with its word."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.told, self._word, self._figure = name, "", "", 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: int, word: str, told: str) -> None:
        """The figure and how it is counted."""
        self._figure, self._word, self.told = figure, word, told
        self.setAccessibleName(f"{figure} {word}")
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def figure(self) -> int:
        return self._figure

    def sizeHint(self) -> QSize:
        large, small = QFontMetrics(text_font(19, 600)), QFontMetrics(text_font(13))
        words = large.horizontalAdvance(str(self._figure)) + 7 + small.horizontalAdvance(self._word)
        return QSize(words + 14, current().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = current(), QPainter(self)
        rect = QRectF(self.rect()).adjusted(6, 0, 0, 0)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        font = text_font(19, 600)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, str(self._figure))
        left = QFontMetrics(font).horizontalAdvance(str(self._figure)) + 7
        painter.setFont(text_font(13))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(rect.adjusted(left, 1, 0, 1), Qt.AlignmentFlag.AlignVCenter, self._word)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 4)
        painter.end()


class CountersBar(QFrame):
    """:attr:`asked` carries the name of the counter pressed."""

    asked = Signal(str)

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.counters = {name: Counter(name) for name in names}
        self.told = ElidedLabel(_HOW, colour="text2", size=13)
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 14, 2)
        row.setSpacing(6)
        for n, counter in enumerate(self.counters.values()):
            if n:
                line = QFrame()
                line.setFixedWidth(1)
                line.setProperty("ruler", True)
                row.addWidget(line)
            row.addWidget(counter)
            counter.clicked.connect(lambda _=False, each=counter: self._tell(each))
        row.addStretch(1)
        row.addWidget(self.told)
        row.addWidget(self._icon)
        self._restyle()

    def show_figures(self, figures: Iterable[tuple[str, int, str, str]]) -> None:
        """Name, figure, word and explanation of each."""
        for name, figure, word, told in figures:
            self.counters[name].show_figure(figure, word, told)

    def _tell(self, counter: Counter) -> None:
        self.told.set_text(counter.told)
        self.asked.emit(counter.name)

    def _restyle(self) -> None:
        self.setFixedHeight(current().px(38))
        self._icon.setPixmap(icon_pixmap("info", "text2", current().px(16), self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.sunken))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_icon"):
            self._restyle()
