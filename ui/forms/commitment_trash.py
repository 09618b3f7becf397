"""Bỏ cam kết: why; it goes to the trash with its number, and comes back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.changes import Kind
from ui.forms.commitment_acts import CommitmentActForm
from ui.forms.reason_for_leaving import ANOTHER_REASON, COPY_OF_ANOTHER, LeavingForm

if TYPE_CHECKING:
    from ui.forms.form import Act


class CommitmentTrashForm(LeavingForm, CommitmentActForm):
    """Bỏ cam kết CK 57/2026: for what was never promised; a promise that is given up is *Thôi không làm*."""

    done_by = "trash_record"
    heading, save_words, draft_prefix = "Bỏ cam kết", "Đưa vào Thùng rác", "ck-bo"
    reasons = (COPY_OF_ANOTHER, "ghi nhầm", ANOTHER_REASON)
    kept = (
        "Số cam kết giữ lại, không dùng cho việc khác; khôi phục được ở Quản trị, mục Thùng rác. "
        "Đã hứa mà không làm nữa thì chọn “Thôi không làm…”."
    )

    def act(self) -> Act:
        from desktop.services.trash import trash_record

        key, reason = self.key, self.reason()
        return lambda office: trash_record(office, Kind.COMMITMENT, key, reason)

    def said(self) -> str:
        return f"Đã đưa {self.named} vào Thùng rác."
