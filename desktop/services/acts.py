"""The frame of every act: one transaction, one audit line, one ``Change``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.orm import Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.changes import Change, Kind, record_name
from desktop.domain.deadlines import LegalLimit
from desktop.domain.errors import Refusal
from desktop.domain.log_chain import FIRST_HASH, is_behind, seal
from desktop.domain.undo import MAKES_AGAIN, REDO, UNDO, UNDOABLE
from desktop.domain.users import may
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in
from desktop.store.references import References
from desktop.store.row_images import RowImage, RowRecorder

_GIVEN_OUT = frozenset({"document_numbers", "number_starts", "issued_papers", "minutes_versions", "users"})
_REGISTERS = frozenset({"visits", "petitions", "commitments"})
_EMPTY: tuple[Any, ...] = (None, False, "", [], {})
_LAST_LINE = "SELECT id, hash, at FROM audit ORDER BY id DESC LIMIT 1"
_WRITE_LINE = (
    "INSERT INTO audit (id, at, user_name, act, touched, detail, salt, digest, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Act:
    """One act under way. ``book`` is the transaction; ``touch`` and ``note`` fill the audit line."""

    def __init__(self, office: Office, name: str, book: Session) -> None:
        self.office = office
        self.name = name
        self.book = book
        self._connection = book.connection()
        self.references = References(book)
        self._noted: dict[str, Any] = {}
        self._changes: dict[str, dict[str, Any]] = {}
        self._touched: dict[tuple[Kind, str], None] = {}
        self.step: int | None = None

    def run(self, statement: Executable, values: Mapping[str, Any]) -> CursorResult[Any]:
        """A statement on bare tables inside this act, past the unit of work."""
        return self._connection.execute(statement, values)

    def run_bare(self, statement: str, values: tuple[Any, ...] = ()) -> CursorResult[Any]:
        """A statement of every act, as the driver takes it: nothing is compiled and no value converted."""
        return self._connection.exec_driver_sql(statement, values)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The book's calendar, read once for all the days this act counts."""
        return calendar_in(self.book)

    @cached_property
    def limits(self) -> tuple[LegalLimit, ...]:
        return limits_in(self.book)

    def needs(self, name: str) -> None:
        """This act does what another one does too: whoever may not do that one may not do it so."""
        check_may(self.office, name)

    def touch(self, kind: Kind, key: str) -> None:
        self._touched[kind, key] = None

    def touches(self, kind: Kind, key: str) -> bool:
        """Whether this act made or altered that record so far."""
        return (kind, key) in self._touched

    def note(self, **detail: Any) -> None:
        """What the act is about, for the audit line."""
        self._noted.update(detail)

    def note_change(self, kind: Kind, key: str, changed: Mapping[str, Any]) -> None:
        """What stood in a record before and after, for the audit line: ``{field: [before, after]}``."""
        if changed:
            self._changes.setdefault(record_name(kind, key), {}).update(changed)

    def take_noted(self, own: str = "") -> dict[str, Any]:
        """All that was noted so far, and forget it. Changes stand under the name of their record; those of
        the one record the act is about, or of ``own``, stand by themselves."""
        own = own or (next(iter(self._changes)) if len(self._changes) == 1 else "")
        noted = {**self._noted, **self._changes.pop(own, {}), **self._changes}
        self._noted, self._changes = {}, {}
        return noted

    @property
    def change(self) -> Change:
        return Change(self.name, tuple(self._touched), self.step)


@contextmanager
def act(office: Office, name: str) -> Iterator[Act]:
    """Everything written inside is kept together with its audit line, or nothing is.

    Raises ``Refusal("not-allowed")`` when whoever is at work may not do it.
    """
    check_may(office, name)
    with office.store.act() as book:
        doing = Act(office, name, book)
        recorder = RowRecorder(book.connection()) if name in UNDOABLE else None
        yield doing
        book.flush()
        images = recorder.images() if recorder is not None else ()
        _write_line(doing, office)
    doing.step = _step(office, doing.change, images)


def _write_line(doing: Act, office: Office) -> None:
    """The act's audit line, chained to the last one; the write lock is held, so none comes between.

    A clock that was set back stops nobody from working: the line says so.
    """
    last: Sequence[Any] | None = doing.run_bare(_LAST_LINE).first()
    at, id_, before = office.clock(), 1, FIRST_HASH
    if last is not None:
        id_, before = last[0] + 1, last[1] or FIRST_HASH
        if is_behind(at, datetime.fromisoformat(last[2])):
            doing.note(clock_back=True)
    detail = json.loads(json.dumps(doing.take_noted()))
    touched = [record_name(kind, key) for kind, key in doing.change.touched]
    put = seal(before, id_, at, office.user, doing.name, touched, detail)
    kept_at = at.isoformat(" ", "microseconds")
    said = (json.dumps(touched), json.dumps(detail))
    doing.run_bare(
        _WRITE_LINE, (id_, kept_at, office.user, doing.name, *said, put.salt, put.digest, put.hash)
    )


def check_may(office: Office, name: str) -> None:
    """Refuse what the roles of whoever unlocked the book do not allow; also for what is no act."""
    if not may(office.roles, name):
        raise Refusal("not-allowed", act=name)


def _step(office: Office, change: Change, images: tuple[RowImage, ...]) -> int | None:
    """The step by which the act can be taken back; what cannot be taken back ends the reach of undoing."""
    if images and all(_may_go_back(change.act, each) for each in images):
        return office.steps.add(change.act, change.touched, images)
    if change.touched and change.act not in (UNDO, REDO):
        office.steps.forget()
    return None


def _may_go_back(name: str, image: RowImage) -> bool:
    """Numbers, papers and versions given out stay, and so does a new line of a register (BR-14, BR-48)."""
    if image.table in _GIVEN_OUT:
        return False
    return image.before is not None or image.table not in _REGISTERS or name in MAKES_AGAIN


def differences(before: object, after: object, names: tuple[str, ...]) -> dict[str, Any]:
    """The named fields that differ, as ``{name: [before, after]}`` for the audit line."""
    found = {}
    for name in names:
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old != new:
            found[name] = [_plain(old), _plain(new)]
    return found


def made(noun: object, names: tuple[str, ...]) -> dict[str, Any]:
    """What a new record says, as differences from nothing; fields it leaves empty are left out."""
    said = {name: _plain(getattr(noun, name)) for name in names}
    return {name: [None, value] for name, value in said.items() if value not in _EMPTY}


def gone(noun: object, names: tuple[str, ...]) -> dict[str, Any]:
    """What a record said that is taken out."""
    return {name: [value, None] for name, (_, value) in made(noun, names).items()}


def _plain(value: object) -> Any:
    """A value as the audit line keeps it: text, numbers, lists, and by its fields what has any."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        said = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: each for name, each in said.items() if each not in _EMPTY}
    return str(value)


def required(value: str, field: str) -> str:
    """Text that must not be blank."""
    if not value.strip():
        raise Refusal("required", field=field)
    return value
