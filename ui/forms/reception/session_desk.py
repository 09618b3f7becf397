"""The desk of a reception session: visits one after another while people speak (ui §3, §4, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.checklist import Weight
from desktop.domain.reception_checklist import review
from desktop.services.reception_drafts import RECEPTION, ReceptionDraft
from ui.forms.journal.record_editor import RecordEditor
from ui.forms.reception import draft as sheet
from ui.forms.reception.as_text import text_of
from ui.forms.reception.completion_visit import CompletionVisit
from ui.forms.reception.counters_bar import CountersBar
from ui.forms.reception.desk_commands import DeskCommands
from ui.forms.reception.desk_frame import DeskFrame
from ui.forms.reception.header import show_header
from ui.forms.reception.keys import COMMANDS, HELP, HINTS
from ui.forms.reception.looking_back import LookingBack
from ui.forms.reception.secrecy_commands import SecrecyCommands
from ui.forms.reception.session_part import SessionPart
from ui.forms.reception.visit_commands import VisitCommands
from ui.forms.reception.visit_decisions import VisitDecisions
from ui.forms.reception.visit_form import VisitForm
from ui.forms.reception.visit_list import VisitList, line_of, session_step
from ui.forms.reception.words import counter_words
from ui.forms.reception.work import ReceptionWork
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

_COUNTERS = ("visits", "people", "cases", "petitions", "groups")
_COUNT_MS = 120


class SessionDesk(RecordEditor):
    """One session."""

    keys = COMMANDS
    work: ReceptionWork
    frame: DeskFrame
    commands: DeskCommands

    def __init__(
        self,
        operations: Operations,
        key: str,
        settings: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, RECEPTION, key, settings, parent)
        self.counters = CountersBar(_COUNTERS)
        self.visits = VisitList()
        self.form = VisitForm(self.work)
        self.session_part = SessionPart(self.work)
        self.live: str | None = None
        self.left, self.right = QStackedWidget(), QStackedWidget()
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
        self.follow()

    def begin_work(self, operations: Operations, key: str) -> ReceptionWork:
        return ReceptionWork(operations, key, self)

    def as_text(self) -> str:
        return text_of(self.collect(), self.work.offer)

    def enter(self) -> None:
        self.acts.enter()

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

    def show_refused(self, refusal: Refusal, row: str) -> None:
        """The sentence under the field of the session's own part."""
        field = self.session_part.fields.get(refusal.field or "") if not row else None
        self.save_bar.show_refused(refusal, field)

    def close_editor(self) -> None:
        super().close_editor()
        self._counting.stop()
