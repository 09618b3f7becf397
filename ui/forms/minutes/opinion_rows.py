"""The opinions as rows of a list: the model, and the one delegate that draws read rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.dialogue import OpinionStatus
from ui.forms.minutes.options import STATUS_LOOKS, STATUS_WORDS
from ui.style import current, text_font
from ui.style.icons import paint_icon
from ui.style.painting import chip_size, elided, paint_bar, paint_chip, paint_focus_ring

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
EMPTY = "–"
_LINES, _LINE, _PAD = 3, 20, 9
_FOOT = 44


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """What a read row shows. ``promises`` are pairs of label and due words."""

    key: str
    number: int
    speaker: str = ""
    unit: str = ""
    area: str = ""
    content: str = ""
    answered_by: str = ""
    answer: str = ""
    status: OpinionStatus | None = None
    promises: tuple[tuple[str, str], ...] = ()
    reason: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [f"Ý kiến số {self.number}", self.speaker, self.unit, self.content,
                 STATUS_WORDS[self.status], *(f"{name}, {due}" for name, due in self.promises)]  # fmt: skip
        return ", ".join(part for part in parts if part)


def columns(width: float) -> tuple[tuple[float, float], ...]:
    """Left edge and width of TT, name, content, answer, status for a row ``width`` px wide."""
    gutter = current().px(42)
    room = width - gutter - 14
    shares = (0.217, 0.279, 0.279, 0.225)
    edges = [(8.0, gutter - 16.0)]
    left = float(gutter)
    for share in shares:
        edges.append((left, room * share - 14))
        left += room * share
    return tuple(edges)


class OpinionModel(QAbstractListModel):
    """Rows of opinions, then one row that says how the next begins. ``live`` is the row being typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[OpinionRow, ...] = ()
        self.live = -1
        self.foot = ""

    def show_rows(self, rows: Iterable[OpinionRow], live: str | None, foot: str) -> None:
        """Show other rows; a reset only when their number or the live row changed."""
        given = tuple(rows)
        at = next((n for n, row in enumerate(given) if row.key == live), -1)
        same = [row.key for row in given] == [row.key for row in self.rows] and at == self.live
        if same and foot == self.foot:
            changed = [n for n, row in enumerate(given) if row != self.rows[n]]
            self.rows = given
            for n in changed:
                self.dataChanged.emit(self.index(n, 0), self.index(n, 0))
            return
        self.beginResetModel()
        self.rows, self.live, self.foot = given, at, foot
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.rows) + bool(self.foot)

    def row(self, index: Index) -> OpinionRow | None:
        """The opinion of a row; None for the foot."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.row(index)
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken() if row else self.foot
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OpinionDelegate(QStyledItemDelegate):
    """Draws read rows: three lines, cut with ``…``. The live row is a widget and only takes its height."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.live_height = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        if isinstance(model, OpinionModel):
            if index.row() == model.live:
                return QSize(100, self.live_height)
            if model.row(index) is None:
                return QSize(100, current().px(_FOOT))
        return QSize(100, current().px(_LINES * _LINE + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, OpinionModel) or index.row() == model.live:
            return
        tokens = current()
        rect: QRectF = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        row = model.row(index)
        painter.save()
        if row is None:
            self._paint_foot(painter, rect, len(model.rows) + 1, model.foot)
        else:
            self._paint_ground(painter, rect, index.row(), state)
            self._paint_row(painter, rect, row)
        if row is not None and state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(1, 1, -1, -1), 2)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, n: int, state: QStyle.StateFlag) -> None:
        tokens = current()
        ground = tokens.sunken if n % 2 else tokens.surface
        if state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.hover
        if state & QStyle.StateFlag.State_Selected:
            ground = tokens.sel
        painter.fillRect(rect, QColor(ground))
        if state & QStyle.StateFlag.State_Selected:
            paint_bar(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), tokens.accent_text)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: OpinionRow) -> None:
        tokens = current()
        line = tokens.px(_LINE)
        top = rect.top() + tokens.px(_PAD)
        spans = [QRectF(rect.left() + left, top, width, line) for left, width in columns(rect.width())]
        number, name, content, answer, status = spans
        self._words(painter, number, str(row.number), text_font(14, 600), tokens.text2, right=True)
        self._words(painter, name, row.speaker or EMPTY, text_font(14, 600), tokens.text)
        small = text_font(13)
        self._words(painter, name.translated(0, line), _capital(row.unit) or EMPTY, small, tokens.text3)
        self._words(painter, name.translated(0, 2 * line), row.area or EMPTY, small, tokens.text3)
        self._paragraph(painter, content, row.content, _LINES)
        if row.answered_by:
            self._words(painter, answer, row.answered_by, text_font(13, 600), tokens.text2)
            self._paragraph(painter, answer.translated(0, line), row.answer, _LINES - 1)
        else:
            self._paragraph(painter, answer, row.answer, _LINES)
        self._paint_status(painter, status, row, line)

    def _paint_status(self, painter: QPainter, span: QRectF, row: OpinionRow, line: float) -> None:
        tokens = current()
        kind, icon = STATUS_LOOKS[row.status]
        words = STATUS_WORDS[row.status]
        size = chip_size(icon, words)
        chip = QRectF(span.left(), span.top() - 2, min(size.width(), span.width() + 8), size.height())
        paint_chip(painter, chip, kind, icon, words)
        below = span.translated(0, line + 3)
        if row.promises:
            label, due = row.promises[0]
            more = f" (+{len(row.promises) - 1})" if len(row.promises) > 1 else ""
            side = tokens.px(15)
            paint_icon(painter, "flag", tokens.info.text,
                       QRectF(below.left(), below.center().y() - side / 2, side, side))  # fmt: skip
            words_at = below.adjusted(side + 5, 0, 8, 0)
            self._words(painter, words_at, label + more, text_font(13, 600), tokens.info.text)
            self._words(painter, words_at.translated(0, line - 1), due, text_font(13), tokens.text2)
        elif row.reason:
            self._words(painter, below, row.reason, text_font(13), tokens.text2)

    def _paint_foot(self, painter: QPainter, rect: QRectF, number: int, words: str) -> None:
        tokens = current()
        painter.fillRect(rect, QColor(tokens.sunken))
        left = rect.left() + tokens.px(42)
        place = QRectF(rect.left(), rect.top(), tokens.px(42) - 8, rect.height())
        self._words(painter, place, str(number), text_font(14, 600), tokens.text3, right=True)
        text = QRectF(left, rect.top(), rect.right() - left - 8, rect.height())
        self._words(painter, text, words, text_font(13), tokens.text3)

    def _words(
        self, painter: QPainter, span: QRectF, text: str, font: QFont, colour: str, *, right: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = elided(text, QFontMetrics(font), span.width())
        painter.drawText(span, Qt.AlignmentFlag.AlignVCenter | side, shown)

    def _paragraph(self, painter: QPainter, span: QRectF, text: str, lines: int) -> None:
        """Words wrapped into ``lines`` lines; what does not fit is cut with ``…``."""
        tokens = current()
        font = text_font(14)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        flat = " ".join(text.split()) or EMPTY
        painter.setPen(QColor(tokens.text if text.strip() else tokens.text3))
        for n, piece in enumerate(_wrapped(flat, font, span.width(), lines)):
            spot = span.translated(0, n * tokens.px(_LINE))
            shown = elided(piece, metrics, span.width()) if n == lines - 1 else piece.rstrip()
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _wrapped(text: str, font: QFont, width: float, lines: int) -> list[str]:
    """The first lines of ``text``; the last takes all that is left."""
    layout = QTextLayout(text[: 80 * lines], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces: list[str] = []
    while len(pieces) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        last = len(pieces) == lines - 1
        pieces.append(text[start:] if last else text[start : start + line.textLength()])
    layout.endLayout()
    return pieces


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
