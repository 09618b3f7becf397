"""Labelled fields in a column that scrolls, watched and gone through by Enter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.forms.journal.rows_field import RowsField
from ui.forms.journal.tags import TagsField
from ui.forms.journal.watching import Watch
from ui.style import current
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

WIDEST = 780


class FieldColumn(QScrollArea):
    """A form in a column that scrolls. :attr:`changed` follows every key, :attr:`left` every field left."""

    changed = Signal()
    left = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        body = QWidget()
        body.setObjectName("body")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(12)
        self.head = QLabel(title)
        self.head.setProperty("look", "section")
        self.column.addWidget(self.head)
        self.setWidget(body)
        self.fields: dict[str, Field] = {}
        self._controls: list[QWidget] = []
        self.watch = Watch(self)
        self.watch.typed.connect(self.changed)
        self.watch.left.connect(self.left)

    def field(self, name: str, label: str, control: QWidget, hint: str = "") -> Field:
        """A labelled control, watched; ``name`` is the field of the record."""
        made = Field(label, control, hint=hint)
        made.setMaximumWidth(current().px(WIDEST))
        self.fields[name] = made
        self.keep(control)
        return made

    def keep(self, *controls: QWidget) -> None:
        """Watch controls, in Tab order."""
        for control in controls:
            self._controls.append(control)
            if isinstance(control, (RowsField, TagsField)):
                control.changed.connect(self.changed)
            else:
                self.watch.add(control)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Under each other."""
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)

    def enter(self) -> None:
        """The cursor into the first field."""
        if self._controls:
            self._controls[0].setFocus()

    def focus_field(self, name: str) -> bool:
        """The cursor into one field; whether the section has it."""
        field = self.fields.get(name)
        if field is None:
            return False
        field.setFocus()
        self.ensureWidgetVisible(field)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.next_empty()
            return
        super().keyPressEvent(event)

    def next_empty(self) -> None:
        """Enter: the next line that is still empty, else simply the next control."""
        order = [each for each in self._controls if each.isVisible()]
        here = next((n for n, each in enumerate(order) if _holds_focus(each)), -1)
        after = order[here + 1 :]
        target = next((each for each in after if _is_empty(each)), after[0] if after else None)
        if target is not None:
            target.setFocus()

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read in every section and changed in none."""
        for control in self._controls:
            if isinstance(control, (RowsField, TagsField)):
                control.set_read_only(locked)
            elif isinstance(control, (LineField, TextBox)):
                control.setReadOnly(locked)
            elif isinstance(control, (QCheckBox, Segments)):
                control.setEnabled(not locked)

    def boxes(self) -> Iterable[TextBox]:
        """The text boxes of the section."""
        return (each for each in self._controls if isinstance(each, TextBox))


def _holds_focus(control: QWidget) -> bool:
    return control.hasFocus() or (control.focusWidget() is not None and control.focusWidget().hasFocus())


def _is_empty(control: QWidget) -> bool:
    if isinstance(control, (LineField, TextBox)):
        return not control.text().strip()
    return isinstance(control, (RowsField, TagsField)) and not control.values()
