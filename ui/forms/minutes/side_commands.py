"""The pane beside the text: who speaks, who waits, and the last states laid beside what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.drafts import MINUTES, MinutesDraft, Recoverable, recoverable, states_of
from ui.forms.journal.recovery import RecoveryPage
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.as_text import text_of

if TYPE_CHECKING:
    from ui.forms.minutes.editor import MinutesEditor


class SideCommands(QObject):
    """Acts that begin in the side pane or lay two states side by side."""

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        people, states = editor.people, editor.states
        people.speaker_chosen.connect(self._take_speaker)
        people.answerer_chosen.connect(self._take_answerer)
        people.registered.connect(self._register)
        people.left.connect(self.leave)
        states.chosen.connect(self._compare)
        states.left.connect(self.leave)

    def call_people(self) -> None:
        """Ctrl+G."""
        editor = self._editor
        if editor.on_completion():
            return
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(True)
        editor.people.enter()

    def _take_speaker(self, name: str, unit: str) -> None:
        editor = self._editor
        if editor.current != sheet.OPINIONS:
            editor.go_to(sheet.OPINIONS)
        editor.frame.call_side(False)
        editor.opinions.take_speaker(name, unit)

    def _take_answerer(self, key: str) -> None:
        self._editor.frame.call_side(False)
        self._editor.opinions.take_answerer(key)

    def _register(self, name: str) -> None:
        """Insert: the name waits to speak; once more, and it waits no longer."""
        editor = self._editor
        editor.work.put(editor.collect())
        draft = editor.work.draft
        if name in draft.waiting:
            waiting = tuple(each for each in draft.waiting if each != name)
        else:
            waiting = (*draft.waiting, name)
        editor.work.put(replace(draft, waiting=waiting))
        editor.opinions.renew()
        editor.keeper.touch()
        editor.collect()

    def leave(self) -> None:
        editor = self._editor
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(False)
        editor.enter()

    def show_states(self) -> None:
        """Ctrl+H: the last states beside the text."""
        editor = self._editor
        editor.save()
        editor.side.setCurrentWidget(editor.states)
        editor.frame.call_side(True)
        states = states_of(editor.work.operations.office, editor.work.key)
        editor.states.show_states(states, lambda draft: f"{len(draft.dialogue.opinions)} ý kiến")

    def _compare(self, at: datetime, draft: MinutesDraft) -> None:
        editor = self._editor
        editor.opinions.close_row()
        editor.save()
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(False)
        self.show_recovery(Recoverable(draft, at, editor.work.draft), crashed=False)

    def offer_recovery(self) -> None:
        """After a crash: what was typed and what the book has, side by side, before anything else."""
        work = self._editor.work
        if work.is_frozen:
            return
        for found in recoverable(work.operations.office):
            if found.draft.dialogue.key == work.key:
                self.show_recovery(found, crashed=True)
                return

    def show_recovery(self, found: Recoverable[MinutesDraft], *, crashed: bool) -> None:
        """Lay two states side by side; the editor goes on with the one that is chosen."""
        editor = self._editor
        words = "" if crashed else "đang có"
        page = editor.recovery = RecoveryPage(
            found,
            MINUTES,
            lambda draft: text_of(draft, editor.work.offer),
            title="Khôi phục biên bản đang ghi dở",
            saved_words=words,
            crashed=crashed,
        )
        page.chosen.connect(self._take_recovered)
        editor.pages.addWidget(page)
        editor.pages.setCurrentWidget(page)
        page.use_draft.setFocus()
        editor.commands.show_acts()

    def _take_recovered(self, draft: MinutesDraft) -> None:
        editor = self._editor
        page, editor.recovery = editor.recovery, None
        editor.opinions.live = None
        editor.work.recover(draft)
        editor.pages.setCurrentWidget(editor.frame)
        if page is not None:
            editor.pages.removeWidget(page)
            page.deleteLater()
        editor.refresh()
        editor.show_section(editor.current)
        editor.keeper.again()
        editor.work.sync()
