"""The front of the page: three views of receptions in one card, with the acts of the whole page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.reception_calendar import SessionCalendar
from ui.pages.reception_list import SessionList
from ui.pages.visit_list import VisitList
from ui.widgets.buttons import ActionButton
from ui.widgets.tabs import TabOption, Tabs

if TYPE_CHECKING:
    from ui.operations import Operations

SESSIONS, CALENDAR, VISITS = "sessions", "calendar", "visits"


class ReceptionFront(QFrame):
    """:attr:`view_changed` carries the name of the view now shown; it has been read."""

    view_changed = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.tabs = Tabs(
            (
                TabOption(SESSIONS, "Buổi tiếp"),
                TabOption(CALENDAR, "Lịch tháng"),
                TabOption(VISITS, "Sổ lượt tiếp"),
            ),
            name="Cách xem",
        )
        self.schedule = ActionButton("Lập lịch cả năm", "calendar")
        self.print_schedule = ActionButton("In lịch niêm yết", "printer")
        self.export = ActionButton("Xuất sổ", "download", "Ctrl+R")
        self.export.hide()
        self.list = SessionList(operations)
        self.calendar = SessionCalendar(operations)
        self.visits = VisitList(operations)
        self._views: dict[str, SessionList | SessionCalendar | VisitList] = {
            SESSIONS: self.list, CALENDAR: self.calendar, VISITS: self.visits,
        }  # fmt: skip
        self.stack = QStackedWidget()
        for view in self._views.values():
            self.stack.addWidget(view)
        self._stale = set(self._views)
        self._lay_out()
        self.tabs.chosen.connect(self.show_view)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.schedule)
        head.addWidget(self.print_schedule)
        head.addWidget(self.export)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(ruler)
        inside.addWidget(self.stack, 1)

    def view(self) -> str:
        """The view shown."""
        return self.tabs.value()

    def read(self) -> None:
        """Read the shown view again; the others when they are shown next."""
        self._stale = set(self._views)
        self.show_view(self.view())

    def mark_read(self, view: str) -> None:
        """This view has just been read for another reason."""
        self._stale.discard(view)

    def show_view(self, name: str) -> None:
        """Show one view, read again if anything changed since."""
        self.tabs.set_value(name)
        view = self._views[name]
        self.stack.setCurrentWidget(view)
        self.print_schedule.setVisible(name != VISITS)
        self.schedule.setVisible(name != VISITS)
        self.export.setVisible(name == VISITS)
        if name in self._stale:
            self._stale.discard(name)
            view.read()
        self.view_changed.emit(name)

    def show_written(self, key: str, day: date) -> None:
        """What was just written is in sight: on the calendar where that is shown, else in the list."""
        self._stale = set(self._views)
        name = CALENDAR if self.view() == CALENDAR else SESSIONS
        self._stale.discard(name)
        if name == CALENDAR:
            self.calendar.choose(key, day)
        else:
            self.list.show_again(key, day)
        self.show_view(name)

    def take_focus(self) -> None:
        """The cursor to where work in the shown view begins."""
        self._views[self.view()].take_focus()

    def filter(self) -> None:
        """The cursor into the first filter of the shown view."""
        place = {SESSIONS: self.list.year, CALENDAR: self.calendar.grid, VISITS: self.visits.words}
        place[self.view()].setFocus()
