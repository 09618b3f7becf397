"""The sections of the Quản trị page as people see them: for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.log_chain import code_of
from desktop.registers.office import catalogues
from desktop.services.office_sheet import correct_office
from ui.forms.calendar_forms import DayForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
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
    made["quan-tri-08-thieu"] = partial(wrong, operations)
    return made
