"""One line of the log, laid over the list: who did what to which records, each field before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.texts.log_words import moment_words
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from desktop.registers.log import LogSheet

_MOST = 200
EMPTIED = "Nội dung của dòng này đã xóa cùng danh tính người tố cáo."


class LogLineCard(QFrame):
    """Read only. :attr:`closed` follows Esc or ‹."""

    closed = Signal()

    def __init__(self, sheet: LogSheet) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = sheet.row
        title = f"Dòng số {row.id}: {row.act}"
        self.setAccessibleName(title)
        back = ActionButton(icon="back", key="Esc", name="Quay lại")
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(back)
        head.addWidget(ElidedLabel(title, colour="text", size=16, weight=600), 1)
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        left = row.touched - len(row.records)
        more = f" và {left} bản ghi khác" if left else ""
        about = (f"{moment_words(row.at)}, {row.user or '–'}", "; ".join(row.records) + more)
        for text in (*about, EMPTIED if row.emptied else ""):
            if text:
                column.addWidget(_text(text, "second"))
        column.addLayout(_changes(sheet))
        column.addWidget(_text(f"Mã băm của dòng: {sheet.hash or '–'}", "hint"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 12, 14, 14)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(area, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _changes(sheet: LogSheet) -> QGridLayout:
    """``Mục | Trước | Sau``; what the act itself says takes both columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    if any(change.before for change in sheet.changes):
        for at, text in enumerate(("Mục", "Trước", "Sau")):
            grid.addWidget(_text(text, "hint"), 0, at)
    place, record = 1, ""
    for change in sheet.changes[:_MOST]:
        if change.record != record and len(sheet.row.records) > 1:
            record = change.record
            grid.addWidget(_text(record, "strong"), place, 0, 1, 3)
            place += 1
        grid.addWidget(_text(change.field, "second"), place, 0, Qt.AlignmentFlag.AlignTop)
        if change.before:
            grid.addWidget(_text(change.before), place, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_text(change.after), place, 2, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(_text(change.after), place, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        place += 1
    if len(sheet.changes) > _MOST:
        grid.addWidget(_text(f"và {len(sheet.changes) - _MOST} mục khác", "hint"), place, 0, 1, 3)
    return grid


def _text(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if look:
        label.setProperty("look", look)
    return label
