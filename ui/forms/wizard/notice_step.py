"""Step 1: what must not be kept in this book, read and signed for by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

import resources
from ui.forms.wizard.step import SetUpAct, StepForm, words
from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from ui.operations import Operations


class NoticeStep(StepForm):
    """The notice is data; the reader's name and the moment go into the book.

    :attr:`restore_asked` follows the way back from a backup, for an office that already has a book.
    """

    restore_asked = Signal()

    key, short = "notice", "Lưu ý trước khi dùng"
    heading = "Lưu ý trước khi dùng"

    def __init__(self, operations: Operations, set_up: SetUpAct) -> None:
        found = json.loads(resources.path("catalogues", "first-use.json").read_text(encoding="utf-8"))
        self.lead = str(found["lead"])
        super().__init__(operations, set_up, columns=1)
        self.rules = Rules(found["rules"])
        self.place(self.rules)
        self.understood = self.add("understood", "", QCheckBox("Đã đọc và hiểu"), required=True)
        self.understood.setAccessibleName("Đã đọc và hiểu")
        self.understood.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reader = self.add("notice_read_by", "Họ tên người đọc", LineField(), required=True)
        self.reader.setMaximumWidth(current().px(360))
        self.restore_link = ActionButton("Khôi phục từ bản sao lưu", "history", role="link")
        self.restore_link.clicked.connect(self.restore_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        asked = words("Cơ quan đã có sổ trên máy khác?")
        asked.setWordWrap(False)
        row.addWidget(asked)
        row.addWidget(self.restore_link)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        self.place(holder)
        self.finish()

    def required_sentence(self, field: object) -> str:
        """The tick has a sentence of its own."""
        if field is self.fields["understood"]:
            return "Cần đọc và đánh dấu “Đã đọc và hiểu”."
        return "Cần ghi họ tên người đọc."


class Rules(QWidget):
    """Icon, title, sentence and source of each rule."""

    def __init__(self, rules: list[dict[str, str]]) -> None:
        super().__init__()
        self._icons: list[tuple[QLabel, str]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, rule in enumerate(rules):
            mark = QLabel()
            self._icons.append((mark, rule["icon"]))
            grid.addWidget(mark, at * 4, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(rule["title"], "strong"), at * 4, 1)
            grid.addWidget(words(rule["text"], ""), at * 4 + 1, 1)
            if rule["basis"]:
                grid.addWidget(words(rule["basis"], "hint"), at * 4 + 2, 1)
            grid.setRowMinimumHeight(at * 4 + 3, 8)
        self._restyle()

    def _restyle(self) -> None:
        for mark, name in self._icons:
            mark.setPixmap(icon_pixmap(name, "accent_text", current().px(20), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_icons"):
            self._restyle()
