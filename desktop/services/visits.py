"""Visits at a reception: recorded one after another while people speak (BR-14…24)."""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.vietnamese import is_blank, nfc
from desktop.office import Office
from desktop.registers.attachments import has_attachments
from desktop.registers.reception_sheets import find_visit
from desktop.services.acts import Act, act, differences, made, required
from desktop.services.commitments import drop_commitments, put_commitment
from desktop.services.reception_sessions import open_session
from desktop.services.register_numbers import RunningNumbers, next_code, next_visit_number
from desktop.store import reception_mapping as mapping
from desktop.store import tables as tab
from desktop.store.reception_tables import SessionTable, VisitTable

FIELDS = (
    "arrived", "people", "people_count", "representatives", "appointing_paper", "read_back", "signed",
    "sign_refusal_reason", "refusal", "papers_received", "secret_file", "disclosure_consent", "cases",
    "struck",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What the visit form holds: a visit and the commitments made from its cases.

    Each commitment's source names its case. ``position`` is the place among the visits, from 0; ``None``
    keeps the place, or puts a new one last.
    """

    session: str
    visit: rec.Visit
    commitments: tuple[Commitment, ...] = ()
    position: int | None = None


def new_key() -> str:
    """A key for a visit that is being typed, unique in every book."""
    return f"lt-{uuid.uuid4().hex[:12]}"


def new_case_key() -> str:
    return f"vv-{uuid.uuid4().hex[:12]}"


def upcoming_numbers(office: Office, year: int) -> tuple[int, str]:
    """The running number and the code that the next visit of a year, the next denunciation would get."""
    with office.store.reading() as book:
        return next_visit_number(book, year), next_code(book, year)


def record_visit(office: Office, draft: VisitDraft) -> Change:
    """Put a visit, its cases and their commitments in the book; the same visit again replaces it.

    A planned session in which somebody was received is held.
    """
    with act(office, "record_visit") as doing:
        session = open_session(doing.book, draft.session)
        if session.status == rec.SessionStatus.PLANNED:
            session.status = rec.SessionStatus.HELD
            held = {"status": [str(rec.SessionStatus.PLANNED), str(rec.SessionStatus.HELD)]}
            doing.note_change(Kind.RECEPTION_SESSION, session.key, held)
        visit = _with_consent(office, draft.visit)
        row = put_visit(doing, session, visit, draft.position)
        kept = {made.key for made in draft.commitments}
        drop_commitments(doing, set(_promised(doing.book, [case.id for case in row.cases])) - kept)
        for made in draft.commitments:
            case = made.source.case if made.source else None
            put_commitment(doing, replace(made, source=CommitmentSource(session=draft.session, case=case)))
        doing.touch(Kind.RECEPTION_SESSION, draft.session)
    return doing.change


def strike_visit(office: Office, key: str, reason: str) -> Change:
    """Bỏ lượt: the line stays struck through with its reason, its number is not used again (BR-14)."""
    with act(office, "strike_visit") as doing:
        required(reason, "reason")
        row = find_open(doing.book, key)
        visit = replace(mapping.visit(row), struck=rec.Struck(office.today, nfc(reason).strip()))
        _put(doing, row, visit)
    return doing.change


def restore_visit(office: Office, key: str) -> Change:
    """Take a striking-through back."""
    with act(office, "restore_visit") as doing:
        row = find_open(doing.book, key)
        _put(doing, row, replace(mapping.visit(row), struck=None))
    return doing.change


def find_open(book: Session, key: str) -> VisitTable:
    """The visit, unless its session's minutes are completed."""
    row = find_visit(book, key)
    state = book.scalar(select(SessionTable.minutes_state).where(SessionTable.id == row.session_id))
    if state != MinutesState.DRAFT:
        raise Refusal("minutes-frozen", key=key)
    return row


def put_visit(doing: Act, session: SessionTable, noun: rec.Visit, position: int | None = None) -> VisitTable:
    """The visit's row in this session, made or brought to what the draft says.

    What the draft cannot know stays as the book has it: running number, code, consent.
    """
    after = checked(clean(noun))
    row = doing.book.scalars(select(VisitTable).where(VisitTable.key == noun.key)).first()
    if row is None:
        row = _new(doing, session, after)
    elif row.session_id != session.id:
        raise Refusal("key-used", field="key", key=noun.key)
    else:
        _put(doing, row, replace(after, struck=after.struck or mapping.visit(row).struck))
    if position is not None and row.position != position:
        _place(doing.book, row, position)
        doing.touch(Kind.VISIT, noun.key)
    return row


def add_visit(
    doing: Act, session: SessionTable, noun: rec.Visit, position: int, numbers: RunningNumbers
) -> None:
    """A visit the book does not have, one of many: it is written with the next flush."""
    _add(doing, session, checked(clean(noun)), position, numbers)


def clean(noun: rec.Visit) -> rec.Visit:
    """All its text NFC, without blank people, papers or names; each case once."""
    refusal = noun.refusal
    return replace(
        noun,
        people=tuple(clean_person(each) for each in noun.people if not each.is_blank),
        representatives=tuple(nfc(each).strip() for each in noun.representatives if not is_blank(each)),
        appointing_paper=nfc(noun.appointing_paper).strip(),
        sign_refusal_reason=nfc(noun.sign_refusal_reason),
        refusal=replace(refusal, ground=nfc(refusal.ground).strip(), detail=nfc(refusal.detail))
        if refusal and not is_blank(refusal.ground)
        else None,
        papers_received=tuple(
            replace(each, title=nfc(each.title).strip(), condition=nfc(each.condition).strip())
            for each in noun.papers_received
            if not is_blank(each.title)
        ),
        secret_file=nfc(noun.secret_file).strip(),
        cases=tuple(map(_clean_case, noun.cases)),
    )


def clean_person(noun: Person) -> Person:
    return Person(*(nfc(text).strip() for text in noun.words))


def _clean_case(noun: rec.Case) -> rec.Case:
    return replace(
        noun,
        content=nfc(noun.content),
        request=nfc(noun.request),
        settled_by=nfc(noun.settled_by).strip(),
        document=nfc(noun.document).strip(),
        answer=nfc(noun.answer),
        result=nfc(noun.result),
        note=nfc(noun.note),
    )


def checked(noun: rec.Visit) -> rec.Visit:
    """What may never stand in the book: a case without type or content, a denouncer's identity (BR-24)."""
    for case in noun.cases:
        if case.type is None:
            raise Refusal("case-type", field="type", case=case.key)
        required(case.content, "content")
        if case.same_content_people < 0:
            raise Refusal("negative-count", field="same_content_people", group="")
    if noun.people_count < 0:
        raise Refusal("negative-count", field="people_count", group="")
    if noun.is_secret and (noun.people or noun.representatives or noun.appointing_paper):
        raise Refusal("denunciation-identity", field="people")
    return noun


def _new(doing: Act, session: SessionTable, noun: rec.Visit) -> VisitTable:
    count = doing.book.scalar(select(func.count()).where(VisitTable.session_id == session.id))
    row = _add(doing, session, noun, count or 0, RunningNumbers(doing.book))
    doing.book.flush()
    return row


def _add(
    doing: Act, session: SessionTable, noun: rec.Visit, position: int, numbers: RunningNumbers
) -> VisitTable:
    year = session.held_on.year
    code = numbers.code(year) if noun.is_denunciation and not noun.code else noun.code
    row = VisitTable(
        key=noun.key,
        session_id=session.id,
        position=position,
        visited_on=session.held_on,
        register_year=year,
        number=numbers.visit(year),
    )
    mapping.fill_visit(row, replace(noun, code=code), doing.references)
    doing.book.add(row)
    doing.touch(Kind.VISIT, noun.key)
    said = {"number": [None, row.number], **made(noun, FIELDS)}
    doing.note_change(Kind.VISIT, noun.key, {"fields": sorted(said)} if noun.is_denunciation else said)
    return row


def _put(doing: Act, row: VisitTable, after: rec.Visit) -> None:
    """Bring the row to this; what identifies a denouncer is never copied into the audit line (BR-63)."""
    before = mapping.visit(row)
    if after.is_secret and (before.people or has_attachments(doing.book, Kind.VISIT, row.key)):
        raise Refusal("erase-identity-first", field="type")
    changed = differences(before, after, FIELDS)
    if not changed:
        return
    code = before.code or (next_code(doing.book, row.register_year) if after.is_denunciation else "")
    left = {case.key for case in before.cases} - {case.key for case in after.cases}
    drop_commitments(doing, _promised(doing.book, [case.id for case in row.cases if case.key in left]))
    consent = (after.consent or before.consent) if after.disclosure_consent else None
    mapping.fill_visit(row, replace(after, code=code, consent=consent), doing.references)
    doing.book.flush()
    closed = before.is_denunciation or after.is_denunciation
    doing.note_change(Kind.VISIT, row.key, {"fields": sorted(changed)} if closed else changed)
    doing.touch(Kind.VISIT, row.key)


def _promised(book: Session, cases: list[int]) -> list[str]:
    """Keys of the commitments made from these cases."""
    table = tab.CommitmentTable
    return list(book.scalars(select(table.key).where(table.case_id.in_(cases))))


def _with_consent(office: Office, visit: rec.Visit) -> rec.Visit:
    """Who recorded that the denouncer agreed to be named, and when (BR-24)."""
    if not visit.disclosure_consent or visit.consent is not None:
        return visit
    return replace(visit, consent=rec.Consent(office.user, office.clock()))


def _place(book: Session, row: VisitTable, position: int) -> None:
    others = book.scalars(
        select(VisitTable)
        .where(VisitTable.session_id == row.session_id, VisitTable.id != row.id)
        .order_by(VisitTable.position, VisitTable.id)
    ).all()
    order = [*others[:position], row, *others[position:]]
    for place, each in enumerate(order):
        each.position = place
    book.flush()
