"""What meetings owe: schedules to post, refusals and conclusions to write, results to publish."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, and_, literal_column, or_, select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind
from desktop.domain.dialogue import DialogueStatus
from desktop.domain.due import DueRow, Duty
from desktop.domain.grounds import named_ground, refusal_due
from desktop.domain.office import Capacity, Side
from desktop.domain.reception import POSTED_BEFORE, SessionKind, SessionStatus
from desktop.domain.schedule import POSTING
from desktop.domain.writing import short_date
from desktop.registers import law
from desktop.registers.due_window import Window
from desktop.store.reception_tables import UNTOLD, WAITING, CaseTable, SessionTable, VisitTable
from desktop.store.tables import CommitmentTable, DialogueTable

CONCLUSION, ANNOUNCEMENT, RESULTS = "conclusion-notice", "dialogue-announcement", "dialogue-results"
HELD = (SessionStatus.HELD, SessionStatus.DELEGATED)


def visit_rows(book: Session, window: Window) -> Iterator[DueRow]:
    """Refusals that have to be told in writing (BR-21)."""
    table = VisitTable
    untold: ColumnElement[bool] = literal_column(UNTOLD)
    if window.is_past:
        untold = and_(table.refusal_ground != "", window.still_open(table.refusal_issued_on))
    statement = (
        select(
            table.key, table.number, table.visited_on, table.refusal_ground,
            SessionTable.key, SessionTable.capacity,
        )
        .join(SessionTable, SessionTable.id == table.session_id)
        .where(untold, table.struck_on.is_(None), table.visited_on <= window.day)
        .order_by(table.visited_on, table.number)
    )  # fmt: skip
    grounds = law.refusal_grounds()
    for key, number, day, ground, session, capacity in book.execute(statement):
        limits, calendar = window.limits, window.calendar
        due = refusal_due(day, named_ground(ground, grounds), limits, calendar)
        if due is None:
            continue
        yield DueRow(
            Duty.REFUSAL_NOTICE,
            Kind.VISIT,
            key,
            f"Thông báo từ chối tiếp lượt số {number}",
            due.due,
            window.office(Side(capacity)),
            f"Tiếp dân {short_date(day)}",
            window.days_left(due.due),
            session,
        )


def session_rows(book: Session, window: Window) -> Iterator[DueRow]:
    yield from _to_post(book, window)
    yield from _to_conclude(book, window)


def _to_post(book: Session, window: Window) -> Iterator[DueRow]:
    """Sessions to come whose schedule was not posted (Luật Tiếp công dân Điều 24; BR-12)."""
    table = SessionTable
    planned = (SessionStatus.PLANNED, *HELD) if window.is_past else (SessionStatus.PLANNED,)
    statement = (
        select(table.key, table.held_on, table.capacity)
        .where(table.status.in_(planned), table.kind.in_(POSTED_BEFORE), window.still_open(table.posted_on))
        .where(table.held_on >= window.day)
        .order_by(table.held_on, table.id)
    )
    for key, day, capacity in book.execute(statement):
        due = window.due(POSTING, day)
        if due is None:
            continue
        if due > window.until:
            return
        title = f"Niêm yết lịch tiếp dân {short_date(day)}"
        yield _of_session(window, Duty.POSTING, key, title, due, capacity, _host(capacity))


def _to_conclude(book: Session, window: Window) -> Iterator[DueRow]:
    """Sessions that put work on bodies which is not answered yet and was not put in writing (NĐ 154/2026
    Điều 25.2; BR-50). A notice, or a result recorded on every matter, ends it."""
    table = SessionTable
    waiting = (
        select(VisitTable.session_id)
        .join(CaseTable, CaseTable.visit_id == VisitTable.id)
        .where(literal_column(WAITING), VisitTable.struck_on.is_(None))
    )
    promised = select(CommitmentTable.session_id).where(
        CommitmentTable.is_open, CommitmentTable.session_id.is_not(None)
    )
    unnumbered = table.notice_number.is_(None) | table.notice_issued_on.is_not(None)
    statement = (
        select(table.key, table.held_on, table.capacity)
        .where(table.status.in_(HELD), table.kind != SessionKind.STANDING, table.held_on <= window.day)
        .where(window.still_open(table.notice_issued_on), unnumbered)
        .where(or_(table.id.in_(waiting), table.id.in_(promised)))
        .order_by(table.held_on, table.id)
    )
    for key, day, capacity in book.execute(statement):
        due = window.due(CONCLUSION, day)
        if due is not None:
            title = f"Thông báo kết luận tiếp dân {short_date(day)}"
            yield _of_session(window, Duty.CONCLUSION_NOTICE, key, title, due, capacity, _host(capacity))


def _of_session(
    window: Window, duty: Duty, key: str, title: str, due: date, capacity: str, detail: str
) -> DueRow:
    lead, left = window.office(Side(capacity)), window.days_left(due)
    return DueRow(duty, Kind.RECEPTION_SESSION, key, title, due, lead, detail, left, key)


def _host(capacity: str) -> str:
    return "Bí thư tiếp dân" if capacity == Capacity.PARTY else "Chủ tịch UBND tiếp công dân"


def dialogue_rows(book: Session, window: Window) -> Iterator[DueRow]:
    """Announcement before, conclusion and results after (Luật 72/2025/QH15 Điều 43; BR-39, BR-50)."""
    table = DialogueTable
    columns = select(
        table.id, table.key, table.held_on, table.title, table.letterhead, table.announced_on,
        table.results_published_on, table.notice_number, table.notice_issued_on,
    )  # fmt: skip
    planned = (DialogueStatus.PLANNED, DialogueStatus.HELD) if window.is_past else (DialogueStatus.PLANNED,)
    to_come = (
        table.status.in_(planned), table.held_on >= window.day, window.still_open(table.announced_on)
    )  # fmt: skip
    for row in book.execute(columns.where(*to_come).order_by(table.held_on)):
        due = window.due(ANNOUNCEMENT, row.held_on)
        title = f"Thông báo hội nghị đối thoại {short_date(row.held_on)}"
        if due is not None and row.held_on > window.day:
            yield _of_dialogue(window, Duty.ANNOUNCEMENT, row.key, title, due, row.letterhead, row.title)
    unpublished = (
        table.status == DialogueStatus.HELD,
        table.held_on <= window.day,
        window.still_open(table.results_published_on),
    )
    for row in book.execute(columns.where(*unpublished).order_by(table.held_on)):
        due = window.due(RESULTS, row.held_on)
        title = f"Công khai kết quả đối thoại {short_date(row.held_on)}"
        if due is not None:
            yield _of_dialogue(window, Duty.PUBLICATION, row.key, title, due, row.letterhead, row.title)
        due = window.due(CONCLUSION, row.held_on)
        written = window.was_done(row.notice_issued_on) or (row.notice_number and not row.notice_issued_on)
        title = f"Thông báo kết luận đối thoại {short_date(row.held_on)}"
        if due is not None and not written:
            yield _of_dialogue(window, Duty.CONCLUSION_NOTICE, row.key, title, due, row.letterhead, row.title)


def _of_dialogue(
    window: Window, duty: Duty, key: str, title: str, due: date, side: str, detail: str
) -> DueRow:
    lead, left = window.office(Side(side)), window.days_left(due)
    return DueRow(duty, Kind.DIALOGUE, key, title, due, lead, detail[:1].upper() + detail[1:], left, key)
