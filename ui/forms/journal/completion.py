"""F12: what is missing at the left, the very paper at the right; then the minutes are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.checklist import Finding, Weight
from desktop.office import Office
from desktop.services.completing import Completion, Numbering
from desktop.texts import sentence
from ui.forms.journal.completed_panel import CompletedPanel
from ui.forms.journal.findings_list import FindingsList
from ui.forms.journal.paper_desk import PaperDesk
from ui.forms.journal.work import RecordWork
from ui.style import current
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.cursor import holds_cursor
from ui.widgets.field import Field
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal

WIDTH = 452
_BOTH_FROM = 940


class CompletionPage(QWidget):
    """:attr:`jump` carries section, field and row to mend; :attr:`filled` a field and its value.

    :attr:`completed` follows the act, once the book has it.
    """

    jump = Signal(str, str, str)
    filled = Signal(str, object)
    completed = Signal()

    def __init__(self, work: RecordWork[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._found: tuple[Finding, ...] = ()
        self._next: int | None = None
        self._completing = False
        self.list = FindingsList(work.operations.office.clock)
        self.list.jump.connect(self.jump)
        self.list.filled.connect(self.filled)
        self.desk = PaperDesk(work.operations, work.closing.paper, work.key)
        self.numbering = Choice(_numberings(self._next), name="Số biên bản")
        self.numbering.set_value(Numbering.LEAVE_BLANK)
        self.number = LineField(name="Ghi số", placeholder="số")
        self.copies = LineField(name="Số bản in")
        self.complete_button = ActionButton("Hoàn thành", "check", "F12", "primary")
        self.sum = QLabel()
        self.sum.setProperty("look", "strong")
        self.complete_button.clicked.connect(self.complete)
        self.numbering.chosen.connect(self._show_number)
        self.copies.editingFinished.connect(self._take_copies)
        self.panel = CompletedPanel(work, self.desk)
        self.sides = QStackedWidget()
        self.sides.addWidget(self._checklist())
        self.sides.addWidget(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sides)
        row.addWidget(self.desk, 1)
        self._paper_first = False
        self.setMinimumSize(320, 120)
        work.kept.connect(self._after_keeping)

    def _checklist(self) -> QWidget:
        side = QWidget()
        title = QLabel("Kiểm tra trước khi hoàn thành")
        title.setProperty("look", "section")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setObjectName("body")
        scroll.setWidget(self.list)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addLayout(self._numbers())
        column.addWidget(self._number_field)
        foot = QHBoxLayout()
        foot.addWidget(self.complete_button)
        words = QVBoxLayout()
        words.setSpacing(0)
        after = QLabel("Hoàn thành xong, nội dung được khóa.")
        after.setProperty("look", "second")
        words.addWidget(self.sum)
        words.addWidget(after)
        foot.addLayout(words, 1)
        column.addLayout(foot)
        return side

    def _numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for label, control in (("Số biên bản", self.numbering), ("Số bản in", self.copies)):
            words = QLabel(label)
            words.setProperty("look", "label")
            row.addWidget(words)
            row.addWidget(control, 1 if control is self.numbering else 0)
        self.copies.setFixedWidth(current().px(54))
        self.copies.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number_field = Field("Ghi số", self.number)
        self._number_field.hide()
        return row

    def renew(self) -> None:
        """Review and print anew, after the acts that are under way."""
        copies = self._work.copies
        self.sides.setCurrentIndex(1 if self._work.is_frozen else 0)
        if not self.copies.hasFocus():
            self.copies.setText(f"{copies:02d}" if copies is not None else "")
        if self._work.is_frozen:
            self.panel.renew()
        else:
            self._work.operations.read(self._review, self._show, self._cannot)
        self.desk.renew()

    def begin(self) -> None:
        """The page is opened: the minutes themselves, whatever paper was looked at before."""
        self.desk.show_kind(self._work.closing.paper)
        self.renew()

    def _review(self, office: Office) -> tuple[tuple[Finding, ...], int]:
        closing = self._work.closing
        return closing.findings(office, self._work.key), closing.next_number(office, self._work.key)

    def _show(self, answer: tuple[tuple[Finding, ...], int]) -> None:
        first_time = not self._found
        had_focus = holds_cursor(self.list)
        self._found, self._next = answer
        self.numbering.set_items(_numberings(self._next))
        self.list.show_findings(self._found, self._work.finding_words())
        count = self.missing()
        self.sum.setText(f"Còn {count} việc phải sửa." if count else "Đã đủ, có thể hoàn thành.")
        if had_focus or (first_time and self.isVisible()):
            self.enter()

    def _cannot(self, refusal: Refusal) -> None:
        self.desk.say("late", sentence(refusal))

    def missing(self) -> int:
        """How many points must be mended first."""
        return sum(each.weight is Weight.MUST for each in self._found)

    def findings(self) -> tuple[Finding, ...]:
        """The review as last shown."""
        return self._found

    def toggle_paper(self) -> None:
        """F9 where there is no room for both: the paper instead of the list, and back."""
        self._paper_first = not self._paper_first
        self._arrange()

    def _arrange(self) -> None:
        tokens = current()
        narrow = self.width() < tokens.px(_BOTH_FROM)
        self.desk.setVisible(not narrow or self._paper_first)
        self.sides.setVisible(not narrow or not self._paper_first)
        self.sides.setFixedWidth(self.width() if narrow else tokens.px(WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def enter(self) -> None:
        """The cursor to the first thing to mend, else to the button."""
        if self.missing() and self.list.targets:
            self.list.targets[0].setFocus()
        elif not self._work.is_frozen:
            self.complete_button.setFocus()

    def _show_number(self, value: object) -> None:
        self._number_field.setVisible(value == Numbering.AS_GIVEN)
        if value == Numbering.AS_GIVEN:
            self.number.setFocus()

    def _take_copies(self) -> None:
        typed = self.copies.committed_text().strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else None
        if number != self._work.copies:
            self.filled.emit("copies", number)

    def complete(self) -> None:
        """F12: with something missing, to the first of it; else the minutes are closed."""
        self._take_copies()
        self._completing = True
        self._work.sync()

    def _after_keeping(self) -> None:
        if self._completing:
            self._completing = False
            self._work.operations.read(self._review, self._shown_then_complete, self._cannot)

    def _shown_then_complete(self, answer: tuple[tuple[Finding, ...], int]) -> None:
        self._show(answer)
        if self.missing():
            self.enter()
            return
        numbering = self.numbering.value()
        chosen = numbering if isinstance(numbering, Numbering) else Numbering.LEAVE_BLANK
        typed = self.number.committed_text().strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else None
        if chosen is Numbering.AS_GIVEN and number is None:
            self._number_field.set_error("Cần ghi số biên bản.")
            self.number.setFocus()
            return
        self._number_field.set_error(None)
        completion = Completion(self._work.key, chosen, number if chosen is Numbering.AS_GIVEN else None)
        close = self._work.closing.complete
        self._work.run(lambda office: close(office, completion), self.completed.emit, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        words = sentence(refusal)
        if refusal.field == "number":
            self._number_field.show()
            self._number_field.set_error(words)
            self.number.setFocus()
        else:
            self.desk.say("late", words)


def _numberings(following: int | None) -> tuple[ChoiceItem, ...]:
    """How the minutes may get their number; ``following`` is the next one of the series."""
    words = f"Lấy số kế tiếp: {following:02d}" if following else "Lấy số kế tiếp"
    return (
        ChoiceItem(Numbering.LEAVE_BLANK, "Để trống cho văn thư ghi"),
        ChoiceItem(Numbering.TAKE_NEXT, words),
        ChoiceItem(Numbering.AS_GIVEN, "Ghi số"),
    )
