"""A few like things under each other, each a line of fields: chairs, posts, bodies, phrases."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.forms.values import is_blank, put_text, shown_text_of
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.tab_order import put_before

Controls = dict[str, QWidget]


class _Line(QWidget):
    def __init__(self, controls: Controls, stretches: Sequence[int], remove_name: str) -> None:
        super().__init__()
        self.controls = controls
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for control, stretch in zip(controls.values(), stretches, strict=True):
            row.addWidget(control, stretch)
        self.remove = ActionButton(icon="close", role="nav", name=remove_name)
        row.addWidget(self.remove)


class RowsEditor(QWidget):
    """``make`` builds the controls of one line, by name; ``heads`` are the words over them.

    Insert or the button adds a line. :attr:`edited` follows a line added or taken away.
    """

    edited = Signal()

    def __init__(
        self,
        make: Callable[[], Controls],
        heads: Sequence[tuple[str, int]],
        *,
        add: str,
        thing: str,
        name: str = "",
        at_least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._heads, self._thing, self._at_least = make, tuple(heads), thing, at_least
        self._lines: list[_Line] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._heading())
        self.add_button = ActionButton(add, "plus", "Insert", "outline")
        self.add_button.clicked.connect(lambda: self.add_line(focus=True))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        for _ in range(at_least):
            self.add_line()

    def _heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setSpacing(8)
        row.setContentsMargins(0, 0, current().px(38) + row.spacing(), 0)
        for words, stretch in self._heads:
            label = QLabel(words)
            label.setProperty("look", "label")
            row.addWidget(label, stretch)
        return heading

    def add_line(self, texts: dict[str, str] | None = None, *, focus: bool = False) -> Controls:
        """One more line, filled with ``texts``."""
        controls = self._make()
        number = len(self._lines) + 1
        line = _Line(controls, [stretch for _, stretch in self._heads], f"Bỏ {self._thing} {number}")
        for (words, _), control in zip(self._heads, controls.values(), strict=True):
            control.setAccessibleName(f"{words} {number}")
        for key, text in (texts or {}).items():
            put_text(controls[key], text)
        line.remove.clicked.connect(lambda: self._remove(line))
        self._column.insertWidget(len(self._lines) + 1, line)
        self._lines.append(line)
        line.show()
        put_before(self.add_button, ((*each.controls.values(), each.remove) for each in self._lines))
        first = next(iter(controls.values()))
        self.setFocusProxy(next(iter(self._lines[0].controls.values())))
        if focus:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()
        return controls

    def lines(self) -> list[Controls]:
        """The controls of each line, from top to bottom."""
        return [line.controls for line in self._lines]

    def filled(self) -> list[Controls]:
        """The lines in which something is written."""
        return [c for c in self.lines() if any(not is_blank(each) for each in c.values())]

    def clear(self) -> None:
        """No line but the least number."""
        for line in list(self._lines):
            self._drop(line)
        for _ in range(self._at_least):
            self.add_line()

    def draft_text(self) -> str:
        lines = [{key: shown_text_of(control) for key, control in line.items()} for line in self.lines()]
        return json.dumps(lines, ensure_ascii=False)

    def set_draft_text(self, text: str) -> None:
        for line in list(self._lines):
            self._drop(line)
        for texts in json.loads(text) if text else ():
            self.add_line(texts)
        while len(self._lines) < self._at_least:
            self.add_line()

    def is_blank(self) -> bool:
        return not self.filled()

    def _remove(self, line: _Line) -> None:
        at = self._lines.index(line)
        self._drop(line)
        while len(self._lines) < self._at_least:
            self.add_line()
        if self._lines:
            kept = self._lines[min(at, len(self._lines) - 1)]
            next(iter(kept.controls.values())).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.add_line(focus=True)
        else:
            super().keyPressEvent(event)
