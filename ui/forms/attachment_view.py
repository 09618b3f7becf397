"""One file of a record inside the window; no other program is ever asked to open it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.attachments import Attachment, Shown
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfPreview, PdfUnreadableError
from ui.widgets.picture_view import PictureUnreadableError, PictureView

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.operations import Operations

CANNOT_SHOW = "Không hiện được tệp này. Có thể lưu ra để mở bằng chương trình khác."


class AttachmentView(QWidget):
    """A PDF, a picture or a text, over the page. :attr:`closed` follows Esc or ‹."""

    closed = Signal()

    def __init__(self, operations: Operations, file: Attachment) -> None:
        super().__init__()
        self.file = file
        self.message = Notice("info", "Đang mở tệp…")
        back = ActionButton(icon="back", key="Esc", name="Quay lại")
        back.clicked.connect(self.closed)
        self.body = _BODIES[file.shown](file.title)
        self.body.set_actions([back])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.body, 1)
        self.setFocusProxy(back)
        operations.read(partial(_bytes, key=file.key), self._show, self._refuse)

    def _show(self, content: bytes) -> None:
        try:
            if isinstance(self.body, PdfPreview):
                self.body.show_pdf(content)
            elif isinstance(self.body, PictureView):
                self.body.show_picture(content)
            else:
                self.body.show_text(content)
        except (PdfUnreadableError, PictureUnreadableError):
            self.message.set_notice("warn", CANNOT_SHOW)
            return
        self.message.hide()

    def _refuse(self, refusal: Refusal) -> None:
        self.message.set_notice("late", texts.sentence(refusal))

    def commit_all(self) -> None:
        """Nothing is typed here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class TextView(QWidget):
    """The words of a text file, to be read and copied."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(title)
        self._acts = QHBoxLayout()
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 7, 12, 7)
        bar.addWidget(ElidedLabel(title, colour="text", weight=600), 1)
        bar.addLayout(self._acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.words, 1)

    def set_actions(self, buttons: list[ActionButton]) -> None:
        """Acts at the right of the bar."""
        for button in buttons:
            self._acts.addWidget(button)

    def show_text(self, content: bytes) -> None:
        from desktop.domain.attachment_contents import text_of

        self.words.setPlainText(text_of(content))


_BODIES: dict[Shown, type[PdfPreview] | type[PictureView] | type[TextView]] = {
    Shown.PDF: PdfPreview,
    Shown.PICTURE: PictureView,
    Shown.TEXT: TextView,
}


def _bytes(office: Office, key: str) -> bytes:
    from desktop.services.attachments import attachment_bytes

    return attachment_bytes(office, key)
