"""Step 5: who types here, and from which numbers the papers go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.office import OfficeSheet, Side
from desktop.domain.vietnamese import is_blank
from ui.forms.office_numbers import TYPES, NumberQuestions
from ui.forms.wizard.step import SetUpAct, StepForm
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktop.services.office_sheet import NumberStart
    from ui.operations import Operations


class NumbersStep(StepForm):
    """The reader of the notice is offered as the person who types."""

    key, short = "numbers", "Sổ và số bắt đầu"
    heading = "Sổ và số bắt đầu"
    lead = "Đang có sổ giấy thì ghi số kế tiếp để số văn bản chạy liền. Sổ mới thì để số 1."
    has_preview = True

    def __init__(
        self,
        operations: Operations,
        set_up: SetUpAct,
        reader: Callable[[], str],
        sheet: Callable[[], OfficeSheet],
    ) -> None:
        super().__init__(operations, set_up, columns=4)
        self._reader, self._sheet = reader, sheet
        self._offered = ""
        self.user = self.add(
            "user_name", "Họ tên người ghi biên bản", LineField(), required=True,
            hint="Người gõ sổ trên máy này; ghi sẵn vào ô người ghi biên bản.",
        )  # fmt: skip
        self.questions = NumberQuestions(self)
        self.finish()
        for field in self.questions.fields.values():
            field.textChanged.connect(self.shown_changed)

    def enter(self) -> None:
        reader = self._reader()
        if self.user.text() == self._offered:
            self.user.setText(reader)
            self._offered = reader
        self.questions.show_side(Side.STATE, shown=self._sheet().state is not None)

    def restore(self, content: str) -> None:
        super().restore(content)
        if self.user.text() == self._reader():
            self._offered = self.user.text()

    def starts(self) -> tuple[NumberStart, ...]:
        """The series that do not begin with 1."""
        sheet = self._sheet()
        heads = (head for head in (sheet.party, sheet.state) if head is not None)
        return tuple(start for head in heads for start in self.questions.starts(head) if start.first > 1)

    def user_name(self) -> str:
        """Who types; the reader of the notice where nothing else is written."""
        typed = self.user.committed_text().strip()
        return self._reader() if is_blank(typed) else typed

    def number_shown(self, side: Side, doc_type: str) -> int:
        """The number of the preview."""
        assert doc_type in TYPES
        return self.questions.number(side, doc_type)
