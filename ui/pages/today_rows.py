"""How the first page reads: cells of the due work, lines of what comes, the entries' sub-lines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.domain.calendar import weekday_name
from desktop.domain.due import DueAct, DueGroup, DueList, DueRow
from desktop.domain.office import Capacity
from desktop.domain.writing import hour, short_date
from ui.forms.words import capital, days_left_words, short_title
from ui.tables.model import Column, Group
from ui.widgets.row_delegate import Cell, GroupCell

if TYPE_CHECKING:
    from desktop.registers.today import Coming, OpenMinutes, TodaySheet

ACTS = {
    DueAct.RECORD_RESULT: "Ghi kết quả",
    DueAct.MAKE_PAPER: "Lập văn bản",
    DueAct.PRINT_SCHEDULE: "In lịch",
    DueAct.HANDLE: "Mở đơn",
    DueAct.RECORD_DAY: "Ghi ngày",
}
HEADS = {Capacity.PARTY: "Bí thư tiếp dân định kỳ", Capacity.STATE: "Chủ tịch UBND tiếp dân định kỳ"}
ACT_COLUMN = 3
_LOOKS = {
    DueGroup.OVERDUE: ("late", "triangle"),
    DueGroup.TODAY: ("warn", "clock"),
    DueGroup.SOON: ("info", "half-circle"),
}


def columns(today: date) -> tuple[Column, ...]:
    """The columns of the due work; the last one is the act itself."""

    def state(row: DueRow) -> Cell:
        kind, icon, words = state_chip(row, today)
        return Cell(words, chip_kind=kind, chip_icon=icon)

    return (
        Column("title", "Việc", lambda row: Cell(_one_line(row.title), row.detail, bold=True), 200,
               stretch=True),
        Column("lead", "Ai làm, hạn", _who, 172, narrow_width=150),
        Column("state", "Tình trạng", state, 132, narrow_width=124),
        Column("act", "", lambda row: Cell(ACTS[row.act], align="right", link=True), 102, right=True,
               narrow_width=100),
    )  # fmt: skip


def state_chip(row: DueRow, today: date) -> tuple[str, str, str]:
    """Kind, icon and words; days are working days, and days of the week where no working day lies between."""
    if row.due < today:
        return "late", "triangle", days_left_words(row.days_left or (row.due - today).days)
    if row.due == today:
        return "warn", "clock", "Hôm nay"
    if row.due == today + timedelta(days=1):
        return "warn", "clock", "Ngày mai"
    return "info", "half-circle", days_left_words(row.days_left or (row.due - today).days)


def _who(row: DueRow) -> Cell:
    return Cell(row.lead, f"hạn {short_date(row.due)}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def groups(found: DueList) -> tuple[Group, ...]:
    words = {
        DueGroup.OVERDUE: "Quá hạn",
        DueGroup.TODAY: "Đến hạn hôm nay",
        DueGroup.SOON: f"Trong {found.soon_days} ngày làm việc tới",
    }
    return tuple(
        Group(GroupCell(f"{words[group]} ({len(rows)})", _LOOKS[group][1], _LOOKS[group][0]), len(rows))
        for group in DueGroup
        if (rows := found.of(group))
    )


def rows_of(found: DueList) -> tuple[DueRow, ...]:
    return tuple(row for group in DueGroup for row in found.of(group))


def row_key(row: DueRow) -> str:
    """One record can owe several things."""
    return f"{row.duty}:{row.key}:{row.due}"


def day_words(today: date) -> str:
    """``Thứ Năm, ngày 12/11/2026``."""
    return f"{capital(weekday_name(today))}, ngày {short_date(today)}"


def digest_words(found: DueList) -> str:
    """What the first start of a working day says."""
    said = [
        f"{len(found.overdue)} việc quá hạn" if found.overdue else "",
        f"{len(found.today)} việc đến hạn hôm nay" if found.today else "",
        f"{len(found.soon)} việc trong {found.soon_days} ngày làm việc tới" if found.soon else "",
    ]
    told = ", ".join(part for part in said if part)
    return f"Đầu ngày {short_date(found.on)}: {told}." if told else ""


def empty_words(sheet: TodaySheet | None) -> str:
    """The sentence of a day without due work."""
    said = "Hôm nay không có việc đến hạn."
    if sheet is None or sheet.nearest is None:
        return said
    title, due = sheet.nearest
    return f"{said} Việc gần nhất: {_one_line(title).rstrip('.')}, {short_date(due)}."


def minutes_line(minutes: OpenMinutes, saved_at: datetime | None) -> str:
    """``Đang ghi: 7 ý kiến, lưu lúc 9 giờ 42``."""
    saved = f", lưu lúc {hour(saved_at.time())}" if saved_at else ""
    return f"Đang ghi: {minutes.opinions} ý kiến{saved}"


def session_line(day: date | None, today: date) -> str:
    if day is None:
        return "Chưa có buổi nào trong kế hoạch"
    if day == today:
        return "Buổi hôm nay"
    return f"Buổi kế tiếp: {weekday_name(day)} {day:%d/%m}"


def coming_words(each: Coming) -> tuple[str, str]:
    """What it is; when and where."""
    if each.kind == "holiday":
        return f"Nghỉ lễ: {each.title}", "không tính là ngày làm việc"
    at = hour(each.start) if each.start else ""
    where = ", ".join(part for part in (at, _small(each.place)) if part)
    if each.kind == "dialogue":
        return f"Đối thoại: {short_title(each.title)}", where
    return HEADS.get(each.capacity or Capacity.PARTY, HEADS[Capacity.PARTY]), where


def _small(place: str) -> str:
    return place[:1].lower() + place[1:] if place.startswith(("Phòng", "Hội trường")) else place


def is_morning(moment: datetime) -> bool:
    """Whether the office is at work: no digest at night."""
    return time(6) <= moment.time() <= time(18)
