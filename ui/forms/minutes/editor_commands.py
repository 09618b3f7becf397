"""What each key and button of the minutes editor does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.papers import PaperKind
from desktop.domain.writing import hour
from desktop.services.drafts import MinutesDraft, Recoverable, states_of
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.completion import CompletionPage
from ui.forms.minutes.keys import PHRASE
from ui.forms.minutes.paper_desk import PaperDesk
from ui.forms.minutes.phrases import SentenceBox
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.preedit import commit_everywhere
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.minutes.editor import MinutesEditor

_PAPER_AFTER_MS = 900


class EditorCommands(QObject):
    """Acts on the editor as a whole; acts on rows live with the rows."""

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._desk: PaperDesk | None = None
        self._last_box: TextBox | LineField | None = None
        self._acts: dict[str, Callable[[], None]] = {
            "phrases": self.open_phrases, "time": self.insert_time, "new": self.new_opinion,
            "commit": self.commit, "paper": self.toggle_paper, "complete": self.complete,
            "people": self.go_to_people, "states": self.show_states, "save": editor.save,
            "print": self.print_paper, "undo": self.undo, "finish": self.finish, "split": self.split,
            "escape": self.escape, "next_pane": lambda: editor.frame.next_pane(1),
            "previous_pane": lambda: editor.frame.next_pane(-1),
        }  # fmt: skip
        self._paper_timer = QTimer(editor)
        self._paper_timer.setSingleShot(True)
        self._paper_timer.setInterval(_PAPER_AFTER_MS)
        self._paper_timer.timeout.connect(self._make_paper)
        people, opinions = editor.people, editor.opinions
        people.speaker_chosen.connect(self._take_speaker)
        people.answerer_chosen.connect(opinions.take_answerer)
        people.registered.connect(self._register)
        people.left.connect(self._leave_side)
        people.phrases.picked.connect(self.insert_phrase)
        editor.states.chosen.connect(self._compare)
        editor.states.left.connect(self._leave_side)
        editor.frame.rearranged.connect(self._rearranged)
        opinions.people_button.clicked.connect(self.go_to_people)
        opinions.act.connect(lambda name: self._acts["time" if name == "time" else "phrases"]())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def run(self, command: str) -> bool:
        """Do what a key stands for; False when it is not for now."""
        if command.startswith(PHRASE):
            phrases = self._editor.work.offer.catalogues.phrases
            place = int(command.removeprefix(PHRASE))
            if place < len(phrases):
                self.insert_phrase(phrases[place].text)
            return True
        commit_everywhere(self._editor)
        self._acts[command]()
        return True

    def show_acts(self) -> None:
        """The header's buttons for the page shown."""
        editor = self._editor
        if editor.recovery is not None:
            editor.header.set_actions(())
            return
        if editor.on_completion():
            back = ActionButton("Ghi tiếp" if not editor.work.is_frozen else "Xem nội dung", "pencil", "Esc")
            back.clicked.connect(self.escape)
            editor.header.set_actions((back,))
            return
        shown = editor.frame.shows_paper() and self._desk is not None
        paper = ActionButton("Ẩn bản in" if shown else "Bản in", "printer", "F9")
        paper.clicked.connect(self.toggle_paper)
        words = "Ký, sửa, thông báo" if editor.work.is_frozen else "Hoàn thành"
        complete = ActionButton(words, "check", "F12", "primary")
        complete.clicked.connect(self.complete)
        editor.header.set_actions((paper, complete))

    def new_opinion(self) -> None:
        """F7 from anywhere: to the opinions, a new row."""
        editor = self._editor
        if editor.on_completion():
            self.leave_completion()
        if editor.current != sheet.OPINIONS:
            editor.go_to(sheet.OPINIONS)
        editor.opinions.new_row()

    def commit(self) -> None:
        """F8 in the opinions."""
        if self._editor.current == sheet.OPINIONS and not self._editor.on_completion():
            self._editor.opinions.commit()

    def finish(self) -> None:
        """Ctrl+Enter: this opinion and the next; this part and the next."""
        editor = self._editor
        if editor.on_completion():
            return
        if editor.current == sheet.OPINIONS:
            editor.opinions.finish()
            return
        order = list(sheet.SECTIONS)
        editor.go_to(order[min(order.index(editor.current) + 1, len(order) - 1)])

    def split(self) -> None:
        """Alt+Enter: the opinion in two."""
        if self._editor.current == sheet.OPINIONS:
            self._editor.opinions.rows.split()

    def undo(self) -> None:
        """Ctrl+Z outside a text field."""
        self._editor.undo_bar.undo()

    def insert_time(self) -> None:
        """F5: the time at the cursor, else into the empty time of the opinion."""
        editor = self._editor
        now = editor.work.operations.office.clock()
        box = self._last_box
        if isinstance(box, TextBox) and box.isVisible() and not box.isReadOnly():
            box.insert_text(hour(now.time().replace(second=0, microsecond=0)))
            box.setFocus()
        elif editor.current == sheet.OPINIONS and editor.opinions.live is not None:
            editor.opinions.form.insert_time(now.time().replace(second=0, microsecond=0))

    def insert_phrase(self, text: str) -> None:
        """A ready sentence at the cursor, its first blank selected."""
        box = self._box()
        if isinstance(box, TextBox):
            box.insert_text(text)
            box.setFocus()

    def open_phrases(self) -> None:
        """The button Cụm từ: the whole sentences at the cursor."""
        box = self._box()
        if isinstance(box, SentenceBox):
            box.setFocus()
            box.open_phrases()

    def _box(self) -> TextBox | LineField | None:
        """The box with the cursor, or the one that had it last and is still on the screen."""
        editor = self._editor
        box = self._last_box
        if box is not None and box.isVisible() and not box.isReadOnly():
            return box
        return editor.opinions.form.fields.answer if editor.opinions.live is not None else None

    def _note_focus(self, _old: object, now: object) -> None:
        editor = self._editor
        if isinstance(now, TextBox) and editor.isAncestorOf(now):
            self._last_box = now
        elif isinstance(now, LineField) and editor.middle.isAncestorOf(now):
            self._last_box = None

    def go_to_people(self) -> None:
        """Ctrl+G."""
        editor = self._editor
        if editor.on_completion():
            return
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(True)
        editor.people.enter()

    def _take_speaker(self, name: str, unit: str) -> None:
        editor = self._editor
        if editor.current != sheet.OPINIONS:
            editor.go_to(sheet.OPINIONS)
        editor.frame.call_side(False)
        editor.opinions.take_speaker(name, unit)

    def _register(self, name: str) -> None:
        """Insert: the name waits to speak; once more, and it waits no longer."""
        editor = self._editor
        editor.work.put(editor.collect())
        draft = editor.work.draft
        if name in draft.waiting:
            waiting = tuple(each for each in draft.waiting if each != name)
        else:
            waiting = (*draft.waiting, name)
        editor.work.put(replace(draft, waiting=waiting))
        editor.opinions.renew()
        editor.keeper.touch()
        editor.collect()

    def _leave_side(self) -> None:
        editor = self._editor
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(False)
        editor.enter()

    def show_states(self) -> None:
        """Ctrl+H: the last states beside the text."""
        editor = self._editor
        editor.save()
        editor.side.setCurrentWidget(editor.states)
        editor.frame.call_side(True)
        editor.states.show_states(states_of(editor.work.operations.office, editor.work.key))

    def _compare(self, at: datetime, draft: MinutesDraft) -> None:
        editor = self._editor
        editor.opinions.close_row()
        editor.save()
        editor.side.setCurrentWidget(editor.people)
        editor.frame.call_side(False)
        editor.show_recovery(Recoverable(draft, at, editor.work.draft), crashed=False)

    def toggle_paper(self) -> None:
        """F9: the paper beside the text."""
        editor = self._editor
        if editor.on_completion():
            return
        if self._desk is None:
            self.make_desk()
            if not editor.frame.shows_paper():
                editor.frame.toggle_paper()
        else:
            editor.frame.toggle_paper()
        editor.save()
        self._make_paper()
        self.show_acts()

    def make_desk(self) -> PaperDesk:
        """The paper's column, made when first wanted."""
        editor = self._editor
        if self._desk is None:
            self._desk = PaperDesk(
                editor.work.operations, PaperKind.DIALOGUE_MINUTES, editor.work.key, slim=True
            )
            editor.frame.set_paper(self._desk)
        return self._desk

    def renew_paper(self) -> None:
        """After a save: the paper follows, once typing gives it time."""
        if self._editor.frame.is_wide() or self._desk is not None:
            self._paper_timer.start()

    def _make_paper(self) -> None:
        if self._editor.frame.shows_paper() and not self._editor.on_completion():
            first = self._desk is None
            self.make_desk().renew()
            if first:
                self.show_acts()

    def _rearranged(self) -> None:
        """Another class of width: the people are called where they lie over the text, the paper follows."""
        editor = self._editor
        editor.opinions.people_button.setVisible(editor.frame.overlays())
        self.renew_paper()
        self.show_acts()

    def print_paper(self) -> None:
        """Ctrl+P on the page of completion, or beside the text."""
        editor = self._editor
        if editor.on_completion() and editor.completion is not None:
            editor.completion.desk.print_paper()
        elif self._desk is not None and editor.frame.shows_paper():
            self._desk.print_paper()
        else:
            self.complete()

    def complete(self) -> None:
        """F12: the checklist; on its page, completion itself."""
        editor = self._editor
        if editor.recovery is not None:
            return
        if editor.on_completion() and editor.completion is not None:
            if not editor.work.is_frozen:
                editor.completion.complete()
            return
        editor.opinions.close_row()
        editor.save()
        page = self._completion_page()
        editor.pages.setCurrentWidget(page)
        page.begin()
        self.show_acts()
        editor.hints_changed.emit()

    def _completion_page(self) -> CompletionPage:
        editor = self._editor
        if editor.completion is None:
            page = editor.completion = CompletionPage(editor.work)
            editor.pages.addWidget(page)
            page.jump.connect(self._mend)
            page.filled.connect(self._fill)
            page.completed.connect(self._completed)
            page.panel.reopened.connect(self.leave_completion)
        return editor.completion

    def _completed(self) -> None:
        editor = self._editor
        editor.opinions.live = None
        if editor.completion is not None:
            editor.completion.desk.print_button.setFocus()
        editor.completed.emit(editor.work.key)

    def _fill(self, field: str, value: object) -> None:
        """A missing value was filled on the checklist."""
        editor = self._editor
        noun = replace(editor.work.draft.dialogue, **{field: value})  # type: ignore[arg-type]
        editor.work.put(replace(editor.work.draft, dialogue=noun))
        editor.keeper.post()
        editor.work.sync()

    def _mend(self, section: str, field: str, opinion: str) -> None:
        """*Đến chỗ sửa*."""
        editor = self._editor
        self.leave_completion()
        editor.show_section(section)
        if opinion:
            editor.opinions.open_row(opinion)
            editor.opinions.form.focus_field(field)
        elif section != sheet.OPINIONS:
            editor.sections[section].focus_field(field)

    def leave_completion(self) -> None:
        """Back to the text, where it was left."""
        editor = self._editor
        editor.pages.setCurrentWidget(editor.frame)
        editor.refresh()
        editor.show_section(editor.current)
        editor.hints_changed.emit()

    def escape(self) -> None:
        """Esc closes what is open, the innermost first, and never discards."""
        editor = self._editor
        if editor.on_completion():
            self.leave_completion()
        elif editor.frame.side_called() and editor.frame.overlays():
            self._leave_side()
        elif editor.pages.currentWidget() is editor.frame and editor.opinions.live is not None:
            editor.opinions.close_row()
            editor.opinions.list.setFocus()
        else:
            editor.commit_all()
            editor.closed.emit()
