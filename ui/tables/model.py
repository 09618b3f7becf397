"""The one table model. It never holds more than a few windows of rows, however long the list is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.row_delegate import CELL_ROLE, Cell, GroupCell

Index = QModelIndex | QPersistentModelIndex
WINDOW = 100
_KEPT_WINDOWS = 6
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """One column as data: how a row becomes a cell. ``width`` px at 10.5 pt; one column takes the rest.

    ``narrow_width`` holds where not all columns fit; 0 leaves the column out there. ``order`` names the
    order the source sorts by, None for a column that cannot be sorted.
    """

    key: str
    title: str
    cell: Callable[[Any], Cell]
    width: int = 120
    stretch: bool = False
    right: bool = False
    order: str | None = None
    narrow_width: int | None = None


@dataclass(frozen=True)
class Group:
    """A heading and how many rows stand under it."""

    head: GroupCell
    count: int


@dataclass(frozen=True)
class RowSource:
    """Where rows come from: ``window(offset, limit)`` in the order shown; ``key`` names a row for good.

    ``groups`` head consecutive runs of rows and together hold ``total`` of them; none is a plain list.
    ``place`` of a plain list finds a row that is far from the first by its key.
    """

    total: int
    window: Callable[[int, int], Sequence[Any]]
    key: Callable[[Any], str]
    groups: tuple[Group, ...] = ()
    place: Callable[[str], int | None] | None = None


class TableModel(QAbstractTableModel):
    """Rows of a :class:`RowSource` under its columns, with a heading row before each group."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = RowSource(0, lambda _offset, _limit: (), str)
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._heads: dict[int, GroupCell] = {}
        self._shown = 0

    def show_rows(self, source: RowSource) -> None:
        """Another list; everything read before is forgotten."""
        self.beginResetModel()
        self._source = source
        self._windows.clear()
        self._heads = {}
        at = 0
        for group in source.groups:
            if group.count:
                self._heads[at] = group.head
                at += group.count + 1
        self._shown = source.total + len(self._heads)
        self.endResetModel()

    def extend(self, total: int) -> None:
        """A plain list turned out to be longer than was known when it was first shown."""
        if total > self._shown and not self._heads:
            self.beginInsertRows(QModelIndex(), self._shown, total - 1)
            self._shown = total
            self._windows.clear()
            self.endInsertRows()

    def is_group(self, row: int) -> bool:
        """Whether a shown row heads a group."""
        return row in self._heads

    def group_rows(self) -> tuple[int, ...]:
        """The shown rows that head groups."""
        return tuple(self._heads)

    def row_at(self, row: int) -> Any:
        """The record in a shown row, or None for a heading or an impossible row."""
        if not 0 <= row < self._shown or row in self._heads:
            return None
        at = row - sum(1 for head in self._heads if head < row)
        start = at // WINDOW * WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._source.window(start, WINDOW)
            self._windows[start] = window
            while len(self._windows) > _KEPT_WINDOWS:
                self._windows.popitem(last=False)
        self._windows.move_to_end(start)
        return window[at - start] if at - start < len(window) else None

    def key_at(self, row: int) -> str | None:
        """The key of the record in a shown row."""
        found = self.row_at(row)
        return self._source.key(found) if found is not None else None

    def shown_row_of(self, key: str) -> int:
        """Where a record is among the windows already read and the first one; -1 when it is not there."""
        far = self._source.place
        for row in range(min(self._shown, WINDOW if far else WINDOW * _KEPT_WINDOWS)):
            if self.key_at(row) == key:
                return row
        found = far(key) if far else None
        return -1 if found is None else found

    def windows_kept(self) -> int:
        """How many windows are in memory."""
        return len(self._windows)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._shown

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        head = self._heads.get(index.row())
        if head is not None:
            return _group_data(head, role)
        if role not in _CELL_ROLES:
            return None
        record = self.row_at(index.row())
        if record is None:
            return None
        column = self.columns[index.column()]
        return _cell_data(column.cell(record), column, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None


_CELL_ROLES = frozenset(
    {
        _DISPLAY,
        CELL_ROLE,
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
    }
)


def _group_data(head: GroupCell, role: int) -> object:
    if role == CELL_ROLE:
        return head
    if role in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
        return head.spoken()
    return None


def _cell_data(cell: Cell, column: Column, role: int) -> object:
    if role == CELL_ROLE:
        return cell
    if role == _DISPLAY:
        return cell.text or "–"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{column.title}: {cell.spoken()}"
    if role == Qt.ItemDataRole.ToolTipRole:
        return "\n".join(part for part in (cell.text, cell.sub) if part)
    return _RIGHT if column.right else _LEFT
