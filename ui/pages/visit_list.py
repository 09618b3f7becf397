"""Sổ lượt tiếp: the register of visits across sessions, read in windows however long it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.reception import CaseType
from ui.forms.reception_words import CASE_TYPES
from ui.pages.page import EmptyState
from ui.pages.visit_rows import columns
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.tables.model import WINDOW
from ui.widgets.choice import Choice
from ui.widgets.figure import number_text
from ui.widgets.page_bar import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.visits import VisitFilter, VisitRow
    from ui.operations import Operations

ALL = "all"
_PAUSE_MS = 200


class VisitList(QWidget):
    """The first page is shown at once; how many lines there are is counted meanwhile."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self._order = ("number", True)
        self._total: int | None = None
        self._asked = 0
        self.year = Choice(name="Năm")
        types = ((each.value, word) for each, word in CASE_TYPES.items())
        self.type = Choice([(ALL, "Mọi loại"), *types], name="Loại vụ việc")
        self.hamlet = Choice([(ALL, "Mọi thôn")], name="Thôn")
        self.words = SearchField("Lọc tên, mã, nội dung…", "Ctrl+F")
        self.type.set_value(ALL)
        self.hamlet.set_value(ALL)
        self.table = TableView(columns(), name="Sổ lượt tiếp dân")
        self.empty = EmptyState("", "Bỏ lọc")
        self.lists = QStackedWidget()
        self.count = QLabel()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        for choice in (self.year, self.type, self.hamlet):
            choice.chosen.connect(lambda _: self.look())
        self.words.typed.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._look_now)
        self._pause.timeout.connect(self.look)
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._drop_filters)

    def _lay_out(self) -> None:
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        self.count.setProperty("look", "second")
        filters, foot = QHBoxLayout(), QHBoxLayout()
        filters.setContentsMargins(12, 8, 12, 8)
        filters.setSpacing(8)
        for field, width in ((self.year, 116), (self.type, 142), (self.hamlet, 150), (self.words, 250)):
            field.setMaximumWidth(current().px(width))
            field.setMinimumWidth(current().px(84))
            filters.addWidget(field, width)
        filters.addStretch(1)
        foot.setContentsMargins(14, 7, 14, 9)
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self.lists, 1)
        column.addLayout(foot)

    def take_focus(self) -> None:
        """The cursor into the rows; without rows, to the one thing that can be done."""
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    def narrowed(self) -> VisitFilter:
        """What the filters say now."""
        from desktop.registers.visits import VisitFilter

        year, of_type, hamlet = self.year.value(), self.type.value(), self.hamlet.value()
        return VisitFilter(
            year if isinstance(year, int) and year else None,
            CaseType(str(of_type)) if of_type not in {None, ALL} else None,
            str(hamlet) if hamlet not in {None, ALL} else "",
            self.words.shown_text().strip(),
        )

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.office import catalogues
        from desktop.registers.visits import visit_years

        self._pause.stop()
        office = self.operations.office
        known = sorted({*visit_years(office), office.today.year}, reverse=True)
        wanted = self.year.value() if self.year.value() is not None else office.today.year
        self.year.set_items([*((year, f"Năm {year}") for year in known), (0, "Mọi năm")])
        self.year.set_value(wanted)
        hamlets = ((each.name, f"Thôn {each.name}") for each in catalogues(office).hamlets)
        self.hamlet.set_items([(ALL, "Mọi thôn"), *hamlets])
        for choice in (self.type, self.hamlet):
            if choice.value() is None:
                choice.set_value(ALL)
        self._show_rows(self.narrowed(), keep)

    def _show_rows(self, narrow: VisitFilter, keep: str | None) -> None:
        """One page and one row more tell whether there is anything to count."""
        from desktop.registers.visits import VisitOrder, visit_count, visits

        office, order, falling = self.operations.office, VisitOrder(self._order[0]), self._order[1]
        begin = visits(office, narrow, order=order, falling=falling, limit=WINDOW + 1)
        self._total = len(begin) if len(begin) <= WINDOW else None
        self._asked += 1

        def window(offset: int, limit: int) -> Sequence[VisitRow]:
            if offset == 0 and limit <= WINDOW:
                return begin[:limit]
            total = self._total
            return visits(
                office, narrow, order=order, falling=falling, offset=offset, limit=limit, total=total
            )

        self.table.show_rows(RowSource(len(begin), window, _key), keep)
        self.table.set_order(*self._order)
        self.lists.setCurrentWidget(self.table if begin else self.empty)
        self._tell()
        if self._total is None:
            counted = partial(self._take_count, self._asked)
            self.operations.read(partial(visit_count, narrow=narrow), counted)
        if not begin:
            self._say_empty(narrow)
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self.table.choose_first()

    def _take_count(self, asked: int, total: int) -> None:
        """The worker has counted; a list that was asked for since does not want it any more."""
        if asked == self._asked:
            self._total = total
            self.table.rows.extend(total)
            self._tell()

    def _tell(self) -> None:
        total = self._total
        self.count.setText("Đang đếm…" if total is None else f"{number_text(total)} lượt")

    def look(self) -> None:
        """What is shown has become another: read it from its first row."""
        self.table.blockSignals(True)
        self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)
        self.read()

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling)
        self.look()

    def _look_now(self) -> None:
        self.look()
        self.table.setFocus()

    def _say_empty(self, narrow: VisitFilter) -> None:
        if narrow.type or narrow.hamlet or narrow.words:
            self.empty.show_state("Không có lượt tiếp phù hợp với bộ lọc.", "Bỏ lọc")
        else:
            within = f" trong năm {narrow.year}" if narrow.year else ""
            self.empty.show_state(f"Chưa có lượt tiếp nào{within}.", "Xem mọi năm")

    def _drop_filters(self) -> None:
        narrow = self.narrowed()
        if not (narrow.type or narrow.hamlet or narrow.words):
            self.year.set_value(0)
        self.type.set_value(ALL)
        self.hamlet.set_value(ALL)
        self.words.clear()
        self.look()
        self.take_focus()


def _key(row: VisitRow) -> str:
    return row.key
