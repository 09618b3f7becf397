"""Đơn thư with 20,000 petitions: shown before they are counted, found far down, never held in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from benchmarks.petition_lists import fill
from desktop.office import Office
from tests import builders
from tests.ui.pages.petition_scenes import settle
from ui.operations import Operations
from ui.pages.petition_list import PetitionList

MANY = 20_000


def _many(office: Office) -> None:
    fill(office.file, MANY)


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[PetitionList]:
    desk = Operations(builders.office_with(tmp_path, _many))
    made = PetitionList(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.read()
    yield made
    settle(desk)
    desk.close()


def scroll_through(shown: PetitionList, rows: int) -> int:
    """The most bytes held while the table draws a screenful at twenty places down its rows."""
    tracemalloc.start()
    for row in range(0, rows, rows // 20):
        shown.table.scrollTo(shown.table.rows.index(row, 0))
        shown.table.viewport().grab()
        shown.table.rows.data(shown.table.rows.index(row + 99, 0), Qt.ItemDataRole.DisplayRole)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_the_first_page_is_there_before_the_tabs_are_counted(shown: PetitionList) -> None:
    assert shown.counts is None
    assert shown.table.chosen_row().number == MANY
    settle(shown.operations)
    assert shown.table.rows.rowCount() == MANY
    assert shown.tabs.options()[0].count == MANY
    assert shown.tabs.options()[-1].count == MANY * 4 // 5


def test_a_row_far_down_stays_chosen_when_the_register_is_read_again(shown: PetitionList) -> None:
    shown.read("don-10000")
    assert shown.table.chosen_key() == "don-10000"
    settle(shown.operations)
    shown.read()
    assert shown.table.chosen_key() == "don-10000"


def test_counts_of_a_list_no_longer_asked_for_are_not_shown(shown: PetitionList) -> None:
    shown.words.setText("không có đơn này")
    shown.look()
    settle(shown.operations)
    assert [option.count for option in shown.tabs.options()] == [0] * 6
    assert shown.table.rows.rowCount() == 0


def test_memory_stays_flat_while_one_scrolls(shown: PetitionList) -> None:
    settle(shown.operations)
    scroll_through(shown, 1000)
    few, all_of_them = scroll_through(shown, 1000), scroll_through(shown, MANY)
    assert shown.table.rows.windows_kept() <= 6
    assert all_of_them < few * 1.5
