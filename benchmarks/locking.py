"""What encryption costs: unlocking against the bare sums; saving and searching against a plain file."""

import itertools
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from benchmarks.measure import Ratio, against
from desktop.office import open_office
from desktop.services import locking
from desktop.store.keys import BookKey
from tests import builders

WORD = "hoa ban nở trắng"
SENTENCE = "Đường trục thôn ngập sâu mỗi khi mưa lớn, đề nghị nạo vét rãnh thoát nước. "
ROWS = 20_000


def unlocking() -> Ratio:
    """From the password to the open office, against Argon2id and one look into the same file."""
    from argon2.low_level import Type, hash_secret_raw

    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        locking.lock_book(office, "mai", WORD)
        key, file = office.key, office.file
        office.close()
        cost = locking.DEFAULT_COST

        def ours() -> None:
            opened = locking.unlock(file, "mai", WORD)
            open_office(file, key=opened.key, login=opened.login).close()

        def bare() -> None:
            hash_secret_raw(WORD.encode(), b"0" * 16, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)
            with closing(cipher.connect(file)) as book:
                book.execute(f'PRAGMA key="{key.pragma}"')
                book.execute("SELECT count(*) FROM sqlite_master").fetchone()

        return against("Mở khóa sổ / tính khóa và mở tệp trần", ours, bare, target=1.3, rounds=15)


def saving_and_searching() -> list[Ratio]:
    """The same SQL on an encrypted file and on a plain one."""
    with tempfile.TemporaryDirectory() as folder:
        sealed = _book(Path(folder) / "khoa.db", BookKey.new())
        plain = _book(Path(folder) / "tran.db", None)
        found = [
            against(
                "Lưu bền, mã hóa / không mã hóa", _saving(sealed), _saving(plain), target=2.0, rounds=200
            ),
            against(
                "Tìm chữ, mã hóa / không mã hóa", _searching(sealed), _searching(plain), target=2.0, rounds=60
            ),
        ]
        sealed.close()
        plain.close()
    return found


def _book(file: Path, key: BookKey | None) -> cipher.Connection:
    book = cipher.connect(file, isolation_level=None)
    if key is not None:
        book.execute(f'PRAGMA key="{key.pragma}"')
    book.execute("PRAGMA journal_mode=WAL")
    book.execute("PRAGMA synchronous=FULL")
    book.execute("CREATE VIRTUAL TABLE words USING fts5(content, tokenize='unicode61 remove_diacritics 2')")
    book.execute("CREATE TABLE opinions (id INTEGER PRIMARY KEY, content TEXT)")
    book.execute("BEGIN")
    for number in range(ROWS):
        book.execute("INSERT INTO words (content) VALUES (?)", (f"{SENTENCE} {number}",))
    book.execute("COMMIT")
    return book


def _saving(book: cipher.Connection) -> Callable[[], object]:
    counter = itertools.count()

    def save() -> None:
        book.execute("BEGIN IMMEDIATE")
        book.execute("INSERT INTO opinions (content) VALUES (?)", (f"{SENTENCE * 4}{next(counter)}",))
        book.execute("COMMIT")

    return save


def _searching(book: cipher.Connection) -> Callable[[], object]:
    query = "SELECT rowid FROM words WHERE words MATCH 'nao AND thoat' ORDER BY rowid DESC LIMIT 50"
    return lambda: book.execute(query).fetchall()
