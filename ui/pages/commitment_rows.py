"""How a commitment reads in the list, in its panel and in the strip that counts its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.domain.calendar import DayKind, WorkingCalendar
from desktop.domain.commitment import Commitment, CommitmentState
from desktop.domain.deadlines import DueDate, Unit
from desktop.domain.writing import short_date
from desktop.registers.commitments import CommitmentRow, Counts, Urgency
from ui.forms.words import STATES, days_left_words, due_words
from ui.tables.model import Column, Group
from ui.widgets.day_strip import DayCell
from ui.widgets.row_delegate import Cell, GroupCell

if TYPE_CHECKING:
    from desktop.domain.office import Body

Chip = tuple[str, str, str]
_GROUPS = {
    Urgency.OVERDUE: ("Quá hạn", "triangle", "late"),
    Urgency.TODAY: ("Đến hạn hôm nay", "clock", "warn"),
    Urgency.SOON: ("Trong {soon} ngày làm việc tới", "clock", "warn"),
    Urgency.LATER: ("Còn thời gian", "half-circle", "info"),
    Urgency.DONE: ("Đã xong, đã thôi", "check-circle", "ok"),
}
_LONGEST_STRIP = 400


def chip_of(urgency: Urgency, state: CommitmentState, days_left: int | None) -> Chip:
    """Kind, icon and words of a commitment's state."""
    if urgency is Urgency.DONE:
        return STATES[state]
    if days_left is None:
        return "mute", "dashed-circle", "Không hẹn"
    _, icon, kind = _GROUPS[urgency]
    return kind, icon, days_left_words(days_left)


def urgency_of(state: CommitmentState, days_left: int | None, soon: int) -> Urgency:
    """The group one commitment stands in."""
    closed = (CommitmentState.FULFILLED_ON_TIME, CommitmentState.FULFILLED_LATE, CommitmentState.DROPPED)
    if state in closed:
        return Urgency.DONE
    if state is CommitmentState.OVERDUE:
        return Urgency.OVERDUE
    if days_left is None or days_left > soon:
        return Urgency.LATER
    return Urgency.TODAY if days_left == 0 else Urgency.SOON


def groups(counts: Counts, soon: int) -> tuple[Group, ...]:
    """The headings of the list with their counts, most urgent first."""
    made = []
    for urgency, (words, icon, kind) in _GROUPS.items():
        count = counts.of(urgency)
        made.append(Group(GroupCell(f"{words.format(soon=soon)} ({count})", icon, kind), count))
    return tuple(made)


def columns(bodies: Iterable[Body]) -> tuple[Column, ...]:
    """The columns of the list (picture 07)."""
    short = {each.name: each.abbreviation or each.name for each in bodies}

    def lead(row: CommitmentRow) -> Cell:
        notes = []
        if row.extensions:
            notes.append(f"gia hạn {row.extensions} lần")
        if row.support:
            notes.append(f"phối hợp: {', '.join(short.get(each, each) for each in row.support)}")
        return Cell(row.lead, "; ".join(notes))

    def state(row: CommitmentRow) -> Cell:
        kind, icon, words = chip_of(row.urgency, row.state, row.days_left)
        return Cell(words, chip_kind=kind, chip_icon=icon)

    def due(row: CommitmentRow) -> Cell:
        return Cell(short_date(row.due) if row.due else "")

    return (
        Column("number", "Số", lambda row: Cell(str(row.number), bold=True), 48),
        Column("content", "Việc đã hứa, nguồn", lambda row: Cell(row.content, row.source, bold=True),
               200, stretch=True),
        Column("lead", "Chủ trì", lead, 160, narrow_width=130),
        Column("due", "Hạn", due, 100),
        Column("state", "Tình trạng", state, 136),
    )  # fmt: skip


def day_cells(counted: DueDate, calendar: WorkingCalendar) -> tuple[DayCell, ...]:
    """One cell for each day from the promise to the due date; for counts of plain days the same."""
    cells, number = [], 0
    span = min((counted.due - counted.start).days, _LONGEST_STRIP)
    for step in range(span + 1):
        day = counted.start + timedelta(days=step)
        kind = _kind(day, counted, calendar)
        counts = kind in ("counted", "made_up", "final") and step > 0
        if counts and number < counted.count:
            number += 1
        cells.append(DayCell(_label(day), _weekday(day), kind, _caption(kind, number)))
    return tuple(cells)


def _kind(day: date, counted: DueDate, calendar: WorkingCalendar) -> str:
    if day == counted.start:
        return "start"
    if day == counted.due:
        return "final"
    special = calendar.special(day)
    if special is not None and special.kind is DayKind.MAKE_UP:
        return "made_up"
    past_the_count = counted.rolled and (day - counted.start).days >= counted.count
    if calendar.is_working(day) or not (counted.unit is Unit.WORKING_DAYS or past_the_count):
        return "counted"
    return "holiday" if special is not None else "rest"


def _caption(kind: str, number: int) -> str:
    if kind == "final":
        return f"{number}, hạn"
    return str(number) if kind in ("counted", "made_up") else ""


def _label(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}"


def _weekday(day: date) -> str:
    return "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"


def history(made: Commitment) -> tuple[tuple[date, str], ...]:
    """Everything that happened, oldest first."""
    events: list[tuple[date, str]] = [(made.promised_on, f"Giao việc, hạn: {due_words(made.due)}")]
    for step in made.progress:
        done = f" {step.percent} %" if step.percent is not None else ""
        events.append((step.on, f"Tiến độ{done}: {step.note}" if step.note else f"Tiến độ{done}"))
    events += [(each.on, f"Gia hạn đến {short_date(each.to)}: {each.reason}") for each in made.extensions]
    events += [(each.on, f"Đôn đốc: {each.document}".rstrip(": ")) for each in made.reminders]
    if made.fulfilled is not None:
        events.append((made.fulfilled.on, f"Kết quả: {made.fulfilled.result}"))
    if made.dropped is not None:
        events.append((made.dropped.on, f"Thôi không làm: {made.dropped.reason}"))
    return tuple(sorted(events, key=lambda event: event[0]))
