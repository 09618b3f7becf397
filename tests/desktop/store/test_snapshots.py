"""A copy of the open book is the book of one moment, whoever writes meanwhile; damage in a copy is found."""

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store.engine import Store, connect
from desktop.store.keys import BookKey
from desktop.store.snapshots import copy_book, find_damage
from desktop.store.versions import counts

KEY = BookKey(b"k" * 32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A book of two tables that always grow together."""
    with closing(connect(tmp_path / "so.db", KEY)) as book:
        book.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, words TEXT)")
        book.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, words TEXT)")
    return tmp_path / "so.db"


def _write(book: object, rows: int) -> None:
    book.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
    for table in ("one", "other"):
        for _ in range(rows):
            book.execute(f"INSERT INTO {table} (words) VALUES (?)", ("nạo vét rãnh " * 60,))  # type: ignore[attr-defined]
    book.execute("COMMIT")  # type: ignore[attr-defined]


def test_every_copy_is_one_moment_while_another_writes(file: Path, tmp_path: Path) -> None:
    over = threading.Event()

    def go_on() -> None:
        with closing(connect(file, KEY)) as book:
            while not over.is_set():
                _write(book, 2)
                time.sleep(0.004)

    writer = threading.Thread(target=go_on)
    store = Store(file, KEY)
    writer.start()
    try:
        seen = []
        for nth in range(8):
            copy = tmp_path / f"ban-{nth}.db"
            rows = copy_book(store, KEY, copy)
            assert rows["one"] == rows["other"]
            assert counts(copy, KEY) == rows
            assert find_damage(copy, KEY, whole=True) == ""
            seen.append(rows["one"])
    finally:
        over.set()
        writer.join()
        store.close()
    assert seen == sorted(seen)
    assert seen[0] < seen[-1]


def test_what_is_only_in_the_wal_is_in_the_copy(file: Path, tmp_path: Path) -> None:
    store = Store(file, KEY)
    with closing(connect(file, KEY)) as book:
        _write(book, 1)
        assert copy_book(store, KEY, tmp_path / "ban.db")["one"] == 1
    store.close()


def test_any_flipped_byte_of_a_copy_is_damage(file: Path, tmp_path: Path) -> None:
    store = Store(file, KEY)
    with closing(connect(file, KEY)) as book:
        _write(book, 20)
    copy = tmp_path / "ban.db"
    copy_book(store, KEY, copy)
    store.close()
    good = copy.read_bytes()
    for at in range(20, len(good), len(good) // 12):
        copy.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert find_damage(copy, KEY, whole=False) != ""
        for left in ("-wal", "-shm"):
            copy.with_name(copy.name + left).unlink(missing_ok=True)


def test_another_key_opens_nothing(file: Path) -> None:
    assert find_damage(file, BookKey(b"x" * 32), whole=False) != ""


def test_the_handle_on_the_file_lasts_as_long_as_the_store(file: Path, tmp_path: Path) -> None:
    """A handle closed sooner would let go of the locks of every connection of this process."""
    store = Store(file, KEY)
    copy_book(store, KEY, tmp_path / "a.db")
    raw = store.raw_file()
    copy_book(store, KEY, tmp_path / "b.db")
    assert store.raw_file() is raw
    assert not raw.closed
    store.close()
    assert raw.closed
