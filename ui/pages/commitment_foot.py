"""Under the list: how promises were kept, each figure opening its list; while rows are ticked, their acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.commitment_figures import ByDate, CommitmentFigures, Kept, Outcome
from ui.widgets.buttons import ActionButton
from ui.widgets.figure import Figure, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_RATE = "–"
_BASE = "trong {base} việc đã xong hoặc quá hạn"
DEFINITIONS = {
    (Outcome.ON_TIME, ByDate.IN_FORCE): f"Xong đúng hạn, tính cả gia hạn: {{count}} {_BASE}.",
    (Outcome.ON_TIME, ByDate.FIRST): f"Xong đúng hạn ban đầu, không kể gia hạn: {{count}} {_BASE}.",
    (Outcome.OVERDUE, ByDate.IN_FORCE): "Chưa xong mà đã quá hạn, tính cả gia hạn: {count} việc.",
}
Press = tuple[str, str | None, Callable[[], object]]


class CommitmentFoot(QWidget):
    """:attr:`asked` carries the outcome and the date it is measured by when a figure is pressed,
    :attr:`all_asked` when the list behind one is left again, :attr:`unmarked` when the ticks go."""

    asked = Signal(object, object)
    all_asked = Signal()
    unmarked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = CommitmentFigures()
        self.figures = {
            (Outcome.ON_TIME, ByDate.IN_FORCE): Figure(NO_RATE, "đúng hạn"),
            (Outcome.ON_TIME, ByDate.FIRST): Figure(NO_RATE, "theo hạn ban đầu"),
            (Outcome.OVERDUE, ByDate.IN_FORCE): Figure(0, "quá hạn"),
        }
        self.definition, self.marked = QLabel(), QLabel()
        self.definition.setProperty("look", "second")
        self.definition.setWordWrap(True)
        self.definition.hide()
        self.leave = ActionButton("Xem tất cả", role="link")
        self.leave.hide()
        self._acts = QHBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        figures, acts = QWidget(), QWidget()
        row = QHBoxLayout(figures)
        row.setContentsMargins(6, 3, 12, 3)
        row.setSpacing(4)
        for (outcome, by), figure in self.figures.items():
            figure.setCheckable(True)
            figure.clicked.connect(partial(self._press, outcome, by))
            row.addWidget(figure)
        row.addStretch(1)
        marked = QHBoxLayout(acts)
        marked.setContentsMargins(14, 3, 12, 3)
        marked.setSpacing(8)
        self.marked.setProperty("look", "strong")
        marked.addWidget(self.marked)
        marked.addStretch(1)
        marked.addLayout(self._acts)
        self._stack.addWidget(figures)
        self._stack.addWidget(acts)
        said = QHBoxLayout()
        said.setContentsMargins(12, 4, 12, 0)
        said.addWidget(self.definition, 1)
        said.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(said)
        column.addWidget(self._stack)
        self.leave.clicked.connect(self.all_asked)

    def set_acts(self, acts: Sequence[Press]) -> None:
        """What can be done with the ticked rows; call once."""
        for words, icon, run in (*acts, ("Bỏ chọn", "close", self.unmarked.emit)):
            button = ActionButton(words, icon)
            button.clicked.connect(lambda _=False, act=run: act())
            self._acts.addWidget(button)

    def show_marked(self, count: int) -> None:
        """How many rows are ticked; none brings the figures back."""
        self.marked.setText(f"Đã chọn {count} việc")
        self._stack.setCurrentIndex(1 if count else 0)

    def show_figures(self, found: CommitmentFigures) -> None:
        self._figures = found
        for (outcome, by), figure in self.figures.items():
            kept = found.by(by)
            figure.set_value(rate_words(kept) if outcome is Outcome.ON_TIME else kept.overdue)
            figure.setToolTip(self._defined(outcome, by))
            figure.setAccessibleDescription(self._defined(outcome, by))

    def show_behind(self, behind: tuple[Outcome, ByDate] | None) -> None:
        """Which figure's list is shown, with its definition; ``None``: the usual list."""
        for key, figure in self.figures.items():
            figure.setChecked(key == behind)
        self.definition.setVisible(behind is not None)
        self.leave.setVisible(behind is not None)
        self.definition.setText(self._defined(*behind) if behind else "")

    def _defined(self, outcome: Outcome, by: ByDate) -> str:
        kept = self._figures.by(by)
        count = kept.fulfilled_on_time if outcome is Outcome.ON_TIME else kept.overdue
        return DEFINITIONS[outcome, by].format(count=number_text(count), base=number_text(kept.decided))

    def _press(self, outcome: Outcome, by: ByDate) -> None:
        if self.figures[outcome, by].isChecked():
            self.asked.emit(outcome, by)
        else:
            self.all_asked.emit()


def rate_words(kept: Kept) -> str:
    """``83,3 %``; a dash without a base."""
    percent = kept.on_time_percent
    return NO_RATE if percent is None else f"{number_text(percent, 1)} %"
