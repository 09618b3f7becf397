"""The visits of a session as rows of a list: the model, and the delegate that draws them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import current, text_font
from ui.style.icons import paint_icon
from ui.style.painting import chip_size, elided, paint_bar, paint_chip, paint_focus_ring

Index = QModelIndex | QPersistentModelIndex
_LINE, _PAD = 21, 10
_GUTTER = 44


@dataclass(frozen=True, slots=True)
class VisitLine:
    """What a row shows. ``chips`` are kind, icon and words."""

    key: str
    number: int
    who: str
    place: str = ""
    time: str = ""
    is_secret: bool = False
    is_struck: bool = False
    chips: tuple[tuple[str, str, str], ...] = ()

    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [f"Lượt {self.number}", self.who, self.place, self.time, *(words for *_, words in self.chips)]
        parts += ["đã bỏ"] if self.is_struck else []
        return ", ".join(part for part in parts if part)


class VisitModel(QAbstractListModel):
    """The lines in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[VisitLine, ...] = ()

    def show_lines(self, lines: Iterable[VisitLine]) -> None:
        """Show other lines; a reset only when which ones they are has changed."""
        given = tuple(lines)
        if [line.key for line in given] == [line.key for line in self.lines]:
            changed = [n for n, line in enumerate(given) if line != self.lines[n]]
            self.lines = given
            for n in changed:
                self.dataChanged.emit(self.index(n, 0), self.index(n, 0))
            return
        self.beginResetModel()
        self.lines = given
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def line(self, index: Index) -> VisitLine | None:
        return self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.line(index)
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return line.spoken() if line is not None and role in spoken else None


class VisitDelegate(QStyledItemDelegate):
    """Number, who or code, place and time, chips; a struck visit stays readable."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        line = model.line(index) if isinstance(model, VisitModel) else None
        lines = 2 + (1 if line is not None and line.chips else 0)
        extra = 8 if lines == 3 else 0
        return QSize(100, current().px(lines * _LINE + 2 * _PAD + extra))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, VisitModel) else None
        if line is None:
            return
        tokens, rect = current(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.sel if chosen else tokens.hover if hover else tokens.surface
        painter.fillRect(rect, QColor(ground))
        if chosen:
            paint_bar(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), tokens.accent_text)
        self._paint_line(painter, rect, line)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -1), 2)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line2))
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRectF, line: VisitLine) -> None:
        tokens = current()
        height, top = tokens.px(_LINE), rect.top() + tokens.px(_PAD)
        left, right = rect.left() + tokens.px(_GUTTER), rect.right() - 10
        strong, small = text_font(14, 600), text_font(13)
        number = QRectF(rect.left(), top, tokens.px(_GUTTER) - 10, height)
        self._words(painter, number, str(line.number), text_font(14, 600), tokens.text2, right=True)
        name = QRectF(left, top, right - left, height)
        if line.is_secret:
            side = tokens.px(15)
            spot = QRectF(left, name.center().y() - side / 2, side, side)
            paint_icon(painter, "lock", tokens.secret.text, spot)
            name.setLeft(left + side + 7)
        strong.setStrikeOut(line.is_struck)
        self._words(painter, name, line.who or "–", strong, tokens.text3 if line.is_struck else tokens.text)
        second = QRectF(left, top + height, right - left, height)
        width = QFontMetrics(small).horizontalAdvance(line.time)
        self._words(painter, second, line.time, small, tokens.text2, right=True)
        second.setRight(right - width - 8)
        self._words(painter, second, line.place, small, tokens.text2)
        self._paint_chips(painter, QRectF(left, top + 2 * height + 5, right - left, height), line)

    def _paint_chips(self, painter: QPainter, place: QRectF, line: VisitLine) -> None:
        left = place.left()
        for kind, icon, words in line.chips:
            size = chip_size(icon, words)
            width = min(size.width(), place.right() - left)
            paint_chip(painter, QRectF(left, place.top(), width, size.height()), kind, icon, words)
            left += width + 6

    def _words(
        self, painter: QPainter, span: QRectF, text: str, font: QFont, colour: str, *, right: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = elided(text, QFontMetrics(font), span.width())
        painter.drawText(span, Qt.AlignmentFlag.AlignVCenter | side, shown)
