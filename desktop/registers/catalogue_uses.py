"""Where an entry of a catalogue is used and how often: what is used is ended by a day, never removed.

Bodies, subject areas and officials are referred to by foreign keys; every table that has one is looked
at, whatever it is. Hamlets are named in texts: in addresses, in what was said at dialogues.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, func, literal, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.changes import Kind
from desktop.domain.identity import hamlet_of
from desktop.domain.vietnamese import fold
from desktop.store import keeping_tables, petition_tables, reception_tables
from desktop.store import tables as tab

Keyed = tab.OfficialTable | tab.BodyTable | tab.SubjectAreaTable
_TABLES: dict[Kind, type[Keyed]] = {
    Kind.BODY: tab.BodyTable,
    Kind.SUBJECT_AREA: tab.SubjectAreaTable,
    Kind.OFFICIAL: tab.OfficialTable,
}
# Rows that belong to a record are counted as that record: table → its column, the record's table.
_PARTS = {
    "commitment_support": ("commitment_id", "commitments"),
    "dialogue_chairs": ("dialogue_id", "dialogues"),
}
_OWN = frozenset({"posts"})
_WORDS = {
    "dialogues": "hội nghị",
    "opinions": "ý kiến",
    "reception_sessions": "buổi tiếp",
    "visits": "lượt tiếp",
    "cases": "vụ việc",
    "petitions": "đơn",
    "commitments": "cam kết",
    "recognised_models": "mô hình",
    "trash": "mục trong thùng rác",
}


@dataclass(frozen=True, slots=True)
class Uses:
    """How many records of each sort name the entry; empty (false) when none does."""

    counts: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.counts)

    def said(self) -> str:
        """``12 cam kết, 3 đơn``."""
        return ", ".join(f"{count} {words}" for words, count in self.counts)


def uses_of(book: Session, kind: Kind, key: str) -> Uses:
    """The uses of the body, subject area or official with this key, or of the hamlet of this name."""
    found = _hamlet_counts(book, key) if kind is Kind.HAMLET else _reference_counts(book, kind, key)
    thrown = _in_trash(book, key if kind is Kind.HAMLET else f'"{key}"')
    if thrown:
        found["trash"] = thrown
    return Uses(tuple((words, found[name]) for name, words in _WORDS.items() if found.get(name)))


def _reference_counts(book: Session, kind: Kind, key: str) -> dict[str, int]:
    table = _TABLES[kind]
    row = select(table.id).where(table.key == key).scalar_subquery()
    owners: dict[str, list[Select[Any]]] = {}
    for column in _references(table.__tablename__):
        owner, record = _owner(column)
        owners.setdefault(record, []).append(select(owner).where(column == row))
    counts = {}
    for record, asked in owners.items():
        counts[record] = book.scalar(select(func.count()).select_from(union(*asked).subquery())) or 0
    return counts


def _references(table: str) -> Iterator[Column[int]]:
    for other in tab.Table.metadata.sorted_tables:
        if other.name not in _OWN:
            yield from (
                column
                for column in other.columns
                if any(key.column.table.name == table for key in column.foreign_keys)
            )


def _owner(column: Column[int]) -> tuple[Column[int], str]:
    part = _PARTS.get(column.table.name)
    if part is None:
        return column.table.c.id, column.table.name
    return column.table.c[part[0]], part[1]


def _hamlet_counts(book: Session, name: str) -> dict[str, int]:
    place = hamlet_of(name)
    within = re.compile(rf"\b{re.escape(place)}\b")

    def lives(column: InstrumentedAttribute[str], owner: InstrumentedAttribute[int]) -> int:
        said = book.execute(select(column, func.count(owner.distinct())).group_by(column))
        return sum(count for text, count in said if text and hamlet_of(text) == place)

    held = {
        number
        for number, names in book.execute(select(tab.DialogueTable.id, tab.DialogueTable.hamlets))
        if name in names
    }
    groups = book.execute(select(tab.AttendanceTable.dialogue_id, tab.AttendanceTable.group))
    held |= {number for number, group in groups if within.search(fold(group))}
    person, petition = reception_tables.VisitPersonTable, petition_tables.PetitionTable
    return {
        "dialogues": len(held),
        "opinions": lives(tab.OpinionTable.unit, tab.OpinionTable.id),
        "visits": lives(person.address, person.visit_id),
        "petitions": lives(petition.sender_address, petition.id),
    }


def _in_trash(book: Session, named: str) -> int:
    """Records in the trash that name it: they must find it again when they are put back."""
    content = keeping_tables.TrashTable.content
    return book.scalar(select(func.count()).where(func.instr(content, literal(named)) > 0)) or 0
