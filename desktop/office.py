"""The open office: the one bundle every act and every register receives."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.domain.users import EVERY_ROLE, Role
from desktop.store import keys
from desktop.store.drafts import DraftJournal, DraftReport, JournalWriter
from desktop.store.engine import Store
from desktop.store.keys import BookKey
from desktop.store.lock import BookLock
from desktop.store.row_images import Steps
from desktop.store.seats import seat_of
from desktop.store.versions import bring_up_to_date, is_opened_by, is_plain, may_be_sealed

__all__ = ["BookKey", "Clock", "JournalWriter", "Office", "now", "open_office"]

Clock = Callable[[], datetime]


def now() -> datetime:
    """This machine's time; the office knows no other zone."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


@dataclass
class Office:
    """Store, draft journal, key, clock and user. Everything else is read from the book when needed.

    ``login`` and ``roles`` are those of whoever unlocked the book; in one that is not locked nobody has a
    login and everything may be done.
    """

    file: Path
    store: Store
    journal: DraftJournal
    key: BookKey
    clock: Clock = now
    user: str = ""
    login: str = ""
    roles: frozenset[Role] = EVERY_ROLE
    lock: BookLock | None = field(default=None, repr=False)
    steps: Steps = field(default_factory=Steps, repr=False)

    @property
    def today(self) -> date:
        return self.clock().date()

    def draft_writer(self, report: DraftReport) -> JournalWriter:
        """A thread that keeps what is being typed; ``report`` is called from it for every state."""
        return JournalWriter(self.journal, report)

    def take_key(self, key: BookKey, login: str) -> None:
        """The book has gone over to another key: the drafts follow."""
        self.journal.seal_all(key.sealer)
        self.key, self.login = key, login

    def take_seat(self, login: str) -> None:
        """Whoever unlocked the book sits down: their name and what they may do."""
        seat = seat_of(self.store, login)
        self.login, self.roles, self.user = login, seat.roles, seat.name or self.user

    def close(self) -> None:
        self.store.close()
        if self.lock is not None:
            self.lock.release()


def open_office(
    file: Path,
    *,
    user: str = "",
    clock: Clock = now,
    create: bool = True,
    exclusive: bool = False,
    key: BookKey | None = None,
    login: str = "",
) -> Office:
    """Open a book, making it or bringing it up to date first.

    ``exclusive`` takes the window's lock. ``key`` is the one that unlocking gave; without it only a book that
    is not locked opens. Raises ``BookUnusable`` when there is no book and none may be made, when it is not
    one, newer, locked (``book-locked``), or open in another window; ``user-inactive`` for someone whose right
    has ended.
    """
    if not file.exists() and not create:
        raise BookUnusable("no-book", file=str(file))
    lock = BookLock(file) if exclusive else None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(file)) from error
    if lock is not None:
        lock.take()
    try:
        key = key or _key_in_the_open(file)
        store, journal = _opened(file, key)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    office = Office(file, store, journal, key, clock, user, lock=lock)
    if keys.is_locked(file):
        try:
            office.take_seat(login)
        except BaseException:
            office.close()
            raise
    return office


def _opened(file: Path, key: BookKey) -> tuple[Store, DraftJournal]:
    """The book and its drafts, both brought to this version and to this key."""
    former = _former_key(file, key)
    if former is not None and not is_opened_by(file, key):
        Store(file, former).change_key(former, key)
    try:
        bring_up_to_date(file, key)
    except BaseException:
        _forget_unused_key(file)
        raise
    keys.heal(file)
    store = Store(file, key)
    if store.is_purge_owed():
        with suppress(BookUnusable):
            store.purge()
    journal = DraftJournal(drafts_of(file), key.sealer, former.sealer if former is not None else None)
    journal.seal_all()
    if former is not None:
        keys.forget_former(file)
    return store, journal


def _forget_unused_key(file: Path) -> None:
    """A key made for a book that came to nothing goes; a locked one is never let go of."""
    found = keys.read(file)
    unused = not file.exists() or not file.stat().st_size or is_plain(file)
    if unused and found is not None and not found.is_locked:
        keys.discard(file)


def _former_key(file: Path, key: BookKey) -> BookKey | None:
    """The key a book is on its way from, when a kill stopped it there."""
    found = keys.read(file)
    return BookKey.unwrap(found.former, key.wrapping()) if found is not None and found.former else None


def drafts_of(file: Path) -> Path:
    """The folder of a book's drafts."""
    return file.with_name(f"{file.name}.nhap")


def _key_in_the_open(file: Path) -> BookKey:
    """The key of a book that is not locked; a new one for a book that is new or older than keys."""
    if file.exists() and not file.is_file():
        raise BookUnusable("not-a-book", file=str(file))
    if keys.read(file) is None and file.exists() and file.stat().st_size and not is_plain(file):
        raise BookUnusable("key-file-missing" if may_be_sealed(file) else "not-a-book", file=str(file))
    return open_key(file)


def open_key(file: Path) -> BookKey:
    """The key that lies in the open beside a book; one is made for a book that has no key file yet.

    Raises ``BookUnusable``: ``book-locked``, or ``locked-book-gone`` where only the key file is left.
    """
    found = keys.read(file)
    if found is None:
        key = BookKey.new()
        keys.write(file, keys.KeyFile((keys.Holder.in_the_open(key),)))
        return key
    in_the_open = found.open_key()
    if in_the_open is None:
        raise BookUnusable("book-locked" if file.exists() else "locked-book-gone", file=str(file))
    return in_the_open
