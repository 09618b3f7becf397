"""The list of petitions with its tabs and filters, read in windows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.petition import Channel, PetitionType
from ui.forms.petition_words import CHANNELS, TYPES
from ui.pages.details import ruler
from ui.pages.page import EmptyState
from ui.pages.petition_rows import columns
from ui.pages.register_list import ALL, RegisterList, answered, filter_row, kept
from ui.tables import GrowingRows, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.page_bar import SearchField
from ui.widgets.tabs import TabOption, Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.petitions import Bounds, Filters, PetitionRow, TabCounts
    from ui.operations import Operations

_TABS = (
    (ALL, "Tất cả"),
    ("unclassified", "Chưa phân loại"),
    ("in_progress", "Đang xử lý"),
    ("soon", "Sắp đến hạn"),
    ("overdue", "Quá hạn"),
    ("done", "Đã xong"),
)
_PAUSE_MS = 250


class PetitionList(RegisterList):
    """The first page is shown at once; how many petitions stand in each tab is counted meanwhile.

    Signals: :attr:`make_asked` and :attr:`export_asked` from its buttons, :attr:`counted` with every tab's
    count and the year they are of (None for all); the rest are the table's own.
    """

    counted = Signal(object, object)
    make_asked = Signal()
    export_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        table = TableView(columns(), name="Danh sách đơn thư")
        empty = EmptyState("Không có đơn phù hợp với bộ lọc.", "Bỏ lọc")
        super().__init__(operations, table, empty, parent)
        self.counts: TabCounts | None = None
        self.bounds: Bounds | None = None
        self._order = ("number", True)
        self._rows: GrowingRows | None = None
        self._asked = 0
        self.tabs = Tabs((TabOption(value, label) for value, label in _TABS), name="Tình trạng xử lý đơn")
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
        self._pause = self.look_while_typing(self.words, _PAUSE_MS)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _: self.look())
        for choice in (self.year, self.type, self.channel):
            choice.chosen.connect(lambda _: self.look())
        self.table.sort_asked.connect(self._sort)
        self.empty.asked.connect(self._act_on_empty)
        self.export.clicked.connect(self.export_asked)

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        filters = filter_row((
            (self.year, 118, 122), (self.type, 112, 142), (self.channel, 116, 150), (self.words, 122, 230),
        ))  # fmt: skip
        filters.addWidget(self.export)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.tabs)
        inside.addWidget(ruler())
        inside.addLayout(filters)
        inside.addWidget(self.lists, 1)

    def filters(self) -> Filters:
        """What the filters say now."""
        from desktop.registers.petitions import Filters

        kind, channel = kept(self.type), kept(self.channel)
        return Filters(
            year=self.kept_year(),
            type=PetitionType(kind) if kind else None,
            channel=Channel(channel) if channel else None,
            words=self.words.shown_text().strip(),
        )

    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""
        from desktop.registers.petitions import bounds_of, tab_counts, years

        self._pause.stop()
        office = self.operations.office
        self.offer_years(years(office))
        answered(self.type, self.channel)
        filters, bounds = self.filters(), bounds_of(office)
        self.bounds, self.counts = bounds, None
        self._asked += 1
        self._show_rows(keep)
        if self.counts is None:
            self.operations.read(
                partial(tab_counts, filters=filters, bounds=bounds), partial(self._take_counts, self._asked)
            )

    def _take_counts(self, asked: int, counts: TabCounts) -> None:
        """The worker has counted; a list that was asked for since does not want it any more."""
        from desktop.registers.petitions import Tab

        if asked != self._asked:
            return
        self._tell(counts)
        if self._rows is not None and self._rows.total is None:
            self._rows.total = counts.of(Tab(self.tabs.value()))
            self.table.rows.extend(self._rows.total)

    def _tell(self, counts: TabCounts) -> None:
        from desktop.registers.petitions import Tab

        self.counts = counts
        self.tabs.set_options(TabOption(value, label, counts.of(Tab(value))) for value, label in _TABS)
        self.counted.emit(counts, self.kept_year())

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
        from desktop.registers.petitions import Order, Tab, petitions, place_of, tab_counts

        office, filters, bounds = self.operations.office, self.filters(), self.bounds
        tab, order, falling = Tab(self.tabs.value()), Order(self._order[0]), self._order[1]
        assert bounds is not None
        at = self.table.currentIndex().row()

        def read(offset: int, limit: int, total: int | None) -> Sequence[PetitionRow]:
            return petitions(
                office, filters, bounds, tab, order=order, falling=falling, offset=offset, limit=limit,
                total=total,
            )  # fmt: skip

        def place(key: str) -> int | None:
            return place_of(office, key, filters, bounds, tab, order=order, falling=falling)

        rows = self._rows = GrowingRows(read, self.counts.of(tab) if self.counts else None)
        if rows.total is None and not _is_among(rows.begin, keep or self.table.chosen_key()):
            counts = tab_counts(office, filters, bounds)
            rows.total = counts.of(tab)
            self._tell(counts)
        self.table.show_rows(rows.source(_key, place), keep)
        self.table.set_order(*self._order)
        self.lists.setCurrentWidget(self.table if rows.begin else self.empty)
        if not rows.begin:
            self._say_empty()
            self.table.chosen.emit(None)
        elif self.table.chosen_row() is None:
            last = self.table.rows.rowCount() - 1
            self.table.choose(self.table.rows.key_at(min(max(at, 0), last)) or "")

    def _sort(self, order: str, falling: bool) -> None:
        self._order = (order, falling)
        self.forget_place()
        self._show_rows(None)

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


def _is_among(rows: Sequence[PetitionRow], key: str | None) -> bool:
    """Whether the row that is to be chosen is there; none is wanted in a new list."""
    return key is None or any(row.key == key for row in rows)
