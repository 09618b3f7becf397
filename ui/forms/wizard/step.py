"""The ground of every step: a form whose answers wait for the one act at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel

from ui.forms.form import Act, Form
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from ui.operations import Operations

SetUpAct = Callable[[], Act]


class StepForm(Form):
    """``key`` names the step in the draft, ``heading`` and ``lead`` stand over it.

    :attr:`passed` when nothing is missing and the next step may be shown, :attr:`typed` when something may
    be journalled, :attr:`shown_changed` when the preview is to be drawn again.
    """

    done_by = "set_up_office"
    passed = Signal()
    typed = Signal()
    shown_changed = Signal()
    key = ""
    heading = ""
    lead = ""
    short = ""
    has_preview = False

    def __init__(self, operations: Operations, set_up: SetUpAct, *, columns: int = 2) -> None:
        super().__init__(operations, self.heading, columns=columns)
        self._set_up = set_up

    def act(self) -> Act:
        """Every step is a part of the one act of setting up."""
        return self._set_up()

    def enter(self) -> None:
        """The step is shown; what follows from earlier steps is filled in here."""

    def save(self) -> None:
        """Go on when nothing is missing."""
        commit_everywhere(self)
        found = self._find_problems()
        self.show_problems(found)
        self.typed.emit()
        if not found:
            self.passed.emit()

    def keep_draft(self) -> None:
        """The wizard journals all steps together."""
        if self.isVisible():
            self.typed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The preview follows a word while it is being composed."""
        if event.type() == QEvent.Type.InputMethod and self.has_preview:
            QTimer.singleShot(0, self, self.shown_changed.emit)
        return super().eventFilter(watched, event)


def words(text: str, look: str = "second") -> QLabel:
    """A sentence of a step, wrapped."""
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(True)
    return label
