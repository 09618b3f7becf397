"""The shell: it shows the pages and the open record; pages do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.frame import Frame

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain.changes import Change
    from ui.operations import Operations
    from ui.pages.commands import Command
    from ui.pages.entries import PageEntry
    from ui.pages.overlays import Place
    from ui.pages.page import Page


class MainWindow(Frame):
    """Holds the pages and at most one open record (minutes, a session) above them.

    :attr:`leaving` comes when the window may close, :attr:`writing_asked` carries what a key from anywhere
    wants to write: ``visit | minutes | petition``, :attr:`lock_asked` comes from Ctrl+L and the rail.
    """

    leaving = Signal()
    writing_asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.operations = operations
        self.pages: dict[str, Page] = {}
        self._entries: dict[str, PageEntry] = {}
        self.office_name = ""
        self._commands: tuple[Command, ...] = ()
        operations.changed.connect(self._take_change)
        self._passing_on = False
        self._record_place = ("", "")

    def show_start(self, widget: QWidget) -> None:
        """The wizard, the recovery or a message in place of everything."""
        self.inside.leave_alone()
        self._replace_record(widget)

    def show_pages(
        self,
        pages: Iterable[Page | PageEntry],
        bottom: Iterable[Page | PageEntry],
        office: str,
        user: str,
        *,
        first: str = "",
        lockable: bool = False,
    ) -> None:
        """The pages of an office that is set up, the one named ``first`` or else the topmost shown; an entry
        makes its page when asked. ``lockable``: the book has a password to lock it with."""
        from ui.pages.entries import entry_of

        upper, lower = tuple(map(entry_of, pages)), tuple(map(entry_of, bottom))
        self._drop_pages()
        self._entries = {entry.key: entry for entry in (*upper, *lower)}
        ask = self.writing_asked.emit
        self.inside.offer_pages(upper, lower, self.show_page, ask, office=office, user=user)
        self.rail.set_lockable(lockable)
        self.rail.lock_requested.connect(self.lock_asked)
        self.office_name = office
        self.close_record()
        self.show_page(first or upper[0].key)
        self.tell_overdue()

    def _drop_pages(self) -> None:
        """Another book: the pages of the one before go, with their keys."""
        self.inside.close_pages()
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.pages.clear()
        self._entries.clear()

    def show_page(self, key: str) -> None:
        """Go to a page; what is being typed is composed to the end and kept first."""
        self.commit_all()
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

    def open_record(self, widget: QWidget, title: str, help_key: str = "minutes") -> None:
        """Show a record over the pages with the rail narrow; ``help_key`` names its help text."""
        self.commit_all()
        self._record_place = (title, help_key)
        self._replace_record(widget)
        self._dress(title, ())
        self.arrange()
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
        self.arrange()

    def page(self) -> Page | None:
        """The page shown, or None while a record or the wizard is."""
        return next((page for page in self.pages.values() if page is self.stack.currentWidget()), None)

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
        every = (*self._commands, *self.inside.always())
        hints = [(each.keys.split(" / ")[0], each.hint) for each in every if each.hint]
        self.status.set_hints(offered() if callable(offered) else hints)

    def tell_overdue(self) -> None:
        """The number of overdue commitments on the rail."""
        if "commitments" in self._entries:
            from desktop.registers.commitments import overdue_count

            late = overdue_count(self.operations.office)
            self.rail.set_badge("commitments", late, f"{late} cam kết quá hạn" if late else "")

    def _take_change(self, change: Change) -> None:
        from desktop.domain.changes import Kind
        from ui.widgets.status_bar import StatusMessage

        moment = self.operations.office.clock()
        saved = f"Đã lưu vào máy lúc {moment.hour} giờ {moment.minute:02d}"
        self.status.set_messages([StatusMessage(saved, "check-circle", "ok")])
        if change.concerns(Kind.COMMITMENT):
            self.tell_overdue()

    def here(self) -> Place:
        """What is shown, for the help and the list of commands."""
        from ui.pages.commands import Command, press
        from ui.pages.overlays import Place

        page = self.page()
        if page is not None:
            return Place(page.title, page.key, page.commands())
        offered = getattr(self.record, "help_keys", tuple)
        keys = tuple(Command(words, keys, partial(press, self, keys)) for keys, words in offered())
        return Place(*self._record_place, keys)

    def commit_all(self) -> None:
        """Compose to the end and journal what is open: before another page, the lock, the end."""
        from ui.widgets.preedit import commit_everywhere

        commit_everywhere(self)
        for part in (self.record, self.page()):
            keep = getattr(part, "commit_all", None)
            if callable(keep):
                keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the rail has no use for belongs to the open record."""
        record, focused = self.record, self.focusWidget()
        outside = record is not None and focused is not None and not record.isAncestorOf(focused)
        if record is None or not outside or self._passing_on:
            super().keyPressEvent(event)
            return
        from PySide6.QtCore import QCoreApplication

        self._passing_on = True
        try:
            QCoreApplication.sendEvent(record, event)
        finally:
            self._passing_on = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Compose to the end, journal, wait for the worker; then the book may be closed."""
        self.commit_all()
        self.operations.wait()
        self.leaving.emit()
        super().closeEvent(event)
