"""The register of petitions as a list: windows of rows, tabs with counts, filters, orders; all by SQL."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Dialect, Integer, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import known_limit, limit_on, working_days_between
from desktop.domain.petition import Channel, Competence, PetitionHandling, PetitionType
from desktop.domain.petition_clocks import WARNING
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.registers.bare_page import BarePage
from desktop.registers.office import calendar_in, limits_in
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import BodyTable, SubjectAreaTable

TAB = PetitionTable
Kept = str | date | None


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


class PetitionRow(NamedTuple):
    """One line of the list as the book gives it; what a line shows is worked out only when it is shown.

    ``who`` is the sender's name, or the code of a denunciation (BR-26).
    """

    key: str
    number: int
    kept_received: Kept
    who: str
    kept_type: str
    consented: bool
    secret_file: str
    address: str
    senders_count: int
    content: str
    kept_due: Kept
    kept_handling: str | None
    kept_competence: str | None
    kept_capacity: str | None
    kept_accepted: Kept
    kept_settled: Kept
    kept_withdrawn: Kept
    kept_struck: Kept
    area: str | None
    body: str | None
    body_short: str | None
    kept_tab: str
    bounds: "Bounds"

    @property
    def received(self) -> date:
        return _day(self.kept_received) or date.min

    @property
    def type(self) -> PetitionType:
        return PetitionType(self.kept_type)

    @property
    def secret(self) -> bool:
        return self.type is PetitionType.DENUNCIATION and not self.consented

    @property
    def subject_area(self) -> str:
        return self.area or ""

    @property
    def due_on(self) -> date | None:
        return _day(self.kept_due)

    @property
    def tab(self) -> Tab:
        return Tab(self.kept_tab)

    @property
    def handling(self) -> PetitionHandling | None:
        return PetitionHandling(self.kept_handling) if self.kept_handling else None

    @property
    def handled_by(self) -> str:
        return self.body or ""

    @property
    def handled_by_short(self) -> str:
        return self.body_short or self.handled_by

    @property
    def competence(self) -> Competence | None:
        return Competence(self.kept_competence) if self.kept_competence else None

    @property
    def accepted_on(self) -> date | None:
        return _day(self.kept_accepted)

    @property
    def settled_on(self) -> date | None:
        return _day(self.kept_settled)

    @property
    def withdrawn(self) -> bool:
        return self.kept_withdrawn is not None

    @property
    def struck(self) -> bool:
        return self.kept_struck is not None

    @property
    def days_left(self) -> int | None:
        """Working days, negative when late; only of one that is late or due soon."""
        due = self.due_on
        near = self.tab is not Tab.DONE and due is not None and due <= self.bounds.soon
        return self.bounds.days_left(due) if near and due is not None else None

    @property
    def age(self) -> int | None:
        """Days since it came in while nobody has handled it."""
        waits = self.tab is not Tab.DONE and self.handling is None
        return (self.bounds.today - self.received).days if waits else None

    @property
    def warned(self) -> bool:
        """Whether it lies too long without being handled (BR-37)."""
        return self.age is not None and self.received < self.bounds.warn


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
    _counted: dict[date, int] = field(default_factory=dict, repr=False, compare=False)

    def days_left(self, due: date) -> int:
        """Working days from today until ``due``, negative when it is past; each day is counted once."""
        if due not in self._counted:
            self._counted[due] = working_days_between(self.today, due, self.calendar)
        return self._counted[due]


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
    with office.store.reading() as book:
        connection = book.connection()
        page = _bare(
            connection.dialect, filters, tab, bounds.today, bounds.soon, order,
            falling=falling, backwards=backwards,
        )  # fmt: skip
        found = page.rows(connection, rows=limit, before=offset)
    rows = [PetitionRow._make((*each, bounds)) for each in found]
    return tuple(reversed(rows) if backwards else rows)


def tab_counts(office: Office, filters: Filters, bounds: Bounds) -> TabCounts:
    with office.store.reading() as book:
        connection = book.connection()
        found = _counting(connection.dialect, filters, bounds.today, bounds.soon).rows(connection)
        return TabCounts(tuple((Tab(name), count) for name, count in found))


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
    ranked = _narrowed(select(TAB.key, place), filters, tab, bounds.today, bounds.soon, order).subquery()
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


@lru_cache(maxsize=128)
def _bare(
    dialect: Dialect, filters: Filters, tab: Tab, today: date, soon: date, order: Order, *,
    falling: bool, backwards: bool,
) -> BarePage:  # fmt: skip
    keys = _keys(order, falling=falling, backwards=backwards)
    window = _narrowed(select(TAB.id), filters, tab, today, soon, order).order_by(*keys)
    before, rows = bindparam("before", type_=Integer), bindparam("rows", type_=Integer)
    statement = _page(window.offset(before).limit(rows), today, soon).order_by(*keys)
    return BarePage.compiled(statement, dialect)


@lru_cache(maxsize=64)
def _counting(dialect: Dialect, filters: Filters, today: date, soon: date) -> BarePage:
    return BarePage.compiled(_counts(filters, today, soon), dialect)


def page_statement(
    filters: Filters, bounds: Bounds, tab: Tab = Tab.ALL, *, order: Order = Order.NUMBER,
    falling: bool = True, offset: int = 0, limit: int = 100,
) -> Select[*tuple[Any, ...]]:  # fmt: skip
    """The one query of a window, walked along the index of its order."""
    keys = _keys(order, falling=falling)
    window = _narrowed(select(TAB.id), filters, tab, bounds.today, bounds.soon, order).order_by(*keys)
    return _page(window.offset(offset).limit(limit), bounds.today, bounds.soon).order_by(*keys)


def counts_statement(filters: Filters, bounds: Bounds) -> Select[*tuple[Any, ...]]:
    """The one query that counts every tab."""
    return _counts(filters, bounds.today, bounds.soon)


def _counts(filters: Filters, today: date, soon: date) -> Select[*tuple[Any, ...]]:
    tab = _tab(today, soon).label("tab")
    return _narrowed(select(tab, func.count()), filters, Tab.ALL, today, soon, None).group_by(tab)


def _page(window: Select[*tuple[Any, ...]], today: date, soon: date) -> Select[*tuple[Any, ...]]:
    """The rows of a window of ids: what is skipped on the way is never read whole."""
    page = window.subquery()
    return (
        select(
            TAB.key, TAB.number, TAB.received, TAB.title, TAB.type, TAB.disclosure_consent, TAB.secret_file,
            TAB.sender_address, TAB.senders_count, TAB.content, TAB.due_on, TAB.handling, TAB.competence,
            TAB.capacity, TAB.accepted_on, TAB.settled_on, TAB.withdrawn_on, TAB.struck_on,
            SubjectAreaTable.name.label("area"), BodyTable.name.label("body"),
            BodyTable.abbreviation.label("body_short"), _tab(today, soon).label("tab"),
        )
        .select_from(page)
        .join(TAB, TAB.id == page.c.id)
        .outerjoin(SubjectAreaTable, SubjectAreaTable.id == TAB.subject_area_id)
        .outerjoin(BodyTable, BodyTable.id == TAB.handled_by_id)
    )  # fmt: skip


def _narrowed(
    statement: Select[*tuple[Any, ...]],
    filters: Filters,
    tab: Tab,
    today: date,
    soon: date,
    order: Order | None,
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
        statement = statement.where(_tab(today, soon) == tab.value)
    return statement


def _tab(today: date, soon: date) -> ColumnElement[str]:
    """The tab by what the book keeps of each petition: ``state`` of the domain, said in SQL."""
    undecided = TAB.handling.is_(None) & or_(TAB.competence.is_(None), TAB.eligible.is_(None))
    return case(
        (~TAB.is_open, Tab.DONE.value),
        (TAB.due_on < today, Tab.OVERDUE.value),
        (undecided, Tab.UNCLASSIFIED.value),
        (TAB.due_on <= soon, Tab.SOON.value),
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


def _day(kept: Kept) -> date | None:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
