"""All that a commitment says, field by field: opened inside the band with F8."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.commitment import Commitment, Due, DueKind
from ui.forms.journal.offer import DUE_SEGMENTS, Offer
from ui.forms.journal.tags import TagsField
from ui.forms.journal.watching import Watch, seen
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox


class CommitmentDetail(QWidget):
    """``touched`` names the fields a hand has changed: those no longer follow the answer."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "content", "lead", "support", "due", "promised_to", "promised_by", "reply_in_writing",
    )  # fmt: skip
    changed = Signal()

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.touched: set[str] = set()
        self._commitment: Commitment | None = None
        self._showing = False
        self.content = TextBox(name="Nội dung cam kết", lines=2, most_lines=5)
        self.lead = Choice(offer.bodies(), name="Cơ quan chủ trì")
        self.support = TagsField(offer.bodies(), name="Cơ quan phối hợp", placeholder="thêm cơ quan")
        self.kind = Segments(DUE_SEGMENTS, name="Hạn")
        self.count = LineField(name="Số ngày", placeholder="số ngày")
        self.day = DateField(name="Ngày đến hạn")
        self.reason = LineField(name="Lý do không hẹn", placeholder="lý do không hẹn")
        self.to = LineField(name="Hứa với")
        self.by = Choice(offer.officials(), name="Người hứa")
        self.in_writing = QCheckBox("Trả lời bằng văn bản")
        self._measure = QStackedWidget()
        for control in (self.count, self.day, self.reason):
            self._measure.addWidget(control)
        self._fields: dict[str, Field] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind)
        row.addWidget(self._measure, 1)
        due.setFocusProxy(self.kind)
        labelled = {
            "content": ("Nội dung cam kết", self.content),
            "lead": ("Cơ quan chủ trì", self.lead),
            "support": ("Phối hợp", self.support),
            "due": ("Hạn", due),
            "promised_to": ("Hứa với", self.to),
            "promised_by": ("Người hứa", self.by),
        }
        self._fields = {name: Field(label, control) for name, (label, control) in labelled.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._fields["content"], 0, 0, 1, 2)
        grid.addWidget(self._fields["lead"], 1, 0)
        grid.addWidget(self._fields["support"], 1, 1)
        grid.addWidget(self._fields["due"], 2, 0, 1, 2)
        grid.addWidget(self._fields["promised_to"], 3, 0)
        grid.addWidget(self._fields["promised_by"], 3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.in_writing)

    def _connect(self) -> None:
        for name, field in (
            ("content", self.content), ("lead", self.lead), ("due", self.kind), ("due", self.count),
            ("due", self.day), ("due", self.reason), ("promised_to", self.to), ("promised_by", self.by),
            ("reply_in_writing", self.in_writing),
        ):  # fmt: skip
            watch = Watch(self)
            watch.add(field)
            watch.typed.connect(lambda each=name: self._touch(each))
        self.support.changed.connect(lambda: self._touch("support"))
        self.kind.changed.connect(self._show_measure)

    def show_commitment(self, noun: Commitment) -> None:
        """Fill the fields without a signal; a field that has the cursor is left alone."""
        self._showing = True
        self._commitment = noun
        if self.content.text() != noun.content and not self.content.hasFocus():
            self.content.set_text(noun.content)
        self.lead.set_value(noun.lead)
        self.support.set_values(noun.support)
        self.kind.set_value(noun.due.kind)
        self.count.setText(str(noun.due.count or ""))
        self.day.set_date(noun.due.on)
        self.reason.setText(noun.due.reason)
        if self.to.text() != noun.promised_to:
            self.to.setText(noun.promised_to)
        self.by.set_value(noun.promised_by)
        self.in_writing.setChecked(noun.reply_in_writing)
        self._show_measure(noun.due.kind)
        self._showing = False

    def commitment(self) -> Commitment:
        """The promise as the fields have it. Raises ``RuntimeError`` before one was shown."""
        if self._commitment is None:
            raise RuntimeError("no commitment is shown")
        lead, by = self.lead.value(), self.by.value()
        return replace(
            self._commitment,
            content=seen(self.content),
            lead=str(lead) if lead else None,
            support=tuple(map(str, self.support.values())),
            due=self._due(),
            promised_to=seen(self.to),
            promised_by=str(by) if by else None,
            reply_in_writing=self.in_writing.isChecked(),
        )

    def _due(self) -> Due:
        kind = self.kind.value()
        if kind in {DueKind.WORKING_DAYS, DueKind.DAYS}:
            typed = seen(self.count).strip()
            return Due(DueKind(str(kind)), count=int(typed) if typed.isascii() and typed.isdigit() else None)
        if kind is DueKind.DATE:
            return Due(DueKind.DATE, on=self.day.date() if not self.day.preedit.text else None)
        return Due(DueKind.NONE, reason=seen(self.reason))

    def order(self) -> tuple[QWidget, ...]:
        """The controls in Tab order."""
        return (
            self.content, self.lead, self.support.choice, *self.kind.findChildren(QAbstractButton),
            self.count, self.day, self.reason, self.to, self.by, self.in_writing,
        )  # fmt: skip

    def enter(self) -> None:
        """The cursor into the first field."""
        self.content.setFocus()

    def show_error(self, field: str, words: str) -> None:
        """Say what is wrong under its field and go there."""
        place = self._fields.get(field, self._fields["content"])
        place.set_error(words)
        place.setFocus()

    def _touch(self, name: str) -> None:
        if self._showing:
            return
        self.touched.add(name)
        self._fields.get(name, self._fields["content"]).set_error(None)
        self.changed.emit()

    def _show_measure(self, kind: object) -> None:
        place = {DueKind.DATE: 1, DueKind.NONE: 2}.get(kind, 0)  # type: ignore[call-overload]
        self._measure.setCurrentIndex(place)
