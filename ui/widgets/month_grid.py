"""A month as a page of a wall calendar: weeks from Monday, each day with what happens on it.

It knows nothing of what it shows: days come with notes, entries with colours, icons and words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import chip_size, elided, paint_box, paint_chip, paint_focus_ring, paint_hatching
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.parsing import long_date_text, month_later

_HEADS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SHORT_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_COLUMNS = 7
_HEAD, _TOP, _PAD, _GAP = 28, 24, 5, 3
_LEAST_CELL, _LEAST_WIDTH = 54, 60
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True)
class GridEntry:
    """One thing on a day: ``kind`` is a chip's; ``spoken`` is what a screen reader and the tooltip say."""

    key: str
    kind: str
    icon: str | None
    text: str
    spoken: str = ""


@dataclass(frozen=True)
class GridDay:
    """``note`` names why the day is special; ``look`` is ``plain | rest | holiday | made_up``."""

    day: date
    look: str = "plain"
    note: str = ""
    entries: tuple[GridEntry, ...] = ()


class MonthGrid(QWidget):
    """Arrows go by days and weeks, first through the entries of a day; PgUp and PgDn by months, Home today.

    :attr:`chosen` carries the day and the key of its chosen entry or an empty text, :attr:`opened` the same
    on Enter or a double click, :attr:`month_asked` a day of the month to be shown.
    """

    chosen = Signal(object, str)
    opened = Signal(object, str)
    month_asked = Signal(object)

    def __init__(self, *, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name, self._today = name, today
        self._month = today.replace(day=1)
        self._days: tuple[GridDay, ...] = ()
        self._day, self._entry = today, 0
        self._tell()

    def show_month(self, month: date, days: Iterable[GridDay], day: date | None = None) -> None:
        """Whole weeks of a month; ``day`` is chosen, else the one chosen before or the month's first."""
        self._month, self._days = month.replace(day=1), tuple(days)
        wanted = day or self._day
        if (wanted.year, wanted.month) != (month.year, month.month):
            wanted = self._month
        self._choose(wanted, self._entry if wanted == self._day else 0)
        self.updateGeometry()

    def day(self) -> date:
        """The day chosen."""
        return self._day

    def entry_key(self) -> str:
        """The key of the chosen day's chosen entry; empty when nothing happens that day."""
        entries = self._entries(self._day)
        return entries[self._entry].key if entries else ""

    def choose_entry(self, key: str) -> bool:
        """Choose the entry with this key where it is in the month shown."""
        for shown in self._days:
            at = next((n for n, each in enumerate(shown.entries) if each.key == key), None)
            if at is not None and shown.day.month == self._month.month:
                self._choose(shown.day, at)
                return True
        return False

    def spot(self, day: date) -> QRectF:
        """Where a day is drawn; the first day's place for one that is not shown."""
        return self._cell(next((n for n, each in enumerate(self._days) if each.day == day), 0))

    def _entries(self, day: date) -> tuple[GridEntry, ...]:
        return next((each.entries for each in self._days if each.day == day), ())

    def _choose(self, day: date, entry: int = 0) -> None:
        self._day = day
        self._entry = max(0, min(entry, len(self._entries(day)) - 1))
        self._tell()
        self.update()
        self.chosen.emit(day, self.entry_key())

    def _tell(self) -> None:
        shown = next((each for each in self._days if each.day == self._day), GridDay(self._day))
        parts = [long_date_text(self._day), shown.note]
        parts += [each.spoken or each.text for each in shown.entries]
        self.setAccessibleName(f"{self._name}: {', '.join(part for part in parts if part)}")

    def _go(self, step: int) -> None:
        entries, at = self._entries(self._day), self._entry + (1 if step > 0 else -1)
        if abs(step) == _COLUMNS and 0 <= at < len(entries):
            self._choose(self._day, at)
            return
        self._go_to(self._day + timedelta(days=step), last=step == -_COLUMNS)

    def _go_to(self, day: date, *, last: bool = False) -> None:
        if (day.year, day.month) == (self._month.year, self._month.month):
            self._choose(day, len(self._entries(day)) if last else 0)
            return
        self._day = day
        self.month_asked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(_STEPS[key])
        elif key in _MONTHS:
            self._go_to(month_later(self._day, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self._go_to(self._today)
        elif key in _ENTER:
            self.opened.emit(self._day, self.entry_key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self._go_to(found[0].day)
            if found[0].day == self._day:
                self._choose(self._day, found[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.opened.emit(self._day, self.entry_key())

    def _at(self, point: QPointF) -> tuple[GridDay, int] | None:
        for n, day in enumerate(self._days):
            cell = self._cell(n)
            if cell.contains(point):
                below = point.y() - cell.top() - current().px(_TOP)
                return day, max(0, int(below // (self._entry_height() + _GAP)))
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(self.mapFromGlobal(event.globalPos())))  # type: ignore[attr-defined]
            if found is not None:
                day = found[0]
                lines = [
                    long_date_text(day.day),
                    day.note,
                    *(each.spoken or each.text for each in day.entries),
                ]
                self.setToolTip("\n".join(line for line in lines if line))
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(560, current().px(_HEAD + 5 * 86))

    def minimumSizeHint(self) -> QSize:
        rows = max(len(self._days) // _COLUMNS, 4)
        return QSize(_COLUMNS * _LEAST_WIDTH, current().px(_HEAD + rows * _LEAST_CELL))

    def _cell(self, n: int) -> QRectF:
        head, rows = current().px(_HEAD), max(len(self._days) // _COLUMNS, 1)
        row, column = divmod(n, _COLUMNS)
        width, height = self.width() / _COLUMNS, (self.height() - head) / rows
        left, top = round(column * width), head + round(row * height)
        right, bottom = round((column + 1) * width), head + round((row + 1) * height)
        return QRectF(left, top, right - left, bottom - top)

    def _entry_height(self) -> int:
        return current().px(current().chip_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_heads(painter)
        for n, day in enumerate(self._days):
            self._paint_day(painter, self._cell(n), day)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        tokens, width = current(), self.width() / _COLUMNS
        painter.fillRect(QRectF(0, 0, self.width(), tokens.px(_HEAD)), QColor(tokens.head))
        font = text_font(tokens.font_small, 600)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2))
        fits = all(QFontMetrics(font).horizontalAdvance(each) + 2 * _PAD < width for each in _HEADS)
        for n, head in enumerate(_HEADS if fits else _SHORT_HEADS):
            spot = QRectF(n * width + _PAD + 3, 0, width - _PAD, tokens.px(_HEAD))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, head)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: GridDay) -> None:
        tokens = current()
        is_chosen, other = day.day == self._day, day.day.month != self._month.month
        painter.save()
        painter.setClipRect(cell)
        painter.fillRect(cell, QColor(_ground(day, chosen=is_chosen, other=other)))
        inner = cell.adjusted(0, 0, -1, -1)
        if day.look == "holiday" and not is_chosen:
            paint_hatching(painter, inner, tokens.late.border)
        painter.fillRect(QRectF(cell.left(), inner.bottom(), cell.width(), 1), QColor(tokens.line))
        painter.fillRect(QRectF(inner.right(), cell.top(), 1, cell.height()), QColor(tokens.line))
        self._paint_number(painter, inner, day, other=other)
        self._paint_entries(painter, inner, day)
        if is_chosen:
            paint_box(painter, inner.adjusted(1, 1, 0, 0), None, tokens.accent_text, tokens.radius_chip, 1.5)
            if self.hasFocus() and not day.entries:
                paint_focus_ring(painter, inner.adjusted(1, 1, 0, 0), tokens.radius_chip)
        painter.restore()

    def _paint_number(self, painter: QPainter, inner: QRectF, day: GridDay, *, other: bool) -> None:
        tokens = current()
        font = text_font(14, 600 if day.day == self._today else 500)
        line = QRectF(inner.left() + _PAD + 3, inner.top() + 1, inner.width() - 2 * _PAD - 3, tokens.px(_TOP))
        words = {"holiday": tokens.late.text, "made_up": tokens.info.text}.get(day.look, tokens.text)
        if day.day == self._today:
            width = QFontMetrics(font).horizontalAdvance("00") + 10
            box = QRectF(line.left() - 4, line.top() + 2, width, line.height() - 4)
            paint_box(painter, box, tokens.accent, None, tokens.radius_chip)
            words = tokens.on_accent
        painter.setPen(QColor(tokens.text3 if other else words))
        painter.setFont(font)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, str(day.day.day))
        if day.note:
            self._paint_note(painter, line, day, QColor(tokens.text3 if other else words))

    def _paint_note(self, painter: QPainter, line: QRectF, day: GridDay, colour: QColor) -> None:
        """Beside the number where things happen that day, else under it in as many lines as there are."""
        tokens = current()
        font = text_font(tokens.font_key_cap, 500)
        metrics, height = QFontMetrics(font), tokens.px(16)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2) if day.day == self._today else colour)
        if day.entries or metrics.horizontalAdvance(day.note) < line.width() - tokens.px(28):
            line.setLeft(line.left() + tokens.px(28))
            said = elided(day.note, metrics, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
            return
        below = QRectF(line.left(), line.bottom(), line.width(), height * 2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, day.note)

    def _paint_entries(self, painter: QPainter, inner: QRectF, day: GridDay) -> None:
        height, top = self._entry_height(), inner.top() + current().px(_TOP)
        room = int((inner.bottom() - top) // (height + _GAP))
        shown = day.entries if len(day.entries) <= room else day.entries[: max(room - 1, 0)]
        for n, entry in enumerate(shown):
            spot = QRectF(inner.left() + _PAD, top + n * (height + _GAP), inner.width() - 2 * _PAD, height)
            spot.setWidth(min(spot.width(), chip_size(entry.icon, entry.text).width()))
            paint_chip(painter, spot, entry.kind, entry.icon, entry.text)
            if day.day == self._day and n == self._entry and self.hasFocus():
                paint_focus_ring(painter, spot.adjusted(-1, -1, 1, 1), current().radius_chip)
        left_out = len(day.entries) - len(shown)
        if left_out:
            self._paint_left_out(painter, inner, top + len(shown) * (height + _GAP), day, left_out)

    def _paint_left_out(
        self, painter: QPainter, inner: QRectF, top: float, day: GridDay, left_out: int
    ) -> None:
        """What has no room: icons while they fit, then how many more."""
        tokens, side = current(), current().px(15)
        left = inner.left() + _PAD + 2
        for entry in day.entries[-left_out:]:
            if top + side > inner.bottom() or left + side > inner.right() - _PAD:
                break
            paint_icon(
                painter, entry.icon or "dot", tokens.state(entry.kind).text, QRectF(left, top + 2, side, side)
            )
            left += side + 4

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()


def _ground(day: GridDay, *, chosen: bool, other: bool) -> str:
    tokens = current()
    if chosen:
        return tokens.sel
    if day.look == "holiday":
        return tokens.late.ground
    if day.look == "made_up":
        return tokens.info.ground
    if day.look == "rest":
        return tokens.mute.ground
    return tokens.sunken if other else tokens.surface
