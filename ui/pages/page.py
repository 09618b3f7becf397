"""The ground of every page: its bar, its stale mark, its commands, its undo bar."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import texts
from ui.pages.commands import Command, bind
from ui.pages.undoing import Undoing
from ui.tables import TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.changes import Change, Kind
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.forms.form import Form
    from ui.operations import Operations

Act = Callable[["Office"], "Change"]


class Page(QWidget):
    """A visible page re-reads its register when a change concerns it, a hidden one when it is shown again.

    :attr:`record_asked` carries the kind and the key of a record that is to be opened over the pages.
    """

    record_asked = Signal(object, str)
    key = ""
    title = ""
    icon = ""
    kinds: frozenset[Kind] = frozenset()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.operations = operations
        self.stale = True
        self.bar = PageBar(self.title)
        self.bar.show_search(False)
        self.message = Notice("late")
        self.message.hide()
        self.work = QWidget()
        self.work.setObjectName("work")
        self.room = QVBoxLayout(self.work)
        self.room.setContentsMargins(20, 14, 20, 12)
        self.room.setSpacing(12)
        self.stack = QStackedWidget()
        self.room.addWidget(self.message)
        self.room.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.work, 1)
        self.undoing = Undoing(self)
        self.undo_bar = self.undoing.bar
        self._commands: tuple[Command, ...] = ()
        operations.changed.connect(self.take_change)

    def commands(self) -> tuple[Command, ...]:
        """Every command of the page with its key."""
        return self._commands

    def set_commands(self, *commands: Command) -> None:
        """Give the page its commands; call once."""
        undo = Command("Hoàn tác việc vừa làm", "Ctrl+Z", self.undoing.undo)
        redo = Command("Làm lại việc vừa hoàn tác", "Ctrl+Y", self.undoing.redo)
        self._commands = (*commands, undo, redo)
        bind(self, self._commands, window_wide=True)

    @abstractmethod
    def refresh(self) -> None:
        """Read the register again and show it."""

    def take_change(self, change: Change) -> None:
        """An act succeeded somewhere."""
        if not change.concerns(*self.kinds):
            return
        self.stale = True
        if self.isVisible():
            self.enter()

    def enter(self) -> None:
        """The page is shown: read again if anything changed meanwhile."""
        if self.stale and self.operations.is_open:
            self.stale = False
            self.refresh()

    def commit_all(self) -> None:
        """Before another page is shown or the window closes."""
        commit_everywhere(self)

    def cover(self, widget: QWidget) -> None:
        """Show a form or a paper in place of the list; the page's main act waits meanwhile."""
        self.undo_bar.dismiss()
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.bar.action.hide()

    def uncover(self, widget: QWidget, keep: Form | None = None) -> None:
        """Back to the list. ``keep`` is a form that is not saved yet: it stays with its text."""
        if keep is not None:
            keep.saved.disconnect()
            keep.setParent(self)
            keep.hide()
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self.bar.action.setVisible(bool(self.bar.action.text()))
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where work on this page begins."""
        self.setFocus()

    def do(self, act: Act, *, said: str = "", icon: str = "check") -> None:
        """Run an act of one press; with ``said`` the undo bar follows, a refusal stands in the page."""
        done = partial(self.offer_undo, said, icon=icon) if said else None
        self.operations.run(act, done=done, failed=self.show_refusal)

    def offer_undo(
        self, said: str, change: Change | None = None, *, instead: Act | None = None, icon: str = "check"
    ) -> None:
        """Say what was done; the bar's button takes it back when ``change`` can be, or does ``instead``."""
        self.undoing.offer(said, change, instead, icon)

    def choose_undone(self, change: Change) -> None:
        """What was taken back comes into the list again, or goes: a page may choose it."""

    def show_refusal(self, refusal: Refusal | None) -> None:
        """A sentence above the work area that stays until the next act succeeds."""
        if refusal is None:
            self.message.hide()
            return
        close = ActionButton("Đóng")
        close.clicked.connect(self.message.hide)
        self.message.set_notice("late", texts.sentence(refusal), [close])
        self.message.show()

    def remove_chosen(self) -> None:
        """Delete in a list: the chosen row is struck or put into the trash (ui §7)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.key() == Qt.Key.Key_Delete and not event.modifiers()
        if bare and isinstance(self.focusWidget(), TableView):
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.enter()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.undo_bar.dismiss()


class EmptyState(QWidget):
    """An empty list: one sentence, one button."""

    asked = Signal()

    def __init__(self, sentence: str, act: str, key: str | None = None) -> None:
        super().__init__()
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.button = ActionButton(act, None, key)
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0)
        column.addStretch(1)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, sentence: str, act: str, key: str | None = None) -> None:
        """Another sentence and button."""
        self.sentence.setText(sentence)
        self.button.show_act(act, None, key)
