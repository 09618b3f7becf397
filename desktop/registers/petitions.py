"""The register of petitions as a list: windows of rows, tabs with counts, filters, orders; all by SQL."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import known_limit, limit_on, working_days_between
from desktop.domain.office import Side
from desktop.domain.petition import Channel, Competence, PetitionHandling, PetitionType
from desktop.domain.petition_clocks import WARNING
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import BodyTable, SubjectAreaTable

TAB = PetitionTable


class Tab(StrEnum):
    """Where a petition stands. Each is in exactly one tab besides ``ALL``, the most urgent one."""

    ALL = "all"
    UNCLASSIFIED = "unclassified"
    IN_PROGRESS = "in_progress"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE = "done"


class Order(StrEnum):
    NUMBER = "number"
    RECEIVED = "received"
    NAME = "name"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list keeps; ``words`` are looked for without marks in sender, address and content."""

    year: int | None = None
    type: PetitionType | None = None
    channel: Channel | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """One line of the list. ``who`` is the sender's name, or the code of a denunciation (BR-26).

    ``age``: days since it came in while nobody has handled it, ``warned`` when that is too long (BR-37);
    ``days_left`` counts working days.
    """

    key: str
    number: int
    received: date
    who: str
    secret: bool
    secret_file: str
    address: str
    senders_count: int
    content: str
    type: PetitionType
    subject_area: str
    due_on: date | None
    days_left: int | None
    tab: Tab
    handling: PetitionHandling | None
    handled_by: str
    handled_by_short: str
    competence: Competence | None
    capacity: Side | None
    accepted_on: date | None
    settled_on: date | None
    withdrawn: bool
    struck: bool
    age: int | None
    warned: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that part the tabs, the same for every window of one list.

    ``soon``: the last day that counts as soon, by the office's setting. Petitions come in before ``warn``
    and not handled lie too long (BR-37).
    """

    today: date
    soon: date
    warn: date
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class TabCounts:
    """How many petitions stand in each tab; they add up to all."""

    by_tab: tuple[tuple[Tab, int], ...]

    def of(self, tab: Tab) -> int:
        if tab is Tab.ALL:
            return sum(count for _, count in self.by_tab)
        return dict(self.by_tab).get(tab, 0)

    @property
    def late(self) -> int:
        return self.of(Tab.OVERDUE)


def petitions(
    office: Office,
    filters: Filters,
    bounds: Bounds,
    tab: Tab = Tab.ALL,
    *,
    order: Order = Order.NUMBER,
    falling: bool = True,
    offset: int = 0,
    limit: int = 100,
    total: int | None = None,
) -> tuple[PetitionRow, ...]:
    """A window of the list. With the ``total`` known, its second half is read from the end."""
    backwards = total is not None and offset > total // 2
    if backwards and total is not None:
        limit = max(0, min(limit, total - offset))
        offset = total - offset - limit
    keys = _keys(order, falling=falling, backwards=backwards)
    window = _narrowed(select(TAB.id), filters, tab, bounds, order)
    statement = _page(window.order_by(*keys).offset(offset).limit(limit), bounds).order_by(*keys)
    with office.store.reading() as book:
        rows = [_row(row, bounds) for row in book.connection().execute(statement)]
    return tuple(reversed(rows) if backwards else rows)


def tab_counts(office: Office, filters: Filters, bounds: Bounds) -> TabCounts:
    tab = _tab(bounds)
    statement = _narrowed(select(tab, func.count()), filters, Tab.ALL, bounds, None).group_by(tab)
    with office.store.reading() as book:
        return TabCounts(tuple((Tab(name), count) for name, count in book.connection().execute(statement)))


def petition_row(office: Office, key: str, bounds: Bounds) -> PetitionRow | None:
    with office.store.reading() as book:
        statement = _page(select(TAB.id).where(TAB.key == key), bounds)
        found = book.connection().execute(statement).first()
    return _row(found, bounds) if found else None


def years(office: Office) -> tuple[int, ...]:
    """The years of the register, newest first, found step by step in the index."""
    found: list[int] = []
    with office.store.reading() as book:
        year = book.scalar(select(func.max(TAB.year)))
        while year is not None:
            found.append(year)
            year = book.scalar(select(func.max(TAB.year)).where(TAB.year < year))
    return tuple(found)


def place_of(
    office: Office, key: str, filters: Filters, bounds: Bounds, tab: Tab, *, order: Order, falling: bool
) -> int | None:
    """How many rows stand before this one in that list; None when it is not in it."""
    place = func.row_number().over(order_by=_keys(order, falling=falling)).label("place")
    ranked = _narrowed(select(TAB.key, place), filters, tab, bounds, order).subquery()
    with office.store.reading() as book:
        found = book.scalar(select(ranked.c.place).where(ranked.c.key == key))
    return found - 1 if found is not None else None


def bounds_of(office: Office) -> Bounds:
    """Today's bounds, by the limits and the calendar of the book."""
    with office.store.reading() as book:
        return bounds_in(book, office.today)


def bounds_in(book: Session, today: date) -> Bounds:
    limits, calendar = limits_in(book), calendar_in(book)
    left, soon = limit_on(limits, "due-soon", today).count, today
    while left:
        soon += timedelta(days=1)
        left -= calendar.is_working(soon)

    warning = known_limit(limits, WARNING, today)
    warn = today - timedelta(days=warning.count) if warning else date.min
    return Bounds(today, soon, warn, calendar)


def _page(window: Select[*tuple[Any, ...]], bounds: Bounds) -> Select[*tuple[Any, ...]]:
    """The rows of a window of ids: what is skipped on the way is never read whole."""
    page = window.subquery()
    return (
        select(
            TAB.key, TAB.number, TAB.received, TAB.title, TAB.type, TAB.disclosure_consent, TAB.secret_file,
            TAB.sender_address, TAB.senders_count, TAB.content, TAB.due_on, TAB.handling, TAB.competence,
            TAB.capacity, TAB.accepted_on, TAB.settled_on, TAB.withdrawn_on, TAB.struck_on,
            SubjectAreaTable.name.label("area"), BodyTable.name.label("body"),
            BodyTable.abbreviation.label("body_short"), _tab(bounds).label("tab"),
        )
        .select_from(page)
        .join(TAB, TAB.id == page.c.id)
        .outerjoin(SubjectAreaTable, SubjectAreaTable.id == TAB.subject_area_id)
        .outerjoin(BodyTable, BodyTable.id == TAB.handled_by_id)
    )  # fmt: skip


def _narrowed(
    statement: Select[*tuple[Any, ...]], filters: Filters, tab: Tab, bounds: Bounds, order: Order | None
) -> Select[*tuple[Any, ...]]:
    if filters.year is not None:
        # Said so that the index of the order is walked and nothing has to be sorted.
        by_number = order in {None, Order.NUMBER}
        statement = statement.where((TAB.year if by_number else TAB.year + 0) == filters.year)
    if filters.type is not None:
        statement = statement.where(TAB.type == filters.type.value)
    if filters.channel is not None:
        statement = statement.where(TAB.channel == filters.channel.value)
    for word in fold(filters.words).split():
        said = TAB.folded.contains(word, autoescape=True)
        statement = statement.where(or_(TAB.number == int(word), said) if word.isdecimal() else said)
    if tab is not Tab.ALL:
        if tab is not Tab.DONE:
            statement = statement.where(TAB.is_open)
        statement = statement.where(_tab(bounds) == tab.value)
    return statement


def _tab(bounds: Bounds) -> ColumnElement[str]:
    """The tab by what the book keeps of each petition: ``state`` of the domain, said in SQL."""
    undecided = TAB.handling.is_(None) & or_(TAB.competence.is_(None), TAB.eligible.is_(None))
    return case(
        (~TAB.is_open, Tab.DONE.value),
        (TAB.due_on < bounds.today, Tab.OVERDUE.value),
        (undecided, Tab.UNCLASSIFIED.value),
        (TAB.due_on <= bounds.soon, Tab.SOON.value),
        else_=Tab.IN_PROGRESS.value,
    )


def _keys(order: Order, *, falling: bool, backwards: bool = False) -> tuple[ColumnElement[Any], ...]:
    """The chosen column, then what makes the order the same each time; rows without a date stand last.

    ``backwards`` gives the very opposite.
    """
    columns: dict[Order, ColumnElement[Any]] = {
        Order.NUMBER: TAB.year.expression,
        Order.RECEIVED: TAB.received.expression,
        Order.NAME: TAB.sort_key.expression,
        Order.DUE: TAB.due_on.expression,
    }
    first = columns[order]
    then: ColumnElement[Any] = TAB.number.expression if order is Order.NUMBER else TAB.id.expression
    down = falling != backwards
    if order is Order.DUE and not falling:
        return (first.desc().nulls_first() if down else first.asc().nulls_last(), _way(then, down))
    return (_way(first, down), _way(then, down))


def _way(column: ColumnElement[Any], down: bool) -> ColumnElement[Any]:
    return column.desc() if down else column.asc()


def _row(row: Row[*tuple[Any, ...]], bounds: Bounds) -> PetitionRow:
    kind, tab = PetitionType(row.type), Tab(row.tab)
    is_open, handling = tab is not Tab.DONE, PetitionHandling(row.handling) if row.handling else None
    waiting = is_open and handling is None
    near = is_open and row.due_on is not None and row.due_on <= bounds.soon
    return PetitionRow(
        key=row.key,
        number=row.number,
        received=row.received,
        who=row.title,
        secret=kind is PetitionType.DENUNCIATION and not row.disclosure_consent,
        secret_file=row.secret_file,
        address=row.sender_address,
        senders_count=row.senders_count,
        content=row.content,
        type=kind,
        subject_area=row.area or "",
        due_on=row.due_on,
        days_left=working_days_between(bounds.today, row.due_on, bounds.calendar) if near else None,
        tab=tab,
        handling=handling,
        handled_by=row.body or "",
        handled_by_short=row.body_short or row.body or "",
        competence=Competence(row.competence) if row.competence else None,
        capacity=Side(row.capacity) if row.capacity else None,
        accepted_on=row.accepted_on,
        settled_on=row.settled_on,
        withdrawn=row.withdrawn_on is not None,
        struck=row.struck_on is not None,
        age=(bounds.today - row.received).days if waiting else None,
        warned=waiting and row.received < bounds.warn,
    )
