"""The letters papers are printed with: four faces of one family, measured and checked before drawing.

Party and State papers alike are set in Times New Roman, Unicode TCVN 6909:2001; the shipped family
has its widths and every Vietnamese letter (BR-49).
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import resources
from desktop.domain.errors import Refusal
from desktop.papers.formats import sheet


@dataclass(frozen=True, slots=True)
class Faces:
    """The family's faces by weight and slant; widths in points, names as ReportLab registers them."""

    fonts: dict[tuple[bool, bool], Any]

    def name(self, *, bold: bool = False, italic: bool = False) -> str:
        return str(self.fonts[bold, italic].fontName)

    def width(self, text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
        return float(self.fonts[bold, italic].stringWidth(text, size_pt))

    def missing(self, text: str, *, bold: bool = False, italic: bool = False) -> frozenset[str]:
        """The letters of a text that this face cannot draw."""
        glyphs = self.fonts[bold, italic].face.charToGlyph
        return frozenset(letter for letter in set(text) if letter != "\n" and ord(letter) not in glyphs)


def faces() -> Faces:
    """The four faces, read once; ``Refusal("font-missing", file=…)`` when a file is gone or altered."""
    marks = []
    for face in sheet("fonts")["faces"].values():
        file = resources.path("fonts", face["file"])
        try:
            state = file.stat()
        except OSError as error:
            raise Refusal("font-missing", file=face["file"]) from error
        marks.append((str(file), state.st_mtime_ns, state.st_size))
    return _faces(tuple(marks))


@lru_cache(maxsize=1)
def _faces(marks: tuple[tuple[str, int, int], ...]) -> Faces:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    from desktop.papers.measured_font import MeasuredFont

    # All are read before any is registered: half a family would print bold text in regular letters.
    fonts = {}
    for (face, data), (path, _, _) in zip(sheet("fonts")["faces"].items(), marks, strict=True):
        try:
            _verify(path, data["sha256"])
            font = MeasuredFont(f"Paper-{face}", path, shapable=False)
        except (OSError, ValueError, TTFError) as error:
            raise Refusal("font-missing", file=data["file"]) from error
        fonts["bold" in face, "italic" in face] = font
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        fonts[False, False].fontName,
        normal=fonts[False, False].fontName,
        bold=fonts[True, False].fontName,
        italic=fonts[False, True].fontName,
        boldItalic=fonts[True, True].fontName,
    )
    return Faces(fonts)


def _verify(path: str, sha256: str) -> None:
    with Path(path).open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise ValueError(path)
