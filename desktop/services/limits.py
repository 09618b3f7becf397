"""Changing a legal limit from a day on, and noting that one was looked up (BR-01)."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.deadlines import known_limit
from desktop.domain.errors import Refusal
from desktop.domain.limit_changes import LimitChange, checked_change, followed
from desktop.domain.moved_due import Law, MovedDue
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.limits import kept_limits_in
from desktop.registers.moving_dates import moved_in
from desktop.registers.office import calendar_in, limits_in
from desktop.services.acts import act, differences, required
from desktop.services.calendar import move_due_dates
from desktop.store.law_mapping import new_legal_limit
from desktop.store.tables import LegalLimitTable

_FIELDS = ("count", "unit", "basis", "effective_from", "effective_to")


def moved_by_limit(office: Office, change: LimitChange) -> tuple[MovedDue, ...]:
    """The open due dates that would move; nothing is written."""
    with office.store.reading() as book:
        before = Law(limits_in(book), calendar_in(book))
        clean = checked_change(_clean(change), before.limits)
        return moved_in(book, office.today, before, replace(before, limits=followed(before.limits, clean)))


def change_limit(office: Office, change: LimitChange) -> Change:
    """A new row from a day on; the one in force ends the day before. Open due dates follow (BR-05)."""
    with act(office, "change_limit") as doing:
        before = Law(doing.limits, doing.calendar)
        clean = checked_change(_clean(change), before.limits)
        after = replace(before, limits=followed(before.limits, clean))
        moved = moved_in(doing.book, office.today, before, after)
        _end(doing.book, clean)
        new = after.limits[-1]
        doing.book.add(new_legal_limit(new, clean.reason))
        doing.book.flush()
        doing.limits = after.limits
        old = known_limit(before.limits, clean.key, clean.since)
        doing.note(reason=clean.reason, **differences(old, new, _FIELDS))
        doing.touch(Kind.LEGAL_LIMIT, clean.key)
        move_due_dates(doing, moved)
    return doing.change


def mark_checked(office: Office, number: int, by: str, on: date) -> Change:
    """Who looked the law up, and when; the doubt itself stays written beside it."""
    with act(office, "mark_limit_checked") as doing:
        row = _row(doing.book, number)
        row.checked_by, row.checked_on = nfc(required(by, "checked_by")).strip(), on
        doing.note(checked_by=row.checked_by, checked_on=on.isoformat())
        doing.touch(Kind.LEGAL_LIMIT, row.key)
    return doing.change


def unmark_checked(office: Office, number: int) -> Change:
    """Take back that a limit was looked up."""
    with act(office, "unmark_limit_checked") as doing:
        row = _row(doing.book, number)
        doing.note(checked_by=[row.checked_by, None])
        row.checked_by, row.checked_on = "", None
        doing.touch(Kind.LEGAL_LIMIT, row.key)
    return doing.change


def _end(book: Session, change: LimitChange) -> None:
    """The row in force that day ends the day before; a row is never taken away."""
    for kept in kept_limits_in(book):
        if kept.limit.key == change.key and kept.limit.governs(change.since):
            _row(book, kept.number).effective_to = change.since - timedelta(days=1)
            return


def _row(book: Session, number: int) -> LegalLimitTable:
    row = book.get(LegalLimitTable, number)
    if row is None:
        raise Refusal("no-such-limit")
    return row


def _clean(change: LimitChange) -> LimitChange:
    return replace(change, basis=nfc(change.basis).strip(), reason=nfc(change.reason).strip())
