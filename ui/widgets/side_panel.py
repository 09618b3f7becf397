"""The panel at the right: details and acts of the chosen row. Enter opens it, Esc closes it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton, put_buttons
from ui.widgets.chip import Chip

NARROW, WIDE = 300, 386
_USUAL = 318


class SidePanel(QFrame):
    """Title and state on top, a body that scrolls, acts at the foot. :attr:`closed` follows Esc or ✕."""

    closed = Signal()

    def __init__(self, title: str = "", width: int = _USUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._width = min(max(width, NARROW), WIDE)
        self._title = QLabel()
        self._title.setProperty("look", "section")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.chip = Chip("mute", None, "")
        self.close_button = ActionButton(icon="close", role="nav", key="Esc", name="Đóng")
        self.close_button.clicked.connect(self.close_panel)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._lay_out()
        self.set_title(title)
        self._measure()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.chip)
        head.addWidget(self.close_button)
        self.chip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._acts)

    def set_title(self, title: str) -> None:
        """What is shown; a name is cut nowhere, it wraps."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def title(self) -> str:
        """What is shown."""
        return self._title.text()

    def set_chip(self, kind: str, icon: str | None, text: str) -> None:
        """The state beside the title; an empty text takes it away."""
        self.chip.set_state(kind, icon, text)
        self.chip.setVisible(bool(text))

    def set_body(self, body: QWidget) -> None:
        """The content; the panel owns it and drops the one before."""
        old = self._scroll.takeWidget()
        if old is not None and old is not body:
            old.hide()
            old.deleteLater()
        body.setObjectName("body")
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(0)

    def body(self) -> QWidget | None:
        """The content."""
        return self._scroll.widget()

    def set_actions(self, buttons: Iterable[ActionButton]) -> None:
        """The acts at the foot, the main one first; the panel owns them."""
        put_buttons(self._acts, buttons)
        self._acts.addStretch(1)

    def close_panel(self) -> None:
        """Hide and tell; drafts in the body are kept by whoever owns them."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _measure(self) -> None:
        self.setFixedWidth(current().px(self._width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_acts"):
            self._measure()
