"""Cam kết: what was promised, by urgency; beside it the chosen one, under it how its date was counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Change, Kind
from ui.forms.card import FormCard
from ui.forms.commitment_acts import (
    CommitmentActForm,
    DropForm,
    ExtensionForm,
    ProgressForm,
    ResultForm,
)
from ui.forms.commitment_form import CommitmentForm
from ui.forms.commitment_passing import ReminderForm, TransferForm
from ui.forms.commitment_trash import CommitmentTrashForm
from ui.forms.form import commit_forms
from ui.pages.attaching import Attaching
from ui.pages.commands import Command
from ui.pages.commitment_desk import CommitmentDesk
from ui.pages.commitment_front import CommitmentFront
from ui.pages.commitment_list import CommitmentList
from ui.pages.commitment_papers import print_list
from ui.pages.commitment_rows import summary
from ui.pages.page import Page
from ui.pages.work_area import WorkArea
from ui.widgets.cursor import holds_cursor
from ui.widgets.side_panel import WIDE, SidePanel

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.registers.commitments import CommitmentSheet
    from ui.operations import Operations

_WRITTEN_BY_MISTAKE = "Ghi nhầm, đã hoàn tác ngay sau khi ghi."


class CommitmentsPage(Page):
    """The follow-up of promises (picture 07)."""

    key, title, icon = "commitments", "Cam kết", "flag"
    kinds = frozenset({
        Kind.COMMITMENT, Kind.DIALOGUE, Kind.OPINION, Kind.RECEPTION_SESSION, Kind.VISIT, Kind.PETITION,
        Kind.BODY, Kind.OFFICIAL, Kind.OFFICE, Kind.ATTACHMENT,
    })  # fmt: skip

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._forms: dict[str, CommitmentForm] = {}
        self._wanted: str | None = None
        self.bar.set_page(self.title)
        self.bar.set_action("Cam kết mới", "plus", "F7")
        self.list = CommitmentList(operations)
        self.table = self.list.table
        self.panel = SidePanel(width=WIDE)
        self.area = WorkArea(self.list, self.panel)
        self.front = CommitmentFront(self.area)
        self.attaching = Attaching(self, self.area.open_panel)
        self.desk = CommitmentDesk(self)
        self.stack.addWidget(self.front)
        self._connect()
        self.set_commands(*_commands(self))

    def _connect(self) -> None:
        self.bar.action_requested.connect(self.make)
        self.table.chosen.connect(self.desk.show_row)
        self.table.opened.connect(lambda _: self.open_panel())
        self.panel.closed.connect(self._take_panel_closed)
        self.list.make_asked.connect(self.make)
        self.list.filters.list_asked.connect(partial(print_list, self))
        self.list.foot.set_acts([
            ("Đôn đốc…", "speech", partial(self.desk.ask_of_marked, ReminderForm)),
            ("Gia hạn…", "calendar", partial(self.desk.ask_of_marked, ExtensionForm)),
            ("In", "printer", partial(print_list, self)),
        ])  # fmt: skip

    @property
    def sheet(self) -> CommitmentSheet | None:
        """The chosen commitment."""
        return self.desk.sheet

    @property
    def asking(self) -> CommitmentActForm | None:
        """The short form in the panel."""
        return self.desk.asking

    def refresh(self) -> None:
        from desktop.registers.commitments import counts

        wanted, self._wanted = self._wanted, None
        if wanted is None:
            self.list.read(self.table.chosen_key())
        else:
            self.list.show_again(wanted)
        self.bar.set_summary(summary(counts(self.operations.office, bounds=self.list.bounds)))

    def take_focus(self) -> None:
        self.list.take_focus()

    def is_front(self) -> bool:
        """Whether the list is shown, not a form or a paper over it."""
        return self.stack.currentWidget() is self.front

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        if holds_cursor(self.panel):
            self.table.setFocus()
        elif self.sheet is not None:
            self.area.open_panel()
            self.desk.focus_panel()

    def open_source(self) -> None:
        """The dialogue, the session or the petition that the promise was made on."""
        source = self.sheet.commitment.source if self.sheet else None
        if source is None:
            return
        for kind, key in (
            (Kind.DIALOGUE, source.dialogue),
            (Kind.RECEPTION_SESSION, source.session),
            (Kind.PETITION, source.petition),
        ):
            if key is not None:
                self.record_asked.emit(kind, key)

    def make(self) -> None:
        """The form of a new commitment, with what was typed in it before."""
        self._show_form("", None)

    def change(self) -> None:
        """The form of the chosen commitment while it is open."""
        if self.sheet is not None and self.sheet.commitment.is_open:
            self._show_form(self.sheet.commitment.key, self.sheet)

    def _show_form(self, key: str, sheet: CommitmentSheet | None) -> None:
        from desktop.registers.office import catalogues

        if not self.is_front():
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
        for made in change.keys(Kind.COMMITMENT):
            noun = commitment_sheet(self.operations.office, made).commitment
            if key:
                self.offer_undo(f"Đã sửa {noun.label}.", change)
            else:
                self.offer_undo(f"Đã ghi {noun.label}.", instead=partial(give_up, key=made))
            self._wanted = made

    def ask(self, form_type: type[CommitmentActForm]) -> None:
        """A short form in the side panel about the chosen commitment."""
        self.desk.ask(form_type)

    def remove_chosen(self) -> None:
        self.desk.ask(CommitmentTrashForm)

    def reopen(self) -> None:
        """A result or a drop written by mistake is taken back; the undo bar follows."""
        from desktop.services.commitments import reopen_commitment

        if self.sheet is None or self.sheet.commitment.is_open:
            return
        noun = self.sheet.commitment
        self._wanted = noun.key
        self.do(lambda office: reopen_commitment(office, noun.key), said=f"Đã mở lại {noun.label}.")

    def choose_undone(self, change: Change) -> None:
        self._wanted = next(iter(change.keys(Kind.COMMITMENT)), None)

    def _take_panel_closed(self) -> None:
        if self.asking is not None:
            self.desk.put_form_away()
            self.desk.show_details()
        self.share_height()
        self.table.setFocus()

    def share_height(self) -> None:
        """The strip under the list gives way to a form in a low window."""
        self.front.share_height(chosen=self.sheet is not None, form_open=self.asking is not None)

    def commit_all(self) -> None:
        super().commit_all()
        commit_forms(self)


def _commands(page: CommitmentsPage) -> tuple[Command, ...]:
    desk, marks = page.desk, page.list.marks
    return (
        Command("Chọn dòng", "↑ ↓", page.table.setFocus, "Chọn dòng"),
        Command("Ghi kết quả của việc đang chọn", "F8", partial(desk.ask, ResultForm), "Ghi kết quả"),
        Command("Cam kết mới", "F7", page.make, "Thêm"),
        Command("Sửa cam kết", "F2", page.change, "Sửa"),
        Command("Chọn thêm dòng này, hoặc bỏ chọn", "Space",
                lambda: marks.toggle(page.table.currentIndex().row()), "Chọn thêm"),
        Command("Mở khung chi tiết", "Enter", page.open_panel),
        Command("Đổi khung: danh sách, chi tiết", "F6", page.open_panel),
        Command("Lọc danh sách", "Ctrl+F", page.list.filters.words.setFocus, "Lọc"),
        Command("Lọc thêm: người hứa, nguồn, lĩnh vực, kỳ", "", page.list.filters.toggle_further),
        Command("Ghi tiến độ", "Ctrl+M", partial(desk.ask, ProgressForm)),
        Command("Gia hạn các việc đã chọn", "", partial(desk.ask_of_marked, ExtensionForm)),
        Command("Đôn đốc các việc đã chọn", "", partial(desk.ask_of_marked, ReminderForm)),
        Command("In các việc đã chọn, hoặc sổ của kỳ", "Ctrl+P", partial(print_list, page)),
        Command("Chuyển cơ quan khác", "", partial(desk.ask, TransferForm)),
        Command("Thôi không làm", "", partial(desk.ask, DropForm)),
        Command("Đưa cam kết đang chọn vào Thùng rác", "Delete", page.remove_chosen, "Bỏ"),
        Command("Mở nguồn của cam kết", "", page.open_source),
        Command("Mở lại việc đã xong hoặc đã thôi", "", page.reopen),
        Command("Thêm tệp đính kèm", "", page.attaching.add),
    )  # fmt: skip


def give_up(office: Office, key: str) -> Change:
    """Nothing leaves the register: what was just written by mistake is struck with its reason."""
    from desktop.domain.commitment import Dropped
    from desktop.services.commitments import drop_commitment

    return drop_commitment(office, key, Dropped(office.today, _WRITTEN_BY_MISTAKE))
