"""A book made where none was: all of it beside its place first, then put there, the book itself last.

Where it stands, all of it does; what was stopped or killed on the way is no book and is taken away.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.office import drafts_of
from desktop.store import keys
from desktop.texts import disk_reason


@contextmanager
def staging(beside: Path) -> Iterator[Path]:
    """A folder beside a book's place, taken away at the end; what a kill left of one goes first."""
    folder = beside.with_name(f"{beside.name}.dang-khoi-phuc")
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    except OSError as error:
        raise BookUnusable("restore-unwritable", file=str(beside), why=disk_reason(error)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_over(to: Path) -> None:
    """Never over a book, nor beside what is left of one."""
    if to.exists():
        raise BookUnusable("restore-over-book", file=str(to))
    for part in ("-wal", "-shm", "-journal"):
        left = to.with_name(to.name + part)
        if left.exists():
            raise BookUnusable("restore-leftover", file=str(left))


def put_in_place(book: Path, to: Path) -> None:
    """Key file and drafts first, the book last. What a kill left there must be the same, else it stays."""
    pairs = [*zip(keys.copies_of(book), keys.copies_of(to), strict=True)]
    pairs += [(each, drafts_of(to) / each.name) for each in sorted(drafts_of(book).glob("*.jsonl"))]
    try:
        for source, target in pairs:
            if target.exists() and target.read_bytes() != source.read_bytes():
                raise BookUnusable("restore-leftover", file=str(target))
        for source, target in [*pairs, (book, to)]:
            target.parent.mkdir(exist_ok=True)
            _sync(source)
            if target == to and to.exists():
                raise BookUnusable("restore-over-book", file=str(to))
            source.replace(target)
    except OSError as error:
        raise BookUnusable("restore-unwritable", file=str(to), why=disk_reason(error)) from error


def _sync(file: Path) -> None:
    with closing(file.open("rb+")) as opened:
        os.fsync(opened.fileno())
