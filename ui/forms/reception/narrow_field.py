"""A field too narrow for a sentence: what is wrong with it is said elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.style import current, icon_pixmap, is_restyle
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Field


class NarrowField(Field):
    """:attr:`told` carries the sentence, blank when nothing is wrong."""

    told = Signal(str)

    def _show_sentence(self) -> None:
        super()._show_sentence()
        self._message.hide()
        self.told.emit(self.error() or "")


class WrongLine(QWidget):
    """Triangle and sentence, gone while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = QLabel()
        self.words = ElidedLabel(colour="late", size=13, weight=500)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self.words)
        self._restyle()
        self.hide()

    def say(self, words: str) -> None:
        """Another sentence; a blank one takes the line away."""
        self.words.set_text(words)
        self.setVisible(bool(words))

    def _restyle(self) -> None:
        self._mark.setPixmap(icon_pixmap("triangle", "late", current().px(15), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "words"):
            self._restyle()
