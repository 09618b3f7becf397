"""The list of petitions with its tabs and filters, read in windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.petition import Channel, PetitionType
from ui.forms.petition_words import CHANNELS, TYPES
from ui.pages.page import EmptyState
from ui.pages.petition_rows import columns
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.page_bar import SearchField
from ui.widgets.tabs import TabOption, Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.petitions import Bounds, Filters, PetitionRow, TabCounts
    from ui.operations import Operations

ALL = "all"
_TABS = (
    (ALL, "Tất cả"),
    ("unclassified", "Chưa phân loại"),
    ("in_progress", "Đang xử lý"),
    ("soon", "Sắp đến hạn"),
    ("overdue", "Quá hạn"),
    ("done", "Đã xong"),
)
_PAUSE_MS = 250


class PetitionList(QFrame):
    """Signals: :attr:`make_asked` and :attr:`export_asked` from its buttons; the rest are the table's own."""

    make_asked = Signal()
    export_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self.counts: TabCounts | None = None
        self.bounds: Bounds | None = None
        self._order = ("number", True)
        self.tabs = Tabs((TabOption(value, label) for value, label in _TABS), name="Tình trạng xử lý đơn")
        self.year = Choice(name="Năm")
        self.type = Choice(
            [(ALL, "Mọi loại đơn"), *((k.value, w) for k, w in TYPES.items())], name="Loại đơn"
        )
        self.channel = Choice(
            [(ALL, "Mọi nguồn đến"), *((k.value, w) for k, w in CHANNELS.items())], name="Nguồn đến"
        )
        self.type.set_value(ALL)
        self.channel.set_value(ALL)
        self.words = SearchField("Lọc danh sách…", "Ctrl+F")
        self.export = ActionButton("Xuất Excel", "table", name="Xuất Excel sổ theo dõi đơn thư")
        self.table = TableView(columns(), name="Danh sách đơn thư")
        self.empty = EmptyState("Không có đơn phù hợp với bộ lọc.", "Bỏ lọc")
        self.lists = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _: self.look())
        for choice in (self.year, self.type, self.channel):
            choice.chosen.connect(lambda _: self.look())
        self.words.typed.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._look_now)
        self._pause.timeout.connect(self.look)
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._act_on_empty)
        self.export.clicked.connect(self.export_asked)

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 8, 12, 8)
        filters.setSpacing(8)
        for field, least, most in (
            (self.year, 118, 122), (self.type, 112, 142), (self.channel, 116, 150), (self.words, 122, 230),
        ):  # fmt: skip
            field.setMinimumWidth(current().px(least))
            field.setMaximumWidth(current().px(most))
            filters.addWidget(field, most)
        filters.addStretch(1)
        filters.addWidget(self.export)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.tabs)
        inside.addWidget(ruler)
        inside.addLayout(filters)
        inside.addWidget(self.lists, 1)

    def take_focus(self) -> None:
        """The cursor into the rows; without rows, to the one thing that can be done."""
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    def filters(self) -> Filters:
        """What the filters say now."""
        from desktop.registers.petitions import Filters

        year, kind, channel = self.year.value(), self.type.value(), self.channel.value()
        return Filters(
            year=year if isinstance(year, int) and year else None,
            type=PetitionType(str(kind)) if kind not in {None, ALL} else None,
            channel=Channel(str(channel)) if channel not in {None, ALL} else None,
            words=self.words.shown_text().strip(),
        )

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.petitions import Tab, bounds_of, tab_counts, years

        self._pause.stop()
        office = self.operations.office
        known = sorted({*years(office), office.today.year}, reverse=True)
        wanted = self.year.value() if self.year.value() is not None else office.today.year
        self.year.set_items([*((year, f"Năm {year}") for year in known), (0, "Mọi năm")])
        self.year.set_value(wanted)
        for choice in (self.type, self.channel):
            if choice.value() is None:
                choice.set_value(ALL)
        self.bounds = bounds_of(office)
        self.counts = tab_counts(office, self.filters(), self.bounds)
        self.tabs.set_options(TabOption(value, label, self.counts.of(Tab(value))) for value, label in _TABS)
        self._show_rows(keep)

    def show_again(self, key: str, year: int) -> None:
        """Read so that the petition just written is in sight, whatever the filters said."""
        self.read(key)
        if self.table.chosen_key() == key:
            return
        self._drop_filters()
        self.year.set_value(year)
        self.tabs.set_value(ALL)
        self.read(key)

    def _show_rows(self, keep: str | None) -> None:
        from desktop.registers.petitions import Order, Tab, petitions, place_of

        office, filters, bounds = self.operations.office, self.filters(), self.bounds
        tab, order, falling = Tab(self.tabs.value()), Order(self._order[0]), self._order[1]
        assert self.counts is not None
        assert bounds is not None
        total, at = self.counts.of(tab), self.table.currentIndex().row()

        def window(offset: int, limit: int) -> Sequence[PetitionRow]:
            return petitions(
                office, filters, bounds, tab, order=order, falling=falling, offset=offset, limit=limit,
                total=total,
            )  # fmt: skip

        def place(key: str) -> int | None:
            return place_of(office, key, filters, bounds, tab, order=order, falling=falling)

        self.table.show_rows(RowSource(total, window, _key, place=place), keep)
        self.table.set_order(*self._order)
        self.lists.setCurrentWidget(self.table if total else self.empty)
        if not total:
            self._say_empty()
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            self.table.choose(self.table.rows.key_at(min(max(at, 0), total - 1)) or "")

    def look(self) -> None:
        """What is shown has become another: read it from its first row."""
        self._forget_place()
        self.read()

    def _forget_place(self) -> None:
        self.table.blockSignals(True)
        self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling)
        self._forget_place()
        self._show_rows(None)

    def _look_now(self) -> None:
        self.look()
        self.table.setFocus()

    def has_filters(self) -> bool:
        """Whether anything but the year narrows the list."""
        filters = self.filters()
        return bool(filters.type or filters.channel or filters.words or self.tabs.value() != ALL)

    def _say_empty(self) -> None:
        if self.has_filters():
            self.empty.show_state("Không có đơn phù hợp với bộ lọc.", "Bỏ lọc")
        else:
            year = self.filters().year
            within = f" trong năm {year}" if year else ""
            self.empty.show_state(f"Chưa có đơn nào{within}.", "Vào sổ đơn", "F7")

    def _act_on_empty(self) -> None:
        if not self.has_filters():
            self.make_asked.emit()
            return
        self._drop_filters()
        self.tabs.set_value(ALL)
        self.look()
        self.take_focus()

    def _drop_filters(self) -> None:
        self.type.set_value(ALL)
        self.channel.set_value(ALL)
        self.words.clear()


def _key(row: PetitionRow) -> str:
    return row.key
