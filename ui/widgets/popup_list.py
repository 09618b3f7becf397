"""A list that opens under a field and never takes the focus, so that composing goes on undisturbed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.style.painting import elided, paint_bar
from ui.style.theme import current, text_font
from ui.widgets.anchoring import AnchorWatch

_MOST_ROWS = 9
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ChoiceItem:
    """One line of a list: what is kept, what is read, and a grey second word at the right.

    One that is not ``offered`` is shown where it is the value already, and is not there to be chosen.
    """

    value: object
    label: str
    secondary: str = ""
    offered: bool = True


class _ItemModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[ChoiceItem, ...] = ()

    def show(self, items: tuple[ChoiceItem, ...]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.label}, {item.secondary}" if item.secondary else item.label
        return item if role == _ITEM_ROLE else None


class _ItemDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, current().px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current()
        item: ChoiceItem = index.data(_ITEM_ROLE)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.sel))
            paint_bar(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), tokens.accent_text)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        inner = rect.adjusted(10, 0, -10, 0)
        small, body = text_font(tokens.font_small), text_font(tokens.font_body)
        room = QFontMetrics(small).horizontalAdvance(item.secondary) + 16 if item.secondary else 0
        room = min(room, int(inner.width() / 2))
        painter.setFont(body)
        painter.setPen(QColor(tokens.text))
        label = inner.adjusted(0, 0, -room, 0)
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter,
                         elided(item.label, QFontMetrics(body), label.width()))  # fmt: skip
        if room:
            painter.setFont(small)
            painter.setPen(QColor(tokens.text3))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                             elided(item.secondary, QFontMetrics(small), room - 8))  # fmt: skip
        painter.restore()


class PopupList(QFrame):
    """Opens under ``anchor``; keys come from the anchor, the mouse works directly.

    Emits :attr:`picked` with the :class:`ChoiceItem` clicked on.
    """

    picked = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(
            anchor,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self._anchor = anchor
        self._watch = AnchorWatch(self, anchor)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _ItemModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_ItemDelegate(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setUniformItemSizes(True)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setMinimumSize(1, 1)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._click)
        self._view.setAccessibleName("Danh sách")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._view)

    def show_items(self, items: tuple[ChoiceItem, ...], row: int) -> None:
        """Open under the anchor with ``row`` chosen (-1: none)."""
        self._model.show(items)
        self.move_to(row)
        tokens = current()
        self.setStyleSheet(
            f"PopupList {{ background: {tokens.surface}; border: 1px solid {tokens.ctl}; "
            f"border-radius: {tokens.radius_field}px; }}"
        )
        height = min(max(len(items), 1), _MOST_ROWS) * tokens.px(30) + 4
        self.resize(max(self._anchor.width(), self._wanted_width(items)), height)
        self._place()
        self.show()

    def _wanted_width(self, items: tuple[ChoiceItem, ...]) -> int:
        metrics = QFontMetrics(text_font(14))
        widest = max((metrics.horizontalAdvance(i.label + i.secondary) for i in items[:200]), default=0)
        return min(widest + 60, 420)

    def _place(self) -> None:
        below = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + 2))
        area = self._anchor.screen().availableGeometry()
        if below.y() + self.height() > area.bottom():
            below = self._anchor.mapToGlobal(QPoint(0, -self.height() - 2))
        below.setX(max(area.left(), min(below.x(), area.right() - self.width())))
        self.move(below)

    def move_to(self, row: int) -> None:
        """Choose ``row``; -1 chooses none."""
        index = self._model.index(row, 0) if row >= 0 else QModelIndex()
        self._view.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Move the chosen row, stopping at the ends."""
        count = self._model.rowCount()
        if count:
            row = self._view.currentIndex().row()
            self.move_to(min(max(row + by, 0), count - 1) if row >= 0 else (0 if by > 0 else count - 1))

    def current_item(self) -> ChoiceItem | None:
        """The chosen line, or None."""
        index = self._view.currentIndex()
        return self._model.items[index.row()] if index.isValid() else None

    def items(self) -> tuple[ChoiceItem, ...]:
        """The lines shown."""
        return self._model.items

    def _click(self, index: QModelIndex) -> None:
        self.picked.emit(self._model.items[index.row()])

    def pick_current(self) -> None:
        """Take the chosen line; nothing happens when none is chosen."""
        item = self.current_item()
        if item is not None:
            self.picked.emit(item)

    def wants_key(self, key: int) -> bool:
        """Whether the open list acts on ``key``; Enter only when a line is chosen."""
        if key in _ENTER:
            return self.current_item() is not None
        return key in _STEPS or key == Qt.Key.Key_Escape

    def take_key(self, key: int) -> None:
        """Move, take or close."""
        if key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif key in _ENTER:
            self.pick_current()
        else:
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        self._watch.begin()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._watch.end()
        super().hideEvent(event)
