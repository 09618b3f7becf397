"""One reception session as its desk opens it: text, visits, commitments, state of the minutes, due dates."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import DueDate, known_limit, under_limit
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.reception import ReceptionSession, Visit
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in
from desktop.store import mapping, reception_mapping
from desktop.store import tables as tab
from desktop.store.reception_tables import SessionTable, VisitTable


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """``post_by``: the last day to post the schedule (BR-12); ``notice_by``: the conclusion notice's day."""

    session: ReceptionSession
    commitments: tuple[Commitment, ...]
    state: MinutesState
    version: int
    correction_reason: str
    post_by: DueDate | None
    notice_by: DueDate | None


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One visit with the session it belongs to and the commitments made from its cases."""

    visit: Visit
    session: ReceptionSession
    commitments: tuple[Commitment, ...]


def session_sheet(office: Office, key: str) -> SessionSheet:
    with office.store.reading() as book:
        return session_sheet_in(book, key)


def session_sheet_in(book: Session, key: str) -> SessionSheet:
    row = find_session(book, key)
    limits, calendar = limits_in(book), calendar_in(book)

    def by(name: str) -> DueDate | None:
        limit = known_limit(limits, name, row.held_on)
        return under_limit(limit, row.held_on, calendar) if limit else None

    return SessionSheet(
        session=reception_mapping.session(row, reception_mapping.visits_of(book, row.id)),
        commitments=_commitments_of(book, row.id),
        state=MinutesState(row.minutes_state),
        version=row.version,
        correction_reason=row.correction_reason,
        post_by=by("schedule-posting"),
        notice_by=by("conclusion-notice"),
    )


def visit_sheet_in(book: Session, key: str) -> VisitSheet:
    row = find_visit(book, key)
    session = book.get_one(SessionTable, row.session_id)
    cases = {case.key for case in row.cases}
    made = _commitments_of(book, session.id)
    return VisitSheet(
        visit=reception_mapping.visit(row),
        session=reception_mapping.session(session),
        commitments=tuple(each for each in made if each.source and each.source.case in cases),
    )


def find_session(book: Session, key: str) -> SessionTable:
    row = book.scalars(select(SessionTable).where(SessionTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-session", key=key)
    return row


def knows_session(book: Session, key: str) -> bool:
    """Whether the key is a session's."""
    return book.scalar(select(SessionTable.id).where(SessionTable.key == key)) is not None


def find_visit(book: Session, key: str) -> VisitTable:
    row = book.scalars(select(VisitTable).where(VisitTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-visit", key=key)
    return row


def _commitments_of(book: Session, session_id: int) -> tuple[Commitment, ...]:
    """Every commitment made at a session, by number."""
    rows = book.scalars(
        select(tab.CommitmentTable)
        .where(tab.CommitmentTable.session_id == session_id)
        .order_by(tab.CommitmentTable.year, tab.CommitmentTable.number)
    )
    return tuple(map(mapping.commitment, rows))
