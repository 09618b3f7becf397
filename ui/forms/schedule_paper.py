"""Lịch tiếp dân as a paper: whose sessions and of which span is chosen over the preview."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.office import Capacity
from desktop.domain.papers import PaperKind
from desktop.domain.writing import roman
from ui.forms.paper_view import PaperView
from ui.forms.reception_words import HEADS
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.operations import Operations

BOTH = "both"


class SchedulePaperView(PaperView):
    """The month, the quarter or the year of ``day``; of one head or of both."""

    def __init__(self, operations: Operations, day: date, capacity: Capacity) -> None:
        quarter = (day.month - 1) // 3 + 1
        self.spans = Segments(
            [
                (f"{day.year}-{day.month:02d}", f"Tháng {day.month}/{day.year}"),
                (f"{day.year}-Q{quarter}", f"Quý {roman(quarter)}"),
                (f"{day.year}", f"Cả năm {day.year}"),
            ],
            name="Khoảng thời gian",
        )
        heads = [(each.value, word) for each, word in HEADS.items()]
        self.heads = Segments([*heads, (BOTH, "Cả hai")], name="Người tiếp")
        self.spans.set_value(f"{day.year}-{day.month:02d}")
        self.heads.set_value(capacity.value if capacity in HEADS else BOTH)
        super().__init__(operations, PaperKind.SCHEDULE, self._wanted())
        self.spans.changed.connect(self._turn)
        self.heads.changed.connect(self._turn)

    def _wanted(self) -> str:
        head, span = str(self.heads.value()), str(self.spans.value())
        return span if head == BOTH else f"{head}:{span}"

    def _turn(self, _value: object) -> None:
        self.key = self._wanted()
        self.load()

    def head_row(self) -> QWidget:
        """The choices over the preview."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.spans)
        row.addWidget(self.heads)
        row.addStretch(1)
        return holder
