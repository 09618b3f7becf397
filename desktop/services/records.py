"""Taking records files in, all or nothing, and giving the whole book out as one (BR-28)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Change
from desktop.domain.errors import BookUnusable
from desktop.domain.vietnamese import nfc
from desktop.exchange import records as file_of_records
from desktop.exchange.records import Records
from desktop.exchange.references import check_references
from desktop.office import BookKey, Clock, Office, now, open_key, open_office
from desktop.services.acts import act, required
from desktop.services.intake import Intake
from desktop.services.intake_catalogues import office_missing, take_catalogues
from desktop.services.intake_dialogues import DialogueIntake
from desktop.services.intake_receptions import ReceptionIntake
from desktop.services.intake_registers import take_commitment, take_figures, take_petitions
from desktop.services.outgoing import known_in, records_in
from desktop.store import keys
from desktop.store.versions import discard


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: ``new + changed + unchanged`` is the number of records in the file.

    The office, each official, body, hamlet, subject area, reception session (with its visits and cases),
    dialogue (with its opinions), petition, commitment, survey, figure and model count as one record.
    """

    change: Change
    new: int = 0
    changed: int = 0
    unchanged: int = 0


def import_file(
    book: Path,
    file: Path,
    *,
    user: str = "",
    clock: Clock = now,
    key: BookKey | None = None,
    login: str = "",
    new_key: Callable[[Path], BookKey] = open_key,
) -> Taken:
    """Take a records file into a book, making the book when there is none, with the key ``new_key`` gives.

    Nothing is left behind when anything is refused: a new book is made aside and put in place last.
    """
    records = file_of_records.read_file(file)
    if book.exists():
        return _into(book, records, user, clock, key, login)
    if records.office is None:
        raise office_missing(records)
    aside, had_key = book.with_name(f"{book.name}.moi"), keys.read(book) is not None
    discard(aside)
    try:
        taken = _into(aside, records, user, clock, new_key(book))
        if book.exists():
            raise BookUnusable("book-busy", file=str(book))
        aside.replace(book)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(book)) from error
    finally:
        discard(aside)
        if not had_key and not book.exists():
            keys.discard(book)
    return taken


def _into(
    book: Path, records: Records, user: str, clock: Clock, key: BookKey | None, login: str = ""
) -> Taken:
    office = open_office(book, user=user, clock=clock, key=key, login=login)
    try:
        return take_in_records(office, records)
    finally:
        office.close()


def take_in_records(office: Office, records: Records) -> Taken:
    """Add the file's records, or bring those with the same key to what the file says.

    A record that is in the book but not in the file stays. Raises ``BadRecords`` naming file, key and
    field; then nothing was written.
    """
    with act(office, "import_records") as doing:
        check_references(records, known_in(doing.book))
        intake = Intake(office, doing, records)
        take_catalogues(intake)
        meetings = DialogueIntake(intake)
        for dialogue in records.dialogues:
            meetings.take(dialogue)
        ReceptionIntake(intake).take(records.reception_sessions)
        take_petitions(intake)
        for commitment in records.commitments:
            take_commitment(intake, commitment)
        take_figures(intake, records)
        meetings.complete_minutes()
        intake.write_audit()
        counts = intake.counts
    return Taken(doing.change, counts["new"], counts["changed"], counts["unchanged"])


def export_records(office: Office, purpose: str) -> bytes:
    """Every record of the book as a records file. The audit line says for what purpose (BR-28), and by its
    hash which file it was."""
    with act(office, "export_records") as doing:
        doing.note(purpose=nfc(required(purpose, "purpose")))
        content = file_of_records.write(records_in(doing.book))
        doing.note(sha256=hashlib.sha256(content).hexdigest())
        return content
