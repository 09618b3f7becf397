"""Several names in one field: each chosen from a list, each taken away with one press."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem

_PER_ROW = 3


class TagsField(QWidget):
    """A list field and, under it, what was chosen so far. With ``free`` names outside the list are taken too.

    :attr:`changed` follows every change a person makes.
    """

    changed = Signal()

    def __init__(
        self, items: Iterable[ChoiceItem] = (), *, name: str, placeholder: str = "", free: bool = False
    ) -> None:
        super().__init__()
        self._free = free
        self._values: list[object] = []
        self.choice = Choice(items, editable=free, name=name, placeholder=placeholder)
        self.choice.chosen.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addLayout(self._rows)
        self.setFocusProxy(self.choice)
        self.setAccessibleName(name)

    def set_items(self, items: Iterable[ChoiceItem]) -> None:
        self.choice.set_items(items)
        self._show()

    def values(self) -> tuple[object, ...]:
        """What was chosen, in order; a free name still standing in the field counts."""
        typed = self.choice.text().strip()
        if self._free and typed and typed not in self._values:
            return (*self._values, typed)
        return tuple(self._values)

    def set_values(self, values: Iterable[object]) -> None:
        """Show these without a signal."""
        self._values = list(values)
        self.choice.set_value(None)
        self._show()

    def set_read_only(self, locked: bool) -> None:
        self.choice.setReadOnly(locked)
        for button in self.findChildren(ActionButton):
            button.setEnabled(not locked)

    def _add(self, value: object) -> None:
        self.choice.set_value(None)
        if value not in self._values:
            self._values.append(value)
            self._show()
            self.changed.emit()

    def _remove(self, value: object) -> None:
        self._values.remove(value)
        self._show()
        self.choice.setFocus()
        self.changed.emit()

    def _label(self, value: object) -> str:
        return next((item.label for item in self.choice.items() if item.value == value), str(value))

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for start in range(0, len(self._values), _PER_ROW):
            self._rows.addWidget(self._row(self._values[start : start + _PER_ROW]))

    def _row(self, values: list[object]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for value in values:
            label = self._label(value)
            button = ActionButton(label, "close", role="nav", name=f"Bỏ {label}")
            button.setAccessibleName(f"Bỏ {label}")
            button.clicked.connect(lambda _=False, each=value: self._remove(each))
            line.addWidget(button)
        line.addStretch(1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        typed = self.choice.committed_text().strip()
        if enter and self._free and typed:
            self._add(typed)
            return
        super().keyPressEvent(event)
