"""The list of commitments by urgency, read in windows, with its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import limit_on
from desktop.domain.errors import Refusal
from ui.pages.commitment_rows import columns, groups
from ui.pages.page import EmptyState
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.commitments import CommitmentRow, Counts
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

ALL, OPEN, CLOSED = "all", "open", "closed"
SOON_LIMIT = "due-soon"
_SHOWN = ((OPEN, "Chưa xong"), (CLOSED, "Đã xong"), (ALL, "Tất cả"))


class CommitmentList(QFrame):
    """Signals: :attr:`make_asked` from the empty list; the rest are the table's own."""

    make_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self.counted: Counts | None = None
        self.lead = Choice([(ALL, "Mọi cơ quan chủ trì")], name="Cơ quan chủ trì")
        self.show_which = Choice(_SHOWN, name="Tình trạng")
        self.lead.set_value(ALL)
        self.show_which.set_value(OPEN)
        self.table = TableView(columns(operations.office.today, self._short_name), name="Danh sách cam kết")
        self.empty = EmptyState("Mọi cam kết đã xong.", "Xem việc đã xong")
        self.lists = QStackedWidget()
        self._catalogues: Catalogues | None = None
        self._lay_out()
        self.lead.chosen.connect(lambda _: self.read())
        self.show_which.chosen.connect(lambda _: self.read())
        self.empty.asked.connect(self._act_on_empty)

    def take_focus(self) -> None:
        """The cursor into the rows; without rows, to the one thing that can be done."""
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 10, 12, 10)
        for choice, width in ((self.lead, 268), (self.show_which, 128)):
            choice.setMaximumWidth(current().px(width))
            filters.addWidget(choice, 1)
        filters.addStretch(1)
        filters.setSpacing(8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(filters)
        inside.addWidget(self.lists, 1)

    @property
    def catalogues(self) -> Catalogues:
        """What was offered at the last reading. Raises ``RuntimeError`` before the first."""
        if self._catalogues is None:
            raise RuntimeError("the list was not read yet")
        return self._catalogues

    def _short_name(self, name: str) -> str:
        body = next((each for each in self.catalogues.bodies if each.name == name), None)
        return (body.abbreviation if body else None) or name

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.commitments import Show, counts
        from desktop.registers.office import catalogues

        office = self.operations.office
        self._catalogues = catalogues(office)
        bodies = ((body.key, body.name) for body in self._catalogues.bodies)
        self.lead.set_items([(ALL, "Mọi cơ quan chủ trì"), *bodies])
        if self.lead.value() is None:
            self.lead.set_value(ALL)
        if self.show_which.value() is None:
            self.show_which.set_value(OPEN)
        show, lead = Show(str(self.show_which.value())), self._lead_key()
        self.counted = counts(office, show=show, lead=lead)
        self._show_rows(show, lead, keep)

    def show_again(self, key: str) -> None:
        """Read so that the commitment just written is in sight, whatever the filters said."""
        self.read(key)
        if self.table.chosen_key() == key:
            return
        self.lead.set_value(ALL)
        if self.show_which.value() == CLOSED:
            self.show_which.set_value(OPEN)
        self.read(key)

    def _lead_key(self) -> str | None:
        return None if self.lead.value() == ALL else str(self.lead.value())

    def _show_rows(self, show: str, lead: str | None, keep: str | None) -> None:
        from desktop.registers.commitments import Show, commitments

        office, counted = self.operations.office, self.counted
        assert counted is not None

        def window(offset: int, limit: int) -> Sequence[CommitmentRow]:
            return commitments(office, show=Show(show), lead=lead, offset=offset, limit=limit)

        heads = groups(counted, self._soon_days())
        total = sum(group.count for group in heads)
        place = self.table.currentIndex().row()
        self.table.show_rows(RowSource(total, window, _key, heads), keep)
        self.lists.setCurrentWidget(self.table if total else self.empty)
        if not total:
            self._say_empty(show, lead)
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self._choose_near(place)

    def _choose_near(self, place: int) -> None:
        """The row before is not in the list any more: the one that took its place."""
        rows = self.table.rows
        at = max(place, 0)
        near = next((n for n in range(at, rows.rowCount()) if rows.key_at(n) is not None), None)
        if near is None:
            near = next(n for n in range(rows.rowCount() - 1, -1, -1) if rows.key_at(n) is not None)
        self.table.choose(rows.key_at(near) or "")

    def _soon_days(self) -> int:
        try:
            return limit_on(self.catalogues.limits, SOON_LIMIT, self.operations.office.today).count
        except Refusal:
            return 0

    def _say_empty(self, show: str, lead: str | None) -> None:
        if lead is not None or show == CLOSED:
            self.empty.show_state("Không có cam kết phù hợp với bộ lọc.", "Bỏ lọc")
        elif show == OPEN and self._has_any():
            self.empty.show_state("Mọi cam kết đã xong.", "Xem việc đã xong")
        else:
            self.empty.show_state("Chưa có cam kết nào.", "Cam kết mới")

    def _has_any(self) -> bool:
        from desktop.registers.commitments import counts

        return any(count for _, count in counts(self.operations.office).by_urgency)

    def _act_on_empty(self) -> None:
        lead, show = self._lead_key(), self.show_which.value()
        if lead is None and show != CLOSED and not self._has_any():
            self.make_asked.emit()
            return
        self.lead.set_value(ALL)
        self.show_which.set_value(CLOSED if lead is None and show == OPEN else OPEN)
        self.read()
        self.table.setFocus()


def _key(row: CommitmentRow) -> str:
    return row.key
