"""Cách tính hạn: one sentence and one cell for each day, so that anyone can check the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import DueKind
from desktop.domain.writing import short_date
from ui.forms.commitment_counting import day_cells
from ui.forms.words import counted_words
from ui.widgets.day_strip import DayStrip
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from desktop.domain.calendar import WorkingCalendar
    from desktop.registers.commitments import CommitmentSheet


class CountingStrip(QFrame):
    """Shows how one commitment's first due date was counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        title = QLabel("Cách tính hạn")
        title.setProperty("look", "strong")
        self.sentence = ElidedLabel()
        self.strip = DayStrip()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 11)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.strip)

    def show_counting(self, sheet: CommitmentSheet, calendar: WorkingCalendar) -> None:
        """Another commitment; a fixed date or none has no days to count, only a sentence."""
        made, counted = sheet.commitment, sheet.counted
        by_days = counted is not None and made.due.kind in (DueKind.WORKING_DAYS, DueKind.DAYS)
        if counted is not None and by_days:
            said = counted_words(counted)
        elif made.due_on is not None:
            said = f"Hạn là ngày cố định: **{short_date(made.due_on)}**."
        else:
            said = f"Không hẹn ngày: {made.due.reason}".rstrip(": ") + "."
        if counted is not None and counted.provisional:
            said += f" Lịch nghỉ năm {counted.due.year} chưa công bố: hạn này là dự kiến."
        if made.extensions and made.due_now is not None:
            said += f" Đã gia hạn {len(made.extensions)} lần, hạn đang có **{short_date(made.due_now)}**."
        self.sentence.set_text(said)
        self.sentence.setToolTip(self.sentence.text())
        self.strip.setVisible(by_days)
        if counted is not None and by_days:
            self.strip.set_cells(day_cells(counted, calendar), self.sentence.text())
