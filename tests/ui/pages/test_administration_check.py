"""Kiểm tra sổ: a good book gets one sentence, a damaged one a list and two ways out, by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.domain.users import Role
from desktop.office import open_office
from desktop.registers.log_check import verify_log
from desktop.services.backups import make_backup
from desktop.services.dialogues import plan_dialogue
from desktop.services.verifying import RescuedBook
from tests import builders
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_backups import BackupsPane
from ui.pages.administration_check import CheckPane
from ui.tables import TableView

PAGE = 4096


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "may")
    (tmp_path / "may").mkdir()


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[AdministrationPage]:
    office = builders.new_office(tmp_path / "so")
    for number in range(30):
        plan_dialogue(office, builders.planned_dialogue(key=f"dt-{number}"))
    made = AdministrationPage(Operations(office))
    made.resize(1178, 669)
    made.show()
    made.activateWindow()
    made.show_section("check")
    QCoreApplication.processEvents()
    yield made
    made.operations.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def pane(page: AdministrationPage) -> CheckPane:
    made = page.pane()
    assert isinstance(made, CheckPane)
    return made


def settle(page: AdministrationPage) -> None:
    page.operations.wait()
    page.operations.beside.wait()
    QCoreApplication.processEvents()


def rows(table: TableView) -> list[list[str]]:
    shown = table.rows
    return [
        [column.cell(shown.row_at(row)).text for column in shown.columns] for row in range(shown.rowCount())
    ]


def flip_far_from_the_first(page: AdministrationPage) -> int:
    """A byte of the last page but one, while the window has the book open; the page's number."""
    from desktop.store.integrity import settle as bring_in

    office = page.operations.office
    bring_in(office.file, office.key)
    number = office.file.stat().st_size // PAGE - 1
    with office.file.open("r+b") as book:
        book.seek(number * PAGE - 700)
        byte = book.read(1)[0]
        book.seek(number * PAGE - 700)
        book.write(bytes([byte ^ 0x10]))
    return number


def test_a_good_book_gets_one_sentence_with_its_code(page: AdministrationPage, pane: CheckPane) -> None:
    make_backup(page.operations.office, settings.backup_folder())
    page.take_focus()
    page.switch_side()
    assert pane.go.hasFocus()
    QTest.keyClick(pane.go, Qt.Key.Key_Return)
    assert pane.work.stop.hasFocus()
    settle(page)
    head = verify_log(page.operations.office).head
    assert pane.work.result.kind() == "ok"
    assert pane.work.result.text() == (
        f"Sổ nguyên vẹn, kiểm tra lúc 9 giờ 42 ngày 12/11/2026; mốc nhật ký {head}."
    )
    assert pane.damage.isHidden()
    assert pane.rescue.isHidden()
    assert pane.go.hasFocus()


def test_a_page_that_is_damaged_is_listed_with_what_to_do(page: AdministrationPage, pane: CheckPane) -> None:
    number = flip_far_from_the_first(page)
    pane.take_focus()
    pane.check()
    settle(page)
    assert (pane.work.result.kind(), pane.advice.isVisible()) == ("late", True)
    first = rows(pane.damage)[0]
    assert first == ["Sổ", f"Sổ so.db hỏng ở trang dữ liệu số {number}. Khôi phục từ bản sao lưu gần nhất."]
    assert pane.whole.text() == first[1]
    assert pane.damage.hasFocus()
    pane.to_backups.setFocus()
    QTest.keyClick(pane.to_backups, Qt.Key.Key_Return)
    settle(page)
    backups = page.pane()
    assert isinstance(backups, BackupsPane)
    assert backups.now.hasFocus()


def test_what_can_be_read_goes_into_a_new_book_from_the_page(
    page: AdministrationPage, pane: CheckPane, tmp_path: Path
) -> None:
    flip_far_from_the_first(page)
    damaged = page.operations.office.file.read_bytes()
    pane.check()
    settle(page)
    to = tmp_path / "moi" / "so-cuu.db"
    pane.ask_where = lambda _parent, _name, _kinds: str(to)
    pane.rescue.setFocus()
    QTest.keyClick(pane.rescue, Qt.Key.Key_Space)
    settle(page)
    assert pane.work.result.text().startswith(f"Sổ mới: {to}.")
    assert pane.work.result.text().endswith(f"Sổ hỏng giữ nguyên ở {page.operations.office.file}.")
    assert page.operations.office.file.read_bytes() == damaged
    said = {words: state for words, _rows, _lost, state in rows(pane.rescued)}
    assert {"Hội nghị đối thoại", "Dòng nhật ký", "Dữ liệu phụ"} <= set(said)
    assert pane.rescued.hasFocus()
    asked: list[RescuedBook] = []
    page.book_asked.connect(asked.append)
    pane.open.click()
    assert [each.book for each in asked] == [to]
    open_office(to, create=False).close()
    pane.rescue_to(to)
    settle(page)
    assert pane.work.result.text() == f"Đã có tệp ở {to}. Chọn tên khác, sổ cũ không bị ghi đè."


def test_who_may_rescue_is_said_before_a_place_is_asked_for(
    page: AdministrationPage, pane: CheckPane
) -> None:
    flip_far_from_the_first(page)
    pane.check()
    settle(page)
    page.operations.office.roles = frozenset({Role.LEADER})
    pane.ask_where = lambda _parent, _name, _kinds: pytest.fail("asked")
    pane.rescue.click()
    assert pane.work.result.text() == (
        "Chỉ chánh văn phòng hoặc người quản trị được cứu sổ hỏng sang sổ mới."
    )


def test_a_backup_that_is_damaged_leaves_the_book_whole(page: AdministrationPage, pane: CheckPane) -> None:
    row = make_backup(page.operations.office, settings.backup_folder())
    row.file.write_bytes(row.file.read_bytes()[: row.size // 2])
    pane.check()
    settle(page)
    assert pane.work.result.kind() == "warn"
    assert pane.work.result.text().startswith("Sổ nguyên vẹn nhưng có tệp bên cạnh hỏng, kiểm tra lúc")
    assert [where for where, _ in rows(pane.damage)] == ["Bản sao lưu"]
    assert not pane.advice.isVisible()
    assert pane.rescue.isHidden()
    assert pane.to_backups.isVisible()


def test_a_check_can_be_stopped_and_does_not_run_against_a_backup(
    page: AdministrationPage, pane: CheckPane
) -> None:
    hold = threading.Event()
    page.operations.read(lambda _office: hold.wait(5), lambda _: None)
    pane.check()
    QTest.keyClick(pane.work.stop, Qt.Key.Key_Return)
    hold.set()
    settle(page)
    assert pane.work.result.text() == "Đã dừng kiểm tra."
    hold.clear()
    page.operations.beside.start(
        lambda _r, _s: hold.wait(5), lambda _d, _a: None, lambda _: None, lambda _: None
    )
    pane.check()
    assert pane.work.result.text() == "Đang có việc sao lưu khác. Chờ xong rồi bấm lại."
    pane.rescue_to(page.operations.office.file.with_name("moi.db"))
    assert pane.work.result.text() == "Đang có việc sao lưu khác. Chờ xong rồi bấm lại."
    hold.set()
    settle(page)


def test_the_cursor_is_not_taken_from_whoever_went_elsewhere(
    page: AdministrationPage, pane: CheckPane
) -> None:
    pane.check()
    page.list.words.setFocus()
    settle(page)
    assert pane.work.result.kind() == "ok"
    assert page.list.words.hasFocus()
