"""A legal limit changed from a day on, and a limit that someone looked up (BR-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.deadlines import Unit
from desktop.domain.limit_changes import KeptLimit, LimitChange
from desktop.domain.writing import short_date
from ui.forms.form import Act, Form
from ui.forms.limit_words import UNITS, limit_name, span_words, value_words
from ui.forms.office_numbers import NumberField
from ui.forms.previewed_form import Preview, PreviewedForm
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.operations import Operations

SPANS = tuple((unit, UNITS[unit]) for unit in (Unit.WORKING_DAYS, Unit.DAYS))
SESSIONS = tuple((unit, UNITS[unit]) for unit in (Unit.PER_WEEK, Unit.PER_MONTH))


class LimitForm(PreviewedForm):
    """A new value from a day on; the row in force ends the day before and stays in the list."""

    done_by = "change_limit"
    changing = "Đổi thời hạn"

    def __init__(self, operations: Operations, kept: KeptLimit) -> None:
        super().__init__(operations, limit_name(kept.limit.key), save="Đổi thời hạn", columns=2)
        limit = kept.limit
        self._limit = limit
        self.place(_lead(kept))
        today = operations.office.today
        self.count = self.add("count", "Giá trị mới", NumberField(str(limit.count)), required=True, span=1)
        units = next((each for each in (SPANS, SESSIONS) if limit.unit in dict(each)), ())
        self.unit = Segments(units or ((limit.unit, UNITS[limit.unit]),), name="Đơn vị")
        self.unit.set_value(limit.unit)
        self.add("unit", "Đơn vị", self.unit, required=True, span=1)
        self.since = self.add(
            "since", "Áp dụng cho sự việc từ ngày", DateField(today=lambda: today), required=True, span=1
        )
        self.basis = self.add("basis", "Căn cứ mới", LineField(limit.basis), required=True)
        self.reason = self.add("reason", "Lý do đổi", TextBox(lines=2), required=True)
        self.finish()

    def _change(self) -> LimitChange:
        unit, since = self.unit.value(), self.since.date()
        return LimitChange(
            self._limit.key,
            self.count.number() or 0,
            unit if isinstance(unit, Unit) else self._limit.unit,
            self.basis.committed_text(),
            since or self.operations.office.today,
            self.reason.committed_text(),
        )

    def preview(self) -> Preview:
        from desktop.services.limits import moved_by_limit

        change = self._change()
        return lambda office: moved_by_limit(office, change)

    def act(self) -> Act:
        from desktop.services.limits import change_limit

        change = self._change()
        return lambda office: change_limit(office, change)


class LimitCheckedForm(Form):
    """Who looked the law up, and when: the row is not flagged any more."""

    done_by = "mark_limit_checked"

    def __init__(self, operations: Operations, kept: KeptLimit, user_name: str) -> None:
        super().__init__(operations, f"Đã kiểm tra: {limit_name(kept.limit.key)}", columns=2)
        self._number = kept.number
        self.place(_lead(kept))
        today = operations.office.today
        self.by = self.add("checked_by", "Người kiểm tra", LineField(), required=True, span=1)
        self.on = self.add(
            "checked_on", "Ngày kiểm tra", DateField(today=lambda: today), required=True, span=1
        )
        self.by.setText(user_name)
        self.on.set_date(today)
        self.finish()

    @property
    def number(self) -> int:
        """Which row it is about."""
        return self._number

    def act(self) -> Act:
        from desktop.services.limits import mark_checked

        number, by = self._number, self.by.committed_text()
        on = self.on.date() or self.operations.office.today
        return lambda office: mark_checked(office, number, by, on)


def _lead(kept: KeptLimit) -> QLabel:
    limit = kept.limit
    lines = [f"Đang ghi: {value_words(limit)}, {span_words(limit)}. {limit.basis}."]
    if limit.confidence:
        lines.append(f"{limit.confidence[:1].upper()}{limit.confidence[1:].rstrip('.')}.")
    if kept.checked_on is not None:
        lines.append(f"{kept.checked_by} đã kiểm tra ngày {short_date(kept.checked_on)}.")
    if kept.reason:
        lines.append(f"Lý do đổi: {kept.reason.rstrip('.')}.")
    label = QLabel("\n".join(lines))
    label.setProperty("look", "second")
    label.setWordWrap(True)
    return label
