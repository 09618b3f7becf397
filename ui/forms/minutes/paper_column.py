"""The paper beside the text: a fourth column when there is room, else with F9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.domain.papers import PaperKind
from ui.forms.journal.paper_desk import PaperDesk

if TYPE_CHECKING:
    from ui.forms.minutes.editor import MinutesEditor

_AFTER_MS = 900


class PaperColumn(QObject):
    """Made when first wanted, renewed after saves, once typing gives it time."""

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._desk: PaperDesk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._make_paper)
        editor.frame.rearranged.connect(self._rearranged)

    def is_shown(self) -> bool:
        """Whether the paper stands beside the text."""
        return self._desk is not None and self._editor.frame.shows_paper()

    def print_paper(self) -> bool:
        """Print what is shown; False when nothing is."""
        if self._desk is None or not self.is_shown():
            return False
        self._desk.print_paper()
        return True

    def toggle(self) -> None:
        """F9: the paper beside the text."""
        editor = self._editor
        if editor.on_completion() and editor.completion is not None:
            editor.completion.toggle_paper()
            return
        if self._desk is None:
            self.make_desk()
            if not editor.frame.shows_paper():
                editor.frame.toggle_paper()
        else:
            editor.frame.toggle_paper()
        editor.save()
        self._make_paper()
        editor.commands.show_acts()

    def make_desk(self) -> PaperDesk:
        """The paper's column, made when first wanted."""
        editor = self._editor
        if self._desk is None:
            self._desk = PaperDesk(
                editor.work.operations, PaperKind.DIALOGUE_MINUTES, editor.work.key, slim=True
            )
            editor.frame.set_paper(self._desk)
        return self._desk

    def renew(self) -> None:
        """After a save: the paper follows, once typing gives it time."""
        if self._editor.frame.is_wide() or self._desk is not None:
            self._timer.start()

    def _make_paper(self) -> None:
        editor = self._editor
        if editor.frame.shows_paper() and not editor.on_completion():
            first = self._desk is None
            self.make_desk().renew()
            if first:
                editor.commands.show_acts()

    def _rearranged(self) -> None:
        """Another class of width: the people are called where they lie over the text, the paper follows."""
        editor = self._editor
        editor.opinions.people_button.setVisible(editor.frame.overlays())
        self.renew()
        editor.commands.show_acts()
