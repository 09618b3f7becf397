"""A morning with the post, by keyboard alone: entered, classified, told, accepted, settled; a denunciation
without identity; a transfer; a line struck and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.petition import Petition, PetitionHandling, PetitionType
from desktop.registers.petition_sheets import petition_numbered, petition_sheet
from tests import builders
from tests.ui.pages.petition_scenes import open_window, put_away, settle
from tests.ui.typing_hand import type_phrase
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.petitions import PetitionsPage

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Keys go to whatever has the cursor, as at a desk."""

    def __init__(self, window: MainWindow, page: PetitionsPage, desk: Operations) -> None:
        self.window, self.page, self.desk = window, page, desk

    def key(self, *keys: Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.here(), key, held)
            QCoreApplication.processEvents()

    def here(self) -> QWidget:
        found = self.window.focusWidget()
        assert found is not None
        return found

    def type(self, words: str) -> None:
        type_phrase(self.here(), words)

    def save(self) -> None:
        self.key(Key.Key_Return, held=CTRL)
        settle(self.desk)

    def pick(self, words: str) -> None:
        """Type the beginning of a line of a list and take it."""
        QTest.keyClicks(self.here(), words)
        self.key(Key.Key_Return)

    def answer(self, steps: int) -> None:
        """Go along the answers of a question: the first arrow takes the second one."""
        self.key(*[Key.Key_Right] * steps)

    def petition(self, number: int) -> Petition:
        settle(self.desk)
        found = petition_numbered(self.desk.office, number, 2026)
        assert found is not None
        return petition_sheet(self.desk.office, found.key).petition


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    desk = Operations(builders.new_office(tmp_path))
    window, page = open_window(desk)
    yield Hand(window, page, desk)
    settle(desk)
    put_away(window)
    desk.close()


def enter(hand: Hand, name: str, content: str) -> None:
    """F7, where from, who, hamlet, kind, what: Enter goes from one to the next."""
    hand.key(Key.Key_F7)
    hand.pick("buu chinh")
    hand.key(Key.Key_Return)
    hand.type(name)
    hand.key(Key.Key_Return)
    hand.pick("cau lim")
    hand.key(Key.Key_Space)
    hand.key(Key.Key_Return)
    hand.type(content)


def test_a_petition_from_the_post_to_the_answer(hand: Hand) -> None:
    enter(hand, "Bà Phùng Thị Yến", "Đề nghị xem xét lại đơn giá bồi thường đất nông nghiệp, thửa 214")
    hand.save()
    noun = hand.petition(1)
    assert noun.sender is not None
    assert (noun.sender.name, noun.type) == ("Bà Phùng Thị Yến", PetitionType.PROPOSAL)
    assert noun.sender.address == "thôn Cầu Lim, xã Bình Minh Hạ"
    assert hand.page.table.hasFocus()

    hand.key(Key.Key_Return, Key.Key_Return)
    hand.key(Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down)
    hand.key(Key.Key_Space, Key.Key_Down, Key.Key_Space)
    hand.key(Key.Key_Return, Key.Key_Space)
    hand.save()
    noun = hand.petition(1)
    assert noun.eligible is True
    assert len(noun.checks) == 5
    assert noun.competence == "own"

    hand.key(Key.Key_Return, Key.Key_Return)
    settle(hand.desk)
    assert not hand.page.is_front()
    hand.key(Key.Key_Escape)
    assert hand.page.is_front()
    hand.page.desk.ask(_act("SenderNoticeForm"))
    hand.key(Key.Key_Return)
    hand.type("Số 41-TB/ĐU")
    hand.save()
    assert hand.petition(1).notice is not None

    hand.key(Key.Key_Return, Key.Key_Return)
    hand.pick("phong kinh te")
    hand.save()
    noun = hand.petition(1)
    assert (noun.handling, noun.handled_by) == (PetitionHandling.ACCEPTED, "pkt")

    hand.key(Key.Key_M, held=CTRL)
    hand.type("Đã trả lời bằng văn bản, điều chỉnh đơn giá")
    hand.save()
    assert hand.petition(1).settled_on == date(2026, 11, 12)


def test_a_denunciation_without_identity_never_asks_who(hand: Hand) -> None:
    hand.key(Key.Key_F7)
    hand.pick("hom thu")
    hand.key(Key.Key_Return)
    hand.type("Trịnh Hoài Vọng Nguyệt")
    hand.key(Key.Key_Return)
    hand.pick("cau lim")
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Return)
    hand.type("Tố cáo việc thu, chi quỹ thôn không công khai")
    hand.save()
    hand.type("15/2026-HSM")
    hand.save()
    noun = hand.petition(1)
    assert (noun.type, noun.code, noun.sender) == (PetitionType.DENUNCIATION, "TC-2026-001", None)
    files = [file for file in hand.desk.office.file.parent.rglob("*") if file.is_file()]
    assert not [file for file in files if "Vọng Nguyệt".encode() in file.read_bytes()]


def test_a_line_is_struck_and_taken_back(hand: Hand) -> None:
    enter(hand, "Ông Ma Văn Vỹ", "Trạm bơm Cầu Lim hỏng kéo dài")
    hand.save()
    hand.key(Key.Key_Delete)
    hand.pick("ghi trung")
    hand.save()
    assert hand.petition(1).struck is not None
    assert hand.page.undo_bar.text() == "Đã bỏ đơn số 1 vì ghi trùng. Số 1 không dùng lại."
    hand.key(Key.Key_Z, held=CTRL)
    assert hand.petition(1).struck is None


def test_a_petition_is_transferred(hand: Hand) -> None:
    enter(hand, "Ông Ma Văn Vỹ", "Trạm bơm Cầu Lim hỏng kéo dài")
    hand.save()
    hand.page.desk.ask(_act("TransferForm"))
    hand.pick("trung tam")
    hand.key(Key.Key_Return)
    hand.type("Phiếu chuyển số 12")
    hand.save()
    noun = hand.petition(1)
    assert (noun.handling, noun.handled_by, noun.document) == (
        PetitionHandling.TRANSFERRED, "tthcc", "Phiếu chuyển số 12",
    )  # fmt: skip


def _act(name: str) -> type:
    """What the list of commands (Ctrl+J) runs for an act without a key of its own."""
    from ui.forms import petition_acts

    found: type = getattr(petition_acts, name)
    return found
