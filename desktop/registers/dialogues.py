"""Dialogues as lists and pages show them: rows, one whole dialogue, the year's duty, earlier promises."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from desktop.domain import dialogue as dlg
from desktop.domain.changes import Kind
from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import DueDate, limit_on, under_limit
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Official, Side
from desktop.office import Office
from desktop.registers import versions
from desktop.registers.office import calendar_in, limits_in
from desktop.store import mapping
from desktop.store import tables as tab


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """One line of the list. ``done`` of ``made`` commitments are closed, ``overdue`` are late."""

    key: str
    held_on: date
    title: str
    place: str
    letterhead: Side
    status: dlg.DialogueStatus
    minutes: dlg.MinutesState
    counterparts: tuple[dlg.Counterpart, ...]
    hamlets: tuple[str, ...]
    chairs: tuple[str, ...]
    present: int
    opinions: int
    made: int
    done: int
    overdue: int
    moved_to: date | None = None


@dataclass(frozen=True, slots=True)
class YearDuty:
    """How many dialogues the year holds against the least number the law asks for (BR-38)."""

    year: int
    required: int
    held: int
    planned: int
    postponed: int
    not_held: int
    basis: str

    @property
    def met(self) -> bool:
        return self.held >= self.required


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """One dialogue as its editor opens it: text, commitments, state of the minutes, steps' dates."""

    dialogue: dlg.Dialogue
    commitments: tuple[Commitment, ...]
    state: dlg.MinutesState
    version: int
    correction_reason: str
    announce_by: DueDate
    publish_by: DueDate
    notice_by: DueDate


@dataclass(frozen=True, slots=True)
class EarlierDialogue:
    """The commitments of an earlier dialogue that were still open when this one was held (BR-43)."""

    key: str
    title: str
    held_on: date
    commitments: tuple[Commitment, ...]


def dialogues_in(office: Office, year: int | None = None) -> tuple[DialogueRow, ...]:
    """All dialogues, newest first; of one year if given."""
    table = tab.DialogueTable
    statement = select(
        table.id, table.key, table.held_on, table.title, table.place, table.letterhead, table.status,
        table.minutes_state, table.counterparts, table.hamlets, table.moved_to,
    ).order_by(table.held_on.desc(), table.id.desc())  # fmt: skip
    if year is not None:
        statement = statement.where(_in_year(year))
    with office.store.reading() as book:
        sums = _Sums(book, office.today, year)
        return tuple(_row(row, sums) for row in book.execute(statement))


class _Sums:
    """What the rows of a list say of other tables, by the dialogue's id; one query for each."""

    def __init__(self, book: Session, today: date, year: int | None) -> None:
        opinion, group = tab.OpinionTable, tab.AttendanceTable
        self.opinions: dict[int, int] = dict(
            book.execute(select(opinion.dialogue_id, func.count()).group_by(opinion.dialogue_id)).all()
        )
        self.present: dict[int, int] = dict(
            book.execute(select(group.dialogue_id, func.sum(group.present)).group_by(group.dialogue_id)).all()
        )
        self.commitments = _commitment_counts(book, today)
        self.chairs: dict[int, list[tuple[Official, Capacity]]] = {}
        chairs = select(tab.ChairTable).order_by(tab.ChairTable.dialogue_id, tab.ChairTable.position)
        if year is not None:
            dialogue = tab.DialogueTable
            chairs = chairs.join(dialogue, dialogue.id == tab.ChairTable.dialogue_id).where(_in_year(year))
        for row in book.scalars(chairs):
            held = (mapping.official(row.official), Capacity(row.capacity))
            self.chairs.setdefault(row.dialogue_id, []).append(held)


def years(office: Office) -> tuple[int, ...]:
    """The years that have a dialogue, newest first."""
    with office.store.reading() as book:
        days = book.scalars(select(tab.DialogueTable.held_on)).all()
    return tuple(sorted({day.year for day in days}, reverse=True))


def duty_of(office: Office, year: int) -> YearDuty:
    with office.store.reading() as book:
        found = dict(
            book.execute(
                select(tab.DialogueTable.status, func.count())
                .where(_in_year(year))
                .group_by(tab.DialogueTable.status)
            ).all()
        )
        limit = limit_on(limits_in(book), "dialogues-per-year", date(year, 12, 31))
    return YearDuty(
        year,
        limit.count,
        found.get(dlg.DialogueStatus.HELD, 0),
        found.get(dlg.DialogueStatus.PLANNED, 0),
        found.get(dlg.DialogueStatus.POSTPONED, 0),
        found.get(dlg.DialogueStatus.NOT_HELD, 0),
        limit.basis,
    )


def minutes_sheet(office: Office, key: str) -> MinutesSheet:
    with office.store.reading() as book:
        return minutes_sheet_in(book, key)


def minutes_sheet_in(book: Session, key: str) -> MinutesSheet:
    row = find_in(book, key)
    limits, calendar = limits_in(book), calendar_in(book)

    def by(limit: str) -> DueDate:
        return under_limit(limit_on(limits, limit, row.held_on), row.held_on, calendar)

    return MinutesSheet(
        dialogue=mapping.dialogue(row, mapping.opinions_of(book, row.id)),
        commitments=commitments_of(book, row.id),
        state=dlg.MinutesState(row.minutes_state),
        version=row.version,
        correction_reason=row.correction_reason,
        announce_by=by("dialogue-announcement"),
        publish_by=by("dialogue-results"),
        notice_by=by("conclusion-notice"),
    )


def earlier_open(office: Office, key: str) -> tuple[EarlierDialogue, ...]:
    """Commitments of earlier dialogues still open on this one's day, latest dialogue first (BR-43)."""
    with office.store.reading() as book:
        return earlier_open_in(book, find_in(book, key))


def earlier_open_in(book: Session, dialogue: tab.DialogueTable) -> tuple[EarlierDialogue, ...]:
    day = dialogue.held_on
    statement = (
        select(tab.CommitmentTable)
        .join(tab.CommitmentTable.dialogue)
        .where(tab.DialogueTable.held_on < day, tab.DialogueTable.id != dialogue.id)
        .where(tab.CommitmentTable.fulfilled_on.is_(None) | (tab.CommitmentTable.fulfilled_on >= day))
        .where(tab.CommitmentTable.dropped_on.is_(None) | (tab.CommitmentTable.dropped_on >= day))
        .order_by(tab.DialogueTable.held_on.desc(), tab.CommitmentTable.number)
    )
    grouped: dict[int, tuple[tab.DialogueTable, list[Commitment]]] = {}
    for row in book.scalars(statement):
        source = cast("tab.DialogueTable", row.dialogue)
        grouped.setdefault(source.id, (source, []))[1].append(mapping.commitment(row))
    return tuple(
        EarlierDialogue(source.key, source.title, source.held_on, tuple(made))
        for source, made in grouped.values()
    )


def versions_of(office: Office, key: str) -> tuple[versions.MinutesVersion, ...]:
    """Every completed version of a dialogue's minutes, newest first."""
    return versions.versions_of(office, Kind.DIALOGUE, key)


def known_speakers(office: Office) -> tuple[tuple[str, str], ...]:
    """Everyone who has spoken at a dialogue with the unit last named, for the editor's list."""
    with office.store.reading() as book:
        rows = book.execute(
            select(tab.OpinionTable.speaker, tab.OpinionTable.unit).order_by(tab.OpinionTable.id)
        )
        latest = {speaker: unit for speaker, unit in rows if speaker}
    return tuple(sorted(latest.items()))


def _in_year(year: int) -> ColumnElement[bool]:
    return tab.DialogueTable.held_on.between(date(year, 1, 1), date(year, 12, 31))


def find_in(book: Session, key: str) -> tab.DialogueTable:
    row = book.scalars(select(tab.DialogueTable).where(tab.DialogueTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-dialogue", key=key)
    return row


def commitments_of(book: Session, dialogue_id: int) -> tuple[Commitment, ...]:
    """Every commitment made at a dialogue, by number."""
    rows = book.scalars(
        select(tab.CommitmentTable)
        .where(tab.CommitmentTable.dialogue_id == dialogue_id)
        .order_by(tab.CommitmentTable.year, tab.CommitmentTable.number)
    )
    return tuple(map(mapping.commitment, rows))


def _commitment_counts(book: Session, today: date) -> dict[int, tuple[int, int, int]]:
    table = tab.CommitmentTable
    late = table.is_open & (table.due_now < today)
    rows = book.execute(
        select(
            table.dialogue_id,
            func.count(),
            func.count().filter(~table.is_open),
            func.count().filter(late),
        )
        .where(table.dialogue_id.is_not(None))
        .group_by(table.dialogue_id)
    )
    return {found: (made, done, overdue) for found, made, done, overdue in rows if found is not None}


def _row(row: Row[*tuple[Any, ...]], sums: _Sums) -> DialogueRow:
    made, done, overdue = sums.commitments.get(row.id, (0, 0, 0))
    return DialogueRow(
        key=row.key,
        held_on=row.held_on,
        title=row.title,
        place=row.place,
        letterhead=Side(row.letterhead),
        status=dlg.DialogueStatus(row.status),
        minutes=dlg.MinutesState(row.minutes_state),
        counterparts=tuple(map(dlg.Counterpart, row.counterparts)),
        hamlets=tuple(row.hamlets),
        chairs=tuple(
            official.title_on(row.held_on, capacity) for official, capacity in sums.chairs.get(row.id, ())
        ),
        present=sums.present.get(row.id, 0),
        opinions=sums.opinions.get(row.id, 0),
        made=made,
        done=done,
        overdue=overdue,
        moved_to=row.moved_to,
    )
