"""Strokes shared by the small controls and the table delegates, so a chip looks the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from ui.style.icons import paint_icon
from ui.style.theme import current, text_font

_CHIP_ICON = 15
_CHIP_PAD = 6
_CHIP_GAP = 4
_CAP_PAD = 5


def paint_box(
    painter: QPainter,
    rect: QRectF,
    ground: str | None,
    border: str | None,
    radius: float,
    width: float = 1.0,
) -> None:
    """A rounded box whose border lies inside ``rect``; ``None`` leaves ground or border away."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    inset = width / 2 if border else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The 2 px ring, drawn inside so that nothing moves."""
    paint_box(painter, rect, None, current().focus, radius, 2.0)


def paint_hatching(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Slanted lines for days that do not count and for second series: meaning without colour."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(QColor(colour), 1.0))
    step = 6.0
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()


def elided(text: str, metrics: QFontMetrics, width: float) -> str:
    """``text`` cut with ``…`` at the right to fit ``width`` px."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def chip_size(icon_name: str | None, text: str) -> QSize:
    """Room a chip needs, px."""
    tokens = current()
    metrics = QFontMetrics(text_font(tokens.font_small, 500))
    icon_room = tokens.px(_CHIP_ICON) + _CHIP_GAP if icon_name else 0
    width = metrics.horizontalAdvance(text) + icon_room + 2 * _CHIP_PAD + 2
    return QSize(width, tokens.px(tokens.chip_height))


def paint_chip(painter: QPainter, rect: QRectF, kind: str, icon_name: str | None, text: str) -> None:
    """Icon and words on the ground of their state; words are cut with ``…`` when ``rect`` is narrow."""
    tokens = current()
    state = tokens.state(kind)
    painter.save()
    paint_box(painter, rect, state.ground, state.border, tokens.radius_chip)
    left = rect.left() + _CHIP_PAD
    if icon_name:
        side = tokens.px(_CHIP_ICON)
        paint_icon(painter, icon_name, state.text, QRectF(left, rect.center().y() - side / 2, side, side))
        left += side + _CHIP_GAP
    font = text_font(tokens.font_small, 500)
    painter.setFont(font)
    painter.setPen(QColor(state.text))
    room = QRectF(left, rect.top(), rect.right() - left - _CHIP_PAD + 2, rect.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(text, QFontMetrics(font), room.width()))
    painter.restore()


def key_cap_size(keys: str) -> QSize:
    """Room a key cap needs, px."""
    tokens = current()
    metrics = QFontMetrics(text_font(tokens.font_key_cap, 500))
    height = tokens.px(tokens.key_cap_height)
    return QSize(max(height + 2, metrics.horizontalAdvance(keys) + 2 * _CAP_PAD + 2), height)


def paint_key_cap(
    painter: QPainter, rect: QRectF, keys: str, *, words: str, border: str, ground: str | None = None
) -> None:
    """A key's name in a small frame, in the given colours."""
    painter.save()
    paint_box(painter, rect, ground, border, 3.0)
    painter.setFont(text_font(current().font_key_cap, 500))
    painter.setPen(QColor(words))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


def paint_bar(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A flat filled bar with slightly rounded ends: place marks, progress."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colour)))
    painter.drawRoundedRect(rect, 1.5, 1.5)
    painter.restore()
