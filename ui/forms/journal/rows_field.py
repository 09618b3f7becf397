"""A few rows of the same fields under their heads: chairs, groups present, those who did not sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.forms.journal.watching import Watch, seen
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField
from ui.widgets.tab_order import put_before


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, how a control for it is made, its share of the width."""

    title: str
    make: Callable[[], LineField]
    share: int = 1


class RowsField(QWidget):
    """``linked`` is called with the controls of a new row, to let one depend on another.

    Insert or the button adds a row. :attr:`changed` follows every change.
    """

    changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        add: str,
        *,
        name: str,
        linked: Callable[[list[LineField]], None] | None = None,
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._linked = linked
        self._rows: list[tuple[list[LineField], ActionButton]] = []
        self._watch = Watch(self)
        self._watch.typed.connect(self.changed)
        self._next_line = 1
        self.setAccessibleName(name)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for n, column in enumerate(self._columns):
            head = QLabel(column.title)
            head.setProperty("look", "label")
            self._grid.addWidget(head, 0, n)
            self._grid.setColumnStretch(n, column.share)
        self.add_button = ActionButton(add, "plus", "Insert")
        self.add_button.clicked.connect(self._add_empty)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.add_button)
        self.foot.addStretch(1)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(8)
        column_box.addLayout(self._grid)
        column_box.addLayout(self.foot)
        self.order()

    def values(self) -> tuple[tuple[object, ...], ...]:
        """One tuple a row: the value of a choice, the text of a line; rows left empty are passed over."""
        rows = (tuple(map(_value, controls)) for controls, _ in self._rows)
        return tuple(row for row in rows if any(value not in {None, ""} for value in row))

    def set_values(self, rows: Iterable[Sequence[object]]) -> None:
        """Show these rows without a signal."""
        self._watch.hold()
        for controls, button in self._rows:
            _forget(controls, button)
        self._rows = []
        for row in rows:
            self.add_row(row)
        self.order()
        self._watch.release()

    def add_row(self, values: Sequence[object] = ()) -> list[LineField]:
        """One more row; returns its controls."""
        controls = [column.make() for column in self._columns]
        if self._linked is not None:
            self._linked(controls)
        for control, value in zip(controls, values, strict=False):
            _fill(control, value)
            if self._linked is not None and isinstance(control, Choice):
                control.chosen.emit(control.value())
        button = ActionButton(icon="close", role="nav", name="Bỏ dòng này")
        entry = (controls, button)
        button.clicked.connect(lambda: self._remove(entry))
        at, self._next_line = self._next_line, self._next_line + 1
        for n, control in enumerate(controls):
            control.setAccessibleName(self._columns[n].title)
            self._grid.addWidget(control, at, n)
        self._grid.addWidget(button, at, len(controls))
        self._rows.append(entry)
        self.order()
        self._watch.add(*controls)
        return controls

    def set_read_only(self, locked: bool) -> None:
        """Rows that can be read but not changed."""
        self.add_button.setVisible(not locked)
        for controls, button in self._rows:
            button.setVisible(not locked)
            for control in controls:
                control.setReadOnly(locked)

    def rows(self) -> tuple[list[LineField], ...]:
        """The controls, row by row."""
        return tuple(controls for controls, _ in self._rows)

    def order(self) -> None:
        """Whoever gives the field the cursor means its first control; Tab goes row by row."""
        put_before(self.add_button, ((*each, remove) for each, remove in self._rows))
        self.setFocusProxy(self._rows[0][0][0] if self._rows else self.add_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        insert = event.key() == Qt.Key.Key_Insert and not event.modifiers()
        if insert and self.add_button.isVisible():
            self._add_empty()
        else:
            super().keyPressEvent(event)

    def _add_empty(self) -> None:
        self.add_row()[0].setFocus()

    def _remove(self, entry: tuple[list[LineField], ActionButton]) -> None:
        self._rows.remove(entry)
        _forget(*entry)
        self.order()
        self.add_button.setFocus()
        self.changed.emit()


def _value(control: LineField) -> object:
    if isinstance(control, Choice):
        return control.value()
    return seen(control).strip()


def _fill(control: LineField, value: object) -> None:
    if isinstance(control, Choice):
        control.set_value(value)
    else:
        control.setText("" if value is None else str(value))
        control.setCursorPosition(0)


def _forget(controls: list[LineField], button: ActionButton) -> None:
    for widget in (*controls, button):
        widget.hide()
        widget.deleteLater()
