"""A record taken out of its tables whole, and put back: the ground of the trash.

From one row the foreign keys are followed to every row that belongs to it. What merely points at it is
unlinked and remembered. Names of owners (``document_numbers.owner``, ``issued_papers.owner``) stay where they
are, so a number stays taken. Whatever stands outside is remembered by its key: an id may be another row's by
the time the record comes back.
"""

import base64
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Date, DateTime, LargeBinary, Table, Time, delete, insert, select
from sqlalchemy import update as alteration

from desktop.store.tables import Table as Tables

Ref = tuple[str, str]
_ALSO = frozenset({("opinions", "dialogue_id"), ("visits", "session_id")})
"""What belongs to a row without a relationship that says so: opinions and visits are read by themselves."""


class StillUsed(Exception):
    """Rows of ``table`` need the record: they can neither go with it nor stand without it."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


class CannotReturn(Exception):
    """``key`` is in the book again, or is missing there; ``table`` says of what."""

    def __init__(self, table: str, key: str, *, missing: bool) -> None:
        super().__init__(table, key)
        self.table, self.key, self.missing = table, key, missing


@dataclass(slots=True)
class WholeRows:
    """``rows`` are (table, values), parents first. ``outside`` names, by table, id and column, the key of a
    row that one of them points at. ``links`` are rows outside that pointed here."""

    rows: list[tuple[str, dict[str, Any]]]
    outside: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)

    @property
    def keys(self) -> tuple[Ref, ...]:
        """Every record in it that has a key, as (table, key)."""
        return tuple((table, values["key"]) for table, values in self.rows if "key" in values)

    def text(self) -> str:
        plain = {
            "rows": [[table, _plain_row(values)] for table, values in self.rows],
            "outside": self.outside,
            "links": self.links,
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of_text(cls, text: str) -> "WholeRows":
        plain = json.loads(text)
        rows = [(table, _valued_row(table, values)) for table, values in plain["rows"]]
        return cls(rows, plain["outside"], plain["links"])


def take_out(
    connection: Connection,
    table: str,
    row_id: int,
    *,
    along: frozenset[Ref] = frozenset(),
) -> WholeRows:
    """Remove a row with all that belongs to it. ``along`` are references, as (table, column), whose rows go
    with it too. Raises ``StillUsed`` when others cannot stand without it."""
    found = _collect(connection, table, row_id, _belonging() | along)
    whole = WholeRows([(name, values) for name, ids in found.items() for values in ids.values()])
    whole.outside = list(_pointed_at(connection, found))
    for name, column, values in _pointing(connection, found):
        if not column.nullable:
            raise StillUsed(name)
        target = _target(column)
        link = {"table": name, "key": values["key"], "column": column.name}
        whole.links.append(link | {"to": target.name, "id": values[column.name]})
        bare = {column.name: None}
        connection.execute(alteration(column.table).where(column.table.c.id == values["id"]).values(bare))
    for name in reversed(found):
        rows = _table(name)
        connection.execute(delete(rows).where(rows.c.id.in_(found[name])))
    return whole


def put_in(connection: Connection, whole: WholeRows) -> list[dict[str, Any]]:
    """Put a record back with its keys and numbers, and its ids where they are still free.

    Returns the links that could not be made because what they point at is not in the book, each as
    ``WholeRows.links`` has them, with the ``key`` of its target as ``target``. Raises ``CannotReturn``.
    """
    ids: dict[tuple[str, int], int] = {}
    outside = {(each["table"], each["id"], each["column"]): each for each in whole.outside}
    missing: list[dict[str, Any]] = []
    for name, values in whole.rows:
        table, old = _table(name), values["id"]
        if "key" in values and _id_of(connection, name, values["key"]) is not None:
            raise CannotReturn(name, values["key"], missing=False)
        row = dict(values)
        for column in _pointers(table):
            known = outside.get((name, old, column.name))
            if known is not None:
                row[column.name] = _found_outside(connection, column, known, missing, values)
            elif row[column.name] is not None:
                row[column.name] = ids[_target(column).name, row[column.name]]
        if connection.execute(select(table.c.id).where(table.c.id == old)).first() is not None:
            del row["id"]
        made = connection.execute(insert(table), row)
        ids[name, old] = row.get("id") or (made.inserted_primary_key or (0,))[0]
    for link in whole.links:
        rows = _table(link["table"])
        here = (rows.c.key == link["key"]) & rows.c[link["column"]].is_(None)
        again = {link["column"]: ids[link["to"], link["id"]]}
        connection.execute(alteration(rows).where(here).values(again))
    return missing


def _found_outside(
    connection: Connection,
    column: Column[Any],
    known: Mapping[str, Any],
    missing: list[dict[str, Any]],
    values: Mapping[str, Any],
) -> int | None:
    target = _target(column).name
    found = _id_of(connection, target, known["key"])
    if found is None and not column.nullable:
        raise CannotReturn(target, known["key"], missing=True)
    if found is None and "key" in values:
        link = {"table": column.table.name, "key": values["key"], "column": column.name, "to": target}
        missing.append(link | {"target": known["key"]})
    return found


def _collect(
    connection: Connection, table: str, row_id: int, belonging: frozenset[Ref]
) -> dict[str, dict[int, dict[str, Any]]]:
    """The row and all that belongs to it, by table and id; tables so that parents come first."""
    found: dict[str, dict[int, dict[str, Any]]] = {table: _rows(connection, table, "id", [row_id])}
    waiting = [table]
    while waiting:
        parent = waiting.pop(0)
        for name, column in sorted(belonging):
            if _target(_table(name).c[column]).name != parent:
                continue
            more = _rows(connection, name, column, list(found[parent]))
            if more:
                found.setdefault(name, {}).update(more)
                waiting.append(name)
    order = [each.name for each in Tables.metadata.sorted_tables]
    return {name: found[name] for name in sorted(found, key=order.index)}


def _rows(connection: Connection, table: str, column: str, values: list[int]) -> dict[int, dict[str, Any]]:
    rows = _table(table)
    wanted = select(rows).where(rows.c[column].in_(values)).order_by(rows.c.id)
    return {row["id"]: dict(row) for row in connection.execute(wanted).mappings()}


def _pointed_at(
    connection: Connection, found: Mapping[str, Mapping[int, Mapping[str, Any]]]
) -> Iterator[dict[str, Any]]:
    for name, rows in found.items():
        for column in _pointers(_table(name)):
            target = _target(column)
            for row_id, values in rows.items():
                there = values[column.name]
                if there is None or there in found.get(target.name, ()):
                    continue
                key = connection.execute(select(target.c.key).where(target.c.id == there)).scalar_one()
                yield {"table": name, "id": row_id, "column": column.name, "key": key}


def _pointing(
    connection: Connection, found: Mapping[str, Mapping[int, Mapping[str, Any]]]
) -> list[tuple[str, Column[Any], dict[str, Any]]]:
    """Rows outside that refer to one of these, with the column by which they do."""
    pointing = []
    for table in Tables.metadata.sorted_tables:
        for column in _pointers(table):
            inside = found.get(_target(column).name)
            if not inside:
                continue
            for row_id, values in _rows(connection, table.name, column.name, list(inside)).items():
                if row_id not in found.get(table.name, ()):
                    pointing.append((table.name, column, values))
    return pointing


@cache
def _belonging() -> frozenset[Ref]:
    """References of rows that live and die with what they refer to: those whose relationship says so."""
    owned = set(_ALSO)
    for mapper in Tables.registry.mappers:
        for relation in mapper.relationships:
            if relation.cascade.delete_orphan:
                owned |= {(str(far.table), str(far.name)) for _, far in relation.local_remote_pairs or ()}
    return frozenset(owned)


def _pointers(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.foreign_keys]


def _target(column: Column[Any]) -> Table:
    return next(iter(column.foreign_keys)).column.table


def _table(name: str) -> Table:
    return Tables.metadata.tables[name]


def _id_of(connection: Connection, table: str, key: str) -> int | None:
    rows = _table(table)
    found: int | None = connection.execute(select(rows.c.id).where(rows.c.key == key)).scalar()
    return found


def _plain_row(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _valued_row(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    columns = _table(table).columns
    return {name: _valued(columns[name], value) for name, value in values.items() if name in columns}


def _valued(column: Column[Any], plain: Any) -> Any:
    """A value as its column keeps it."""
    if plain is None:
        return None
    for kind, read in _READERS:
        if isinstance(column.type, kind):
            return read(plain)
    return plain


_READERS: tuple[tuple[type[Any], Any], ...] = (
    (DateTime, dt.datetime.fromisoformat),
    (Date, dt.date.fromisoformat),
    (Time, dt.time.fromisoformat),
    (LargeBinary, base64.b64decode),
)
