"""Open due dates that move when a day off or a legal limit changes (BR-05)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.changes import Kind, record_name
from desktop.domain.deadlines import LegalLimit
from desktop.domain.due import DueRow, Duty


@dataclass(frozen=True, slots=True)
class Law:
    """What due dates are counted by: the limits and the calendar as they stand, or as they would."""

    limits: tuple[LegalLimit, ...]
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class MovedDue:
    """One open duty whose date is another afterwards. ``before`` or ``after`` is ``None`` where no limit
    governs it. ``record``, ``key`` and ``within`` name the record as in the list of due work."""

    duty: Duty
    record: Kind
    key: str
    title: str
    before: date | None
    after: date | None
    lead: str = ""
    within: str = ""

    @property
    def logged(self) -> list[str | None]:
        """For the audit line: which record, which duty, from when, to when; no words of the record."""
        days = (day.isoformat() if day else None for day in (self.before, self.after))
        return [record_name(self.record, self.key), str(self.duty), *days]


def moved_rows(before: Iterable[DueRow], after: Iterable[DueRow]) -> list[MovedDue]:
    """Rows of the same duty on the same record whose due dates differ."""
    old = {(row.duty, row.record, row.key): row for row in before}
    new = {(row.duty, row.record, row.key): row for row in after}
    found = []
    for name in {**old, **new}:
        was, becomes = old.get(name), new.get(name)
        row = becomes or was
        if row is None or (was and becomes and was.due == becomes.due):
            continue
        found.append(
            MovedDue(
                row.duty,
                row.record,
                row.key,
                row.title,
                was.due if was else None,
                becomes.due if becomes else None,
                row.lead,
                row.within,
            )
        )
    return found


def in_order(moved: Iterable[MovedDue]) -> tuple[MovedDue, ...]:
    """By the date they leave, then by record."""
    return tuple(sorted(moved, key=lambda each: (each.before or each.after, each.duty, each.key)))
