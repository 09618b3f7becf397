"""The list of commitments by urgency, read in windows: filters above, figures and ticked rows below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.commitment_filters import ALL, CLOSED, OPEN, CommitmentFilters
from ui.pages.commitment_foot import CommitmentFoot
from ui.pages.commitment_rows import columns, groups
from ui.pages.page import EmptyState
from ui.tables import Marking, RowSource, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.commitment_figures import ByDate, CommitmentFigures, Outcome
    from desktop.registers.commitments import Bounds, CommitmentRow, Counts, Narrow
    from desktop.registers.office import Catalogues
    from ui.operations import Operations
    from ui.widgets.row_delegate import Cell

__all__ = ["ALL", "CLOSED", "OPEN", "CommitmentList"]


class CommitmentList(QFrame):
    """Signals: :attr:`make_asked` from the empty list; the rest are the table's own."""

    make_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self.counted: Counts | None = None
        self.bounds: Bounds | None = None
        self._catalogues: Catalogues | None = None
        self._order = ("urgency", False)
        self._behind: tuple[Outcome, ByDate] | None = None
        self._asked = 0
        self.filters = CommitmentFilters(operations.office.today)
        self.lead, self.show_which = self.filters.lead, self.filters.show_which
        self.table = TableView(
            columns(operations.office.today, self._short_name, self._tick), name="Danh sách cam kết"
        )
        self.marks = Marking(self.table)
        self.empty = EmptyState("Mọi cam kết đã xong.", "Xem việc đã xong")
        self.lists = QStackedWidget()
        self.foot = CommitmentFoot()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.filters)
        inside.addWidget(self.lists, 1)
        inside.addWidget(self.foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self.look)
        self.filters.entered.connect(self.take_focus)
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._act_on_empty)
        self.marks.changed.connect(lambda: self.foot.show_marked(len(self.marks.keys())))
        self.foot.unmarked.connect(self._unmark)
        self.foot.asked.connect(self.look_behind)
        self.foot.all_asked.connect(partial(self.look_behind, None, None))

    def take_focus(self) -> None:
        """The cursor into the rows; without rows, to the one thing that can be done."""
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    @property
    def catalogues(self) -> Catalogues:
        """What was offered at the last reading. Raises ``RuntimeError`` before the first."""
        if self._catalogues is None:
            raise RuntimeError("the list was not read yet")
        return self._catalogues

    def narrow(self) -> Narrow:
        """What the list keeps now: the filters, or the promises behind a figure."""
        from desktop.registers.commitment_figures import list_behind

        narrow = self.filters.narrow()
        if self._behind is None:
            return narrow
        return list_behind(narrow, self._behind[0], self.operations.office.today, self._behind[1])

    def _short_name(self, name: str) -> str:
        body = next((each for each in self.catalogues.bodies if each.name == name), None)
        return (body.abbreviation if body else None) or name

    def _tick(self, key: str) -> Cell:
        return self.marks.cell(key)

    def _unmark(self) -> None:
        self.marks.clear()
        self.table.setFocus()

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters, ticks and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.commitment_figures import commitment_figures
        from desktop.registers.commitments import bounds_of, counts, promise_years
        from desktop.registers.office import catalogues

        office = self.operations.office
        self._catalogues = catalogues(office)
        self.filters.offer(self._catalogues, promise_years(office))
        self.bounds = bounds_of(office)
        narrow = self.narrow()
        self.counted = counts(office, narrow, self.bounds)
        self._show_rows(narrow, keep)
        self._asked += 1
        self.operations.read(
            partial(commitment_figures, narrow=narrow), partial(self._take_figures, self._asked)
        )

    def _take_figures(self, asked: int, found: CommitmentFigures) -> None:
        """Counted meanwhile; a list that was asked for since does not want them any more."""
        if asked == self._asked:
            self.foot.show_figures(found)
            self.foot.show_behind(self._behind)

    def look(self) -> None:
        """What is shown has become another: read it from its first row."""
        self.table.blockSignals(True)
        self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)
        self.read()

    def look_behind(self, outcome: Outcome | None, by: ByDate | None) -> None:
        """The promises that one figure counts, or the usual list again."""
        self._behind = (outcome, by) if outcome is not None and by is not None else None
        self.foot.show_behind(self._behind)
        self.look()

    def show_again(self, key: str) -> None:
        """Read so that the commitment just written is in sight, whatever the filters said."""
        self.read(key)
        if self.table.chosen_key() == key:
            return
        self._behind = None
        self.filters.clear(ALL if self.show_which.value() == ALL else OPEN)
        self.read(key)
        if self.table.chosen_key() != key:
            self.filters.clear(ALL)
            self.read(key)

    def _show_rows(self, narrow: Narrow, keep: str | None) -> None:
        from desktop.registers.commitments import Order, commitments, place_of

        office, counted, bounds = self.operations.office, self.counted, self.bounds
        assert counted is not None
        assert bounds is not None
        order, falling = Order(self._order[0]), self._order[1]
        heads = groups(counted, bounds.soon_days) if order is Order.URGENCY else ()

        def window(offset: int, limit: int) -> Sequence[CommitmentRow]:
            return commitments(
                office, narrow, bounds, order=order, falling=falling, offset=offset, limit=limit,
                counted=counted,
            )  # fmt: skip

        def place(key: str) -> int | None:
            found = place_of(office, key, narrow, bounds, counted, order=order, falling=falling)
            if found is None:
                return None
            at, start, above = found[0], 0, 0
            for head in heads:
                above += start <= at
                start += head.count
            return at + above if self.table.rows.key_at(at + above) == key else None

        before = self.table.currentIndex().row()
        self.table.show_rows(RowSource(counted.total, window, _key, heads, place), keep)
        self.table.set_order(*self._order)
        self.lists.setCurrentWidget(self.table if counted.total else self.empty)
        if not counted.total:
            self._say_empty()
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self._choose_near(before)

    def _choose_near(self, place: int) -> None:
        """The row before is not in the list any more: the one that took its place."""
        rows = self.table.rows
        at = min(max(place, 0), rows.rowCount() - 1)
        near = next((n for n in range(at, rows.rowCount()) if not rows.is_group(n)), None)
        if near is None:
            near = next(n for n in range(at, -1, -1) if not rows.is_group(n))
        self.table.choose(rows.key_at(near) or "")

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling and order != "urgency")
        self.look()

    def _say_empty(self) -> None:
        show = self.show_which.value()
        if self._behind is not None or self.filters.is_narrowed() or show == CLOSED:
            self.empty.show_state("Không có cam kết phù hợp với bộ lọc.", "Bỏ lọc")
        elif show == OPEN and self._has_any():
            self.empty.show_state("Mọi cam kết đã xong.", "Xem việc đã xong")
        else:
            self.empty.show_state("Chưa có cam kết nào.", "Cam kết mới")

    def _has_any(self) -> bool:
        from desktop.registers.commitments import counts

        return bool(counts(self.operations.office).total)

    def _act_on_empty(self) -> None:
        show = self.show_which.value()
        narrowed = self._behind is not None or self.filters.is_narrowed()
        if not narrowed and show != CLOSED and not self._has_any():
            self.make_asked.emit()
            return
        self._behind = None
        self.filters.clear(CLOSED if not narrowed and show == OPEN else OPEN)
        self.read()
        self.table.setFocus()


def _key(row: CommitmentRow) -> str:
    return row.key
