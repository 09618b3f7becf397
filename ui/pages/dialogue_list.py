"""The list of dialogues with its filters and the year's duty above it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.dialogue import Counterpart, DialogueStatus
from ui.forms.words import COUNTERPARTS
from ui.pages.dialogue_rows import columns, state_chip
from ui.pages.page import EmptyState
from ui.pages.register_list import ALL, RegisterList, filter_row, kept
from ui.tables import RowSource, TableView
from ui.widgets.choice import Choice
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.registers.dialogues import DialogueRow, YearDuty
    from ui.operations import Operations

_STATES = (
    (ALL, "Mọi tình trạng"),
    ("Kế hoạch", "Kế hoạch"),
    ("Đang", "Đang họp, đang ghi"),
    ("Theo dõi", "Theo dõi"),
    ("quá hạn", "Có việc quá hạn"),
    ("Đã xong", "Đã xong"),
    ("Hoãn", "Hoãn"),
    ("Không tổ chức", "Không tổ chức"),
)


class DialogueList(RegisterList):
    """Signals: :attr:`plan_asked` from the empty list; the rest are the table's own."""

    plan_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        table = TableView(columns(operations.office.today), name="Danh sách hội nghị đối thoại")
        empty = EmptyState("Chưa có hội nghị đối thoại nào.", "Hội nghị mới", "F7")
        super().__init__(operations, table, empty, parent)
        self.rows: tuple[DialogueRow, ...] = ()
        self._order = ("held_on", True)
        self.duty = Notice("info", icon="check-circle")
        people = ((key.value, word) for key, word in COUNTERPARTS.items())
        self.counterpart = Choice([(ALL, "Mọi đối tượng"), *people], name="Đối tượng")
        self.state = Choice(_STATES, name="Tình trạng")
        self.counterpart.set_value(ALL)
        self.state.set_value(ALL)
        self.count = QLabel()
        self.count.setProperty("look", "second")
        self._lay_out()
        self.year.chosen.connect(lambda _: self.read())
        self.counterpart.chosen.connect(lambda _: self._show())
        self.state.chosen.connect(lambda _: self._show())
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._act_on_empty)

    def _lay_out(self) -> None:
        meaning = QLabel("Cam kết: số việc đã xong trên tổng số việc được giao")
        meaning.setProperty("look", "hint")
        fields = ((self.year, 0, 118), (self.counterpart, 0, 188), (self.state, 0, 178))
        filters, foot = filter_row(fields, above=10), QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(meaning)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(filters)
        inside.addWidget(self.lists, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.duty)
        column.addWidget(card, 1)

    @property
    def _office(self) -> Office:
        return self.operations.office

    def read(self, keep: str | None = None) -> None:
        from desktop.registers.dialogues import dialogues_in, duty_of, years

        today = self._office.today
        self.offer_years(years(self._office))
        year = self.kept_year()
        self.rows = dialogues_in(self._office, year)
        self._show_duty(duty_of(self._office, year or today.year), today)
        self._show(keep)

    def show_year(self, year: int) -> None:
        """Show the year in which something was just planned."""
        self.year.set_value(year)
        self.read()

    def _show_duty(self, duty: YearDuty, today: date) -> None:
        running = [row.status for row in self.rows if state_chip(row, today)[2] == "Đang họp"]
        parts = [f"đã tổ chức **{duty.held - running.count(DialogueStatus.HELD)}**"]
        for count, words in (
            (len(running), "đang họp"),
            (duty.planned - running.count(DialogueStatus.PLANNED), "còn kế hoạch"),
            (duty.postponed, "hoãn"),
            (duty.not_held, "không tổ chức"),
        ):
            if count > 0:
                parts.append(f"{words} **{count}**")
        end = "**đạt**" if duty.met else f"**còn thiếu {duty.required - duty.held}**"
        asked = f"Yêu cầu ít nhất {duty.required} hội nghị mỗi năm: {end}."
        self.duty.set_notice("ok" if duty.met else "warn", f"Năm {duty.year}: {', '.join(parts)}. {asked}")
        self.duty.setToolTip(duty.basis)

    def _show(self, keep: str | None = None) -> None:
        rows = [row for row in self.rows if self._wanted(row)]
        order, falling = self._order
        rows.sort(key=partial(_sort_key, order), reverse=falling)
        self.table.set_order(order, falling)
        self.lists.setCurrentWidget(self.table if rows else self.empty)
        self.count.setText(f"{len(rows)} hội nghị")
        if self.rows:
            self.empty.show_state("Không có hội nghị phù hợp với bộ lọc.", "Bỏ lọc")
        else:
            self.empty.show_state("Chưa có hội nghị đối thoại nào.", "Hội nghị mới", "F7")
        self.table.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key), keep)
        if self.table.chosen_row() is None:
            self.table.choose_first()
        if not rows:
            self.table.chosen.emit(None)

    def _wanted(self, row: DialogueRow) -> bool:
        counterpart, state = kept(self.counterpart), kept(self.state)
        if counterpart and Counterpart(counterpart) not in row.counterparts:
            return False
        return state is None or state in state_chip(row, self._office.today)[2]

    def _act_on_empty(self) -> None:
        if not self.rows:
            self.plan_asked.emit()
            return
        self.counterpart.set_value(ALL)
        self.state.set_value(ALL)
        self._show()
        self.table.setFocus()

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling)
        self._show()


def _key(row: DialogueRow) -> str:
    return row.key


def _sort_key(order: str, row: DialogueRow) -> tuple[object, str]:
    return getattr(row, order), row.key
