"""The look: tokens, palette, style sheet, fonts and icons. Knows nothing of the domain."""

from ui.style.icons import icon, icon_pixmap
from ui.style.theme import apply_theme, current, is_restyle, text_font
from ui.style.tokens import DARK, LIGHT, POINT_SIZES, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "POINT_SIZES",
    "Tokens",
    "apply_theme",
    "current",
    "icon",
    "icon_pixmap",
    "is_restyle",
    "text_font",
]
