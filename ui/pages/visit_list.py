"""Sổ lượt tiếp: the register of visits across sessions, read in windows however long it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.reception import CaseType
from ui.forms.reception_words import CASE_TYPES
from ui.pages.page import EmptyState
from ui.pages.register_list import ALL, RegisterList, answered, filter_row, kept
from ui.pages.visit_rows import columns
from ui.tables import GrowingRows, TableView
from ui.widgets.choice import Choice
from ui.widgets.figure import number_text
from ui.widgets.page_bar import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.visits import VisitFilter, VisitRow
    from ui.operations import Operations

_PAUSE_MS = 200


class VisitList(RegisterList):
    """The first page is shown at once; how many lines there are is counted meanwhile."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        table = TableView(columns(), name="Sổ lượt tiếp dân")
        super().__init__(operations, table, EmptyState("", "Bỏ lọc"), parent)
        self._order = ("number", True)
        self._rows: GrowingRows | None = None
        self._asked = 0
        types = ((each.value, word) for each, word in CASE_TYPES.items())
        self.type = Choice([(ALL, "Mọi loại"), *types], name="Loại vụ việc")
        self.hamlet = Choice([(ALL, "Mọi thôn")], name="Thôn")
        self.words = SearchField("Lọc tên, mã, nội dung…", "Ctrl+F")
        self.type.set_value(ALL)
        self.hamlet.set_value(ALL)
        self.count = QLabel()
        self._pause = self.look_while_typing(self.words, _PAUSE_MS)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        for choice in (self.year, self.type, self.hamlet):
            choice.chosen.connect(lambda _: self.look())
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._drop_filters)

    def _lay_out(self) -> None:
        self.count.setProperty("look", "second")
        fields = ((self.year, 116), (self.type, 142), (self.hamlet, 150), (self.words, 250))
        filters, foot = filter_row([(field, 84, most) for field, most in fields]), QHBoxLayout()
        foot.setContentsMargins(14, 7, 14, 9)
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self.lists, 1)
        column.addLayout(foot)

    def narrowed(self) -> VisitFilter:
        """What the filters say now."""
        from desktop.registers.visits import VisitFilter

        of_type = kept(self.type)
        return VisitFilter(
            self.kept_year(),
            CaseType(of_type) if of_type else None,
            kept(self.hamlet) or "",
            self.words.shown_text().strip(),
        )

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.office import catalogues
        from desktop.registers.visits import visit_years

        self._pause.stop()
        office = self.operations.office
        self.offer_years(visit_years(office))
        hamlets = ((each.name, f"Thôn {each.name}") for each in catalogues(office).hamlets)
        self.hamlet.set_items([(ALL, "Mọi thôn"), *hamlets])
        answered(self.type, self.hamlet)
        self._show_rows(self.narrowed(), keep)

    def _show_rows(self, narrow: VisitFilter, keep: str | None) -> None:
        from desktop.registers.visits import VisitOrder, visit_count, visits

        office, order, falling = self.operations.office, VisitOrder(self._order[0]), self._order[1]

        def read(offset: int, limit: int, total: int | None) -> Sequence[VisitRow]:
            return visits(
                office, narrow, order=order, falling=falling, offset=offset, limit=limit, total=total
            )

        rows = self._rows = GrowingRows(read)
        self._asked += 1
        self.table.show_rows(rows.source(_key), keep)
        self.table.set_order(*self._order)
        self.lists.setCurrentWidget(self.table if rows.begin else self.empty)
        self._tell()
        if rows.total is None:
            counted = partial(self._take_count, self._asked)
            self.operations.read(partial(visit_count, narrow=narrow), counted)
        if not rows.begin:
            self._say_empty(narrow)
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self.table.choose_first()

    def _take_count(self, asked: int, total: int) -> None:
        """The worker has counted; a list that was asked for since does not want it any more."""
        if asked == self._asked and self._rows is not None:
            self._rows.total = total
            self.table.rows.extend(total)
            self._tell()

    def _tell(self) -> None:
        total = self._rows.total if self._rows is not None else None
        self.count.setText("Đang đếm…" if total is None else f"{number_text(total)} lượt")

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling)
        self.look()

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
