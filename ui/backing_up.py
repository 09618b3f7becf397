"""Backups that nobody has to think of: every half hour of work, and when the window closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from desktop import settings, texts
from desktop.domain.backup_words import last_backup_words
from ui.widgets.status_bar import StatusMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain.backups import BackupRow
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.forms.closing_page import ClosingPage
    from ui.jobs import Report, Stopped
    from ui.operations import Operations

_MINUTE_MS = 60_000


class BackupKeeper(QObject):
    """Backs the office's own ``book`` up; a practice book is left alone. :attr:`changed` when the state of
    backups is to be shown again."""

    changed = Signal()

    def __init__(self, operations: Operations, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.operations, self.book = operations, book
        self.trouble = ""
        self._listening = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up_if_due)

    def begin(self) -> None:
        """A book is open: the half hours count from now."""
        from desktop.services.backup_parts import plan

        self._timer.start(plan().every_minutes * _MINUTE_MS)
        if not self._listening:
            self._listening = True
            self.operations.beside.ended.connect(self.changed)
        self.changed.emit()

    def status(self) -> StatusMessage:
        """What the status bar says of backups."""
        if self.trouble:
            return StatusMessage(self.trouble, "triangle", "late")
        said, late = state_words(self.operations.office)
        return StatusMessage(said, "triangle" if late else "shield-check", "warn" if late else "ok")

    def is_due(self) -> bool:
        """Whether the office's book is open and has changed since its newest backup."""
        if not self.operations.is_open or self.operations.office.file != self.book:
            return False
        from desktop.registers.office import is_set_up
        from desktop.services.backups import is_due

        return is_set_up(self.operations.office) and is_due(self.operations.office)

    def back_up_if_due(self) -> None:
        """The half hour is over. What goes wrong is said in the status bar, over no one's work."""
        if self.is_due():
            self._start(lambda _done, _of_all: None, self._take, self._refuse)

    def back_up_before_leaving(self, show: Callable[[QWidget], None]) -> None:
        """The window closes: one more backup, with Dừng; afterwards it may close."""
        self._timer.stop()
        self.operations.beside.wait()
        if not self.is_due():
            return
        from ui.forms.closing_page import ClosingPage

        page = ClosingPage()
        show(page)
        while self._one_try(page):
            continue

    def _one_try(self, page: ClosingPage) -> bool:
        """One backup while the page is shown; whether someone wants another after it failed."""
        refusals: list[Refusal] = []
        page.show_working()
        page.stopped.connect(self.operations.beside.cancel)
        self._start(page.show_progress, self._take, refusals.append)
        self.operations.beside.wait()
        if not refusals or refusals[0].code == "stopped":
            return False
        loop = QEventLoop()
        page.answered.connect(loop.quit)
        page.show_refusal(texts.sentence(refusals[0]))
        loop.exec()
        return page.again

    def _start(
        self, progress: Report, done: Callable[[BackupRow], None], failed: Callable[[Refusal], None]
    ) -> None:
        start_backup(self.operations, settings.backup_folder(), progress, done, failed)

    def _take(self, _row: BackupRow) -> None:
        self.trouble = ""

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code != "stopped":
            self.trouble = texts.sentence(refusal)


def start_backup(
    operations: Operations,
    folder: Path,
    progress: Report,
    done: Callable[[BackupRow], None],
    failed: Callable[[Refusal], None],
) -> bool:
    """Begin a backup beside the work; whether it began."""
    office = operations.office

    def work(report: Report, stopped: Stopped) -> BackupRow:
        from desktop.services.backups import make_backup

        return make_backup(office, folder, report, stopped)

    return operations.beside.start(work, progress, done, failed)


def first_page_words(office: Office) -> tuple[str, bool]:
    """The same, with room to say that a backup lies on the book's own disk."""
    from desktop.services.backups import last_backup

    said, late = state_words(office)
    last = last_backup(office.file)
    together = last is not None and last.same_disk and not late
    return f"{said}. Bản này nằm cùng ổ đĩa với sổ." if together else said, late


def state_words(office: Office) -> tuple[str, bool]:
    """What is said of the newest backup, and whether it is a warning."""
    from desktop.services.backup_parts import plan
    from desktop.services.backups import last_backup

    last = last_backup(office.file)
    return last_backup_words(last.at if last else None, office.clock(), plan().warn_after_days)
