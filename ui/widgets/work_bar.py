"""Long work under way: how far it is, Dừng, and the sentence it ends with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


class WorkBar(QWidget):
    """:attr:`stopped` follows Dừng. Takes no room while there is nothing to say."""

    stopped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(name)
        self.stop = ActionButton("Dừng", "close")
        self.stop.clicked.connect(self.stopped)
        self.result = Notice("info")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.result)
        self._show(working=False, said=False)

    def begin(self) -> None:
        """Work begins; how much there is is not known yet."""
        self.progress.setRange(0, 0)
        self._show(working=True, said=False)

    def tell(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * done / of_all) if of_all else 0)

    def say(self, kind: str, words: str) -> None:
        """The work is over, or cannot begin; ``kind`` is a notice's."""
        self.result.set_notice(kind, words)
        self._show(working=False, said=True)

    def is_silent(self) -> bool:
        return self.isHidden()

    def _show(self, *, working: bool, said: bool) -> None:
        self.progress.setVisible(working)
        self.stop.setVisible(working)
        self.result.setVisible(said)
        self.setVisible(working or said)
