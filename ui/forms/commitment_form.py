"""Cam kết: a promise written down anew, or what one says changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel

from desktop import texts
from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.deadlines import due_date, limit_on
from desktop.domain.errors import Refusal
from ui.forms.commitment_counting import Counting, counted_or_none
from ui.forms.commitment_due import BodiesField, DueField
from ui.forms.form import Act, Form
from ui.forms.offered import body_items, offer_by_day
from ui.forms.values import is_blank
from ui.forms.words import long_day
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.office import Office
    from desktop.registers.commitments import CommitmentSheet
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

USUAL_LIMIT = "commitment-default"
_MISSING = {
    "promised_to": "Cần ghi hứa với ai.",
    "promised_by": "Cần chọn người hứa.",
    "lead": "Cần chọn cơ quan chủ trì.",
}
_NOT_LISTED = {
    "promised_by": "Chọn người hứa trong danh sách lãnh đạo (F4).",
    "lead": "Chọn cơ quan chủ trì trong danh sách (F4).",
}


class CommitmentForm(Form):
    """Without ``sheet`` a new one is made. What is typed is kept until it is saved."""

    done_by = "make_commitment"

    def __init__(
        self, operations: Operations, catalogues: Catalogues, sheet: CommitmentSheet | None = None
    ) -> None:
        noun = sheet.commitment if sheet else None
        title = f"Sửa cam kết {noun.number}/{noun.promised_on.year}" if noun else "Cam kết mới"
        draft_name = f"cam-ket-{noun.key}" if noun else "cam-ket-moi"
        super().__init__(operations, title, draft_name=draft_name, columns=6)
        self._catalogues, self._key = catalogues, noun.key if noun else ""
        if sheet is not None:
            source = QLabel(f"Nguồn: {sheet.source}")
            source.setProperty("look", "second")
            self.place(source)
        self._ask_who()
        self._ask_when()
        self._spare_older(noun)
        if noun is None:
            self._offer_usual()
        else:
            self._fill(noun, sheet.promised_to if sheet else "")
        self.finish()
        self._due.changed.connect(self._recount)
        self._on.date_changed.connect(lambda _: self._recount())
        self._recount()

    def _ask_who(self) -> None:
        today, of = self.operations.office.today, self._catalogues
        self._content = self.add("content", "Nội dung", TextBox(lines=2, most_lines=6), required=True)
        self._to = self.add("promised_to", "Hứa với", LineField(), required=True, span=3)
        people = [ChoiceItem(each.key, each.name, each.title_on(today)) for each in of.officials]
        self._by = self.add(
            "promised_by", "Người hứa", Choice(people, placeholder="Chọn người"), required=True, span=3
        )
        self._lead = self.add(
            "lead", "Cơ quan chủ trì", Choice(placeholder="Chọn cơ quan"), required=True, span=3
        )
        support = BodiesField(name="Cơ quan phối hợp", placeholder="Thêm cơ quan")
        self._support = self.add("support", "Phối hợp", support, span=3)

    def _ask_when(self) -> None:
        clock, rest = self.operations.office.clock, self._catalogues.calendar.rest_reason
        self._on = self.add(
            "promised_on", "Ngày giao", DateField(today=lambda: clock().date()), required=True, span=2
        )
        bodies = partial(body_items, self._catalogues.bodies)
        offer_by_day(
            (self._lead, self._support.choice), self._on, bodies, lambda: self.operations.office.today
        )
        day = DateField(today=lambda: clock().date(), day_note=rest)
        self._due = self.add("due", "Hạn", DueField(day), required=True, span=4)
        self._written = self.add("reply_in_writing", "", QCheckBox("Trả lời bằng văn bản"))
        self._written.setAccessibleName("Trả lời bằng văn bản")
        self.counting = Counting()
        self.place(self.counting)

    def _spare_older(self, noun: Commitment | None) -> None:
        """What a record taken in from elsewhere never said is not demanded when something else is mended."""
        for name in ("promised_to", "promised_by", "lead"):
            if noun is not None and not getattr(noun, name):
                self.fields[name].set_required(False)

    def _offer_usual(self) -> None:
        """Today, and the number of days the office sets for its promises."""
        today = self.operations.office.today
        self._on.set_date(today)
        self._written.setChecked(True)
        try:
            usual = limit_on(self._catalogues.limits, USUAL_LIMIT, today)
        except Refusal:
            return
        self._due.set_due(Due(DueKind(usual.unit.value), count=usual.count))

    def _fill(self, noun: Commitment, promised_to: str) -> None:
        self._content.set_text(noun.content)
        self._to.setText(promised_to)
        self._to.setCursorPosition(0)
        self._by.set_value(noun.promised_by)
        self._lead.set_value(noun.lead)
        self._support.set_values(noun.support)
        self._on.set_date(noun.promised_on)
        self._due.set_due(noun.due)
        self._written.setChecked(noun.reply_in_writing)

    def _recount(self) -> None:
        """The due date as it stands, counted while it is typed by the rule the book uses."""
        due, field, calendar = self._due.due(), self.fields["due"], self._catalogues.calendar
        counted = counted_or_none(self._on.date(), due, calendar)
        self.counting.show_due(due, counted, calendar)
        self.counting.setVisible(counted is not None and due.kind not in (DueKind.DATE, DueKind.NONE))
        field.set_hint(f"Hạn: {long_day(counted.due)}." if counted else "")
        rest = calendar.rest_reason(counted.due) if counted else None
        field.set_warning(f"Hạn rơi vào ngày nghỉ: {rest}. Vẫn ghi được." if rest else None)
        if field.error() and "due" not in self.problems() and self._due.error() is None:
            field.set_error(None)

    def required_sentence(self, field: Field) -> str:
        missing = (said for name, said in _MISSING.items() if self.fields[name] is field)
        return next(missing, super().required_sentence(field))

    def problems(self) -> dict[str, str]:
        found = {
            name: said
            for name, said in _NOT_LISTED.items()
            if self._chosen(name) is None and not is_blank(self.fields[name].control)
        }
        day, due = self._on.date(), self._due.due()
        if day is not None and due.kind is DueKind.DATE:
            try:
                due_date(day, due, self._catalogues.calendar)
            except Refusal as refusal:
                found["due"] = texts.sentence(refusal)
        return found

    def _chosen(self, name: str) -> str | None:
        value = (self._by if name == "promised_by" else self._lead).value()
        return str(value) if value is not None else None

    def draft(self, base: Commitment | None = None) -> Commitment:
        """What stands in the form, over what the book has."""
        day = self._on.date() or self.operations.office.today
        return replace(
            base or Commitment("", "", day, self._due.due()),
            content=self._content.committed_text().strip(),
            promised_to=self._to.committed_text().strip(),
            promised_by=self._chosen("promised_by"),
            lead=self._chosen("lead"),
            support=tuple(str(value) for value in self._support.values()),
            promised_on=day,
            due=self._due.due(),
            reply_in_writing=self._written.isChecked(),
        )

    def act(self) -> Act:
        """Over the record as the book has it now: events written meanwhile stay."""
        from desktop.registers.commitments import commitment_sheet
        from desktop.services.commitments import make_commitment

        key, draft = self._key, self.draft()
        if not key:
            return lambda office: make_commitment(office, draft)
        said = {
            name: getattr(draft, name)
            for name in (
                "content", "promised_to", "promised_by", "lead", "support", "promised_on", "due",
                "reply_in_writing",
            )
        }  # fmt: skip

        def change(office: Office) -> Change:
            return make_commitment(office, replace(commitment_sheet(office, key).commitment, **said))

        return change
