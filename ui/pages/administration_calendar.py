"""Ngày nghỉ, ngày làm bù: the special days of one year; every change shows first which due dates move."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from desktop.domain.calendar import CalendarDay, DayKind, weekday_name
from desktop.domain.calendar_changes import CalendarChanges, undoing
from desktop.domain.vietnamese import is_blank
from desktop.domain.writing import short_date
from ui.forms.calendar_forms import (
    AnnouncedForm,
    CalendarForm,
    ConfirmChanges,
    DayChangeForm,
    DayForm,
)
from ui.forms.form import Form
from ui.forms.paper_files import ask_which
from ui.forms.words import capital
from ui.pages.administration_panes import ListPane, Written
from ui.tables import Column
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.row_delegate import Cell
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.moved_due import MovedDue
    from desktop.office import Office
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

DOUBT = "(cần kiểm tra)"
FILES = "Lịch nghỉ một năm (*.json *.csv)"
_SATURDAY = ((False, "Nghỉ"), (True, "Ngày làm việc"))


class DayRow:
    """A special day as a row of the list."""

    def __init__(self, day: CalendarDay) -> None:
        self.day = day
        self.key = day.day.isoformat()


class CalendarPane(ListPane):
    """A year at a time: its days off and make-up days, announced or provisional, and what changes them."""

    def __init__(self, operations: Operations) -> None:
        columns = (
            Column("day", "Ngày", _date, 104),
            Column(
                "weekday", "Thứ", lambda row: Cell(capital(weekday_name(row.day.day))), 84, narrow_width=0
            ),
            Column("kind", "Loại", _kind, 104),
            Column("name", "Tên", lambda row: Cell(row.day.name), 190, stretch=True),
            Column("basis", "Căn cứ", _basis, 230, narrow_width=0),
            Column("state", "Tình trạng", _state, 136, narrow_width=0),
        )
        super().__init__("Ngày nghỉ, ngày làm bù", columns, "Thêm ngày", self._rows_of_year, self._form_of)
        self._operations = operations
        self._found: Catalogues | None = None
        self.year = operations.office.today.year
        self.year_label, self.state = QLabel(), Chip("ok", "check-circle", "")
        self.saturday = Segments(_SATURDAY, name="Thứ Bảy")
        self._lay_out_tools()
        self._lay_out_year()

    def _lay_out_tools(self) -> None:
        for words, icon, act in (
            ("Bỏ ngày này", "trash", self.remove_day),
            ("Nhập từ tệp…", "upload", self.ask_file),
        ):
            button = ActionButton(words, icon)
            button.clicked.connect(act)
            self.tools.addWidget(button)

    def _lay_out_year(self) -> None:
        before = ActionButton(icon="chevron-left", role="nav", name="Năm trước")
        after = ActionButton(icon="chevron-right", role="nav", name="Năm sau")
        before.clicked.connect(lambda: self.show_year(self.year - 1))
        after.clicked.connect(lambda: self.show_year(self.year + 1))
        self.year_label.setProperty("look", "strong")
        self.announce = ActionButton("Đã công bố…", "check", role="link")
        self.announce.clicked.connect(self.ask_announced)
        words = QLabel("Thứ Bảy không phải ngày lễ:")
        words.setProperty("look", "second")
        self.saturday.changed.connect(self._ask_saturday)
        self.above.setContentsMargins(12, 0, 14, 10)
        for part in (before, self.year_label, after, self.state, self.announce):
            self.above.addWidget(part)
        self.above.addStretch(1)
        self.below.setContentsMargins(20, 8, 14, 2)
        self.below.setSpacing(8)
        self.below.addWidget(words)
        self.below.addWidget(self.saturday)
        self.below.addStretch(1)

    def show_office(self, found: Catalogues) -> None:
        self._found = found
        for form in self._forms.values():
            if isinstance(form, CalendarForm):
                form.calendar = found.calendar
        self.saturday.set_value(found.calendar.saturday_is_workday)
        self.show_year(self.year)

    def show_year(self, year: int) -> None:
        """Another year of the calendar."""
        if self._found is None:
            return
        self.year = year
        self.year_label.setText(f"Năm {year}")
        provisional = self._found.calendar.is_provisional(year)
        if provisional:
            self.state.set_state("warn", "clock", "Dự kiến")
        else:
            self.state.set_state("ok", "check-circle", "Đã công bố")
        self.announce.setVisible(provisional and bool(self._rows_of_year(self._found)))
        self.empty.show_state(f"Chưa có ngày nghỉ nào của năm {year} trong sổ.", "Thêm ngày", "F7")
        super().show_office(self._found)

    def _rows_of_year(self, found: Catalogues) -> tuple[DayRow, ...]:
        return tuple(DayRow(day) for day in found.calendar.days() if day.day.year == self.year)

    def _form_of(self, row: DayRow | None) -> Form:
        assert self._found is not None
        calendar = self._found.calendar
        if row is None:
            return DayForm(self._operations, calendar, self.year)
        return DayChangeForm(self._operations, calendar, row.day)

    def written(self, row: Any, form: Form) -> Written:
        undo = form.undo if isinstance(form, CalendarForm) else None
        return Written("Đã đổi lịch nghỉ." if row is not None else "Đã ghi vào lịch nghỉ.", undo)

    def remove_day(self) -> None:
        """The chosen day is a day like any other again."""
        row = self.table.chosen_row()
        if isinstance(row, DayRow):
            said = f"Bỏ ngày {short_date(row.day.day)} khỏi lịch nghỉ"
            self._ask(said, CalendarChanges(remove=(row.day.day,)))

    def ask_file(self) -> None:
        """A year's schedule from a file; what it moves is shown before it is taken in."""
        chosen = ask_which(self, "Nhập lịch nghỉ một năm", FILES)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, file: Path) -> None:
        """Read a schedule and ask; a bad file is said above the page."""

        def read(_office: Office) -> CalendarChanges:
            from desktop.services.calendar import year_from_file

            return year_from_file(file)

        self._operations.read(read, self._take_year)

    def _take_year(self, changes: CalendarChanges) -> None:
        self.show_year(changes.years[0])
        self._ask(f"Nhập lịch nghỉ năm {changes.years[0]}", changes)

    def ask_announced(self) -> None:
        """The year stands as announced; asks for the document."""
        if self._found is not None and not self.wants_width():
            form = AnnouncedForm(self._operations, self._found.calendar, self.year)
            self.follow(form)
            self.cover(form)

    def _ask_saturday(self, works: object) -> None:
        if self._found is not None and works != self._found.calendar.saturday_is_workday:
            said = "Tính thứ Bảy là ngày làm việc" if works else "Tính thứ Bảy là ngày nghỉ"
            self._ask(said, CalendarChanges(saturday_is_workday=bool(works)))
            self.saturday.set_value(self._found.calendar.saturday_is_workday)

    def _ask(self, title: str, changes: CalendarChanges) -> None:
        """Look what moves; where nothing does it is done at once, else it waits for a word."""
        from desktop.services.calendar import moved_due_dates

        self._asked = (title, changes)
        self._operations.read(lambda office: moved_due_dates(office, changes), self._take_moved)

    def _take_moved(self, moved: tuple[MovedDue, ...]) -> None:
        from desktop.services.calendar import change_calendar

        title, changes = self._asked
        assert self._found is not None
        if moved and not self.wants_width():
            form = ConfirmChanges(self._operations, self._found.calendar, title, changes, moved)
            self.follow(form)
            self.cover(form)
        elif not moved:
            back = undoing(self._found.calendar, changes)
            self._back = lambda office: change_calendar(office, back)
            self._operations.run(lambda office: change_calendar(office, changes), done=self._take_done)

    def _take_done(self, _change: Change) -> None:
        self.done.emit(f"Đã {self._asked[0][0].lower()}{self._asked[0][1:]}.", self._back)


def _date(row: Any) -> Cell:
    return Cell(short_date(row.day.day), bold=True)


def _kind(row: Any) -> Cell:
    if row.day.kind is DayKind.MAKE_UP:
        return Cell("Làm bù", chip_kind="info", chip_icon="pencil")
    return Cell("Nghỉ", chip_kind="mute", chip_icon="calendar")


def _basis(row: Any) -> Cell:
    said = row.day.basis.removesuffix(DOUBT).rstrip()
    return Cell("Không ghi căn cứ" if is_blank(said) else said, faint=is_blank(said))


def _state(row: Any) -> Cell:
    if row.day.provisional:
        return Cell("Dự kiến", chip_kind="warn", chip_icon="clock")
    if row.day.basis.endswith(DOUBT):
        return Cell("Cần kiểm tra", chip_kind="warn", chip_icon="info")
    return Cell("")
