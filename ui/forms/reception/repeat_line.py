"""A matter that may have been brought before: told in one line, decided by the user (BR-20)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from desktop.domain.writing import short_date
from desktop.registers.petition_matches import SameMatter
from ui.forms.reception.words import matter_words
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice


class RepeatLine(Notice):
    """:attr:`marked` follows *Ghi là nhiều lần*, :attr:`refused` follows *Không trùng*: that matter is not
    suggested again."""

    marked = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__("warn")
        self._not_the_same: set[str] = set()
        self.hide()

    def suggest(self, found: SameMatter | None) -> None:
        """Tell of an earlier matter; None, or one already refused, takes the line away."""
        if found is None or found.match.matter.key in self._not_the_same:
            self.hide()
            return
        named = f"lượt số {found.number}" if found.petition is None else f"đơn số {found.number}"
        told = f"Có thể trùng với {named} ({matter_words(found.who, found.area)})."
        look = ActionButton("Xem", role="link")
        look.clicked.connect(partial(self._look, told, found))
        self.set_notice("warn", told, (look, *self._answers(found)))
        self.show()

    def _answers(self, found: SameMatter) -> tuple[ActionButton, ...]:
        again, other = ActionButton("Ghi là nhiều lần", role="link"), ActionButton("Không trùng", role="link")
        again.clicked.connect(self._mark)
        other.clicked.connect(partial(self._refuse, found))
        return again, other

    def _look(self, told: str, found: SameMatter, _checked: object = None) -> None:
        """What was said then, in the same line."""
        matter = found.match.matter
        answers = self._answers(found)
        self.set_notice("warn", f"{told} Ngày {short_date(matter.on)}: {matter.content}", answers)
        answers[0].setFocus()

    def _mark(self) -> None:
        self.hide()
        self.marked.emit()

    def _refuse(self, found: SameMatter, _checked: object = None) -> None:
        self._not_the_same.add(found.match.matter.key)
        self.hide()
        self.refused.emit()
