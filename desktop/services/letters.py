"""Issuing letters about visits, cases and petitions: number given out, register told, bytes kept."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.errors import Refusal
from desktop.domain.letter_papers import LetterPaper
from desktop.domain.papers import PaperKind
from desktop.domain.petition import NoticeForm, SenderNotice
from desktop.office import Office
from desktop.registers.letter_papers import DOC_TYPES, letter_rows, letter_source
from desktop.registers.letter_sources import Brought
from desktop.registers.office import letterhead_on
from desktop.registers.reception_sheets import find_visit
from desktop.services.acts import Act, act
from desktop.services.issuing import Owner, keep_issued
from desktop.services.numbers import give_out, next_number
from desktop.services.petitions import put_petition
from desktop.store.reception_tables import CaseTable


def issue_letter(office: Office, kind: PaperKind, key: str, number: int | None, issued_on: date) -> Change:
    """Issue a letter with its number (blank for the clerk when ``None``) and keep its very bytes.

    The register learns of it where it belongs: a refusal's number and day, the sender's notice (BR-30),
    the document of a transfer or guidance (BR-34). A receipt takes no number.
    """
    with act(office, "issue_letter") as doing:
        if kind not in DOC_TYPES:
            raise Refusal("letter-not-numbered", field="number")
        found = letter_source(doing.book, kind, key)
        if issued_on < found.arrival.on:
            raise Refusal("letter-too-early", field="issued_on", received=found.arrival.on)
        given = DocumentNumber(number, issued_on)
        rows = letter_rows(doing.book, kind, key, given)
        if number is not None:
            _give_out(doing.book, found, kind, number, issued_on)
        doing.note(kind=str(kind), number=number, issued_on=str(issued_on))
        _tell_register(doing, found, kind, given, rows)
        keep_issued(doing, office, Owner(found.kind, found.key), kind, rows)
    return doing.change


def next_letter_number(office: Office, kind: PaperKind, key: str) -> int:
    """The number the letter would get today."""
    with office.store.reading() as book:
        found = letter_source(book, kind, key)
        head = letterhead_on(book, found.words.side, office.today)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=found.words.side)
        return next_number(book, head, DOC_TYPES[kind][found.words.side], office.today)


def letter_owner(book: Session, kind: PaperKind, key: str) -> Owner:
    """The record whose issued letter is looked for."""
    found = letter_source(book, kind, key)
    return Owner(found.kind, found.key)


def _give_out(book: Session, found: Brought, kind: PaperKind, number: int, issued_on: date) -> None:
    head = letterhead_on(book, found.words.side, issued_on)
    if head is None:
        raise Refusal("no-letterhead", field="letterhead", side=found.words.side)
    give_out(book, head, DOC_TYPES[kind][found.words.side], number, issued_on, found.owner)


def _tell_register(
    doing: Act, found: Brought, kind: PaperKind, given: DocumentNumber, rows: LetterPaper
) -> None:
    document = _as_written(found, kind, rows)
    if found.petition is not None:
        noun = found.petition
        if kind is PaperKind.ACCEPTANCE_NOTICE and given.issued_on is not None:
            noun = replace(noun, notice=SenderNotice(given.issued_on, document, NoticeForm.WRITTEN))
        elif document and kind is not PaperKind.ACCEPTANCE_NOTICE:
            noun = replace(noun, document=document)
        put_petition(doing, noun)
        return
    if kind is PaperKind.REFUSAL_NOTICE:
        row = find_visit(doing.book, found.key)
        _note(doing, found, {"refusal_number": [row.refusal_number, given.number]})
        row.refusal_number, row.refusal_issued_on = given.number, given.issued_on
    elif found.kind is Kind.CASE and document and kind is not PaperKind.ACCEPTANCE_NOTICE:
        case = doing.book.scalars(select(CaseTable).where(CaseTable.key == found.key)).one()
        _note(doing, found, {"document": [case.document or None, document]})
        case.document = document
    doing.book.flush()
    if found.visit is not None and found.session is not None:
        doing.touch(Kind.VISIT, found.visit.key)
        doing.touch(Kind.RECEPTION_SESSION, found.session.key)


def _note(doing: Act, found: Brought, changed: dict[str, list[object]]) -> None:
    """What the letter changed in the register; of a denunciation no values (BR-63)."""
    closed = found.visit is not None and found.visit.is_denunciation
    doing.note_change(found.kind, found.key, {"fields": sorted(changed)} if closed else changed)


def _as_written(found: Brought, kind: PaperKind, rows: LetterPaper) -> str:
    """``Số 12-PC/ĐU`` as registers write it, nothing while the number is blank."""
    if rows.head.number is None:
        return ""
    return papers.number_text(rows.head, DOC_TYPES[kind][found.words.side]).replace("Số: ", "Số ")
