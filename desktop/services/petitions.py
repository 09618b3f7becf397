"""Petitions: taken in from every channel, classified, handled, answered (BR-29…37)."""

import uuid
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import petition as pet
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.reception import Consent, Struck
from desktop.domain.vietnamese import is_blank, nfc
from desktop.office import Office
from desktop.registers.attachments import has_attachments
from desktop.services.acts import Act, act, differences, made, required
from desktop.services.petition_dues import fill
from desktop.services.register_numbers import next_code, next_petition_number
from desktop.services.visits import clean_person
from desktop.store import petition_mapping as mapping
from desktop.store.petition_tables import PetitionTable

FIELDS = (
    "received", "number", "channel", "sender", "senders_count", "secret_file", "disclosure_consent", "type",
    "subject_area", "content", "case_count", "eligible", "ineligible_reason", "checks", "competence",
    "capacity", "complex", "complex_reason", "remote", "instance", "repeat_of", "handling", "handled_on",
    "handled_by", "document", "accepted_on", "settled_on", "result", "notice", "withdrawn", "struck",
)  # fmt: skip
NEED_DOCUMENT = frozenset({pet.PetitionHandling.GUIDED, pet.PetitionHandling.TRANSFERRED})


def new_key() -> str:
    """A key for a petition that is being typed, unique in every book."""
    return f"don-{uuid.uuid4().hex[:12]}"


def record_petition(office: Office, draft: pet.Petition) -> Change:
    """Vào sổ đơn, or change what the register says of one; a draft without a key gets one."""
    with act(office, "record_petition") as doing:
        noun = replace(draft, key=draft.key or new_key())
        if noun.disclosure_consent and noun.consent is None:
            noun = replace(noun, consent=Consent(office.user, office.clock()))
        put_petition(doing, allowed(noun))
    return doing.change


def strike_petition(office: Office, key: str, reason: str) -> Change:
    """Bỏ đơn: the line stays struck through with its reason, its number is not used again (BR-14)."""
    with act(office, "strike_petition") as doing:
        required(reason, "reason")
        noun = mapping.petition(find(doing.book, key))
        struck = Struck(office.today, nfc(reason).strip())
        put_petition(doing, replace(noun, struck=struck))
    return doing.change


def restore_petition(office: Office, key: str) -> Change:
    """Take a striking-through back."""
    with act(office, "restore_petition") as doing:
        row = find(doing.book, key)
        _put(doing, row, replace(mapping.petition(row), struck=None))
    return doing.change


def notify_sender(office: Office, key: str, notice: pet.SenderNotice) -> Change:
    """What the sender was told: it stops the clock of the notice; the Party tells in writing (BR-30)."""
    with act(office, "notify_sender") as doing:
        noun = mapping.petition(find(doing.book, key))
        if notice.on < noun.received:
            raise Refusal("before-received", field="notice", received=noun.received)
        clean = replace(notice, document=nfc(notice.document).strip())
        put_petition(doing, replace(noun, notice=clean))
    return doing.change


def withdraw_petition(office: Office, key: str, withdrawal: pet.Withdrawal) -> Change:
    """Rút đơn: needs its day; every clock stops."""
    with act(office, "withdraw_petition") as doing:
        noun = mapping.petition(find(doing.book, key))
        clean = replace(withdrawal, reason=nfc(withdrawal.reason))
        put_petition(doing, replace(noun, withdrawn=clean))
    return doing.change


def offered_numbers(office: Office, year: int) -> tuple[int, str]:
    """The incoming number and the code that the register would give next in a year."""
    with office.store.reading() as book:
        return next_petition_number(book, year), next_code(book, year)


def find(book: Session, key: str) -> PetitionTable:
    row = book.scalars(select(PetitionTable).where(PetitionTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-petition", key=key)
    return row


def put_petition(doing: Act, noun: pet.Petition) -> PetitionTable:
    """The petition's row, made or brought to what the draft says.

    What the draft cannot know stays as the book has it: number, code, consent, striking-through.
    """
    after = checked(clean(noun))
    row = doing.book.scalars(select(PetitionTable).where(PetitionTable.key == noun.key)).first()
    if row is None:
        return _new(doing, after)
    before = mapping.petition(row)
    kept = replace(after, number=after.number or before.number, struck=after.struck or before.struck)
    _put(doing, row, kept)
    return row


def clean(noun: pet.Petition) -> pet.Petition:
    """All its text NFC; a sender with nothing written is none."""
    sender = clean_person(noun.sender) if noun.sender else None
    notice, withdrawn = noun.notice, noun.withdrawn
    return replace(
        noun,
        content=nfc(noun.content),
        sender=sender if sender and not sender.is_blank else None,
        secret_file=nfc(noun.secret_file).strip(),
        ineligible_reason=nfc(noun.ineligible_reason),
        complex_reason=nfc(noun.complex_reason),
        document=nfc(noun.document).strip(),
        result=nfc(noun.result),
        notice=replace(notice, document=nfc(notice.document).strip()) if notice else None,
        withdrawn=replace(withdrawn, reason=nfc(withdrawn.reason)) if withdrawn else None,
    )


def checked(noun: pet.Petition) -> pet.Petition:
    """What may never stand in the book, a denouncer's identity before all (BR-24)."""
    required(noun.content, "content")
    for name in ("senders_count", "case_count"):
        if getattr(noun, name) < 0:
            raise Refusal("negative-count", field=name, group="")
    if noun.number is not None and noun.number < 1:
        raise Refusal("number-too-small", field="number", number=noun.number)
    if noun.is_secret and noun.sender is not None:
        raise Refusal("denunciation-identity", field="sender")
    return noun


def allowed(noun: pet.Petition) -> pet.Petition:
    """What the office itself must say when it handles a petition (BR-34, BR-36)."""
    if noun.eligible is False:
        required(noun.ineligible_reason, "ineligible_reason")
    if noun.complex:
        required(noun.complex_reason, "complex_reason")
    if noun.handling is not None and noun.handled_on is None:
        raise Refusal("required", field="handled_on")
    if noun.handling in NEED_DOCUMENT:
        required(noun.document, "document")
    if noun.handled_on is not None and noun.handled_on < noun.received:
        raise Refusal("before-received", field="handled_on", received=noun.received)
    if noun.withdrawn is not None and is_blank(noun.withdrawn.reason):
        raise Refusal("required", field="reason")
    return noun


def _new(doing: Act, noun: pet.Petition) -> PetitionTable:
    book, year = doing.book, noun.received.year
    secret = noun.type is pet.PetitionType.DENUNCIATION
    code = noun.code or (next_code(book, year) if secret else "")
    number = noun.number or next_petition_number(book, year)
    _refuse_used(book, year, number, None)
    row = PetitionTable(key=noun.key, year=year, number=number)
    fill(doing, row, replace(noun, code=code, number=number))
    book.add(row)
    book.flush()
    doing.touch(Kind.PETITION, noun.key)
    said = made(replace(noun, number=number), FIELDS)
    doing.note_change(Kind.PETITION, noun.key, {"fields": sorted(said)} if secret else said)
    return row


def _put(doing: Act, row: PetitionTable, after: pet.Petition) -> None:
    """Bring the row to this; what identifies a denouncer is never copied into the audit line (BR-63)."""
    before = mapping.petition(row)
    named = before.sender is not None
    if after.is_secret and (named or has_attachments(doing.book, Kind.PETITION, row.key)):
        raise Refusal("erase-identity-first", field="type")
    changed = differences(before, after, FIELDS)
    if not changed:
        return
    secret = after.type is pet.PetitionType.DENUNCIATION
    year, number = after.received.year, after.number or row.number
    if (year, number) != (row.year, row.number):
        _refuse_used(doing.book, year, number, row.id)
        row.year, row.number = year, number
    code = before.code or (next_code(doing.book, year) if secret else "")
    consent = (after.consent or before.consent) if after.disclosure_consent else None
    fill(doing, row, replace(after, code=code, consent=consent, number=number))
    doing.book.flush()
    closed = secret or before.type is pet.PetitionType.DENUNCIATION
    doing.note_change(Kind.PETITION, row.key, {"fields": sorted(changed)} if closed else changed)
    doing.touch(Kind.PETITION, row.key)


def _refuse_used(book: Session, year: int, number: int, own: int | None) -> None:
    taken = book.scalar(
        select(PetitionTable.id).where(PetitionTable.year == year, PetitionTable.number == number)
    )
    if taken is not None and taken != own:
        raise Refusal(
            "petition-number-used", field="number", number=number, next=next_petition_number(book, year)
        )
