"""How a command comes to the key of a book: by a variable or a prompt, never by an argument."""

import getpass
import os
import sys
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.office import BookKey, open_key
from desktop.services import locking

PASSWORD_VARIABLE, USER_VARIABLE = "LANGNGHE_PASSWORD", "LANGNGHE_USER"


def unlocked(book: Path) -> locking.Unlocked | None:
    """The key of a locked book; ``None`` for one that is not locked. Raises ``BookUnusable``."""
    if not book.exists() or not locking.is_locked(book):
        return None
    password = os.environ.get(PASSWORD_VARIABLE) or None
    if password is None and sys.stdin is not None and sys.stdin.isatty():
        password = getpass.getpass(f"Mật khẩu của sổ {book.name}: ")
    if password is None:
        raise BookUnusable("book-locked-command", file=str(book), variable=PASSWORD_VARIABLE)
    return locking.unlock_as_any(book, password, os.environ.get(USER_VARIABLE))


def key_for_new_book(book: Path) -> BookKey:
    """A new book is locked from its first byte on where a password is given."""
    password = os.environ.get(PASSWORD_VARIABLE) or None
    if password is None or locking.has_key_file(book):
        return open_key(book)
    login = (
        os.environ.get(USER_VARIABLE) or os.environ.get("USER") or os.environ.get("USERNAME") or "vanphong"
    )
    return locking.key_for_new_locked_book(book, login, password)
