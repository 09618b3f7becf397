"""Opinions under each other: read rows in a list view, and the one live row that moves among them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.forms.minutes.opinion_form import OpinionForm
from ui.forms.minutes.opinion_rows import OpinionDelegate, OpinionModel, OpinionRow, columns
from ui.style import current, is_restyle, text_font

HEADS = ("TT", "Người nêu, đơn vị", "Nội dung ý kiến", "Trả lời", "Tình trạng")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class ColumnHeads(QWidget):
    """The heads over the columns; they stay while the rows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.scroll_room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(HEADS))

    def sizeHint(self) -> QSize:
        return QSize(300, current().px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.head))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line2))
        painter.setFont(text_font(13, 600))
        painter.setPen(QColor(tokens.text2))
        for n, (words, (left, width)) in enumerate(
            zip(HEADS, columns(self.width() - self.scroll_room), strict=True)
        ):
            side = Qt.AlignmentFlag.AlignRight if n == 0 else Qt.AlignmentFlag.AlignLeft
            spot = QRectF(left, 0, width, self.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | side, words)
        painter.end()


class OpinionsList(QListView):
    """:attr:`opened` asks to type in a row, :attr:`moved` to move one, :attr:`removed` to take one out,
    :attr:`next_wanted` for a new row. All carry keys of opinions."""

    opened = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    next_wanted = Signal()

    def __init__(self, form: OpinionForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.heads = ColumnHeads()
        self.rows = OpinionModel(self)
        self._delegate = OpinionDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Các ý kiến")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        form.setParent(self.viewport())
        form.hide()
        form.resized.connect(self._measure_later)
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self.measure)
        self.clicked.connect(self._click)

    def show_rows(self, rows: Iterable[OpinionRow], live: str | None, foot: str) -> None:
        """Show the rows; the live form stands in the row whose key is ``live``."""
        chosen = self.current_key()
        self.rows.show_rows(rows, live, foot)
        if chosen is not None and not self.currentIndex().isValid():
            self.choose(chosen)
        self.measure()

    def current_key(self) -> str | None:
        """Key of the chosen read row."""
        row = self.rows.row(self.currentIndex()) if self.currentIndex().isValid() else None
        return row.key if row else None

    def choose(self, key: str) -> None:
        """Choose a read row by its opinion."""
        for n, row in enumerate(self.rows.rows):
            if row.key == key:
                self.setCurrentIndex(self.rows.index(n, 0))

    def show_live(self) -> None:
        """Bring the live row into sight, its foot first."""
        if self.rows.live >= 0:
            self.measure()
            self.measure()
            for row in (min(self.rows.live + 1, self.rows.rowCount() - 1), self.rows.live):
                self.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
            self.place_form()

    def measure(self) -> None:
        """Give the live row the height its fields ask for, and put them there."""
        if self.rows.live >= 0:
            self._form.resize(self.viewport().width(), self._form.height())
            self._form.settle()
            wanted = max(self._form.sizeHint().height(), self._form.minimumSizeHint().height())
            if wanted != self._delegate.live_height:
                self._delegate.live_height = wanted
                self._delegate.sizeHintChanged.emit(self.rows.index(self.rows.live, 0))
                self.doItemsLayout()
        self.place_form()

    def place_form(self) -> None:
        """The form exactly over its row."""
        if self.rows.live < 0:
            self._form.hide()
            return
        spot: QRect = self.visualRect(self.rows.index(self.rows.live, 0))
        self._form.setGeometry(0, spot.top(), self.viewport().width(), max(spot.height(), 1))
        if self._form.isHidden():
            self._form.show()

    def _measure_later(self) -> None:
        self._measuring.start()

    def _click(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is None:
            self.next_wanted.emit()
        else:
            self.opened.emit(row.key)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        self.heads.scroll_room = bar.width() if bar.isVisible() else 0
        self.heads.update()
        if hasattr(self, "_measuring"):
            self.place_form()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.place_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_measuring"):
            self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        chosen = self.current_key()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier and chosen:
            self.moved.emit(chosen, by)
        elif key in _ENTER and plain and chosen:
            self.opened.emit(chosen)
        elif key == Qt.Key.Key_Delete and plain and chosen:
            self.removed.emit(chosen)
        elif by or key in {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_measuring"):
            self._measure_later()
