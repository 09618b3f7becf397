"""A sentence over everything that stays until someone puts it away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


class StandingNotice(Notice):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("late", parent=parent)
        self.hide()

    def tell(self, words: str, kind: str = "late", offered: Iterable[ActionButton] = ()) -> None:
        """Show a sentence in place of the one before, with the acts it offers; ``kind`` is a notice's."""
        away = ActionButton("Đóng", name="Đóng thông báo")
        away.clicked.connect(self.hide)
        self.set_notice(kind, words, [*offered, away])
        self.show()
