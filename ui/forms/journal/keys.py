"""The keys that minutes and a session's desk share, and how a key finds its command."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PHRASE = "phrase:"
UNDO = "undo"

Keys = Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str]
SHARED: Keys = {
    (Qt.Key.Key_F5, NONE): "time",
    (Qt.Key.Key_F6, NONE): "next_pane",
    (Qt.Key.Key_F6, SHIFT): "previous_pane",
    (Qt.Key.Key_F7, NONE): "new",
    (Qt.Key.Key_F8, NONE): "commit",
    (Qt.Key.Key_F12, NONE): "complete",
    (Qt.Key.Key_H, CTRL): "states",
    (Qt.Key.Key_S, CTRL): "save",
    (Qt.Key.Key_P, CTRL): "print",
    (Qt.Key.Key_Z, CTRL): UNDO,
    (Qt.Key.Key_Return, CTRL): "finish",
    (Qt.Key.Key_Enter, CTRL): "finish",
    (Qt.Key.Key_Escape, NONE): "escape",
} | {(Qt.Key(Qt.Key.Key_1 + n), CTRL): f"{PHRASE}{n}" for n in range(9)}


def command_of(keys: Keys, event: QKeyEvent) -> str | None:
    """The command a key stands for, or None."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return keys.get((Qt.Key(event.key()), modifiers))
