"""The open due dates that a change would move, from and to, with the two ways on (BR-05)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.due import Duty
from ui.forms.words import capital, long_day
from ui.style.theme import current
from ui.tables import Column, RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.moved_due import MovedDue

_ROW, _HEAD, _MOST_ROWS = 48, 36, 8
_SAID = "{changing} làm thay đổi {count} hạn đang mở. Xem danh sách trước khi áp dụng."


class MovedDates(QWidget):
    """A sentence with **Áp dụng** and **Quay lại** over the list; :attr:`applied` and :attr:`left`."""

    applied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice("warn")
        columns = (
            Column("title", "Việc", _title, 260, stretch=True),
            Column("before", "Hạn đang ghi", lambda row: Cell(_day(row.before)), 170, narrow_width=172),
            Column("after", "Hạn mới", lambda row: Cell(_day(row.after), bold=True), 170, narrow_width=172),
            Column("way", "Lệch", _way, 150, narrow_width=0),
        )
        self.table = TableView(columns, name="Các hạn thay đổi")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.notice)
        column.addWidget(self.table)

    def show_moved(self, changing: str, moved: Sequence[MovedDue]) -> None:
        """List them; ``changing`` begins the sentence: what it is that makes them move."""
        apply, back = (
            ActionButton("Áp dụng", "check", "Ctrl+Enter", "primary"),
            ActionButton("Quay lại", "back"),
        )
        apply.clicked.connect(self.applied)
        back.clicked.connect(self.left)
        self.notice.set_notice("warn", _SAID.format(changing=changing, count=len(moved)), [apply, back])
        self.table.show_rows(RowSource(len(moved), lambda at, limit: moved[at : at + limit], _key))
        self.table.choose_first()
        rows = min(len(moved), _MOST_ROWS)
        self.table.setMinimumHeight(current().px(_HEAD + rows * _ROW + 4))
        apply.setFocus()


def _key(row: MovedDue) -> str:
    return f"{row.duty}:{row.key}"


def _title(row: Any) -> Cell:
    kind = "Cam kết" if row.duty is Duty.COMMITMENT else ""
    return Cell(row.title, " · ".join(part for part in (kind, row.lead) if part))


def _day(day: date | None) -> str:
    return capital(long_day(day)) if day is not None else "Chưa có hạn"


def _way(row: Any) -> Cell:
    if row.before is None or row.after is None:
        return Cell("")
    days = (row.after - row.before).days
    if days > 0:
        return Cell(f"Muộn hơn {days} ngày", chip_kind="info", chip_icon="forward")
    return Cell(f"Sớm hơn {-days} ngày", chip_kind="warn", chip_icon="clock")
