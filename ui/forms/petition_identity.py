"""Tố cáo takes the sender out of the form, out of memory and out of the journal (BR-24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.identity import ERASED, blotted, told_by

if TYPE_CHECKING:
    from desktop.domain.people import Person
    from ui.forms.petition_form import PetitionForm

NAME_TAKEN_OUT = "Họ tên, địa chỉ người gửi đã được lược khỏi tóm tắt. Xin đọc lại."


class IdentityGuard(QObject):
    """Hides the sender's fields the moment *tố cáo* is chosen and keeps them out of the journal from then on.

    What stands in the hidden fields is wiped once the cursor leaves the choice, so that passing over it with
    the arrow keys costs nothing.
    """

    def __init__(self, form: PetitionForm) -> None:
        super().__init__(form)
        self.form = form
        self.wiped = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._take_focus_moved)

    def take_type(self, *, before: bool, hidden: bool) -> None:
        """Another type, or consent given or taken back; whether the sender was and is hidden."""
        form = self.form
        if hidden and not before:
            form.journal_afresh()
        elif before and not hidden and self.wiped and form.noun is not None:
            form.who.fill_person(form.noun)
        self.wiped = self.wiped and hidden

    def wipe(self) -> None:
        """Take everything that tells who it is out of the fields, and the name out of the summary."""
        form = self.form
        people: list[Person] = [form.who.typed_behind()]
        if form.noun is not None and form.noun.sender is not None:
            people.append(form.noun.sender)
        form.who.wipe()
        self.wiped = True
        before = form.summary.committed_text()
        content = blotted(before, told_by(people))
        if content != before and ERASED in content:
            form.summary.set_text(content)
            form.fields["content"].set_warning(NAME_TAKEN_OUT)
        form.journal_afresh()

    def _take_focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        form = self.form
        choosing = new is not None and form.type.isAncestorOf(new)
        if form.who.hidden and not self.wiped and new is not None and not choosing:
            self.wipe()
