"""What the office decides about receptions, and from which numbers its registers go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.reception_rules import ReceptionRules, RegisterStarts
from desktop.domain.schedule import HolidayMove
from desktop.domain.vietnamese import is_blank
from ui.forms.form import Act, Form
from ui.forms.office_numbers import NumberField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.operations import Operations

_DELEGATION = ((False, "Không ủy quyền (nhắc khi ghi)"), (True, "Được ủy quyền"))
_MOVES = (
    (HolidayMove.NEXT_WORKING_DAY, "Ngày làm việc kế tiếp"),
    (HolidayMove.SAME_WEEKDAY, "Cùng thứ, tuần sau"),
)


class ReceptionRulesForm(Form):
    """Quy chế tiếp dân: delegation on the Party side, days of rest, the fixed days of both heads."""

    done_by = "set_reception_rules"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations, "Quy chế tiếp dân")
        from desktop.registers.reception_rules import reception_rules

        self.before = reception_rules(operations.office)
        self.delegates = self.add(
            "party_delegates", "Bí thư ủy quyền tiếp dân", _choices(_DELEGATION),
            hint="Theo quy chế của cấp ủy. Vẫn ghi được buổi ủy quyền, báo cáo sẽ nêu.",
        )  # fmt: skip
        self.holiday = self.add("holiday_move", "Ngày cố định trùng ngày nghỉ thì dời sang", _choices(_MOVES))
        self.party = self.add(
            "party_schedule", "Ngày tiếp dân của Bí thư", LineField("ngày 10 và 25"),
            hint="Ví dụ: ngày 10 và 25; thứ Năm tuần 1 và 3; thứ Năm hằng tuần.",
        )  # fmt: skip
        self.state = self.add(
            "state_schedule", "Ngày tiếp công dân của Chủ tịch UBND", LineField("ngày 5 và 20")
        )
        self.delegates.set_value(self.before.party_delegates)
        self.holiday.set_value(self.before.holiday_move)
        self.party.setText(self.before.party_schedule)
        self.state.setText(self.before.state_schedule)
        self.finish()

    def problems(self) -> dict[str, str]:
        from desktop.domain.errors import Refusal
        from desktop.domain.schedule_words import rule_from
        from desktop.texts import sentence

        found = {}
        for name, field in (("party_schedule", self.party), ("state_schedule", self.state)):
            if is_blank(field.committed_text()):
                continue
            try:
                rule_from(field.committed_text())
            except Refusal as refusal:
                found[name] = sentence(refusal)
        return found

    def act(self) -> Act:
        from desktop.services.reception_rules import set_reception_rules

        move = self.holiday.value()
        rules = ReceptionRules(
            party_delegates=bool(self.delegates.value()),
            holiday_move=move if isinstance(move, HolidayMove) else self.before.holiday_move,
            party_schedule=self.party.committed_text(),
            state_schedule=self.state.committed_text(),
        )
        return lambda office: set_reception_rules(office, rules)


class RegisterStartsForm(Form):
    """Số thứ tự sổ: what the next visit, petition and denunciation of this year is numbered."""

    done_by = "set_register_starts"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations, "Số thứ tự sổ", columns=3)
        from desktop.services.reception_rules import next_register_numbers

        lead = QLabel(
            "Đang có sổ giấy thì ghi số kế tiếp của năm nay. Số đã dùng trong sổ này không dùng lại."
        )
        lead.setProperty("look", "second")
        lead.setWordWrap(True)
        self.place(lead)
        self.before = next_register_numbers(operations.office)
        self.visit = self._number("visit", "Lượt tiếp dân kế tiếp (STT)", self.before.visit)
        self.petition = self._number("petition", "Đơn thư kế tiếp (số đến)", self.before.petition)
        self.code = self._number("code", "Mã tố cáo kế tiếp (TC)", self.before.code)
        self.finish()

    def _number(self, name: str, label: str, number: int) -> NumberField:
        field = self.add(name, label, NumberField("1"), required=True, span=1)
        field.setText(str(number))
        return field

    def act(self) -> Act:
        from desktop.services.reception_rules import set_register_starts

        starts = RegisterStarts(
            self.visit.number() or 1, self.petition.number() or 1, self.code.number() or 1
        )
        return lambda office: set_register_starts(office, starts)


def _choices(items: tuple[tuple[object, str], ...]) -> Segments:
    return Segments(list(items))
