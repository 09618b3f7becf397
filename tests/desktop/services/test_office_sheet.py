"""Setting up, and what may be edited later; every paper keeps the wording of its own day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import settings, texts
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.office import (
    Capacity,
    FormerName,
    Official,
    Post,
    Side,
    StatisticalGroup,
    UnitKind,
)
from desktop.domain.papers import PaperKind
from desktop.office import Office, open_office
from desktop.registers.office import catalogues, is_set_up, office_named_on, sheet_in
from desktop.registers.papers import paper_rows
from desktop.services import dialogues, minutes, office_sheet
from desktop.services.catalogues import default_bodies
from desktop.services.office_sheet import NumberStart
from desktop.services.papers import paper_bytes
from desktop.store.keeping_tables import AuditTable
from desktop.store.tables import NumberTable
from tests import builders

BASIS = "Nghị quyết 1656/NQ-UBTVQH15"


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_a_new_book_has_no_office_until_set_up(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db")
    assert not is_set_up(office)
    assert code_of(lambda: catalogues(office)) == "no-office"
    assert (
        code_of(lambda: office_sheet.set_up_office(office, replace(builders.set_up(), notice_read_by=" ")))
        == "required"
    )
    assert not is_set_up(office)
    office_sheet.set_up_office(office, builders.set_up())
    assert is_set_up(office)
    assert code_of(lambda: office_sheet.set_up_office(office, builders.set_up())) == "office-exists"
    office.close()


def test_set_up_brings_catalogues_limits_and_calendar(office: Office) -> None:
    found = catalogues(office)
    assert found.sheet == builders.sheet()
    assert found.officials == builders.officials()
    assert [hamlet.name for hamlet in found.hamlets] == ["Đồng Mẫu", "Bến Gạo", "Cầu Lim"]
    assert len(found.subject_areas) == 19
    assert {area.group for area in found.subject_areas} == set(StatisticalGroup)
    assert not found.calendar.is_working(date(2026, 11, 24))
    assert {limit.key for limit in found.limits} >= {
        "dialogue-announcement",
        "dialogue-results",
        "conclusion-notice",
    }
    assert found.phrases[0].text.count("…") == 1
    assert found.user_name == "Đỗ Thị Thanh Mai"
    assert found.official("cb-lam") is not None
    assert found.body(None) is None
    assert found.subject_area("khong-co") is None


def test_default_bodies_come_when_none_are_named(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db")
    office_sheet.set_up_office(office, replace(builders.set_up(), bodies=()))
    assert catalogues(office).bodies == default_bodies()
    office.close()


def test_numbers_go_on_from_where_paper_stopped(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT)
    starts = (NumberStart(builders.PARTY_HEAD, "BB", 15), NumberStart(builders.STATE_HEAD, "BB", 40))
    office_sheet.set_up_office(office, replace(builders.set_up(), number_starts=starts))
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    dialogues.plan_dialogue(office, builders.planned_dialogue(key="dt-2", letterhead=Side.STATE))
    assert minutes.next_minutes_number(office, "dt-2026-11-12") == 15
    assert minutes.next_minutes_number(office, "dt-2") == 40
    office.close()


def test_a_renamed_office_keeps_its_old_head_on_old_papers(office: Office) -> None:
    sheet = builders.sheet()
    renamed = replace(sheet, party=replace(sheet.party, issuer="ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"))
    office_sheet.rename_office(office, renamed, date(2026, 12, 1), BASIS)
    with office.store.reading() as book:
        assert sheet_in(book, date(2026, 11, 30)).party.issuer == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"
        assert sheet_in(book, date(2026, 12, 1)).party.issuer == "ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"
    again = catalogues(office).sheet
    assert code_of(lambda: office_sheet.rename_office(office, again, date(2027, 1, 1), BASIS)) == (
        "rename-unchanged"
    )


def test_officials_are_edited_by_key(office: Office) -> None:
    change = office_sheet.record_official(
        office, Official("", "Ngô Thị Bích Lựu", (Post(Capacity.FRONT, "Chủ tịch"),))
    )
    key = change.keys(Kind.OFFICIAL)[0]
    office_sheet.record_official(office, Official(key, "Ngô Thị Bích Lựu", ()))
    assert catalogues(office).official(key) == Official(key, "Ngô Thị Bích Lựu")


def test_a_side_can_get_its_letterhead_later(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT)
    party_only = replace(builders.sheet(), state=None)
    office_sheet.set_up_office(office, replace(builders.set_up(), sheet=party_only))
    office_sheet.rename_office(office, builders.sheet(), date(2026, 12, 1), BASIS)
    with office.store.reading() as book:
        state = sheet_in(book, date(2020, 1, 1)).state
    assert state is not None
    assert state.issuer == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ"
    office.close()


def test_the_same_official_again_changes_nothing(office: Office) -> None:
    assert office_sheet.record_official(office, builders.officials()[0]).touched == ()


def test_a_post_that_ends_before_it_begins_is_refused(office: Office) -> None:
    bad = Official(
        "cb-x", "X", (Post(Capacity.PARTY, "Bí thư", since=date(2026, 2, 1), until=date(2026, 1, 1)),)
    )
    assert code_of(lambda: office_sheet.record_official(office, bad)) == "post-ends-first"
    assert catalogues(office).official("cb-x") is None


def test_who_types_is_changed(office: Office) -> None:
    office_sheet.change_user(office, "Nông Thị Thùy")
    assert (catalogues(office).user_name, office.user) == ("Nông Thị Thùy", "Nông Thị Thùy")


def test_settings_of_this_screen_survive_and_rubbish_does_not_hurt(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == settings.Settings()
    settings.save(tmp_path / "a", settings.Settings("dark", 12.0, "abc"))
    assert settings.load(tmp_path / "a") == settings.Settings("dark", 12.0, "abc")
    for rubbish in ("[]", "{", '{"theme": 3, "point_size": "x"}'):
        (tmp_path / "cai-dat.json").write_text(rubbish, encoding="utf-8")
        assert settings.load(tmp_path).point_size == 10.5


def test_the_book_lies_where_the_variable_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.BOOK_VARIABLE, str(tmp_path / "b.db"))
    assert settings.default_book() == tmp_path / "b.db"
    monkeypatch.delenv(settings.BOOK_VARIABLE)
    assert settings.default_book().name == settings.BOOK_NAME


def test_every_sentence_can_be_said() -> None:
    used = {"number": 7, "doc_type": "BB", "symbol": "ĐU", "side": "party", "next": 8}
    taken = Refusal("number-used", **used, issued_on=date(2026, 11, 5))
    assert texts.sentence(taken) == "Số 07-BB/ĐU đã dùng ngày 05/11/2026. Số kế tiếp là 08."
    state = Refusal(
        "number-used", number=7, doc_type="BB", symbol="UBND", side="state", issued_on=None, next=8
    )
    assert texts.sentence(state) == "Số 07/BB-UBND đã dùng. Số kế tiếp là 08."
    assert texts.sentence(Refusal("required", field="content")) == "Cần ghi nội dung."
    assert "7 giờ 30" in texts.sentence(Refusal("end-before-start", start=builders.held_dialogue().start))
    assert "Mã lỗi never-heard" in texts.sentence(Refusal("never-heard"))


def test_a_corrected_letterhead_replaces_the_one_in_force(office: Office) -> None:
    sheet = builders.sheet()
    right = replace(sheet, party=replace(sheet.party, issuer="ĐẢNG UỶ XÃ BÌNH MINH HẠ"))
    change = office_sheet.correct_office(office, right)
    assert change.concerns(Kind.OFFICE)
    with office.store.reading() as book:
        assert sheet_in(book, date(2020, 1, 1)).party.issuer == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    assert catalogues(office).sheet == right


def test_a_correction_leaves_the_heads_before_it_alone(office: Office) -> None:
    sheet = builders.sheet()
    ward = replace(sheet, party=replace(sheet.party, issuer="ĐẢNG ỦY PHƯỜNG BÌNH MINH"))
    office_sheet.rename_office(office, ward, date(2026, 12, 1), BASIS)
    mended = replace(ward, party=replace(ward.party, issuer="ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"))
    office_sheet.correct_office(office, mended)
    with office.store.reading() as book:
        assert sheet_in(book, date(2026, 11, 30)).party.issuer == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"
        assert sheet_in(book, date(2026, 12, 1)).party.issuer == "ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"


def test_a_correction_may_bring_the_other_side(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT)
    office_sheet.set_up_office(
        office, replace(builders.set_up(), sheet=replace(builders.sheet(), state=None))
    )
    office_sheet.correct_office(office, replace(builders.sheet(), state=None))
    assert catalogues(office).sheet.state is None
    office_sheet.correct_office(office, builders.sheet())
    assert catalogues(office).sheet == builders.sheet()
    office.close()


def test_numbers_go_on_when_the_term_or_symbol_was_wrong(tmp_path: Path) -> None:
    """Left out at first, the term's first day would otherwise begin the numbers again (BR-48)."""
    office = open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT)
    termless = replace(builders.PARTY_HEAD, term_start=None, symbol="DU")
    wrong = replace(builders.sheet(), party=termless)
    starts = (NumberStart(termless, "BB", 15), NumberStart(termless, "TB", 4))
    office_sheet.set_up_office(office, replace(builders.set_up(), sheet=wrong, number_starts=starts))
    with office.store.act() as book:
        row = NumberTable(
            symbol="DU", doc_type="BB", period="2026", number=15, issued_on=builders.MEETING_DAY
        )
        lost = NumberTable(symbol="DU", doc_type="BB", period="2024", number=9, issued_on=date(2024, 5, 2))
        book.add_all((row, lost))
    office_sheet.correct_office(office, builders.sheet())
    found = {
        (s.letterhead.symbol, s.doc_type): s.first for s in office_sheet.next_numbers(office, ("BB", "TB"))
    }
    assert found == {("ĐU", "BB"): 16, ("ĐU", "TB"): 4, ("UBND", "BB"): 1, ("UBND", "TB"): 1}
    with office.store.reading() as book:
        kept = book.execute(select(NumberTable.number, NumberTable.symbol, NumberTable.period)).all()
    assert {tuple(each) for each in kept} == {(15, "ĐU", "2025-07-30"), (9, "ĐU", "2024")}
    office.close()


def test_a_number_that_is_taken_stays_where_it_was(office: Office) -> None:
    with office.store.act() as book:
        for symbol in ("ĐU", "ĐUX"):
            book.add(
                NumberTable(symbol=symbol, doc_type="BB", period="2025-07-30", number=1,
                            issued_on=builders.MEETING_DAY)
            )  # fmt: skip
    sheet = builders.sheet()
    office_sheet.correct_office(office, replace(sheet, party=replace(sheet.party, symbol="ĐUX")))
    with office.store.reading() as book:
        assert sorted(book.scalars(select(NumberTable.symbol))) == ["ĐU", "ĐUX"]


def test_numbers_of_an_earlier_head_are_not_carried(office: Office) -> None:
    with office.store.act() as book:
        book.add(
            NumberTable(symbol="ĐU", doc_type="BB", period="2025-07-30", number=1,
                        issued_on=builders.MEETING_DAY)
        )  # fmt: skip
    sheet = builders.sheet()
    later = replace(sheet, party=replace(sheet.party, issuer="ĐẢNG ỦY XÃ HẠ"))
    office_sheet.rename_office(office, later, date(2026, 12, 1), BASIS)
    office_sheet.correct_office(office, replace(later, party=replace(later.party, symbol="ĐUX")))
    with office.store.reading() as book:
        assert list(book.scalars(select(NumberTable.symbol))) == ["ĐU"]


def test_the_next_number_can_be_set_again(office: Office) -> None:
    change = office_sheet.change_number_starts(office, (NumberStart(builders.PARTY_HEAD, "GM", 8),))
    assert change.concerns(Kind.OFFICE)
    office_sheet.change_number_starts(office, (NumberStart(builders.PARTY_HEAD, "GM", 9),))
    assert office_sheet.next_numbers(office, ("GM",))[0].first == 9
    bad = (NumberStart(builders.PARTY_HEAD, "GM", 0),)
    assert code_of(lambda: office_sheet.change_number_starts(office, bad)) == "number-too-small"


def test_the_act_of_setting_up_is_signed_by_its_user(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db")
    office_sheet.set_up_office(office, builders.set_up())
    with office.store.reading() as book:
        assert list(book.scalars(select(AuditTable.user))) == ["Đỗ Thị Thanh Mai"]
    office.close()


def test_a_renamed_office_is_called_by_the_name_of_the_day(office: Office) -> None:
    sheet = builders.sheet()
    ward = replace(sheet, kind=UnitKind.WARD, name="Bình Minh", place="Bình Minh")
    office_sheet.rename_office(office, ward, date(2026, 12, 1), BASIS)
    city = replace(ward, province="Sơn Hải")
    office_sheet.rename_office(office, city, date(2027, 7, 1), "Nghị quyết 20")
    with office.store.reading() as book:
        assert office_named_on(book, date(2026, 11, 30)) == sheet.called
        assert office_named_on(book, date(2026, 12, 1)) == ward.called
        assert office_named_on(book, date(2027, 7, 1)) == city.called
        assert office_named_on(book, None) == city.called
    found = catalogues(office)
    assert found.named_on(date(2020, 1, 1)) == sheet.called
    assert found.former_names == (
        FormerName(ward.called, date(2027, 6, 30), "Nghị quyết 20"),
        FormerName(sheet.called, date(2026, 11, 30), BASIS),
    )
    assert code_of(lambda: office_sheet.rename_office(office, ward, date(2026, 12, 1), BASIS)) == (
        "rename-too-early"
    )
    assert code_of(lambda: office_sheet.rename_office(office, ward, date(2028, 1, 1), " ")) == "required"


def test_a_book_without_an_office_has_no_name(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db")
    with office.store.reading() as book:
        assert code_of(lambda: office_named_on(book, None)) == "no-office"
    office.close()


def test_a_name_that_was_written_wrongly_was_never_borne(office: Office) -> None:
    office_sheet.correct_office(office, replace(builders.sheet(), name="Bình Minh Thượng"))
    found = catalogues(office)
    assert (found.sheet.name, found.former_names) == ("Bình Minh Thượng", ())


def test_two_changes_of_one_day_are_one(office: Office) -> None:
    ward = replace(builders.sheet(), kind=UnitKind.WARD)
    office_sheet.rename_office(office, ward, date(2026, 12, 1), BASIS)
    mended = replace(ward, name="Bình Minh")
    office_sheet.rename_office(office, mended, date(2026, 12, 1), BASIS)
    found = catalogues(office)
    assert [each.called for each in found.former_names] == [builders.sheet().called]
    assert found.named_on(date(2026, 12, 1)) == mended.called


def test_a_paper_of_a_day_before_is_made_with_the_names_of_its_day(office: Office) -> None:
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    dialogues.plan_dialogue(office, builders.planned_dialogue(key="dt-2", held_on=date(2026, 12, 10)))
    ward = replace(
        builders.sheet(), kind=UnitKind.WARD, name="Bình Minh", place="Bình Minh",
        party=replace(builders.PARTY_HEAD, issuer="ĐẢNG ỦY PHƯỜNG BÌNH MINH"),
    )  # fmt: skip
    before = paper_bytes(office, PaperKind.DIALOGUE_MINUTES, "dt-2026-11-12")
    office_sheet.rename_office(office, ward, date(2026, 12, 1), BASIS)
    assert paper_bytes(office, PaperKind.DIALOGUE_MINUTES, "dt-2026-11-12") == before
    head = paper_rows(office, PaperKind.DIALOGUE_MINUTES, "dt-2").head
    assert (head.issuer, head.place, head.unit_kind) == ("ĐẢNG ỦY PHƯỜNG BÌNH MINH", "Bình Minh", "phường")
