"""Tabs with counts: one stop for Tab, arrows go on, the count is told to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.tabs import TabOption, Tabs

OPTIONS = (TabOption("all", "Tất cả", 1250), TabOption("late", "Quá hạn", 0), TabOption("done", "Đã xong"))


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    made = Tabs(OPTIONS, name="Tình trạng")
    qtbot.addWidget(made)
    made.show()
    return made


def test_arrows_choose_and_go_round(tabs: Tabs) -> None:
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.setFocus()
    for _ in range(3):
        QTest.keyClick(tabs.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(tabs.focusWidget(), Qt.Key.Key_Left)
    assert told == ["late", "done", "all", "done"]
    assert tabs.value() == "done"


def test_only_the_chosen_tab_is_a_stop(tabs: Tabs) -> None:
    tabs.set_value("late")
    stops = [b.option.value for b in tabs._buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == ["late"]
    with pytest.raises(ValueError, match="unknown tab"):
        tabs.set_value("none")


def test_counts_are_read_out_and_may_change(tabs: Tabs) -> None:
    assert [b.accessibleName() for b in tabs._buttons] == ["Tất cả: 1250", "Quá hạn: 0", "Đã xong"]
    tabs.set_options((TabOption("all", "Tất cả", 1251), *OPTIONS[1:]))
    assert tabs.options()[0].count == 1251
    assert tabs.value() == "all"


def test_pressing_the_chosen_tab_leaves_it_chosen(tabs: Tabs) -> None:
    QTest.mouseClick(tabs._buttons[0], Qt.MouseButton.LeftButton)
    assert tabs.value() == "all"
