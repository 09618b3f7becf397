"""Hoàn tác, Làm lại on a page: the bar after an act, Ctrl+Z and Ctrl+Y; one road for every list (ui §7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.texts.users import ACTS
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.office import Office
    from ui.pages.page import Page

    Act = Callable[[Office], Change]


class Undoing:
    """Shows ``bar`` over the page's work. What can be taken back is the office's to know; a page asks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.bar = UndoBar(page.work)
        self.bar.undone.connect(self._press)
        self._act: Act | None = None
        self._then: Callable[[Change], None] | None = None

    def offer(self, said: str, change: Change | None, instead: Act | None, icon: str) -> None:
        """Say what was done; the button takes back ``change`` where that can be, or does ``instead``: a new
        line of a register is not taken back but struck."""
        from desktop.services.undoing import undo_last

        step = change.step if change is not None else None
        if instead is not None or step is None:
            self._show(said, icon, instead, None)
        else:
            self._show(said, icon, partial(undo_last, number=step), self._take_undone)

    def undo(self) -> None:
        """Ctrl+Z outside a text: what the bar offers, else the last act of any page."""
        from desktop.services.undoing import undo_last

        if not self.bar.isHidden() and self._act is not None and self._then is None:
            self.bar.undo()
        else:
            self._run(undo_last, self._take_undone)

    def redo(self) -> None:
        """Ctrl+Y: what was taken back last is done again."""
        from desktop.services.undoing import redo_last

        self._run(redo_last, self._take_redone)

    def _press(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            self._run(act, self._then)

    def _run(self, act: Act, then: Callable[[Change], None] | None) -> None:
        self.bar.dismiss()
        self._page.operations.run(act, done=then, failed=self._page.show_refusal)

    def _take_undone(self, change: Change) -> None:
        from desktop.services.undoing import redo_last

        self._page.choose_undone(change)
        said = f"Đã hoàn tác: {ACTS[change.of]}."
        self._show(said, "undo", redo_last, self._take_redone, undone=True)

    def _take_redone(self, change: Change) -> None:
        self._page.choose_undone(change)
        self._show(f"Đã làm lại: {ACTS[change.of]}.", "redo", None, None)

    def _show(
        self,
        said: str,
        icon: str,
        act: Act | None,
        then: Callable[[Change], None] | None,
        *,
        undone: bool = False,
    ) -> None:
        self._page.show_refusal(None)
        self._act, self._then = act, then
        self.bar.button.setVisible(act is not None)
        self.bar.show_act(said, icon, undone=undone)
