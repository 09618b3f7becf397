"""The office and its catalogues from a records file: everything that other records refer to."""

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import BadRecords, Refusal
from desktop.domain.office import OfficeSheet
from desktop.exchange.collected import Records
from desktop.registers.office import sheet_in
from desktop.services import catalogues, office_sheet
from desktop.services.intake import Intake
from desktop.store import tables as tab


def office_missing(records: Records) -> BadRecords:
    """A book cannot begin without knowing whose it is."""
    return BadRecords("records-office-missing", field="office", source=records.source)


def take_catalogues(intake: Intake) -> None:
    """The office's sheet, then its subject areas, bodies, officials and hamlets."""
    _take_office(intake)
    doing, records = intake.doing, intake.records
    areas = set(doing.book.scalars(select(tab.SubjectAreaTable.key)))
    for area in records.subject_areas:
        with intake.record(Kind.SUBJECT_AREA, area.key, there=area.key in areas):
            catalogues.put_subject_area(doing, area, dated=False)
    bodies = set(doing.book.scalars(select(tab.BodyTable.key)))
    for body in records.bodies:
        with intake.record(Kind.BODY, body.key, there=body.key in bodies):
            catalogues.put_body(doing, body, dated=False)
    officials = set(doing.book.scalars(select(tab.OfficialTable.key)))
    for official in records.officials:
        with intake.record(Kind.OFFICIAL, official.key, there=official.key in officials):
            office_sheet.put_official(doing, official)
    hamlets = set(doing.book.scalars(select(tab.HamletTable.name)))
    for name in records.hamlets:
        with intake.record(Kind.HAMLET, name, there=name in hamlets):
            catalogues.put_hamlets(doing, (name,))


def _take_office(intake: Intake) -> None:
    sheet, book = intake.records.office, intake.doing.book
    there = book.scalar(select(tab.OfficeTable.id)) is not None
    if sheet is None:
        if not there:
            raise office_missing(intake.records)
        return
    with intake.record(Kind.OFFICE, sheet.key, there=there):
        if not there:
            office_sheet.found_office(intake.doing, sheet)
            return
        _check_same_office(sheet_in(book), sheet)
        office_sheet.put_sheet(intake.doing, sheet, intake.office.today)


def _check_same_office(mine: OfficeSheet, other: OfficeSheet) -> None:
    """One book is one office's: another office's file would rewrite whose papers these are."""
    same = (mine.kind, mine.name, mine.province) == (other.kind, other.name, other.province)
    if mine.key != other.key and not same:
        raise Refusal("records-other-office", field="key", mine=f"{mine.kind} {mine.name}")
