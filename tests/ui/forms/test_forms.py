"""What every form does: errors under fields, Enter to what is missing, drafts, one act at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.services.papers import paper_bytes
from tests.ui.sample_book import PLANNED
from tests.ui.typing_hand import commit, compose, press
from ui.forms import paper_files
from ui.forms.card import FormCard
from ui.forms.form import Act, Form, commit_forms
from ui.forms.paper_view import PaperView
from ui.forms.rows_editor import RowsEditor
from ui.forms.ticks import TickGrid
from ui.forms.values import is_blank, put_text, text_of
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.office import Office
    from ui.operations import Operations

CTRL = Qt.KeyboardModifier.ControlModifier


class SampleForm(Form):
    """Three questions and an act that says what it was given."""

    def __init__(self, operations: Operations, draft_name: str = "thu") -> None:
        super().__init__(operations, "Biểu thử", draft_name=draft_name)
        self.name = self.add("name", "Họ tên", LineField(), required=True)
        self.note = self.add("note", "Ghi chú", TextBox())
        self.side = self.add("side", "Loại", Segments([("a", "Đảng"), ("b", "Nhà nước")]), required=True)
        self.day = self.add("day", "Ngày", DateField(today=lambda: operations.office.today))
        self.acts: list[str] = []
        self.refuse: Refusal | None = None
        self.finish()

    def act(self) -> Act:
        name = self.name.committed_text()

        def doing(_office: Office) -> Change:
            if self.refuse is not None:
                raise self.refuse
            self.acts.append(name)
            return Change("sample", ((Kind.OFFICE, "x"),))

        return doing


@pytest.fixture
def form(qtbot: QtBot, desk: Operations) -> SampleForm:
    made = SampleForm(desk)
    qtbot.addWidget(made)
    made.show()
    made.focus_first()
    return made


def test_required_questions_are_named_and_the_cursor_goes_to_the_first(form: SampleForm) -> None:
    form.note.setFocus()
    press(form.note, Qt.Key.Key_Return, CTRL)
    assert form.fields["name"].error() == "Cần ghi họ tên."
    assert form.fields["side"].error() == "Cần chọn loại."
    assert form.sum_label.text() == "Còn 2 ô chưa đúng"
    assert form.name.hasFocus()
    assert form.acts == []


def test_an_error_goes_when_the_field_is_mended_and_left(form: SampleForm) -> None:
    form.save()
    commit(form.name, "Bà Quỳnh")
    form.note.setFocus()
    assert form.fields["name"].error() is None
    assert form.fields["side"].error() is not None


def test_enter_goes_to_the_next_empty_required_question(form: SampleForm) -> None:
    press(form.name, Qt.Key.Key_Return)
    assert form.side.isAncestorOf(form.focusWidget() or form)
    form.side.set_value("a")
    form.name.setFocus()
    press(form.name, Qt.Key.Key_Return)
    assert form.note.hasFocus()


def test_saving_takes_the_word_being_composed_and_runs_once(form: SampleForm, desk: Operations) -> None:
    form.side.set_value("a")
    compose(form.name, "Quỳnh")
    saved: list[Change] = []
    form.saved.connect(saved.append)
    form.save()
    form.save()
    assert desk.wait()
    assert form.acts == ["Quỳnh"]
    assert len(saved) == 1


def test_a_refusal_of_the_book_stands_under_its_field_and_the_text_stays(
    form: SampleForm, desk: Operations
) -> None:
    form.side.set_value("a")
    commit(form.name, "Bà Quỳnh")
    form.refuse = Refusal("end-before-start", field="day", start=date(2026, 11, 12))
    form.save()
    assert desk.wait()
    assert form.fields["day"].error() == "Giờ kết thúc phải sau 12/11/2026."
    assert form.name.text() == "Bà Quỳnh"
    form.refuse = Refusal("book-busy")
    form.save()
    assert desk.wait()
    assert form.sum_label.text().startswith("Sổ đang bận ghi")
    form.refuse = None
    form.save()
    assert desk.wait()
    assert form.acts == ["Bà Quỳnh"]


def test_a_wrong_date_is_told_before_anything_is_asked(form: SampleForm) -> None:
    form.side.set_value("a")
    commit(form.name, "Bà Quỳnh")
    commit(form.day, "31/11")
    form.save()
    assert form.fields["day"].error() == "Ngày chưa đúng: tháng 11 chỉ có 30 ngày."


def test_a_draft_comes_back_until_it_is_saved(form: SampleForm, desk: Operations, qtbot: QtBot) -> None:
    commit(form.name, "Bà Quỳnh")
    form.side.set_value("b")
    commit_forms(form.parentWidget() or form)
    form.commit_all()
    qtbot.waitUntil(lambda: bool(desk.office.journal.unsaved()))
    again = SampleForm(desk)
    qtbot.addWidget(again)
    assert (again.name.text(), again.side.value()) == ("Bà Quỳnh", "b")
    again.save()
    assert desk.wait()
    assert desk.office.journal.unsaved() == {}
    after = SampleForm(desk)
    qtbot.addWidget(after)
    assert after.name.text() == ""


def test_typing_is_journalled_without_any_key_of_saving(
    form: SampleForm, desk: Operations, qtbot: QtBot
) -> None:
    compose(form.name, "Quỳnh")
    qtbot.waitUntil(lambda: bool(desk.office.journal.unsaved()), timeout=2500)
    (state,) = desk.office.journal.unsaved().values()
    assert "Quỳnh" in state.content
    assert form.name.preedit.text == "Quỳnh"


def test_escape_and_the_cross_close_a_card(desk: Operations, qtbot: QtBot) -> None:
    form = SampleForm(desk, "")
    card = FormCard(form)
    qtbot.addWidget(card)
    card.show()
    closed: list[bool] = []
    card.closed.connect(lambda: closed.append(True))
    press(form.name, Qt.Key.Key_Escape)
    card.close_button.click()
    assert closed == [True, True]


def test_ticks_keep_the_order_given_and_arrows_move_among_them(qtbot: QtBot) -> None:
    grid = TickGrid([("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")], columns=2, name="Thử")
    qtbot.addWidget(grid)
    grid.show()
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.set_values(("d", "a"))
    first, *_ = ticks = grid.findChildren(QCheckBox)
    first.setFocus()
    press(first, Qt.Key.Key_Right)
    press(ticks[1], Qt.Key.Key_Down)
    assert ticks[3].hasFocus()
    press(ticks[3], Qt.Key.Key_Down)
    assert ticks[3].hasFocus()
    ticks[1].click()
    assert grid.values() == ("d", "a", "b")
    copy = TickGrid([("a", "A"), ("b", "B"), ("d", "D")])
    qtbot.addWidget(copy)
    copy.set_draft_text(grid.draft_text())
    assert copy.values() == ("d", "a", "b")


def _rows(qtbot: QtBot) -> RowsEditor:
    made = RowsEditor(
        lambda: {"name": LineField(), "kind": Choice([("a", "Đảng"), ("b", "Nhà nước")])},
        [("Họ tên", 2), ("Loại", 1)], add="Thêm người", thing="người", at_least=1,
    )  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_lines_are_added_by_insert_named_and_taken_away(qtbot: QtBot) -> None:
    rows = _rows(qtbot)
    assert rows.is_blank()
    commit(rows.lines()[0]["name"], "Quỳnh")
    press(rows, Qt.Key.Key_Insert)
    assert rows.lines()[1]["name"].hasFocus()
    assert rows.lines()[1]["name"].accessibleName() == "Họ tên 2"
    assert len(rows.filled()) == 1
    kept = rows.draft_text()
    rows.clear()
    assert rows.is_blank()
    rows.set_draft_text(kept)
    assert [text_of(line["name"]) for line in rows.lines()] == ["Quỳnh", ""]
    first = rows.lines()[0]["name"].parentWidget()
    assert first is not None
    (removing,) = [each for each in first.findChildren(ActionButton) if each.accessibleName() == "Bỏ người 1"]
    removing.click()
    assert [text_of(line["name"]) for line in rows.lines()] == [""]
    assert rows.lines()[0]["name"].hasFocus()


def test_texts_of_all_kinds_of_control_come_back(qtbot: QtBot) -> None:
    choice = Choice([("a", "Đảng ủy"), ("b", "Ủy ban")])
    segments = Segments([("a", "A"), ("b", "B")])
    for control, text in (
        (LineField(), "hoà"), (TextBox(), "một\nhai"), (choice, "Ủy ban"), (segments, "b"),
        (QCheckBox(), "x"),
    ):  # fmt: skip
        qtbot.addWidget(control)
        assert is_blank(control)
        put_text(control, text)
        assert text_of(control) == text
        assert not is_blank(control)
    assert choice.value() == "b"
    with pytest.raises(TypeError):
        text_of(QWidget())


def test_files_are_swapped_in_whole_or_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "giấy mời.pdf"
    paper_files.write_file(file, b"one")
    paper_files.write_file(file, b"two")
    assert [each.name for each in tmp_path.iterdir()] == ["giấy mời.pdf"]
    assert file.read_bytes() == b"two"
    with pytest.raises(Refusal) as refused:
        paper_files.write_file(tmp_path / "none" / "x.pdf", b"")
    assert refused.value.code == "file-unwritable"
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    with pytest.raises(Refusal):
        paper_files.open_with_word("x.docx", b"", blocked)


def test_the_pages_of_the_very_bytes_are_printed(desk: Operations, tmp_path: Path) -> None:
    from PySide6.QtPdf import QPdfDocument

    content = paper_bytes(desk.office, PaperKind.INVITATION, PLANNED)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFullPage(True)
    drawn = paper_files.draw_pages(content, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "in.pdf"))
    assert drawn == printed.pageCount() >= 1
    printed.close()


def test_without_a_printer_saving_is_offered(desk: Operations, qtbot: QtBot) -> None:
    view = PaperView(desk, PaperKind.INVITATION, PLANNED)
    qtbot.addWidget(view)
    view.show()
    assert desk.wait()
    if paper_files.has_printer():
        pytest.skip("a printer is installed here")
    press(view, Qt.Key.Key_P, CTRL)
    assert view.message.text() == "Không thấy máy in. Có thể lưu PDF ra USB."
    assert [button.text() for button in view.message.buttons()] == ["Lưu PDF"]


def test_an_unknown_dialogue_has_no_paper_but_a_sentence(desk: Operations, qtbot: QtBot) -> None:
    view = PaperView(desk, PaperKind.DIALOGUE_PLAN, "dt-không-có")
    qtbot.addWidget(view)
    assert desk.wait()
    assert view.message.text() == "Không có hội nghị đối thoại nào mang khóa “dt-không-có”."
    assert view.content == b""


def test_an_error_goes_when_the_answer_is_chosen(qtbot: QtBot, desk: Operations) -> None:
    form = SampleForm(desk)
    tick = form.add("read", "Lưu ý", QCheckBox("Đã đọc"), required=True)
    qtbot.addWidget(form)
    form.show()
    form.save()
    assert form.fields["side"].error()
    assert form.fields["read"].error()
    QTest.keyClick(form.side._buttons[0], Qt.Key.Key_Space)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert form.fields["side"].error() is None
    assert form.fields["read"].error() is None


def test_the_keys_of_a_form_work_from_its_button_too(qtbot: QtBot, desk: Operations) -> None:
    form = SampleForm(desk)
    card = FormCard(form)
    qtbot.addWidget(card)
    card.show()
    form.save_button.setFocus()
    press(form.save_button, Qt.Key.Key_Return, CTRL)
    assert form.fields["name"].error()
    with qtbot.waitSignal(card.closed):
        press(card.close_button, Qt.Key.Key_Escape)


def test_tab_goes_through_a_line_that_was_added_and_on_to_the_next_question(qtbot: QtBot) -> None:
    """A line added by Insert was the last stop of the whole window: Tab left the form."""
    window, after = QWidget(), LineField(name="sau")
    rows = RowsEditor(lambda: {"a": LineField(), "b": LineField()}, [("A", 1), ("B", 1)],
                      add="Thêm", thing="dòng", at_least=1)  # fmt: skip
    column = QVBoxLayout(window)
    column.addWidget(rows)
    column.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    rows.lines()[0]["a"].setFocus()
    press(rows.lines()[0]["a"], Qt.Key.Key_Insert)
    first, second = rows.lines()
    first["a"].setFocus()
    seen = []
    while (here := QApplication.focusWidget()) is not after and len(seen) < 12:
        assert here is not None
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    fields = [each for each in seen if isinstance(each, LineField)]
    assert fields == [first["a"], first["b"], second["a"], second["b"]]
    assert seen[-1] is rows.add_button
