"""The day that due work is asked for, with all that is read once for it: limits, calendar, offices."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import LegalLimit, known_limit, under_limit
from desktop.domain.office import Capacity, Official, Side
from desktop.registers.office import calendar_in, limits_in
from desktop.store import mapping
from desktop.store.tables import OfficialTable

DUE_SOON = "due-soon"
OFFICES = {Side.PARTY: "Văn phòng Đảng ủy", Side.STATE: "Văn phòng HĐND và UBND"}
CHIEF = "Chánh "


@dataclass(frozen=True)
class Window:
    """``until`` is the last day that counts as soon; ``is_past``: the book has moved on since ``day``."""

    day: date
    until: date
    soon_days: int
    is_past: bool
    limits: tuple[LegalLimit, ...]
    calendar: WorkingCalendar
    book: Session
    _offices: dict[Side, str] = field(default_factory=dict)
    _left: dict[date, int] = field(default_factory=dict)
    _ends: dict[int, date] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Session, day: date, today: date, last: date | None = None) -> "Window":
        """``last`` looks further ahead than what counts as soon."""
        limits, calendar = limits_in(book), calendar_in(book)
        limit = known_limit(limits, DUE_SOON, day)
        soon = limit.count if limit else 0
        until, left = day, soon
        while left:
            until += timedelta(days=1)
            left -= calendar.is_working(until)
        return cls(day, max(until, last or until), soon, day < today, limits, calendar, book)

    def due(self, limit: str, event: date) -> date | None:
        """When the duty of that limit is due for an event, ``None`` where the law knows none (BR-01)."""
        known = known_limit(self.limits, limit, event)
        return under_limit(known, event, self.calendar).due if known else None

    def days_left(self, due: date) -> int:
        """Working days from the day to a due date, negative when it is past; each day is looked at once."""
        known, step = self._left, 1 if due > self.day else -1
        known.setdefault(self.day, 0)
        at = self._ends.get(step, self.day)
        while due not in known:
            following = at + timedelta(days=step)
            known[following] = known[at] + step * self.calendar.is_working(max(at, following))
            at = self._ends[step] = following
        return known[due]

    def still_open(self, done_on: InstrumentedAttribute[date | None]) -> ColumnElement[bool]:
        """Whether what this day ends was not done yet."""
        return or_(done_on.is_(None), done_on > self.day) if self.is_past else done_on.is_(None)

    def was_done(self, done_on: date | None) -> bool:
        return done_on is not None and done_on <= self.day

    def office(self, side: Side) -> str:
        """The office that writes that side's papers: its chief's title names it."""
        if not self._offices:
            self._offices.update(OFFICES)
            for row in self.book.scalars(select(OfficialTable).order_by(OfficialTable.position)):
                self._learn(mapping.official(row))
        return self._offices[side]

    def _learn(self, official: Official) -> None:
        for post in official.posts:
            chief = post.capacity is Capacity.OFFICE and post.head and post.held_on(self.day)
            if chief and post.title.startswith(CHIEF):
                side = Side.PARTY if "Đảng" in post.title else Side.STATE
                self._offices[side] = post.title.removeprefix(CHIEF)
