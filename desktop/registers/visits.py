"""The register of visits as a list: windows of rows by running number, day or name, with its filters.

Nothing here tells who brought a denunciation: such a visit shows its code (BR-24, BR-26).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import InstrumentedAttribute

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


@dataclass(frozen=True, slots=True)
class CaseCell:
    """What the list says of one matter; ``is_promised``: a commitment made from it is still open."""

    type: rec.CaseType
    content: str
    subject_area: str = ""
    handling: rec.CaseHandling | None = None
    handled_by: str = ""
    document: str = ""
    result: str = ""
    is_promised: bool = False


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One line of the register. ``who`` is a name, or the code of a denunciation."""

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
    cases: tuple[CaseCell, ...] = field(default=())

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
    statement = page_statement(narrow, order, falling=falling != from_end, offset=offset, limit=limit)
    with office.store.reading() as book:
        rows = _rows(book.connection(), statement)
    return rows[::-1] if from_end else rows


def visit_count(office: Office, narrow: VisitFilter = VisitFilter()) -> int:
    """How many lines fit; a filter by type, hamlet or words has to look at every line."""
    statement = select(func.count()).select_from(VisitTable).where(*_fitting(narrow, VisitOrder.NUMBER))
    with office.store.reading() as book:
        return book.scalar(statement) or 0


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
        return next(iter(_rows(book.connection(), _columns().where(VisitTable.key == key))), None)


_BY: dict[VisitOrder, tuple[InstrumentedAttribute[Any], ...]] = {
    VisitOrder.NUMBER: (VisitTable.register_year, VisitTable.number),
    VisitOrder.DAY: (VisitTable.visited_on, VisitTable.number),
    VisitOrder.NAME: (VisitTable.sort_key, VisitTable.id),
}


def page_statement(
    narrow: VisitFilter, order: VisitOrder, *, falling: bool, offset: int, limit: int
) -> Select[*tuple[Any, ...]]:
    """One page. Its rows are found first, in the index of the order: what is skipped is never read whole."""
    by = tuple(column.desc() for column in _BY[order]) if falling else _BY[order]
    found = select(VisitTable.id).where(*_fitting(narrow, order)).order_by(*by)
    page = found.offset(offset).limit(limit).subquery()
    return _columns().join(page, page.c.id == VisitTable.id).order_by(*by)


def _fitting(narrow: VisitFilter, order: VisitOrder) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrow.year is not None:
        found += _of_year(narrow.year, order)
    if narrow.type is not None:
        of_type = CaseTable.type == narrow.type
        found.append(exists().where(CaseTable.visit_id == VisitTable.id, of_type))
    if narrow.hamlet:
        lives = VisitPersonTable.address.contains(narrow.hamlet, autoescape=True)
        found.append(exists().where(VisitPersonTable.visit_id == VisitTable.id, lives))
    found += (VisitTable.folded.contains(word, autoescape=True) for word in fold(narrow.words).split())
    return found


def _of_year(year: int, order: VisitOrder) -> list[ColumnElement[bool]]:
    """The register's year, said so that the index of the order is walked and nothing is sorted.

    A visit keeps its number when its session moves to another day, into the next year at most.
    """
    if order is VisitOrder.NUMBER:
        return [VisitTable.register_year == year]
    off_its_index = (VisitTable.register_year + 0) == year
    if order is VisitOrder.NAME:
        return [off_its_index]
    return [VisitTable.visited_on.between(date(year - 1, 1, 1), date(year + 1, 12, 31)), off_its_index]


def _columns() -> Select[*tuple[Any, ...]]:
    visit, session = VisitTable, SessionTable
    return select(
        visit.id, visit.key, session.key.label("session"), session.capacity, visit.number,
        visit.register_year, visit.visited_on, visit.title, visit.people_count, visit.code,
        visit.disclosure_consent, visit.secret_file, visit.refusal_ground, visit.struck_on,
        visit.struck_reason,
    ).join(session, session.id == visit.session_id)  # fmt: skip


def _rows(book: Connection, statement: Select[*tuple[Any, ...]]) -> tuple[VisitRow, ...]:
    found = book.execute(statement).all()
    ids = [row.id for row in found]
    addresses, cases = _addresses(book, ids), _cases(book, ids)
    return tuple(_row(row, addresses.get(row.id, ""), cases.get(row.id, ())) for row in found)


def _addresses(book: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Where the first person of each visit lives."""
    person = VisitPersonTable
    rows = book.execute(
        select(person.visit_id, person.address).where(person.visit_id.in_(ids), person.position == 0)
    )
    return dict(rows.all())


def _cases(book: Connection, ids: Sequence[int]) -> dict[int, tuple[CaseCell, ...]]:
    case, area, body, made = CaseTable, tab.SubjectAreaTable, tab.BodyTable, tab.CommitmentTable
    promised = exists().where(made.case_id == case.id, made.is_open)
    rows = book.execute(
        select(
            case.visit_id, case.type, case.content, area.name, case.handling, body.name, case.document,
            case.result, promised,
        )
        .outerjoin(area, area.id == case.subject_area_id)
        .outerjoin(body, body.id == case.handled_by_id)
        .where(case.visit_id.in_(ids))
        .order_by(case.visit_id, case.position)
    )  # fmt: skip
    found: dict[int, tuple[CaseCell, ...]] = {}
    for ident, of_type, content, subject, handling, handled_by, document, result, open_promise in rows:
        cell = CaseCell(
            rec.CaseType(of_type),
            content,
            subject or "",
            rec.CaseHandling(handling) if handling else None,
            handled_by or "",
            document,
            result,
            bool(open_promise),
        )
        found[ident] = (*found.get(ident, ()), cell)
    return found


def _row(row: Row[*tuple[Any, ...]], address: str, cases: tuple[CaseCell, ...]) -> VisitRow:
    denounces = any(each.type is rec.CaseType.DENUNCIATION for each in cases)
    is_secret = denounces and not row.disclosure_consent
    return VisitRow(
        key=row.key,
        session=row.session,
        capacity=Capacity(row.capacity),
        number=row.number,
        year=row.register_year,
        visited_on=row.visited_on,
        who=row.code if is_secret else row.title,
        address="" if is_secret else address,
        people_count=row.people_count,
        is_secret=is_secret,
        secret_file=row.secret_file,
        refusal=row.refusal_ground,
        struck_reason=row.struck_reason,
        is_struck=row.struck_on is not None,
        cases=cases,
    )
