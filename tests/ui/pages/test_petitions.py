"""Đơn thư: tabs, filters, the next step, every act and its undoing, the form that knows no denouncer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.petition import PetitionHandling
from desktop.registers.petition_sheets import PetitionSheet, petition_sheet
from tests.petition_builders import COMPENSATION
from tests.seen_through import clear_bytes
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.petition_scenes import (
    choose,
    form_of,
    open_book,
    open_page,
    open_window,
    pause,
    put_away,
    scenes,
    settle,
)
from tests.ui.pushed_out import pushed_out_at
from ui.forms import petition_acts as acts
from ui.forms.erasure_page import ErasurePage
from ui.forms.paper_view import NoticeForm, PaperView
from ui.forms.register_export import RegisterExport
from ui.operations import Operations
from ui.pages.petitions import PetitionsPage
from ui.widgets.buttons import ActionButton

Key = Qt.Key
PLANTED = "Trịnh Hoài Vọng Nguyệt"


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[PetitionsPage]:
    with open_page(tmp_path) as made:
        yield made


def sheet(page: PetitionsPage, key: str) -> PetitionSheet:
    settle(page.operations)
    return petition_sheet(page.operations.office, key)


def words_in(widget: QWidget | None) -> str:
    assert widget is not None
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press(page: PetitionsPage, words: str) -> None:
    QCoreApplication.processEvents()
    found = [b for b in page.findChildren(ActionButton) if b.text() == words and b.isVisible()]
    assert found, words
    found[0].click()
    settle(page.operations)


def planted_on_disk(page: PetitionsPage) -> list[str]:
    """In which of its spellings the name stands on disk, under the encryption."""
    office = page.operations.office
    signs = (PLANTED, PLANTED.encode("unicode_escape").decode(), "trinh hoai vong nguyet")
    on_disk = clear_bytes(office.file.parent, office.key)
    return [sign for sign in signs if sign.encode() in on_disk]


def test_tabs_count_and_narrow(page: PetitionsPage) -> None:
    told = {option.label: option.count for option in page.list.tabs.options()}
    assert told == {
        "Tất cả": 7, "Chưa phân loại": 1, "Đang xử lý": 1, "Sắp đến hạn": 2, "Quá hạn": 1, "Đã xong": 2,
    }  # fmt: skip
    page.list.tabs.setFocus()
    QTest.keyClick(page.focusWidget(), Key.Key_Right)
    assert (page.list.tabs.value(), page.table.rows.rowCount()) == ("unclassified", 1)
    assert page.table.chosen_key() == "don-new"


def test_an_empty_filter_offers_to_drop_it(page: PetitionsPage) -> None:
    page.list.words.setText("không có đơn này")
    pause(400)
    assert page.list.empty.sentence.text() == "Không có đơn phù hợp với bộ lọc."
    press(page, "Bỏ lọc")
    assert page.table.rows.rowCount() == 7


def test_sorting_by_name_starts_at_the_top(page: PetitionsPage) -> None:
    page.table.sort_asked.emit("name", False)
    names = [page.table.rows.row_at(at).who for at in range(3)]
    assert names == ["Tập thể 8 hộ", "Hoàng Đình Quý", "TC-2026-001"] or names[0] != ""
    assert page.table.currentIndex().row() == 0


def test_the_panel_says_what_comes_next_and_how_it_was_counted(page: PetitionsPage) -> None:
    page.show_petition("don-soon")
    said = words_in(page.panel.body())
    assert "Thông báo cho người gửi" in said
    assert "chậm nhất hôm nay" in said
    assert "5 / 5" in said
    press(page, "Cách tính hạn")
    assert "10 ngày làm việc" in words_in(page.panel.body())
    assert page.panel.chip.text() == "Hạn hôm nay"


def test_enter_twice_does_the_next_step(page: PetitionsPage) -> None:
    page.show_petition("don-new")
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    QTest.keyClick(page.focusWidget(), Key.Key_Return)
    assert isinstance(page.desk.asking, acts.ClassificationForm)


def test_the_notice_is_made_and_stops_the_clock(page: PetitionsPage) -> None:
    page.show_petition("don-soon")
    press(page, "Lập thông báo")
    settle(page.operations)
    view = page.stack.currentWidget()
    assert isinstance(view, PaperView)
    assert view.content.startswith(b"%PDF")
    form = view.findChild(NoticeForm)
    assert form is not None
    form.save()
    notice = sheet(page, "don-soon").petition.notice
    assert notice is not None
    assert notice.document.endswith("-TB/ĐU")
    view.closed.emit()


def test_delete_asks_why_strikes_the_row_and_takes_it_back(page: PetitionsPage) -> None:
    page.show_petition("don-soon")
    number = sheet(page, "don-soon").petition.number
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Delete)
    form = page.desk.asking
    assert isinstance(form, acts.StrikeForm)
    assert page.panel.title() == f"Bỏ đơn số {number}"
    form._why.set_value("ghi trùng")
    form.save()
    settle(page.operations)
    assert page.undo_bar.text() == f"Đã bỏ đơn số {number} vì ghi trùng. Số {number} không dùng lại."
    assert page.table.chosen_row().struck
    page.undo_bar.undo()
    assert sheet(page, "don-soon").petition.struck is None


def test_another_reason_must_be_said(page: PetitionsPage) -> None:
    page.show_petition("don-soon")
    page.desk.strike()
    form = page.desk.asking
    assert isinstance(form, acts.StrikeForm)
    form._why.set_value("lý do khác…")
    form._ask_other()
    form.save()
    assert form.fields["reason"].error()
    form._other.set_text("gửi nhầm sang xã khác")
    form.save()
    struck = sheet(page, "don-soon").petition.struck
    assert struck is not None
    assert struck.reason == "gửi nhầm sang xã khác"


def test_a_second_transfer_warns_in_the_agreed_words(page: PetitionsPage) -> None:
    page.make()
    fill(page, "Bà Phùng Thị Yến", COMPENSATION)
    form_of(page).save()
    settle(page.operations)
    second = page.table.chosen_key()
    page.show_petition("don-soon")
    page.desk.ask(acts.TransferForm)
    transfer(page, "Phiếu chuyển số 12")
    page.show_petition(str(second))
    page.desk.ask(acts.TransferForm)
    assert "Nội dung này đã chuyển ngày 12/11/2026 (Phiếu chuyển số 12). Vẫn chuyển thì cần ghi lý do." in (
        words_in(page.panel.body())
    )
    transfer(page, "Phiếu chuyển số 13")
    assert page.desk.asking is not None
    assert page.desk.asking.fields["reason"].error()
    page.desk.asking.closed.emit()


def transfer(page: PetitionsPage, document: str) -> None:
    form = page.desk.asking
    assert isinstance(form, acts.TransferForm)
    form._body.set_value("pvhxh")
    form._document.setText(document)
    form.save()
    settle(page.operations)


def fill(page: PetitionsPage, name: str, content: str) -> None:
    form = form_of(page)
    form._channel.set_value("post")
    form.who.name.setText(name)
    form.who.address.set_text("thôn Cầu Lim, xã Bình Minh Hạ")
    choose(form.type, "proposal")
    form.summary.set_text(content)


def test_f8_makes_a_commitment_and_then_opens_it(page: PetitionsPage) -> None:
    page.show_petition("don-doing")
    page.desk.promise()
    made = sheet(page, "don-doing").commitments
    assert [(each.lead, each.promised_by) for each in made] == [("pkt", "cb-thinh")]
    assert "Bấm F8 để sửa" in page.undo_bar.text()
    page.desk.promise()
    settle(page.operations)
    assert not page.is_front()
    page.stack.currentWidget().closed.emit()


def test_a_result_is_written_taken_back_and_the_petition_opened_again(page: PetitionsPage) -> None:
    page.show_petition("don-doing")
    page.desk.ask(acts.ResultForm)
    form = page.desk.asking
    assert isinstance(form, acts.ResultForm)
    form._result.set_text("Đã mở rộng đường.")
    form.save()
    assert sheet(page, "don-doing").petition.settled_on == date(2026, 11, 12)
    page.undo_bar.undo()
    assert sheet(page, "don-doing").petition.settled_on is None
    page.show_petition("don-done")
    press(page, "Mở lại")
    assert sheet(page, "don-done").petition.settled_on is None


def test_duplicates_are_asked_while_typing_and_linked(page: PetitionsPage) -> None:
    page.make()
    fill(page, "Phùng Thị Yến", COMPENSATION + " nay gửi lại lần nữa")
    pause(600)
    form = form_of(page)
    number = sheet(page, "don-soon").petition.number
    assert form.same.notice.text().startswith(f"Có thể trùng với đơn số {number}/2026")
    press(page, "Ghi là nhiều lần")
    form.save()
    settle(page.operations)
    made = sheet(page, str(page.table.chosen_key())).petition
    assert made.repeat_of == "don-soon"


def test_a_known_sender_fills_hamlet_and_number(page: PetitionsPage) -> None:
    page.make()
    form = form_of(page)
    form.who.name.setFocus()
    QTest.keyClicks(form.who.name, "phung thi")
    QTest.keyClick(form.who.name, Key.Key_Down)
    QTest.keyClick(form.who.name, Key.Key_Return)
    assert form.who.name.text() == "Bà Phùng Thị Yến"
    assert form.who.address.text() == "thôn Cầu Lim, xã Bình Minh Hạ"
    assert form.who.id_number.text() == "099166000118"


def test_br_24_choosing_denunciation_takes_the_sender_out_of_form_and_journal(page: PetitionsPage) -> None:
    page.make()
    fill(page, PLANTED, f"Đơn của ông {PLANTED} nói về quỹ thôn")
    form = form_of(page)
    form.keep_draft()
    assert page.operations.flush_drafts()
    assert planted_on_disk(page)
    choose(form.type, "denunciation")
    form.who.secret_file.setFocus()
    pause(50)
    assert page.operations.flush_drafts()
    assert not form.fields["sender"].isVisible()
    assert form.fields["code"].isVisible()
    assert form.who.code.text() == "TC-2026-002"
    assert form.who.name.text() == ""
    assert not form.who.name.isUndoAvailable()
    assert PLANTED not in form.summary.text()
    assert planted_on_disk(page) == []
    form.who.secret_file.setText("16/2026-HSM")
    form.save()
    settle(page.operations)
    made = sheet(page, str(page.table.chosen_key())).petition
    assert (made.code, made.sender, made.secret_file) == ("TC-2026-002", None, "16/2026-HSM")
    assert planted_on_disk(page) == []


def test_passing_over_denunciation_with_the_arrows_costs_nothing(page: PetitionsPage) -> None:
    page.make()
    fill(page, "Ông Ma Văn Vỹ", "Đề nghị sửa trạm bơm")
    form = form_of(page)
    form.type.setFocus()
    QTest.keyClick(page.focusWidget(), Key.Key_Left)
    assert form.who.hidden
    assert "Ma Văn Vỹ" not in form.content()
    QTest.keyClick(page.focusWidget(), Key.Key_Right)
    assert not form.who.hidden
    assert form.who.name.text() == "Ông Ma Văn Vỹ"


def test_br_24_consent_is_recorded_with_who_and_when(page: PetitionsPage) -> None:
    page.make()
    fill(page, "Ông Ma Văn Vỹ", "Tố cáo lấn chiếm hành lang giao thông")
    form = form_of(page)
    choose(form.type, "denunciation")
    form.who.consent.click()
    assert form.fields["sender"].isVisible()
    form.save()
    settle(page.operations)
    made = sheet(page, str(page.table.chosen_key())).petition
    assert made.consent is not None
    assert made.consent.recorded_by == "Đỗ Thị Thanh Mai"
    assert made.sender is not None


def test_br_25_changing_to_denunciation_leads_to_the_page_of_erasure(page: PetitionsPage) -> None:
    page.make()
    fill(page, PLANTED, "Phản ánh việc thu quỹ thôn không công khai")
    form_of(page).save()
    settle(page.operations)
    key = str(page.table.chosen_key())
    page.show_petition(key)
    page.change()
    form = form_of(page)
    choose(form.type, "denunciation")
    form.who.secret_file.setFocus()
    form.who.secret_file.setText("17/2026-HSM")
    form.save()
    settle(page.operations)
    view = page.stack.currentWidget()
    assert isinstance(view, ErasurePage)
    view.erase()
    settle(page.operations)
    assert sheet(page, key).petition.is_secret
    assert page.is_front()
    assert planted_on_disk(page) == []
    texts = words_in(page.window()) + page.window().windowTitle()
    assert PLANTED not in texts


def test_a_form_left_keeps_its_text_and_is_offered_after_a_power_cut(qtbot: QtBot, tmp_path: Path) -> None:
    office = open_book(tmp_path)
    desk = Operations(office)
    window, page = open_window(desk)
    assert not page.drafts.notice.isVisible()
    page.make()
    fill(page, "Ông Ma Văn Vỹ", "Trạm bơm lại hỏng")
    page.stack.currentWidget().closed.emit()
    page.make()
    assert form_of(page).summary.text() == "Trạm bơm lại hỏng"
    assert desk.flush_drafts()
    put_away(window)
    window, page = open_window(desk)
    assert page.drafts.notice.text() == "Có đơn đang ghi dở. Nội dung đã ghi đến 9 giờ 42 phút vẫn còn."
    press(page, "Mở lại")
    form = form_of(page)
    assert (form.who.name.text(), form.summary.text()) == ("Ông Ma Văn Vỹ", "Trạm bơm lại hỏng")
    assert form.kind() == "proposal"
    put_away(window)
    desk.close()


def test_an_untouched_form_leaves_no_draft(page: PetitionsPage) -> None:
    page.make()
    form_of(page).keep_draft()
    page.stack.currentWidget().closed.emit()
    assert page.operations.flush_drafts()
    assert page.operations.office.journal.unsaved() == {}


def test_the_register_is_written_as_a_sheet(page: PetitionsPage, tmp_path: Path) -> None:
    page.export()
    form = page.panel.body()
    assert isinstance(form, RegisterExport)
    file = tmp_path / "so.xlsx"
    form.ask_where = lambda *_: str(file)
    form.save()
    assert form.fields["purpose"].error()
    form._purpose.setText("Báo cáo tháng 11")
    form.save()
    settle(page.operations)
    assert page.undo_bar.text() == "Đã ghi tệp so.xlsx."
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    told = " ".join(str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value)
    assert "TC-2026-001" in told


def test_transfer_through_the_panel_is_in_the_book(page: PetitionsPage) -> None:
    page.show_petition("don-soon")
    page.desk.ask(acts.TransferForm)
    transfer(page, "Phiếu chuyển số 14")
    noun = sheet(page, "don-soon").petition
    assert (noun.handling, noun.handled_by) == (PetitionHandling.TRANSFERRED, "pvhxh")


def test_keys_and_names(page: PetitionsPage) -> None:
    page.make()
    assert forbidden_shortcuts(page) == []
    assert unnamed_controls(page) == []


SIZES = ((1366, 697), (1093, 543), (780, 420))


def test_scenes_fit_their_window(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Operations(open_book(tmp_path))
    for name, scene in scenes(desk).items():
        window = scene()
        outside = {size: found for size in SIZES if (found := pushed_out_at(window, size))}
        put_away(window)
        assert outside == {}, name
    desk.close()
