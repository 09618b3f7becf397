"""Help and the list of commands: panels that lie over the right side of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.pages.command_list import CommandList
from ui.pages.commands import Command
from ui.pages.help_panel import HelpPanel


@dataclass(frozen=True)
class Place:
    """What is shown: its title, the name of its help text, its commands."""

    title: str
    key: str
    commands: tuple[Command, ...]


class Overlays(QObject):
    """One of the two panels at a time; ``here`` tells what is shown, ``always`` the keys of every page."""

    def __init__(
        self, centre: QWidget, here: Callable[[], Place], always: Callable[[], tuple[Command, ...]]
    ) -> None:
        super().__init__(centre)
        self._centre, self._here, self._always = centre, here, always
        self.help = HelpPanel(centre)
        self.command_list = CommandList(centre)
        self.command_list.picked.connect(lambda command: command.run())

    def toggle_help(self) -> None:
        """F1: the help of what is shown, or away with it."""
        if not self.help.isHidden():
            self.help.close_panel()
            return
        self.command_list.hide()
        self.arrange()
        self.help.show_help(self._here(), self._always())

    def show_commands(self) -> None:
        """Ctrl+J: the commands of what is shown."""
        self.help.hide()
        self.arrange()
        self.command_list.show_commands((*self._here().commands, *self._always()))

    def hide(self) -> None:
        """Another page is shown."""
        self.help.hide()
        self.command_list.hide()

    def arrange(self) -> None:
        """Lie at the right edge, over the whole height."""
        room = self._centre.rect()
        for panel in (self.help, self.command_list):
            width = min(panel.width(), room.width())
            panel.setGeometry(room.right() + 1 - width, 0, width, room.height())
