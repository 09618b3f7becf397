"""Breaks the texts of narrow columns into lines, fast: a register says the same words over and over."""

import re
from collections.abc import Iterator

from desktop.domain.errors import UnprintableText
from desktop.papers.faces import faces

KNOWN_TEXTS = 5_000
SHORT_TEXT = 40
AFTER_SIGNS = re.compile(r"[^/–.-]+[/–.-]*|[/–.-]+")

TextLine = tuple[str, float]
"""A line with its width in points."""


class Face:
    """The letters a text is set in, looked up once: a register asks for them thousands of times."""

    def __init__(self, size_pt: float, *, bold: bool = False, italic: bool = False) -> None:
        self.size_pt = size_pt
        self.bold, self.italic = bold, italic
        self._letters = faces()
        self.name = self._letters.name(bold=bold, italic=italic)

    def width(self, text: str) -> float:
        return self._letters.width(text, self.size_pt, bold=self.bold, italic=self.italic)

    def missing(self, text: str) -> frozenset[str]:
        """The letters of a text that this face cannot draw."""
        return self._letters.missing(text, bold=self.bold, italic=self.italic)


class LineBreaker:
    """Lines of one face. Raises ``UnprintableText`` at the first word it cannot draw whole (BR-49)."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._blank = face.width(" ")
        self._words: dict[str, float] = {}
        self._texts: dict[tuple[str, float], list[TextLine]] = {}

    def lines(self, text: str, width: float, where: str) -> list[TextLine]:
        """The text in lines no wider than ``width``; ``where`` names its place to a person."""
        if len(text) > SHORT_TEXT:
            return self._broken(text, width, where)
        known = self._texts.get((text, width))
        if known is None:
            if len(self._texts) > KNOWN_TEXTS:
                self._texts.clear()
            known = self._texts[text, width] = self._broken(text, width, where)
        return known

    def _broken(self, text: str, width: float, where: str) -> list[TextLine]:
        found: list[TextLine] = []
        for paragraph in text.split("\n"):
            self._fill(paragraph.split(), width, where, found)
        return found

    def _fill(self, words: list[str], limit: float, where: str, found: list[TextLine]) -> None:
        line, used = "", 0.0
        for word in words:
            wide = self._words.get(word)
            if wide is None:
                wide = self._measured(word, where)
            gap = " "
            for part, width in ((word, wide),) if wide <= limit else self._parts(word, limit):
                between = self._blank if gap else 0.0
                if line and used + between + width <= limit:
                    line = f"{line}{gap}{part}"
                    used += between + width
                else:
                    if line:
                        found.append((line, used))
                    line, used = part, width
                gap = ""
        if line:
            found.append((line, used))

    def _measured(self, word: str, where: str) -> float:
        if self.face.missing(word):
            raise UnprintableText("unprintable", word=word.strip("“”‘’\"'(),.;:") or word, where=where)
        if len(self._words) > KNOWN_TEXTS:
            self._words.clear()
        width = self._words[word] = self.face.width(word)
        return width

    def _parts(self, word: str, limit: float) -> Iterator[TextLine]:
        """A word wider than its column, cut after signs such as ``/``, elsewhere only where it must be."""
        for piece in AFTER_SIGNS.findall(word):
            rest = piece
            while self.face.width(rest) > limit:
                end = self._fitting(rest, limit)
                yield rest[:end], self.face.width(rest[:end])
                rest = rest[end:]
            yield rest, self.face.width(rest)

    def _fitting(self, text: str, limit: float) -> int:
        """How many letters fit, at least one."""
        end = 1
        while self.face.width(text[: end + 1]) <= limit:
            end += 1
        return end
