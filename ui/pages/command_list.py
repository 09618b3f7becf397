"""Ctrl+J: every command of the page by name, for keyboards whose F-keys need Fn."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.commands import Command
from ui.tables import Column, RowSource, TableView
from ui.widgets.folding import matches
from ui.widgets.line_field import LineField
from ui.widgets.row_delegate import Cell
from ui.widgets.side_panel import SidePanel

_WIDTH = 386
_COLUMNS = (
    Column("text", "Việc", lambda command: Cell(command.text), 200, stretch=True),
    Column("keys", "Phím", lambda command: Cell(command.keys), 110),
)


class CommandList(SidePanel):
    """A filter and the commands; Enter does the chosen one. :attr:`picked` carries it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Các việc ở trang này", _WIDTH, parent)
        self._commands: tuple[Command, ...] = ()
        self.filter = LineField(placeholder="Gõ để tìm việc", leading_icon="search")
        self.table = TableView(_COLUMNS, name="Các việc ở trang này", two_lines=False)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        self.set_body(body)
        self.filter.textChanged.connect(lambda _: self._show())
        self.table.opened.connect(self._pick)
        self.hide()

    def show_commands(self, commands: Iterable[Command]) -> None:
        """Offer these; the filter is empty and has the cursor."""
        self._commands = tuple(commands)
        self.filter.clear()
        self._show()
        self.show()
        self.raise_()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        typed = self.filter.shown_text()
        found = [each for each in self._commands if matches(typed, each.text)]
        source = RowSource(len(found), lambda at, limit: found[at : at + limit], lambda each: str(each.text))
        self.table.show_rows(source)
        self.table.choose_first()

    def _pick(self, command: Command) -> None:
        self.close_panel()
        self.picked.emit(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.chosen_row() is not None:
            self._pick(self.table.chosen_row())
        elif event.key() in moves and self.filter.hasFocus():
            self.table.setFocus()
            self.table.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
