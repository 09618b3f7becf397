"""The register of promises (Sổ theo dõi kết luận, kiến nghị) of a period, by year and number."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from desktop.domain.commitment import state_on
from desktop.domain.register_rows import CommitmentEntry, Period
from desktop.domain.writing import paper_date
from desktop.registers.commitment_sources import source_words
from desktop.store import mapping
from desktop.store.tables import CommitmentTable

WINDOW = 500


def commitment_count(book: Session, period: Period) -> int:
    """How many promises were made, those given up too."""
    made = CommitmentTable.promised_on.between(period.first, period.last)
    return book.scalar(select(func.count()).select_from(CommitmentTable).where(made)) or 0


def commitment_entries(book: Session, period: Period, day: date) -> Iterator[CommitmentEntry]:
    """The lines in the order of the register, read a window at a time, each in its state of ``day``."""
    table = CommitmentTable
    place = tuple_(table.year, table.number)
    statement = (
        select(table)
        .where(table.promised_on.between(period.first, period.last))
        .order_by(table.year, table.number)
        .limit(WINDOW)
    )
    after: tuple[int, int] | None = None
    while True:
        window = book.scalars(statement.where(place > after) if after else statement).all()
        yield from _lines(book, window, day)
        if len(window) < WINDOW:
            return
        after = (window[-1].year, window[-1].number)


def chosen_entries(book: Session, keys: Sequence[str], day: date) -> Iterator[CommitmentEntry]:
    """The lines of chosen promises, in the order of the register."""
    table = CommitmentTable
    for first in range(0, len(keys), WINDOW):
        chosen = select(table).where(table.key.in_(keys[first : first + WINDOW]))
        rows = book.scalars(chosen.order_by(table.year, table.number)).all()
        yield from _lines(book, rows, day)


def chosen_span(book: Session, keys: Sequence[str]) -> Period:
    """The days on which chosen promises were made, from the first to the last."""
    days = set(book.scalars(select(CommitmentTable.promised_on).where(CommitmentTable.key.in_(keys))))
    return Period(min(days), max(days))


def _lines(book: Session, window: Sequence[CommitmentTable], day: date) -> Iterator[CommitmentEntry]:
    sources = source_words(book, window, paper_date)
    for row in window:
        noun = mapping.commitment(row)
        yield CommitmentEntry(
            entered_on=row.promised_on,
            number=row.number,
            source=sources[row.id],
            content=noun.content,
            lead=row.lead.name if row.lead else "",
            support=tuple(each.body.name for each in row.support),
            due=noun.due,
            due_on=noun.due_on,
            extensions=noun.extensions,
            progress=noun.progress[-1] if noun.progress else None,
            fulfilled=noun.fulfilled,
            dropped=noun.dropped,
            state=state_on(noun, day),
        )
