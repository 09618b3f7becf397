"""The blue band under an opinion: what was promised from it, counted live, opened with F8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.deadlines import DueDate, due_date, limit_on
from desktop.domain.errors import Refusal
from desktop.domain.office import Official
from desktop.domain.vietnamese import is_blank
from desktop.texts import sentence
from ui.forms.journal.commitment_detail import CommitmentDetail
from ui.forms.journal.due_words import cells_of, counting_sentence, due_phrase
from ui.forms.journal.offer import Offer
from ui.forms.journal.suggesting import (
    in_writing,
    suggested_content,
    suggested_due,
    suggested_lead,
)
from ui.style import current, icon_pixmap, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.day_strip import DayStrip
from ui.widgets.elided_label import ElidedLabel

DEFAULT_LIMIT = "commitment-default"


class CommitmentBand(QFrame):
    """One commitment. What was not touched by hand follows the answer as it is typed.

    :attr:`changed` follows every change, :attr:`removed` the press on *Bỏ*, :attr:`left` the way back into
    the text, :attr:`resized` a change of height.
    """

    changed = Signal()
    removed = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._commitment: Commitment | None = None
        self._label, self._is_new = "", False
        self.setProperty("notice", "info")
        self._flag = QLabel()
        self._name = ElidedLabel(colour="info")
        self._lead = ElidedLabel(colour="text")
        self._due = ElidedLabel(colour="text")
        self.count_button = ActionButton("Cách tính", role="link")
        self.drop_button = ActionButton("Bỏ", role="link", name="Bỏ cam kết")
        self.detail = CommitmentDetail(offer)
        self._sum = QLabel()
        self._sum.setProperty("look", "second")
        self._sum.setWordWrap(True)
        self._strip = DayStrip()
        self._lay_out()
        self.count_button.clicked.connect(self._toggle_sum)
        self.drop_button.clicked.connect(self.removed)
        self.detail.changed.connect(self._take_detail)
        self._restyle()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 4, 0)
        line.setSpacing(8)
        line.addWidget(self._flag)
        line.addWidget(self._name)
        line.addWidget(self._lead)
        line.addWidget(self._due, 1)
        line.addWidget(self.count_button)
        line.addWidget(self.drop_button)
        body = QVBoxLayout()
        body.setContentsMargins(12, 0, 12, 6)
        body.setSpacing(6)
        for part in (self._sum, self._strip, self.detail):
            part.hide()
            body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(body)

    def show_commitment(self, commitment: Commitment, label: str, *, is_new: bool) -> None:
        """Show a promise; a new one follows the answer until a hand touches it."""
        self._commitment, self._label, self._is_new = commitment, label, is_new
        self.detail.show_commitment(commitment)
        self.detail.touched = set() if is_new else set(CommitmentDetail.FIELDS)
        self._describe()

    def set_label(self, label: str) -> None:
        """The number the book gave, or is going to give."""
        self._label = label
        self._describe()

    def commitment(self) -> Commitment:
        """The promise as it stands. Raises ``RuntimeError`` before one was shown."""
        if self._commitment is None:
            raise RuntimeError("no commitment is shown")
        return self._commitment

    def follow(self, answer: str, opinion: str, answered_by: Official | None, promised_to: str) -> None:
        """Read from the answer what no hand has touched."""
        noun, touched = self.commitment(), self.detail.touched
        bodies = self._offer.catalogues.bodies_on(noun.promised_on)
        found: dict[str, object] = {
            "content": suggested_content(answer, opinion),
            "lead": suggested_lead(answer, answered_by, noun.promised_on, bodies),
            "due": suggested_due(answer, noun.promised_on) or self._default_due(),
            "promised_to": promised_to,
            "reply_in_writing": in_writing(answer),
        }
        if answered_by is not None:
            found["promised_by"] = answered_by.key
        after = replace(noun, **{k: v for k, v in found.items() if k not in touched})  # type: ignore[arg-type]
        if after != noun:
            self._commitment = after
            self.detail.show_commitment(after)
            self._describe()

    def _default_due(self) -> Due:
        """The office's own limit, or none yet: then the band says `Hạn: chưa có`."""
        try:
            limit = limit_on(self._offer.catalogues.limits, DEFAULT_LIMIT, self.commitment().promised_on)
        except Refusal:
            return Due(DueKind.NONE)
        return Due(DueKind(limit.unit.value), count=limit.count)

    def counted(self) -> DueDate | None:
        """The due date by the same rule the book uses; None when there is none or it cannot be counted."""
        noun = self.commitment()
        try:
            return due_date(noun.promised_on, noun.due, self._offer.catalogues.calendar)
        except Refusal:
            return None

    def problem(self) -> tuple[str, str] | None:
        """The first thing the book would refuse, as (field, sentence)."""
        noun = self.commitment()
        if is_blank(noun.content):
            return "content", "Cần ghi nội dung."
        if noun.due.kind is DueKind.NONE and is_blank(noun.due.reason):
            return "due", "Cần ghi hạn, hoặc chọn “không hẹn” và ghi lý do."
        if noun.due.kind is DueKind.DATE and noun.due.on is None:
            return "due", "Cần ghi hạn, hoặc chọn “không hẹn” và ghi lý do."
        try:
            due_date(noun.promised_on, noun.due, self._offer.catalogues.calendar)
        except Refusal as wrong:
            return "due", sentence(wrong)
        return None

    def open_detail(self) -> None:
        """Into the band: all fields, the cursor in the first."""
        self.detail.show()
        self.resized.emit()
        self.detail.enter()

    def show_problem(self, field: str, words: str) -> None:
        """Open at the field that is wrong and say what is right."""
        self.open_detail()
        self.detail.show_error(field, words)

    def close_detail(self) -> None:
        if not self.detail.isHidden():
            self.detail.hide()
            self.resized.emit()

    def is_open(self) -> bool:
        return not self.detail.isHidden()

    def _take_detail(self) -> None:
        self._commitment = self.detail.commitment()
        self._describe()
        self.changed.emit()

    def _toggle_sum(self) -> None:
        shown = self._sum.isHidden()
        self._sum.setVisible(shown)
        self._strip.setVisible(shown)
        self._describe()
        self.resized.emit()

    def _describe(self) -> None:
        noun, counted = self.commitment(), self.counted()
        head = "Cam kết mới" if self._is_new else "Cam kết"
        self._name.set_text(f"**{head}** {self._label}")
        lead = self._offer.body(noun.lead)
        self._lead.set_text(f"{lead} chủ trì" if lead else "Chủ trì: **chưa có**")
        due = None if noun.due.kind is DueKind.NONE and is_blank(noun.due.reason) else noun.due
        self._due.set_text(due_phrase(due, counted))
        self._due.setMinimumWidth(min(self._due.sizeHint().width(), current().px(300)))
        self.count_button.setVisible(counted is not None)
        if counted is not None and not self._sum.isHidden():
            words = counting_sentence(counted)
            self._sum.setText(words)
            self._strip.set_cells(cells_of(counted), words)
        self.setAccessibleName(f"{self._name.text()}, {self._lead.text()}, {self._due.text()}")

    def promised_on(self) -> date:
        return self.commitment().promised_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.close_detail()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        self._flag.setPixmap(icon_pixmap("flag", "info", current().px(16), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_strip"):
            self._restyle()
