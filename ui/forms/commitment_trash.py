"""Bỏ cam kết: why; it goes to the trash with its number, and comes back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.changes import Kind
from ui.forms.commitment_acts import CommitmentActForm
from ui.forms.petition_words import ANOTHER_REASON, COPY_OF_ANOTHER
from ui.widgets.choice import Choice
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.form import Act
    from ui.widgets.field import Field

_REASONS = (COPY_OF_ANOTHER, "ghi nhầm", ANOTHER_REASON)


class CommitmentTrashForm(CommitmentActForm):
    """Bỏ cam kết CK 57/2026: for what was never promised; a promise that is given up is *Thôi không làm*."""

    done_by = "trash_record"
    heading, save_words, draft_prefix = "Bỏ cam kết", "Đưa vào Thùng rác", "ck-bo"

    def ask(self) -> None:
        self.save_button.take_away()
        reasons = [(word, word[:1].upper() + word[1:]) for word in _REASONS]
        self._why = self.add("why", "Lý do bỏ", Choice(reasons, placeholder="Chọn lý do"), required=True)
        self._other = self.add("reason", "Ghi rõ lý do", TextBox(lines=3))
        self.fields["reason"].hide()
        self._why.chosen.connect(lambda _: self._ask_other())
        kept = QLabel(
            "Số cam kết giữ lại, không dùng cho việc khác; khôi phục được ở Quản trị, mục Thùng rác. "
            "Đã hứa mà không làm nữa thì chọn “Thôi không làm…”."
        )
        kept.setProperty("look", "hint")
        kept.setWordWrap(True)
        self.place(kept)

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

    def act(self) -> Act:
        from desktop.services.trash import trash_record

        why = self._why.value()
        reason = self._other.committed_text().strip() if why == ANOTHER_REASON else str(why or "")
        key = self.key
        return lambda office: trash_record(office, Kind.COMMITMENT, key, reason)

    def said(self) -> str:
        return f"Đã đưa {self.named} vào Thùng rác."
