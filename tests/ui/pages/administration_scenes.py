"""The sections of the Quản trị page as people see them: for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.forms.calendar_forms import DayForm
from ui.operations import Operations
from ui.pages.administration import AdministrationPage
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
    made["quan-tri-08-thieu"] = partial(wrong, operations)
    return made
