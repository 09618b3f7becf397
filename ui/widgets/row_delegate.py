"""How a row of a list looks: one or two lines, state chips, group rows, the chosen one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style.icons import paint_icon
from ui.style.painting import chip_size, elided, paint_bar, paint_chip, paint_focus_ring
from ui.style.theme import current, text_font

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
EMPTY = "–"
_PAD = 12
_ICON = 16


@dataclass(frozen=True)
class Cell:
    """What one cell shows. A chip when ``chip_kind`` is given: then ``text`` stands in it, ``sub`` under it.

    ``hits`` are (start, length) pairs in ``text`` found by a search: shown by ground and weight. ``said`` is
    read aloud where the cell is a picture alone.
    """

    text: str
    sub: str = ""
    chip_kind: str | None = None
    chip_icon: str | None = None
    align: str = "left"
    bold: bool = False
    icon: str | None = None
    icon_colour: str = "text2"
    link: bool = False
    struck: bool = False
    faint: bool = False
    hits: tuple[tuple[int, int], ...] = ()
    said: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        if self.said:
            return self.said
        return f"{self.text or EMPTY}, {self.sub}" if self.sub else self.text or EMPTY


@dataclass(frozen=True)
class GroupCell:
    """A row that heads a group: words with their count, an icon, the colour of the state."""

    text: str
    icon: str | None = None
    kind: str = "mute"

    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text


class RowDelegate(QStyledItemDelegate):
    """Reads a :class:`Cell` or :class:`GroupCell` from ``CELL_ROLE``.

    The model gives a GroupCell in every column of a group row (or the table spans column 0).
    ``bar_column`` carries the 3 px bar of the chosen row.
    """

    bar_column = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL_ROLE)
        return QSize(80, row_height(two_lines=isinstance(cell, Cell) and bool(cell.sub)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(cell, GroupCell):
            self._paint_group(painter, rect, cell, first=index.column() == self.bar_column)
        else:
            self._paint_ground(painter, rect, option, index)
            if isinstance(cell, Cell):
                self._paint_cell(painter, rect, cell)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(current().line))
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -2), 3)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        tokens = current()
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.sel))
            if index.column() == self.bar_column:
                paint_bar(painter, QRectF(rect.left(), rect.top(), 3, rect.height() - 1), tokens.accent_text)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(rect, QColor(tokens.sunken))

    def _paint_group(self, painter: QPainter, rect: QRectF, cell: GroupCell, *, first: bool) -> None:
        tokens = current()
        painter.fillRect(rect, QColor(tokens.sunken))
        if not first:
            return
        left = rect.left() + _PAD
        colour = tokens.state(cell.kind).text
        if cell.icon:
            side = tokens.px(_ICON)
            paint_icon(painter, cell.icon, colour, QRectF(left, rect.center().y() - side / 2, side, side))
            left += side + 6
        painter.setFont(text_font(14, 600))
        painter.setPen(QColor(colour))
        words = QRectF(left, rect.top(), rect.right() - left, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, cell.text)

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        inner = rect.adjusted(_PAD, 0, -_PAD + 4, 0)
        if cell.sub:
            height = current().px(20)
            gap = (rect.height() - 2 * height) / 2
            upper = QRectF(inner.left(), rect.top() + gap, inner.width(), height)
            lower = upper.translated(0, height - 1)
            self._paint_upper(painter, upper, cell)
            painter.setPen(QColor(current().text3))
            self._paint_line(painter, lower, cell.sub, text_font(13), cell.align)
        else:
            self._paint_upper(painter, inner, cell)

    def _paint_upper(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        tokens = current()
        if cell.chip_kind and cell.text:
            size = chip_size(cell.chip_icon, cell.text)
            width = min(float(size.width()), rect.width())
            left = rect.right() - width if cell.align == "right" else rect.left()
            spot = QRectF(left, rect.center().y() - size.height() / 2, width, size.height())
            paint_chip(painter, spot, cell.chip_kind, cell.chip_icon, cell.text)
            return
        if cell.icon:
            side = tokens.px(_ICON)
            spot = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_icon(painter, cell.icon, tokens.colour(cell.icon_colour), spot)
            rect = rect.adjusted(side + 7, 0, 0, 0)
        font = text_font(14, 600 if cell.bold else 400)
        font.setStrikeOut(cell.struck)
        font.setUnderline(cell.link)
        faint = cell.struck or cell.faint or not cell.text
        colour = tokens.link if cell.link else tokens.text3 if faint else tokens.text
        painter.setPen(QColor(colour))
        if cell.hits and cell.text:
            self._paint_hits(painter, rect, cell, font)
        else:
            self._paint_line(painter, rect, cell.text or EMPTY, font, cell.align)

    def _paint_line(self, painter: QPainter, rect: QRectF, text: str, font: QFont, align: str) -> None:
        across = Qt.AlignmentFlag.AlignRight if align == "right" else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter | across, elided(text, QFontMetrics(font), rect.width())
        )

    def _paint_hits(self, painter: QPainter, rect: QRectF, cell: Cell, font: QFont) -> None:
        """Found words on the warning ground and in weight 600, the rest as usual; cut at the right."""
        tokens = current()
        words = painter.pen().color()
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        left = rect.left()
        for piece, hit in _pieces(cell.text, cell.hits):
            used = strong if hit else font
            metrics = QFontMetrics(used)
            shown = elided(piece, metrics, rect.right() - left)
            width = metrics.horizontalAdvance(shown)
            spot = QRectF(left, rect.top(), width + 1, rect.height())
            if hit:
                ground = QRectF(left, rect.center().y() - metrics.height() / 2, width, metrics.height())
                painter.fillRect(ground, QColor(tokens.warn.ground))
            painter.setPen(QColor(tokens.warn.text) if hit and not tokens.dark else words)
            painter.setFont(used)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, shown)
            left += width
            if shown != piece:
                return


def row_height(*, two_lines: bool) -> int:
    """Height of a row, px: 36 with one line, 48 with two."""
    tokens = current()
    return tokens.px(tokens.row_height_two_lines if two_lines else tokens.row_height)


def _pieces(text: str, hits: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """``text`` cut at the hits."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, length in sorted(hits):
        if start > at:
            pieces.append((text[at:start], False))
        if start >= at:
            pieces.append((text[start : start + length], True))
            at = start + length
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces
