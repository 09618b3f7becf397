"""Petitions at 100,000: opening, scrolling, sorting and filtering against the raw SQL of one page."""

import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as cipher
from sqlalchemy.dialects import sqlite

from benchmarks.bare_book import bare_connection
from benchmarks.measure import Ratio, best_against
from desktop.domain.collation import name_key
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.registers import petitions as reg
from tests import builders

MANY, PAGE = 100_000, 100
FIRST = ("An", "Ánh", "Ân", "Bảy", "Đức", "Quỳnh", "Yến", "Ý")
FAMILY = ("Nguyễn Văn", "Trần Thị", "Lê", "Phùng Thị", "Đàm Quang", "Vi Văn")


def fill(file: Path, many: int = MANY) -> None:
    """Petitions written past everything, a few years of a province."""
    with bare_connection(file) as book:
        columns = [row[1] for row in book.execute("PRAGMA table_info(petitions)") if row[1] != "id"]
        marks = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO petitions ({', '.join(columns)}) VALUES ({marks})"
        book.executemany(statement, _rows(columns, many))


def _rows(columns: list[str], many: int) -> Iterator[list[object]]:
    start = date(2026, 1, 1)
    for at in range(many):
        name = f"{FAMILY[at % len(FAMILY)]} {FIRST[at % len(FIRST)]} {at % 97}"
        received = start + timedelta(days=at * 300 // many)
        content = (
            f"Đề nghị sửa đường thôn số {at % 541}, đoạn {at} ngập sâu mỗi khi mưa lớn, xe không qua được."
        )
        known: dict[str, object] = {
            "key": f"don-{at}", "received": str(received), "year": 2026, "number": at + 1, "channel": "post",
            "type": ("proposal", "feedback", "complaint")[at % 3], "content": content, "checks": "[]",
            "sender_name": name, "sender_address": f"thôn {at % 31}", "sender_folded": fold(name),
            "title": name, "sort_key": name_key(name), "folded": fold(f"{name} {content}"),
            "senders_count": 1, "case_count": 1, "is_open": at % 5 == 0, "disclosure_consent": False,
            "complex": False, "remote": False, "competence": "own", "eligible": True,
            "handling": "accepted" if at % 5 else None,
            "due_on": str(received + timedelta(days=14)) if at % 5 == 0 else None,
        }  # fmt: skip
        blank = {"consent_at", "subject_area_id", "capacity", "instance", "repeat_of_id", "handled_on",
                 "handled_by_id", "accepted_on", "settled_on", "notice_on", "notice_form", "withdrawn_on",
                 "struck_on", "competence", "handling", "eligible", "due_on"}  # fmt: skip
        yield [known.get(name, None if name in blank else "") for name in columns]


@contextmanager
def large_book(many: int = MANY) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        fill(office.file, many)
        yield office
        office.close()


def petition_lists() -> list[Ratio]:
    """Each figure of a list of 100,000; the bare side runs the very SQL of one page on bare SQLite."""
    with large_book() as office, bare_connection(office.file) as bare:
        bounds = reg.bounds_of(office)
        everything, year = reg.Filters(), reg.Filters(year=2026)
        found = reg.Filters(words="duong thon so 17")
        cases = (
            ("mở sổ", year, reg.Order.NUMBER, True, 0),
            ("đến giữa sổ", year, reg.Order.NUMBER, True, MANY // 2),
            ("đến cuối sổ", year, reg.Order.NUMBER, True, MANY - PAGE),
            ("xếp theo tên", year, reg.Order.NAME, False, 0),
            ("xếp theo tên, đến cuối", everything, reg.Order.NAME, False, MANY - PAGE),
            ("xếp theo hạn", year, reg.Order.DUE, False, 0),
            ("lọc theo chữ", found, reg.Order.NUMBER, True, 0),
        )
        pages = [_page(office, bare, bounds, *case) for case in cases]
        return [
            *pages,
            *(_counts(office, bare, bounds, *case) for case in (("", year), (" theo chữ", found))),
        ]


def _page(
    office: Office, bare: cipher.Connection, bounds: reg.Bounds, name: str, filters: reg.Filters,
    order: reg.Order, falling: bool, offset: int,
) -> Ratio:  # fmt: skip
    statement = reg.page_statement(filters, bounds, order=order, falling=falling, offset=offset)
    raw, total = _plain(statement), MANY if offset else None

    def ours() -> None:
        reg.petitions(office, filters, bounds, order=order, falling=falling, offset=offset, total=total)

    return best_against(_named(name), ours, lambda: bare.execute(raw).fetchall())


def _counts(
    office: Office, bare: cipher.Connection, bounds: reg.Bounds, of: str, filters: reg.Filters
) -> Ratio:
    raw = _plain(reg.counts_statement(filters, bounds))
    return best_against(
        _named(f"đếm các thẻ{of}"),
        lambda: reg.tab_counts(office, filters, bounds),
        lambda: bare.execute(raw).fetchall(),
        rounds=7,
    )


def _named(what: str) -> str:
    return f"Sổ đơn {MANY:,} dòng, {what} / SQL trần".replace(",", ".", 1)


def _plain(statement: object) -> str:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    return str(compiled)


def memory_of_scrolling(office: Office, total: int) -> int:
    """The most bytes held while a list is read from its first page to its last, a page at a time."""
    bounds = reg.bounds_of(office)
    tracemalloc.start()
    for offset in range(0, total, PAGE):
        reg.petitions(office, reg.Filters(), bounds, offset=offset, limit=PAGE, total=total)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    for each in petition_lists():
        print(each)
