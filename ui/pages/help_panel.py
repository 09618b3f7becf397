"""F1: what this page is for, and every key of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

import resources
from ui.pages.commands import Command
from ui.widgets.key_cap import KeyCap
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from ui.pages.overlays import Place

_WIDTH = 380


def help_text(page: str) -> str:
    """The help of a page; empty when none is written."""
    file = resources.path("help", f"{page}.txt")
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""


class HelpPanel(SidePanel):
    """Lies over the right side of the window; Esc or F1 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Trợ giúp", _WIDTH, parent)
        self.hide()

    def show_help(self, place: Place, always: Iterable[Command]) -> None:
        """The help of a place, its own keys, then those that work everywhere."""
        self.set_title(f"Trợ giúp: {place.title}")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for paragraph in help_text(place.key).split("\n\n"):
            words = QLabel(paragraph)
            words.setWordWrap(True)
            column.addWidget(words)
        for heading, listed in (("Phím của trang này", place.commands), ("Phím dùng ở mọi trang", always)):
            head = QLabel(heading)
            head.setProperty("look", "strong")
            column.addWidget(head)
            column.addLayout(_keys(listed))
        column.addStretch(1)
        self.set_body(body)
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _keys(commands: Iterable[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for row, command in enumerate(each for each in commands if each.keys):
        words = QLabel(command.text)
        words.setWordWrap(True)
        grid.addWidget(KeyCap(command.keys), row, 0)
        grid.addWidget(words, row, 1)
    return grid
