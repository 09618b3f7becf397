"""A time of day typed freely and completed on leaving; F5 is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.line_field import LineField
from ui.widgets.parsing import TimeTextError, parse_time, time_text

_MINUTES = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 60, Qt.Key.Key_PageDown: -60}
_DAY = 24 * 60


def _now() -> dt.time:
    return dt.datetime.now().astimezone().time()


class TimeField(LineField):
    """24 hours, shown ``8:30``. ↑↓ a minute, PgUp/PgDn an hour, F5 or the clock the time now.

    ``problem`` carries the sentence of the error, or None, when the field is left; ``time_changed`` the time
    or None when the value is another.
    """

    problem = Signal(object)
    time_changed = Signal(object)

    def __init__(
        self,
        value: dt.time | None = None,
        *,
        name: str = "",
        placeholder: str = "giờ:phút",
        now: Callable[[], dt.time] = _now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, name=name, parent=parent)
        self.now = now
        self._value: dt.time | None = None
        self.set_trailing("clock", self._take_now)
        self.set_time(value)

    def time(self) -> dt.time | None:
        """What is typed as a time; None when empty or wrong (then :meth:`error` says why)."""
        typed = self.committed_text().strip()
        try:
            return parse_time(typed) if typed else None
        except TimeTextError:
            return None

    def set_time(self, value: dt.time | None) -> None:
        """Show ``value`` without a signal; None empties the field."""
        self.preedit.text = ""
        self._value = value
        self.setText(time_text(value) if value else "")

    def error(self) -> str | None:
        """The sentence for what is typed now, or None when it is a time or empty."""
        if not self.committed_text().strip():
            return None
        try:
            parse_time(self.text())
        except TimeTextError as wrong:
            return str(wrong)
        return None

    def complete(self) -> None:
        """What happens on leaving: the time is written out, or the error is told."""
        wrong = self.error()
        if wrong is None:
            self._accept(self.time())
        elif self._value is not None:
            self._value = None
            self.time_changed.emit(None)
        self.problem.emit(wrong)

    def _accept(self, value: dt.time | None) -> None:
        shown = time_text(value) if value else ""
        if self.text() != shown:
            self.setText(shown)
        if value != self._value:
            self._value = value
            self.time_changed.emit(value)

    def _take(self, value: dt.time) -> None:
        self._accept(value.replace(second=0, microsecond=0))
        self.problem.emit(None)

    def _take_now(self) -> None:
        if not self.isReadOnly():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._take(self.now())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F5:
            self.commit_preedit()
            self._take_now()
        elif key in _MINUTES and not event.modifiers() and not self.isReadOnly():
            self._step(_MINUTES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _step(self, minutes: int) -> None:
        """A text that is no time is left alone."""
        typed = self.time()
        if typed is not None:
            total = (typed.hour * 60 + typed.minute + minutes) % _DAY
            self._take(dt.time(total // 60, total % 60))
        elif self.error() is None:
            self._take(self.now())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isReadOnly():
            self.complete()
