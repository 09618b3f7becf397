"""``deadline``: when a duty is due by the law of its day, and how the day was reached (docs/records.md)."""

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadline_words import explained
from desktop.domain.deadlines import DueDate, LegalLimit, due_under
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc

if TYPE_CHECKING:
    from desktop.office import Office

Law = tuple[tuple[LegalLimit, ...], WorkingCalendar]


def deadline(office: "Office | None", rule: str, start: date | None, event: date | None) -> DueDate:
    """The due date of a rule counted from ``start``, or back from ``event`` for a rule that counts so.

    By the office's own limits and calendar, or by those the program ships where there is no office.
    """
    limits, calendar = _law(office)
    named = [limit for limit in limits if limit.key == nfc(rule) and limit.unit.is_span]
    if not named:
        raise Refusal("deadline-unknown", rule=rule, known=", ".join(rule_names(limits)))
    before = named[0].before
    day = event if before else start
    if day is None or (start is not None and event is not None):
        raise Refusal("deadline-on" if before else "deadline-from", rule=rule)
    return due_under(limits, named[0].key, day, calendar)


def rule_names(limits: Iterable[LegalLimit]) -> tuple[str, ...]:
    """Every limit that gives a due date."""
    return tuple(sorted({limit.key for limit in limits if limit.unit.is_span}))


def as_json(counted: DueDate) -> str:
    """One object, its fields in the order of docs/records.md."""
    since = counted.in_force_from
    found = {
        "rule": counted.rule,
        "start": counted.start.isoformat(),
        "count": counted.count,
        "unit": counted.unit.value,
        "due": counted.due.isoformat(),
        "skipped": [{"date": day.isoformat(), "why": why} for day, why in sorted(counted.skipped)],
        "rolled": counted.rolled,
        "basis": counted.basis,
        "in_force_from": since.isoformat() if since else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_line(counted: DueDate) -> str:
    return f"{explained(counted)}."


def _law(office: "Office | None") -> Law:
    from desktop.registers import law
    from desktop.registers.office import calendar_in, limits_in

    if office is not None:
        with office.store.reading() as book:
            limits = limits_in(book)
            if limits:
                return limits, calendar_in(book)
    return law.shipped_limits(), WorkingCalendar(law.shipped_days())
