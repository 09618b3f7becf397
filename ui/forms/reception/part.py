"""How the parts of the visit form are laid out: headings with a note and links, fields in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QWidget

from ui.style import current

_GAP = 10
_BETWEEN_LINES = 6
_WIDEST = 2.2


class SharesLayout(QLayout):
    """Widgets side by side, each with its share of the width; in a narrow place they break into lines.

    A share is also the width, px at the base font, that a field would like to have; ``least`` of that is
    enough to stay in one line. ``spare`` keeps room free at the right end of a single line.
    """

    def __init__(self, parent: QWidget, *, spare: int = 0, least: float = 0.72) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: list[int] = []
        self._spare, self._least = spare, least
        self.setContentsMargins(0, 0, 0, 0)

    def put(self, widget: QWidget, share: int) -> None:
        """One more widget at the right."""
        self._shares.append(share)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._shares.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = round(sum(self._shares) * current().scale)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        height = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(120, height)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the widgets in their places, or only count how high that is."""
        top = rect.top()
        lines = self._lines(rect.width())
        for n, places in enumerate(lines):
            whole = sum(self._shares[place] for place in places)
            whole += self._spare if len(lines) == 1 else 0
            room = rect.width() - _GAP * (len(places) - 1)
            left, height = float(rect.left()), 0
            for place in places:
                item, share = self._items[place], self._shares[place]
                width = room * share / whole
                if len(lines) > 1:
                    width = min(width, share * _WIDEST * current().scale)
                tall = item.heightForWidth(int(width)) if item.hasHeightForWidth() else -1
                tall = max(tall, item.sizeHint().height())
                if move:
                    item.setGeometry(QRect(round(left), top, round(left + width) - round(left), tall))
                left += width + _GAP
                height = max(height, tall)
            top += height + (_BETWEEN_LINES if n < len(lines) - 1 else 0)
        return top - rect.top()

    def _lines(self, width: int) -> list[list[int]]:
        """Which widgets stand together: as few lines as give each its least width."""
        shown = [n for n, item in enumerate(self._items) if not _is_hidden(item)]
        for count in range(1, len(shown) + 1):
            lines = self._broken(shown, count)
            scale = self._least * current().scale
            if all(sum(self._shares[n] for n in line) * scale <= width for line in lines):
                return lines
        return [[n] for n in shown]

    def _broken(self, shown: list[int], count: int) -> list[list[int]]:
        whole = sum(self._shares[n] for n in shown)
        lines: list[list[int]] = [[]]
        used = 0
        for n in shown:
            if len(lines) < count and lines[-1] and used + self._shares[n] / 2 > whole * len(lines) / count:
                lines.append([])
            lines[-1].append(n)
            used += self._shares[n]
        return lines


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def fields_row(fields: Sequence[tuple[QWidget, int]], *, spare: int = 0, least: float = 0.72) -> QWidget:
    """Fields with their shares in a widget of their own."""
    row = QWidget()
    layout = SharesLayout(row, spare=spare, least=least)
    for field, share in fields:
        layout.put(field, share)
    return row


def heading(title: str, note: str, *links: QWidget) -> QHBoxLayout:
    """A part's title, a grey note beside it, links at the right."""
    head = QLabel(title)
    head.setProperty("look", "strong")
    said = QLabel(note)
    said.setProperty("look", "hint")
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(head)
    row.addWidget(said)
    row.addStretch(1)
    for link in links:
        row.addWidget(link)
    return row
