"""Commitments as the follow-up page shows them: windows of rows, groups by urgency, one whole record."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment, CommitmentState, state_on
from desktop.domain.deadlines import DueDate, due_date, limit_on, working_days_between
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in
from desktop.store import mapping
from desktop.store import tables as tab

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


class Urgency(StrEnum):
    """Groups of the list, most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    DONE = "done"


class Show(StrEnum):
    """Which commitments a list holds."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One line of the list. ``days_left`` counts working days; negative when late, None without a date."""

    key: str
    number: int
    year: int
    content: str
    source: str
    lead: str
    support: tuple[str, ...]
    due: date | None
    extensions: int
    urgency: Urgency
    state: CommitmentState
    days_left: int | None


@dataclass(frozen=True, slots=True)
class CommitmentSheet:
    """One commitment as its panel shows it, names resolved, with how its date was counted."""

    commitment: Commitment
    state: CommitmentState
    promised_by: str
    lead: str
    support: tuple[str, ...]
    source: str
    counted: DueDate | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many commitments stand in each group."""

    by_urgency: tuple[tuple[Urgency, int], ...]

    def of(self, urgency: Urgency) -> int:
        return dict(self.by_urgency).get(urgency, 0)

    @property
    def open(self) -> int:
        return sum(count for urgency, count in self.by_urgency if urgency is not Urgency.DONE)


def commitments(
    office: Office,
    *,
    show: Show = Show.OPEN,
    lead: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[CommitmentRow, ...]:
    """A window of the list, most urgent first; ``lead`` keeps one body's."""
    with office.store.reading() as book:
        soon_until = _soon_until(book, office.today)
        urgency = _urgency(office.today, soon_until)
        order = {each: place for place, each in enumerate(Urgency)}
        statement = (
            _narrowed(select(tab.CommitmentTable, urgency), show, lead)
            .outerjoin(tab.CommitmentTable.dialogue)
            .options(contains_eager(tab.CommitmentTable.dialogue).lazyload("*"))
            .order_by(
                case(order, value=urgency),
                tab.CommitmentTable.due_now.is_(None),
                tab.CommitmentTable.due_now,
                tab.CommitmentTable.number,
            )
            .offset(offset)
        )
        if limit is not None:
            statement = statement.limit(limit)
        calendar = calendar_in(book)
        return tuple(
            _row(row, Urgency(group), office.today, _days_left(row, office.today, calendar))
            for row, group in book.execute(statement)
        )


def counts(office: Office, *, show: Show = Show.ALL, lead: str | None = None) -> Counts:
    with office.store.reading() as book:
        urgency = _urgency(office.today, _soon_until(book, office.today))
        rows = book.execute(_narrowed(select(urgency, func.count()), show, lead).group_by(urgency))
        return Counts(tuple((Urgency(group), count) for group, count in rows))


def overdue_count(office: Office) -> int:
    """The number on the rail's badge."""
    table = tab.CommitmentTable
    with office.store.reading() as book:
        found = book.scalar(
            select(func.count()).select_from(table).where(table.is_open, table.due_now < office.today)
        )
    return found or 0


def commitment_sheet(office: Office, key: str) -> CommitmentSheet:
    with office.store.reading() as book:
        row = book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.key == key)).first()
        if row is None:
            raise Refusal("unknown-commitment", key=key)
        noun, calendar = mapping.commitment(row), calendar_in(book)
        by = mapping.official(row.promised_by) if row.promised_by else None
        return CommitmentSheet(
            commitment=noun,
            state=state_on(noun, office.today),
            promised_by=f"{by.name}, {by.title_on(noun.promised_on)}".rstrip(", ") if by else "",
            lead=row.lead.name if row.lead else "",
            support=tuple(each.body.name for each in row.support),
            source=_source(row),
            counted=due_date(noun.promised_on, noun.due, calendar),
            days_left=_days_left(row, office.today, calendar),
        )


def next_number(office: Office, year: int) -> int:
    """The number the next commitment of a year will get."""
    with office.store.reading() as book:
        last = book.scalar(
            select(func.max(tab.CommitmentTable.number)).where(tab.CommitmentTable.year == year)
        )
    return (last or 0) + 1


def _narrowed(statement: Statement, show: Show, lead: str | None) -> Statement:
    if show is not Show.ALL:
        open_ones = tab.CommitmentTable.is_open
        statement = statement.where(open_ones if show is Show.OPEN else ~open_ones)
    if lead is not None:
        statement = statement.join(tab.CommitmentTable.lead).where(tab.BodyTable.key == lead)
    return statement


def _soon_until(book: Session, today: date) -> date:
    """The last day that still counts as soon, by the office's setting in working days."""
    calendar = calendar_in(book)
    left, day = limit_on(limits_in(book), "due-soon", today).count, today
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return day


def _urgency(today: date, soon_until: date) -> ColumnElement[str]:
    table = tab.CommitmentTable
    return case(
        (~table.is_open, Urgency.DONE.value),
        (and_(table.due_now.is_not(None), table.due_now < today), Urgency.OVERDUE.value),
        (table.due_now == today, Urgency.TODAY.value),
        (or_(table.due_now.is_(None), table.due_now > soon_until), Urgency.LATER.value),
        else_=Urgency.SOON.value,
    )


def _days_left(row: tab.CommitmentTable, today: date, calendar: WorkingCalendar) -> int | None:
    if row.due_now is None or not row.is_open:
        return None
    return working_days_between(today, row.due_now, calendar)


def _source(row: tab.CommitmentTable) -> str:
    """Where it comes from, as the list's second line says it."""
    if row.dialogue is None:
        return f"Giao ngày {row.promised_on:%d/%m/%Y}"
    said = f"Đối thoại {row.dialogue.held_on:%d/%m/%Y}"
    return f"{said}, ý kiến {row.opinion.position + 1}" if row.opinion else said


def _row(row: tab.CommitmentTable, urgency: Urgency, today: date, days_left: int | None) -> CommitmentRow:
    return CommitmentRow(
        key=row.key,
        number=row.number,
        year=row.year,
        content=row.content,
        source=_source(row),
        lead=row.lead.name if row.lead else "",
        support=tuple(each.body.name for each in row.support),
        due=row.due_now,
        extensions=sum(event.kind == "extension" for event in row.events),
        urgency=urgency,
        state=state_on(mapping.commitment(row), today),
        days_left=days_left,
    )
