"""A large way in: an icon, what is begun, one line that says where it stands, the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, key_cap_size, paint_box, paint_focus_ring, paint_key_cap
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.enter_button import EnterButton

HEIGHT = 64
_PAD = 16
_ICON = 22
_GAP = 14


class EntryButton(EnterButton):
    """``main`` fills it with the colour of the main act: one in a row at most."""

    def __init__(
        self, icon: str, title: str, key: str, *, main: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._key, self._main, self._line = icon, title, key, main, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(f"Phím {key}")
        self.show_line("")

    def show_line(self, line: str) -> None:
        """Say where it stands."""
        self._line = line
        self.setText(f"{self._title}. {line}" if line else self._title)
        self.setAccessibleName(self.text())
        self.update()

    def line(self) -> str:
        """What it says of where it stands."""
        return self._line

    def sizeHint(self) -> QSize:
        return QSize(current().px(280), current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, rect = current(), QRectF(self.rect())
        painter = QPainter(self)
        ground, border, words, faint = self._colours()
        paint_box(painter, rect, ground, border, tokens.radius_card)
        side, middle = tokens.px(_ICON), rect.center().y()
        icon = words if self._main else tokens.accent_text
        paint_icon(painter, self._icon, icon, QRectF(_PAD, middle - side / 2, side, side))
        left, right = _PAD + side + _GAP, rect.right() - _PAD
        cap = key_cap_size(self._key)
        if right - left - cap.width() > tokens.px(150):
            spot = QRectF(right - cap.width() + 4, rect.top() + tokens.px(11), cap.width(), cap.height())
            paint_key_cap(painter, spot, self._key, words=words, border=words if self._main else tokens.ctl)
            right -= cap.width()
        line = tokens.px(21)
        self._write(painter, QRectF(left, middle - line, right - left, line), self._title, 14, 600, words)
        below = QRectF(left, middle, rect.right() - _PAD - left, line)
        self._write(painter, below, self._line, 13, 400, faint)
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_card)
        painter.end()

    def _colours(self) -> tuple[str, str | None, str, str]:
        tokens = current()
        if self._main:
            pressed = tokens.accent_press if self.isDown() else tokens.accent_hover
            ground = pressed if self.isDown() or self.underMouse() else tokens.accent
            return ground, None, tokens.on_accent, tokens.on_accent
        ground = tokens.hover if self.underMouse() else tokens.surface
        return ground, tokens.ctl, tokens.text, tokens.text2

    @staticmethod
    def _write(painter: QPainter, room: QRectF, text: str, size: int, weight: int, colour: str) -> None:
        font = text_font(size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = elided(text, QFontMetrics(font), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()
