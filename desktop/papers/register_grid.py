"""The ruled page of a register: columns, the head that every page repeats, rows set in lines."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.writing import short_date
from desktop.papers.formats import MM
from desktop.papers.pdf_parts import DESCENT_EM
from desktop.papers.register_cells import Cell, RegisterRow
from desktop.papers.register_layout import RegisterLayout
from desktop.papers.register_lines import Face, LineBreaker, TextLine

STRIKE_EM = 0.26
NUMBER_AT = 0


@dataclass(slots=True)
class SetRow:
    """A row in lines, ready to draw; ``lines`` has one list for each column.

    ``again`` is the number that a row's further parts repeat.
    """

    lines: list[list[TextLine]]
    struck: bool = False
    continues: bool = False
    again: list[TextLine] = field(default_factory=list)

    @property
    def tallest(self) -> int:
        return max(map(len, self.lines))


@dataclass(slots=True)
class Head:
    """The head's titles in lines, with the heights of its two storeys and of the column numbers."""

    groups: list[list[TextLine]] = field(default_factory=list)
    titles: list[list[TextLine]] = field(default_factory=list)
    group_height: float = 0.0
    title_height: float = 0.0
    number_height: float = 0.0

    @property
    def height(self) -> float:
        return self.group_height + self.title_height + self.number_height


class RegisterGrid:
    """Places and sizes of one form's columns; draws head and rows on a canvas it is given.

    Points throughout; ``top`` counts up from the page's lower edge, as canvases do.
    """

    def __init__(self, layout: RegisterLayout) -> None:
        self.layout = layout
        self.columns = layout.columns
        self.padding = layout.padding_mm * MM
        edges = [layout.margins_mm.left * MM]
        for column in self.columns:
            edges.append(edges[-1] + column.width_mm * MM)
        self.edges = edges
        self.cell_face = Face(layout.sizes_pt["cell"])
        self.head_face = Face(layout.sizes_pt["head"], bold=True)
        self.number_face = Face(layout.sizes_pt["column_number"], italic=True)
        self.leading = layout.line_em * self.cell_face.size_pt
        self._breaker = LineBreaker(self.cell_face)
        self._rooms = [each.width_mm * MM - 2 * self.padding for each in self.columns]
        self.head = self._head()
        self._own = [at for at, column in enumerate(self.columns) if not column.once]

    # -- setting

    def set_row(self, row: RegisterRow) -> SetRow:
        where = f"số {row.label}, cột “" if row.label else "cột “"
        return SetRow(
            [
                self._breaker.lines(_text(cell), room, f"{where}{column.title}”") if cell is not None else []
                for cell, room, column in zip(row.cells, self._rooms, self.columns, strict=True)
            ],
            row.struck,
            row.continues,
        )

    def hanging(self, row: SetRow) -> SetRow:
        """A further line of the number above it, without the cells that stand once."""
        kept = [[] if column.once else each for each, column in zip(row.lines, self.columns, strict=True)]
        return SetRow(kept, row.struck, row.continues)

    def cut(self, row: SetRow, at: int) -> tuple[SetRow, SetRow]:
        """The first lines of every cell, and what is left for the next page under ``(12)``, its number."""
        rest = [each[at:] for each in row.lines]
        said = [f"({text})" for text, _ in row.lines[NUMBER_AT]]
        rest[NUMBER_AT] = row.again or [(text, self.cell_face.width(text)) for text in said]
        above = SetRow([each[:at] for each in row.lines], row.struck, row.continues)
        return above, SetRow(rest, row.struck, row.continues, rest[NUMBER_AT])

    def height_of(self, lines: int) -> float:
        return max(1, lines) * self.leading + 2 * self.padding

    def lines_in(self, room: float) -> int:
        return int((room - 2 * self.padding + 1e-6) / self.leading)

    # -- drawing

    def draw_row(self, canvas: Any, row: SetRow, top: float) -> float:
        """Draws a row and gives the height it took."""
        size = self.cell_face.size_pt
        first = top - self.padding - self.leading + DESCENT_EM * size + (self.leading - size) / 2
        text = canvas.beginText()
        text.setFont(self.cell_face.name, size, self.leading)
        for at, each in enumerate(row.lines):
            if each:
                self._cell(text, at, each, first)
        canvas.drawText(text)
        if row.struck:
            self._strike(canvas, row, first)
        return self.height_of(row.tallest)

    def rule_above(self, canvas: Any, top: float, *, hanging: bool) -> None:
        """The line between two rows; under a hanging row it leaves out the cells that stand once."""
        runs = [(0, len(self.columns) - 1)] if not hanging else self._own_runs()
        for first, last in runs:
            canvas.line(self.edges[first], top, self.edges[last + 1], top)

    def uprights(self, canvas: Any, top: float, bottom: float) -> None:
        for edge in self.edges:
            canvas.line(edge, top, edge, bottom)

    def frame(self, canvas: Any, top: float, bottom: float) -> None:
        """Outer lines only, for a line of text across all columns."""
        for edge in (self.edges[0], self.edges[-1]):
            canvas.line(edge, top, edge, bottom)

    def draw_head(self, canvas: Any, top: float) -> float:
        """Merged heads, titles and column numbers; gives the height."""
        head, layout = self.head, self.layout
        canvas.setLineWidth(layout.rule_pt)
        upper, lower = top - head.group_height, top - head.group_height - head.title_height
        foot = top - head.height
        for span, group in zip(layout.spans, head.groups, strict=True):
            left, right = self.edges[span.first], self.edges[span.last + 1]
            if span.group:
                self._centred(canvas, self.head_face, group, (left, right), (top, upper))
                canvas.line(left, upper, right, upper)
            for at in range(span.first, span.last + 1):
                box = (self.edges[at], self.edges[at + 1])
                ceiling = upper if span.group else top
                self._centred(canvas, self.head_face, head.titles[at], box, (ceiling, lower))
                canvas.line(box[0], top if at == span.first else upper, box[0], foot)
        canvas.line(self.edges[-1], top, self.edges[-1], foot)
        for at in range(len(self.columns)):
            text = f"({at + 1})"
            line = [(text, self.number_face.width(text))]
            self._centred(canvas, self.number_face, line, (self.edges[at], self.edges[at + 1]), (lower, foot))
        for y in (top, lower):
            canvas.line(self.edges[0], y, self.edges[-1], y)
        return head.height

    def _head(self) -> Head:
        layout, face = self.layout, self.head_face
        breaker, head = LineBreaker(face), Head()
        line = layout.line_em * face.size_pt
        head.titles = [
            breaker.lines(column.title, room, "đầu cột")
            for column, room in zip(self.columns, self._rooms, strict=True)
        ]
        for span in layout.spans:
            room = self.edges[span.last + 1] - self.edges[span.first] - 2 * self.padding
            head.groups.append(breaker.lines(span.group, room, "đầu cột") if span.group else [])
        if layout.has_groups:
            head.group_height = max(map(len, head.groups)) * line + 3 * self.padding
        grouped = [len(t) for t, c in zip(head.titles, self.columns, strict=True) if c.group]
        alone = [len(t) for t, c in zip(head.titles, self.columns, strict=True) if not c.group]
        below = max(alone, default=0) * line + 3 * self.padding - head.group_height
        head.title_height = max(below, max(grouped, default=0) * line + 3 * self.padding * bool(grouped))
        head.number_height = layout.line_em * self.number_face.size_pt + self.padding
        return head

    def _cell(self, text: Any, at: int, lines: list[TextLine], first: float) -> None:
        if self.columns[at].align != "left":
            for place, (line, width) in enumerate(lines):
                text.setTextOrigin(self._start(at, width), first - place * self.leading)
                text.textOut(line)
            return
        text.setTextOrigin(self.edges[at] + self.padding, first)
        for line, _ in lines:
            text.textLine(line)

    def _start(self, at: int, width: float) -> float:
        if self.columns[at].align == "left":
            return self.edges[at] + self.padding
        return (self.edges[at] + self.edges[at + 1] - width) / 2

    def _strike(self, canvas: Any, row: SetRow, first: float) -> None:
        """A line through every word of a row that was taken out, but for the reason."""
        above = STRIKE_EM * self.cell_face.size_pt
        for at, each in enumerate(row.lines):
            if self.columns[at].reason:
                continue
            for place, (_, width) in enumerate(each):
                x, y = self._start(at, width), first - place * self.leading + above
                canvas.line(x, y, x + width, y)

    def _own_runs(self) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        for at in self._own:
            if runs and runs[-1][1] == at - 1:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((at, at))
        return runs

    def _centred(
        self,
        canvas: Any,
        face: Face,
        lines: list[TextLine],
        across: tuple[float, float],
        between: tuple[float, float],
    ) -> None:
        """Lines in the middle of a box of the head."""
        leading = self.layout.line_em * face.size_pt
        y = (sum(between) + leading * len(lines)) / 2 - leading
        y += DESCENT_EM * face.size_pt + (leading - face.size_pt) / 2
        canvas.setFont(face.name, face.size_pt)
        for line, width in lines:
            canvas.drawString((sum(across) - width) / 2, y, line)
            y -= leading


def _text(cell: Cell) -> str:
    return short_date(cell) if isinstance(cell, date) else str(cell)
