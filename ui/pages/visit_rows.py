"""How a visit reads in the register of visits: cells and state. A denunciation shows its code only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.writing import short_date
from ui.forms.reception_words import CASE_TYPES, HANDLINGS
from ui.forms.words import capital
from ui.tables.model import Column
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.registers.visits import VisitRow

Chip = tuple[str, str, str]
_STATES = {
    "struck": ("mute", "barred-circle", "Đã bỏ"),
    "refused": ("mute", "barred-circle", "Từ chối tiếp"),
    "unhandled": ("mute", "pencil", "Chưa xử lý"),
    "under_way": ("info", "half-circle", "Đang xử lý"),
    "closed": ("ok", "check-circle", "Đã xử lý"),
}


def state_chip(row: VisitRow) -> Chip:
    """Kind, icon and words of a visit's state."""
    if row.is_secret and row.state not in {"struck", "refused"}:
        return "secret", "lock", "Kín danh tính"
    return _STATES[row.state]


def who_words(row: VisitRow) -> str:
    """``Bà Nguyễn Thị Quỳnh và 11 người``; the code of a denunciation."""
    if row.is_secret or row.people_count < 2:
        return row.who
    return f"{row.who} và {row.people_count - 1} người"


def types_words(row: VisitRow) -> str:
    """``Kiến nghị, đất đai; Phản ánh``: the kinds of its matters with their areas."""
    said = []
    for case in row.cases:
        area = f", {case.subject_area[:1].lower()}{case.subject_area[1:]}" if case.subject_area else ""
        said.append(f"{CASE_TYPES[case.type]}{area}")
    return "; ".join(dict.fromkeys(said))


def handling_words(row: VisitRow) -> tuple[str, str]:
    """What was decided, and by which document or body."""
    if row.refusal:
        return "Từ chối tiếp", row.refusal
    ways = dict.fromkeys(HANDLINGS[case.handling] for case in row.cases if case.handling)
    more = (case.document or case.handled_by for case in row.cases)
    return ", ".join(ways), next((each for each in more if each), "")


def columns() -> tuple[Column, ...]:
    """The columns of the register as a list."""
    return (
        Column("number", "STT", _number, 74, right=True, order="number"),
        Column("day", "Ngày", lambda row: Cell(short_date(row.visited_on), struck=row.is_struck), 104,
               order="day", narrow_width=98),
        Column("who", "Người đến, địa chỉ", _who, 186, order="name", narrow_width=156),
        Column("content", "Nội dung, loại", _content, 170, stretch=True),
        Column("handling", "Hướng xử lý", lambda row: Cell(*handling_words(row)), 138, narrow_width=0),
        Column("state", "Tình trạng", _state, 132),
    )  # fmt: skip


def _number(row: VisitRow) -> Cell:
    return Cell(str(row.number), align="right", bold=True, struck=row.is_struck)


def _who(row: VisitRow) -> Cell:
    if row.is_secret:
        file = row.secret_file or "theo hồ sơ mật"
        return Cell(row.who, file, bold=True, icon="lock", icon_colour="secret", struck=row.is_struck)
    return Cell(who_words(row), short_address(row.address), bold=True, struck=row.is_struck)


def short_address(address: str) -> str:
    """The hamlet, which is enough within the commune: ``Thôn Cầu Lim``."""
    hamlet = address.split(",", maxsplit=1)[0].strip()
    return capital(hamlet)


def _content(row: VisitRow) -> Cell:
    content = "; ".join(" ".join(case.content.split()) for case in row.cases)
    return Cell(content, types_words(row), struck=row.is_struck)


def _state(row: VisitRow) -> Cell:
    kind, icon, words = state_chip(row)
    return Cell(words, chip_kind=kind, chip_icon=icon)
