"""The first run: steps at the left, one form in the middle, the paper's head beside it (picture 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.office import OfficeSheet
from desktop.domain.writing import hour
from ui.forms.form import Act
from ui.forms.wizard.backup_step import BackupStep
from ui.forms.wizard.catalogue_step import CatalogueStep
from ui.forms.wizard.draft import NAME, contents_in, dump, kept_draft
from ui.forms.wizard.end_step import EndStep
from ui.forms.wizard.frame import Frame
from ui.forms.wizard.notice_step import NoticeStep
from ui.forms.wizard.numbers_step import NumbersStep
from ui.forms.wizard.office_step import OfficeStep
from ui.forms.wizard.officials_step import OfficialsStep
from ui.forms.wizard.paper_head import DOC_TYPES
from ui.forms.wizard.password_step import PasswordStep
from ui.forms.wizard.step import StepForm
from ui.forms.wizard.summary import summary_of
from ui.style.theme import is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.errors import Refusal
    from desktop.services.office_sheet import SetUp
    from ui.operations import Operations


class Wizard(QWidget):
    """Sets a new book up with one act at the end.

    :attr:`finished` when the book has its office; :attr:`practice_asked` to try the practice book first;
    :attr:`restore_asked` to take a book back from a backup instead.
    What was typed is journalled as ``thiet-lap`` and comes back at the next start until the act succeeded.
    """

    finished = Signal()
    practice_asked = Signal()
    restore_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.operations = operations
        self.frame = Frame(operations.office.today, self)
        self._make_steps()
        self._journalled = ""
        self._at = 0
        self.frame.show_steps(self.steps)
        self.frame.next_button.clicked.connect(lambda: self.step().save())
        self.frame.back_button.clicked.connect(self.go_back)
        self.frame.practice.clicked.connect(self.ask_practice)
        self.frame.preview.side_changed.connect(self.show_head)
        self._empty = dump("", self.steps)
        self._bring_back()
        self.go_to(self._at)

    def _make_steps(self) -> None:
        operations = self.operations
        self.notice = NoticeStep(operations, self.act)
        self.office = OfficeStep(operations, self.act)
        self.officials = OfficialsStep(operations, self.act)
        questions = self.office.questions
        self.catalogue = CatalogueStep(operations, self.act, questions.kind_chosen)
        self.numbers = NumbersStep(operations, self.act, self.notice.reader.shown_text, self.sheet)
        self.password = PasswordStep(operations, self.act, self.numbers.user_name, self.sheet)
        self.backups = BackupStep(operations, self.act)
        self.end = EndStep(operations, self.act, lambda: summary_of(self.set_up(), self.numbers.starts()))
        self.steps: tuple[StepForm, ...] = (
            self.notice, self.office, self.officials, self.catalogue, self.numbers,
            self.password, self.backups, self.end,
        )  # fmt: skip
        for step in self.steps:
            step.save_button = self.frame.next_button
            step.sum_label = self.frame.sum_label
            step.typed.connect(self.keep_draft)
            step.closed.connect(self.go_back)
            step.shown_changed.connect(self.show_head)
            step.passed.connect(self.go_on)
        self.end.saved.connect(self._take_saved)
        self.end.refused.connect(self._take_refusal)
        self.end.practice_asked.connect(self.ask_practice)
        self.notice.restore_asked.connect(self.commit_all)
        self.notice.restore_asked.connect(self.restore_asked)

    def step(self) -> StepForm:
        """The step shown."""
        return self.steps[self._at]

    def sheet(self) -> OfficeSheet:
        """The office as typed."""
        return self.office.questions.sheet()

    def set_up(self) -> SetUp:
        """Everything typed, as the act wants it."""
        from desktop.services.office_sheet import SetUp

        return SetUp(
            sheet=self.sheet(),
            user_name=self.numbers.user_name(),
            notice_read_by=self.notice.reader.committed_text().strip(),
            officials=self.officials.officials(),
            bodies=self.catalogue.bodies(),
            hamlets=self.office.questions.hamlet_names(),
            number_starts=self.numbers.starts(),
        )

    def act(self) -> Act:
        """The one act of the wizard."""
        from desktop.services.office_sheet import set_up_office

        draft = self.set_up()
        return lambda office: set_up_office(office, draft)

    def go_to(self, at: int) -> None:
        """Show one step with the cursor in its first question."""
        commit_everywhere(self)
        self._at = min(max(at, 0), len(self.steps) - 1)
        self.step().enter()
        self.step().show_problems({})
        self.frame.show_step(self._at)
        self.show_head()
        self.keep_draft()
        self.step().focus_first()

    def go_on(self) -> None:
        """The next step; what was typed is on disk first."""
        self.go_to(self._at + 1)

    def go_back(self) -> None:
        """The step before; nothing typed is lost or checked."""
        if self._at:
            self.go_to(self._at - 1)

    def show_head(self, _side: object = None) -> None:
        """Draw the paper's head again."""
        if not self.step().has_preview:
            return
        side = self.frame.preview.side()
        head = self.office.questions.head(side)
        self.frame.preview.show_head(head, self.numbers.number_shown(side, DOC_TYPES[side]))

    def keep_draft(self) -> None:
        """Journal what is typed when it changed since the last time."""
        if not self.operations.is_open:
            return
        now = dump(self.step().key, self.steps)
        if now != self._journalled and dump("", self.steps) != self._empty:
            self._journalled = now
            self.operations.keep_draft(NAME, now)

    def commit_all(self) -> None:
        """Before the window closes: compose to the end, then journal."""
        commit_everywhere(self)
        self.keep_draft()

    def ask_practice(self) -> None:
        """Keep what was typed, then leave for the practice book."""
        self.commit_all()
        self.practice_asked.emit()

    def _bring_back(self) -> None:
        kept = kept_draft(self.operations.office)
        if kept is None:
            return
        for at, step in enumerate(self.steps):
            if step.key in kept.contents:
                step.restore(kept.contents[step.key])
            if step.key == kept.step:
                self._at = at
        said = f" lúc {hour(kept.at.time())}, ngày {kept.at.day}/{kept.at.month}" if kept.at else ""
        again = ActionButton("Làm lại từ đầu", "refresh")
        again.clicked.connect(self.start_again)
        self.frame.tell("info", f"Đã lấy lại nội dung gõ dở{said}.", [again])

    def start_again(self) -> None:
        """Put what was brought back away; the journal keeps its states."""
        self.operations.forget_draft(NAME)
        for step in self.steps:
            step.restore(contents_in(self._empty)[step.key])
        self.frame.tell("info", "")
        self.go_to(0)

    def _take_saved(self, _change: Change) -> None:
        self.operations.forget_draft(NAME)
        self.finished.emit()

    def _take_refusal(self, refusal: Refusal) -> None:
        """An error about an earlier question is shown there, the text untouched."""
        from desktop import texts

        said = texts.sentence(refusal)
        at = next((n for n, step in enumerate(self.steps) if refusal.field in step.fields), None)
        if at is None:
            self.frame.tell("late", said)
            return
        self.go_to(at)
        self.steps[at].show_problems({str(refusal.field): said})

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.step().focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "frame"):
            self.frame.arrange()
