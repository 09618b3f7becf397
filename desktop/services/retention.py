"""Changing how long a kind of record is kept (BR-62). Nothing is deleted when a period is over."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.retention import RecordClass, RetentionClass
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.retention import classes_in, shipped_classes
from desktop.services.acts import act, check_may, differences, required
from desktop.store.keeping_tables import RetentionTable

LONGEST = 100
_FIELDS = ("years", "basis", "reason")


def change_retention(
    office: Office, record: RecordClass, years: int | None, basis: str, reason: str
) -> Change:
    """``years`` ``None``: for good. A book made before there were classes gets all of them first."""
    check_may(office, "change_retention")
    required(basis, "basis")
    required(reason, "reason")
    if years is not None and not 1 <= years <= LONGEST:
        raise Refusal("retention-years", field="years", most=LONGEST)
    with act(office, "change_retention") as doing:
        before = next(each for each in classes_in(doing.book) if each.record is record)
        put_classes(doing.book)
        row = doing.book.scalars(select(RetentionTable).where(RetentionTable.record == record)).one()
        row.years, row.basis, row.reason = years, nfc(basis).strip(), nfc(reason).strip()
        after = RetentionClass(record, row.years, row.basis, row.confidence, row.reason)
        doing.note(record=record.value, **differences(before, after, _FIELDS))
        doing.touch(Kind.RETENTION, record)
    return doing.change


def take_back_retention(office: Office, before: RetentionClass) -> Change:
    """Put a class back as it was, its doubt included."""
    with act(office, "change_retention") as doing:
        after = next(each for each in classes_in(doing.book) if each.record is before.record)
        put_classes(doing.book)
        row = doing.book.scalars(select(RetentionTable).where(RetentionTable.record == before.record)).one()
        row.years, row.basis, row.reason = before.years, before.basis, before.reason
        doing.note(record=before.record.value, **differences(after, before, _FIELDS))
        doing.touch(Kind.RETENTION, before.record)
    return doing.change


def put_classes(book: Session) -> None:
    """Copy the classes the book does not have yet."""
    there = set(book.scalars(select(RetentionTable.record)))
    book.add_all(
        RetentionTable(
            record=each.record, years=each.years, basis=each.basis, confidence=each.confidence, reason=""
        )
        for each in shipped_classes()
        if each.record not in there
    )
    book.flush()
