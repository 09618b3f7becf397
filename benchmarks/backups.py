"""A checked backup of a book with 100,000 visits against copying the book's file to the same disk."""

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.lists import LINES, fill
from benchmarks.measure import Ratio, best_against
from desktop.services.backups import make_backup
from tests import builders

ROUNDS = 8


def checked_backup() -> Ratio:
    """Copied, hashed, synced, read back from the disk, every page of the book authenticated, rows counted;
    against a copy that is synced and nothing more."""
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        fill(office.file, LINES)
        copy = Path(folder) / "chep.db"
        usb = Path(folder) / "sao-luu"

        def ours() -> None:
            make_backup(office, usb).file.unlink()

        def bare() -> None:
            shutil.copyfile(office.file, copy)
            with copy.open("r+b") as written:
                os.fsync(written.fileno())
            copy.unlink()

        name = "Sao lưu có kiểm tra sổ 100.000 dòng / chép tệp sổ"
        found = best_against(name, ours, bare, target=3.0, rounds=ROUNDS)
        office.close()
    return found
