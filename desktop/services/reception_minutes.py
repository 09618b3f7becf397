"""The minutes of a reception session: completed, signed, corrected; its conclusion notice (BR-44…50)."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Change
from desktop.domain.checklist import Finding
from desktop.domain.papers import PaperKind
from desktop.domain.reception import SessionStatus
from desktop.domain.reception_checklist import review
from desktop.domain.reception_papers import ReceptionMinutesPaper
from desktop.office import Office
from desktop.registers.law import refusal_grounds
from desktop.registers.log_check import head_code
from desktop.registers.office import calendar_in, limits_in
from desktop.registers.reception_papers import reception_minutes_rows, reception_notice_rows
from desktop.registers.reception_sheets import SessionSheet, find_session, session_sheet_in
from desktop.services import completing
from desktop.services.acts import Act, act
from desktop.services.completing import Completion, head_of, owner_of, refuse_gaps, with_letters
from desktop.services.issuing import keep_issued, keep_version
from desktop.services.numbers import give_out, next_number
from desktop.services.papers import refuse_open_tasks
from desktop.services.reception_sessions import open_session
from desktop.store.reception_tables import SessionTable

NOTICE_TYPE = "TB"


def findings(office: Office, key: str) -> tuple[Finding, ...]:
    """The checklist of what is missing, the paper's letters included (BR-44, BR-49)."""
    with office.store.reading() as book:
        sheet = session_sheet_in(book, key)
        found = _review(book, sheet)
        rows = reception_minutes_rows(book, key)
    return with_letters(found, papers.unprintable(rows))


def next_reception_number(office: Office, key: str) -> int:
    """The number that *lấy số kế tiếp* would take; one series with the minutes of dialogues."""
    with office.store.reading() as book:
        return completing.next_minutes_number(book, find_session(book, key))


def complete_reception(office: Office, completion: Completion) -> Change:
    """Freeze text and paper: the rows, the PDF and its hash are kept for good in one transaction."""
    with act(office, "complete_reception") as doing:
        row = open_session(doing.book, completion.record)
        sheet = session_sheet_in(doing.book, row.key)
        refuse_gaps(_review(doing.book, sheet))
        completing.number(doing, row, completion)
        if row.status == SessionStatus.PLANNED:
            row.status = SessionStatus.HELD
        rows = freeze(doing, office, row)
        keep_issued(doing, office, owner_of(row), PaperKind.RECEPTION_MINUTES, rows)
    return doing.change


def sign_reception(office: Office, key: str) -> Change:
    """The paper was signed; nothing of it can change any more."""
    with act(office, "sign_reception") as doing:
        completing.sign(doing, find_session(doing.book, key))
    return doing.change


def correct_reception(office: Office, key: str, reason: str) -> Change:
    """Open a new version of completed minutes, with its reason; the old one stays readable (BR-46)."""
    with act(office, "correct_reception") as doing:
        completing.correct(doing, find_session(doing.book, key), reason)
    return doing.change


def freeze(doing: Act, office: Office, row: SessionTable) -> ReceptionMinutesPaper:
    """Keep this version's rows with their wording and close the text."""
    completing.close(doing, row)
    rows = replace(reception_minutes_rows(doing.book, row.key), log_code=head_code(doing.book))
    keep_version(doing, office, owner_of(row), rows, row.correction_reason)
    return rows


def next_notice_number(office: Office, key: str) -> int:
    """The next number of notices, one series with those of dialogues."""
    with office.store.reading() as book:
        row = find_session(book, key)
        return next_number(book, head_of(book, row, office.today), NOTICE_TYPE, office.today)


def issue_reception_notice(office: Office, key: str, number: int | None, issued_on: date) -> Change:
    """Issue the conclusion notice with its number (blank for the clerk when ``None``) and keep its bytes.

    Every task in it has a lead body and a deadline (BR-50; NĐ 154/2026/NĐ-CP Điều 25.2).
    """
    with act(office, "issue_reception_notice") as doing:
        row = find_session(doing.book, key)
        owner = owner_of(row)
        if number is not None:
            head = head_of(doing.book, row, issued_on)
            give_out(doing.book, head, NOTICE_TYPE, number, issued_on, owner.name)
        completing.give_notice(doing, row, number, issued_on)
        rows = reception_notice_rows(doing.book, key)
        refuse_open_tasks(rows)
        keep_issued(doing, office, owner, PaperKind.CONCLUSION_NOTICE, rows)
    return doing.change


def _review(book: Session, sheet: SessionSheet) -> tuple[Finding, ...]:
    """The checklist by the limits, the calendar and the grounds the book and the law have."""
    grounds = refusal_grounds()
    return review(sheet.session, sheet.commitments, limits_in(book), calendar_in(book), grounds)
