"""What each key and button of the minutes editor does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.domain.writing import hour
from ui.forms.journal.keys import PHRASE
from ui.forms.journal.phrases import SentenceBox
from ui.forms.minutes import draft as sheet
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
        self._undo: Callable[[], None] | None = None
        self._last_box: TextBox | LineField | None = None
        self._acts: dict[str, Callable[[], None]] = {
            "phrases": self.open_phrases, "time": self.insert_time, "new": self.new_opinion,
            "commit": self.commit, "paper": editor.paper.toggle, "complete": editor.visit.complete,
            "people": editor.aside.call_people, "states": editor.aside.show_states, "save": editor.save,
            "print": self.print_paper, "undo": self.undo, "finish": self.finish, "split": self.split,
            "escape": self.escape, "next_pane": lambda: editor.frame.next_pane(1),
            "previous_pane": lambda: editor.frame.next_pane(-1),
        }  # fmt: skip
        people, opinions = editor.people, editor.opinions
        people.phrases.picked.connect(self.insert_phrase)
        opinions.people_button.clicked.connect(editor.aside.call_people)
        opinions.done.connect(self.tell_done)
        editor.undo_bar.undone.connect(self._undo_last)
        opinions.act.connect(lambda name: self._acts["time" if name == "time" else "phrases"]())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def run(self, command: str) -> bool:
        """Do what a key stands for; False when it is not for now."""
        if self._editor.recovery is not None and command != "escape":
            return True
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
        paper = ActionButton("Ẩn bản in" if editor.paper.is_shown() else "Bản in", "printer", "F9")
        paper.clicked.connect(editor.paper.toggle)
        words = "Ký, sửa, thông báo" if editor.work.is_frozen else "Hoàn thành"
        complete = ActionButton(words, "check", "F12", "primary")
        complete.clicked.connect(editor.visit.complete)
        editor.header.set_actions((paper, complete))

    def new_opinion(self) -> None:
        """F7 from anywhere: to the opinions, a new row."""
        editor = self._editor
        if editor.on_completion():
            editor.visit.leave()
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

    def print_paper(self) -> None:
        """Ctrl+P on the page of completion, or beside the text; from elsewhere, to the page."""
        editor = self._editor
        if editor.on_completion() and editor.completion is not None:
            editor.completion.desk.print_paper()
        elif not editor.paper.print_paper():
            editor.visit.complete()

    def tell_done(self, words: str, undo: Callable[[], None]) -> None:
        """Show the undo bar for an act just done."""
        self._undo = undo
        self._editor.undo_bar.show_act(words, "trash")

    def _undo_last(self) -> None:
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()

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
            editor.opinions.form.fields.take_time(now.time().replace(second=0, microsecond=0))

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

    def escape(self) -> None:
        """Esc closes what is open, the innermost first, and never discards."""
        editor = self._editor
        if editor.recovery is not None and not editor.recovery.crashed:
            editor.recovery.use_saved.click()
        elif editor.on_completion():
            editor.visit.leave()
        elif editor.frame.side_called() and editor.frame.overlays():
            editor.aside.leave()
        elif editor.pages.currentWidget() is editor.frame and editor.opinions.live is not None:
            editor.opinions.close_row()
            editor.opinions.list.setFocus()
        else:
            editor.commit_all()
            editor.closed.emit()
