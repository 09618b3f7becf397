"""Changing a legal limit from a day on: a new row follows the old one, which stays (BR-01)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.deadlines import MAX_DAYS, LegalLimit, Unit, known_limit
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank


@dataclass(frozen=True, slots=True)
class LimitChange:
    """A limit's new value for events from ``since`` on. ``reason``: why the office changes it."""

    key: str
    count: int
    unit: Unit
    basis: str
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class KeptLimit:
    """A row as the office keeps it. ``number`` names the row; ``reason`` why the office made it, blank for
    one that came with the program; ``checked_by`` and ``checked_on`` who looked the law up, and when."""

    number: int
    limit: LegalLimit
    reason: str = ""
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def needs_check(self) -> bool:
        """The program's own source for it is not certain, and nobody has looked it up since."""
        return bool(self.limit.confidence) and self.checked_on is None

    @property
    def governs_nothing(self) -> bool:
        """A later row took the whole of its span over."""
        since, until = self.limit.effective_from, self.limit.effective_to
        return since is not None and until is not None and until < since


def checked_change(change: LimitChange, limits: Iterable[LegalLimit]) -> LimitChange:
    """Refused: an unknown limit, no basis, no reason, a value no limit can have, or one that changes none."""
    of_key = [limit for limit in limits if limit.key == change.key]
    if not of_key:
        raise Refusal("no-limit", key=change.key, day=change.since)
    for name in ("basis", "reason"):
        if is_blank(getattr(change, name)):
            raise Refusal("required", field=name)
    if not 1 <= change.count <= MAX_DAYS:
        raise Refusal("day-count", field="count", count=change.count, most=MAX_DAYS)
    if change.unit.is_span != of_key[0].unit.is_span:
        raise Refusal("limit-unit", field="unit")
    now = known_limit(of_key, change.key, change.since)
    if now is not None and (now.count, now.unit, now.basis) == (change.count, change.unit, change.basis):
        raise Refusal("limit-unchanged", field="count")
    return change


def followed(limits: Iterable[LegalLimit], change: LimitChange) -> tuple[LegalLimit, ...]:
    """All limits as they stand after the change: the row in force that day ends the day before, the new one
    holds until the old one would have ended, or until the next begins."""
    kept = tuple(limits)
    of_key = [limit for limit in kept if limit.key == change.key]
    now = known_limit(of_key, change.key, change.since)
    if now is not None:
        until = now.effective_to
    else:
        later = [limit.effective_from for limit in of_key if limit.effective_from is not None]
        next_one = min((day for day in later if day > change.since), default=None)
        until = next_one - timedelta(days=1) if next_one else None
    new = LegalLimit(
        change.key,
        change.count,
        change.unit,
        change.basis,
        before=of_key[0].before,
        effective_from=change.since,
        effective_to=until,
    )
    return (*(_ended(each, change.since) if each is now else each for each in kept), new)


def _ended(limit: LegalLimit, since: date) -> LegalLimit:
    return replace(limit, effective_to=since - timedelta(days=1))
