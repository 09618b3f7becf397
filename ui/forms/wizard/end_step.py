"""Last step: what was set up, in short; the act, or the practice book first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from desktop import texts
from ui.forms.form import Form
from ui.forms.wizard.step import SetUpAct, StepForm, words
from ui.widgets.buttons import ActionButton
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

Summary = Callable[[], list[tuple[str, str]]]


class EndStep(StepForm):
    """:attr:`refused` carries a refusal about a question of an earlier step."""

    refused = Signal(object)
    practice_asked = Signal()

    key, short = "end", "Xong"
    heading = "Đã đủ để bắt đầu"
    lead = "Xem lại lần cuối. Mọi mục đều sửa được ở trang Quản trị."

    def __init__(self, operations: Operations, set_up: SetUpAct, summary: Summary) -> None:
        super().__init__(operations, set_up, columns=1)
        self._summary = summary
        self._body = QWidget()
        self.place(self._body)
        self.place(words("Muốn tập trước? Sổ mẫu là sổ riêng, ghi gì vào đó cũng không lẫn sang sổ thật."))
        self.practice = ActionButton("Xem sổ mẫu để tập", "eye")
        self.practice.clicked.connect(self.practice_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.practice)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        self.place(holder)
        self.finish()

    def enter(self) -> None:
        """Show what the other steps hold now."""
        body = QWidget()
        rows = QFormLayout(body)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setHorizontalSpacing(20)
        rows.setVerticalSpacing(8)
        for label, text in self._summary():
            rows.addRow(words(label), _value(text))
        self.grid.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def focus_first(self) -> None:
        self.save_button.setFocus()

    def save(self) -> None:
        """The one act."""
        commit_everywhere(self)
        self.typed.emit()
        Form.save(self)

    def _take_refusal(self, refusal: Refusal) -> None:
        self._saving = False
        self.sum_label.setText(texts.sentence(refusal))
        self.refused.emit(refusal)


def _value(text: str) -> QLabel:
    label = words(text, "")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(1)
    return label
