"""Which sessions a schedule lists, whose paper it is, and the day it was due (BR-12)."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Side
from desktop.domain.papers import PaperKind
from desktop.domain.reception import ReceptionSession, SessionKind, SessionStatus
from desktop.domain.reception_papers import SchedulePaper
from desktop.office import Office
from desktop.registers.papers import paper_rows
from desktop.services import papers, reception_sessions
from desktop.services.trash import trash_record
from tests import builders, visit_builders


def planned(key: str, day: date, **changes: object) -> ReceptionSession:
    noun = visit_builders.session(key=key, held_on=day, status=SessionStatus.PLANNED, visits=())
    return replace(noun, **changes)  # type: ignore[arg-type]


def schedule(office: Office, key: str) -> SchedulePaper:
    rows = paper_rows(office, PaperKind.SCHEDULE, key)
    assert isinstance(rows, SchedulePaper)
    return rows


@pytest.fixture
def year(office: Office) -> Office:
    """Sessions of both heads in October, November and December 2026, one out of turn in October."""
    for month in (10, 11, 12):
        reception_sessions.plan_session(
            office,
            planned(f"bt-{month}", date(2026, month, 10)),
        )
        reception_sessions.plan_session(
            office,
            planned(f"ct-{month}", date(2026, month, 20), capacity=Capacity.STATE, host="cb-lam"),
        )
    urgent = planned(
        "dx", date(2026, 10, 2), kind=SessionKind.EXTRAORDINARY, ground="Khoản 2 Điều 4 Quy định 11-QĐi/TW"
    )
    reception_sessions.plan_session(office, urgent)
    return office


@pytest.mark.parametrize(
    ("key", "days", "side"),
    [
        ("2026", ["10-02", "10-10", "10-20", "11-10", "11-20", "12-10", "12-20"], Side.PARTY),
        ("2026-Q4", ["10-02", "10-10", "10-20", "11-10", "11-20", "12-10", "12-20"], Side.PARTY),
        ("2026-11", ["11-10", "11-20"], Side.PARTY),
        ("party:2026-11", ["11-10"], Side.PARTY),
        ("state:2026-11", ["11-20"], Side.STATE),
        ("state:2026", ["10-20", "11-20", "12-20"], Side.STATE),
        ("ct-12", ["12-20"], Side.STATE),
        ("bt-12", ["12-10"], Side.PARTY),
        ("2026-Q1", [], Side.PARTY),
    ],
)
def test_a_schedule_lists_the_sessions_of_its_period(
    year: Office, key: str, days: list[str], side: Side
) -> None:
    rows = schedule(year, key)
    assert [f"{session.held_on:%m-%d}" for session in rows.sessions] == days
    assert rows.head.side is side
    assert papers.paper_bytes(year, PaperKind.SCHEDULE, key).startswith(b"%PDF")


@pytest.mark.parametrize("key", ["2026-13", "2026-00", "2026-Q5", "26", "front:2026", "khong-co", "0000", ""])
def test_a_period_that_is_none_is_refused(year: Office, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        schedule(year, key)
    assert refused.value.code == "schedule-period"


@pytest.mark.parametrize(
    ("today", "posted", "late"),
    [
        (date(2026, 11, 2), None, False),
        (date(2026, 11, 3), None, False),
        (date(2026, 11, 4), date(2026, 11, 4), True),
    ],
)
def test_br_12_a_schedule_printed_late_says_its_true_day(
    tmp_path: Path, today: date, posted: date | None, late: bool
) -> None:
    moment = datetime.combine(today, time(9))
    office = builders.new_office(tmp_path, moment)
    try:
        reception_sessions.plan_session(office, planned("bt-11", date(2026, 11, 10)))
        rows = schedule(office, "2026-11")
        assert (rows.post_days, rows.post_by) == (5, date(2026, 11, 3))
        assert (rows.posted_on, rows.is_late) == (posted, late)
        reception_sessions.record_posting(office, ["bt-11"], date(2026, 11, 2))
        assert schedule(office, "2026-11").posted_on == date(2026, 11, 2)
    finally:
        office.close()


def test_a_session_out_of_turn_counts_no_day_of_posting(year: Office) -> None:
    assert schedule(year, "2026-10").post_by == date(2026, 10, 5)
    for key in ("bt-10", "ct-10"):
        trash_record(year, Kind.RECEPTION_SESSION, key)
    assert schedule(year, "2026-10").post_by is None
