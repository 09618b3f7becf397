"""The draft journal behind a live form: on disk two seconds after the last key, never in its way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.errors import BookUnusable
from desktop.services.journalling import Journalled
from desktop.texts import sentence

if TYPE_CHECKING:
    from desktop.office import Office
    from ui.operations import Operations

EVERY_MS = 600
_AGAIN_MS = 40
TYPING = "Đang gõ…"


class DraftKeeper(QObject):
    """Keeps what ``collect`` gives.

    :attr:`told` carries kind and words of the save state, :attr:`failed` the sentence of a disk that
    refuses, ``""`` when it takes again.
    """

    told = Signal(str, str)
    failed = Signal(str)

    def __init__(
        self,
        operations: Operations,
        form: Journalled[Any],
        key: str,
        collect: Callable[[], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._form, self._key = form, key
        self._name = form.name_of(key)
        self._collect = collect
        self._posted = 0
        self._last = ""
        self._in_the_way = threading.Lock()
        self._open = False
        operations.draft_kept.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.post)

    def start(self, draft: object) -> None:
        """Take ``draft`` as known: only what differs from it is written."""
        self._last = self._form.dump(draft)
        self._open = True

    def touch(self) -> None:
        """Something was typed: it is on disk soon, however long the typing goes on."""
        if not self._timer.isActive():
            self._timer.start()
            self.told.emit("mute", TYPING)

    def post(self) -> None:
        """Hand what stands on the screen to the writing thread, if it is new."""
        if not self._in_the_way.acquire(blocking=False):
            QTimer.singleShot(_AGAIN_MS, self, self.post)
            return
        try:
            self._hand_over()
        finally:
            self._in_the_way.release()

    def _hand_over(self) -> None:
        if not self._open:
            return
        self._timer.stop()
        draft = self._collect()
        content = self._form.dump(draft)
        if content != self._last:
            self._last = content
            self._posted += 1
            self._operations.keep_draft(self._name, content, blank=self._form.is_empty(draft))

    def again(self) -> None:
        """*Thử lại* after a disk that refused."""
        self._last = ""
        self.post()

    def settle(self) -> None:
        """Everything posted so far is in the book: mark it so, unless more is typed before that."""
        self._operations.read(self._marker(self._posted, self._last), self._settled)

    def _marker(self, posted: int, content: str) -> Callable[[Office], datetime]:
        def mark(office: Office) -> datetime:
            now = office.clock()
            self._operations.flush_drafts()
            with self._in_the_way:
                if posted == self._posted and self._form.is_in_book(office, content):
                    office.journal.mark_saved(self._name, now)
            return now

        return mark

    def _settled(self, at: datetime) -> None:
        if not self._timer.isActive():
            self.told.emit("ok", saved_words(at))

    def flush(self) -> None:
        """Post and wait until it is on disk: before the window closes."""
        with self._in_the_way:
            self._hand_over()
        self._operations.flush_drafts()

    def rewrite(self, change: Callable[[Any], Any]) -> None:
        """Every state on disk made anew, after what stands on the screen now; nothing is posted meanwhile."""
        with self._in_the_way:
            self._hand_over()
            self._operations.flush_drafts()
            self._form.rewrite(self._operations.office, self._key, change)

    def close(self) -> None:
        """The editor is left: nothing is posted any more, and everything posted is on disk."""
        self._timer.stop()
        self._open = False
        self._operations.flush_drafts()

    def _tell(self, name: str, at: datetime | None, error: BookUnusable | None) -> None:
        if name != self._name:
            return
        if error is not None:
            self.failed.emit(sentence(error))
            self.told.emit("late", "Chưa lưu được")
            return
        self.failed.emit("")
        if at is not None and not self._timer.isActive():
            self.told.emit("ok", saved_words(at))


def saved_words(at: datetime) -> str:
    """`Đã lưu vào máy **9 giờ 42 phút 18 giây**`."""
    return f"Đã lưu vào máy **{at.hour} giờ {at.minute:02d} phút {at.second:02d} giây**"
