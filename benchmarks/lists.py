"""The register of visits with 100,000 lines: opening, the end, sorting, filtering against the bare SQL."""

import random
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher

from benchmarks.bare_book import bare_connection
from benchmarks.measure import Ratio, best_against
from desktop.domain.collation import name_key
from desktop.domain.reception import CaseType
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.registers.visits import VisitFilter, VisitOrder, visit_count, visits
from tests import builders

LINES, PAGE = 100_000, 100
LAST_YEAR, YEARS, SESSIONS_A_YEAR = 2026, 10, 48
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Bế", "Phùng", "Đàm")
_MIDDLE = ("Văn", "Thị", "Đức", "Xuân", "Ngọc", "Hữu", "Thanh", "Minh")
_GIVEN = ("An", "Ánh", "Ân", "Bảy", "Chất", "Dũng", "Đào", "Hà", "Hạ", "Lâm", "Mỹ", "Quỳnh", "Yến", "Ý")
_HAMLETS = ("Đồng Mẫu", "Bến Gạo", "Cầu Lim")
_TYPES = ("proposal", "feedback", "complaint", "denunciation")
_MATTERS = (
    "nạo vét rãnh thoát nước",
    "đèn đường hỏng",
    "giấy chứng nhận quyền sử dụng đất",
    "bãi rác",
    "kênh N2",
)


def fill(file: Path, lines: int) -> None:
    """Sessions and visits of ten years by bare SQL, the same ones each time."""
    chance = random.Random(7)
    book = bare_connection(file)
    host = book.execute("SELECT min(id) FROM officials").fetchone()[0]
    days = [
        date(LAST_YEAR - back, 1, 4) + timedelta(days=7 * n)
        for back in range(YEARS)
        for n in range(SESSIONS_A_YEAR)
    ]
    days.sort()
    _insert(book, "reception_sessions", [_session(at, day, host) for at, day in enumerate(days, 1)])
    each = -(-lines // len(days))
    visits_, people, cases, number = [], [], [], 0
    for at in range(lines):
        session = at // each
        day = days[session]
        number = 1 if at == 0 or days[(at - 1) // each].year != day.year else number + 1
        of_type = chance.choice(_TYPES)
        secret = of_type == "denunciation"
        name = f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"
        address = f"thôn {chance.choice(_HAMLETS)}, xã Bình Minh Hạ"
        content = f"Đề nghị xem xét {chance.choice(_MATTERS)} đoạn {at}"
        title = f"TC-{day.year}-{number:03d}" if secret else name
        visits_.append(_visit(at + 1, session + 1, day, number, title, content, address, secret=secret))
        if not secret:
            people.append((at + 1, at + 1, 0, name, address, "", "", "", fold(name)))
        cases.append(_case(at + 1, of_type, content))
    _insert(book, "visits", visits_)
    _insert(book, "visit_people", people)
    _insert(book, "cases", cases)
    book.commit()
    book.close()


_COLUMNS = {
    "reception_sessions": (
        'id, key, held_on, start, "end", place, capacity, host_id, kind, ground, status, delegate_id,'
        " reason, moved_to, note_taker, attendees, posted_on, number, issued_on, conclusion, notice_number,"
        " notice_issued_on, copies, minutes_state, version, correction_reason"
    ),
    "visits": (
        "id, key, session_id, position, visited_on, register_year, number, arrived, people_count,"
        " representatives, appointing_paper, read_back, signed, sign_refusal_reason, refusal_ground,"
        " refusal_detail, refusal_number, refusal_issued_on, papers_received, secret_file,"
        " disclosure_consent, consent_by, consent_at, code, struck_on, struck_reason, title, sort_key, folded"
    ),
    "visit_people": "id, visit_id, position, name, address, old_address, id_number, phone, folded_name",
    "cases": (
        "id, key, visit_id, position, type, subject_area_id, content, request, occurrence,"
        " same_content_people, settled_by, in_competence, handling, handled_by_id, document, answer, result,"
        " note"
    ),
}


def _insert(book: cipher.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    book.executemany(f"INSERT INTO {table} ({_COLUMNS[table]}) VALUES ({marks})", rows)


def _session(ident: int, day: date, host: int) -> tuple[Any, ...]:
    return (
        ident, f"tcd-{ident}", day.isoformat(), "08:00:00.000000", "11:00:00.000000", "Phòng tiếp công dân",
        "party", host, "regular", "", "held", None, "", None, "", "[]", None, None, None, "", None, None,
        None, "completed", 1, "",
    )  # fmt: skip


def _visit(
    ident: int, session: int, day: date, number: int, title: str, content: str, address: str, *, secret: bool
) -> tuple[Any, ...]:
    said = f"{title} {content}" if secret else f"{title} {address} {content}"
    return (
        ident, f"lt-{ident}", session, number, day.isoformat(), day.year, number, None, 1, "[]", "", 1,
        "signed", "", "", "", None, None, "[]", "HSM-1" if secret else "", 0, "", None,
        title if secret else "", None, "", title, name_key(title), fold(said),
    )  # fmt: skip


def _case(ident: int, of_type: str, content: str) -> tuple[Any, ...]:
    return (
        ident, f"vv-{ident}", ident, 0, of_type, None, content, "", "first", 0, "", 1, "answered", None, "",
        "", "", "",
    )  # fmt: skip


@contextmanager
def filled_office(lines: int = LINES) -> Iterator[Office]:
    """A set-up office whose register holds that many visits."""
    with tempfile.TemporaryDirectory() as folder:
        builders.new_office(Path(folder)).close()
        fill(Path(folder) / "so.db", lines)
        from desktop.office import open_office

        office = open_office(Path(folder) / "so.db", clock=lambda: builders.MOMENT)
        yield office
        office.close()


_PAGE_SQL = """
SELECT v.id, v.key, s.key, s.capacity, v.number, v.register_year, v.visited_on, v.title, v.people_count,
  v.code, v.disclosure_consent, v.secret_file, v.refusal_ground, v.struck_on, v.struck_reason
FROM visits v JOIN reception_sessions s ON s.id = v.session_id WHERE v.id IN
 (SELECT id FROM visits {where} ORDER BY {order} LIMIT {limit} OFFSET {offset}) ORDER BY {outer}
"""


class Bare:
    """The same page by bare SQL on a connection of its own: lines, addresses, matters."""

    def __init__(self, file: Path) -> None:
        self.book = bare_connection(file)

    def page(
        self, order: str, *, where: str = "", values: tuple[Any, ...] = (), offset: int = 0
    ) -> list[Any]:
        outer = ", ".join(f"v.{each}" for each in order.split(", "))
        sql = _PAGE_SQL.format(where=where, order=order, outer=outer, limit=PAGE, offset=offset)
        rows = self.book.execute(sql, values).fetchall()
        ids = [row[0] for row in rows]
        marks = ", ".join("?" * len(ids))
        self.book.execute(
            f"SELECT visit_id, address FROM visit_people WHERE visit_id IN ({marks}) AND position = 0", ids
        ).fetchall()
        self.book.execute(
            "SELECT c.visit_id, c.type, c.content, a.name, c.handling, b.name, c.document, c.result,"
            " EXISTS (SELECT 1 FROM commitments m WHERE m.case_id = c.id AND m.fulfilled_on IS NULL)"
            " FROM cases c LEFT JOIN subject_areas a ON a.id = c.subject_area_id"
            f" LEFT JOIN bodies b ON b.id = c.handled_by_id WHERE c.visit_id IN ({marks})"
            " ORDER BY c.visit_id, c.position",
            ids,
        ).fetchall()
        return rows

    def count(self, where: str = "", values: tuple[Any, ...] = ()) -> int:
        return int(self.book.execute(f"SELECT count(*) FROM visits {where}", values).fetchone()[0])


NUMBER, DAY, NAME = "register_year DESC, number DESC", "visited_on, number", "sort_key, id"
OF_TYPE = "WHERE EXISTS (SELECT 1 FROM cases c WHERE c.visit_id = visits.id AND c.type = ?)"
OF_WORDS = "WHERE folded LIKE ? AND folded LIKE ?"


def pairs(office: Office) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """Ours and bare, by what is done to the list."""
    bare = Bare(office.store.file)
    total = visit_count(office)
    middle = total // 2 - PAGE
    complaints = VisitFilter(type=CaseType.COMPLAINT)
    words = VisitFilter(words="đèn đường")
    both = ("%den%", "%duong%")

    def ours(order: VisitOrder = VisitOrder.NUMBER, **more: Any) -> Callable[[], object]:
        narrow = more.pop("narrow", VisitFilter())
        more.setdefault("falling", order is VisitOrder.NUMBER)
        return lambda: visits(office, narrow, order=order, limit=PAGE, **more)

    return {
        "mở sổ": (ours(), lambda: bare.page(NUMBER)),
        "đến giữa sổ": (ours(offset=middle, total=total), lambda: bare.page(NUMBER, offset=middle)),
        "đến cuối sổ": (
            ours(offset=total - PAGE, total=total), lambda: bare.page(NUMBER, offset=total - PAGE),
        ),
        "xếp theo tên": (ours(VisitOrder.NAME), lambda: bare.page(NAME)),
        "xếp theo ngày": (ours(VisitOrder.DAY), lambda: bare.page(DAY)),
        "lọc theo loại": (
            ours(narrow=complaints), lambda: bare.page(NUMBER, where=OF_TYPE, values=("complaint",)),
        ),
        "lọc theo chữ": (ours(narrow=words), lambda: bare.page(NUMBER, where=OF_WORDS, values=both)),
        "đếm theo chữ": (lambda: visit_count(office, words), lambda: bare.count(OF_WORDS, both)),
    }  # fmt: skip


def visit_lists() -> list[Ratio]:
    with filled_office() as office:
        return [
            best_against(f"Sổ lượt tiếp {number_of(LINES)} dòng, {name} / SQL trần", ours, bare)
            for name, (ours, bare) in pairs(office).items()
        ]


def number_of(lines: int) -> str:
    return f"{lines:,}".replace(",", ".")


def memory_of_scrolling(office: Office, total: int) -> int:
    """The most bytes held while a list is read from its first page to its last, a page at a time."""
    tracemalloc.start()
    for offset in range(0, total, PAGE):
        visits(office, offset=offset, limit=PAGE, total=total)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    for ratio in visit_lists():
        print(ratio)


if __name__ == "__main__":
    main()
