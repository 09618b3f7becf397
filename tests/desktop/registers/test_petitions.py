"""The register of petitions as a list: tabs, windows, orders, filters, what looks like the same matter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from benchmarks.petition_lists import fill, memory_of_scrolling
from desktop.domain.people import Person
from desktop.domain.petition import Channel, PetitionHandling, PetitionType
from desktop.domain.petitions import PetitionState, state
from desktop.office import Office
from desktop.registers.office import calendar_in, limits_in
from desktop.registers.petition_matches import known_senders, similar_petitions
from desktop.registers.petition_sheets import petition_numbered, petition_sheet
from desktop.registers.petitions import (
    Filters,
    Order,
    PetitionRow,
    Tab,
    bounds_of,
    page_statement,
    petitions,
    place_of,
    tab_counts,
    years,
)
from desktop.services.petition_handling import link_repeat
from desktop.services.petitions import record_petition
from desktop.store.petition_mapping import petition as noun_of
from desktop.store.petition_tables import PetitionTable
from tests import builders
from tests.commune import open_commune
from tests.petition_builders import COMPENSATION, YEN, denunciation, in_every_tab, petition

SAMPLE = Path(__file__).parents[2] / "samples" / "binh-minh-ha.json"
STATES = {
    PetitionState.UNCLASSIFIED: Tab.UNCLASSIFIED,
    PetitionState.IN_PROGRESS: Tab.IN_PROGRESS,
    PetitionState.DUE_SOON: Tab.SOON,
    PetitionState.OVERDUE: Tab.OVERDUE,
    PetitionState.DONE: Tab.DONE,
    PetitionState.WITHDRAWN: Tab.DONE,
    PetitionState.STRUCK: Tab.DONE,
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return builders.office_with(tmp_path, in_every_tab)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The whole sample commune on 21/11/2026."""
    return open_commune(tmp_path_factory.mktemp("commune"))


def rows(
    office: Office, filters: Filters | None = None, tab: Tab = Tab.ALL, **more: object
) -> list[PetitionRow]:
    kept = filters or Filters()
    return list(petitions(office, kept, bounds_of(office), tab, **more))  # type: ignore[arg-type]


def keys(office: Office, filters: Filters | None = None, tab: Tab = Tab.ALL, **more: object) -> list[str]:
    return [row.key for row in rows(office, filters, tab, **more)]


def test_each_petition_stands_in_one_tab_and_the_counts_add_up(office: Office) -> None:
    counts = tab_counts(office, Filters(), bounds_of(office))
    assert {tab: counts.of(tab) for tab in Tab} == {
        Tab.ALL: 7, Tab.UNCLASSIFIED: 1, Tab.IN_PROGRESS: 1, Tab.SOON: 2, Tab.OVERDUE: 1, Tab.DONE: 2,
    }  # fmt: skip
    for tab in Tab:
        assert len(rows(office, tab=tab)) == counts.of(tab)
    assert keys(office, tab=Tab.OVERDUE) == ["don-late"]
    assert keys(office, tab=Tab.SOON) == ["don-tc", "don-soon"]


def test_tabs_say_what_the_domain_says(commune: Office) -> None:
    """SQL and the rule agree on every petition of a real commune."""
    found = {row.key: row.tab for row in rows(commune, limit=500)}
    with commune.store.reading() as book:
        limits, calendar = limits_in(book), calendar_in(book)
        made = [petition_sheet(commune, key).commitments for key in found]
        promised = dict(zip(found, made, strict=True))
        for row in book.query(PetitionTable):
            told = state(noun_of(row), limits, calendar, commune.today, promised[row.key])
            assert found[row.key] is STATES[told], row.key


def test_a_row_names_a_denunciation_by_its_code_only(office: Office) -> None:
    row = next(each for each in rows(office) if each.key == "don-tc")
    assert (row.who, row.secret, row.address, row.secret_file) == ("TC-2026-001", True, "", "15/2026-HSM")


def test_the_day_left_counts_working_days(office: Office) -> None:
    left = {row.key: row.days_left for row in rows(office)}
    assert (left["don-soon"], left["don-done"]) == (0, None)
    assert left["don-late"] is not None
    assert left["don-late"] < 0


def test_names_stand_in_vietnamese_order_by_given_name(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    for at, name in enumerate(("Lê Ân", "Trần Thị Ánh", "Nguyễn Văn An", "Bế Đức", "Đỗ Dung")):
        record_petition(office, petition(f"don-{at}", sender=Person(name, "thôn Cầu Lim")))
    rising = [row.who for row in rows(office, order=Order.NAME, falling=False)]
    assert rising == ["Nguyễn Văn An", "Trần Thị Ánh", "Lê Ân", "Đỗ Dung", "Bế Đức"]
    assert [row.who for row in rows(office, order=Order.NAME, falling=True)] == rising[::-1]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("falling", [True, False])
def test_windows_read_from_either_end_are_the_same_list(commune: Office, order: Order, falling: bool) -> None:
    whole = keys(commune, order=order, falling=falling, limit=500)
    parts = []
    for offset in range(0, len(whole), 10):
        parts += keys(commune, order=order, falling=falling, offset=offset, limit=10, total=len(whole))
    assert parts == whole
    assert len(set(whole)) == 62


def test_rows_without_a_due_date_stand_last(office: Office) -> None:
    for falling in (True, False):
        due = [row.due_on for row in rows(office, order=Order.DUE, falling=falling)]
        assert None in due
        assert all(day is None for day in due[due.index(None) :])


def test_filters_narrow_by_year_type_channel_and_words_without_marks(commune: Office) -> None:
    everything = rows(commune, limit=500)
    for narrow, fits in (
        (Filters(year=2025), lambda row: row.received.year == 2025),
        (Filters(type=PetitionType.COMPLAINT), lambda row: row.type is PetitionType.COMPLAINT),
        (Filters(words="karaoke phu cuong"), lambda row: row.number == 55 and row.received.year == 2026),
    ):  # fmt: skip
        assert keys(commune, narrow, limit=500) == [row.key for row in everything if fits(row)]
    assert rows(commune, Filters(channel=Channel.HOTLINE), limit=500)
    assert "don-2026-055" in keys(commune, Filters(words="55"))
    assert keys(commune, Filters(words="100%")) == []
    assert years(commune) == (2026, 2025)


def test_a_row_far_down_is_found_by_its_place(commune: Office) -> None:
    bounds, whole = bounds_of(commune), keys(commune, order=Order.NAME, falling=False, limit=500)
    for at in (0, 30, 61):
        place = place_of(commune, whole[at], Filters(), bounds, Tab.ALL, order=Order.NAME, falling=False)
        assert place == at
    gone = place_of(commune, whole[0], Filters(year=1999), bounds, Tab.ALL, order=Order.NAME, falling=False)
    assert gone is None


@pytest.mark.parametrize("order", list(Order))
def test_every_order_walks_an_index_and_sorts_one_page_only(office: Office, order: Order) -> None:
    """At 100,000 rows a sort of everything would take a hundred times as long as the page."""
    statement = page_statement(Filters(year=2026), bounds_of(office), order=order, falling=False)
    sql = statement.compile(office.store.engine, compile_kwargs={"literal_binds": True})
    with office.store.reading() as book:
        plan = [row[3] for row in book.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
    inner = plan[: plan.index("SCAN anon_1")]
    assert any("INDEX" in step for step in inner)
    assert not any("TEMP B-TREE" in step for step in inner)


def test_the_same_sender_is_found_without_marks_title_or_by_number(office: Office) -> None:
    again = COMPENSATION + " vì thấp hơn thửa bên cạnh"
    for sender in (
        YEN,
        Person("phung thi yen", "thôn Cầu Lim"),
        replace(Person("Khác Tên"), id_number=YEN.id_number),
    ):
        found = similar_petitions(office, sender, again)
        assert [each.petition for each in found][:1] == ["don-soon"], sender
    assert similar_petitions(office, Person("Phùng Thị Yến", "thôn Bến Gạo"), again) == ()
    assert (
        similar_petitions(office, Person("Phùng Thị Yến", "thôn Cầu Lim"), "Xin cấp giấy khai sinh cho cháu")
        == ()
    )


def test_br_24_a_denouncer_is_never_offered_as_someone_known(office: Office) -> None:
    record_petition(office, denunciation("don-tc2", content=COMPENSATION))
    assert [each.petition for each in similar_petitions(office, YEN, COMPENSATION)] == ["don-soon"]
    assert [each.name for each in known_senders(office, "phung")] == ["Bà Phùng Thị Yến"]
    assert known_senders(office, "TC-2026") == ()


def test_known_senders_come_by_the_first_letters_of_the_name(office: Office) -> None:
    assert [each.name for each in known_senders(office, "ma v")] == ["Ma Văn Vỹ"]
    assert known_senders(office, "") == ()
    assert known_senders(office, "%") == ()


def test_sheet_shows_ticks_clock_repeats_and_the_earlier_transfer(office: Office) -> None:
    record_petition(
        office,
        petition("don-sent", received=date(2026, 10, 1), handling=PetitionHandling.TRANSFERRED,
                 handled_on=date(2026, 10, 5), handled_by="pvhxh", document="Phiếu chuyển số 12"),
    )  # fmt: skip
    sheet = petition_sheet(office, "don-soon")
    assert (sheet.eligibility.met, len(sheet.eligibility.asked)) == (5, 5)
    assert sheet.next_step is not None
    assert sheet.next_step.due == date(2026, 11, 12)
    assert sheet.transferred is not None
    assert (sheet.transferred.on, sheet.transferred.document) == (date(2026, 10, 5), "Phiếu chuyển số 12")
    assert [each.petition for each in sheet.same] == ["don-sent"]
    link_repeat(office, "don-soon", "don-sent")
    assert [each.key for each in petition_sheet(office, "don-sent").repeats] == ["don-soon"]
    sheet = petition_sheet(office, "don-soon")
    assert sheet.same == ()
    assert sheet.repeat_of is not None
    found = petition_numbered(office, sheet.repeat_of.number, 2026)
    assert found is not None
    assert found.key == "don-sent"


def test_memory_stays_flat_while_one_scrolls_through_20000(tmp_path: Path) -> None:
    made = builders.new_office(tmp_path)
    fill(made.file, 20_000)
    memory_of_scrolling(made, 600)
    few, all_of_them = (memory_of_scrolling(made, total) for total in (600, 20_000))
    assert all_of_them < few * 1.5
    made.close()
