"""From which number each type of paper goes on: asked by the wizard and on the Quản trị page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.office import Letterhead, Side
from ui.forms.form import Act, Form
from ui.forms.office_questions import heading
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktop.services.office_sheet import NumberStart
    from ui.operations import Operations

TYPES = {"BB": "Biên bản", "TB": "Thông báo", "KH": "Kế hoạch", "GM": "Giấy mời"}
_MOST = 99_999
_HEADS = {Side.PARTY: "Văn bản của Đảng, số kế tiếp", Side.STATE: "Văn bản Nhà nước, số kế tiếp"}


class NumberField(LineField):
    """A whole number from 1; anything else is an error that says so."""

    def number(self) -> int | None:
        """The number typed; None when it is none."""
        typed = self.committed_text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= _MOST else None

    def error(self) -> str | None:
        """What to say under the field, or None."""
        return None if self.number() is not None else "Ghi số từ 1 trở lên, ví dụ 15."


class NumberQuestions:
    """One field for each type of paper of each side, in a form of four columns."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.fields: dict[tuple[Side, str], NumberField] = {}
        self._headings: dict[Side, QLabel] = {}
        for side, words in _HEADS.items():
            self._headings[side] = heading(words)
            form.place(self._headings[side])
            for doc_type, name in TYPES.items():
                field = NumberField("1", name=f"{words}: {name}")
                form.add(f"{side}-{doc_type}", f"{name} ({doc_type})", field, span=1)
                self.fields[side, doc_type] = field

    def show_side(self, side: Side, *, shown: bool) -> None:
        """A side without a letterhead has no numbers."""
        self._headings[side].setVisible(shown)
        for doc_type in TYPES:
            self._form.fields[f"{side}-{doc_type}"].setVisible(shown)

    def fill(self, starts: tuple[NumberStart, ...]) -> None:
        """Show the numbers that come next."""
        for start in starts:
            field = self.fields.get((start.letterhead.side, start.doc_type))
            if field is not None:
                field.setText(str(start.first))

    def number(self, side: Side, doc_type: str) -> int:
        """The number typed, 1 when it is none."""
        return self.fields[side, doc_type].number() or 1

    def starts(self, head: Letterhead) -> tuple[NumberStart, ...]:
        """The numbers of one letterhead."""
        from desktop.services.office_sheet import NumberStart

        return tuple(NumberStart(head, doc_type, self.number(head.side, doc_type)) for doc_type in TYPES)


class NumbersForm(Form):
    """Số văn bản: what the next paper of each type is numbered; a number given out never comes again."""

    done_by = "change_number_starts"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations, "Số văn bản", columns=4)
        from desktop.services.office_sheet import next_numbers

        lead = QLabel(
            "Số đã cấp không dùng lại. Số của Đảng đếm theo nhiệm kỳ, số của Nhà nước đếm theo năm."
        )
        lead.setProperty("look", "second")
        lead.setWordWrap(True)
        self.place(lead)
        self._questions = NumberQuestions(self)
        self.before = next_numbers(operations.office, tuple(TYPES))
        self._questions.fill(self.before)
        self._heads = {each.letterhead.side: each.letterhead for each in self.before}
        for side in Side:
            self._questions.show_side(side, shown=side in self._heads)
        self.finish()

    def act(self) -> Act:
        from desktop.services.office_sheet import change_number_starts

        starts = tuple(each for head in self._heads.values() for each in self._questions.starts(head))
        return lambda office: change_number_starts(office, starts)
