"""Tiếp dân: what the views say, every act by keyboard, warnings that do not block, what can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.domain.office import Capacity
from desktop.domain.papers import PaperKind
from desktop.domain.reception import SessionKind, SessionStatus
from desktop.domain.reception_rules import ReceptionRules
from desktop.registers.reception_sheets import session_sheet
from desktop.registers.receptions import SessionFilter, session_count, session_row, sessions
from desktop.services.reception_rules import set_reception_rules
from tests.builders import new_office
from tests.reception_book import HELD, NEXT, TODAY, open_sample
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.typing_hand import PHRASES, press, type_phrase
from ui.forms.form import Form
from ui.forms.reception_acts import PostingForm
from ui.forms.reception_form import SessionForm
from ui.forms.reception_words import PARTY_DELEGATION
from ui.forms.register_export import RegisterExport
from ui.forms.schedule_form import ScheduleForm
from ui.forms.schedule_paper import SchedulePaperView
from ui.operations import Operations
from ui.pages.reception_front import CALENDAR, VISITS
from ui.pages.receptions import ReceptionsPage
from ui.widgets.notice import Notice
from ui.widgets.row_delegate import CELL_ROLE
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(open_sample(tmp_path))
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _shown(qtbot: QtBot, desk: Operations) -> ReceptionsPage:
    made = ReceptionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1178, 669)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.take_focus()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Operations) -> Iterator[ReceptionsPage]:
    made = _shown(qtbot, desk)
    yield made
    made.hide()


def _form(page: ReceptionsPage) -> Form:
    found = [each for each in page.findChildren(QWidget) if isinstance(each, Form) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def _typed(form: Form, name: str, text: str) -> None:
    control = form.fields[name].control
    control.setFocus()
    type_phrase(control, text)


def _save(form: Form, desk: Operations) -> dict[str, str]:
    press(form, KEY.Key_Return, CTRL)
    assert desk.wait()
    return {name: said for name, field in form.fields.items() if (said := field.error())}


def _states(page: ReceptionsPage) -> dict[str, str]:
    rows = page.front.list.table.rows
    last = len(rows.columns) - 1
    return {rows.key_at(n) or "": rows.index(n, last).data(CELL_ROLE).text for n in range(rows.rowCount())}


def _steps(page: ReceptionsPage) -> dict[str, tuple[str, str]]:
    return {each.key: (each.state, each.sub) for each in page.panel.findChildren(StepList)[-1].steps()}


def _choose(page: ReceptionsPage, key: str) -> None:
    assert page.front.list.table.choose(key)


def test_the_list_shows_every_session_with_its_state_and_todays_is_chosen(page: ReceptionsPage) -> None:
    assert _states(page) == {
        NEXT: "Kế hoạch", "tcd-ct-2026-11-20": "Kế hoạch", TODAY: "Hôm nay", HELD: "Đã tổ chức",
        "tcd-ct-2026-11-05": "Chưa ghi",
    }  # fmt: skip
    assert page.front.list.table.chosen_key() == TODAY
    assert page.panel.title() == "Buổi tiếp dân định kỳ, kỳ 2 tháng 11/2026"
    assert page.front.list.count.text() == "5 buổi"


def test_the_panel_shows_the_steps_with_their_dates(page: ReceptionsPage) -> None:
    _choose(page, NEXT)
    assert _steps(page) == {
        "post": ("todo", "chậm nhất thứ Ba, 17/11/2026"),
        "hold": ("todo", "thứ Tư, 25/11/2026"),
        "write": ("todo", "chưa ghi"),
        "notice": ("todo", "chậm nhất thứ Hai, 07/12/2026"),
        "follow": ("todo", "chưa có cam kết"),
    }
    _choose(page, HELD)
    assert _steps(page)["hold"] == ("done", "thứ Ba, 10/11/2026")
    assert _steps(page)["post"][0] == "late"


def test_br_07_the_strip_says_every_figure_of_a_month(page: ReceptionsPage) -> None:
    strip = page.front.list.strip
    party, state = strip.rows()
    assert (party.months[10].text, state.months[10].text) == ("1/2", "0/2")
    assert party.months[10].spoken == (
        "Tháng 11/2026, Bí thư Đảng ủy: yêu cầu 2, kế hoạch 3, đã tổ chức 1, ủy quyền 0, không tổ chức 0, "
        "chưa tới 2, còn thiếu 0."
    )
    assert (party.months[8].kind, party.months[8].icon) == ("late", "triangle")
    assert party.total.text == "1/24"
    strip.setFocus()
    assert page.front.list.count.text() == party.months[10].spoken
    QTest.keyClick(strip, KEY.Key_Return)
    assert page.front.view() == CALENDAR


def test_an_empty_year_offers_to_plan_it(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Operations(new_office(tmp_path))
    page = _shown(qtbot, desk)
    empty = page.front.list.empty
    assert empty.sentence.text() == "Chưa có buổi tiếp dân nào trong năm 2026."
    assert empty.button.text() == "Lập lịch cả năm"
    assert page.panel.isHidden()
    press(empty.button, KEY.Key_Return)
    assert isinstance(_form(page), ScheduleForm)
    page.hide()
    desk.close()


def test_enter_asks_for_the_session_and_never_for_one_put_off(page: ReceptionsPage, desk: Operations) -> None:
    from desktop.services.reception_sessions import call_off_session

    asked: list[tuple[Kind, str]] = []
    page.record_asked.connect(lambda kind, key: asked.append((kind, key)))
    press(page.front.list.table, KEY.Key_Return)
    assert asked == [(Kind.RECEPTION_SESSION, TODAY)]
    desk.run(lambda office: call_off_session(office, NEXT, "Bão số 9"))
    assert desk.wait()
    _choose(page, NEXT)
    press(page.front.list.table, KEY.Key_Return)
    assert len(asked) == 1


def test_a_years_schedule_is_planned_by_keyboard_alone_and_taken_back(
    page: ReceptionsPage, desk: Operations, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, KEY.Key_M, CTRL)
    form = _form(page)
    assert isinstance(form, ScheduleForm)
    qtbot.keyClick(form.focusWidget(), KEY.Key_Right)
    assert form.capacity() is Capacity.STATE
    form.fields["year"].control.setFocus()
    form.fields["year"].control.selectAll()  # type: ignore[attr-defined]
    type_phrase(form.fields["year"].control, "2027")
    _typed(form, "rule", "ngày 5 và 20")
    qtbot.waitUntil(lambda: form.preview.table.rows.rowCount() == 24)
    assert form.fields["rule"].control.hasFocus()
    said = form.preview.sum.text()
    assert said.startswith("Sẽ lập 24 buổi, dời vì ngày nghỉ ")
    assert "Quy định tối thiểu 24 buổi, lịch có 24: đủ." in said
    assert said.endswith("Lịch nghỉ năm 2027 chưa công bố: ngày dời là dự kiến.")
    assert _save(form, desk) == {}
    assert session_count(desk.office, SessionFilter(2027, Capacity.STATE)) == 24
    assert page.front.list.year.value() == 2027
    assert page.undo_bar.isVisible()
    page.undo_bar.undo()
    assert desk.wait()
    assert session_count(desk.office, SessionFilter(2027)) == 0


def test_br_13_a_fixed_day_that_rests_is_moved_and_said_and_kept_days_stay(
    page: ReceptionsPage, desk: Operations
) -> None:
    page.plan_year()
    form = _form(page)
    assert isinstance(form, ScheduleForm)
    _typed(form, "rule", "ngày 24 và 25")
    form.fields["span"].control.set_value("4")  # type: ignore[attr-defined]
    form.show_days()
    shown = {each.planned.fixed: (each.planned.day, each.state.value) for each in form.days()}
    assert shown[date(2026, 11, 24)] == (date(2026, 11, 25), "kept")
    assert shown[date(2026, 11, 25)] == (date(2026, 11, 25), "kept")
    assert shown[date(2026, 10, 24)] == (date(2026, 10, 26), "past")
    assert shown[date(2026, 10, 25)] == (date(2026, 10, 26), "clash")
    assert shown[date(2026, 12, 24)] == (date(2026, 12, 24), "new")
    assert "đã có, giữ nguyên 2" in form.preview.sum.text()
    assert _save(form, desk) == {}
    december = [row.held_on.day for row in sessions(desk.office) if row.held_on.month == 12]
    assert december == [25, 24]


def test_the_offices_own_rule_is_offered_and_a_rule_nobody_can_read_is_said(
    page: ReceptionsPage, desk: Operations
) -> None:
    rules = ReceptionRules(party_schedule="ngày 10 và 25", state_schedule="thứ Năm hằng tuần")
    desk.run(lambda office: set_reception_rules(office, rules))
    assert desk.wait()
    page.plan_year()
    form = _form(page)
    assert isinstance(form, ScheduleForm)
    rule = form.fields["rule"].control
    assert rule.text() == "ngày 10 và 25"  # type: ignore[attr-defined]
    press(form.focusWidget(), KEY.Key_Right)
    assert rule.text() == "thứ Năm hằng tuần"  # type: ignore[attr-defined]
    rule.setText("khi nào rảnh")  # type: ignore[attr-defined]
    assert "rule" in _save(form, desk)
    assert session_count(desk.office) == 5


def test_a_session_is_planned_by_keyboard_and_keeps_every_letter(
    page: ReceptionsPage, desk: Operations, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, KEY.Key_F7)
    form = _form(page)
    _typed(form, "held_on", "24112026")
    _typed(form, "start", "8h30")
    form.fields["start"].control.clearFocus()
    place = form.fields["place"].control
    place.setText("")  # type: ignore[attr-defined]
    _typed(form, "place", " ".join(PHRASES))
    assert _save(form, desk) == {}
    row = session_row(desk.office, "tcd-bt-2026-11-24")
    assert row is not None
    assert (row.start, row.place, row.kind) == (time(8, 30), " ".join(PHRASES), SessionKind.REGULAR)
    assert page.front.list.table.chosen_key() == "tcd-bt-2026-11-24"
    page.undo_bar.undo()
    assert desk.wait()
    assert session_row(desk.office, "tcd-bt-2026-11-24") is None


def test_a_holiday_is_said_with_the_day_proposed_and_does_not_block(page: ReceptionsPage) -> None:
    page.plan()
    form = _form(page)
    day = form.fields["held_on"].control
    for typed, said in (
        ("24/11/2026", "Ngày 24/11 nghỉ lễ. Đề nghị dời sang thứ Tư, 25/11/2026."),
        ("22/11/2026", "Ngày này là Chủ nhật. Vẫn ghi được."),
        ("23/11/2026", ""),
    ):
        day.setText(typed)  # type: ignore[attr-defined]
        day.complete()  # type: ignore[attr-defined]
        assert (form.fields["held_on"]._warning or "") == said


def test_br_11_an_extraordinary_session_needs_one_of_the_two_grounds_of_its_side(
    page: ReceptionsPage, desk: Operations
) -> None:
    page.plan()
    form = _form(page)
    assert form.fields["ground"].isHidden()
    press(form.focusWidget(), KEY.Key_Right)
    assert not form.fields["ground"].isHidden()
    ground = form.fields["ground"].control
    assert len(ground.items()) == 2  # type: ignore[attr-defined]
    _typed(form, "held_on", "26112026")
    form.fields["place"].control.setText("Phòng tiếp công dân")  # type: ignore[attr-defined]
    assert _save(form, desk) == {"ground": "Cần chọn một trong hai căn cứ tiếp đột xuất (F4)."}
    _typed(form, "ground", "theo ý kiến riêng")
    assert "ground" in _save(form, desk)
    ground.set_value("party-complex")  # type: ignore[attr-defined]
    assert _save(form, desk) == {}
    kept = session_sheet(desk.office, "tcd-bt-2026-11-26").session
    assert kept.ground.startswith("Khoản 2 Điều 4 Quy định số 11-QĐi/TW: vụ việc nổi cộm")


def test_br_09_who_holds_no_post_on_that_side_is_warned_of_and_may_receive(
    page: ReceptionsPage, desk: Operations
) -> None:
    page.plan()
    form = _form(page)
    host, capacity = form.fields["host"].control, form.fields["capacity"]
    host.set_value("cb-chanh")  # type: ignore[attr-defined]
    host.chosen.emit("cb-chanh")  # type: ignore[attr-defined]
    assert (
        capacity.control.accessibleDescription()
        == "Bế Thị Ngọc Ánh không có chức vụ ở Đảng ủy vào ngày tiếp. Vẫn ghi được."
    )
    form.fields["kind"].control.set_value(SessionKind.STANDING)  # type: ignore[attr-defined]
    form._arrange()
    assert capacity.control.accessibleDescription() == ""


def test_br_09_br_10_every_state_asks_what_it_needs(page: ReceptionsPage, desk: Operations) -> None:
    _choose(page, NEXT)
    page.change()
    form = _form(page)
    assert isinstance(form, SessionForm)
    status = form.fields["status"].control
    for value, wanted in (
        (SessionStatus.NOT_HELD, {"reason": "Cần ghi lý do không tổ chức."}),
        (SessionStatus.DELEGATED, {"delegate": "Cần ghi họ tên, chức vụ người được ủy quyền."}),
        (SessionStatus.POSTPONED, {"moved_to": "Cần ghi ngày tổ chức lại.", "reason": "Cần ghi lý do hoãn."}),
    ):
        status.set_value(value)  # type: ignore[attr-defined]
        form._arrange()
        assert _save(form, desk) == wanted
    _typed(form, "moved_to", "26/11/2026")
    _typed(form, "reason", "Bão số 9")
    assert _save(form, desk) == {}
    assert session_row(desk.office, "tcd-bt-2026-11-26") is not None
    page.undo_bar.undo()
    assert desk.wait()
    assert session_row(desk.office, "tcd-bt-2026-11-26") is None
    assert _states(page)[NEXT] == "Kế hoạch"


@pytest.mark.parametrize(
    ("name", "fields", "state"),
    [
        ("postpone", {"moved_to": "26/11/2026", "reason": "Bão số 9"}, "Hoãn 26/11"),
        ("call_off", {"reason": "Bão số 9, dân phải sơ tán"}, "Không tổ chức"),
        ("delegate", {"delegate": "Trịnh Xuân Lâm"}, "Ủy quyền"),
    ],
)
def test_short_forms_write_and_the_undo_bar_takes_back(
    page: ReceptionsPage, desk: Operations, name: str, fields: dict[str, str], state: str
) -> None:
    _choose(page, NEXT)
    page.ask_for(name)
    form = _form(page)
    assert _save(form, desk) != {}
    for field, text in fields.items():
        _typed(form, field, text)
    page.front.list.table.setFocus()
    assert _save(form, desk) == {}
    assert _states(page)[NEXT] == state
    page.undo_bar.undo()
    assert desk.wait()
    assert _states(page)[NEXT] == "Kế hoạch"
    assert session_count(desk.office) == 5


def test_br_10_delegation_on_the_party_side_is_warned_of_unless_the_rules_allow_it(
    page: ReceptionsPage, desk: Operations
) -> None:
    _choose(page, NEXT)
    page.ask_for("delegate")
    assert [each.text() for each in _form(page).findChildren(Notice)] == [PARTY_DELEGATION]
    page.panel.close_panel()
    desk.run(lambda office: set_reception_rules(office, ReceptionRules(party_delegates=True)))
    assert desk.wait()
    _choose(page, NEXT)
    page.ask_for("delegate")
    assert _form(page).findChildren(Notice) == []
    page.panel.close_panel()
    _choose(page, "tcd-ct-2026-11-20")
    page.ask_for("delegate")
    assert _form(page).findChildren(Notice) == []


def test_br_12_a_posting_that_came_late_says_so_and_is_written_for_the_month(
    page: ReceptionsPage, desk: Operations
) -> None:
    _choose(page, TODAY)
    page.ask_for("post")
    form = _form(page)
    assert isinstance(form, PostingForm)
    assert form.fields["posted_on"]._warning == (
        "Đã quá hạn niêm yết 5 ngày làm việc. Vẫn in được, bản in ghi ngày in thật."
    )
    assert form.keys() == (HELD, TODAY, NEXT)
    assert _save(form, desk) == {}
    posted = {row.key for row in sessions(desk.office) if row.posted_on == date(2026, 11, 12)}
    assert posted == {HELD, TODAY, NEXT}
    assert _steps(page)["post"] == ("late", "12/11/2026, quá hạn 05/11/2026")


def test_the_calendar_opens_sessions_and_offers_a_new_one_on_a_free_day(
    page: ReceptionsPage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    page.record_asked.connect(lambda _kind, key: asked.append(key))
    qtbot.keyClick(page, KEY.Key_PageDown, CTRL)
    assert page.front.view() == CALENDAR
    grid = page.front.calendar.grid
    grid.setFocus()
    assert page.front.calendar.duties[0].text() == (
        "Bí thư: yêu cầu 2, kế hoạch 3, đã tổ chức 1, ủy quyền 0, không tổ chức 0, chưa tới 2, còn thiếu 0"
    )
    press(grid, KEY.Key_Return)
    assert asked == [TODAY]
    press(grid, KEY.Key_Right)
    assert page.panel.title() == "Thứ Sáu, 13/11/2026"
    press(grid, KEY.Key_Return)
    form = _form(page)
    assert form.fields["held_on"].control.text() == "13/11/2026"  # type: ignore[attr-defined]


def test_the_register_of_visits_sorts_filters_and_opens_the_session(
    page: ReceptionsPage, desk: Operations
) -> None:
    page.front.show_view(VISITS)
    visits = page.front.visits
    assert visits.count.text() == "4 lượt"
    assert visits.table.chosen_key() == "lt-4"
    said = " ".join(label.text() for label in page.panel.findChildren(QWidget) if hasattr(label, "text"))
    assert "TC-2026-001" in said
    visits.table.sort_asked.emit("name", False)
    rows = visits.table.rows
    names = [rows.index(n, 2).data(CELL_ROLE).text for n in range(4)]
    assert names.index("Ông Nguyễn Văn An") < names.index("Bà Trần Thị Ánh")
    assert names.index("Bà Trần Thị Ánh") < names.index("Ông Lê Ân và 13 người")
    type_phrase(visits.words, "le an")
    press(visits.words, KEY.Key_Return)
    assert visits.table.chosen_key() == "lt-3"
    assert page.panel.title() == "Lượt số 3/2026"
    asked: list[str] = []
    page.record_asked.connect(lambda _kind, key: asked.append(key))
    press(visits.table, KEY.Key_Return)
    assert asked == [HELD]
    visits.words.setText("xyz")
    visits.look()
    assert visits.lists.currentWidget() is visits.empty
    press(visits.empty.button, KEY.Key_Return)
    assert visits.table.rows.rowCount() == 4


def test_a_long_register_shows_its_first_page_before_it_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    from benchmarks.lists import fill
    from desktop.office import open_office
    from tests.builders import MOMENT

    new_office(tmp_path).close()
    fill(tmp_path / "so.db", 4_800)
    desk = Operations(open_office(tmp_path / "so.db", clock=lambda: MOMENT))
    page = _shown(qtbot, desk)
    page.front.show_view(VISITS)
    visits = page.front.visits
    visits.year.set_value(0)
    visits.look()
    assert (visits.table.rows.rowCount(), visits.count.text()) == (101, "Đang đếm…")
    assert desk.wait()
    assert (visits.table.rows.rowCount(), visits.count.text()) == (4_800, "4.800 lượt")
    visits.table.setFocus()
    press(visits.table, KEY.Key_End)
    assert visits.table.chosen_row().number == 1
    assert visits.table.chosen_row().year == 2017
    assert visits.table.rows.windows_kept() <= 6
    page.hide()
    desk.close()


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv"])
def test_the_register_is_written_as_a_file(
    page: ReceptionsPage, desk: Operations, tmp_path: Path, suffix: str
) -> None:
    press(page, KEY.Key_R, CTRL)
    form = page.panel.body()
    assert isinstance(form, RegisterExport)
    file = tmp_path / f"so{suffix}"
    form.ask_where = lambda *_: str(file)
    form.fields["suffix"].control.set_value(suffix)  # type: ignore[attr-defined]
    form.fields["purpose"].control.setText("Báo cáo tháng 11")  # type: ignore[attr-defined]
    form.save()
    assert desk.wait()
    assert page.undo_bar.text() == f"Đã ghi tệp so{suffix}."
    assert file.read_bytes().startswith({".pdf": b"%PDF", ".xlsx": b"PK", ".csv": b"\xef\xbb\xbf"}[suffix])


def test_the_schedule_is_shown_for_the_month_and_for_other_spans(
    page: ReceptionsPage, desk: Operations, qtbot: QtBot
) -> None:
    _choose(page, NEXT)
    qtbot.keyClick(page, KEY.Key_P, CTRL)
    view = page.findChildren(SchedulePaperView)[0]
    assert desk.wait()
    assert view.content.startswith(b"%PDF")
    assert view.key == "party:2026-11"
    assert view.file_name(".pdf") == "lich-tiep-dan-party-2026-11.pdf"
    view.spans.setFocus()
    press(view.spans.focusProxy(), KEY.Key_Right)
    assert desk.wait()
    assert view.key == "party:2026-Q4"
    press(view, KEY.Key_Escape)
    assert page.stack.currentWidget() is page.area


@pytest.mark.parametrize("kind", [PaperKind.RECEPTION_MINUTES, PaperKind.CONCLUSION_NOTICE])
def test_papers_of_a_session_are_shown(page: ReceptionsPage, desk: Operations, kind: PaperKind) -> None:
    from ui.forms.paper_view import PaperView

    _choose(page, HELD)
    page.show_paper(kind)
    view = page.findChildren(PaperView)[0]
    assert desk.wait()
    assert view.content.startswith(b"%PDF"), view.message.text()


def test_what_is_typed_in_a_form_comes_back_when_it_is_closed(page: ReceptionsPage) -> None:
    page.plan()
    form = _form(page)
    _typed(form, "place", "Nhà văn hóa thôn Cầu Lim")
    typed = form.fields["place"].control.text()  # type: ignore[attr-defined]
    press(form, KEY.Key_Escape)
    page.plan()
    assert _form(page).fields["place"].control.text() == typed  # type: ignore[attr-defined]


def test_no_key_is_forbidden_and_every_control_is_named(page: ReceptionsPage) -> None:
    for view in ("sessions", CALENDAR, VISITS):
        page.front.show_view(view)
        assert forbidden_shortcuts(page) == []
        assert unnamed_controls(page) == []
    page.plan_year()
    assert unnamed_controls(page) == []
