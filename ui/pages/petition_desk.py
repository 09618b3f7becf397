"""The panel beside the list of petitions: what the chosen one is, and every short act on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.domain.changes import Kind
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionHandling, PetitionType
from desktop.domain.petitions import Step
from ui.forms import petition_acts as acts
from ui.forms.petition_words import named, struck_words
from ui.pages.details import Press
from ui.pages.petition_panel import PetitionDetails
from ui.pages.petition_rows import state_chip
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues
    from desktop.registers.petition_sheets import PetitionSheet
    from desktop.registers.petitions import PetitionRow
    from ui.pages.petitions import PetitionsPage

_FORMS: dict[Step, type[acts.PetitionActForm]] = {
    Step.CLASSIFY: acts.ClassificationForm,
    Step.CHECK_ELIGIBILITY: acts.ClassificationForm,
    Step.FILE: acts.FilingForm,
    Step.GUIDE: acts.GuidanceForm,
    Step.TRANSFER: acts.TransferForm,
    Step.ROUTE_TO_PARTY: acts.TransferForm,
    Step.ACCEPT: acts.AcceptanceForm,
    Step.HANDLE: acts.AcceptanceForm,
    Step.NOTIFY_ACCEPTANCE: acts.SenderNoticeForm,
    Step.SETTLE: acts.ResultForm,
}


class PetitionDesk:
    """Fills the page's panel. What is typed in a short form stays when another row is looked at."""

    def __init__(self, page: PetitionsPage) -> None:
        self.page, self.panel = page, page.panel
        self.sheet: PetitionSheet | None = None
        self.row: PetitionRow | None = None
        self.asking: acts.PetitionActForm | None = None
        self.main: ActionButton | None = None

    @property
    def catalogues(self) -> Catalogues:
        from desktop.registers.office import catalogues

        return catalogues(self.page.operations.office)

    def show_row(self, row: PetitionRow | None) -> None:
        """Another row is chosen, or none."""
        from desktop.registers.petition_sheets import petition_sheet

        self.row = row
        if row is None:
            self.sheet = self.asking = None
            self.panel.set_title("")
            self.panel.hide()
            return
        self.sheet = petition_sheet(self.page.operations.office, row.key)
        if self.asking is not None and self.asking.key == row.key:
            return
        self.put_form_away()
        self.show_details()
        self.page.area.offer_panel()

    def show_details(self) -> None:
        """The panel as it is before anything is asked."""
        sheet, row = self.sheet, self.row
        if sheet is None or row is None:
            return
        self.panel.set_title(f"Đơn số {row.number}")
        self.panel.set_chip(*state_chip(row))
        details = PetitionDetails(
            sheet, self.catalogues, self.page.operations.office.today, step=self.do_next,
            acts=self._links(sheet), repeat=self.link_repeat, show=self.page.show_petition,
            files=self.page.attaching.part(Kind.PETITION, row.key),
        )  # fmt: skip
        self.main = details.main
        self.panel.set_body(details)
        self.panel.set_actions(self._buttons(sheet))

    def _buttons(self, sheet: PetitionSheet) -> list[ActionButton]:
        if sheet.petition.struck is not None:
            return [self._button("Khôi phục dòng này", "undo", self.restore)]
        if sheet.is_closed:
            return [self._button("Mở lại", "undo", self.reopen)]
        return [
            self._button("Chuyển đơn", "moved", partial(self.ask, acts.TransferForm)),
            self._button("Hướng dẫn", None, partial(self.ask, acts.GuidanceForm)),
            self._button("Trả lại", None, partial(self.ask, acts.HandBackForm)),
        ]

    def _links(self, sheet: PetitionSheet) -> list[Press]:
        """The acts that have no button, those that make sense for this petition."""
        noun, page = sheet.petition, self.page
        if noun.struck is not None:
            return []
        papers = [(words, key, partial(page.show_paper, kind)) for kind, words, key in _papers(noun)]
        if sheet.is_closed:
            return [*papers, ("Bỏ đơn…", "Delete", self.strike)]
        ask = self.ask
        presses: list[Press] = [
            ("Phân loại", "", partial(ask, acts.ClassificationForm)),
            ("Thụ lý", "", partial(ask, acts.AcceptanceForm)),
            ("Lưu đơn", "", partial(ask, acts.FilingForm)),
            ("Ghi đã thông báo", "", partial(ask, acts.SenderNoticeForm)),
            ("Ghi kết quả", "", partial(ask, acts.ResultForm)),
            ("Thành cam kết", "F8", self.promise),
            ("Rút đơn…", "", partial(ask, acts.WithdrawalForm)),
            *papers,
            ("Sửa", "F2", page.change),
            ("Bỏ đơn…", "Delete", self.strike),
        ]
        if noun.type is PetitionType.MIXED:
            presses.insert(1, ("Tách đơn…", "", page.split))
        return presses

    def do_next(self) -> None:
        """What the amber card offers."""
        step = self.sheet.next_step if self.sheet else None
        if step is None:
            return
        if step.step is Step.NOTIFY_SENDER:
            self.page.show_paper(PaperKind.ACCEPTANCE_NOTICE)
        elif step.step is Step.PROMISE:
            self.promise()
        else:
            self.ask(_FORMS[step.step])

    def ask(self, form_type: type[acts.PetitionActForm]) -> None:
        """A short form in the side panel about the chosen petition."""
        if self.sheet is None or not self.page.is_front():
            return
        if self.sheet.is_closed and form_type is not acts.StrikeForm:
            self.page.open_panel()
            return
        self.put_form_away()
        form = form_type(self.page.operations, self.catalogues, self.sheet)
        form.closed.connect(self.show_again)
        form.saved.connect(partial(self._take_done, form))
        self.asking = form
        self.panel.set_title(form.title)
        self.panel.set_chip("mute", None, "")
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        self.page.area.open_panel()
        form.focus_first()

    def strike(self) -> None:
        """Delete: the reason is asked in the panel."""
        self.ask(acts.StrikeForm)

    def _take_done(self, form: acts.PetitionActForm, change: Change) -> None:
        before, self.asking = form.sheet.petition, None
        if isinstance(form, acts.StrikeForm):
            said = struck_words(before.number or 0, form.reason())
            self.page.offer_undo(said, change, icon="trash")
        else:
            self.page.offer_undo(form.said(), change)
        if holds_cursor(self.panel):
            self.page.table.setFocus()

    def show_again(self) -> None:
        """Back from a short form to the petition's own data."""
        self.put_form_away()
        self.show_details()
        self.page.table.setFocus()

    def put_form_away(self) -> None:
        """Another row or form takes the panel: what is typed is journalled and comes back."""
        if self.asking is not None:
            self.asking.commit_all()
            self.asking = None

    def link_repeat(self, earlier: str) -> None:
        """Ghi là nhiều lần; the undo bar parts them again."""
        from desktop.services.petition_handling import link_repeat

        if self.sheet is None:
            return
        noun = self.sheet.petition
        self.page.do(
            lambda office: link_repeat(office, noun.key, earlier),
            said=f"Đã ghi {named(noun)} là gửi nhiều lần.",
        )

    def promise(self) -> None:
        """F8: the first press makes a commitment from the petition, the next opens it to be changed."""
        if self.sheet is None or not self.page.is_front() or self.sheet.petition.struck is not None:
            return
        made = next((each for each in self.sheet.commitments if each.is_open), None)
        if made is not None:
            self.page.change_commitment(made.key)
        elif not self.sheet.is_closed:
            self.page.make_promise(self.sheet.petition)

    def restore(self) -> None:
        """A line struck through by mistake stands again."""
        from desktop.services.petitions import restore_petition

        if self.sheet is not None:
            noun = self.sheet.petition
            self.page.do(partial(restore_petition, key=noun.key), said=f"Đã khôi phục {named(noun)}.")

    def reopen(self) -> None:
        """A result or a withdrawal written by mistake is taken back."""
        from desktop.services.petition_handling import reopen_petition

        if self.sheet is None:
            return
        noun = self.sheet.petition
        self.page.do(
            lambda office: reopen_petition(office, noun.key),
            said=f"Đã mở lại {named(noun)}.",
        )

    def focus_panel(self) -> None:
        """Into the panel: the form being filled, else the next step's button."""
        if self.asking is not None:
            self.asking.focus_first()
        else:
            (self.main or self.panel.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, words: str, icon: str | None, run: Callable[[], object]) -> ActionButton:
        button = ActionButton(words, icon)
        button.clicked.connect(lambda _=False: run())
        return button


def _papers(noun: Petition) -> list[tuple[PaperKind, str, str]]:
    """The letters that make sense for it."""
    found = []
    if not noun.is_secret:
        found.append((PaperKind.ACCEPTANCE_NOTICE, "Thông báo tiếp nhận", "F9"))
    if noun.handling is PetitionHandling.GUIDED:
        found.append((PaperKind.GUIDANCE_SLIP, "Phiếu hướng dẫn", ""))
    if noun.handling is PetitionHandling.TRANSFERRED:
        found.append((PaperKind.TRANSFER_SLIP, "Phiếu chuyển đơn", ""))
    return found
