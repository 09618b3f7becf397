"""What every list of a register has: its rows or a sentence in their place, its year, its filters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from ui.pages.page import EmptyState
from ui.style.theme import current
from ui.tables import TableView
from ui.widgets.choice import Choice
from ui.widgets.page_bar import SearchField

if TYPE_CHECKING:
    from ui.operations import Operations

ALL = "all"


class RegisterList(QFrame):
    """A list with filters over it; ``table`` and ``empty`` share one place."""

    def __init__(
        self, operations: Operations, table: TableView, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.operations = operations
        self.table, self.empty = table, empty
        self.year = Choice(name="Năm")
        self.lists = QStackedWidget()
        self.lists.addWidget(table)
        self.lists.addWidget(empty)

    def take_focus(self) -> None:
        """The cursor into the rows; without rows, to the one thing that can be done."""
        shown = self.empty.button if self.lists.currentWidget() is self.empty else self.table
        shown.setFocus()

    @abstractmethod
    def read(self, keep: str | None = None) -> None:
        """Read the register again; filters and the chosen row stay, or ``keep`` is chosen."""

    def look(self) -> None:
        """What is shown has become another: read it from its first row."""
        self.forget_place()
        self.read()

    def forget_place(self) -> None:
        """The next rows are shown from the first one."""
        self.table.blockSignals(True)
        self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(False)

    def look_while_typing(self, words: SearchField, pause_ms: int) -> QTimer:
        """Look after a pause in typing, at once on Enter, which also goes into the rows; gives the pause."""
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(pause_ms)
        pause.timeout.connect(self.look)
        words.typed.connect(lambda _: pause.start())
        words.returnPressed.connect(self._look_now)
        return pause

    def _look_now(self) -> None:
        self.look()
        self.table.setFocus()

    def offer_years(self, known: Iterable[int]) -> None:
        """The years of the register and this one; what was chosen stays, at first this year."""
        today = self.operations.office.today
        wanted = self.year.value() if self.year.value() is not None else today.year
        years = sorted({*known, today.year}, reverse=True)
        self.year.set_items([*((year, f"Năm {year}") for year in years), (0, "Mọi năm")])
        self.year.set_value(wanted)

    def kept_year(self) -> int | None:
        """The year the list keeps; None for all."""
        year = self.year.value()
        return year if isinstance(year, int) and year else None


def kept(choice: Choice) -> str | None:
    """What a filter keeps; None for everything."""
    value = choice.value()
    return None if value in {None, ALL} else str(value)


def answered(*choices: Choice) -> None:
    """A filter that names nothing keeps everything."""
    for choice in choices:
        if choice.value() is None:
            choice.set_value(ALL)


def filter_row(fields: Sequence[tuple[QWidget, int, int]], *, above: int = 8) -> QHBoxLayout:
    """Filters side by side, each with its least and its greatest width in px at 10.5 pt; the rest is free."""
    row = QHBoxLayout()
    row.setContentsMargins(12, above, 12, above)
    row.setSpacing(8)
    for field, least, most in fields:
        field.setMinimumWidth(current().px(least))
        field.setMaximumWidth(current().px(most))
        row.addWidget(field, most)
    row.addStretch(1)
    return row
