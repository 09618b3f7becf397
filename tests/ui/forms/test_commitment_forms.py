"""Forms of the follow-up page: the promise itself, result, progress, later date, given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.commitment import Due, DueKind, Extension, Fulfilment
from desktop.registers.commitments import commitment_sheet, commitments
from desktop.registers.office import catalogues
from desktop.services.commitments import make_commitment
from tests.builders import MEETING_DAY
from tests.ui.pages.commitment_book import Key, open_book, show
from tests.ui.typing_hand import PHRASES, compose, letters, press, type_phrase
from ui.forms.commitment_acts import (
    CommitmentActForm,
    DropForm,
    ExtensionForm,
    ProgressForm,
    ResultForm,
)
from ui.forms.commitment_due import NO_DUE
from ui.forms.commitment_form import CommitmentForm
from ui.forms.form import Form
from ui.operations import Operations
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

Made = TypeVar("Made", bound=CommitmentActForm)


@pytest.fixture
def operations(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(open_book(tmp_path))
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def new(operations: Operations, qtbot: QtBot) -> CommitmentForm:
    return shown(qtbot, CommitmentForm(operations, catalogues(operations.office)))


def shown(qtbot: QtBot, form: Form) -> Form:  # type: ignore[misc]
    qtbot.addWidget(form)
    form.resize(860, 620)
    show(form)
    form.focus_first()
    return form


def about(qtbot: QtBot, operations: Operations, form: type[Made], key: str = "ck-later") -> Made:
    office = operations.office
    made = form(operations, catalogues(office), commitment_sheet(office, key))
    shown(qtbot, made)
    return made


def fill(form: Form, **texts: str) -> None:
    for name, text in texts.items():
        control = form.fields[name].control
        if isinstance(control, TextBox):
            control.set_text(text)
        else:
            assert isinstance(control, LineField)
            control.setText(text)


def errors(form: Form) -> dict[str, str]:
    return {name: said for name, field in form.fields.items() if (said := field.error())}


def save(form: Form) -> None:
    form.save()
    assert form.operations.wait()


def words(form: Form) -> str:
    return "\n".join(label.text() for label in form.findChildren(QLabel))


def text_fields(form: Form) -> list[QWidget]:
    parts = [field.control for field in form.fields.values()]
    inner = [each for part in parts for each in part.findChildren(LineField)]
    plain = [each for each in (*parts, *inner) if isinstance(each, (LineField, TextBox))]
    return [each for each in plain if not isinstance(each, DateField)]


def promise(form: CommitmentForm) -> None:
    """All that is required, but for the due date, which the office's own limit fills."""
    fill(form, content="Lắp biển báo ở ngã tư chợ", promised_to="ông Hoàng Văn Thuận")
    form._by.set_value("cb-lam")
    form._lead.set_value("pkt")


def test_words_composed_in_every_field_are_kept(
    operations: Operations, new: CommitmentForm, qtbot: QtBot
) -> None:
    acts = [about(qtbot, operations, form) for form in (ResultForm, ProgressForm, ExtensionForm, DropForm)]
    for form in (new, *acts):
        for control in text_fields(form):
            for phrase in PHRASES:
                control.clear()
                type_phrase(control, phrase)
                assert (control.toPlainText() if isinstance(control, TextBox) else control.text()) == phrase


def test_word_left_in_the_middle_is_saved(new: CommitmentForm) -> None:
    promise(new)
    new._content.set_text("")
    compose(new._content, "Quỳnh")
    save(new)
    assert [row.content for row in commitments(new.operations.office) if row.number == 7] == ["Quỳnh"]


def test_new_promise_offers_today_and_the_usual_limit(new: CommitmentForm) -> None:
    assert new._on.date() == MEETING_DAY
    assert new._due.due() == Due.in_working_days(15)
    assert "Hạn: thứ Sáu, 04/12/2026." in words(new.fields["due"])  # type: ignore[arg-type]
    assert new.counting.words().startswith("15 ngày làm việc kể từ hôm sau ngày giao 12/11/2026")
    assert new.counting.strip.cells()[-1].caption == "15, hạn"


def test_due_date_is_counted_while_it_is_typed(new: CommitmentForm) -> None:
    new._due.working_days.setText("10")
    assert "thứ Sáu, 27/11/2026" in words(new.fields["due"])  # type: ignore[arg-type]
    new._on.setText("13/11/2026")
    new._on.complete()
    assert "thứ Hai, 30/11/2026" in words(new.fields["due"])  # type: ignore[arg-type]
    new._due.kind._choose(new._due.kind._buttons[1])
    new._due.days.setText("30")
    assert "Chủ nhật" not in words(new.fields["due"])  # type: ignore[arg-type]
    assert new.counting.words().startswith("30 ngày kể từ hôm sau ngày giao 13/11/2026")
    new._due.days.setText("x")
    assert new.counting.isHidden()


def test_fixed_day_on_a_holiday_is_warned_of(new: CommitmentForm) -> None:
    new._due.set_due(Due.by_date(date(2026, 11, 22)))
    new._recount()
    assert "Hạn rơi vào ngày nghỉ: Chủ nhật. Vẫn ghi được." in words(new.fields["due"])  # type: ignore[arg-type]
    assert new.counting.isHidden()


def test_empty_form_says_what_is_missing_under_each_field(new: CommitmentForm) -> None:
    new._due.working_days.setText("")
    save(new)
    assert errors(new) == {
        "content": "Cần ghi nội dung.",
        "promised_to": "Cần ghi hứa với ai.",
        "promised_by": "Cần chọn người hứa.",
        "lead": "Cần chọn cơ quan chủ trì.",
        "due": NO_DUE,
    }
    assert new.sum_label.text() == "Còn 5 ô chưa đúng"
    assert new._content.hasFocus()


def test_names_outside_the_lists_are_asked_about_and_kept(new: CommitmentForm) -> None:
    promise(new)
    for choice, name in ((new._lead, "Phòng Không Có"), (new._by, "Ông Nào Đó")):
        choice.setFocus()
        choice.selectAll()
        letters(choice, name)
    save(new)
    assert errors(new) == {
        "promised_by": "Chọn người hứa trong danh sách lãnh đạo (F4).",
        "lead": "Chọn cơ quan chủ trì trong danh sách (F4).",
    }
    assert new._lead.text() == "Phòng Không Có"


def test_supporting_body_not_in_the_list_is_asked_about(new: CommitmentForm) -> None:
    promise(new)
    new._support.set_values(["tthcc"])
    new._support.choice.setText("Phòng lạ")
    save(new)
    assert errors(new) == {"support": "Chọn cơ quan trong danh sách (F4), hoặc xóa chữ trong ô."}
    assert new._support.values() == ("tthcc",)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (Due.by_date(date(2026, 11, 2)), "Hạn phải sau ngày giao 12/11/2026."),
        (Due(DueKind.DATE), NO_DUE),
        (Due(DueKind.NONE), NO_DUE),
        (Due.in_days(4000), "Số ngày phải từ 1 đến 3650."),
    ],
)
def test_due_dates_that_cannot_be(new: CommitmentForm, due: Due, said: str) -> None:
    promise(new)
    new._due.set_due(due)
    save(new)
    assert errors(new) == {"due": said}
    assert new._content.text() == "Lắp biển báo ở ngã tư chợ"


def test_mended_due_date_loses_its_error(new: CommitmentForm) -> None:
    promise(new)
    new._due.set_due(Due.by_date(date(2026, 11, 2)))
    save(new)
    new._due.day.setText("20/11/2026")
    assert errors(new) == {}


def test_promise_is_written_with_all_it_says(new: CommitmentForm) -> None:
    promise(new)
    new._support.set_values(["tthcc", "pvhxh"])
    new._due.set_due(Due.open_ended("Chờ kinh phí"))
    new._written.setChecked(False)
    save(new)
    office = new.operations.office
    row = next(row for row in commitments(office) if row.number == 7)
    made = commitment_sheet(office, row.key).commitment
    assert (made.content, made.promised_to, made.promised_by, made.lead, made.support) == (
        "Lắp biển báo ở ngã tư chợ", "ông Hoàng Văn Thuận", "cb-lam", "pkt", ("tthcc", "pvhxh"),
    )  # fmt: skip
    assert (made.due, made.due_on, made.reply_in_writing) == (Due.open_ended("Chờ kinh phí"), None, False)


def test_older_record_is_not_asked_for_what_it_never_said(operations: Operations, qtbot: QtBot) -> None:
    office = operations.office
    bare = replace(commitment_sheet(office, "ck-soon").commitment, promised_to="", promised_by=None)
    make_commitment(office, bare)
    form = CommitmentForm(operations, catalogues(office), commitment_sheet(office, "ck-soon"))
    shown(qtbot, form)
    assert "Nguồn: Giao ngày 12/11/2026" in words(form)
    fill(form, content="Khảo sát rãnh thoát nước")
    save(form)
    assert errors(form) == {}
    assert commitment_sheet(office, "ck-soon").commitment.content == "Khảo sát rãnh thoát nước"


def test_enter_goes_from_question_to_question(new: CommitmentForm, qtbot: QtBot) -> None:
    new._to.setFocus()
    qtbot.keyClick(new._to, Key.Key_Return)
    assert new._by.hasFocus()
    new._due.kind.setFocus()
    qtbot.keyClick(new.focusWidget(), Key.Key_Return)
    assert new._due.working_days.hasFocus()
    qtbot.keyClick(new._due.working_days, Key.Key_Return)
    assert new._written.hasFocus()


def test_arrows_change_the_way_and_each_way_keeps_its_text(new: CommitmentForm, qtbot: QtBot) -> None:
    new._due.kind.setFocus()
    for _ in range(3):
        qtbot.keyClick(new.focusWidget(), Key.Key_Right)
    assert new._due.due() == Due(DueKind.NONE)
    type_phrase(new._due.reason, "Chờ nhà máy")
    assert new._due.due() == Due.open_ended("Chờ nhà máy")
    qtbot.keyClick(new._due.kind.focusProxy(), Key.Key_Right)
    assert new._due.due() == Due.in_working_days(15)


def test_typed_text_is_journalled_and_comes_back(
    operations: Operations, new: CommitmentForm, qtbot: QtBot
) -> None:
    promise(new)
    new._support.set_values(["tthcc"])
    new._due.set_due(Due.open_ended("Chờ kinh phí"))
    new._written.setChecked(False)
    new.keep_draft()
    qtbot.waitUntil(lambda: "mau-cam-ket-moi" in operations.office.journal.unsaved())
    again = CommitmentForm(operations, catalogues(operations.office))
    qtbot.addWidget(again)
    assert again.content() == new.content()
    assert again.draft() == new.draft()


def test_result_needs_how_the_citizen_was_told(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ResultForm)
    assert form._on.date() == MEETING_DAY
    fill(form, result="Đã trả 12 giấy chứng nhận")
    save(form)
    assert errors(form) == {
        "document": "Cần ghi số văn bản trả lời.",
        "notified_on": "Cần ghi đã báo cho người dân ngày nào, bằng cách nào.",
        "notified_how": "Cần ghi đã báo bằng cách nào.",
    }
    assert form._document.hasFocus()
    assert form._result.text() == "Đã trả 12 giấy chứng nhận"


def test_result_is_written_with_reply_and_notice(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ResultForm)
    fill(
        form, result="Đã trả 12 giấy chứng nhận", document="Số 15-CV/ĐU", document_on="11/11",
        notified_on="12112026", notified_how="Gửi qua trưởng thôn",
    )  # fmt: skip
    save(form)
    assert commitment_sheet(operations.office, "ck-later").commitment.fulfilled == Fulfilment(
        MEETING_DAY, "Đã trả 12 giấy chứng nhận", "Số 15-CV/ĐU", date(2026, 11, 11), MEETING_DAY,
        "Gửi qua trưởng thôn",
    )  # fmt: skip


def test_result_without_a_promised_reply_asks_for_none(operations: Operations, qtbot: QtBot) -> None:
    office = operations.office
    made = replace(commitment_sheet(office, "ck-soon").commitment, reply_in_writing=False)
    make_commitment(office, made)
    form = about(qtbot, operations, ResultForm, "ck-soon")
    fill(form, result="Đã khảo sát")
    save(form)
    assert errors(form) == {}
    assert not commitment_sheet(office, "ck-soon").commitment.is_open


def test_refused_result_keeps_its_text_and_says_why_under_the_day(
    operations: Operations, qtbot: QtBot
) -> None:
    form = about(qtbot, operations, ResultForm)
    fill(form, result="Đã trả", document="Số 15", notified_on="12/11", notified_how="Trao tay", on="1/11")
    save(form)
    assert errors(form) == {"on": "Ngày xong không được trước ngày giao 12/11/2026."}
    assert form._result.text() == "Đã trả"
    fill(form, on="12/11")
    save(form)
    assert not commitment_sheet(operations.office, "ck-later").commitment.is_open


def test_day_not_yet_come_is_warned_of(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ResultForm)
    form._on.setText("20/11/2026")
    form._on.complete()
    assert "Ngày này chưa tới. Vẫn ghi được." in words(form)


@pytest.mark.parametrize(
    ("note", "percent", "said"),
    [
        ("Đang làm", "120", {"percent": "Tỷ lệ phải từ 0 đến 100."}),
        ("Đang làm", "một nửa", {"percent": "Tỷ lệ phải từ 0 đến 100."}),
        ("", "", {"note": "Cần ghi nội dung tiến độ hoặc tỷ lệ."}),
        ("", "50 %", {}),
    ],
)
def test_progress_in_words_or_hundredths(
    operations: Operations, qtbot: QtBot, note: str, percent: str, said: dict[str, str]
) -> None:
    form = about(qtbot, operations, ProgressForm)
    fill(form, note=note, percent=percent)
    save(form)
    assert errors(form) == said
    assert len(commitment_sheet(operations.office, "ck-later").commitment.progress) == (not said)


def test_progress_form_reminds_of_the_last_one(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ProgressForm)
    fill(form, note="Đã rà soát 5 hồ sơ", percent="40")
    save(form)
    again = about(qtbot, operations, ProgressForm)
    assert "Lần trước: 40 %, Đã rà soát 5 hồ sơ (12/11/2026)" in words(again)
    assert again.fields["note"].control.toPlainText() == ""  # type: ignore[attr-defined]


def test_extension_must_be_later_and_shows_both_days(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ExtensionForm)
    fill(form, to="20/11/2026", reason="Chờ bản đồ")
    save(form)
    assert errors(form) == {"to": "Hạn mới phải sau hạn đang có 27/11/2026."}
    fill(form, to="4/12/2026")
    save(form)
    made = commitment_sheet(operations.office, "ck-later").commitment
    assert made.extensions == (Extension(MEETING_DAY, date(2026, 12, 4), "Chờ bản đồ"),)
    again = about(qtbot, operations, ExtensionForm)
    assert "Hạn đầu: 27/11/2026 (10 ngày làm việc)" in words(again)
    assert "Hạn đang có: 04/12/2026, đã gia hạn 1 lần" in words(again)


def test_extension_needs_day_and_reason_and_names_the_weekday(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, ExtensionForm, "ck-none")
    assert "Hạn đầu: không hẹn: Chờ nhà máy của tỉnh" in words(form)
    save(form)
    assert errors(form) == {"to": "Cần ghi hạn mới.", "reason": "Cần ghi lý do."}
    form._to.setText("5/12/2026")
    form._to.complete()
    assert "Ngày này nghỉ: thứ Bảy. Vẫn ghi được." in words(form)
    form._to.setText("31/11/2026")
    save(form)
    assert "tháng 11 chỉ có 30 ngày" in errors(form)["to"]
    assert form._to.text() == "31/11/2026"


def test_giving_up_needs_its_reason(operations: Operations, qtbot: QtBot) -> None:
    form = about(qtbot, operations, DropForm)
    save(form)
    assert list(errors(form)) == ["reason"]
    type_phrase(form.fields["reason"].control, "Tỉnh đổi quy hoạch")
    press(form.fields["reason"].control, Key.Key_Tab)
    save(form)
    dropped = commitment_sheet(operations.office, "ck-later").commitment.dropped
    assert dropped is not None
    assert dropped.reason == "Tỉnh đổi quy hoạch"


def test_check_box_has_its_words(new: CommitmentForm) -> None:
    box = new.fields["reply_in_writing"].control
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    assert box.accessibleName() == "Trả lời bằng văn bản"
