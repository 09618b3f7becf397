"""How a session reads in the list, the calendar and its panel: cells, state, steps, each month's duty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.domain.calendar import weekday_name
from desktop.domain.dialogue import MinutesState
from desktop.domain.office import Capacity
from desktop.domain.reception import SessionKind, SessionStatus
from desktop.domain.writing import short_date
from ui.forms.reception_words import HEADS, SESSION_KINDS, SESSION_STATUSES, STATUS_LOOKS
from ui.forms.words import capital, long_day, short_post
from ui.tables.model import Column
from ui.widgets.month_page import GridDay, GridEntry
from ui.widgets.month_strip import MonthCell, StripRow
from ui.widgets.row_delegate import Cell
from ui.widgets.step_list import Step

if TYPE_CHECKING:
    from desktop.domain.reception_duty import DutyFigures
    from desktop.registers.reception_sheets import SessionSheet
    from desktop.registers.receptions import HeadDuty, MonthDay, SessionRow

Chip = tuple[str, str, str]
HEAD_COLOURS = {Capacity.PARTY: "accent", Capacity.STATE: "info"}
_OPEN = frozenset({SessionStatus.PLANNED, SessionStatus.HELD, SessionStatus.DELEGATED})
TOOK_PLACE = frozenset({SessionStatus.HELD, SessionStatus.DELEGATED})


def state_chip(row: SessionRow, today: date) -> Chip:
    """Kind, icon and words of a session's state."""
    if row.status is SessionStatus.POSTPONED and row.moved_to is not None:
        return "mute", "clock", f"Hoãn {row.moved_to.day:02d}/{row.moved_to.month:02d}"
    if row.status is not SessionStatus.PLANNED:
        kind, icon = STATUS_LOOKS[row.status]
        return kind, icon, SESSION_STATUSES[row.status]
    if row.visits:
        return ("accent", "dot", "Đang tiếp") if row.held_on == today else ("mute", "pencil", "Đang ghi")
    if row.held_on == today:
        return "info", "half-circle", "Hôm nay"
    return ("warn", "clock", "Chưa ghi") if row.held_on < today else ("mute", "dashed-circle", "Kế hoạch")


def columns(today: date) -> tuple[Column, ...]:
    """The columns of the list."""

    def state(row: SessionRow) -> Cell:
        kind, icon, words = state_chip(row, today)
        return Cell(words, chip_kind=kind, chip_icon=icon)

    return (
        Column("held_on", "Ngày", _day, 104, order="held_on"),
        Column("term", "Kỳ, loại", _term, 112, narrow_width=0),
        Column("host", "Người tiếp, tư cách", _host, 188, stretch=True),
        Column("visits", "Lượt", lambda row: _number(row.visits), 52, right=True),
        Column("people", "Người", lambda row: _number(row.people), 62, right=True),
        Column("cases", "Vụ việc", lambda row: _number(row.cases), 72, right=True, narrow_width=0),
        Column("petitions", "Đơn", lambda row: _number(row.petitions), 50, right=True, narrow_width=0),
        Column("state", "Trạng thái", state, 146),
    )  # fmt: skip


def _day(row: SessionRow) -> Cell:
    return Cell(short_date(row.held_on), capital(weekday_name(row.held_on)), bold=True)


def _term(row: SessionRow) -> Cell:
    kind = SESSION_KINDS[row.kind]
    return Cell(f"Kỳ {row.term}", kind) if row.term else Cell(kind)


def _host(row: SessionRow) -> Cell:
    as_what = row.title or HEADS.get(row.capacity, "")
    if row.status is SessionStatus.DELEGATED and row.delegate:
        as_what = f"{short_post(as_what)}; ủy quyền đ/c {row.delegate}"
    return Cell(f"đ/c {row.host}", as_what, bold=True)


def _number(count: int) -> Cell:
    return Cell(str(count) if count else "", align="right")


def can_be_changed(sheet: SessionSheet) -> bool:
    """Whether what was planned may still be changed: minutes that are completed are frozen."""
    return sheet.state is MinutesState.DRAFT


def can_be_opened(sheet: SessionSheet) -> bool:
    """Whether there is anything to write down: not at a session that is put off or called off."""
    return sheet.session.status in _OPEN


def can_be_planned_again(sheet: SessionSheet) -> bool:
    """Whether what became of the plan can be taken back: nobody was received."""
    put_aside = sheet.session.status not in (SessionStatus.PLANNED, SessionStatus.HELD)
    return put_aside and can_be_changed(sheet) and not sheet.session.visits


def steps(sheet: SessionSheet, today: date) -> tuple[Step, ...]:
    """From posting the schedule to what was promised, each with its date (BR-12, BR-50)."""
    session = sheet.session
    dropped = session.status not in _OPEN
    held = session.status in TOOK_PLACE or bool(session.visits)
    return (
        _posted(sheet, today, dropped=dropped),
        _held(sheet, today, dropped=dropped, held=held),
        _written(sheet, dropped=dropped, held=held),
        _noticed(sheet, today, dropped=dropped, held=held),
        _followed(sheet, today, dropped=dropped),
    )


def _posted(sheet: SessionSheet, today: date, *, dropped: bool) -> Step:
    title, on, due = "Niêm yết lịch", sheet.session.posted_on, sheet.post_by
    if on is not None:
        late = due is not None and on > due.due
        said = f"{short_date(on)}, quá hạn {short_date(due.due)}" if late and due else short_date(on)
        return Step("post", title, said, "late" if late else "done")
    if dropped or due is None:
        return Step("post", title, "Chưa ghi ngày niêm yết", "skipped")
    said = f"chậm nhất {long_day(due.due)}"
    return Step("post", title, said, "late" if today > due.due else "todo")


def _held(sheet: SessionSheet, today: date, *, dropped: bool, held: bool) -> Step:
    session, title = sheet.session, "Tổ chức buổi tiếp"
    if dropped:
        return Step("hold", title, SESSION_STATUSES[session.status].lower(), "skipped")
    if session.status in TOOK_PLACE:
        return Step("hold", title, long_day(session.held_on), "done")
    if held:
        return Step("hold", title, f"đang ghi, {len(session.visits)} lượt", "doing")
    late = session.held_on < today
    return Step("hold", title, long_day(session.held_on), "late" if late else "todo")


def _written(sheet: SessionSheet, *, dropped: bool, held: bool) -> Step:
    title, number = "Ghi biên bản", sheet.session.minutes_number.number
    if sheet.state is not MinutesState.DRAFT:
        said = "đã ký" if sheet.state is MinutesState.SIGNED else "đã hoàn thành, chờ ký"
        return Step("write", title, f"Số {number:02d}, {said}" if number else said, "done")
    if dropped:
        return Step("write", title, "không có", "skipped")
    return Step("write", title, "đang ghi" if held else "chưa ghi", "writing" if held else "todo")


def _noticed(sheet: SessionSheet, today: date, *, dropped: bool, held: bool) -> Step:
    title, notice, due = "Thông báo kết luận", sheet.session.conclusion_notice, sheet.notice_by
    if notice.issued_on is not None:
        number = f"Số {notice.number:02d}, " if notice.number else ""
        late = due is not None and notice.issued_on > due.due
        return Step("notice", title, f"{number}{short_date(notice.issued_on)}", "late" if late else "done")
    if dropped or due is None:
        return Step("notice", title, "không có", "skipped")
    late = held and today > due.due
    return Step("notice", title, f"chậm nhất {long_day(due.due)}", "late" if late else "todo")


def _followed(sheet: SessionSheet, today: date, *, dropped: bool) -> Step:
    made, title = sheet.commitments, "Theo dõi cam kết"
    if not made:
        return Step("follow", title, "chưa có cam kết", "skipped" if dropped else "todo")
    closed = sum(not each.is_open for each in made)
    late = sum(each.is_open and each.due_now is not None and each.due_now < today for each in made)
    said = f"{closed} / {len(made)} việc đã xong" + (f", {late} quá hạn" if late else "")
    return Step("follow", title, said, "late" if late else "done" if closed == len(made) else "doing")


def strip_rows(duties: tuple[HeadDuty, ...], year: int, today: date) -> tuple[StripRow, ...]:
    """Each head's twelve months (BR-07, BR-08)."""
    return tuple(
        StripRow(
            short_post(duty.title),
            tuple(
                _month_cell(figures, duty.title, year, month, today)
                for month, figures in enumerate(duty.months, 1)
            ),
            _year_cell(duty, year, today),
        )
        for duty in duties
    )


def _month_cell(figures: DutyFigures, title: str, year: int, month: int, today: date) -> MonthCell:
    first = date(year, month, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    spoken = f"Tháng {month}/{year}, {title}: {duty_words(figures)}."
    done = figures.held + figures.delegated
    if not figures.required and not figures.planned:
        return MonthCell("–", "mute", None, spoken)
    if first > today:
        text = f"{figures.expected}/{figures.required}"
        looks = ("warn", "triangle") if figures.missing else ("mute", "dashed-circle")
    else:
        text, looks = f"{done}/{figures.required}", _begun(figures, over=after <= today)
    return MonthCell(text, *looks, spoken)


def _begun(figures: DutyFigures, *, over: bool) -> tuple[str, str]:
    done = figures.held + figures.delegated
    if figures.missing or (over and done < figures.required):
        return "late", "triangle"
    if done < figures.required or figures.still_planned:
        return "info", "half-circle"
    return ("warn", "moved") if figures.delegated else ("ok", "check-circle")


def _year_cell(duty: HeadDuty, year: int, today: date) -> MonthCell:
    figures = duty.year
    spoken = f"Năm {year}, {duty.title}: {duty_words(figures, duty.missing)}."
    done = figures.held + figures.delegated
    over = year < today.year
    kind = "late" if over and duty.missing else "warn" if duty.missing else "ok" if over else "mute"
    return MonthCell(f"{done}/{figures.required}", kind, None, spoken)


def duty_words(figures: DutyFigures, missing: int | None = None) -> str:
    """Every figure of a head's duty in words; planned is the sum of those after it (BR-07)."""
    lacks = figures.missing if missing is None else missing
    parts = (
        (figures.required, "yêu cầu", True),
        (figures.planned, "kế hoạch", True),
        (figures.held, "đã tổ chức", True),
        (figures.delegated, "ủy quyền", True),
        (figures.not_held, "không tổ chức", True),
        (figures.postponed, "hoãn", False),
        (figures.still_planned, "chưa tới", False),
        (lacks, "còn thiếu", True),
    )
    return ", ".join(f"{words} {count}" for count, words, always in parts if always or count)


def grid_days(days: tuple[MonthDay, ...], today: date) -> tuple[GridDay, ...]:
    """The days of a month as the calendar draws them: heads by colour and words, states by icon."""
    return tuple(
        GridDay(each.day, _look(each), _note(each), tuple(_entry(row, today) for row in each.sessions))
        for each in days
    )


def _look(day: MonthDay) -> str:
    if day.holiday:
        return "holiday"
    if day.made_up:
        return "made_up"
    return "plain" if day.works else "rest"


def _note(day: MonthDay) -> str:
    if day.made_up:
        return "làm bù"
    return day.holiday


def _entry(row: SessionRow, today: date) -> GridEntry:
    _, icon, state = state_chip(row, today)
    who = short_post(HEADS.get(row.capacity, row.title))
    kind = "mute" if row.status not in _OPEN else HEAD_COLOURS.get(row.capacity, "mute")
    regular = "" if row.kind is SessionKind.REGULAR else f", {SESSION_KINDS[row.kind].lower()}"
    spoken = f"{HEADS.get(row.capacity, '')}{regular}, đ/c {row.host}: {state.lower()}"
    return GridEntry(row.key, kind, icon, f"{who}{regular}", spoken)
