"""What a session's papers say: rows resolved from the book to the wording of the session's own day.

Who denounces leaves the book as a code and the number of the paper file, nothing else (BR-24, BR-26);
identity numbers leave it masked (BR-28).
"""

import sys
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain import reception_papers as pap
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import known_limit, under_limit
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.letter_papers import Citizen, Denouncer
from desktop.domain.office import Side
from desktop.domain.papers import CommitmentOnPaper, PaperKind, PersonOnPaper
from desktop.domain.people import Person, masked_number
from desktop.registers.letter_sources import file_number
from desktop.registers.minutes_versions import frozen_version
from desktop.registers.paper_words import PaperWords
from desktop.registers.reception_sheets import (
    SessionSheet,
    find_session,
    find_visit,
    session_sheet_in,
)
from desktop.store.reception_tables import SessionTable, VisitTable

RECIPIENTS_OF_NOTICE = "reception-notice"
TOLD_AT_ONCE = frozenset({rec.CaseHandling.ANSWERED, rec.CaseHandling.GUIDED, rec.CaseHandling.HANDED_BACK})
NO_MINUTES = frozenset({rec.SessionStatus.NOT_HELD, rec.SessionStatus.POSTPONED})


def reception_minutes_in(book: Session, key: str) -> pap.ReceptionMinutesPaper:
    """The minutes to print: completed ones as they were frozen. ``key``: of a session, or of one visit.

    Refuses ``session-not-held`` for a session that did not take place.
    """
    row, visit = _session_or_visit(book, key)
    if row.status in NO_MINUTES:
        raise Refusal("session-not-held", key=key)
    kept = None
    if row.minutes_state != MinutesState.DRAFT:
        owner = record_name(Kind.RECEPTION_SESSION, row.key)
        kept = frozen_version(book, pap.ReceptionMinutesPaper, owner, row.version)
    rows = kept or _minutes(book, row.key)
    return rows if visit is None else _of_visit(book, rows, visit)


def reception_minutes_rows(book: Session, key: str) -> pap.ReceptionMinutesPaper:
    """The minutes as the book has them now: of a whole session, or of one visit by the visit's key."""
    row, visit = _session_or_visit(book, key)
    rows = _minutes(book, row.key)
    return rows if visit is None else _of_visit(book, rows, visit)


def reception_notice_rows(book: Session, key: str) -> pap.ReceptionNoticePaper:
    """The conclusion notice of a session; of who was refused only the count stands in it."""
    resolve = _Resolver(book, session_sheet_in(book, key))
    session, given = resolve.session, resolve.session.conclusion_notice
    day = given.issued_on or session.held_on
    return pap.ReceptionNoticePaper(
        head=resolve.words.head(given.number, given.issued_on),
        session=resolve.facts(),
        visits=tuple(resolve.visit(visit) for visit in resolve.standing if visit.refusal is None),
        counters=resolve.counters(resolve.standing),
        conclusion=session.conclusion,
        commitments=resolve.of_session(),
        minutes_number=str(session.minutes_number.number or ""),
        signer=resolve.words.chief_of_office(day) or resolve.words.head_of_side(day),
        recipients=resolve.words.recipients(RECIPIENTS_OF_NOTICE),
        draft=given.number is None and given.issued_on is None,
    )


def _session_or_visit(book: Session, key: str) -> tuple[SessionTable, VisitTable | None]:
    row = book.scalars(select(SessionTable).where(SessionTable.key == key)).first()
    if row is not None:
        return row, None
    if book.scalar(select(VisitTable.id).where(VisitTable.key == key)) is None:
        find_session(book, key)
    visit = find_visit(book, key)
    return book.get_one(SessionTable, visit.session_id), visit


def _minutes(book: Session, key: str) -> pap.ReceptionMinutesPaper:
    resolve = _Resolver(book, session_sheet_in(book, key))
    session, sheet = resolve.session, resolve.sheet
    number = session.minutes_number
    return pap.ReceptionMinutesPaper(
        head=resolve.words.head(number.number, number.issued_on or session.held_on),
        session=resolve.facts(),
        visits=tuple(map(resolve.visit, resolve.standing)),
        counters=resolve.counters(resolve.standing),
        conclusion=session.conclusion,
        commitments=resolve.of_session(),
        copies=session.copies,
        recipients=resolve.words.recipients(PaperKind.RECEPTION_MINUTES),
        draft=_is_draft(sheet),
        version=sheet.version,
        correction_reason=sheet.correction_reason,
    )


def _is_draft(sheet: SessionSheet) -> bool:
    """Whether the watermark is due. Minutes that came in with their number were issued before this book; ones
    opened again for a correction are a draft until completed anew."""
    open_text = sheet.state is MinutesState.DRAFT
    return open_text and (sheet.version > 1 or sheet.session.minutes_number.number is None)


def _of_visit(book: Session, rows: pap.ReceptionMinutesPaper, visit: VisitTable) -> pap.ReceptionMinutesPaper:
    """One visit's part of the minutes. The number, the conclusion and the general promises are the
    session's and stay on its own paper, unless nobody else came."""
    if visit.struck_on is not None:
        raise Refusal("unknown-visit", key=visit.key)
    if len(rows.visits) == 1:
        return rows
    resolve = _Resolver(book, session_sheet_in(book, book.get_one(SessionTable, visit.session_id).key))
    mine = tuple(each for each in resolve.standing if each.key == visit.key)
    return replace(
        rows,
        head=replace(rows.head, number=None),
        visits=tuple(each for each in rows.visits if each.number == visit.number),
        counters=resolve.counters(mine),
        conclusion="",
        commitments=(),
    )


class _Resolver:
    """One session with its names and titles as they stood on its day."""

    def __init__(self, book: Session, sheet: SessionSheet) -> None:
        self.sheet = sheet
        self.session = sheet.session
        self.side = Side(sheet.session.capacity.value)
        self.words = PaperWords(book, self.side, sheet.session.held_on)
        self.standing = tuple(visit for visit in sheet.session.visits if visit.struck is None)

    def facts(self) -> pap.ReceptionOnPaper:
        session = self.session
        delegated = session.status is rec.SessionStatus.DELEGATED
        return pap.ReceptionOnPaper(
            held_on=session.held_on,
            kind=session.kind,
            host=self.words.person(session.host, session.capacity),
            delegate=self.words.person(session.delegate, session.capacity) if delegated else None,
            delegation_reason=session.reason if delegated else "",
            start=session.start,
            end=session.end,
            place=session.place,
            ground=session.ground if session.kind is rec.SessionKind.EXTRAORDINARY else "",
            note_taker=PersonOnPaper(session.note_taker) if session.note_taker else None,
            attendees=session.attendees,
        )

    def counters(self, visits: tuple[rec.Visit, ...]) -> rec.Counters:
        limit = known_limit(self.words.catalogues.limits, "group-visit", self.session.held_on)
        return rec.counted(visits, limit.count if limit else sys.maxsize)

    def visit(self, visit: rec.Visit) -> pap.VisitOnPaper:
        """A visit as printed; of a secret one nothing typed about who came goes on (BR-26)."""
        secret = visit.is_secret
        papers = tuple(rec.ReceivedPaper("") if secret else each for each in visit.papers_received)
        refusal = visit.refusal
        return pap.VisitOnPaper(
            number=visit.number,
            arrived=visit.arrived,
            people=() if secret else tuple(map(_citizen, visit.people)),
            people_count=visit.people_count,
            representatives=() if secret else visit.representatives,
            appointing_paper="" if secret else visit.appointing_paper,
            denouncer=Denouncer(visit.code, file_number(visit.secret_file)) if secret else None,
            papers_received=papers,
            read_back=visit.read_back,
            signed=visit.signed,
            sign_refusal_reason="" if secret else visit.sign_refusal_reason,
            refusal=replace(refusal, detail="") if refusal and secret else refusal,
            cases=tuple(map(self.case, visit.cases)),
            notice_by=self.notice_by(visit),
        )

    def case(self, case: rec.Case) -> pap.CaseOnPaper:
        area = self.words.catalogues.subject_area(case.subject_area)
        return pap.CaseOnPaper(
            type=case.type,
            content=case.content,
            request=case.request,
            subject_area=area.name if area else "",
            occurrence=case.occurrence,
            same_content_people=case.same_content_people,
            settled_by=case.settled_by,
            in_competence=case.in_competence,
            handling=case.handling,
            handled_by=self.words.body(case.handled_by),
            document=case.document,
            answer=case.answer,
            commitments=tuple(
                self.commitment(made)
                for made in self.sheet.commitments
                if made.source and made.source.case == case.key
            ),
        )

    def of_session(self) -> tuple[CommitmentOnPaper, ...]:
        """The promises that answer no single case."""
        return tuple(
            self.commitment(made)
            for made in self.sheet.commitments
            if made.source is None or made.source.case is None
        )

    def commitment(self, made: Commitment) -> CommitmentOnPaper:
        """A promise; who made it is named only when it was not who received."""
        shown = self.words.commitment(made)
        receiver = self.facts().receiver
        own = shown.promised_by and receiver and shown.promised_by.name == receiver.name
        return replace(shown, promised_by=None if own else shown.promised_by, promised_to="")

    def notice_by(self, visit: rec.Visit) -> date | None:
        """The last day to tell the citizen what becomes of it (BR-30); none where all was said at once."""
        waiting = [case for case in visit.cases if case.handling not in TOLD_AT_ONCE]
        if visit.refusal is not None or visit.is_secret or not waiting:
            return None
        catalogues, day = self.words.catalogues, self.session.held_on
        limit = known_limit(catalogues.limits, f"{self.side}-notice", day)
        return under_limit(limit, day, catalogues.calendar).due if limit else None


def _citizen(person: Person) -> Citizen:
    return Citizen(person.name, person.address, person.old_address, masked_number(person.id_number))
