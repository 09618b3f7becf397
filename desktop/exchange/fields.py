"""One object of a records file, read field by field; every fault names the record and the field."""

import re
from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from desktop.domain.errors import BadRecords
from desktop.domain.vietnamese import is_blank, nfc
from desktop.exchange.json_file import JsonObject
from desktop.exchange.limits import limits

Choice = TypeVar("Choice", bound=StrEnum)
Scalar = TypeVar("Scalar", str, int, bool)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)
_MOST_PERCENT = 100
_LONGEST_NAME = 60


class Entry:
    """One object as written: what is read is marked, what nobody read is refused at the end.

    ``source`` is the file's name, ``place`` the key of the record the object belongs to and
    ``path`` the way from that record to the object, e.g. ``progress[2].``.
    """

    def __init__(self, raw: object, source: str, place: str = "", path: str = "") -> None:
        self.source, self.place, self.path = source, place, path
        if not isinstance(raw, JsonObject):
            raise self.refusal("records-wrong-type", "", wanted="một đối tượng {…}")
        self._raw = raw
        self._read: set[str] = set()
        if raw.twice is not None:
            raise self.refusal("records-field-twice", _short(raw.twice))

    def refusal(self, code: str, name: str, **data: object) -> BadRecords:
        """The refusal of one field of this object; without a name, of the object itself."""
        field = f"{self.path}{name}" if name else self.path.rstrip(".")
        return BadRecords(code, field=field or None, source=self.source, place=self.place, **data)

    def end(self) -> None:
        """Refuse what the format does not know."""
        for name in self._raw:
            if name not in self._read:
                raise self.refusal("records-unknown-field", _short(name))

    def value(self, name: str) -> object:
        self._read.add(name)
        return self._raw.get(name)

    def has(self, name: str) -> bool:
        """Whether anything is written there."""
        return self.value(name) not in (None, "", [], {})

    def scalar(self, name: str, kind: type[Scalar], wanted: str) -> Scalar | None:
        value = self.value(name)
        if value is None or value == "":
            return None
        if type(value) is not kind:
            raise self.refusal("records-wrong-type", name, wanted=wanted)
        return value

    def items(self, name: str) -> Iterator[tuple[str, object]]:
        """What a list holds, each with its name for people: ``chairs[1]``."""
        value = self.value(name)
        if value is not None and not isinstance(value, list):
            raise self.refusal("records-wrong-type", name, wanted="một danh sách […]")
        return ((f"{name}[{at}]", item) for at, item in enumerate(value or (), 1))

    def readable(self, name: str, value: str) -> str:
        """Text in NFC; half a letter, which no program could write down again, is refused."""
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self.refusal("records-bad-letters", name)
        return nfc(value)

    def one_of(self, name: str, kind: type[Choice], value: str) -> Choice:
        found = next((each for each in kind if each.value == self.readable(name, value)), None)
        if found is None:
            raise self.refusal("records-choice", name, allowed=", ".join(each.value for each in kind))
        return found


class Fields(Entry):
    """Typed reading of one object. Missing, null and empty mean the same."""

    def key(self) -> str:
        """The record's own key; from here on faults name it."""
        self.place, self.path = self.required("key"), ""
        return self.place

    def text(self, name: str) -> str:
        return self.readable(name, self.scalar(name, str, "chữ") or "")

    def required(self, name: str) -> str:
        value = self.text(name)
        if is_blank(value):
            raise self.refusal("records-required", name)
        return value

    def reference(self, name: str) -> str | None:
        """The key of another record; whether there is one is checked when the whole file is read."""
        return self.text(name) or None

    def yes_or_no(self, name: str) -> bool | None:
        """True, false, or nothing said."""
        return self.scalar(name, bool, "true hoặc false")

    def flag(self, name: str) -> bool:
        return self.yes_or_no(name) or False

    def count(self, name: str) -> int | None:
        """A whole number from 0."""
        value = self.scalar(name, int, "số nguyên")
        if value is not None and value < 0:
            raise self.refusal("records-negative", name)
        if value is not None and value > limits().max_number:
            raise self.refusal("records-number-too-large", name, most=limits().max_number)
        return value

    def count_or(self, name: str, missing: int) -> int:
        """A whole number from 0; ``missing`` where none is written."""
        value = self.count(name)
        return missing if value is None else value

    def percent(self, name: str) -> int | None:
        value = self.scalar(name, int, "số nguyên")
        if value is not None and not 0 <= value <= _MOST_PERCENT:
            raise self.refusal("records-percent", name)
        return value

    def day(self, name: str) -> date | None:
        """A date written ``2026-11-12``."""
        value = self.scalar(name, str, "ngày dạng 2026-11-12")
        if value is None:
            return None
        try:
            found = date.fromisoformat(value) if _DATE.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None or not limits().first_year <= found.year <= limits().last_year:
            raise self.refusal("records-bad-date", name)
        return found

    def required_day(self, name: str) -> date:
        value = self.day(name)
        if value is None:
            raise self.refusal("records-required", name)
        return value

    def moment(self, name: str) -> time | None:
        """A time written ``07:30``."""
        value = self.scalar(name, str, "giờ dạng 07:30")
        if value is None:
            return None
        try:
            found = time.fromisoformat(value) if _TIME.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None:
            raise self.refusal("records-bad-time", name)
        return found

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        value = self.scalar(name, str, "chữ")
        return self.one_of(name, kind, value) if value is not None else None

    def required_choice(self, name: str, kind: type[Choice]) -> Choice:
        value = self.choice(name, kind)
        if value is None:
            raise self.refusal("records-required", name)
        return value

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        return tuple(self.one_of(at, kind, value) for at, value in self._texts(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; blank ones say nothing and are left out."""
        return tuple(
            self.readable(at, value).strip() for at, value in self._texts(name) if not is_blank(value)
        )

    def child(self, name: str) -> "Fields | None":
        """The object standing there, if one does."""
        if not self.has(name):
            return None
        return Fields(self.value(name), self.source, self.place, f"{self.path}{name}.")

    def children(self, name: str) -> "Iterator[Fields]":
        for at, value in self.items(name):
            yield Fields(value, self.source, self.place, f"{self.path}{at}.")

    def _texts(self, name: str) -> Iterator[tuple[str, str]]:
        for at, value in self.items(name):
            if not isinstance(value, str):
                raise self.refusal("records-wrong-type", at, wanted="chữ")
            yield at, value


def _short(name: str) -> str:
    """A field's name as a sentence can hold it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
