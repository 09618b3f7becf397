"""What the panel says: the chosen session with its steps and acts, an empty day, a visit of the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.writing import hour
from ui.forms.reception_words import CASE_TYPES, HANDLINGS, SESSION_KINDS, host_words
from ui.forms.words import capital, long_day
from ui.pages.details import Press, beside, column_of, link_grid, pair_grid, ruler, text_label
from ui.pages.reception_rows import can_be_changed, can_be_opened, can_be_planned_again, steps
from ui.widgets.chip import Chip
from ui.widgets.marked import to_html
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from desktop.registers.reception_sheets import SessionSheet
    from desktop.registers.receptions import MonthDay, SessionRow
    from desktop.registers.visits import CaseCell, VisitRow

_LABEL_WIDTH = 84


class SessionDetails(QWidget):
    """The panel's body for a session. ``acts`` are (words, key or empty, what to do); ``files`` is the part
    *Đính kèm*."""

    def __init__(
        self,
        sheet: SessionSheet,
        row: SessionRow,
        chip: tuple[str, str, str],
        today: date,
        acts: Sequence[Press],
        files: QWidget,
    ) -> None:
        super().__init__()
        column = column_of(self)
        session = sheet.session
        times = [hour(each) for each in (session.start, session.end) if each]
        when = capital(long_day(session.held_on)) + (f", {' đến '.join(times)}" if times else "")
        for line in (when, session.place, capital(host_words(row.host, row.title, row.capacity))):
            if line:
                column.addWidget(text_label(line, "second"))
        if row.delegate:
            column.addWidget(text_label(f"Ủy quyền đ/c {row.delegate}", "second"))
        for line in (session.ground, session.reason):
            if line:
                column.addWidget(text_label(capital(line), "second"))
        column.addLayout(beside(Chip(*chip), Chip("mute", None, SESSION_KINDS[session.kind])))
        if row.visits or row.people:
            column.addWidget(_figures(row))
        column.addSpacing(4)
        column.addWidget(StepList(steps(sheet, today), name="Các bước của buổi tiếp"))
        column.addWidget(ruler())
        column.addLayout(link_grid(acts))
        column.addWidget(ruler())
        column.addWidget(files)
        column.addStretch(1)


class DayDetails(QWidget):
    """The panel's body for a day of the calendar on which nobody is received."""

    def __init__(self, day: MonthDay) -> None:
        super().__init__()
        column = column_of(self)
        if day.holiday or day.made_up:
            kind = ("late", "calendar", day.holiday) if day.holiday else ("info", "calendar", day.made_up)
            column.addLayout(beside(Chip(*kind)))
        column.addWidget(text_label("Ngày này không có buổi tiếp dân.", "second"))
        column.addStretch(1)


class VisitDetails(QWidget):
    """The panel's body for a visit; of a denunciation nothing that tells who came, and no ``files``."""

    def __init__(self, row: VisitRow, files: QWidget) -> None:
        super().__init__()
        column = column_of(self)
        who = row.who if row.is_secret else f"{row.who}, {row.address}".strip(", ")
        pairs = [("Người đến", who), ("Ngày", capital(long_day(row.visited_on)))]
        if row.is_secret:
            pairs[0] = ("Mã", row.who)
            pairs.insert(1, ("Danh tính", row.secret_file or "Theo hồ sơ mật trên giấy"))
        elif row.people_count > 1:
            pairs.append(("Số người", str(row.people_count)))
        column.addLayout(pair_grid(pairs, _LABEL_WIDTH))
        if row.refusal:
            column.addLayout(pair_grid([("Từ chối", row.refusal)], _LABEL_WIDTH))
        if row.is_struck:
            column.addLayout(pair_grid([("Bỏ vì", row.struck_reason)], _LABEL_WIDTH))
        for number, case in enumerate(row.cases):
            column.addWidget(ruler())
            self._case(column, case, chr(ord("a") + number) if len(row.cases) > 1 else "")
        column.addWidget(ruler())
        column.addWidget(files)
        column.addStretch(1)

    def _case(self, column: QVBoxLayout, case: CaseCell, letter: str) -> None:
        area = f", {case.subject_area.lower()}" if case.subject_area else ""
        head = f"{CASE_TYPES[case.type]}{area}"
        column.addWidget(text_label(f"{letter}) {head}" if letter else head, "strong"))
        column.addWidget(text_label(case.content))
        said = [HANDLINGS[case.handling]] if case.handling else []
        said += [each for each in (case.handled_by, case.document) if each]
        pairs = [("Xử lý", ", ".join(said) or "–")]
        if case.result:
            pairs.append(("Kết quả", case.result))
        column.addLayout(pair_grid(pairs, _LABEL_WIDTH))


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
        ("Đưa vào Thùng rác", "Delete", "trash", changeable and not sheet.session.visits),
    ]
    return [(words, key, acts[name]) for words, key, name, offered in names if offered]


def _figures(row: SessionRow) -> QLabel:
    parts = ((row.visits, "lượt"), (row.people, "người"), (row.cases, "vụ việc"), (row.petitions, "đơn"))
    label = QLabel(to_html(" · ".join(f"**{count}** {words}" for count, words in parts)))
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAccessibleName(", ".join(f"{count} {words}" for count, words in parts))
    return label
