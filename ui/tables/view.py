"""The table on screen: whole rows, keyboard first, group headings in place, nothing typed to select."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.style.theme import current, is_restyle
from ui.tables.model import Column, RowSource, TableModel
from ui.widgets.row_delegate import RowDelegate, row_height

Index = QModelIndex | QPersistentModelIndex
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GROUP_HEIGHT = 29


class TableView(QTableView):
    """One list. :attr:`chosen` carries the record of the current row (None for none), :attr:`opened` the one
    Enter or a double click asks to open, :attr:`sort_asked` the order's name and whether it falls.
    """

    chosen = Signal(object)
    opened = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        two_lines: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._two_lines = two_lines
        self._heads: tuple[int, ...] = ()
        self._order: tuple[str, bool] | None = None
        self._acts: tuple[QAction, ...] = ()
        self.rows = TableModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        _dress_heads(self)
        self.horizontalHeader().sectionClicked.connect(self._sort_by_column)
        self.doubleClicked.connect(self._open_index)
        self._measure()

    def show_rows(self, source: RowSource, keep: str | None = None) -> None:
        """Another list; the row ``keep`` (or the one chosen before) stays chosen when it is there."""
        wanted = keep or self.chosen_key()
        self.rows.show_rows(source)
        self.clearSpans()
        across = len(self.rows.columns)
        for row in self.rows.group_rows() if across > 1 else ():
            self.setSpan(row, 0, 1, across)
        self._measure()
        if wanted is not None:
            self.choose(wanted)

    def choose(self, key: str) -> bool:
        """Make the record with this key the current row; whether it is in the list."""
        row = self.rows.shown_row_of(key)
        if row >= 0:
            self._go_to(row)
        return row >= 0

    def choose_first(self) -> None:
        """Make the first record the current row."""
        row = next((r for r in range(self.rows.rowCount()) if not self.rows.is_group(r)), -1)
        if row >= 0:
            self._go_to(row)

    def chosen_key(self) -> str | None:
        """The key of the current row's record."""
        return self.rows.key_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen_row(self) -> Any:
        """The current row's record, or None."""
        return self.rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def set_order(self, order: str, descending: bool) -> None:
        """Show which column the list is sorted by."""
        self._order = (order, descending)
        at = next((n for n, c in enumerate(self.rows.columns) if c.order == order), -1)
        head = self.horizontalHeader()
        head.setSortIndicatorShown(at >= 0)
        pointing = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
        head.setSortIndicator(at, pointing)

    def set_acts(self, acts: Sequence[QAction]) -> None:
        """What the context menu offers: the buttons of the page, nothing more."""
        self._acts = tuple(acts)

    def _go_to(self, row: int) -> None:
        index = self.rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _sort_by_column(self, section: int) -> None:
        order = self.rows.columns[section].order
        if order is None:
            return
        falling = not self._order[1] if self._order and self._order[0] == order else False
        self.sort_asked.emit(order, falling)

    def _open_index(self, index: QModelIndex) -> None:
        record = self.rows.row_at(index.row())
        if record is not None:
            self.opened.emit(record)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if now.row() != before.row():
            self.chosen.emit(self.rows.row_at(now.row()) if now.isValid() else None)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Arrows pass over group headings; at the first record the heading above scrolls into sight."""
        index = super().moveCursor(action, modifiers)
        up = {QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp}
        step = -1 if action in up else 1
        row = index.row()
        while self.rows.is_group(row):
            row += step
        if row < 0:
            self.scrollToTop()
            return self.currentIndex()
        if row != index.row():
            index = self.rows.index(min(row, self.rows.rowCount() - 1), max(index.column(), 0))
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ENTER and not event.modifiers():
            self._open_index(self.currentIndex())
        elif control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            column = self.rows.columns[max(self.currentIndex().column(), 0)]
            if column.order is not None:
                self.sort_asked.emit(column.order, key == Qt.Key.Key_Down)
        elif key == Qt.Key.Key_Home and not event.modifiers():
            self.choose_first()
        elif key == Qt.Key.Key_End and not event.modifiers() and self.rows.rowCount():
            self._go_to(self.rows.rowCount() - 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not choose rows: Vietnamese cannot be composed here. The filter takes them."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._acts or self.chosen_row() is None:
            return
        menu = QMenu(self)
        menu.addActions(list(self._acts))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _share_width(self)

    def _measure(self) -> None:
        self._measured_with = tokens = current()
        upright = self.verticalHeader()
        usual = row_height(two_lines=self._two_lines)
        upright.setDefaultSectionSize(usual)
        groups, rows = self.rows.group_rows(), self.rows.rowCount()
        for row in self._heads:
            if row < rows and row not in groups:
                upright.resizeSection(row, usual)
        for row in groups:
            upright.resizeSection(row, tokens.px(_GROUP_HEIGHT))
        self._heads = groups
        self.horizontalHeader().setFixedHeight(tokens.px(tokens.table_head_height))
        _share_width(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_measured_with") and self._measured_with is not current():
            self._measure()


def _dress_heads(view: TableView) -> None:
    upright, flat = view.verticalHeader(), view.horizontalHeader()
    upright.hide()
    upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    flat.setHighlightSections(False)
    flat.setTextElideMode(Qt.TextElideMode.ElideRight)
    flat.setSectionsClickable(True)
    flat.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    flat.setAccessibleName(f"{view.accessibleName()}: tên cột")
    flat.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def _share_width(view: TableView) -> None:
    """Fixed columns take their width, the stretching one the rest; where not all fit, some are left out."""
    tokens, room = current(), view.viewport().width()
    narrow = room < sum(tokens.px(column.width) for column in view.rows.columns)
    widths = {}
    for at, column in enumerate(view.rows.columns):
        given = column.narrow_width if narrow and column.narrow_width is not None else column.width
        view.setColumnHidden(at, given == 0)
        widths[at] = tokens.px(given)
    stretching = next((n for n, c in enumerate(view.rows.columns) if c.stretch), None)
    if stretching is not None:
        fixed = sum(width for at, width in widths.items() if at != stretching)
        widths[stretching] = max(room - fixed, widths[stretching])
    for at, width in widths.items():
        if width and view.columnWidth(at) != width:
            view.setColumnWidth(at, width)
