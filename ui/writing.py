"""The keys that write from anywhere: today's session, the minutes, a petition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.changes import Kind

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.operations import Operations


class WriteAnywhere:
    """``open_record`` shows one record; where there is none yet, the page's form makes one."""

    def __init__(
        self, window: MainWindow, operations: Operations, open_record: Callable[[Kind, str], None]
    ) -> None:
        self._window, self._operations, self._open = window, operations, open_record

    def write(self, what: str) -> None:
        """Ctrl+T ``visit``, Ctrl+B ``minutes``, Ctrl+D ``petition``."""
        from desktop.registers.live import minutes_being_written, session_of_today

        office = self._operations.office
        if what == "visit":
            self._write_in(Kind.RECEPTION_SESSION, session_of_today(office), "receptions", "plan")
        elif what == "minutes":
            self._write_in(Kind.DIALOGUE, minutes_being_written(office), "dialogues", "")
        else:
            self._write_in(Kind.PETITION, None, "petitions", "make")

    def _write_in(self, kind: Kind, key: str | None, page: str, form: str) -> None:
        if key is None:
            self._window.show_page(page)
            ask = getattr(self._window.pages[page], form, None) if form else None
            if callable(ask):
                ask()
            return
        if not self._shows(kind, key):
            self._open(kind, key)
        begin = getattr(self._window.record, "new_visit", None)
        if callable(begin):
            begin()

    def _shows(self, kind: Kind, key: str) -> bool:
        work = getattr(self._window.record, "work", None)
        return work is not None and (work.closing.kind, work.key) == (kind, key)
