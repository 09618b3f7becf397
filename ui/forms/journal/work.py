"""A record being written: what is on the screen, what the book has, and the acts between the two."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import DocumentNumber, MinutesState
from desktop.office import Office
from desktop.registers.office import catalogues
from desktop.services.journalling import Journalled
from ui.forms.journal.closing import Closing, FindingWords
from ui.forms.journal.offer import Offer

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

D = TypeVar("D")
Act = Callable[[Office], Change]
_CATALOGUES = (Kind.OFFICIAL, Kind.BODY, Kind.HAMLET, Kind.SUBJECT_AREA, Kind.PHRASE)


@dataclass(frozen=True, slots=True)
class PlannedAct:
    """One act to run; ``row`` is the opinion or visit it concerns, for showing an error where it belongs."""

    run: Act
    row: str | None = None


class RecordWork(QObject, Generic[D]):
    """``draft`` is what stands on the screen, ``base`` what the book will have when all acts are through.

    :attr:`refreshed`: the book gave numbers or dates. :attr:`kept`: everything that can be in the book is.
    :attr:`refused`: an act was refused; with the error and the key of the row or ``""``.
    """

    closing: ClassVar[Closing]
    rows: ClassVar[Kind]
    refreshed = Signal()
    kept = Signal()
    refused = Signal(object, str)

    def __init__(
        self, operations: Operations, form: Journalled[D], key: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.operations, self.form, self.key = operations, form, key
        self.state, self.version = MinutesState.DRAFT, 1
        self.offer: Offer
        self.base: D
        self.draft: D
        self._running = 0
        self.read_all()
        operations.changed.connect(self._follow)

    def read_all(self) -> None:
        """Read the record and everything the form offers, as the book has them."""
        self.base = self.draft = self.form.open_draft(self.operations.office, self.key)
        self.read_record()

    @abstractmethod
    def read_record(self) -> None:
        """Read state, version, offer and whatever else the form shows."""

    @abstractmethod
    def take_numbers(self) -> None:
        """Read again what the book gives out next."""

    @abstractmethod
    def storable(self, draft: D) -> D:
        """The draft without what the book would refuse; that waits in the journal until it is whole."""

    @abstractmethod
    def acts_between(self, base: D, draft: D) -> tuple[PlannedAct, ...]:
        """The acts that bring the book from ``base`` to ``draft``."""

    @abstractmethod
    def merged(self, draft: D, book: D) -> D:
        """``draft`` with what only the book knows."""

    @property
    @abstractmethod
    def copies(self) -> int | None:
        """How many copies are printed."""

    @property
    @abstractmethod
    def notice(self) -> DocumentNumber:
        """Number and day of the conclusion notice."""

    @abstractmethod
    def finding_words(self) -> FindingWords:
        """The words of the checklist for what stands on the screen."""

    @property
    def is_frozen(self) -> bool:
        """Whether the minutes are completed: they can be read, not changed."""
        return self.state is not MinutesState.DRAFT

    @property
    def is_busy(self) -> bool:
        return self._running > 0

    def put(self, draft: D) -> None:
        """What stands on the screen now."""
        self.draft = draft

    def sync(self) -> None:
        """Bring the book to what stands on the screen; what cannot be stored yet stays in the journal."""
        if self.is_frozen:
            return
        target = self.storable(self.draft)
        planned = self.acts_between(self.base, target)
        self.base = target
        for each in planned:
            self.start(each.run, each.row or "")
        if not planned and not self.is_busy:
            self._tell_kept()

    def run(self, act: Act, then: Callable[[], None], refused: Callable[[Refusal], None]) -> None:
        """Another act on these minutes (completing, signing, correcting); afterwards all is read anew."""

        def after() -> None:
            self.read_all()
            then()

        self.start(act, "", then=after, refused=refused)

    def start(
        self,
        act: Act,
        row: str,
        *,
        then: Callable[[], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """One act on the worker; when the last is through, what the book gave is taken over."""
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
            self.base = self.form.open_draft(self.operations.office, self.key)
            if refused is not None:
                refused(refusal)
            else:
                self.refused.emit(refusal, row)

        self.operations.run(act, done=done, failed=failed)

    def _take_book(self) -> None:
        """After the acts: numbers and what only the book knows."""
        book = self.form.open_draft(self.operations.office, self.key)
        self.draft, self.base = self.merged(self.draft, book), self.merged(self.base, book)
        self.take_numbers()
        self.refreshed.emit()
        self._tell_kept()

    def _tell_kept(self) -> None:
        if not self.form.differs(self.draft, self.storable(self.draft)):
            self.kept.emit()

    def _follow(self, change: Change) -> None:
        """Acts of other pages: results of commitments, names in the catalogues."""
        if self.is_busy:
            return
        if change.concerns(*_CATALOGUES):
            self.offer = Offer(catalogues(self.operations.office), self.offer.day)
        if change.concerns(Kind.COMMITMENT) and not change.concerns(self.rows):
            book = self.form.open_draft(self.operations.office, self.key)
            self.draft, self.base = self.merged(self.draft, book), self.merged(self.base, book)
            self.refreshed.emit()

    def close(self) -> None:
        """Follow the book no longer."""
        self.operations.changed.disconnect(self._follow)
