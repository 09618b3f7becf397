"""The foot of the window: what is saved at the left, the keys of the page at the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import key_cap_size, paint_key_cap
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.elided_label import paint_runs
from ui.widgets.marked import plain, runs

HEIGHT = 28
_EDGE, _GAP, _ICON = 15, 9, 15


@dataclass(frozen=True)
class StatusMessage:
    """One message: its words, an icon, and the colour token of the icon."""

    text: str
    icon: str | None = None
    colour: str = "ok"


class StatusBar(QFrame):
    """Messages are cut before key hints are left out: hints that do not fit go, the last first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._said: tuple[StatusMessage, ...] = ()
        self._standing: tuple[StatusMessage, ...] = ()
        self._hints: tuple[tuple[str, str], ...] = ()

    def set_messages(self, messages: Iterable[StatusMessage]) -> None:
        """What the left part says first: the last thing that was done."""
        self._said = tuple(messages)
        self._describe()

    def set_standing(self, messages: Iterable[StatusMessage]) -> None:
        """What stays behind it, whatever is done."""
        self._standing = tuple(messages)
        self._describe()

    @property
    def _messages(self) -> tuple[StatusMessage, ...]:
        return (*self._said, *self._standing)

    def set_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """Pairs of key and act, e.g. ``("F7", "Thêm")``."""
        self._hints = tuple(hints)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(". ".join(plain(m.text) for m in self._messages))
        self.setAccessibleDescription(", ".join(f"{keys}: {act}" for keys, act in self._hints))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current().px(HEIGHT))

    def _hint_width(self, keys: str, act: str) -> int:
        words = QFontMetrics(text_font(13)).horizontalAdvance(act)
        return key_cap_size(keys).width() + words + 7 + 12

    def _message_width(self, message: StatusMessage) -> int:
        widths = (
            QFontMetrics(text_font(13, 600 if bold else 400)).horizontalAdvance(piece)
            for piece, bold in runs(message.text)
        )
        return sum(widths) + (current().px(_ICON) + 7 if message.icon else 0) + 2 * _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        wanted = sum(self._message_width(m) for m in self._messages)
        right = self._paint_hints(painter, rect, min(wanted, rect.width() * 0.45))
        left = rect.left() + _EDGE
        for n, message in enumerate(self._messages):
            left = self._paint_message(painter, message, left, right, first=n == 0)
        painter.end()

    def _paint_hints(self, painter: QPainter, rect: QRectF, keep: float) -> float:
        tokens = current()
        shown = list(self._hints)
        while shown and sum(self._hint_width(*h) for h in shown) > rect.width() - keep - 2 * _EDGE:
            shown.pop()
        left = rect.right() - _EDGE - sum(self._hint_width(*h) for h in shown) + 12
        start = left
        for keys, act in shown:
            size = key_cap_size(keys)
            cap = QRectF(left, rect.center().y() - size.height() / 2, size.width(), size.height())
            paint_key_cap(painter, cap, keys, words=tokens.text, border=tokens.line2, ground=tokens.surface)
            painter.setPen(QColor(tokens.text2))
            painter.setFont(text_font(tokens.font_small))
            spot = QRectF(cap.right() + 7, rect.top(), rect.width(), rect.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, act)
            left += self._hint_width(keys, act)
        return start - 16

    def _paint_message(
        self, painter: QPainter, message: StatusMessage, left: float, right: float, *, first: bool
    ) -> float:
        tokens = current()
        if left > right - 20:
            return left
        middle = self.height() / 2
        if not first:
            painter.fillRect(QRectF(left, middle - 6, 1, 12), QColor(tokens.line2))
            left += _GAP
        if message.icon:
            side = tokens.px(_ICON)
            paint_icon(painter, message.icon, tokens.colour(message.colour),
                       QRectF(left, middle - side / 2, side, side))  # fmt: skip
            left += side + 7
        painter.setPen(QColor(tokens.text2))
        paint_runs(painter, QRectF(left, 0, right - left, self.height()), message.text, tokens.font_small)
        icon_room = tokens.px(_ICON) + 7 if message.icon else 0
        return left + self._message_width(message) - icon_room - _GAP

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
