"""Fields of the editor: what is typed in them, and watching them without disturbing the typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField


def seen(field: LineField | TextBox) -> str:
    """The text with the word still being composed, which is left to be composed."""
    if isinstance(field, LineField):
        return field.shown_text()
    at, text = field.textCursor().position(), field.text()
    return text[:at] + field.preedit.text + text[at:]


class Watch(QObject):
    """Tells of every change in the fields it watches, composed letters included.

    :attr:`typed` follows each key, :attr:`left` each field that loses the focus.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = 0

    def add(self, *fields: QWidget) -> None:
        """Watch these fields, each by the signals it has."""
        for field in fields:
            if isinstance(field, (LineField, TextBox)):
                field.textChanged.connect(self._tell)
                field.installEventFilter(self)
            if isinstance(field, Choice):
                field.chosen.connect(self._tell)
            elif isinstance(field, DateField):
                field.date_changed.connect(self._tell)
            elif isinstance(field, TimeField):
                field.time_changed.connect(self._tell)
            elif isinstance(field, Segments):
                field.changed.connect(self._tell)
            elif isinstance(field, QCheckBox):
                field.toggled.connect(self._tell)

    def hold(self) -> None:
        """Say nothing while a record is being shown; :meth:`release` ends it."""
        self._held += 1

    def release(self) -> None:
        self._held -= 1

    def _tell(self, *_: object) -> None:
        if not self._held:
            self.typed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod:
            self._tell()
        elif event.type() == QEvent.Type.FocusOut and not self._held:
            self.left.emit()
        return super().eventFilter(watched, event)
