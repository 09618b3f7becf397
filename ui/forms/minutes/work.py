"""The minutes being written: what is on the screen, what the book has, and the acts between the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import MinutesState
from desktop.registers import commitments as commitment_register
from desktop.registers.dialogues import EarlierDialogue, earlier_open, known_speakers, minutes_sheet
from desktop.registers.office import catalogues
from desktop.services.drafts import MinutesDraft, open_draft
from desktop.services.opinions import split_opinion
from ui.forms.journal.offer import Offer
from ui.forms.minutes.draft import storable
from ui.forms.minutes.saving import Act, acts_between, merged

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations


class MinutesWork(QObject):
    """``draft`` is what stands on the screen, ``base`` what the book will have when all acts are through.

    :attr:`refreshed`: the book gave numbers or dates. :attr:`kept`: everything that can be in the book is.
    :attr:`refused`: an act was refused; with the error and the opinion's key or ``""``.
    """

    refreshed = Signal()
    kept = Signal()
    refused = Signal(object, str)

    def __init__(self, operations: Operations, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self.key = key
        self._running = 0
        self.read_all()
        operations.changed.connect(self._follow)

    def read_all(self) -> None:
        """Read the minutes and everything the form offers, as the book has them."""
        office = self.operations.office
        sheet = minutes_sheet(office, self.key)
        self.state, self.version = sheet.state, sheet.version
        self.base = open_draft(office, self.key)
        self.draft = self.base
        self.offer = Offer(catalogues(office), sheet.dialogue.held_on)
        self.earlier: tuple[EarlierDialogue, ...] = earlier_open(office, self.key)
        self.known = known_speakers(office)
        self.next_number = commitment_register.next_number(office, sheet.dialogue.held_on.year)

    @property
    def is_frozen(self) -> bool:
        """Whether the minutes are completed: they can be read, not changed."""
        return self.state is not MinutesState.DRAFT

    @property
    def is_busy(self) -> bool:
        return self._running > 0

    def put(self, draft: MinutesDraft) -> None:
        """What stands on the screen now."""
        self.draft = draft

    def sync(self) -> None:
        """Bring the book to what stands on the screen; what cannot be stored yet stays in the journal."""
        if self.is_frozen:
            return
        target = storable(self.draft, self.offer.catalogues.calendar)
        planned = acts_between(self.base, target)
        self.base = target
        for each in planned:
            self._run(each.run, each.opinion or "")
        if not planned and not self.is_busy:
            self._tell_kept()

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

        self._run(partial(split_opinion, key=key, first=first, second=second), key, then=reread)

    def run(self, act: Act, then: Callable[[], None], refused: Callable[[Refusal], None]) -> None:
        """Another act on these minutes (completing, signing, correcting); afterwards all is read anew."""

        def after() -> None:
            self.read_all()
            then()

        self._run(act, "", then=after, refused=refused)

    def _run(
        self,
        act: Act,
        opinion: str,
        *,
        then: Callable[[], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        self._running += 1

        def done(_change: Change) -> None:
            if not shiboken6.isValid(self):
                return
            self._running -= 1
            if then is not None:
                then()
            if not self._running:
                self._take_book()

        def failed(refusal: Refusal) -> None:
            if not shiboken6.isValid(self):
                return
            self._running -= 1
            self.base = open_draft(self.operations.office, self.key)
            if refused is not None:
                refused(refusal)
            else:
                self.refused.emit(refusal, opinion)

        self.operations.run(act, done=done, failed=failed)

    def _take_book(self) -> None:
        """After the acts: numbers and what only the book knows."""
        office = self.operations.office
        book = open_draft(office, self.key)
        self.draft, self.base = merged(self.draft, book), merged(self.base, book)
        self.next_number = commitment_register.next_number(office, self.draft.dialogue.held_on.year)
        self.refreshed.emit()
        self._tell_kept()

    def _tell_kept(self) -> None:
        whole = len(storable(self.draft, self.offer.catalogues.calendar).commitments)
        if whole == len(self.draft.commitments):
            self.kept.emit()

    def _follow(self, change: Change) -> None:
        """Acts of other pages: results of commitments, names in the catalogues."""
        if self.is_busy:
            return
        if change.concerns(Kind.OFFICIAL, Kind.BODY, Kind.HAMLET, Kind.SUBJECT_AREA, Kind.PHRASE):
            self.offer = Offer(catalogues(self.operations.office), self.draft.dialogue.held_on)
        if change.concerns(Kind.COMMITMENT) and not change.concerns(Kind.OPINION):
            book = open_draft(self.operations.office, self.key)
            self.draft, self.base = merged(self.draft, book), merged(self.base, book)
            self.refreshed.emit()

    def recover(self, draft: MinutesDraft) -> None:
        """Take a draft of before as what stands on the screen; the book follows at the next :meth:`sync`."""
        self.draft = replace(draft, dialogue=replace(draft.dialogue, key=self.key))

    def close(self) -> None:
        """Follow the book no longer."""
        self.operations.changed.disconnect(self._follow)
