"""The chain that runs through the log of acts (BR-63): each line is hashed together with the line before.

A line changed, taken out or put in later no longer fits its neighbours. Whoever owns the file can compute
the whole chain anew; that is found by the head's short code, which stands on signed paper outside the file.
So the chain detects changes, it does not prevent them.

``digest`` stands for a line's values: when a denouncer's identity must go (BR-25) the values and their
``salt`` are emptied, and the erasing line, itself in the chain, names each emptied line with the digest of
what is left.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

FIRST_HASH = "0" * 64
ERASING_ACT = "erase_identity"
EMPTIED_LINES = "audit_lines"
# No vowels, no D and no W, so that no input method turns a typed code into Vietnamese; no letters that look
# alike on paper. Their number is prime, so that the check letter finds every wrong letter and swapped pair.
LETTERS = "23456789CFGHJKMNPQRTVXZ"
_HASH_LETTERS = 11
_LETTERS = _HASH_LETTERS + 1
_GROUP = 4
_PREFIX = "NK"
_MOST_DIGITS = 9
_CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line as it is kept. ``salt`` is ``None`` once its values were emptied."""

    id: int
    at: datetime
    user: str
    act: str
    touched: tuple[str, ...]
    detail: dict[str, Any]
    salt: str | None
    digest: str | None
    hash: str | None


@dataclass(frozen=True, slots=True)
class Seal:
    """What is written beside a line to put it into the chain."""

    salt: str
    digest: str
    hash: str


class Why(StrEnum):
    """What is wrong with a line."""

    MISSING = "missing-line"
    VALUES = "changed-values"
    EMPTIED = "emptied-values"
    CHANGED = "changed-line"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first line that does not fit, by its number; a missing one by the number it had."""

    id: int
    why: Why


@dataclass(frozen=True, slots=True)
class Code:
    """A code that a person typed: the line's number and the letters of its hash."""

    line: int
    letters: str


def seal(
    before: str, id_: int, at: datetime, user: str, act: str, touched: list[str], detail: dict[str, Any]
) -> Seal:
    """The new line's place in the chain after the line whose hash is ``before``."""
    salt = secrets.token_hex(16)
    digest = _digest(detail, salt)
    return Seal(salt, digest, _hash(before, id_, at, user, act, touched, digest))


def rest_of(detail: dict[str, Any]) -> str:
    """The digest of what is left of an emptied line: nothing secret, so nothing is mixed in."""
    return _digest(detail, "")


def first_fault(lines: Iterable[LogLine]) -> Fault | None:
    """The first line, in their order, that was changed, emptied without an erasure, or is missing.

    Lines are read once and not kept. Lines that were taken off the end leave no trace here: only a code
    printed while they were there tells of them.
    """
    walk = _Walk()
    for line in lines:
        fault = walk.step(line)
        if fault is not None:
            return fault
    return walk.unexplained()


class _Walk:
    """What must be remembered from line to line: the last one, and emptied lines until they are explained."""

    def __init__(self) -> None:
        self._hash, self._id = FIRST_HASH, 0
        self._emptied: dict[int, str] = {}
        self._explained: dict[int, str] = {}

    def step(self, line: LogLine) -> Fault | None:
        expected = _hash(
            self._hash, line.id, line.at, line.user, line.act, list(line.touched), line.digest or ""
        )
        if expected != line.hash:
            gap = line.id > self._id + 1
            return Fault(self._id + 1, Why.MISSING) if gap else Fault(line.id, Why.CHANGED)
        if line.salt is None:
            self._emptied[line.id] = rest_of(line.detail)
        elif _digest(line.detail, line.salt) != line.digest:
            return Fault(line.id, Why.VALUES)
        if line.act == ERASING_ACT:
            self._explained.update(_explained_by(line))
        self._hash, self._id = line.hash, line.id
        return None

    def unexplained(self) -> Fault | None:
        """The first line that is empty and whose emptiness, as it is now, no erasure accounts for."""
        for id_, rest in self._emptied.items():
            if self._explained.get(id_) != rest:
                return Fault(id_, Why.VALUES if id_ in self._explained else Why.EMPTIED)
        return None


def _explained_by(line: LogLine) -> dict[int, str]:
    named = line.detail.get(EMPTIED_LINES)
    if not isinstance(named, dict):
        return {}
    return {int(id_): rest for id_, rest in named.items() if id_.isdecimal() and int(id_) < line.id}


def is_behind(clock: datetime, last: datetime) -> bool:
    """Whether the clock was set back since the last line: further than clocks drift."""
    return clock < last - _CLOCK_TOLERANCE


def code_of(id_: int, hash_: str) -> str:
    """The short code of a head, for paper: ``NK 1432-7K3M-9QXT-2FGH``.

    The line's number, eleven letters of its hash (49 bits) and a check letter over both.
    """
    letters = _letters(hash_)
    letters += _check(id_, letters)
    groups = (letters[at : at + _GROUP] for at in range(0, _LETTERS, _GROUP))
    return f"{_PREFIX} {id_}-{'-'.join(groups)}"


def read_code(typed: str) -> Code | None:
    """A code as someone typed it from paper, with or without its dashes; ``None`` when it was mistyped."""
    bare = re.sub(r"[^0-9A-Z]", "", typed.upper().rpartition(":")[2]).removeprefix(_PREFIX)
    number, letters, check = bare[:-_LETTERS], bare[-_LETTERS:-1], bare[-1:]
    if not re.fullmatch(rf"[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}", number):
        return None
    if not set(letters) <= set(LETTERS) or check != _check(int(number), letters):
        return None
    return Code(int(number), letters)


def agrees(code: Code, id_: int, hash_: str) -> bool:
    """Whether the printed code is of this very line."""
    return code == Code(id_, _letters(hash_))


def _letters(hash_: str) -> str:
    value, letters = int(hash_, 16), ""
    for _ in range(_HASH_LETTERS):
        value, at = divmod(value, len(LETTERS))
        letters += LETTERS[at]
    return letters


def _check(id_: int, letters: str) -> str:
    values = [*(int(digit) for digit in str(id_)), *(LETTERS.index(letter) for letter in letters)]
    weighted = sum(weight * value for weight, value in enumerate(reversed(values), start=1))
    return LETTERS[weighted % len(LETTERS)]


def _digest(detail: dict[str, Any], salt: str) -> str:
    return hashlib.sha256((salt + _plain(detail)).encode()).hexdigest()


def _hash(before: str, id_: int, at: datetime, user: str, act: str, touched: list[str], digest: str) -> str:
    said = _plain([id_, at.isoformat(), user, act, touched, digest])
    return hashlib.sha256(f"{before}\n{said}".encode()).hexdigest()


def _plain(value: object) -> str:
    """One spelling of a value, so that it is hashed alike everywhere."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
