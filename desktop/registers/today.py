"""What the first page says beside the due work: what is being written, what comes, what the month holds."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain import petition_clocks as clk
from desktop.domain.calendar import DayKind
from desktop.domain.dialogue import DialogueStatus
from desktop.domain.office import Capacity
from desktop.domain.reception import SessionStatus
from desktop.office import Office
from desktop.registers.dialogues import YearDuty, duty_of
from desktop.registers.live import minutes_being_written
from desktop.registers.office import Catalogues, catalogues_in
from desktop.registers.receptions import duty_of_year
from desktop.store import petition_mapping
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import SessionTable
from desktop.store.tables import CalendarDayTable, CommitmentTable, DialogueTable, OpinionTable

LOOKED_AHEAD = timedelta(days=45)
SHOWN = 4
HEADS = (Capacity.PARTY, Capacity.STATE)
NOTICES = (clk.STATE_NOTICE, clk.PARTY_NOTICE, f"{clk.PARTY_NOTICE}-complex")


class ComingKind(StrEnum):
    SESSION = "session"
    DIALOGUE = "dialogue"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Coming:
    """Something in the next weeks. ``capacity`` is the receiving head's; ``title`` the name of a dialogue or
    of a day off; ``under_way``: it is today and begun."""

    kind: ComingKind
    on: date
    key: str = ""
    title: str = ""
    start: time | None = None
    place: str = ""
    capacity: Capacity | None = None
    under_way: bool = False


@dataclass(frozen=True, slots=True)
class OpenMinutes:
    """The minutes that are being written, and how many opinions of them are in the book."""

    key: str
    opinions: int


@dataclass(frozen=True, slots=True)
class HeadMonth:
    """Sessions of one head in a month against the legal minimum."""

    capacity: Capacity
    held: int
    required: int


@dataclass(frozen=True, slots=True)
class MonthSums:
    """``notices_in_time`` of ``notices_due``: word to those whose petition came this month and whose limit is
    over or who were told."""

    year: int
    month: int
    heads: tuple[HeadMonth, ...]
    notices_in_time: int
    notices_due: int
    dialogues: YearDuty | None


@dataclass(frozen=True, slots=True)
class TodaySheet:
    """The first page but for its due work. ``next_session`` is the next one to receive at, ``nearest`` the
    open promise due first of those still to come."""

    open_minutes: OpenMinutes | None
    next_session: date | None
    nearest: tuple[str, date] | None
    coming: tuple[Coming, ...]
    month: MonthSums


def today_sheet(office: Office) -> TodaySheet:
    today = office.today
    minutes = minutes_being_written(office)
    duties = duty_of_year(office, today.year)
    dialogues = duty_of(office, today.year)
    with office.store.reading() as book:
        found = catalogues_in(book)
        coming = (*_sessions(book, today), *_dialogues(book, today, minutes), *_days_off(book, today))
        heads = tuple(
            HeadMonth(duty.capacity, month.held + month.delegated, month.required)
            for duty in duties
            if (month := duty.months[today.month - 1]).required
        )
        in_time, due = _notices(book, today, found)
        return TodaySheet(
            open_minutes=_minutes(book, minutes) if minutes else None,
            next_session=_next_session(book, today),
            nearest=_nearest(book, today),
            coming=tuple(sorted(coming, key=lambda each: (each.on, each.start or time.max))[:SHOWN]),
            month=MonthSums(today.year, today.month, heads, in_time, due, dialogues),
        )


def _minutes(book: Session, key: str) -> OpenMinutes:
    opinions = book.scalar(
        select(func.count())
        .select_from(OpinionTable)
        .join(DialogueTable, DialogueTable.id == OpinionTable.dialogue_id)
        .where(DialogueTable.key == key)
    )
    return OpenMinutes(key, opinions or 0)


def _sessions(book: Session, today: date) -> list[Coming]:
    table = SessionTable
    columns = select(table.key, table.held_on, table.start, table.place, table.capacity)
    planned = columns.where(
        table.status == SessionStatus.PLANNED, table.held_on.between(today, today + LOOKED_AHEAD)
    )
    return [
        Coming(ComingKind.SESSION, day, key, "", start, place, Capacity(capacity))
        for key, day, start, place, capacity in book.execute(planned.order_by(table.held_on).limit(SHOWN))
    ]


def _dialogues(book: Session, today: date, minutes: str | None) -> list[Coming]:
    table = DialogueTable
    open_ones = (DialogueStatus.PLANNED, DialogueStatus.HELD)
    statement = (
        select(table.key, table.held_on, table.title, table.start, table.place, table.status)
        .where(table.status.in_(open_ones), table.held_on.between(today, today + LOOKED_AHEAD))
        .order_by(table.held_on)
    )
    return [
        Coming(ComingKind.DIALOGUE, day, key, title, start, place, None, day == today and key == minutes)
        for key, day, title, start, place, status in book.execute(statement)
        if status == DialogueStatus.PLANNED or day == today
    ]


def _days_off(book: Session, today: date) -> list[Coming]:
    """Public holidays, a block of them once by its first day."""
    table = CalendarDayTable
    rows = book.execute(
        select(table.day, table.name)
        .where(table.kind == DayKind.HOLIDAY, table.day.between(today, today + LOOKED_AHEAD))
        .order_by(table.day)
    ).all()
    found: list[Coming] = []
    before: tuple[date, str] | None = None
    for day, name in rows:
        goes_on = before is not None and before[1] == name and day - before[0] <= timedelta(days=3)
        if not goes_on:
            found.append(Coming(ComingKind.HOLIDAY, day, title=name))
        before = (day, name)
    return found


def _next_session(book: Session, today: date) -> date | None:
    table = SessionTable
    return book.scalar(
        select(func.min(table.held_on)).where(table.status == SessionStatus.PLANNED, table.held_on >= today)
    )


def _nearest(book: Session, today: date) -> tuple[str, date] | None:
    table = CommitmentTable
    row = book.execute(
        select(table.content, table.due_now)
        .where(table.is_open, table.due_now > today)
        .order_by(table.due_now, table.id)
        .limit(1)
    ).first()
    return (row[0], row[1]) if row and row[1] else None


def _notices(book: Session, today: date, found: Catalogues) -> tuple[int, int]:
    first = today.replace(day=1)
    rows = book.scalars(
        select(PetitionTable).where(
            PetitionTable.received.between(first, today), PetitionTable.struck_on.is_(None)
        )
    )
    in_time = late = 0
    for noun in map(petition_mapping.petition, rows):
        for clock in clk.clocks(noun, found.limits, found.calendar):
            if clock.duty not in NOTICES or (noun.withdrawn and not noun.notice):
                continue
            if clock.is_late(today):
                late += 1
            elif not clock.is_running:
                in_time += 1
    return in_time, in_time + late
