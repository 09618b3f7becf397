"""Books that many tests begin with: made once in a process, then copied."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Hashable
from contextlib import closing
from functools import cache
from pathlib import Path

from desktop.office import BookKey, Office
from desktop.store import keys
from desktop.store.engine import connect

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
        _settle(office.file, office.key)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = _MADE[what]
    shutil.copyfile(made, target)
    shutil.copyfile(keys.path_of(made), keys.path_of(target))


def _settle(file: Path, key: BookKey) -> None:
    """Everything written stands in the one file, whoever still holds a connection to it."""
    with closing(connect(file, key)) as book:
        busy, *_ = book.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert not busy, "the book is still read"
