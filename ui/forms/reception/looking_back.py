"""Ctrl+H and after a crash: states that were typed, laid beside what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.journalling import Recoverable
from desktop.services.reception_drafts import RECEPTION, ReceptionDraft
from ui.forms.journal.recovery import RecoveryPage
from ui.forms.reception.as_text import text_of

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class LookingBack(QObject):
    """Nothing is chosen for anyone: two states side by side, three buttons."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.states.chosen.connect(self._compare)
        desk.states.left.connect(self.leave)

    def show_states(self) -> None:
        """Ctrl+H: the last states in place of the visits."""
        desk = self._desk
        if desk.on_completion():
            return
        desk.acts.keep()
        desk.left.setCurrentWidget(desk.states)
        desk.frame.call_left(called=True)
        states = RECEPTION.states_of(desk.work.operations.office, desk.work.key)
        desk.states.show_states(states, lambda draft: f"{len(draft.session.visits)} lượt")

    def leave(self) -> None:
        """The visits again."""
        desk = self._desk
        desk.left.setCurrentWidget(desk.visits)
        desk.frame.call_left(called=False)
        desk.acts.enter()

    def _compare(self, at: datetime, draft: ReceptionDraft) -> None:
        desk = self._desk
        desk.acts.keep()
        desk.left.setCurrentWidget(desk.visits)
        desk.frame.call_left(called=False)
        self.show_recovery(Recoverable(draft, at, desk.work.draft), crashed=False)

    def offer_recovery(self) -> None:
        """After a crash: what was typed and what the book has, before anything else."""
        work = self._desk.work
        if work.is_frozen:
            return
        for found in RECEPTION.recoverable(work.operations.office):
            if found.draft.session.key == work.key:
                self.show_recovery(found, crashed=True)
                return

    def show_recovery(self, found: Recoverable[ReceptionDraft], *, crashed: bool) -> None:
        """Lay two states side by side; the desk goes on with the one that is chosen."""
        desk = self._desk
        page = desk.recovery = RecoveryPage(
            found,
            RECEPTION,
            lambda draft: text_of(draft, desk.work.offer),
            title="Khôi phục buổi tiếp dân đang ghi dở",
            saved_words="" if crashed else "đang có",
            crashed=crashed,
        )
        page.chosen.connect(self._take)
        desk.pages.addWidget(page)
        desk.pages.setCurrentWidget(page)
        desk.counters.hide()
        page.use_draft.setFocus()
        desk.commands.show_acts()

    def _take(self, draft: ReceptionDraft) -> None:
        desk = self._desk
        page, desk.recovery = desk.recovery, None
        desk.live = None
        desk.work.put(replace(draft, session=replace(draft.session, key=desk.work.key)))
        desk.pages.setCurrentWidget(desk.frame)
        desk.counters.show()
        if page is not None:
            desk.pages.removeWidget(page)
            page.deleteLater()
        desk.acts.begin()
        desk.refresh()
        desk.keeper.again()
        desk.work.sync()
        desk.acts.enter()
