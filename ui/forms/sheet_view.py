"""The recovery sheet on the screen: preview, printing straight from the bytes, saving with a warning."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.errors import Refusal
from ui.forms import paper_files
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfPreview

TITLE = "Phiếu khôi phục"
KEPT_NOWHERE = (
    "Chương trình không giữ phiếu này ở đâu. In ngay, cho vào phong bì dán kín rồi đánh dấu bên dưới."
)
SAVING_WARNED = "Ai có tệp này đều mở được sổ. Chỉ lưu ra USB để in ở máy khác, in xong thì xóa tệp."
PUT_AWAY = "Đã in và cất phiếu"
_LEAST_HEIGHT = 360


class SheetView(QWidget):
    """:attr:`put_away` comes when the tick is set or taken away."""

    put_away = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = b""
        self.ask_where = paper_files.ask_where
        self.message = Notice("warn", KEPT_NOWHERE)
        self.preview = PdfPreview(TITLE)
        self.preview.setMinimumHeight(current().px(_LEAST_HEIGHT))
        self.preview.show_thumbnails(False)
        self.save_button = ActionButton("Lưu PDF", "save")
        self.save_button.clicked.connect(self.warn_of_saving)
        self.print_button = ActionButton("In", "printer")
        self.print_button.clicked.connect(self.print_sheet)
        self.preview.set_actions([self.save_button, self.print_button])
        self.tick = QCheckBox(PUT_AWAY)
        self.tick.setAccessibleName(PUT_AWAY)
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tick.toggled.connect(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.tick)
        column.addWidget(self.preview, 1)

    def show_sheet(self, content: bytes) -> None:
        """A sheet just made."""
        self.content = content
        self.tick.setChecked(False)
        self.message.set_notice("warn", KEPT_NOWHERE)
        self.preview.show_pdf(content)

    def print_sheet(self) -> None:
        """Print the very bytes shown; without a printer a sentence says what else to do."""
        if paper_files.has_printer():
            paper_files.print_pdf(self, self.content, TITLE)
            return
        save = ActionButton("Lưu PDF", "save")
        save.clicked.connect(self.warn_of_saving)
        self.message.set_notice("warn", paper_files.NO_PRINTER, [save])

    def warn_of_saving(self) -> None:
        """What a file of this sheet means, before one is made."""
        save = ActionButton("Chọn nơi lưu…", "save")
        save.clicked.connect(self.save_sheet)
        self.message.set_notice("warn", SAVING_WARNED, [save])
        save.setFocus()

    def save_sheet(self) -> None:
        """Write the bytes where this person says."""
        where = self.ask_where(self, "Phieu khoi phuc.pdf", "PDF (*.pdf)")
        if not where:
            return
        try:
            paper_files.write_file(Path(where), self.content)
        except Refusal as refusal:
            self.message.set_notice("late", texts.sentence(refusal))
            self.save_button.setFocus()
            return
        self.message.set_notice("warn", f"Đã lưu. {SAVING_WARNED}")
        self.tick.setFocus()

    def forget(self) -> None:
        """The bytes go with the view."""
        self.content = b""
        self.preview.clear()
