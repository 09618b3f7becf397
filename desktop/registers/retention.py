"""How long each kind of record is kept, and which have been kept for their whole period."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, extract, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.papers import PaperKind
from desktop.domain.reception import SessionStatus
from desktop.domain.retention import DisposalPaper, DueRecords, RecordClass, RetentionClass
from desktop.office import Office
from desktop.registers.law import shipped
from desktop.registers.office import letterhead_on
from desktop.registers.paper_words import PaperWords
from desktop.store import tables as tab
from desktop.store.keeping_tables import RetentionTable
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import SessionTable

KEY = re.compile(r"(?:(?P<side>party|state):)?(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_FILED_WITH_THEIR_RECORD = (PaperKind.DIALOGUE_MINUTES, PaperKind.RECEPTION_MINUTES)
Counted = Select[int, int]
Day = ColumnElement[Any] | InstrumentedAttribute[Any]


@cache
def shipped_classes() -> tuple[RetentionClass, ...]:
    """The classes a new book starts with."""
    return tuple(
        RetentionClass(RecordClass(each["record"]), each["years"], each["basis"], each["confidence"])
        for each in shipped("retention")["classes"]
    )


def retention_classes(office: Office) -> tuple[RetentionClass, ...]:
    """As the book has them; a book made before there were any has those the program ships."""
    with office.store.reading() as book:
        return classes_in(book)


def classes_in(book: Session) -> tuple[RetentionClass, ...]:
    kept = {
        row.record: RetentionClass(RecordClass(row.record), row.years, row.basis, row.confidence, row.reason)
        for row in book.scalars(select(RetentionTable))
    }
    return tuple(kept.get(each.record, each) for each in shipped_classes())


def due_for_disposal(office: Office, day: date) -> tuple[DueRecords, ...]:
    """By class and the year the work ended, those whose keeping period is over on that day."""
    with office.store.reading() as book:
        return due_in(book, day)


def due_in(book: Session, day: date) -> tuple[DueRecords, ...]:
    found = []
    for kept in classes_in(book):
        counted = _COUNTED.get(kept.record)
        if counted is None or kept.years is None:
            continue
        years = sorted((int(year), int(count)) for year, count in book.execute(counted()))
        found += [DueRecords(kept, year, count) for year, count in years if kept.is_over(year, day)]
    return tuple(found)


def disposal_rows(book: Session, key: str, _day: date) -> DisposalPaper:
    """Of a day, ``2047-01-05``; the State side's with ``state:`` before it. Raises ``disposal-day``."""
    found = KEY.fullmatch(key)
    try:
        on = date.fromisoformat(found["day"]) if found else None
    except ValueError:
        on = None
    if found is None or on is None:
        raise Refusal("disposal-day", key=key)
    has_party = letterhead_on(book, Side.PARTY, on) is not None
    side = Side(found["side"] or (Side.PARTY if has_party else Side.STATE))
    words = PaperWords(book, side, on)
    return DisposalPaper(
        head=words.head(None, on), made_on=on, rows=due_in(book, on), signer=words.chief_of_office(on)
    )


def _by_year(day: Day, *where: ColumnElement[bool]) -> Counted:
    year = extract("year", day)
    return select(year, func.count()).where(*where).group_by(year)


def _dialogues() -> Counted:
    """Ended with the publication of results, when nothing promised there is open."""
    table, made = tab.DialogueTable, tab.CommitmentTable
    waiting = select(made.id).where(made.dialogue_id == table.id, made.is_open).exists()
    ended = func.max(table.held_on, func.coalesce(table.results_published_on, table.held_on))
    return _by_year(ended, ~waiting)


def _sessions() -> Counted:
    table, made = SessionTable, tab.CommitmentTable
    waiting = select(made.id).where(made.session_id == table.id, made.is_open).exists()
    open_still = (SessionStatus.PLANNED, SessionStatus.POSTPONED)
    return _by_year(table.held_on, table.status.not_in(open_still), ~waiting)


def _petitions() -> Counted:
    table, made = PetitionTable, tab.CommitmentTable
    waiting = select(made.id).where(made.petition_id == table.id, made.is_open).exists()
    days = (table.handled_on, table.settled_on, table.notice_on, table.withdrawn_on, table.struck_on)
    ended = func.max(table.received, *(func.coalesce(day, table.received) for day in days))
    return _by_year(ended, ~table.is_open, ~waiting)


def _commitments() -> Counted:
    table = tab.CommitmentTable
    ended = func.coalesce(table.notified_on, table.fulfilled_on, table.dropped_on)
    return _by_year(ended, ~table.is_open, ended.is_not(None))


def _papers() -> Counted:
    """What was issued and is not filed with its meeting."""
    table = tab.IssuedPaperTable
    return _by_year(table.issued_at, table.kind.not_in(_FILED_WITH_THEIR_RECORD))


_COUNTED: dict[RecordClass, Callable[[], Counted]] = {
    RecordClass.DIALOGUE: _dialogues,
    RecordClass.RECEPTION: _sessions,
    RecordClass.PETITION: _petitions,
    RecordClass.COMMITMENT: _commitments,
    RecordClass.CORRESPONDENCE: _papers,
}
"""Classes the book has records of; reports and rules are kept on paper."""
