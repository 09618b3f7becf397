"""A record whose form is journalled: what is being typed is on disk, and offered again after a power cut."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.store import frozen
from desktop.store.drafts import DraftState

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Recoverable(Generic[D]):
    """A draft that never reached the book: ``draft`` as typed at ``at``, ``saved`` as the book has it.

    ``saved_at``: when the book last took what was typed; ``None`` when nobody knows.
    """

    draft: D
    at: datetime
    saved: D
    saved_at: datetime | None = None


class Journalled(ABC, Generic[D]):
    """One kind of form: ``draft`` is the frozen noun it holds, ``prefix`` begins its names in the journal."""

    prefix: ClassVar[str]
    draft: type[D]

    @abstractmethod
    def key_of(self, draft: D) -> str:
        """The key of the record."""

    @abstractmethod
    def is_empty(self, draft: D) -> bool:
        """Whether nothing was typed: such a draft never replaces a full one."""

    @abstractmethod
    def open_draft(self, office: Office, key: str) -> D:
        """The form as the book has it. Raises ``Refusal`` for an unknown record."""

    @abstractmethod
    def is_closed(self, draft: D) -> bool:
        """Whether the record is completed: then a draft of it has nothing to bring."""

    @abstractmethod
    def differs(self, draft: D, saved: D) -> bool:
        """Whether a draft says anything that the book does not."""

    @abstractmethod
    def keep_both(self, saved: D, draft: D) -> D:
        """Nothing of either is lost: texts that differ stand under each other, rows of both stay."""

    def name_of(self, key: str) -> str:
        """The draft's name in the journal; keys may hold signs that no file name takes."""
        return self.prefix + "".join(
            sign if sign.isascii() and (sign.isalnum() or sign in "-_") else f"~{ord(sign):x}" for sign in key
        )

    def dump(self, draft: D) -> str:
        return frozen.dump(draft)

    def load(self, content: str) -> D:
        """Raises ``ValueError`` when the text is no draft of this form."""
        return frozen.load(self.draft, content)

    def states_of(self, office: Office, key: str) -> tuple[tuple[datetime, D], ...]:
        """The last states that were typed, newest first; a line that cannot be read is passed over."""
        found = []
        for state in office.journal.states(self.name_of(key)):
            try:
                found.append((state.at, self.load(state.content)))
            except ValueError:
                continue
        return tuple(found)

    def recoverable(self, office: Office) -> tuple[Recoverable[D], ...]:
        """Drafts that differ from the book after a crash or a power cut, newest first."""
        found = []
        for name, state in office.journal.unsaved().items():
            made = self._recovered(office, state) if name.startswith(self.prefix) else None
            if made is not None:
                found.append(made)
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def is_in_book(self, office: Office, content: str) -> bool:
        """Whether the book has what a state says, so that nothing of it is left to recover."""
        try:
            draft = self.load(content)
            return not self.differs(draft, self.open_draft(office, self.key_of(draft)))
        except (ValueError, Refusal):
            return False

    def rewrite(self, office: Office, key: str, change: Callable[[D], D]) -> None:
        """Every state on disk made anew by ``change``; a state that cannot be read goes.

        Nothing is to be under way for this record meanwhile.
        """

        def changed(content: str) -> str | None:
            try:
                return self.dump(change(self.load(content)))
            except ValueError:
                return None

        office.journal.rewrite(self.name_of(key), changed)

    def _recovered(self, office: Office, state: DraftState) -> Recoverable[D] | None:
        try:
            draft = self.load(state.content)
            saved = self.open_draft(office, self.key_of(draft))
            if self.is_closed(saved) or not self.differs(draft, saved):
                return None
        except (ValueError, Refusal):
            return None
        return Recoverable(draft, state.at, saved, office.journal.saved_at(self.name_of(self.key_of(draft))))


def joined(saved: str, draft: str) -> str:
    """Two texts as one that has lost nothing of either."""
    if saved in draft:
        return draft
    return saved if draft in saved else f"{saved}\n{draft}"
