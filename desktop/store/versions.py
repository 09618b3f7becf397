"""Making a new book and bringing an older one up to date, by the frozen steps in ``migrations``.

A book is never changed where it lies. A copy is made beside it, brought up to date, counted against the old
one and put in its place; the old one stays beside it, encrypted. Books of before version 0007 were not
encrypted: the copy is, and what the old file left on disk is written over.
"""

import os
import shutil
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from desktop.domain.errors import BookUnusable
from desktop.store.engine import Store, connect, explained
from desktop.store.keys import BookKey
from desktop.store.lock import BookLock

HEAD = "0007"
_PLAIN = b"SQLite format 3\0"
_PAGE = 4096


def is_plain(file: Path) -> bool:
    """Whether the file is a database of before there were keys."""
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN)) == _PLAIN


def may_be_sealed(file: Path) -> bool:
    """Whether the file has the shape of an encrypted book: whole pages and no known beginning."""
    return file.stat().st_size >= _PAGE and file.stat().st_size % _PAGE == 0 and not is_plain(file)


def version_of(file: Path, key: BookKey | None) -> str | None:
    """The version a book was written by; ``None`` for a new, empty one.

    Read on a bare connection, so that a book which is up to date opens without loading Alembic.
    """
    try:
        with closing(_reading(file, key)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except cipher.OperationalError:
        return None
    except cipher.DatabaseError as error:
        raise _not_opened(file, key) from error
    return str(found[0]) if found else None


def is_opened_by(file: Path, key: BookKey) -> bool:
    """Whether this is the key of the book as it lies there."""
    try:
        version_of(file, key)
    except BookUnusable:
        return False
    return True


def bring_up_to_date(file: Path, key: BookKey) -> None:
    """Take the book to this program's version, keeping a copy of an older one beside it."""
    _finish_swap(file)
    if file.exists() and not file.is_file():
        raise BookUnusable("not-a-book", file=str(file))
    if not file.exists() or not file.stat().st_size:
        _upgrade(file, key)
        return
    opening = None if is_plain(file) else key
    found = version_of(file, opening)
    if found == HEAD and opening is not None:
        return
    if found is not None and found > HEAD:
        raise BookUnusable("newer-book", file=str(file), found=found, known=HEAD)
    if found is None and _has_tables(file, opening):
        raise BookUnusable("not-a-book", file=str(file))
    upgrading = BookLock(_beside(file, "nang-cap"))
    upgrading.take()
    try:
        _replace_by_newer(file, opening, key)
    finally:
        upgrading.release()


def counts(file: Path, key: BookKey | None) -> dict[str, int]:
    """How many rows each table of the book has."""
    with closing(_reading(file, key)) as connection:
        return row_counts(connection)


def row_counts(connection: cipher.Connection) -> dict[str, int]:
    """The same, as one connection sees the book."""
    named = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    names = [name for (name,) in named.fetchall()]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 -- names from the book itself


def copy_sealed(file: Path, opening: BookKey | None, to: Path, key: BookKey) -> None:
    """A whole copy under another key, or of a plain book; with all that still stood in its WAL."""
    discard(to)
    try:
        with closing(connect(file, opening)) as book:
            book.execute("ATTACH DATABASE ? AS copy KEY ?", (str(to), key.pragma))
            book.execute("SELECT sqlcipher_export('copy')")
            owed = book.execute("PRAGMA user_version").fetchone()[0]
            book.execute(f"PRAGMA copy.user_version={owed}")
            book.execute("DETACH DATABASE copy")
            book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except cipher.Error as error:
        discard(to)
        raise explained(error, file) from error


def discard(book: Path) -> None:
    """Take away a book that was never put in place, with what SQLite left beside it."""
    if book.parent.is_dir():
        for part in ("", "-wal", "-shm", "-journal"):
            book.with_name(book.name + part).unlink(missing_ok=True)


def _replace_by_newer(file: Path, opening: BookKey | None, key: BookKey) -> None:
    newer, kept = _beside(file, "nang-cap"), _beside(file, f"truoc-{HEAD}")
    copy_sealed(file, opening, kept, key)
    try:
        discard(newer)
        shutil.copyfile(kept, newer)
        _upgrade(newer, key)
        _compare(counts(kept, key), newer, key, file)
        _swap(file, newer)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(file)) from error
    finally:
        discard(newer)


def _compare(before: dict[str, int], newer: Path, key: BookKey, file: Path) -> None:
    """Nothing may have been lost on the way: every table of before has at least its rows."""
    after = counts(newer, key)
    short = [name for name, rows in before.items() if name in after and after[name] < rows]
    if short:
        raise BookUnusable("upgrade-lost-rows", file=str(file), tables=", ".join(short))


def _swap(file: Path, newer: Path) -> None:
    """Put the newer book in place; what the older file held is written over before it goes."""
    old = _beside(file, "cu")
    with newer.open("rb") as written:
        os.fsync(written.fileno())
    for part in ("-wal", "-shm"):
        _blot(file.with_name(file.name + part))
    file.replace(old)
    newer.replace(file)
    _blot(old)


def _finish_swap(file: Path) -> None:
    """A kill between taking the old book away and putting the new one in place left only the old one."""
    old = _beside(file, "cu")
    if old.exists():
        if file.exists():
            _blot(old)
        else:
            old.replace(file)


def _blot(file: Path) -> None:
    """Write over a file, then let it go."""
    if not file.exists():
        return
    left = file.stat().st_size
    with file.open("r+b") as opened:
        while left > 0:
            left -= opened.write(b"\0" * min(left, 1 << 20))
        opened.flush()
        os.fsync(opened.fileno())
    file.unlink()


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}.{ending}")


def _reading(file: Path, key: BookKey | None) -> cipher.Connection:
    connection = cipher.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f'PRAGMA key="{key.pragma}"')
    return connection


def _not_opened(file: Path, key: BookKey | None) -> BookUnusable:
    """A book that has its key and still does not open is damaged; anything else is no book."""
    damaged = key is not None and may_be_sealed(file)
    return BookUnusable("book-damaged" if damaged else "not-a-book", file=str(file))


def _has_tables(file: Path, key: BookKey | None) -> bool:
    with closing(_reading(file, key)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _upgrade(file: Path, key: BookKey) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    store = Store(file, key)
    try:
        with store.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            connection.commit()
    finally:
        store.close()
