"""Where promises come from, in words for many at once: ``Tiếp dân 20/10/2026, lượt số 71``."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.petition import PetitionType
from desktop.domain.writing import short_date
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, SessionTable, VisitTable

AT_ONCE = 500
Said = Callable[[date], str]


def source_words(
    book: Session, rows: Sequence[tab.CommitmentTable], said: Said = short_date
) -> dict[int, str]:
    """By the commitment's id, its source; a few queries for any number of rows. No one is named.

    ``said`` writes a day as the place it is shown in does: papers have a rule of their own.
    """
    found: dict[int, str] = {}
    for first in range(0, len(rows), AT_ONCE):
        found |= _words(book, rows[first : first + AT_ONCE], said)
    return found


def _words(book: Session, rows: Sequence[tab.CommitmentTable], said: Said) -> dict[int, str]:
    dialogues = _dialogues(book, said, {row.dialogue_id for row in rows})
    opinions = _opinions(book, {row.opinion_id for row in rows})
    sessions = _sessions(book, said, {row.session_id for row in rows})
    visits = _visits(book, {row.case_id for row in rows})
    petitions = _petitions(book, said, {row.petition_id for row in rows})
    return {
        row.id: _joined(dialogues.get(row.dialogue_id), opinions.get(row.opinion_id))
        or _joined(sessions.get(row.session_id), visits.get(row.case_id))
        or petitions.get(row.petition_id, f"Giao ngày {said(row.promised_on)}")
        for row in rows
    }


def _joined(meeting: str | None, place: str | None) -> str:
    return ", ".join(part for part in (meeting, place) if part) if meeting else ""


def _known(ids: Iterable[int | None]) -> list[int]:
    return [each for each in ids if each is not None]


def _dialogues(book: Session, said: Said, ids: Iterable[int | None]) -> dict[int | None, str]:
    table = tab.DialogueTable
    rows = book.execute(select(table.id, table.held_on).where(table.id.in_(_known(ids))))
    return {key: f"Đối thoại {said(day)}" for key, day in rows}


def _opinions(book: Session, ids: Iterable[int | None]) -> dict[int | None, str]:
    table = tab.OpinionTable
    rows = book.execute(select(table.id, table.position).where(table.id.in_(_known(ids))))
    return {key: f"ý kiến số {position + 1}" for key, position in rows}


def _sessions(book: Session, said: Said, ids: Iterable[int | None]) -> dict[int | None, str]:
    table = SessionTable
    rows = book.execute(select(table.id, table.held_on).where(table.id.in_(_known(ids))))
    return {key: f"Tiếp dân {said(day)}" for key, day in rows}


def _visits(book: Session, ids: Iterable[int | None]) -> dict[int | None, str]:
    statement = select(CaseTable.id, VisitTable.number).join(VisitTable, CaseTable.visit_id == VisitTable.id)
    rows = book.execute(statement.where(CaseTable.id.in_(_known(ids))))
    return {key: f"lượt số {number}" for key, number in rows}


def _petitions(book: Session, said: Said, ids: Iterable[int | None]) -> dict[int | None, str]:
    table = PetitionTable
    columns = select(table.id, table.number, table.received, table.type, table.code)
    found: dict[int | None, str] = {}
    for key, number, received, kind, code in book.execute(columns.where(table.id.in_(_known(ids)))):
        secret = kind == PetitionType.DENUNCIATION and code
        named = f"Đơn tố cáo {code}" if secret else f"Đơn số {number}"
        found[key] = f"{named}, đến {said(received)}"
    return found
