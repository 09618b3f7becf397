"""Our own line icons, drawn in a colour of the theme and sharp at any screen scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

import resources
from ui.style.theme import current

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_SCREEN_SCALES = (1.0, 1.25, 1.5, 2.0)


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Raises FileNotFoundError for a name without a file in ``resources/icons``."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw icon ``name`` in ``colour`` (``#RRGGBB``) into the square ``rect``."""
    _renderer(name, colour).render(painter, rect)


def icon_pixmap(name: str, colour_token: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:  # noqa: S107
    """One picture of ``size`` logical px for a screen whose scale is ``ratio``."""
    drawing = _renderer(name, current().colour(colour_token))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, colour_token: str = "text", size: int = 18) -> QIcon:  # noqa: S107
    """An icon in the present theme, with a picture for each usual screen scale.

    A theme change needs a new icon: ask again when ``is_restyle(event)``.
    """
    made = QIcon()
    for ratio in _SCREEN_SCALES:
        made.addPixmap(icon_pixmap(name, colour_token, size, ratio))
    return made
