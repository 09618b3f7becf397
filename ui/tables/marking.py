"""Several rows at once: Space, Shift with the arrows, a click on the tick, Ctrl or Shift with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.tables.view import TableView
from ui.widgets.row_delegate import Cell

MOST = 500
_MOVES = frozenset({
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
})  # fmt: skip
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Marking(QObject):
    """The rows ticked in a table, by their keys: they stay ticked while the list is scrolled or read again.

    The current row stays one. :attr:`changed` follows every change. ``column`` holds the ticks.
    """

    changed = Signal()

    def __init__(self, table: TableView, column: int = 0) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        self._keys: dict[str, None] = {}
        self._anchor: int | None = None
        self._before: dict[str, None] = {}
        self._moving = False
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def keys(self) -> tuple[str, ...]:
        """What is ticked, in the order it was."""
        return tuple(self._keys)

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def cell(self, key: str) -> Cell:
        """The tick of a row."""
        if key in self._keys:
            return Cell("\u00a0", icon="box-ticked", icon_colour="accent_text", said="đã chọn")
        return Cell("\u00a0", icon="box", icon_colour="text3", said="chưa chọn")

    def clear(self) -> None:
        """Take every tick away."""
        self._anchor = None
        self._set({})

    def keep(self, keys: set[str]) -> None:
        """Take away the ticks of rows that are no more."""
        self._set({key: None for key in self._keys if key in keys})

    def toggle(self, row: int) -> None:
        """Tick a shown row or take its tick away; a heading has none."""
        key = self._table.rows.key_at(row)
        if key is None:
            return
        marked = dict(self._keys)
        if key in marked:
            del marked[key]
        else:
            marked[key] = None
        self._anchor = None
        self._set(marked)

    def reach(self, row: int) -> None:
        """Tick from where the stretch began to ``row``; a shorter stretch gives back what it leaves."""
        if self._anchor is None:
            self._anchor, self._before = max(self._table.currentIndex().row(), 0), dict(self._keys)
        first, last = sorted((self._anchor, row))
        rows = range(first, min(last, first + MOST) + 1)
        found = (self._table.rows.key_at(each) for each in rows)
        self._set({**self._before, **{key: None for key in found if key is not None}})

    def _set(self, marked: dict[str, None]) -> None:
        if marked != self._keys:
            self._keys = marked
            self._table.viewport().update()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._table:
            return self._take_key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._take_click(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and held == _NONE:
            self.toggle(self._table.currentIndex().row())
            return True
        if key == Qt.Key.Key_Escape and self._keys:
            self.clear()
            return True
        if key in _MOVES and held == _SHIFT:
            self.reach(self._table.currentIndex().row())
            self._moving = True
            QCoreApplication.sendEvent(self._table, QKeyEvent(QEvent.Type.KeyPress, key, _NONE))
            self._moving = False
            self.reach(self._table.currentIndex().row())
            return True
        if key in _MOVES and not self._moving:
            self._anchor = None
        return False

    def _take_click(self, event: QMouseEvent) -> bool:
        index = self._table.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return False
        held = event.modifiers()
        if held & _SHIFT:
            self.reach(index.row())
            return True
        if held & _CTRL or index.column() == self._column:
            self.toggle(index.row())
            return bool(held & _CTRL) or not self._table.rows.is_group(index.row())
        self._anchor = None
        return False
