"""The panel beside the list of commitments: the chosen one, and every short act, on one or on several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.domain.changes import Kind
from desktop.domain.commitment import CommitmentState
from desktop.domain.papers import PaperKind
from ui.forms.commitment_acts import (
    CommitmentActForm,
    DropForm,
    ExtensionForm,
    ProgressForm,
    ResultForm,
)
from ui.forms.commitment_passing import ReminderForm, TransferForm
from ui.forms.commitment_trash import CommitmentTrashForm
from ui.pages.commitment_panel import CommitmentDetails
from ui.pages.commitment_papers import show_letter, show_reminder
from ui.pages.commitment_rows import state_chip
from ui.pages.details import Press
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.registers.commitments import CommitmentRow, CommitmentSheet
    from ui.pages.commitments import CommitmentsPage


class CommitmentDesk:
    """Fills the page's panel. What is typed in a short form stays when another row is looked at."""

    def __init__(self, page: CommitmentsPage) -> None:
        self.page, self.panel = page, page.panel
        self.sheet: CommitmentSheet | None = None
        self.row: CommitmentRow | None = None
        self.asking: CommitmentActForm | None = None

    def show_row(self, row: CommitmentRow | None) -> None:
        """Another row is chosen, or none."""
        from desktop.registers.commitments import commitment_sheet

        page, self.row = self.page, row
        if row is None:
            self.sheet = self.asking = None
            self.panel.set_title("")
            self.panel.hide()
            page.share_height()
            return
        self.sheet = commitment_sheet(page.operations.office, row.key)
        page.front.counting.show_commitment(
            self.sheet.commitment, self.sheet.counted, page.list.catalogues.calendar
        )
        if self.asking is not None and (self.asking.is_of_several or self.asking.key == row.key):
            return
        self.put_form_away()
        self.show_details()
        page.area.offer_panel()
        page.share_height()

    def show_details(self) -> None:
        """The panel as it is before anything is asked."""
        sheet, row = self.sheet, self.row
        if sheet is None or row is None:
            return
        self.panel.set_title(f"Cam kết {row.number}/{row.year}")
        self.panel.set_chip(*state_chip(row, self.page.operations.office.today))
        files = self.page.attaching.part(Kind.COMMITMENT, row.key)
        self.panel.set_body(CommitmentDetails(sheet, self._links(sheet), files, self._source_opener(sheet)))
        self.panel.set_actions(self._buttons(sheet))

    def _buttons(self, sheet: CommitmentSheet) -> list[ActionButton]:
        if not sheet.commitment.is_open:
            return [_button("Mở lại", "undo", self.page.reopen)]
        result = ActionButton("Ghi kết quả", "check", "F8", "primary")
        result.clicked.connect(partial(self.ask, ResultForm))
        return [
            result,
            _button("Gia hạn…", None, partial(self.ask, ExtensionForm)),
            _button("Đôn đốc…", None, partial(self.ask, ReminderForm)),
        ]

    def _links(self, sheet: CommitmentSheet) -> list[Press]:
        """The acts that have no button."""
        if not sheet.commitment.is_open:
            return [("Thông báo kết quả", "", self._answer)] if sheet.commitment.fulfilled else []
        late = sheet.state is CommitmentState.OVERDUE
        return [
            ("Ghi tiến độ", "Ctrl+M", partial(self.ask, ProgressForm)),
            ("Sửa", "F2", self.page.change),
            ("Chuyển…", "", partial(self.ask, TransferForm)),
            ("Thôi không làm…", "", partial(self.ask, DropForm)),
            ("Bỏ cam kết…", "Delete", partial(self.ask, CommitmentTrashForm)),
            *([("Thư xin lỗi", "", self._apologise)] if late else []),
        ]

    def _answer(self) -> None:
        show_letter(self.page, PaperKind.ANSWER_NOTICE)

    def _apologise(self) -> None:
        show_letter(self.page, PaperKind.APOLOGY)

    def _source_opener(self, sheet: CommitmentSheet) -> Callable[[], object] | None:
        return self.page.open_source if sheet.commitment.source is not None else None

    def ask(self, form_type: type[CommitmentActForm]) -> None:
        """A short form in the side panel about the chosen commitment."""
        if self.sheet is None or not self.page.is_front():
            return
        if not self.sheet.commitment.is_open:
            self.page.open_panel()
            return
        self._show_form(form_type(self.page.operations, self.page.list.catalogues, self.sheet))

    def ask_of_marked(self, form_type: type[CommitmentActForm]) -> None:
        """The same about all ticked ones that are still open; with none ticked, about the chosen one."""
        from desktop.registers.commitments import commitment_sheet

        keys = self.page.list.marks.keys()
        if not keys:
            self.ask(form_type)
            return
        office = self.page.operations.office
        found = [each for key in keys if (each := commitment_sheet(office, key)).commitment.is_open]
        if not found:
            self.page.offer_undo("Các cam kết đã chọn đều đã xong hoặc đã thôi.")
        elif self.page.is_front():
            self._show_form(form_type(self.page.operations, self.page.list.catalogues, *found))

    def _show_form(self, form: CommitmentActForm) -> None:
        self.put_form_away()
        form.closed.connect(self.show_again)
        form.saved.connect(partial(self._take_done, form))
        if isinstance(form, ReminderForm):
            form.paper_asked.connect(partial(show_reminder, self.page))
        self.asking = form
        self.panel.set_title(form.title)
        self.panel.set_chip("mute", None, "")
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        self.page.area.open_panel()
        self.page.share_height()
        form.focus_first()

    def _take_done(self, form: CommitmentActForm, change: Change) -> None:
        self.asking = None
        if form.is_of_several:
            self.page.list.marks.clear()
        icon = "trash" if isinstance(form, CommitmentTrashForm) else "check"
        self.page.offer_undo(form.said(), change, icon=icon)
        if holds_cursor(self.panel):
            self.page.table.setFocus()

    def show_again(self) -> None:
        """Back from a short form to the commitment's own data."""
        self.put_form_away()
        self.show_details()
        self.page.share_height()
        self.page.table.setFocus()

    def put_form_away(self) -> None:
        """Another row or form takes the panel: what is typed is journalled and comes back."""
        if self.asking is not None:
            self.asking.commit_all()
            self.asking = None

    def focus_panel(self) -> None:
        """Into the panel: the form being filled, else its way out."""
        if self.asking is not None:
            self.asking.focus_first()
        else:
            self.panel.close_button.setFocus(Qt.FocusReason.TabFocusReason)


def _button(words: str, icon: str | None, run: Callable[[], object]) -> ActionButton:
    button = ActionButton(words, icon)
    button.clicked.connect(lambda _=False: run())
    return button
