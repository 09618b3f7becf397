"""Dressing the application: fonts, palette and the one style sheet, changeable while it runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.style.fonts import load_fonts, make_font
from ui.style.palette import make_palette
from ui.style.sheet import make_sheet
from ui.style.tokens import BASE_POINT_SIZE, DARK, LIGHT, Tokens, from_system

_RESTYLING = frozenset({QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange})


class _Wardrobe:
    """What is worn now. Painters ask for it on every paint, so a change needs no signal."""

    tokens: Tokens = LIGHT
    fusion: bool = False


def current() -> Tokens:
    """The tokens in force; ask again on every paint, never keep them."""
    return _Wardrobe.tokens


def text_font(size: int = 14, weight: int = 400, *, italic: bool = False) -> QFont:
    """The screen font for ``size`` px at 10.5 pt, grown to the chosen font size."""
    return make_font(current().px(size), weight, italic=italic)


def is_restyle(event: QEvent) -> bool:
    """Whether a ``changeEvent`` means that colours or sizes may be new."""
    return event.type() in _RESTYLING


def wants_high_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast (Windows contrast themes, GTK and macOS settings)."""
    hints = app.styleHints()
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def apply_theme(
    app: QApplication,
    dark: bool = False,
    point_size: float = BASE_POINT_SIZE,
    *,
    high_contrast: bool | None = None,
) -> Tokens:
    """Dress ``app`` and return the tokens now in force.

    ``point_size`` is 10…16 pt. In high contrast the system's palette wins and the style sheet steps back;
    ``None`` asks the system.
    """
    load_fonts()
    contrast = wants_high_contrast(app) if high_contrast is None else high_contrast
    if not _Wardrobe.fusion:
        app.setStyle(QStyleFactory.create("Fusion"))
        _Wardrobe.fusion = True
    if contrast:
        app.setPalette(QPalette())
        tokens = from_system(app.palette()).at(point_size)
    else:
        tokens = (DARK if dark else LIGHT).at(point_size)
        app.setPalette(make_palette(tokens))
    _Wardrobe.tokens = tokens
    app.setFont(text_font(tokens.font_body))
    app.setStyleSheet(make_sheet(tokens))
    return tokens
