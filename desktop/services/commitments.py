"""Commitments: made, followed, extended, fulfilled, dropped (BR-51…53)."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import commitment as com
from desktop.domain.changes import Change, Kind
from desktop.domain.deadlines import due_date
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank, nfc
from desktop.office import Office
from desktop.registers.commitments import next_number_in, secret_code
from desktop.registers.trash import find_trashed
from desktop.services.acts import Act, act, differences, gone, made, required
from desktop.services.petition_dues import follow_promise
from desktop.services.trashing import bring_back, put_away
from desktop.store import mapping
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, VisitTable

FIELDS = (
    "content", "source", "promised_to", "promised_by", "promised_on", "lead", "support", "due", "due_on",
    "reply_in_writing", "extensions", "progress", "reminders", "fulfilled", "dropped",
)  # fmt: skip
MAX_PERCENT = 100
_LEFT_OUT = "bỏ khi đang ghi"


def new_key() -> str:
    """A key for a commitment that is being typed, unique in every book."""
    return f"ck-{uuid.uuid4().hex[:12]}"


def make_commitment(office: Office, draft: com.Commitment) -> Change:
    """Make a commitment, or change what one says; its due date is counted by the book's calendar."""
    with act(office, "make_commitment") as doing:
        put_commitment(doing, draft if draft.key else replace(draft, key=new_key()))
    return doing.change


def record_progress(office: Office, key: str, progress: com.Progress) -> Change:
    with act(office, "record_progress") as doing:
        row, noun = open_commitment(doing.book, key)
        if progress.percent is not None and not 0 <= progress.percent <= MAX_PERCENT:
            raise Refusal("percent", field="percent", percent=progress.percent)
        if progress.percent is None:
            required(progress.note, "note")
        noted = replace(progress, note=nfc(progress.note))
        put_changed(doing, row, replace(noun, progress=(*noun.progress, noted)))
    return doing.change


def extend_due_date(office: Office, key: str, extension: com.Extension) -> Change:
    """A later date with its reason; the first date stays and is counted too (BR-53)."""
    with act(office, "extend_due_date") as doing:
        extend_in(doing, key, extension)
    return doing.change


def fulfil_commitment(office: Office, key: str, fulfilment: com.Fulfilment) -> Change:
    """Hoàn thành: needs the result and, when an answer was promised, how the citizen was told (BR-52)."""
    with act(office, "fulfil_commitment") as doing:
        fulfil_in(doing, key, fulfilment)
    return doing.change


def drop_commitment(office: Office, key: str, dropped: com.Dropped) -> Change:
    """Thôi không làm: needs the reason."""
    with act(office, "drop_commitment") as doing:
        row, noun = open_commitment(doing.book, key)
        required(dropped.reason, "reason")
        put_changed(doing, row, replace(noun, dropped=replace(dropped, reason=nfc(dropped.reason))))
    return doing.change


def reopen_commitment(office: Office, key: str) -> Change:
    """Take back a result or a drop that was written by mistake; the audit line keeps what stood."""
    with act(office, "reopen_commitment") as doing:
        row = find_commitment(doing.book, key)
        put_changed(doing, row, replace(mapping.commitment(row), fulfilled=None, dropped=None))
    return doing.change


def transfer_commitment(office: Office, key: str, on: date, to: str, document: str, note: str = "") -> Change:
    """Chuyển (BR-51): another body does the work now. The promise stays, with its leader and its date; a
    progress note says to whom it went and by which document, and it waits for them."""
    with act(office, "transfer_commitment") as doing:
        row, noun = open_commitment(doing.book, key)
        said = com.transfer_note(nfc(required(to, "to")), nfc(required(document, "document")), nfc(note))
        put_changed(doing, row, replace(noun, progress=(*noun.progress, com.Progress(on, note=said))))
    return doing.change


def extend_in(doing: Act, key: str, extension: com.Extension) -> None:
    """Within an act under way: the later date, checked against the one in force."""
    row, noun = open_commitment(doing.book, key)
    required(extension.reason, "reason")
    if noun.due_now is not None and extension.to <= noun.due_now:
        raise Refusal("extension-not-later", field="to", due=noun.due_now, label=noun.label)
    if extension.to <= noun.promised_on:
        raise Refusal("due-before-promise", field="to", promised_on=noun.promised_on)
    noted = replace(extension, reason=nfc(extension.reason))
    put_changed(doing, row, replace(noun, extensions=(*noun.extensions, noted)))


def fulfil_in(doing: Act, key: str, fulfilment: com.Fulfilment) -> None:
    """Within an act under way: the one place where a promise is kept, whichever form recorded the answer."""
    row, noun = open_commitment(doing.book, key)
    required(fulfilment.result, "result")
    if fulfilment.on < noun.promised_on:
        raise Refusal("done-before-promise", field="on", promised_on=noun.promised_on)
    if noun.reply_in_writing:
        if fulfilment.notified_on is None or is_blank(fulfilment.notified_how):
            raise Refusal("citizen-not-told", field="notified_on")
        required(fulfilment.document, "document")
    clean = replace(
        fulfilment,
        result=nfc(fulfilment.result),
        document=nfc(fulfilment.document),
        notified_how=nfc(fulfilment.notified_how),
    )
    put_changed(doing, row, replace(noun, fulfilled=clean))


def put_commitment(doing: Act, noun: com.Commitment) -> bool:
    """The commitment's row made or brought to what the draft says; whether anything changed.

    A due date that was counted once stays, whatever became of the calendar since (BR-05, BR-53); it is
    counted anew only when the promise itself changes.
    """
    after = _unnamed(doing.book, checked(doing, noun))
    row = _row(doing.book, noun.key)
    if row is None and find_trashed(doing.book, Kind.COMMITMENT, noun.key) is not None:
        bring_back(doing, Kind.COMMITMENT, noun.key)
        row = _row(doing.book, noun.key)
    if row is not None:
        before = mapping.commitment(row)
        if (before.due, before.promised_on) == (after.due, after.promised_on):
            after = replace(after, due_on=before.due_on)
        return put_changed(doing, row, after)
    year = after.promised_on.year
    row = tab.CommitmentTable(key=noun.key, year=year, number=noun.number or next_number_in(doing.book, year))
    mapping.fill_commitment(row, after, doing.references)
    doing.book.add(row)
    doing.book.flush()
    follow_promise(doing, row.petition_id)
    doing.touch(Kind.COMMITMENT, noun.key)
    note_changes(doing, row, made(after, FIELDS))
    return True


def drop_commitments(doing: Act, keys: Iterable[str]) -> None:
    """Commitments of a draft that the draft no longer has go into the trash with their numbers."""
    for key in keys:
        row = find_commitment(doing.book, key)
        note_changes(doing, row, gone(mapping.commitment(row), FIELDS))
        put_away(doing, Kind.COMMITMENT, key, _LEFT_OUT)


def checked(doing: Act, noun: com.Commitment) -> com.Commitment:
    """Text NFC and the due date counted from the promise by the book's calendar."""
    required(noun.content, "content")
    if noun.due.kind is com.DueKind.NONE:
        required(noun.due.reason, "due")
    counted = due_date(noun.promised_on, noun.due, doing.calendar)
    return replace(
        noun,
        content=nfc(noun.content),
        promised_to=nfc(noun.promised_to),
        due=replace(noun.due, reason=nfc(noun.due.reason)),
        due_on=counted.due if counted else None,
    )


def _unnamed(book: Session, noun: com.Commitment) -> com.Commitment:
    """Whoever denounced is called by the code, whatever was typed (BR-24, BR-26)."""
    source = noun.source
    if source is None or not noun.promised_to or not (source.case or source.petition):
        return noun
    of_case = select(VisitTable).join(CaseTable, CaseTable.visit_id == VisitTable.id)
    visit = book.scalars(of_case.where(CaseTable.key == source.case)).first()
    petition = book.scalars(select(PetitionTable).where(PetitionTable.key == source.petition)).first()
    code = secret_code(visit, petition)
    return noun if code is None else replace(noun, promised_to=code)


def note_changes(doing: Act, row: tab.CommitmentTable, changed: dict[str, Any]) -> None:
    """The promise's changes for the audit line; of one made on a denunciation no values (BR-63)."""
    of_case = select(VisitTable).join(CaseTable, CaseTable.visit_id == VisitTable.id)
    visit = doing.book.scalars(of_case.where(CaseTable.id == row.case_id)).first() if row.case_id else None
    petition = doing.book.get(PetitionTable, row.petition_id) if row.petition_id else None
    closed = secret_code(visit, petition) is not None
    doing.note_change(Kind.COMMITMENT, row.key, {"fields": sorted(changed)} if closed else changed)


def put_changed(doing: Act, row: tab.CommitmentTable, after: com.Commitment) -> bool:
    """Bring the row to this; whether anything changed."""
    changed = differences(mapping.commitment(row), after, FIELDS)
    if changed:
        mapping.fill_commitment(row, after, doing.references)
        doing.book.flush()
        follow_promise(doing, row.petition_id)
        note_changes(doing, row, changed)
        doing.touch(Kind.COMMITMENT, row.key)
    return bool(changed)


def _row(book: Session, key: str) -> tab.CommitmentTable | None:
    return book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.key == key)).first()


def find_commitment(book: Session, key: str) -> tab.CommitmentTable:
    row = _row(book, key)
    if row is None:
        raise Refusal("unknown-commitment", key=key)
    return row


def open_commitment(book: Session, key: str) -> tuple[tab.CommitmentTable, com.Commitment]:
    row = find_commitment(book, key)
    noun = mapping.commitment(row)
    if not noun.is_open:
        raise Refusal("commitment-closed", key=noun.label or key)
    return row, noun
