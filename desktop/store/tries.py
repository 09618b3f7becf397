"""Wrong tries at a book's password, kept beside the book: starting the program anew forgets none of them."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop.domain.unlocking import Tries


def path_of(book: Path) -> Path:
    return book.with_name(f"{book.name}.lan-thu")


def read(book: Path) -> Tries:
    """The tries kept; none when there is no file or nothing can be made of it."""
    try:
        found = json.loads(path_of(book).read_text(encoding="utf-8"))
        return Tries(int(found["wrong"]), datetime.fromisoformat(found["last_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Tries()


def write(book: Path, tries: Tries) -> None:
    """Keep them. Where the folder takes no file the book cannot be worked in either."""
    content = {"wrong": tries.wrong, "last_at": tries.last_at.isoformat() if tries.last_at else None}
    with suppress(OSError):
        path_of(book).write_text(json.dumps(content), encoding="utf-8")


def forget(book: Path) -> None:
    with suppress(OSError):
        path_of(book).unlink(missing_ok=True)
