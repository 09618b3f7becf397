"""How text flows over pages: no lonely heading, no lonely line, no signature without text above it."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

HAIR = 1e-6


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph broken into lines once for each width, however often its place is tried.

    A ``label`` is drawn in its own face in front of the first line, whose indent the style enlarges by
    ``label_width``: text in one face is broken several times faster than text in two.
    """

    label = ""
    label_face = ""
    label_width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if hasattr(self, "blPara") and getattr(self, "_broken_at", None) == width:
            return width, float(self.height)
        self._broken_at = width
        wrapped: tuple[float, float] = super().wrap(width, height)
        return wrapped

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        if len(parts) == 2:
            first = parts[0]
            first.label, first.label_face, first.label_width = self.label, self.label_face, self.label_width
        return parts

    def draw(self) -> None:
        if self.label:
            self.canv.setFont(self.label_face, self.style.fontSize)
            indent = self.style.firstLineIndent - self.label_width
            self.canv.drawString(indent, self.height - self.style.fontSize, self.label)
        super().draw()


class Chain(Flowable):  # type: ignore[misc]
    """Blocks that follow each other, broken over pages only where a reader would accept it.

    Never right after a heading (``keep``), never leaving fewer than two lines of a paragraph on either
    page; with an ``ending`` (the signatures) at least ``lines_kept`` lines of text stay on its page.
    """

    def __init__(
        self, items: Sequence[Any], keep: Sequence[bool], ending: Any | None = None, lines_kept: int = 2
    ) -> None:
        super().__init__()
        self.items = list(items)
        self.keep = list(keep)
        self.ending = ending
        self.lines_kept = lines_kept
        self._tops: list[float] = []
        self._heights: list[float] = []

    def getSpaceBefore(self) -> float:
        return float(self._all()[0].getSpaceBefore())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._tops, self._heights, y = [], [], 0.0
        for item in self._all():
            if self._tops:
                y += item.getSpaceBefore()
            self._tops.append(y)
            self._heights.append(item.wrapOn(self.canv, width, height)[1])
            y += self._heights[-1]
        self.width, self.height = width, y
        return width, y

    def draw(self) -> None:
        for item, top, height in zip(self._all(), self._tops, self._heights, strict=True):
            item.drawOn(self.canv, 0, self.height - top - height)

    def split(self, width: float, height: float) -> list[Any]:
        self.wrap(width, height)
        bottoms = [top + tall for top, tall in zip(self._tops, self._heights, strict=True)]
        over = next((i for i, bottom in enumerate(bottoms) if bottom > height + HAIR), len(bottoms))
        for at in range(min(over, len(self.items) - 1), -1, -1):
            if at == over or self.ending is not None:
                parts = self._cut(at, width, height - self._tops[at])
                if parts:
                    return [*self.items[:at], parts[0], self._rest([parts[1], *self.items[at + 1 :]], at)]
            if at > 0 and not self.keep[at - 1] and self._lines(at) >= self._needed():
                return [*self.items[:at], self._rest(self.items[at:], at)]
        return []

    def _all(self) -> list[Any]:
        return [*self.items, self.ending] if self.ending is not None else self.items

    def _rest(self, items: list[Any], at: int) -> "Chain":
        return Chain(items, self.keep[at:], self.ending, self.lines_kept)

    def _needed(self) -> int:
        return self.lines_kept if self.ending is not None else 0

    def _lines(self, start: int) -> int:
        places = range(start, len(self.items))
        return sum(self._lines_of(self.items[place], self._heights[place]) for place in places)

    @staticmethod
    def _lines_of(item: Any, height: float) -> int:
        return 0 if isinstance(item, Table) else round(height / item.style.leading)

    def _cut(self, at: int, width: float, room: float) -> list[Any]:
        """The item at a place in two parts, or nothing when it may not be cut there."""
        item = self.items[at]
        if self.keep[at]:
            return []
        if not isinstance(item, Table) and self.ending is not None:
            owed = max(0, self._needed() - self._lines(at + 1))
            room = min(room, self._heights[at] - owed * item.style.leading + HAIR)
        if room <= 0:
            return []
        parts: list[Any] = item.splitOn(self.canv, width, room)
        return parts if len(parts) == 2 else []


class PaperTable(Table):  # type: ignore[misc]
    """A table whose head row repeats; a row is broken only when it is too tall to move as a whole."""

    tall_row_pt = 150.0
    least_part_pt = 40

    def split(self, width: float, height: float) -> list[Any]:
        self._calc(width, height)
        first = self._rowHeights[self.repeatRows] if len(self._rowHeights) > self.repeatRows else 0
        self.splitInRow = self.least_part_pt if first > self.tall_row_pt else 0
        parts: list[Any] = super().split(width, height)
        return parts
