"""The chosen dialogue: when and where, the seven steps, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.dialogue import DialogueStatus, MinutesState
from desktop.domain.writing import hour
from ui.forms.words import capital, long_day
from ui.pages.dialogue_rows import steps
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from desktop.registers.dialogues import MinutesSheet

Press = tuple[str, str, Callable[[], object]]


class DialogueDetails(QWidget):
    """The panel's body. ``acts`` are (words, key or empty, what to do)."""

    def __init__(
        self, sheet: MinutesSheet, chip: tuple[str, str, str], today: date, acts: Sequence[Press]
    ) -> None:
        super().__init__()
        noun = sheet.dialogue
        when = capital(long_day(noun.held_on)) + (f", {hour(noun.start)}" if noun.start else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for line in (when, noun.place, noun.reason):
            if line:
                column.addWidget(_second(line))
        state = QHBoxLayout()
        state.addWidget(Chip(*chip))
        state.addStretch(1)
        column.addLayout(state)
        column.addSpacing(4)
        column.addWidget(StepList(steps(sheet, today), name="Bảy bước của hội nghị"))
        column.addSpacing(2)
        column.addWidget(_ruler())
        column.addLayout(self._acts(acts))
        column.addStretch(1)

    def _acts(self, acts: Sequence[Press]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for at, (words, key, run) in enumerate(acts):
            button = ActionButton(words, role="link")
            button.setAccessibleDescription(f"Phím {key}" if key else "")
            button.setToolTip(key)
            button.clicked.connect(lambda _=False, act=run: act())
            holder = QHBoxLayout()
            holder.addWidget(button)
            holder.addStretch(1)
            grid.addLayout(holder, at // 2, at % 2)
        return grid


def _second(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("look", "second")
    label.setWordWrap(True)
    return label


def _ruler() -> QFrame:
    ruler = QFrame()
    ruler.setProperty("ruler", True)
    return ruler


def can_be_changed(sheet: MinutesSheet) -> bool:
    """Whether the plan may still be changed: minutes not completed, not called off or put off."""
    open_plan = sheet.dialogue.status in (DialogueStatus.PLANNED, DialogueStatus.HELD)
    return open_plan and sheet.state is MinutesState.DRAFT
