"""Questions with their errors under them: what every form and every step of the wizard is made of."""

from __future__ import annotations

import json
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QWidget

from ui.forms.values import is_blank, put_text, shown_text_of
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.preedit import commit_everywhere
from ui.widgets.segments import Segments

Control = TypeVar("Control", bound=QWidget)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Questions(QWidget):
    """Enter goes to the next empty required field, Ctrl+Enter and Ctrl+S submit, Esc closes.

    :attr:`submitted` comes when nothing is missing; :attr:`left` when a field is left.
    """

    submitted = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, title: str, *, save: str = "Lưu", columns: int = 1) -> None:
        super().__init__()
        self.title = title
        self.fields: dict[str, Field] = {}
        self._columns, self._next = columns, 0
        self.save_button = ActionButton(save, "check", "Ctrl+Enter", "primary")
        self.save_button.clicked.connect(self.save)
        self.sum_label = QLabel()
        self.sum_label.setProperty("look", "error")
        self.sum_label.setWordWrap(True)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 6, 4)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(10)
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)
        self.setAccessibleName(title)

    def problems(self) -> dict[str, str]:
        """Sentences by field for what this form asks beyond dates, times and required fields."""
        return {}

    def add(
        self,
        name: str,
        label: str,
        control: Control,
        *,
        required: bool = False,
        hint: str = "",
        span: int = 0,
    ) -> Control:
        """Put a question at the next free place; ``span`` 0 takes a whole line. Gives the control back."""
        field = Field(label, control, required, hint)
        self.fields[name] = field
        self.place(field, span or self._columns)
        control.installEventFilter(self)
        if isinstance(control, Segments):
            control.changed.connect(partial(self._clear_mended, field))
        elif isinstance(control, QCheckBox):
            control.clicked.connect(partial(self._clear_mended, field))
        return control

    def place(self, widget: QWidget, span: int = 0) -> None:
        """Put a widget at the next free place of the grid."""
        wide = min(span or self._columns, self._columns)
        row, column = divmod(self._next, self._columns)
        if column + wide > self._columns:
            row, column = row + 1, 0
        self.grid.addWidget(widget, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        self._next = row * self._columns + column + wide

    def content(self) -> str:
        """All typed text as JSON; a word being composed is read, not disturbed."""
        texts_by_name = {name: shown_text_of(field.control) for name, field in self.fields.items()}
        return json.dumps(texts_by_name, ensure_ascii=False)

    def restore(self, content: str) -> None:
        """Put journalled text back; names that are no question any more are passed over."""
        kept = json.loads(content)
        for name, field in self.fields.items():
            if isinstance(kept.get(name), str):
                put_text(field.control, kept[name])

    def save(self) -> None:
        """Compose to the end and check; an error goes under its field and the cursor with it."""
        commit_everywhere(self)
        found = self._find_problems()
        self.show_problems(found)
        if not found:
            self.submitted.emit()

    def focus_first(self) -> None:
        """Put the cursor in the first question."""
        first = next(iter(self.fields.values()))
        first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, found: dict[str, str]) -> None:
        """Sentences under their fields, the sum beside the button, the cursor in the first."""
        for name, field in self.fields.items():
            field.set_error(found.get(name))
        elsewhere = [said for name, said in found.items() if name not in self.fields]
        shown = sum(name in self.fields for name in found)
        count = f"Còn {shown} ô chưa đúng" if shown else ""
        self.sum_label.setText(" ".join(part for part in (*elsewhere, count) if part))
        first = next((field for name, field in self.fields.items() if name in found), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(first)

    def _bring_into_view(self, field: Field) -> None:
        """A form longer than its room shows the field and the sentence under it, not the field's edge."""
        room = self.parentWidget()
        while room is not None and not isinstance(room, QScrollArea):
            room = room.parentWidget()
        if room is not None:
            self.grid.activate()
            room.ensureWidgetVisible(field)

    def _find_problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, field in self.fields.items():
            error = getattr(field.control, "error", None)
            wrong = error() if callable(error) else None
            if wrong:
                found[name] = wrong
            elif field.is_required() and not field.isHidden() and is_blank(field.control):
                found[name] = self.required_sentence(field)
        return found or self.problems()

    def required_sentence(self, field: Field) -> str:
        """What to say when a required field is empty."""
        chosen = isinstance(field.control, Segments)
        label = field.label_text()
        return f"Cần {'chọn' if chosen else 'ghi'} {label[0].lower()}{label[1:]}."

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and (event.key() in _ENTER or event.key() == Qt.Key.Key_S):
            self.save()
        elif event.key() in _ENTER and not event.modifiers():
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """To the next empty required field, else to the next field, at the end to the button."""
        fields = [field for field in self.fields.values() if not field.isHidden()]
        focused = self.focusWidget()
        at = next((n for n, f in enumerate(fields) if focused and f.isAncestorOf(focused)), -1)
        after = fields[at + 1 :]
        wanted = next((f for f in after if f.is_required() and is_blank(f.control)), None)
        target = wanted or (after[0] if after else None)
        (target.control if target else self.save_button).setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(getattr(target, "control", None), LineField) and target is not None:
            target.control.selectAll()  # type: ignore[attr-defined]

    def _clear_mended(self, field: Field, _value: object = None) -> None:
        if field.error() and not is_blank(field.control):
            error = getattr(field.control, "error", None)
            field.set_error(error() if callable(error) else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field takes its error away once it is mended."""
        if event.type() == QEvent.Type.FocusOut:
            for field in self.fields.values():
                if field.control is watched:
                    self._clear_mended(field)
            self.left.emit()
        return super().eventFilter(watched, event)
