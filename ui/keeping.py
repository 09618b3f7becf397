"""What keeps the office's book safe around the pages: backups, where the book lies, the way back to one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.errors import Refusal
from ui.backing_up import BackupKeeper

if TYPE_CHECKING:
    from desktop.services.restoring import Restored
    from desktop.services.verifying import RescuedBook
    from ui.app import Desk


class Keeping:
    """Made once for the window. ``desk`` opens books and shows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._leaving = False
        self.backups = BackupKeeper(desk.operations, desk.book, desk.window)
        self.backups.changed.connect(self.show_state)

    def begin(self) -> None:
        """Pages stand: count the half hours, say where things are."""
        self.backups.book = self._desk.book
        self.backups.begin()
        self._warn_of_place()

    def show_state(self) -> None:
        """The newest backup, at the foot of the window."""
        desk = self._desk
        if desk.operations.is_open and desk.operations.office.file == desk.book:
            desk.window.status.set_standing([self.backups.status()])
        else:
            desk.window.status.set_standing([])

    def end(self) -> None:
        """One more backup before the book is closed. Closing the window once more means Dừng."""
        if self._leaving:
            self._desk.operations.beside.cancel()
            return
        self._leaving = True
        if not self._desk.application.isSavingSession():
            self.backups.back_up_before_leaving(self._desk.window.show_start)

    def show_restore(self) -> None:
        """From the first step of the wizard: an office that already has a backup."""
        from ui.forms.restore_page import RestorePage

        page = RestorePage(self._desk.operations, compares=False)
        page.closed.connect(self._desk.show_wizard)
        page.open_asked.connect(self.open_restored)
        self._desk.window.show_start(page)
        page.choose.setFocus()

    def show_restore_instead(self, refusal: Refusal) -> None:
        """In place of a book that does not open: a new one beside it, from a backup."""
        from ui.forms.restore_page import RestorePage

        desk = self._desk
        page = RestorePage(desk.operations, compares=False, beside=desk.book)
        page.closed.connect(partial(desk.show_refusal, refusal))
        page.open_asked.connect(self.open_restored)
        desk.window.show_start(page)
        page.choose.setFocus()

    def open_restored(self, made: Restored | RescuedBook) -> None:
        """The new book from now on, also at the next start; the one before stays where it is."""
        desk = self._desk
        desk.keep(book=str(made.book))
        desk.book = made.book
        desk.window.close_record()
        desk.open_book()

    def _warn_of_place(self) -> None:
        from desktop.services.backup_places import service_of, shared_place

        code = shared_place(self._desk.book)
        if code:
            self._desk.tell(Refusal(code, service=service_of(self._desk.book)))
