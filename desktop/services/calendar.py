"""Changing the office's days off: shown first, then written together with the due dates that move (BR-05)."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from desktop.domain.calendar import CalendarDay, WorkingCalendar
from desktop.domain.calendar_changes import CalendarChanges, changed
from desktop.domain.changes import Change, Kind
from desktop.domain.due import Duty
from desktop.domain.moved_due import Law, MovedDue
from desktop.domain.vietnamese import nfc
from desktop.exchange.calendar_file import read_year
from desktop.office import Office
from desktop.registers.moving_dates import moved_in
from desktop.registers.office import SATURDAY_SETTING, calendar_in, limits_in
from desktop.services.acts import Act, act
from desktop.services.petition_dues import follow_promise
from desktop.store.law_mapping import new_calendar_day
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import CalendarDayTable, CommitmentTable, OfficeTable

_MOVE = (
    update(CommitmentTable.__table__)  # type: ignore[arg-type]
    .where(CommitmentTable.__table__.c.key == bindparam("commitment"))
    .values(due_on=bindparam("due"), due_now=bindparam("due"))
)


def moved_due_dates(office: Office, changes: CalendarChanges) -> tuple[MovedDue, ...]:
    """The open due dates that would move, from and to; nothing is written."""
    with office.store.reading() as book:
        before = Law(limits_in(book), calendar_in(book))
        after = replace(before, calendar=changed(before.calendar, _clean(changes)))
        return moved_in(book, office.today, before, after)


def change_calendar(office: Office, changes: CalendarChanges) -> Change:
    """Write the changes and move every open due date that is counted by them; the audit line keeps each
    day and each due date, old and new."""
    with act(office, "change_calendar") as doing:
        clean = _clean(changes)
        before = Law(doing.limits, doing.calendar)
        after = replace(before, calendar=changed(before.calendar, clean))
        moved = moved_in(doing.book, office.today, before, after)
        _write(doing, before.calendar, after.calendar)
        doing.calendar = after.calendar
        move_due_dates(doing, moved)
    return doing.change


def year_from_file(file: Path) -> CalendarChanges:
    """A year's schedule from a small file (docs/records.md): it replaces that year's days as a whole."""
    year, days = read_year(file)
    return CalendarChanges(put=days, years=(year,))


def move_due_dates(doing: Act, moved: tuple[MovedDue, ...]) -> None:
    """Bring the dates kept in the book to what is counted now, and log each one that moved (BR-05)."""
    promised = [each for each in moved if each.duty is Duty.COMMITMENT]
    if promised:
        doing.book.connection().execute(
            _MOVE, [{"commitment": each.key, "due": each.after} for each in promised]
        )
        doing.book.expire_all()
    for petition in _petitions(doing.book, moved):
        follow_promise(doing, petition)
    for each in moved:
        doing.touch(each.record, each.key)
    if moved:
        doing.note(moved=[each.logged for each in moved])


def _petitions(book: Session, moved: tuple[MovedDue, ...]) -> list[int]:
    """Petitions whose next due date may be another: their own clocks moved, or a promise on them."""
    found: set[int] = set()
    keys = {each.key for each in moved if each.record is Kind.PETITION}
    if keys:
        found |= {
            id_ for id_, key in book.execute(select(PetitionTable.id, PetitionTable.key)) if key in keys
        }
    promised = {each.key for each in moved if each.duty is Duty.COMMITMENT}
    if promised:
        on_petitions = select(CommitmentTable.petition_id, CommitmentTable.key).where(
            CommitmentTable.petition_id.is_not(None), CommitmentTable.is_open
        )
        found |= {id_ for id_, key in book.execute(on_petitions) if id_ is not None and key in promised}
    return sorted(found)


def _write(doing: Act, before: WorkingCalendar, after: WorkingCalendar) -> None:
    old, new = ({day.day: day for day in calendar.days()} for calendar in (before, after))
    for day in sorted({*old, *new}):
        was, becomes = old.get(day), new.get(day)
        if was == becomes:
            continue
        doing.book.execute(delete(CalendarDayTable).where(CalendarDayTable.day == day))
        if becomes is not None:
            doing.book.add(new_calendar_day(becomes))
        doing.touch(Kind.CALENDAR_DAY, day.isoformat())
        doing.note(**{day.isoformat(): [_said(was), _said(becomes)]})
    if before.saturday_is_workday != after.saturday_is_workday:
        row = doing.book.scalars(select(OfficeTable)).one()
        row.settings = {**row.settings, SATURDAY_SETTING: after.saturday_is_workday}
        doing.touch(Kind.CALENDAR_DAY, SATURDAY_SETTING)
        doing.note(saturday_is_workday=[before.saturday_is_workday, after.saturday_is_workday])
    doing.book.flush()


def _said(day: CalendarDay | None) -> str | None:
    if day is None:
        return None
    return "; ".join((str(day.kind), day.name, day.basis, "dự kiến" if day.provisional else ""))


def _clean(changes: CalendarChanges) -> CalendarChanges:
    days = (replace(day, name=nfc(day.name).strip(), basis=nfc(day.basis).strip()) for day in changes.put)
    return replace(changes, put=tuple(days))
