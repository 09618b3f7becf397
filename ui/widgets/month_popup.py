"""A month to choose a day from, opened under a date field; the field keeps the focus and sends the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, paint_box, paint_hatching
from ui.style.theme import current, text_font
from ui.widgets.anchoring import AnchorWatch
from ui.widgets.parsing import long_date_text, month_later

DayNote = Callable[[date], str | None]
MADE_UP = "làm bù"
_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_ROWS, _COLUMNS = 6, 7
_CELL_WIDTH, _CELL_HEIGHT, _HEAD, _FOOT, _EDGE = 44, 36, 60, 28, 8
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MonthPopup(QWidget):
    """Monday first. ``day_note`` names holidays; a note beginning with ``làm bù`` marks a made-up day.

    ``lunar_day`` gives the small second number. Emits :attr:`picked` with the day.
    """

    picked = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        super().__init__(anchor, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._anchor = anchor
        self._watch = AnchorWatch(self, anchor)
        self._today = self._day = date(2000, 1, 1)
        self.day_note: DayNote | None = None
        self.lunar_day: Callable[[date], str] | None = None

    def open_at(self, day: date, today: date) -> None:
        """Open under the anchor with ``day`` chosen."""
        self._today = today
        self._choose(day)
        self.resize(self.sizeHint())
        at = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 2))
        area = self._anchor.screen().availableGeometry()
        if at.y() + self.height() > area.bottom():
            at = self._anchor.mapToGlobal(QPoint(0, -self.height() - 2))
        at.setX(max(area.left(), min(at.x(), area.right() - self.width())))
        self.move(at)
        self.show()

    def day(self) -> date:
        """The day chosen."""
        return self._day

    def _choose(self, day: date) -> None:
        self._day = day
        note = self._note(day)
        self.setAccessibleName(f"{long_date_text(day)}, {note}" if note else long_date_text(day))
        self.update()

    def _note(self, day: date) -> str | None:
        return self.day_note(day) if self.day_note is not None else None

    def wants_key(self, key: int) -> bool:
        """Whether the open month acts on ``key``."""
        return key in _STEPS or key in _MONTHS or key in _ENTER or key == Qt.Key.Key_Escape

    def take_key(self, key: int) -> None:
        """Arrows move by days and weeks, PgUp and PgDn by months, Enter takes, Esc closes."""
        if key in _STEPS:
            self._choose(self._day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in _MONTHS:
            self._choose(month_later(self._day, _MONTHS[Qt.Key(key)]))
        elif key in _ENTER:
            self.picked.emit(self._day)
        else:
            self.hide()

    def sizeHint(self) -> QSize:
        px = current().px
        return QSize(
            _COLUMNS * px(_CELL_WIDTH) + 2 * _EDGE, px(_HEAD) + _ROWS * px(_CELL_HEIGHT) + px(_FOOT) + _EDGE
        )

    def _first_cell(self) -> date:
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _cell_rect(self, n: int) -> QRectF:
        px = current().px
        row, column = divmod(n, _COLUMNS)
        return QRectF(
            _EDGE + column * px(_CELL_WIDTH), px(_HEAD) + row * px(_CELL_HEIGHT),
            px(_CELL_WIDTH), px(_CELL_HEIGHT),
        )  # fmt: skip

    def _arrow_rect(self, by: int) -> QRectF:
        side = current().px(28)
        left = _EDGE if by < 0 else self.width() - _EDGE - side
        return QRectF(left, 4, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at: QPointF = event.position()
        for by in (-1, 1):
            if self._arrow_rect(by).contains(at):
                self._choose(month_later(self._day, by))
                return
        for n in range(_ROWS * _COLUMNS):
            if self._cell_rect(n).contains(at):
                self.picked.emit(self._first_cell() + timedelta(days=n))
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        paint_box(painter, QRectF(self.rect()), tokens.surface, tokens.ctl, 0)
        self._paint_head(painter)
        for n in range(_ROWS * _COLUMNS):
            self._paint_cell(painter, self._cell_rect(n), self._first_cell() + timedelta(days=n))
        note = self._note(self._day)
        foot = QRectF(_EDGE + 6, self.height() - tokens.px(_FOOT) - 4, self.width() - 28, tokens.px(_FOOT))
        font = text_font(tokens.font_small)
        painter.setFont(font)
        painter.setPen(QColor(tokens.late.text if note else tokens.text2))
        words = long_date_text(self._day) + (f": {note}" if note else "")
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, elided(words, QFontMetrics(font), foot.width()))
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        tokens = current()
        for by, name in ((-1, "chevron-left"), (1, "chevron-right")):
            paint_icon(painter, name, tokens.text2, self._arrow_rect(by).adjusted(6, 6, -6, -6))
        painter.setFont(text_font(14, 600))
        painter.setPen(QColor(tokens.text))
        title = QRectF(0, 4, self.width(), tokens.px(28))
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, f"Tháng {self._day.month}/{self._day.year}")
        painter.setFont(text_font(tokens.font_key_cap, 500))
        painter.setPen(QColor(tokens.text3))
        for n, head in enumerate(_HEADS):
            cell = self._cell_rect(n)
            spot = QRectF(cell.left(), tokens.px(36), cell.width(), tokens.px(22))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, head)

    def _paint_cell(self, painter: QPainter, cell: QRectF, day: date) -> None:
        tokens = current()
        note = self._note(day)
        made_up = note is not None and note.casefold().startswith(MADE_UP)
        holiday = note is not None and not made_up
        inner = cell.adjusted(1, 1, -1, -1)
        words = tokens.text if day.month == self._day.month else tokens.text3
        if holiday:
            painter.fillRect(inner, QColor(tokens.late.ground))
            paint_hatching(painter, inner, tokens.late.border)
            words = tokens.late.text
        elif day.weekday() >= 5 and not made_up:
            painter.fillRect(inner, QColor(tokens.mute.ground))
        elif made_up:
            paint_box(painter, inner, tokens.info.ground, tokens.info.border, 3)
        if day == self._day:
            paint_box(painter, inner, tokens.accent, None, 4)
            words = tokens.on_accent
        elif day == self._today:
            paint_box(painter, inner, None, tokens.accent_text, 4, 1.5)
        painter.setPen(QColor(words))
        painter.setFont(text_font(14, 600 if day in {self._day, self._today} else 400))
        lunar = self.lunar_day(day) if self.lunar_day is not None else ""
        middle = inner.adjusted(0, 0, 0, -inner.height() * 0.36) if lunar else inner
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if lunar:
            painter.setFont(text_font(tokens.font_key_cap))
            below = inner.adjusted(0, inner.height() * 0.54, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, lunar)

    def showEvent(self, event: QShowEvent) -> None:
        self._watch.begin()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.end()
        super().hideEvent(event)
