"""The part *Đính kèm*: a file is added, looked at, saved out; a denunciation has none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.users import Role
from desktop.registers.petition_sheets import petition_sheet
from desktop.services.secrecy import identity_traces
from desktop.store.keeping_tables import AttachmentTable, AuditTable
from tests import files
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.attachment_scenes import (
    PAGES,
    SITE,
    open_book,
    open_page,
    open_window,
    part_of,
    scan,
    scenes,
    settle,
)
from tests.ui.pushed_out import pushed_out
from ui.forms.attachment_forms import AttachForm, SaveOutForm, TrashFileForm
from ui.forms.attachment_view import CANNOT_SHOW, AttachmentView, TextView
from ui.forms.attachments_part import HEARS_DENUNCIATION, ONE_AT_A_TIME, AttachmentsPart, size_words
from ui.forms.erasure_page import erased_lines
from ui.forms.petition_split import SplitForm
from ui.operations import Operations
from ui.pages.page import Page
from ui.pages.petitions import PetitionsPage
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.picture_view import PictureView

NAMES = (
    "dinh-kem-don", "dinh-kem-to-cao", "dinh-kem-doi-thoai", "dinh-kem-buoi-tiep", "dinh-kem-luot-tiep",
    "dinh-kem-cam-ket", "dinh-kem-them", "dinh-kem-them-thieu", "dinh-kem-nguy-hiem", "dinh-kem-luu-ra",
    "dinh-kem-bo", "dinh-kem-xem-pdf", "dinh-kem-xem-anh", "dinh-kem-xem-anh-rong", "dinh-kem-xem-chu",
)  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[PetitionsPage]:
    with open_page(tmp_path) as found:
        assert isinstance(found, PetitionsPage)
        found.show_petition("don-1")
        settle(found.operations)
        yield found


def titles(page: Page) -> list[str]:
    attached = part_of(page).attached
    assert attached is not None
    return [file.title for file in attached.files]


def press(part: AttachmentsPart, name: str) -> None:
    (button,) = (each for each in part.findChildren(QPushButton) if each.accessibleName() == name)
    button.click()
    settle(part.operations)


def asked(page: Page, path: Path) -> AttachForm:
    part = part_of(page)
    part.ask_which = lambda *_: str(path)
    part.add_button.click()
    settle(page.operations)
    assert isinstance(part.form, AttachForm)
    return part.form


def test_the_scenes_can_be_brought_about_and_fit(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Operations(open_book(tmp_path))
    found = scenes(desk)
    assert tuple(found) == NAMES
    for size in ((1366, 697), (1093, 543)):
        for name in NAMES[:1]:
            window = found[name]()
            window.resize(*size)
            settle(desk)
            assert (pushed_out(window), unnamed_controls(window), forbidden_shortcuts(window)) == ([], [], [])
            window.close()
            window.deleteLater()
    desk.close()


@pytest.mark.parametrize("first", list(PAGES))
def test_each_register_shows_the_files_of_what_is_chosen(qtbot: QtBot, tmp_path: Path, first: str) -> None:
    with open_page(tmp_path, first) as page:
        assert len(titles(page)) == 3 if first != "petitions" else part_of(page)


def test_br_27_a_file_is_added_once_it_is_declared(page: PetitionsPage, tmp_path: Path) -> None:
    path = tmp_path / "Bien_ban_hop_thon.pdf"
    path.write_bytes(files.pdf() + bytes(3 << 20))
    form = asked(page, path)
    assert form.title_field.text() == "Bien ban hop thon"
    form.save()
    assert form.fields["declared"].error() == (
        "Cần đánh dấu “Tệp này không phải tài liệu mật, không phải ảnh giấy tờ tùy thân” rồi mới thêm tệp."
    )
    form.title_field.setText("Biên bản họp thôn Đồng Mẫu")
    QTest.keyClick(form.declared.focusProxy(), Qt.Key.Key_Space)
    form.save()
    settle(page.operations)
    assert titles(page)[-1] == "Biên bản họp thôn Đồng Mẫu"
    part = part_of(page)
    assert (part.form, part.place.isVisible()) == (None, False)
    assert page.undoing.bar.isVisible()


def test_what_is_asked_stays_while_another_act_redraws_the_panel(page: PetitionsPage, tmp_path: Path) -> None:
    path = tmp_path / "quet.png"
    path.write_bytes(files.PNG)
    form = asked(page, path)
    form.title_field.setText("Đang gõ dở")
    page.desk.promise()
    settle(page.operations)
    assert part_of(page).form is form
    assert form.title_field.text() == "Đang gõ dở"
    page.show_petition("don-2")
    settle(page.operations)
    assert part_of(page).form is None


def test_a_dangerous_file_is_refused_with_its_reason(page: PetitionsPage, tmp_path: Path) -> None:
    part = part_of(page)
    part.take(tmp_path / "don.pdf.exe")
    assert part.message.text().startswith("Tệp này là chương trình")
    path = tmp_path / "don.pdf"
    path.write_bytes(b"MZ" + bytes(80))
    form = asked(page, path)
    form.declared.set_values(("yes",))
    form.save()
    settle(page.operations)
    assert form.message.text().startswith("Tệp này là chương trình")
    assert len(titles(page)) == 3
    form.back_button.click()
    assert part.form is None


def test_a_title_that_may_not_be_is_told_under_its_field(page: PetitionsPage, tmp_path: Path) -> None:
    path = tmp_path / "quet.png"
    path.write_bytes(files.PNG)
    form = asked(page, path)
    form.title_field.setText("Ảnh căn cước công dân")
    form.declared.set_values(("yes",))
    form.save()
    settle(page.operations)
    assert "giấy tờ tùy thân" in str(form.fields["title"].error())


def test_reading_a_large_file_can_be_stopped(page: PetitionsPage, tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    path.write_bytes(files.pdf() + bytes(19 << 20))
    form = asked(page, path)
    form.declared.set_values(("yes",))
    stopped = threading.Event()
    page.operations.read(lambda _: stopped.wait(30), lambda _: None)
    form.save()
    form.stop.click()
    stopped.set()
    settle(page.operations)
    assert form.message.text() == "Đã dừng, chưa thêm tệp."
    assert len(titles(page)) == 3


def test_a_file_dropped_on_the_part_is_asked_about(page: PetitionsPage, tmp_path: Path) -> None:
    part, data = part_of(page), QMimeData()
    path = tmp_path / "quet.png"
    path.write_bytes(files.PNG)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entered: Any = QDropEvent(QPointF(5, 5), copy, data, left, none, QEvent.Type.DragEnter)
    entered.ignore()
    part.dragEnterEvent(entered)
    assert entered.isAccepted()
    part.grab()
    part.dragLeaveEvent(QDragLeaveEvent())
    part.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert isinstance(part.form, AttachForm)
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path))])
    part.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert part.message.text() == ONE_AT_A_TIME
    words = QMimeData()
    words.setText("chữ")
    entered = QDropEvent(QPointF(5, 5), copy, words, left, none, QEvent.Type.DragEnter)
    entered.ignore()
    part.dragEnterEvent(entered)
    assert not entered.isAccepted()


def test_br_28_a_file_is_saved_out_under_a_safe_name_with_its_purpose(
    page: PetitionsPage, tmp_path: Path
) -> None:
    part, offered = part_of(page), []

    def where(_parent: object, name: str, _kinds: str) -> str:
        offered.append(name)
        return str(tmp_path / "ra.png")

    part.ask_where = where
    press(part, f"Lưu ra {SITE}")
    form = part.form
    assert isinstance(form, SaveOutForm)
    form.save()
    assert form.fields["purpose"].error()
    form.purpose.setText("Gửi Phòng Kinh tế")
    form.save()
    settle(page.operations)
    assert offered == ["don-1-2026-2.png"]
    assert (tmp_path / "ra.png").read_bytes() == scan()
    with page.operations.office.store.reading() as book:
        last = book.scalars(select(AuditTable).order_by(AuditTable.id.desc())).first()
    assert last is not None
    assert last.detail["purpose"] == "Gửi Phòng Kinh tế"


def test_a_folder_that_cannot_be_written_is_told_and_the_form_stays(
    page: PetitionsPage, tmp_path: Path
) -> None:
    part = part_of(page)
    part.ask_where = lambda *_: str(tmp_path / "khong-co" / "ra.png")
    press(part, f"Lưu ra {SITE}")
    assert isinstance(part.form, SaveOutForm)
    part.form.purpose.setText("Gửi")
    part.form.save()
    settle(page.operations)
    assert "Không ghi được tệp" in part.form.message.text()
    part.ask_where = part.form.ask_where = lambda *_: ""
    part.form.save()
    settle(page.operations)
    assert part.form is not None


def test_a_file_is_looked_at_over_the_page(page: PetitionsPage) -> None:
    bodies = (("Biên bản tiếp dân đã ký", PdfPreview), (SITE, PictureView), ("Ghi chú", TextView))
    for title, body in bodies:
        press(part_of(page), f"Xem {title}")
        view = page.stack.currentWidget()
        assert isinstance(view, AttachmentView)
        assert type(view.body) is body
        assert not view.message.isVisible()
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert page.is_front()


def test_what_cannot_be_shown_and_what_is_damaged_is_told(page: PetitionsPage) -> None:
    with page.operations.office.store.act() as book:
        book.execute(
            update(AttachmentTable).where(AttachmentTable.key == "petition-don-1-1").values(content=b"%PDF-")
        )
    part = part_of(page)
    press(part, "Xem Biên bản tiếp dân đã ký")
    view = page.stack.currentWidget()
    assert isinstance(view, AttachmentView)
    assert "đã hỏng trong sổ" in view.message.text()
    view._show(b"%PDF-1.4")
    assert view.message.text() == CANNOT_SHOW
    view.closed.emit()


def test_br_24_a_denunciation_says_why_it_has_no_files(page: PetitionsPage) -> None:
    page.show_petition("don-2")
    settle(page.operations)
    part = part_of(page)
    assert not part.add_button.isVisible()
    assert not part.acceptDrops()
    assert "nét chữ" in part.secret.text()
    part.add()
    assert part.form is None


def test_br_24_a_session_that_heard_a_denunciation_warns(qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.services.visits import VisitDraft, record_visit
    from tests import reception_builders as made

    office = open_book(tmp_path)
    record_visit(office, VisitDraft(made.SESSION, made.denunciation()))
    desk = Operations(office)
    window = open_window(desk, "receptions")
    part = part_of(window.pages["receptions"])
    assert part.secret.text() == HEARS_DENUNCIATION
    assert part.add_button.isVisible()
    window.close()
    window.deleteLater()
    desk.close()


def test_the_command_adds_a_file_wherever_the_panel_is(page: PetitionsPage, tmp_path: Path) -> None:
    path = tmp_path / "quet.png"
    path.write_bytes(files.PNG)
    part = part_of(page)
    part.ask_which = lambda *_: str(path)
    page.panel.hide()
    (command,) = (each for each in page.commands() if each.text == "Thêm tệp đính kèm")
    command.run()
    settle(page.operations)
    assert page.panel.isVisible()
    assert isinstance(part.form, AttachForm)


def test_sizes_are_said_as_people_say_them() -> None:
    assert (size_words(300), size_words(350_000), size_words(1_300_000)) == ("1 KB", "342 KB", "1,2 MB")


def test_a_file_goes_into_the_trash_with_its_reason_and_comes_back(page: PetitionsPage) -> None:
    part = part_of(page)
    press(part, f"Bỏ {SITE}")
    form = part.form
    assert isinstance(form, TrashFileForm)
    form.save()
    assert form.fields["reason"].error()
    form.reason.setText("Đính kèm nhầm đơn")
    form.save()
    settle(page.operations)
    assert SITE not in titles(page)
    assert page.undoing.bar.isVisible()
    page.undoing.undo()
    settle(page.operations)
    assert SITE in titles(page)


def test_who_only_reads_sees_the_files_and_changes_none(page: PetitionsPage) -> None:
    page.operations.office.roles = frozenset({Role.LEADER})
    part = part_of(page)
    part.reload()
    settle(page.operations)
    shown = {each.accessibleName() for each in part.findChildren(QPushButton) if each.isVisible()}
    assert {f"Xem {SITE}", f"Lưu ra {SITE}"} <= shown
    assert f"Bỏ {SITE}" not in shown
    assert not part.add_button.isVisible()


def test_br_19_splitting_a_petition_says_that_its_files_go(page: PetitionsPage) -> None:
    office, desk = page.operations.office, page.desk
    assert desk.sheet is not None
    form = SplitForm(page.operations, desk.catalogues, desk.sheet.petition)
    assert any("tệp này bị xóa khỏi sổ" in label.text() for label in form.findChildren(QLabel))
    other = SplitForm(page.operations, desk.catalogues, petition_sheet(office, "don-2").petition)
    assert not any("tệp này" in label.text() for label in other.findChildren(QLabel))
    form.deleteLater()
    other.deleteLater()


def test_br_25_the_page_of_erasure_tells_of_files(page: PetitionsPage) -> None:
    traces = identity_traces(page.operations.office, Kind.PETITION, "don-1")
    assert "3 tệp đính kèm có thể cho biết là ai; giữ bản giấy" in erased_lines(traces, Kind.PETITION)
