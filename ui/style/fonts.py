"""The bundled screen font, the same letters on every machine."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

import resources

FAMILY = "IBM Plex Sans"
_FILES = ("Regular", "Medium", "SemiBold", "Italic")


class FontMissingError(RuntimeError):
    """A shipped font file cannot be loaded; without it Vietnamese marks may be drawn wrongly."""


def load_fonts() -> None:
    """Make IBM Plex Sans (400, 500, 600, 400 italic) known to Qt; a second call does nothing.

    Raises :class:`FontMissingError` naming the file that is absent or broken.
    """
    if FAMILY in QFontDatabase.families():
        return
    for weight in _FILES:
        file = resources.path("fonts", f"IBMPlexSans-{weight}.ttf")
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontMissingError(file.name)


def make_font(pixel_size: int, weight: int = 400, *, italic: bool = False) -> QFont:
    """The screen font, unhinted: with vertical hinting the ngã mark flattens to a bar at 13-14 px."""
    font = QFont(FAMILY)
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def missing_letters(text: str) -> str:
    """The letters of ``text`` the screen font cannot draw, each once, in order."""
    raw = QRawFont.fromFont(make_font(14))
    seen = dict.fromkeys(ch for ch in text if not ch.isspace())
    return "".join(ch for ch in seen if not raw.supportsCharacter(ord(ch)))
