"""The log of acts for people to read: windows of lines, the newest first, and one line with all it says."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind, record_name
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.store import tables as tab
from desktop.store.keeping_tables import AuditTable
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import SessionTable, VisitTable
from desktop.texts.log import act_words
from desktop.texts.log_words import KINDS, NOTHING, field_words, value_words

_PAIR = 2
_MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class LogNarrow:
    """Which lines are wanted; ``record`` is the name of one record, ``dialogue:dt-2026-11-12``."""

    user: str = ""
    first: date | None = None
    last: date | None = None
    kind: Kind | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line as a list shows it: ``act`` and the first ``records`` in the office's words, of ``touched``."""

    id: int
    at: datetime
    user: str
    act: str
    records: tuple[str, ...]
    touched: int
    emptied: bool


@dataclass(frozen=True, slots=True)
class LogChange:
    """One field of one record: ``before`` is empty for what the act itself says."""

    record: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LogSheet:
    """A line with everything it says."""

    row: LogRow
    changes: tuple[LogChange, ...]
    hash: str


def log_count(office: Office, narrow: LogNarrow) -> int:
    """How many lines a list of them has; of the whole log its last number, which takes no counting."""
    wanted = func.count(AuditTable.id) if _where(narrow) else func.max(AuditTable.id)
    with office.store.reading() as book:
        return book.scalar(select(wanted).where(*_where(narrow))) or 0


def log_rows(office: Office, narrow: LogNarrow, offset: int, limit: int) -> tuple[LogRow, ...]:
    """A window of the log, the newest line first; no values are read."""
    line = AuditTable
    columns = (line.id, line.at, line.user, line.act, line.touched, line.salt)
    wanted = select(*columns).where(*_where(narrow)).order_by(line.id.desc())
    with office.store.reading() as book:
        if _where(narrow):
            wanted = wanted.offset(offset).limit(limit)
        else:
            last = (book.scalar(select(func.max(line.id))) or 0) - offset
            wanted = wanted.where(line.id.between(last - limit + 1, last))
        found = book.execute(wanted).all()
        return _rows(book, found, 2)


def log_line(office: Office, id_: int) -> LogSheet:
    """One line with its changes. Raises ``unknown-log-line``."""
    with office.store.reading() as book:
        line = book.get(AuditTable, id_)
        if line is None:
            raise Refusal("unknown-log-line", id=id_)
        found = (line.id, line.at, line.user, line.act, line.touched, line.salt)
        (row,) = _rows(book, [found], _MOST_NAMED)
        names = _names(book, _records_in(line.detail))
        own = row.records[0] if len(line.touched) == 1 else ""
        return LogSheet(row, tuple(_changes(line.detail, own, names)), line.hash or "")


def log_users(office: Office) -> tuple[str, ...]:
    """Everyone who ever did something here."""
    with office.store.reading() as book:
        return tuple(sorted(filter(None, book.scalars(select(AuditTable.user).distinct()))))


def _rows(book: Session, found: Sequence[Any], most: int) -> tuple[LogRow, ...]:
    """Lines as rows, each with the names of its first ``most`` records."""
    names = _names(book, {name for row in found for name in row[4][:most]})
    return tuple(
        LogRow(
            id_,
            at,
            user,
            act_words(act),
            tuple(names[each] for each in touched[:most]),
            len(touched),
            salt is None,
        )
        for id_, at, user, act, touched, salt in found
    )


def _where(narrow: LogNarrow) -> list[ColumnElement[bool]]:
    line, found = AuditTable, []
    if narrow.user:
        found.append(line.user == narrow.user)
    if narrow.first:
        found.append(line.at >= datetime.combine(narrow.first, datetime.min.time()))
    if narrow.last:
        found.append(line.at < datetime.combine(narrow.last + timedelta(days=1), datetime.min.time()))
    if narrow.kind:
        found.append(func.instr(cast(line.touched, Text), f'"{narrow.kind}:') > 0)
    if narrow.record:
        found.append(func.instr(cast(line.touched, Text), json.dumps(narrow.record)) > 0)
    return found


def _records_in(detail: dict[str, Any]) -> set[str]:
    """Names of records among the names of what a line says."""
    found = {name for name in detail if name.partition(":")[0] in set(Kind)}
    return found.union(*(_records_in(each) for each in detail.values() if isinstance(each, dict)))


def _changes(detail: dict[str, Any], record: str, names: dict[str, str]) -> Iterable[LogChange]:
    for name, said in detail.items():
        if name in names and isinstance(said, dict):
            yield from _changes(said, names[name], names)
        elif name == "before" and isinstance(said, dict):
            yield from _changes(said, record, names)
        elif isinstance(said, list) and len(said) == _PAIR and name != "fields":
            yield LogChange(record, field_words(name), value_words(said[0]), value_words(said[1]))
        elif name == "fields" and isinstance(said, list):
            yield LogChange(record, field_words(name), "", ", ".join(map(field_words, said)) or NOTHING)
        elif name == "audit_lines" and isinstance(said, dict):
            yield LogChange(record, field_words(name), "", ", ".join(said) or NOTHING)
        else:
            yield LogChange(record, field_words(name), "", value_words(said))


def _names(book: Session, names: set[str]) -> dict[str, str]:
    """Records in words, by their names in the log; what is no more keeps its key."""
    found = {name: _by_key(name) for name in names}
    for kind, wanted in _BY_KIND.items():
        keys = [name.partition(":")[2] for name in names if name.startswith(f"{kind}:")]
        if keys:
            rows = book.execute(wanted.where(wanted.selected_columns[0].in_(keys)))
            said = KINDS[kind]
            found |= {record_name(kind, str(row[0])): _said(kind, said, row[1:]) for row in rows}
    return found


def _by_key(name: str) -> str:
    kind, _, key = name.partition(":")
    known = KINDS[Kind(kind)] if kind in set(Kind) else kind
    return known if kind == Kind.OFFICE else f"{known} {key}".removesuffix(" *")


def _said(kind: Kind, word: str, rest: Sequence[Any]) -> str:
    if kind in _NUMBERED:
        number, year = rest
        return f"{word} {_NUMBERED[kind]}{number}/{year}"
    (first,) = rest
    return f"{word} ngày {value_words(first.isoformat())}" if isinstance(first, date) else f"{word} {first}"


_NUMBERED = {Kind.COMMITMENT: "CK ", Kind.PETITION: "số ", Kind.VISIT: "số "}
_BY_KIND = {
    Kind.DIALOGUE: select(tab.DialogueTable.key, tab.DialogueTable.held_on),
    Kind.RECEPTION_SESSION: select(SessionTable.key, SessionTable.held_on),
    Kind.VISIT: select(VisitTable.key, VisitTable.number, VisitTable.register_year),
    Kind.PETITION: select(PetitionTable.key, PetitionTable.number, PetitionTable.year),
    Kind.COMMITMENT: select(tab.CommitmentTable.key, tab.CommitmentTable.number, tab.CommitmentTable.year),
    Kind.OFFICIAL: select(tab.OfficialTable.key, tab.OfficialTable.name),
    Kind.BODY: select(tab.BodyTable.key, tab.BodyTable.name),
    Kind.SUBJECT_AREA: select(tab.SubjectAreaTable.key, tab.SubjectAreaTable.name),
}
