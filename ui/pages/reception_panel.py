"""What the panel says: the chosen session with its steps and acts, an empty day, a visit of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.writing import hour
from ui.forms.reception_words import CASE_TYPES, HANDLINGS, SESSION_KINDS, host_words
from ui.forms.words import capital, long_day
from ui.pages.reception_rows import can_be_changed, can_be_opened, can_be_planned_again, steps
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.marked import to_html
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from desktop.registers.reception_sheets import SessionSheet
    from desktop.registers.receptions import MonthDay, SessionRow
    from desktop.registers.visits import CaseCell, VisitRow

Press = tuple[str, str, Callable[[], object]]
_LABEL_WIDTH = 84


class SessionDetails(QWidget):
    """The panel's body for a session. ``acts`` are (words, key or empty, what to do)."""

    def __init__(
        self,
        sheet: SessionSheet,
        row: SessionRow,
        chip: tuple[str, str, str],
        today: date,
        acts: Sequence[Press],
    ) -> None:
        super().__init__()
        column = _column(self)
        session = sheet.session
        times = [hour(each) for each in (session.start, session.end) if each]
        when = capital(long_day(session.held_on)) + (f", {' đến '.join(times)}" if times else "")
        for line in (when, session.place, capital(host_words(row.host, row.title, row.capacity))):
            if line:
                column.addWidget(_words(line, "second"))
        if row.delegate:
            column.addWidget(_words(f"Ủy quyền đ/c {row.delegate}", "second"))
        for line in (session.ground, session.reason):
            if line:
                column.addWidget(_words(capital(line), "second"))
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(Chip(*chip))
        state.addWidget(Chip("mute", None, SESSION_KINDS[session.kind]))
        state.addStretch(1)
        column.addLayout(state)
        if row.visits or row.people:
            column.addWidget(_figures(row))
        column.addSpacing(4)
        column.addWidget(StepList(steps(sheet, today), name="Các bước của buổi tiếp"))
        column.addWidget(_ruler())
        column.addLayout(_links(acts))
        column.addStretch(1)


class DayDetails(QWidget):
    """The panel's body for a day of the calendar on which nobody is received."""

    def __init__(self, day: MonthDay) -> None:
        super().__init__()
        column = _column(self)
        if day.holiday or day.made_up:
            note = QHBoxLayout()
            kind = ("late", "calendar", day.holiday) if day.holiday else ("info", "calendar", day.made_up)
            note.addWidget(Chip(*kind))
            note.addStretch(1)
            column.addLayout(note)
        column.addWidget(_words("Ngày này không có buổi tiếp dân.", "second"))
        column.addStretch(1)


class VisitDetails(QWidget):
    """The panel's body for a visit; of a denunciation nothing that tells who came."""

    def __init__(self, row: VisitRow) -> None:
        super().__init__()
        column = _column(self)
        who = row.who if row.is_secret else f"{row.who}, {row.address}".strip(", ")
        pairs = [("Người đến", who), ("Ngày", capital(long_day(row.visited_on)))]
        if row.is_secret:
            pairs[0] = ("Mã", row.who)
            pairs.insert(1, ("Danh tính", row.secret_file or "Theo hồ sơ mật trên giấy"))
        elif row.people_count > 1:
            pairs.append(("Số người", str(row.people_count)))
        column.addLayout(_pairs(pairs))
        if row.refusal:
            column.addLayout(_pairs([("Từ chối", row.refusal)]))
        if row.is_struck:
            column.addLayout(_pairs([("Bỏ vì", row.struck_reason)]))
        for number, case in enumerate(row.cases):
            column.addWidget(_ruler())
            self._case(column, case, chr(ord("a") + number) if len(row.cases) > 1 else "")
        column.addStretch(1)

    def _case(self, column: QVBoxLayout, case: CaseCell, letter: str) -> None:
        area = f", {case.subject_area.lower()}" if case.subject_area else ""
        head = f"{CASE_TYPES[case.type]}{area}"
        column.addWidget(_words(f"{letter}) {head}" if letter else head, "strong"))
        column.addWidget(_words(case.content))
        said = [HANDLINGS[case.handling]] if case.handling else []
        said += [each for each in (case.handled_by, case.document) if each]
        pairs = [("Xử lý", ", ".join(said) or "–")]
        if case.result:
            pairs.append(("Kết quả", case.result))
        column.addLayout(_pairs(pairs))


def session_links(sheet: SessionSheet, acts: dict[str, Callable[[], object]]) -> list[Press]:
    """What can be done with this session, in the order of its life; ``acts`` by their names."""
    changeable, open_plan = can_be_changed(sheet), can_be_opened(sheet)
    names: list[tuple[str, str, str, bool]] = [
        ("Sửa thông tin", "F2", "change", changeable),
        ("Ghi ngày niêm yết", "", "post", open_plan),
        ("Ủy quyền…", "", "delegate", changeable and open_plan),
        ("Hoãn…", "", "postpone", changeable and open_plan and not sheet.session.visits),
        ("Không tổ chức…", "", "call_off", changeable and open_plan and not sheet.session.visits),
        ("In biên bản", "F9", "minutes", open_plan),
        ("Thông báo kết luận", "", "notice", open_plan),
        ("Lập lại kế hoạch", "", "again", can_be_planned_again(sheet)),
    ]
    return [(words, key, acts[name]) for words, key, name, offered in names if offered]


def _figures(row: SessionRow) -> QLabel:
    parts = ((row.visits, "lượt"), (row.people, "người"), (row.cases, "vụ việc"), (row.petitions, "đơn"))
    label = QLabel(to_html(" · ".join(f"**{count}** {words}" for count, words in parts)))
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAccessibleName(", ".join(f"{count} {words}" for count, words in parts))
    return label


def _column(body: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 4, 0)
    column.setSpacing(6)
    return column


def _words(said: str, look: str = "") -> QLabel:
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


def _ruler() -> QFrame:
    ruler = QFrame()
    ruler.setProperty("ruler", True)
    return ruler


def _pairs(pairs: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, current().px(_LABEL_WIDTH))
    grid.setColumnStretch(1, 1)
    for row, (name, said) in enumerate(pairs):
        grid.addWidget(_words(name, "second"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(said or "–"), row, 1)
    return grid


def _links(acts: Sequence[Press]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(0)
    for at, (words, key, run) in enumerate(acts):
        button = ActionButton(words, role="link")
        button.setAccessibleDescription(f"Phím {key}" if key else "")
        button.setToolTip(key)
        button.clicked.connect(lambda _=False, act=run: act())
        holder = QHBoxLayout()
        holder.addWidget(button)
        holder.addStretch(1)
        grid.addLayout(holder, at // 2, at % 2)
    return grid
