"""After a crash or a power cut, and for looking back: two states side by side, nothing chosen for anyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollBar, QTextEdit, QVBoxLayout, QWidget

from desktop.domain.writing import short_date
from desktop.services.journalling import Journalled, Recoverable
from ui.forms.journal.compare import differences, marked
from ui.style import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


def _first_marked(box: QTextEdit) -> int | None:
    """Where the first underlined words begin; None when nothing is marked on this side."""
    block = box.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            if part.fragment().charFormat().fontUnderline():
                return int(part.fragment().position())
            part += 1
        block = block.next()
    return None


def _kept_words(found: Recoverable[Any]) -> str:
    """`đã lưu 9 giờ 30`, or only that it is in the book."""
    at = found.saved_at
    return f"đã lưu {at.hour} giờ {at.minute:02d}" if at is not None else "đã lưu trong sổ"


class RecoveryPage(QWidget):
    """The newer text at the left, what the book has at the right.

    ``text_of`` gives the words of a draft; :attr:`chosen` carries the draft to go on with.
    """

    chosen = Signal(object)

    def __init__(
        self,
        found: Recoverable[Any],
        form: Journalled[Any],
        text_of: Callable[[Any], str],
        *,
        title: str,
        saved_words: str = "",
        crashed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found = found
        self.crashed = crashed
        self._following = False
        self._texts = text_of(found.draft), text_of(found.saved)
        moment = f"{found.at.hour} giờ {found.at.minute:02d}"
        kept = saved_words or _kept_words(found)
        self.setAccessibleName(title)
        head = QLabel(title if crashed else f"So với bản {moment}")
        head.setProperty("look", "page")
        count = differences(*self._texts)
        when = f"{moment} phút, ngày {short_date(found.at.date())}"
        told = f"Lần trước máy tắt đột ngột. Nội dung đã ghi đến {when} vẫn còn." if crashed else ""
        self.notice = Notice("info", f"{told} Khác nhau {count} chỗ, được tô nền và gạch chân.".strip())
        self.left, self.right = QTextEdit(), QTextEdit()
        self.use_draft = ActionButton(f"Dùng bản {moment}", "history", role="primary")
        self.use_saved = ActionButton(f"Dùng bản {kept}", "save")
        self.use_both = ActionButton("Giữ cả hai", "columns")
        self.use_draft.clicked.connect(lambda: self.chosen.emit(found.draft))
        self.use_saved.clicked.connect(lambda: self.chosen.emit(found.saved))
        self.use_both.clicked.connect(lambda: self.chosen.emit(form.keep_both(found.saved, found.draft)))
        self._lay_out(head, f"Bản {moment}, đang ghi dở" if crashed else f"Bản {moment}", f"Bản {kept}")
        self._show()

    def _lay_out(self, title: QLabel, left: str, right: str) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for words, box in ((left, self.left), (right, self.right)):
            box.setReadOnly(True)
            box.setAccessibleName(words)
            box.setTabChangesFocus(True)
            head = QLabel(words)
            head.setProperty("look", "section")
            side = QVBoxLayout()
            side.addWidget(head)
            side.addWidget(box, 1)
            columns.addLayout(side, 1)
        one, other = self.left.verticalScrollBar(), self.right.verticalScrollBar()
        one.valueChanged.connect(lambda value: self._follow(other, value))
        other.valueChanged.connect(lambda value: self._follow(one, value))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.use_draft, self.use_saved, self.use_both):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.notice)
        column.addLayout(columns, 1)
        column.addLayout(acts)
        self.setFocusProxy(self.use_draft)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first place that differs; both sides scroll together."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._to_first)

    def _to_first(self) -> None:
        for box in (self.left, self.right):
            at = _first_marked(box)
            if at is not None:
                cursor = box.textCursor()
                cursor.setPosition(at)
                box.setTextCursor(cursor)
                bar = box.verticalScrollBar()
                bar.setValue(bar.value() + box.cursorRect(cursor).top() - box.height() // 3)
                return

    def _follow(self, bar: QScrollBar, value: int) -> None:
        """The other side goes along as far as it reaches, and does not pull this one back."""
        if not self._following:
            self._following = True
            bar.setValue(value)
            self._following = False

    def draft(self) -> object:
        """The newer state shown."""
        return self._found.draft

    def _show(self) -> None:
        left, right = marked(*self._texts, current())
        for box, html in ((self.left, left), (self.right, right)):
            box.setHtml(f'<div style="line-height:150%">{html}</div>')
            box.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and event.type() == QEvent.Type.StyleChange and hasattr(self, "use_both"):
            self._show()
