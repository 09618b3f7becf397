"""The ground of every form: questions that are saved by one act, typed text kept until then."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop import texts
from ui.forms.allowed import refused
from ui.forms.questions import Questions
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.operations import Operations

Act = Callable[["Office"], "Change"]
JOURNAL_MS = 1200
DRAFT_PREFIX = "mau-"


class Form(Questions):
    """A body of questions; a side panel or a :class:`FormCard` shows it with :attr:`save_button`.

    :attr:`saved` carries the change once the book has it. With a ``draft_name`` the typed text is journalled
    and offered again when the form opens, until it is saved. ``done_by`` names the act, so that whoever may
    not do it is told when the form opens, not after typing.
    """

    saved = Signal(object)
    done_by = ""

    def __init__(
        self,
        operations: Operations,
        title: str,
        *,
        save: str = "Lưu",
        draft_name: str = "",
        columns: int = 1,
    ) -> None:
        super().__init__(title, save=save, columns=columns)
        self.operations = operations
        self._saving = False
        self._draft_name = f"{DRAFT_PREFIX}{draft_name}" if draft_name else ""
        self._journalled = ""
        self._timer = QTimer(self)
        self._timer.setInterval(JOURNAL_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.left.connect(self.keep_draft)
        self.closed.connect(self.commit_all)
        self.submitted.connect(self._run_act)

    @abstractmethod
    def act(self) -> Act:
        """What to do with what was typed; called when nothing is missing."""

    def finish(self) -> None:
        """Call when all questions are placed: the rest of the height stays free, a kept draft comes back."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        if self._draft_name and self.operations.is_open:
            kept = self.operations.office.journal.unsaved().get(self._draft_name)
            if kept is not None:
                self.restore(kept.content)
        self._journalled = self.content()
        self._timer.start()

    def say_who_may(self) -> str:
        """Why whoever is at work may not do this, shown beside the button; empty when they may."""
        said = refused(self.operations, self.done_by) if self.done_by else ""
        if said:
            self.sum_label.setText(said)
        return said

    def save(self) -> None:
        if not self.say_who_may():
            super().save()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.say_who_may()

    def keep_draft(self) -> None:
        """Journal what is typed when it changed since the last time."""
        if not self._draft_name or not self.operations.is_open or not self.isVisible():
            return
        now = self.content()
        if now != self._journalled:
            self._journalled = now
            self.operations.keep_draft(self._draft_name, now)

    def _run_act(self) -> None:
        if not self._saving:
            self._saving = True
            self.operations.run(self.act(), done=self._take_saved, failed=self._take_refusal)

    def commit_all(self) -> None:
        """Before the page changes or the window closes: compose to the end, then journal."""
        commit_everywhere(self)
        self.keep_draft()

    def _take_saved(self, change: Change) -> None:
        self._saving = False
        if self._draft_name:
            self.operations.forget_draft(self._draft_name)
            self._journalled = self.content()
        self.saved.emit(change)

    def _take_refusal(self, refusal: Refusal) -> None:
        self._saving = False
        self.show_problems({refusal.field or "": texts.sentence(refusal)})


def commit_forms(root: QWidget) -> None:
    """Compose to the end and journal every form under ``root``."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, Form):
            widget.commit_all()
