"""4. Kết thúc: read back, signed or not and why; refusing; to the next visitor (BR-21, BR-23)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.reception import Signed, Visit
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.watching import Watch, seen
from ui.forms.reception.part import SharesLayout
from ui.forms.reception.words import SIGNATURES
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments


class ClosingPart(QWidget):
    """:attr:`changed` follows every answer; the buttons ask for what they say."""

    changed = Signal()
    left = Signal()
    refuse_asked = Signal()
    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        head = QLabel("4. Kết thúc")
        head.setProperty("look", "strong")
        self.read_back = QCheckBox("Đã đọc lại")
        self.read_back.setAccessibleName("Đã đọc lại")
        self.signed = Segments(SIGNATURES, name="Ký, điểm chỉ hoặc từ chối ký")
        self.reason = LineField(name="Lý do từ chối ký")
        self.reason_field = Field("Lý do từ chối ký", self.reason, required=True)
        self.sum = QLabel()
        self.sum.setProperty("look", "error")
        self.refuse_button = ActionButton("Từ chối tiếp…")
        self.finish_button = ActionButton("Xong lượt này", "check", "Ctrl+Enter", "primary")
        self.refuse_button.clicked.connect(self.refuse_asked)
        self.finish_button.clicked.connect(self.finish_asked)
        row = QWidget()
        flow = SharesLayout(row, least=1.0)
        for part, share in (
            (_beside(head, self.read_back, self.signed), 430),
            (_beside(self.sum, self.refuse_button, self.finish_button, right=True), 480),
        ):
            flow.put(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(row)
        column.addWidget(self.reason_field)
        self.reason_field.hide()
        self._watch = Watch(self)
        self._watch.add(self.read_back, self.signed, self.reason)
        self._watch.typed.connect(self._typed)
        self._watch.left.connect(self.left)

    def show_visit(self, visit: Visit) -> None:
        """Fill without a signal."""
        self._watch.hold()
        self.read_back.setChecked(visit.read_back)
        self.signed.set_value(visit.signed)
        self.reason.setText(visit.sign_refusal_reason)
        self.reason_field.set_error(None)
        self.say("")
        self._arrange()
        self._watch.release()

    def read(self, before: Visit) -> Visit:
        """``before`` with what stands here."""
        signed = self.signed.value()
        return replace(
            before,
            read_back=self.read_back.isChecked(),
            signed=signed if isinstance(signed, Signed) else None,
            sign_refusal_reason=seen(self.reason) if signed == Signed.REFUSED else "",
        )

    def problem(self) -> str:
        """A refusal to sign needs its reason."""
        missing = self.signed.value() == Signed.REFUSED and is_blank(self.reason.text())
        words = "Cần ghi lý do từ chối ký." if missing else ""
        self.reason_field.set_error(words or None)
        return words

    def say(self, words: str) -> None:
        """How much is still wrong, beside the buttons."""
        self.sum.setText(words)
        self.sum.setVisible(bool(words))

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read and not changed."""
        self.read_back.setEnabled(not locked)
        self.signed.setEnabled(not locked)
        self.reason.setReadOnly(locked)
        for button in (self.refuse_button, self.finish_button):
            button.setVisible(not locked)

    def _typed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        self.reason_field.setVisible(self.signed.value() == Signed.REFUSED)


def _beside(*parts: QWidget, right: bool = False) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    if right:
        row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    if not right:
        row.addStretch(1)
    return place
