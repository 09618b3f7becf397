"""The bar over a live form when something could not be kept: it stays until it can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import BookUnusable, Refusal
from desktop.texts import disk_reason, sentence
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.notice import Notice


class SaveBar(QWidget):
    """:attr:`again` is *Thử lại* of the journal, ``save`` that of the book; ``text`` is all that
    stands on the screen. ``choose_file`` asks where else to keep it."""

    again = Signal()

    def __init__(
        self, save: Callable[[], None], text: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save, self._text = save, text
        self._failing = self._refused = False
        self.choose_file: Callable[[], str] = self._ask_file
        self.notice = Notice("late")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.hide()

    def show_failure(self, words: str) -> None:
        """The disk refused the journal; an empty sentence says it takes again."""
        if words:
            self._failing = True
            retry, elsewhere = ActionButton("Thử lại", "refresh"), ActionButton("Lưu ra nơi khác", "save")
            retry.clicked.connect(self.again)
            elsewhere.clicked.connect(self.save_elsewhere)
            self.notice.set_notice("late", words, (retry, elsewhere))
            self.show()
        elif self._failing:
            self._failing = False
            self.hide()

    def show_refused(self, refusal: Refusal, field: Field | None = None) -> None:
        """The sentence under its field where the field is on the screen, else here."""
        words = sentence(refusal)
        if field is not None:
            field.set_error(words)
        else:
            self.show_refusal(words, elsewhere=isinstance(refusal, BookUnusable))

    def show_refusal(self, words: str, *, elsewhere: bool = False) -> None:
        """The book refused an act; what was typed stays on the screen and in the journal.

        ``elsewhere`` when it is the disk that refused: then the text may be kept on another one.
        """
        self._refused = True
        close = ActionButton("Đóng", "close")
        close.clicked.connect(self.hide)
        retry = ActionButton("Thử lại", "refresh")
        retry.clicked.connect(self._save_again)
        buttons = [retry, close]
        if elsewhere:
            other = ActionButton("Lưu ra nơi khác", "save")
            other.clicked.connect(self.save_elsewhere)
            buttons.insert(1, other)
        self.notice.set_notice("late", words, buttons)
        self.show()

    def show_kept(self) -> None:
        """Everything is in the book after all: what the book refused before is no longer so."""
        if self._refused and not self._failing:
            self._refused = False
            self.hide()

    def _save_again(self) -> None:
        self.hide()
        self._save()

    def save_elsewhere(self) -> None:
        """All that stands on the screen as a text file, wherever there is room."""
        chosen = self.choose_file()
        if not chosen:
            return
        file = Path(chosen)
        try:
            file.write_text(self._text(), encoding="utf-8")
        except OSError as error:
            self.show_failure(f"Không ghi được tệp {file.name} ({disk_reason(error)}). Chọn nơi khác.")
            return
        self.notice.set_notice("warn", f"Đã lưu ra tệp {file.name}. Nội dung vẫn còn trên màn hình.")

    def _ask_file(self) -> str:
        start = str(Path.home() / "bien-ban-dang-ghi.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu ra nơi khác", start, "Văn bản (*.txt)")
        return chosen
