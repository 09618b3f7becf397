"""What a letter is about, whichever register it stands in: a petition, a visit or one case of a visit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import letter_papers as let
from desktop.domain import petition as pet
from desktop.domain import reception as rec
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.people import Person
from desktop.domain.petition_clocks import PARTY_NOTICE, PROMISE, clocks, side_of
from desktop.registers.paper_words import PaperWords
from desktop.registers.reception_sheets import find_visit, visit_sheet_in
from desktop.store import mapping, petition_mapping
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, VisitTable

SETTLEMENTS = ("complaint-first", "complaint-second", "denunciation-settlement")
OUTCOMES = {
    "accepted": let.Outcome.ACCEPTED,
    "transferred": let.Outcome.TRANSFERRED,
    "urged": let.Outcome.URGED,
    "guided": let.Outcome.GUIDED,
    "handed_back": let.Outcome.HANDED_BACK,
    None: let.Outcome.MORE_TIME,
}
"""What was decided, as the sender is told; answers given on the spot and filed papers are not in it."""


@dataclass(frozen=True)
class Brought:
    """A petition, a visit or a case as a letter needs it.

    ``documents`` are the papers handed in with a matter that came alone; ``handled_on`` the day of the
    decision, for the signer's title. One of ``petition`` and ``visit`` with its ``session`` is given.
    """

    words: PaperWords
    kind: Kind
    key: str
    citizen: let.Correspondent | None
    arrival: let.Arrival
    matters: tuple[let.MatterOnPaper, ...]
    documents: tuple[str, ...] = ()
    handled_on: date | None = None
    petition: pet.Petition | None = None
    visit: rec.Visit | None = None
    session: rec.ReceptionSession | None = None

    @property
    def owner(self) -> str:
        return record_name(self.kind, self.key)


def brought_in(book: Session, key: str, *kinds: Kind) -> Brought:
    """The record of that key, looked for in the registers named; struck-through ones have no letters."""
    found = next((made for kind in kinds if (made := _FINDERS[kind](book, key)) is not None), None)
    if found is None:
        raise Refusal("letter-source-unknown", key=key)
    struck = (found.petition or found.visit or rec.Visit("")).struck
    if struck is not None:
        raise Refusal("letter-record-struck", key=key)
    return found


def _petition(book: Session, key: str) -> Brought | None:
    row = book.scalars(select(PetitionTable).where(PetitionTable.key == key)).first()
    if row is None:
        return None
    noun = petition_mapping.petition(row)
    words = PaperWords(book, side_of(noun), noun.received)
    promised = book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.petition_id == row.id))
    return Brought(
        words=words,
        kind=Kind.PETITION,
        key=key,
        citizen=_sender(noun),
        arrival=let.Arrival(noun.received, noun.channel, noun.number),
        matters=(_petition_matter(noun, words, tuple(map(mapping.commitment, promised))),),
        handled_on=noun.handled_on,
        petition=noun,
    )


def _sender(noun: pet.Petition) -> let.Correspondent | None:
    if noun.is_secret:
        return let.Denouncer(noun.code, file_number(noun.secret_file))
    return _citizen(noun.sender, noun.senders_count) if noun.sender else None


def _citizen(person: Person, count: int) -> let.Citizen:
    return let.Citizen(person.name, person.address, person.old_address, person.id_number, max(count, 1))


def file_number(secret_file: str) -> str:
    """``05/2026-HSM`` of "Hồ sơ mật số 05/2026-HSM, tủ số 2": where it stands is nobody's business."""
    number = re.sub(r"^\s*hồ sơ mật\s*(số)?[\s:]*", "", secret_file, flags=re.IGNORECASE)
    return re.split(r"[,;]", number, maxsplit=1)[0].strip()


def _petition_matter(
    noun: pet.Petition, words: PaperWords, promised: tuple[Commitment, ...]
) -> let.MatterOnPaper:
    sent = noun.notice.document if noun.notice else ""
    guided = noun.handling in (pet.PetitionHandling.GUIDED, pet.PetitionHandling.HANDED_BACK)
    return let.MatterOnPaper(
        type=noun.type,
        content=noun.content,
        outcome=OUTCOMES.get(noun.handling),
        body=words.body(noun.handled_by) or _lead(promised, words),
        document="" if noun.document == sent else noun.document,
        document_on=noun.handled_on,
        due_on=_petition_due(noun, words, promised),
        explanation=noun.ineligible_reason or noun.result if guided else noun.complex_reason,
        in_competence=None if noun.competence is None else noun.competence is not pet.Competence.OTHER,
    )


def _petition_due(noun: pet.Petition, words: PaperWords, promised: tuple[Commitment, ...]) -> date | None:
    """The day told to the sender: a leader's promise, else the law's to settle; of what needs more time
    the longer limit of a complex matter (BR-30…33)."""
    found = clocks(noun, words.catalogues.limits, words.catalogues.calendar, promised)
    if noun.handling is None:
        told = [clock for clock in found if clock.duty == f"{PARTY_NOTICE}-complex"]
    else:
        told = [clock for clock in found if clock.duty == PROMISE] or [
            clock for clock in found if clock.duty.startswith(SETTLEMENTS)
        ]
    return max((clock.due.due for clock in told), default=None)


def _visit(book: Session, key: str) -> Brought | None:
    row = book.scalars(select(VisitTable).where(VisitTable.key == key)).first()
    return _of_visit(book, row, None) if row is not None else None


def _case(book: Session, key: str) -> Brought | None:
    row = book.scalars(select(VisitTable).join(CaseTable).where(CaseTable.key == key)).first()
    return _of_visit(book, row, key) if row is not None else None


def _of_visit(book: Session, row: VisitTable, case: str | None) -> Brought:
    """The visit with all its matters, or with the one of a case."""
    sheet = visit_sheet_in(book, find_visit(book, row.key).key)
    words = PaperWords(book, Side(sheet.session.capacity), sheet.session.held_on)
    cases = [each for each in sheet.visit.cases if case is None or each.key == case]
    alone = len(sheet.visit.cases) == 1
    return Brought(
        words=words,
        kind=Kind.CASE if case else Kind.VISIT,
        key=case or row.key,
        citizen=_visitor(sheet.visit),
        arrival=let.Arrival(sheet.session.held_on),
        matters=tuple(_case_matter(each, words, sheet.commitments) for each in cases if _is_told(each)),
        documents=tuple(map(_document, sheet.visit.papers_received)) if alone else (),
        visit=sheet.visit,
        session=sheet.session,
    )


def _is_told(case: rec.Case) -> bool:
    """Whether there is something left to tell: not what was answered or noted on the spot."""
    return case.handling is None or case.handling in OUTCOMES


def _visitor(visit: rec.Visit) -> let.Correspondent | None:
    if visit.is_secret:
        return let.Denouncer(visit.code, file_number(visit.secret_file))
    if visit.people:
        return _citizen(visit.people[0], max(visit.people_count, len(visit.people)))
    if visit.representatives:
        return let.Citizen(visit.representatives[0], count=max(visit.people_count, 1))
    return None


def _case_matter(case: rec.Case, words: PaperWords, promised: Iterable[Commitment]) -> let.MatterOnPaper:
    own = tuple(made for made in promised if made.source and made.source.case == case.key)
    guided = case.handling in (rec.CaseHandling.GUIDED, rec.CaseHandling.HANDED_BACK)
    return let.MatterOnPaper(
        type=pet.PetitionType(case.type.value) if case.type else None,
        content=case.content,
        request=case.request,
        outcome=OUTCOMES.get(case.handling),
        body=words.body(case.handled_by) or _lead(own, words),
        document=case.document,
        due_on=_promised_day(own),
        explanation=case.answer if guided else "",
        in_competence=case.in_competence,
    )


def _lead(promised: tuple[Commitment, ...], words: PaperWords) -> str:
    return next((name for made in promised if (name := words.body(made.lead))), "")


def _promised_day(promised: tuple[Commitment, ...]) -> date | None:
    """The last day of what was promised: by then all of it is answered."""
    return max((made.due_now for made in promised if made.due_now), default=None)


def _document(paper: rec.ReceivedPaper) -> str:
    pages = f"{paper.pages:02d} trang" if paper.pages else ""
    told = ", ".join(part for part in (pages, paper.condition) if part)
    return f"{paper.title} ({told})" if told else paper.title


_FINDERS = {Kind.PETITION: _petition, Kind.VISIT: _visit, Kind.CASE: _case}
