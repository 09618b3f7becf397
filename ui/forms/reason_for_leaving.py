"""Why a record is taken out: a reason from a list, or one in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.forms.form import Form
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.text_box import TextBox

COPY_OF_ANOTHER, ANOTHER_REASON = "ghi trùng", "lý do khác…"


class LeavingForm(Form):
    """``reasons`` are offered, the last one asks for words; ``kept`` says what stays of the record."""

    reasons: tuple[str, ...]
    kept: str

    def ask(self) -> None:
        self.save_button.take_away()
        offered = [(word, word[:1].upper() + word[1:]) for word in self.reasons]
        self._why = self.add("why", "Lý do bỏ", Choice(offered, placeholder="Chọn lý do"), required=True)
        self._other = self.add("reason", "Ghi rõ lý do", TextBox(lines=3))
        self.fields["reason"].hide()
        self._why.chosen.connect(lambda _: self._ask_other())
        said = QLabel(self.kept)
        said.setProperty("look", "hint")
        said.setWordWrap(True)
        self.place(said)

    def _ask_other(self) -> None:
        other = self._why.value() == ANOTHER_REASON
        self.fields["reason"].setVisible(other)
        self.fields["reason"].set_required(other)

    def restore(self, content: str) -> None:
        super().restore(content)
        self._ask_other()

    def required_sentence(self, field: Field) -> str:
        return "Cần chọn lý do bỏ." if field is self.fields["why"] else "Cần ghi rõ lý do."

    def problems(self) -> dict[str, str]:
        return {} if self._why.value() is not None else {"why": "Chọn lý do trong danh sách (F4)."}

    def reason(self) -> str:
        """The reason as the register keeps it."""
        if self._why.value() == ANOTHER_REASON:
            return self._other.committed_text().strip()
        return str(self._why.value() or "")
