"""The key file: holders, two copies, what a person may type of the recovery sheet."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BookUnusable
from desktop.store import keys
from desktop.store.keys import BookKey, Cost, Holder, KeyFile, Slot
from desktop.store.sealing import Sealer

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
DAY = date(2026, 11, 28)


def holder(key: BookKey, login: str = "mai", password: str = "mật khẩu dài") -> Holder:
    return Holder.locked(Slot.PASSWORD, key, password, login=login, cost=CHEAP, made_on=DAY)


def test_a_password_gives_the_key_and_no_other_does() -> None:
    key = BookKey.new()
    assert holder(key).open("mật khẩu dài") == key
    assert holder(key).open("mat khau dai") is None


def test_a_password_typed_decomposed_is_the_same_password() -> None:
    import unicodedata

    key = BookKey.new()
    assert holder(key).open(unicodedata.normalize("NFD", "mật khẩu dài")) == key


def test_what_is_derived_from_a_key_differs_by_use() -> None:
    key = BookKey.new()
    shown = {key.pragma[2:-1], key.wrapping().hex(), key.secret.hex()}
    assert len(shown) == 3
    assert repr(key.secret) not in repr(key)
    assert key.last_resort_password == BookKey(key.secret).last_resort_password
    assert len(key.last_resort_password.replace("-", "")) == 24


def test_the_key_file_is_written_twice_and_read_from_either(tmp_path: Path) -> None:
    book = tmp_path / "so.db"
    assert keys.read(book) is None
    written = KeyFile((holder(BookKey.new()),), "xã Bình Minh Hạ")
    keys.write(book, written)
    assert keys.read(book) == written
    first = keys.path_of(book)
    first.write_bytes(b"{")
    assert keys.read(book) == written
    first.unlink()
    assert keys.read(book) == written
    keys.discard(book)
    assert keys.read(book) is None


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"format": "khac"}', b'{"format": "langnghe-keys", "version": 9}']
)
def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    book = tmp_path / "so.db"
    keys.path_of(book).write_bytes(content)
    with pytest.raises(BookUnusable) as refused:
        keys.read(book)
    assert refused.value.code == "key-file-damaged"
    assert "so.db.chia-khoa" in str(refused.value.data["file"])


def test_a_folder_that_refuses_the_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    keys.path_of(tmp_path / "so.db").mkdir()
    for book, code in (
        (tmp_path / "tep" / "so.db", "book-unreachable"),
        (tmp_path / "so.db", "key-file-unwritable"),
    ):
        with pytest.raises(BookUnusable) as refused:
            keys.write(book, KeyFile(()))
        assert refused.value.code == code


def test_no_password_and_no_key_of_a_locked_book_stand_in_the_file(tmp_path: Path) -> None:
    key = BookKey.new()
    raw = keys.written(KeyFile((holder(key),)))
    assert key.secret.hex().encode() not in raw
    assert "mật khẩu dài".encode() not in raw
    assert json.loads(raw)["holders"][0]["login"] == "mai"


def test_a_holder_takes_the_place_of_the_one_with_the_same_login() -> None:
    key = BookKey.new()
    file = KeyFile((Holder.in_the_open(key),))
    assert not file.is_locked
    assert file.open_key() == key
    file = file.without(Slot.OPEN).with_holder(holder(key)).with_holder(holder(key, "anh"))
    again = file.with_holder(holder(key, "mai", "mật khẩu khác"))
    assert file.is_locked
    assert again.open_key() is None
    assert sorted(again.logins) == ["anh", "mai"]
    kept = again.of(Slot.PASSWORD, "mai")
    assert kept is not None
    assert kept.open("mật khẩu khác") == key
    assert again.of(Slot.RECOVERY) is None


def test_the_former_key_is_forgotten_once_the_book_has_gone_over(tmp_path: Path) -> None:
    book, old, new = tmp_path / "so.db", BookKey.new(), BookKey.new()
    keys.forget_former(book)
    keys.write(book, KeyFile((holder(new),), former=old.wrap(new.wrapping())))
    found = keys.read(book)
    assert found is not None
    assert BookKey.unwrap(found.former, new.wrapping()) == old
    assert BookKey.unwrap(found.former, old.wrapping()) is None
    keys.forget_former(book)
    assert keys.read(book) == replace(found, former="")


@given(st.data())
def test_a_sheet_code_is_known_however_it_is_typed(data: st.DataObject) -> None:
    code = keys.new_sheet_code()
    assert len(code.split("-")) == keys.SHEET_GROUPS
    between = data.draw(st.sampled_from(["", " ", "-", " - "]))
    typed = between.join(code.split("-"))
    typed = "".join(data.draw(st.sampled_from([letter, letter.lower()])) for letter in typed)
    assert keys.sheet_code_typed(typed) == code


def test_letters_taken_for_others_still_open() -> None:
    assert keys.sheet_code_typed("o0i1lu") == keys.sheet_code_typed("QQJJJV")


@given(content=st.binary(max_size=200), about=st.text(max_size=10))
def test_what_is_sealed_opens_with_its_key_at_its_place_only(content: bytes, about: str) -> None:
    sealer, other = Sealer(b"k" * 32), Sealer(b"l" * 32)
    sealed = sealer.seal(content, about)
    assert sealer.open(sealed, about) == content
    assert sealer.open(sealed, about + "x") is None
    assert other.open(sealed, about) is None
    assert sealer.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), about) is None
    assert sealer.open(b"", about) is None
