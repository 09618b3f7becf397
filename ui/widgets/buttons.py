"""Buttons with an icon, a verb and the key that does the same."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import (
    elided,
    key_cap_size,
    paint_box,
    paint_focus_ring,
    paint_key_cap,
)
from ui.style.theme import current, is_restyle, text_font
from ui.style.tokens import Tokens

ROLES = ("primary", "soft", "outline", "link", "nav")
_ICON = 17
_PADS = {"primary": 16, "soft": 14, "outline": 14, "link": 3, "nav": 12}
_LEAST_PAD = 7
_GAP = 8
_CAP_GAP = 12


class ActionButton(QPushButton):
    """One act. ``role`` is ``primary | soft | outline | link | nav``; ``key`` is shown, not bound.

    At most one primary button stands in a region. Enter presses the focused button, as Space does.
    An empty ``text`` makes a square icon button: then ``name`` gives its accessible name and tooltip.
    """

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        key: str | None = None,
        role: str = "outline",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        if role not in ROLES:
            raise ValueError(f"unknown button role {role!r}")
        self._icon_name, self._key, self._role = icon, key, role
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._name(name or text)

    def _name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"Phím {self._key}" if self._key else "")
        if not self.text():
            self.setToolTip(f"{name} ({self._key})" if self._key else name)

    def role(self) -> str:
        """The button's role."""
        return self._role

    def take_away(self) -> None:
        """An act that takes something away is never a filled button: plain, with the bin."""
        self._role = "outline"
        self.setProperty("role", self._role)
        self.show_act(self.text(), "trash", self._key)

    def key(self) -> str | None:
        """The key shown in the button."""
        return self._key

    def set_text(self, text: str) -> None:
        """Another verb, e.g. while a file is being made (`Đang tạo tệp…`)."""
        self.setText(text)
        self._name(text)
        self.updateGeometry()

    def show_act(self, text: str, icon: str | None, key: str | None) -> None:
        """Another act altogether: its verb, its icon, its key."""
        self._icon_name, self._key = icon, key
        self.set_text(text)

    def _font(self) -> QFont:
        weight = {"link": 400, "primary": 600, "soft": 600}.get(self._role, 500)
        font = text_font(14, weight)
        font.setUnderline(self._role == "link")
        return font

    def sizeHint(self) -> QSize:
        tokens = current()
        height = tokens.px(tokens.primary_height if self._role == "primary" else tokens.button_height)
        if self._role == "link":
            height = tokens.px(tokens.smallest_target)
        if not self.text():
            return QSize(height + 6, height)
        width = 2 * _PADS[self._role] + QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2
        width += tokens.px(_ICON) + _GAP if self._icon_name else 0
        width += key_cap_size(self._key).width() + _CAP_GAP if self._key else 0
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows take the room around the words and the key cap, never the words."""
        hint = self.sizeHint()
        if not self.text():
            return hint
        spared = 2 * max(0, _PADS[self._role] - _LEAST_PAD)
        spared += key_cap_size(self._key).width() + _CAP_GAP if self._key else 0
        return QSize(hint.width() - spared, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        ground, border, words = _colours(tokens, self._role, self._state())
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, ground, border, tokens.radius_button)
        self._paint_content(painter, rect, words, tokens)
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_button)
        painter.end()

    def _state(self) -> str:
        if not self.isEnabled():
            return "off"
        if self.isDown() or self.isChecked():
            return "press"
        return "hover" if self.underMouse() else "rest"

    def _paint_content(self, painter: QPainter, rect: QRectF, words: str, tokens: Tokens) -> None:
        side = tokens.px(_ICON)
        middle = rect.center().y()
        if not self.text():
            if self._icon_name:
                spot = QRectF(rect.center().x() - side / 2, middle - side / 2, side, side)
                paint_icon(painter, self._icon_name, words, spot)
            return
        missing = self.sizeHint().width() - rect.width()
        pad = max(float(_PADS[self._role]) - max(0.0, missing / 2), min(_LEAST_PAD, _PADS[self._role]))
        left, right = rect.left() + pad, rect.right() - pad
        has_cap = bool(self._key) and missing <= 2 * (_PADS[self._role] - pad) + 1
        if self._key and has_cap:
            size = key_cap_size(self._key)
            right -= size.width() - 2
            cap = QRectF(right, middle - size.height() / 2, size.width(), size.height())
            border = tokens.accent_border if self._role in {"primary", "soft"} else tokens.line2
            paint_key_cap(painter, cap, self._key, words=words, border=border)
            right -= _CAP_GAP - 2
        font = self._font()
        metrics = QFontMetrics(font)
        icon_room = side + _GAP if self._icon_name else 0
        text = elided(self.text(), metrics, right - left - icon_room + 2)
        spare = right - left - icon_room - metrics.horizontalAdvance(text)
        if not has_cap and self._role != "nav":
            left += max(0.0, spare / 2)
        if self._icon_name:
            paint_icon(painter, self._icon_name, words, QRectF(left, middle - side / 2, side, side))
            left += icon_room
        painter.setFont(font)
        painter.setPen(QColor(words))
        painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()),
                         Qt.AlignmentFlag.AlignVCenter, text)  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            self.update()


def _colours(tokens: Tokens, role: str, state: str) -> tuple[str | None, str | None, str]:
    """Ground, border and words of a button."""
    if role == "primary":
        if state == "off":
            return tokens.head, tokens.line, tokens.text3
        ground = {"hover": tokens.accent_hover, "press": tokens.accent_press}.get(state, tokens.accent)
        return ground, ground, tokens.on_accent
    if role == "soft":
        ground = {"hover": tokens.sel, "press": tokens.hover}.get(state, tokens.accent_soft)
        return ground, tokens.accent_border, tokens.accent_text if state != "off" else tokens.text3
    bare = {"hover": tokens.hover, "press": tokens.line}.get(state)
    if role == "link":
        return bare, None, tokens.link if state != "off" else tokens.text3
    if role == "nav":
        return bare, None, tokens.text if state != "off" else tokens.text3
    border = tokens.ctl if state != "off" else tokens.line
    return bare or tokens.surface, border, tokens.text if state != "off" else tokens.text3


def put_buttons(row: QBoxLayout, buttons: Iterable[ActionButton]) -> None:
    """Let these buttons stand in a row in place of whatever stood there; the row's owner owns them."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for button in buttons:
        row.addWidget(button)
