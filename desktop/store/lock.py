"""One window for one book: a lock the operating system lets go of when the process dies."""

import errno
import sys
from pathlib import Path
from typing import IO

from desktop.domain.errors import BookUnusable

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


class BookLock:
    """Held while a window has the book open. A crash leaves no stale lock behind."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self._path = book.with_name(f"{book.name}.khoa")
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Hold the lock, or raise ``BookUnusable``: ``already-open``, or ``book-cannot-lock`` on a place that
        knows no locks, as some network drives."""
        try:
            file = self._path.open("a+b")
        except OSError as error:
            raise BookUnusable("book-unreachable", file=str(self._book)) from error
        try:
            _hold(file)
        except OSError as error:
            file.close()
            code = "book-cannot-lock" if error.errno in _NO_LOCKS else "already-open"
            raise BookUnusable(code, file=str(self._path)) from error
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
