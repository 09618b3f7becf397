"""Whether the file of a book is what was written: every page carries a hash made with the key."""

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from desktop.domain.errors import BookUnusable
from desktop.store.engine import connect, explained
from desktop.store.keys import BookKey

_PATIENCE_MS = 1500
_PAGE_WORDS = "failed for page "


def settle(file: Path, key: BookKey) -> None:
    """Bring what still stands in the WAL into the book, so that the file can be looked at as a whole.

    Raises ``BookUnusable("book-busy")`` while another program reads an older state.
    """
    try:
        with closing(connect(file, key)) as book:
            book.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
            busy = book.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except cipher.Error as error:
        raise explained(error, file) from error
    if busy:
        raise BookUnusable("book-busy", file=str(file))


def damaged_pages(file: Path, key: BookKey) -> tuple[int, ...]:
    """The pages, from 1, whose bytes are not those that were written. Call :func:`settle` first."""
    with closing(cipher.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as book:
        book.execute("PRAGMA cipher_log_level=NONE")
        book.execute(f'PRAGMA key="{key.pragma}"')
        said = [str(line) for (line,) in book.execute("PRAGMA cipher_integrity_check").fetchall()]
    pages = [int(line.rpartition(" ")[2]) for line in said if _PAGE_WORDS in line]
    return tuple(pages) if pages or not said else (0,)


def broken_structure(file: Path, key: BookKey) -> tuple[str, ...]:
    """What SQLite finds wrong between pages that are each whole: an index, dangling references."""
    try:
        with closing(connect(file, key)) as book:
            said = [
                str(line) for (line,) in book.execute("PRAGMA integrity_check").fetchall() if line != "ok"
            ]
            dangling = {str(row[0]) for row in book.execute("PRAGMA foreign_key_check").fetchall()}
    except cipher.DatabaseError as error:
        return (str(error),)
    return (*said, *(f"foreign keys of {table}" for table in sorted(dangling)))
