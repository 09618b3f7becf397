"""The petitions register (Sổ theo dõi đơn thư) of a period, by day of receipt and incoming number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, aliased

from desktop.domain.commitment import Commitment
from desktop.domain.petition import Petition
from desktop.domain.petition_clocks import OVERDUE, WARNING, clocks
from desktop.domain.register_rows import Period, PetitionEntry
from desktop.registers.office import calendar_in, limits_in
from desktop.store import mapping as commitment_mapping
from desktop.store import petition_mapping as mapping
from desktop.store import petition_tables as tab
from desktop.store.tables import CommitmentTable

WINDOW = 500


def petition_count(book: Session, period: Period) -> int:
    """How many petitions came in, struck-through ones too."""
    received = tab.PetitionTable.received.between(period.first, period.last)
    return book.scalar(select(func.count()).select_from(tab.PetitionTable).where(received)) or 0


def petition_entries(book: Session, period: Period) -> Iterator[PetitionEntry]:
    """The lines in the order of the register, read a window at a time.

    ``due_on`` is the day the matter has to be settled or answered by, whether it has been or not.
    """
    limits, calendar = limits_in(book), calendar_in(book)

    def due(noun: Petition, promised: Iterable[Commitment]) -> date | None:
        found = clocks(noun, limits, calendar, promised)
        return max((each.due.due for each in found if each.duty not in {WARNING, OVERDUE}), default=None)

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
        promised = _promised(book, [row.id for row, _, _ in window])
        for row, number, year in window:
            noun = mapping.petition(row)
            yield _line(row, noun, f"{number}/{year}" if number else "", due(noun, promised[row.id]))
        if len(window) < WINDOW:
            return
        last = window[-1][0]
        after = (last.received, last.year, last.number)


def _promised(book: Session, petitions: list[int]) -> dict[int, list[Commitment]]:
    """The promises made on some petitions, by petition."""
    found: dict[int, list[Commitment]] = defaultdict(list)
    for row in book.scalars(select(CommitmentTable).where(CommitmentTable.petition_id.in_(petitions))):
        if row.petition_id is not None:
            found[row.petition_id].append(commitment_mapping.commitment(row))
    return found


def _line(row: tab.PetitionTable, noun: Petition, repeat_of: str, due_on: date | None) -> PetitionEntry:
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
        due_on=due_on,
        settled_on=noun.settled_on,
        result=noun.result,
        told_on=told.on if told else None,
        told_document=told.document if told else "",
        told_how=told.form if told else None,
        complex=noun.complex,
        withdrawn_on=withdrawn.on if withdrawn else None,
        withdrawn_reason=withdrawn.reason if withdrawn else "",
    )
