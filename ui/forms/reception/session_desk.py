"""The desk of a reception session: visits one after another while people speak (ui §3, §4, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.checklist import Weight
from desktop.domain.reception_checklist import review
from desktop.services.reception_drafts import RECEPTION, ReceptionDraft
from ui.forms.journal.completion import CompletionPage
from ui.forms.journal.keeper import DraftKeeper
from ui.forms.journal.recovery import RecoveryPage
from ui.forms.journal.save_bar import SaveBar
from ui.forms.journal.states_pane import StatesPane
from ui.forms.reception import draft as sheet
from ui.forms.reception.as_text import text_of
from ui.forms.reception.completion_visit import CompletionVisit
from ui.forms.reception.counters_bar import CountersBar
from ui.forms.reception.desk_commands import DeskCommands
from ui.forms.reception.desk_frame import DeskFrame
from ui.forms.reception.header import show_header
from ui.forms.reception.keys import HELP, HINTS, command_of
from ui.forms.reception.looking_back import LookingBack
from ui.forms.reception.secrecy_commands import SecrecyCommands
from ui.forms.reception.session_part import SessionPart
from ui.forms.reception.visit_commands import VisitCommands
from ui.forms.reception.visit_decisions import VisitDecisions
from ui.forms.reception.visit_form import VisitForm
from ui.forms.reception.visit_list import VisitList, line_of, session_step
from ui.forms.reception.words import counter_words
from ui.forms.reception.work import ReceptionWork
from ui.widgets.context_header import ContextHeader
from ui.widgets.preedit import commit_everywhere
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

_COUNTERS = ("visits", "people", "cases", "petitions", "groups")
_COUNT_MS = 120


class SessionDesk(QWidget):
    """One session. :attr:`closed` asks to leave, :attr:`completed` carries the session's key.

    :attr:`hints_changed` tells that :meth:`key_hints` are others now, :attr:`phrases_asked` asks for the page
    where ready sentences are changed.
    """

    closed = Signal()
    phrases_asked = Signal()
    completed = Signal(str)
    hints_changed = Signal()

    def __init__(
        self,
        operations: Operations,
        key: str,
        settings: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.work = ReceptionWork(operations, key, self)
        self.keeper = DraftKeeper(operations, RECEPTION, key, self.collect, self)
        self.header = ContextHeader()
        self.save_bar = SaveBar(self.save, lambda: text_of(self.collect(), self.work.offer), self)
        self.counters = CountersBar(_COUNTERS)
        self.visits = VisitList()
        self.form = VisitForm(self.work)
        self.session_part = SessionPart(self.work)
        self.states = StatesPane()
        self.live: str | None = None
        self.completion: CompletionPage | None = None
        self.recovery: RecoveryPage | None = None
        self.pages, self.left, self.right = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self.frame = DeskFrame(self.header, self.visits, self.left, self.right)
        self._lay_out()
        self.undo_bar = UndoBar(self.frame)
        self.decisions = VisitDecisions(self)
        self.acts = VisitCommands(self)
        self.secrecy = SecrecyCommands(self)
        self.visit = CompletionVisit(self)
        self.back = LookingBack(self)
        self.commands = DeskCommands(self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(lambda: self.show_lists(self.collect()))
        self._connect()
        self.keeper.start(self.work.draft)
        self.refresh()
        self.acts.begin()
        self.back.offer_recovery()

    def _lay_out(self) -> None:
        self.left.addWidget(self.visits)
        self.left.addWidget(self.states)
        self.right.addWidget(self.form)
        self.right.addWidget(self.session_part)
        self.pages.addWidget(self.frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.save_bar, self.counters):
            column.addWidget(part)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        for part in (self.form, self.session_part):
            part.changed.connect(self.keeper.touch)
            part.changed.connect(self._counting.start)
            part.left.connect(self.keeper.post)
        self.keeper.told.connect(self.header.set_save_state)
        self.keeper.failed.connect(self.save_bar.show_failure)
        self.save_bar.again.connect(self.keeper.again)
        self.work.kept.connect(self.keeper.settle)
        self.work.kept.connect(self.save_bar.show_kept)
        self.work.refreshed.connect(self.refresh)
        self.work.refused.connect(self._show_refused)
        self.header.back.connect(self.commands.escape)

    def title(self) -> str:
        """For the window's title: the page, never a name."""
        return "Buổi tiếp công dân"

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys for the status bar."""
        return HINTS

    def help_keys(self) -> tuple[tuple[str, str], ...]:
        """All keys of the page, for F1 and Ctrl+J."""
        return HELP

    def new_visit(self) -> None:
        """A visit asked for from anywhere."""
        if self.recovery is None:
            self.acts.new_visit()

    def on_completion(self) -> bool:
        return self.completion is not None and self.pages.currentWidget() is self.completion

    def writes_visit(self) -> bool:
        """Whether a visit is open in the form."""
        on_desk = self.pages.currentWidget() is self.frame
        return on_desk and self.right.currentWidget() is self.form and self.form.shows(self.live)

    def collect(self) -> ReceptionDraft:
        """The session as it stands on the screen, composed words included."""
        draft = self.work.draft
        if self.work.is_frozen or self.pages.currentWidget() is not self.frame:
            return draft
        if self.right.currentWidget() is self.session_part:
            return ReceptionDraft(self.session_part.apply(draft.session), draft.commitments)
        if not self.writes_visit():
            return draft
        visit = self.form.visit()
        if visit.struck is not None:
            return draft
        if not sheet.is_blank_visit(visit):
            return sheet.with_visit(draft, visit, self.form.commitments())
        return draft if self.work.in_book(visit.key) else sheet.without_visit(draft, visit.key)

    def commit_all(self) -> None:
        """Everything typed into the journal, on disk, and on its way into the book.

        While two states wait for a choice nothing is typed: the journal stays as the crash left it.
        """
        if self.recovery is not None:
            return
        commit_everywhere(self)
        self.work.put(self.collect())
        self.keeper.flush()
        self.work.sync()
        self.keeper.settle()

    def save(self) -> None:
        """What stands on the screen into the journal and the book."""
        if self.work.is_frozen or self.recovery is not None:
            return
        commit_everywhere(self)
        self.work.put(self.collect())
        self.keeper.post()
        self.work.sync()

    def refresh(self) -> None:
        """Numbers, codes and states as they are now; fields being typed in are left alone."""
        show_header(self.header, self.work)
        self.commands.show_acts()
        visit = sheet.visit_of(self.work.draft, self.live)
        if visit is not None and self.right.currentWidget() is self.form:
            self.form.take_book(visit)
        self.show_lists(self.work.draft)
        if self.on_completion() and self.completion is not None:
            self.completion.renew()

    def show_lists(self, draft: ReceptionDraft) -> None:
        """Visits, counters and how much is missing, for what stands on the screen."""
        self.work.put(draft)
        writing = self.live if self.right.currentWidget() is self.form else None
        lines = [line_of(each, self.work) for each in draft.session.visits]
        found = review(draft.session, draft.commitments, self.work.offer.catalogues.limits)
        missing = sum(each.weight is Weight.MUST for each in found)
        on_session = self.right.currentWidget() is self.session_part
        step = session_step(missing, writing=on_session, frozen=self.work.is_frozen)
        self.visits.show_visits(lines, writing or "", step)
        self.counters.show_figures(counter_words(self.work.counters(draft), self.work.group_people))

    def _show_refused(self, refusal: Refusal, visit: str) -> None:
        field = self.session_part.fields.get(refusal.field or "") if not visit else None
        self.save_bar.show_refused(refusal, field)

    def close_editor(self) -> None:
        """Leave for good: everything is on disk, the writing thread ends."""
        self.commit_all()
        self._counting.stop()
        self.keeper.close()
        self.work.close()

    def event(self, event: QEvent) -> bool:
        """Keys of the desk come to it even where the window has a use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = command_of(event)
            if command is not None and command != "undo":
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None or not self.commands.run(command):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the desk the cursor means the place where typing goes on."""
        super().focusInEvent(event)
        if self.recovery is not None:
            self.recovery.use_draft.setFocus()
        elif self.pages.currentWidget() is self.frame:
            self.acts.enter()
