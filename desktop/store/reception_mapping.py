"""Rows of sessions and visits to the nouns of the domain and back."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain.collation import name_key
from desktop.domain.dialogue import DocumentNumber, MinutesState
from desktop.domain.office import Capacity
from desktop.domain.people import Person
from desktop.domain.vietnamese import fold
from desktop.store import reception_tables as tab
from desktop.store.references import References


def session(row: tab.SessionTable, visits: tuple[rec.Visit, ...] = ()) -> rec.ReceptionSession:
    """The whole session; its visits are read by ``visits_of`` where they are wanted."""
    return rec.ReceptionSession(
        key=row.key,
        held_on=row.held_on,
        capacity=Capacity(row.capacity),
        host=row.host.key,
        kind=rec.SessionKind(row.kind),
        status=rec.SessionStatus(row.status),
        start=row.start,
        end=row.end,
        place=row.place,
        ground=row.ground,
        delegate=row.delegate.key if row.delegate else None,
        reason=row.reason,
        moved_to=row.moved_to,
        note_taker=row.note_taker,
        attendees=tuple(rec.Attendee(**each) for each in row.attendees),
        posted_on=row.posted_on,
        minutes_number=DocumentNumber(row.number, row.issued_on),
        conclusion=row.conclusion,
        conclusion_notice=DocumentNumber(row.notice_number, row.notice_issued_on),
        copies=row.copies,
        visits=visits,
        completed=row.minutes_state != MinutesState.DRAFT,
    )


def fill_session(row: tab.SessionTable, noun: rec.ReceptionSession, references: References) -> None:
    """Everything but the visits and the state of the minutes, which have acts of their own."""
    host = references.official(noun.host, "host")
    assert host is not None
    row.held_on = noun.held_on
    row.capacity = noun.capacity
    row.host_id = host
    row.kind = noun.kind
    row.status = noun.status
    row.start, row.end = noun.start, noun.end
    row.place = noun.place
    row.ground = noun.ground
    row.delegate_id = references.official(noun.delegate, "delegate")
    row.reason = noun.reason
    row.moved_to = noun.moved_to
    row.note_taker = noun.note_taker
    row.attendees = [asdict(each) for each in noun.attendees]
    row.posted_on = noun.posted_on
    row.number = noun.minutes_number.number
    row.issued_on = noun.minutes_number.issued_on
    row.conclusion = noun.conclusion
    row.notice_number = noun.conclusion_notice.number
    row.notice_issued_on = noun.conclusion_notice.issued_on
    row.copies = noun.copies


def visits_of(book: Session, session_id: int) -> tuple[rec.Visit, ...]:
    """A session's visits in the order they came, struck-through ones too."""
    statement = select(tab.VisitTable).where(tab.VisitTable.session_id == session_id)
    return tuple(map(visit, book.scalars(statement.order_by(tab.VisitTable.position))))


def visit(row: tab.VisitTable) -> rec.Visit:
    return rec.Visit(
        key=row.key,
        arrived=row.arrived,
        people=tuple(
            Person(each.name, each.address, each.old_address, each.id_number, each.phone)
            for each in row.people
        ),
        people_count=row.people_count,
        representatives=tuple(row.representatives),
        appointing_paper=row.appointing_paper,
        read_back=row.read_back,
        signed=rec.Signed(row.signed) if row.signed else None,
        sign_refusal_reason=row.sign_refusal_reason,
        refusal=_refusal(row),
        papers_received=tuple(rec.ReceivedPaper(**each) for each in row.papers_received),
        secret_file=row.secret_file,
        disclosure_consent=row.disclosure_consent,
        consent=rec.Consent(row.consent_by, row.consent_at) if row.consent_at else None,
        cases=tuple(map(case, row.cases)),
        number=row.number,
        code=row.code,
        struck=rec.Struck(row.struck_on, row.struck_reason) if row.struck_on else None,
    )


def _refusal(row: tab.VisitTable) -> rec.ReceptionRefusal | None:
    if not row.refusal_ground:
        return None
    return rec.ReceptionRefusal(
        row.refusal_ground, row.refusal_detail, row.refusal_number, row.refusal_issued_on
    )


def case(row: tab.CaseTable) -> rec.Case:
    return rec.Case(
        key=row.key,
        type=rec.CaseType(row.type),
        content=row.content,
        subject_area=row.subject_area.key if row.subject_area else None,
        request=row.request,
        occurrence=rec.Occurrence(row.occurrence) if row.occurrence else None,
        same_content_people=row.same_content_people,
        settled_by=row.settled_by,
        in_competence=row.in_competence,
        handling=rec.CaseHandling(row.handling) if row.handling else None,
        handled_by=row.handled_by.key if row.handled_by else None,
        document=row.document,
        answer=row.answer,
        result=row.result,
        note=row.note,
    )


def fill_visit(row: tab.VisitTable, noun: rec.Visit, references: References) -> None:
    """The whole visit but its place, day and numbers, which the service gives."""
    row.arrived = noun.arrived
    row.people_count = noun.people_count
    row.representatives = list(noun.representatives)
    row.appointing_paper = noun.appointing_paper
    row.read_back = noun.read_back
    row.signed = noun.signed
    row.sign_refusal_reason = noun.sign_refusal_reason
    refusal = noun.refusal
    row.refusal_ground = refusal.ground if refusal else ""
    row.refusal_detail = refusal.detail if refusal else ""
    row.refusal_number = refusal.number if refusal else None
    row.refusal_issued_on = refusal.issued_on if refusal else None
    row.papers_received = [asdict(each) for each in noun.papers_received]
    row.secret_file = noun.secret_file
    row.disclosure_consent = noun.disclosure_consent
    row.consent_by = noun.consent.recorded_by if noun.consent else ""
    row.consent_at = noun.consent.recorded_at if noun.consent else None
    row.code = noun.code
    row.struck_on = noun.struck.on if noun.struck else None
    row.struck_reason = noun.struck.reason if noun.struck else ""
    _fill_people(row, noun.people)
    _fill_cases(row, noun.cases, references)
    row.title = title_of(noun)
    row.sort_key = name_key(row.title)
    row.folded = fold(" ".join(_words_of(noun)))


def title_of(noun: rec.Visit) -> str:
    """Whose visit a list shows: the first person's name, or the code of a denunciation (BR-26)."""
    if noun.is_secret:
        return noun.code
    return noun.people[0].name if noun.people else ""


def _words_of(noun: rec.Visit) -> Iterable[str]:
    yield noun.code
    for each in () if noun.is_secret else noun.people:
        yield from (each.name, each.address, each.old_address)
    for matter in noun.cases:
        yield from (matter.content, matter.request)


def _fill_people(row: tab.VisitTable, people: tuple[Person, ...]) -> None:
    while len(row.people) > len(people):
        row.people.pop()
    for at, each in enumerate(people):
        if at == len(row.people):
            row.people.append(tab.VisitPersonTable(position=at))
        kept = row.people[at]
        kept.name, kept.address, kept.old_address = each.name, each.address, each.old_address
        kept.id_number, kept.phone = each.id_number, each.phone
        kept.folded_name = fold(each.name)


def _fill_cases(row: tab.VisitTable, cases: tuple[rec.Case, ...], references: References) -> None:
    known = {each.key: each for each in row.cases}
    row.cases = [known.get(each.key) or tab.CaseTable(key=each.key) for each in cases]
    for at, (kept, noun) in enumerate(zip(row.cases, cases, strict=True)):
        kept.position = at
        kept.type = noun.type or ""
        kept.subject_area_id = references.subject_area(noun.subject_area, "subject_area")
        kept.content = noun.content
        kept.request = noun.request
        kept.occurrence = noun.occurrence
        kept.same_content_people = noun.same_content_people
        kept.settled_by = noun.settled_by
        kept.in_competence = noun.in_competence
        kept.handling = noun.handling
        kept.handled_by_id = references.body(noun.handled_by, "handled_by")
        kept.document = noun.document
        kept.answer = noun.answer
        kept.result = noun.result
        kept.note = noun.note
