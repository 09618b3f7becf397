"""The page of a month as it is drawn: weekdays above, each day with its number, its note and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui.style.icons import paint_icon
from ui.style.painting import chip_size, elided, paint_box, paint_chip, paint_focus_ring, paint_hatching
from ui.style.theme import current, text_font
from ui.widgets.parsing import long_date_text

COLUMNS = 7
_HEADS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SHORT_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_HEAD, _TOP, _PAD, _GAP = 28, 24, 5, 3
_LEAST_CELL, _LEAST_WIDTH = 54, 60


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

    def said(self) -> str:
        """The day in words, each part on a line of its own."""
        parts = [long_date_text(self.day), self.note, *(each.spoken or each.text for each in self.entries)]
        return "\n".join(part for part in parts if part)


def wanted_size(weeks: int = 5) -> QSize:
    """Room in which every day shows its entries."""
    return QSize(560, current().px(_HEAD + weeks * 86))


def least_size(weeks: int) -> QSize:
    """Room in which every day can still be read."""
    return QSize(COLUMNS * _LEAST_WIDTH, current().px(_HEAD + max(weeks, 4) * _LEAST_CELL))


@dataclass(frozen=True)
class MonthPage:
    """``day`` and its ``entry`` are chosen; ``month`` is its first day; sizes in pixels."""

    days: tuple[GridDay, ...]
    month: date
    today: date
    day: date
    entry: int
    width: int
    height: int
    focused: bool = False

    def cell(self, n: int) -> QRectF:
        """Where the n-th day is drawn."""
        head, rows = current().px(_HEAD), max(len(self.days) // COLUMNS, 1)
        row, column = divmod(n, COLUMNS)
        width, height = self.width / COLUMNS, (self.height - head) / rows
        left, top = round(column * width), head + round(row * height)
        right, bottom = round((column + 1) * width), head + round((row + 1) * height)
        return QRectF(left, top, right - left, bottom - top)

    def _entry_height(self) -> int:
        return current().px(current().chip_height)

    def at(self, point: QPointF) -> tuple[GridDay, int] | None:
        """The day at a point and how many entries stand above it."""
        for n, day in enumerate(self.days):
            cell = self.cell(n)
            if cell.contains(point):
                below = point.y() - cell.top() - current().px(_TOP)
                return day, max(0, int(below // (self._entry_height() + _GAP)))
        return None

    def paint(self, painter: QPainter) -> None:
        """The heads of the weekdays, then every day."""
        self._paint_heads(painter)
        for n, day in enumerate(self.days):
            self._paint_day(painter, self.cell(n), day)

    def _paint_heads(self, painter: QPainter) -> None:
        tokens, width = current(), self.width / COLUMNS
        painter.fillRect(QRectF(0, 0, self.width, tokens.px(_HEAD)), QColor(tokens.head))
        font = text_font(tokens.font_small, 600)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2))
        fits = all(QFontMetrics(font).horizontalAdvance(each) + 2 * _PAD < width for each in _HEADS)
        for n, head in enumerate(_HEADS if fits else _SHORT_HEADS):
            spot = QRectF(n * width + _PAD + 3, 0, width - _PAD, tokens.px(_HEAD))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, head)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: GridDay) -> None:
        tokens = current()
        is_chosen, other = day.day == self.day, day.day.month != self.month.month
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
            if self.focused and not day.entries:
                paint_focus_ring(painter, inner.adjusted(1, 1, 0, 0), tokens.radius_chip)
        painter.restore()

    def _paint_number(self, painter: QPainter, inner: QRectF, day: GridDay, *, other: bool) -> None:
        tokens = current()
        font = text_font(14, 600 if day.day == self.today else 500)
        line = QRectF(inner.left() + _PAD + 3, inner.top() + 1, inner.width() - 2 * _PAD - 3, tokens.px(_TOP))
        words = {"holiday": tokens.late.text, "made_up": tokens.info.text}.get(day.look, tokens.text)
        if day.day == self.today:
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
        painter.setPen(QColor(tokens.text2) if day.day == self.today else colour)
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
            if day.day == self.day and n == self.entry and self.focused:
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
