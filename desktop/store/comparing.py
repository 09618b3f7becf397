"""Two states of one book side by side: which records one has that the other has not, or not so.

Compared row by row in SQL over the columns both versions of the book have; a record differs when its own row
or any row that belongs to it does.
"""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as cipher

from desktop.domain.backups import Fate, LostRecord
from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable
from desktop.store.engine import connect, explained
from desktop.store.keys import BookKey

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class _Records:
    """``key`` names a record, ``title`` is shown of it, ``parts`` are (table, column that points here)."""

    kind: Kind
    table: str
    key: str
    title: str
    parts: tuple[tuple[str, str], ...] = ()


_DAY = "substr({0},9,2)||'/'||substr({0},6,2)||'/'||substr({0},1,4)"
_RECORDS = (
    _Records(Kind.DIALOGUE, "dialogues", "key", f"title||', '||{_DAY.format('held_on')}",
             (("dialogue_chairs", "dialogue_id"), ("dialogue_attendance", "dialogue_id"))),
    _Records(Kind.OPINION, "opinions", "key", "speaker||': '||substr(content,1,80)"),
    _Records(Kind.RECEPTION_SESSION, "reception_sessions", "key", f"'buổi ngày '||{_DAY.format('held_on')}"),
    _Records(Kind.VISIT, "visits", "key",
             f"'lượt số '||number||', '||{_DAY.format('visited_on')}||': '||title",
             (("visit_people", "visit_id"), ("cases", "visit_id"))),
    _Records(Kind.PETITION, "petitions", "key", "'số đến '||number||'/'||year||': '||title"),
    _Records(Kind.COMMITMENT, "commitments", "key", "'CK '||number||'/'||year||': '||substr(content,1,80)",
             (("commitment_support", "commitment_id"), ("commitment_events", "commitment_id"))),
    _Records(Kind.PAPER, "issued_papers", "owner||' '||kind||' '||version", "'văn bản ngày '||"
             + _DAY.format("issued_at")),
    _Records(Kind.ATTACHMENT, "attachments", "key", "title"),
    _Records(Kind.TRASH, "trash", "kind||' '||key", "title"),
    _Records(Kind.USER, "users", "login", "name"),
    _Records(Kind.SURVEY, "surveys", "key", "subject"),
    _Records(Kind.PROCEDURE_FIGURES, "procedure_figures", "key", "unit"),
    _Records(Kind.RECOGNISED_MODEL, "recognised_models", "key", "name"),
    _Records(Kind.OFFICIAL, "officials", "key", "name", (("posts", "official_id"),)),
    _Records(Kind.BODY, "bodies", "key", "name"),
    _Records(Kind.SUBJECT_AREA, "subject_areas", "key", "name"),
    _Records(Kind.HAMLET, "hamlets", "name", "name"),
    _Records(Kind.PHRASE, "phrases", "label", "label"),
    _Records(Kind.CALENDAR_DAY, "calendar_days", "day", _DAY.format("day")),
    _Records(Kind.LEGAL_LIMIT, "legal_limits", "key||' '||id", "key"),
)  # fmt: skip

Counts = Mapping[tuple[Kind, Fate], int]


def compared(book: Path, key: BookKey, older: Path, older_key: BookKey) -> tuple[Counts, list[LostRecord]]:
    """What ``older`` has not, has as it was, or has again. At most ``MOST_ROWS`` of each kind are listed.

    Raises ``BookUnusable("book-damaged")`` and the like when one of the two cannot be read.
    """
    try:
        with closing(connect(book, key)) as connection:
            connection.execute("ATTACH DATABASE ? AS older KEY ?", (str(older), older_key.pragma))
            connection.execute("BEGIN")
            return _compared(connection)
    except cipher.Error as error:
        raise explained(error, book) from error


def _compared(connection: cipher.Connection) -> tuple[Counts, list[LostRecord]]:
    counted: dict[tuple[Kind, Fate], int] = {}
    rows: list[LostRecord] = []
    for records in _RECORDS:
        if not (_columns(connection, "main", records.table) and _columns(connection, "older", records.table)):
            continue
        for fate, found in _fates(connection, records).items():
            if found:
                counted[records.kind, fate] = len(found)
                titles = _titles(
                    connection, records, found[:MOST_ROWS], "older" if fate is Fate.BACK else "main"
                )
                rows += [LostRecord(records.kind, each, title, fate) for each, title in titles]
    return counted, rows


def _fates(connection: cipher.Connection, records: _Records) -> dict[Fate, list[str]]:
    now, then = (_keys(connection, schema, records) for schema in ("main", "older"))
    differing = _differing(connection, records)
    return {
        Fate.GONE: sorted(now - then),
        Fate.OLDER: sorted(differing & now & then),
        Fate.BACK: sorted(then - now),
    }


def _keys(connection: cipher.Connection, schema: str, records: _Records) -> set[str]:
    found = connection.execute(f'SELECT {records.key} FROM {schema}."{records.table}"')  # noqa: S608 -- our own names
    return {str(key) for (key,) in found}


def _differing(connection: cipher.Connection, records: _Records) -> set[str]:
    """Keys of records whose row, or a row that belongs to them, is not the same in both."""
    if "id" not in _columns(connection, "main", records.table):
        return set()
    found = _apart(connection, records.table, "id")
    for table, points in records.parts:
        touched = _apart(connection, table, points)
        found |= _otherwise(connection, table, points, touched) if touched else set()
    keys: set[str] = set()
    for schema in ("main", "older"):
        query = f'SELECT id, {records.key} FROM {schema}."{records.table}"'  # noqa: S608 -- our own names
        keys |= {str(key) for ident, key in connection.execute(query) if ident in found}
    return keys


def _apart(connection: cipher.Connection, table: str, wanted: str) -> set[int]:
    """``wanted`` of every row that only one of the two has under its id, or that is not the same."""
    names = _columns(connection, "main", table) & _columns(connection, "older", table)
    if wanted not in names:
        return set()
    if "sha256" in names:
        names -= {"content"}
    unlike = " OR ".join(f'm."{name}" IS NOT o."{name}"' for name in sorted(names))
    queries = (
        f'SELECT m."{wanted}" FROM main."{table}" m JOIN older."{table}" o ON m.id = o.id WHERE {unlike}',  # noqa: S608 -- our own names
        f'SELECT "{wanted}" FROM main."{table}" WHERE id NOT IN (SELECT id FROM older."{table}")',  # noqa: S608
        f'SELECT "{wanted}" FROM older."{table}" WHERE id NOT IN (SELECT id FROM main."{table}")',  # noqa: S608
    )
    return {int(ident) for query in queries for (ident,) in connection.execute(query)}


def _otherwise(connection: cipher.Connection, table: str, points: str, touched: set[int]) -> set[int]:
    """Of these owners, those whose parts differ in what they say: parts written anew have other ids."""
    names = sorted((_columns(connection, "main", table) & _columns(connection, "older", table)) - {"id"})
    listed, owners = ", ".join(f'"{name}"' for name in names), json.dumps(sorted(touched))
    here, there = (
        f'SELECT {listed} FROM {schema}."{table}"'  # noqa: S608 -- our own names
        f' WHERE "{points}" IN (SELECT value FROM json_each(?))'
        for schema in ("main", "older")
    )
    query = (
        f'SELECT "{points}" FROM ({here} EXCEPT {there})'  # noqa: S608
        f' UNION SELECT "{points}" FROM ({there} EXCEPT {here})'
    )
    return {int(ident) for (ident,) in connection.execute(query, (owners,) * 4)}


def _titles(
    connection: cipher.Connection, records: _Records, keys: list[str], schema: str
) -> list[tuple[str, str]]:
    wanted = set(keys)
    query = f'SELECT {records.key}, {records.title} FROM {schema}."{records.table}"'  # noqa: S608 -- our own names
    return [(str(key), str(title or "")) for key, title in connection.execute(query) if str(key) in wanted]


def _columns(connection: cipher.Connection, schema: str, table: str) -> set[str]:
    return {str(row[1]) for row in connection.execute(f'PRAGMA {schema}.table_info("{table}")')}


def check_comparable(mine: str, theirs: str, file: Path) -> None:
    """Only backups of one office say what would be lost. Raises ``BookUnusable("other-office-backup")``."""
    if mine and theirs and mine != theirs:
        raise BookUnusable("other-office-backup", file=file.name)
