"""The minutes editor: header, agenda, text, people, paper; typing is sacred (ui §5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.drafts import MINUTES, MinutesDraft
from ui.forms.journal.record_editor import RecordEditor
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.agenda import Agenda
from ui.forms.minutes.as_text import text_of
from ui.forms.minutes.completion_visit import CompletionVisit
from ui.forms.minutes.editor_commands import EditorCommands
from ui.forms.minutes.editor_layout import lay_out, make_sections
from ui.forms.minutes.frame import EditorFrame
from ui.forms.minutes.header import show_header
from ui.forms.minutes.keys import COMMANDS, COMPLETION_HINTS, HELP, HINTS
from ui.forms.minutes.opinions_section import OpinionsSection
from ui.forms.minutes.paper_column import PaperColumn
from ui.forms.minutes.people_pane import PeoplePane
from ui.forms.minutes.side_commands import SideCommands
from ui.forms.minutes.work import MinutesWork
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

_CLOCK_MS = 20_000


class MinutesEditor(RecordEditor):
    """One dialogue's minutes."""

    keys = COMMANDS
    work: MinutesWork
    frame: EditorFrame
    commands: EditorCommands

    def __init__(
        self,
        operations: Operations,
        dialogue_key: str,
        settings: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, MINUTES, dialogue_key, settings, parent)
        self.agenda = Agenda()
        self.opinions = OpinionsSection(self.work)
        self.sections = make_sections(self.work)
        self.people = PeoplePane(self.work.offer)
        self.people.set_known(self.work.known)
        self.current = sheet.OPINIONS
        self.middle, self.side = QStackedWidget(), QStackedWidget()
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
        self.follow()

    def begin_work(self, operations: Operations, key: str) -> MinutesWork:
        return MinutesWork(operations, key, self)

    def as_text(self) -> str:
        return text_of(self.collect(), self.work.offer)

    def title(self) -> str:
        """For the window's title: the page, never a name."""
        return "Biên bản đối thoại"

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys for the status bar."""
        return COMPLETION_HINTS if self.on_completion() else HINTS

    def help_keys(self) -> tuple[tuple[str, str], ...]:
        """All keys of the page, for F1 and Ctrl+J."""
        return HELP

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
        super().close_editor()
        self._clock.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._tick()

    def show_refused(self, refusal: Refusal, row: str) -> None:
        """The sentence under the section's field, where the field is on the screen."""
        section = self.sections.get(self.current) if not row else None
        self.save_bar.show_refused(refusal, section.fields.get(refusal.field or "") if section else None)
