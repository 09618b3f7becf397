"""Document numbers as they were given out: the last one, the gaps, the voided ones (BR-48)."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from desktop.office import Office
from desktop.store import tables as tab


@dataclass(frozen=True, slots=True)
class Series:
    """One body's numbers of one type in one term or year.

    ``gaps`` are spans ``(first, last)`` of numbers below the last one that no paper of this book has and
    that were not voided: papers made elsewhere, or a number left out.
    """

    symbol: str
    doc_type: str
    period: str
    last: int
    gaps: tuple[tuple[int, int], ...]
    voided: tuple[int, ...]


def series(office: Office) -> tuple[Series, ...]:
    """Every series that has a number, by body and type, the newest term or year first."""
    with office.store.reading() as book:
        starts = {
            (row.symbol, row.doc_type, row.period): row.first
            for row in book.scalars(select(tab.NumberStartTable))
        }
        used: dict[tuple[str, str, str], dict[int, bool]] = defaultdict(dict)
        for row in book.scalars(select(tab.NumberTable)):
            used[row.symbol, row.doc_type, row.period][row.number] = row.voided
    found = [
        Series(
            *key,
            last=max(numbers),
            gaps=_gaps(set(numbers), starts.get(key, 1)),
            voided=tuple(sorted(number for number, voided in numbers.items() if voided)),
        )
        for key, numbers in used.items()
    ]
    found.sort(key=lambda each: each.period, reverse=True)
    return tuple(sorted(found, key=lambda each: (each.symbol, each.doc_type)))


def _gaps(used: set[int], first: int) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for number in range(first, max(used)):
        if number in used:
            continue
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return tuple(spans)
