"""Help and the list of commands: panels that lie over the right side of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.commands import Command

if TYPE_CHECKING:
    from ui.pages.command_list import CommandList
    from ui.pages.help_panel import HelpPanel


@dataclass(frozen=True)
class Place:
    """What is shown: its title, the name of its help text, its commands."""

    title: str
    key: str
    commands: tuple[Command, ...]


class Overlays(QObject):
    """One of the two panels at a time, made when first asked for.

    ``here`` tells what is shown, ``always`` the keys of every page.
    """

    def __init__(
        self, centre: QWidget, here: Callable[[], Place], always: Callable[[], tuple[Command, ...]]
    ) -> None:
        super().__init__(centre)
        self._centre, self._here, self._always = centre, here, always
        self._made: list[QWidget] = []
        self._came_from: QWidget | None = None

    @cached_property
    def help(self) -> HelpPanel:
        from ui.pages.help_panel import HelpPanel

        self._made.append(panel := HelpPanel(self._centre))
        panel.closed.connect(self._go_back)
        return panel

    @cached_property
    def command_list(self) -> CommandList:
        from ui.pages.command_list import CommandList

        self._made.append(panel := CommandList(self._centre))
        panel.closed.connect(self._go_back)
        panel.picked.connect(lambda command: command.run())
        return panel

    def toggle_help(self) -> None:
        """F1: the help of what is shown, or away with it."""
        if not self.help.isHidden():
            self.help.close_panel()
            return
        self._note_cursor()
        self.command_list.hide()
        self.arrange()
        self.help.show_help(self._here(), self._always())

    def show_commands(self) -> None:
        """Ctrl+J: the commands of what is shown."""
        self._note_cursor()
        self.help.hide()
        self.arrange()
        self.command_list.show_commands((*self._here().commands, *self._always()))

    def _note_cursor(self) -> None:
        """Where the cursor stood before the first of the two panels was opened."""
        here = QApplication.focusWidget()
        if here is not None and not any(panel.isAncestorOf(here) for panel in self._made):
            self._came_from = here

    def _go_back(self) -> None:
        """Closed by hand: the cursor returns to where it stood."""
        before = self._came_from
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide(self) -> None:
        """Another page is shown."""
        for panel in self._made:
            panel.hide()

    def arrange(self) -> None:
        """Lie at the right edge, over the whole height."""
        room = self._centre.rect()
        for panel in self._made:
            width = min(panel.width(), room.width())
            panel.setGeometry(room.right() + 1 - width, 0, width, room.height())
