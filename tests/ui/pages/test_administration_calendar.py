"""Quản trị: days off and legal limits are changed after a look at what moves, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from desktop.registers.limits import kept_limits
from desktop.registers.office import catalogues
from desktop.services.commitments import make_commitment
from desktop.services.petitions import record_petition
from desktop.store.tables import CommitmentTable
from tests import builders, reception_builders
from tests.ui.typing_hand import letters, press
from ui.forms.calendar_forms import SWAP, AnnouncedForm, ConfirmChanges, DayChangeForm, DayForm
from ui.forms.card import FormCard
from ui.forms.form import Form
from ui.forms.limit_form import LimitCheckedForm, LimitForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_calendar import CalendarPane
from ui.pages.administration_limits import DOUBT, EVERY, LimitsPane

FormType = TypeVar("FormType", bound=Form)
SENTENCE = "Đổi ngày nghỉ làm thay đổi 1 hạn đang mở. Xem danh sách trước khi áp dụng."


@pytest.fixture
def page(
    qtbot: QtBot, app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AdministrationPage]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nha"))
    office = builders.new_office(tmp_path)
    make_commitment(office, builders.commitment())
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


def settled(page: AdministrationPage) -> None:
    """Until nothing asked is under way; the page reads again as the window would have it do."""
    for _ in range(3):
        assert page.operations.wait()
        QCoreApplication.processEvents()
    page.refresh()


def calendar_pane(page: AdministrationPage) -> CalendarPane:
    page.show_section("calendar")
    pane = page.pane()
    assert isinstance(pane, CalendarPane)
    return pane


def limits_pane(page: AdministrationPage) -> LimitsPane:
    page.show_section("limits")
    pane = page.pane()
    assert isinstance(pane, LimitsPane)
    return pane


def form_over(pane: CalendarPane | LimitsPane, kind: type[FormType]) -> FormType:
    card = pane.stack.currentWidget()
    assert isinstance(card, FormCard)
    assert isinstance(card.form, kind)
    return card.form


def due(page: AdministrationPage) -> date | None:
    with page.operations.office.store.reading() as book:
        return book.scalar(select(CommitmentTable.due_now))


def is_working(page: AdministrationPage, day: date) -> bool:
    return catalogues(page.operations.office).calendar.is_working(day)


def typed_storm(pane: CalendarPane) -> DayForm:
    pane.add()
    form = form_over(pane, DayForm)
    form.first.setText("26/11/2026")
    form.last.setText("27/11/2026")
    form.name.setText("Nghỉ phòng, chống bão số 15")
    form.basis.setText("Công điện 12/CĐ-UBND")
    return form


def test_br_05_a_day_off_is_applied_after_a_look_and_taken_back(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    form = typed_storm(pane)
    form.save()
    settled(page)
    assert form.is_previewing()
    assert form.moves.notice.text() == SENTENCE
    assert due(page) == date(2026, 12, 4)
    form.moves.applied.emit()
    settled(page)
    assert due(page) == date(2026, 12, 8)
    assert not is_working(page, date(2026, 11, 26))
    assert pane.table.chosen_key() == "2026-11-26"
    assert not page.undo_bar.isHidden()
    page.undo_bar.undone.emit()
    settled(page)
    assert due(page) == date(2026, 12, 4)
    assert is_working(page, date(2026, 11, 26))


def test_going_back_keeps_what_was_typed_and_writes_nothing(page: AdministrationPage) -> None:
    form = typed_storm(calendar_pane(page))
    form.save()
    settled(page)
    form.moves.notice.buttons()[1].click()
    assert not form.is_previewing()
    assert form.name.text() == "Nghỉ phòng, chống bão số 15"
    assert due(page) == date(2026, 12, 4)
    form.last.setText("26/11/2026")
    form.save()
    settled(page)
    assert form.is_previewing(), "another change is looked at anew"
    assert is_working(page, date(2026, 11, 26))


def test_the_whole_change_runs_by_keyboard(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.add()
    form = form_over(pane, DayForm)
    form.first.setFocus()
    letters(form.first, "26112026")
    press(form.first, Qt.Key.Key_Return)
    letters(form.name, "Nghỉ bão")
    QTest.keyClick(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(page)
    assert form.is_previewing()
    QTest.keyClick(form.moves.notice.buttons()[0], Qt.Key.Key_Return)
    settled(page)
    assert due(page) == date(2026, 12, 7)


def test_a_change_that_moves_nothing_is_done_at_once(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.table.choose("2026-11-24")
    pane.change()
    form = form_over(pane, DayChangeForm)
    form.name.setText("Ngày Văn hóa các dân tộc Việt Nam")
    form.save()
    settled(page)
    day = catalogues(page.operations.office).calendar.special(date(2026, 11, 24))
    assert day is not None
    assert day.name == "Ngày Văn hóa các dân tộc Việt Nam"
    assert not pane.wants_width()


def test_a_day_is_taken_out_after_a_look(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.table.choose("2026-11-24")
    pane.remove_day()
    settled(page)
    form = form_over(pane, ConfirmChanges)
    assert form.title == "Bỏ ngày 24/11/2026 khỏi lịch nghỉ"
    form.moves.left.emit()
    assert not pane.wants_width()
    assert not is_working(page, date(2026, 11, 24))
    pane.remove_day()
    settled(page)
    form_over(pane, ConfirmChanges).moves.applied.emit()
    settled(page)
    assert is_working(page, date(2026, 11, 24))
    assert due(page) == date(2026, 12, 3)


def test_a_swap_asks_both_days_and_a_make_up_day_must_be_a_day_of_rest(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.add()
    form = form_over(pane, DayForm)
    form.kind.set_value(SWAP)
    form.kind.changed.emit(SWAP)
    form.name.setText("Nghỉ hoán đổi")
    form.save()
    assert form.fields["first"].error() == "Cần ghi ngày nghỉ."
    assert form.fields["worked"].error() == "Cần ghi ngày làm bù."
    form.first.setText("23/11/2026")
    form.worked.setText("25/11/2026")
    form.save()
    settled(page)
    assert form.fields["worked"].error() == (
        "Chỉ làm bù vào thứ Bảy, Chủ nhật; 25/11/2026 là ngày làm việc thường."
    )
    form.worked.setText("21/11/2026")
    form.save()
    settled(page)
    assert is_working(page, date(2026, 11, 21))
    assert not is_working(page, date(2026, 11, 23))


def test_a_provisional_year_is_marked_and_announced(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.show_year(2027)
    assert pane.state.text() == "Dự kiến"
    pane.ask_announced()
    form = form_over(pane, AnnouncedForm)
    form.save()
    assert form.fields["basis"].error() == "Cần ghi căn cứ."
    form.basis.setText("Thông báo 5512/TB-BNV")
    form.save()
    settled(page)
    assert not catalogues(page.operations.office).calendar.is_provisional(2027)
    assert pane.year == 2027
    assert pane.state.text() == "Đã công bố"


def test_a_year_comes_from_a_file_and_a_bad_one_is_one_sentence(
    page: AdministrationPage, tmp_path: Path, qtbot: QtBot
) -> None:
    pane = calendar_pane(page)
    file = tmp_path / "lich-2027.json"
    file.write_text("{", encoding="utf-8")
    with qtbot.waitSignal(page.operations.failed) as told:
        pane.take_file(file)
    assert told.args is not None
    assert told.args[0].code == "records-broken"
    days = [{"date": "2027-02-04", "to": "2027-02-10", "name": "Tết Nguyên đán"}]
    whole = {"format": "langnghe-holidays", "version": 1, "year": 2027, "basis": "TB 5512", "days": days}
    file.write_text(json.dumps(whole), encoding="utf-8")
    pane.take_file(file)
    settled(page)
    assert pane.year == 2027
    calendar = catalogues(page.operations.office).calendar
    assert not calendar.is_provisional(2027)
    assert sum(day.day.year == 2027 for day in calendar.days()) == 7


def test_saturdays_count_only_after_a_look(page: AdministrationPage) -> None:
    pane = calendar_pane(page)
    pane.saturday.changed.emit(True)
    settled(page)
    form = form_over(pane, ConfirmChanges)
    assert pane.saturday.value() is False
    form.moves.applied.emit()
    settled(page)
    assert due(page) == date(2026, 12, 1)
    assert pane.saturday.value() is True


def test_br_01_a_limit_is_changed_from_a_day_with_a_reason(page: AdministrationPage) -> None:
    office = page.operations.office
    record_petition(office, reception_builders.petition("don-1", received=date(2026, 11, 11)))
    pane = limits_pane(page)
    row = next(kept for kept in kept_limits(office) if kept.limit.key == "party-notice")
    pane.table.choose(str(row.number))
    pane.change()
    form = form_over(pane, LimitForm)
    form.save()
    assert form.fields["reason"].error() == "Cần ghi lý do đổi."
    form.count.setText("7")
    form.since.setText("01/11/2026")
    form.basis.setText("Quy chế 05-QC/ĐU")
    form.reason.set_text("Đảng ủy rút ngắn")
    form.save()
    settled(page)
    assert form.moves.notice.text().startswith("Đổi thời hạn làm thay đổi 1 hạn đang mở.")
    form.moves.applied.emit()
    settled(page)
    with office.store.reading() as book:
        assert book.scalar(text("SELECT due_on FROM petitions")) == "2026-11-20"
    rows = [kept.limit.count for kept in kept_limits(office) if kept.limit.key == "party-notice"]
    assert rows == [10, 7]


def test_a_doubtful_limit_is_flagged_until_someone_looked(page: AdministrationPage) -> None:
    office = page.operations.office
    pane = limits_pane(page)
    pane.shown.set_value(DOUBT)
    pane.shown.changed.emit(DOUBT)
    doubtful = sum(kept.needs_check for kept in kept_limits(office))
    assert pane.table.model().rowCount() == doubtful
    pane.ask_checked()
    form = form_over(pane, LimitCheckedForm)
    assert form.by.text() == "Đỗ Thị Thanh Mai"
    form.save()
    settled(page)
    assert pane.table.model().rowCount() == doubtful - 1
    page.undo_bar.undone.emit()
    settled(page)
    assert pane.table.model().rowCount() == doubtful
    pane.add()
    assert pane.shown.value() == EVERY
    assert pane.table.model().rowCount() == len(kept_limits(office))
