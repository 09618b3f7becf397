"""Which backups stay: the newest of each hour, day, week and month that has one.

Counted in hours, days… that have a backup, never in time gone by: neither leave, nor a clock set wrong for a
day, can thin out good backups.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How many hours, days, weeks and months with a backup keep their newest one; how often one is made and
    after how many days without one the office is told."""

    hours: int
    days: int
    weeks: int
    months: int
    every_minutes: int
    warn_after_days: int

    @property
    def most(self) -> int:
        """No more backups than this stay."""
        return self.hours + self.days + self.weeks + self.months


_SPANS: tuple[tuple[str, Callable[[datetime], Hashable]], ...] = (
    ("hours", lambda at: (at.date(), at.hour)),
    ("days", datetime.date),
    ("weeks", lambda at: at.isocalendar()[:2]),
    ("months", lambda at: (at.year, at.month)),
)


def kept(moments: Iterable[datetime], plan: BackupPlan) -> frozenset[datetime]:
    """The moments whose backups stay, the newest always among them."""
    newest_first = sorted(set(moments), reverse=True)
    stays = set(newest_first[:1])
    for name, span_of in _SPANS:
        spans: set[Hashable] = set()
        for at in newest_first:
            if len(spans) == getattr(plan, name):
                break
            if span_of(at) not in spans:
                spans.add(span_of(at))
                stays.add(at)
    return frozenset(stays)
