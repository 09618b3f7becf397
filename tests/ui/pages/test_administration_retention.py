"""Thời hạn lưu giữ: changed with a reason, taken back, and the list of records due as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.retention import RecordClass
from desktop.registers.retention import retention_classes
from desktop.services.dialogues import plan_dialogue
from tests import builders
from ui.forms.paper_view import PaperView
from ui.forms.retention_form import FOR_GOOD, RetentionForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_retention import RetentionPane

LATER = datetime(2047, 1, 5, 8, 0)  # noqa: DTZ001 -- the office knows one zone


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[AdministrationPage]:
    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue())
    office.clock = lambda: LATER
    operations = Operations(office)
    made = AdministrationPage(operations)
    made.resize(1178, 669)
    made.show()
    made.activateWindow()
    made.show_section("retention")
    QCoreApplication.processEvents()
    yield made
    made.close()
    operations.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pane_of(page: AdministrationPage) -> RetentionPane:
    pane = page.pane()
    assert isinstance(pane, RetentionPane)
    return pane


def cell(pane: RetentionPane, column: int) -> str:
    rows = pane.table.rows
    return rows.columns[column].cell(rows.row_at(0)).text


def test_a_class_is_changed_with_a_reason_and_taken_back(page: AdministrationPage) -> None:
    pane = pane_of(page)
    assert [cell(pane, column) for column in range(4)] == [
        "Hồ sơ hội nghị đối thoại", "20 năm", "1", "Cần kiểm tra"
    ]  # fmt: skip
    pane.change()
    card = pane._card()
    assert card is not None
    form = card.form
    assert isinstance(form, RetentionForm)
    form.years.setText("101")
    form.save()
    assert form.fields["reason"].error() == "Cần ghi lý do đổi."
    form.reason.set_text("theo bảng thời hạn của lưu trữ tỉnh")
    form.save()
    assert form.fields["years"].error() == "Số năm phải từ 1 đến 100."
    form.how.set_value(FOR_GOOD)
    form.how.changed.emit(FOR_GOOD)
    assert form.fields["years"].isHidden()
    form.save()
    page.operations.wait()
    QCoreApplication.processEvents()
    assert [cell(pane, column) for column in range(1, 4)] == ["vĩnh viễn", "", "Cơ quan đã sửa"]
    page.undo_bar.undo()
    page.operations.wait()
    kept = retention_classes(page.operations.office)[0]
    assert (kept.record, kept.years, kept.needs_check) == (RecordClass.DIALOGUE, 20, True)


def test_the_list_of_records_due_is_shown_as_it_is_printed(page: AdministrationPage) -> None:
    pane = pane_of(page)
    pane.show_list()
    page.operations.wait()
    QCoreApplication.processEvents()
    (view,) = pane.findChildren(PaperView)
    assert view.content is not None
    assert view.content.startswith(b"%PDF")
    assert pane.wants_width()
    pane.show_list()
    assert len(pane.findChildren(PaperView)) == 1
    view.closed.emit()
    assert not pane.wants_width()
    assert pane.table.hasFocus()
