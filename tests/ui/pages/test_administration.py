"""The Quản trị page: every section edited for good, old papers keep their head, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.domain.office import Capacity, Side, StatisticalGroup
from desktop.registers.office import catalogues, sheet_in
from desktop.services.catalogues import record_body
from desktop.services.office_sheet import change_user, next_numbers
from tests.builders import new_office, set_up
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.typing_hand import compose, letters, press, type_phrase
from ui.forms.catalogue_forms import BodyForm, PhrasesForm, SubjectAreaForm, UserForm
from ui.forms.form import Form
from ui.forms.office_form import CORRECT, RENAME, OfficeForm
from ui.forms.office_numbers import NumbersForm
from ui.forms.official_form import OfficialForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_about import AboutPane, version
from ui.pages.administration_appearance import AppearancePane
from ui.pages.administration_panes import FormPane, ListPane
from ui.style import apply_theme

Key = Qt.Key
FormType = TypeVar("FormType", bound=Form)


@pytest.fixture
def page(
    qtbot: QtBot, app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AdministrationPage]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nha"))
    operations = Operations(new_office(tmp_path))
    made = AdministrationPage(operations)
    made.resize(1178, 669)
    made.show()
    made.activateWindow()
    made.take_focus()
    QCoreApplication.processEvents()
    yield made
    made.close()
    operations.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def form_of(page: AdministrationPage, key: str, kind: type[FormType]) -> FormType:
    """The form of a section that is one form."""
    page.show_section(key)
    pane = page.pane()
    assert isinstance(pane, FormPane)
    assert isinstance(pane.form, kind)
    return pane.form


def list_of(page: AdministrationPage, key: str) -> ListPane:
    page.show_section(key)
    pane = page.pane()
    assert isinstance(pane, ListPane)
    return pane


def opened(pane: ListPane, kind: type[FormType]) -> FormType:
    """The form open over a list."""
    card = pane._card()
    assert card is not None
    assert isinstance(card.form, kind)
    return card.form


def save(page: AdministrationPage) -> None:
    page.pane().save()
    page.operations.wait()
    QCoreApplication.processEvents()


def undo(page: AdministrationPage) -> None:
    assert page.undo_bar.button.isVisible()
    page.undo_bar.undo()
    page.operations.wait()


def shown(pane: ListPane, column: int = 0) -> list[str]:
    rows = pane.table.rows
    return [rows.columns[column].cell(rows.row_at(row)).text for row in range(rows.rowCount())]


def head_on(page: AdministrationPage, day: date) -> str:
    with page.operations.office.store.reading() as book:
        return sheet_in(book, day).party.issuer


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_renamed_office_keeps_old_papers_as_they_were(page: AdministrationPage) -> None:
    form = form_of(page, "office", OfficeForm)
    assert form.questions.province.text() == "Tỉnh Sơn Hà"
    assert form.fields["effective_from"].isHidden()
    form.how.set_value(RENAME)
    form.how.changed.emit(RENAME)
    form.questions.issuer.setText("ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ")
    save(page)
    assert form.fields["effective_from"].error() == "Cần ghi áp dụng từ ngày."
    assert form.questions.issuer.text() == "ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"
    form.day.set_date(date(2026, 12, 1))
    assert form.heads.after[Side.PARTY].head().issuer == "ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"
    save(page)
    assert form.fields["basis"].error() == "Cần ghi căn cứ."
    form.basis.setText("Nghị quyết 1656/NQ-UBTVQH15")
    form.questions.place.setText("Bình Minh")
    save(page)
    assert head_on(page, date(2026, 11, 30)) == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"
    assert head_on(page, date(2026, 12, 1)) == "ĐẢNG ỦY PHƯỜNG BÌNH MINH HẠ"
    assert not page.undo_bar.button.isVisible()

    again = form_of(page, "office", OfficeForm)
    assert again is not form
    again.how.set_value(RENAME)
    assert "Xã Bình Minh Hạ, Sơn Hà: đến hết 30/11/2026, theo Nghị quyết 1656/NQ-UBTVQH15" in (
        again.former.text()
    )
    again.basis.setText("Nghị quyết 12")
    again.day.set_date(date(2026, 11, 20))
    save(page)
    assert "01/12/2026" in str(again.fields["effective_from"].error())


def test_a_mistake_is_mended_in_place_and_taken_back(page: AdministrationPage) -> None:
    form = form_of(page, "office", OfficeForm)
    assert form.how.value() == CORRECT
    form.questions.issuer.setText("ĐẢNG UỶ XÃ BÌNH MINH HẠ")
    save(page)
    assert head_on(page, date(2020, 1, 1)) == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    undo(page)
    assert head_on(page, date(2020, 1, 1)) == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"


def test_changing_the_name_does_not_touch_heads_typed_by_hand(page: AdministrationPage) -> None:
    form = form_of(page, "office", OfficeForm)
    form.questions.issuer.setText("ĐẢNG UỶ XÃ BÌNH MINH HẠ")
    form.questions.name.setText("Bình Minh Thượng")
    assert form.questions.issuer.text() == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    assert form.questions.state_issuer.text() == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH THƯỢNG"


def test_an_official_gets_a_second_post_and_an_end_by_keyboard(page: AdministrationPage) -> None:
    pane = list_of(page, "officials")
    assert shown(pane, 1)[0] == "Bí thư Đảng ủy, Chủ tịch HĐND"
    assert page.bar.action.text() == "Thêm người"
    press(page.table, Key.Key_Return)
    assert pane.table.hasFocus()
    QTest.keyClick(pane.table, Key.Key_F2)
    form = opened(pane, OfficialForm)
    assert form.name.hasFocus()
    lines = form.posts.lines()
    lines[1]["until"].setText("31/10/2026")  # type: ignore[attr-defined]
    form.posts.add_line({"capacity": "Mặt trận, đoàn thể", "title": "Chủ tịch Ủy ban MTTQ"})
    save(page)
    assert pane.table.hasFocus()
    assert shown(pane, 1)[0] == "Bí thư Đảng ủy, Chủ tịch Ủy ban MTTQ, Chủ tịch HĐND (đã thôi)"
    official = catalogues(page.operations.office).officials[0]
    assert official.title_on(date(2026, 1, 1), Capacity.COUNCIL) == "Chủ tịch HĐND"
    undo(page)
    assert catalogues(page.operations.office).officials == set_up().officials


def test_a_new_official_needs_name_and_post(page: AdministrationPage) -> None:
    pane = list_of(page, "officials")
    QTest.keyClick(page, Key.Key_F7)
    form = opened(pane, OfficialForm)
    save(page)
    assert form.fields["name"].error() == "Cần ghi họ tên."
    type_phrase(form.name, "Y'Blăm Niê")
    form.posts.lines()[0]["title"].setText("Phó Chủ tịch UBND")  # type: ignore[attr-defined]
    save(page)
    assert str(form.fields["posts"].error()).startswith("Cần chọn tư cách")
    form.posts.lines()[0]["capacity"].set_text("Chính quyền")  # type: ignore[attr-defined]
    lines = form.posts.lines()[0]
    lines["since"].setText("01/02/2026")  # type: ignore[attr-defined]
    lines["until"].setText("01/01/2026")  # type: ignore[attr-defined]
    save(page)
    assert form.fields["posts"].error() == "Ngày thôi chức vụ phải sau ngày nhận."
    lines["until"].setText("")  # type: ignore[attr-defined]
    save(page)
    assert shown(pane)[-1] == "Y'Blăm Niê"
    assert pane.table.chosen_row().name == "Y'Blăm Niê"
    assert not page.undo_bar.button.isVisible()


def test_a_form_left_with_esc_keeps_what_was_typed(page: AdministrationPage) -> None:
    pane = list_of(page, "bodies")
    page.add()
    form = opened(pane, BodyForm)
    type_phrase(form.name, "Điện lực")
    letters(form.name, " ")
    compose(form.name, "Hạ")
    press(form.name, Key.Key_Escape)
    assert pane._card() is None
    page.add()
    assert opened(pane, BodyForm) is form
    assert form.name.text() == "Điện lực Hạ"
    save(page)
    assert shown(pane)[-1] == "Điện lực Hạ"


def test_bodies_and_subject_areas_are_edited(page: AdministrationPage) -> None:
    pane = list_of(page, "bodies")
    pane.change()
    body = opened(pane, BodyForm)
    body.name.setText("Phòng Kinh tế, Hạ tầng và Đô thị")
    body.abbreviation.clear()
    save(page)
    found = catalogues(page.operations.office).bodies[0]
    assert (found.key, found.name, found.abbreviation) == ("pkt", "Phòng Kinh tế, Hạ tầng và Đô thị", None)
    undo(page)
    assert catalogues(page.operations.office).bodies == set_up().bodies

    pane = list_of(page, "areas")
    page.add()
    area = opened(pane, SubjectAreaForm)
    type_phrase(area.name, "Chuyển đổi số")
    area.group.setText("Không có nhóm này")
    save(page)
    assert area.fields["group"].error() == "Chọn một nhóm trong danh sách (F4)."
    area.group.set_value(StatisticalGroup.OTHER.value)
    save(page)
    assert shown(pane)[-1] == "Chuyển đổi số"
    pane.change()
    opened(pane, SubjectAreaForm).name.setText("Chuyển đổi số, viễn thông")
    save(page)
    undo(page)
    assert catalogues(page.operations.office).subject_areas[-1].name == "Chuyển đổi số"


def test_phrases_numbers_and_user_are_saved_and_taken_back(page: AdministrationPage) -> None:
    office = page.operations.office
    before = catalogues(office).phrases
    phrases = form_of(page, "phrases", PhrasesForm)
    assert phrases.phrases() == before
    phrases.rows.add_line({"label": "Cảm ơn"})
    save(page)
    assert phrases.fields["phrases"].error() == "Cần ghi câu chèn vào, hoặc bỏ dòng trống."
    phrases.rows.lines()[-1]["text"].setText("Xin cảm ơn …")  # type: ignore[attr-defined]
    save(page)
    assert catalogues(office).phrases[-1].text == "Xin cảm ơn …"
    undo(page)
    assert catalogues(office).phrases == before

    numbers = form_of(page, "numbers", NumbersForm)
    numbers._questions.fields[Side.PARTY, "TB"].setText("8")
    save(page)
    assert {each.doc_type: each.first for each in next_numbers(office, ("BB", "TB"))[:2]} == {
        "BB": 1,
        "TB": 8,
    }
    undo(page)
    assert next_numbers(office, ("TB",))[0].first == 1

    user = form_of(page, "user", UserForm)
    user.name.setText("")
    save(page)
    assert user.fields["user_name"].error() == "Cần ghi họ tên người ghi."
    user.name.setText("Nông Thị Thùy")
    save(page)
    assert (catalogues(office).user_name, office.user) == ("Nông Thị Thùy", "Nông Thị Thùy")
    undo(page)
    assert office.user == "Đỗ Thị Thanh Mai"


def test_another_act_refreshes_a_form_nobody_touched_and_leaves_a_touched_one(
    page: AdministrationPage,
) -> None:
    form = form_of(page, "user", UserForm)
    page.operations.run(lambda office: change_user(office, "Nông Thị Thùy"))
    page.operations.wait()
    fresh = form_of(page, "user", UserForm)
    assert fresh is not form
    assert fresh.name.text() == "Nông Thị Thùy"
    letters(fresh.name, "x")
    page.operations.run(lambda office: change_user(office, "Đỗ Thị Thanh Mai"))
    page.operations.wait()
    assert form_of(page, "user", UserForm) is fresh


def test_typed_text_survives_leaving_the_section_and_a_new_start(page: AdministrationPage) -> None:
    form = form_of(page, "user", UserForm)
    letters(form.name, " ")
    compose(form.name, "Xuân")
    page.show_section("phrases")
    assert form_of(page, "user", UserForm) is form
    assert form.name.text() == "Đỗ Thị Thanh Mai Xuân"
    page.commit_all()
    page.operations._drafts.flush()  # type: ignore[union-attr]
    other = AdministrationPage(page.operations)
    assert form_of(other, "user", UserForm).name.text() == "Đỗ Thị Thanh Mai Xuân"
    other.deleteLater()


def test_appearance_is_asked_for_at_once_and_follows_what_is_worn(
    page: AdministrationPage, app: QApplication
) -> None:
    asked: list[tuple[str, float]] = []
    page.appearance_asked.connect(lambda theme, size: asked.append((theme, size)))
    page.show_section("appearance")
    pane = page.pane()
    assert isinstance(pane, AppearancePane)
    page.switch_side()
    assert focused().accessibleName() == "10,5"
    press(focused(), Key.Key_Right)
    press(focused(), Key.Key_Right)
    QTest.keyClick(focused(), Key.Key_Tab)
    press(focused(), Key.Key_Right)
    assert asked == [("light", 11.0), ("light", 12.0), ("dark", 12.0)]
    try:
        apply_theme(app, dark=True, point_size=16)
        assert (pane.sizes.value(), pane.themes.value()) == (16.0, "dark")
    finally:
        apply_theme(app, dark=False)
    usual = settings.Settings()
    pane._back_to_usual()
    assert asked[-1] == (usual.theme, usual.point_size)


def test_about_says_version_places_and_licences(page: AdministrationPage) -> None:
    page.show_section("about")
    pane = page.pane()
    assert isinstance(pane, AboutPane)
    assert version().count(".") == 2
    assert pane.book.text() == str(page.operations.office.file)
    assert pane.book.isReadOnly()
    for file in ("OFL-IBMPlexSans.txt", "OFL-LiberationSerif.txt"):
        pane.show_licence(file)
        assert "SIL OPEN FONT LICENSE" in pane.licence.text().upper()


def test_sections_are_reached_with_arrows_and_f6(page: AdministrationPage) -> None:
    assert page.table.hasFocus()
    assert page.section().key == "office"
    press(page.table, Key.Key_Down)
    assert page.section().key == "officials"
    page.switch_side()
    assert list_of(page, "officials").table.hasFocus()
    page.switch_side()
    assert page.table.hasFocus()
    page.operations.run(lambda office: record_body(office, set_up().bodies[0]))
    page.operations.wait()
    assert page.table.hasFocus()


@pytest.mark.parametrize(("width", "height"), [(1178, 641), (1021, 487), (708, 364)])
def test_every_section_fits_and_every_control_has_a_name(
    page: AdministrationPage, width: int, height: int
) -> None:
    page.resize(width, height)
    for key in page.sections:
        page.show_section(key)
        QCoreApplication.processEvents()
        assert (page.width(), page.height()) == (width, height), key
        assert unnamed_controls(page) == [], key
    assert forbidden_shortcuts(page) == []


def test_in_a_narrow_window_a_form_takes_the_room_of_the_sections(page: AdministrationPage) -> None:
    page.resize(708, 392)
    pane = list_of(page, "officials")
    QCoreApplication.processEvents()
    assert not page.list.isHidden()
    pane.change()
    assert page.list.isHidden()
    page.switch_side()
    assert opened(pane, OfficialForm).name.hasFocus()
    press(opened(pane, OfficialForm).name, Key.Key_Escape)
    assert not page.list.isHidden()
    assert pane.table.hasFocus()


def test_a_half_written_change_of_the_office_comes_back_as_typed(page: AdministrationPage) -> None:
    form = form_of(page, "office", OfficeForm)
    form.how.set_value(RENAME)
    form.questions.issuer.setText("ĐẢNG UỶ PHƯỜNG BÌNH MINH")
    page.commit_all()
    page.operations._drafts.flush()  # type: ignore[union-attr]
    other = AdministrationPage(page.operations)
    again = form_of(other, "office", OfficeForm)
    assert again.how.value() == RENAME
    assert not again.fields["effective_from"].isHidden()
    letters(again.questions.name, "x")
    assert again.questions.issuer.text() == "ĐẢNG UỶ PHƯỜNG BÌNH MINH"
    other.deleteLater()


def test_br_48_a_spoiled_number_is_voided_with_its_reason(page: AdministrationPage, qtbot: QtBot) -> None:
    from desktop.registers.numbers import series
    from ui.forms.office_voiding import VoidNumberForm

    page.show_section("voiding")
    (form,) = (each for each in page.findChildren(VoidNumberForm) if each.isVisible())
    form.save()
    assert "loại văn bản" in (form.fields["doc_type"].error() or "")
    form._type.set_value("party:BB")
    form._number.setText("3")
    form._reason.insert_text("in hỏng hai bản")
    form.save()
    page.operations.wait()
    found = {each.doc_type: each for each in series(page.operations.office)}
    assert 3 in found["BB"].voided
