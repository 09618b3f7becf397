"""Where the parts of the desk stand at each width. No logic of sessions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.journal.frame import Frame
from ui.forms.minutes.frame import COMPACT, NORMAL, RAIL
from ui.forms.reception.visit_list import VisitList
from ui.style import current
from ui.widgets.context_header import ContextHeader


class DeskFrame(Frame):
    """Visits at the left, what is written at the right; below 1000 px the visits are a drop-down.

    :attr:`rearranged` tells that the width asks for another order.
    """

    rearranged = Signal()

    def __init__(
        self, header: ContextHeader, visits: VisitList, left: QStackedWidget, right: QWidget
    ) -> None:
        super().__init__()
        self._header, self._left = header, left
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(14, 6, 14, 0)
        top.addWidget(visits.drop_down)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(right, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(column, 1)
        self.setMinimumSize(320, 120)
        self._called = False
        self._narrow: bool | None = None

    def logical_width(self) -> int:
        """The window's width at the base font, the compact rail included."""
        return round((self.width() + RAIL) / max(current().scale, 0.01))

    def is_narrow(self) -> bool:
        """Whether the visits are a drop-down."""
        return self.logical_width() < COMPACT

    def call_left(self, called: bool) -> None:
        """Show what stands at the left where it is a drop-down otherwise."""
        self._called = called
        self.arrange()

    def arrange(self) -> None:
        """Put everything where the width asks for."""
        narrow = self.is_narrow()
        self._left.setVisible(not narrow or self._called)
        self._top.setVisible(narrow)
        self._header.show_facts(self.logical_width() >= NORMAL)
        before, self._narrow = self._narrow, narrow
        if before != narrow:
            self.rearranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
