"""Delete, Ctrl+Z, Ctrl+Y and Thùng rác, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.commitment import Progress
from desktop.domain.errors import Refusal
from desktop.domain.reception import SessionStatus
from desktop.office import Office
from desktop.registers.commitments import commitment_sheet
from desktop.registers.dialogues import dialogues_in
from desktop.registers.receptions import session_count
from desktop.registers.trash import trash_count, trash_rows
from desktop.services.commitments import make_commitment, record_progress
from desktop.services.dialogues import plan_dialogue
from desktop.services.reception_sessions import plan_session
from desktop.services.trash import trash_record
from tests import builders
from tests import reception_builders as made
from ui.forms.commitment_trash import CommitmentTrashForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_trash import TrashPane
from ui.pages.commitments import CommitmentsPage
from ui.pages.dialogues import DialoguesPage
from ui.pages.page import Page
from ui.pages.receptions import ReceptionsPage

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Shown = Callable[[type[Page]], Page]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    opened = builders.new_office(tmp_path)
    plan_dialogue(opened, builders.planned_dialogue())
    plan_session(opened, made.session(status=SessionStatus.PLANNED))
    make_commitment(opened, builders.commitment())
    return opened


@pytest.fixture
def shown(qtbot: QtBot, app: QApplication, office: Office) -> Iterator[Shown]:
    """A page on the screen, ready for keys."""
    operations = Operations(office)
    pages: list[Page] = []

    def show(kind: type[Page]) -> Page:
        page = kind(operations)
        page.resize(1178, 669)
        page.show()
        page.activateWindow()
        settle(page)
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()
        page.deleteLater()
    operations.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(page: Page) -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        page.operations.wait()


def press(page: Page, key: Qt.Key, control: bool = False) -> None:
    target = page.focusWidget() or page
    QTest.keyClick(target, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)
    settle(page)


def test_delete_puts_a_dialogue_into_the_trash_and_ctrl_z_brings_it_back(
    shown: Shown, office: Office
) -> None:
    page = shown(DialoguesPage)
    assert isinstance(page, DialoguesPage)
    page.table.setFocus()
    press(page, Key.Key_Delete)
    assert dialogues_in(office) == ()
    said = "Đã đưa hội nghị “Nhân dân cụm thôn phía Đông năm 2026” vào Thùng rác."
    assert page.undo_bar.text() == said
    press(page, Key.Key_Z, control=True)
    assert [row.key for row in dialogues_in(office)] == ["dt-2026-11-12"]
    assert page.table.chosen_key() == "dt-2026-11-12"
    assert page.undo_bar.text() == "Đã hoàn tác: đưa bản ghi vào Thùng rác."
    assert page.undo_bar.button.text() == "Làm lại"
    press(page, Key.Key_Y, control=True)
    assert dialogues_in(office) == ()
    assert page.undo_bar.text() == "Đã làm lại: đưa bản ghi vào Thùng rác."


def test_delete_on_a_commitment_asks_why_beside_it(shown: Shown, office: Office) -> None:
    page = shown(CommitmentsPage)
    assert isinstance(page, CommitmentsPage)
    page.table.setFocus()
    press(page, Key.Key_Delete)
    form = page.asking
    assert isinstance(form, CommitmentTrashForm)
    form.save()
    assert form.fields["why"].error() == "Cần chọn lý do bỏ."
    form.restore('{"why": "lý do khác…"}')
    form.save()
    assert form.fields["reason"].error() == "Cần ghi rõ lý do."
    form.restore('{"why": "ghi trùng"}')
    form.save()
    settle(page)
    (row,) = trash_rows(office, 0, 5)
    assert (row.number, row.reason) == ("CK 1/2026", "ghi trùng")
    assert page.undo_bar.text() == "Đã đưa CK 1/2026 vào Thùng rác."
    page.undo_bar.undo()
    settle(page)
    assert commitment_sheet(office, "ck-1").commitment.number == 1
    assert page.table.chosen_key() == "ck-1"


def test_delete_takes_a_planned_session_out_and_the_bar_brings_it_back(shown: Shown, office: Office) -> None:
    page = shown(ReceptionsPage)
    assert isinstance(page, ReceptionsPage)
    page.front.list.table.setFocus()
    press(page, Key.Key_Delete)
    assert session_count(office) == 0
    assert page.undo_bar.text() == "Đã đưa buổi tiếp ngày 10/11/2026 vào Thùng rác."
    page.undo_bar.undo()
    settle(page)
    assert session_count(office) == 1


def test_ctrl_z_takes_back_what_another_page_did_and_says_what(shown: Shown, office: Office) -> None:
    page = shown(DialoguesPage)
    page.operations.run(lambda book: record_progress(book, "ck-1", Progress(book.today, 40, "đang làm")))
    settle(page)
    press(page, Key.Key_Z, control=True)
    assert page.undo_bar.text() == "Đã hoàn tác: ghi tiến độ cam kết."
    assert commitment_sheet(office, "ck-1").commitment.progress == ()
    press(page, Key.Key_Z, control=True)
    assert page.message.isVisible()


def test_the_trash_lists_and_restores(shown: Shown, office: Office) -> None:
    trash_record(office, Kind.DIALOGUE, "dt-2026-11-12")
    trash_record(office, Kind.COMMITMENT, "ck-1", "ghi trùng")
    page = shown(AdministrationPage)
    assert isinstance(page, AdministrationPage)
    page.show_section("trash")
    pane = page.pane()
    assert isinstance(pane, TrashPane)
    assert pane.count.text() == "2 bản ghi"
    assert pane.details.text() == ("Đỗ Thị Thanh Mai bỏ lúc 9 giờ 42 ngày 12/11/2026. Lý do: ghi trùng.")
    pane.take_focus()
    press(page, Key.Key_Return)
    assert pane.restore_button.hasFocus()
    press(page, Key.Key_Space)
    assert page.undo_bar.text() == "Đã khôi phục cam kết “CK 1/2026”."
    assert commitment_sheet(office, "ck-1").commitment.number == 1
    assert pane.count.text() == "1 bản ghi"
    press(page, Key.Key_Z, control=True)
    assert trash_count(office) == 2
    assert pane.count.text() == "2 bản ghi"


def test_an_empty_trash_is_a_sentence(shown: Shown) -> None:
    page = shown(AdministrationPage)
    assert isinstance(page, AdministrationPage)
    page.show_section("trash")
    pane = page.pane()
    assert isinstance(pane, TrashPane)
    assert pane.empty.isVisible()
    assert pane.restore_button.isHidden()
    pane.restore()
    assert not page.operations.busy


def test_what_cannot_come_back_is_said_above_the_page(shown: Shown, office: Office) -> None:
    trash_record(office, Kind.DIALOGUE, "dt-2026-11-12")
    plan_dialogue(office, builders.planned_dialogue())
    page = shown(AdministrationPage)
    assert isinstance(page, AdministrationPage)
    page.show_section("trash")
    pane = page.pane()
    assert isinstance(pane, TrashPane)
    refused: list[Refusal] = []
    page.operations.failed.connect(refused.append)
    pane.restore()
    settle(page)
    assert [each.code for each in refused] == ["trash-key-taken"]
    assert trash_count(office) == 1
