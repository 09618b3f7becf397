"""Ctrl+H: the last states that were typed; one of them can be laid beside what stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from desktop.domain.writing import short_date
from ui.style import current
from ui.widgets.buttons import ActionButton

_WIDTH = 262


class StatesPane(QFrame):
    """:attr:`chosen` carries the moment and the draft; :attr:`left` asks for what stood there before."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(current().px(_WIDTH))
        self._states: tuple[tuple[datetime, object], ...] = ()
        title = QLabel("Các bản đã lưu")
        title.setProperty("look", "section")
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản đã lưu")
        self.list.itemActivated.connect(lambda _: self._choose())
        self.compare_button = ActionButton("So với bản đang có", "columns")
        self.compare_button.clicked.connect(self._choose)
        close = ActionButton("Đóng", "close", "Esc")
        close.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.list, 1)
        column.addWidget(self.compare_button)
        column.addWidget(close)

    def show_states(self, states: Iterable[tuple[datetime, Any]], told: Callable[[Any], str]) -> None:
        """The states, newest first; ``told`` says in a few words what one holds."""
        self._states = tuple(states)
        self.list.clear()
        for at, draft in self._states:
            when = f"{at.hour} giờ {at.minute:02d} phút {at.second:02d}"
            words = f"{when}, ngày {short_date(at.date())}\n{told(draft)}"
            self.list.addItem(QListWidgetItem(words))
        if self._states:
            self.list.setCurrentRow(0)
        else:
            self.list.addItem("Chưa có bản nào.")
        self.list.setFocus()

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._states):
            self.chosen.emit(*self._states[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().surface))
        painter.fillRect(0, 0, 1, self.height(), QColor(current().line))
        painter.end()
