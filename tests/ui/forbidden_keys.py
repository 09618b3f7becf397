"""The chords that belong to input methods and windows: no shortcut of ours may use them.

Unikey, EVKey, ibus, fcitx and Windows switch with Ctrl+Shift, Alt+Z, Alt+Shift, Ctrl+Space, Shift+Space,
Win+Space, Ctrl+; and Ctrl+Alt; Telex and VNI need plain letters and digits; one-line fields on Linux keep
Ctrl+E and Ctrl+U.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WIN = Qt.KeyboardModifier.MetaModifier
_EXACT = frozenset({"Alt+Z", "Ctrl+Space", "Shift+Space", "Meta+Space", "Ctrl+;", "Ctrl+E", "Ctrl+U"})


def is_forbidden(sequence: QKeySequence) -> bool:
    """Whether any chord of ``sequence`` is one we may not take."""
    return any(_chord_forbidden(sequence[n]) for n in range(sequence.count()))


def _chord_forbidden(chord: QKeyCombination) -> bool:
    held, key = chord.keyboardModifiers(), chord.key()
    if QKeySequence(chord).toString(QKeySequence.SequenceFormat.PortableText) in _EXACT:
        return True
    pairs = ((_CTRL, _SHIFT), (_ALT, _SHIFT), (_CTRL, _ALT))
    if any(held & a and held & b for a, b in pairs):
        return True
    writes = Qt.Key.Key_Space <= key <= Qt.Key.Key_ydiaeresis
    return bool(writes and not held & (_CTRL | _ALT | _WIN))


def forbidden_shortcuts(root: QObject) -> list[str]:
    """The forbidden chords bound anywhere under ``root``, as ``object: chord``."""
    found: list[str] = []
    for shortcut in root.findChildren(QShortcut):
        found += _named(shortcut, list(shortcut.keys()))
    for action in root.findChildren(QAction):
        found += _named(action, list(action.shortcuts()))
    return found


def _named(owner: QObject, sequences: list[QKeySequence]) -> list[str]:
    name = owner.objectName() or type(owner).__name__
    return [f"{name}: {s.toString()}" for s in sequences if is_forbidden(s)]


def unnamed_controls(root: QObject) -> list[str]:
    """Controls under ``root`` that take focus and have no name for a screen reader."""
    from PySide6.QtWidgets import QAbstractButton, QWidget

    missing = []
    for widget in root.findChildren(QWidget):
        internal = widget.objectName().startswith("qt_")
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or internal or widget.focusProxy() is not None:
            continue
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        if not named:
            missing.append(type(widget).__name__)
    return missing
