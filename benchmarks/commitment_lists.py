"""Commitments at 100,000: opening, scrolling, sorting, filtering, counting against the very SQL."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite

from benchmarks.bare_book import bare_connection
from benchmarks.measure import Ratio, against
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.registers import commitment_window as win
from desktop.registers.commitments import Narrow, Order, Show, SourceKind, bounds_of, commitments, counts
from tests import builders

MANY, PAGE = 100_000, 100
Pair = tuple[Callable[[], object], Callable[[], object]]


def fill(file: Path, many: int) -> None:
    """Promises written past everything, some years of a province; one in ten has a body that helps."""
    with bare_connection(file) as book:
        columns = [row[1] for row in book.execute("PRAGMA table_info(commitments)")]
        marks = ", ".join("?" for _ in columns)
        book.executemany(
            f"INSERT INTO commitments ({', '.join(columns)}) VALUES ({marks})",
            _rows(columns, many),
        )
        book.executemany(
            "INSERT INTO commitment_support (commitment_id, position, body_id) VALUES (?, 0, 2)",
            ((at,) for at in range(1, many + 1, 10)),
        )
        book.executemany(
            "INSERT INTO commitment_events (commitment_id, kind, happened_on, percent, note)"
            " VALUES (?, 'progress', '2026-11-01', 40, 'đang làm')",
            ((at,) for at in range(1, many + 1, 7)),
        )


def _rows(columns: list[str], many: int) -> Iterator[list[object]]:
    start = date(2017, 1, 2)
    for at in range(many):
        promised = start + timedelta(days=at * 3590 // many)
        due, done = promised + timedelta(days=15 + at % 60), at % 4 != 0
        content = f"Đề nghị nạo vét rãnh thoát nước thôn số {at % 541}, đoạn {at}, trước mùa mưa"
        known: dict[str, object] = {
            "id": at + 1, "key": f"ck-{at}", "year": promised.year, "number": at + 1, "content": content,
            "promised_to": f"Bà Phùng Thị Yến {at % 97}", "promised_by_id": at % 3 + 1,
            "promised_on": str(promised), "lead_id": at % 3 + 1, "due_kind": "date",
            "due_on": str(due), "due_now": str(due) if at % 50 else None, "reply_in_writing": True,
            "is_open": not done, "fulfilled_on": str(due - timedelta(days=at % 9 - 4)) if done else None,
            "waits": not done and at % 12 == 0, "folded": fold(content),
        }  # fmt: skip
        blank = {"dialogue_id", "opinion_id", "session_id", "case_id", "petition_id", "due_count", "due_now",
                 "fulfilled_on", "reply_document_on", "notified_on", "dropped_on"}  # fmt: skip
        yield [known.get(name, None if name in blank else "") for name in columns]


@contextmanager
def large_book(many: int = MANY) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        fill(office.file, many)
        yield office
        office.close()


def pairs(office: Office) -> dict[str, Pair]:
    """Ours and the very SQL on bare SQLite, by what is done to the list."""
    bare = bare_connection(office.file)
    bounds, everything = bounds_of(office), Narrow(show=Show.ALL)
    counted, open_ones = counts(office, everything, bounds), counts(office, Narrow(), bounds)
    total = counted.total

    def page(
        narrow: Narrow, segment: win.Segment | None, order: Order, offset: int, *, falling: bool = False,
        before: int | None = None,
    ) -> Pair:  # fmt: skip
        """``offset`` in the whole list; ``before`` in its run, read from its end where that is nearer."""
        found = counted if narrow.show is Show.ALL else open_ones
        size = found.total if segment is None else found.in_segment(segment)
        at = offset if before is None else before
        backwards = at > size // 2
        skipped = size - at - PAGE if backwards else at
        raw = _plain(win.page_statement(
            narrow, bounds.today, bounds.soon, segment, order,
            falling=falling, backwards=backwards, before=max(skipped, 0), rows=PAGE,
        ))  # fmt: skip
        return (
            lambda: commitments(
                office, narrow, bounds, order=order, falling=falling, offset=offset, limit=PAGE, counted=found
            ),
            lambda: bare.execute(raw).fetchall(),
        )  # fmt: skip

    def count(narrow: Narrow) -> Pair:
        raw = _plain(win.counts_statement(narrow, bounds.today, bounds.soon))
        return lambda: counts(office, narrow, bounds), lambda: bare.execute(raw).fetchall()

    late = open_ones.in_segment(win.Segment.OVERDUE)
    words, source = Narrow(words="thon so 17"), Narrow(source=SourceKind.OFFICE, lead="pkt")
    return {
        "mở: số đếm": count(Narrow()),
        "mở: trang đầu": page(Narrow(), win.Segment.OVERDUE, Order.URGENCY, 0),
        "cuộn giữa nhóm quá hạn": page(Narrow(), win.Segment.OVERDUE, Order.URGENCY, late // 2 - 50),
        "cuộn đến cuối nhóm": page(Narrow(), win.Segment.OVERDUE, Order.URGENCY, late - PAGE),
        "cuộn đến cuối sổ": page(
            everything,
            win.Segment.DONE,
            Order.URGENCY,
            total - PAGE,
            before=counted.in_segment(win.Segment.DONE) - PAGE,
        ),
        "xếp theo số": page(everything, None, Order.NUMBER, 0, falling=True),
        "xếp theo hạn, giữa sổ": page(everything, None, Order.DUE, total // 2 - 50),
        "lọc theo chữ: số đếm": count(words),
        "lọc theo nguồn, cơ quan": count(source),
    }


def ratios() -> list[Ratio]:
    with large_book() as office:
        return [
            against(f"Cam kết {MANY:,}: {name} / SQL trần", ours, bare, target=2.0, rounds=11)
            for name, (ours, bare) in pairs(office).items()
        ]


def _plain(statement: Any) -> str:
    return str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


if __name__ == "__main__":
    for each in ratios():
        print(each)
