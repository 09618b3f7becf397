"""A copy of the open book as it stands at one moment, while others go on writing.

With everything brought from the WAL into the file, a reader that does not look at the WAL keeps SQLite from
writing into the file for as long as it reads: acts go on, into the WAL, and the bytes of the file are the
book at that moment. They are copied as they lie, encrypted.
"""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from io import FileIO
from pathlib import Path
from typing import IO

import sqlcipher3.dbapi2 as cipher

from desktop.domain.errors import BookUnusable
from desktop.store.backup_file import pieces
from desktop.store.engine import BUSY_SECONDS, Store, connect, explained
from desktop.store.keys import BookKey
from desktop.store.versions import row_counts

_PAUSE_SECONDS, _PATIENCE_SECONDS = 0.005, 0.5


@contextmanager
def held_still(store: Store, key: BookKey) -> Iterator[tuple[FileIO, cipher.Connection]]:
    """The book's file, unchanging inside the ``with``, and a connection that sees just what it holds.

    Its file is opened once for all and closed with the store: a program that closes any handle on the file
    lets go of SQLite's own locks. Raises ``BookUnusable("book-busy")`` when some reader never ends.
    """
    raw = store.raw_file()
    with closing(connect(store.file, key)) as reader, closing(connect(store.file, key)) as writer:
        try:
            _settle(store.file, writer, reader)
        except cipher.Error as error:
            raise explained(error, store.file) from error
        raw.seek(0)
        yield raw, reader


def copy_book(store: Store, key: BookKey, to: Path) -> dict[str, int]:
    """Copy the book as it stands; the rows of each table at that moment, counted meanwhile."""
    with held_still(store, key) as (book, reader), ThreadPoolExecutor(1) as counting:
        rows = counting.submit(row_counts, reader)
        with to.open("wb") as out:
            if sys.platform == "linux":
                _copy_in_kernel(book, out)
            else:
                for piece in pieces(book):
                    out.write(piece)
        return rows.result()


def _copy_in_kernel(book: FileIO, out: IO[bytes]) -> None:
    at, size = 0, os.fstat(book.fileno()).st_size
    while at < size and (sent := os.sendfile(out.fileno(), book.fileno(), at, size - at)):
        at += sent


def find_damage(file: Path, key: BookKey, *, whole: bool) -> str:
    """What is wrong with a copy that nobody has open; empty when nothing is.

    Every page is compared with its keyed hash. ``whole`` follows every tree and index as well, which takes
    several times as long.
    """
    try:
        with closing(connect(file, key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            wrong = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if not wrong and whole:
                found = connection.execute("PRAGMA integrity_check(1)").fetchall()
                wrong = [row for row in found if row[0] != "ok"]
    except cipher.Error as error:
        return str(error)
    return str(wrong[0][0]) if wrong else ""


def _settle(file: Path, writer: cipher.Connection, reader: cipher.Connection) -> None:
    """Bring the WAL into the file with writers kept out, and let the reader begin right then."""
    until = time.monotonic() + BUSY_SECONDS
    while time.monotonic() < until:
        writer.execute("BEGIN IMMEDIATE")
        try:
            if _is_all_in_file(reader):
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return
        finally:
            writer.execute("ROLLBACK")
        time.sleep(_PAUSE_SECONDS)
    raise BookUnusable("book-busy", file=str(file))


def _is_all_in_file(connection: cipher.Connection) -> bool:
    """Whether nothing is left that only the WAL has; readers that look at it are waited for a moment."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        busy, in_wal, done = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if not busy and in_wal == done:
            return True
        time.sleep(_PAUSE_SECONDS)
    return False
