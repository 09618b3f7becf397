"""Sessions as lists and calendars show them: windows of rows, each head's duty, the days of a month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, select
from sqlalchemy.orm import Session, aliased

from desktop.domain import reception as rec
from desktop.domain.calendar import DayKind
from desktop.domain.dialogue import MinutesState
from desktop.domain.office import Capacity, Official
from desktop.domain.reception_duty import DutyFigures, duty_by_month
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in, office_named_on
from desktop.store import mapping
from desktop.store import tables as tab
from desktop.store.reception_tables import CaseTable, SessionTable, VisitTable

HEADS = (Capacity.PARTY, Capacity.STATE)
_NO_PAPERS = "[]"


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """What a list keeps; blank fields narrow nothing."""

    year: int | None = None
    capacity: Capacity | None = None
    status: rec.SessionStatus | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the list. ``term`` numbers a head's regular sessions within their month (kỳ).

    ``visits``, ``people``, ``cases`` and ``petitions`` are figures of their own (BR-17).
    """

    key: str
    held_on: date
    start: time | None
    end: time | None
    place: str
    capacity: Capacity
    host: str
    title: str
    kind: rec.SessionKind
    status: rec.SessionStatus
    minutes: MinutesState
    term: int | None = None
    delegate: str = ""
    reason: str = ""
    moved_to: date | None = None
    posted_on: date | None = None
    visits: int = 0
    people: int = 0
    cases: int = 0
    petitions: int = 0


@dataclass(frozen=True, slots=True)
class HeadDuty:
    """One head's twelve months against the legal minimum (BR-07, BR-08)."""

    capacity: Capacity
    title: str
    months: tuple[DutyFigures, ...]

    @property
    def year(self) -> DutyFigures:
        """The sum of the months; what one month lacks another's surplus does not fill."""
        parts = ("required", "held", "delegated", "not_held", "postponed", "still_planned")
        return DutyFigures(**{part: sum(getattr(each, part) for each in self.months) for part in parts})

    @property
    def missing(self) -> int:
        return sum(each.missing for each in self.months)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the calendar: its sessions, why the office rests or, against its weekday, works."""

    day: date
    sessions: tuple[SessionRow, ...] = ()
    holiday: str = ""
    made_up: str = ""
    works: bool = True


def session_count(office: Office, narrow: SessionFilter = SessionFilter()) -> int:
    with office.store.reading() as book:
        return book.scalar(select(func.count()).select_from(SessionTable).where(*_fitting(narrow))) or 0


def sessions(
    office: Office,
    narrow: SessionFilter = SessionFilter(),
    *,
    falling: bool = True,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[SessionRow, ...]:
    """A window of the list by day, newest first when ``falling``."""
    day, ident = SessionTable.held_on, SessionTable.id
    order = (day.desc(), ident.desc()) if falling else (day, ident)
    statement = _columns().where(*_fitting(narrow)).order_by(*order).offset(offset)
    with office.store.reading() as book:
        return _rows(book, statement if limit is None else statement.limit(limit))


def session_row(office: Office, key: str) -> SessionRow | None:
    with office.store.reading() as book:
        return next(iter(_rows(book, _columns().where(SessionTable.key == key))), None)


def sessions_between(
    office: Office, first: date, last: date, capacity: Capacity | None = None
) -> tuple[SessionRow, ...]:
    """Every session from ``first`` to ``last``, both included, by day and hour."""
    with office.store.reading() as book:
        return _between(book, first, last, capacity)


def years(office: Office) -> tuple[int, ...]:
    """The years from the first session to the last, newest first."""
    with office.store.reading() as book:
        first, last = book.execute(
            select(func.min(SessionTable.held_on), func.max(SessionTable.held_on))
        ).one()
    return () if first is None else tuple(range(last.year, first.year - 1, -1))


def nearest_session(office: Office, year: int, today: date) -> str | None:
    """The key of today's session, else of the next, else of the last one of that year."""
    table = SessionTable
    of_year = select(table.key).where(*_fitting(SessionFilter(year)))
    ahead = of_year.where(table.held_on >= today).order_by(table.held_on, table.start, table.id)
    behind = of_year.order_by(table.held_on.desc(), table.id.desc())
    with office.store.reading() as book:
        return book.scalar(ahead.limit(1)) or book.scalar(behind.limit(1))


def regular_days(office: Office, capacity: Capacity, first: date, last: date) -> frozenset[date]:
    """The days on which that head's regular session is in the schedule already."""
    table = SessionTable
    with office.store.reading() as book:
        return frozenset(
            book.scalars(
                select(table.held_on).where(
                    table.held_on.between(first, last),
                    table.capacity == capacity,
                    table.kind == rec.SessionKind.REGULAR,
                )
            )
        )


def usual_place(office: Office, capacity: Capacity | None = None) -> str:
    """Where that head's latest session takes place, else anyone's; blank in a new book."""
    table = SessionTable
    latest = select(table.place).where(table.place != "").order_by(table.held_on.desc(), table.id.desc())
    with office.store.reading() as book:
        own = book.scalar(latest.where(table.capacity == capacity).limit(1)) if capacity else None
        return own or book.scalar(latest.limit(1)) or ""


def duty_of_year(office: Office, year: int) -> tuple[HeadDuty, ...]:
    """Each head's duty of a year month by month; several heads of one side in a year count together."""
    with office.store.reading() as book:
        held = _regular_of_year(book, year)
        limits, kind = limits_in(book), office_named_on(book, date(year, 12, 31)).kind
        officials = tuple(map(mapping.official, book.scalars(select(tab.OfficialTable))))
    found = []
    for capacity in HEADS:
        heads = [each for each in officials if _was_head_in(each, capacity, year)]
        if heads:
            by_head = [duty_by_month(held, each, capacity, year, limits, kind) for each in heads]
            months = tuple(map(_added, zip(*by_head, strict=True)))
            found.append(HeadDuty(capacity, _head_title(heads[-1], capacity), months))
    return tuple(found)


def month_days(office: Office, year: int, month: int) -> tuple[MonthDay, ...]:
    """The days of a month in whole weeks, Monday first, with sessions, holidays and make-up days."""
    first = date(year, month, 1)
    begin = first - timedelta(days=first.weekday())
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    end = last + timedelta(days=6 - last.weekday())
    with office.store.reading() as book:
        calendar = calendar_in(book)
        by_day: dict[date, list[SessionRow]] = {}
        for row in _between(book, begin, end, None):
            by_day.setdefault(row.held_on, []).append(row)
    found = []
    for step in range((end - begin).days + 1):
        day = begin + timedelta(days=step)
        special = calendar.special(day)
        name = special.name if special else ""
        holiday = special is not None and special.kind is DayKind.HOLIDAY
        found.append(
            MonthDay(
                day,
                tuple(by_day.get(day, ())),
                holiday=name if holiday else "",
                made_up=name if special and not holiday else "",
                works=calendar.is_working(day),
            )
        )
    return tuple(found)


def _fitting(narrow: SessionFilter) -> list[ColumnElement[bool]]:
    table = SessionTable
    found: list[ColumnElement[bool]] = []
    if narrow.year is not None:
        found.append(table.held_on.between(date(narrow.year, 1, 1), date(narrow.year, 12, 31)))
    if narrow.capacity is not None:
        found.append(table.capacity == narrow.capacity)
    if narrow.status is not None:
        found.append(table.status == narrow.status)
    return found


def _columns() -> Select[*tuple[Any, ...]]:
    table, delegate = SessionTable, aliased(tab.OfficialTable)
    return (
        select(
            table.id, table.key, table.held_on, table.start, table.end, table.place, table.capacity,
            table.host_id, table.kind, table.status, table.minutes_state, delegate.name.label("delegate"),
            table.reason, table.moved_to, table.posted_on,
        )
        .outerjoin(delegate, delegate.id == table.delegate_id)
    )  # fmt: skip


def _between(book: Session, first: date, last: date, capacity: Capacity | None) -> tuple[SessionRow, ...]:
    table = SessionTable
    statement = _columns().where(table.held_on.between(first, last))
    if capacity is not None:
        statement = statement.where(table.capacity == capacity)
    return _rows(book, statement.order_by(table.held_on, table.start, table.id))


def _rows(book: Session, statement: Select[*tuple[Any, ...]]) -> tuple[SessionRow, ...]:
    found = book.execute(statement).all()
    hosts = {row.id: mapping.official(row) for row in _officials(book, {each.host_id for each in found})}
    figures = _figures(book, [each.id for each in found])
    terms = _Terms(book, [each.held_on for each in found])
    return tuple(_row(each, hosts[each.host_id], figures.get(each.id, (0, 0, 0, 0)), terms) for each in found)


class _Terms:
    """Which regular session of a head's month one is; a postponed one gives its place to its make-up."""

    def __init__(self, book: Session, days: Sequence[date]) -> None:
        self._held: dict[tuple[str, int, int], list[date]] = {}
        if not days:
            return
        table = SessionTable
        rows = book.execute(
            select(table.capacity, table.held_on).where(
                table.held_on.between(min(days).replace(day=1), max(days)),
                table.kind == rec.SessionKind.REGULAR,
                table.status != rec.SessionStatus.POSTPONED,
            )
        )
        for capacity, day in rows:
            self._held.setdefault((capacity, day.year, day.month), []).append(day)

    def of(self, capacity: Capacity, day: date) -> int:
        return 1 + sum(held < day for held in self._held.get((capacity, day.year, day.month), ()))


def _officials(book: Session, ids: Iterable[int]) -> Iterable[tab.OfficialTable]:
    return book.scalars(select(tab.OfficialTable).where(tab.OfficialTable.id.in_(sorted(ids))))


def _row(
    row: Row[*tuple[Any, ...]], host: Official, figures: tuple[int, int, int, int], terms: _Terms
) -> SessionRow:
    capacity, kind = Capacity(row.capacity), rec.SessionKind(row.kind)
    visits, people, cases, petitions = figures
    return SessionRow(
        key=row.key,
        held_on=row.held_on,
        start=row.start,
        end=row.end,
        place=row.place,
        capacity=capacity,
        host=host.name,
        title=host.title_on(row.held_on, capacity),
        kind=kind,
        status=rec.SessionStatus(row.status),
        minutes=MinutesState(row.minutes_state),
        term=terms.of(capacity, row.held_on) if kind is rec.SessionKind.REGULAR else None,
        delegate=row.delegate or "",
        reason=row.reason,
        moved_to=row.moved_to,
        posted_on=row.posted_on,
        visits=visits,
        people=people,
        cases=cases,
        petitions=petitions,
    )


def _figures(book: Session, ids: Sequence[int]) -> dict[int, tuple[int, int, int, int]]:
    """Visits, people, cases, petitions by the session's id: a struck-through or refused visit is none."""
    visit = VisitTable
    standing = and_(visit.session_id.in_(ids), visit.struck_on.is_(None), visit.refusal_ground == "")
    with_papers = func.count().filter(cast(visit.papers_received, String) != _NO_PAPERS)
    sums = book.execute(
        select(visit.session_id, func.count(), func.sum(visit.people_count), with_papers)
        .where(standing)
        .group_by(visit.session_id)
    )
    counted = {ident: (visits, people, papers) for ident, visits, people, papers in sums}
    by_case = select(visit.session_id, func.count()).join(CaseTable, CaseTable.visit_id == visit.id)
    cases = dict(book.execute(by_case.where(standing).group_by(visit.session_id)).all())
    return {
        ident: (visits, people, cases.get(ident, 0), papers)
        for ident, (visits, people, papers) in counted.items()
    }


def _regular_of_year(book: Session, year: int) -> tuple[rec.ReceptionSession, ...]:
    table = SessionTable
    rows = book.execute(
        select(table.key, table.held_on, table.capacity, tab.OfficialTable.key, table.status)
        .join(tab.OfficialTable, tab.OfficialTable.id == table.host_id)
        .where(*_fitting(SessionFilter(year)), table.kind == rec.SessionKind.REGULAR)
    )
    return tuple(
        rec.ReceptionSession(
            key, day, Capacity(capacity), host, rec.SessionKind.REGULAR, rec.SessionStatus(status)
        )
        for key, day, capacity, host, status in rows
    )


def _was_head_in(official: Official, capacity: Capacity, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return any(
        post.head
        and post.capacity is capacity
        and (post.since is None or post.since <= last)
        and (post.until is None or post.until >= first)
        for post in official.posts
    )


def _head_title(official: Official, capacity: Capacity) -> str:
    return next(post.title for post in official.posts if post.head and post.capacity is capacity)


def _added(figures: tuple[DutyFigures, ...]) -> DutyFigures:
    first, *rest = figures
    total = first
    for each in rest:
        total = DutyFigures(
            total.required + each.required,
            total.held + each.held,
            total.delegated + each.delegated,
            total.not_held + each.not_held,
            total.postponed + each.postponed,
            total.still_planned + each.still_planned,
        )
    return total
