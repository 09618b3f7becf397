"""Writing a file so that a failure leaves what was there before."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.texts import disk_reason


class Output:
    """A file being made aside; ``write`` takes its whole content."""

    def __init__(self, aside: Path) -> None:
        self._aside = aside

    def write(self, content: bytes) -> None:
        with self._aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def replacing(file: Path) -> Iterator[Output]:
    """Write beside the file and put it in place when all went well; the folder is tried out first.

    Raises ``BookUnusable("file-unwritable")`` and leaves the old file, if any, untouched.
    """
    target = file.resolve()
    aside = target.with_name(f".{target.name[:100]}.{os.getpid()}.moi")
    try:
        if target.exists() and not target.is_file():
            raise BookUnusable("file-unwritable", file=file.name, why="không phải tệp thường")
        aside.touch()
        if target.exists():
            shutil.copymode(target, aside)
        yield Output(aside)
        aside.replace(target)
    except OSError as error:
        raise BookUnusable("file-unwritable", file=file.name, why=disk_reason(error)) from error
    finally:
        _remove(aside)


def _remove(aside: Path) -> None:
    if aside.exists():
        aside.unlink()
