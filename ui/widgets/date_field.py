"""A date typed freely and completed on leaving; arrows, F5 and the month help, none of them is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.line_field import LineField
from ui.widgets.month_popup import DayNote, MonthPopup
from ui.widgets.parsing import DateTextError, date_text, long_date_text, month_later, parse_date

_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTHS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


class DateField(LineField):
    """Shown ``dd/MM/yyyy``. ↑↓ a day, PgUp/PgDn a month, F5 today, F4 or Alt+↓ the month.

    ``problem`` carries the sentence of the error, or None, when the field is left; ``date_changed`` the date
    or None when the value is another. ``today`` may be given so that the office's clock is used.
    """

    problem = Signal(object)
    date_changed = Signal(object)

    def __init__(
        self,
        value: dt.date | None = None,
        *,
        name: str = "",
        placeholder: str = "ngày/tháng/năm",
        today: Callable[[], dt.date] = _today,
        day_note: DayNote | None = None,
        lunar_day: Callable[[dt.date], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, name=name, parent=parent)
        self.today = today
        self.day_note = day_note
        self.lunar_day = lunar_day
        self._value: dt.date | None = None
        self._month: MonthPopup | None = None
        self.set_trailing("calendar", self._toggle_month)
        self.set_date(value)

    def date(self) -> dt.date | None:
        """What is typed as a date; None when empty or wrong (then :meth:`error` says why)."""
        typed = self.committed_text().strip()
        try:
            return parse_date(typed, self.today()) if typed else None
        except DateTextError:
            return None

    def set_date(self, value: dt.date | None) -> None:
        """Show ``value`` without a signal; None empties the field."""
        self.preedit.text = ""
        self._value = value
        self.setText(date_text(value) if value else "")
        self._describe()

    def error(self) -> str | None:
        """The sentence for what is typed now, or None when it is a date or empty."""
        if not self.committed_text().strip():
            return None
        try:
            parse_date(self.text(), self.today())
        except DateTextError as wrong:
            return str(wrong)
        return None

    def complete(self) -> None:
        """What happens on leaving: the date is written out in full, or the error is told."""
        wrong = self.error()
        if wrong is None:
            self._accept(self.date())
        elif self._value is not None:
            self._value = None
            self.date_changed.emit(None)
        self.problem.emit(wrong)

    def _accept(self, value: dt.date | None) -> None:
        shown = date_text(value) if value else ""
        if self.text() != shown:
            self.setText(shown)
        if value != self._value:
            self._value = value
            self._describe()
            self.date_changed.emit(value)

    def _describe(self) -> None:
        note = self.day_note(self._value) if self._value and self.day_note else None
        words = long_date_text(self._value) if self._value else ""
        self.setToolTip(f"{words}: {note}" if note else words)

    def open_month(self) -> None:
        """Open the month of the date typed, or of today."""
        if self.isReadOnly() or not self.isEnabled():
            return
        if self._month is None:
            self._month = MonthPopup(self)
            self._month.picked.connect(self._take)
        self._month.day_note, self._month.lunar_day = self.day_note, self.lunar_day
        self._month.open_at(self.date() or self.today(), self.today())

    def close_month(self) -> None:
        """Close the month, keeping what is typed."""
        if self._month is not None:
            self._month.hide()

    def is_open(self) -> bool:
        """Whether the month is open."""
        return self._month is not None and self._month.isVisible()

    def _toggle_month(self) -> None:
        if self.is_open():
            self.close_month()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_month()

    def _take(self, value: dt.date) -> None:
        self.close_month()
        self._accept(value)
        self.problem.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.commit_preedit()
            self._toggle_month()
        elif self._month is not None and self.is_open() and self._month.wants_key(key):
            self._month.take_key(key)
        elif self._step_key(key) and not event.modifiers():
            return
        else:
            self.close_month()
            super().keyPressEvent(event)

    def _step_key(self, key: int) -> bool:
        """Arrows, paging and F5; a text that is no date is left alone by arrows."""
        if key not in _DAYS and key not in _MONTHS and key != Qt.Key.Key_F5:
            return False
        if self.isReadOnly():
            return True
        typed, wrong = self.date(), self.error()
        if key == Qt.Key.Key_F5 or (typed is None and wrong is None):
            self._take(self.today())
        elif typed is not None and key in _DAYS:
            self._take(typed + dt.timedelta(days=_DAYS[Qt.Key(key)]))
        elif typed is not None:
            self._take(month_later(typed, _MONTHS[Qt.Key(key)]))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_month()
        if not self.isReadOnly():
            self.complete()
