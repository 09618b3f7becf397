"""What stands under the unlock card: what must not be kept here, the last backup, that all is encrypted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle

NOT_HERE = "Không ghi bí mật nhà nước và danh tính người tố cáo vào máy này."
ENCRYPTED = "Dữ liệu đã mã hóa trên máy này"


class UnlockFoot(QWidget):
    """``last_backup`` is a sentence, empty where nothing is known."""

    def __init__(self, last_backup: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[tuple[QLabel, str, str]] = []
        rule = QLabel(NOT_HERE)
        rule.setProperty("look", "second")
        rule.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rule.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if last_backup:
            self._put(row, "shield-check", "ok", last_backup)
            row.addSpacing(16)
        self._put(row, "lock", "text2", ENCRYPTED)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule)
        column.addLayout(row)
        self._restyle()

    def _put(self, row: QHBoxLayout, icon: str, colour: str, text: str) -> None:
        mark, words = QLabel(), QLabel(text)
        words.setProperty("look", "second")
        self._marks.append((mark, icon, colour))
        row.addWidget(mark)
        row.addWidget(words)

    def _restyle(self) -> None:
        for mark, icon, colour in self._marks:
            mark.setPixmap(icon_pixmap(icon, colour, current().px(16), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._restyle()
