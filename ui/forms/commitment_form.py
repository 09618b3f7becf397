"""Cam kết: made anew, or what one says changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.deadlines import due_date, limit_on
from desktop.domain.errors import Refusal
from ui.forms.form import Act, Form
from ui.forms.ticks import TickGrid
from ui.forms.words import DUE_KINDS, long_day
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_MOST_DIGITS = 4


class CommitmentForm(Form):
    """Shows the due date while it is typed, by the rule the book counts with."""

    def __init__(
        self, operations: Operations, catalogues: Catalogues, commitment: Commitment | None = None
    ) -> None:
        title = f"Sửa cam kết {commitment.label[3:]}" if commitment else "Cam kết mới"
        name = f"cam-ket-{commitment.key}" if commitment else "cam-ket-moi"
        super().__init__(operations, title, draft_name=name, columns=6)
        self._catalogues, self._commitment = catalogues, commitment
        self._ask_what()
        self._ask_when()
        self._fill(commitment)
        self._show_due()
        self.finish()

    def _ask_what(self) -> None:
        found, today = self._catalogues, self.operations.office.today
        self._content = self.add("content", "Nội dung", TextBox(lines=3, most_lines=6), required=True)
        self._to = self.add("promised_to", "Hứa với", LineField(), required=True, span=3,
                            hint="Người hoặc nơi đã nêu ý kiến.")  # fmt: skip
        people = [ChoiceItem(each.key, each.name, each.title_on(today)) for each in found.officials]
        self._by = self.add("promised_by", "Người hứa", Choice(people), required=True, span=3)
        bodies = [ChoiceItem(each.key, each.name, each.abbreviation or "") for each in found.bodies]
        self._lead = self.add("lead", "Cơ quan chủ trì", Choice(bodies), required=True, span=3)
        self._on = self.add(
            "promised_on", "Ngày giao", DateField(today=lambda: today), required=True, span=3
        )
        self._support = self.add(
            "support", "Phối hợp", TickGrid([(each.key, each.name) for each in found.bodies], columns=2)
        )

    def _ask_when(self) -> None:
        today = self.operations.office.today
        self._kind = self.add("due_kind", "Hạn", Segments(list(DUE_KINDS.items())), required=True)
        self._count = self.add("due", "Số ngày", LineField(), required=True, span=2)
        rest = self._catalogues.calendar.rest_reason
        self._due_on = self.add(
            "due_on", "Ngày phải xong", DateField(today=lambda: today, day_note=rest), required=True, span=2
        )
        self._reason = self.add("reason", "Lý do không hẹn", LineField(), required=True)
        self._writing = QCheckBox("Trả lời người dân bằng văn bản")
        self._writing.setAccessibleName(self._writing.text())
        self.add("reply_in_writing", "", self._writing)
        self._kind.changed.connect(lambda _: self._show_due())
        self._count.textChanged.connect(lambda _: self._show_due())
        self._due_on.date_changed.connect(lambda _: self._show_due())
        self._on.date_changed.connect(lambda _: self._show_due())

    def _fill(self, made: Commitment | None) -> None:
        today = self.operations.office.today
        if made is None:
            limit = limit_on(self._catalogues.limits, "commitment-default", today)
            self._on.set_date(today)
            self._kind.set_value(DueKind.WORKING_DAYS)
            self._count.setText(str(limit.count))
            self._writing.setChecked(True)
            return
        self._content.set_text(made.content)
        self._to.setText(made.promised_to)
        self._by.set_value(made.promised_by)
        self._lead.set_value(made.lead)
        self._on.set_date(made.promised_on)
        self._support.set_values(made.support)
        self._kind.set_value(made.due.kind)
        self._count.setText(str(made.due.count or ""))
        self._due_on.set_date(made.due.on)
        self._reason.setText(made.due.reason)
        self._writing.setChecked(made.reply_in_writing)

    def _due(self) -> Due | None:
        """The due date as typed so far, or None while it says nothing."""
        kind = self._kind.value()
        typed = self._count.text().strip()
        if kind == DueKind.DATE:
            day = self._due_on.date()
            return Due.by_date(day) if day else None
        if kind == DueKind.NONE:
            return Due.open_ended(self._reason.text().strip())
        if not typed.isdecimal() or len(typed) > _MOST_DIGITS:
            return None
        return Due.in_days(int(typed)) if kind == DueKind.DAYS else Due.in_working_days(int(typed))

    def _show_due(self) -> None:
        kind = self._kind.value()
        self.fields["due"].setVisible(kind in (DueKind.WORKING_DAYS, DueKind.DAYS))
        self.fields["due_on"].setVisible(kind == DueKind.DATE)
        self.fields["reason"].setVisible(kind == DueKind.NONE)
        self.fields["due_kind"].set_hint(self._due_hint())

    def _due_hint(self) -> str:
        due, on = self._due(), self._on.date()
        if due is None or on is None or due.kind is DueKind.NONE:
            return ""
        try:
            counted = due_date(on, due, self._catalogues.calendar)
        except Refusal:
            return ""
        if counted is None:
            return ""
        sure = " (dự kiến: lịch nghỉ của năm này chưa công bố)" if counted.provisional else ""
        return f"Hạn: {long_day(counted.due)}{sure}."

    def problems(self) -> dict[str, str]:
        if self._by.value() is None:
            return {"promised_by": "Chọn người hứa trong danh sách lãnh đạo (F4)."}
        if self._lead.value() is None:
            return {"lead": "Chọn cơ quan chủ trì trong danh mục (F4)."}
        if self._due() is None:
            return {"due": "Cần ghi hạn, hoặc chọn “không hẹn” và ghi lý do."}
        return {}

    def draft(self) -> Commitment:
        """What stands in the form, over what was promised before."""
        on = self._on.date() or self.operations.office.today
        due = self._due() or Due.open_ended("")
        base = self._commitment or Commitment("", "", on, due)
        return replace(
            base,
            content=self._content.committed_text().strip(),
            promised_on=on,
            due=due,
            promised_to=self._to.committed_text().strip(),
            promised_by=str(self._by.value()),
            lead=str(self._lead.value()),
            support=tuple(each for each in self._support.values() if each != self._lead.value()),
            reply_in_writing=self._writing.isChecked(),
        )

    def act(self) -> Act:
        from desktop.services import commitments

        draft = self.draft()
        return lambda office: commitments.make_commitment(office, draft)
