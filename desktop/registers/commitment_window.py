"""The SQL of the list of commitments: groups by urgency read one after the other, each along its index.

``waits`` (handed on or reminded of, nothing heard since) parts only what still has time: what is late, due
today or soon stands there, whoever it waits for (BR-54).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Integer, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import limit_on, working_days_between
from desktop.registers.bare_page import BarePage
from desktop.registers.commitment_filters import TAB, Narrow, conditions
from desktop.registers.office import calendar_in, limits_in
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, SessionTable, VisitTable


class Urgency(StrEnum):
    """Groups of the list, most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    DONE = "done"


class Order(StrEnum):
    """By urgency the list has groups; by number or due date it is one run."""

    URGENCY = "urgency"
    NUMBER = "number"
    DUE = "due"


class Segment(StrEnum):
    """A run of rows that one index gives in order; those without a date end their group."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    WAITING = "waiting"
    WAITING_UNDATED = "waiting_undated"
    DONE = "done"


GROUPS: dict[Urgency, tuple[Segment, ...]] = {
    Urgency.OVERDUE: (Segment.OVERDUE,),
    Urgency.TODAY: (Segment.TODAY,),
    Urgency.SOON: (Segment.SOON,),
    Urgency.LATER: (Segment.LATER, Segment.UNDATED),
    Urgency.WAITING: (Segment.WAITING, Segment.WAITING_UNDATED),
    Urgency.DONE: (Segment.DONE,),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that part the groups, the same for every window of one list; ``soon`` is the last that counts
    as soon, by the office's setting in working days."""

    today: date
    soon: date
    soon_days: int
    calendar: WorkingCalendar
    _counted: dict[date, int] = field(default_factory=dict, repr=False, compare=False)

    def days_left(self, due: date) -> int:
        """Working days from today until ``due``, negative when it is past; each day is counted once."""
        if due not in self._counted:
            self._counted[due] = working_days_between(self.today, due, self.calendar)
        return self._counted[due]


def bounds_in(book: Session, today: date) -> Bounds:
    calendar = calendar_in(book)
    soon_days = limit_on(limits_in(book), "due-soon", today).count
    left, soon = soon_days, today
    while left:
        soon += timedelta(days=1)
        left -= calendar.is_working(soon)
    return Bounds(today, soon, soon_days, calendar)


def segment_of(today: date, soon: date) -> ColumnElement[str]:
    return case(
        (~TAB.is_open, Segment.DONE.value),
        (TAB.due_now < today, Segment.OVERDUE.value),
        (TAB.due_now == today, Segment.TODAY.value),
        (TAB.due_now <= soon, Segment.SOON.value),
        (TAB.waits & TAB.due_now.is_(None), Segment.WAITING_UNDATED.value),
        (TAB.waits, Segment.WAITING.value),
        (TAB.due_now.is_(None), Segment.UNDATED.value),
        else_=Segment.LATER.value,
    )


@lru_cache(maxsize=64)
def counting(dialect: Dialect, narrow: Narrow, today: date, soon: date) -> BarePage:
    return BarePage.compiled(counts_statement(narrow, today, soon), dialect)


def counts_statement(narrow: Narrow, today: date, soon: date) -> Select[*tuple[Any, ...]]:
    """The one query that counts every group."""
    segment = segment_of(today, soon).label("segment")
    return select(segment, func.count(TAB.id)).where(*conditions(narrow)).group_by(segment)


@lru_cache(maxsize=256)
def page(
    dialect: Dialect, narrow: Narrow, today: date, soon: date, segment: Segment | None, order: Order, *,
    falling: bool, backwards: bool,
) -> BarePage:  # fmt: skip
    """The rows of one window; ``before`` and ``rows`` are left open."""
    return BarePage.compiled(page_statement(
        narrow, today, soon, segment, order, falling=falling, backwards=backwards,
        before=bindparam("before", type_=Integer), rows=bindparam("rows", type_=Integer),
    ), dialect)  # fmt: skip


def page_statement(
    narrow: Narrow, today: date, soon: date, segment: Segment | None, order: Order, *,
    falling: bool, backwards: bool, before: Any, rows: Any,
) -> Select[*tuple[Any, ...]]:  # fmt: skip
    """What is skipped is never read whole: ids first, along the index of the order, then their rows."""
    keys = keys_of(segment, order, falling=falling, backwards=backwards)
    where = [*conditions(narrow), *in_segment_of(segment, today, soon)]
    window = select(TAB.id).where(*where).order_by(*keys).offset(before).limit(rows)
    return _details().where(TAB.id.in_(window)).order_by(*keys)


def keys_of(
    segment: Segment | None, order: Order, *, falling: bool, backwards: bool = False
) -> tuple[ColumnElement[Any], ...]:
    """The order of a run; ``backwards`` gives the very opposite."""
    if order is Order.NUMBER:
        down = falling != backwards
        return tuple(each.desc() if down else each for each in (TAB.year.expression, TAB.number.expression))
    down = (falling or segment is Segment.DONE) != backwards
    due = TAB.due_now.desc() if down else TAB.due_now.asc()
    undated_first = (falling if segment is None else False) != backwards
    return (due.nulls_first() if undated_first else due.nulls_last(), TAB.id.desc() if down else TAB.id.asc())


def in_segment_of(segment: Segment | None, today: date, soon: date) -> Sequence[ColumnElement[bool]]:
    if segment is None:
        return ()
    if segment is Segment.DONE:
        return (TAB.is_open.is_(False),)
    due = TAB.due_now
    near = {
        Segment.OVERDUE: due < today,
        Segment.TODAY: due == today,
        Segment.SOON: (due > today) & (due <= soon),
    }
    if segment in near:
        return (TAB.is_open.is_(True), near[segment])
    waits = segment in GROUPS[Urgency.WAITING]
    dated = segment in {Segment.LATER, Segment.WAITING}
    return (TAB.is_open.is_(True), TAB.waits.is_(waits), due > soon if dated else due.is_(None))


@lru_cache(maxsize=1)
def _details() -> Select[*tuple[Any, ...]]:
    """Everything a row shows, names resolved; the columns in the order of ``CommitmentRow``."""
    events, support, helper = tab.CommitmentEventTable, tab.SupportTable, aliased(tab.BodyTable)
    own = events.commitment_id == TAB.id
    extensions = select(func.count(events.id)).where(own, events.kind == "extension").scalar_subquery()
    noted = select(events.note).where(own, events.kind == "progress").order_by(events.id.desc()).limit(1)
    in_order = (
        select(helper.name)
        .join(support, support.body_id == helper.id)
        .where(support.commitment_id == TAB.id)
        .order_by(support.position)
        .correlate(TAB)
        .subquery()
    )
    helpers = select(func.group_concat(in_order.c.name, "\n")).scalar_subquery()
    meeting, said, session = tab.DialogueTable, tab.OpinionTable, SessionTable
    return (
        select(
            TAB.key, TAB.number, TAB.year, TAB.content, TAB.promised_on, TAB.due_now, TAB.is_open, TAB.waits,
            TAB.fulfilled_on, TAB.dropped_on, tab.BodyTable.name.label("lead_name"), helpers.label("helpers"),
            extensions.label("extensions"), noted.scalar_subquery().label("noted"),
            meeting.held_on.label("met"), said.position, session.held_on.label("received_on"),
            VisitTable.number.label("visit"), VisitTable.code.label("visit_code"),
            PetitionTable.number.label("petition"), PetitionTable.code,
        )
        .select_from(TAB)
        .outerjoin(tab.BodyTable, tab.BodyTable.id == TAB.lead_id)
        .outerjoin(meeting, meeting.id == TAB.dialogue_id)
        .outerjoin(said, said.id == TAB.opinion_id)
        .outerjoin(session, session.id == TAB.session_id)
        .outerjoin(CaseTable, CaseTable.id == TAB.case_id)
        .outerjoin(VisitTable, VisitTable.id == CaseTable.visit_id)
        .outerjoin(PetitionTable, PetitionTable.id == TAB.petition_id)
    )  # fmt: skip


def before_in(segment: Segment | None, order: Order, *, falling: bool, key: str) -> ColumnElement[bool]:
    """Whether a row of the same run stands before the one with ``key``."""
    its = aliased(tab.CommitmentTable)

    def of(column: Any) -> Any:
        return select(column).where(its.key == key).scalar_subquery()

    if order is Order.NUMBER:
        place: ColumnElement[int] = TAB.year * 1_000_000 + TAB.number
        its_place: ColumnElement[int] = of(its.year * 1_000_000 + its.number)
        return place > its_place if falling else place < its_place
    down = falling or segment is Segment.DONE
    far = date.min if down and segment is not None else date.max
    due, its_due = func.coalesce(TAB.due_now, far), of(func.coalesce(its.due_now, far))
    earlier, same = (due > its_due, TAB.id > of(its.id)) if down else (due < its_due, TAB.id < of(its.id))
    return or_(earlier, and_(due == its_due, same))
