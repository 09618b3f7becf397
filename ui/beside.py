"""A second worker for what takes long and must keep no act waiting: backups, restores, drills.

Nothing here belongs to a page: a job goes on while pages come and go.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from desktop.domain.errors import Refusal
from ui.jobs import LongJob, Report, Stopped, unexpected

T = TypeVar("T")


class Beside(QObject):
    """Runs one job at a time on a thread of its own. :attr:`ended` follows the answer of each."""

    ended = Signal()
    _answered = Signal(object)
    _told = Signal(object)

    def __init__(self, before: Callable[[], None], parent: QObject | None = None) -> None:
        """``before`` is called on the thread that draws before a job begins."""
        super().__init__(parent)
        self._before = before
        self._thread: threading.Thread | None = None
        self._job: LongJob | None = None
        self._answered.connect(self._take_answer)
        self._told.connect(lambda call: call())

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(
        self,
        work: Callable[[Report, Stopped], T],
        progress: Report,
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
    ) -> bool:
        """Begin a job; whether it began: another one may be under way."""
        if self.busy:
            return False
        self._before()
        handle = self._job = LongJob()

        def report(finished: int, of_all: int) -> None:
            self._told.emit(partial(progress, finished, of_all))

        def run() -> None:
            try:
                answer = partial(done, work(report, handle.is_cancelled))
            except Refusal as refusal:
                answer = partial(failed, refusal)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is told, not lost
                answer = partial(failed, unexpected(error))
            self._answered.emit(answer)

        self._thread = threading.Thread(target=run, name="beside", daemon=True)
        self._thread.start()
        return True

    def cancel(self) -> None:
        """Ask the job to end at its next step."""
        if self._job is not None:
            self._job.cancel()

    def end(self) -> None:
        """The book is about to be closed: ask the job to end and wait until it has."""
        self.cancel()
        self.wait()

    def wait(self) -> None:
        """Let the job come to its answer while the window goes on painting and taking a press on Dừng."""
        while self.busy:
            loop = QEventLoop()
            self.ended.connect(loop.quit)
            QTimer.singleShot(1000, loop, loop.quit)
            loop.exec()
            self.ended.disconnect(loop.quit)

    def _take_answer(self, answer: partial[Any]) -> None:
        self._job = None
        owner = getattr(answer.func, "__self__", None)
        try:
            if not isinstance(owner, QObject) or shiboken6.isValid(owner):
                answer()
        finally:
            self.ended.emit()
