"""A promise from the first key to the written reply, by keyboard alone, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.commitment import CommitmentState
from desktop.domain.commitment_figures import ByDate, Outcome
from desktop.registers.commitments import CommitmentSheet, commitment_sheet
from tests.builders import MEETING_DAY
from tests.ui.pages.commitment_book import open_book, show
from tests.ui.typing_hand import type_phrase
from ui.forms.commitment_passing import TransferForm
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.commitments import CommitmentsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typist:
    """Keys and composed words, sent to whatever has the cursor."""

    def __init__(self, window: MainWindow, page: CommitmentsPage) -> None:
        self.window, self.page = window, page

    def here(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.here(), key, held)
        assert self.page.operations.wait()
        QCoreApplication.processEvents()

    def write(self, text: str) -> None:
        type_phrase(self.here(), text)

    def pick(self, letters: str) -> None:
        """From a list: a few letters, then Enter takes the line, Enter again goes on."""
        self.write(letters)
        self.key(Key.Key_Return)
        self.key(Key.Key_Return)

    def chosen(self) -> CommitmentSheet:
        key = self.page.table.chosen_key()
        assert key is not None
        return commitment_sheet(self.page.operations.office, key)


@pytest.fixture
def typist(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Typist]:
    operations = Operations(open_book(tmp_path))
    window, page = MainWindow(operations), CommitmentsPage(operations)
    window.show_pages([page], [], "ĐU xã Bình Minh Hạ", "Đỗ Thị Thanh Mai")
    window.resize(1366, 697)
    show(window)
    page.take_focus()
    yield Typist(window, page)
    window.close()
    window.deleteLater()
    operations.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write_promise(typist: Typist) -> None:
    """F7, then the questions as people speak: what, to whom, by whom, which body, by when."""
    typist.key(Key.Key_F7)
    typist.write("Trả giấy chứng nhận cho 12 hộ tái định cư")
    typist.key(Key.Key_Tab)
    typist.write("bà Nguyễn Thị Quỳnh")
    typist.key(Key.Key_Return)
    typist.pick("lam")
    typist.pick("kinh te")
    while typist.here().accessibleName() != "Số ngày làm việc":
        typist.key(Key.Key_Tab)
    typist.key(Key.Key_A, CTRL)
    typist.write("10")
    typist.key(Key.Key_Return, CTRL)


def write_result(typist: Typist) -> None:
    typist.key(Key.Key_F8)
    typist.write("Đã trả đủ 12 giấy chứng nhận")
    typist.key(Key.Key_Tab)
    typist.key(Key.Key_Tab)
    typist.write("Số 15-CV/ĐU")
    typist.key(Key.Key_Tab)
    typist.key(Key.Key_F5)
    typist.key(Key.Key_Tab)
    typist.key(Key.Key_F5)
    typist.key(Key.Key_Tab)
    typist.write("Trao tay")
    typist.key(Key.Key_Return, CTRL)


def test_from_the_promise_to_the_reply_and_back(typist: Typist) -> None:
    write_promise(typist)
    made = typist.chosen()
    assert made.commitment.promised_to == "bà Nguyễn Thị Quỳnh"
    assert (made.promised_by, made.lead) == ("Trịnh Xuân Lâm, Chủ tịch UBND", "Phòng Kinh tế")
    assert made.commitment.due_on == date(2026, 11, 27)
    assert typist.page.undo_bar.text() == "Đã ghi CK 7/2026."
    key = made.commitment.key

    write_result(typist)
    office = typist.page.operations.office
    done = commitment_sheet(office, key)
    assert done.state is CommitmentState.FULFILLED_ON_TIME
    assert done.commitment.fulfilled is not None
    assert (done.commitment.fulfilled.document, done.commitment.fulfilled.notified_on) == (
        "Số 15-CV/ĐU", MEETING_DAY,
    )  # fmt: skip
    assert typist.page.undo_bar.text() == "Đã ghi: bà Nguyễn Thị Quỳnh, hoàn thành đúng hạn."

    typist.key(Key.Key_Z, CTRL)
    assert typist.chosen().commitment.key == key
    assert typist.chosen().commitment.is_open


def test_what_is_missing_stands_under_its_field_and_nothing_typed_is_lost(typist: Typist) -> None:
    typist.key(Key.Key_F8)
    typist.write("Đã xác minh hồ sơ")
    typist.key(Key.Key_Return, CTRL)
    form = typist.page.asking
    assert form is not None
    assert form.fields["notified_on"].error() == ("Cần ghi đã báo cho người dân ngày nào, bằng cách nào.")
    assert typist.here().accessibleName() == "Số, ký hiệu"
    typist.write("Số 8-CV/ĐU")
    typist.key(Key.Key_Return)
    assert typist.here().accessibleName() == "Đã báo người dân ngày"
    typist.key(Key.Key_F5)
    typist.key(Key.Key_Return)
    typist.write("Điện thoại")
    typist.key(Key.Key_Return, CTRL)
    late = commitment_sheet(typist.page.operations.office, "ck-late")
    assert late.state is CommitmentState.FULFILLED_LATE
    assert late.commitment.fulfilled is not None
    assert late.commitment.fulfilled.result == "Đã xác minh hồ sơ"
    assert "hoàn thành quá hạn" in typist.page.undo_bar.text()


def test_list_panel_and_window_follow(typist: Typist) -> None:
    assert typist.window.windowTitle() == "Lắng Nghe – Cam kết – ĐU xã Bình Minh Hạ"
    typist.key(Key.Key_Down)
    typist.key(Key.Key_Down)
    assert typist.chosen().commitment.key == "ck-soon"
    typist.key(Key.Key_Return)
    typist.key(Key.Key_Escape)
    assert not typist.page.panel.isVisible()
    typist.key(Key.Key_Up)
    assert typist.chosen().commitment.key == "ck-today"


def test_a_morning_of_reminding_extending_and_handing_on(typist: Typist) -> None:
    """Two late ones ticked and given a later day at once, one handed on; each figure follows."""
    page = typist.page
    office = page.operations.office
    typist.key(Key.Key_Space)
    typist.key(Key.Key_Down, SHIFT)
    assert page.list.foot.marked.text() == "Đã chọn 2 việc"
    press_foot(typist, "Gia hạn…")
    typist.write("30/12/2026")
    typist.key(Key.Key_Tab)
    typist.key(Key.Key_Tab)
    typist.write("Mưa lũ kéo dài")
    typist.key(Key.Key_Return, CTRL)
    assert page.undo_bar.text() == "Đã gia hạn 2 cam kết đến 30/12/2026."
    late = commitment_sheet(office, "ck-late").commitment
    assert (late.due_on, late.due_now) == (date(2026, 11, 9), date(2026, 12, 30))
    assert page.list.foot.figures[Outcome.OVERDUE, ByDate.IN_FORCE].text() == "0 quá hạn"

    page.table.choose("ck-later")
    page.table.setFocus()
    page.ask(TransferForm)
    typist.write("Công ty Điện lực Sơn Hà")
    typist.key(Key.Key_Tab)
    typist.key(Key.Key_Tab)
    typist.write("Số 12-CV/ĐU")
    typist.key(Key.Key_Return, CTRL)
    assert typist.chosen().state is CommitmentState.TRANSFERRED
    assert any(str(head.text).startswith("Chờ cơ quan khác") for head in page.table.rows._heads.values())


def press_foot(typist: Typist, words: str) -> None:
    """Tab from the list to a button under it, then Enter."""
    for _ in range(12):
        typist.key(Key.Key_Tab)
        if typist.here().accessibleName() == words:
            typist.key(Key.Key_Return)
            return
    raise AssertionError(f"{words} is not reached by Tab")
