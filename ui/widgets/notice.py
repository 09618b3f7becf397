"""A bar with a sentence: good news, a warning that does not block, an error that stays, information."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.marked import plain, to_html

ICONS = {
    "ok": "check-circle",
    "warn": "info",
    "late": "triangle",
    "info": "info",
    "mute": "info",
    "secret": "lock",
    "accent": "info",
}


class Notice(QFrame):
    """``kind`` is ``ok | warn | late | info`` (also ``mute | secret``); ``**`` marks bold.

    ``icon`` None takes the kind's own. Buttons stand at the right; the notice owns them.
    """

    def __init__(
        self,
        kind: str = "info",
        text: str = "",
        buttons: Iterable[ActionButton] = (),
        *,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._text, self._icon_name = kind, text, icon
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 12, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._buttons: list[ActionButton] = []
        self.set_notice(kind, text, buttons)

    def set_notice(self, kind: str, text: str, buttons: Iterable[ActionButton] = ()) -> None:
        """Say something else. Raises KeyError for an unknown kind."""
        self._icon_name = self._icon_name if kind == self._kind else None
        self._kind, self._text = kind, text
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = list(buttons)
        for button in self._buttons:
            self._row.addWidget(button)
        self.setAccessibleName(plain(text))
        self._restyle()

    def kind(self) -> str:
        """The kind shown."""
        return self._kind

    def text(self) -> str:
        """The sentence without marks."""
        return plain(self._text)

    def buttons(self) -> tuple[ActionButton, ...]:
        """The acts offered."""
        return tuple(self._buttons)

    def _restyle(self) -> None:
        if self.property("notice") != self._kind:
            self.setProperty("notice", self._kind)
            self.style().unpolish(self)
            self.style().polish(self)
        name = self._icon_name or ICONS[self._kind]
        self._icon.setPixmap(icon_pixmap(name, self._kind, current().px(17), self.devicePixelRatioF()))
        self._words.setText(to_html(self._text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_buttons"):
            self._restyle()
