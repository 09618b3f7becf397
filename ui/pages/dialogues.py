"""Đối thoại: the list of dialogues, and beside it the steps and acts of the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.papers import PaperKind
from ui.forms.words import long_day, short_title
from ui.pages.attaching import Attaching
from ui.pages.commands import Command
from ui.pages.details import Press
from ui.pages.dialogue_list import DialogueList
from ui.pages.dialogue_panel import DialogueDetails, can_be_changed
from ui.pages.dialogue_rows import state_chip
from ui.pages.page import Page
from ui.pages.work_area import WorkArea
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from desktop.registers.dialogues import DialogueRow, MinutesSheet
    from ui.forms.card import FormCard
    from ui.forms.dialogue_acts import AnnouncementForm, CallOffForm, PostponeForm, PublicationForm
    from ui.forms.dialogue_form import PlanForm
    from ui.forms.form import Form
    from ui.operations import Operations

    ShortForm = type[PostponeForm] | type[CallOffForm] | type[AnnouncementForm] | type[PublicationForm]


class DialoguesPage(Page):
    """The register of dialogues (picture 02)."""

    key, title, icon = "dialogues", "Đối thoại", "dialogue"
    kinds = frozenset(
        {Kind.DIALOGUE, Kind.OPINION, Kind.COMMITMENT, Kind.OFFICE, Kind.OFFICIAL, Kind.ATTACHMENT}
    )

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.sheet: MinutesSheet | None = None
        self._forms: dict[str, PlanForm] = {}
        self._asking: tuple[str, Form] | None = None
        self._wanted: str | None = None
        self.bar.set_page(self.title, "Hội nghị tiếp xúc, đối thoại")
        self.bar.set_action("Hội nghị mới", "plus", "F7")
        self.bar.action_requested.connect(self.plan)
        self.list = DialogueList(operations)
        self.table = self.list.table
        self.panel = SidePanel()
        self.area = WorkArea(self.list, self.panel)
        self.attaching = Attaching(self, self.area.open_panel)
        self.stack.addWidget(self.area)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.open_minutes())
        self.panel.closed.connect(self.table.setFocus)
        self.list.plan_asked.connect(self.plan)
        self.set_commands(
            Command("Chọn dòng", "↑ ↓", self.table.setFocus, "Chọn dòng"),
            Command("Mở biên bản của hội nghị đang chọn", "Enter", self.open_minutes, "Mở"),
            Command("Hội nghị mới", "F7", self.plan, "Thêm"),
            Command("Sửa thông tin hội nghị", "F2", self.change, "Sửa"),
            Command("Mở khung chi tiết", "F6", self.open_panel),
            Command("Lọc danh sách", "Ctrl+F", self.list.counterpart.setFocus, "Lọc"),
            Command("Đưa hội nghị đang chọn vào Thùng rác", "Delete", self.remove_chosen, "Bỏ"),
            Command("Xem giấy mời", "Ctrl+M", partial(self.show_paper, PaperKind.INVITATION)),
            Command("Xem kế hoạch đối thoại", "", partial(self.show_paper, PaperKind.DIALOGUE_PLAN)),
            Command("Xem thông báo kết luận", "F9", partial(self.show_paper, PaperKind.CONCLUSION_NOTICE)),
            Command("Xem kết quả kỳ trước", "", partial(self.show_paper, PaperKind.EARLIER_RESULTS)),
            Command("Ghi ngày thông báo", "", partial(self.ask_for, "AnnouncementForm")),
            Command("Ghi ngày công khai", "", partial(self.ask_for, "PublicationForm")),
            Command("Hoãn hội nghị", "", partial(self.ask_for, "PostponeForm")),
            Command("Không tổ chức hội nghị", "", partial(self.ask_for, "CallOffForm")),
            Command("Thêm tệp đính kèm", "", self.attaching.add),
        )

    def refresh(self) -> None:
        wanted, self._wanted = self._wanted, None
        self.list.read(wanted)

    def take_focus(self) -> None:
        self.list.take_focus()

    def _show_chosen(self, row: DialogueRow | None) -> None:
        from desktop.registers.dialogues import minutes_sheet

        if row is None:
            self.sheet = self._asking = None
            self.panel.set_title("")
            self.panel.hide()
            return
        today = self.operations.office.today
        self.sheet = minutes_sheet(self.operations.office, row.key)
        if self._asking is not None and self._asking[0] == row.key:
            return
        self._asking = None
        self.panel.set_title(short_title(row.title))
        presses = self._presses(self.sheet)
        files = self.attaching.part(Kind.DIALOGUE, row.key)
        self.panel.set_body(DialogueDetails(self.sheet, state_chip(row, today), today, presses, files))
        minutes = ActionButton("Mở biên bản", "pencil", "Enter", "primary")
        minutes.clicked.connect(self.open_minutes)
        invitation = ActionButton("Giấy mời", "printer")
        invitation.clicked.connect(partial(self.show_paper, PaperKind.INVITATION))
        self.panel.set_actions([minutes, invitation])
        self.area.offer_panel()

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        if holds_cursor(self.panel):
            self.table.setFocus()
        elif self.sheet is not None:
            self.area.open_panel()
            self.panel.close_button.setFocus()

    def _presses(self, sheet: MinutesSheet) -> list[Press]:
        changeable = can_be_changed(sheet)
        presses: list[Press] = [
            ("Kế hoạch", "", partial(self.show_paper, PaperKind.DIALOGUE_PLAN)),
            ("Thông báo kết luận", "F9", partial(self.show_paper, PaperKind.CONCLUSION_NOTICE)),
            ("Ghi ngày thông báo", "", partial(self.ask_for, "AnnouncementForm")),
            ("Ghi ngày công khai", "", partial(self.ask_for, "PublicationForm")),
            ("Kết quả kỳ trước", "", partial(self.show_paper, PaperKind.EARLIER_RESULTS)),
        ]
        if changeable:
            presses.append(("Sửa thông tin", "F2", self.change))
        if sheet.state is MinutesState.DRAFT:
            presses.append(("Đưa vào Thùng rác", "Delete", self.remove_chosen))
        if changeable and not sheet.dialogue.opinions:
            presses.append(("Hoãn…", "", partial(self.ask_for, "PostponeForm")))
            presses.append(("Không tổ chức…", "", partial(self.ask_for, "CallOffForm")))
        return presses

    def remove_chosen(self) -> None:
        """Into the trash at once, with its draft minutes; the undo bar follows."""
        from desktop.services.trash import trash_record

        if self.sheet is None or self.stack.currentWidget() is not self.area:
            return
        noun = self.sheet.dialogue
        self.do(
            partial(trash_record, kind=Kind.DIALOGUE, key=noun.key),
            said=f"Đã đưa hội nghị “{short_title(noun.title)}” vào Thùng rác.",
            icon="trash",
        )

    def choose_undone(self, change: Change) -> None:
        self._wanted = next(iter(change.keys(Kind.DIALOGUE)), None)

    def open_minutes(self) -> None:
        """Ask the window to open the minutes of the chosen dialogue."""
        if self.sheet is not None:
            self.commit_all()
            self.record_asked.emit(Kind.DIALOGUE, self.sheet.dialogue.key)

    def plan(self) -> None:
        """The form of a new dialogue, with what was typed in it before."""
        self._show_form("", None)

    def change(self) -> None:
        """The form of the chosen dialogue."""
        if self.sheet is not None and can_be_changed(self.sheet):
            self._show_form(self.sheet.dialogue.key, self.sheet)

    def _show_form(self, key: str, sheet: MinutesSheet | None) -> None:
        from desktop.registers.office import catalogues
        from ui.forms.card import FormCard
        from ui.forms.dialogue_form import PlanForm

        if self.stack.currentWidget() is not self.area:
            return
        form = self._forms.get(key)
        if form is None:
            found = catalogues(self.operations.office)
            form = PlanForm(self.operations, found, sheet.dialogue if sheet else None)
            self._forms[key] = form
        card = FormCard(form)
        card.closed.connect(partial(self.uncover, card, form))
        form.saved.connect(partial(self._take_saved, key, card))
        self.cover(card)
        form.focus_first()

    def _take_saved(self, key: str, card: FormCard, change: Change) -> None:
        form = self._forms.pop(key)
        self.uncover(card)
        planned = form.draft()
        self.list.show_year(planned.held_on.year)
        for made in change.keys(Kind.DIALOGUE):
            self.table.choose(made)
        self.offer_undo("Đã ghi hội nghị." if key else "Đã ghi hội nghị mới vào kế hoạch.", change)

    def ask_for(self, form: str) -> None:
        """One of the short forms by its name; forms are loaded when first asked for."""
        from ui.forms import dialogue_acts

        self.ask(getattr(dialogue_acts, form))

    def ask(self, form_type: ShortForm) -> None:
        """A short form in the side panel about the chosen dialogue."""
        if self.sheet is None or self.stack.currentWidget() is not self.area:
            return
        form = self._short_form(form_type, self.sheet)
        form.closed.connect(self._show_again)
        form.saved.connect(lambda _: self._show_again())
        self._asking = (self.sheet.dialogue.key, form)
        self.panel.set_title(form.title)
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        self.area.open_panel()
        form.focus_first()

    def _show_again(self) -> None:
        self._asking = None
        self._show_chosen(self.table.chosen_row())
        self.table.setFocus()

    def _short_form(self, form_type: ShortForm, sheet: MinutesSheet) -> Form:
        from ui.forms.dialogue_acts import AnnouncementForm, CallOffForm, PostponeForm, PublicationForm

        noun, operations = sheet.dialogue, self.operations
        if form_type is AnnouncementForm:
            at_latest = f"Chậm nhất {long_day(sheet.announce_by.due)}."
            return AnnouncementForm(operations, noun.key, at_latest, noun.announced_on)
        if form_type is PublicationForm:
            at_latest = f"Chậm nhất {long_day(sheet.publish_by.due)}."
            return PublicationForm(operations, noun.key, at_latest, noun.results_published_on)
        if form_type is PostponeForm:
            return PostponeForm(operations, noun)
        return CallOffForm(operations, noun)

    def show_paper(self, kind: PaperKind) -> None:
        """Preview one paper of the chosen dialogue in place of the list."""
        if self.sheet is None or self.stack.currentWidget() is not self.area:
            return
        from ui.forms.paper_view import PaperView

        view = PaperView(self.operations, kind, self.sheet.dialogue.key)
        view.closed.connect(partial(self.uncover, view))
        self.cover(view)
        view.preview.setFocus()

    def commit_all(self) -> None:
        super().commit_all()
        if self._forms or self._asking:
            from ui.forms.form import commit_forms

            commit_forms(self)
