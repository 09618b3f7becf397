"""What one can do on a page: the button, its key, the line in the help and in the list of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

SHOWN_ONLY = frozenset({"Enter", "Esc", "↑ ↓", "Delete", "Tab", "Space"})


@dataclass(frozen=True)
class Command:
    """``keys`` as people read them; ``hint`` is the short word of the status bar, empty to leave it out."""

    text: str
    keys: str
    run: Callable[[], object]
    hint: str = ""


def bind(owner: QWidget, commands: Iterable[Command], *, window_wide: bool = False) -> list[QAction]:
    """Actions on ``owner`` with the commands' keys; keys that widgets answer themselves are not bound."""
    context = Qt.ShortcutContext
    actions = []
    for command in commands:
        action = QAction(command.text, owner)
        action.triggered.connect(lambda _=False, run=command.run: run())
        if command.keys and command.keys not in SHOWN_ONLY:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" / ")])
            wide = context.WindowShortcut if window_wide else context.WidgetWithChildrenShortcut
            action.setShortcutContext(wide)
        owner.addAction(action)
        actions.append(action)
    return actions


def press(window: QWidget, keys: str) -> None:
    """Do what a key of the open record does, for one who chose it in the list of commands."""
    combination = QKeySequence(keys.split(maxsplit=1)[0])
    target = window.focusWidget() or window
    if not combination.isEmpty():
        key = cast("Sequence[QKeyCombination]", combination)[0]
        event = QKeyEvent(QEvent.Type.KeyPress, key.key(), key.keyboardModifiers())
        QCoreApplication.postEvent(target, event)
