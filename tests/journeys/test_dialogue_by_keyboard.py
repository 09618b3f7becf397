"""A secretary takes down a whole dialogue without the mouse, completes it, and the paper says it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.dialogue import DialogueStatus, MinutesState, OpinionStatus, status_sums
from desktop.domain.papers import PaperKind
from desktop.services.dialogues import plan_dialogue
from desktop.services.drafts import recoverable
from desktop.services.papers import paper_bytes
from tests.builders import new_office, planned_dialogue
from tests.ui.forms.minutes.hand import CTRL, SHIFT, Hand, Key, let_go
from ui.forms.minutes.editor import MinutesEditor
from ui.operations import Operations

KEY = "dt-2026-11-12"
OPINIONS = (
    ("Ông Hoàng Văn Thuận", "thôn Đồng Mẫu", "giao thong", 0, "lam",
     "Đường trục thôn ngập sâu mỗi khi mưa lớn, đề nghị nạo vét rãnh thoát nước đoạn 300 m.",
     "Tiếp thu; giao Phòng Kinh tế khảo sát, nạo vét và trả lời bằng văn bản trong 15 ngày làm việc."),
    ("Bà Bùi Thị Lụa", "thôn Bến Gạo", "chinh sach", 1, "anh",
     "Hỏi vì sao chưa được điều chỉnh mức trợ cấp người cao tuổi từ tháng 7.",
     "Hồ sơ đã duyệt, chi trả bù từ tháng 7 trong kỳ chi trả tháng 11."),
    ("Ông Y Blăm Niê", "thôn Cầu Lim", "nong nghiep", 1, "lam",
     "Trạm bơm công suất yếu; đề nghị cho biết khi nào nâng cấp xong.",
     "Đang lắp máy bơm mới, kịp lấy nước đổ ải vụ xuân."),
    ("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", "dat dai", 0, "lam",
     "12 hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6 nhưng chưa được trả giấy chứng nhận.",
     "Giao Phòng Kinh tế rà soát từng hồ sơ, trả lời từng hộ trước ngày 27/11/2026."),
    ("Ông Trần Đình Sỹ", "thôn Bến Gạo", "giao thong", 3, "lam",
     "Điện áp buổi tối yếu, không chạy được máy bơm.",
     "Việc của ngành điện; xã có văn bản đề nghị đơn vị quản lý lưới điện."),
)  # fmt: skip


@pytest.fixture
def hand(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Hand]:
    office = new_office(tmp_path)
    plan_dialogue(office, planned_dialogue())
    operations = Operations(office)
    editor = MinutesEditor(operations, KEY)
    editor.resize(1294, 669)
    editor.show()
    editor.activateWindow()
    QCoreApplication.processEvents()
    yield Hand(editor)
    let_go(editor)
    operations.close()


def tab_to(hand: Hand, reached: Callable[[], bool]) -> None:
    """Tab until the cursor is there; the way is never longer than the fields of one part."""
    for _ in range(40):
        if reached():
            return
        hand.tab()
    raise AssertionError("Tab never came there")


def opening_facts(hand: Hand) -> None:
    """Part 1 to 3: the start by F5, who came, the opening words; Ctrl+Enter goes on each time."""
    tab_to(hand, lambda: hand.here().accessibleName() == "Giờ bắt đầu")
    hand.write("7 giờ 30")
    hand.key(Key.Key_Return, CTRL)
    tab_to(hand, lambda: hand.here() is hand.editor.sections["people"].groups.add_button)  # type: ignore[attr-defined]
    hand.key(Key.Key_Space)
    hand.write("Nhân dân thôn Đồng Mẫu")
    tab_to(hand, lambda: hand.here().accessibleName() == "Có mặt")
    hand.write("46")
    hand.key(Key.Key_Return, CTRL)
    hand.write("Đồng chí Phạm Đức Thịnh phát biểu khai mạc.")
    hand.key(Key.Key_Return, CTRL)
    hand.key(Key.Key_Return, CTRL)


def one_opinion(hand: Hand, row: tuple[str, str, str, int, str, str, str]) -> None:
    """Speaker to status, Enter to the next empty field, Tab where Enter writes a paragraph."""
    speaker, unit, area, status, by, content, answer = row
    hand.write(speaker)
    hand.key(Key.Key_Return)
    hand.write(unit)
    hand.key(Key.Key_Return)
    hand.choose(area)
    hand.key(Key.Key_Return)
    hand.write(content)
    hand.tab()
    hand.choose(by)
    hand.tab()
    hand.write(answer)
    if not status:
        hand.key(Key.Key_F8)
    else:
        hand.tab()
        for _ in range(status):
            hand.key(Key.Key_Right)
    if status == 3:
        tab_to(hand, lambda: hand.here().accessibleName() == "Lý do không có cam kết")
        hand.write("Thuộc ngành điện")


def close_the_meeting(hand: Hand) -> None:
    """The conclusion, the end, the read-back, then F12 and what the checklist still asks for."""
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_F6, SHIFT)
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    tab_to(hand, lambda: hand.here().accessibleName() == "Kết luận")
    hand.write("Các cơ quan được giao thực hiện đúng hạn đã hứa.")
    hand.key(Key.Key_Return, CTRL)
    hand.write("11 giờ 20")
    tab_to(hand, lambda: "đọc lại" in hand.here().accessibleName() or "đọc lại" in _text(hand))
    hand.key(Key.Key_Space)
    hand.key(Key.Key_F12)
    hand.settle()
    hand.write("3")
    hand.key(Key.Key_Return)
    hand.settle()


def _text(hand: Hand) -> str:
    here = hand.here()
    text = getattr(here, "text", None)
    return str(text()) if callable(text) else ""


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


@pytest.mark.slow
def test_five_opinions_two_commitments_and_the_paper(hand: Hand) -> None:
    opening_facts(hand)
    hand.key(Key.Key_F7)
    for n, row in enumerate(OPINIONS):
        one_opinion(hand, row)
        if n < len(OPINIONS) - 1:
            hand.key(Key.Key_Return, CTRL)
    words = hand.editor.opinions.sums.text()
    assert words == "5 ý kiến: 2 trả lời tại chỗ, 2 ghi nhận, 1 chuyển"
    close_the_meeting(hand)
    hand.key(Key.Key_F12)
    hand.settle()
    hand.settle()
    assert hand.editor.work.state is MinutesState.COMPLETED

    book = hand.book()
    assert book.dialogue.status is DialogueStatus.HELD
    assert sum(status_sums(book.dialogue.opinions).values()) == len(book.dialogue.opinions) == 5
    assert [each.speaker for each in book.dialogue.opinions] == [row[0] for row in OPINIONS]
    assert [each.status for each in book.dialogue.opinions][4] is OpinionStatus.TRANSFERRED
    assert [(each.lead, str(each.due_on)) for each in book.commitments] == [
        ("pkt", "2026-12-04"),
        ("pkt", "2026-11-27"),
    ]

    paper = pdf_text(paper_bytes(hand.operations.office, PaperKind.DIALOGUE_MINUTES, KEY))
    for row in OPINIONS:
        for words in (row[0], row[5], row[6].rstrip(".")):
            assert words in paper, f"the paper lacks: {words}"
    assert "BẢN NHÁP" not in paper
    assert "Phòng Kinh tế" in paper
    assert recoverable(hand.operations.office) == ()


def test_every_control_can_be_reached_and_has_a_name(hand: Hand) -> None:
    hand.key(Key.Key_F7)
    seen = set()
    for _ in range(80):
        here = hand.here()
        seen.add(here)
        assert here.accessibleName(), f"{type(here).__name__} has no name"
        hand.tab()
    fields = hand.form.fields
    assert {fields.speaker, fields.content, fields.answer, fields.raised_at} <= seen
    assert Qt.FocusPolicy.NoFocus not in {each.focusPolicy() for each in seen}
