"""What a list of commitments keeps, said in SQL; the list, its counts and the figures narrow alike."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.domain.commitment_figures import ByDate, Outcome
from desktop.domain.vietnamese import fold
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable

TAB = tab.CommitmentTable


class Show(StrEnum):
    """Which commitments a list holds."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


class SourceKind(StrEnum):
    """Where promises are made."""

    DIALOGUE = "dialogue"
    RECEPTION = "reception"
    PETITION = "petition"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Behind:
    """The promises one figure counts: an outcome as it stood at the end of ``day``, by one of two dates."""

    outcome: Outcome
    day: date
    by: ByDate = ByDate.IN_FORCE


@dataclass(frozen=True, slots=True)
class Narrow:
    """Blank fields narrow nothing. ``leader`` and ``lead`` are keys of who promised and of the body in
    charge, ``area`` of the subject area of the opinion, case or petition; ``first`` and ``last`` bound the
    day of the promise; ``words`` are looked for without marks. ``behind`` takes the place of ``show``."""

    show: Show = Show.OPEN
    leader: str | None = None
    lead: str | None = None
    source: SourceKind | None = None
    area: str | None = None
    first: date | None = None
    last: date | None = None
    words: str = ""
    behind: Behind | None = None


def conditions(narrow: Narrow) -> list[ColumnElement[bool]]:
    """Everything but the order, as conditions on the table of commitments."""
    found: list[ColumnElement[bool]] = []
    if narrow.behind is not None:
        behind = narrow.behind
        found.append(outcome(behind.day, behind.by) == behind.outcome.value)
    elif narrow.show is not Show.ALL:
        found.append(TAB.is_open.is_(narrow.show is Show.OPEN))
    if narrow.leader is not None:
        found.append(TAB.promised_by_id == _id_of(tab.OfficialTable.id, tab.OfficialTable.key, narrow.leader))
    if narrow.lead is not None:
        # Off its own index: the list is walked in its order, the body is looked at on the way.
        found.append(TAB.lead_id + 0 == _id_of(tab.BodyTable.id, tab.BodyTable.key, narrow.lead))
    if narrow.source is not None:
        found.append(_came_from(narrow.source))
    if narrow.area is not None:
        found.append(_of_area(narrow.area))
    if narrow.first is not None:
        found.append(TAB.promised_on >= narrow.first)
    if narrow.last is not None:
        found.append(TAB.promised_on <= narrow.last)
    return [*found, *map(_said, fold(narrow.words).split())]


def outcome(day: date, by: ByDate) -> ColumnElement[str]:
    """``outcome_on`` of the domain, said in SQL."""
    due = TAB.due_on.expression if by is ByDate.FIRST else _due_by(day)
    return case(
        (TAB.dropped_on <= day, Outcome.DROPPED.value),
        (and_(TAB.fulfilled_on <= day, TAB.fulfilled_on > due), Outcome.LATE.value),
        (TAB.fulfilled_on <= day, Outcome.ON_TIME.value),
        (due < day, Outcome.OVERDUE.value),
        else_=Outcome.OPEN.value,
    )


def _due_by(day: date) -> ColumnElement[Any]:
    """The date in force on a day; the events are looked at only where there are extensions."""
    events = tab.CommitmentEventTable
    given = (
        select(events.extended_to)
        .where(events.commitment_id == TAB.id, events.extended_to.is_not(None), events.happened_on <= day)
        .order_by(events.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    moved = TAB.due_now.is_distinct_from(TAB.due_on)
    return case((moved, func.coalesce(given, TAB.due_on)), else_=TAB.due_on)


def _said(word: str) -> ColumnElement[bool]:
    said = TAB.folded.contains(word, autoescape=True)
    return or_(TAB.number == int(word), said) if word.isdecimal() else said


def _id_of(
    ident: InstrumentedAttribute[int], key: InstrumentedAttribute[str], wanted: str
) -> ScalarSelect[int]:
    return select(ident).where(key == wanted).scalar_subquery()


def _came_from(kind: SourceKind) -> ColumnElement[bool]:
    if kind is SourceKind.DIALOGUE:
        return TAB.dialogue_id.is_not(None)
    if kind is SourceKind.RECEPTION:
        return TAB.session_id.is_not(None)
    if kind is SourceKind.PETITION:
        return TAB.petition_id.is_not(None)
    return and_(TAB.dialogue_id.is_(None), TAB.session_id.is_(None), TAB.petition_id.is_(None))


def _of_area(key: str) -> ColumnElement[bool]:
    """Promises made on an opinion, a case or a petition of that subject area."""
    area = _id_of(tab.SubjectAreaTable.id, tab.SubjectAreaTable.key, key)
    made_on = (
        (TAB.opinion_id, tab.OpinionTable.id, tab.OpinionTable.subject_area_id),
        (TAB.case_id, CaseTable.id, CaseTable.subject_area_id),
        (TAB.petition_id, PetitionTable.id, PetitionTable.subject_area_id),
    )
    return or_(*(link.in_(select(ident).where(of == area)) for link, ident, of in made_on))
