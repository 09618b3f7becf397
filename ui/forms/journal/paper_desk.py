"""A paper on the screen and what can be done to it: printed, saved, opened in Word, from one set of bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.services.issuing import PDF
from desktop.services.papers import issued_paper, paper_bytes
from desktop.texts import disk_reason, sentence
from ui.forms.journal.printing import has_printer, print_pdf
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfPreview

if TYPE_CHECKING:
    from desktop.office import Office
    from ui.operations import Operations

DOCX = ".docx"
_FILE_NAMES = {
    PaperKind.DIALOGUE_MINUTES: "bien-ban-doi-thoai",
    PaperKind.CONCLUSION_NOTICE: "thong-bao-ket-luan",
}


class PaperDesk(QWidget):
    """Shows the bytes the book would print now. :attr:`shown` follows each new picture.

    ``choose_file`` asks where to save (name offered, suffix) and ``open_file`` hands a file to the system.
    """

    shown = Signal()

    def __init__(self, operations: Operations, kind: PaperKind, key: str, *, slim: bool = False) -> None:
        super().__init__()
        self._operations, self._kind, self._key = operations, kind, key
        self._version: int | None = None
        self._asked = 0
        self.data = b""
        self.choose_file: Callable[[str, str], str] = self._ask_file
        self.open_file: Callable[[Path], None] = _open_with_system
        self.preview = PdfPreview("Bản in (nháp)" if slim else "Xem trước bản in")
        self.preview.show_thumbnails(not slim)
        self.notice = Notice("late")
        self.notice.hide()
        self.word_button = ActionButton("Mở bằng Word", "word")
        self.save_button = ActionButton("Lưu PDF", "save")
        self.print_button = ActionButton("In", "printer", "Ctrl+P")
        self.word_button.clicked.connect(self.open_in_word)
        self.save_button.clicked.connect(self.save_pdf)
        self.print_button.clicked.connect(self.print_paper)
        if not slim:
            self.preview.set_actions((self.word_button, self.save_button, self.print_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.preview, 1)

    def show_kind(self, kind: PaperKind, version: int | None = None) -> None:
        """Another paper of the dialogue, or an old version of its minutes."""
        self._kind, self._version = kind, version
        self.renew()

    def renew(self) -> None:
        """Make the paper anew on the worker; only the answer to the last request is shown."""
        self._asked += 1
        asked, kind, key, version = self._asked, self._kind, self._key, self._version

        def make(office: Office) -> bytes:
            kept = issued_paper(office, kind, key, version) if version is not None else None
            return kept.content if kept is not None else paper_bytes(office, kind, key)

        def show(data: bytes) -> None:
            if asked == self._asked:
                self.data = data
                self.preview.show_pdf(data)
                self.notice.hide()
                self.shown.emit()

        self._operations.read(make, show, self._cannot)

    def _cannot(self, refusal: Refusal) -> None:
        self.say("late", sentence(refusal))

    def say(self, kind: str, words: str, *buttons: ActionButton) -> None:
        """A sentence over the pages that stays."""
        self.notice.set_notice(kind, words, buttons)
        self.notice.show()

    def print_paper(self) -> None:
        """Ctrl+P: the very bytes to the system's printer."""
        if not self.data:
            return
        if not has_printer():
            save = ActionButton("Lưu PDF", "save")
            save.clicked.connect(self.save_pdf)
            self.say("warn", "Không thấy máy in. Có thể lưu PDF ra USB.", save)
            return
        print_pdf(self.data, self)

    def save_pdf(self) -> None:
        """The very bytes into a file."""
        if self.data:
            self._write(self.data, PDF, self.save_pdf, then=None)

    def open_in_word(self) -> None:
        """The same paper as a Word file, saved where the office wants it, then opened."""
        words = self.word_button.text()
        self.word_button.set_text("Đang tạo tệp…")
        kind, key = self._kind, self._key

        def made(data: bytes) -> None:
            self.word_button.set_text(words)
            self._write(data, DOCX, self.open_in_word, then=self.open_file)

        def cannot(refusal: Refusal) -> None:
            self.word_button.set_text(words)
            self._cannot(refusal)

        self._operations.read(lambda office: paper_bytes(office, kind, key, DOCX), made, cannot)

    def _write(
        self, data: bytes, suffix: str, again: Callable[[], None], *, then: Callable[[Path], None] | None
    ) -> None:
        name = f"{_FILE_NAMES.get(self._kind, 'van-ban')}-{self._key}{suffix}"
        chosen = self.choose_file(name, suffix)
        if not chosen:
            return
        file = Path(chosen)
        try:
            file.write_bytes(data)
        except PermissionError:
            retry = ActionButton("Thử lại", "refresh")
            retry.clicked.connect(again)
            self.say("late", sentence(Refusal("file-in-use")), retry)
        except OSError as error:
            self.say("late", sentence(Refusal("file-unwritable", file=file.name, why=disk_reason(error))))
        else:
            self.say("ok", f"Đã lưu tệp {file.name}.")
            if then is not None:
                then(file)

    def _ask_file(self, name: str, suffix: str) -> str:
        kinds = {PDF: "Tệp PDF (*.pdf)", DOCX: "Tệp Word (*.docx)"}
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu tệp", str(Path.home() / name), kinds[suffix])
        return chosen if not chosen or chosen.lower().endswith(suffix) else chosen + suffix


def _open_with_system(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
