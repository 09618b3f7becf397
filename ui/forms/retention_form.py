"""Thời hạn lưu giữ: how many years one kind of record is kept, on what basis, and why it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.retention import RECORD_WORDS, RetentionClass, years_words
from ui.forms.form import Act, Form
from ui.forms.office_numbers import NumberField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.operations import Operations

YEARS, FOR_GOOD = "years", "for-good"
_HOW = ((YEARS, "Số năm"), (FOR_GOOD, "Vĩnh viễn"))
_YEARS_HINT = "Tính từ năm sau năm việc kết thúc."
_LONGEST = 100


class RetentionForm(Form):
    """One class; what was written before stays in the log."""

    done_by = "change_retention"

    def __init__(self, operations: Operations, kept: RetentionClass) -> None:
        title = RECORD_WORDS[kept.record]
        super().__init__(operations, title, draft_name=f"luu-giu-{kept.record}", columns=2)
        self._kept = kept
        self.place(_lead(kept))
        self.how = Segments(_HOW, name="Thời hạn lưu giữ")
        self.add("how", "Thời hạn lưu giữ", self.how, required=True, span=1)
        self.years = self.add("years", "Số năm", NumberField(""), span=1, hint=_YEARS_HINT)
        self.basis = self.add("basis", "Căn cứ", LineField(kept.basis), required=True)
        self.reason = self.add("reason", "Lý do đổi", TextBox(lines=2), required=True)
        self.how.set_value(FOR_GOOD if kept.years is None else YEARS)
        self.years.setText("" if kept.years is None else str(kept.years))
        self.how.changed.connect(self._show_years)
        self.finish()
        self._show_years()

    def _show_years(self, _value: object = None) -> None:
        counted = self.how.value() == YEARS
        self.fields["years"].setVisible(counted)
        self.fields["years"].set_required(counted)

    def problems(self) -> dict[str, str]:
        years = self.years.number() if self.how.value() == YEARS else 1
        if years is None or not 1 <= years <= _LONGEST:
            return {"years": f"Số năm phải từ 1 đến {_LONGEST}."}
        return {}

    def act(self) -> Act:
        from desktop.services.retention import change_retention

        record, basis, reason = (
            self._kept.record,
            self.basis.committed_text(),
            self.reason.committed_text(),
        )
        years = self.years.number() if self.how.value() == YEARS else None
        return lambda office: change_retention(office, record, years, basis, reason)


def _lead(kept: RetentionClass) -> QLabel:
    lines = [f"Đang ghi: {years_words(kept.years)}. {kept.basis.rstrip('.')}."]
    if kept.confidence:
        lines.append(f"{kept.confidence[:1].upper()}{kept.confidence[1:].rstrip('.')}.")
    if kept.reason:
        lines.append(f"Lý do đổi: {kept.reason.rstrip('.')}.")
    label = QLabel("\n".join(lines))
    label.setProperty("look", "second")
    label.setWordWrap(True)
    return label
