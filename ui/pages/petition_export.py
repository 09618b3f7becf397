"""Xuất Excel of the register of petitions, asked in the panel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.register_rows import RegisterKind
from ui.forms.register_export import RegisterExport

if TYPE_CHECKING:
    from ui.pages.petitions import PetitionsPage


def show_export(page: PetitionsPage) -> RegisterExport:
    """The form in the panel; the year of the list is offered as the period."""
    today = page.operations.office.today
    year = page.list.filters().year or today.year
    last = min(date(year, 12, 31), today) if year == today.year else date(year, 12, 31)
    form = RegisterExport(page.operations, RegisterKind.PETITIONS, date(year, 1, 1), last)
    page.desk.put_form_away()
    page.panel.set_title(form.title)
    page.panel.set_chip("mute", None, "")
    form.place(form.sum_label)
    page.panel.set_body(form)
    page.panel.set_actions([form.save_button])
    form.closed.connect(page.desk.show_again)

    def done(file: str) -> None:
        page.desk.show_again()
        page.offer_undo(f"Đã ghi tệp {Path(file).name}.")

    form.done.connect(done)
    page.area.open_panel()
    form.focus_first()
    return form
