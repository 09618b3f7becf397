"""The letter that reminds a body of all its open tasks; issuing it records the reminder of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.papers import PaperKind
from ui.forms.paper_view import PaperView

if TYPE_CHECKING:
    from ui.operations import Operations


class ReminderView(PaperView):
    """:attr:`recorded` carries the change once the letter is issued: it is a new one each time."""

    recorded = Signal(object)

    def __init__(self, operations: Operations, body: str) -> None:
        super().__init__(operations, PaperKind.REMINDER, body)

    def load(self, change: object = None) -> None:
        if change is None:
            super().load()
        else:
            self.recorded.emit(change)
