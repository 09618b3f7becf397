"""What a side panel is made of: a column of words, rulers, names beside what they say, acts as links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.style.theme import current
from ui.widgets.buttons import ActionButton

Press = tuple[str, str, Callable[[], object]]
"""An act: its words, its key or an empty text, what to do."""
Pair = tuple[str, str]


def column_of(body: QWidget) -> QVBoxLayout:
    """The column every panel's body is written in."""
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 4, 0)
    column.setSpacing(6)
    return column


def text_label(said: str, look: str = "") -> QLabel:
    """Plain words that wrap; ``look`` is ``second``, ``strong`` or ``hint``."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


def ruler() -> QFrame:
    """A line between two parts."""
    line = QFrame()
    line.setProperty("ruler", True)
    return line


def beside(*widgets: QWidget, spacing: int = 6) -> QHBoxLayout:
    """Things side by side from the left."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def pair_grid(told: Sequence[Pair], label_width: int, *, spacing: int = 8, lines: int = 4) -> QGridLayout:
    """Names in a column ``label_width`` px wide at 10.5 pt, what they say beside them; a dash for nothing."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(spacing)
    grid.setVerticalSpacing(lines)
    grid.setColumnMinimumWidth(0, current().px(label_width))
    grid.setColumnStretch(1, 1)
    for row, (name, said) in enumerate(told):
        label = text_label(name, "second")
        label.setWordWrap(False)
        label.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(said or "–"), row, 1)
    return grid


def link(act: Press) -> ActionButton:
    """One act of the panel."""
    said, key, run = act
    button = ActionButton(said, role="link")
    button.setAccessibleDescription(f"Phím {key}" if key else "")
    button.setToolTip(key)
    button.clicked.connect(lambda _=False: run())
    return button


def link_grid(acts: Sequence[Press]) -> QGridLayout:
    """Acts in two columns, in the order of their use."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(0)
    for at, act in enumerate(acts):
        grid.addLayout(beside(link(act)), at // 2, at % 2)
    return grid
