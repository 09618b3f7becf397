"""2. Thành phần: who came and who did not, by group; rows may be pasted from Excel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.domain.dialogue import Attendance, AttendanceKind, Dialogue
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.rows_field import Column, RowsField
from ui.forms.minutes.draft import PEOPLE, SECTIONS
from ui.forms.minutes.options import ATTENDANCE_KINDS
from ui.forms.minutes.section import Section
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.folding import fold
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

_EMPTY = "Chưa có danh sách. Dán từ Excel, hoặc thêm từng người khi họ phát biểu."

_NOTHING = "Chưa có dòng nào để dán. Chọn các dòng trong Excel, bấm Ctrl+C rồi bấm Dán từ Excel."


class PeopleSection(Section):
    """One row for each group; the sum below always agrees with the rows."""

    def __init__(self) -> None:
        super().__init__(SECTIONS[PEOPLE])
        self.empty = Notice("info", _EMPTY)
        self.groups = RowsField(
            (
                Column("Nhóm, đơn vị", lambda: LineField(name="Nhóm, đơn vị"), 5),
                Column("Loại", lambda: Choice(ATTENDANCE_KINDS, name="Loại", placeholder="Thành phần"), 2),
                Column("Có mặt", lambda: LineField(name="Có mặt"), 1),
                Column("Vắng", lambda: LineField(name="Vắng"), 1),
                Column("Lý do vắng", lambda: LineField(name="Lý do vắng"), 3),
            ),
            "Thêm nhóm",
            name="Thành phần theo nhóm",
        )
        self.paste_button = ActionButton("Dán từ Excel", "table")
        self.paste_button.clicked.connect(self.paste)
        self.groups.foot.insertWidget(1, self.paste_button)
        self.total = QLabel()
        self.total.setProperty("look", "strong")
        self.fields["attendance"] = self.field("attendance", "", self.groups)
        self.add(self.empty, self.fields["attendance"], self.total)
        self.fields["attendance"].setMaximumWidth(16777215)
        self.column.addStretch(1)
        self.groups.changed.connect(self._sum)

    def fill(self, draft: MinutesDraft) -> None:
        self.groups.set_values(map(_row, draft.dialogue.attendance))
        self._sum()

    def apply(self, noun: Dialogue) -> Dialogue:
        return replace(noun, attendance=self._attendance())

    def _attendance(self) -> tuple[Attendance, ...]:
        return tuple(
            Attendance(str(group), _kind(kind), _count(present), _count(absent), str(reason))
            for group, kind, present, absent, reason in self.groups.values()
        )

    def paste(self) -> None:
        """The rows on the clipboard under those already there."""
        found = attendance_from(QGuiApplication.clipboard().text())
        if not found:
            self.empty.set_notice("warn", _NOTHING)
            self.empty.show()
            return
        self.groups.set_values(map(_row, (*self._attendance(), *found)))
        self._sum()
        self.changed.emit()

    def _sum(self) -> None:
        rows = self._attendance()
        present, absent = sum(each.present for each in rows), sum(each.absent for each in rows)
        self.total.setText(f"Có mặt {present} người, vắng {absent} người" if rows else "")
        self.empty.setVisible(not rows)

    def set_read_only(self, locked: bool) -> None:
        super().set_read_only(locked)
        self.paste_button.setVisible(not locked)


def attendance_from(text: str) -> tuple[Attendance, ...]:
    """Groups from rows of a table: name first, then two numbers, a kind and a reason in any order."""
    lines = (_pasted(line.split("\t")) for line in text.replace("\r", "").split("\n"))
    return tuple(group for group in lines if group is not None)


def _pasted(cells: list[str]) -> Attendance | None:
    words = [cell.strip() for cell in cells]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    texts = [word for word in words if word and not (word.isascii() and word.isdigit())]
    if not texts or (len(words) > 1 and not numbers):
        return None
    if len(numbers) > 1 and words[0].isdigit() and not words[1].isdigit():
        numbers = numbers[1:]
    kinds = {fold(item.label): item.value for item in ATTENDANCE_KINDS}
    named = [word for word in texts[1:] if fold(word) in kinds]
    reasons = [word for word in texts[1:] if fold(word) not in kinds]
    kind = AttendanceKind(str(kinds[fold(named[0])])) if named else AttendanceKind.OFFICIAL
    present, absent = (*numbers, 0, 0)[:2]
    return Attendance(texts[0], kind, present, absent, ", ".join(reasons))


def _row(each: Attendance) -> tuple[object, ...]:
    return (each.group, each.kind, str(each.present), str(each.absent or ""), each.absent_reason)


def _kind(value: object) -> AttendanceKind:
    return value if isinstance(value, AttendanceKind) else AttendanceKind.OFFICIAL


def _count(value: object) -> int:
    digits = str(value or "").replace(".", "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0
