"""Issuing papers about promises: number given out, promise and petition told, very bytes kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Reminder
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.errors import Refusal
from desktop.domain.papers import Paper, PaperKind
from desktop.office import Office
from desktop.registers import commitment_papers as rows_of
from desktop.registers.commitment_papers import DOC_TYPES, find_commitment, reminded
from desktop.registers.office import letterhead_on
from desktop.services.acts import Act, act, differences
from desktop.services.commitments import note_changes
from desktop.services.issuing import Owner, keep_issued
from desktop.services.numbers import give_out, next_number
from desktop.store import mapping
from desktop.store import tables as tab

MAKERS: dict[PaperKind, Callable[[Session, str, date, DocumentNumber], Paper]] = {
    PaperKind.ANSWER_NOTICE: rows_of.answer_rows,
    PaperKind.APOLOGY: rows_of.apology_rows,
    PaperKind.EARLIER_RESULTS: rows_of.results_rows,
}


def issue_reminder(office: Office, key: str, number: int | None, issued_on: date) -> Change:
    """Remind a body of all its open tasks, or of one: each of them remembers day and number (BR-51).

    ``key`` as for the paper. Every reminder's bytes are kept; the next one does not replace them.
    """
    kind = PaperKind.REMINDER
    with act(office, "issue_reminder") as doing:
        found = reminded(doing.book, key)
        for task in found.tasks:
            if issued_on < task.promised_on:
                raise Refusal("letter-before-promise", field="issued_on", promised_on=task.promised_on)
        rows = rows_of.reminder_rows(doing.book, key, issued_on, DocumentNumber(number, issued_on))
        owner = Owner(Kind.BODY, found.body.key)
        if number is not None:
            _give_out(doing.book, rows, kind, number, issued_on, owner.name)
        document = _as_written(rows, kind)
        for task in found.tasks:
            noun = mapping.commitment(task)
            told = replace(noun, reminders=(*noun.reminders, Reminder(issued_on, document)))
            note_changes(doing, task, differences(noun, told, ("reminders",)))
            mapping.fill_commitment(task, told, doing.references)
            doing.touch(Kind.COMMITMENT, task.key)
        doing.book.flush()
        doing.note(number=number, issued_on=str(issued_on), tasks=len(found.tasks))
        keep_issued(doing, office, replace(owner, version=_next_version(doing.book, owner, kind)), kind, rows)
    return doing.change


def issue_promise_letter(
    office: Office, kind: PaperKind, key: str, number: int | None, issued_on: date
) -> Change:
    """Issue an answer, an apology or the report of earlier results, and keep its very bytes.

    A recorded result learns the answer's number and day. A letter without a series takes no number.
    """
    with act(office, "issue_promise_letter") as doing:
        rows = MAKERS[kind](doing.book, key, issued_on, DocumentNumber(number, issued_on))
        if issued_on < rows.about_on and kind is not PaperKind.EARLIER_RESULTS:
            raise Refusal("letter-before-promise", field="issued_on", promised_on=rows.about_on)
        owner = _owner(doing.book, kind, key)
        if number is not None:
            _give_out(doing.book, rows, kind, number, issued_on, owner.name)
        doing.note(kind=str(kind), number=number, issued_on=str(issued_on))
        if kind is PaperKind.ANSWER_NOTICE:
            _tell_promise(doing, key, _as_written(rows, kind), issued_on)
        keep_issued(doing, office, owner, kind, rows)
    return doing.change


def next_promise_number(office: Office, kind: PaperKind, key: str) -> int | None:
    """The number the paper would get today; ``None`` where it takes none."""
    with office.store.reading() as book:
        made = (rows_of.ON_A_DAY[kind])(book, key, office.today)
        doc_type = DOC_TYPES[kind][made.head.side]
        head = letterhead_on(book, made.head.side, office.today)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=made.head.side)
        return next_number(book, head, doc_type, office.today) if doc_type else None


def promise_owner(book: Session, key: str) -> Owner:
    """The promise with that key, else the petition."""
    table = tab.CommitmentTable
    known = book.scalar(select(table.id).where(table.key == key)) is not None
    return Owner(Kind.COMMITMENT if known else Kind.PETITION, key)


def _owner(book: Session, kind: PaperKind, key: str) -> Owner:
    return Owner(Kind.DIALOGUE, key) if kind is PaperKind.EARLIER_RESULTS else promise_owner(book, key)


def _give_out(book: Session, rows: Paper, kind: PaperKind, number: int, issued_on: date, owner: str) -> None:
    side = rows.head.side
    doc_type, head = DOC_TYPES[kind][side], letterhead_on(book, side, issued_on)
    if not doc_type:
        raise Refusal("apology-not-numbered", field="number")
    if head is None:
        raise Refusal("no-letterhead", field="letterhead", side=side)
    give_out(book, head, doc_type, number, issued_on, owner)


def _as_written(rows: Paper, kind: PaperKind) -> str:
    """``Số 166-CV/ĐU`` as registers write it, nothing while the number is blank."""
    if rows.head.number is None:
        return ""
    return papers.number_text(rows.head, DOC_TYPES[kind][rows.head.side]).replace("Số: ", "Số ")


def _tell_promise(doing: Act, key: str, document: str, issued_on: date) -> None:
    row = find_commitment(doing.book, key)
    if row.fulfilled_on is not None and document:
        note_changes(doing, row, {"reply_document": [row.reply_document or None, document]})
        row.reply_document, row.reply_document_on = document, issued_on
        doing.book.flush()
    doing.touch(Kind.COMMITMENT, key)


def _next_version(book: Session, owner: Owner, kind: PaperKind) -> int:
    table = tab.IssuedPaperTable
    last = book.scalar(select(func.max(table.version)).where(table.owner == owner.name, table.kind == kind))
    return (last or 0) + 1
