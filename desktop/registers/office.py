"""The office as it stands, and as it stood on a day: letterheads, officials, catalogues, limits."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import LegalLimit
from desktop.domain.errors import Refusal
from desktop.domain.office import (
    Body,
    FormerName,
    Hamlet,
    Letterhead,
    OfficeName,
    OfficeSheet,
    Official,
    Phrase,
    Side,
    SubjectArea,
    named_on,
)
from desktop.office import Office
from desktop.store import law_mapping, mapping
from desktop.store import tables as tab
from desktop.store.keeping_tables import OfficeNameTable

SATURDAY_SETTING = "saturday_is_workday"
Row = TypeVar("Row", tab.OfficialTable, tab.BodyTable, tab.HamletTable, tab.SubjectAreaTable, tab.PhraseTable)


@dataclass(frozen=True, slots=True)
class Catalogues:
    """Everything a form needs to offer and to count with, read once when it opens."""

    sheet: OfficeSheet
    officials: tuple[Official, ...]
    bodies: tuple[Body, ...]
    hamlets: tuple[Hamlet, ...]
    subject_areas: tuple[SubjectArea, ...]
    phrases: tuple[Phrase, ...]
    limits: tuple[LegalLimit, ...]
    calendar: WorkingCalendar
    user_name: str
    former_names: tuple[FormerName, ...] = ()

    def named_on(self, day: date) -> OfficeName:
        """What the office was called that day."""
        return named_on(self.sheet.called, self.former_names, day)

    def official(self, key: str | None) -> Official | None:
        return next((each for each in self.officials if each.key == key), None)

    def body(self, key: str | None) -> Body | None:
        return next((each for each in self.bodies if each.key == key), None)

    def subject_area(self, key: str | None) -> SubjectArea | None:
        return next((each for each in self.subject_areas if each.key == key), None)

    def bodies_on(self, day: date) -> tuple[Body, ...]:
        """The bodies that there were that day."""
        return tuple(each for each in self.bodies if each.valid_on(day))


def is_set_up(office: Office) -> bool:
    """Whether the first-run wizard has been through."""
    with office.store.reading() as book:
        return book.scalar(select(tab.OfficeTable.id)) is not None


def head_of(office: Office) -> tuple[OfficeSheet, str]:
    """The office and who works in it: all that a window shows around its pages."""
    with office.store.reading() as book:
        named = office.user if office.login else ""
        return sheet_in(book, office.today), named or user_name_in(book)


def catalogues(office: Office) -> Catalogues:
    """All catalogues in one reading; refused with ``no-office`` before set-up.

    ``user_name`` is whoever unlocked the book, else the one typist of a book that is not locked.
    """
    with office.store.reading() as book:
        found = catalogues_in(book)
    return replace(found, user_name=office.user) if office.login and office.user else found


def catalogues_in(book: Session) -> Catalogues:
    return Catalogues(
        sheet=sheet_in(book),
        officials=tuple(map(mapping.official, _ordered(book, tab.OfficialTable))),
        bodies=tuple(map(mapping.body, _ordered(book, tab.BodyTable))),
        hamlets=tuple(map(mapping.hamlet, _ordered(book, tab.HamletTable))),
        subject_areas=tuple(map(mapping.subject_area, _ordered(book, tab.SubjectAreaTable))),
        phrases=tuple(Phrase(row.position, row.label, row.text) for row in _ordered(book, tab.PhraseTable)),
        limits=limits_in(book),
        calendar=calendar_in(book),
        user_name=user_name_in(book),
        former_names=former_names_in(book),
    )


def user_name_in(book: Session) -> str:
    return book.scalar(select(tab.OfficeTable.user_name)) or ""


def sheet_in(book: Session, on: date | None = None) -> OfficeSheet:
    """The office with the name and the letterheads of a day (the latest if not given)."""
    row = book.scalars(select(tab.OfficeTable)).first()
    party = letterhead_on(book, Side.PARTY, on)
    if row is None or party is None:
        raise Refusal("no-office")
    called = office_named_on(book, on)
    return OfficeSheet(
        key=row.key,
        kind=called.kind,
        name=called.name,
        province=called.province,
        place=called.place,
        party=party,
        state=letterhead_on(book, Side.STATE, on),
    )


def office_named_on(book: Session, day: date | None) -> OfficeName:
    """What the office is called on a paper of that day; whatever prints its name asks here."""
    row = book.scalars(select(tab.OfficeTable)).first()
    if row is None:
        raise Refusal("no-office")
    return named_on(mapping.office_name(row), former_names_in(book), day)


def former_names_in(book: Session) -> tuple[FormerName, ...]:
    """What the office was called before, the latest first."""
    rows = book.scalars(select(OfficeNameTable).order_by(OfficeNameTable.until.desc()))
    return tuple(FormerName(mapping.office_name(row), row.until, row.basis) for row in rows)


def letterhead_on(book: Session, side: Side, on: date | None) -> Letterhead | None:
    """A side's letterhead in force that day: the latest that began by then, else the earliest."""
    rows = book.scalars(
        select(tab.LetterheadTable)
        .where(tab.LetterheadTable.side == side)
        .order_by(tab.LetterheadTable.effective_from, tab.LetterheadTable.id)
    ).all()
    begun = [row for row in rows if on is None or row.effective_from is None or row.effective_from <= on]
    row = begun[-1] if begun else (rows[0] if rows else None)
    return mapping.letterhead(row) if row is not None else None


def limits_in(book: Session) -> tuple[LegalLimit, ...]:
    return tuple(map(law_mapping.legal_limit, book.scalars(select(tab.LegalLimitTable))))


def calendar_in(book: Session) -> WorkingCalendar:
    """The office's calendar; whether it works on Saturdays is one of its settings."""
    settings = book.scalar(select(tab.OfficeTable.settings)) or {}
    return WorkingCalendar(
        law_mapping.calendar_days(book), saturday_is_workday=bool(settings.get(SATURDAY_SETTING))
    )


def _ordered(book: Session, table: type[Row]) -> list[Row]:
    return list(book.scalars(select(table).order_by(table.position)))
