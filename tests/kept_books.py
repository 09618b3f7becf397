"""Books that many tests begin with: made once in a process, then copied."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Hashable
from contextlib import closing
from functools import cache
from pathlib import Path

from desktop.office import Office

_MADE: dict[Hashable, Path] = {}


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="so-mau-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def copy_of(what: Hashable, make: Callable[[Path], Office], target: Path) -> None:
    """Put a copy of a book at ``target``; ``make`` makes it in a folder when it is first asked for."""
    if what not in _MADE:
        folder = Path(tempfile.mkdtemp(dir=_folder()))
        office = make(folder)
        office.close()
        _MADE[what] = office.file
        _settle(office.file)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_MADE[what], target)


def _settle(file: Path) -> None:
    """Everything written stands in the one file, whoever still holds a connection to it."""
    with closing(sqlite3.connect(file)) as book:
        busy, *_ = book.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy, "the book is still read"
