"""A typist at the session's desk: keys and composed words, sent to whatever has the cursor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from desktop.services.reception_drafts import RECEPTION, ReceptionDraft
from tests.seen_through import clear_bytes
from tests.ui.forms.minutes.hand import Hand
from ui.forms.reception.session_desk import SessionDesk


class DeskHand(Hand):
    """Types where the cursor is; never touches the mouse."""

    editor: SessionDesk  # type: ignore[assignment]

    @property
    def form(self):
        return self.editor.form

    @property
    def card(self):
        """The case that is open."""
        return self.editor.form.cases.current()

    def book(self) -> ReceptionDraft:  # type: ignore[override]
        """What the book has."""
        self.settle()
        return RECEPTION.open_draft(self.operations.office, self.editor.work.key)

    def states(self) -> str:
        """Every state on disk, under its encryption."""
        self.operations.flush_drafts()
        office = self.operations.office
        return clear_bytes(office.journal.folder, office.key).decode("utf-8", "replace")

    def journalled(self) -> None:
        """What is typed reaches the disk."""
        self.editor.keeper.post()
        self.operations.flush_drafts()

    def until(self, there, ms: int = 2000) -> bool:
        """Wait for something that is shown a moment later."""
        for _ in range(ms // 20):
            if there():
                return True
            QTest.qWait(20)
        return bool(there())


def let_go(desk: SessionDesk) -> None:
    """Close a desk as leaving the page does."""
    desk.close_editor()
    desk.work.operations.wait()
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
