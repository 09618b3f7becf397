"""Running numbers of registers, never reused (BR-14), and codes that stand for denouncers (BR-24)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.visits import secret_code
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import VisitTable
from desktop.store.tables import NumberStartTable

RECEPTION, PETITIONS, CODES = "lượt", "đơn", "TC"


class RunningNumbers:
    """The next numbers while many records come in at once: read from the book once, then counted on."""

    def __init__(self, book: Session) -> None:
        self._book = book
        self._visits: dict[int, int] = {}
        self._codes: dict[int, int] = {}

    def visit(self, year: int) -> int:
        given = self._visits.get(year) or next_visit_number(self._book, year)
        self._visits[year] = given + 1
        return given

    def code(self, year: int) -> str:
        given = self._codes.get(year) or _next_of_codes(self._book, year)
        self._codes[year] = given + 1
        return secret_code(year, given)


def next_visit_number(book: Session, year: int) -> int:
    """The next STT of the reception register."""
    last = book.scalar(select(func.max(VisitTable.number)).where(VisitTable.register_year == year))
    return max((last or 0) + 1, first_of(book, RECEPTION, year))


def next_petition_number(book: Session, year: int) -> int:
    """The next số đến of the petitions register."""
    last = book.scalar(select(func.max(PetitionTable.number)).where(PetitionTable.year == year))
    return max((last or 0) + 1, first_of(book, PETITIONS, year))


def next_code(book: Session, year: int) -> str:
    """The next code of the year, one series for visits and petitions."""
    return secret_code(year, _next_of_codes(book, year))


def _next_of_codes(book: Session, year: int) -> int:
    start = secret_code(year, 0)[:-3]
    used = [
        int(code.rpartition("-")[2])
        for table in (VisitTable, PetitionTable)
        for code in book.scalars(select(table.code).where(table.code.startswith(start)))
    ]
    return max(max(used, default=0) + 1, first_of(book, CODES, year))


def first_of(book: Session, series: str, year: int) -> int:
    """The number a series goes on from when the book takes over from paper in the middle of a year."""
    start = book.scalar(
        select(NumberStartTable.first).where(
            NumberStartTable.symbol == "",
            NumberStartTable.doc_type == series,
            NumberStartTable.period == str(year),
        )
    )
    return start or 1
