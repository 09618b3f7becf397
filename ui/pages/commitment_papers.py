"""Papers about commitments in place of their list: the letter of reminder, the list itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.changes import Change, Kind
from desktop.domain.papers import PaperKind
from desktop.domain.register_rows import RegisterKind

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.registers.commitments import Narrow
    from ui.forms.list_print import ListPrint
    from ui.forms.paper_view import PaperView
    from ui.forms.reminder_view import ReminderView
    from ui.pages.commitments import CommitmentsPage


def show_reminder(page: CommitmentsPage, body: str) -> None:
    """The letter that reminds a body of all its open tasks."""
    from ui.forms.reminder_view import ReminderView

    view = ReminderView(page.operations, body)
    view.recorded.connect(partial(_take_reminded, page, view))
    _show(page, view)


def _take_reminded(page: CommitmentsPage, view: ReminderView, change: Change) -> None:
    page.desk.put_form_away()
    page.uncover(view)
    many = len(change.keys(Kind.COMMITMENT))
    page.offer_undo(f"Đã ban hành công văn đôn đốc, ghi vào {many} cam kết.")


def show_letter(page: CommitmentsPage, kind: PaperKind) -> None:
    """A letter to the citizen about the chosen commitment: its result, or why it is late."""
    from ui.forms.paper_view import PaperView

    if page.sheet is not None and page.is_front():
        _show(page, PaperView(page.operations, kind, page.sheet.commitment.key, Kind.COMMITMENT))


def print_list(page: CommitmentsPage) -> None:
    """The ticked ones on paper; with none ticked, the register of the period."""
    from ui.forms.list_print import ListPrint

    if page.is_front():
        make, name = printed(page.list.marks.keys(), page.list.narrow(), page.operations.office.today)
        _show(page, ListPrint(page.operations, "Danh sách cam kết", name, make))


def printed(keys: tuple[str, ...], narrow: Narrow, today: date) -> tuple[Callable[[Office], bytes], str]:
    """What makes the list of the ticked ones, or of the period (unsaid: this year), and its file's name."""
    from desktop.services.register_files import chosen_commitments_file, register_file

    if keys:
        return lambda office: chosen_commitments_file(office, keys, ".pdf"), "cam-ket-da-chon.pdf"
    first, last = narrow.first or date(today.year, 1, 1), narrow.last or date(today.year, 12, 31)
    name = f"so-theo-doi-cam-ket-{first:%Y%m%d}-{last:%Y%m%d}.pdf"
    return lambda office: register_file(office, RegisterKind.COMMITMENTS, first, last, ".pdf"), name


def _show(page: CommitmentsPage, view: ListPrint | PaperView) -> None:
    view.closed.connect(partial(page.uncover, view))
    page.cover(view)
    view.preview.setFocus()
