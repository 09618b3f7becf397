"""The schedule of a year, a quarter or a month as a paper, of one head or of both (BR-12)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MINYEAR, date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain.deadlines import known_limit, under_limit
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Side
from desktop.domain.papers import PaperKind
from desktop.domain.reception_papers import ScheduledSession, SchedulePaper
from desktop.domain.schedule import POSTING
from desktop.registers.paper_words import PaperWords
from desktop.store import reception_mapping
from desktop.store.reception_tables import SessionTable

KEY = re.compile(
    r"(?:(?P<side>party|state):)?(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of a schedule, both included, and whose sessions it lists (None: both heads')."""

    first: date
    last: date
    side: Side | None = None


def schedule_rows(book: Session, key: str) -> SchedulePaper:
    """The schedule of ``2026``, ``2026-Q4`` or ``2026-11``, with ``party:`` or ``state:`` before it of one
    head only; a session's key gives its head's month. Any other key is refused (``schedule-period``).

    Sessions of one side alone are announced by that side, those of both by the Party committee.
    """
    span = _span(book, key)
    sessions = _sessions(book, span)
    sides = {each.capacity for each in sessions}
    side = span.side or (Side.STATE if sides == {Capacity.STATE} else Side.PARTY)
    words = PaperWords(book, side, span.first)
    fixed = next((each for each in sessions if each.kind in rec.POSTED_BEFORE), None)
    limit = known_limit(words.catalogues.limits, POSTING, fixed.held_on if fixed else span.first)
    calendar = words.catalogues.calendar
    return SchedulePaper(
        head=words.head(None, None),
        first=span.first,
        last=span.last,
        sessions=tuple(_scheduled(each, words) for each in sessions),
        post_days=limit.count if limit else 0,
        post_by=under_limit(limit, fixed.held_on, calendar).due if limit and fixed else None,
        posted_on=fixed.posted_on if fixed else None,
        signer=words.chief_of_office(span.first) or words.head_of_side(span.first),
        recipients=words.recipients(PaperKind.SCHEDULE),
    )


def _span(book: Session, key: str) -> _Span:
    found = KEY.fullmatch(key)
    if found is None:
        return _month_of(book, key)
    year = int(found["year"])
    if year < MINYEAR:
        raise Refusal("schedule-period", key=key)
    first, last = 1, 12
    if found["quarter"]:
        last = int(found["quarter"]) * 3
        first = last - 2
    elif found["month"]:
        first = last = int(found["month"])
    side = Side(found["side"]) if found["side"] else None
    return _Span(date(year, first, 1), _end(year, last), side)


def _month_of(book: Session, key: str) -> _Span:
    row = book.scalars(select(SessionTable).where(SessionTable.key == key)).first()
    if row is None:
        raise Refusal("schedule-period", key=key)
    day = row.held_on
    return _Span(day.replace(day=1), _end(day.year, day.month), Side(row.capacity))


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _sessions(book: Session, span: _Span) -> tuple[rec.ReceptionSession, ...]:
    table = SessionTable
    statement = select(table).where(table.held_on.between(span.first, span.last))
    if span.side is not None:
        statement = statement.where(table.capacity == span.side)
    rows = book.scalars(statement.order_by(table.held_on, table.start, table.id))
    return tuple(map(reception_mapping.session, rows))


def _scheduled(session: rec.ReceptionSession, words: PaperWords) -> ScheduledSession:
    delegated = session.status is rec.SessionStatus.DELEGATED
    return ScheduledSession(
        held_on=session.held_on,
        kind=session.kind,
        host=words.person(session.host, session.capacity, session.held_on),
        status=session.status,
        start=session.start,
        end=session.end,
        place=session.place,
        delegate=words.person(session.delegate, session.capacity, session.held_on) if delegated else None,
        moved_to=session.moved_to,
    )
