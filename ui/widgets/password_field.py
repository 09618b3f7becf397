"""A line for a password: dots, an eye, and a word at once when the input method or Caps Lock is on."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.line_field import LineField

MARKED = (
    "Mật khẩu có chữ có dấu. Có thể bộ gõ tiếng Việt đang bật: tắt bộ gõ (thường là Ctrl+Shift) rồi gõ lại."
)
CAPITALS = "Phím Caps Lock đang bật."
SHOW, HIDE = "Hiện mật khẩu (F4)", "Giấu mật khẩu (F4)"


class PasswordField(LineField):
    """Nothing typed here is journalled, shown or spoken unless the eye is opened, by the mouse or F4.

    :attr:`warned` carries what is to be said of the keyboard, or nothing. Whether Caps Lock is on is told by
    the letters themselves: no system tells it to a window everywhere.
    """

    warned = Signal(str)

    def __init__(self, *, name: str = "Mật khẩu", parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._capitals = False
        self._said = ""
        self.textChanged.connect(self._look)
        self.set_shown(False)

    def is_shown(self) -> bool:
        """Whether the eye is open."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Open or close the eye."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.set_trailing("eye-off" if shown else "eye", self.toggle)
        self.setToolTip(HIDE if shown else SHOW)
        self.setAccessibleDescription(HIDE if shown else SHOW)

    def toggle(self) -> None:
        """The eye."""
        self.set_shown(not self.is_shown())

    def warning(self) -> str:
        """What is to be said of the keyboard now."""
        marked = any(
            not sign.isascii() and sign.isalpha() for sign in unicodedata.normalize("NFC", self.typed())
        )
        return MARKED if marked else CAPITALS if self._capitals else ""

    def typed(self) -> str:
        """The password with a word that is still being composed."""
        return self.shown_text()

    def forget(self) -> None:
        """Empty the line, its undo states too."""
        self.preedit.text = ""
        self.clear()
        self.setModified(False)
        self.set_shown(False)

    def is_cut(self) -> bool:
        """Never drawn in the clear by the field itself."""
        return self.is_shown() and super().is_cut()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.toggle()
            return
        if event.key() == Qt.Key.Key_CapsLock:
            self._capitals = False
        letter = event.text()
        if (
            len(letter) == 1
            and letter.isalpha()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._capitals = letter.isupper() != shifted
        super().keyPressEvent(event)
        self._look()

    def _look(self, _text: str = "") -> None:
        if not self.typed():
            self._capitals = False
        now = self.warning()
        if now != self._said:
            self._said = now
            self.warned.emit(now)
