"""The page of receptions as it stands on a working day, for pictures and for looking at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import ui  # noqa: F401  before any PySide6 module

from PySide6.QtCore import QCoreApplication  # isort: skip
from PySide6.QtWidgets import QWidget  # isort: skip

from desktop.domain.papers import PaperKind
from desktop.domain.reception import SessionKind, SessionStatus
from ui.forms.reception_form import SessionForm
from ui.forms.schedule_form import ScheduleForm
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.dialogues import DialoguesPage
from ui.pages.reception_front import CALENDAR, VISITS
from ui.pages.receptions import ReceptionsPage

Arrange = Callable[[ReceptionsPage], object]


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Each scene by its name; a call builds the whole window, the caller gives it its size and shows it."""
    found: dict[str, Arrange] = {
        "tiep-dan": lambda _page: None,
        "tiep-dan-buoi-da-qua": lambda page: page.front.list.table.choose("tcd-bt-2026-08-10"),
        "tiep-dan-lich": _calendar,
        "tiep-dan-lich-thang-9": lambda page: _calendar(page, date(2026, 9, 2)),
        "tiep-dan-so": _visits,
        "tiep-dan-so-to-cao": partial(_visits, words="TC"),
        "tiep-dan-trong": lambda page: _visits(page, words="xyz"),
        "tiep-dan-moi": _new,
        "tiep-dan-moi-thieu": lambda page: _new(page).save(),
        "tiep-dan-sua": lambda page: page.change(),
        "tiep-dan-lap-lich": _year,
        "tiep-dan-hoan": lambda page: page.ask_for("postpone"),
        "tiep-dan-khong-to-chuc": lambda page: page.ask_for("call_off"),
        "tiep-dan-uy-quyen": lambda page: page.ask_for("delegate"),
        "tiep-dan-niem-yet": lambda page: page.ask_for("post"),
        "tiep-dan-in-lich": lambda page: page.show_schedule(),
        "tiep-dan-in-bien-ban": _minutes,
    }
    return {name: partial(_window, operations, arrange) for name, arrange in found.items()}


def _window(operations: Operations, arrange: Arrange) -> QWidget:
    from desktop.registers.office import catalogues

    found = catalogues(operations.office)
    window, page = MainWindow(operations), ReceptionsPage(operations)
    pages = [page, DialoguesPage(operations)]
    window.show_pages(pages, [], f"ĐU xã {found.sheet.name}", found.user_name)
    window.resize(1366, 697)
    window.show()
    QCoreApplication.processEvents()
    arrange(page)
    return window


def _calendar(page: ReceptionsPage, day: date | None = None) -> None:
    page.front.show_view(CALENDAR)
    if day is not None:
        page.front.calendar.show_day(day)
    page.front.take_focus()


def _visits(page: ReceptionsPage, words: str = "") -> None:
    page.front.show_view(VISITS)
    page.front.visits.words.setText(words)
    page.front.visits.look()


def _form(page: ReceptionsPage) -> SessionForm:
    return page.findChildren(SessionForm)[0]


def _new(page: ReceptionsPage) -> SessionForm:
    page.plan()
    form = _form(page)
    form.fields["kind"].control.set_value(SessionKind.EXTRAORDINARY)  # type: ignore[attr-defined]
    form.fields["status"].control.set_value(SessionStatus.POSTPONED)  # type: ignore[attr-defined]
    form.fields["held_on"].control.set_date(date(2026, 11, 24))  # type: ignore[attr-defined]
    form._arrange()
    return form


def _year(page: ReceptionsPage) -> None:
    page.plan_year()
    form = page.findChildren(ScheduleForm)[0]
    form.fields["year"].control.set_value(2027)  # type: ignore[attr-defined]
    form.fields["rule"].control.setText("ngày 10 và 25")  # type: ignore[attr-defined]


def _minutes(page: ReceptionsPage) -> None:
    page.front.list.table.choose("tcd-bt-2026-08-10")
    page.show_paper(PaperKind.RECEPTION_MINUTES)
