"""The due work of the day as one card: count and filter, groups by urgency, each row with its act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.page import EmptyState
from ui.pages.today_rows import ACT_COLUMN, columns, empty_words, groups, row_key, rows_of
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.due import DueList, DueRow
    from desktop.registers.today import TodaySheet

EVERYBODY = "Mọi người làm"


class DueWork(QFrame):
    """:attr:`asked` carries the row whose act was pressed, :attr:`elsewhere` the empty day's button,
    :attr:`print_asked` the month's sheet.
    """

    asked = Signal(object)
    elsewhere = Signal()
    print_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.found: DueList | None = None
        self.sheet: TodaySheet | None = None
        self.title = QLabel("Việc đến hạn")
        self.title.setProperty("look", "section")
        self.counted = ElidedLabel("", size=14)
        self.lead = Choice([(EVERYBODY, EVERYBODY)], name="Ai làm")
        self.lead.set_value(EVERYBODY)
        self.print_button = ActionButton(icon="printer", key="Ctrl+P", name="In phiếu theo dõi tháng")
        self.table = TableView(columns(today), name="Việc đến hạn")
        self.empty = EmptyState("", "Xem Cam kết")
        self.lists = QStackedWidget()
        self._lay_out()
        self.lead.chosen.connect(lambda _: self._show())
        self.print_button.clicked.connect(self.print_asked)
        self.table.opened.connect(self.asked)
        self.table.clicked.connect(self._press)
        self.empty.asked.connect(self.elsewhere)

    def _lay_out(self) -> None:
        self.lead.setFixedWidth(current().px(176))
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.counted, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.lead)
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self.lists, 1)
        self.setMinimumHeight(current().px(220))

    def show_work(self, found: DueList) -> None:
        """Another reading; the filter and the chosen row stay where they still hold."""
        self.found = found
        kept = self.lead.value()
        self.lead.set_items([(EVERYBODY, EVERYBODY), *((lead, lead) for lead in found.leads)])
        self.lead.set_value(kept if kept in found.leads else EVERYBODY)
        self._show()

    def take_focus(self) -> None:
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    def act(self) -> None:
        """The act of the chosen row."""
        row = self.table.chosen_row()
        if row is not None:
            self.asked.emit(row)

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        lead = self.lead.value()
        shown = found if lead == EVERYBODY else found.led_by(str(lead))
        rows = rows_of(shown)
        self.counted.set_text(f"{len(rows)} việc, tính theo ngày làm việc" if rows else "")
        source = RowSource(len(rows), lambda at, n: rows[at : at + n], row_key, groups(shown))
        self.table.show_rows(source)
        self.lists.setCurrentWidget(self.table if rows else self.empty)
        if not rows:
            self.empty.show_state(empty_words(self.sheet), "Xem Cam kết")

    def show_nearest(self, sheet: TodaySheet) -> None:
        """What a day without work says comes next."""
        self.sheet = sheet
        self.empty.show_state(empty_words(sheet), "Xem Cam kết")

    def _press(self, index: QModelIndex) -> None:
        row: DueRow | None = self.table.rows.row_at(index.row())
        if index.column() == ACT_COLUMN and row is not None:
            self.asked.emit(row)
