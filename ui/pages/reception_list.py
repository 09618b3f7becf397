"""The list of sessions of a year, over it each head's twelve months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.office import Capacity
from desktop.domain.reception import SessionStatus
from ui.forms.reception_words import HEADS, SESSION_STATUSES
from ui.pages.details import ruler
from ui.pages.page import EmptyState
from ui.pages.reception_rows import columns, strip_rows
from ui.pages.register_list import ALL, RegisterList, answered, filter_row, kept
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.month_strip import MonthStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.receptions import SessionFilter, SessionRow
    from ui.operations import Operations

_STRIP_FROM = 340


class SessionList(RegisterList):
    """Signals: :attr:`schedule_asked` from the empty list, :attr:`month_asked` with a month (1 to 12) of the
    strip; the rest are the table's own."""

    schedule_asked = Signal()
    month_asked = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        table = TableView(columns(operations.office.today), name="Danh sách buổi tiếp dân")
        super().__init__(operations, table, EmptyState("", "Lập lịch cả năm"), parent)
        self.total = 0
        self._falling = True
        self.strip = MonthStrip(name="Số buổi từng tháng")
        heads = ((each.value, word) for each, word in HEADS.items())
        self.head = Choice([(ALL, "Mọi người tiếp"), *heads], name="Người tiếp")
        states = ((each.value, word) for each, word in SESSION_STATUSES.items())
        self.state = Choice([(ALL, "Mọi trạng thái"), *states], name="Trạng thái")
        self.head.set_value(ALL)
        self.state.set_value(ALL)
        self.count = ElidedLabel()
        self._lay_out()
        for choice in (self.year, self.head, self.state):
            choice.chosen.connect(lambda _: self.read())
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._act_on_empty)
        self.strip.pointed.connect(self._tell)
        self.strip.activated.connect(lambda _row, month: self.month_asked.emit(month))

    def _lay_out(self) -> None:
        self._upper = QWidget()
        above = QVBoxLayout(self._upper)
        above.setContentsMargins(14, 4, 14, 4)
        above.addWidget(self.strip)
        filters = filter_row(((self.year, 0, 118), (self.head, 0, 168), (self.state, 0, 168)))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 7, 14, 9)
        self.count.setProperty("look", "second")
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._upper)
        column.addWidget(ruler())
        column.addLayout(filters)
        column.addWidget(self.lists, 1)
        column.addLayout(foot)

    def chosen_year(self) -> int:
        """The year shown; this one while all years are."""
        return self.kept_year() or self.operations.office.today.year

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.receptions import duty_of_year, nearest_session, session_count, years

        office = self.operations.office
        today = office.today
        self.offer_years(years(office))
        answered(self.head, self.state)
        year = self.chosen_year()
        marked = today.month if year == today.year else 0
        self.strip.show_rows(strip_rows(duty_of_year(office, year), year, today), marked)
        narrow = self.narrowed()
        self.total = session_count(office, narrow)
        first = None if self.table.chosen_key() else nearest_session(office, year, today)
        self._show_rows(narrow, keep or first)

    def narrowed(self) -> SessionFilter:
        """What the filters say now."""
        from desktop.registers.receptions import SessionFilter

        head, state = kept(self.head), kept(self.state)
        return SessionFilter(
            self.kept_year(), Capacity(head) if head else None, SessionStatus(state) if state else None
        )

    def show_again(self, key: str, day: date) -> None:
        """Read so that the session just written is in sight, whatever the filters said."""
        if self.year.value():
            self.year.set_value(day.year)
        self.read(key)
        if self.table.chosen_key() != key:
            self._drop_filters()
            self.year.set_value(day.year)
            self.read(key)

    def _show_rows(self, narrow: SessionFilter, keep: str | None) -> None:
        from desktop.registers.receptions import sessions

        office, falling = self.operations.office, self._falling

        def window(offset: int, limit: int) -> Sequence[SessionRow]:
            return sessions(office, narrow, falling=falling, offset=offset, limit=limit)

        self.table.show_rows(RowSource(self.total, window, _key), keep)
        self.table.set_order("held_on", falling)
        self.lists.setCurrentWidget(self.table if self.total else self.empty)
        self._tell()
        if not self.total:
            self._say_empty()
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self.table.choose_first()

    def _tell(self, words: str = "") -> None:
        """The foot: the month one stands at in the strip, else how many rows."""
        self.count.set_text(words or f"{self.total} buổi")

    def _sort(self, _order: str, falling: bool) -> None:
        self._falling = falling
        self.read()

    def _has_filters(self) -> bool:
        return self.head.value() != ALL or self.state.value() != ALL

    def _drop_filters(self) -> None:
        self.head.set_value(ALL)
        self.state.set_value(ALL)

    def _say_empty(self) -> None:
        if self._has_filters():
            self.empty.show_state("Không có buổi tiếp phù hợp với bộ lọc.", "Bỏ lọc")
        else:
            said = f"Chưa có buổi tiếp dân nào trong năm {self.chosen_year()}."
            self.empty.show_state(said, "Lập lịch cả năm")

    def _act_on_empty(self) -> None:
        if not self._has_filters():
            self.schedule_asked.emit()
            return
        self._drop_filters()
        self.read()
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list comes first; the chosen row stays in sight."""
        super().resizeEvent(event)
        self._upper.setVisible(self.height() >= current().px(_STRIP_FROM))
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))


def _key(row: SessionRow) -> str:
    return row.key
