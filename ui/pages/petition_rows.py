"""How a petition reads in the list: cells and state (picture 06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.petition import PetitionHandling, PetitionType
from desktop.domain.writing import short_date
from ui.forms.petition_words import HANDLED, NOT_NAMED, TYPES, short_address
from ui.forms.words import days_left_words
from ui.tables.model import Column
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.registers.petitions import PetitionRow, TabCounts

Chip = tuple[str, str, str]
_LONGEST_BODY, _SHORTEST_BODY = 11, 4
_FORMAL = frozenset({PetitionType.COMPLAINT, PetitionType.DENUNCIATION})
_LOOKS = {
    PetitionHandling.ACCEPTED: ("info", "half-circle"),
    PetitionHandling.GUIDED: ("mute", "barred-circle"),
    PetitionHandling.TRANSFERRED: ("info", "moved"),
    PetitionHandling.HANDED_BACK: ("mute", "barred-circle"),
    PetitionHandling.FILED: ("warn", "bookmark"),
    PetitionHandling.URGED: ("info", "half-circle"),
}


def state_chip(row: PetitionRow) -> Chip:
    """Kind, icon and words of a petition's state, the most urgent first."""
    if row.struck:
        return "mute", "barred-circle", "Đã bỏ"
    if row.withdrawn:
        return "mute", "barred-circle", "Đã rút đơn"
    if row.settled_on is not None:
        return "ok", "check-circle", "Đã giải quyết" if row.type in _FORMAL else "Đã trả lời"
    return _due_chip(row) or _handled_chip(row)


def _due_chip(row: PetitionRow) -> Chip | None:
    """What is late or soon, or lies too long without being handled (BR-37)."""
    if row.tab == "unclassified":
        return None
    if row.days_left is not None:
        late = row.tab == "overdue"
        kind, icon = ("late", "triangle") if late else ("warn", "clock")
        return kind, icon, "Quá hạn" if late and row.days_left >= 0 else _left(row.days_left)
    if row.warned:
        return "warn", "clock", f"{row.age} ngày chưa xử lý"
    return None


def _left(days: int) -> str:
    return "Hạn hôm nay" if days == 0 else days_left_words(days)


def _handled_chip(row: PetitionRow) -> Chip:
    handling = row.handling
    if handling is None:
        waiting = ("info", "half-circle", "Chờ xử lý")
        undecided = row.tab == "unclassified" or row.competence is None
        return ("mute", "pencil", "Chưa phân loại") if undecided else waiting
    kind, icon = _LOOKS[handling]
    body = row.handled_by if len(row.handled_by) <= _LONGEST_BODY else row.handled_by_short
    if handling is PetitionHandling.TRANSFERRED:
        if row.secret:
            kind, icon = "secret", "lock"
        return kind, icon, f"Chuyển {body}" if body else "Đã chuyển"
    if handling is PetitionHandling.ACCEPTED and row.accepted_on is None and len(body) >= _SHORTEST_BODY:
        return kind, icon, f"{body} thụ lý"
    return kind, icon, HANDLED[handling]


def kind_words(row: PetitionRow) -> str:
    """``Kiến nghị, đất đai``; of a denunciation the number of its paper file."""
    kind = TYPES[row.type]
    if row.secret:
        return f"{kind}, theo {_secret_file(row.secret_file)}" if row.secret_file else kind
    area = row.subject_area
    return f"{kind}, {area[:1].lower()}{area[1:]}" if area else kind


def _secret_file(number: str) -> str:
    bare = number.split(",", maxsplit=1)[0].strip()
    said = bare if bare.lower().startswith("hồ sơ") else f"hồ sơ mật số {bare}"
    return said[:1].lower() + said[1:]


def _who(row: PetitionRow) -> Cell:
    if row.secret:
        return Cell(row.who, bold=True, icon="lock", icon_colour="secret", struck=row.struck)
    place = short_address(row.address)
    count = f"{row.senders_count} người" if row.senders_count > 1 else ""
    where = ", ".join(part for part in (place, count) if part)
    return Cell(row.who or NOT_NAMED, where, bold=True, struck=row.struck)


def _state(row: PetitionRow) -> Cell:
    kind, icon, words = state_chip(row)
    return Cell(words, chip_kind=kind, chip_icon=icon)


def columns() -> tuple[Column, ...]:
    """The columns of the list (picture 06)."""
    return (
        Column("number", "Số đến",
               lambda row: Cell(str(row.number), align="right", bold=True, struck=row.struck),
               84, order="number", narrow_width=76),
        Column("received", "Ngày đến", lambda row: Cell(short_date(row.received), struck=row.struck), 98,
               order="received"),
        Column("name", "Người gửi", _who, 150, order="name", narrow_width=150),
        Column("content", "Tóm tắt nội dung, loại đơn",
               lambda row: Cell(_first_line(row.content), kind_words(row), struck=row.struck), 160,
               stretch=True, narrow_width=150),
        Column("due", "Hạn", lambda row: Cell(short_date(row.due_on) if row.due_on else ""), 98, order="due",
               narrow_width=0),
        Column("state", "Tình trạng", _state, 160, narrow_width=150),
    )  # fmt: skip


def _first_line(text: str) -> str:
    return " ".join(text.split())


def summary(counts: TabCounts, year: int | None) -> str:
    """The line beside the page's title."""
    said = "Sổ theo dõi đơn thư" + (f" {year}" if year else "")
    late = counts.late
    return said + (f", {late} đơn quá hạn" if late else "")
