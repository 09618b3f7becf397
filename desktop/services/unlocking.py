"""Trying to get into a locked book, with the wait that grows after each wrong try."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.services import locking
from desktop.services.locking import Unlocked
from desktop.store import tries

WRONG = frozenset({"wrong-password", "wrong-sheet-code"})


def seconds_to_wait(book: Path, at: datetime) -> int:
    """How long no try at this book is heard, whoever makes it."""
    return tries.read(book).seconds_left(at)


def enter(book: Path, login: str, password: str, at: datetime) -> Unlocked:
    """The key by a password. Raises ``BookUnusable``: ``wrong-password`` whatever was wrong, or
    ``wait-before-trying`` when the wait is not over; then nothing is tried."""
    return _tried(book, at, lambda: locking.unlock(book, login, password))


def enter_with_sheet(book: Path, code: str, at: datetime) -> Unlocked:
    """The key by the recovery sheet's code, with the same wait after a wrong one."""
    return _tried(book, at, lambda: locking.unlock_with_sheet(book, code))


def _tried(book: Path, at: datetime, unlock: Callable[[], Unlocked]) -> Unlocked:
    left = seconds_to_wait(book, at)
    if left:
        raise BookUnusable("wait-before-trying", seconds=left)
    try:
        found = unlock()
    except BookUnusable as error:
        if error.code in WRONG:
            tries.write(book, tries.read(book).after_wrong(at))
        raise
    tries.forget(book)
    return found
