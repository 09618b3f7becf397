"""What rows were before an act and after it, and putting them back: the ground of undoing.

Kept in memory only. Images are taken where statements are executed, so it does not matter whether an act
writes mapped rows or bare tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Delete, Insert, Table, Update, and_, event, select
from sqlalchemy import delete as deletion
from sqlalchemy import insert as insertion
from sqlalchemy import update as alteration

from desktop.store.tables import Table as Tables

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row by its primary key; ``before`` or ``after`` is ``None`` where there was no such row."""

    table: str
    key: tuple[Any, ...]
    before: Values | None
    after: Values | None

    @property
    def reversed(self) -> "RowImage":
        return RowImage(self.table, self.key, self.after, self.before)


class RowRecorder:
    """Follows one transaction from here on; ``images`` ends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[tuple[str, tuple[Any, ...]], Values | None] = {}
        event.listen(connection, "before_execute", self._see_before)
        event.listen(connection, "after_execute", self._see_after)

    def images(self) -> tuple[RowImage, ...]:
        """Every row that is another now than it was."""
        event.remove(self._connection, "before_execute", self._see_before)
        event.remove(self._connection, "after_execute", self._see_after)
        found = []
        for (table, key), before in self._before.items():
            after = _row(self._connection, Tables.metadata.tables[table], key)
            if after != before:
                found.append(RowImage(table, key, before, after))
        return tuple(found)

    def _see_before(
        self, connection: Connection, statement: Any, many: Sequence[Values], one: Values, _options: object
    ) -> None:
        """Rows that are about to be changed or to go, as they are."""
        if not isinstance(statement, Update | Delete):
            return
        table = _written(statement)
        condition = statement.whereclause
        wanted = select(table) if condition is None else select(table).where(condition)
        for values in many or [one]:
            for row in connection.execute(wanted, values).mappings():
                self._before.setdefault((table.name, _key(table, row)), dict(row))

    def _see_after(
        self,
        _connection: Connection,
        statement: Any,
        many: Sequence[Values],
        one: Values,
        _options: object,
        result: Any,
    ) -> None:
        """Rows that were just made."""
        if not isinstance(statement, Insert):
            return
        table = _written(statement)
        names = [column.name for column in table.primary_key]
        sets = many or [one]
        given = [tuple(values.get(name) for name in names) for values in sets]
        keys = given if all(None not in key for key in given) else result.inserted_primary_key_rows
        for key in keys:
            self._before.setdefault((table.name, tuple(key)), None)


def stand_as(connection: Connection, images: Iterable[RowImage]) -> bool:
    """Whether every row still is as the act left it."""
    tables = Tables.metadata.tables
    return all(_row(connection, tables[each.table], each.key) == each.after for each in images)


def put_back(connection: Connection, images: Sequence[RowImage]) -> None:
    """Every row as it was before: made again, changed back, taken away, so that references always hold."""
    order = {table.name: at for at, table in enumerate(Tables.metadata.sorted_tables)}
    ordered = sorted(images, key=lambda each: order[each.table])
    for each in ordered:
        if each.after is None and each.before is not None:
            connection.execute(insertion(Tables.metadata.tables[each.table]), dict(each.before))
    for each in ordered:
        if each.after is not None and each.before is not None:
            table = Tables.metadata.tables[each.table]
            connection.execute(alteration(table).where(_is(table, each.key)).values(dict(each.before)))
    for each in reversed(ordered):
        if each.before is None:
            table = Tables.metadata.tables[each.table]
            connection.execute(deletion(table).where(_is(table, each.key)))


def _written(statement: Update | Delete | Insert) -> Table:
    return cast("Table", statement.table)


def _row(connection: Connection, table: Table, key: tuple[Any, ...]) -> Values | None:
    found = connection.execute(select(table).where(_is(table, key))).mappings().first()
    return dict(found) if found is not None else None


def _is(table: Table, key: tuple[Any, ...]) -> Any:
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def _key(table: Table, row: Any) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


@dataclass(frozen=True, slots=True)
class Step:
    """One act that can be taken back: its name, the records it touched as audit lines name them, its rows."""

    number: int
    act: str
    touched: tuple[tuple[Any, str], ...]
    images: tuple[RowImage, ...]


class Steps:
    """The last acts, newest last, and those taken back; in memory only, gone with the open book."""

    MOST = 20

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._count = 0

    @property
    def last(self) -> Step | None:
        """What undoing would take back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What redoing would do again."""
        return self._undone[-1] if self._undone else None

    def add(self, act: str, touched: tuple[tuple[Any, str], ...], images: tuple[RowImage, ...]) -> int:
        """An act that can be taken back; what was taken back before is no longer to be redone."""
        self._count += 1
        self._done = [*self._done[1 - self.MOST :], Step(self._count, act, touched, images)]
        self._undone = []
        return self._count

    def take_back(self) -> None:
        self._undone.append(self._done.pop())

    def do_again(self) -> None:
        self._done.append(self._undone.pop())

    def forget(self) -> None:
        """An act that cannot be taken back was done: what lies before it is out of reach."""
        self._done, self._undone = [], []
