"""Bản chẩn đoán: every word of it is shown before it is saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.forms.paper_files import ask_where
from ui.widgets.buttons import ActionButton
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.services.diagnostics import DiagnosticCopy, Screen
    from ui.operations import Operations

ZIP = "Tệp nén (*.zip)"
_EXPLAINED = (
    "Gửi kèm khi báo lỗi. Chỉ có phiên bản, loại máy, số dòng từng bảng, kết quả kiểm tra sổ, mã lỗi; không "
    "có họ tên, địa chỉ, nội dung hay đường dẫn nào. Toàn bộ chữ của bản này ở khung dưới."
)


class DiagnosticPart(QWidget):
    """A button; pressed, what would be saved, and the button that saves it. :attr:`done` says it was,
    :attr:`shown` follows the words coming into their place."""

    done = Signal(str)
    shown = Signal()

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._copy: DiagnosticCopy | None = None
        self.ask = ActionButton("Lưu bản chẩn đoán…", "download")
        self.ask.clicked.connect(self.look)
        self.said = QLabel(_EXPLAINED)
        self.said.setProperty("look", "second")
        self.said.setWordWrap(True)
        self.words = TextBox(lines=8, most_lines=14, name="Nội dung bản chẩn đoán")
        self.words.setReadOnly(True)
        self.save = ActionButton("Lưu tệp…", "save")
        self.save.clicked.connect(self.ask_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for button in (self.ask, self.save):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            if button is self.ask:
                column.addWidget(self.said)
                column.addWidget(self.words)
        self._show(found=False)

    def look(self) -> None:
        """Read what it is made of and show it."""
        from desktop.services.diagnostics import collect_diagnostics

        self._operations.read(partial(collect_diagnostics, screens=_screens()), self._take)

    def _take(self, copy: DiagnosticCopy) -> None:
        self._copy = copy
        self.words.set_text(copy.readable())
        self._show(found=True)
        self.save.setFocus()
        QTimer.singleShot(0, self, self.shown.emit)

    def _show(self, *, found: bool) -> None:
        for part in (self.said, self.words, self.save):
            part.setVisible(found)

    def ask_file(self) -> None:
        """Where to put it."""
        today = self._operations.office.today
        chosen = ask_where(self, f"lang-nghe-chan-doan-{today.isoformat()}.zip", ZIP)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, file: Path) -> None:
        """Write what was shown, nothing else."""
        from desktop.services.diagnostics import save_diagnostics

        copy = self._copy
        if copy is not None:
            self._operations.read(
                lambda _: save_diagnostics(file, copy),
                lambda _: self.done.emit(f"Đã lưu bản chẩn đoán: {file.name}."),
            )


def _screens() -> tuple[Screen, ...]:
    from desktop.services.diagnostics import Screen

    return tuple(
        Screen(
            each.size().width(),
            each.size().height(),
            each.devicePixelRatio(),
            round(each.logicalDotsPerInch()),
        )
        for each in QGuiApplication.screens()
    )
