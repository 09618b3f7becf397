"""Backups in the window: by themselves, on closing, from the page; the way back to a book."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.domain.backups import Fate
from desktop.services.backups import backups_in, is_due, last_backup, make_backup
from desktop.services.dialogues import plan_dialogue
from tests import builders
from ui.app import Desk
from ui.backing_up import BackupKeeper
from ui.forms.closing_page import ClosingPage
from ui.forms.restore_page import RestorePage
from ui.operations import Operations
from ui.pages.administration_backups import BackupsPane
from ui.pages.today import TodayPage
from ui.start_message import StartMessage
from ui.widgets.notice import Notice


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "may")
    (tmp_path / "may").mkdir()


@pytest.fixture
def operations(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(builders.new_office(tmp_path / "so"))
    yield made
    made.close()


def settle(operations: Operations) -> None:
    for _ in range(3):
        operations.beside.wait()
        operations.wait()


@pytest.fixture
def pane(operations: Operations, qtbot: QtBot) -> Iterator[BackupsPane]:
    made = BackupsPane(operations)
    made.resize(900, 600)
    made.show()
    made.read_again()
    settle(operations)
    yield made
    made.close()


def test_a_half_hour_with_work_makes_a_backup_and_one_without_makes_none(operations: Operations) -> None:
    keeper = BackupKeeper(operations, operations.office.file)
    keeper.back_up_if_due()
    settle(operations)
    assert len(backups_in(settings.backup_folder())) == 1
    keeper.back_up_if_due()
    settle(operations)
    assert len(backups_in(settings.backup_folder())) == 1
    assert keeper.status().text == "Sao lưu gần nhất: hôm nay 9 giờ 42, đã kiểm tra"


def test_a_practice_book_is_left_alone(operations: Operations, tmp_path: Path) -> None:
    assert not BackupKeeper(operations, tmp_path / "so-that.db").is_due()


def test_what_goes_wrong_by_itself_is_said_at_the_foot(operations: Operations, tmp_path: Path) -> None:
    settings.change(backup_folder=str(tmp_path / "usb-da-rut" / "sao-luu"))
    keeper = BackupKeeper(operations, operations.office.file)
    keeper.back_up_if_due()
    settle(operations)
    status = keeper.status()
    assert status.colour == "late"
    assert "Cắm USB" in status.text


def test_after_three_days_the_foot_asks_for_a_stick(operations: Operations) -> None:
    keeper = BackupKeeper(operations, operations.office.file)
    assert keeper.status().colour == "warn"
    make_backup(operations.office, settings.backup_folder())
    office = operations.office
    office.clock = lambda: builders.MOMENT + timedelta(days=3)
    assert keeper.status().text == "Đã 3 ngày chưa sao lưu. Cắm USB rồi bấm Sao lưu ngay."


def test_the_first_page_says_when_book_and_backup_lie_on_one_disk(operations: Operations) -> None:
    page = TodayPage(operations)
    page.enter()
    settle(operations)
    assert page.side.backup.findChild(Notice) is not None
    make_backup(operations.office, settings.backup_folder())
    page.refresh()
    settle(operations)
    said = [label.text() for label in page.side.backup.findChildren(QLabel)]
    assert "Sao lưu gần nhất: hôm nay 9 giờ 42, đã kiểm tra. Bản này nằm cùng ổ đĩa với sổ." in said


def test_acts_are_answered_while_a_backup_is_made(operations: Operations) -> None:
    """The act comes back before the backup, which waits for it at its first step."""
    order: list[str] = []

    def planned(_change: object) -> None:
        order.append("act")

    def work(_report: object, stopped: object) -> str:
        while not order:
            time.sleep(0.01)
        return "backup"

    operations.beside.start(work, lambda *_: None, order.append, lambda _: None)
    operations.run(lambda office: plan_dialogue(office, builders.planned_dialogue()), done=planned)
    settle(operations)
    assert order == ["act", "backup"]


def test_the_page_shows_backups_and_warns_of_one_disk(pane: BackupsPane) -> None:
    assert pane.lists.currentWidget() is pane.empty
    pane.now.click()
    settle(pane.operations)
    assert pane.lists.currentWidget() is pane.table
    assert pane.together.isVisible()
    assert pane.work.result.text().startswith("Đã sao lưu và kiểm tra")
    assert pane.state.text() == "Sao lưu gần nhất: hôm nay 9 giờ 42, đã kiểm tra"


def test_a_backup_goes_to_a_stick_and_is_listed(pane: BackupsPane, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    pane.ask_folder = lambda *_: str(tmp_path / "usb")
    pane.to_usb.click()
    settle(pane.operations)
    assert [row.file.parent for row in backups_in(tmp_path / "usb")] == [tmp_path / "usb"]
    chosen = pane.table.chosen_row()
    assert chosen is not None
    assert chosen.file.parent == tmp_path / "usb"


def test_a_stick_pulled_out_is_a_sentence(pane: BackupsPane, tmp_path: Path) -> None:
    pane.ask_folder = lambda *_: str(tmp_path / "usb" / "khong-con")
    pane.to_usb.click()
    settle(pane.operations)
    assert "Cắm USB" in pane.work.result.text()
    assert pane.work.progress.isHidden()


def test_a_drill_from_the_page_gives_a_record_to_print(pane: BackupsPane) -> None:
    pane.try_out.click()
    assert "Sao lưu trước" in pane.work.result.text()
    pane.now.click()
    settle(pane.operations)
    pane.try_out.click()
    settle(pane.operations)
    assert pane.work.result.text().startswith("Thử tốt")
    pane.record.click()
    settle(pane.operations)
    view = pane.stack.currentWidget()
    assert view.content.startswith(b"%PDF")  # type: ignore[attr-defined]


def test_the_way_back_lists_what_would_be_lost_and_makes_a_new_book(
    pane: BackupsPane, tmp_path: Path
) -> None:
    pane.now.click()
    settle(pane.operations)
    plan_dialogue(pane.operations.office, builders.planned_dialogue())
    pane.take_back.click()
    page = pane.stack.currentWidget()
    assert isinstance(page, RestorePage)
    settle(pane.operations)
    page.table.choose_first()
    assert page.table.chosen_row().fate is Fate.GONE
    assert page.go.text() == "Khôi phục sổ về ngày 12/11/2026"
    opened: list[object] = []
    pane.open_asked.connect(opened.append)
    page.restore()
    settle(pane.operations)
    book = tmp_path / "so" / "so-khoi-phuc-2026-11-12-0942.db"
    assert book.exists()
    page.open.click()
    assert [each.book for each in opened] == [book]  # type: ignore[attr-defined]


def test_a_backup_of_another_key_asks_for_its_password(pane: BackupsPane, tmp_path: Path) -> None:
    from desktop.services import locking
    from desktop.store.keys import Cost

    office, cost = pane.operations.office, Cost(1, 8, 1)
    locking.lock_book(office, "mai", "mật khẩu cũ", cost=cost)
    file = make_backup(office, tmp_path / "usb").file
    locking.lock_book(office, "mai", "mật khẩu mới", cost=cost)
    pane.show_restore(file)
    page = pane.stack.currentWidget()
    assert isinstance(page, RestorePage)
    settle(pane.operations)
    assert page.secret_field.isVisible()
    page.secret.setText("mật khẩu cũ")
    page.try_secret.click()
    settle(pane.operations)
    assert page.contents is not None
    assert page.secret_field.isHidden() or not page.secret_field.isVisible()


@pytest.fixture
def desk(app: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    office = builders.new_office(tmp_path / "so")
    office.close()
    made = Desk(app, tmp_path / "so" / "so.db")
    made.start()
    qtbot.waitUntil(lambda: made.window.page() is not None, timeout=10_000)
    yield made
    made.window.close()
    made.operations.close()


def test_closing_makes_the_last_backup_of_the_day(desk: Desk) -> None:
    book = desk.book
    assert last_backup(book) is None
    desk.window.close()
    assert last_backup(book) is not None
    assert not desk.operations.is_open


def test_a_backup_that_fails_on_closing_says_so_and_lets_go(desk: Desk, tmp_path: Path) -> None:
    settings.change(backup_folder=str(tmp_path / "usb-da-rut" / "sao-luu"))
    said: list[str] = []

    def answer() -> None:
        page = desk.window.stack.currentWidget()
        if isinstance(page, ClosingPage) and page.leave.isVisible():
            said.append(page.notice.text())
            page.leave.click()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    desk.window.close()
    timer.stop()
    assert "Cắm USB" in said[0]
    assert not desk.operations.is_open


def test_a_restored_book_is_the_one_opened_from_then_on(desk: Desk, qtbot: QtBot) -> None:
    from desktop.services.restoring import Opening, restore

    office = desk.operations.office
    file = make_backup(office, settings.backup_folder()).file
    made = restore(file, office.file.with_name("so-moi.db"), Opening(office.key))
    desk.keeping.open_restored(made)
    qtbot.waitUntil(lambda: desk.operations.is_open and desk.operations.office.file == made.book)
    qtbot.waitUntil(lambda: desk.window.page() is not None)
    assert settings.default_book() == made.book
    assert is_due(replace(desk.operations.office))


def test_a_book_in_a_sync_folder_is_opened_with_a_warning(
    app: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    builders.new_office(tmp_path / "OneDrive - UBND xã").close()
    made = Desk(app, tmp_path / "OneDrive - UBND xã" / "so.db")
    made.start()
    qtbot.waitUntil(lambda: made.window.page() is not None, timeout=10_000)
    assert "OneDrive" in made.window.notice.text()
    assert made.window.notice.isVisible()
    made.window.close()
    made.operations.close()


def test_a_book_that_does_not_open_is_taken_back_from_its_backup(
    app: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    office = builders.new_office(tmp_path / "so")
    backup = make_backup(office, tmp_path / "usb").file
    office.close()
    damaged = bytearray(office.file.read_bytes())
    damaged[1000] ^= 1
    office.file.write_bytes(damaged)
    desk = Desk(app, office.file)
    desk.start()
    qtbot.waitUntil(lambda: isinstance(desk.window.stack.currentWidget(), StartMessage), timeout=10_000)
    message = desk.window.stack.currentWidget()
    assert isinstance(message, StartMessage)
    message.restore_asked.emit()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    page.close_page()
    assert isinstance(desk.window.stack.currentWidget(), StartMessage), "back to what is wrong"
    desk.window.stack.currentWidget().restore_asked.emit()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, RestorePage)
    page.show_file(backup)
    desk.operations.beside.wait()
    page.go.click()
    desk.operations.beside.wait()
    page.open.click()
    qtbot.waitUntil(lambda: desk.window.page() is not None, timeout=10_000)
    assert desk.operations.office.file != office.file
    assert office.file.read_bytes() == damaged, "the damaged book stays for whoever can read more of it"
    desk.window.close()
    desk.operations.close()
