"""Beside a change of name: both heads before and after, and what the office was called earlier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.office import FormerName, Letterhead, OfficeSheet, Side
from desktop.domain.writing import short_date
from ui.forms.office_questions import HeadShown, OfficeQuestions
from ui.forms.wizard.paper_head import PaperHead
from ui.forms.words import UNIT_KINDS

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

_FIRST = 1


class BothHeads(QWidget):
    """The heads of each side as they stand in the book and as they are typed."""

    def __init__(self, sheet: OfficeSheet, today: date) -> None:
        super().__init__()
        self._sheet = sheet
        self._before, self._after = QLabel("Trước ngày áp dụng"), QLabel("Từ ngày áp dụng")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        for column, label in enumerate((self._before, self._after)):
            label.setProperty("look", "label")
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, 1)
        self.after: dict[Side, PaperHead] = {}
        for row, head in enumerate((sheet.party, sheet.state), 1):
            if head is not None:
                self._add(row, head, today)

    def _add(self, row: int, head: Letterhead, today: date) -> None:
        old, self.after[head.side] = PaperHead(today), PaperHead(today)
        old.show_head(
            HeadShown(head.side, head.superior or "", head.issuer, head.symbol, self._sheet.place), _FIRST
        )
        self._grid.addWidget(old, row, 0)
        self._grid.addWidget(self.after[head.side], row, 1)

    def follow(self, questions: OfficeQuestions, edits: Sequence[SignalInstance]) -> None:
        """Draw the heads anew with every change of what is asked."""

        def show(_value: object = None) -> None:
            for side, paper in self.after.items():
                paper.show_head(questions.head(side), _FIRST)

        for edited in edits:
            edited.connect(show)
        show()

    def show_day(self, day: date | None) -> None:
        """Name the day between the two."""
        said = f"ngày {short_date(day)}" if day else "ngày áp dụng"
        self._before.setText(f"Trước {said}")
        self._after.setText(f"Từ {said}")


def former_words(former: Sequence[FormerName]) -> str:
    """A line for each former name: ``Xã Bình Minh Hạ, Sơn Hà: đến hết 30/06/2026, theo Nghị quyết 12``."""
    return "\n".join(
        f"{UNIT_KINDS[each.called.kind]} {each.called.name}, {each.called.province}: đến hết "
        f"{short_date(each.until)}{f', theo {each.basis}' if each.basis else ''}"
        for each in former
    )
