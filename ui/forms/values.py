"""What stands in a control as plain text, so that a draft can be journalled and put back."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox


@runtime_checkable
class Drafted(Protocol):
    """A control of several parts that knows its own text."""

    def draft_text(self) -> str: ...

    def set_draft_text(self, text: str) -> None: ...

    def is_blank(self) -> bool: ...


def text_of(control: QWidget) -> str:
    """The control's text with the word being composed; a choice among segments gives its value."""
    if isinstance(control, Drafted):
        return control.draft_text()
    if isinstance(control, (LineField, TextBox)):
        return control.committed_text()
    if isinstance(control, Segments):
        return "" if control.value() is None else str(control.value())
    if isinstance(control, QCheckBox):
        return "x" if control.isChecked() else ""
    raise TypeError(type(control).__name__)


def shown_text_of(control: QWidget) -> str:
    """The same without touching a word still being composed; of a password nothing: no draft ever has it."""
    if isinstance(control, PasswordField):
        return ""
    if isinstance(control, LineField):
        return control.shown_text()
    if isinstance(control, TextBox):
        return control.text() + control.preedit.text
    return text_of(control)


def put_text(control: QWidget, text: str) -> None:
    """Put a journalled text back."""
    if isinstance(control, Drafted):
        control.set_draft_text(text)
    elif isinstance(control, Choice):
        control.set_text(text)
    elif isinstance(control, LineField):
        control.setText(text)
        control.setCursorPosition(0)
    elif isinstance(control, TextBox):
        control.set_text(text)
    elif isinstance(control, Segments):
        control.set_value(text)
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(text))


def is_blank(control: QWidget) -> bool:
    """Whether nothing readable stands in the control."""
    if isinstance(control, Drafted):
        return control.is_blank()
    if isinstance(control, QCheckBox):
        return not control.isChecked()
    return not text_of(control).strip()
