"""A legal limit changed from a day on: the old row stays, what is open moves (BR-01, BR-05)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.domain.changes import Kind
from desktop.domain.deadlines import Unit, limit_on
from desktop.domain.due import Duty
from desktop.domain.errors import Refusal
from desktop.domain.limit_changes import KeptLimit, LimitChange
from desktop.office import Office
from desktop.registers.limits import kept_limits
from desktop.registers.office import catalogues
from desktop.services.limits import change_limit, mark_checked, moved_by_limit, unmark_checked
from desktop.services.petitions import record_petition
from tests import builders, reception_builders

SHORTER = LimitChange(
    "party-notice", 7, Unit.WORKING_DAYS, "Quy chế 05-QC/ĐU", date(2026, 11, 1), "Đảng ủy rút ngắn thời hạn"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = builders.new_office(tmp_path)
    yield made
    made.close()


def _rows(office: Office, key: str) -> tuple[KeptLimit, ...]:
    return tuple(kept for kept in kept_limits(office) if kept.limit.key == key)


def _due(office: Office, key: str) -> str:
    with office.store.reading() as book:
        return str(book.scalar(text("SELECT due_on FROM petitions WHERE key = :key"), {"key": key}))


def test_br_01_the_old_row_ends_the_day_before_and_stays(office: Office) -> None:
    change = change_limit(office, SHORTER)
    assert change.keys(Kind.LEGAL_LIMIT) == ("party-notice",)
    old, new = _rows(office, "party-notice")
    assert (old.limit.count, old.limit.effective_to) == (10, date(2026, 10, 31))
    assert (new.limit.count, new.limit.effective_from, new.limit.effective_to) == (7, date(2026, 11, 1), None)
    assert new.reason == "Đảng ủy rút ngắn thời hạn"
    assert not new.needs_check
    limits = catalogues(office).limits
    assert limit_on(limits, "party-notice", date(2026, 10, 31)).count == 10
    assert limit_on(limits, "party-notice", date(2026, 11, 1)).count == 7


def test_br_05_open_petitions_received_since_then_move(office: Office) -> None:
    for key, received in (("don-old", date(2026, 10, 30)), ("don-new", date(2026, 11, 3))):
        record_petition(office, reception_builders.petition(key, received=received))
    moved = moved_by_limit(office, SHORTER)
    # 4, 5, 6, 9, 10, 11, 12, 13, 16, 17/11 before; the seventh of them is 12/11.
    assert [(each.duty, each.key, each.before, each.after) for each in moved] == [
        (Duty.SENDER_NOTICE, "don-new", date(2026, 11, 17), date(2026, 11, 12))
    ]
    assert _due(office, "don-new") == "2026-11-17"
    change_limit(office, SHORTER)
    assert (_due(office, "don-old"), _due(office, "don-new")) == ("2026-11-13", "2026-11-12")


def test_a_change_inside_a_closed_span_ends_where_that_ended(office: Office) -> None:
    change_limit(
        office,
        LimitChange("complaint-acceptance", 8, Unit.DAYS, "Quy chế", date(2026, 1, 1), "thí điểm rút ngắn"),
    )
    first, pilot, law = _rows(office, "complaint-acceptance")
    assert first.limit.effective_to == date(2025, 12, 31)
    assert (pilot.limit.effective_from, pilot.limit.effective_to) == (date(2026, 1, 1), date(2026, 6, 30))
    assert law.limit.effective_from == date(2026, 7, 1)


def test_a_change_before_the_first_row_ends_where_that_begins(office: Office) -> None:
    change_limit(
        office,
        LimitChange("refusal-notice", 5, Unit.WORKING_DAYS, "Quy chế", date(2026, 1, 1), "quy chế xã"),
    )
    early, law = _rows(office, "refusal-notice")
    assert (early.limit.count, early.limit.effective_to) == (5, date(2026, 6, 30))
    assert (law.limit.count, law.limit.effective_from) == (3, date(2026, 7, 1))


def test_a_value_typed_wrong_is_mended_from_the_same_day_and_both_rows_stay(office: Office) -> None:
    change_limit(office, SHORTER)
    change_limit(office, replace(SHORTER, count=8, reason="gõ nhầm 7"))
    old, wrong, right = _rows(office, "party-notice")
    assert wrong.governs_nothing
    assert not old.governs_nothing
    assert limit_on(catalogues(office).limits, "party-notice", date(2026, 11, 5)).count == 8
    assert right.limit.count == 8


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"reason": " "}, "required", "reason"),
        ({"basis": ""}, "required", "basis"),
        ({"count": 0}, "day-count", "count"),
        ({"count": 4000}, "day-count", "count"),
        ({"unit": Unit.PEOPLE}, "limit-unit", "unit"),
        ({"key": "hop-bao"}, "no-limit", None),
        ({"count": 10, "basis": "Quy định 11-QĐi/TW Điều 6"}, "limit-unchanged", "count"),
    ],
)
def test_changes_that_make_no_sense_are_refused(
    office: Office, wrong: dict[str, object], code: str, field: str | None
) -> None:
    before = kept_limits(office)
    with pytest.raises(Refusal) as refused:
        change_limit(office, replace(SHORTER, **wrong))  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == (code, field)
    assert kept_limits(office) == before


def test_what_the_program_is_unsure_of_is_flagged_until_someone_looked(office: Office) -> None:
    notice = _rows(office, "party-notice")[0]
    assert notice.needs_check
    mark_checked(office, notice.number, "Bế Thị Ngọc Ánh", date(2026, 11, 12))
    checked = _rows(office, "party-notice")[0]
    assert not checked.needs_check
    assert (checked.checked_by, checked.checked_on) == ("Bế Thị Ngọc Ánh", date(2026, 11, 12))
    assert checked.limit.confidence == notice.limit.confidence
    unmark_checked(office, notice.number)
    assert _rows(office, "party-notice")[0] == notice


def test_checking_needs_a_name_and_a_row(office: Office) -> None:
    for number, by, code in ((1, " ", "required"), (99_999, "Bế Thị Ngọc Ánh", "no-such-limit")):
        with pytest.raises(Refusal) as refused:
            mark_checked(office, number, by, date(2026, 11, 12))
        assert refused.value.code == code
