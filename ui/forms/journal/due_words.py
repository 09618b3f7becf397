"""A due date in words and as a row of days: what was promised, how it was counted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from desktop.domain.calendar import WEEKDAYS, weekday_name
from desktop.domain.commitment import Due, DueKind
from desktop.domain.deadlines import DueDate, Unit
from desktop.domain.writing import short_date
from ui.widgets.day_strip import DayCell

_LONGEST_STRIP = 190


def due_phrase(due: Due | None, counted: DueDate | None) -> str:
    """`Hạn: **15 ngày làm việc**, thứ Sáu 04/12/2026`; ``**`` marks bold."""
    if due is None or (due.kind is not DueKind.NONE and counted is None):
        return "Hạn: **chưa có**"
    if due.kind is DueKind.NONE or counted is None:
        return "Hạn: **không hẹn**"
    day = f"{weekday_name(counted.due)} {short_date(counted.due)}"
    if counted.provisional:
        day += " (dự kiến)"
    if due.kind is DueKind.DATE:
        return f"Hạn: **{day}**"
    unit = "ngày làm việc" if due.kind is DueKind.WORKING_DAYS else "ngày"
    return f"Hạn: **{due.count} {unit}**, {day}"


def counting_sentence(counted: DueDate) -> str:
    """One sentence a person can check: from when, how many, what was left out, until when."""
    unit = "ngày làm việc" if counted.unit is Unit.WORKING_DAYS else "ngày"
    said = f"Từ ngày giao {short_date(counted.start)} (không tính), đếm {counted.count} {unit}"
    if counted.skipped:
        said += f"; không tính {len(counted.skipped)} ngày nghỉ{_named(counted)}"
    said += f"; hạn {weekday_name(counted.due)} {short_date(counted.due)}."
    if counted.provisional:
        said += f" Lịch nghỉ năm {counted.due.year} chưa công bố: hạn này là dự kiến."
    return said


def _named(counted: DueDate) -> str:
    holidays = Counter(why for _, why in counted.skipped if why not in WEEKDAYS)
    return f" ({', '.join(holidays)})" if holidays else ""


def cells_of(counted: DueDate) -> tuple[DayCell, ...]:
    """One cell for each day from the promise to the due date; none when the row would be too long."""
    days = (counted.due - counted.start).days
    if days > _LONGEST_STRIP:
        return ()
    skipped = dict(counted.skipped)
    cells = [_cell(counted.start, "start", "ngày giao")]
    number = 0
    for step in range(1, days + 1):
        day = counted.start + timedelta(days=step)
        if day in skipped:
            weekend = skipped[day] in WEEKDAYS
            cells.append(_cell(day, "rest" if weekend else "holiday", "nghỉ" if weekend else skipped[day]))
            continue
        number += 1
        made_up = counted.unit is Unit.WORKING_DAYS and day.weekday() >= 5
        kind = "final" if day == counted.due else "made_up" if made_up else "counted"
        cells.append(_cell(day, kind, str(number)))
    return tuple(cells)


def _cell(day: date, kind: str, caption: str) -> DayCell:
    label = "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"
    return DayCell(f"{day.day:02d}/{day.month:02d}", label, kind, caption)
