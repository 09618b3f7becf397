"""3. Giấy tờ nhận: what was handed over, for the receipt Mẫu 02/TCD (BR-22)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.reception import ReceivedPaper
from ui.forms.journal.rows_field import Column, RowsField
from ui.style import current, icon_pixmap
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.line_field import LineField

_CONDITIONS = tuple(
    ChoiceItem(each, each) for each in ("bản chính", "bản sao", "bản sao chứng thực", "bản chụp")
)


class PapersPart(QWidget):
    """One line says what was taken; the rows stand under it. :attr:`receipt_asked` prints the receipt."""

    changed = Signal()
    receipt_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsField(
            (
                Column("Tên giấy tờ", lambda: LineField(name="Tên giấy tờ"), 6),
                Column("Số tờ", lambda: LineField(name="Số tờ"), 1),
                Column("Bản chính, bản sao", lambda: Choice(_CONDITIONS, editable=True, name="Bản"), 3),
            ),
            "Thêm giấy tờ",
            name="Giấy tờ nhận",
        )
        head = QLabel("3. Giấy tờ nhận")
        head.setProperty("look", "strong")
        self._clip = QLabel()
        self._clip.setPixmap(icon_pixmap("paperclip", "text2", current().px(16), self.devicePixelRatioF()))
        self.sum = ElidedLabel(colour="text2")
        self.open_button = ActionButton("Ghi giấy tờ", "plus")
        self.print_button = ActionButton("In giấy biên nhận", "printer")
        self.open_button.clicked.connect(self.open_rows)
        self.print_button.clicked.connect(self.receipt_asked)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(head)
        line.addWidget(self._clip)
        line.addWidget(self.sum, 1)
        line.addWidget(self.open_button)
        line.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.rows)
        self.rows.hide()
        self.rows.changed.connect(self._sum)
        self.rows.changed.connect(self.changed)

    def show_papers(self, papers: tuple[ReceivedPaper, ...]) -> None:
        """Fill without a signal; the rows stay away until they are asked for."""
        self.rows.set_values((each.title, each.pages or "", "") for each in papers)
        for controls, each in zip(self.rows.rows(), papers, strict=True):
            if isinstance(controls[2], Choice):
                controls[2].set_text(each.condition)
        self.rows.hide()
        self._sum()

    def papers(self) -> tuple[ReceivedPaper, ...]:
        """The rows that say something."""
        found = []
        for title, pages, condition in self.rows.rows():
            words = (title.shown_text(), pages.shown_text(), condition.shown_text())
            if any(word.strip() for word in words):
                found.append(ReceivedPaper(words[0].strip(), _count(words[1]), words[2].strip()))
        return tuple(found)

    def open_rows(self) -> None:
        """The rows, one more when there is none, the cursor in the first."""
        self.rows.show()
        first = self.rows.rows()[0] if self.rows.rows() else self.rows.add_row()
        first[0].show()
        first[0].setFocus()

    def _sum(self) -> None:
        papers = self.papers()
        parts = [
            each.title + (f" ({each.pages} trang)" if each.pages else "") for each in papers if each.title
        ]
        self.sum.set_text("; ".join(parts) if parts else "Chưa nhận giấy tờ.")
        self.print_button.setVisible(bool(papers))
        self.open_button.set_text("Sửa giấy tờ" if papers else "Ghi giấy tờ")

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read and not changed."""
        self.rows.set_read_only(locked)
        self.open_button.setVisible(not locked or bool(self.papers()))


def _count(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() else None
