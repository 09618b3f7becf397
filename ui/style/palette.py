"""The Qt palette of a theme, for everything the style sheet does not reach."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.style.tokens import Tokens


def make_palette(tokens: Tokens) -> QPalette:
    """All colour groups; unavailable words use ``text3`` so that they stay readable."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.app,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.bar,
        role.ToolTipText: tokens.on_bar,
        role.Highlight: tokens.text_selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line2,
        role.Dark: tokens.ctl,
        role.Shadow: tokens.line2,
    }
    palette = QPalette()
    for key, value in colours.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.text3))
    return palette
