"""Several commitments by keyboard and mouse, filters, figures that open their list, papers, sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.commitment_lists import fill
from benchmarks.measure import milliseconds
from desktop.domain.changes import Kind
from desktop.domain.commitment import CommitmentSource, Fulfilment
from desktop.domain.commitment_figures import ByDate, Outcome
from desktop.domain.register_rows import RegisterKind
from desktop.registers.commitments import commitment_sheet
from desktop.registers.office import catalogues
from desktop.registers.petition_sheets import petition_sheet
from desktop.services.commitments import fulfil_commitment, make_commitment
from desktop.services.petitions import record_petition
from desktop.services.register_files import chosen_commitments_file
from desktop.services.undoing import undo_last
from tests import petition_builders
from tests.builders import MEETING_DAY, commitment, new_office
from tests.commitment_builders import from_everywhere, in_every_group
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.commitment_book import CTRL, Key, open_page, settled, sheet_of, shown_texts
from tests.ui.typing_hand import type_phrase
from ui.forms.commitment_acts import ResultForm
from ui.forms.commitment_passing import ReminderForm, TransferForm
from ui.forms.list_print import ListPrint
from ui.forms.petition_acts import ResultForm as PetitionResultForm
from ui.forms.reminder_view import ReminderView
from ui.operations import Operations
from ui.pages.commitment_filters import CLOSED, periods, span_of
from ui.pages.commitments import CommitmentsPage
from ui.widgets.buttons import ActionButton

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[CommitmentsPage]:
    with open_page(tmp_path) as made:
        settled(made)
        yield made


@pytest.fixture
def grouped(qtbot: QtBot, tmp_path: Path) -> Iterator[CommitmentsPage]:
    office = new_office(tmp_path)
    in_every_group(office)
    with open_page(tmp_path, office) as made:
        settled(made)
        yield made


@pytest.fixture
def sourced(qtbot: QtBot, tmp_path: Path) -> Iterator[CommitmentsPage]:
    office = new_office(tmp_path)
    from_everywhere(office)
    with open_page(tmp_path, office) as made:
        settled(made)
        yield made


def press_key(
    page: CommitmentsPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    target = QApplication.focusWidget() or page
    QTest.keyClick(target, key, held)
    settled(page)


def button(page: CommitmentsPage, words: str) -> ActionButton:
    QCoreApplication.processEvents()
    found = [b for b in page.list.foot.findChildren(ActionButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, words
    return found[0]


def test_groups_with_those_that_wait_for_others(grouped: CommitmentsPage) -> None:
    heads = [text for text in shown_texts(grouped, 1) if "(" in text]
    assert heads == [
        "Quá hạn (2)", "Đến hạn hôm nay (1)", "Trong 5 ngày làm việc tới (1)", "Còn thời gian (3)",
        "Chờ cơ quan khác (3)",
    ]  # fmt: skip
    rows = grouped.table.rows
    lead = rows.columns[3].cell
    assert lead(rows.row_at(rows.shown_row_of("handed-on"))).sub == "chờ Công ty Điện lực Sơn Hà"
    assert lead(rows.row_at(rows.shown_row_of("reminded"))).sub == "đã đôn đốc"


def test_rows_are_ticked_with_space_and_shift_arrows(page: CommitmentsPage) -> None:
    marks = page.list.marks
    press_key(page, Key.Key_Space)
    assert marks.keys() == ("ck-late",)
    press_key(page, Key.Key_Down)
    press_key(page, Key.Key_Down, SHIFT)
    press_key(page, Key.Key_Down, SHIFT)
    assert set(marks.keys()) == {"ck-late", "ck-today", "ck-soon", "ck-later"}
    press_key(page, Key.Key_Up, SHIFT)
    assert set(marks.keys()) == {"ck-late", "ck-today", "ck-soon"}
    assert page.list.foot.marked.text() == "Đã chọn 3 việc"
    rows = page.table.rows
    tick = rows.columns[0].cell
    assert tick(rows.row_at(1)).spoken() == "đã chọn"
    assert tick(rows.row_at(rows.shown_row_of("ck-none"))).spoken() == "chưa chọn"
    press_key(page, Key.Key_Escape)
    assert marks.keys() == ()


def test_rows_are_ticked_with_the_mouse(page: CommitmentsPage) -> None:
    table, marks = page.table, page.list.marks

    def spot(key: str, column: int) -> QPoint:
        return table.visualRect(table.rows.index(table.rows.shown_row_of(key), column)).center()

    def click(key: str, column: int, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, spot(key, column))

    click("ck-soon", 0)
    assert marks.keys() == ("ck-soon",)
    click("ck-late", 2)
    assert table.chosen_key() == "ck-late"
    assert marks.keys() == ("ck-soon",)
    click("ck-today", 2, CTRL)
    assert set(marks.keys()) == {"ck-soon", "ck-today"}
    click("ck-soon", 2, SHIFT)
    assert set(marks.keys()) == {"ck-late", "ck-today", "ck-soon"}
    marks.keep({"ck-late"})
    assert marks.keys() == ("ck-late",)
    button(page, "Bỏ chọn").click()
    assert marks.keys() == ()


def test_several_are_extended_by_keyboard_and_all_are_undone(page: CommitmentsPage) -> None:
    press_key(page, Key.Key_Space)
    press_key(page, Key.Key_Down, SHIFT)
    button(page, "Gia hạn…").click()
    form = page.asking
    assert form is not None
    assert form.is_of_several
    QTest.keyClicks(QApplication.focusWidget(), "30122026")
    press_key(page, Key.Key_Tab)
    press_key(page, Key.Key_Tab)
    type_phrase(QApplication.focusWidget(), "Mưa lũ kéo dài")
    changes = []
    page.operations.changed.connect(changes.append)
    press_key(page, Key.Key_Return, CTRL)
    assert len(changes) == 1
    assert changes[0].keys(Kind.COMMITMENT) == ("ck-late", "ck-today")
    assert page.undo_bar.text() == "Đã gia hạn 2 cam kết đến 30/12/2026."
    assert page.list.marks.keys() == ()
    assert sheet_of(page, "ck-today").commitment.due_now == date(2026, 12, 30)
    press_key(page, Key.Key_Z, CTRL)
    for key in ("ck-late", "ck-today"):
        assert sheet_of(page, key).commitment.extensions == ()


def test_several_are_reminded_and_the_missing_way_is_asked_for(page: CommitmentsPage) -> None:
    for _ in range(2):
        press_key(page, Key.Key_Space)
        press_key(page, Key.Key_Down)
    page.desk.ask_of_marked(ReminderForm)
    form = page.asking
    assert isinstance(form, ReminderForm)
    form.save()
    assert form.fields["document"].error() == "Cần ghi số văn bản hoặc hình thức đôn đốc."
    form.restore('{"on": "12/11/2026", "document": "Điện thoại", "note": "hỏi tiến độ"}')
    form.save()
    settled(page)
    assert page.undo_bar.text() == "Đã ghi đôn đốc 2 cam kết."
    for key in ("ck-late", "ck-today"):
        assert sheet_of(page, key).commitment.reminders[0].document == "Điện thoại; hỏi tiến độ"


def test_nothing_is_asked_of_ticked_ones_that_are_done(page: CommitmentsPage) -> None:
    page.list.show_which.set_value(CLOSED)
    page.list.look()
    page.list.marks.toggle(1)
    page.desk.ask_of_marked(ReminderForm)
    assert page.asking is None
    assert page.undo_bar.text() == "Các cam kết đã chọn đều đã xong hoặc đã thôi."
    assert page.undo_bar.button.isHidden()


def test_work_is_handed_on_and_waits(page: CommitmentsPage) -> None:
    page.table.choose("ck-later")
    page.ask(TransferForm)
    form = page.asking
    assert isinstance(form, TransferForm)
    form.save()
    assert form.fields["to"].error() == "Cần chọn cơ quan."
    assert form.fields["document"].error() == "Cần ghi số văn bản."
    form.restore('{"to": "Công ty Điện lực Sơn Hà", "on": "12/11/2026", "document": "Số 12-CV/ĐU"}')
    form.save()
    settled(page)
    assert page.undo_bar.text() == "Đã ghi chuyển CK 4/2026 đến Công ty Điện lực Sơn Hà."
    assert "Chờ cơ quan khác (1)" in shown_texts(page, 1)


def test_the_letter_to_the_body_records_every_reminder(page: CommitmentsPage) -> None:
    page.table.choose("ck-soon")
    page.ask(ReminderForm)
    form = page.asking
    assert isinstance(form, ReminderForm)
    form.paper_asked.emit("pkt")
    settled(page)
    view = page.stack.currentWidget()
    assert isinstance(view, ReminderView)
    assert view.content[:4] == b"%PDF"
    asked = view.form_place.findChildren(type(form).__mro__[2])
    assert len(asked) == 1
    asked[0].save()
    settled(page)
    assert page.is_front()
    assert page.undo_bar.text() == "Đã ban hành công văn đôn đốc, ghi vào 4 cam kết."
    assert len(sheet_of(page, "ck-soon").commitment.reminders) == 1


def test_ticked_ones_and_the_register_go_to_paper(page: CommitmentsPage, tmp_path: Path) -> None:
    press_key(page, Key.Key_Space)
    press_key(page, Key.Key_P, CTRL)
    view = page.stack.currentWidget()
    assert isinstance(view, ListPrint)
    assert view.content[:4] == b"%PDF"
    chosen = len(view.content)
    view.ask_where = lambda *_: str(tmp_path / "ds.pdf")
    view.save_pdf()
    assert (tmp_path / "ds.pdf").read_bytes() == view.content
    view.ask_where = lambda *_: str(tmp_path / "khong-co" / "ds.pdf")
    view.save_pdf()
    assert view.message.isVisible()
    press_key(page, Key.Key_P, CTRL)
    press_key(page, Key.Key_Escape)
    assert page.is_front()
    page.list.marks.clear()
    page.list.filters.print.click()
    settled(page)
    register = page.stack.currentWidget()
    assert isinstance(register, ListPrint)
    assert len(register.content) > chosen
    with pytest.raises(Exception, match="required"):
        chosen_commitments_file(page.operations.office, (), ".pdf")
    assert RegisterKind.COMMITMENTS == "commitments"


def test_figures_open_the_promises_they_count(grouped: CommitmentsPage) -> None:
    foot = grouped.list.foot
    assert [figure.text() for figure in foot.figures.values()] == [
        "50,0 % đúng hạn", "25,0 % theo hạn ban đầu", "2 quá hạn",
    ]  # fmt: skip
    figure = foot.figures[Outcome.ON_TIME, ByDate.IN_FORCE]
    figure.setFocus()
    press_key(grouped, Key.Key_Return)
    assert shown_texts(grouped, 1) == ["Đã xong (2)", "11", "12"]
    assert foot.definition.text() == "Xong đúng hạn, tính cả gia hạn: 2 trong 4 việc đã xong hoặc quá hạn."
    foot.figures[Outcome.OVERDUE, ByDate.IN_FORCE].click()
    settled(grouped)
    assert shown_texts(grouped, 1) == ["Quá hạn (2)", "1", "2"]
    foot.leave.click()
    settled(grouped)
    assert foot.definition.isHidden()
    assert len(shown_texts(grouped, 1)) == 10 + 5
    figure.click()
    figure.click()
    settled(grouped)
    assert not any(each.isChecked() for each in foot.figures.values())


def test_filters_by_words_source_leader_area_and_period(sourced: CommitmentsPage) -> None:
    filters = sourced.list.filters

    def numbers() -> set[str]:
        settled(sourced)
        return {text for text in shown_texts(sourced, 1) if "(" not in text}

    everything = numbers()
    assert len(everything) == 6
    press_key(sourced, Key.Key_F, CTRL)
    assert QApplication.focusWidget() is filters.words
    type_phrase(filters.words, "lap den")
    press_key(sourced, Key.Key_Return)
    assert sourced.table.hasFocus()
    assert len(numbers()) == 2
    filters.words.clear()
    filters.more.click()
    assert filters.leader.hasFocus()
    for choice, value, many in (
        (filters.source, "petition", 2), (filters.leader, "cb-thinh", 3), (filters.area, "dat-dai", 2),
        (filters.period, "2026-11", 6), (filters.period, "2026-q4", 6),
    ):  # fmt: skip
        choice.set_value(value)
        choice.chosen.emit(value)
        assert len(numbers()) == many, value
        assert filters.more.text() == "Bớt lọc (1)"
        filters.clear()
        filters.changed.emit()
    filters.more.click()
    assert filters.further.isHidden()


def test_periods_are_named_and_bounded() -> None:
    assert [name for _, name in periods(MEETING_DAY, (2026, 2025))] == [
        "Mọi kỳ giao", "Tháng 11/2026", "Quý IV/2026", "Quý III/2026", "Quý II/2026", "Quý I/2026",
        "Năm 2026", "Năm 2025",
    ]  # fmt: skip
    assert span_of("all") == (None, None)
    assert span_of("2026-02") == (date(2026, 2, 1), date(2026, 2, 28))
    assert span_of("2026-q4") == (date(2026, 10, 1), date(2026, 12, 31))
    assert span_of("2025") == (date(2025, 1, 1), date(2025, 12, 31))


def test_list_is_sorted_by_number_and_date_and_back(page: CommitmentsPage) -> None:
    page.table.sort_asked.emit("number", True)
    assert shown_texts(page, 1) == ["5", "4", "3", "2", "1"]
    page.table.sort_asked.emit("due", False)
    assert shown_texts(page, 1) == ["1", "2", "3", "4", "5"]
    page.table.sort_asked.emit("urgency", True)
    assert shown_texts(page, 1)[0] == "Quá hạn (1)"


def test_sources_are_opened_as_what_they_are(sourced: CommitmentsPage) -> None:
    asked: list[tuple[object, str]] = []
    sourced.record_asked.connect(lambda kind, key: asked.append((kind, key)))
    for key in ("of-opinion", "of-case", "of-petition", "of-office"):
        assert sourced.table.choose(key)
        sourced.open_source()
    assert asked == [
        (Kind.DIALOGUE, "dt-2026-11-12"),
        (Kind.RECEPTION_SESSION, "tcd-bt-2026-11-10"),
        (Kind.PETITION, "don-118"),
    ]


def test_a_denouncer_is_a_code_in_row_and_panel(sourced: CommitmentsPage) -> None:
    from PySide6.QtWidgets import QLabel

    assert sourced.table.choose("of-told-petition")
    said = "\n".join(label.text() for label in sourced.panel.findChildren(QLabel))
    assert "TC-2026-002" in said
    assert "Lò Văn Páo" not in said


def test_br_52_the_result_is_written_into_the_petition_too(page: CommitmentsPage) -> None:
    office = page.operations.office
    record_petition(office, petition_builders.petition())
    make_commitment(office, commitment("ck-don", source=CommitmentSource(petition="don-118")))
    page.list.read("ck-don")
    page.ask(ResultForm)
    form = page.asking
    assert isinstance(form, ResultForm)
    assert form.petition_too.text() == "Ghi luôn kết quả này vào đơn số 1"
    form.restore(
        '{"result": "Đã chi trả", "on": "12/11/2026", "document": "Số 15-CV/ĐU", "notified_on": "12/11/2026",'
        ' "notified_how": "Trao tay", "petition_too": "x"}'
    )
    form.save()
    settled(page)
    assert petition_sheet(office, "don-118").petition.settled_on == MEETING_DAY
    press_key(page, Key.Key_Z, CTRL)
    assert petition_sheet(office, "don-118").petition.settled_on is None
    assert sheet_of(page, "ck-don").commitment.is_open


def test_br_52_a_petition_s_answer_keeps_the_promise_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    office = new_office(tmp_path)
    record_petition(office, petition_builders.petition())
    make_commitment(office, commitment("ck-don", source=CommitmentSource(petition="don-118")))
    operations = Operations(office)
    form = PetitionResultForm(operations, catalogues(office), petition_sheet(office, "don-118"))
    qtbot.addWidget(form)
    form.show()
    assert form.promises.tick.text() == "Ghi luôn CK 1/2026 đã hoàn thành"
    assert form.fields["document"].isHidden()
    form.restore('{"result": "Đã chi trả", "settled_on": "12/11/2026", "promises_too": "x"}')
    form.save()
    assert form.fields["notified_on"].error() == "Cần ghi đã báo cho người dân ngày nào, bằng cách nào."
    form.restore(
        '{"result": "Đã chi trả", "settled_on": "12/11/2026", "promises_too": "x", "document": "Số 15-CV/ĐU",'
        ' "notified_on": "12/11/2026", "notified_how": "Trao tay"}'
    )
    form.save()
    assert operations.wait()
    done = commitment_sheet(office, "ck-don").commitment.fulfilled
    assert done is not None
    assert (done.result, done.document, done.notified_how) == ("Đã chi trả", "Số 15-CV/ĐU", "Trao tay")
    undo_last(office)
    assert commitment_sheet(office, "ck-don").commitment.is_open
    assert petition_sheet(office, "don-118").petition.settled_on is None
    form.close()
    operations.close()


def test_what_is_written_comes_into_sight_whatever_the_filters_say(page: CommitmentsPage) -> None:
    office = page.operations.office
    page.list.lead.set_value("tthcc")
    page.list.look()
    make_commitment(office, commitment("ck-new", reply_in_writing=False))
    page.list.show_again("ck-new")
    assert page.table.chosen_key() == "ck-new"
    fulfil_commitment(office, "ck-new", Fulfilment(MEETING_DAY, "Xong"))
    page.list.show_again("ck-new")
    assert page.table.chosen_key() == "ck-new"


def test_the_keys_and_names_of_the_page_are_in_order(page: CommitmentsPage) -> None:
    page.list.filters.toggle_further()
    page.list.marks.toggle(1)
    assert forbidden_shortcuts(page) == []
    assert unnamed_controls(page) == []


def test_a_hundred_thousand_open_fast_and_the_last_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    """A tenth of it: what a window costs does not grow with the list."""
    office = new_office(tmp_path)
    fill(office.file, 10_000)
    with open_page(tmp_path, office) as page:
        settled(page)
        rows = page.table.rows
        assert rows.rowCount() == 2_500 + len(rows.group_rows())
        press_key(page, Key.Key_End)
        assert page.table.chosen_row() is not None
        assert rows.windows_kept() <= 3
        last = page.table.chosen_key()
        assert last is not None
        page.table.choose_first()
        page.list.read(last)
        assert page.table.chosen_key() == last
        assert min(milliseconds(page.list.read) for _ in range(3)) < 1_500
        settled(page)
