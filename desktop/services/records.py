"""Taking records files in, all or nothing, and giving the whole book out as one (BR-28)."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change
from desktop.domain.errors import BookUnusable
from desktop.domain.vietnamese import nfc
from desktop.exchange import records as file_of_records
from desktop.exchange.records import Records
from desktop.exchange.references import Known, check_references
from desktop.office import Clock, Office, now, open_office
from desktop.registers.office import catalogues_in
from desktop.services.acts import act, required
from desktop.services.intake import Intake, office_missing
from desktop.store import mapping
from desktop.store import tables as tab


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: ``new + changed + unchanged`` is the number of records in the file.

    The office, each official, body, hamlet, subject area, dialogue (with its opinions) and
    commitment count as one record.
    """

    change: Change
    new: int = 0
    changed: int = 0
    unchanged: int = 0


def import_file(book: Path, file: Path, *, user: str = "", clock: Clock = now) -> Taken:
    """Take a records file into a book, making the book when there is none.

    Nothing is left behind when anything is refused: a new book is made aside and put in place last.
    """
    records = file_of_records.read_file(file)
    if book.exists():
        return _into(book, records, user, clock)
    if records.office is None:
        raise office_missing(records)
    aside = book.with_name(f"{book.name}.moi")
    _discard(aside)
    try:
        taken = _into(aside, records, user, clock)
        if book.exists():
            raise BookUnusable("book-busy", file=str(book))
        aside.replace(book)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(book)) from error
    finally:
        _discard(aside)
    return taken


def _into(book: Path, records: Records, user: str, clock: Clock) -> Taken:
    office = open_office(book, user=user, clock=clock)
    try:
        return take_in_records(office, records)
    finally:
        office.close()


def _discard(book: Path) -> None:
    for part in ("", "-wal", "-shm", "-journal"):
        left = book.with_name(book.name + part)
        if left.exists():
            left.unlink()


def take_in_records(office: Office, records: Records) -> Taken:
    """Add the file's records, or bring those with the same key to what the file says.

    A record that is in the book but not in the file stays. Raises ``BadRecords`` naming file, key and
    field; then nothing was written.
    """
    with act(office, "import_records") as doing:
        check_references(records, known_in(doing.book))
        intake = Intake(office, doing, records)
        intake.take_catalogues()
        for dialogue in records.dialogues:
            intake.take_dialogue(dialogue)
        for commitment in records.commitments:
            intake.take_commitment(commitment)
        intake.complete_minutes()
        intake.write_audit()
        counts = intake.counts
    return Taken(doing.change, counts["new"], counts["changed"], counts["unchanged"])


def export_records(office: Office, purpose: str) -> bytes:
    """Every record of the book as a records file. The purpose is written in the audit line (BR-28)."""
    with act(office, "export_records") as doing:
        doing.note(purpose=nfc(required(purpose, "purpose")))
        return file_of_records.write(records_in(doing.book))


def records_in(book: Session) -> Records:
    """The whole book; catalogues in the office's order, meetings by day, promises by number."""
    found = catalogues_in(book)
    meetings = book.scalars(
        select(tab.DialogueTable).order_by(tab.DialogueTable.held_on, tab.DialogueTable.key)
    )
    made = book.scalars(
        select(tab.CommitmentTable).order_by(tab.CommitmentTable.year, tab.CommitmentTable.number)
    )
    return Records(
        office=found.sheet,
        officials=found.officials,
        bodies=found.bodies,
        hamlets=tuple(each.name for each in found.hamlets),
        subject_areas=found.subject_areas,
        dialogues=tuple(mapping.dialogue(row, mapping.opinions_of(book, row.id)) for row in meetings),
        commitments=tuple(sorted(map(mapping.commitment, made), key=lambda each: each.promised_on.year)),
    )


def known_in(book: Session) -> Known:
    """The keys that references of a file may point to."""
    opinions_of = (
        select(tab.OpinionTable.key, tab.DialogueTable.key)
        .join(tab.DialogueTable, tab.OpinionTable.dialogue_id == tab.DialogueTable.id)
    )  # fmt: skip
    return Known(
        officials=frozenset(book.scalars(select(tab.OfficialTable.key))),
        bodies=frozenset(book.scalars(select(tab.BodyTable.key))),
        hamlets=frozenset(book.scalars(select(tab.HamletTable.name))),
        subject_areas=frozenset(book.scalars(select(tab.SubjectAreaTable.key))),
        dialogues=frozenset(book.scalars(select(tab.DialogueTable.key))),
        opinions={row[0]: row[1] for row in book.execute(opinions_of)},
    )
