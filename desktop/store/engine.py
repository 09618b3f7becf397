"""The book on disk and the one way to read or change it.

SQLCipher in WAL mode with ``synchronous=FULL``: a committed act survives a power cut, and nothing of it
stands on disk in the clear. The same code runs on another SQLAlchemy engine; only ``connect`` knows the file.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import FileIO
from pathlib import Path

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from desktop.domain.errors import BookUnusable
from desktop.store.keys import BookKey

BUSY_SECONDS = 10.0


class Store:
    """One open book. ``act`` is the only door for writing, ``reading`` sees one consistent state."""

    def __init__(self, file: Path, key: BookKey) -> None:
        self.file = file
        self.engine = _engine(file, key)
        self._raw: FileIO | None = None

    def raw_file(self) -> FileIO:
        """The file itself, for copying it. One handle until the store is closed: closing it sooner would let
        go of SQLite's locks on the file (POSIX)."""
        if self._raw is None:
            self._raw = self.file.open("rb", buffering=0)
        return self._raw

    @contextmanager
    def act(self) -> Iterator[Session]:
        """One transaction: everything written inside is kept, or nothing is."""
        with self._session("BEGIN IMMEDIATE") as book:
            yield book
            book.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._session("BEGIN") as book:
            yield book

    @contextmanager
    def _session(self, begin: str) -> Iterator[Session]:
        try:
            with (
                self.engine.connect().execution_options(begin=begin) as connection,
                Session(connection, expire_on_commit=False, autoflush=False) as book,
            ):
                yield book
        except DBAPIError as error:
            found = explained(error, self.file)
            if isinstance(found, BookUnusable) and found.code == "book-damaged":
                self.engine.dispose()  # a connection that met a broken page reads no page after it
            raise found from error

    def owe_purge(self, book: Session) -> None:
        """Note, with the act that erases, that the file is to be cleaned; a kill cannot make it forgotten."""
        book.connection().exec_driver_sql("PRAGMA user_version=1")

    def is_purge_owed(self) -> bool:
        with self.reading() as book:
            return bool(book.connection().exec_driver_sql("PRAGMA user_version").scalar())

    def purge(self) -> None:
        """Leave nothing on disk of what was deleted: no free page, no line of the WAL (BR-25).

        Raises ``BookUnusable("book-busy")`` while another program reads the book; then it is still owed.
        """
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                cursor.execute("PRAGMA user_version=0")
        except cipher.Error as error:
            raise explained(error, self.file) from error
        finally:
            connection.close()
        if busy:
            raise BookUnusable("book-busy", file=str(self.file))

    def change_key(self, key: BookKey, to: BookKey) -> None:
        """Encrypt every page anew. Killed in between, the book opens with one of the two keys."""
        self.engine.dispose()
        try:
            with closing(connect(self.file, key)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute(f'PRAGMA rekey="{to.pragma}"')
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except cipher.Error as error:
            raise explained(error, self.file) from error
        self.engine = _engine(self.file, to)

    def close(self) -> None:
        self.engine.dispose()
        if self._raw is not None:
            self._raw.close()
            self._raw = None


def connect(file: Path, key: BookKey | None) -> cipher.Connection:
    """One connection to the book; without a key to a book of before there were keys."""
    connection = cipher.connect(file, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f'PRAGMA key="{key.pragma}"')
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def _engine(file: Path, key: BookKey) -> Engine:
    engine = create_engine(
        "sqlite://", module=cipher, creator=lambda: connect(file, key), poolclass=QueuePool, pool_size=3
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: object) -> None:
        options = connection.get_execution_options()  # type: ignore[attr-defined]
        connection.exec_driver_sql(options.get("begin", "BEGIN"))  # type: ignore[attr-defined]

    return engine


def explained(error: DBAPIError | cipher.Error, file: Path) -> Exception:
    """The sentence's code for what the disk or another program did to the book."""
    message = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    for sign, code in (
        ("full", "disk-full"),
        ("readonly", "book-read-only"),
        ("locked", "book-busy"),
        ("busy", "book-busy"),
        ("not a database", "book-damaged"),
        ("malformed", "book-damaged"),
        ("unable to open", "book-unreachable"),
        ("disk i/o", "book-unreachable"),
    ):
        if sign in message:
            return BookUnusable(code, file=str(file))
    return error
