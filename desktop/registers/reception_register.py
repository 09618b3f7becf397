"""The reception register (Sổ tiếp công dân) of a period, by session date and running number (BR-14, 15)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from desktop.domain.register_rows import Period, ReceptionEntry
from desktop.store import reception_mapping as mapping
from desktop.store import reception_tables as tab

WINDOW = 500


def reception_count(book: Session, period: Period) -> int:
    """How many lines the register has: one for each case, one for a visit without any."""
    lines = select(func.count()).select_from(tab.VisitTable).outerjoin(tab.VisitTable.cases)
    return book.scalar(lines.where(tab.VisitTable.visited_on.between(period.first, period.last))) or 0


def reception_entries(book: Session, period: Period) -> Iterator[ReceptionEntry]:
    """The lines in the order of the register, read a window at a time; struck-through ones too."""
    place = tuple_(tab.VisitTable.visited_on, tab.VisitTable.register_year, tab.VisitTable.number)
    statement = (
        select(tab.VisitTable)
        .where(tab.VisitTable.visited_on.between(period.first, period.last))
        .order_by(tab.VisitTable.visited_on, tab.VisitTable.register_year, tab.VisitTable.number)
        .limit(WINDOW)
    )
    after: tuple[date, int, int] | None = None
    while True:
        window = book.scalars(statement.where(place > after) if after else statement).all()
        for row in window:
            yield from _lines(row)
        if len(window) < WINDOW:
            return
        last = window[-1]
        after = (last.visited_on, last.register_year, last.number)


def _lines(row: tab.VisitTable) -> Iterator[ReceptionEntry]:
    noun = mapping.visit(row)
    names = [each.handled_by.name if each.handled_by else "" for each in row.cases]
    for at, case in enumerate(noun.cases or (None,)):
        yield ReceptionEntry(
            entered_on=row.visited_on,
            number=row.number,
            struck=noun.struck,
            continues=at > 0,
            secret=noun.is_secret,
            people=() if noun.is_secret else noun.people,
            people_count=noun.people_count,
            representatives=() if noun.is_secret else noun.representatives,
            code=noun.code,
            secret_file=noun.secret_file,
            case=case,
            handled_by=names[at] if case else "",
            refusal=noun.refusal,
        )
