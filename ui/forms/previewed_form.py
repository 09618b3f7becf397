"""A form whose act may move open due dates: they are listed first, and only then is it done (BR-05)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.forms.form import Form
from ui.forms.moved_dates import MovedDates

if TYPE_CHECKING:
    from desktop.domain.moved_due import MovedDue
    from desktop.office import Office
    from ui.operations import Operations

Preview = Callable[["Office"], "tuple[MovedDue, ...]"]


class PreviewedForm(Form):
    """The first press of the button looks what would move. Where nothing does, the act is done at once;
    else the list stands in place of the questions until it is applied or left."""

    changing = "Thay đổi này"

    def __init__(self, operations: Operations, title: str, *, save: str = "Lưu", columns: int = 1) -> None:
        super().__init__(operations, title, save=save, columns=columns)
        self.moves = MovedDates()
        self.moves.applied.connect(self.save)
        self.moves.left.connect(self.back)
        self._agreed: str | None = None
        self._covered: list[QWidget] = []

    @abstractmethod
    def preview(self) -> Preview:
        """What would move by what was typed; called when nothing is missing."""

    def finish(self) -> None:
        self.place(self.moves)
        self.moves.hide()
        super().finish()

    def is_previewing(self) -> bool:
        """Whether the list stands there, waiting for a word."""
        return not self.moves.isHidden()

    def show_moves(self, moved: tuple[MovedDue, ...]) -> None:
        """The list in place of the questions."""
        self._agreed = self.content()
        self._covered = [field for field in self.fields.values() if not field.isHidden()]
        for field in self._covered:
            field.hide()
        self.save_button.hide()
        self.moves.show()
        self.moves.show_moved(self.changing, moved)

    def back(self) -> None:
        """To the questions again; nothing was done."""
        self._agreed = None
        self.moves.hide()
        for field in self._covered:
            field.show()
        self.save_button.show()
        self.focus_first()

    def focus_first(self) -> None:
        if self.is_previewing():
            self.moves.notice.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.fields:
            super().focus_first()
        else:
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run_act(self) -> None:
        if self._agreed == self.content():
            super()._run_act()
        elif not self._saving:
            self._saving = True
            self.operations.read(self.preview(), self._take_moves, self._take_refusal)

    def _take_moves(self, moved: tuple[MovedDue, ...]) -> None:
        self._saving = False
        if moved:
            self.show_moves(moved)
        else:
            super()._run_act()
