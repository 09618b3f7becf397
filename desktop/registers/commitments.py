"""Commitments as the follow-up page shows them: windows of rows, groups by urgency, one whole record.

A promise made on a denunciation is named by its code; to whom it was made is never shown (BR-24, BR-26).
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.commitment import Commitment, CommitmentState, state_on
from desktop.domain.deadlines import DueDate, due_date, working_days_between
from desktop.domain.errors import Refusal
from desktop.domain.petition import PetitionType
from desktop.office import Office
from desktop.registers.commitment_filters import Narrow, Show, SourceKind, conditions
from desktop.registers.commitment_rows import CommitmentRow, Counts, source_words
from desktop.registers.commitment_window import (
    GROUPS,
    Bounds,
    Order,
    Segment,
    Urgency,
    before_in,
    bounds_in,
    counting,
    in_segment_of,
    page,
    segment_of,
)
from desktop.registers.office import calendar_in
from desktop.registers.trash import COMMITMENTS, last_trashed
from desktop.store import mapping
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import VisitTable

__all__ = [
    "Bounds", "CommitmentRow", "CommitmentSheet", "Counts", "Narrow", "Order", "Show", "SourceKind",
    "Urgency", "bounds_of", "commitment_sheet", "commitments", "counts", "next_number", "overdue_count",
    "place_of",
]  # fmt: skip
TAB = tab.CommitmentTable

EVERYTHING = Narrow(show=Show.ALL)
OPEN = Narrow()


@dataclass(frozen=True, slots=True)
class CommitmentSheet:
    """One commitment as its panel shows it, names resolved, with how its date was counted.

    ``promised_to`` is a code where the promise was made on a denunciation, whatever the record says.
    ``subject`` is the petition it came from, as people name it, while an answer to it is still owed.
    """

    commitment: Commitment
    state: CommitmentState
    promised_to: str
    promised_by: str
    lead: str
    support: tuple[str, ...]
    source: str
    counted: DueDate | None
    days_left: int | None
    subject: str = ""


def bounds_of(office: Office) -> Bounds:
    """Today's bounds, by the limits and the calendar of the book."""
    with office.store.reading() as book:
        return bounds_in(book, office.today)


def counts(office: Office, narrow: Narrow = EVERYTHING, bounds: Bounds | None = None) -> Counts:
    with office.store.reading() as book:
        return _counts(book, narrow, bounds or bounds_in(book, office.today))


def commitments(
    office: Office,
    narrow: Narrow = OPEN,
    bounds: Bounds | None = None,
    *,
    order: Order = Order.URGENCY,
    falling: bool = False,
    offset: int = 0,
    limit: int = 100,
    counted: Counts | None = None,
) -> tuple[CommitmentRow, ...]:
    """A window of the list. ``bounds`` and ``counted`` are those of the list when it was opened; the second
    half of a run is read from its end."""
    found: list[CommitmentRow] = []
    with office.store.reading() as book:
        bounds = bounds or bounds_in(book, office.today)
        counted = counted or _counts(book, narrow, bounds)
        runs = [*Segment] if order is Order.URGENCY else [None]
        for segment in runs:
            size = counted.total if segment is None else counted.in_segment(segment)
            if offset < size and limit > 0:
                rows = _run(
                    book, narrow, bounds, segment, order, falling, offset, min(limit, size - offset), size
                )
                found += rows
                limit -= len(rows)
            offset = max(0, offset - size)
    return tuple(found)


def place_of(
    office: Office,
    key: str,
    narrow: Narrow,
    bounds: Bounds,
    counted: Counts,
    *,
    order: Order = Order.URGENCY,
    falling: bool = False,
) -> tuple[int, Urgency] | None:
    """How many rows of that list stand before this one, and its group; None when it is not in it."""
    where = conditions(narrow)
    with office.store.reading() as book:
        found = book.scalar(select(segment_of(bounds.today, bounds.soon)).where(TAB.key == key, *where))
        if found is None:
            return None
        its = Segment(found)
        run = its if order is Order.URGENCY else None
        earlier = before_in(run, order, falling=falling, key=key)
        within = in_segment_of(run, bounds.today, bounds.soon)
        place = book.scalar(select(func.count(TAB.id)).where(*where, *within, earlier)) or 0
    urgency = next(each for each, segments in GROUPS.items() if its in segments)
    if run is not None:
        place += sum(counted.in_segment(each) for each in [*Segment][: [*Segment].index(its)])
    return place, urgency


def overdue_count(office: Office) -> int:
    """The number on the rail's badge."""
    late = (TAB.is_open.is_(True), TAB.due_now < office.today)
    with office.store.reading() as book:
        return book.scalar(select(func.count(TAB.id)).where(*late)) or 0


def commitment_sheet(office: Office, key: str) -> CommitmentSheet:
    with office.store.reading() as book:
        row = book.scalars(select(TAB).where(TAB.key == key)).first()
        if row is None:
            raise Refusal("unknown-commitment", key=key)
        noun, calendar = mapping.commitment(row), calendar_in(book)
        visit = book.get(VisitTable, row.case.visit_id) if row.case else None
        secret = secret_code(visit, row.petition)
        by = mapping.official(row.promised_by) if row.promised_by else None
        due = row.due_now if noun.is_open else None
        return CommitmentSheet(
            commitment=noun,
            state=state_on(noun, office.today),
            promised_to=noun.promised_to if secret is None else secret,
            promised_by=f"{by.name}, {by.title_on(noun.promised_on)}".rstrip(", ") if by else "",
            lead=row.lead.name if row.lead else "",
            support=tuple(each.body.name for each in row.support),
            source=_source(row, visit),
            counted=due_date(noun.promised_on, noun.due, calendar),
            days_left=working_days_between(office.today, due, calendar) if due else None,
            subject=_owed(row.petition),
        )


def next_number(office: Office, year: int) -> int:
    """The number the next commitment of a year will get."""
    with office.store.reading() as book:
        return next_number_in(book, year)


def next_number_in(book: Session, year: int) -> int:
    """The number after the last one given out, which may lie in the trash."""
    last = book.scalar(select(func.max(TAB.number)).where(TAB.year == year)) or 0
    return max(last, last_trashed(book, COMMITMENTS, year)) + 1


def promise_years(office: Office) -> tuple[int, ...]:
    """The years promises were made in, newest first, found step by step in the index."""
    found: list[int] = []
    with office.store.reading() as book:
        year = book.scalar(select(func.max(TAB.year)))
        while year is not None:
            found.append(year)
            year = book.scalar(select(func.max(TAB.year)).where(TAB.year < year))
    return tuple(found)


def secret_code(visit: VisitTable | None, petition: PetitionTable | None) -> str | None:
    """The code that stands for who denounced, where a promise was made on a denunciation (BR-24)."""
    if visit is not None and visit.secret_file and not visit.disclosure_consent:
        return visit.code
    denounced = petition is not None and petition.type == PetitionType.DENUNCIATION
    return petition.code if petition is not None and denounced and not petition.disclosure_consent else None


def _counts(book: Session, narrow: Narrow, bounds: Bounds) -> Counts:
    connection = book.connection()
    found = counting(connection.dialect, narrow, bounds.today, bounds.soon).rows(connection)
    return Counts(tuple((Segment(name), count) for name, count in found))


def _run(
    book: Session, narrow: Narrow, bounds: Bounds, segment: Segment | None, order: Order, falling: bool,
    offset: int, limit: int, size: int,
) -> list[CommitmentRow]:  # fmt: skip
    backwards = offset > size // 2
    before = size - offset - limit if backwards else offset
    connection = book.connection()
    bare = page(
        connection.dialect, narrow, bounds.today, bounds.soon, segment, order,
        falling=falling, backwards=backwards,
    )  # fmt: skip
    rows = [CommitmentRow._make((*each, bounds)) for each in bare.rows(connection, before=before, rows=limit)]
    return rows[::-1] if backwards else rows


def _source(row: tab.CommitmentTable, visit: VisitTable | None) -> str:
    return source_words(
        row.promised_on,
        row.dialogue.held_on if row.dialogue else None,
        row.opinion.position if row.opinion else None,
        row.session.held_on if row.session else None,
        visit.number if visit else None,
        visit.code if visit else "",
        row.petition.number if row.petition else None,
        row.petition.code if row.petition else "",
    )


def _owed(petition: PetitionTable | None) -> str:
    """The petition while its own result is not written, named as people name it."""
    if petition is None or petition.settled_on or petition.withdrawn_on or petition.struck_on:
        return ""
    return f"đơn tố cáo {petition.code}" if petition.code else f"đơn số {petition.number}"
