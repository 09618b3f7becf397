"""Papers about promises: rows resolved from the book for the day they are made on.

A paper that makes no sense is refused in one sentence: a reminder of nothing, an apology for what is in time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import commitment_papers as com
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment, CommitmentState, state_on
from desktop.domain.deadlines import known_limit, under_limit, working_days_between
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.errors import Refusal
from desktop.domain.letter_papers import MatterOnPaper
from desktop.domain.office import Side
from desktop.domain.papers import Paper, PaperKind
from desktop.domain.petition import Petition
from desktop.domain.petition_clocks import PROMISE, clocks
from desktop.domain.writing import paper_date
from desktop.registers.commitment_origin import Origin, origin_of, petition_origin, side_of
from desktop.registers.commitment_sources import source_words
from desktop.registers.due_window import DUE_SOON
from desktop.registers.earlier_results import earlier_results
from desktop.registers.follow_up import follow_up_rows
from desktop.registers.paper_words import PaperWords
from desktop.registers.retention import disposal_rows
from desktop.store import mapping
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable

DOC_TYPES = {
    PaperKind.REMINDER: {Side.PARTY: "CV", Side.STATE: "CV"},
    PaperKind.ANSWER_NOTICE: {Side.PARTY: "TB", Side.STATE: "TB"},
    PaperKind.APOLOGY: {Side.PARTY: "", Side.STATE: "PXL"},
    PaperKind.EARLIER_RESULTS: {Side.PARTY: "BC", Side.STATE: "BC"},
}
"""The series each takes its number from; a letter of apology of the Party side has none."""
SIDED = re.compile(r"(?:(?P<side>party|state):)?(?P<key>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder is about: the body, its open tasks, the side that reminds."""

    body: tab.BodyTable
    tasks: tuple[tab.CommitmentTable, ...]
    side: Side


def reminded(book: Session, key: str) -> Reminded:
    """By a body's key all its open tasks, by a promise's that one; ``party:`` or ``state:`` before it says
    who reminds. Unsaid, the State side does where every task is its own, else the Party committee."""
    found = SIDED.fullmatch(key)
    side, name = (found["side"], found["key"]) if found else (None, key)
    body = book.scalars(select(tab.BodyTable).where(tab.BodyTable.key == name)).first()
    if body is not None:
        table = tab.CommitmentTable
        open_ones = select(table).where(table.lead_id == body.id, table.is_open)
        tasks = tuple(book.scalars(open_ones.order_by(table.due_now.is_(None), table.due_now, table.id)))
    else:
        task = find_commitment(book, name, "reminder-unknown")
        body, tasks = task.lead, (task,) if task.is_open else ()
    if body is None:
        raise Refusal("reminder-no-lead", field="lead", key=name)
    if not tasks:
        raise Refusal("reminder-no-tasks", key=name)
    if side is not None:
        return Reminded(body, tasks, Side(side))
    sides = {side_of(book, each) for each in tasks}
    return Reminded(body, tasks, Side.STATE if sides == {Side.STATE} else Side.PARTY)


def reminder_rows(
    book: Session, key: str, day: date, given: DocumentNumber | None = None
) -> com.ReminderPaper:
    found = reminded(book, key)
    words = PaperWords(book, found.side, day)
    calendar, number = words.catalogues.calendar, given or DocumentNumber()
    sources = source_words(book, found.tasks, paper_date)
    limit = known_limit(words.catalogues.limits, DUE_SOON, day)

    def task(row: tab.CommitmentTable) -> com.TaskOnPaper:
        noun = mapping.commitment(row)
        due, last = noun.due_now, noun.progress[-1] if noun.progress else None
        late = due is not None and due < day
        return com.TaskOnPaper(
            noun.content,
            sources[row.id],
            due,
            len(noun.extensions),
            last.percent if last else None,
            last.note if last else "",
            late,
            working_days_between(due, day, calendar) if due and late else 0,
        )

    return com.ReminderPaper(
        head=words.head(number.number, number.issued_on),
        made_on=day,
        body=found.body.name,
        tasks=tuple(map(task, found.tasks)),
        report_by=under_limit(limit, day, calendar).due if limit else None,
        signer=words.chief_of_office(day) or words.head_of_side(day),
        recipients=words.recipients(PaperKind.REMINDER),
        draft=number.number is None and number.issued_on is None,
    )


def answer_rows(
    book: Session, key: str, day: date, given: DocumentNumber | None = None
) -> com.AnswerNoticePaper:
    """Made before the result is recorded it leaves the result to be written in."""
    row = find_commitment(book, key)
    noun, origin = mapping.commitment(row), origin_of(book, row)
    if noun.dropped is not None:
        raise Refusal("answer-dropped", key=noun.label or key)
    done = noun.fulfilled
    words = PaperWords(book, origin.side, day)
    return com.AnswerNoticePaper(
        **_letter(words, PaperKind.ANSWER_NOTICE, origin, given, record_name(Kind.COMMITMENT, key)),
        occasion=origin.occasion,
        addressed=origin.addressed,
        content=noun.content,
        lead=words.body(noun.lead),
        result=done.result if done else "",
        done_on=done.on if done else None,
        contact=words.chief_of_office(day),
    )


def apology_rows(book: Session, key: str, day: date, given: DocumentNumber | None = None) -> com.ApologyPaper:
    """Of a promise, else of a petition with that key."""
    row = book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.key == key)).first()
    if row is not None:
        return _apology_of_promise(book, row, day, given)
    known = book.scalar(select(PetitionTable.id).where(PetitionTable.key == key))
    if known is None:
        raise Refusal("apology-unknown", key=key)
    return _apology_of_petition(book, key, day, given)


def _apology_of_promise(
    book: Session, row: tab.CommitmentTable, day: date, given: DocumentNumber | None
) -> com.ApologyPaper:
    noun, origin = mapping.commitment(row), origin_of(book, row)
    kept, again, reason = _put_off(noun, day)
    if kept is None:
        raise Refusal("apology-in-time", key=noun.label or row.key)
    words = PaperWords(book, origin.side, day)
    own = MatterOnPaper(origin.matter.type if origin.matter else None, noun.content)
    return com.ApologyPaper(
        **_letter(words, PaperKind.APOLOGY, origin, given, record_name(Kind.COMMITMENT, row.key)),
        occasion=origin.occasion,
        addressed=origin.addressed,
        matter=own,
        due_on=kept,
        reason=reason,
        again_on=again,
        contact=words.chief_of_office(day),
    )


def _put_off(noun: Commitment, day: date) -> tuple[date | None, date | None, str]:
    """The day not kept, the new one where there is one to come, and why; no day when all was in time."""
    late = state_on(noun, day) in {CommitmentState.OVERDUE, CommitmentState.FULFILLED_LATE}
    if noun.dropped is not None or not (late or noun.extensions):
        return None, None, ""
    last = noun.extensions[-1] if noun.extensions else None
    if last is None or last.to < day:
        return noun.due_now, None, last.reason if last else ""
    before = noun.extensions[-2].to if len(noun.extensions) > 1 else noun.due_on
    return before or noun.promised_on, last.to, last.reason


def _apology_of_petition(
    book: Session, key: str, day: date, given: DocumentNumber | None
) -> com.ApologyPaper:
    origin, found = petition_origin(book, key)
    petition = found.petition
    if petition is None or found.citizen is None:
        raise Refusal("letter-no-sender", key=key)
    words = PaperWords(book, origin.side, day)
    late = _late_days(petition, words, day)
    if not late:
        raise Refusal("apology-in-time", key=f"đơn số {petition.number}")
    matter = found.matters[0]
    to_come = matter.due_on if matter.due_on and matter.due_on >= day else None
    return com.ApologyPaper(
        **_letter(words, PaperKind.APOLOGY, origin, given, record_name(Kind.PETITION, key)),
        arrival=found.arrival,
        matter=MatterOnPaper(matter.type, matter.content),
        due_on=max(late),
        reason=petition.complex_reason,
        again_on=to_come,
        contact=words.chief_of_office(day),
    )


def _late_days(petition: Petition, words: PaperWords, day: date) -> list[date]:
    """The due dates of this petition that were not kept; the mere warning is none."""
    found = clocks(petition, words.catalogues.limits, words.catalogues.calendar)
    return [
        clock.due.due
        for clock in found
        if clock.is_late(day) and not clock.only_warns and clock.duty != PROMISE
    ]


def results_rows(
    book: Session, key: str, day: date, given: DocumentNumber | None = None
) -> com.EarlierResultsPaper:
    return earlier_results(book, key, day, given or DocumentNumber())


def find_commitment(book: Session, key: str, code: str = "unknown-commitment") -> tab.CommitmentTable:
    row = book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.key == key)).first()
    if row is None:
        raise Refusal(code, key=key)
    return row


def _letter(
    words: PaperWords, kind: PaperKind, origin: Origin, given: DocumentNumber | None, owner: str
) -> dict[str, Any]:
    number = given or number_of(words, kind, owner)
    return {
        "head": words.head(number.number, number.issued_on),
        "event_on": origin.arrival.on if origin.arrival else origin.occasion.on,
        "citizen": origin.citizen,
        "signer": words.head_of_side(number.issued_on or words.day),
        "recipients": words.recipients(kind),
        "draft": number.number is None and number.issued_on is None,
    }


def number_of(words: PaperWords, kind: PaperKind, owner: str) -> DocumentNumber:
    """The number given out for this record's paper of that kind, if there is one."""
    table, doc_type = tab.NumberTable, DOC_TYPES[kind][words.side]
    row = words.book.scalars(
        select(table).where(table.owner == owner, table.doc_type == doc_type, ~table.voided)
    ).first()
    return DocumentNumber(row.number, row.issued_on) if row is not None else DocumentNumber()


Resolver = Callable[[Session, str, date], Paper]
ON_A_DAY: dict[PaperKind, Resolver] = {
    PaperKind.REMINDER: reminder_rows,
    PaperKind.ANSWER_NOTICE: answer_rows,
    PaperKind.APOLOGY: apology_rows,
    PaperKind.EARLIER_RESULTS: results_rows,
    PaperKind.FOLLOW_UP: follow_up_rows,
    PaperKind.DISPOSAL_LIST: disposal_rows,
}
"""Papers that say what is so on the day they are made."""
