"""How a due date was counted: one cell per day, so that a person can check the sum with a finger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.painting import elided, paint_box, paint_hatching
from ui.style.theme import current, is_restyle, text_font
from ui.style.tokens import Tokens

KINDS = ("start", "counted", "rest", "holiday", "made_up", "final")
LONGEST_BY_DAY = 31
_HEIGHT, _GAP, _WIDEST, _NARROWEST = 66, 4, 76, 44
_WORDS = {
    "start": "ngày giao",
    "counted": "tính",
    "rest": "nghỉ",
    "holiday": "lễ",
    "made_up": "làm bù",
    "final": "hạn",
}


@dataclass(frozen=True)
class DayCell:
    """One day (or one collapsed week).

    ``kind``: ``start`` (day given), ``counted``, ``rest``, ``holiday``, ``made_up`` (a weekend worked),
    ``final``. ``caption`` is the count or the name of the holiday.
    """

    date_label: str
    weekday_label: str
    kind: str
    caption: str = ""


def collapse_weeks(cells: Iterable[DayCell]) -> tuple[DayCell, ...]:
    """More than 31 days: runs of counted days become one cell, ``T2-T6``: ``5 ngày``; rest days too.

    The day given, holidays, made-up days and the last day always keep their own cells. Weeks part at Monday.
    """
    days = tuple(cells)
    if len(days) <= LONGEST_BY_DAY:
        return days
    groups: list[list[DayCell]] = []
    for cell in days:
        joins = groups and cell.kind in {"counted", "rest"} and groups[-1][0].kind == cell.kind
        if joins and cell.weekday_label != "T2":
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return tuple(_joined(group) for group in groups)


def _joined(group: list[DayCell]) -> DayCell:
    first, last = group[0], group[-1]
    if len(group) == 1:
        return first
    weekdays = f"{first.weekday_label}-{last.weekday_label}"
    caption = f"{len(group)} ngày" if first.kind == "counted" else first.caption
    return DayCell(f"{first.date_label}-{last.date_label}", weekdays, first.kind, caption)


class DayStrip(QWidget):
    """Cells in one row; when they do not fit they wrap. ``sentence`` is what a screen reader says."""

    def __init__(
        self, cells: Iterable[DayCell] = (), sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cells: tuple[DayCell, ...] = ()
        self.set_cells(cells, sentence)

    def set_cells(self, cells: Iterable[DayCell], sentence: str = "") -> None:
        """Show another sum. Raises ValueError for an unknown kind."""
        given = tuple(cells)
        for cell in given:
            if cell.kind not in KINDS:
                raise ValueError(f"unknown kind of day {cell.kind!r}")
        self._cells = collapse_weeks(given)
        spoken = (f"{c.weekday_label} {c.date_label} {c.caption or _WORDS[c.kind]}" for c in self._cells)
        self.setAccessibleName(sentence or "Cách tính hạn")
        self.setAccessibleDescription(", ".join(spoken))
        self.updateGeometry()
        self.update()

    def cells(self) -> tuple[DayCell, ...]:
        """The cells drawn, weeks collapsed."""
        return self._cells

    def _per_row(self, width: int) -> int:
        narrowest = max((self._wanted(cell) for cell in self._cells), default=_NARROWEST)
        return max(1, (width + _GAP) // (narrowest + _GAP))

    def _wanted(self, cell: DayCell) -> int:
        dates = QFontMetrics(text_font(14, 600)).horizontalAdvance(cell.date_label)
        small = QFontMetrics(text_font(12, 600))
        caption = small.horizontalAdvance(cell.caption or _WORDS[cell.kind])
        return max(current().px(_NARROWEST), dates + 6, min(caption + 6, current().px(_WIDEST)))

    def heightForWidth(self, width: int) -> int:
        count = len(self._cells)
        rows = -(-count // self._per_row(width)) if count else 1
        return rows * (current().px(_HEIGHT) + _GAP) - _GAP

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 200 else 900
        return QSize(300, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, current().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._cells:
            return
        painter = QPainter(self)
        per_row = min(self._per_row(self.width()), len(self._cells))
        width = min((self.width() + _GAP) / per_row - _GAP, current().px(_WIDEST))
        height = current().px(_HEIGHT)
        for n, cell in enumerate(self._cells):
            row, column = divmod(n, per_row)
            rect = QRectF(column * (width + _GAP), row * (height + _GAP), width, height)
            self._paint_cell(painter, rect, cell)
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        tokens = current()
        ground, border, words = _colours(tokens, cell.kind)
        paint_box(painter, rect, ground, border, tokens.radius_chip)
        if cell.kind in {"rest", "holiday"}:
            paint_hatching(painter, rect.adjusted(2, 2, -2, -2), border)
        third = rect.height() / 3
        small, strong = text_font(12, 500), text_font(14, 600)
        lines = ((cell.weekday_label, small), (cell.date_label, strong),
                 (cell.caption or _WORDS[cell.kind], text_font(12, 600)))  # fmt: skip
        painter.setPen(QColor(words))
        for n, (text, font) in enumerate(lines):
            painter.setFont(font)
            spot = QRectF(rect.left() + 2, rect.top() + 2 + n * (third - 1), rect.width() - 4, third)
            shown = elided(text, QFontMetrics(font), spot.width())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()


def _colours(tokens: Tokens, kind: str) -> tuple[str, str, str]:
    if kind == "start":
        return tokens.info.ground, tokens.info.border, tokens.info.text
    if kind == "rest":
        return tokens.mute.ground, tokens.mute.border, tokens.mute.text
    if kind == "holiday":
        return tokens.late.ground, tokens.late.border, tokens.late.text
    if kind == "made_up":
        return tokens.surface, tokens.info.text, tokens.info.text
    if kind == "final":
        return tokens.accent, tokens.accent, tokens.on_accent
    return tokens.surface, tokens.line2, tokens.text
