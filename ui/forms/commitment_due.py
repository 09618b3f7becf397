"""The due date of a promise as one question: which way it was given, and the number, day or reason."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop import texts
from desktop.domain.commitment import Due, DueKind
from desktop.domain.deadlines import MAX_DAYS
from desktop.domain.errors import Refusal
from ui.forms.journal.tags import TagsField
from ui.forms.words import DUE_KINDS
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

NO_DUE = "Cần ghi hạn, hoặc chọn “không hẹn” và ghi lý do."
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PARTER = "\n"


class DueField(QWidget):
    """Ngày làm việc, ngày, ngày cố định or không hẹn with its reason.

    Each way keeps its own text while another is looked at. :attr:`changed` follows every change.
    """

    changed = Signal()

    def __init__(self, day: DateField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Segments(list(DUE_KINDS.items()), name="Cách hẹn")
        self.working_days = LineField(placeholder="số ngày", name="Số ngày làm việc")
        self.days = LineField(placeholder="số ngày", name="Số ngày")
        self.day = day
        self.day.setAccessibleName("Ngày đến hạn")
        self.reason = LineField(placeholder="lý do không hẹn", name="Lý do không hẹn")
        self._measures: dict[DueKind, LineField] = {
            DueKind.WORKING_DAYS: self.working_days,
            DueKind.DAYS: self.days,
            DueKind.DATE: self.day,
            DueKind.NONE: self.reason,
        }
        self._stack = QStackedWidget()
        for measure in self._measures.values():
            self._stack.addWidget(measure)
            measure.textChanged.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.kind)
        row.addWidget(self._stack, 1)
        self.setFocusProxy(self.kind)
        self.kind.changed.connect(self._take_kind)
        self.set_due(Due(DueKind.WORKING_DAYS))

    def measure(self) -> LineField:
        """The field of the way chosen."""
        return self._measures[self._chosen()]

    def _chosen(self) -> DueKind:
        return DueKind(str(self.kind.value() or DueKind.NONE))

    def due(self) -> Due:
        """What is written; an unreadable number or day is None in it and :meth:`error` says so."""
        kind = self._chosen()
        if kind is DueKind.DATE:
            return Due(kind, on=self.day.date())
        if kind is DueKind.NONE:
            return Due(kind, reason=self.reason.shown_text().strip())
        typed = self.measure().shown_text().strip()
        return Due(kind, count=int(typed) if typed.isdecimal() else None)

    def set_due(self, due: Due) -> None:
        """Show a due date without a signal."""
        self.blockSignals(True)
        self.kind.set_value(due.kind)
        if due.kind in (DueKind.WORKING_DAYS, DueKind.DAYS):
            self._measures[due.kind].setText(str(due.count or ""))
        self.day.set_date(due.on)
        self.reason.setText(due.reason)
        self._stack.setCurrentWidget(self.measure())
        self.blockSignals(False)

    def error(self) -> str | None:
        """What is wrong and what is right, or None."""
        kind, measure = self._chosen(), self.measure()
        typed = measure.committed_text().strip()
        if not typed:
            return NO_DUE
        if kind is DueKind.DATE:
            return self.day.error()
        if kind is DueKind.NONE or (typed.isdecimal() and 1 <= int(typed) <= MAX_DAYS):
            return None
        return texts.sentence(Refusal("day-count", most=MAX_DAYS))

    def draft_text(self) -> str:
        kept = {kind.value: field.shown_text() for kind, field in self._measures.items()}
        return json.dumps({"kind": str(self.kind.value()), **kept}, ensure_ascii=False)

    def set_draft_text(self, text: str) -> None:
        kept = json.loads(text) if text else {}
        self.kind.set_value(next((kind for kind in DueKind if kind.value == kept.get("kind")), None))
        for kind, field in self._measures.items():
            field.setText(str(kept.get(kind.value, "")))
        self._stack.setCurrentWidget(self.measure())
        self.changed.emit()

    def is_blank(self) -> bool:
        return not self.measure().shown_text().strip()

    def _take_kind(self, _kind: object) -> None:
        self._stack.setCurrentWidget(self.measure())
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the way goes on to its number, day or reason."""
        if event.key() in _ENTER and not event.modifiers() and not self.measure().hasFocus():
            self.measure().setFocus(Qt.FocusReason.TabFocusReason)
            self.measure().selectAll()
            return
        super().keyPressEvent(event)


class BodiesField(TagsField):
    """Several bodies; what is typed and names none of them is not lost but asked about."""

    def error(self) -> str | None:
        """What is wrong and what is right, or None."""
        typed = self.choice.committed_text().strip()
        return "Chọn cơ quan trong danh sách (F4), hoặc xóa chữ trong ô." if typed else None

    def draft_text(self) -> str:
        return _PARTER.join((self.choice.shown_text(), *(str(value) for value in self.values())))

    def set_draft_text(self, text: str) -> None:
        typed, *keys = text.split(_PARTER)
        known = {item.value for item in self.choice.items()}
        self.set_values(key for key in keys if key in known)
        self.choice.set_text(typed)

    def is_blank(self) -> bool:
        return not self.values() and not self.choice.shown_text().strip()
