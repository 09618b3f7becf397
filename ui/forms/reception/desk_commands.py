"""What each key and button of the session's desk does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.domain.writing import hour
from ui.forms.journal.keys import PHRASE
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.preedit import commit_everywhere
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class DeskCommands(QObject):
    """Acts on the desk as a whole; acts on visits live with the visits."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._last_box: TextBox | None = None
        self._acts: dict[str, Callable[[], None]] = {
            "time": self.insert_time, "next_pane": self.other_pane, "previous_pane": self.other_pane,
            "new": desk.acts.new_visit, "commit": desk.acts.promise, "print": self.print_minutes,
            "complete": desk.visit.complete, "session": desk.acts.open_session,
            "states": desk.back.show_states, "save": desk.save, "undo": desk.undo_bar.undo,
            "finish": desk.acts.finish, "escape": self.escape,
        }  # fmt: skip
        self._buttons: dict[str, Callable[[], None]] = {
            "finish": desk.acts.finish, "refuse": desk.decisions.ask_refusal, "commit": desk.acts.promise,
            "receipt": desk.acts.print_receipt, "refusal_notice": desk.acts.print_refusal,
            "split": desk.secrecy.split,
        }  # fmt: skip
        desk.frame.rearranged.connect(self.show_acts)
        desk.form.act.connect(lambda name: self._buttons[name]())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    def run(self, command: str) -> bool:
        """Do what a key stands for."""
        desk = self._desk
        if desk.recovery is not None and command != "escape":
            return True
        if command.startswith(PHRASE):
            phrases = desk.work.offer.catalogues.phrases
            place = int(command.removeprefix(PHRASE))
            if place < len(phrases):
                self.insert_phrase(phrases[place].text)
            return True
        commit_everywhere(desk)
        self._acts[command]()
        return True

    def show_acts(self) -> None:
        """The header's buttons for the page shown."""
        desk = self._desk
        if desk.recovery is not None:
            desk.header.set_actions(())
            return
        if desk.on_completion():
            back = ActionButton("Ghi tiếp" if not desk.work.is_frozen else "Xem nội dung", "pencil", "Esc")
            back.clicked.connect(self.escape)
            desk.header.set_actions((back,))
            return
        narrow = desk.frame.is_narrow()
        notice = ActionButton("Thông báo" if narrow else "Thông báo kết luận", "document")
        notice.clicked.connect(desk.visit.show_notice)
        words = "" if narrow else "In sổ, biên bản"
        paper = ActionButton(words, "printer", "Ctrl+P", name="In sổ, biên bản")
        paper.clicked.connect(self.print_minutes)
        desk.header.set_actions((notice, paper))

    def print_minutes(self) -> None:
        """Ctrl+P: to the paper; on its page, to the printer."""
        desk = self._desk
        if desk.on_completion() and desk.completion is not None:
            desk.completion.desk.print_paper()
        else:
            desk.visit.complete()

    def other_pane(self) -> None:
        """F6: the visits, or what is written."""
        desk = self._desk
        here = QApplication.focusWidget()
        if here is not None and desk.visits.isAncestorOf(here):
            desk.acts.enter()
        elif desk.frame.is_narrow():
            desk.visits.drop_down.setFocus()
        else:
            desk.visits.view.setFocus()

    def insert_time(self) -> None:
        """F5: the time at the cursor, else into the empty time of the visit."""
        desk = self._desk
        now = desk.work.operations.office.clock().time().replace(second=0, microsecond=0)
        box = self._last_box
        if box is not None and box.hasFocus() and not box.isReadOnly():
            box.insert_text(hour(now))
        elif desk.writes_visit() and not desk.form.people.arrived.text().strip():
            desk.form.people.arrived.set_time(now)
            desk.keeper.touch()

    def insert_phrase(self, text: str) -> None:
        """A ready sentence at the cursor, its first blank selected."""
        box = self._last_box
        if box is not None and box.isVisible() and not box.isReadOnly():
            box.insert_text(text)
            box.setFocus()

    def _note_focus(self, _old: object, now: object) -> None:
        desk = self._desk
        if isinstance(now, TextBox) and desk.isAncestorOf(now):
            self._last_box = now
        elif isinstance(now, LineField) and desk.right.isAncestorOf(now):
            self._last_box = None

    def escape(self) -> None:
        """Esc closes what is open, the innermost first, and never discards."""
        desk = self._desk
        if desk.recovery is not None:
            if not desk.recovery.crashed:
                desk.recovery.use_saved.click()
        elif desk.on_completion():
            desk.visit.leave()
        elif desk.pages.currentWidget() is not desk.frame:
            desk.visit.drop_page(desk.pages.currentWidget())
        elif desk.decisions.asking is not None:
            desk.decisions.leave()
            desk.form.enter()
        elif desk.left.currentWidget() is desk.states:
            desk.back.leave()
        else:
            desk.commit_all()
            desk.closed.emit()
