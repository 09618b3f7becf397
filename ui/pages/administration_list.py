"""At the left of Quản trị: the sections under small headings, and the box that finds one by a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.page import EmptyState
from ui.tables import Column, Group, RowSource, TableView
from ui.widgets.folding import matches
from ui.widgets.page_bar import SearchField
from ui.widgets.row_delegate import Cell, GroupCell

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.operations import Operations
    from ui.pages.administration_panes import Pane

_INTO = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})


@dataclass(frozen=True)
class Section:
    """``make`` builds the pane when the section is opened first; ``words``: what else it is looked for by."""

    key: str
    title: str
    icon: str
    make: Callable[[Operations], Pane]
    group: str
    words: str = ""

    def answers(self, typed: str) -> bool:
        """Whether someone who typed this looks for this section."""
        return matches(typed, f"{self.title} {self.group} {self.words}")


class SectionList(QFrame):
    """:attr:`chosen` carries the section gone to, :attr:`entered` follows Enter: into what it shows."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, sections: Sequence[Section], groups: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._sections, self._groups = tuple(sections), tuple(groups)
        self.words = SearchField("Tìm trong cài đặt", "Ctrl+F")
        columns = (Column("title", "Mục", _cell, 150, stretch=True),)
        self.table = TableView(columns, name="Các mục quản trị", two_lines=False)
        self.table.horizontalHeader().hide()
        self.empty = EmptyState("Không có mục nào như vậy.", "Xem tất cả")
        self.empty.asked.connect(self.words.clear)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(9, 4, 9, 6)
        box.addWidget(self.words)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.setSpacing(0)
        inside.addWidget(head)
        inside.addWidget(self.lists, 1)
        self._typed = ""
        self.words.typed.connect(self._narrow)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(lambda _: self.entered.emit())
        self._show()

    def go_to(self, key: str) -> None:
        """Choose one section; one that the box hides is shown again first."""
        if not self.table.choose(key):
            self.words.clear()
            self.table.choose(key)

    def has_focus(self) -> bool:
        """Whether keys go to the list or its box."""
        return self.table.hasFocus() or self.words.hasFocus()

    def look(self) -> None:
        """Ctrl+F: the cursor into the box."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def shown(self) -> tuple[Section, ...]:
        """The sections the box lets through, group by group."""
        found = [each for each in self._sections if each.answers(self._typed)]
        return tuple(each for group in self._groups for each in found if each.group == group)

    def _narrow(self, typed: str) -> None:
        if typed != self._typed:
            self._typed = typed
            self._show()

    def _show(self) -> None:
        rows = self.shown()
        counts = {group: sum(1 for row in rows if row.group == group) for group in self._groups}
        groups = tuple(Group(GroupCell(group), count) for group, count in counts.items())
        source = RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key, groups)
        self.table.show_rows(source)
        self.lists.setCurrentWidget(self.table if rows else self.empty)

    def _tell(self, section: Section | None) -> None:
        if section is not None:
            self.chosen.emit(section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.words.hasFocus() or event.key() not in _INTO | _MOVES:
            super().keyPressEvent(event)
            return
        if self.table.chosen_row() is None:
            self.table.choose_first()
        self.table.setFocus()
        if event.key() in _INTO and self.table.chosen_row() is not None:
            self.entered.emit()


def _cell(section: Section) -> Cell:
    return Cell(section.title, icon=section.icon)


def _key(section: Section) -> str:
    return section.key
