"""The sections of Quản trị: groups under headings, found by a word with or without marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing_hand import compose, letters, press
from ui.pages.administration_list import SectionList
from ui.pages.administration_sections import GROUPS_SHOWN, sections

Key = Qt.Key


@pytest.fixture
def found(qtbot: QtBot, app: QApplication) -> SectionList:
    made = SectionList(sections(), GROUPS_SHOWN)
    qtbot.addWidget(made)
    made.resize(236, 600)
    made.show()
    made.activateWindow()
    QCoreApplication.processEvents()
    return made


def titles(found: SectionList) -> list[str]:
    return [each.title for each in found.shown()]


def chosen(found: SectionList) -> list[str]:
    keys: list[str] = []
    found.chosen.connect(lambda section: keys.append(section.key))
    return keys


def test_every_section_stands_under_one_of_the_headings(found: SectionList) -> None:
    assert {each.group for each in sections()} <= set(GROUPS_SHOWN)
    assert len(found.shown()) == len(sections())
    assert found.table.rows.is_group(0)
    assert found.table.rows.data(found.table.rows.index(0, 0)) == "Cơ quan"


def test_a_word_without_marks_finds_what_else_the_section_is_called(found: SectionList) -> None:
    letters(found.words, "sang toi")
    assert titles(found) == ["Hiển thị"]
    found.words.clear()
    compose(found.words, "Tết")
    assert titles(found) == ["Ngày nghỉ, ngày làm bù"]


def test_enter_in_the_box_goes_to_the_first_found_and_into_it(found: SectionList) -> None:
    keys, into = chosen(found), QObject(found)
    found.entered.connect(lambda: into.setProperty("asked", True))
    found.look()
    letters(found.words, "linh vuc")
    assert keys == []
    press(found.words, Key.Key_Return)
    assert keys == ["areas"]
    assert into.property("asked") is True
    assert found.has_focus()


def test_arrow_down_goes_from_the_box_into_the_list(found: SectionList) -> None:
    keys = chosen(found)
    found.look()
    press(found.words, Key.Key_Down)
    assert found.table.hasFocus()
    assert keys == ["office"]


def test_nothing_found_is_said_and_leads_back_to_all(found: SectionList) -> None:
    letters(found.words, "khong co")
    assert titles(found) == []
    assert found.lists.currentWidget() is found.empty
    press(found.words, Key.Key_Return)
    found.empty.asked.emit()
    assert len(titles(found)) == len(sections())


def test_going_to_a_section_that_the_box_hides_shows_all_again(found: SectionList) -> None:
    keys = chosen(found)
    letters(found.words, "linh vuc")
    found.go_to("about")
    assert keys == ["about"]
    assert found.words.text() == ""
