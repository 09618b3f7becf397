"""The pane beside the form: the head of a paper of either side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.office import Side
from ui.forms.office_questions import HeadShown
from ui.forms.wizard.paper_head import PaperHead
from ui.forms.words import SIDES
from ui.widgets.segments import Segments

_RULES = {
    Side.PARTY: "Đổi ngay khi gõ, đúng thể thức văn bản của Đảng.",
    Side.STATE: "Đổi ngay khi gõ, đúng thể thức văn bản hành chính của Nhà nước.",
}


class Preview(QWidget):
    """:attr:`side_changed` asks for the head of the other side."""

    side_changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Xem trước đầu trang")
        title.setProperty("look", "strong")
        self.sides = Segments([(side, word) for side, word in SIDES.items()], name="Xem trước đầu trang")
        self.sides.set_value(Side.PARTY)
        self.sides.changed.connect(self.side_changed)
        self.paper = PaperHead(today)
        self._note = QLabel()
        self._note.setProperty("look", "hint")
        self._note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self.sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.paper)
        column.addWidget(self._note)
        column.addStretch(1)

    def side(self) -> Side:
        """The side shown."""
        return Side(str(self.sides.value() or Side.PARTY))

    def show_head(self, head: HeadShown, number: int) -> None:
        """Draw a head with a number."""
        self.paper.show_head(head, number)
        missing = head.side is Side.STATE and not head.issuer
        said = "Chưa ghi tên cơ quan ban hành văn bản Nhà nước." if missing else _RULES[head.side]
        self._note.setText(said)
