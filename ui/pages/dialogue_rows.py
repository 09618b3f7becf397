"""How a dialogue reads in the list and in its panel: cells, state, the seven steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.dialogue import Counterpart, DialogueStatus, MinutesState, OpinionSource
from desktop.domain.writing import short_date
from ui.forms.words import COUNTERPARTS, long_day, short_post, short_title
from ui.tables.model import Column
from ui.widgets.row_delegate import Cell
from ui.widgets.step_list import Step

if TYPE_CHECKING:
    from desktop.domain.deadlines import DueDate
    from desktop.registers.dialogues import DialogueRow, MinutesSheet

Chip = tuple[str, str, str]


def state_chip(row: DialogueRow, today: date) -> Chip:
    """Kind, icon and words of a dialogue's state."""
    if row.status is DialogueStatus.NOT_HELD:
        return "mute", "barred-circle", "Không tổ chức"
    if row.status is DialogueStatus.POSTPONED:
        to = row.moved_to
        return "mute", "barred-circle", f"Hoãn {to.day:02d}/{to.month:02d}" if to else "Hoãn"
    if row.minutes is MinutesState.DRAFT:
        return _draft_chip(row, today)
    if row.overdue:
        return "late", "triangle", f"{row.overdue} quá hạn"
    return _closed_chip(row)


def _draft_chip(row: DialogueRow, today: date) -> Chip:
    if row.status is DialogueStatus.HELD or row.opinions:
        return ("accent", "dot", "Đang họp") if row.held_on == today else ("mute", "pencil", "Đang ghi")
    late = row.held_on < today
    return ("warn", "clock", "Chưa ghi") if late else ("mute", "dashed-circle", "Kế hoạch")


def _closed_chip(row: DialogueRow) -> Chip:
    if row.minutes is MinutesState.COMPLETED and not row.made:
        return "info", "half-circle", "Chờ ký"
    if row.done < row.made:
        return "info", "half-circle", "Theo dõi"
    return "ok", "check-circle", "Đã xong"


def whom(row: DialogueRow) -> str:
    """``Nhân dân 4 thôn, UBMTTQ Việt Nam``."""
    names = []
    for each in row.counterparts:
        name = COUNTERPARTS[each]
        of_hamlets = each is Counterpart.PEOPLE and row.hamlets
        names.append(f"{name} {len(row.hamlets)} thôn" if of_hamlets else name)
    return ", ".join(names) or row.place


def _chairs(row: DialogueRow) -> Cell:
    if len(row.chairs) > 1:
        return Cell(", ".join(short_post(title) for title in row.chairs))
    return Cell(row.chairs[0] if row.chairs else "")


def _number(count: int, *, shown: bool) -> Cell:
    return Cell(str(count) if shown else "", align="right")


def _kept(row: DialogueRow) -> Cell:
    return Cell(f"{row.done} / {row.made}" if row.made else "", align="right")


def columns(today: date) -> tuple[Column, ...]:
    """The columns of the list (picture 02)."""

    def state(row: DialogueRow) -> Cell:
        kind, icon, words = state_chip(row, today)
        return Cell(words, chip_kind=kind, chip_icon=icon)

    return (
        Column("held_on", "Ngày", lambda row: Cell(short_date(row.held_on), bold=True), 104, order="held_on"),
        Column("title", "Hội nghị, đối tượng", lambda row: Cell(short_title(row.title), whom(row), bold=True),
               170, stretch=True, order="title"),
        Column("chairs", "Chủ trì", _chairs, 126, narrow_width=0),
        Column("present", "Người dự", lambda row: _number(row.present, shown=row.present > 0), 84,
               right=True, order="present", narrow_width=0),
        Column("opinions", "Ý kiến", lambda row: _number(row.opinions, shown=row.opinions > 0), 68,
               right=True, order="opinions"),
        Column("kept", "Cam kết", _kept, 78, right=True),
        Column("state", "Tình trạng", state, 148),
    )  # fmt: skip


def steps(sheet: MinutesSheet, today: date) -> tuple[Step, ...]:
    """The seven steps of a dialogue with their dates (Luật 72/2025/QH15 Điều 43; BR-39, BR-50)."""
    noun = sheet.dialogue
    number, notice = noun.plan.strip(), noun.conclusion_notice
    before = sum(each.source is OpinionSource.BEFORE for each in noun.opinions)
    held = noun.status is DialogueStatus.HELD or bool(noun.opinions)
    gathered = f"{before} ý kiến gửi trước" if before else "Chưa ghi ý kiến nào gửi trước"
    published = noun.results_published_on
    notice_said = f"Số {notice.number:02d}, ngày " if notice.number else "Ngày "
    return (
        Step("plan", "Kế hoạch", f"Số {number}" if number else "Chưa ghi số kế hoạch",
             "done" if number else "todo"),
        _announced(sheet, today),
        Step("gather", "Thu ý kiến trước hội nghị", gathered,
             "done" if before else "skipped" if held else "todo"),
        _held(sheet, today, held=held),
        _due_step("notice", "Thông báo kết luận", notice.issued_on, sheet.notice_by, today,
                  f"{notice_said}{short_date(notice.issued_on)}" if notice.issued_on else "", held=held),
        _due_step("publish", "Công khai kết quả", published, sheet.publish_by, today,
                  f"Ngày {short_date(published)}" if published else "", held=held),
        _followed(sheet, today),
    )  # fmt: skip


def _announced(sheet: MinutesSheet, today: date) -> Step:
    on, by = sheet.dialogue.announced_on, sheet.announce_by
    title = "Thông báo thời gian, địa điểm"
    if on is None:
        late = today > by.due and sheet.dialogue.status is DialogueStatus.PLANNED
        return Step("announce", title, f"chậm nhất {long_day(by.due)}", "late" if late else "todo")
    early = (sheet.dialogue.held_on - on).days
    said = f"{short_date(on)}, trước {early} ngày (ít nhất {by.count})"
    return Step("announce", title, said, "late" if on > by.due else "done")


def _held(sheet: MinutesSheet, today: date, *, held: bool) -> Step:
    title, count = "Tổ chức và ghi biên bản", len(sheet.dialogue.opinions)
    if sheet.dialogue.status in (DialogueStatus.NOT_HELD, DialogueStatus.POSTPONED):
        return Step("hold", title, sheet.dialogue.reason, "skipped")
    if sheet.state is not MinutesState.DRAFT:
        signed = "đã ký" if sheet.state is MinutesState.SIGNED else "chờ ký"
        return Step("hold", title, f"{count} ý kiến, {signed}", "done")
    if held:
        on_the_day = "đang họp" if sheet.dialogue.held_on == today else "đang ghi"
        return Step("hold", title, f"{on_the_day}, {count} ý kiến", "doing")
    late = sheet.dialogue.held_on < today
    return Step("hold", title, long_day(sheet.dialogue.held_on), "late" if late else "todo")


def _due_step(
    key: str, title: str, on: date | None, by: DueDate, today: date, said: str, *, held: bool
) -> Step:
    if on is not None:
        late = on > by.due
        return Step(key, title, f"{said}, quá hạn {short_date(by.due)}" if late else said,
                    "late" if late else "done")  # fmt: skip
    return Step(key, title, f"chậm nhất {long_day(by.due)}", "late" if held and today > by.due else "todo")


def _followed(sheet: MinutesSheet, today: date) -> Step:
    made = sheet.commitments
    title = "Theo dõi cam kết"
    if not made:
        return Step("follow", title, "chưa có cam kết", "todo")
    closed = sum(not each.is_open for each in made)
    late = sum(each.is_open and each.due_now is not None and each.due_now < today for each in made)
    said = f"{closed} / {len(made)} việc đã xong" + (f", {late} quá hạn" if late else "")
    return Step("follow", title, said, "late" if late else "done" if closed == len(made) else "doing")
