"""Voiding a spoiled document number: it is kept as voided and never given out again (BR-48)."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.office import letterhead_on
from desktop.services.acts import act, required
from desktop.services.numbers import find_number, period_of
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, SessionTable, VisitTable
from desktop.store.tables import DialogueTable, NumberTable

MINUTES_TYPE, NOTICE_TYPE = "BB", "TB"


def void_number(office: Office, side: Side, doc_type: str, number: int, reason: str) -> Change:
    """Void a number of the running term or year, used or not.

    The number of completed minutes stands on a frozen paper: correct the minutes first. Raises
    ``number-on-frozen-paper``, ``number-voided``, ``number-too-small`` or ``no-letterhead``.
    """
    with act(office, "void_number") as doing:
        required(reason, "reason")
        head = letterhead_on(doing.book, side, office.today)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=side)
        if number < 1:
            raise Refusal("number-too-small", field="number", number=number)
        period = period_of(head, office.today)
        row = find_number(doing.book, head.symbol, doc_type, period, number)
        if row is None:
            row = NumberTable(symbol=head.symbol, doc_type=doc_type, period=period, number=number)
            doing.book.add(row)
        elif row.voided:
            raise Refusal("number-voided", field="number", number=number)
        doing.note(owner=row.owner)
        if row.owner is not None:
            _take_off(doing.book, row.owner, doc_type, number)
        row.voided, row.owner = True, None
        doing.note(number=number, doc_type=doc_type, symbol=head.symbol, reason=nfc(reason))
        doing.touch(Kind.PAPER, f"{doc_type}/{head.symbol}/{period}/{number}")
    return doing.change


def _take_off(book: Session, owner: str, doc_type: str, number: int) -> None:
    """Take the number off the record whose paper carries it, unless that paper is frozen."""
    kind, key = owner.split(":", 1)
    if kind in _LETTERS:
        _LETTERS[Kind(kind)](book, key, doc_type)
        return
    row = _meeting(book, kind, key)
    if row is None:
        return
    if doc_type != MINUTES_TYPE:
        row.notice_number = None
    elif row.minutes_state != MinutesState.DRAFT:
        raise Refusal("number-on-frozen-paper", field="number", number=number)
    else:
        row.number = None


def _meeting(book: Session, kind: str, key: str) -> DialogueTable | SessionTable | None:
    """The dialogue or session whose minutes or notice carry the number."""
    if kind == Kind.DIALOGUE:
        return book.scalars(select(DialogueTable).where(DialogueTable.key == key)).one()
    if kind == Kind.RECEPTION_SESSION:
        return book.scalars(select(SessionTable).where(SessionTable.key == key)).one()
    return None


def _off_visit(book: Session, key: str, _: str) -> None:
    book.scalars(select(VisitTable).where(VisitTable.key == key)).one().refusal_number = None


def _off_case(book: Session, key: str, doc_type: str) -> None:
    if doc_type != NOTICE_TYPE:
        book.scalars(select(CaseTable).where(CaseTable.key == key)).one().document = ""


def _off_petition(book: Session, key: str, doc_type: str) -> None:
    row = book.scalars(select(PetitionTable).where(PetitionTable.key == key)).one()
    if doc_type == NOTICE_TYPE:
        row.notice_document = ""
    else:
        row.document = ""


_LETTERS: dict[Kind, Callable[[Session, str, str], None]] = {
    Kind.VISIT: _off_visit,
    Kind.CASE: _off_case,
    Kind.PETITION: _off_petition,
}
"""Where the registers of people name the number of a letter."""
