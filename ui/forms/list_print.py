"""A list on paper inside the window: the very bytes that are saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.errors import Refusal
from ui.forms import paper_files
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfPreview

if TYPE_CHECKING:
    from desktop.office import Office
    from ui.operations import Operations


class ListPrint(QWidget):
    """``make`` gives the PDF on the worker. :attr:`closed` follows Esc or ‹."""

    closed = Signal()

    def __init__(
        self, operations: Operations, title: str, file_name: str, make: Callable[[Office], bytes]
    ) -> None:
        super().__init__()
        self.content = b""
        self.ask_where = paper_files.ask_where
        self._title, self._file_name = title, file_name
        self.message = Notice("info")
        self.preview = PdfPreview(title)
        self._lay_out()
        self.message.set_notice("info", "Đang tạo bản in…")
        operations.read(make, self._show, self._refuse)

    def _lay_out(self) -> None:
        back = ActionButton(icon="back", key="Esc", name="Quay lại")
        back.clicked.connect(self.closed)
        save = ActionButton("Lưu PDF", "save")
        save.clicked.connect(self.save_pdf)
        send = ActionButton("In", "printer", "Ctrl+P")
        send.clicked.connect(self.print_list)
        self.preview.set_actions([back, save, send])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.preview, 1)

    def _show(self, content: bytes) -> None:
        self.content = content
        self.message.hide()
        self.preview.show_pdf(content)

    def _refuse(self, refusal: Refusal) -> None:
        self.message.set_notice("late", texts.sentence(refusal))
        self.message.show()

    def save_pdf(self) -> None:
        """Save the very bytes of the preview."""
        where = self.ask_where(self, self._file_name, "PDF (*.pdf)") if self.content else ""
        if where:
            try:
                paper_files.write_file(Path(where), self.content)
            except Refusal as refusal:
                self._refuse(refusal)

    def print_list(self) -> None:
        """Print the bytes of the preview; without a printer a sentence says what else to do."""
        if not self.content:
            return
        if paper_files.has_printer():
            paper_files.print_pdf(self, self.content, self._title)
            return
        save = ActionButton("Lưu PDF", "save")
        save.clicked.connect(self.save_pdf)
        self.message.set_notice("warn", paper_files.NO_PRINTER, [save])
        self.message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        elif event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.print_list()
        else:
            super().keyPressEvent(event)
