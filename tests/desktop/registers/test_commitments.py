"""The list of commitments: groups, what waits for others, filters, orders, its end; figures by two dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.commitment_lists import large_book, pairs
from benchmarks.measure import best_until
from desktop.domain.commitment import Commitment, CommitmentState, Due, Extension, Progress, Reminder
from desktop.domain.commitment_figures import ByDate, Kept, Outcome, figures_of
from desktop.domain.petition import Petition
from desktop.office import Office
from desktop.registers.commitment_figures import commitment_figures, list_behind
from desktop.registers.commitments import (
    Narrow,
    Order,
    Show,
    SourceKind,
    Urgency,
    bounds_of,
    commitment_sheet,
    commitments,
    counts,
    place_of,
    promise_years,
)
from desktop.services.commitments import fulfil_commitment, make_commitment, record_progress
from desktop.services.petitions import record_petition
from tests import builders, petition_builders
from tests.commitment_builders import DENOUNCER, SINCE, from_everywhere, in_every_group

EVERYTHING = Narrow(show=Show.ALL)
TODAY = builders.MEETING_DAY
LONG = 5_000


@pytest.fixture
def grouped(office: Office) -> Office:
    in_every_group(office)
    return office


@pytest.fixture
def sourced(office: Office) -> Office:
    from_everywhere(office)
    return office


@pytest.fixture(scope="module")
def long_office() -> Iterator[Office]:
    with large_book(LONG) as made:
        yield made


def keys(office: Office, narrow: Narrow = EVERYTHING, **more: object) -> list[str]:
    return [row.key for row in commitments(office, narrow, **more)]  # type: ignore[arg-type]


def nouns(office: Office) -> list[Commitment]:
    return [commitment_sheet(office, key).commitment for key in keys(office, limit=10_000)]


def test_br_54_groups_come_by_urgency_and_who_waits_stands_apart_only_with_time_left(grouped: Office) -> None:
    rows = commitments(grouped, EVERYTHING)
    assert [(row.key, row.urgency) for row in rows] == [
        ("late", Urgency.OVERDUE),
        ("late-waiting", Urgency.OVERDUE),
        ("today", Urgency.TODAY),
        ("soon", Urgency.SOON),
        ("later", Urgency.LATER),
        ("answered", Urgency.LATER),
        ("undated", Urgency.LATER),
        ("handed-on", Urgency.WAITING),
        ("reminded", Urgency.WAITING),
        ("reminded-undated", Urgency.WAITING),
        ("dropped", Urgency.DONE),
        ("done", Urgency.DONE),
        ("done-late", Urgency.DONE),
    ]
    found = counts(grouped)
    assert [(each, found.of(each)) for each in Urgency] == [
        (Urgency.OVERDUE, 2), (Urgency.TODAY, 1), (Urgency.SOON, 1), (Urgency.LATER, 3), (Urgency.WAITING, 3),
        (Urgency.DONE, 3),
    ]  # fmt: skip
    assert (found.open, found.total) == (10, 13)


def test_br_51_the_state_of_each_row_is_that_of_its_record(grouped: Office) -> None:
    for row in commitments(grouped, EVERYTHING):
        sheet = commitment_sheet(grouped, row.key)
        assert (row.key, row.state, row.days_left) == (row.key, sheet.state, sheet.days_left)
        assert row.waits == sheet.commitment.waits
    handed = next(row for row in commitments(grouped) if row.key == "handed-on")
    assert (handed.state, handed.transferred_to) == (CommitmentState.TRANSFERRED, "Công ty Điện lực Sơn Hà")


def test_progress_after_a_transfer_ends_the_waiting(grouped: Office) -> None:
    record_progress(grouped, "handed-on", Progress(TODAY, 30, "đã khảo sát"))
    row = next(row for row in commitments(grouped) if row.key == "handed-on")
    assert (row.urgency, row.state, row.transferred_to) == (Urgency.LATER, CommitmentState.IN_PROGRESS, "")


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("falling", [False, True])
def test_windows_of_any_size_give_the_same_list_and_every_row_knows_its_place(
    grouped: Office, order: Order, falling: bool
) -> None:
    bounds = bounds_of(grouped)
    for narrow in (EVERYTHING, Narrow(), Narrow(show=Show.CLOSED)):
        counted = counts(grouped, narrow, bounds)
        whole = keys(grouped, narrow, order=order, falling=falling)
        assert len(whole) == counted.total
        for size in (1, 3, 5):
            pieces = [
                key
                for at in range(0, counted.total + size, size)
                for key in keys(
                    grouped, narrow, bounds=bounds, order=order, falling=falling, offset=at, limit=size,
                    counted=counted,
                )
            ]  # fmt: skip
            assert pieces == whole
        places = [
            place_of(grouped, key, narrow, bounds, counted, order=order, falling=falling) for key in whole
        ]
        assert [place[0] for place in places if place] == list(range(len(whole)))


def test_orders_by_number_and_by_date(grouped: Office) -> None:
    by_number = [row.number for row in commitments(grouped, EVERYTHING, order=Order.NUMBER, falling=True)]
    assert by_number == list(range(13, 0, -1))
    by_date = [row.due for row in commitments(grouped, EVERYTHING, order=Order.DUE)]
    dated = [day for day in by_date if day is not None]
    assert dated == sorted(dated)
    assert by_date[-2:] == [None, None]


def test_a_row_that_is_not_in_the_list_has_no_place(grouped: Office) -> None:
    bounds = bounds_of(grouped)
    assert place_of(grouped, "done", Narrow(), bounds, counts(grouped, Narrow(), bounds)) is None
    found = place_of(grouped, "reminded", EVERYTHING, bounds, counts(grouped, EVERYTHING, bounds))
    assert found == (8, Urgency.WAITING)


def test_filters_by_leader_body_source_area_period_and_words(sourced: Office) -> None:
    def found(**wanted: object) -> set[str]:
        return set(keys(sourced, Narrow(**wanted)))  # type: ignore[arg-type]

    everything = {"of-opinion", "of-case", "of-told-case", "of-petition", "of-told-petition", "of-office"}
    assert found() == everything
    assert found(leader="cb-thinh") == {"of-case", "of-told-case", "of-office"}
    assert found(lead="pkt") == everything
    assert found(lead="pvhxh") == set()
    assert found(source=SourceKind.DIALOGUE) == {"of-opinion"}
    assert found(source=SourceKind.RECEPTION) == {"of-case", "of-told-case"}
    assert found(source=SourceKind.PETITION) == {"of-petition", "of-told-petition"}
    assert found(source=SourceKind.OFFICE) == {"of-office"}
    assert found(area="dat-dai") == {"of-petition", "of-told-petition"}
    assert found(area="giao-thong") == {"of-opinion", "of-case", "of-told-case"}
    assert found(last=date(2026, 11, 10)) == {"of-case", "of-told-case"}
    assert found(first=date(2026, 11, 11)) == everything - {"of-case", "of-told-case"}
    assert found(words="phung THI yen") == {"of-petition"}
    assert found(words="lap den") == {"of-case", "of-told-case"}
    number = next(row.number for row in commitments(sourced) if row.key == "of-office")
    assert "of-office" in found(words=str(number))
    assert found(words="không có") == set()
    assert promise_years(sourced) == (2026,)


def test_sources_are_said_and_a_denouncer_is_a_code(sourced: Office) -> None:
    said = {row.key: row.source for row in commitments(sourced)}
    assert said == {
        "of-opinion": "Đối thoại 12/11/2026, ý kiến 1",
        "of-case": "Tiếp dân 10/11/2026, lượt 1",
        "of-told-case": "Tiếp dân 10/11/2026, lượt 2 (TC-2026-001)",
        "of-petition": "Đơn số 1",
        "of-told-petition": "Đơn tố cáo TC-2026-002",
        "of-office": "Giao ngày 12/11/2026",
    }
    sheets = {key: commitment_sheet(sourced, key) for key in said}
    assert {key: sheet.source for key, sheet in sheets.items()} == said
    assert sheets["of-told-petition"].promised_to == "TC-2026-002"
    assert sheets["of-told-case"].promised_to == "TC-2026-001"
    assert (sheets["of-petition"].promised_to, sheets["of-petition"].subject) == (
        "Bà Phùng Thị Yến", "đơn số 1",
    )  # fmt: skip
    assert sheets["of-told-petition"].subject == "đơn tố cáo TC-2026-002"
    assert sheets["of-office"].subject == ""
    assert DENOUNCER not in "".join(str(row) for row in commitments(sourced))


def test_one_who_let_the_name_be_told_is_named(office: Office) -> None:
    from desktop.domain.commitment import CommitmentSource

    known: Petition = petition_builders.denunciation(sender=petition_builders.YEN, disclosure_consent=True)
    record_petition(office, known)
    source = CommitmentSource(petition="don-119")
    make_commitment(office, builders.commitment(source=source, promised_to="Bà Phùng Thị Yến"))
    assert commitment_sheet(office, "ck-1").promised_to == "Bà Phùng Thị Yến"


def test_br_53_figures_add_up_and_are_by_two_dates(grouped: Office) -> None:
    found = commitment_figures(grouped)
    assert found.in_force == Kept(fulfilled_on_time=2, fulfilled_late=0, overdue=2, open=8, dropped=1)
    assert found.first == Kept(fulfilled_on_time=1, fulfilled_late=1, overdue=2, open=8, dropped=1)
    assert found.in_force.made == found.first.made == counts(grouped).total == 13
    assert (found.in_force.on_time_percent, found.first.on_time_percent) == (50.0, 25.0)
    assert Kept(open=3).on_time_percent is None


@pytest.mark.parametrize("last", [None, date(2026, 11, 2), date(2026, 11, 8), TODAY, date(2026, 12, 31)])
def test_br_53_the_figures_of_the_book_are_those_of_the_rule_and_each_opens_its_promises(
    grouped: Office, last: date | None
) -> None:
    """Also for a period that is over: what came later does not count yet."""
    soon = Extension(date(2026, 11, 5), date(2026, 12, 1), "mưa lũ")
    made = commitment_sheet(grouped, "late").commitment
    make_commitment(grouped, replace(made, extensions=(soon,)))
    narrow = Narrow(first=SINCE, last=last)
    day = min(last or TODAY, TODAY)
    known = nouns(grouped)
    found = commitment_figures(grouped, narrow)
    assert found == figures_of(known, day)
    for measure in ByDate:
        for outcome in Outcome:
            behind = list_behind(narrow, outcome, TODAY, measure)
            assert len(keys(grouped, behind)) == getattr(found.by(measure), outcome.value)


def test_a_row_names_the_body_in_charge_and_those_that_help_in_their_order(office: Office) -> None:
    make_commitment(office, builders.commitment(support=("tthcc", "pvhxh"), due=Due.in_days(10)))
    make_commitment(office, builders.commitment("alone", lead=None))
    first, second = sorted(commitments(office), key=lambda row: row.key, reverse=True)
    assert (first.lead, first.support) == (
        "Phòng Kinh tế", ("Trung tâm Phục vụ hành chính công", "Phòng Văn hóa - Xã hội"),
    )  # fmt: skip
    assert (second.lead, second.support) == ("", ())
    assert first.due == date(2026, 11, 23)


def test_the_figures_of_an_empty_book_are_nothing(office: Office) -> None:
    assert commitment_figures(office).in_force.made == 0
    assert commitments(office) == ()
    assert promise_years(office) == ()


def test_a_petition_that_is_settled_owes_nothing_more(sourced: Office) -> None:
    from desktop.services.petition_handling import settle_petition

    settle_petition(sourced, "don-118", TODAY, "Đã trả lời.")
    assert commitment_sheet(sourced, "of-petition").subject == ""


def test_what_is_kept_of_words_follows_the_record(office: Office) -> None:
    make_commitment(office, builders.commitment(content="Nạo vét kênh N2"))
    make_commitment(office, builders.commitment(content="Sửa đèn đường"))
    assert keys(office, Narrow(words="kenh")) == []
    assert keys(office, Narrow(words="den duong")) == ["ck-1"]


def test_a_reminder_of_the_day_a_note_was_written_is_answered_by_it(office: Office) -> None:
    noted = {"progress": (Progress(date(2026, 11, 12), 40),), "due": Due.by_date(date(2026, 12, 31))}
    before = builders.commitment("before", reminders=(Reminder(date(2026, 11, 12), "Số 1"),), **noted)
    after = builders.commitment("after", reminders=(Reminder(date(2026, 11, 13), "Số 2"),), **noted)
    for made in (before, after):
        make_commitment(office, made)
    assert {row.key: row.waits for row in commitments(office)} == {"before": False, "after": True}
    from desktop.domain.commitment import Fulfilment

    done = Fulfilment(date(2026, 11, 14), "Xong", "Số 3", None, date(2026, 11, 14), "Trao tay")
    fulfil_commitment(office, "after", done)
    assert not commitment_sheet(office, "after").commitment.waits


def _costs_its_sql(ours: float, bare: float) -> bool:
    return ours <= 2 * bare + 0.6


def test_every_page_of_a_long_list_costs_what_its_sql_costs(long_office: Office) -> None:
    """By the best of several rounds: a busy machine does not decide; small pages have a fixed cost."""
    slow = {}
    for name, (ours, bare) in pairs(long_office).items():
        best = best_until(ours, bare, _costs_its_sql)
        if not _costs_its_sql(*best):
            slow[name] = best
    assert slow == {}


def test_the_indexes_give_the_order_of_every_group(long_office: Office) -> None:
    """Nothing is sorted: a page of a group is read where it stands."""
    from contextlib import closing

    from sqlalchemy.dialects import sqlite

    from desktop.registers.commitment_window import Segment, page_statement
    from desktop.store.engine import connect

    bounds = bounds_of(long_office)
    with closing(connect(long_office.file, long_office.key)) as book:
        for segment in Segment:
            statement = page_statement(
                Narrow(show=Show.ALL), bounds.today, bounds.soon, segment, Order.URGENCY,
                falling=False, backwards=False, before=0, rows=100,
            )  # fmt: skip
            text = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            plan = [row[3] for row in book.execute(f"EXPLAIN QUERY PLAN {text}")]
            window = plan[plan.index(next(line for line in plan if "LIST SUBQUERY" in line)) :]
            assert "commitments_by" in window[1], (segment, window)
            assert not any("TEMP B-TREE" in line for line in window[:2]), (segment, window)
