"""How minutes and a session's desk are alike: the draft on disk, the acts on their way, the keys."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.forms.journal.completion import CompletionPage
from ui.forms.journal.frame import Frame
from ui.forms.journal.keeper import DraftKeeper
from ui.forms.journal.keys import SHARED, UNDO, Keys, command_of
from ui.forms.journal.recovery import RecoveryPage
from ui.forms.journal.save_bar import SaveBar
from ui.forms.journal.states_pane import StatesPane
from ui.widgets.context_header import ContextHeader
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.services.journalling import Journalled
    from ui.forms.journal.work import RecordWork
    from ui.operations import Operations


class KeyCommands(Protocol):
    """What keys and buttons of an editor do."""

    def run(self, command: str) -> bool:
        """Do what a key stands for; False where it is not for now."""

    def escape(self) -> None:
        """Close what is open, else leave."""


class RecordEditor(QWidget):
    """One record being written. :attr:`closed` asks to leave, :attr:`completed` carries its key.

    :attr:`hints_changed` tells that the keys at the foot are others now, :attr:`phrases_asked` asks for the
    page where ready sentences are changed. A subclass gives :attr:`frame`, the page that is written in, and
    :attr:`commands`, then calls :meth:`follow`.
    """

    closed = Signal()
    phrases_asked = Signal()
    completed = Signal(str)
    hints_changed = Signal()
    keys: ClassVar[Keys] = SHARED
    frame: Frame
    commands: KeyCommands

    def __init__(
        self,
        operations: Operations,
        form: Journalled[Any],
        key: str,
        settings: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.work = self.begin_work(operations, key)
        self.keeper = DraftKeeper(operations, form, key, self.collect, self)
        self.header = ContextHeader()
        self.save_bar = SaveBar(self.save, self.as_text, self)
        self.states = StatesPane()
        self.completion: CompletionPage | None = None
        self.recovery: RecoveryPage | None = None
        self.pages = QStackedWidget()

    @abstractmethod
    def begin_work(self, operations: Operations, key: str) -> RecordWork[Any]:
        """The record being written, its parent this editor."""

    @abstractmethod
    def collect(self) -> Any:
        """The record as it stands on the screen, composed words included."""

    @abstractmethod
    def as_text(self) -> str:
        """The same as plain text, for a disk that refuses."""

    @abstractmethod
    def refresh(self) -> None:
        """Numbers, codes and states as they are now; fields being typed in are left alone."""

    @abstractmethod
    def enter(self) -> None:
        """The cursor to where typing goes on."""

    @abstractmethod
    def show_refused(self, refusal: Refusal, row: str) -> None:
        """The sentence of a refused act; ``row`` is the opinion or visit it concerned, else blank."""

    def follow(self) -> None:
        """Say on the screen what becomes of what is typed; the draft is known from now on."""
        self.keeper.told.connect(self.header.set_save_state)
        self.keeper.failed.connect(self.save_bar.show_failure)
        self.save_bar.again.connect(self.keeper.again)
        self.work.kept.connect(self.keeper.settle)
        self.work.kept.connect(self.save_bar.show_kept)
        self.work.refreshed.connect(self.refresh)
        self.work.refused.connect(self.show_refused)
        self.header.back.connect(self.commands.escape)
        self.keeper.start(self.work.draft)

    def on_completion(self) -> bool:
        return self.completion is not None and self.pages.currentWidget() is self.completion

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

    def close_editor(self) -> None:
        """Leave for good: everything is on disk, the writing thread ends."""
        self.commit_all()
        self.keeper.close()
        self.work.close()

    def event(self, event: QEvent) -> bool:
        """Keys of the editor come to it even where the window has a use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = command_of(self.keys, event)
            if command is not None and command != UNDO:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(self.keys, event)
        if command is None or not self.commands.run(command):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The header keeps to the width even while another page covers the one that is written in."""
        super().resizeEvent(event)
        if self.pages.currentWidget() is not self.frame:
            self.frame.resize(event.size().width(), self.frame.height())
            self.frame.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the editor the cursor means the place where typing goes on."""
        super().focusInEvent(event)
        if self.recovery is not None:
            self.recovery.use_draft.setFocus()
        elif self.pages.currentWidget() is self.frame:
            self.enter()
