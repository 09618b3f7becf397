"""The front of the page: list and panel above, the strip that counts the due date below."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.forms.commitment_counting import Counting
from ui.pages.work_area import WorkArea
from ui.style.theme import current

_TWO_ROWS_FROM, _ONE_ROW_FROM, _FORM_ALONE_BELOW = 500, 380, 480


class CommitmentFront(QWidget):
    """In a low window the list comes first: fewer cells, and no strip beside a form being filled."""

    def __init__(self, area: WorkArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counting = Counting()
        self._chosen = self._form_open = False
        self.strip = QFrame()
        self.strip.setProperty("card", True)
        inside = QVBoxLayout(self.strip)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(self.counting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addWidget(self.strip)
        self.share_height(chosen=False, form_open=False)

    def share_height(self, *, chosen: bool, form_open: bool) -> None:
        """Whether a commitment is chosen, and whether a form about it is open in the panel."""
        self._chosen, self._form_open = chosen, form_open
        self._share()

    def _share(self) -> None:
        room, px = self.height(), current().px
        self.counting.set_rows(2 if room >= px(_TWO_ROWS_FROM) else 1 if room >= px(_ONE_ROW_FROM) else 0)
        alone = self._form_open and room < px(_FORM_ALONE_BELOW)
        self.strip.setVisible(self._chosen and not alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
