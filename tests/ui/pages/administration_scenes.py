"""The sections of the Quản trị page as people see them: for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.domain.dialogue import Opinion
from desktop.domain.errors import Refusal
from desktop.domain.log_chain import code_of
from desktop.domain.office import Body
from desktop.office import Office
from desktop.registers.office import catalogues
from desktop.registers.trash import trash_count
from desktop.services.catalogues import record_body
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import plan_dialogue
from desktop.services.office_sheet import correct_office
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.trash import trash_record
from desktop.services.verifying import RescuedBook, RescuedKind, Verified
from tests import builders
from ui.forms.calendar_forms import DayForm
from ui.forms.office_form import RENAME
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
from ui.pages.administration_check import CheckPane
from ui.pages.administration_log import LogPane
from ui.pages.administration_sections import sections


def section(operations: Operations, key: str) -> AdministrationPage:
    """The page with one section open."""
    page = AdministrationPage(operations)
    page.show_section(key)
    page.enter()
    return page


def edited(operations: Operations, key: str) -> AdministrationPage:
    """The page with the first row of a list open in its form."""
    page = section(operations, key)
    page.pane().change()
    return page


def storm(operations: Operations) -> AdministrationPage:
    """Days off typed, and the due dates they move."""
    page = section(operations, "calendar")
    pane = page.pane()
    pane.add()
    form = next(each for each in pane.findChildren(DayForm) if each.isVisibleTo(page))
    form.first.setText("26/11/2026")
    form.last.setText("27/11/2026")
    form.name.setText("Nghỉ phòng, chống bão số 15")
    form.save()
    operations.wait()
    return page


def trashed(operations: Operations) -> AdministrationPage:
    """The trash with a record of most kinds."""
    fill_trash(operations.office)
    return section(operations, "trash")


def fill_trash(office: Office) -> None:
    """A plan, a promise, an opinion of a draft and a body go into the trash, once."""
    if trash_count(office):
        return
    title = "hội nghị đối thoại chuyên đề thu gom rác thải"
    plan_dialogue(office, builders.planned_dialogue(key="dt-bo", title=title, chairs=()))
    said = Opinion("yk-bo", "Đường trục thôn ngập mỗi khi mưa lớn.", speaker="Ông Hoàng Văn Thuận")
    record_opinion(office, OpinionDraft("dt-bo", said))
    trash_record(office, Kind.OPINION, "yk-bo")
    trash_record(office, Kind.DIALOGUE, "dt-bo")
    record_body(office, Body("doi-moi", "Đội quản lý trật tự xây dựng"))
    trash_record(office, Kind.BODY, "doi-moi")
    make_commitment(office, builders.commitment("ck-bo", promised_by=None, lead=None))
    trash_record(office, Kind.COMMITMENT, "ck-bo", "ghi trùng")


def wrong(operations: Operations) -> AdministrationPage:
    """A name taken away, Lưu pressed."""
    page = section(operations, "user")
    page.show()
    pane = page.pane()
    form = pane.form  # type: ignore[attr-defined]
    form.name.setText("")
    pane.save()
    return page


def log_line(operations: Operations) -> AdministrationPage:
    """A line of the log with what changed in it."""
    office = operations.office
    correct_office(office, replace(catalogues(office).sheet, place="Bình Minh Thượng"))
    page = section(operations, "log")
    pane = page.pane()
    assert isinstance(pane, LogPane)
    pane.table.opened.emit(pane.table.chosen_row())
    return page


def code_checked(operations: Operations) -> AdministrationPage:
    """A code from paper that names a line the log does not have."""
    page = section(operations, "log")
    pane = page.pane()
    assert isinstance(pane, LogPane)
    pane.code.setText(code_of(1432, "5d" * 32))
    pane.check_code()
    return page


def renaming(operations: Operations) -> AdministrationPage:
    """A merger typed, both heads before and after."""
    page = section(operations, "office")
    form = page.pane().form  # type: ignore[attr-defined]
    form.how.set_value(RENAME)
    form.how.changed.emit(RENAME)
    form.day.setText("01/12/2026")
    form.basis.setText("Nghị quyết 1656/NQ-UBTVQH15")
    form.questions.kind.set_value("phường")
    form.questions.kind.changed.emit("phường")
    return page


def records_due(operations: Operations) -> AdministrationPage:
    """The list for the archive council."""
    page = section(operations, "retention")
    page.pane().show_list()  # type: ignore[attr-defined]
    return page


def diagnosed(operations: Operations) -> AdministrationPage:
    """What a diagnostic copy holds."""
    page = section(operations, "about")
    page.pane().diagnostics.look()  # type: ignore[attr-defined]
    return page


def taken_back(operations: Operations) -> AdministrationPage:
    """The way back, with what it would lose."""
    from desktop.services.backups import make_backup
    from desktop.services.dialogues import plan_dialogue

    office = operations.office
    file = make_backup(office, office.file.parent / "usb").file
    if not (office.file.parent / "da-ghi").exists():
        (office.file.parent / "da-ghi").touch()
        title = "hội nghị đối thoại với Nhân dân cụm thôn phía Tây về nước sạch"
        plan_dialogue(office, builders.planned_dialogue(key="dt-phia-tay", title=title, chairs=()))
    page = section(operations, "backups")
    page.pane().show_restore(file)  # type: ignore[attr-defined]
    operations.beside.wait()
    return page


def checked(operations: Operations) -> AdministrationPage:
    """A book that is whole."""
    page = section(operations, "check")
    _check_pane(page).check()
    operations.wait()
    return page


def found_damaged(operations: Operations) -> AdministrationPage:
    """What is said of a book with damage of every sort."""
    page = section(operations, "check")
    book = str(operations.office.file)
    damage = (
        Refusal("damaged-page", file=book, page=37),
        Refusal("damaged-page", file=book, page=212),
        Refusal("damaged-log", line=58, why="changed-line"),
        Refusal("damaged-paper", kind="dialogue-minutes", owner="dialogue:dt-2026-11-12", version=1),
        Refusal(
            "attachment-damaged",
            title="Đơn kiến nghị viết tay của các hộ dân",
            record="đơn số đến 112/2026",
        ),
        Refusal("backup-damaged", file="so-2026-11-11-1630.lnsao", part="so.db"),
    )
    _check_pane(page).show_found(Verified(damage, "", hurt=True))
    return page


def rescued(operations: Operations) -> AdministrationPage:
    """What came over of a damaged book, and what was lost."""
    page = found_damaged(operations)
    rows = (
        RescuedKind("dialogue", 14, 0), RescuedKind("opinion", 211, 6), RescuedKind("commitment", 56, 1),
        RescuedKind("paper", 48, 0), RescuedKind("log", 1_912, 24), RescuedKind("rest", 640, 3),
    )  # fmt: skip
    _check_pane(page).show_rescued(RescuedBook(operations.office.file.with_name("so-cuu.db"), rows))
    return page


def _check_pane(page: AdministrationPage) -> CheckPane:
    pane = page.pane()
    assert isinstance(pane, CheckPane)
    return pane


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Scene name → the widget of that scene, made on call. The book must be set up."""
    made: dict[str, Callable[[], QWidget]] = {
        f"quan-tri-{n:02d}-{each.key}": partial(section, operations, each.key)
        for n, each in enumerate(sections(), 1)
    }
    made["quan-tri-02-sua-lanh-dao"] = partial(edited, operations, "officials")
    made["quan-tri-05-sua-linh-vuc"] = partial(edited, operations, "areas")
    made["quan-tri-04-doi-ngay-nghi"] = partial(storm, operations)
    made["quan-tri-05-doi-thoi-han"] = partial(edited, operations, "limits")
    made["quan-tri-nhat-ky-mot-dong"] = partial(log_line, operations)
    made["quan-tri-nhat-ky-moc"] = partial(code_checked, operations)
    made["quan-tri-01-doi-ten"] = partial(renaming, operations)
    made["quan-tri-10-den-han"] = partial(records_due, operations)
    made["quan-tri-16-chan-doan"] = partial(diagnosed, operations)
    made["quan-tri-sao-luu-khoi-phuc"] = partial(taken_back, operations)
    made["quan-tri-08-thieu"] = partial(wrong, operations)
    made["quan-tri-kiem-tra"] = partial(checked, operations)
    made["quan-tri-kiem-tra-hong"] = partial(found_damaged, operations)
    made["quan-tri-kiem-tra-cuu"] = partial(rescued, operations)
    made["quan-tri-thung-rac"] = partial(trashed, operations)
    return made
