"""Making a new book and bringing an older one up to date, by the frozen steps in ``migrations``."""

import shutil
import sqlite3
from pathlib import Path

from desktop.domain.errors import BookUnusable

HEAD = "0007"


def version_of(file: Path) -> str | None:
    """The version a book was written by; ``None`` for a new, empty one.

    Read with bare SQLite, so that a book which is up to date opens without loading Alembic.
    """
    try:
        with sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        raise BookUnusable("not-a-book", file=str(file)) from error
    return str(found[0]) if found else None


def bring_up_to_date(file: Path) -> None:
    """Take the book to this program's version, keeping a copy of an older one beside it."""
    if file.exists() and not file.is_file():
        raise BookUnusable("not-a-book", file=str(file))
    found = version_of(file) if file.exists() else None
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise BookUnusable("newer-book", file=str(file), found=found, known=HEAD)
    if found is not None:
        shutil.copy2(file, file.with_name(f"{file.name}.truoc-{HEAD}"))
    elif file.exists() and file.stat().st_size and _has_tables(file):
        raise BookUnusable("not-a-book", file=str(file))
    _upgrade(file)


def _has_tables(file: Path) -> bool:
    with sqlite3.connect(file) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _upgrade(file: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from desktop.store.engine import Store

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    store = Store(file)
    try:
        with store.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            connection.commit()
    finally:
        store.close()
