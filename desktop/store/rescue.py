"""What can still be read of a damaged book, put into a new one. The damaged book itself is never written."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import BookUnusable, Refusal
from desktop.store.backup_file import pieces
from desktop.store.engine import Store, connect, explained
from desktop.store.keys import BookKey
from desktop.store.versions import HEAD, bring_up_to_date, version_of

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
_AT_ONCE = 200
_LOST_IN_A_ROW = 5_000


@dataclass(frozen=True, slots=True)
class Rescued:
    """Of one table: rows that came over, and rows that are known to have been there and could not be read."""

    table: str
    rows: int
    lost: int


def rescue(store: Store, key: BookKey, to: Path, report: Report, stopped: Stopped) -> tuple[Rescued, ...]:
    """Fill a new book at ``to`` with every row that can be read. ``report`` counts tables.

    ``to`` stands in a folder of its own: whoever calls takes that away when this fails or is stopped. Raises
    ``BookUnusable``, ``Refusal("stopped")``, or ``OSError`` for the disk of the copy.
    """
    if version_of(store.file, key) != HEAD:
        raise BookUnusable("book-other-version", file=str(store.file))
    copy = to.with_name(f"{to.name}.hong")
    _copy(store, copy)
    try:
        bring_up_to_date(to, key)
        with closing(connect(to, key)) as new, closing(_Damaged(copy, key)) as old:
            return _fill(new, old, report, stopped)
    except (cipher.Error, DBAPIError) as error:
        raise explained(error, to) from error


def _copy(store: Store, copy: Path) -> None:
    """The book and its WAL as they lie. A reader keeps the WAL from being begun anew meanwhile, so what was
    brought from it into the file after the file was copied still is in it."""
    with store.reading() as book:
        book.connection().exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        raw = store.raw_file()
        raw.seek(0)
        with copy.open("wb") as out:
            for piece in pieces(raw):
                out.write(piece)
        wal = store.file.with_name(f"{store.file.name}-wal")
        if wal.exists():
            shutil.copyfile(wal, copy.with_name(f"{copy.name}-wal"))


class _Damaged:
    """The damaged book, read. A connection that met a damaged page reads nothing more; another is made."""

    def __init__(self, file: Path, key: BookKey) -> None:
        self._file, self._key = file, key
        self._book = connect(file, key)

    def rows(self, query: str, values: tuple[int, ...]) -> list[tuple[Any, ...]] | None:
        """What the query finds; ``None`` when it comes upon a page that cannot be read."""
        try:
            return list(self._book.execute(query, values).fetchall())
        except cipher.DatabaseError:
            self._book.close()
            self._book = connect(self._file, self._key)
            return None

    def close(self) -> None:
        self._book.close()


def _fill(new: cipher.Connection, old: _Damaged, report: Report, stopped: Stopped) -> tuple[Rescued, ...]:
    new.execute("PRAGMA foreign_keys=OFF")
    new.execute("BEGIN IMMEDIATE")
    named = new.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'alembic_version' ORDER BY name"
    )
    tables = [table for (table,) in named.fetchall()]
    found = {}
    for done, table in enumerate(tables, start=1):
        found[table] = _fill_table(new, old, table, stopped)
        report(done, len(tables))
    for table, orphans in _let_go_of_orphans(new).items():
        rows, lost = found[table]
        found[table] = (rows - orphans, lost + orphans)
    new.execute("COMMIT")
    new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return tuple(Rescued(table, rows, lost) for table, (rows, lost) in found.items())


def _fill_table(new: cipher.Connection, old: _Damaged, table: str, stopped: Stopped) -> tuple[int, int]:
    columns = [row[1] for row in new.execute(f'PRAGMA table_info("{table}")').fetchall()]
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    insert = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 -- the program's own names
    query = f'SELECT rowid, {listed} FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT ?'  # noqa: S608
    came = lost = 0
    for rows, missed in _walk(old, query, stopped):
        new.executemany(insert, [row[1:] for row in rows])
        came, lost = came + len(rows), lost + missed
    return came, lost


def _walk(old: _Damaged, query: str, stopped: Stopped) -> Iterator[tuple[list[tuple[Any, ...]], int]]:
    """The rows in batches, each with how many before it were passed because their page cannot be read.

    What comes after a damaged page is found by asking for the next number, and the next, until a whole page
    answers. Where none does any more the end is lost: at least one row. Raises ``Refusal("stopped")``.
    """
    last, passed, at_once = 0, 0, _AT_ONCE
    while passed < _LOST_IN_A_ROW:
        if stopped():
            raise Refusal("stopped")
        rows = old.rows(query, (last, at_once))
        if rows is None:
            if at_once == 1:
                last, passed = last + 1, passed + 1
            at_once = 1
            continue
        if not rows:
            return
        yield rows, min(passed, rows[0][0] - 1)
        last, passed, at_once = rows[-1][0], 0, _AT_ONCE if at_once > 1 or not passed else 1
    yield [], 1


def _let_go_of_orphans(new: cipher.Connection) -> dict[str, int]:
    """References to rows that were lost: emptied where they may be empty, else the row goes too."""
    gone: dict[str, int] = {}
    while broken := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in broken:
            fields = new.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(field[3] for field in fields if field[0] == number)
            needed = next(row[3] for row in new.execute(f'PRAGMA table_info("{table}")') if row[1] == column)
            if needed:
                removed = new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,)).rowcount  # noqa: S608
                gone[table] = gone.get(table, 0) + removed
            else:
                new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608
    return gone
