"""A year at a glance: for each row twelve months, each a state and a small sum; at the end the year's sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, paint_box, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font

MONTHS = 12
_HEAD, _ROW, _GAP, _ICON = 22, 30, 4, 15
_NAME, _TOTAL = 112, 66
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True)
class MonthCell:
    """``text`` is a small sum such as ``2/2``; ``kind`` and ``icon`` its state; ``spoken`` all of it."""

    text: str
    kind: str = "mute"
    icon: str | None = None
    spoken: str = ""


@dataclass(frozen=True)
class StripRow:
    """Twelve months and their ``total`` under a name."""

    name: str
    months: tuple[MonthCell, ...]
    total: MonthCell


class MonthStrip(QWidget):
    """One stop for Tab; arrows go from month to month, Enter or a click emits :attr:`activated` with the row
    and the month. :attr:`pointed` carries the words of the month one stands at, empty when one leaves.
    """

    activated = Signal(int, int)
    pointed = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._name = name
        self._rows: tuple[StripRow, ...] = ()
        self._at = (0, 0)
        self._marked = 0
        self.show_rows(())

    def show_rows(self, rows: Iterable[StripRow], marked: int = 0) -> None:
        """Other sums; ``marked`` is the month one is in, 1 to 12, 0 for none."""
        self._rows, self._marked = tuple(rows), marked
        self._at = (min(self._at[0], max(len(self._rows) - 1, 0)), self._at[1] or max(marked - 1, 0))
        self._tell()
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[StripRow, ...]:
        """What is shown."""
        return self._rows

    def words(self) -> str:
        """All about the month one stands at."""
        return self._rows[self._at[0]].months[self._at[1]].spoken if self._rows else ""

    def _tell(self) -> None:
        words = self.words()
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)

    def _go(self, row: int, month: int) -> None:
        self._at = (min(max(row, 0), len(self._rows) - 1), min(max(month, 0), MONTHS - 1))
        self._tell()
        self.update()
        self.pointed.emit(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if not self._rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif by is not None:
            self._go(self._at[0] + by[0], self._at[1] + by[1])
        elif event.key() in _ENTER:
            self.activated.emit(self._at[0], self._at[1] + 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._found(event.position())
        if found is not None:
            self._go(*found)
            self.activated.emit(found[0], found[1] + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._found(event.position())
        cell = self._rows[found[0]].months[found[1]] if found else None
        self.setToolTip(cell.spoken if cell else "")

    def _found(self, point: QPointF) -> tuple[int, int] | None:
        for row in range(len(self._rows)):
            for month in range(MONTHS):
                if self._cell(row, month).contains(point):
                    return row, month
        return None

    def sizeHint(self) -> QSize:
        px = current().px
        return QSize(640, px(_HEAD) + len(self._rows) * px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def _cell(self, row: int, month: int) -> QRectF:
        px = current().px
        first, last = px(_NAME), self.width() - px(_TOTAL)
        width = (last - first) / MONTHS
        top = px(_HEAD) + row * px(_ROW)
        if month == MONTHS:
            return QRectF(last + 2, top, px(_TOTAL) - 2, px(_ROW) - _GAP)
        return QRectF(first + month * width, top, width - _GAP, px(_ROW) - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._rows:
            self._paint_heads(painter)
        for n, row in enumerate(self._rows):
            self._paint_row(painter, n, row)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        tokens = current()
        for month in range(MONTHS + 1):
            spot = self._cell(0, month)
            spot.moveTop(0)
            spot.setHeight(tokens.px(_HEAD) - 2)
            here = month + 1 == self._marked
            painter.setFont(text_font(tokens.font_key_cap, 600 if here else 500))
            painter.setPen(QColor(tokens.accent_text if here else tokens.text3))
            words = "Cả năm" if month == MONTHS else f"T{month + 1}"
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(self, painter: QPainter, n: int, row: StripRow) -> None:
        tokens = current()
        font = text_font(tokens.font_small, 500)
        name = self._cell(n, 0)
        name.setRight(name.left() - 8)
        name.setLeft(0)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        said = elided(row.name, QFontMetrics(font), name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, said)
        for month, cell in enumerate(row.months):
            spot = self._cell(n, month)
            self._paint_cell(painter, spot, cell)
            if self.hasFocus() and self._at == (n, month):
                paint_focus_ring(painter, spot, tokens.radius_chip)
        self._paint_cell(painter, self._cell(n, MONTHS), row.total)

    def _paint_cell(self, painter: QPainter, spot: QRectF, cell: MonthCell) -> None:
        tokens = current()
        state = tokens.state(cell.kind)
        paint_box(painter, spot, state.ground, state.border, tokens.radius_chip)
        font = text_font(tokens.font_small, 600)
        side, width = tokens.px(_ICON), QFontMetrics(font).horizontalAdvance(cell.text)
        icon_room = side + 3 if cell.icon and side + 3 + width + 4 <= spot.width() else 0
        left = spot.left() + (spot.width() - icon_room - width) / 2
        if cell.icon and icon_room:
            paint_icon(painter, cell.icon, state.text, QRectF(left, spot.center().y() - side / 2, side, side))
        painter.setFont(font)
        painter.setPen(QColor(state.text))
        words = QRectF(left + icon_room, spot.top(), width + 2, spot.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, cell.text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self.words())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
