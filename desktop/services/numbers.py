"""Document numbers: one series for each body and type, by Party term or calendar year (BR-48).

Party series run through a committee's term, State series through a year (formats §1.3, §2.3).
"""

from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from desktop.domain.errors import Refusal
from desktop.domain.office import Letterhead, Side
from desktop.store.tables import NumberStartTable, NumberTable


def period_of(head: Letterhead, day: date) -> str:
    """The span a series runs through: the term's first day, or the year."""
    if head.side is Side.PARTY and head.term_start is not None and head.term_start <= day:
        return head.term_start.isoformat()
    return str(day.year)


def next_number(book: Session, head: Letterhead, doc_type: str, day: date) -> int:
    """The number after the last one used; the first follows the office's starting number."""
    period = period_of(head, day)
    used = book.scalar(
        select(func.max(NumberTable.number)).where(
            NumberTable.symbol == head.symbol,
            NumberTable.doc_type == doc_type,
            NumberTable.period == period,
        )
    )
    start = book.scalar(
        select(NumberStartTable.first).where(
            NumberStartTable.symbol == head.symbol,
            NumberStartTable.doc_type == doc_type,
            NumberStartTable.period == period,
        )
    )
    return max((used or 0) + 1, start or 1)


def give_out(book: Session, head: Letterhead, doc_type: str, number: int, day: date, owner: str) -> None:
    """Register a number for a record's paper; ``owner`` is its ``record_name``. A used one is refused."""
    if number < 1:
        raise Refusal("number-too-small", field="number", number=number)
    period = period_of(head, day)
    mine = book.scalars(
        select(NumberTable).where(
            NumberTable.owner == owner, NumberTable.doc_type == doc_type, ~NumberTable.voided
        )
    ).first()
    taken = find_number(book, head.symbol, doc_type, period, number)
    if taken is not None and taken is not mine:
        raise Refusal(
            "number-used",
            field="number",
            number=number,
            doc_type=doc_type,
            symbol=head.symbol,
            side=head.side,
            issued_on=taken.issued_on,
            next=next_number(book, head, doc_type, day),
        )
    if mine is None:
        mine = NumberTable(owner=owner)
        book.add(mine)
    mine.symbol, mine.doc_type, mine.period = head.symbol, doc_type, period
    mine.number, mine.issued_on = number, day
    book.flush()


def starts_of(book: Session, head: Letterhead, day: date) -> dict[str, int]:
    """By type of paper: the number the running series of this letterhead goes on from, where one is set."""
    rows = book.scalars(
        select(NumberStartTable).where(
            NumberStartTable.symbol == head.symbol, NumberStartTable.period == period_of(head, day)
        )
    )
    return {row.doc_type: row.first for row in rows}


def set_start(book: Session, head: Letterhead, doc_type: str, first: int, day: date) -> None:
    """Set the number a series goes on from in the span that ``day`` lies in."""
    period = period_of(head, day)
    row = book.scalars(
        select(NumberStartTable).where(
            NumberStartTable.symbol == head.symbol,
            NumberStartTable.doc_type == doc_type,
            NumberStartTable.period == period,
        )
    ).first()
    if row is None:
        row = NumberStartTable(symbol=head.symbol, doc_type=doc_type, period=period)
        book.add(row)
    row.first = first
    book.flush()


def carry_series(book: Session, old: Letterhead, new: Letterhead, today: date) -> None:
    """A letterhead was written wrongly: its numbers go on under the right symbol and term.

    A number that the right series has already stays where it is.
    """
    since = old.effective_from or date.min
    for row in book.scalars(select(NumberTable).where(NumberTable.symbol == old.symbol)).all():
        day = row.issued_on or since
        if day < since or row.period != period_of(old, day):
            continue
        period = period_of(new, day)
        if not _is_taken(book, new.symbol, row.doc_type, period, row.number):
            row.symbol, row.period = new.symbol, period
            book.flush()
    for doc_type, first in starts_of(book, old, today).items():
        _forget_start(book, old, doc_type, today)
        set_start(book, new, doc_type, first, today)


def _forget_start(book: Session, head: Letterhead, doc_type: str, day: date) -> None:
    book.execute(
        delete(NumberStartTable).where(
            NumberStartTable.symbol == head.symbol,
            NumberStartTable.doc_type == doc_type,
            NumberStartTable.period == period_of(head, day),
        )
    )


def _is_taken(book: Session, symbol: str, doc_type: str, period: str, number: int) -> bool:
    return find_number(book, symbol, doc_type, period, number) is not None


def find_number(book: Session, symbol: str, doc_type: str, period: str, number: int) -> NumberTable | None:
    """The row of a number that was given out or voided."""
    return book.scalars(
        select(NumberTable).where(
            NumberTable.symbol == symbol,
            NumberTable.doc_type == doc_type,
            NumberTable.period == period,
            NumberTable.number == number,
        )
    ).first()
