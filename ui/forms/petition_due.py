"""The next due date of the petition being typed, by the rule the book uses, and how it was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.petition_clocks import clocks, running
from ui.forms.commitment_counting import Counting
from ui.forms.petition_duties import counted_since, duty_words
from ui.forms.words import long_day

if TYPE_CHECKING:
    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues


class NextDue(QWidget):
    """Hạn: one sentence and the days; nothing while no clock runs."""

    def __init__(self, catalogues: Catalogues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogues = catalogues
        self.sentence = QLabel()
        self.sentence.setProperty("look", "strong")
        self.sentence.setWordWrap(True)
        self.counting = Counting()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.counting)
        self.hide()

    def show_petition(self, noun: Petition | None) -> None:
        """Count anew."""
        of = self._catalogues
        left = running(clocks(noun, of.limits, of.calendar)) if noun is not None else ()
        self.setVisible(bool(left))
        if left:
            first = left[0]
            self.sentence.setText(f"Hạn: {long_day(first.due.due)}, {duty_words(first.duty)}.")
            self.counting.show_counted(first.due, of.calendar, counted_since(first.duty), first.basis)
