"""The follow-up page as it stands on a working day, for pictures and for looking at.

``python -m tests.ui.pages.commitment_scenes BOOK FOLDER`` draws every scene of a book, light and dark.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ui  # noqa: F401  before any PySide6 module

from PySide6.QtCore import QCoreApplication, QEvent  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

from desktop.domain.commitment import Dropped
from desktop.domain.commitment_figures import ByDate, Outcome
from desktop.services.commitments import drop_commitment
from ui.forms.commitment_acts import (
    CommitmentActForm,
    DropForm,
    ExtensionForm,
    ProgressForm,
    ResultForm,
)
from ui.forms.commitment_passing import ReminderForm, TransferForm
from ui.forms.commitment_trash import CommitmentTrashForm
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.commitment_list import ALL
from ui.pages.commitments import CommitmentsPage
from ui.pages.dialogues import DialoguesPage

SIZES = ((1366, 697), (1920, 1017), (1093, 543), (780, 420))


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Each scene by its name; a call builds the whole window, the caller gives it its size and shows it."""
    return {
        "cam-ket": partial(_counted, operations),
        "cam-ket-gia-han-nhieu-lan": partial(_extended, operations),
        "cam-ket-tat-ca": partial(_closed, operations),
        "cam-ket-moi": partial(_form, operations, change=False),
        "cam-ket-sua": partial(_form, operations, change=True),
        "cam-ket-ghi-ket-qua": partial(_asked, operations, ResultForm),
        "cam-ket-ghi-ket-qua-thieu": partial(_asked, operations, ResultForm, save=True),
        "cam-ket-ghi-tien-do": partial(_asked, operations, ProgressForm),
        "cam-ket-gia-han": partial(_asked, operations, ExtensionForm),
        "cam-ket-chon-nhieu": partial(_several, operations),
        "cam-ket-don-doc-nhieu": partial(_several, operations, ReminderForm),
        "cam-ket-loc": partial(_narrowed, operations),
        "cam-ket-so-lieu": partial(_behind, operations),
        "cam-ket-chuyen": partial(_asked, operations, TransferForm),
        "cam-ket-thoi-khong-lam": partial(_asked, operations, DropForm),
        "cam-ket-bo": partial(_asked, operations, CommitmentTrashForm),
        "cam-ket-hoan-tac": partial(_taken_back, operations),
    }


def _window(operations: Operations) -> tuple[MainWindow, CommitmentsPage]:
    from desktop.registers.office import catalogues

    found = catalogues(operations.office)
    window, page = MainWindow(operations), CommitmentsPage(operations)
    window.show_pages([DialoguesPage(operations), page], [], f"ĐU xã {found.sheet.name}", found.user_name)
    window.show_page(page.key)
    return window, page


def _choose(page: CommitmentsPage, fits: Callable[[str], bool]) -> None:
    rows = page.table.rows
    keys = (rows.key_at(row) for row in range(rows.rowCount()))
    page.table.choose(next((key for key in keys if key is not None and fits(key)), ""))


def _counted(operations: Operations) -> QWidget:
    """A promise counted in days, so that the strip has cells."""
    from desktop.registers.commitments import commitment_sheet

    window, page = _window(operations)
    office = operations.office
    _choose(page, lambda key: commitment_sheet(office, key).commitment.due.count is not None)
    page.panel.show()
    return window


def _extended(operations: Operations) -> QWidget:
    from desktop.registers.commitments import commitment_sheet

    window, page = _window(operations)
    office = operations.office
    _choose(page, lambda key: bool(commitment_sheet(office, key).commitment.extensions))
    page.panel.show()
    return window


def _closed(operations: Operations) -> QWidget:
    from desktop.registers.commitments import commitment_sheet

    window, page = _window(operations)
    page.list.show_which.set_value(ALL)
    page.list.read()
    office = operations.office
    _choose(page, lambda key: commitment_sheet(office, key).commitment.fulfilled is not None)
    page.panel.show()
    return window


def _form(operations: Operations, *, change: bool) -> QWidget:
    window, page = _window(operations)
    (page.change if change else page.make)()
    return window


def _asked(operations: Operations, form: type[CommitmentActForm], *, save: bool = False) -> QWidget:
    window, page = _window(operations)
    page.ask(form)
    if save and page.asking is not None:
        page.asking.save()
    return window


def _taken_back(operations: Operations) -> QWidget:
    """Something given up, then Ctrl+Z: the bar offers to do it again."""
    window, page = _window(operations)
    window.show()
    key = page.table.chosen_key() or ""
    operations.run(lambda office: drop_commitment(office, key, Dropped(office.today, "trùng")))
    operations.wait()
    page.undoing.undo()
    operations.wait()
    return window


def _several(operations: Operations, form: type[CommitmentActForm] | None = None) -> QWidget:
    """Three ticked rows, and what is asked about them."""
    window, page = _window(operations)
    for row in (1, 2, 4):
        page.list.marks.toggle(row)
    if form is not None:
        page.desk.ask_of_marked(form)
    return window


def _narrowed(operations: Operations) -> QWidget:
    window, page = _window(operations)
    page.list.filters.toggle_further()
    page.list.filters.source.set_value("reception")
    page.list.filters.changed.emit()
    return window


def _behind(operations: Operations) -> QWidget:
    """The list behind the rate by the date in force."""
    window, page = _window(operations)
    page.list.look_behind(Outcome.ON_TIME, ByDate.IN_FORCE)
    return window


def main(book: str, folder: str, *only: str) -> None:
    """Draw the scenes, all or those named."""
    from desktop.office import open_office
    from ui.style import apply_theme

    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    operations = Operations(open_office(Path(book)))
    for dark in (False, True):
        apply_theme(app, dark=dark)
        for name, build in scenes(operations).items():
            for width, height in SIZES if not only or name in only else ():
                window = build()
                window.resize(width, height)
                window.show()
                for _ in range(4):
                    QCoreApplication.processEvents()
                window.grab().save(f"{folder}/{name}-{width}{'-toi' if dark else ''}.png")
                window.close()
                window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    operations.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
