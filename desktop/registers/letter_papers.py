"""Letters about a visit, a case or a petition: rows resolved from the book to the wording of their day.

A letter that makes no sense for its record is refused in one sentence: a transfer slip without a
transfer, a refusal notice of someone who was received.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import letter_papers as let
from desktop.domain.changes import Kind
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity
from desktop.domain.papers import PaperKind, PersonOnPaper
from desktop.domain.petition import PetitionHandling, PetitionType
from desktop.registers.letter_sources import Brought, brought_in
from desktop.store import tables as tab

DOC_TYPES = {
    PaperKind.ACCEPTANCE_NOTICE: {"party": "TB", "state": "TB"},
    PaperKind.REFUSAL_NOTICE: {"party": "TB", "state": "TB"},
    PaperKind.GUIDANCE_SLIP: {"party": "PHD", "state": "HD"},
    PaperKind.TRANSFER_SLIP: {"party": "PC", "state": "PC"},
}
"""The series each letter takes its number from, as its own wording prints it."""
SOURCES = {
    PaperKind.ACCEPTANCE_NOTICE: (Kind.PETITION, Kind.VISIT, Kind.CASE),
    PaperKind.RECEIPT: (Kind.VISIT,),
    PaperKind.REFUSAL_NOTICE: (Kind.VISIT,),
    PaperKind.GUIDANCE_SLIP: (Kind.PETITION, Kind.CASE),
    PaperKind.TRANSFER_SLIP: (Kind.PETITION, Kind.CASE),
}
"""By kind of letter, the registers its key is looked for in."""
BACK = frozenset({let.Outcome.GUIDED, let.Outcome.HANDED_BACK})


def letter_source(book: Session, kind: PaperKind, key: str) -> Brought:
    return brought_in(book, key, *SOURCES[kind])


def letter_rows(
    book: Session, kind: PaperKind, key: str, issued: DocumentNumber | None = None
) -> let.LetterPaper:
    """The rows of a letter; ``issued`` is the number and day it is being given, else those it has."""
    return _MAKERS[kind](letter_source(book, kind, key), issued)


def _acceptance(found: Brought, issued: DocumentNumber | None) -> let.AcceptanceNoticePaper:
    kind = PaperKind.ACCEPTANCE_NOTICE
    _refuse_without_news(found)
    sent = found.petition.notice if found.petition else None
    given = issued or number_of(found, kind, sent.document if sent else "", sent.on if sent else None)
    return let.AcceptanceNoticePaper(
        **_letter(found, kind, given),
        arrival=found.arrival,
        matters=found.matters,
        contact=found.words.chief_of_office(_day(found, given)),
    )


def _refuse_without_news(found: Brought) -> None:
    """Whom and what there is to tell."""
    petition, visit = found.petition, found.visit
    if found.citizen is None:
        raise Refusal("letter-no-sender", key=found.key)
    if visit is not None and visit.refusal is not None:
        raise Refusal("letter-visit-refused", key=found.key)
    if petition is not None and petition.handling is PetitionHandling.FILED:
        raise Refusal("letter-petition-filed", key=found.key)
    if petition is not None and petition.withdrawn is not None and petition.notice is None:
        raise Refusal("letter-petition-withdrawn", key=found.key)
    if not found.matters:
        raise Refusal("letter-all-answered", key=found.key)


def _receipt(found: Brought, _: DocumentNumber | None) -> let.ReceiptPaper:
    visit, session = found.visit, found.session
    if visit is None or session is None or not visit.papers_received:
        raise Refusal("letter-no-papers", key=found.key)
    return let.ReceiptPaper(
        head=found.words.head(None, None),
        event_on=session.held_on,
        citizen=found.citizen,
        whole_number=True,
        draft=False,
        at=visit.arrived or session.start,
        place=session.place,
        receiver=_receiver(found, session.note_taker, session.delegate or session.host),
        lines=tuple(
            let.ReceiptLine(each.title, each.pages, each.condition) for each in visit.papers_received
        ),
    )


def _receiver(found: Brought, note_taker: str, host: str) -> PersonOnPaper | None:
    """The one at the desk: the note-taker, with a title if the office knows one, else who received."""
    if not note_taker.strip():
        return found.words.person(host, Capacity(found.words.side))
    for official in found.words.catalogues.officials:
        if official.name == note_taker:
            return PersonOnPaper(note_taker, official.title_on(found.words.day))
    return PersonOnPaper(note_taker)


def _refusal(found: Brought, issued: DocumentNumber | None) -> let.RefusalNoticePaper:
    refusal = found.visit.refusal if found.visit else None
    if refusal is None:
        raise Refusal("letter-not-refused", key=found.key)
    given = issued or DocumentNumber(refusal.number, refusal.issued_on)
    return let.RefusalNoticePaper(
        **_letter(found, PaperKind.REFUSAL_NOTICE, given) | {"whole_number": True},
        matters=_refused(found),
        ground=refusal.ground,
        reason=refusal.detail,
    )


def _refused(found: Brought) -> tuple[let.MatterOnPaper, ...]:
    """What the person came for, whatever was said to it."""
    cases = found.visit.cases if found.visit else ()
    return tuple(
        let.MatterOnPaper(PetitionType(case.type.value) if case.type else None, case.content)
        for case in cases
    )


def _guidance(found: Brought, issued: DocumentNumber | None) -> let.GuidanceSlipPaper:
    kind = PaperKind.GUIDANCE_SLIP
    matter = _only(found)
    if matter is None or matter.outcome not in BACK:
        raise Refusal("letter-not-guided", key=found.key)
    if found.citizen is None:
        raise Refusal("letter-no-sender", key=found.key)
    given = issued or number_of(found, kind, _document(found), found.handled_on)
    return let.GuidanceSlipPaper(
        **_letter(found, kind, given), arrival=found.arrival, matter=matter, returned=_returned(found, matter)
    )


def _returned(found: Brought, matter: let.MatterOnPaper) -> tuple[str, ...]:
    """What goes back with the slip; the papers of a denouncer are not listed."""
    if matter.outcome is not let.Outcome.HANDED_BACK or isinstance(found.citizen, let.Denouncer):
        return ()
    return ("Đơn và tài liệu kèm theo đơn",) if found.petition else found.documents


def _transfer(found: Brought, issued: DocumentNumber | None) -> let.TransferSlipPaper:
    kind = PaperKind.TRANSFER_SLIP
    matter = _only(found)
    if matter is None or matter.outcome is not let.Outcome.TRANSFERRED:
        raise Refusal("letter-not-transferred", key=found.key)
    given = issued or number_of(found, kind, _document(found), found.handled_on)
    return let.TransferSlipPaper(
        **_letter(found, kind, given), arrival=found.arrival, matter=matter, enclosed=found.documents
    )


def _only(found: Brought) -> let.MatterOnPaper | None:
    return found.matters[0] if len(found.matters) == 1 else None


def _document(found: Brought) -> str:
    """The paper that handled it, as the register names it."""
    if found.petition is not None:
        return found.petition.document
    return found.matters[0].document if found.matters else ""


def _letter(found: Brought, kind: PaperKind, given: DocumentNumber) -> dict[str, Any]:
    """What every signed letter has: head, day, to whom, signer, recipients."""
    return {
        "head": found.words.head(given.number, given.issued_on),
        "event_on": found.arrival.on,
        "citizen": found.citizen,
        "signer": _signer(found, kind, _day(found, given)),
        "recipients": _recipients(found, kind),
        "draft": given.number is None and given.issued_on is None,
    }


def _day(found: Brought, given: DocumentNumber) -> date:
    return given.issued_on or found.handled_on or found.arrival.on


def _signer(found: Brought, kind: PaperKind, day: date) -> PersonOnPaper | None:
    """Notices by the head; slips by the chief of the office by order."""
    head = found.words.head_of_side(day)
    if kind in (PaperKind.ACCEPTANCE_NOTICE, PaperKind.REFUSAL_NOTICE):
        return head
    return found.words.chief_of_office(day) or head


def _recipients(found: Brought, kind: PaperKind) -> tuple[str, ...]:
    """The list of the catalogue, each body at its line; no sender of a denunciation or without a name."""
    bodies = dict.fromkeys(matter.body for matter in found.matters if matter.body)
    lines: list[str] = []
    for line in found.words.recipients(kind):
        if "{body}" in line:
            lines += (line.replace("{body}", body) for body in bodies)
        elif "{sender}" not in line:
            lines.append(line)
        elif isinstance(found.citizen, let.Citizen):
            lines.append(line.replace("{sender}", "Người gửi đơn" if found.petition else "Công dân"))
    return tuple(lines)


def number_of(found: Brought, kind: PaperKind, document: str, day: date | None) -> DocumentNumber:
    """The number given out for this letter, else the one its register names: "Số 12-PC/ĐU" is one of ours."""
    doc_type = DOC_TYPES[kind][found.words.side]
    table = tab.NumberTable
    row = found.words.book.scalars(
        select(table).where(table.owner == found.owner, table.doc_type == doc_type, ~table.voided)
    ).first()
    if row is not None:
        return DocumentNumber(row.number, row.issued_on)
    symbol = found.words.head(None, day).symbol
    named = re.match(rf"(?:Số)?[\s:]*(\d+)\s*[-/]\s*{doc_type}\s*[-/]\s*{re.escape(symbol)}\s*$", document)
    return DocumentNumber(int(named[1]), day) if named else DocumentNumber()


_MAKERS: dict[PaperKind, Callable[[Brought, DocumentNumber | None], let.LetterPaper]] = {
    PaperKind.ACCEPTANCE_NOTICE: _acceptance,
    PaperKind.RECEIPT: _receipt,
    PaperKind.REFUSAL_NOTICE: _refusal,
    PaperKind.GUIDANCE_SLIP: _guidance,
    PaperKind.TRANSFER_SLIP: _transfer,
}
