"""Danh mục: ended entries stand grey with their day, unused ones go and come back, used ones stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.domain.office import Hamlet
from desktop.registers.office import catalogues
from desktop.services.dialogues import plan_dialogue
from tests import builders
from ui.forms.catalogue_forms import BodyForm
from ui.forms.form import Form
from ui.forms.hamlet_forms import HamletForm, HamletsForm, RenameHamletForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_catalogues import CataloguePane, HamletsPane
from ui.widgets.row_delegate import Cell

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[AdministrationPage]:
    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue(hamlets=("Bến Gạo",)))
    operations = Operations(office)
    made = AdministrationPage(operations)
    made.resize(1178, 669)
    made.show()
    made.activateWindow()
    QCoreApplication.processEvents()
    yield made
    made.close()
    operations.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pane_of(page: AdministrationPage, key: str) -> CataloguePane:
    page.show_section(key)
    pane = page.pane()
    assert isinstance(pane, CataloguePane)
    return pane


def form_in(pane: CataloguePane) -> Form:
    card = pane._card()
    assert card is not None
    return card.form


def save(page: AdministrationPage) -> None:
    page.pane().save()
    page.operations.wait()
    QCoreApplication.processEvents()


def cells(pane: CataloguePane, column: int) -> list[Cell]:
    rows = pane.table.rows
    return [rows.columns[column].cell(rows.row_at(row)) for row in range(rows.rowCount())]


def names(page: AdministrationPage) -> list[str]:
    return [each.name for each in catalogues(page.operations.office).hamlets]


def test_an_ended_body_stands_grey_with_the_day_it_ended(page: AdministrationPage) -> None:
    pane = pane_of(page, "bodies")
    pane.change()
    form = form_in(pane)
    assert isinstance(form, BodyForm)
    form.validity.since.setText("01/07/2026")
    form.validity.until.setText("30/06/2026")
    save(page)
    assert form.fields["until"].error() == "Ngày cuối phải từ ngày đầu 01/07/2026 trở đi."
    form.validity.since.setText("01/07/2025")
    save(page)
    assert cells(pane, 2)[0] == Cell("thôi dùng từ 01/07/2026", faint=True)
    assert cells(pane, 0)[0].faint
    assert cells(pane, 2)[1].text == "không giới hạn"


def test_delete_takes_an_unused_entry_and_undo_brings_it_back(page: AdministrationPage) -> None:
    pane = pane_of(page, "bodies")
    before = catalogues(page.operations.office).bodies
    pane.table.choose("tthcc")
    pane.table.setFocus()
    QTest.keyClick(pane.table, Key.Key_Delete)
    page.operations.wait()
    assert len(catalogues(page.operations.office).bodies) == len(before) - 1
    page.undo_bar.undo()
    page.operations.wait()
    assert catalogues(page.operations.office).bodies == before


def test_a_used_entry_stays_and_it_is_said_where_it_is_used(page: AdministrationPage) -> None:
    refused: list[Refusal] = []
    page.operations.failed.connect(refused.append)
    pane = pane_of(page, "hamlets")
    pane.table.choose("Bến Gạo")
    pane.remove()
    page.operations.wait()
    QCoreApplication.processEvents()
    assert [(each.code, each.data["where"]) for each in refused] == [("catalogue-used", "1 hội nghị")]
    assert names(page) == ["Đồng Mẫu", "Bến Gạo", "Cầu Lim"]


def test_a_hamlet_is_renamed_from_a_day_on_and_it_can_be_taken_back(page: AdministrationPage) -> None:
    pane = pane_of(page, "hamlets")
    assert isinstance(pane, HamletsPane)
    pane.table.choose("Bến Gạo")
    pane.rename()
    form = form_in(pane)
    assert isinstance(form, RenameHamletForm)
    save(page)
    assert form.fields["name"].error() == "Cần ghi tên mới."
    form.name.setText("Bến Gạo 1")
    form.since.set_date(date(2026, 7, 1))
    save(page)
    assert catalogues(page.operations.office).hamlets[1:3] == (
        Hamlet("Bến Gạo", until=date(2026, 6, 30)),
        Hamlet("Bến Gạo 1", since=date(2026, 7, 1)),
    )
    page.undo_bar.undo()
    page.operations.wait()
    assert names(page) == ["Đồng Mẫu", "Bến Gạo", "Cầu Lim"]


def test_hamlets_are_put_in_order_all_at_once_and_ended_ones_stay(page: AdministrationPage) -> None:
    pane = pane_of(page, "hamlets")
    assert isinstance(pane, HamletsPane)
    pane.table.choose("Bến Gạo")
    pane.change()
    form = form_in(pane)
    assert isinstance(form, HamletForm)
    form.validity.until.setText("30/06/2026")
    save(page)
    pane.edit_all()
    form = form_in(pane)
    assert isinstance(form, HamletsForm)
    assert form.names.text() == "Đồng Mẫu\nCầu Lim"
    form.names.set_text("Cầu Lim\n2\tGò Vàng\nĐồng Mẫu")
    save(page)
    assert names(page) == ["Cầu Lim", "Gò Vàng", "Đồng Mẫu", "Bến Gạo"]
    page.undo_bar.undo()
    page.operations.wait()
    assert names(page) == ["Đồng Mẫu", "Bến Gạo", "Cầu Lim"]


def test_a_new_hamlet_is_added_with_f7(page: AdministrationPage) -> None:
    pane = pane_of(page, "hamlets")
    page.add()
    form = form_in(pane)
    assert isinstance(form, HamletForm)
    form.name.setText("Gò Vàng")
    save(page)
    assert names(page)[-1] == "Gò Vàng"
