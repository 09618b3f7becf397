"""The header of an open record: never scrolls away, says what is open and whether it is saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.style.icons import paint_icon
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.buttons import ActionButton, put_buttons
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel, paint_runs
from ui.widgets.marked import plain, runs

HEIGHT = 72
_SAVE_WIDTH = 280
_SAVE_ICONS = {"ok": "check-circle", "late": "triangle", "mute": "pencil", "info": "info", "warn": "info"}


class FactLine(QWidget):
    """Facts with icons in one line; when they do not fit, the longest is cut first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Pairs of icon and words; ``**`` marks bold."""
        self._facts = tuple(facts)
        words = "; ".join(plain(text) for _, text in self._facts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, current().px(20))

    def _widths(self, room: float) -> list[float]:
        """Width of the words of each fact when all must fit into ``room``."""
        widths = [
            float(
                sum(
                    QFontMetrics(text_font(13, 600 if bold else 400)).horizontalAdvance(piece) + 1
                    for piece, bold in runs(text)
                )
            )
            for _, text in self._facts
        ]
        over = sum(widths) - room
        while over > 0.5 and widths and max(widths) > 40:
            longest = widths.index(max(widths))
            second = max((w for n, w in enumerate(widths) if n != longest), default=40.0)
            cut = min(over, max(widths[longest] - max(second, 40.0), 8.0))
            widths[longest] -= cut
            over -= cut
        return widths

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        side, gap = tokens.px(14), 22
        fixed = len(self._facts) * (side + 6) + max(len(self._facts) - 1, 0) * gap
        left = 0.0
        middle = self.height() / 2
        for n, ((icon_name, text), width) in enumerate(
            zip(self._facts, self._widths(self.width() - fixed), strict=True)
        ):
            if n:
                painter.fillRect(QRectF(left + gap / 2, middle - 6, 1, 12), QColor(tokens.line))
                left += gap
            paint_icon(painter, icon_name, tokens.text3, QRectF(left, middle - side / 2, side, side))
            left += side + 6
            painter.setPen(QColor(tokens.text2))
            paint_runs(painter, QRectF(left, 0, width, self.height()), text, tokens.font_small)
            left += width
        painter.end()


class _SaveState(QWidget):
    """Icon and words of the save state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = "mute"
        self.words = ElidedLabel(size=13, weight=500)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)

    def show_state(self, kind: str, text: str) -> None:
        self.kind = kind
        self.words.set_text(text, kind if kind != "mute" else "text2")
        self._row.setContentsMargins(current().px(16) + 6, 0, 0, 0)
        self.words.setMinimumWidth(min(self.words.sizeHint().width(), current().px(_SAVE_WIDTH)))
        self.setAccessibleName(plain(text))
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        side = tokens.px(16)
        spot = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(painter, _SAVE_ICONS.get(self.kind, "info"), tokens.state(self.kind).text, spot)
        painter.end()


class ContextHeader(QFrame):
    """First line: back, title, state, save state, acts. Second line: the facts of the record.

    :attr:`back` asks to leave the record. In a narrow window the facts are left to the tooltip of the
    title (:meth:`show_facts`).
    """

    back = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contextHeader")
        self.back_button = ActionButton(icon="back", role="nav", key="Esc", name="Quay lại")
        self.back_button.clicked.connect(self.back)
        self._title = ElidedLabel(colour="text", size=17, weight=600)
        self.chip = Chip("mute", None, "")
        self.chip.hide()
        self._save = _SaveState()
        self._facts = FactLine()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.back_button, self._title, self.chip):
            first.addWidget(part)
        first.addStretch(1)
        first.addWidget(self._save)
        first.addSpacing(8)
        first.addLayout(self._acts)
        second = QHBoxLayout()
        second.setContentsMargins(42, 0, 0, 0)
        second.addWidget(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 14, 6)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        self.set_title(title)
        self.set_save_state("mute", "")
        self._measure()

    def set_title(self, title: str) -> None:
        """What is open."""
        self._title.set_text(title)

    def title(self) -> str:
        """What is open."""
        return self._title.text()

    def set_chip(self, kind: str, icon: str | None, text: str) -> None:
        """The record's state; an empty text takes it away."""
        self.chip.set_state(kind, icon, text)
        self.chip.setVisible(bool(text))

    def set_save_state(self, kind: str, text: str) -> None:
        """``mute`` while typing, ``ok`` when saved, ``late`` when it could not be; ``**`` marks bold."""
        self._save.show_state(kind, text)

    def save_state(self) -> str:
        """The words of the save state."""
        return self._save.words.text()

    def set_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Pairs of icon and words for the second line."""
        self._facts.set_facts(facts)
        self._title.setToolTip(self._facts.toolTip())

    def set_actions(self, buttons: Iterable[ActionButton]) -> None:
        """The acts at the right; the header owns them."""
        put_buttons(self._acts, buttons)

    def show_facts(self, shown: bool) -> None:
        """Two lines, or one when the window is narrow."""
        self._facts.setVisible(shown)
        self._measure()

    def _measure(self) -> None:
        px = current().px
        self.setFixedHeight(px(HEIGHT) if not self._facts.isHidden() else px(48))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_acts"):
            self._measure()
