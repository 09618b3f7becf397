"""How a due date was counted: one sentence and a cell for each day, in the form and under the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.calendar import DayKind, WorkingCalendar
from desktop.domain.commitment import Commitment, Due, DueKind
from desktop.domain.deadline_words import explained
from desktop.domain.deadlines import DueDate, Unit, due_date
from desktop.domain.errors import Refusal
from desktop.domain.writing import short_date
from ui.forms.words import counted_words, due_words
from ui.style.theme import current, is_restyle
from ui.widgets.day_strip import DayCell, DayStrip
from ui.widgets.marked import plain, to_html

_COUNTED = (DueKind.WORKING_DAYS, DueKind.DAYS)
_ROW = 70
_LONGEST_STRIP = 400


def counted_or_none(promised_on: date | None, due: Due, calendar: WorkingCalendar) -> DueDate | None:
    """The due date by the rule the book uses; None while it cannot be counted yet."""
    if promised_on is None or (due.kind in _COUNTED and due.count is None):
        return None
    try:
        return due_date(promised_on, due, calendar)
    except Refusal:
        return None


def counting_words(due: Due, counted: DueDate | None) -> str:
    """The sentence above the cells; a fixed day and a promise without a day say so. ``**`` marks bold."""
    if due.kind is DueKind.DATE and due.on is not None:
        return f"Hạn là ngày cố định **{short_date(due.on)}**, không đếm ngày."
    if due.kind is DueKind.NONE:
        return f"**Không hẹn ngày**: {due.reason.rstrip('.')}." if due.reason else "**Không hẹn ngày**."
    return counted_words(counted) if counted is not None else ""


def provisional_words(counted: DueDate | None, calendar: WorkingCalendar) -> str:
    """The notice when a year's days off are not announced; empty when all are."""
    if counted is None or not counted.provisional:
        return ""
    years = [
        str(year) for year in range(counted.start.year, counted.due.year + 1) if calendar.is_provisional(year)
    ]
    return f"Lịch nghỉ năm {', '.join(years)} chưa công bố: hạn này là dự kiến."


def day_cells(counted: DueDate, calendar: WorkingCalendar) -> tuple[DayCell, ...]:
    """One cell for each day from the promise to the due date, by working days or by plain days."""
    cells, number = [], 0
    span = min((counted.due - counted.start).days, _LONGEST_STRIP)
    for step in range(span + 1):
        day = counted.start + timedelta(days=step)
        kind = _kind(day, counted, calendar)
        if step and kind in ("counted", "made_up", "final") and number < counted.count:
            number += 1
        weekday = "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"
        cells.append(DayCell(f"{day.day:02d}/{day.month:02d}", weekday, kind, _caption(kind, number)))
    return tuple(cells)


def _kind(day: date, counted: DueDate, calendar: WorkingCalendar) -> str:
    if day == counted.start:
        return "start"
    if day == counted.due:
        return "final"
    special = calendar.special(day)
    if special is not None and special.kind is DayKind.MAKE_UP:
        return "made_up"
    past_the_count = counted.rolled and (day - counted.start).days >= counted.count
    if calendar.is_working(day) or not (counted.unit is Unit.WORKING_DAYS or past_the_count):
        return "counted"
    return "holiday" if special is not None else "rest"


def _caption(kind: str, number: int) -> str:
    if kind == "final":
        return f"{number}, hạn"
    return str(number) if kind in ("counted", "made_up") else ""


class Counting(QWidget):
    """Heading, sentence, cells. At most ``rows`` lines of cells are shown at once, the rest scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = 2
        heading = QLabel("Cách tính hạn")
        heading.setProperty("look", "strong")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.provisional = QLabel()
        self.provisional.setProperty("look", "warning")
        self.provisional.setWordWrap(True)
        self.strip = DayStrip()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("Các ngày tính hạn")
        self.strip.setObjectName("body")
        self._scroll.setWidget(self.strip)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll)
        column.addWidget(self.provisional)

    def show_commitment(self, noun: Commitment, counted: DueDate | None, calendar: WorkingCalendar) -> None:
        """A promise in the book. Its first date stays what it was when the calendar changed since (BR-05)."""
        more = ""
        if noun.extensions:
            more = f"Đã gia hạn {len(noun.extensions)} lần, đến **{short_date(noun.extensions[-1].to)}**."
        kept = noun.due_on
        if counted is not None and kept is not None and counted.due != kept:
            said = f"Lịch nghỉ đã đổi sau khi giao; hạn giữ như khi giao: **{short_date(kept)}**."
            self._show(f"**{due_words(noun.due)}**. {said} {more}".strip(), (), "", None)
        else:
            self.show_due(noun.due, counted, calendar, more)

    def show_due(self, due: Due, counted: DueDate | None, calendar: WorkingCalendar, more: str = "") -> None:
        """Show how ``counted`` came from ``due``; ``more`` is said after it."""
        by_days = due.kind in _COUNTED
        cells = day_cells(counted, calendar) if counted is not None and by_days else ()
        notice = provisional_words(counted, calendar) if by_days else ""
        self._show(f"{counting_words(due, counted)} {more}".strip(), cells, notice, counted)

    def show_counted(self, counted: DueDate, calendar: WorkingCalendar, since: str, basis: str = "") -> None:
        """A legal limit counted from ``since``, ngày nhận đơn or another; ``basis`` names the law."""
        cells = day_cells(counted, calendar)
        short = since.removesuffix(" đơn")
        named = tuple(replace(each, caption=short) if each.kind == "start" else each for each in cells)
        whole = counted if counted.basis else replace(counted, basis=basis)
        self._show(f"{explained(whole)}.", named, provisional_words(counted, calendar), counted)

    def _show(self, words: str, cells: tuple[DayCell, ...], notice: str, counted: DueDate | None) -> None:
        self.sentence.setText(to_html(words))
        self.sentence.setAccessibleName(plain(words))
        self.provisional.setText(notice)
        self.provisional.setVisible(bool(notice))
        self.strip.set_cells(cells, plain(words))
        self.strip.setToolTip(f"{explained(counted)}." if counted else "")
        self._fit()

    def words(self) -> str:
        """The sentence without marks."""
        return self.sentence.accessibleName()

    def set_rows(self, rows: int) -> None:
        """How many lines of cells may stand at once; 0 leaves the cells out."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def _fit(self) -> None:
        shown = bool(self.strip.cells()) and self._rows > 0
        self._scroll.setVisible(shown)
        if not shown:
            return
        wanted = self.strip.heightForWidth(max(self.width(), 200))
        most = current().px(_ROW) * self._rows
        self._scroll.setFixedHeight(min(wanted, most))
        moves = wanted > most
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus if moves else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_scroll"):
            self._fit()
