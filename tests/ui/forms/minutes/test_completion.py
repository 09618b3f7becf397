"""F12: the checklist, the very paper, completion, signing, a corrected version, the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.dialogue import Attendance, MinutesState
from desktop.domain.papers import PaperKind
from desktop.registers.dialogues import versions_of
from desktop.services.completing import Numbering
from desktop.services.papers import paper_bytes
from tests.ui.forms.minutes.conftest import KEY
from tests.ui.forms.minutes.hand import Hand, Key
from tests.ui.forms.minutes.test_opinions import begin
from ui.forms.minutes import draft as sheet


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return "\n".join(pages).replace("\r", "")


@pytest.fixture
def ready(hand: Hand) -> Hand:
    """Minutes that lack only the closing time."""
    begin(hand)
    hand.write("Bãi rác gần trường.")
    hand.tab(2)
    hand.write("Giao Phòng Kinh tế chuyển đi trong 10 ngày.")
    hand.key(Key.Key_F8)
    hand.key(Key.Key_Escape)
    noun = replace(
        hand.editor.work.draft.dialogue,
        start=time(7, 30), read_back=True, copies=3, conclusion="Các cơ quan làm đúng hẹn.",
        attendance=(Attendance("Nhân dân thôn Đồng Mẫu", present=46),),
    )  # fmt: skip
    hand.editor.work.put(replace(hand.editor.work.draft, dialogue=noun))
    hand.editor.work.sync()
    hand.editor.show_section(sheet.OPINIONS)
    hand.settle()
    hand.key(Key.Key_F12)
    hand.settle()
    return hand


def test_missing_points_stand_first_and_the_cursor_is_in_the_first(ready: Hand) -> None:
    page = ready.editor.completion
    assert page is not None
    assert page.missing() == 1
    assert page.sum.text() == "Còn 1 việc phải sửa."
    assert ready.here() is page.list.targets[0]


def test_hoan_thanh_is_never_disabled_and_goes_to_what_is_missing(ready: Hand) -> None:
    page = ready.editor.completion
    assert page is not None
    page.complete_button.setFocus()
    assert page.complete_button.isEnabled()
    ready.key(Key.Key_F12)
    ready.settle()
    assert ready.editor.work.state is MinutesState.DRAFT
    assert ready.here() is page.list.targets[0]


def test_a_missing_value_is_filled_right_there(ready: Hand) -> None:
    page = ready.editor.completion
    assert page is not None
    ready.write("11:20")
    ready.key(Key.Key_Return)
    ready.settle()
    assert ready.book().dialogue.end == time(11, 20)
    assert page.missing() == 0
    assert "bắt đầu 7 giờ 30" in pdf_text(page.desk.data)


def test_the_preview_has_the_very_bytes_of_the_book(ready: Hand) -> None:
    page = ready.editor.completion
    assert page is not None
    assert page.desk.data == paper_bytes(ready.operations.office, PaperKind.DIALOGUE_MINUTES, KEY)


def completed(ready: Hand) -> Hand:
    ready.write("11:20")
    ready.key(Key.Key_Return)
    ready.settle()
    ready.key(Key.Key_F12)
    ready.settle()
    ready.settle()
    return ready


def test_completing_freezes_text_and_paper(ready: Hand) -> None:
    told: list[str] = []
    ready.editor.completed.connect(told.append)
    completed(ready)
    assert told == [KEY]
    assert ready.editor.work.state is MinutesState.COMPLETED
    assert ready.editor.header.chip.text() == "Đã hoàn thành, chờ ký"
    ready.key(Key.Key_Escape)
    ready.key(Key.Key_F7)
    assert ready.editor.opinions.live is None, "no row opens in frozen minutes"
    ready.editor.go_to(sheet.CONCLUSION)
    assert all(box.isReadOnly() for box in ready.editor.sections[sheet.CONCLUSION].boxes())


def test_signing_then_correcting_makes_a_second_version_and_the_first_stays_readable(ready: Hand) -> None:
    completed(ready)
    page = ready.editor.completion
    assert page is not None
    first = page.desk.data
    page.panel.sign_button.click()
    ready.settle()
    assert ready.editor.work.state is MinutesState.SIGNED
    page.panel.correct_button.click()
    page.panel.open_button.click()
    assert page.panel.reason_field.error() == "Cần ghi lý do."
    page.panel.reason.set_text("Ghi nhầm tên thôn")
    page.panel.open_button.click()
    ready.settle()
    assert ready.editor.work.state is MinutesState.DRAFT
    assert ready.editor.work.version == 2
    assert ready.editor.header.chip.text() == "Bản nháp, bản 2"
    ready.key(Key.Key_F12)
    ready.settle()
    ready.key(Key.Key_F12)
    ready.settle()
    ready.settle()
    assert [each.version for each in versions_of(ready.operations.office, KEY)] == [2, 1]
    page.desk.show_kind(PaperKind.DIALOGUE_MINUTES, 1)
    ready.settle()
    assert page.desk.data == first


def test_a_number_already_used_is_refused_under_its_field(ready: Hand) -> None:
    ready.write("11:20")
    ready.key(Key.Key_Return)
    ready.settle()
    page = ready.editor.completion
    assert page is not None
    page.numbering.set_value(Numbering.AS_GIVEN)
    page.complete()
    ready.settle()
    assert page._number_field.error() == "Cần ghi số biên bản."
    page.number.setText("7")
    page.complete()
    ready.settle()
    ready.settle()
    assert ready.book().dialogue.minutes_number.number == 7


def test_saving_writes_the_very_bytes_and_word_gets_a_docx(ready: Hand, tmp_path: Path) -> None:
    page = ready.editor.completion
    assert page is not None
    desk = page.desk
    desk.choose_file = lambda name, _suffix: str(tmp_path / name)
    desk.save_pdf()
    assert (tmp_path / f"bien-ban-doi-thoai-{KEY}.pdf").read_bytes() == desk.data
    opened: list[Path] = []
    desk.open_file = opened.append
    desk.open_in_word()
    ready.settle()
    assert [file.suffix for file in opened] == [".docx"]
    assert opened[0].read_bytes()[:2] == b"PK"


def test_a_file_that_is_open_elsewhere_says_so(
    ready: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_self: Path, _data: bytes) -> int:
        raise PermissionError

    page = ready.editor.completion
    assert page is not None
    page.desk.choose_file = lambda name, _suffix: str(tmp_path / name)
    monkeypatch.setattr(Path, "write_bytes", held)
    page.desk.save_pdf()
    assert page.desk.notice.text() == "Tệp đang mở trong Word. Đóng Word rồi bấm Thử lại."


def test_without_a_printer_the_pdf_is_offered(ready: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    page = ready.editor.completion
    assert page is not None
    page.desk.print_paper()
    assert page.desk.notice.text() == "Không thấy máy in. Có thể lưu PDF ra USB."


def test_every_page_of_the_pdf_goes_to_the_printer(ready: Hand, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.forms.journal.printing import draw_pages

    page = ready.editor.completion
    assert page is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    count = draw_pages(page.desk.data, printer)
    printed = pypdfium2.PdfDocument((tmp_path / "in.pdf").read_bytes())
    assert len(printed) == count == page.desk.preview.page_count()
    printed.close()


def test_the_notice_of_conclusion_is_issued_with_its_number(ready: Hand) -> None:
    completed(ready)
    page = ready.editor.completion
    assert page is not None
    page.panel.next_button.click()
    page.panel.issue_button.click()
    ready.settle()
    ready.settle()
    assert ready.book().dialogue.conclusion_notice.number == 1
    assert "THÔNG BÁO" in pdf_text(page.desk.data)


def test_den_cho_sua_jumps_to_the_field(open_editor: Callable[[], Hand]) -> None:
    hand = open_editor()
    begin(hand)
    hand.write("Đường ngập.")
    hand.key(Key.Key_F12)
    hand.settle()
    page = hand.editor.completion
    assert page is not None
    point = next(each for each in page.findings() if each.code == "opinion-status")
    page.jump.emit(sheet.OPINIONS, point.field, point.opinion or "")
    assert hand.editor.opinions.live == point.opinion
    assert hand.form.fields.status.isAncestorOf(hand.here())
