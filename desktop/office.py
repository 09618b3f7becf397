"""The open office: the one bundle every act and every register receives."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.domain.users import EVERY_ROLE, Role
from desktop.store.drafts import DraftJournal, DraftReport, JournalWriter
from desktop.store.engine import Store
from desktop.store.lock import BookLock
from desktop.store.versions import bring_up_to_date

__all__ = ["Clock", "JournalWriter", "Office", "now", "open_office"]

Clock = Callable[[], datetime]


def now() -> datetime:
    """This machine's time; the office knows no other zone."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


@dataclass
class Office:
    """Store, draft journal, clock and user. Everything else is read from the book when needed.

    ``login`` and ``roles`` are those of whoever unlocked the book; in one that is not locked nobody has a
    login and everything may be done.
    """

    file: Path
    store: Store
    journal: DraftJournal
    clock: Clock = now
    user: str = ""
    login: str = ""
    roles: frozenset[Role] = EVERY_ROLE
    lock: BookLock | None = field(default=None, repr=False)

    @property
    def today(self) -> date:
        return self.clock().date()

    def draft_writer(self, report: DraftReport) -> JournalWriter:
        """A thread that keeps what is being typed; ``report`` is called from it for every state."""
        return JournalWriter(self.journal, report)

    def close(self) -> None:
        self.store.close()
        if self.lock is not None:
            self.lock.release()


def open_office(
    file: Path, *, user: str = "", clock: Clock = now, create: bool = True, exclusive: bool = False
) -> Office:
    """Open a book, making it or bringing it up to date first.

    ``exclusive`` takes the window's lock. Raises ``BookUnusable`` when there is no book and none may
    be made, when it is not one, newer, or open in another window.
    """
    if not file.exists() and not create:
        raise BookUnusable("no-book", file=str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(file)) from error
    lock = BookLock(file) if exclusive else None
    if lock is not None:
        lock.take()
    try:
        bring_up_to_date(file)
        store = Store(file)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if store.is_purge_owed():
        with suppress(BookUnusable):
            store.purge()
    journal = DraftJournal(file.with_name(f"{file.name}.nhap"))
    return Office(file, store, journal, clock, user, lock=lock)
