"""Beside the due work: what comes, and what the month holds against what the law asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.office import Capacity
from ui.pages.today_rows import coming_words
from ui.widgets.day_line import DayLine
from ui.widgets.figure import DutyGauge
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import date

    from desktop.registers.today import Coming, MonthSums, TodaySheet

_RECEIVES = {Capacity.PARTY: "Bí thư tiếp dân", Capacity.STATE: "Chủ tịch UBND tiếp dân"}
_KINDS = {"session": Kind.RECEPTION_SESSION, "dialogue": Kind.DIALOGUE}


class TodaySide(QWidget):
    """:attr:`opened` carries kind and key of a session or a dialogue."""

    opened = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        self.coming, self.month, self.backup = _Card("Lịch sắp tới"), _Card("Tháng này"), _Card("Sao lưu")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.coming)
        column.addWidget(self.month)
        column.addWidget(self.backup)
        column.addStretch(1)

    def show_sheet(self, sheet: TodaySheet, today: date) -> None:
        self.coming.fill([self._line(each, today) for each in sheet.coming] or [_said("Chưa có lịch nào.")])
        self.month.title.setText(f"Tháng {sheet.month.month:02d}/{sheet.month.year}")
        self.month.fill(_gauges(sheet.month))

    def show_backup(self, said: str, *, late: bool) -> None:
        """The newest backup; one that is late stands out."""
        self.backup.fill([Notice("warn", said) if late else _said(said)])

    def _line(self, each: Coming, today: date) -> DayLine:
        title, sub = coming_words(each)
        chip = ("late", "dot", "Đang họp") if each.under_way else None
        is_today = each.on == today
        line = DayLine(
            each.on, title, sub, is_today=is_today, same_month=each.on.month == today.month, chip=chip,
            opens=bool(each.key),
        )  # fmt: skip
        if each.key:
            line.clicked.connect(partial(self.opened.emit, _KINDS[each.kind], each.key))
        return line


class _Card(QFrame):
    """A heading over widgets that are made anew at every reading."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title = QLabel(title)
        self.title.setProperty("look", "section")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(3)
        self._column.addWidget(self.title)
        self._shown: list[QWidget] = []

    def fill(self, widgets: list[QWidget]) -> None:
        for old in self._shown:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = widgets
        for widget in widgets:
            self._column.addWidget(widget)


def _gauges(month: MonthSums) -> list[QWidget]:
    made: list[QWidget] = []
    for head in month.heads:
        words = f"{_RECEIVES[head.capacity]} (ít nhất {head.required} buổi)"
        made.append(DutyGauge(words, head.held, head.required, parts=True))
    if month.notices_due:
        made.append(DutyGauge("Thông báo tiếp nhận đúng hạn", month.notices_in_time, month.notices_due))
    duty = month.dialogues
    if duty is not None:
        words = f"Đối thoại năm {duty.year} (ít nhất {duty.required})"
        made.append(DutyGauge(words, duty.held, duty.required, parts=True))
        owed = duty.required - duty.held
        if owed > 0:
            planned = f", đã có {duty.planned} hội nghị trong kế hoạch" if duty.planned else ""
            made.append(_said(f"Còn phải tổ chức {owed} hội nghị đối thoại trong năm{planned}."))
    return made or [_said("Chưa có số liệu của tháng.")]


def _said(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("look", "hint")
    return label
