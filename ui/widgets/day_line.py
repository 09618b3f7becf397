"""One day of what comes: the day in a tile, what it is, where; a press opens what can be opened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import chip_size, elided, paint_box, paint_chip, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.enter_button import EnterButton

_WEEKDAYS = ("T.Hai", "T.Ba", "T.Tư", "T.Năm", "T.Sáu", "T.Bảy", "C.Nhật")
_TILE = 54
_TILE_HEIGHT = 45
_HEIGHT = 52


class DayLine(EnterButton):
    """``is_today`` fills the tile, without ``same_month`` it names the month too; ``chip`` is kind, icon and
    words."""

    def __init__(
        self,
        day: date,
        title: str,
        sub: str,
        *,
        is_today: bool = False,
        same_month: bool = True,
        chip: tuple[str, str, str] | None = None,
        opens: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._day, self._title, self._sub = day, title, sub
        self._is_today, self._same_month, self._chip, self._opens = is_today, same_month, chip, opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = ", ".join(part for part in (f"{day:%d/%m/%Y}", title, sub, chip[2] if chip else "") if part)
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(f"{title}\n{sub}" if sub else title)

    def sizeHint(self) -> QSize:
        return QSize(current().px(300), current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(180), current().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, rect = current(), QRectF(self.rect())
        painter = QPainter(self)
        if self._opens and self.underMouse():
            paint_box(painter, rect, tokens.hover, None, tokens.radius_button)
        self._paint_tile(painter, rect)
        left = tokens.px(_TILE) + 12
        right = rect.right() - 2
        if self._chip:
            kind, icon, words = self._chip
            size = chip_size(icon, words)
            spot = QRectF(
                right - size.width(), rect.center().y() - size.height() / 2, size.width(), size.height()
            )
            paint_chip(painter, spot, kind, icon, words)
            right -= size.width() + 8
        line, middle = tokens.px(21), rect.center().y()
        self._write(
            painter, QRectF(left, middle - line, right - left, line), self._title, 14, 500, tokens.text
        )
        self._write(painter, QRectF(left, middle, right - left, line), self._sub, 13, 400, tokens.text2)
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_button)
        painter.end()

    def _paint_tile(self, painter: QPainter, rect: QRectF) -> None:
        tokens = current()
        height = tokens.px(_TILE_HEIGHT)
        tile = QRectF(2, rect.center().y() - height / 2, tokens.px(_TILE) - 2, height)
        ground, border = (tokens.accent, None) if self._is_today else (tokens.sunken, tokens.line2)
        paint_box(painter, tile, ground, border, tokens.radius_button)
        painter.setPen(QColor(tokens.on_accent if self._is_today else tokens.text))
        painter.setFont(text_font(16 if self._same_month else 14, 600))
        upper = QRectF(tile.left(), tile.top() + 2, tile.width(), tile.height() / 2)
        shown = f"{self._day:%d}" if self._same_month else f"{self._day:%d/%m}"
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setFont(text_font(12, 500))
        painter.setPen(QColor(tokens.on_accent if self._is_today else tokens.text2))
        lower = QRectF(tile.left(), tile.center().y(), tile.width(), tile.height() / 2 - 2)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, _WEEKDAYS[self._day.weekday()])

    @staticmethod
    def _write(painter: QPainter, room: QRectF, text: str, size: int, weight: int, colour: str) -> None:
        font = text_font(size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(text, QFontMetrics(font), room.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
