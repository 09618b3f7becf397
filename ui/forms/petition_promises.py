"""A petition's answer may keep the promises made on it: asked beforehand, written by the same act (BR-52)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop import texts
from desktop.domain.errors import Refusal
from ui.forms.commitment_acts import WAYS_TO_TELL
from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktop.domain.commitment import Commitment
    from desktop.services.answers import Reply
    from ui.forms.petition_acts import PetitionActForm

_ASKED = ("document", "document_on", "notified_on", "notified_how")


class PromisesToo:
    """One tick for the open promises of the petition; with it the written answer and the notice are asked."""

    def __init__(self, form: PetitionActForm) -> None:
        self._form = form
        self.befores: tuple[Commitment, ...] = tuple(each for each in form.sheet.commitments if each.is_open)
        labels = ", ".join(each.label for each in self.befores)
        self.tick = QCheckBox(f"Ghi luôn {labels} đã hoàn thành")
        if not self.befores:
            return
        form.add("promises_too", "", self.tick)
        self.tick.setAccessibleName(self.tick.text())
        self._document = form.add(
            "document", "Văn bản trả lời số", LineField(placeholder="Số 15-CV/ĐU"), span=1
        )
        self._document_on = form.add("document_on", "Ngày văn bản", form.day_field(), span=1)
        self._told_on = form.add("notified_on", "Đã báo người dân ngày", form.day_field(), span=1)
        ways = Choice([(way, way) for way in WAYS_TO_TELL], editable=True, placeholder="Chọn cách gửi")
        self._told_how = form.add("notified_how", "Bằng cách", ways, span=1)
        self.tick.toggled.connect(lambda _: self.arrange())
        self.arrange()

    def arrange(self) -> None:
        """The written answer is asked only while the promises are to be kept by it."""
        wanted = bool(self.befores) and self.tick.isChecked()
        promised = any(each.reply_in_writing for each in self.befores)
        for name in _ASKED if self.befores else ():
            self._form.fields[name].setVisible(wanted)
            self._form.fields[name].set_required(wanted and promised and name != "document_on")

    def sentence(self, name: str) -> str:
        """What is said under a field that is missing; empty for another field."""
        return {
            "document": texts.sentence(Refusal("required", field="document")),
            "notified_on": texts.sentence(Refusal("citizen-not-told")),
            "notified_how": "Cần ghi đã báo bằng cách nào.",
        }.get(name, "")

    def keys(self) -> tuple[str, ...]:
        """The promises to be kept."""
        return tuple(each.key for each in self.befores) if self.tick.isChecked() else ()

    def reply(self) -> Reply:
        """The written answer as it stands in the form."""
        from desktop.services.answers import Reply

        if not self.keys():
            return Reply()
        return Reply(
            self._document.committed_text().strip(),
            self._document_on.date(),
            self._told_on.date(),
            self._told_how.committed_text().strip(),
        )
