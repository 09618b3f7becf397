"""The one table: windows of rows, groups, keyboard, order, what a screen reader hears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing_hand import letters, press
from ui.tables import Column, Group, RowSource, TableView
from ui.tables.model import WINDOW
from ui.widgets.row_delegate import CELL_ROLE, Cell, GroupCell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COLUMNS = (
    Column("number", "Số", lambda row: Cell(str(row), bold=True), 60, order="number"),
    Column("what", "Việc", lambda row: Cell(f"Việc {row}", f"nguồn {row}"), 120, stretch=True),
    Column("count", "Người", lambda _row: Cell("", align="right"), 70, right=True, narrow_width=0),
)


class Rows:
    """Numbers 0, 1, 2… that remember which windows were read."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.read: list[tuple[int, int]] = []

    def window(self, offset: int, limit: int) -> Sequence[int]:
        self.read.append((offset, limit))
        return range(offset, min(offset + limit, self.total))

    def source(self, groups: tuple[Group, ...] = ()) -> RowSource:
        return RowSource(self.total, self.window, str, groups)


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    made = TableView(COLUMNS, name="Danh sách thử")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_a_list_of_a_hundred_thousand_rows_reads_only_what_is_seen(table: TableView) -> None:
    rows = Rows(100_000)
    table.show_rows(rows.source())
    table.grab()
    assert table.rows.rowCount() == 100_000
    assert rows.read == [(0, WINDOW)]
    for at in range(0, 100_000, 5_000):
        assert table.rows.key_at(at) == str(at)
    assert table.rows.windows_kept() <= 6
    press(table, Qt.Key.Key_End)
    assert table.chosen_row() == 99_999


def test_groups_head_their_rows_and_are_passed_over(table: TableView) -> None:
    late, soon = GroupCell("Quá hạn (2)", "triangle", "late"), GroupCell("Sắp đến hạn (3)", "clock", "warn")
    table.show_rows(Rows(5).source((Group(late, 2), Group(GroupCell("Hôm nay (0)"), 0), Group(soon, 3))))
    shown = [table.rows.key_at(row) for row in range(table.rows.rowCount())]
    assert shown == [None, "0", "1", None, "2", "3", "4"]
    table.choose_first()
    assert table.chosen_key() == "0"
    for wanted in ("1", "2", "3"):
        press(table, Qt.Key.Key_Down)
        assert table.chosen_key() == wanted
    for wanted in ("2", "1", "0", "0"):
        press(table, Qt.Key.Key_Up)
        assert table.chosen_key() == wanted
    assert table.columnSpan(0, 0) == len(COLUMNS)
    assert table.rowHeight(0) < table.rowHeight(1)
    assert table.rows.index(0, 1).data(CELL_ROLE) == late


def test_the_chosen_row_stays_chosen_when_the_list_is_read_again(table: TableView) -> None:
    table.show_rows(Rows(9).source())
    assert table.choose("4")
    told: list[object] = []
    table.chosen.connect(told.append)
    table.show_rows(Rows(7).source())
    assert table.chosen_key() == "4"
    assert told == [4]
    table.show_rows(Rows(3).source())
    assert table.chosen_row() is None
    assert not table.choose("6")


def test_enter_and_a_double_click_open_the_row(table: TableView, qtbot: QtBot) -> None:
    table.show_rows(Rows(3).source())
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.choose("1")
    press(table, Qt.Key.Key_Return)
    spot = table.visualRect(table.rows.index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [1, 2]


def test_letters_choose_nothing(table: TableView) -> None:
    table.show_rows(Rows(30).source())
    table.choose("1")
    letters(table, "20")
    assert table.chosen_key() == "1"


def test_ctrl_arrows_and_the_head_ask_for_an_order(table: TableView) -> None:
    table.show_rows(Rows(3).source())
    table.choose("1")
    asked: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda order, falling: asked.append((order, falling)))
    press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    table.set_order("number", descending=True)
    table.horizontalHeader().sectionClicked.emit(0)
    table.horizontalHeader().sectionClicked.emit(1)
    assert asked == [("number", True), ("number", False), ("number", False)]


def test_a_screen_reader_hears_head_and_cell(table: TableView) -> None:
    table.show_rows(Rows(3).source())
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.rows.index(1, 1).data(role) == "Việc: Việc 1, nguồn 1"
    assert table.rows.index(1, 2).data(role) == "Người: –"
    assert table.rows.index(1, 2).data(Qt.ItemDataRole.DisplayRole) == "–"
    assert table.rows.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) == "Việc 1\nnguồn 1"
    assert table.accessibleName() == "Danh sách thử"


def test_columns_fill_the_pane_and_leave_when_it_is_narrow(table: TableView, qtbot: QtBot) -> None:
    table.show_rows(Rows(3).source())
    assert sum(table.columnWidth(n) for n in range(3)) == table.viewport().width()
    assert not table.isColumnHidden(2)
    table.resize(200, 400)
    qtbot.waitUntil(lambda: table.isColumnHidden(2))
    assert not table.horizontalScrollBar().isVisible()


def test_a_record_where_a_heading_stood_has_a_record_s_height(table: TableView) -> None:
    """After an act the groups change: a row kept the height of the heading that stood there before."""
    late, soon = GroupCell("Quá hạn (1)", "late", "triangle"), GroupCell("Còn thời gian (1)")
    table.show_rows(Rows(2).source((Group(late, 1), Group(soon, 1))))
    usual = table.rowHeight(1)
    assert table.rowHeight(2) < usual
    table.show_rows(Rows(3).source((Group(soon, 3),)))
    assert [table.rowHeight(row) for row in (1, 2, 3)] == [usual] * 3
    table.show_rows(Rows(4).source())
    assert {table.rowHeight(row) for row in range(4)} == {usual}
