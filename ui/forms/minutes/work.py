"""The minutes of a dialogue being written, and what the editor shows beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.changes import Kind
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.papers import PaperKind
from desktop.registers import commitments as commitment_register
from desktop.registers.dialogues import EarlierDialogue, earlier_open, known_speakers, minutes_sheet
from desktop.registers.office import catalogues
from desktop.services import minutes, papers
from desktop.services.drafts import MINUTES, MinutesDraft, open_draft
from desktop.services.opinions import split_opinion
from ui.forms.journal.closing import Closing
from ui.forms.journal.offer import Offer
from ui.forms.journal.work import PlannedAct, RecordWork
from ui.forms.minutes.draft import storable
from ui.forms.minutes.finding_words import MinutesWords
from ui.forms.minutes.saving import acts_between, merged

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.operations import Operations


class MinutesWork(RecordWork[MinutesDraft]):
    """Minutes with the open commitments of earlier dialogues and those who spoke before."""

    closing = Closing(
        Kind.DIALOGUE,
        PaperKind.DIALOGUE_MINUTES,
        minutes.findings,
        minutes.next_minutes_number,
        minutes.complete_minutes,
        minutes.sign_minutes,
        minutes.correct_minutes,
        papers.issue_notice,
        papers.next_notice_number,
    )
    rows = Kind.OPINION

    def __init__(self, operations: Operations, key: str, parent: QObject | None = None) -> None:
        super().__init__(operations, MINUTES, key, parent)

    def read_record(self) -> None:
        office = self.operations.office
        sheet = minutes_sheet(office, self.key)
        self.state, self.version = sheet.state, sheet.version
        self.offer = Offer(catalogues(office), sheet.dialogue.held_on)
        self.earlier: tuple[EarlierDialogue, ...] = earlier_open(office, self.key)
        self.known = known_speakers(office)
        self.take_numbers()

    def take_numbers(self) -> None:
        year = self.draft.dialogue.held_on.year
        self.next_number = commitment_register.next_number(self.operations.office, year)

    def storable(self, draft: MinutesDraft) -> MinutesDraft:
        return storable(draft, self.offer.catalogues.calendar)

    def acts_between(self, base: MinutesDraft, draft: MinutesDraft) -> tuple[PlannedAct, ...]:
        return acts_between(base, draft)

    def merged(self, draft: MinutesDraft, book: MinutesDraft) -> MinutesDraft:
        return merged(draft, book)

    @property
    def copies(self) -> int | None:
        return self.draft.dialogue.copies

    @property
    def notice(self) -> DocumentNumber:
        return self.draft.dialogue.conclusion_notice

    def finding_words(self) -> MinutesWords:
        return MinutesWords(self.draft.dialogue)

    def split(self, key: str, first: str, second: str, then: Callable[[], None]) -> None:
        """Split an opinion in the book, then read the rows anew and go on with ``then``."""
        self.sync()

        def reread() -> None:
            book = open_draft(self.operations.office, self.key)
            known = {each.key for each in book.commitments}
            waiting = tuple(each for each in self.draft.commitments if each.key not in known)
            self.base = book
            self.draft = replace(book, commitments=(*book.commitments, *waiting), waiting=self.draft.waiting)
            then()

        self.start(partial(split_opinion, key=key, first=first, second=second), key, then=reread)

    def recover(self, draft: MinutesDraft) -> None:
        """Take a draft of before as what stands on the screen; the book follows at the next :meth:`sync`."""
        self.draft = replace(draft, dialogue=replace(draft.dialogue, key=self.key))
