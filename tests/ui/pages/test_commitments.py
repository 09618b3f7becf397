"""The follow-up page: groups, filters, panel, how the date was counted, every act and its undoing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.calendar import CalendarDay, DayKind, WorkingCalendar
from desktop.domain.commitment import CommitmentState, Due, Extension, Progress, Reminder
from desktop.domain.office import Body
from desktop.domain.papers import PaperKind
from desktop.registers.commitment_rows import CommitmentRow
from desktop.registers.commitment_window import Bounds
from desktop.registers.commitments import commitment_sheet
from desktop.services.catalogues import record_body
from desktop.services.commitments import extend_due_date, make_commitment, record_progress
from tests.builders import MEETING_DAY, calendar, commitment, new_office
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.commitment_book import CTRL, Key, open_book, open_page, settled, sheet_of, shown_texts
from tests.ui.typing_hand import type_phrase
from ui.forms.commitment_acts import DropForm, ExtensionForm, ProgressForm, ResultForm
from ui.forms.commitment_counting import Counting, counted_or_none
from ui.forms.paper_view import PaperView
from ui.pages.commitment_list import ALL, CLOSED, OPEN
from ui.pages.commitment_rows import state_chip
from ui.pages.commitments import CommitmentsPage
from ui.tables.model import WINDOW
from ui.widgets.buttons import ActionButton

TODAY = MEETING_DAY


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[CommitmentsPage]:
    with open_page(tmp_path) as made:
        yield made


def words_in(widget: QWidget | None) -> str:
    assert widget is not None
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press(page: CommitmentsPage, words: str) -> None:
    """The visible button with these words."""
    QCoreApplication.processEvents()
    found = [b for b in page.findChildren(ActionButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, words
    found[0].click()


def choose(page: CommitmentsPage, key: str) -> None:
    assert page.table.choose(key)


def test_list_is_grouped_by_urgency_with_counts(page: CommitmentsPage) -> None:
    assert shown_texts(page, 1) == [
        "Quá hạn (1)", "1", "Đến hạn hôm nay (1)", "2", "Trong 5 ngày làm việc tới (1)", "3",
        "Còn thời gian (2)", "4", "5",
    ]  # fmt: skip
    assert shown_texts(page, 5)[1::2][:3] == ["Quá 3 ngày", "Hôm nay", "Còn 4 ngày"]
    assert shown_texts(page, 5)[-2:] == ["Còn 10 ngày", "Không hẹn"]
    assert page.bar._summary.text() == "5 việc chưa xong, trong đó 1 quá hạn"


def test_rows_name_source_bodies_and_extensions(page: CommitmentsPage) -> None:
    office = page.operations.office
    extend_due_date(office, "ck-soon", Extension(TODAY, date(2026, 11, 19), "Mưa lớn"))
    page.refresh()
    rows = page.table.rows
    row = rows.shown_row_of("ck-soon")
    assert rows.row_at(row).source == "Giao ngày 12/11/2026"
    assert rows.columns[4].cell(rows.row_at(row)).sub == "gia hạn 1 lần"
    later = rows.row_at(rows.shown_row_of("ck-later"))
    assert rows.columns[3].cell(later).spoken() == (
        "Phòng Kinh tế, phối hợp: Trung tâm Phục vụ hành chính công"
    )


def test_supporting_bodies_are_abbreviated_where_they_can_be(page: CommitmentsPage) -> None:
    office = page.operations.office
    make_commitment(office, replace(sheet_of(page, "ck-soon").commitment, support=("pvhxh",)))
    page.refresh()
    rows = page.table.rows
    assert rows.columns[3].cell(rows.row_at(rows.shown_row_of("ck-soon"))).sub == "phối hợp: VHXH"


def test_long_list_is_read_in_windows(qtbot: QtBot, tmp_path: Path) -> None:
    office = new_office(tmp_path)
    for number in range(WINDOW + 30):
        make_commitment(office, commitment(f"ck-{number}"))
    with open_page(tmp_path, office) as page:
        assert page.table.rows.rowCount() == WINDOW + 31
        assert page.table.rows.windows_kept() == 1
        page.table.scrollToBottom()
        QCoreApplication.processEvents()
        assert page.table.rows.windows_kept() == 2


@pytest.mark.parametrize(
    ("due", "done", "dropped", "words"),
    [
        ("2026-11-09", None, None, "Quá 3 ngày"),
        ("2026-11-11", None, None, "Quá 1 ngày"),
        ("2026-11-12", None, None, "Hôm nay"),
        ("2026-11-14", None, None, "Còn 1 ngày"),
        ("2026-11-18", None, None, "Còn 4 ngày"),
        (None, None, None, "Không hẹn"),
        ("2026-11-12", "2026-11-12", None, "Đúng hạn"),
        (None, "2026-11-12", None, "Đúng hạn"),
        ("2026-11-11", "2026-11-12", None, "Xong chậm"),
        (None, None, "2026-11-12", "Đã thôi"),
    ],
)
def test_state_in_words(due: str | None, done: str | None, dropped: str | None, words: str) -> None:
    bounds = Bounds(TODAY, date(2026, 11, 19), 5, calendar())
    is_open = done is None and dropped is None
    row = CommitmentRow(
        "k", 1, 2026, "x", "2026-11-01", due, is_open, False, done, dropped, None, None, 0, None,
        None, None, None, None, None, None, None, bounds,
    )  # fmt: skip
    assert state_chip(row, TODAY)[2] == words


def test_panel_tells_the_whole_record(page: CommitmentsPage) -> None:
    office = page.operations.office
    record_progress(office, "ck-later", Progress(TODAY, 40, "Đã rà soát 5 hồ sơ"))
    extend_due_date(office, "ck-later", Extension(TODAY, date(2026, 12, 4), "Chờ bản đồ của tỉnh"))
    made = commitment_sheet(office, "ck-later").commitment
    make_commitment(office, replace(made, reminders=(Reminder(TODAY, "Số 160-CV/ĐU"),)))
    page.refresh()
    choose(page, "ck-later")
    said = words_in(page.panel.body())
    assert page.panel.title() == "Cam kết 4/2026"
    assert page.panel.chip.text() == "Còn 15 ngày"
    for part in (
        "Trả giấy chứng nhận quyền sử dụng đất", "bà Nguyễn Thị Quỳnh", "Đ/c Trịnh Xuân Lâm, Chủ tịch UBND",
        "Phòng Kinh tế", "Trung tâm Phục vụ hành chính công", "Giao ngày 12/11/2026",
        "27/11/2026 (10 ngày làm việc)", "04/12/2026", "12/11/2026, đến 04/12/2026: Chờ bản đồ của tỉnh",
        "40 %, Đã rà soát 5 hồ sơ (12/11/2026)", "12/11/2026, Số 160-CV/ĐU",
    ):  # fmt: skip
        assert part in said


def test_panel_of_a_kept_promise_tells_reply_and_result(page: CommitmentsPage) -> None:
    page.list.show_which.set_value(CLOSED)
    page.list.read()
    said = words_in(page.panel.body())
    assert "Số 312/BC-UBND, ngày 04/11/2026" in said
    assert "05/11/2026, Niêm yết tại thôn" in said
    assert "Kết quả, xong ngày 05/11/2026" in said
    assert "Đã gửi báo cáo." in said
    assert page.panel.chip.text() == "Xong chậm"


def test_strip_counts_each_day(page: CommitmentsPage) -> None:
    choose(page, "ck-later")
    counting = page.front.counting
    assert counting.words() == (
        "10 ngày làm việc kể từ hôm sau ngày giao 12/11/2026; không tính thứ Bảy, Chủ nhật và ngày lễ 24/11."
    )
    cells = counting.strip.cells()
    assert [(cells[n].kind, cells[n].caption) for n in (0, 1, 2, -4, -1)] == [
        ("start", ""), ("counted", "1"), ("rest", ""), ("holiday", ""), ("final", "10, hạn"),
    ]  # fmt: skip
    assert len(cells) == 16
    assert counting.strip.isVisible()


def test_strip_says_a_fixed_day_or_why_there_is_none(page: CommitmentsPage) -> None:
    choose(page, "ck-soon")
    assert page.front.counting.words() == "Hạn là ngày cố định 18/11/2026, không đếm ngày."
    assert not page.front.counting.strip.isVisible()
    choose(page, "ck-none")
    assert page.front.counting.words() == "Không hẹn ngày: Chờ nhà máy của tỉnh."
    assert not page.front.counting.strip.isVisible()


def test_strip_names_the_later_day(page: CommitmentsPage) -> None:
    extend_due_date(page.operations.office, "ck-soon", Extension(TODAY, date(2026, 11, 30), "Mưa lớn"))
    page.refresh()
    choose(page, "ck-soon")
    assert "18/11/2026" in page.front.counting.words()
    assert page.front.counting.words().endswith("Đã gia hạn 1 lần, đến 30/11/2026.")


def test_days_of_a_year_without_a_schedule_are_provisional(qtbot: QtBot) -> None:
    counting, days = Counting(), WorkingCalendar([])
    qtbot.addWidget(counting)
    due = Due.in_days(60)
    counting.show_due(due, counted_or_none(TODAY, due, days), days)
    assert counting.provisional.text() == ("Lịch nghỉ năm 2026, 2027 chưa công bố: hạn này là dự kiến.")
    fixed = Due.by_date(date(2027, 3, 1))
    counting.show_due(fixed, counted_or_none(TODAY, fixed, days), days)
    assert counting.provisional.text() == ""


def test_make_up_saturday_is_counted(qtbot: QtBot) -> None:
    counting = Counting()
    qtbot.addWidget(counting)
    days = WorkingCalendar([CalendarDay(date(2026, 11, 14), DayKind.MAKE_UP, "Làm bù")])
    due = Due.in_working_days(3)
    counting.show_due(due, counted_or_none(TODAY, due, days), days)
    assert [(cell.kind, cell.caption) for cell in counting.strip.cells()] == [
        ("start", ""), ("counted", "1"), ("made_up", "2"), ("rest", ""), ("final", "3, hạn"),
    ]  # fmt: skip


def test_due_date_stays_when_the_calendar_changed_since(qtbot: QtBot) -> None:
    counting, days = Counting(), calendar()
    qtbot.addWidget(counting)
    noun = commitment(due=Due.in_working_days(10), due_on=date(2026, 11, 26))
    counting.show_commitment(noun, counted_or_none(TODAY, noun.due, days), days)
    assert "hạn giữ như khi giao: 26/11/2026" in counting.words()
    assert counting.strip.cells() == ()


def test_filter_by_lead_body(page: CommitmentsPage) -> None:
    page.list.lead.set_value("pvhxh")
    page.list.read()
    assert shown_texts(page, 1) == ["Quá hạn (1)", "1"]
    assert page.bar._summary.text() == "5 việc chưa xong, trong đó 1 quá hạn"


def test_filter_by_end(page: CommitmentsPage) -> None:
    page.list.show_which.set_value(CLOSED)
    page.list.read()
    assert shown_texts(page, 1) == ["Đã xong (1)", "6"]
    page.list.show_which.set_value(ALL)
    page.list.read()
    assert len(shown_texts(page, 1)) == 6 + 5


def test_empty_filter_offers_the_way_back(page: CommitmentsPage) -> None:
    page.list.lead.set_value("tthcc")
    page.list.read()
    assert page.list.empty.sentence.text() == "Không có cam kết phù hợp với bộ lọc."
    assert not page.panel.isVisible()
    assert not page.front.strip.isVisible()
    page.list.empty.button.click()
    assert page.list.lead.value() == ALL
    assert page.table.chosen_key() == "ck-late"


def test_all_done_shows_what_is_done(page: CommitmentsPage) -> None:
    office = page.operations.office
    for key in ("ck-late", "ck-today", "ck-soon", "ck-later", "ck-none"):
        page.list.read(key)
        page.ask(DropForm)
        assert isinstance(page.asking, DropForm)
        page.asking.restore('{"reason": "Tỉnh đổi quy hoạch"}')
        page.asking.save()
        settled(page)
    assert commitment_sheet(office, "ck-none").state is CommitmentState.DROPPED
    assert page.list.empty.sentence.text() == "Mọi cam kết đã xong."
    assert page.bar._summary.text() == "Mọi cam kết đã xong"
    page.list.empty.button.click()
    assert page.list.show_which.value() == CLOSED
    assert page.table.chosen_key() is not None


def test_new_office_is_asked_for_its_first_commitment(qtbot: QtBot, tmp_path: Path) -> None:
    with open_page(tmp_path, new_office(tmp_path)) as page:
        assert page.list.empty.sentence.text() == "Chưa có cam kết nào."
        page.list.empty.button.click()
        assert page.stack.currentWidget() is not page.front


def test_f8_asks_for_the_result_in_the_panel(page: CommitmentsPage, qtbot: QtBot) -> None:
    choose(page, "ck-later")
    qtbot.keyClick(page.table, Key.Key_F8)
    assert isinstance(page.asking, ResultForm)
    assert page.panel.title() == "Ghi kết quả"
    assert page.asking.fields["result"].control.hasFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Escape)
    assert page.asking is None
    assert page.table.hasFocus()
    assert page.panel.title() == "Cam kết 4/2026"


def test_another_row_takes_the_form_away_and_keeps_its_text(page: CommitmentsPage, qtbot: QtBot) -> None:
    choose(page, "ck-later")
    page.ask(DropForm)
    assert page.asking is not None
    type_phrase(page.asking.fields["reason"].control, "Tỉnh đổi quy hoạch")
    choose(page, "ck-soon")
    assert page.asking is None
    journal = page.operations.office.journal
    qtbot.waitUntil(lambda: "mau-thoi-ck-later" in journal.unsaved())
    choose(page, "ck-later")
    page.ask(DropForm)
    assert page.asking.fields["reason"].control.text() == "Tỉnh đổi quy hoạch"


def test_progress_is_noted_and_undone(page: CommitmentsPage) -> None:
    choose(page, "ck-later")
    page.ask(ProgressForm)
    assert page.asking is not None
    page.asking.restore('{"note": "Đã rà soát 5 hồ sơ", "percent": "40 %", "on": "12/11/2026"}')
    page.asking.save()
    settled(page)
    assert sheet_of(page, "ck-later").commitment.progress == (Progress(TODAY, 40, "Đã rà soát 5 hồ sơ"),)
    assert page.undo_bar.text() == "Đã ghi tiến độ CK 4/2026."
    assert "40 %" in words_in(page.panel.body())
    page.undo_bar.undo()
    settled(page)
    assert sheet_of(page, "ck-later").commitment.progress == ()


def test_extension_keeps_the_first_date_in_sight(page: CommitmentsPage) -> None:
    choose(page, "ck-later")
    page.ask(ExtensionForm)
    assert page.asking is not None
    assert "Hạn đầu: 27/11/2026 (10 ngày làm việc)" in words_in(page.asking)
    page.asking.restore('{"to": "4/12/2026", "reason": "Chờ bản đồ của tỉnh", "on": "12/11/2026"}')
    page.asking.save()
    settled(page)
    made = sheet_of(page, "ck-later").commitment
    assert (made.due_on, made.due_now) == (date(2026, 11, 27), date(2026, 12, 4))
    assert page.undo_bar.text() == "Đã gia hạn CK 4/2026 đến 04/12/2026."
    assert "Hạn ban đầu" in words_in(page.panel.body())
    page.undo_bar.undo()
    settled(page)
    assert sheet_of(page, "ck-later").commitment.due_now == date(2026, 11, 27)


def test_a_late_one_offers_the_apology_and_a_kept_one_the_answer(page: CommitmentsPage) -> None:
    choose(page, "ck-late")
    press(page, "Thư xin lỗi")
    view = page.stack.currentWidget()
    assert isinstance(view, PaperView)
    assert view.kind is PaperKind.APOLOGY
    settled(page)
    assert not view.form_place.isHidden(), "it can be issued"
    view.closed.emit()
    page.list.show_which.set_value(CLOSED)
    page.refresh()
    choose(page, "ck-done")
    press(page, "Thông báo kết quả")
    shown = page.stack.currentWidget()
    assert isinstance(shown, PaperView)
    assert shown.kind is PaperKind.ANSWER_NOTICE


def test_dropped_row_gives_way_to_its_neighbour_and_comes_back(page: CommitmentsPage) -> None:
    choose(page, "ck-soon")
    page.ask(DropForm)
    assert page.asking is not None
    page.asking.restore('{"reason": "Tỉnh đã làm", "on": "12/11/2026"}')
    page.asking.save()
    settled(page)
    assert page.table.chosen_key() == "ck-later"
    assert page.undo_bar.text() == "Đã ghi thôi không làm CK 3/2026."
    page.undo_bar.undo()
    settled(page)
    assert page.table.chosen_key() == "ck-soon"
    assert sheet_of(page, "ck-soon").commitment.is_open


def test_closed_one_is_reopened_and_closed_again_by_undo(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.list.show_which.set_value(CLOSED)
    page.list.read()
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_F8)
    assert page.asking is None
    qtbot.keyClick(page.table, Key.Key_F2)
    assert page.stack.currentWidget() is page.front
    press(page, "Mở lại")
    settled(page)
    assert sheet_of(page, "ck-done").commitment.is_open
    assert page.undo_bar.text() == "Đã mở lại CK 6/2026."
    assert page.table.chosen_key() == "ck-done"
    page.undo_bar.undo()
    settled(page)
    assert sheet_of(page, "ck-done").commitment.fulfilled is not None


def test_new_one_is_shown_whatever_the_filters_say(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.list.show_which.set_value(CLOSED)
    page.list.lead.set_value("pvhxh")
    page.list.read()
    page.setFocus()
    qtbot.keyClick(page, Key.Key_F7)
    form = page._forms[""]
    form.restore('{"content": "Lắp biển báo", "promised_to": "thôn Đồng Mẫu"}')
    form._by.set_value("cb-lam")
    form._lead.set_value("pkt")
    form.save()
    settled(page)
    assert (page.list.lead.value(), page.list.show_which.value()) == (ALL, OPEN)
    made = page.table.chosen_row()
    assert (made.content, made.number) == ("Lắp biển báo", 7)
    assert page.undo_bar.text() == "Đã ghi CK 7/2026."
    page.undo_bar.undo()
    settled(page)
    dropped = sheet_of(page, made.key).commitment.dropped
    assert dropped is not None
    assert dropped.reason.startswith("Ghi nhầm")


def test_change_keeps_what_happened_meanwhile_and_is_undone(page: CommitmentsPage, qtbot: QtBot) -> None:
    choose(page, "ck-soon")
    qtbot.keyClick(page.table, Key.Key_F2)
    form = page._forms["ck-soon"]
    record_progress(page.operations.office, "ck-soon", Progress(TODAY, 10, "Đã khảo sát"))
    form._content.set_text("Khảo sát rãnh thoát nước khu Trại Mới và Gò Sen")
    form.save()
    settled(page)
    made = sheet_of(page, "ck-soon").commitment
    assert made.content.endswith("Gò Sen")
    assert made.progress == (Progress(TODAY, 10, "Đã khảo sát"),)
    assert page.undo_bar.text() == "Đã sửa CK 3/2026."
    assert page.table.chosen_key() == "ck-soon"


def test_esc_leaves_the_form_and_f7_brings_its_text_back(page: CommitmentsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_F7)
    form = page._forms[""]
    type_phrase(form._content, "Nạo vét rãnh")
    qtbot.keyClick(form._content, Key.Key_Escape)
    assert page.stack.currentWidget() is page.front
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_F7)
    assert page._forms[""] is form
    assert form._content.text() == "Nạo vét rãnh"


def test_enter_opens_the_panel_and_f6_comes_back(page: CommitmentsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.panel.close_button.hasFocus()
    qtbot.keyClick(page.panel.close_button, Key.Key_F6)
    assert page.table.hasFocus()
    page.panel.close_panel()
    assert not page.panel.isVisible()
    qtbot.keyClick(page.table, Key.Key_F6)
    assert page.panel.isVisible()


def test_hidden_page_is_read_again_when_shown(page: CommitmentsPage) -> None:
    page.hide()
    office = page.operations.office
    page.operations.run(lambda _: make_commitment(office, commitment("ck-new", content="Việc mới")))
    settled(page)
    assert page.stale
    assert page.table.rows.shown_row_of("ck-new") < 0
    page.show()
    assert not page.stale
    assert page.table.rows.shown_row_of("ck-new") > 0


def test_visible_page_follows_bodies_too(page: CommitmentsPage) -> None:
    office = page.operations.office
    page.operations.run(lambda _: record_body(office, Body("pkt", "Phòng Kinh tế, Hạ tầng", "KTHT")))
    settled(page)
    assert page.table.rows.row_at(page.table.rows.shown_row_of("ck-soon")).lead == "Phòng Kinh tế, Hạ tầng"


def test_form_stays_open_when_the_page_is_read_again(page: CommitmentsPage) -> None:
    choose(page, "ck-later")
    page.ask(ProgressForm)
    form = page.asking
    assert form is not None
    type_phrase(form.fields["note"].control, "Đã rà soát")
    office = page.operations.office
    page.operations.run(lambda _: make_commitment(office, commitment("ck-new", content="Việc mới")))
    settled(page)
    assert page.asking is form
    assert page.panel.body() is form
    assert form.fields["note"].control.text() == "Đã rà soát"


def test_narrow_window_lays_the_panel_over_the_list(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.resize(1021, 515)
    QCoreApplication.processEvents()
    assert page.area.is_overlaid()
    page.table.setFocus()
    assert not page.panel.isVisible()
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.panel.isVisible()
    assert page.list.width() == page.area.width()


def test_low_window_gives_the_list_its_room(page: CommitmentsPage) -> None:
    choose(page, "ck-later")
    tall = page.front.strip.height()
    page.resize(708, 392)
    QCoreApplication.processEvents()
    assert page.front.strip.height() < tall
    assert not page.front.counting.strip.isVisible()
    page.ask(ResultForm)
    QCoreApplication.processEvents()
    assert not page.front.strip.isVisible()
    assert page.area.height() > 250


def test_every_control_has_a_name_and_no_forbidden_key(page: CommitmentsPage) -> None:
    for form in (None, ResultForm, ProgressForm, ExtensionForm, DropForm):
        choose(page, "ck-later")
        if form is not None:
            page.ask(form)
        assert unnamed_controls(page) == []
        assert forbidden_shortcuts(page) == []
    page.make()
    assert unnamed_controls(page) == []


def test_undo_key_leaves_text_fields_alone(page: CommitmentsPage, qtbot: QtBot) -> None:
    choose(page, "ck-later")
    page.ask(ProgressForm)
    assert page.asking is not None
    page.asking.restore('{"note": "Đã rà soát", "on": "12/11/2026"}')
    page.asking.save()
    settled(page)
    page.ask(DropForm)
    assert page.asking is not None
    reason = page.asking.fields["reason"].control
    type_phrase(reason, "Nhầm")
    qtbot.keyClick(reason, Key.Key_Z, CTRL)
    settled(page)
    assert len(sheet_of(page, "ck-later").commitment.progress) == 1
    page.asking.closed.emit()
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(page.table, Key.Key_Z, CTRL)
    settled(page)
    assert sheet_of(page, "ck-later").commitment.progress == ()


def test_forms_opened_and_saved_all_day_do_not_end_the_program(page: CommitmentsPage) -> None:
    """Garbage is collected where the widgets live, however often the worker allocates."""
    young, middle, old = gc.get_threshold()
    gc.set_threshold(200, 5, 5)
    try:
        for number in range(25):
            page.ask(ProgressForm)
            assert page.asking is not None
            page.asking.restore(f'{{"note": "Lần {number}", "on": "12/11/2026"}}')
            page.asking.save()
            settled(page)
    finally:
        gc.set_threshold(young, middle, old)
    assert len(sheet_of(page, "ck-late").commitment.progress) == 25


def test_scenes_can_be_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.ui.pages.commitment_scenes import scenes
    from ui.operations import Operations

    operations = Operations(open_book(tmp_path))
    for name, build in scenes(operations).items():
        window = build()
        window.resize(1366, 697)
        window.show()
        QCoreApplication.processEvents()
        assert not window.grab().isNull(), name
        window.close()
        window.deleteLater()
        QCoreApplication.processEvents()
    operations.close()
