"""The register of visits as a list: windows of rows by running number, day or name, with its filters.

Nothing here tells who brought a denunciation: such a visit shows its code (BR-24, BR-26).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain.office import Capacity
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.store import tables as tab
from desktop.store.reception_tables import CaseTable, SessionTable, VisitPersonTable, VisitTable


class VisitOrder(StrEnum):
    NUMBER = "number"
    DAY = "day"
    NAME = "name"


class VisitState(StrEnum):
    """What became of a visit as a whole."""

    STRUCK = "struck"
    REFUSED = "refused"
    UNHANDLED = "unhandled"
    UNDER_WAY = "under_way"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Blank fields narrow nothing. ``words`` are looked for one by one, marks and case left out."""

    year: int | None = None
    type: rec.CaseType | None = None
    hamlet: str = ""
    words: str = ""

    @property
    def is_blank(self) -> bool:
        return self == VisitFilter()


class CaseCell(NamedTuple):
    """What the list says of one matter; ``is_promised``: a commitment made from it is still open."""

    type: rec.CaseType
    content: str
    subject_area: str = ""
    handling: rec.CaseHandling | None = None
    handled_by: str = ""
    document: str = ""
    result: str = ""
    is_promised: bool = False


class VisitRow(NamedTuple):
    """One line of the register. ``who`` is a name, or the code of a denunciation. Rows come by the hundred
    while one scrolls, so they are plain tuples."""

    key: str
    session: str
    capacity: Capacity
    number: int
    year: int
    visited_on: date
    who: str
    address: str
    people_count: int
    is_secret: bool
    secret_file: str
    refusal: str
    struck_reason: str
    is_struck: bool
    cases: tuple[CaseCell, ...] = ()

    @property
    def state(self) -> VisitState:
        if self.is_struck:
            return VisitState.STRUCK
        if self.refusal:
            return VisitState.REFUSED
        if not self.cases or any(each.handling is None for each in self.cases):
            return VisitState.UNHANDLED
        return VisitState.UNDER_WAY if any(map(_is_open, self.cases)) else VisitState.CLOSED


_KEPT_OPEN = frozenset({rec.CaseHandling.ACCEPTED, rec.CaseHandling.TRANSFERRED})


def _is_open(case: CaseCell) -> bool:
    return case.is_promised or (case.handling in _KEPT_OPEN and not case.result)


def visits(
    office: Office,
    narrow: VisitFilter = VisitFilter(),
    *,
    order: VisitOrder = VisitOrder.NUMBER,
    falling: bool = True,
    offset: int = 0,
    limit: int = 100,
    total: int | None = None,
) -> tuple[VisitRow, ...]:
    """A window of the list. With the ``total`` known, the second half of the list is read from its end."""
    from_end = total is not None and offset > total // 2
    if from_end and total is not None:
        limit = max(0, min(limit, total - offset))
        offset = total - offset - limit
    shape = _Shape.of(narrow, order, falling=falling != from_end)
    with office.store.reading() as book:
        rows = _rows(book, _page(shape), {**_values(narrow), "most": limit, "skipped": offset})
    return rows[::-1] if from_end else rows


def visit_count(office: Office, narrow: VisitFilter = VisitFilter()) -> int:
    """How many lines fit; a filter by type, hamlet or words has to look at every line."""
    with office.store.reading() as book:
        found = _plain(book, _count(_Shape.of(narrow, VisitOrder.NUMBER)), _values(narrow))
        return int(found[0][0])


def visit_years(office: Office) -> tuple[int, ...]:
    """The years of the register that have a visit, newest first, found step by step in the index."""
    found: list[int] = []
    with office.store.reading() as book:
        year = book.scalar(select(func.max(VisitTable.register_year)))
        while year is not None:
            found.append(year)
            earlier = VisitTable.register_year < year
            year = book.scalar(select(func.max(VisitTable.register_year)).where(earlier))
    return tuple(found)


def visit_row(office: Office, key: str) -> VisitRow | None:
    with office.store.reading() as book:
        return next(iter(_rows(book, _one(), {"key": key})), None)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What tells one statement from another; the values themselves are bound to it."""

    order: VisitOrder
    falling: bool = False
    year: bool = False
    type: bool = False
    hamlet: bool = False
    words: int = 0

    @classmethod
    def of(cls, narrow: VisitFilter, order: VisitOrder, *, falling: bool = False) -> "_Shape":
        words = len(fold(narrow.words).split())
        return cls(
            order, falling, narrow.year is not None, narrow.type is not None, bool(narrow.hamlet), words
        )


def _values(narrow: VisitFilter) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if narrow.year is not None:
        before, after = date(narrow.year - 1, 1, 1), date(narrow.year + 1, 12, 31)
        found |= {"year": narrow.year, "from_day": before.isoformat(), "to_day": after.isoformat()}
    if narrow.type is not None:
        found["type"] = narrow.type.value
    if narrow.hamlet:
        found["hamlet"] = _pattern(narrow.hamlet)
    return found | {f"word{at}": _pattern(word) for at, word in enumerate(fold(narrow.words).split())}


def _pattern(word: str) -> str:
    escaped = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{escaped}%"


_TABLE = VisitTable.__table__
_BY: dict[VisitOrder, tuple[ColumnElement[Any], ...]] = {
    VisitOrder.NUMBER: (_TABLE.c.register_year, _TABLE.c.number),
    VisitOrder.DAY: (_TABLE.c.visited_on, _TABLE.c.number),
    VisitOrder.NAME: (_TABLE.c.sort_key, _TABLE.c.id),
}


@cache
def _page(shape: _Shape) -> Select[*tuple[Any, ...]]:
    """One page. Its lines are found first, in the index of the order: what is skipped is never read whole."""
    by = _BY[shape.order]
    found = select(VisitTable.id).where(*_fitting(shape)).order_by(*_falling(by, shape))
    page = found.limit(bindparam("most")).offset(bindparam("skipped"))
    again = _falling(tuple(map(_off_its_index, by)), shape)
    return _lines().where(VisitTable.id.in_(page)).order_by(*again, CaseTable.position)


def _falling(by: Sequence[ColumnElement[Any]], shape: _Shape) -> tuple[ColumnElement[Any], ...]:
    return tuple(column.desc() if shape.falling else column for column in by)


def _off_its_index(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same order without its index, which would be walked from end to end for the lines of one page."""
    if isinstance(column.type, Integer):
        return column + 0
    return type_coerce(column, String).concat("")


@cache
def _one() -> Select[*tuple[Any, ...]]:
    return _lines().where(VisitTable.key == bindparam("key")).order_by(CaseTable.position)


@cache
def _count(shape: _Shape) -> Select[*tuple[Any, ...]]:
    return select(func.count()).select_from(VisitTable).where(*_fitting(shape))


def _fitting(shape: _Shape) -> list[ColumnElement[bool]]:
    found = _of_year(shape.order) if shape.year else []
    if shape.type:
        of_type = CaseTable.type == bindparam("type")
        found.append(exists().where(CaseTable.visit_id == VisitTable.id, of_type))
    if shape.hamlet:
        lives = VisitPersonTable.address.like(bindparam("hamlet"), escape="/")
        found.append(exists().where(VisitPersonTable.visit_id == VisitTable.id, lives))
    found += (VisitTable.folded.like(bindparam(f"word{at}"), escape="/") for at in range(shape.words))
    return found


def _of_year(order: VisitOrder) -> list[ColumnElement[bool]]:
    """The register's year, said so that the index of the order is walked and nothing is sorted.

    A visit keeps its number when its session moves to another day, into the next year at most.
    """
    year = bindparam("year", type_=Integer)
    if order is VisitOrder.NUMBER:
        return [VisitTable.register_year == year]
    off_its_index = (VisitTable.register_year + 0) == year
    if order is VisitOrder.NAME:
        return [off_its_index]
    near = type_coerce(VisitTable.visited_on, String).between(bindparam("from_day"), bindparam("to_day"))
    return [near, off_its_index]


def _lines() -> Select[*tuple[Any, ...]]:
    """A line of the register for each matter, with where the first person lives."""
    visit, session, person = VisitTable, SessionTable, VisitPersonTable
    case, area, body, made = CaseTable, tab.SubjectAreaTable, tab.BodyTable, tab.CommitmentTable
    return (
        select(
            visit.key, session.key, session.capacity, visit.number, visit.register_year, visit.visited_on,
            visit.title, visit.people_count, visit.code, visit.disclosure_consent, visit.secret_file,
            visit.refusal_ground, visit.struck_on, visit.struck_reason, person.address, case.type,
            case.content, area.name, case.handling, body.name, case.document, case.result,
            exists().where(made.case_id == case.id, made.is_open),
        )
        .join(session, session.id == visit.session_id)
        .outerjoin(person, and_(person.visit_id == visit.id, person.position == 0))
        .outerjoin(case, case.visit_id == visit.id)
        .outerjoin(area, area.id == case.subject_area_id)
        .outerjoin(body, body.id == case.handled_by_id)
    )  # fmt: skip


def _plain(
    book: Session, statement: Select[*tuple[Any, ...]], values: Mapping[str, Any]
) -> Sequence[tuple[Any, ...]]:
    """The rows of a statement that is asked for again and again while one scrolls."""
    return book.connection().execute(statement, values).all()


def _rows(
    book: Session, statement: Select[*tuple[Any, ...]], values: Mapping[str, Any]
) -> tuple[VisitRow, ...]:
    found: list[VisitRow] = []
    lines = _plain(book, statement, values)
    at, count = 0, len(lines)
    while at < count:
        first, cases = lines[at], []
        key = first[0]
        while at < count and lines[at][0] == key:
            if lines[at][_CASE] is not None:
                cases.append(_case(lines[at]))
            at += 1
        found.append(_row(first, tuple(cases)))
    return tuple(found)


_CASE = 15
_DENUNCIATION = rec.CaseType.DENUNCIATION
_TYPES = {each.value: each for each in rec.CaseType}
_HANDLINGS = {each.value: each for each in rec.CaseHandling}
_CAPACITIES = {each.value: each for each in Capacity}


def _case(line: Sequence[Any]) -> CaseCell:
    of_type, content, area, handling, handled_by, document, result, promised = line[_CASE:]
    return CaseCell(
        _TYPES[of_type], content, area or "", _HANDLINGS.get(handling), handled_by or "", document, result,
        bool(promised),
    )  # fmt: skip


def _row(line: Sequence[Any], cases: tuple[CaseCell, ...]) -> VisitRow:
    (key, session, capacity, number, year, day, title, people, code, consent, file, refusal,
     struck_on, struck_reason, address) = line[:_CASE]  # fmt: skip
    is_secret = not consent and _DENUNCIATION in {each.type for each in cases}
    who, lives = (code, "") if is_secret else (title, address or "")
    return VisitRow(
        key, session, _CAPACITIES[capacity], number, year, day, who, lives, people, is_secret, file, refusal,
        struck_reason, struck_on is not None, cases,
    )  # fmt: skip
