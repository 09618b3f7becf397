"""What stands in the window while the last backup of the day is made: how far it is, and Dừng."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


class ClosingPage(QWidget):
    """:attr:`stopped` follows Dừng, :attr:`answered` Thử lại or Đóng; then :attr:`again` says which."""

    stopped = Signal()
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.again = False
        title = QLabel("Đang sao lưu…")
        title.setProperty("look", "wizard")
        self.words = QLabel("Cửa sổ tự đóng khi xong. Nội dung đã ghi vẫn còn nguyên nếu bấm Dừng.")
        self.words.setProperty("look", "second")
        self.words.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Tiến độ sao lưu")
        self.notice = Notice("late")
        self.stop = ActionButton("Dừng", "close")
        self.retry = ActionButton("Thử lại", "refresh", role="primary")
        self.leave = ActionButton("Đóng")
        self.stop.clicked.connect(self.stopped)
        self.retry.clicked.connect(lambda: self._answer(again=True))
        self.leave.clicked.connect(lambda: self._answer(again=False))
        buttons = QHBoxLayout()
        for button in (self.stop, self.retry, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(18)
        for part in (title, self.words, self.progress, self.notice):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        self.title = title
        self.show_working()

    def show_working(self) -> None:
        self.title.setText("Đang sao lưu…")
        self.progress.setRange(0, 0)
        self._arrange(working=True)

    def show_progress(self, done: int, of_all: int) -> None:
        """Bytes done of all."""
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * done / of_all) if of_all else 0)

    def show_refusal(self, sentence: str) -> None:
        """It did not work: say why; nothing is lost by closing."""
        self.title.setText("Chưa sao lưu được")
        self.notice.set_notice("late", f"{sentence} Sổ trên máy này vẫn còn nguyên.")
        self._arrange(working=False)
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, *, working: bool) -> None:
        for part in (self.words, self.progress, self.stop):
            part.setVisible(working)
        for other in (self.notice, self.retry, self.leave):
            other.setVisible(not working)

    def _answer(self, *, again: bool) -> None:
        self.again = again
        self.answered.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
