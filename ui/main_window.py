"""The shell: rail, pages, open record, status bar, help. It shows; pages do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Change, Kind
from ui.pages.commands import Command, bind, press
from ui.pages.entries import PageEntry, entry_of
from ui.pages.overlays import Overlays, Place
from ui.style.theme import current, is_restyle
from ui.style.tokens import BASE_POINT_SIZE, POINT_SIZES
from ui.widgets.preedit import commit_everywhere
from ui.widgets.rail import Rail, RailItem
from ui.widgets.status_bar import StatusBar, StatusMessage

if TYPE_CHECKING:
    from ui.operations import Operations
    from ui.pages.page import Page
    from ui.widgets.standing_notice import StandingNotice

COMPACT_BELOW = 1200
SMALLEST = (780, 420)
_USUAL = QRect(60, 40, 1280, 680)
_FULL = Qt.WindowState.WindowFullScreen


class MainWindow(QMainWindow):
    """Holds the pages and at most one open record (minutes) above them.

    :attr:`size_asked` carries the point size wanted, :attr:`leaving` comes when the window may close.
    """

    size_asked = Signal(float)
    leaving = Signal()

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.operations = operations
        self.pages: dict[str, Page] = {}
        self._entries: dict[str, PageEntry] = {}
        self.record: QWidget | None = None
        self.office_name = ""
        self._commands: tuple[Command, ...] = ()
        self.setWindowTitle("Lắng Nghe")
        self.setMinimumSize(*SMALLEST)
        self.setGeometry(_USUAL)
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
        self.setCentralWidget(centre)
        self.overlays = Overlays(centre, self._here, lambda: self._always)
        self._always = _everywhere(self)
        self._page_actions: list[QAction] = []
        bind(self, self._always, window_wide=True)
        operations.changed.connect(self._take_change)

    @cached_property
    def notice(self) -> StandingNotice:
        """What must be told over everything shown."""
        from ui.widgets.standing_notice import StandingNotice

        self._column.insertWidget(0, made := StandingNotice())
        return made

    def show_start(self, widget: QWidget) -> None:
        """The wizard, the recovery or a message in place of everything."""
        self.rail.hide()
        self.status.hide()
        self._replace_record(widget)

    def show_pages(
        self, pages: Iterable[Page | PageEntry], bottom: Iterable[Page | PageEntry], office: str, user: str
    ) -> None:
        """The pages of an office that is set up, the first one shown; an entry makes its page when asked."""
        upper, lower = tuple(map(entry_of, pages)), tuple(map(entry_of, bottom))
        self._drop_pages()
        self._row.removeWidget(self.rail)
        self.rail.hide()
        self.rail.deleteLater()
        self.rail = Rail(map(_item, upper), map(_item, lower), office=office, user=user)
        self.rail.set_lockable(False)
        self.rail.selected.connect(self.show_page)
        self._row.insertWidget(0, self.rail)
        for number, entry in enumerate((*upper, *lower), 1):
            self._entries[entry.key] = entry
            command = Command(entry.title, f"Alt+{number}", partial(self.show_page, entry.key))
            self._always += (command,)
            self._page_actions += bind(self, [command], window_wide=True)
        self.office_name = office
        self.status.show()
        self.close_record()
        self.show_page(upper[0].key)
        self.tell_overdue()

    def _drop_pages(self) -> None:
        """Another book: the pages of the one before go, with their keys."""
        for action in self._page_actions:
            self.removeAction(action)
            action.deleteLater()
        self._page_actions, self._always = [], self._always[: len(self._always) - len(self._entries)]
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.pages.clear()
        self._entries.clear()

    def show_page(self, key: str) -> None:
        """Go to a page; what is being typed is composed to the end and kept first."""
        self._commit_all()
        if self.record is not None:
            self.close_record()
        if key not in self.pages:
            self.pages[key] = self._entries[key].make()
            self.stack.addWidget(self.pages[key])
            self.pages[key].bar.help_requested.connect(self.overlays.toggle_help)
        page = self.pages[key]
        self.stack.setCurrentWidget(page)
        self.rail.set_current(key)
        self._dress(page.title, page.commands())
        page.enter()
        page.take_focus()

    def open_record(self, widget: QWidget, title: str) -> None:
        """Show a record over the pages with the rail narrow."""
        self._commit_all()
        self._replace_record(widget)
        self._dress(title, ())
        self._arrange()
        changed = getattr(widget, "hints_changed", None)
        if changed is not None:
            changed.connect(self._hint)
        self._hint()
        widget.setFocus()

    def _replace_record(self, widget: QWidget) -> None:
        before, self.record = self.record, widget
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()

    def close_record(self) -> None:
        """Back to the page the record was opened from."""
        if self.record is None:
            return
        record, self.record = self.record, None
        self.stack.removeWidget(record)
        record.hide()
        record.deleteLater()
        page = self.pages.get(self.rail.current())
        if page is not None:
            self.stack.setCurrentWidget(page)
            self._dress(page.title, page.commands())
            page.enter()
            page.take_focus()
        self._arrange()

    def page(self) -> Page | None:
        """The page shown, or None while a record or the wizard is."""
        shown = self.stack.currentWidget()
        return next((page for page in self.pages.values() if page is shown), None)

    def _dress(self, title: str, commands: tuple[Command, ...]) -> None:
        """Title of the window (never a person's name), hints of the status bar; open panels close."""
        self.overlays.hide()
        parts = ("Lắng Nghe", title, self.office_name)
        self.setWindowTitle(" – ".join(part for part in parts if part))
        self._commands = commands
        self._hint()

    def _hint(self) -> None:
        """The keys at the foot: the record's own, else the page's."""
        offered = getattr(self.record, "key_hints", None)
        every = (*self._commands, *self._always)
        hints = [(each.keys.split(" / ")[0], each.hint) for each in every if each.hint]
        self.status.set_hints(offered() if callable(offered) else hints)

    def tell_overdue(self) -> None:
        """The number of overdue commitments on the rail."""
        if "commitments" in self._entries:
            from desktop.registers.commitments import overdue_count

            late = overdue_count(self.operations.office)
            self.rail.set_badge("commitments", late, f"{late} cam kết quá hạn" if late else "")

    def _take_change(self, change: Change) -> None:
        moment = self.operations.office.clock()
        saved = f"Đã lưu vào máy lúc {moment.hour} giờ {moment.minute:02d}"
        self.status.set_messages([StatusMessage(saved, "check-circle", "ok")])
        if change.concerns(Kind.COMMITMENT):
            self.tell_overdue()

    def _here(self) -> Place:
        page = self.page()
        if page is not None:
            return Place(page.title, page.key, page.commands())
        offered = getattr(self.record, "help_keys", tuple)
        keys = tuple(Command(words, keys, partial(press, self, keys)) for keys, words in offered())
        return Place("Biên bản đối thoại", "minutes", keys)

    def _commit_all(self) -> None:
        commit_everywhere(self)
        for part in (self.record, self.page()):
            keep = getattr(part, "commit_all", None)
            if callable(keep):
                keep()

    def _arrange(self) -> None:
        """The rail is narrow in a narrow window and beside a record; panels lie at the right."""
        narrow = self.width() < current().px(COMPACT_BELOW)
        if self.rail.is_compact() != (narrow or self.record is not None):
            self.rail.set_compact(narrow or self.record is not None)
        self.overlays.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "overlays"):
            QTimer.singleShot(0, self, self._arrange)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Compose to the end, journal, wait for the worker; then the book may be closed."""
        self._commit_all()
        self.operations.wait()
        self.leaving.emit()
        super().closeEvent(event)


def _item(entry: PageEntry) -> RailItem:
    return RailItem(entry.key, entry.title, entry.icon)


def _everywhere(window: MainWindow) -> tuple[Command, ...]:
    """The commands of every page."""
    return (
        Command("Trợ giúp trang này", "F1", window.overlays.toggle_help, "Trợ giúp"),
        Command("Các việc ở trang này", "Ctrl+J", window.overlays.show_commands, "Các việc"),
        Command("Toàn màn hình", "F11", lambda: window.setWindowState(window.windowState() ^ _FULL)),
        Command("Chữ to hơn", "Ctrl+= / Ctrl++", partial(_step_size, window, 1)),
        Command("Chữ nhỏ hơn", "Ctrl+-", partial(_step_size, window, -1)),
        Command("Cỡ chữ ban đầu", "Ctrl+0", lambda: window.size_asked.emit(BASE_POINT_SIZE)),
    )


def _step_size(window: MainWindow, step: int) -> None:
    """Ask for the next larger or smaller of the font sizes."""
    now = current().scale * BASE_POINT_SIZE
    at = min(range(len(POINT_SIZES)), key=lambda n: abs(POINT_SIZES[n] - now))
    window.size_asked.emit(POINT_SIZES[min(max(at + step, 0), len(POINT_SIZES) - 1)])
