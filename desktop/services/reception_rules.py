"""Deciding about receptions what the law leaves to the office, and where its registers go on from."""

from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.reception_rules import ReceptionRules, RegisterStarts
from desktop.domain.vietnamese import nfc
from desktop.domain.visits import secret_code_parts
from desktop.office import Office
from desktop.registers.reception_rules import SETTING, reception_rules_in
from desktop.services.acts import act, differences
from desktop.services.register_numbers import (
    CODES,
    PETITIONS,
    RECEPTION,
    next_code,
    next_petition_number,
    next_visit_number,
)
from desktop.store.tables import NumberStartTable, OfficeTable

_FIELDS = ("party_delegates", "holiday_move", "party_schedule", "state_schedule")


def set_reception_rules(office: Office, rules: ReceptionRules) -> Change:
    """Keep what the office decided; it holds for what is planned and checked from now on."""
    with act(office, "set_reception_rules") as doing:
        clean = replace(
            rules,
            party_schedule=nfc(rules.party_schedule).strip(),
            state_schedule=nfc(rules.state_schedule).strip(),
        )
        row = doing.book.scalars(select(OfficeTable)).one()
        doing.note(**differences(reception_rules_in(doing.book), clean, _FIELDS))
        row.settings = {**row.settings, SETTING: asdict(clean)}
        doing.touch(Kind.OFFICE, row.key)
    return doing.change


def next_register_numbers(office: Office) -> RegisterStarts:
    """What the next visit, petition and denunciation of this year will be numbered."""
    year = office.today.year
    with office.store.reading() as book:
        code = secret_code_parts(next_code(book, year))
        return RegisterStarts(
            next_visit_number(book, year), next_petition_number(book, year), code[1] if code else 1
        )


def set_register_starts(office: Office, starts: RegisterStarts) -> Change:
    """Go on from these numbers this year; a number that was given out never comes again (BR-14)."""
    year = office.today.year
    with act(office, "set_register_starts") as doing:
        for series, first in ((RECEPTION, starts.visit), (PETITIONS, starts.petition), (CODES, starts.code)):
            if first < 1:
                raise Refusal("number-too-small", field=series, number=first)
            _set(doing.book, series, year, first)
        doing.note(year=year, visit=starts.visit, petition=starts.petition, code=starts.code)
        doing.touch(Kind.OFFICE, doing.book.scalars(select(OfficeTable.key)).one())
    return doing.change


def _set(book: Session, series: str, year: int, first: int) -> None:
    row = book.scalars(
        select(NumberStartTable).where(
            NumberStartTable.symbol == "",
            NumberStartTable.doc_type == series,
            NumberStartTable.period == str(year),
        )
    ).first()
    if row is None:
        row = NumberStartTable(symbol="", doc_type=series, period=str(year))
        book.add(row)
    row.first = first
    book.flush()
