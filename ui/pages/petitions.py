"""Đơn thư: the register of petitions with its tabs, and beside it the chosen one with its next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Change, Kind
from desktop.domain.office import Capacity, Side
from desktop.domain.papers import PaperKind
from ui.forms import petition_acts as acts
from ui.forms.card import FormCard
from ui.forms.form import commit_forms
from ui.pages.attaching import Attaching
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.pages.petition_desk import PetitionDesk
from ui.pages.petition_drafts import PetitionDrafts
from ui.pages.petition_list import PetitionList
from ui.pages.petition_rows import summary
from ui.pages.work_area import WorkArea
from ui.widgets.cursor import holds_cursor
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues
    from ui.forms.form import Form
    from ui.operations import Operations


_PANEL = 340


class PetitionsPage(Page):
    """The register of petitions (picture 06)."""

    key, title, icon = "petitions", "Đơn thư", "mail"
    kinds = frozenset({
        Kind.PETITION, Kind.COMMITMENT, Kind.BODY, Kind.SUBJECT_AREA, Kind.OFFICE, Kind.PAPER,
        Kind.ATTACHMENT,
    })  # fmt: skip

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._wanted: tuple[str, int] | None = None
        self.bar.set_page(self.title)
        self.bar.set_action("Vào sổ đơn", "plus", "F7")
        self.list = PetitionList(operations)
        self.table = self.list.table
        self.panel = SidePanel(width=_PANEL)
        self.area = WorkArea(self.list, self.panel)
        self.stack.addWidget(self.area)
        self.attaching = Attaching(self, self.area.open_panel)
        self.desk = PetitionDesk(self)
        self.drafts = PetitionDrafts(self)
        self.room.insertWidget(0, self.drafts.notice)
        self._connect()
        ask = self.desk.ask
        self.set_commands(
            Command("Chọn dòng", "↑ ↓", self.table.setFocus, "Chọn dòng"),
            Command("Mở khung chi tiết, việc tiếp theo", "Enter", self.open_panel, "Mở"),
            Command("Vào sổ đơn", "F7", self.make, "Thêm"),
            Command("Bỏ đơn đang chọn", "Delete", self.desk.strike, "Bỏ dòng"),
            Command("Sửa đơn đang chọn", "F2", self.change),
            Command("Thành cam kết, sửa cam kết của đơn", "F8", self.desk.promise),
            Command("Thông báo tiếp nhận", "F9", partial(self.show_paper, PaperKind.ACCEPTANCE_NOTICE)),
            Command("Đổi khung: danh sách, chi tiết", "F6", self.open_panel),
            Command("Lọc danh sách", "Ctrl+F", self.list.words.setFocus),
            Command("Thẻ kế tiếp", "Ctrl+PgDown", partial(self.list.tabs.step, 1)),
            Command("Thẻ trước", "Ctrl+PgUp", partial(self.list.tabs.step, -1)),
            Command("Xuất Excel", "Ctrl+R", self.export),
            Command("Phân loại", "", partial(ask, acts.ClassificationForm)),
            Command("Thụ lý", "", partial(ask, acts.AcceptanceForm)),
            Command("Chuyển đơn", "", partial(ask, acts.TransferForm)),
            Command("Hướng dẫn", "", partial(ask, acts.GuidanceForm)),
            Command("Trả lại đơn", "", partial(ask, acts.HandBackForm)),
            Command("Lưu đơn", "", partial(ask, acts.FilingForm)),
            Command("Ghi đã thông báo cho người gửi", "", partial(ask, acts.SenderNoticeForm)),
            Command("Ghi kết quả", "Ctrl+M", partial(ask, acts.ResultForm)),
            Command("Rút đơn", "", partial(ask, acts.WithdrawalForm)),
            Command("Thêm tệp đính kèm", "", self.attaching.add),
        )

    def _connect(self) -> None:
        self.bar.action_requested.connect(self.make)
        self.table.chosen.connect(self.desk.show_row)
        self.table.opened.connect(lambda _: self.open_panel())
        self.panel.closed.connect(self.desk.show_again)
        self.list.make_asked.connect(self.make)
        self.list.export_asked.connect(self.export)
        self.list.counted.connect(lambda counts, year: self.bar.set_summary(summary(counts, year)))

    def refresh(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            self.list.read(self.table.chosen_key())
        else:
            self.list.show_again(*wanted)
        self.drafts.look()

    def take_focus(self) -> None:
        self.list.take_focus()

    def is_front(self) -> bool:
        """Whether the list is shown, not a form or a paper over it."""
        return self.stack.currentWidget() is self.area

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        if holds_cursor(self.panel):
            self.table.setFocus()
        elif self.desk.sheet is not None:
            self.area.open_panel()
            self.desk.focus_panel()

    def show_petition(self, key: str) -> None:
        """Go to a petition of any year."""
        from desktop.registers.petition_sheets import petition_sheet

        noun = petition_sheet(self.operations.office, key).petition
        self.list.show_again(key, noun.received.year)

    def make(self) -> None:
        """The form of a new petition, with what was typed in it before."""
        self.drafts.open_form("")

    def change(self) -> None:
        """The form of the chosen petition."""
        sheet = self.desk.sheet
        if sheet is not None and sheet.petition.struck is None:
            self.drafts.open_form(sheet.petition.key)

    def split(self) -> None:
        """The form that parts a petition with several contents."""
        from ui.forms.petition_split import SplitForm

        if self.desk.sheet is None or not self.is_front():
            return
        noun = self.desk.sheet.petition
        form = SplitForm(self.operations, self.desk.catalogues, noun)
        form.saved.connect(lambda _: self.wait_for(noun.key, noun.received.year))
        self.cover_form(form, said=f"Đã tách đơn số {noun.number}.")

    def cover_form(self, form: Form, said: str) -> None:
        """A form in place of the list that goes away when it is saved or left."""
        card = FormCard(form)
        card.closed.connect(partial(self.uncover, card))
        form.saved.connect(partial(self._take_covered, card, said))
        self.cover(card)
        form.focus_first()

    def _take_covered(self, card: FormCard, said: str, change: Change) -> None:
        self.uncover(card)
        self.offer_undo(said, change)

    def wait_for(self, key: str, year: int) -> None:
        """What was just written is chosen when the register is read again."""
        self._wanted = (key, year)

    def show_paper(self, kind: PaperKind) -> None:
        """Preview one letter about the chosen petition in place of the list."""
        from ui.forms.paper_view import PaperView

        sheet = self.desk.sheet
        if sheet is None or not self.is_front() or sheet.petition.struck is not None:
            return
        view = PaperView(self.operations, kind, sheet.petition.key)
        view.closed.connect(partial(self.uncover, view))
        self.cover(view)
        view.preview.setFocus()

    def make_promise(self, noun: Petition) -> None:
        """One commitment from the petition; the undo bar strikes it again."""
        from desktop.services.petition_handling import promise_from_petition

        by = _head_of(self.desk.catalogues, noun)
        self.operations.run(
            lambda office: promise_from_petition(office, noun.key, by),
            done=self._take_promise,
            failed=self.show_refusal,
        )

    def _take_promise(self, change: Change) -> None:
        from desktop.registers.commitments import commitment_sheet
        from ui.pages.commitments import give_up

        for key in change.keys(Kind.COMMITMENT):
            noun = commitment_sheet(self.operations.office, key).commitment
            self.offer_undo(f"Đã ghi {noun.label}. Bấm F8 để sửa.", instead=partial(give_up, key=key))

    def change_commitment(self, key: str) -> None:
        """The form of a commitment made from the chosen petition."""
        from desktop.registers.commitments import commitment_sheet
        from ui.forms.commitment_form import CommitmentForm

        sheet = commitment_sheet(self.operations.office, key)
        form = CommitmentForm(self.operations, self.desk.catalogues, sheet)
        self.cover_form(form, said=f"Đã sửa {sheet.commitment.label}.")

    def export(self) -> None:
        """The register of a period as a sheet, asked in the panel."""
        from ui.pages.petition_export import show_export

        if self.is_front():
            show_export(self)

    def commit_all(self) -> None:
        super().commit_all()
        commit_forms(self)

    def remove_chosen(self) -> None:
        self.desk.strike()


def _head_of(catalogues: Catalogues, noun: Petition) -> str | None:
    """Who answers for the side that handles it: the head with that capacity."""
    capacity = Capacity((noun.capacity or Side.PARTY).value)
    for official in catalogues.officials:
        for post in official.posts:
            if post.head and post.capacity is capacity and post.held_on(noun.received):
                return official.key
    return None
