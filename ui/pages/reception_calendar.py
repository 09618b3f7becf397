"""Lịch tháng: the sessions of both heads on a wall calendar, under it each head's duty of the month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.office import Capacity
from ui.forms.reception_words import HEADS
from ui.forms.words import short_post
from ui.pages.reception_rows import HEAD_COLOURS, duty_words, grid_days
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.month_grid import MonthGrid
from ui.widgets.parsing import month_later

if TYPE_CHECKING:
    from desktop.registers.receptions import MonthDay
    from ui.operations import Operations


class SessionCalendar(QWidget):
    """:attr:`chosen` and :attr:`opened` carry the day and the key of the chosen session, empty for none."""

    chosen = Signal(object, str)
    opened = Signal(object, str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operations = operations
        self._days: tuple[MonthDay, ...] = ()
        self._month = operations.office.today.replace(day=1)
        self.grid = MonthGrid(name="Lịch tiếp dân", today=operations.office.today)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(self.grid)
        self.title = QLabel()
        self.title.setProperty("look", "section")
        self.duties = tuple(ElidedLabel(size=13) for _ in HEADS)
        self._lay_out()
        self.grid.installEventFilter(self)
        self.grid.chosen.connect(self._take_chosen)
        self.grid.opened.connect(self.opened)
        self.grid.month_asked.connect(self.show_day)

    def _lay_out(self) -> None:
        back = ActionButton(icon="chevron-left", role="nav", key="PgUp", name="Tháng trước")
        ahead = ActionButton(icon="chevron-right", role="nav", key="PgDn", name="Tháng sau")
        now = ActionButton("Hôm nay", None, "Home")
        back.clicked.connect(lambda: self.show_day(month_later(self.grid.day(), -1)))
        ahead.clicked.connect(lambda: self.show_day(month_later(self.grid.day(), 1)))
        now.clicked.connect(lambda: self.show_day(self.operations.office.today))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(back)
        head.addWidget(self.title)
        head.addWidget(ahead)
        head.addWidget(now)
        head.addStretch(1)
        for capacity, colour in HEAD_COLOURS.items():
            head.addWidget(Chip(colour, "person", HEADS[capacity]))
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 7, 14, 9)
        foot.setSpacing(3)
        for line in self.duties:
            foot.addWidget(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.room, 1)
        column.addLayout(foot)

    def _take_chosen(self, day: date, key: str) -> None:
        self._reveal()
        self.chosen.emit(day, key)

    def _reveal(self) -> None:
        """In a low window the chosen day scrolls into sight."""
        spot = self.grid.spot(self.grid.day()).toRect()
        self.room.ensureVisible(spot.center().x(), spot.center().y(), 0, spot.height() // 2 + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.grid and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._reveal)
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        self.grid.setFocus()

    def day(self) -> date:
        """The day chosen."""
        return self.grid.day()

    def month_day(self, day: date) -> MonthDay | None:
        """What the register says of a day shown."""
        return next((each for each in self._days if each.day == day), None)

    def show_day(self, day: date) -> None:
        """The month of a day, that day chosen."""
        self._month = day.replace(day=1)
        self.read(day)

    def read(self, day: date | None = None) -> None:
        """Read the month again."""
        from desktop.registers.receptions import duty_of_year, month_days

        office, month = self.operations.office, self._month
        self._days = month_days(office, month.year, month.month)
        self.title.setText(f"Tháng {month.month}/{month.year}")
        duties = {each.capacity: each for each in duty_of_year(office, month.year)}
        for capacity, line in zip(HEADS, self.duties, strict=True):
            line.set_text(self._duty(duties.get(capacity), capacity))
        self.grid.show_month(month, grid_days(self._days, office.today), day)

    def _duty(self, duty: object, capacity: Capacity) -> str:
        from desktop.registers.receptions import HeadDuty

        if not isinstance(duty, HeadDuty):
            return f"**{HEADS[capacity]}**: chưa ghi người đứng đầu"
        return f"**{short_post(duty.title)}**: {duty_words(duty.months[self._month.month - 1])}"

    def choose(self, key: str, day: date) -> None:
        """The session with this key chosen, its month shown."""
        self.show_day(day)
        self.grid.choose_entry(key)
