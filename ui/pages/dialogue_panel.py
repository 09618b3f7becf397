"""The chosen dialogue: when and where, the seven steps, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.dialogue import DialogueStatus, MinutesState
from desktop.domain.writing import hour
from ui.forms.words import capital, long_day
from ui.pages.details import Press, beside, column_of, link_grid, ruler, text_label
from ui.pages.dialogue_rows import steps
from ui.widgets.chip import Chip
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from desktop.registers.dialogues import MinutesSheet


class DialogueDetails(QWidget):
    """The panel's body. ``acts`` are (words, key or empty, what to do); ``files`` is the part *Đính kèm*."""

    def __init__(
        self,
        sheet: MinutesSheet,
        chip: tuple[str, str, str],
        today: date,
        acts: Sequence[Press],
        files: QWidget,
    ) -> None:
        super().__init__()
        noun = sheet.dialogue
        when = capital(long_day(noun.held_on)) + (f", {hour(noun.start)}" if noun.start else "")
        column = column_of(self)
        for line in (when, noun.place, noun.reason):
            if line:
                column.addWidget(text_label(line, "second"))
        column.addLayout(beside(Chip(*chip)))
        column.addSpacing(4)
        column.addWidget(StepList(steps(sheet, today), name="Bảy bước của hội nghị"))
        column.addSpacing(2)
        column.addWidget(ruler())
        column.addLayout(link_grid(acts))
        column.addWidget(ruler())
        column.addWidget(files)
        column.addStretch(1)


def can_be_changed(sheet: MinutesSheet) -> bool:
    """Whether the plan may still be changed: minutes not completed, not called off or put off."""
    open_plan = sheet.dialogue.status in (DialogueStatus.PLANNED, DialogueStatus.HELD)
    return open_plan and sheet.state is MinutesState.DRAFT
