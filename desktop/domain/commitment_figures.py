"""How promises were kept: figures by written definition, on time by two dates (BR-53).

**made**: promises given (ngày giao) in the period. Their state is that at the end of the period, or today if
the period is not over, by the dates in the records: a result, a drop or an extension dated later does not
count yet. Each is in exactly one of **fulfilled_on_time**, **fulfilled_late**, **overdue**, **open** (not yet
due, or without a date) and **dropped**, so the five add up to *made*.

**By the date in force** the last extension counts; **by the first date** none does. The rate is what was
fulfilled on time, of all that was fulfilled or is overdue by the same date; without any of these there is no
rate.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.commitment import Commitment


class Outcome(StrEnum):
    """What became of a promise by a day."""

    ON_TIME = "fulfilled_on_time"
    LATE = "fulfilled_late"
    OVERDUE = "overdue"
    OPEN = "open"
    DROPPED = "dropped"


class ByDate(StrEnum):
    """The date that on time is measured by."""

    IN_FORCE = "in_force"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many promises came to each outcome, measured by one of the two dates."""

    fulfilled_on_time: int = 0
    fulfilled_late: int = 0
    overdue: int = 0
    open: int = 0
    dropped: int = 0

    @property
    def made(self) -> int:
        return self.decided + self.open + self.dropped

    @property
    def decided(self) -> int:
        """The base of the rate: fulfilled, or late and not fulfilled."""
        return self.fulfilled_on_time + self.fulfilled_late + self.overdue

    @property
    def on_time_percent(self) -> float | None:
        """With two decimals; ``None`` without a base."""
        return round(100 * self.fulfilled_on_time / self.decided, 2) if self.decided else None


@dataclass(frozen=True, slots=True)
class CommitmentFigures:
    """The same promises by the date in force after extensions, and by the first date."""

    in_force: Kept = Kept()
    first: Kept = Kept()

    def by(self, measure: ByDate) -> Kept:
        return self.in_force if measure is ByDate.IN_FORCE else self.first


def due_by(made: Commitment, day: date, measure: ByDate = ByDate.IN_FORCE) -> date | None:
    """The due date that counts on ``day``; an extension given later does not."""
    if measure is ByDate.FIRST:
        return made.due_on
    return next((each.to for each in reversed(made.extensions) if each.on <= day), made.due_on)


def outcome_on(made: Commitment, day: date, measure: ByDate = ByDate.IN_FORCE) -> Outcome:
    """What had become of a promise at the end of ``day``."""
    due = due_by(made, day, measure)
    if made.dropped is not None and made.dropped.on <= day:
        return Outcome.DROPPED
    if made.fulfilled is not None and made.fulfilled.on <= day:
        return Outcome.LATE if due is not None and made.fulfilled.on > due else Outcome.ON_TIME
    return Outcome.OVERDUE if due is not None and due < day else Outcome.OPEN


def figures_of(promises: Iterable[Commitment], day: date) -> CommitmentFigures:
    """The figures of promises as they stood at the end of ``day``."""
    known = tuple(promises)
    counted = (Counter(outcome_on(each, day, measure).value for each in known) for measure in ByDate)
    return CommitmentFigures(*(Kept(**count) for count in counted))
