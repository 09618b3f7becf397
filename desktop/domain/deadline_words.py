"""How a due date was reached, in one sentence: for a form, a list, paper and the command line alike."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop.domain.calendar import WEEKDAYS, weekday_name
from desktop.domain.deadlines import DueDate, Unit
from desktop.domain.writing import short_date

Run = tuple[date, date, str]
UNITS = {Unit.WORKING_DAYS: "ngày làm việc", Unit.DAYS: "ngày"}


def explained(counted: DueDate) -> str:
    """``10 ngày làm việc từ 20/11/2026 → thứ Hai 07/12/2026; bỏ qua: 21–22/11, 24/11 (Ngày Văn hóa Việt
    Nam), 28–29/11, 05–06/12; Quy định 11-QĐi/TW Điều 6``. No full stop: it may stand inside a sentence.
    """
    first = counted.first_due or counted.due
    parts = [f"{_counted(counted)} → {weekday_name(first)} {short_date(first)}"]
    if counted.rolled:
        parts.append("ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp")
    if counted.skipped:
        parts.append(f"bỏ qua: {skipped_words(counted)}")
    if counted.first_due is not None or (counted.fixed and counted.extension):
        parts.append(_extension(counted))
    if counted.provisional:
        parts.append("lịch nghỉ chưa công bố nên hạn này là dự kiến")
    if counted.basis:
        parts.append(counted.basis)
    return "; ".join(parts)


def skipped_words(counted: DueDate) -> str:
    """Days passed over, the earliest first, neighbours joined: ``21–22/11, 24/11 (Ngày Văn hóa Việt Nam)``.

    A weekend needs no name; a day of another year than the start's carries its year.
    """
    return ", ".join(_run(run, counted.start.year) for run in _runs(sorted(counted.skipped)))


def _counted(counted: DueDate) -> str:
    if counted.fixed:
        return f"ngày cố định, giao {short_date(counted.start)}"
    way = "trước" if counted.before else "từ"
    return f"{counted.count} {UNITS[counted.unit]} {way} {short_date(counted.start)}"


def _extension(counted: DueDate) -> str:
    said = f"gia hạn đến {weekday_name(counted.due)} {short_date(counted.due)}"
    return f"{said} ({counted.extension.rstrip('.')})" if counted.extension else said


def _runs(skipped: Iterable[tuple[date, str]]) -> list[Run]:
    runs: list[Run] = []
    for day, why in skipped:
        name = "" if why in WEEKDAYS else why
        if runs and runs[-1][2] == name and runs[-1][1] + timedelta(days=1) == day:
            runs[-1] = (runs[-1][0], day, name)
        else:
            runs.append((day, day, name))
    return runs


def _run(run: Run, year: int) -> str:
    first, last, name = run
    written = _day(last, year)
    if first != last:
        same_month = (first.year, first.month) == (last.year, last.month)
        written = f"{f'{first.day:02d}' if same_month else _day(first, year)}–{written}"
    return f"{written} ({name})" if name else written


def _day(day: date, year: int) -> str:
    return f"{day:%d/%m}" if day.year == year else short_date(day)
