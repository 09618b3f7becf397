"""Đối thoại: what the list says, what the panel offers, every act by keyboard, errors under their field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.domain.dialogue import DialogueStatus
from desktop.domain.papers import PaperKind
from desktop.registers.dialogues import dialogues_in, minutes_sheet
from desktop.services.dialogues import record_announcement
from tests.builders import new_office
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.sample_book import CALLED_OFF, EARLIER, LIVE, PLANNED
from tests.ui.typing_hand import PHRASES, commit, compose, press, type_phrase
from ui.forms.dialogue_acts import AnnouncementForm, CallOffForm, PostponeForm, PublicationForm
from ui.forms.dialogue_form import PlanForm
from ui.forms.form import Form
from ui.forms.paper_view import PaperView
from ui.operations import Operations
from ui.pages.dialogues import DialoguesPage
from ui.widgets.field import Field
from ui.widgets.row_delegate import CELL_ROLE
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Operations) -> Iterator[DialoguesPage]:
    made = DialoguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1178, 669)
    made.show()
    made.take_focus()
    yield made
    made.hide()


def _form(page: DialoguesPage) -> Form:
    found = [each for each in page.findChildren(QWidget) if isinstance(each, Form) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def _errors(form: Form) -> dict[str, str]:
    return {name: said for name, field in form.fields.items() if (said := field.error())}


def _states(page: DialoguesPage) -> dict[str, str]:
    rows = page.table.rows
    last = len(rows.columns) - 1
    return {rows.key_at(n) or "": rows.index(n, last).data(CELL_ROLE).text for n in range(rows.rowCount())}


def test_the_list_shows_every_dialogue_newest_first_with_its_state(page: DialoguesPage) -> None:
    assert _states(page) == {
        PLANNED: "Kế hoạch", LIVE: "Đang họp", EARLIER: "Đang ghi", CALLED_OFF: "Không tổ chức",
    }  # fmt: skip
    assert page.list.duty.text() == (
        "Năm 2026: đã tổ chức 1, đang họp 1, còn kế hoạch 1, không tổ chức 1. "
        "Yêu cầu ít nhất 1 hội nghị mỗi năm: đạt."
    )
    assert page.list.count.text() == "4 hội nghị"


def test_the_panel_shows_the_seven_steps_with_their_dates(page: DialoguesPage) -> None:
    page.table.choose(LIVE)
    steps = page.panel.findChildren(StepList)[-1].steps()
    assert [each.title for each in steps] == [
        "Kế hoạch", "Thông báo thời gian, địa điểm", "Thu ý kiến trước hội nghị", "Tổ chức và ghi biên bản",
        "Thông báo kết luận", "Công khai kết quả", "Theo dõi cam kết",
    ]  # fmt: skip
    assert [each.state for each in steps] == ["done", "done", "done", "doing", "todo", "todo", "doing"]
    assert steps[1].sub == "03/11/2026, trước 9 ngày (ít nhất 7)"
    assert steps[5].sub == "chậm nhất thứ Hai, 23/11/2026"
    assert steps[6].sub == "0 / 1 việc đã xong"


def test_an_announcement_later_than_the_limit_is_late_and_says_so(page: DialoguesPage) -> None:
    page.table.choose(EARLIER)
    announced = page.panel.findChildren(StepList)[-1].steps()[1]
    assert (announced.state, announced.sub) == ("late", "11/08/2026, trước 3 ngày (ít nhất 7)")


def test_filters_narrow_the_list_and_the_empty_list_leads_back(page: DialoguesPage) -> None:
    page.list.counterpart.set_value("business")
    page.list.counterpart.chosen.emit("business")
    assert list(_states(page)) == [PLANNED]
    page.list.state.set_value("Hoãn")
    page.list.state.chosen.emit("Hoãn")
    assert page.list.lists.currentWidget() is page.list.empty
    assert page.list.empty.sentence.text() == "Không có hội nghị phù hợp với bộ lọc."
    assert page.panel.isHidden()
    page.list.empty.button.click()
    assert len(_states(page)) == 4


def test_enter_asks_for_the_minutes_of_the_chosen_dialogue(page: DialoguesPage) -> None:
    asked: list[tuple[Kind, str]] = []
    page.record_asked.connect(lambda kind, key: asked.append((kind, key)))
    page.table.choose(LIVE)
    press(page.table, Qt.Key.Key_Return)
    assert asked == [(Kind.DIALOGUE, LIVE)]


def test_a_dialogue_is_planned_by_keyboard_alone(page: DialoguesPage, qtbot: QtBot, desk: Operations) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    form = _form(page)
    type_phrase(form.fields["title"].control, "hội nghị đối thoại với thanh niên trong xã")
    for name, typed in (("held_on", "26112026"), ("start", "8h30"), ("announced_on", "10/11")):
        commit(form.fields[name].control, typed)
    type_phrase(form.fields["place"].control, "Nhà văn hóa thôn Cầu Lim")
    press(form.fields["counterparts"].control.focusProxy(), Qt.Key.Key_Space, text=" ")
    chair = form.fields["chairs"].control.focusProxy()
    chair.setFocus()
    press(chair, Qt.Key.Key_Down)
    press(chair, Qt.Key.Key_Down)
    press(chair, Qt.Key.Key_Return)
    press(form, Qt.Key.Key_Return, CTRL)
    assert _errors(form) == {}
    assert desk.wait()
    planned = minutes_sheet(desk.office, "dt-2026-11-26").dialogue
    assert planned.title == "hội nghị đối thoại với thanh niên trong xã"
    assert (planned.held_on, planned.announced_on) == (date(2026, 11, 26), date(2026, 11, 10))
    assert planned.start is not None
    assert (planned.start.hour, planned.start.minute) == (8, 30)
    assert [each.official for each in planned.chairs] == ["cb-thinh"]
    assert planned.note_taker is not None
    assert planned.note_taker.name == "Đỗ Thị Thanh Mai"
    assert page.table.chosen_key() == "dt-2026-11-26"


def test_what_is_missing_stands_under_its_field_and_the_text_stays(page: DialoguesPage, qtbot: QtBot) -> None:
    page.plan()
    form = _form(page)
    commit(form.fields["held_on"].control, "31/11/2026")
    type_phrase(form.fields["place"].control, "Hội trường Ủy ban")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    errors = _errors(form)
    assert errors["title"] == "Cần ghi tên hội nghị."
    assert errors["held_on"] == "Ngày chưa đúng: tháng 11 chỉ có 30 ngày."
    assert set(errors) == {"title", "held_on", "start", "counterparts", "chairs"}
    assert form.sum_label.text() == "Còn 5 ô chưa đúng"
    assert form.fields["title"].control.hasFocus()
    assert form.fields["place"].control.text() == "Hội trường Ủy ban"  # type: ignore[attr-defined]


def test_a_holiday_is_a_warning_that_does_not_block(page: DialoguesPage) -> None:
    page.plan()
    form = _form(page)
    control = form.fields["held_on"].control
    commit(control, "15112026")
    control.complete()  # type: ignore[attr-defined]
    assert form.fields["held_on"].control.accessibleDescription() == "Ngày này là Chủ nhật. Vẫn ghi được."
    commit(control, "")
    control.set_date(date(2026, 11, 24))  # type: ignore[attr-defined]
    control.date_changed.emit(date(2026, 11, 24))  # type: ignore[attr-defined]
    assert "nghỉ" in form.fields["held_on"].control.accessibleDescription()


def test_escape_closes_the_form_and_keeps_what_was_typed(page: DialoguesPage) -> None:
    page.plan()
    form = _form(page)
    compose(form.fields["title"].control, "huỷ")
    press(form, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.area
    page.plan()
    assert _form(page).fields["title"].control.text() == "huỷ"  # type: ignore[attr-defined]


def test_a_draft_of_the_form_survives_the_end_of_the_program(
    page: DialoguesPage, desk: Operations, qtbot: QtBot
) -> None:
    page.plan()
    form = _form(page)
    type_phrase(form.fields["title"].control, "hội nghị đối thoại với cử tri")
    form.keep_draft()
    qtbot.waitUntil(lambda: bool(desk.office.journal.unsaved()), timeout=5000)
    after = DialoguesPage(desk)
    qtbot.addWidget(after)
    after.resize(1178, 669)
    after.show()
    after.plan()
    assert _form(after).fields["title"].control.text() == "hội nghị đối thoại với cử tri"  # type: ignore[attr-defined]
    after.hide()


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_text_field_takes_composed_vietnamese(page: DialoguesPage, phrase: str) -> None:
    page.plan()
    form = _form(page)
    for name in ("title", "place", "plan", "note_taker", "note_taker_title"):
        control = form.fields[name].control
        control.set_text("") if name == "title" else control.setText("")  # type: ignore[attr-defined]
        type_phrase(control, phrase)
        assert control.text() == phrase  # type: ignore[attr-defined]


def test_a_plan_is_changed_with_what_it_said_filled_in(page: DialoguesPage, desk: Operations) -> None:
    page.table.choose(PLANNED)
    page.change()
    form = _form(page)
    before = minutes_sheet(desk.office, PLANNED).dialogue
    assert isinstance(form, PlanForm)
    assert form.draft() == before
    type_phrase(form.fields["plan"].control, "44/KH-UBND")
    press(form, Qt.Key.Key_S, CTRL)
    assert desk.wait()
    assert minutes_sheet(desk.office, PLANNED).dialogue.plan == "44/KH-UBND"


def test_postponing_needs_reason_and_day_and_plans_the_new_one(page: DialoguesPage, desk: Operations) -> None:
    page.table.choose(PLANNED)
    page.ask(PostponeForm)
    form = _form(page)
    press(form, Qt.Key.Key_Return, CTRL)
    assert _errors(form) == {"moved_to": "Cần ghi ngày tổ chức lại.", "reason": "Cần ghi lý do."}
    commit(form.fields["moved_to"].control, "10/12/2026")
    type_phrase(form.fields["reason"].control, "Chủ tịch đi công tác.")
    press(form, Qt.Key.Key_Return, CTRL)
    assert desk.wait()
    assert _errors(form) == {"moved_to": "Ngày tổ chức lại phải khác ngày cũ."}
    form.fields["moved_to"].control.setText("17/12/2026")  # type: ignore[attr-defined]
    press(form, Qt.Key.Key_Return, CTRL)
    assert desk.wait()
    states = {row.key: row.status for row in dialogues_in(desk.office)}
    assert states[PLANNED] is DialogueStatus.POSTPONED
    assert states["dt-2026-12-17"] is DialogueStatus.PLANNED
    assert _states(page)[PLANNED] == "Hoãn 17/12"


def test_calling_off_and_the_two_days_are_recorded(page: DialoguesPage, desk: Operations) -> None:
    page.table.choose(PLANNED)
    for form_type, name, typed in (
        (AnnouncementForm, "announced_on", "01/12/2026"),
        (PublicationForm, "results_published_on", "12/12/2026"),
        (CallOffForm, "reason", "Không đủ người dự."),
    ):
        page.ask(form_type)
        form = _form(page)
        commit(form.fields[name].control, typed)
        press(form, Qt.Key.Key_Return, CTRL)
        assert desk.wait()
    noun = minutes_sheet(desk.office, PLANNED).dialogue
    assert (noun.announced_on, noun.results_published_on) == (date(2026, 12, 1), date(2026, 12, 12))
    assert (noun.status, noun.reason) == (DialogueStatus.NOT_HELD, "Không đủ người dự.")


def test_a_change_elsewhere_is_shown_and_a_hidden_page_reads_later(
    page: DialoguesPage, desk: Operations
) -> None:
    page.table.choose(PLANNED)
    desk.run(lambda office: record_announcement(office, PLANNED, date(2026, 11, 30)))
    assert desk.wait()
    assert page.panel.findChildren(StepList)[-1].steps()[1].state == "done"
    page.hide()
    desk.run(lambda office: record_announcement(office, PLANNED, date(2026, 12, 5)))
    assert desk.wait()
    assert page.stale
    page.show()
    assert not page.stale
    assert page.panel.findChildren(StepList)[-1].steps()[1].sub.startswith("05/12/2026")


def test_a_form_in_the_panel_is_not_taken_away_by_a_change(page: DialoguesPage, desk: Operations) -> None:
    page.table.choose(PLANNED)
    page.ask(PostponeForm)
    form = _form(page)
    type_phrase(form.fields["reason"].control, "Trời mưa")
    desk.run(lambda office: record_announcement(office, PLANNED, date(2026, 11, 30)))
    assert desk.wait()
    assert _form(page) is form
    assert form.fields["reason"].control.text() == "Trời mưa"  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [PaperKind.INVITATION, PaperKind.DIALOGUE_PLAN])
def test_a_paper_is_previewed_and_saved_byte_for_byte(
    page: DialoguesPage, desk: Operations, tmp_path: Path, kind: PaperKind
) -> None:
    page.table.choose(PLANNED)
    page.show_paper(kind)
    assert desk.wait()
    view = page.stack.currentWidget()
    assert isinstance(view, PaperView)
    assert view.content.startswith(b"%PDF-1.7")
    assert view.preview.page_count() >= 1
    file = tmp_path / view.file_name(".pdf")
    view.ask_where = lambda _parent, _name, _kinds: str(file)
    view.save_pdf()
    assert file.read_bytes() == view.content
    view.ask_where = lambda _parent, _name, _kinds: str(tmp_path / "không có" / "tệp.pdf")
    view.save_pdf()
    assert view.message.text().startswith("Không ghi được tệp")
    press(view, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.area


def test_a_conclusion_notice_gets_its_number_once(page: DialoguesPage, desk: Operations) -> None:
    page.table.choose(LIVE)
    page.show_paper(PaperKind.CONCLUSION_NOTICE)
    assert desk.wait()
    view = page.stack.currentWidget()
    assert isinstance(view, PaperView)
    assert view.message.isHidden(), view.message.text()
    form = _form(page)
    assert form.fields["number"].control.text() == "01"  # type: ignore[attr-defined]
    form.fields["number"].control.setText("mười")  # type: ignore[attr-defined]
    press(form, Qt.Key.Key_Return, CTRL)
    assert _errors(form) == {"number": "Số thông báo chỉ gồm chữ số."}
    form.fields["number"].control.setText("07")  # type: ignore[attr-defined]
    press(form, Qt.Key.Key_Return, CTRL)
    assert desk.wait()
    noun = minutes_sheet(desk.office, LIVE).dialogue
    assert (noun.conclusion_notice.number, noun.conclusion_notice.issued_on) == (7, date(2026, 11, 12))
    assert view.form_place.isHidden()


def test_every_control_has_a_name_and_no_key_belongs_to_an_input_method(page: DialoguesPage) -> None:
    assert unnamed_controls(page) == []
    assert forbidden_shortcuts(page) == []
    page.plan()
    assert unnamed_controls(page) == []
    assert all(field.control.accessibleName() for field in page.findChildren(Field))


def test_the_panel_lies_over_the_list_in_a_narrow_window(page: DialoguesPage) -> None:
    page.resize(1020, 500)
    assert page.panel.isHidden()
    page.open_panel()
    assert page.panel.isVisible()
    assert page.list.width() == page.area.width()
    page.panel.close_panel()
    page.resize(1178, 669)
    page.table.choose(LIVE)
    assert page.panel.isVisible()
    assert page.list.width() < page.area.width()


def test_what_is_typed_in_the_panel_stays_in_sight_when_the_window_gets_narrow(page: DialoguesPage) -> None:
    page.table.choose(PLANNED)
    page.ask_for("CallOffForm")
    page.resize(1020, 500)
    assert page.panel.isVisible()


def test_an_empty_list_has_no_panel_when_the_window_gets_wide_again(page: DialoguesPage) -> None:
    page.table.choose(PLANNED)
    page.list.state.set_value("Hoãn")
    page.list.state.chosen.emit("Hoãn")
    page.resize(1020, 500)
    page.resize(1178, 669)
    assert page.panel.isHidden()


def test_an_empty_list_gives_the_cursor_to_its_button(qtbot: QtBot, tmp_path: Path) -> None:
    """Right after the first run nothing had the cursor and F7 did nothing."""
    operations = Operations(new_office(tmp_path))
    page = DialoguesPage(operations)
    qtbot.addWidget(page)
    page.show()
    QTest.qWaitForWindowActive(page)
    page.take_focus()
    assert page.list.empty.button.hasFocus()
    page.hide()
    operations.close()
