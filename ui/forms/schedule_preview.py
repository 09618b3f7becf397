"""What a schedule would hold: every day of the rule, where it moves and why, the sum against the minimum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.calendar import weekday_name
from ui.forms.words import capital, long_day
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.tables.model import Column
from ui.widgets.notice import Notice
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.domain.schedule import PlannedDay
    from desktop.registers.receptions import HeadDuty


class DayState(StrEnum):
    """What becomes of one day of the rule."""

    NEW = "new"
    MOVED = "moved"
    KEPT = "kept"
    CLASH = "clash"
    PAST = "past"
    NO_HEAD = "no_head"

    @property
    def is_new(self) -> bool:
        return self in {DayState.NEW, DayState.MOVED}


@dataclass(frozen=True, slots=True)
class PreviewDay:
    planned: PlannedDay
    state: DayState


@dataclass(frozen=True, slots=True)
class Lacking:
    """The minimum of the span, what it would hold, and the months that would hold too few."""

    required: int
    expected: int
    months: tuple[tuple[int, int], ...] = ()


_CHIPS = {
    DayState.NEW: ("ok", "plus", "Lập mới"),
    DayState.MOVED: ("warn", "moved", "Lập mới, đã dời"),
    DayState.KEPT: ("mute", "check", "Đã có trong lịch"),
    DayState.CLASH: ("mute", "barred-circle", "Trùng buổi khác, bỏ"),
    DayState.PAST: ("mute", "barred-circle", "Đã qua, không lập"),
    DayState.NO_HEAD: ("late", "triangle", "Chưa có người đứng đầu"),
}
_LEAST_HEIGHT = 148


def lacking(days: Sequence[PreviewDay], duty: HeadDuty | None, first: date, last: date) -> Lacking | None:
    """The months of the span with these days added, against the legal minimum (BR-07, BR-08)."""
    if duty is None:
        return None
    added = Counter(each.planned.day.month for each in days if each.state.is_new)
    required = expected = 0
    short = []
    for month in range(first.month, last.month + 1):
        figures = duty.months[month - 1]
        have = figures.expected + added[month]
        required, expected = required + figures.required, expected + have
        if have < figures.required:
            short.append((month, figures.required - have))
    return Lacking(required, expected, tuple(short))


class SchedulePreview(QFrame):
    """A notice with the sum over the list of days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sum = Notice("info")
        self.table = TableView(_columns(), name="Các buổi sẽ lập", two_lines=False)
        self.table.setMinimumHeight(current().px(_LEAST_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sum)
        column.addWidget(self.table, 1)

    def say(self, words: str) -> None:
        """Nothing to show, and why."""
        self.sum.set_notice("info", words)
        self.table.show_rows(RowSource(0, lambda _at, _limit: (), _key))

    def show_days(self, days: Sequence[PreviewDay], against: Lacking | None) -> None:
        """Every day of the rule with the sum."""
        count = Counter(each.state for each in days)
        new = count[DayState.NEW] + count[DayState.MOVED]
        parts = [f"Sẽ lập **{new}** buổi"]
        for state, words in (
            (DayState.MOVED, "dời vì ngày nghỉ"),
            (DayState.KEPT, "đã có, giữ nguyên"),
            (DayState.PAST, "đã qua"),
            (DayState.CLASH, "trùng, bỏ"),
        ):
            if count[state]:
                parts.append(f"{words} **{count[state]}**")
        said = ", ".join(parts) + "."
        enough = against is None or not against.months
        parts = [said, _against(against), _provisional(days)]
        self.sum.set_notice("ok" if enough else "warn", " ".join(part for part in parts if part))
        rows = tuple(days)
        self.table.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key))


def _against(found: Lacking | None) -> str:
    if found is None:
        return ""
    said = f"Quy định tối thiểu **{found.required}** buổi, lịch có **{found.expected}**"
    if not found.months:
        return f"{said}: **đủ**."
    short = ", ".join(f"tháng {month} thiếu {count}" for month, count in found.months)
    return f"{said}: {short}."


def _provisional(days: Sequence[PreviewDay]) -> str:
    years = sorted({each.planned.day.year for each in days if each.planned.provisional})
    named = ", ".join(map(str, years))
    return f"Lịch nghỉ năm {named} chưa công bố: ngày dời là dự kiến." if years else ""


def _columns() -> tuple[Column, ...]:
    def state(row: PreviewDay) -> Cell:
        kind, icon, words = _CHIPS[row.state]
        return Cell(words, chip_kind=kind, chip_icon=icon)

    def why(row: PreviewDay) -> Cell:
        planned = row.planned
        if planned.day == planned.fixed:
            return Cell("")
        weekend = planned.moved_because.casefold() == weekday_name(planned.fixed).casefold()
        reason = "" if weekend else f": {planned.moved_because}"
        return Cell(f"Thay {long_day(planned.fixed)}{reason}")

    return (
        Column("day", "Ngày tiếp", lambda row: Cell(capital(long_day(row.planned.day)), bold=True), 206),
        Column("state", "Sẽ làm", state, 206),
        Column("why", "Ghi chú", why, 220, stretch=True),
    )


def _key(row: PreviewDay) -> str:
    return row.planned.fixed.isoformat()
