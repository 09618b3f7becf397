"""Where the parts of the editor stand at each width. No logic of minutes."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.journal.frame import Frame
from ui.forms.minutes.agenda import Agenda
from ui.style import current
from ui.widgets.context_header import ContextHeader

RAIL = 72
WIDE, NORMAL, COMPACT = 1680, 1200, 1000
_PAPER = 520


class EditorFrame(Frame):
    """Agenda, text, side pane, and the paper as a fourth column when there is room.

    Below 1200 px the side pane lies over the text and is called; below 1000 the agenda is a drop-down.
    :attr:`rearranged` tells that the width asks for other columns.
    """

    rearranged = Signal()

    def __init__(self, header: ContextHeader, agenda: Agenda, middle: QWidget, side: QStackedWidget) -> None:
        super().__init__()
        self._header, self.agenda, self._middle, self.side = header, agenda, middle, side
        self.paper: QWidget | None = None
        self._called = False
        self._left_at: dict[QWidget, QWidget] = {}
        self._class = (False, False)
        self._paper_wanted: bool | None = None
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(14, 6, 14, 6)
        top.addWidget(agenda.drop_down)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self._top)
        text.addWidget(middle, 1)
        self.setMinimumSize(320, 120)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(agenda)
        self._row.addLayout(text, 1)
        self._row.addWidget(side)

    def logical_width(self) -> int:
        """The window's width at the base font, the compact rail included."""
        return round((self.width() + RAIL) / max(current().scale, 0.01))

    def is_wide(self) -> bool:
        return self.logical_width() >= WIDE

    def overlays(self) -> bool:
        """Whether the side pane lies over the text."""
        return self.logical_width() < NORMAL

    def set_paper(self, paper: QWidget) -> None:
        """The paper's column; made when it is first wanted."""
        self.paper = paper
        self._row.addWidget(paper)
        self.arrange()

    def shows_paper(self) -> bool:
        """Whether the paper is wanted on the screen: by itself when wide, else with F9."""
        return self.is_wide() if self._paper_wanted is None else self._paper_wanted

    def toggle_paper(self) -> bool:
        """F9; whether the paper is wanted now."""
        self._paper_wanted = not self.shows_paper()
        self.arrange()
        return self._paper_wanted

    def call_side(self, called: bool) -> None:
        """Show the side pane where it overlays, or let it go."""
        self._called = called
        if called and not self.is_wide() and self.shows_paper():
            self._paper_wanted = False
        self.arrange()

    def side_called(self) -> bool:
        return self._called

    def arrange(self) -> None:
        """Put everything where the width asks for."""
        before, self._class = self._class, (self.is_wide(), self.overlays())
        narrow = self.logical_width() < COMPACT
        self.agenda.setVisible(not narrow)
        self._top.setVisible(narrow)
        self._header.show_facts(not self.overlays())
        paper = self.shows_paper() and self.paper is not None
        if self.paper is not None:
            self.paper.setVisible(paper)
            self._place(self.paper, over=self.overlays(), width=self._paper_width())
        side = self._called if self.overlays() else (not paper or self.is_wide())
        self.side.setVisible(side and not (paper and self.overlays()))
        self._place(self.side, over=self.overlays(), width=self.side.sizeHint().width())
        if before != self._class:
            self.rearranged.emit()

    def _paper_width(self) -> int:
        if self.is_wide():
            return current().px(_PAPER)
        return min(current().px(_PAPER), max(self.width() - current().px(420), 320))

    def _place(self, part: QWidget, *, over: bool, width: int) -> None:
        inside = self._row.indexOf(part) >= 0
        if over and inside:
            self._row.removeWidget(part)
        elif not over and not inside:
            self._row.addWidget(part)
        if part is self.paper:
            part.setFixedWidth(width)
        if over and not part.isHidden():
            wide = part.minimumWidth() if part is self.paper else max(width, part.minimumSizeHint().width())
            part.setGeometry(self.width() - wide, 0, wide, self.height())
            part.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_row"):
            self.arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """The panes F6 goes round, from left to right."""
        shown = (self.agenda.steps, self._middle, self.side)
        return tuple(pane for pane in shown if pane.isVisible())

    def next_pane(self, step: int) -> None:
        """F6 / Shift+F6."""
        panes = self.panes()
        focus = self.window().focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        if here >= 0 and focus is not None:
            self._left_at[panes[here]] = focus
        target = panes[(here + step) % len(panes)]
        first = self._way_in(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _way_in(self, pane: QWidget) -> QWidget | None:
        """Where the cursor was last in a pane, the current part of the agenda, else what stands first."""
        kept = self._left_at.get(pane)
        if kept is not None and shiboken6.isValid(kept) and kept.isVisible() and pane.isAncestorOf(kept):
            return kept
        open_ones = [
            each
            for each in pane.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
        ]
        if pane is self.agenda.steps:
            open_ones = [each for each in open_ones if getattr(each, "current", False)] or open_ones
        spots = {each: each.mapTo(pane, QPoint(0, 0)) for each in open_ones}
        return min(open_ones, key=lambda each: (spots[each].y(), spots[each].x()), default=None)
