"""The petitions register (Sổ theo dõi đơn thư) of a period, by day of receipt and incoming number."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, aliased

from desktop.domain.register_rows import Period, PetitionEntry
from desktop.store import petition_mapping as mapping
from desktop.store import petition_tables as tab

WINDOW = 500


def petition_count(book: Session, period: Period) -> int:
    """How many petitions came in, struck-through ones too."""
    received = tab.PetitionTable.received.between(period.first, period.last)
    return book.scalar(select(func.count()).select_from(tab.PetitionTable).where(received)) or 0


def petition_entries(book: Session, period: Period) -> Iterator[PetitionEntry]:
    """The lines in the order of the register, read a window at a time."""
    earlier = aliased(tab.PetitionTable)
    place = tuple_(tab.PetitionTable.received, tab.PetitionTable.year, tab.PetitionTable.number)
    statement = (
        select(tab.PetitionTable, earlier.number, earlier.year)
        .outerjoin(earlier, tab.PetitionTable.repeat_of_id == earlier.id)
        .where(tab.PetitionTable.received.between(period.first, period.last))
        .order_by(tab.PetitionTable.received, tab.PetitionTable.year, tab.PetitionTable.number)
        .limit(WINDOW)
    )
    after: tuple[date, int, int] | None = None
    while True:
        window = book.execute(statement.where(place > after) if after else statement).all()
        for row, number, year in window:
            yield _line(row, f"{number}/{year}" if number else "")
        if len(window) < WINDOW:
            return
        last = window[-1][0]
        after = (last.received, last.year, last.number)


def _line(row: tab.PetitionTable, repeat_of: str) -> PetitionEntry:
    noun = mapping.petition(row)
    told, withdrawn = noun.notice, noun.withdrawn
    return PetitionEntry(
        entered_on=noun.received,
        number=noun.number,
        struck=noun.struck,
        secret=noun.is_secret,
        channel=noun.channel,
        sender=None if noun.is_secret else noun.sender,
        senders_count=noun.senders_count,
        code=noun.code,
        secret_file=noun.secret_file,
        content=noun.content,
        type=noun.type,
        instance=noun.instance,
        repeat_of=repeat_of,
        eligible=noun.eligible,
        ineligible_reason=noun.ineligible_reason,
        competence=noun.competence,
        handling=noun.handling,
        handled_on=noun.handled_on,
        handled_by=row.handled_by.name if row.handled_by else "",
        document=noun.document,
        due_on=noun.due_on,
        settled_on=noun.settled_on,
        result=noun.result,
        told_on=told.on if told else None,
        told_document=told.document if told else "",
        told_how=told.form if told else None,
        complex=noun.complex,
        withdrawn_on=withdrawn.on if withdrawn else None,
        withdrawn_reason=withdrawn.reason if withdrawn else "",
    )
