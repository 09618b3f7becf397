"""One import under way: every record counted, what it refuses said of the file, numbers given out."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from desktop.domain.changes import Kind, record_name
from desktop.domain.errors import BadRecords, Refusal
from desktop.domain.office import Side
from desktop.exchange.collected import Records
from desktop.office import Office
from desktop.registers.office import letterhead_on
from desktop.registers.trash import find_trashed
from desktop.services.acts import Act
from desktop.services.numbers import give_out


class Intake:
    """``counts`` says how many records were new, changed and unchanged."""

    def __init__(self, office: Office, doing: Act, records: Records) -> None:
        self.office, self.doing, self.records = office, doing, records
        self.counts: Counter[str] = Counter()
        self._before: dict[str, dict[str, Any]] = {}

    def write_audit(self) -> None:
        """The act's line: which file, how many records, and what stood before those that changed."""
        counts = {name: self.counts[name] for name in ("new", "changed", "unchanged")}
        self.doing.note(file=self.records.source, **counts, before=self._before)

    @contextmanager
    def record(self, kind: Kind, key: str, *, there: bool) -> Iterator[None]:
        """Count one record of the file, and keep what stood before when it changed."""
        with self.said_of(key):
            if not there:
                self.refuse_trashed(kind, key)
            yield
        changed = self.doing.touches(kind, key)
        self.counts["unchanged" if not changed else "changed" if there else "new"] += 1
        self.keep_noted(kind, key, there=changed and there)

    def keep_noted(self, kind: Kind, key: str, *, there: bool) -> None:
        """What the record's act noted, for the audit line if the book had the record before."""
        name = record_name(kind, key)
        noted = self.doing.take_noted(name)
        if there and noted:
            self._before.setdefault(name, {}).update(noted)

    def refuse_trashed(self, kind: Kind, key: str) -> None:
        """What lies in the trash comes back by restoring it, never by a file."""
        if find_trashed(self.doing.book, kind, key) is not None:
            raise Refusal("key-in-trash", key=key)

    @contextmanager
    def part(self, whole: tuple[Kind, str], kind: Kind, key: str) -> Iterator[None]:
        """A part of the record in hand, with its own name in sentences."""
        with self.said_of(key):
            yield
        if self.doing.touches(kind, key):
            self.doing.touch(*whole)

    @contextmanager
    def said_of(self, place: str, path: str = "") -> Iterator[None]:
        """What an act of the office refuses is said of this record of the file."""
        try:
            yield
        except BadRecords:
            raise
        except Refusal as error:
            told = {**error.data, "source": self.records.source, "place": place}
            field = f"{path}{error.field}" if error.field else None
            raise BadRecords(error.code, field=field, **told) from error

    def give_out(
        self, side: Side, doc_type: str, number: int, days: tuple[date, date], owner: tuple[Kind, str]
    ) -> None:
        """Register a paper's number; ``days``: whose letterhead is meant, and when it was given out."""
        head_on, day = days
        head = letterhead_on(self.doing.book, side, head_on)
        if head is None:
            raise Refusal("no-letterhead", field="number", side=side)
        give_out(self.doing.book, head, doc_type, number, day, record_name(*owner))
