"""Papers made from the book: previewed, given a number, issued, kept byte for byte."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.papers import CommitmentOnPaper, ConclusionNoticePaper, Paper, PaperKind
from desktop.domain.reception_papers import ReceptionNoticePaper
from desktop.office import Office
from desktop.registers.letter_papers import SOURCES
from desktop.registers.office import letterhead_on
from desktop.registers.papers import paper_rows, paper_rows_in
from desktop.registers.reception_sheets import find_session, knows_session
from desktop.services.acts import act
from desktop.services.commitment_letters import promise_owner
from desktop.services.completing import Meeting, give_notice, owner_of
from desktop.services.dialogues import find
from desktop.services.issuing import PDF, IssuedPaper, Owner, issued, keep_issued
from desktop.services.letters import letter_owner
from desktop.services.numbers import give_out, next_number

DOC_TYPES = {
    PaperKind.DIALOGUE_MINUTES: "BB",
    PaperKind.CONCLUSION_NOTICE: "TB",
    PaperKind.DIALOGUE_PLAN: "KH",
    PaperKind.INVITATION: "GM",
}
MINUTES = frozenset({PaperKind.DIALOGUE_MINUTES, PaperKind.RECEPTION_MINUTES})
RECEPTION_PAPERS = frozenset({PaperKind.RECEPTION_MINUTES, PaperKind.CONCLUSION_NOTICE})


def paper_bytes(office: Office, kind: PaperKind, key: str, suffix: str = PDF) -> bytes:
    """The paper as it would be printed now: the issued bytes where there are some, else made from the book.

    ``key`` is the record's, of a schedule its period. ``suffix`` is ``.pdf`` or ``.docx``. Raises ``Refusal``
    for an unknown key, a commitment that the notice may not leave open (BR-50), or a letter that cannot be
    printed.
    """
    if suffix == PDF:
        kept = issued_paper(office, kind, key)
        if kept is not None:
            return kept.content
    rows = paper_rows(office, kind, key)
    refuse_open_tasks(rows)
    return papers.render(rows, suffix)


def issued_paper(office: Office, kind: PaperKind, key: str, version: int | None = None) -> IssuedPaper | None:
    """The bytes of a version that was issued; of the current completed one when none is named."""
    with office.store.reading() as book:
        owner = OWNERS.get(kind, _meeting_owner)(book, kind, key, version)
        return issued(book, owner, kind) if owner else None


def _meeting_owner(book: Session, kind: PaperKind, key: str, version: int | None) -> Owner | None:
    """A dialogue or a session; its minutes that are a draft have nothing issued of their own version."""
    of_session = kind in RECEPTION_PAPERS and knows_session(book, key)
    row: Meeting = find_session(book, key) if of_session else find(book, key)
    if version is None and kind in MINUTES and row.minutes_state == MinutesState.DRAFT:
        return None
    owner = owner_of(row)
    return replace(owner, version=version or owner.version)


def _session_owner(book: Session, kind: PaperKind, key: str, version: int | None) -> Owner | None:
    """None for the minutes of one visit, which are always made from those of its session."""
    return _meeting_owner(book, kind, key, version) if knows_session(book, key) else None


def _made_anew(_book: Session, _kind: PaperKind, _key: str, _version: int | None) -> None:
    """Nothing of it is issued: it says what stands in the book on the day it is printed."""


def _letter_owner(book: Session, kind: PaperKind, key: str, _: int | None) -> Owner | None:
    return letter_owner(book, kind, key)


def _promise_owner(book: Session, _kind: PaperKind, key: str, _version: int | None) -> Owner | None:
    """The promise, or the petition, whose letter it is."""
    return promise_owner(book, key)


OWNERS: dict[PaperKind, Callable[[Session, PaperKind, str, int | None], Owner | None]] = {
    **dict.fromkeys(SOURCES, _letter_owner),
    PaperKind.RECEPTION_MINUTES: _session_owner,
    PaperKind.SCHEDULE: _made_anew,
    PaperKind.REMINDER: _made_anew,
    PaperKind.EARLIER_RESULTS: _made_anew,
    PaperKind.FOLLOW_UP: _made_anew,
    PaperKind.DISPOSAL_LIST: _made_anew,
    PaperKind.ANSWER_NOTICE: _promise_owner,
    PaperKind.APOLOGY: _promise_owner,
}
"""By kind, whose issued paper it is, where that is no meeting; ``None``: nothing is issued yet."""


def issue_notice(office: Office, key: str, number: int | None, issued_on: date) -> Change:
    """Issue the conclusion notice with its number (blank for the clerk when ``None``) and keep its bytes."""
    kind = PaperKind.CONCLUSION_NOTICE
    with act(office, "issue_notice") as doing:
        row = find(doing.book, key)
        owner = Owner(Kind.DIALOGUE, key, row.version)
        if number is not None:
            head = letterhead_on(doing.book, Side(row.letterhead), issued_on)
            if head is None:
                raise Refusal("no-letterhead", field="letterhead", side=row.letterhead)
            give_out(doing.book, head, DOC_TYPES[kind], number, issued_on, owner.name)
        give_notice(doing, row, number, issued_on)
        rows = paper_rows_in(doing.book, kind, key)
        refuse_open_tasks(rows)
        keep_issued(doing, office, owner, kind, rows)
    return doing.change


def next_notice_number(office: Office, key: str) -> int:
    with office.store.reading() as book:
        row = find(book, key)
        head = letterhead_on(book, Side(row.letterhead), office.today)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=row.letterhead)
        return next_number(book, head, DOC_TYPES[PaperKind.CONCLUSION_NOTICE], office.today)


def refuse_open_tasks(rows: Paper) -> None:
    """A task without both a lead body and a deadline may not stand in a notice (BR-50)."""
    for made in _tasks(rows):
        undated = made.due_on is None and not (made.due and made.due.reason)
        if not made.lead or undated:
            raise Refusal("task-not-assigned", field="lead" if not made.lead else "due", content=made.content)


def _tasks(rows: Paper) -> tuple[CommitmentOnPaper, ...]:
    """What a conclusion notice tells bodies to do."""
    if isinstance(rows, ConclusionNoticePaper):
        return rows.commitments
    if isinstance(rows, ReceptionNoticePaper):
        cases = (case for visit in rows.visits for case in visit.cases)
        return (*rows.commitments, *(made for case in cases for made in case.commitments))
    return ()
