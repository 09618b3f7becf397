"""How often a head must receive citizens, and what became of the sessions planned (BR-07, BR-08)."""

import calendar as months
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.deadlines import LegalLimit, Unit, known_limit
from desktop.domain.office import Capacity, Official, UnitKind
from desktop.domain.reception import ReceptionSession, SessionKind, SessionStatus

_PROVINCIAL = frozenset({UnitKind.PROVINCE, UnitKind.CITY})


@dataclass(frozen=True, slots=True)
class DutyFigures:
    """One head's regular sessions of a span against the legal minimum."""

    required: int = 0
    held: int = 0
    delegated: int = 0
    not_held: int = 0
    postponed: int = 0
    still_planned: int = 0

    @property
    def planned(self) -> int:
        """Every regular session dated in the span, whatever became of it; a postponed one and its make-up
        are two."""
        return self.held + self.delegated + self.not_held + self.postponed + self.still_planned

    @property
    def missing(self) -> int:
        """What the minimum still lacks after the sessions that took place and those still to come. One held
        by a deputy took place; how many those are stands beside it."""
        return max(0, self.required - self.held - self.delegated - self.still_planned)

    @property
    def expected(self) -> int:
        """Sessions that took place or are still to come."""
        return self.held + self.delegated + self.still_planned


def minimum_key(capacity: Capacity, kind: UnitKind = UnitKind.COMMUNE) -> str:
    """The name of the limit that says how often a head receives."""
    return f"reception-minimum-{capacity}" + ("-province" if kind in _PROVINCIAL else "")


def required_sessions(
    official: Official,
    capacity: Capacity,
    first: date,
    last: date,
    limits: Iterable[LegalLimit],
    kind: UnitKind = UnitKind.COMMUNE,
) -> int:
    """The legal minimum of a span by the limits of its own days: a monthly one for each month whose last
    day, a weekly one for each Monday, lies in the span while the official held the head's post."""
    known, key = tuple(limits), minimum_key(capacity, kind)
    total = 0
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        unit = Unit.PER_MONTH if day.day == months.monthrange(day.year, day.month)[1] else None
        units = {unit, Unit.PER_WEEK if day.weekday() == 0 else None} - {None}
        limit = known_limit(known, key, day) if units else None
        if limit is not None and limit.unit in units and was_head(official, capacity, day):
            total += limit.count
    return total


def was_head(official: Official, capacity: Capacity, day: date) -> bool:
    """Whether the official held a head's post of that capacity that day."""
    return any(post.head and post.capacity is capacity and post.held_on(day) for post in official.posts)


def duty_figures(required: int, statuses: Iterable[SessionStatus]) -> DutyFigures:
    """The figures of regular sessions by their statuses; they balance by construction (BR-07)."""
    count = Counter(statuses)
    return DutyFigures(
        required,
        held=count[SessionStatus.HELD],
        delegated=count[SessionStatus.DELEGATED],
        not_held=count[SessionStatus.NOT_HELD],
        postponed=count[SessionStatus.POSTPONED],
        still_planned=count[SessionStatus.PLANNED],
    )


def duty_in(
    sessions: Iterable[ReceptionSession],
    official: Official,
    capacity: Capacity,
    first: date,
    last: date,
    limits: Iterable[LegalLimit],
    kind: UnitKind = UnitKind.COMMUNE,
) -> DutyFigures:
    """One head's figures of a span; sessions of other heads, kinds and days are left out."""
    statuses = (
        each.status
        for each in sessions
        if each.kind is SessionKind.REGULAR
        and (each.host, each.capacity) == (official.key, capacity)
        and first <= each.held_on <= last
    )
    return duty_figures(required_sessions(official, capacity, first, last, limits, kind), statuses)


def duty_by_month(
    sessions: Iterable[ReceptionSession],
    official: Official,
    capacity: Capacity,
    year: int,
    limits: Iterable[LegalLimit],
    kind: UnitKind = UnitKind.COMMUNE,
) -> tuple[DutyFigures, ...]:
    """The twelve months of a year, January first. Their sum is the year's figures but for ``missing``:
    one month's surplus does not fill another's gap (BR-07 counts calendar months)."""
    known, law = tuple(sessions), tuple(limits)
    spans = ((date(year, n, 1), date(year, n, months.monthrange(year, n)[1])) for n in range(1, 13))
    return tuple(duty_in(known, official, capacity, first, last, law, kind) for first, last in spans)
