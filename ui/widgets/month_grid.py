"""A month as a page of a wall calendar: weeks from Monday, each day with what happens on it.

It knows nothing of what it shows: days come with notes, entries with colours, icons and words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.theme import is_restyle
from ui.widgets.month_page import COLUMNS, GridDay, GridEntry, MonthPage, least_size, wanted_size
from ui.widgets.parsing import month_later

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


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
        return self._page().cell(next((n for n, each in enumerate(self._days) if each.day == day), 0))

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
        self.setAccessibleName(f"{self._name}: {', '.join(shown.said().splitlines())}")

    def _go(self, step: int) -> None:
        entries, at = self._entries(self._day), self._entry + (1 if step > 0 else -1)
        if abs(step) == COLUMNS and 0 <= at < len(entries):
            self._choose(self._day, at)
            return
        self._go_to(self._day + timedelta(days=step), last=step == -COLUMNS)

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
        found = self._page().at(event.position())
        if found is not None:
            self._go_to(found[0].day)
            if found[0].day == self._day:
                self._choose(self._day, found[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._page().at(event.position()) is not None:
            self.opened.emit(self._day, self.entry_key())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            found = self._page().at(QPointF(self.mapFromGlobal(event.globalPos())))  # type: ignore[attr-defined]
            if found is not None:
                self.setToolTip(found[0].said())
        return super().event(event)

    def sizeHint(self) -> QSize:
        return wanted_size()

    def minimumSizeHint(self) -> QSize:
        return least_size(len(self._days) // COLUMNS)

    def _page(self) -> MonthPage:
        return MonthPage(
            self._days, self._month, self._today, self._day, self._entry, self.width(), self.height(),
            focused=self.hasFocus(),
        )  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._page().paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
