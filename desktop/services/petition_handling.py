"""What the office decides on a petition: taken up, guided, transferred, handed back, filed, settled."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain import commitment as com
from desktop.domain import petition as pet
from desktop.domain.changes import Change, Kind
from desktop.domain.deadlines import known_limit
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.office import Side
from desktop.domain.petitions import Part, split_parts
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.office import limits_in
from desktop.registers.petition_sheets import transferred_in
from desktop.services.acts import Act, act, required
from desktop.services.commitments import new_key as new_commitment_key
from desktop.services.commitments import put_commitment
from desktop.services.erasing_files import remove_all_files
from desktop.services.petitions import NEED_DOCUMENT, allowed, find, new_key, put_petition
from desktop.store import petition_mapping as mapping
from desktop.store.petition_tables import PetitionTable

USUAL_LIMIT = "commitment-default"


@dataclass(frozen=True, slots=True)
class Handling:
    """One decision: what, on which day, by which body and document; ``reason`` why, where one is asked."""

    what: pet.PetitionHandling
    on: date
    body: str | None = None
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """What kind of petition it is and whose matter; ``checks`` are the conditions that are met (BR-36)."""

    eligible: bool
    competence: pet.Competence
    capacity: Side | None = None
    checks: tuple[str, ...] = ()
    ineligible_reason: str = ""
    subject_area: str | None = None


def classify_petition(office: Office, key: str, said: Classification) -> Change:
    """Phân loại: by condition and by competence (Thông tư 05/2021/TT-TTCP Điều 6)."""
    with act(office, "classify_petition") as doing:
        noun = _open(doing, key)
        classified = replace(
            noun,
            eligible=said.eligible,
            competence=said.competence,
            capacity=said.capacity or noun.capacity,
            checks=said.checks,
            ineligible_reason="" if said.eligible else said.ineligible_reason,
            subject_area=said.subject_area or noun.subject_area,
        )
        put_petition(doing, allowed(classified))
    return doing.change


def handle_petition(office: Office, key: str, done: Handling) -> Change:
    """Record a decision. Guidance and transfer need their document; the same content is transferred once,
    a second time needs its reason (BR-34; Thông tư 05/2021/TT-TTCP Điều 14)."""
    with act(office, "handle_petition") as doing:
        noun = _open(doing, key)
        what, reason = done.what, nfc(done.reason).strip()
        if what is pet.PetitionHandling.TRANSFERRED:
            _once(doing, noun, reason)
            required(done.body or "", "handled_by")
        if what in NEED_DOCUMENT:
            _numbered(done.document)
        if what in {pet.PetitionHandling.HANDED_BACK, pet.PetitionHandling.FILED}:
            required(reason, "reason")
        accepted = done.on if what is pet.PetitionHandling.ACCEPTED else noun.accepted_on
        handled = replace(
            noun,
            handling=what,
            handled_on=done.on,
            handled_by=done.body,
            document=done.document,
            accepted_on=accepted,
            result=reason or noun.result,
        )
        put_petition(doing, allowed(handled))
    return doing.change


def settle_petition(office: Office, key: str, on: date, result: str) -> Change:
    """Ghi kết quả: answered or decided; needs the day and the result."""
    with act(office, "settle_petition") as doing:
        settle_in(doing, key, on, result)
    return doing.change


def settle_in(doing: Act, key: str, on: date, result: str) -> None:
    """Within an act under way: the one place where a petition gets its result."""
    noun = _open(doing, key)
    required(result, "result")
    if on < noun.received:
        raise Refusal("before-received", field="settled_on", received=noun.received)
    if noun.accepted_on is not None and on < noun.accepted_on:
        raise Refusal("settled-before-accepted", field="settled_on", accepted=noun.accepted_on)
    put_petition(doing, replace(noun, settled_on=on, result=nfc(result).strip()))


def link_repeat(office: Office, key: str, earlier: str | None) -> Change:
    """Ghi là nhiều lần: this petition repeats an earlier one; ``None`` parts them again."""
    with act(office, "link_repeat") as doing:
        noun = mapping.petition(find(doing.book, key))
        if earlier is not None and find(doing.book, earlier).key == key:
            raise Refusal("repeats-itself", field="repeat_of")
        put_petition(doing, replace(noun, repeat_of=earlier))
    return doing.change


def split_petition(office: Office, key: str, parts: tuple[Part, ...]) -> Change:
    """Tách đơn nhiều nội dung: the first part stays under its number, the others get their own (BR-19).

    A part that is a denunciation stands apart, without anything that tells who sent it; what was scanned of
    the whole leaves the book.
    """
    removed = 0
    with act(office, "split_petition") as doing:
        fresh = tuple(replace(part, key=new_key()) for part in parts)
        if any(part.type is pet.PetitionType.DENUNCIATION for part in parts):
            removed = remove_all_files(doing, Kind.PETITION, key)
            doing.note(attachments=removed)
        for part in split_parts(_open(doing, key), fresh):
            put_petition(doing, part)
    if removed:
        with suppress(BookUnusable):  # busy now: the purge is still owed
            office.store.purge()
    return doing.change


def reopen_petition(office: Office, key: str) -> Change:
    """Take back a result or a withdrawal that was written by mistake; the audit line keeps what stood."""
    with act(office, "reopen_petition") as doing:
        noun = mapping.petition(find(doing.book, key))
        put_petition(doing, replace(noun, settled_on=None, withdrawn=None))
    return doing.change


def promise_from_petition(office: Office, key: str, by: str | None = None) -> Change:
    """Thành cam kết: the petition's content promised to its sender, under the office's usual limit.

    ``by`` is who promises. A denouncer is called by the code (BR-24).
    """
    with act(office, "promise_from_petition") as doing:
        noun, today = _open(doing, key), office.today
        limit = known_limit(limits_in(doing.book), USUAL_LIMIT, today)
        if limit is None:
            raise Refusal("no-limit", key=USUAL_LIMIT, day=today)
        made = com.Commitment(
            new_commitment_key(),
            " ".join(noun.content.split()),
            today,
            com.Due(com.DueKind(limit.unit.value), count=limit.count),
            source=com.CommitmentSource(petition=noun.key),
            promised_to=mapping.title_of(noun),
            promised_by=by,
            lead=noun.handled_by,
            reply_in_writing=True,
        )
        put_commitment(doing, made)
    return doing.change


def _open(doing: Act, key: str) -> pet.Petition:
    """The petition as it stands. Raises ``petition-closed`` where nothing more is to be written."""
    row: PetitionTable = find(doing.book, key)
    noun = mapping.petition(row)
    if noun.struck is not None or noun.withdrawn is not None or noun.settled_on is not None:
        raise Refusal("petition-closed", number=row.number)
    return noun


def _numbered(document: str) -> None:
    """Guidance and transfer are found again by the number of their paper (BR-34)."""
    required(document, "document")
    if not any(sign.isdecimal() for sign in document):
        raise Refusal("document-without-number", field="document")


def _once(doing: Act, noun: pet.Petition, reason: str) -> None:
    before = transferred_in(doing.book, noun)
    if before is not None and not reason:
        raise Refusal("transferred-before", field="reason", on=before.on, document=before.document)
