"""The one road from a form to the book: one worker thread, one answer, one signal.

No act and no longer read runs on the thread that draws. Everything is put on one worker in the order
given; answers come back on the main thread. SQLAlchemy and the paper libraries are imported there too,
after the first paint.
"""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import Refusal
from ui.beside import Beside
from ui.jobs import LongJob, Report, Stopped, unexpected

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.office import JournalWriter, Office

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[Refusal], None]

_WAIT_MS = 10_000
_LONG_MAY_END_MS = 3_000
_SWEEP_MS = 1000


@dataclass(slots=True)
class _Job:
    """One thing for the worker, and what to do with its answer."""

    work: Callable[[], object]
    done: Done | None
    failed: Failed | None
    changes: bool = False
    answer: object = None
    error: Refusal | None = None


class Operations(QObject):
    """Runs acts and reads on the single worker.

    :attr:`changed` carries the :class:`Change` of each act that succeeded, once. :attr:`failed` carries the
    :class:`Refusal` of an act or read whose caller gave no ``failed``. :attr:`busy_changed` tells when the
    worker takes something up and when nothing is left. :attr:`draft_kept` carries (name, time written or
    None, error or None) for each state of a draft put on disk.
    """

    changed = Signal(object)
    failed = Signal(object)
    draft_kept = Signal(str, object, object)
    busy_changed = Signal(bool)
    _answered = Signal(object)  # emitted by the worker: Qt queues both for the thread that draws
    _told = Signal(object)

    def __init__(self, office: Office | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._waiting = 0
        self._long: WeakSet[LongJob] = WeakSet()
        self._thread: threading.Thread | None = None
        self._drafts: JournalWriter | None = None
        self.beside = Beside(self._sweep_here, self)
        self._sweeper = QTimer(self)
        self._sweeper.setInterval(_SWEEP_MS)
        self._sweeper.timeout.connect(_sweep)
        self._answered.connect(self._take_answer)
        self._told.connect(self._take_report)

    @property
    def office(self) -> Office:
        """The open book. Raises ``RuntimeError`` while there is none."""
        if self._office is None:
            raise RuntimeError("no office is open")
        return self._office

    @property
    def is_open(self) -> bool:
        """Whether a book is open."""
        return self._office is not None

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting for its answer."""
        return self._waiting > 0

    def open(self, opening: Callable[[], Office], done: Done, failed: Failed) -> None:
        """Open a book on the worker; an open one is closed first, with its drafts. From now until the answer
        there is none: what is still told of the one before reaches nobody."""
        self.beside.end()
        before, self._office = self._office, None
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None

        def take(office: Office) -> None:
            self._office = office
            done(office)

        def work() -> Office:
            if before is not None:
                before.close()
            return opening()

        self._put(_Job(work, take, failed))

    def run(
        self,
        act: Callable[[Office], Change],
        *,
        done: Callable[[Change], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Put one act on the worker. ``done`` is called before :attr:`changed` is emitted."""
        self._put(_Job(partial(act, self.office), done, failed, changes=True))

    def read(
        self, query: Callable[[Office], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Look something up on the worker: whatever is longer than a page-full."""
        self._put(_Job(partial(query, self.office), done, failed))

    def long(
        self,
        job: Callable[[Office, Report, Stopped], T],
        progress: Report | None,
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> LongJob:
        """A job that reports ``(done, of all)`` and asks whether it is to stop; it knows nothing of Qt."""
        handle = LongJob()
        self._long.add(handle)

        def report(finished: int, of_all: int) -> None:
            if progress is not None:
                self._told.emit(partial(progress, finished, of_all))

        self._put(_Job(partial(job, self.office, report, handle.is_cancelled), done, failed))
        return handle

    def keep_draft(self, name: str, content: str, *, blank: bool = False) -> None:
        """Put one state of what is being typed on disk, on a thread of its own; no key waits for it."""
        if self._drafts is None:
            self._sweep_here()
            self._drafts = self.office.draft_writer(self.draft_kept.emit)
        self._drafts.post(name, content, self.office.clock(), blank=blank)

    def flush_drafts(self) -> bool:
        """Wait until every state handed over is on disk; whether it is. May be called from the worker."""
        return self._drafts is None or self._drafts.flush()

    def forget_draft(self, name: str) -> None:
        """What was typed is in the book: nothing to bring back."""
        if self._drafts is not None:
            self._drafts.flush()
        self.office.journal.mark_saved(name, self.office.clock())

    def blot_draft(self, name: str) -> None:
        """What was typed must not stay on disk: every state is written over, nothing is brought back."""
        if self._drafts is not None:
            self._drafts.flush()
        self.office.journal.rewrite(name, lambda _: None)

    def wait(self, ms: int = _WAIT_MS) -> bool:
        """Let everything under way come to its answer; whether it did within ``ms``."""
        from PySide6.QtCore import QEventLoop

        until = time.monotonic() + ms / 1000
        while self.busy and time.monotonic() < until:
            loop = QEventLoop()
            self.busy_changed.connect(loop.quit)
            QTimer.singleShot(max(1, round((until - time.monotonic()) * 1000)), loop, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.busy_changed.disconnect(loop.quit)
        return not self.busy

    def close(self) -> None:
        """Finish what is under way, close the book, end the worker. What takes too long is told to stop."""
        self.beside.end()
        if not self.wait(_LONG_MAY_END_MS):
            for handle in self._long:
                handle.cancel()
            self.wait()
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout=5)
            self._thread = None
        if self._office is not None:
            self._office.close()
            self._office = None
        if self._sweeper.isActive():
            self._sweeper.stop()
            gc.enable()

    def _sweep_here(self) -> None:
        """From now on only the thread that draws collects garbage.

        Python collects on whichever thread happens to allocate; taking a closed form apart on the worker
        ends the program.
        """
        if not self._sweeper.isActive():
            gc.disable()
            self._sweeper.start()

    def _put(self, job: _Job) -> None:
        if self._thread is None:
            self._sweep_here()
            self._thread = threading.Thread(target=self._work, name="operations", daemon=True)
            self._thread.start()
        self._waiting += 1
        self._jobs.put(job)
        if self._waiting == 1:
            self.busy_changed.emit(True)

    def _take_report(self, call: Callable[[], None]) -> None:
        call()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job.answer = job.work()
            except Refusal as refusal:
                job.error = refusal
            except Exception as error:  # noqa: BLE001 - whatever went wrong is told, not lost
                job.error = unexpected(error)
            self._answered.emit(job)

    def _take_answer(self, job: _Job) -> None:
        self._waiting -= 1
        try:
            self._tell(job)
        finally:
            if self._waiting == 0:
                self.busy_changed.emit(False)

    def _tell(self, job: _Job) -> None:
        if job.error is not None:
            if job.failed is None or not _alive(job.failed):
                self.failed.emit(job.error)
            else:
                job.failed(job.error)
            return
        if job.done is not None and _alive(job.done):
            job.done(job.answer)
        if job.changes and self.is_open:
            self.changed.emit(job.answer)


def _sweep() -> None:
    """What the collector would do by itself, youngest first, when there is enough to do."""
    counts, limits = gc.get_count(), gc.get_threshold()
    if counts[0] > limits[0]:
        gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)


def _alive(callback: Callable[..., object]) -> bool:
    """Whether the widget that asked still stands; an answer for a closed form is dropped."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
