"""What stands inside the window: rail, stack of pages, status bar, panels, the keys of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.commands import Command, bind
from ui.pages.entries import PageEntry
from ui.pages.overlays import Overlays, Place
from ui.style.theme import current
from ui.style.tokens import BASE_POINT_SIZE, POINT_SIZES
from ui.widgets.cursor import CursorInSight
from ui.widgets.rail import Rail, RailItem
from ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from ui.widgets.standing_notice import StandingNotice

COMPACT_BELOW = 1200
_FULL = Qt.WindowState.WindowFullScreen


class Interior:
    """Furnishes a window. ``here`` tells what is shown, ``ask_size`` asks for letters of that many points."""

    def __init__(
        self, window: QMainWindow, here: Callable[[], Place], ask_size: Callable[[float], None]
    ) -> None:
        self._window, self._ask_size = window, ask_size
        self.rail = Rail(())
        self.stack = QStackedWidget()
        self.status = StatusBar()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)
        self._column.addWidget(self.status)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addLayout(self._column, 1)
        centre = QWidget()
        centre.setObjectName("page")
        centre.setLayout(self._row)
        window.setCentralWidget(centre)
        self._page_commands: list[Command] = []
        self._page_actions: list[QAction] = []
        self.overlays = Overlays(centre, here, self.always)
        self.cursor = CursorInSight(window)
        self._everywhere = self._commands_everywhere()
        bind(window, self._everywhere, window_wide=True)

    @cached_property
    def notice(self) -> StandingNotice:
        """What must be told over everything shown."""
        from ui.widgets.standing_notice import StandingNotice

        self._column.insertWidget(0, made := StandingNotice())
        return made

    def always(self) -> tuple[Command, ...]:
        """The commands of every page."""
        return (*self._everywhere, *self._page_commands)

    def close_pages(self) -> None:
        """Another book: the places of the one before go, with their keys."""
        for action in self._page_actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._page_commands, self._page_actions = [], []

    def offer_pages(
        self,
        upper: Iterable[PageEntry],
        lower: Iterable[PageEntry],
        show: Callable[[str], None],
        ask: Callable[[str], None],
        *,
        office: str,
        user: str,
    ) -> None:
        """The rail of an office, Alt with each page's number, and the keys that write from anywhere.

        ``ask`` is told what is to be written: ``visit | minutes | petition``.
        """
        upper, lower = tuple(upper), tuple(lower)
        self._row.removeWidget(self.rail)
        self.rail.hide()
        self.rail.deleteLater()
        self.rail = Rail(map(_item, upper), map(_item, lower), office=office, user=user)
        self.rail.selected.connect(show)
        self._row.insertWidget(0, self.rail)
        self.rail.show()
        self._page_commands = [
            Command(entry.title, f"Alt+{entry.number or number}", partial(show, entry.key))
            for number, entry in enumerate((*upper, *lower), 1)
        ]
        self._page_commands += [
            Command("Ghi lượt tiếp", "Ctrl+T", partial(ask, "visit")),
            Command("Biên bản đang ghi", "Ctrl+B", partial(ask, "minutes")),
            Command("Vào sổ đơn", "Ctrl+D", partial(ask, "petition")),
            Command("Khóa", "Ctrl+L", self.rail.lock_requested.emit),
        ]
        self._page_actions = bind(self._window, self._page_commands, window_wide=True)
        self.status.show()

    def leave_alone(self) -> None:
        """Only the stack: the wizard, the recovery or a message has the whole window."""
        self.rail.hide()
        self.status.hide()

    def arrange(self, *, beside_record: bool) -> None:
        """The rail is narrow in a narrow window and beside a record; panels lie at the right."""
        narrow = beside_record or self._window.width() < current().px(COMPACT_BELOW)
        if self.rail.is_compact() != narrow:
            self.rail.set_compact(narrow)
        self.overlays.arrange()

    def _commands_everywhere(self) -> tuple[Command, ...]:
        window = self._window
        return (
            Command("Trợ giúp trang này", "F1", self.overlays.toggle_help, "Trợ giúp"),
            Command("Các việc ở trang này", "Ctrl+J", self.overlays.show_commands, "Các việc"),
            Command("Toàn màn hình", "F11", lambda: window.setWindowState(window.windowState() ^ _FULL)),
            Command("Chữ to hơn", "Ctrl+= / Ctrl++", partial(self._step_size, 1)),
            Command("Chữ nhỏ hơn", "Ctrl+-", partial(self._step_size, -1)),
            Command("Cỡ chữ ban đầu", "Ctrl+0", partial(self._ask_size, BASE_POINT_SIZE)),
        )

    def _step_size(self, step: int) -> None:
        """Ask for the next larger or smaller of the font sizes."""
        now = current().scale * BASE_POINT_SIZE
        at = min(range(len(POINT_SIZES)), key=lambda n: abs(POINT_SIZES[n] - now))
        self._ask_size(POINT_SIZES[min(max(at + step, 0), len(POINT_SIZES) - 1)])


def _item(entry: PageEntry) -> RailItem:
    return RailItem(entry.key, entry.title, entry.icon)
