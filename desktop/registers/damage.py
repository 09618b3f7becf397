"""What the book keeps as bytes and no longer holds as it was put in: issued papers, scans, the log."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.domain.errors import BookUnusable, Refusal
from desktop.office import Office
from desktop.store.tables import IssuedPaperTable

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class DamagedPaper:
    """An issued paper whose bytes are not those that were issued: whose, which kind, which version."""

    owner: str
    kind: str
    version: int


def damaged_papers(
    office: Office, report: Report = lambda _done, _of_all: None, stopped: Stopped = lambda: False
) -> tuple[DamagedPaper, ...]:
    """Every issued paper that is not what was issued, or cannot be read. Raises ``Refusal("stopped")``."""
    table, found = IssuedPaperTable, []
    told = select(table.id, table.owner, table.kind, table.version, table.sha256)
    for rows in batches(office, told, table.id, report, stopped):
        whole = whole_ids(office, table.id, table.content, {row.id: row.sha256 for row in rows})
        found += [DamagedPaper(row.owner, row.kind, row.version) for row in rows if row.id not in whole]
    return tuple(found)


def batches(
    office: Office,
    told: Select[*tuple[object, ...]],
    by: InstrumentedAttribute[int],
    report: Report,
    stopped: Stopped,
) -> Iterator[Sequence[Row[*tuple[object, ...]]]]:
    """Rows without their bytes, some at a time, in the order of ``by``."""
    with office.store.reading() as book:
        of_all = book.scalar(select(func.count(by))) or 0
    last = done = 0
    while True:
        if stopped():
            raise Refusal("stopped")
        with office.store.reading() as book:
            rows = book.execute(told.where(by > last).order_by(by).limit(_AT_ONCE)).all()
        if not rows:
            return
        yield rows
        last, done = rows[-1].id, done + len(rows)
        report(done, of_all)


def whole_ids(
    office: Office,
    by: InstrumentedAttribute[int],
    content: InstrumentedAttribute[bytes],
    told: dict[int, str],
) -> set[int]:
    """Which of these rows hold the bytes their hash tells; one content in memory at a time.

    Where a page cannot be read each row is tried by itself, to know which it is.
    """
    query = select(by, content).where(by.in_(told)).order_by(by).execution_options(yield_per=1)
    try:
        with office.store.reading() as book:
            rows = book.connection().execute(query)
            return {id_ for id_, kept in rows if hashlib.sha256(kept).hexdigest() == told[id_]}
    except BookUnusable:
        if len(told) <= 1:
            return set()
        return set().union(*(whole_ids(office, by, content, {id_: sha}) for id_, sha in told.items()))
