"""Cơ quan: names and letterheads, mended where they were wrong or changed from a day on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.office import OfficeSheet
from desktop.domain.writing import short_date
from ui.forms.form import Act, Form
from ui.forms.office_questions import OfficeQuestions, heading
from ui.forms.office_renaming import BothHeads, former_words
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

CORRECT, RENAME = "correct", "rename"
_HOW = ((CORRECT, "Sửa cho đúng"), (RENAME, "Đổi tên, sáp nhập…"))
_HINTS = {
    CORRECT: "Chữ viết nhầm: thay ở mọi văn bản chưa hoàn thành. Bản đã hoàn thành giữ nguyên chữ.",
    RENAME: "Văn bản ghi ngày trước ngày áp dụng giữ tên, địa danh và đầu trang cũ, kể cả in lại.",
}


class OfficeForm(Form):
    """Opens with the office as the book has it today."""

    done_by = "correct_office"

    def __init__(self, operations: Operations, catalogues: Catalogues) -> None:
        super().__init__(operations, "Cơ quan", draft_name="co-quan", columns=6)
        self._sheet = catalogues.sheet
        today = operations.office.clock
        self.how = self.add("how", "Sửa thế nào", Segments(_HOW), required=True)
        self.day = self.add(
            "effective_from", "Áp dụng từ ngày", DateField(today=lambda: today().date()), span=3
        )
        self.basis = self.add("basis", "Căn cứ", LineField(placeholder="Nghị quyết số …"), span=3)
        self.how.set_value(CORRECT)
        self.how.changed.connect(self._show_how)
        self.place(heading("Đơn vị"))
        self.questions = OfficeQuestions(self, hamlets=False)
        self.questions.fill(self._sheet)
        self._show_both(catalogues)
        self.finish()
        self._show_how()

    def _show_both(self, catalogues: Catalogues) -> None:
        """Both heads before and after, and the names of before."""
        asked, today = self.questions, self.operations.office.today
        self._heads_title, self.heads = heading("Đầu trang trước và sau"), BothHeads(self._sheet, today)
        self.place(self._heads_title)
        self.place(self.heads)
        fields = (
            asked.province, asked.name, asked.superior, asked.issuer, asked.symbol, asked.state_superior,
            asked.state_issuer, asked.state_symbol, asked.place,
        )  # fmt: skip
        self.heads.follow(asked, [asked.kind.changed, *(field.textChanged for field in fields)])
        self.day.date_changed.connect(self.heads.show_day)
        self.former = QLabel(former_words(catalogues.former_names))
        self.former.setProperty("look", "second")
        self.former.setWordWrap(True)
        if catalogues.former_names:
            self.place(heading("Tên trước đây"))
            self.place(self.former)

    def restore(self, content: str) -> None:
        self.questions.hold()
        super().restore(content)
        self.questions.settle()

    def _show_how(self, _value: object = None) -> None:
        renaming = self.how.value() == RENAME
        for name in ("effective_from", "basis"):
            self.fields[name].setVisible(renaming)
            self.fields[name].set_required(renaming)
        for part in (self._heads_title, self.heads):
            part.setVisible(renaming)
        self.fields["how"].set_hint(_HINTS[str(self.how.value() or CORRECT)])

    def focus_first(self) -> None:
        self.how.setFocus()

    def problems(self) -> dict[str, str]:
        found = self.questions.problems()
        day, last = self.day.date(), self._last_change()
        if self.how.value() == RENAME and day is not None and last is not None and day <= last:
            found["effective_from"] = f"Đầu trang hiện nay áp dụng từ {short_date(last)}: ghi ngày sau đó."
        return found

    def _last_change(self) -> date | None:
        heads = (self._sheet.party, self._sheet.state)
        days = [head.effective_from for head in heads if head is not None and head.effective_from is not None]
        return max(days, default=None)

    def sheet(self) -> OfficeSheet:
        """The office as typed, under the key it has."""
        return self.questions.sheet(self._sheet.key)

    def act(self) -> Act:
        from desktop.services.office_sheet import correct_office, rename_office

        sheet, day = self.sheet(), self.day.date()
        if self.how.value() == RENAME and day is not None:
            basis = self.basis.committed_text().strip()
            return lambda office: rename_office(office, sheet, day, basis)
        return lambda office: correct_office(office, sheet)
