"""The first-run wizard: what is asked, what follows from names, what survives, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import Side, UnitKind
from desktop.office import open_office
from desktop.registers.office import catalogues
from desktop.services import locking
from desktop.services.office_sheet import set_up_office
from tests import builders
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.forms.wizard_scenes import WORD, fill, lock
from tests.ui.typing_hand import commit, compose, letters, press, type_phrase
from ui.forms.office_naming import hamlets_in, key_for, names_for, own_name, province_name, province_title
from ui.forms.office_questions import HeadShown
from ui.forms.official_rows import post_texts
from ui.forms.sheet_view import SAVING_WARNED
from ui.forms.wizard import Wizard
from ui.forms.wizard.draft import NAME, dump
from ui.forms.wizard.officials_step import USUAL
from ui.forms.wizard.paper_head import _format, _Sheet, broken, load_paper_font
from ui.forms.wizard.password_step import NOT_TICKED
from ui.operations import Operations


@pytest.fixture
def operations(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT))
    yield made
    made.close()


@pytest.fixture
def wizard(operations: Operations) -> Iterator[Wizard]:
    made = shown(Wizard(operations))
    yield made
    let_go(made)


def shown(wizard: Wizard, width: int = 1366, height: int = 697) -> Wizard:
    wizard.resize(width, height)
    wizard.show()
    wizard.activateWindow()
    QCoreApplication.processEvents()
    return wizard


def let_go(wizard: Wizard) -> None:
    wizard.close()
    wizard.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def errors(wizard: Wizard) -> dict[str, str]:
    return {name: str(field.error()) for name, field in wizard.step().fields.items() if field.error()}


def to_end(wizard: Wizard) -> None:
    fill(wizard)
    wizard.go_to(0)
    for _ in range(5):
        wizard.step().save()
    assert wizard.step() is wizard.password
    lock(wizard)
    wizard.password.view.tick.setChecked(True)
    wizard.step().save()
    assert wizard.step() is wizard.backups
    wizard.step().save()
    assert wizard.step() is wizard.end


def test_the_notice_is_read_and_signed_before_anything_else(wizard: Wizard) -> None:
    wizard.step().save()
    assert errors(wizard) == {
        "understood": "Cần đọc và đánh dấu “Đã đọc và hiểu”.",
        "notice_read_by": "Cần ghi họ tên người đọc.",
    }
    assert wizard.notice.understood.hasFocus()
    assert wizard.frame.sum_label.text() == "Còn 2 ô chưa đúng"
    wizard.notice.understood.setChecked(True)
    type_phrase(wizard.notice.reader, "Đỗ Thị Thanh Mai")
    wizard.step().save()
    assert wizard.step() is wizard.office
    assert wizard.frame.sum_label.text() == ""


def test_names_follow_from_kind_name_and_province(wizard: Wizard) -> None:
    wizard.go_to(1)
    questions = wizard.office.questions
    questions.province.set_text("Thành phố Huế")
    questions.kind.set_value(UnitKind.WARD.value)
    type_phrase(questions.name, "Vỹ Dạ")
    assert [field.text() for field in questions._targets.values()] == [
        "ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG ỦY PHƯỜNG VỸ DẠ", "ĐU", "ỦY BAN NHÂN DÂN PHƯỜNG VỸ DẠ",
        "UBND", "Vỹ Dạ",
    ]  # fmt: skip
    assert wizard.office.fields["name"].label_text() == "Tên phường"
    assert wizard.office.fields["hamlets"].label_text() == "Các tổ dân phố"


def test_what_a_person_typed_is_never_overwritten(wizard: Wizard) -> None:
    fill(wizard)
    questions = wizard.office.questions
    questions.issuer.setText("ĐẢNG UỶ XÃ BÌNH MINH HẠ")
    questions.superior.clear()
    letters(questions.name, " Trung")
    assert questions.issuer.text() == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    assert questions.superior.text() == ""
    assert questions.state_issuer.text() == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ TRUNG"


def test_nothing_is_filled_in_while_a_word_is_composed_but_the_paper_shows_it(wizard: Wizard) -> None:
    fill(wizard, name="Bình Minh")
    wizard.go_to(1)
    questions = wizard.office.questions
    questions.name.setCursorPosition(len("Bình Minh"))
    letters(questions.name, " ")
    compose(questions.name, "Hạ")
    QCoreApplication.processEvents()
    assert questions.issuer.text() == "ĐẢNG ỦY XÃ BÌNH MINH"
    assert wizard.frame.preview.paper.head().issuer == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"
    commit(questions.name, "Hạ")
    assert questions.issuer.text() == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"


def test_the_paper_head_follows_side_and_number(wizard: Wizard) -> None:
    fill(wizard)
    wizard.go_to(1)
    paper = wizard.frame.preview.paper
    assert paper.lines() == [
        "ĐẢNG BỘ TỈNH SƠN HÀ", "ĐẢNG ỦY XÃ BÌNH MINH HẠ", "Số 01-BB/ĐU",
        "Bình Minh Hạ, ngày 12 tháng 11 năm 2026",
    ]  # fmt: skip
    wizard.go_to(4)
    wizard.frame.preview.sides.set_value(Side.STATE)
    wizard.numbers.questions.fields[Side.STATE, "TB"].setText("21")
    assert paper.lines()[1] == "Số: 21/TB-UBND"
    assert paper.accessibleDescription().startswith("ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ")


def test_two_lines_of_one_name_are_one_official(wizard: Wizard) -> None:
    fill(wizard)
    made = wizard.set_up().officials
    assert [(each.name, len(each.posts)) for each in made] == [
        ("Phạm Đức Thịnh", 2), ("Nguyễn Hoàng Thị Phương Quỳnh", 1), ("Bế Thị Ngọc Ánh", 1),
    ]  # fmt: skip


def test_a_post_without_a_name_and_a_name_without_a_post_are_told(wizard: Wizard) -> None:
    wizard.go_to(2)
    rows = wizard.officials.rows
    assert wizard.officials.problems() == {}
    rows.add_line({"title": "Phó Bí thư Thường trực"})
    wizard.step().save()
    assert errors(wizard)["officials"].startswith("Cần ghi họ tên")
    rows.set_draft_text("")
    rows.add_line({"name": "Y'Blăm Niê"})
    wizard.step().save()
    assert errors(wizard)["officials"].startswith("Cần chọn tư cách")
    rows.set_draft_text("")
    rows.add_line({"name": "Y'Blăm Niê", "capacity": "Đảng", "title": "Bí thư", "since": "31/11/2026"})
    wizard.step().save()
    assert errors(wizard)["officials"].startswith("Ngày chưa đúng")
    assert wizard.step() is wizard.officials


def test_bodies_are_named_after_the_kind_of_unit_until_somebody_changes_them(wizard: Wizard) -> None:
    fill(wizard)
    wizard.office.questions.kind.set_value(UnitKind.WARD.value)
    wizard.go_to(3)
    names = [body.name for body in wizard.catalogue.bodies()]
    assert "Công an phường" in names
    assert wizard.catalogue.bodies()[0].key == "vpdu"
    wizard.catalogue.rows.lines()[0]["name"].setText("Văn phòng Đảng uỷ")  # type: ignore[attr-defined]
    wizard.office.questions.kind.set_value(UnitKind.COMMUNE.value)
    wizard.go_to(3)
    assert "Công an phường" in [body.name for body in wizard.catalogue.bodies()]
    wizard.catalogue.rows.add_line({"name": "Công an phường"})
    wizard.step().save()
    assert errors(wizard) == {"bodies": "Cơ quan “Công an phường” ghi hai lần."}


def test_numbers_are_whole_and_from_one(wizard: Wizard) -> None:
    fill(wizard)
    wizard.go_to(4)
    assert wizard.numbers.user.text() == "Đỗ Thị Thanh Mai"
    field = wizard.numbers.questions.fields[Side.PARTY, "BB"]
    for wrong in ("0", "mười", "", "²"):
        field.setText(wrong)
        wizard.step().save()
        assert errors(wizard) == {"party-BB": "Ghi số từ 1 trở lên, ví dụ 15."}
    field.setText("15")
    wizard.step().save()
    assert wizard.step() is wizard.password


def test_without_a_state_head_no_state_numbers_are_asked(wizard: Wizard) -> None:
    fill(wizard)
    questions = wizard.office.questions
    questions.state_issuer.clear()
    questions.state_symbol.setText("UBND")
    wizard.go_to(4)
    assert wizard.numbers.fields["state-BB"].isHidden()
    assert wizard.set_up().sheet.state is None
    questions.state_issuer.setText("ỦY BAN NHÂN DÂN XÃ")
    questions.state_symbol.clear()
    wizard.go_to(1)
    wizard.step().save()
    assert set(errors(wizard)) == {"state_symbol"}


def test_the_last_step_sums_up_and_the_act_makes_the_office(wizard: Wizard, qtbot: QtBot) -> None:
    to_end(wizard)
    with qtbot.waitSignal(wizard.finished, timeout=20_000):
        wizard.step().save()
    found = catalogues(wizard.operations.office)
    assert found.sheet.name == "Bình Minh Hạ"
    assert len(found.bodies) == 10
    assert len(found.subject_areas) == 19
    assert wizard.operations.office.user == "Đỗ Thị Thanh Mai"
    assert wizard.operations.office.journal.unsaved() == {}


def test_the_book_is_locked_and_its_sheet_put_away_before_the_last_step(wizard: Wizard) -> None:
    fill(wizard)
    wizard.go_to(4)
    wizard.step().save()
    step = wizard.password
    assert wizard.step() is step
    assert step.login.text() == "mai.dtt"
    step.password.first.setText("ngan")
    assert step.fields["password"].error() is None
    step.save()
    assert errors(wizard) == {"again": "Cần gõ lại mật khẩu."}
    step.password.again.setText("ngan")
    step.save()
    assert errors(wizard) == {"password": "Còn thiếu 4 chữ: mật khẩu từ 8 chữ trở lên."}
    step.password.first.setText(WORD)
    step.save()
    assert errors(wizard) == {"again": "Hai lần gõ chưa giống nhau."}
    assert WORD not in dump("", wizard.steps)
    lock(wizard)
    assert step.view.content.startswith(b"%PDF")
    assert (step.password.first.text(), step.view.isVisible()) == ("", True)
    step.save()
    assert (wizard.step(), wizard.frame.sum_label.text()) == (step, NOT_TICKED)
    file = wizard.operations.office.file
    assert locking.unlock(file, "mai.dtt", WORD).login == "mai.dtt"
    assert not list(file.parent.rglob("*.pdf"))
    step.view.tick.setChecked(True)
    step.save()
    assert wizard.step() is wizard.backups


def test_a_sheet_lost_in_a_power_cut_is_made_anew(operations: Operations) -> None:
    locking.lock_book(operations.office, "mai.dtt", WORD)
    wizard = shown(Wizard(operations))
    fill(wizard)
    wizard.go_to(5)
    assert wizard.password.state.kind() == "warn"
    wizard.password.new_sheet.click()
    operations.wait()
    assert wizard.password.view.content.startswith(b"%PDF")
    let_go(wizard)


def test_saving_the_sheet_says_first_what_a_file_of_it_means(wizard: Wizard, tmp_path: Path) -> None:
    fill(wizard)
    wizard.go_to(5)
    wizard.password.enter()
    lock(wizard)
    view = wizard.password.view
    view.ask_where = lambda *_: str(tmp_path / "usb.pdf")
    view.save_button.click()
    assert view.message.text() == SAVING_WARNED
    assert not (tmp_path / "usb.pdf").exists()
    view.message.buttons()[0].click()
    assert (tmp_path / "usb.pdf").read_bytes() == view.content
    view.ask_where = lambda *_: str(tmp_path / "khong" / "co.pdf")
    view.save_sheet()
    assert view.message.kind() == "late"


def test_a_refusal_keeps_every_word(wizard: Wizard) -> None:
    to_end(wizard)
    set_up_office(wizard.operations.office, builders.set_up())
    before = wizard.office.content()
    wizard.step().save()
    wizard.operations.wait()
    assert wizard.frame.notice.text() == "Sổ này đã có cơ quan. Sửa ở trang Quản trị."
    assert wizard.office.content() == before
    assert wizard.step() is wizard.end


def test_a_refusal_about_an_earlier_question_goes_there(wizard: Wizard) -> None:
    to_end(wizard)
    wizard.notice.reader.setText("  ")
    wizard.step().save()
    wizard.operations.wait()
    assert wizard.step() is wizard.notice
    assert "notice_read_by" in errors(wizard)


def test_the_draft_comes_back_and_can_be_put_away(operations: Operations) -> None:
    first = shown(Wizard(operations))
    fill(first)
    first.office.questions.issuer.setText("ĐẢNG UỶ XÃ BÌNH MINH HẠ")
    first.go_to(2)
    first.commit_all()
    let_go(first)
    operations._drafts.flush()  # type: ignore[union-attr]
    assert NAME in operations.office.journal.unsaved()

    second = shown(Wizard(operations))
    assert second.step() is second.officials
    assert second.office.questions.issuer.text() == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    assert len(second.set_up().officials) == 3
    letters(second.office.questions.name, "x")
    assert second.office.questions.issuer.text() == "ĐẢNG UỶ XÃ BÌNH MINH HẠ"
    (again,) = second.frame.notice.buttons()
    again.click()
    assert second.step() is second.notice
    assert second.office.questions.name.text() == ""
    assert second.office.questions.issuer.text() == ""
    assert operations.office.journal.unsaved() == {}
    let_go(second)


def test_an_untouched_wizard_leaves_no_draft(wizard: Wizard) -> None:
    wizard.commit_all()
    assert wizard.operations.office.journal.unsaved() == {}


def test_esc_goes_back_and_loses_nothing(wizard: Wizard) -> None:
    fill(wizard)
    wizard.go_to(1)
    press(wizard.office.questions.name, Qt.Key.Key_Escape)
    assert wizard.step() is wizard.notice
    wizard.go_back()
    assert wizard.step() is wizard.notice
    wizard.step().save()
    assert wizard.office.questions.name.text() == "Bình Minh Hạ"


def test_practice_is_asked_for_from_anywhere(wizard: Wizard) -> None:
    asked: list[bool] = []
    wizard.practice_asked.connect(lambda: asked.append(True))
    wizard.frame.practice.click()
    to_end(wizard)
    wizard.end.practice.click()
    assert asked == [True, True]


@pytest.mark.parametrize(("width", "height"), [(1366, 697), (1093, 543), (780, 420)])
def test_every_step_fits_its_window(operations: Operations, width: int, height: int) -> None:
    wizard = shown(Wizard(operations), width, height)
    fill(wizard)
    for at in range(len(wizard.steps)):
        wizard.go_to(at)
        QCoreApplication.processEvents()
        assert (wizard.width(), wizard.height()) == (width, height)
        button = wizard.frame.next_button
        corner = button.mapTo(wizard, button.rect().bottomRight())
        assert wizard.rect().contains(corner)
        assert wizard.frame.preview.isVisible() == (at in (1, 4))
    assert wizard.frame.road.isVisible() == (width >= 1000)
    let_go(wizard)


def test_every_control_has_a_name_and_no_chord_is_taken(wizard: Wizard) -> None:
    fill(wizard)
    for at in range(len(wizard.steps)):
        wizard.go_to(at)
        assert unnamed_controls(wizard) == []
    assert forbidden_shortcuts(wizard) == []


def test_hamlets_come_from_lines_and_from_a_pasted_sheet() -> None:
    assert hamlets_in("Đồng Mẫu\n\n 2\tBến  Gạo\t120\nĐồng Mẫu\n17") == ("Đồng Mẫu", "Bến Gạo")


@pytest.mark.parametrize(
    ("typed", "title", "name"),
    [
        ("Sơn Hà", "Tỉnh Sơn Hà", "Sơn Hà"),
        ("tỉnh  Sơn Hà", "Tỉnh Sơn Hà", "Sơn Hà"),
        ("Hà Nội", "Thành phố Hà Nội", "Hà Nội"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("", "", ""),
    ],
)
def test_a_province_is_known_by_name_or_in_full(typed: str, title: str, name: str) -> None:
    assert (province_title(typed), province_name(typed)) == (title, name)


def test_names_say_what_is_known_and_no_more() -> None:
    assert names_for(None, "Bình Minh Hạ", "").issuer == ""
    assert names_for(UnitKind.SPECIAL_ZONE, "Phú Quý", "Lâm Đồng").issuer == "ĐẢNG ỦY ĐẶC KHU PHÚ QUÝ"
    assert own_name(UnitKind.COMMUNE, "xã Bình Minh Hạ") == "Bình Minh Hạ"
    assert key_for("Đắk Mây – Hạ") == "dak-may-ha"
    assert key_for("…") == "co-quan"


def test_long_names_are_broken_before_the_kind_of_unit() -> None:
    before = ("XÃ", "PHƯỜNG")
    whole = "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ"
    assert broken(whole, 99, len, before, always=False) == [whole]
    assert broken(whole, 99, len, before, always=True) == ["ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH HẠ"]
    assert broken("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 16, len, before, always=False) == [
        "ĐẢNG BỘ THÀNH", "PHỐ HỒ CHÍ MINH",
    ]  # fmt: skip


def test_usual_posts_are_the_three_every_commune_has() -> None:
    assert [post_texts(post)["title"] for post in USUAL] == [
        "Bí thư Đảng ủy", "Chủ tịch UBND", "Chánh Văn phòng Đảng ủy",
    ]  # fmt: skip
    assert replace(USUAL[0], title="x").head


@pytest.mark.parametrize(
    ("place", "apart"), [("Bình Minh Hạ", False), ("Tân Thượng Nguyên Xá Đông Hạ", True)]
)
def test_a_long_place_goes_under_the_number_as_on_the_paper(
    app: QApplication, tmp_path: Path, place: str, apart: bool
) -> None:
    load_paper_font()
    drawing = QSvgGenerator()
    drawing.setFileName(str(tmp_path / "dau.svg"))
    painter = QPainter(drawing)
    head = HeadShown(Side.PARTY, "ĐẢNG BỘ TỈNH SƠN HÀ", "ĐẢNG ỦY XÃ", "ĐU", place)
    day = f"{place}, ngày 21 tháng 11 năm 2026"
    _Sheet(painter, 4.0, _format(Side.PARTY)).paint(head, "Số 01-BB/ĐU", day, 2026)
    painter.end()
    drawn = (tmp_path / "dau.svg").read_text(encoding="utf-8")
    lines = {text.strip(): y for y, text in re.findall(r'<text[^>]* y="([^"]+)"[^>]*>([^<]+)<', drawn)}
    number = next(y for text, y in lines.items() if text.startswith("Số 01"))
    dated = next(y for text, y in lines.items() if "ngày 21" in text)
    assert (float(dated) > float(number) + 4) == apart
