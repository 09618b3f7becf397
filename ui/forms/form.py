"""The ground of every form: questions, errors under them, typed text kept, one act on saving."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop import texts
from ui.forms.values import is_blank, put_text, shown_text_of
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.preedit import commit_everywhere
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.operations import Operations

Act = Callable[["Office"], "Change"]
Control = TypeVar("Control", bound=QWidget)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_JOURNAL_MS = 1200
_DRAFT_PREFIX = "mau-"


class Form(QWidget):
    """A body of questions; a side panel or a :class:`FormCard` shows it with :attr:`save_button`.

    Enter goes to the next empty required field, Ctrl+Enter and Ctrl+S save, Esc closes and keeps what was
    typed. :attr:`saved` carries the change once the book has it. With a ``draft_name`` the typed text is
    journalled and offered again when the form opens, until it is saved.
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        operations: Operations,
        title: str,
        *,
        save: str = "Lưu",
        draft_name: str = "",
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.operations, self.title = operations, title
        self.fields: dict[str, Field] = {}
        self._columns, self._next = columns, 0
        self._saving = self._restoring = False
        self._draft_name = f"{_DRAFT_PREFIX}{draft_name}" if draft_name else ""
        self._journalled = ""
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
        self._timer = QTimer(self)
        self._timer.setInterval(_JOURNAL_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.setAccessibleName(title)

    @abstractmethod
    def act(self) -> Act:
        """What to do with what was typed; called when nothing is missing."""

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
        return control

    def place(self, widget: QWidget, span: int = 0) -> None:
        """Put a widget at the next free place of the grid."""
        wide = min(span or self._columns, self._columns)
        row, column = divmod(self._next, self._columns)
        if column + wide > self._columns:
            row, column = row + 1, 0
        self.grid.addWidget(widget, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        self._next = row * self._columns + column + wide

    def finish(self) -> None:
        """Call when all questions are placed: the rest of the height stays free, a kept draft comes back."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        if self._draft_name and self.operations.is_open:
            kept = self.operations.office.journal.unsaved().get(self._draft_name)
            if kept is not None:
                self.restore(kept.content)
        self._journalled = self.content()
        self._timer.start()

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

    def keep_draft(self) -> None:
        """Journal what is typed when it changed since the last time."""
        if not self._draft_name or not self.operations.is_open or not self.isVisible():
            return
        now = self.content()
        if now != self._journalled:
            self._journalled = now
            self.operations.keep_draft(self._draft_name, now)

    def save(self) -> None:
        """Check, then do the act; an error goes under its field and the cursor with it."""
        if self._saving:
            return
        commit_everywhere(self)
        found = self._find_problems()
        self.show_problems(found)
        if found:
            return
        self._saving = True
        self.operations.run(self.act(), done=self._take_saved, failed=self._take_refusal)

    def focus_first(self) -> None:
        """Put the cursor in the first question."""
        first = next(iter(self.fields.values()))
        first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_all(self) -> None:
        """Before the page changes or the window closes: compose to the end, then journal."""
        commit_everywhere(self)
        self.keep_draft()

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

    def _take_saved(self, change: Change) -> None:
        self._saving = False
        if self._draft_name:
            self.operations.forget_draft(self._draft_name)
            self._journalled = self.content()
        self.saved.emit(change)

    def _take_refusal(self, refusal: Refusal) -> None:
        self._saving = False
        self.show_problems({refusal.field or "": texts.sentence(refusal)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and (event.key() in _ENTER or event.key() == Qt.Key.Key_S):
            self.save()
        elif event.key() in _ENTER and not event.modifiers():
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.commit_all()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field takes its error away once it is mended, and journals the draft."""
        if event.type() == QEvent.Type.FocusOut and not self._restoring:
            for field in self.fields.values():
                mended = field.control is watched and field.error() and not is_blank(field.control)
                if mended and isinstance(watched, (LineField, TextBox)):
                    error = getattr(watched, "error", None)
                    field.set_error(error() if callable(error) else None)
            self.keep_draft()
        return super().eventFilter(watched, event)


def commit_forms(root: QWidget) -> None:
    """Compose to the end and journal every form under ``root``."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, Form):
            widget.commit_all()
