"""The key of a book, who holds it, and the file beside the book that says so.

Every book is encrypted with one random key. The key file (``so.db.chia-khoa``) holds that key wrapped once
for each holder: by a password, by the printed recovery sheet, or, in a practice book and a book that has not
been locked yet, in the open. A change of password touches these few bytes only. Without the key file nothing
opens, so it is written aside, renamed, and kept twice.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.domain.errors import BookUnusable
from desktop.domain.vietnamese import nfc
from desktop.store.sealing import Sealer

FORMAT, VERSION = "langnghe-keys", 1
KEY_BYTES = 32
SHEET_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
SHEET_GROUPS, GROUP_LETTERS = 8, 4
_ALIKE = str.maketrans({"O": "Q", "0": "Q", "I": "J", "1": "J", "L": "J", "U": "V"})


@dataclass(frozen=True, slots=True)
class BookKey:
    """The key all of a book is encrypted with: 32 bytes, never written anywhere in the clear once locked."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "BookKey":
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def pragma(self) -> str:
        """The raw key as SQLCipher takes it: no derivation is paid on opening."""
        return f"x'{self._for('book').hex()}'"

    @property
    def sealer(self) -> Sealer:
        """Seals what lies beside the book: drafts."""
        return Sealer(self._for("files"))

    @property
    def last_resort_password(self) -> str:
        """Opens the readable minutes inside a backup in any PDF reader; printed on the recovery sheet."""
        return grouped(_letters(self._for("last-resort"), 24))

    @property
    def ident(self) -> str:
        """Tells this key from others and says nothing about it."""
        return self._for("ident").hex()[:16]

    def wrap(self, wrapping: bytes) -> str:
        return base64.b64encode(Sealer(wrapping).seal(self.secret, FORMAT)).decode()

    @classmethod
    def unwrap(cls, wrapped: str, wrapping: bytes) -> "BookKey | None":
        """The key, or ``None`` when it was wrapped by something else."""
        secret = Sealer(wrapping).open(base64.b64decode(wrapped), FORMAT)
        return cls(secret) if secret is not None else None

    def wrapping(self) -> bytes:
        """What another key is wrapped with while the book goes over to this one."""
        return self._for("former-key")

    def _for(self, use: str) -> bytes:
        return hmac.new(self.secret, use.encode(), hashlib.sha256).digest()


class Slot(StrEnum):
    OPEN = "open"
    PASSWORD = "password"  # noqa: S105 -- the word, not one
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a password costs (Argon2id): passes, KiB of memory, lanes."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4

    def derive(self, password: str, salt: bytes) -> bytes:
        from argon2.low_level import Type, hash_secret_raw

        return hash_secret_raw(
            nfc(password).encode(), salt, self.passes, self.memory_kib, self.lanes, KEY_BYTES, Type.ID
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """One way to the key. ``login`` says whose password it is; people's names stand inside the book only."""

    slot: Slot
    login: str = ""
    salt: str = ""
    wrapped: str = ""
    cost: Cost = Cost()
    made_on: str = ""

    @classmethod
    def in_the_open(cls, key: BookKey) -> "Holder":
        return cls(Slot.OPEN, wrapped=key.secret.hex())

    @classmethod
    def locked(
        cls, slot: Slot, key: BookKey, password: str, *, login: str = "", cost: Cost, made_on: date
    ) -> "Holder":
        salt = secrets.token_bytes(16)
        wrapped = key.wrap(cost.derive(password, salt))
        return cls(slot, login, salt.hex(), wrapped, cost, made_on.isoformat())

    def open(self, password: str) -> BookKey | None:
        """The key, when the password is right. Takes the same time when it is not."""
        return BookKey.unwrap(self.wrapped, self.cost.derive(password, bytes.fromhex(self.salt)))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All holders of a book's key. ``title`` is what the locked screen may show: the office, never a person.

    ``former`` is there only while the book goes over to another key: the old one, wrapped with the new.
    """

    holders: tuple[Holder, ...]
    title: str = ""
    former: str = ""

    @property
    def is_locked(self) -> bool:
        return all(holder.slot is not Slot.OPEN for holder in self.holders)

    @property
    def logins(self) -> tuple[str, ...]:
        return tuple(holder.login for holder in self.holders if holder.slot is Slot.PASSWORD)

    def open_key(self) -> BookKey | None:
        """The key of a book that is not locked."""
        found = next((holder for holder in self.holders if holder.slot is Slot.OPEN), None)
        return BookKey(bytes.fromhex(found.wrapped)) if found is not None else None

    def of(self, slot: Slot, login: str = "") -> Holder | None:
        return next((each for each in self.holders if each.slot is slot and each.login == login), None)

    def with_holder(self, holder: Holder) -> "KeyFile":
        """The holder added, or put in place of the one with the same login."""
        kept = (each for each in self.holders if (each.slot, each.login) != (holder.slot, holder.login))
        return replace(self, holders=(*kept, holder))

    def without(self, slot: Slot, login: str = "") -> "KeyFile":
        kept = tuple(each for each in self.holders if (each.slot, each.login) != (slot, login))
        return replace(self, holders=kept)


def path_of(book: Path) -> Path:
    return book.with_name(f"{book.name}.chia-khoa")


def copies_of(book: Path) -> tuple[Path, Path]:
    """The key file and its second copy."""
    first = path_of(book)
    return first, first.with_name(f"{first.name}.2")


def read(book: Path) -> KeyFile | None:
    """The key file of a book, or its second copy; ``None`` when there is neither.

    Raises ``BookUnusable("key-file-damaged")`` when what is there cannot be read.
    """
    found = [path for path in copies_of(book) if path.exists()]
    for path in found:
        key_file = parsed(path.read_bytes())
        if key_file is not None:
            return key_file
    if found:
        raise BookUnusable("key-file-damaged", file=str(path_of(book)))
    return None


def is_locked(book: Path) -> bool:
    """Whether nothing of the book's key lies in the open; a book without a key file is not locked."""
    found = read(book)
    return found is not None and found.is_locked


def broken_copies(book: Path) -> tuple[Path, ...]:
    """Those of the two copies that are there and cannot be read."""
    return tuple(path for path in copies_of(book) if path.exists() and parsed(path.read_bytes()) is None)


def heal(book: Path) -> None:
    """Write both copies anew from the one that can be read, where the other is broken or missing."""
    found = read(book)
    if found is not None and (broken_copies(book) or not all(path.exists() for path in copies_of(book))):
        write(book, found)


def parsed(content: bytes) -> KeyFile | None:
    """A key file from its bytes; ``None`` for anything else."""
    try:
        value = json.loads(content)
        if (value["format"], value["version"]) != (FORMAT, VERSION):
            return None
        holders = tuple(map(_holder, value["holders"]))
        return KeyFile(holders, str(value["title"]), str(value["former"]))
    except (ValueError, KeyError, TypeError):
        return None


def _holder(value: dict[str, Any]) -> Holder:
    return Holder(**{**value, "slot": Slot(value["slot"]), "cost": Cost(**value["cost"])})


def written(key_file: KeyFile) -> bytes:
    value = {"format": FORMAT, "version": VERSION, **asdict(key_file)}
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def write(book: Path, key_file: KeyFile) -> None:
    """Put the key file in place, twice, each copy whole or not at all."""
    content = written(key_file)
    try:
        book.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(book)) from error
    try:
        for path in copies_of(book):
            aside = path.with_name(f"{path.name}.moi")
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
    except OSError as error:
        raise BookUnusable("key-file-unwritable", file=str(path_of(book))) from error


def forget_former(book: Path) -> None:
    """The book has gone over to its new key for good."""
    found = read(book)
    if found is not None:
        write(book, replace(found, former=""))


def discard(book: Path) -> None:
    """Forget the key file of a book that was never made."""
    if book.parent.is_dir():
        for path in copies_of(book):
            path.unlink(missing_ok=True)


def new_sheet_code() -> str:
    """What the recovery sheet says: letters and digits that cannot be taken for one another, 157 bits."""
    count = SHEET_GROUPS * GROUP_LETTERS
    return grouped("".join(secrets.choice(SHEET_LETTERS) for _ in range(count)))


def sheet_code_typed(text: str) -> str:
    """The code as printed, from what a person typed: case, spaces and look-alike letters do not count."""
    kept = "".join(letter for letter in nfc(text).upper().translate(_ALIKE) if letter in SHEET_LETTERS)
    return grouped(kept)


def grouped(letters: str) -> str:
    return "-".join(letters[at : at + GROUP_LETTERS] for at in range(0, len(letters), GROUP_LETTERS))


def _letters(secret: bytes, count: int) -> str:
    number, base = int.from_bytes(secret), len(SHEET_LETTERS)
    return "".join(SHEET_LETTERS[number // base**at % base] for at in range(count))
