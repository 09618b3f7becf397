"""Several answers may be true at once: a grid of ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

_PARTER = "\n"


class _Tick(QCheckBox):
    """Arrows belong to the grid, Enter to the form."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Wrapped(QWidget):
    """A tick beside words of several lines; a click on them counts as well."""

    def __init__(self, tick: QCheckBox, label: str) -> None:
        super().__init__()
        self._tick = tick
        words = QLabel(label)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tick.click()
        event.accept()


class TickGrid(QWidget):
    """``options`` are (value, label). One stop for Tab at the first tick, arrows go to the others.

    ``wrap`` lets long labels take several lines. :attr:`changed` follows a tick made or taken away by a
    person.
    """

    changed = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str]], *, columns: int = 3, name: str = "", wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self._ticks: dict[str, QCheckBox] = {}
        self._given: tuple[str, ...] = ()
        self._offered: frozenset[str] | None = None
        self._columns = columns
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for at, (value, label) in enumerate(options):
            tick = _Tick("" if wrap else label)
            tick.setAccessibleName(label)
            tick.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
            tick.clicked.connect(lambda _: self.changed.emit())
            self._ticks[value] = tick
            shown = _Wrapped(tick, label) if wrap else tick
            grid.addWidget(shown, at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        if self._ticks:
            self.setFocusProxy(next(iter(self._ticks.values())))

    def values(self) -> tuple[str, ...]:
        """What is ticked: what was given before in its order, then the rest in the order shown."""
        ticked = [value for value, tick in self._ticks.items() if tick.isChecked()]
        kept = [value for value in self._given if value in ticked]
        return tuple(dict.fromkeys((*kept, *ticked)))

    def set_values(self, values: Iterable[str]) -> None:
        """Tick these and no other."""
        self._given = tuple(str(value) for value in values)
        for value, tick in self._ticks.items():
            tick.setChecked(value in self._given)
        if self._offered is not None:
            self.offer(self._offered)

    def offer(self, values: Iterable[str]) -> None:
        """Only these can be ticked; what is ticked already stays in sight."""
        self._offered = frozenset(values)
        shown = [t for value, t in self._ticks.items() if value in self._offered or t.isChecked()]
        for tick in self._ticks.values():
            self._grid.removeWidget(tick)
            tick.setVisible(tick in shown)
        for at, tick in enumerate(shown):
            self._grid.addWidget(tick, at // self._columns, at % self._columns)
            tick.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
        if shown:
            self.setFocusProxy(shown[0])

    def draft_text(self) -> str:
        return _PARTER.join(self.values())

    def set_draft_text(self, text: str) -> None:
        self.set_values(text.split(_PARTER))

    def is_blank(self) -> bool:
        return not self.values()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        ticks = [tick for tick in self._ticks.values() if not tick.isHidden()]
        at = next((n for n, tick in enumerate(ticks) if tick.hasFocus()), None)
        step = steps.get(Qt.Key(event.key())) if not event.modifiers() else None
        if at is None or step is None or not 0 <= at + step < len(ticks):
            super().keyPressEvent(event)
            return
        ticks[at + step].setFocus(Qt.FocusReason.TabFocusReason)
