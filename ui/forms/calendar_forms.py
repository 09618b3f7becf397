"""Days off, make-up days and swaps, a year announced: whatever changes the calendar (BR-04, BR-05)."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop import texts
from desktop.domain.calendar import CalendarDay, DayKind, weekday_name
from desktop.domain.calendar_changes import (
    CalendarChanges,
    announced,
    days_off,
    make_up_day,
    swap,
    undoing,
)
from desktop.domain.errors import Refusal
from desktop.domain.writing import short_date
from ui.forms.form import Act
from ui.forms.previewed_form import Preview, PreviewedForm
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.calendar import WorkingCalendar
    from desktop.domain.moved_due import MovedDue
    from ui.operations import Operations

SWAP = "swap"
KINDS = ((DayKind.HOLIDAY, "Nghỉ"), (DayKind.MAKE_UP, "Làm bù"), (SWAP, "Hoán đổi"))
_NAME = "Ví dụ: Tết Nguyên đán; Nghỉ phòng, chống bão số 15."
_BASIS = "Số, ngày của thông báo, công điện."


class CalendarForm(PreviewedForm):
    """``undo`` is set once the act is under way: it takes the very change back."""

    done_by = "change_calendar"
    changing = "Đổi ngày nghỉ"

    def __init__(
        self, operations: Operations, calendar: WorkingCalendar, title: str, *, save: str = "Lưu"
    ) -> None:
        super().__init__(operations, title, save=save, columns=2)
        self.calendar = calendar
        self.undo: Act | None = None

    @abstractmethod
    def changes(self) -> CalendarChanges:
        """What was typed, as one change; may refuse."""

    def problems(self) -> dict[str, str]:
        try:
            self.changes()
        except Refusal as refusal:
            return {refusal.field or "": texts.sentence(refusal)}
        return {}

    def preview(self) -> Preview:
        from desktop.services.calendar import moved_due_dates

        changes = self.changes()
        return lambda office: moved_due_dates(office, changes)

    def act(self) -> Act:
        from desktop.services.calendar import change_calendar

        changes, back = self.changes(), undoing(self.calendar, self.changes())
        self.undo = lambda office: change_calendar(office, back)
        return lambda office: change_calendar(office, changes)


class DayForm(CalendarForm):
    """A day or a run of days off, a make-up day, or a swap of both."""

    def __init__(self, operations: Operations, calendar: WorkingCalendar, year: int) -> None:
        super().__init__(operations, calendar, "Thêm ngày nghỉ, ngày làm bù")
        today = operations.office.today
        near = today if today.year == year else today.replace(year=year, month=1, day=1)
        self.kind = self.add("kind", "Loại", Segments(KINDS, name="Loại"), required=True)
        self.first = self.add("first", "Ngày nghỉ", DateField(today=lambda: near), required=True, span=1)
        self.last = self.add("last", "Đến ngày", DateField(today=lambda: near), span=1)
        self.worked = self.add("worked", "Ngày làm bù", DateField(today=lambda: near), required=True, span=1)
        self.name = self.add("name", "Tên", LineField(), required=True, hint=_NAME)
        self.basis = self.add("basis", "Căn cứ", LineField(), hint=_BASIS)
        self.fields["last"].set_hint("Để trống nếu chỉ một ngày.")
        self.kind.changed.connect(self._arrange)
        self.kind.set_value(DayKind.HOLIDAY)
        self._arrange()
        self.finish()

    def _arrange(self, _value: object = None) -> None:
        kind = self.kind.value()
        self.fields["first"].setVisible(kind != DayKind.MAKE_UP)
        self.fields["first"].set_label("Từ ngày" if kind == DayKind.HOLIDAY else "Ngày nghỉ")
        self.fields["last"].setVisible(kind == DayKind.HOLIDAY)
        self.fields["worked"].setVisible(kind != DayKind.HOLIDAY)

    def changes(self) -> CalendarChanges:
        name, basis = self.name.committed_text(), self.basis.committed_text()
        first, worked = self.first.date(), self.worked.date()
        if self.kind.value() == DayKind.MAKE_UP:
            return make_up_day(_written(worked, "worked"), name, basis)
        if self.kind.value() == SWAP:
            return swap(_written(first, "first"), _written(worked, "worked"), name, basis)
        day = _written(first, "first")
        return days_off(day, self.last.date() or day, name, basis)


class DayChangeForm(CalendarForm):
    """What one special day is called, and on what ground."""

    def __init__(self, operations: Operations, calendar: WorkingCalendar, day: CalendarDay) -> None:
        said = f"Sửa ngày {weekday_name(day.day)}, {short_date(day.day)}"
        super().__init__(operations, calendar, said)
        self._day = day
        self.kind = self.add("kind", "Loại", Segments(KINDS[:2], name="Loại"), required=True)
        self.name = self.add("name", "Tên", LineField(), required=True)
        self.basis = self.add("basis", "Căn cứ", LineField(), hint=_BASIS)
        self.kind.set_value(day.kind)
        self.name.setText(day.name)
        self.basis.setText(day.basis)
        for field in (self.name, self.basis):
            field.setCursorPosition(0)
        self.finish()

    def changes(self) -> CalendarChanges:
        kind = self.kind.value()
        return CalendarChanges((
            CalendarDay(
                self._day.day,
                kind if isinstance(kind, DayKind) else self._day.kind,
                self.name.committed_text(),
                self.basis.committed_text(),
                self._day.provisional,
            ),
        ))  # fmt: skip

    def problems(self) -> dict[str, str]:
        if self.kind.value() == DayKind.MAKE_UP and self._day.day.weekday() < 5:
            refusal = Refusal("make-up-on-workday", field="kind", day=self._day.day)
            return {"kind": texts.sentence(refusal)}
        return super().problems()


class AnnouncedForm(CalendarForm):
    """The year's schedule was announced and is what stands here."""

    def __init__(self, operations: Operations, calendar: WorkingCalendar, year: int) -> None:
        super().__init__(operations, calendar, f"Lịch nghỉ năm {year} đã công bố", save="Bỏ dấu dự kiến")
        self._year = year
        lead = QLabel(
            "Lịch công bố khác bảng này thì sửa từng ngày hoặc nhập từ tệp trước. Các ngày đang ghi được "
            "giữ, hạn tính qua năm này không còn là dự kiến."
        )
        lead.setProperty("look", "second")
        lead.setWordWrap(True)
        self.place(lead)
        self.basis = self.add("basis", "Căn cứ", LineField(), required=True, hint=_BASIS)
        self.finish()

    def changes(self) -> CalendarChanges:
        return announced(self.calendar, self._year, self.basis.committed_text())


class ConfirmChanges(CalendarForm):
    """A change that was asked elsewhere, a file or a switch, with what it moves."""

    def __init__(
        self, operations: Operations, calendar: WorkingCalendar, title: str, changes: CalendarChanges,
        moved: tuple[MovedDue, ...],
    ) -> None:  # fmt: skip
        super().__init__(operations, calendar, title, save="Áp dụng")
        self._changes = changes
        self.finish()
        self.show_moves(moved)

    def changes(self) -> CalendarChanges:
        return self._changes

    def back(self) -> None:
        """There is no question to go back to."""
        self.closed.emit()


def _written(day: date | None, field: str) -> date:
    if day is None:
        raise Refusal("required", field=field)
    return day
