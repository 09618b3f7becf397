"""The forms of petitions: each keeps its text while it is left, and after a power cut it is offered again."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.writing import short_date
from ui.forms.card import FormCard
from ui.forms.form import DRAFT_PREFIX
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.domain.petition import Petition
    from desktop.office import Office
    from desktop.registers.petition_sheets import PetitionSheet
    from ui.forms.erasure_page import ErasurePage
    from ui.forms.petition_form import PetitionForm
    from ui.pages.page import Act
    from ui.pages.petitions import PetitionsPage

_PREFIX = f"{DRAFT_PREFIX}don-thu-"
_NEW = f"{_PREFIX}moi"


class PetitionDrafts:
    """:attr:`notice` stands above the page while something typed before the last end of the program waits."""

    def __init__(self, page: PetitionsPage) -> None:
        self.page = page
        self.notice = Notice("info")
        self.notice.hide()
        self._forms: dict[str, PetitionForm] = {}
        self._looked = False

    def look(self) -> None:
        """Offer once what was typed and never reached the book."""
        if self._looked:
            return
        self._looked = True
        left = {
            name: state
            for name, state in self.page.operations.office.journal.unsaved().items()
            if name.startswith(_PREFIX)
        }
        if left:
            name = max(left, key=lambda each: left[each].at)
            self._offer(name, left[name].at, left[name].content)

    def _offer(self, name: str, at: datetime, content: str) -> None:
        day = "" if at.date() == self.page.operations.office.today else f", {short_date(at.date())}"
        said = f"Có đơn đang ghi dở. Nội dung đã ghi đến {at.hour} giờ {at.minute:02d} phút{day} vẫn còn."
        again, drop = ActionButton("Mở lại"), ActionButton("Bỏ")
        again.clicked.connect(lambda: self.open_form("" if name == _NEW else name.removeprefix(_PREFIX)))
        drop.clicked.connect(lambda: self._drop(name, content))
        self.notice.set_notice("info", said, [again, drop])
        self.notice.show()

    def _drop(self, name: str, content: str) -> None:
        """Not wanted: the undo bar brings it back for a while."""
        self.page.operations.blot_draft(name)
        self.notice.hide()
        again = self._kept_again(name, content)
        self.page.offer_undo("Đã bỏ bản nháp đơn đang ghi dở.", instead=again, icon="trash")

    def _kept_again(self, name: str, content: str) -> Act:
        def keep(office: Office) -> Change:
            office.journal.write(name, content, office.clock())
            self._looked = False
            return Change("keep_draft", ((Kind.PETITION, ""),))

        return keep

    def open_form(self, key: str) -> None:
        """The form of a new petition or of one in the register, with what was typed in it before."""
        page = self.page
        if not page.is_front():
            return
        self.notice.hide()
        try:
            form = self._forms.get(key) or self._new_form(key)
        except Refusal as refusal:
            page.show_refusal(refusal)
            return
        self._forms[key] = form
        card = FormCard(form)
        card.closed.connect(partial(page.uncover, card, form))
        form.saved.connect(partial(self._take_saved, key, card))
        page.cover(card)
        form.focus_first()

    def _new_form(self, key: str) -> PetitionForm:
        from desktop.registers.petition_sheets import petition_sheet
        from ui.forms.petition_form import PetitionForm

        office = self.page.operations.office
        sheet: PetitionSheet | None = petition_sheet(office, key) if key else None
        form = PetitionForm(self.page.operations, self.page.desk.catalogues, sheet)
        form.show_asked.connect(self._look_at)
        form.erasure_asked.connect(partial(self._erase, key))
        return form

    def _take_saved(self, key: str, card: FormCard, change: Change) -> None:
        from desktop.registers.petition_sheets import petition_sheet

        form = self._forms.pop(key)
        self.page.uncover(card)
        made = next(iter(change.keys(Kind.PETITION)), None)
        if made is None:
            return
        noun = petition_sheet(self.page.operations.office, made).petition
        self.page.wait_for(made, noun.received.year)
        if form.noun is None:
            self.page.offer_undo(f"Đã vào sổ đơn số {noun.number}.", instead=_struck(made))
        else:
            self.page.offer_undo(f"Đã sửa đơn số {noun.number}.", change)

    def _look_at(self, key: str) -> None:
        """Another petition, from the question under the summary; the form waits with its text."""
        card = self.page.stack.currentWidget()
        if isinstance(card, FormCard):
            card.form.commit_all()
            card.closed.emit()
        self.page.show_petition(key)
        self.page.open_panel()

    def _erase(self, key: str, draft: Petition) -> None:
        """The page that lists what will be erased; Quay lại leads back to the form as it was."""
        from ui.forms.erasure_page import ErasurePage

        page, card = self.page, self.page.stack.currentWidget()
        if isinstance(card, FormCard):
            card.closed.emit()
        view = ErasurePage(page.operations, Kind.PETITION, draft.key, _erased(draft))
        view.erased.connect(partial(self._take_erased, key, view))
        view.closed.connect(partial(self._back_from, key, view))
        page.cover(view)
        view.setFocus()

    def _take_erased(self, key: str, view: ErasurePage, _change: Change) -> None:
        form = self._forms.pop(key, None)
        if form is not None:
            form.guard.wipe()
            form.deleteLater()
        self.page.operations.blot_draft(f"{_PREFIX}{key}")
        self.page.uncover(view)
        self.page.offer_undo("Đã xóa danh tính và chuyển thành tố cáo.", icon="lock")

    def _back_from(self, key: str, view: ErasurePage) -> None:
        self.page.uncover(view)
        self.open_form(key)


def _erased(draft: Petition) -> Act:
    """The erasure, and with it every draft of a form about this petition."""

    def erase(office: Office) -> Change:
        from desktop.services.secrecy import erase_petition_identity

        change = erase_petition_identity(office, draft)
        for name in office.journal.names():
            if name.endswith(draft.key):
                office.journal.rewrite(name, lambda _: None)
        return change

    return erase


def _struck(key: str) -> Act:
    """Nothing leaves the register: what was entered by mistake is struck through with its reason."""
    from desktop.services.petitions import strike_petition

    return lambda office: strike_petition(office, key, "ghi nhầm, đã hoàn tác ngay sau khi ghi")
