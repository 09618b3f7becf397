"""The wall calendar and the year strip by keyboard: where one stands is always said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.style import apply_theme
from ui.widgets.month_grid import MonthGrid
from ui.widgets.month_page import GridDay, GridEntry
from ui.widgets.month_strip import MonthCell, MonthStrip, StripRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
TODAY = date(2026, 11, 12)


def _days() -> list[GridDay]:
    first = date(2026, 10, 26)
    days = {first + timedelta(days=n): GridDay(first + timedelta(days=n)) for n in range(42)}
    two = (GridEntry("a", "accent", "check-circle", "Bí thư"), GridEntry("b", "info", "clock", "CT UBND"))
    days[date(2026, 11, 10)] = GridDay(date(2026, 11, 10), entries=two)
    holiday = date(2026, 11, 24)
    days[holiday] = GridDay(holiday, "holiday", "Ngày Văn hóa Việt Nam")
    made_up = date(2026, 11, 28)
    days[made_up] = GridDay(made_up, "made_up", "làm bù")
    return list(days.values())


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    made = MonthGrid(name="Lịch", today=TODAY)
    qtbot.addWidget(made)
    made.resize(800, 460)
    made.show_month(TODAY, _days())
    made.show()
    made.setFocus()
    return made


def test_arrows_go_through_the_entries_of_a_day_before_the_next_week(grid: MonthGrid) -> None:
    grid.choose_entry("a")
    told: list[tuple[date, str]] = []
    grid.chosen.connect(lambda day, key: told.append((day, key)))
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_Up, KEY.Key_Left):
        QTest.keyClick(grid, key)
    ten = date(2026, 11, 10)
    assert told == [
        (ten, "b"), (date(2026, 11, 17), ""), (ten, "b"), (ten, "a"), (date(2026, 11, 9), ""),
    ]  # fmt: skip


def test_paging_and_home_ask_for_the_month_and_enter_opens(grid: MonthGrid) -> None:
    asked: list[date] = []
    opened: list[tuple[date, str]] = []
    grid.month_asked.connect(asked.append)
    grid.opened.connect(lambda day, key: opened.append((day, key)))
    grid.choose_entry("b")
    QTest.keyClick(grid, KEY.Key_Return)
    QTest.keyClick(grid, KEY.Key_PageDown)
    assert opened == [(date(2026, 11, 10), "b")]
    assert asked == [date(2026, 12, 10)]
    QTest.keyClick(grid, KEY.Key_Home)
    assert grid.day() == TODAY


def test_a_day_past_the_months_edge_asks_for_its_month(grid: MonthGrid) -> None:
    asked: list[date] = []
    grid.month_asked.connect(asked.append)
    grid.show_month(TODAY, _days(), date(2026, 11, 1))
    QTest.keyClick(grid, KEY.Key_Left)
    assert asked == [date(2026, 10, 31)]


def test_where_one_stands_is_said_with_the_holiday(grid: MonthGrid) -> None:
    grid.show_month(TODAY, _days(), date(2026, 11, 24))
    assert grid.accessibleName() == "Lịch: Thứ Ba, 24/11/2026, Ngày Văn hóa Việt Nam"
    grid.choose_entry("a")
    assert grid.accessibleName() == "Lịch: Thứ Ba, 10/11/2026, Bí thư, CT UBND"


def test_a_click_chooses_the_day_and_the_entry_under_it(grid: MonthGrid) -> None:
    spot = grid.spot(date(2026, 11, 10)).toRect()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot.topLeft() + QPoint(12, 55))
    assert (grid.day(), grid.entry_key()) == (date(2026, 11, 10), "b")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(800, 460), (420, 200), (1100, 900)])
def test_it_draws_itself_in_any_size_and_theme(
    app: QApplication, grid: MonthGrid, size: tuple[int, int], dark: bool
) -> None:
    apply_theme(app, dark=dark, point_size=16 if dark else 10.5)
    grid.resize(*size)
    try:
        picture = grid.grab().toImage()
    finally:
        apply_theme(app, dark=False)
    colours = {picture.pixel(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
    assert len(colours) > 5


def _strip(qtbot: QtBot) -> MonthStrip:
    months = tuple(MonthCell("2/2", "ok", "check-circle", f"Tháng {n}: đủ") for n in range(1, 13))
    strip = MonthStrip(name="Số buổi")
    qtbot.addWidget(strip)
    strip.resize(780, 90)
    strip.show_rows([StripRow("Bí thư", months, MonthCell("24/24", "ok")),
                     StripRow("CT UBND", months, MonthCell("24/24", "ok"))], marked=11)  # fmt: skip
    strip.show()
    return strip


def test_the_strip_begins_at_this_month_and_says_each_one(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    pointed: list[str] = []
    asked: list[tuple[int, int]] = []
    strip.pointed.connect(pointed.append)
    strip.activated.connect(lambda row, month: asked.append((row, month)))
    for key in (KEY.Key_Left, KEY.Key_Down, KEY.Key_Return):
        QTest.keyClick(strip, key)
    assert pointed[-2:] == ["Tháng 10: đủ", "Tháng 10: đủ"]
    assert asked == [(1, 10)]
    assert strip.accessibleName() == "Số buổi: Tháng 10: đủ"
