"""What stands in the window when the book cannot be opened: one sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


class StartMessage(QWidget):
    """:attr:`again` asks to try once more, :attr:`leave` to close the window, :attr:`restore_asked` to take
    the book back from a backup, where ``restorable`` says that this is the way."""

    again = Signal()
    leave = Signal()
    restore_asked = Signal()

    def __init__(self, sentence: str, *, restorable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        title = QLabel("Chưa mở được sổ")
        title.setProperty("look", "wizard")
        notice = Notice("late", sentence)
        again = ActionButton("Thử lại", role="primary")
        leave = ActionButton("Đóng", role="outline")
        again.clicked.connect(self.again)
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.addWidget(again)
        if restorable:
            restore = ActionButton("Khôi phục từ bản sao lưu…", "history", role="outline")
            restore.clicked.connect(self.restore_asked)
            buttons.addWidget(restore)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(20)
        for part in (title, notice):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setFocusProxy(again)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard alone is enough: Enter tries again, Tab goes to the other button."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
