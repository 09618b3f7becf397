"""The minutes editor: header, agenda, text, people, paper; typing is sacred (ui §5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.drafts import MINUTES, MinutesDraft
from ui.forms.journal.completion import CompletionPage
from ui.forms.journal.keeper import DraftKeeper
from ui.forms.journal.recovery import RecoveryPage
from ui.forms.journal.save_bar import SaveBar
from ui.forms.journal.states_pane import StatesPane
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.agenda import Agenda
from ui.forms.minutes.as_text import text_of
from ui.forms.minutes.completion_visit import CompletionVisit
from ui.forms.minutes.editor_commands import EditorCommands
from ui.forms.minutes.editor_layout import lay_out, make_sections
from ui.forms.minutes.frame import EditorFrame
from ui.forms.minutes.header import show_header
from ui.forms.minutes.keys import COMPLETION_HINTS, HELP, HINTS, command_of
from ui.forms.minutes.opinions_section import OpinionsSection
from ui.forms.minutes.paper_column import PaperColumn
from ui.forms.minutes.people_pane import PeoplePane
from ui.forms.minutes.side_commands import SideCommands
from ui.forms.minutes.work import MinutesWork
from ui.widgets.context_header import ContextHeader
from ui.widgets.preedit import commit_everywhere
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

_CLOCK_MS = 20_000


class MinutesEditor(QWidget):
    """One dialogue's minutes. :attr:`closed` asks to leave, :attr:`completed` carries the dialogue's key.

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
        dialogue_key: str,
        settings: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.work = MinutesWork(operations, dialogue_key, self)
        self.keeper = DraftKeeper(operations, MINUTES, dialogue_key, self.collect, self)
        self.header = ContextHeader()
        self.save_bar = SaveBar(self.save, lambda: text_of(self.collect(), self.work.offer), self)
        self.agenda = Agenda()
        self.opinions = OpinionsSection(self.work)
        self.sections = make_sections(self.work)
        self.people = PeoplePane(self.work.offer)
        self.people.set_known(self.work.known)
        self.states = StatesPane()
        self.current = sheet.OPINIONS
        self.completion: CompletionPage | None = None
        self.recovery: RecoveryPage | None = None
        self.middle, self.side = QStackedWidget(), QStackedWidget()
        self.pages = QStackedWidget()
        self.frame = EditorFrame(self.header, self.agenda, self.middle, self.side)
        lay_out(self)
        self.undo_bar = UndoBar(self.frame)
        self.aside = SideCommands(self)
        self.paper = PaperColumn(self)
        self.visit = CompletionVisit(self)
        self.commands = EditorCommands(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._connect()
        self.keeper.start(self.work.draft)
        self.refresh()
        self.show_section(sheet.OPINIONS if self.work.draft.dialogue.start else sheet.FACTS)
        self.aside.offer_recovery()

    def _connect(self) -> None:
        for section in self.sections.values():
            section.changed.connect(self.keeper.touch)
            section.left.connect(self.keeper.post)
        self.opinions.changed.connect(self.keeper.touch)
        self.opinions.left.connect(self.keeper.post)
        self.opinions.settled.connect(self.save)
        self.agenda.chosen.connect(self.go_to)
        self.people.phrases.edit_wanted.connect(self.phrases_asked)
        self.keeper.told.connect(self.header.set_save_state)
        self.keeper.failed.connect(self.save_bar.show_failure)
        self.save_bar.again.connect(self.keeper.again)
        self.work.kept.connect(self.keeper.settle)
        self.work.kept.connect(self.save_bar.show_kept)
        self.work.refreshed.connect(self.refresh)
        self.work.refused.connect(lambda refusal, row: _tell_refused(self, refusal, row))
        self.header.back.connect(self.commands.escape)

    def title(self) -> str:
        """For the window's title: the page, never a name."""
        return "Biên bản đối thoại"

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys for the status bar."""
        return COMPLETION_HINTS if self.on_completion() else HINTS

    def help_keys(self) -> tuple[tuple[str, str], ...]:
        """All keys of the page, for F1 and Ctrl+J."""
        return HELP

    def on_completion(self) -> bool:
        return self.completion is not None and self.pages.currentWidget() is self.completion

    def collect(self) -> MinutesDraft:
        """The minutes as they stand on the screen, composed words included."""
        draft = self.work.draft
        if self.pages.currentWidget() is not self.frame:
            return draft
        draft = self.opinions.collect(draft)
        if self.current != sheet.OPINIONS:
            draft = replace(draft, dialogue=self.sections[self.current].apply(draft.dialogue))
        self._count(draft)
        return draft

    def commit_all(self) -> None:
        """Everything typed into the journal, on disk, and on its way into the book.

        While two states wait for a choice nothing is typed: the journal stays as the crash left it, so that
        the choice is offered again.
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

    def go_to(self, key: str) -> None:
        """Another part of the minutes; the one left is saved."""
        if self.current == sheet.OPINIONS and key != sheet.OPINIONS:
            self.opinions.close_row()
        self.save()
        self.show_section(key)

    def show_section(self, key: str) -> None:
        """Show a part as the draft has it, the cursor in its first field."""
        self.current = key
        if key == sheet.OPINIONS:
            self.middle.setCurrentWidget(self.opinions)
            self.opinions.renew()
        else:
            section = self.sections[key]
            section.show_draft(self.work.draft)
            section.set_read_only(self.work.is_frozen)
            self.middle.setCurrentWidget(section)
        self._count(self.work.draft)
        self.enter()

    def enter(self) -> None:
        """The cursor to where typing goes on."""
        if self.current != sheet.OPINIONS:
            self.sections[self.current].enter()
        elif self.opinions.live is not None:
            self.opinions.form.fields.content.setFocus()
        else:
            self.opinions.list.setFocus()

    def refresh(self) -> None:
        """Numbers, states and facts as they are now; fields being typed in are left alone."""
        work = self.work
        show_header(self.header, work.draft.dialogue, work.state, work.version, work.offer)
        self.commands.show_acts()
        self.opinions.renew()
        self._count(work.draft)
        self._tick()
        if self.on_completion() and self.completion is not None:
            self.completion.renew()
        else:
            self.paper.renew()

    def _count(self, draft: MinutesDraft) -> None:
        open_before = sum(len(each.commitments) for each in self.work.earlier)
        done = sum(not made.is_open for each in self.work.earlier for made in each.commitments)
        writing = "" if self.work.is_frozen else self.current
        self.agenda.show_states(sheet.agenda(draft, (open_before, done), writing), self.current)
        self.agenda.show_missing(sheet.missing(draft), frozen=self.work.is_frozen)
        live = self.opinions.form.opinion().speaker.strip() if self.opinions.live else ""
        self.people.show_people(draft, live)
        self.opinions.show_sums(draft)

    def _tick(self) -> None:
        self.agenda.show_clock(self.work.operations.office.clock(), self.work.draft.dialogue)

    def close_editor(self) -> None:
        """Leave for good: everything is on disk, the writing thread ends."""
        self.commit_all()
        self._clock.stop()
        self.keeper.close()
        self.work.close()

    def event(self, event: QEvent) -> bool:
        """Keys of the editor come to it even where the window has a use for them."""
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
        """Whoever gives the editor the cursor means the place where typing goes on."""
        super().focusInEvent(event)
        if self.recovery is not None:
            self.recovery.use_draft.setFocus()
        elif self.pages.currentWidget() is self.frame:
            self.enter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._tick()


def _tell_refused(editor: MinutesEditor, refusal: Refusal, opinion: str) -> None:
    """The sentence under the section's field, where the field is on the screen."""
    section = editor.sections.get(editor.current) if not opinion else None
    editor.save_bar.show_refused(refusal, section.fields.get(refusal.field or "") if section else None)
