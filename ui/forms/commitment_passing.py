"""Work that others have: a body is reminded of it, or it is handed on to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.commitment import Reminder
from ui.forms.commitment_acts import CommitmentActForm
from ui.forms.offered import body_names, offer_by_day
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.form import Act

WAYS_TO_REMIND = ("Điện thoại", "Nhắc tại cuộc họp", "Nhắc trực tiếp")


class ReminderForm(CommitmentActForm):
    """Đôn đốc: when, by which document or in which other way, and what was said.

    :attr:`paper_asked` carries the key of the body whose letter is to be made; the letter itself records the
    reminder of every open task.
    """

    paper_asked = Signal(str)
    heading = "Đôn đốc"
    save_words = "Ghi đôn đốc"
    draft_prefix = "don-doc"

    def ask(self) -> None:
        self._offer_letter()
        self._on = self.add("on", "Ngày", self.day_field(self.operations.office.today), required=True, span=1)
        ways = Choice([(way, way) for way in WAYS_TO_REMIND], editable=True, placeholder="Số 160-CV/ĐU")
        self._document = self.add(
            "document", "Hình thức", ways, required=True, span=1, hint="Số văn bản hoặc cách nhắc."
        )
        self._note = self.add("note", "Nội dung", TextBox(lines=3, most_lines=6))

    def _offer_letter(self) -> None:
        """Only where all have the same body in charge."""
        leads = {each.commitment.lead for each in self.sheets}
        lead = leads.pop() if len(leads) == 1 else None
        if lead is None:
            return
        letter = ActionButton("Lập văn bản", "document")
        letter.setToolTip(f"Văn bản đôn đốc gửi {self.sheet.lead}, gồm mọi việc chưa xong")
        letter.clicked.connect(lambda: self.paper_asked.emit(lead))
        self.place(letter, span=1)

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["document"]:
            return "Cần ghi số văn bản hoặc hình thức đôn đốc."
        return super().required_sentence(field)

    def act(self) -> Act:
        from desktop.services.commitment_batches import remind_commitments

        keys, on = self.keys, self._on.date() or self.operations.office.today
        reminder = Reminder(on, self._document.committed_text().strip())
        note = self._note.committed_text().strip()
        return lambda office: remind_commitments(office, keys, reminder, note)


class TransferForm(CommitmentActForm):
    """Chuyển: which body has the work now. The promise stays with its leader and its date (BR-51)."""

    heading = "Chuyển cơ quan khác"
    save_words = "Ghi chuyển"
    draft_prefix = "chuyen"

    def ask(self) -> None:
        self._to = self.add(
            "to",
            "Chuyển đến",
            Choice(editable=True, placeholder="Chọn hoặc gõ tên cơ quan"),
            required=True,
        )
        self._on = self.add("on", "Ngày", self.day_field(self.operations.office.today), required=True, span=1)
        bodies = partial(body_names, self.catalogues.bodies)
        offer_by_day((self._to,), self._on, bodies, lambda: self.operations.office.today)
        self._document = self.add(
            "document", "Văn bản số", LineField(placeholder="Số 12-CV/ĐU"), required=True, span=1
        )
        self._note = self.add("note", "Ghi thêm", TextBox(lines=2, most_lines=5))

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["to"]:
            return "Cần chọn cơ quan."
        if field is self.fields["document"]:
            return "Cần ghi số văn bản."
        return super().required_sentence(field)

    def said(self) -> str:
        return f"Đã ghi chuyển {self.named} đến {self._to.committed_text().strip()}."

    def act(self) -> Act:
        from desktop.services.commitments import transfer_commitment

        key, on = self.key, self._on.date() or self.operations.office.today
        to, document = self._to.committed_text().strip(), self._document.committed_text().strip()
        note = self._note.committed_text().strip()
        return lambda office: transfer_commitment(office, key, on, to, document, note)
