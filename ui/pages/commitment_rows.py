"""How a commitment reads in the list: cells, state, the groups by urgency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.commitment import CommitmentState
from desktop.domain.writing import short_date
from ui.forms.words import days_left_words
from ui.tables.model import Column, Group
from ui.widgets.row_delegate import Cell, GroupCell

if TYPE_CHECKING:
    from desktop.registers.commitments import CommitmentRow, Counts

Chip = tuple[str, str, str]
_CLOSED = {
    CommitmentState.FULFILLED_ON_TIME: ("ok", "check-circle", "Đúng hạn"),
    CommitmentState.FULFILLED_LATE: ("warn", "check-circle", "Xong chậm"),
    CommitmentState.DROPPED: ("mute", "barred-circle", "Đã thôi"),
}
_LOOKS = {
    "overdue": ("late", "triangle"),
    "today": ("warn", "clock"),
    "soon": ("warn", "clock"),
    "later": ("info", "half-circle"),
    "waiting": ("mute", "moved"),
    "done": ("ok", "check-circle"),
}


def state_chip(row: CommitmentRow, today: date) -> Chip:
    """Kind, icon and words of a commitment's state; days are working days."""
    closed = _CLOSED.get(row.state)
    if closed is not None:
        return closed
    if row.due is None:
        return "mute", "dashed-circle", "Không hẹn"
    kind, icon = _LOOKS[row.urgency]
    return kind, icon, days_left_words(_days(row.days_left or 0, row.due, today))


def waiting_words(row: CommitmentRow) -> str:
    """Who is waited for, under the state of a promise that is not yet kept."""
    if not row.is_open or not row.waits:
        return ""
    return f"chờ {row.transferred_to}" if row.transferred_to else "đã đôn đốc"


def _days(working: int, due: date, today: date) -> int:
    """No working day lies between when a weekend does: then the days of the week count."""
    return working if working or due == today else (due - today).days


def columns(today: date, short_name: Callable[[str], str], tick: Callable[[str], Cell]) -> tuple[Column, ...]:
    """The columns of the list (picture 07); ``short_name`` abbreviates a supporting body where it can,
    ``tick`` shows whether the row is chosen with others."""

    def bodies(row: CommitmentRow) -> Cell:
        waits = waiting_words(row)
        helped = f"phối hợp: {', '.join(map(short_name, row.support))}" if row.support else ""
        return Cell(row.lead, waits or helped)

    def state(row: CommitmentRow) -> Cell:
        kind, icon, words = state_chip(row, today)
        return Cell(words, chip_kind=kind, chip_icon=icon)

    return (
        Column("tick", "", lambda row: tick(row.key), 34),
        Column("number", "Số", lambda row: Cell(str(row.number), bold=True), 42, order="number"),
        Column("content", "Việc đã hứa, nguồn", lambda row: Cell(row.content, row.source, bold=True), 200,
               stretch=True),
        Column("lead", "Chủ trì", bodies, 160, narrow_width=124),
        Column("due", "Hạn", _due, 102, order="due"),
        Column("state", "Tình trạng", state, 138, narrow_width=134, order="urgency"),
    )  # fmt: skip


def _due(row: CommitmentRow) -> Cell:
    moved = f"gia hạn {row.extensions} lần" if row.extensions else ""
    return Cell(short_date(row.due) if row.due else "", moved)


def groups(counted: Counts, soon_days: int) -> tuple[Group, ...]:
    """A heading for each group that has rows, most urgent first."""
    from desktop.registers.commitments import Urgency

    words = {
        Urgency.OVERDUE: "Quá hạn",
        Urgency.TODAY: "Đến hạn hôm nay",
        Urgency.SOON: f"Trong {soon_days} ngày làm việc tới",
        Urgency.LATER: "Còn thời gian",
        Urgency.WAITING: "Chờ cơ quan khác",
        Urgency.DONE: "Đã xong",
    }
    made = []
    for urgency, said in words.items():
        kind, icon = _LOOKS[urgency]
        count = counted.of(urgency)
        if count:
            made.append(Group(GroupCell(f"{said} ({count})", icon, kind), count))
    return tuple(made)


def summary(counted: Counts) -> str:
    """The line beside the page's title: ``9 việc chưa xong, trong đó 2 quá hạn``."""
    from desktop.registers.commitments import Urgency

    late = counted.of(Urgency.OVERDUE)
    if not counted.open:
        return "Mọi cam kết đã xong" if counted.of(Urgency.DONE) else ""
    return f"{counted.open} việc chưa xong" + (f", trong đó {late} quá hạn" if late else "")
