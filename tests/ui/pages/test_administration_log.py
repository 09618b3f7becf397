"""Nhật ký in Quản trị: read, filtered, held against codes from paper; nothing there can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import plan_dialogue
from tests import builders
from tests.desktop.registers.test_log_check import TRIGGERS, printed_code, tamper
from ui.operations import Operations
from ui.pages.administration_log import ALL, CHECK_ALL, LogPane
from ui.pages.administration_log_line import LogLineCard


@pytest.fixture
def operations(app: QApplication, tmp_path: Path) -> Iterator[Operations]:
    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue())
    made = Operations(office)
    yield made
    made.close()


@pytest.fixture
def pane(operations: Operations, qtbot: QtBot) -> LogPane:
    from desktop.registers.office import catalogues

    made = LogPane(operations)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show_office(catalogues(operations.office))
    made.show()
    return made


def acts(pane: LogPane) -> list[str]:
    return [pane.table.rows.row_at(row).act for row in range(pane.table.rows.rowCount())]


def card(pane: LogPane) -> LogLineCard:
    shown = pane.stack.currentWidget()
    assert isinstance(shown, LogLineCard)
    return shown


def test_the_newest_line_stands_first_and_filters_narrow(pane: LogPane) -> None:
    assert acts(pane) == ["Lập hội nghị đối thoại", "Thiết lập cơ quan"]
    pane.kind.set_value(Kind.DIALOGUE.value)
    pane.kind.chosen.emit(Kind.DIALOGUE.value)
    assert acts(pane) == ["Lập hội nghị đối thoại"]
    pane.kind.set_value(Kind.VISIT.value)
    pane.kind.chosen.emit(Kind.VISIT.value)
    assert pane.lists.currentWidget() is pane.empty
    pane.take_focus()
    pane.empty.button.click()
    assert (pane.kind.value(), len(acts(pane))) == (ALL, 2)


def test_a_line_opens_with_what_stood_before_and_after_and_esc_goes_back(pane: LogPane) -> None:
    pane.take_focus()
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert pane.wants_width()
    said = [label.text() for label in card(pane).findChildren(QLabel)]
    assert "Dòng số 2: Lập hội nghị đối thoại" in (card(pane).accessibleName(), *said)
    assert {"Mục", "Trước", "Sau", "ngày", "12/11/2026"} <= set(said)
    pane.take_focus()
    QTest.keyClick(card(pane), Qt.Key.Key_Escape)
    assert not pane.wants_width()


def test_work_done_elsewhere_is_seen_when_one_comes_back(pane: LogPane, operations: Operations) -> None:
    pane.hide()
    make_commitment(operations.office, replace(builders.commitment(), source=None))
    pane.show()
    assert acts(pane)[0] == "Ghi cam kết"


def test_br_63_a_code_from_paper_is_checked_with_a_sentence(pane: LogPane, operations: Operations) -> None:
    code = printed_code(operations.office)
    pane.code.setText(code.lower())
    QTest.keyClick(pane.code, Qt.Key.Key_Return)
    assert pane.result.kind() == "ok"
    assert pane.result.text().startswith("Mốc khớp: dòng số 2, ghi lúc 12/11/2026 9:42:18, vẫn như khi in.")
    pane.code.setText(code[:-1])
    pane.check_one.click()
    assert pane.result.kind() == "warn"
    tamper(operations.office, *TRIGGERS, "DELETE FROM audit WHERE id = 2")
    pane.code.setText(code)
    pane.check_one.click()
    assert pane.result.text() == ("Phát hiện sửa đổi, hoặc mốc là của sổ khác: nhật ký không có dòng số 2.")


def test_br_63_the_whole_log_is_checked_on_the_worker(pane: LogPane, operations: Operations) -> None:
    pane.check_all.click()
    assert operations.wait()
    assert pane.result.text() == (
        f"Nhật ký khớp: 2 dòng, không phát hiện sửa đổi. Mốc hiện nay: {printed_code(operations.office)}."
    )
    tamper(operations.office, *TRIGGERS, "UPDATE audit SET user_name = 'X' WHERE id = 1")
    pane.check_all.click()
    assert operations.wait()
    assert (pane.result.kind(), pane.result.text()) == (
        "late",
        "Phát hiện sửa đổi trong nhật ký: dòng số 1 không còn như lúc ghi.",
    )


def test_a_check_under_way_can_be_stopped(
    pane: LogPane, operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.registers.log_check._BATCH", 1)
    pane.check_all.click()
    assert pane.check_all.accessibleName().startswith("Dừng")
    pane.check_all.click()
    assert operations.wait()
    assert pane.result.text() == "Đã dừng kiểm tra."
    assert pane.check_all.accessibleName().startswith(CHECK_ALL)


def test_the_wording_never_promises_to_prevent() -> None:
    from desktop.texts import log

    said = [*log.CODES.values(), *log.SENTENCES.values(), log.HOLDS, log.CHECKING, log.CLOCK_BEHIND]
    assert any("Phát hiện sửa đổi" in each for each in said)
    assert not any("chống" in each.lower() for each in said)
