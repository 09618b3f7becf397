"""Cam kết: what was promised, by urgency; beside it the chosen one, under it how its date was counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Commitment
from desktop.domain.writing import short_date
from ui.forms.card import FormCard
from ui.forms.commitment_acts import (
    CommitmentActForm,
    DropForm,
    ExtensionForm,
    ProgressForm,
    ResultForm,
)
from ui.forms.commitment_form import CommitmentForm
from ui.forms.form import commit_forms
from ui.pages.commands import Command
from ui.pages.commitment_front import CommitmentFront
from ui.pages.commitment_list import CommitmentList
from ui.pages.commitment_panel import CommitmentDetails, Press
from ui.pages.commitment_rows import state_chip, summary
from ui.pages.page import Act, Page
from ui.pages.work_area import WorkArea
from ui.widgets.buttons import ActionButton
from ui.widgets.side_panel import WIDE, SidePanel

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.registers.commitments import CommitmentRow, CommitmentSheet
    from ui.operations import Operations

_WRITTEN_BY_MISTAKE = "Ghi nhầm, đã hoàn tác ngay sau khi ghi."


class CommitmentsPage(Page):
    """The follow-up of promises (picture 07)."""

    key, title, icon = "commitments", "Cam kết", "flag"
    kinds = frozenset({Kind.COMMITMENT, Kind.DIALOGUE, Kind.OPINION, Kind.BODY, Kind.OFFICIAL, Kind.OFFICE})

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.sheet: CommitmentSheet | None = None
        self._row: CommitmentRow | None = None
        self._forms: dict[str, CommitmentForm] = {}
        self.asking: CommitmentActForm | None = None
        self._wanted: str | None = None
        self._undo_key: str | None = None
        self.bar.set_page(self.title)
        self.bar.set_action("Cam kết mới", "plus", "F7")
        self.list = CommitmentList(operations)
        self.table = self.list.table
        self.panel = SidePanel(width=WIDE)
        self.area = WorkArea(self.list, self.panel)
        self.front = CommitmentFront(self.area)
        self.stack.addWidget(self.front)
        self._connect()
        self.set_commands(
            Command("Chọn dòng", "↑ ↓", self.table.setFocus, "Chọn dòng"),
            Command("Ghi kết quả của việc đang chọn", "F8", partial(self.ask, ResultForm), "Ghi kết quả"),
            Command("Cam kết mới", "F7", self.make, "Thêm"),
            Command("Sửa cam kết", "F2", self.change, "Sửa"),
            Command("Mở khung chi tiết", "Enter", self.open_panel),
            Command("Đổi khung: danh sách, chi tiết", "F6", self.open_panel),
            Command("Lọc danh sách", "Ctrl+F", self.list.lead.setFocus, "Lọc"),
            Command("Ghi tiến độ", "Ctrl+M", partial(self.ask, ProgressForm)),
            Command("Gia hạn", "", partial(self.ask, ExtensionForm)),
            Command("Thôi không làm", "", partial(self.ask, DropForm)),
            Command("Mở lại việc đã xong hoặc đã thôi", "", self.reopen),
        )

    def _connect(self) -> None:
        self.bar.action_requested.connect(self.make)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.open_panel())
        self.panel.closed.connect(self._take_panel_closed)
        self.list.make_asked.connect(self.make)
        self.undo_bar.undone.connect(self._choose_undone)

    def refresh(self) -> None:
        from desktop.registers.commitments import counts

        wanted, self._wanted = self._wanted, None
        self.bar.set_summary(summary(counts(self.operations.office)))
        if wanted is None:
            self.list.read()
        else:
            self.list.show_again(wanted)

    def take_focus(self) -> None:
        self.list.take_focus()

    def _show_chosen(self, row: CommitmentRow | None) -> None:
        from desktop.registers.commitments import commitment_sheet

        self._row = row
        if row is None:
            self.sheet = self.asking = None
            self.panel.hide()
            self._share_height()
            return
        self.sheet = commitment_sheet(self.operations.office, row.key)
        self.front.counting.show_commitment(
            self.sheet.commitment, self.sheet.counted, self.list.catalogues.calendar
        )
        if self.asking is not None and self.asking.key == row.key:
            return
        self._put_form_away()
        self._show_details(self.sheet, row)
        self.area.offer_panel()
        self._share_height()

    def _show_details(self, sheet: CommitmentSheet, row: CommitmentRow) -> None:
        self.panel.set_title(f"Cam kết {row.number}/{row.year}")
        self.panel.set_chip(*state_chip(row, self.operations.office.today))
        is_open = sheet.commitment.is_open
        links: list[Press] = [
            ("Sửa", "F2", self.change),
            ("Thôi không làm…", "", partial(self.ask, DropForm)),
        ]
        self.panel.set_body(CommitmentDetails(sheet, links if is_open else ()))
        if not is_open:
            self.panel.set_actions([_button("Mở lại", "undo", self.reopen)])
            return
        result = ActionButton("Ghi kết quả", "check", "F8", "primary")
        result.clicked.connect(partial(self.ask, ResultForm))
        self.panel.set_actions([
            result,
            _button("Gia hạn…", None, partial(self.ask, ExtensionForm)),
            _button("Ghi tiến độ", None, partial(self.ask, ProgressForm)),
        ])  # fmt: skip

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        if self.panel.isVisible() and self.panel.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        elif self.sheet is not None:
            self.area.open_panel()
            self.panel.close_button.setFocus(Qt.FocusReason.TabFocusReason)
            if self.asking is not None:
                self.asking.focus_first()

    def make(self) -> None:
        """The form of a new commitment, with what was typed in it before."""
        self._show_form("", None)

    def change(self) -> None:
        """The form of the chosen commitment while it is open."""
        if self.sheet is not None and self.sheet.commitment.is_open:
            self._show_form(self.sheet.commitment.key, self.sheet)

    def _show_form(self, key: str, sheet: CommitmentSheet | None) -> None:
        from desktop.registers.office import catalogues

        if self.stack.currentWidget() is not self.front:
            return
        form = self._forms.get(key)
        if form is None:
            form = CommitmentForm(self.operations, catalogues(self.operations.office), sheet)
            self._forms[key] = form
        card = FormCard(form)
        card.closed.connect(partial(self.uncover, card, form))
        form.saved.connect(partial(self._take_written, key, card))
        self.cover(card)
        form.focus_first()

    def _take_written(self, key: str, card: FormCard, change: Change) -> None:
        from desktop.registers.commitments import commitment_sheet

        self._forms.pop(key)
        self.uncover(card)
        before = self.sheet.commitment if self.sheet else None
        for made in change.keys(Kind.COMMITMENT):
            noun = commitment_sheet(self.operations.office, made).commitment
            if key and before is not None and before.key == key:
                self.offer_undo(f"Đã sửa {noun.label}.", _back_to(before))
            else:
                self.offer_undo(f"Đã ghi {noun.label}.", partial(give_up, key=made))
            self._wanted = self._undo_key = made

    def ask(self, form_type: type[CommitmentActForm]) -> None:
        """A short form in the side panel about the chosen commitment."""
        if self.sheet is None or self.stack.currentWidget() is not self.front:
            return
        if not self.sheet.commitment.is_open:
            self.open_panel()
            return
        self._put_form_away()
        form = form_type(self.operations, self.list.catalogues, self.sheet)
        form.closed.connect(self._show_again)
        form.saved.connect(lambda _: self._take_done(form))
        self.asking = form
        self.panel.set_title(form.title)
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        self.area.open_panel()
        self._share_height()
        form.focus_first()

    def _take_done(self, form: CommitmentActForm) -> None:
        before = form.sheet.commitment
        if self.sheet is not None and self.sheet.commitment.key == before.key:
            before = self.sheet.commitment
        self.asking, self._undo_key = None, before.key
        self.offer_undo(_said(form, before), _back_to(before))
        self.table.setFocus()

    def _show_again(self) -> None:
        self.asking = None
        if self._row is not None:
            self._show_chosen(self._row)
        self.table.setFocus()

    def reopen(self) -> None:
        """A result or a drop written by mistake is taken back; the undo bar follows."""
        from desktop.services.commitments import reopen_commitment

        if self.sheet is None or self.sheet.commitment.is_open:
            return
        noun = self.sheet.commitment
        self._wanted = self._undo_key = noun.key
        self.do(
            lambda office: reopen_commitment(office, noun.key),
            said=f"Đã mở lại {noun.label}.",
            undo=_back_to(noun),
        )

    def _choose_undone(self) -> None:
        """What was taken back is chosen again when it comes back into the list."""
        self._wanted = self._undo_key

    def _put_form_away(self) -> None:
        """Another row or another form takes the panel: what is typed is journalled and comes back."""
        if self.asking is not None:
            self.asking.commit_all()
            self.asking = None

    def _take_panel_closed(self) -> None:
        if self.asking is not None:
            self._put_form_away()
            if self._row is not None and self.sheet is not None:
                self._show_details(self.sheet, self._row)
        self._share_height()
        self.table.setFocus()

    def _share_height(self) -> None:
        self.front.share_height(chosen=self.sheet is not None, form_open=self.asking is not None)

    def commit_all(self) -> None:
        super().commit_all()
        commit_forms(self)


def _button(words: str, icon: str | None, run: Callable[[], object]) -> ActionButton:
    button = ActionButton(words, icon)
    button.clicked.connect(lambda _=False: run())
    return button


def _back_to(before: Commitment) -> Act:
    from desktop.services.commitments import take_back

    return lambda office: take_back(office, before)


def give_up(office: Office, key: str) -> Change:
    """Nothing leaves the register: what was just written by mistake is struck with its reason."""
    from desktop.domain.commitment import Dropped
    from desktop.services.commitments import drop_commitment

    return drop_commitment(office, key, Dropped(office.today, _WRITTEN_BY_MISTAKE))


def _said(form: CommitmentActForm, before: Commitment) -> str:
    """The sentence of the undo bar."""
    if isinstance(form, ResultForm):
        due, on = before.due_now, form.fulfilment().on
        end = "đã hoàn thành" if due is None else f"hoàn thành {'quá' if on > due else 'đúng'} hạn"
        return f"Đã ghi: {before.promised_to or before.label}, {end}."
    if isinstance(form, ExtensionForm):
        return f"Đã gia hạn {before.label} đến {short_date(form.extension().to)}."
    done = "thôi không làm" if isinstance(form, DropForm) else "tiến độ"
    return f"Đã ghi {done} {before.label}."
