"""Books that many tests begin with: made once in a process, then copied."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Hashable
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
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_MADE[what], target)
