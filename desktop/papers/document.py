"""The one model both renderers read: a paper composed, wrapped and worded, with nothing left to decide.

Every block says where it stands (``where``), so that a letter the font lacks can be found by the
person who typed it (BR-49).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.papers.formats import PaperFormat


class Role(StrEnum):
    """What a paragraph is; the values are component keys of the format."""

    BODY = "body"
    SECTION = "section"
    CLAUSE = "clause"
    POINT = "point"
    ADDRESSEE = "addressee"
    COPY_NOTE = "copy_note"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: Role
    runs: tuple[Run, ...]
    where: str
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_heading(self) -> bool:
        return self.role in {Role.SECTION, Role.CLAUSE, Role.POINT}


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; ``align`` is "left", "centre" or "justify"."""

    title: str
    width_mm: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that repeats; ``least_row_mm`` leaves room in each for a signature by hand."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    where: str
    least_row_mm: float = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an official component, broken to fit. ``ruled``: the rule under it is drawn here."""

    component: str
    text: str
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class LetterheadLines:
    """The two columns at the top of page 1.

    ``place_date`` is None where the form has none (Mẫu 1.9), ``number`` where the paper takes no number
    (Mẫu 02/TCD). ``subject``: a công văn says under its number what it is about (NĐ 30 ô 5b).
    """

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    number: Line | None
    place_date: Line | None
    subject: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs: the lines above the space for the signature and the seal, then the name."""

    lines: tuple[Line, ...]
    name: Line


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A paper ready to draw. One signature stands right; of two the first stands left.

    A third stands below the second.

    ``foot`` stands small below the text of every page. ``copies`` notes on each copy whose it is; the whole
    paper is drawn once for each, pages counted anew.
    """

    format: PaperFormat
    letterhead: LetterheadLines
    type_lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    signatures: tuple[SignatureBlock, ...]
    recipients: tuple[str, ...]
    draft: bool
    title: str
    author: str
    day: date
    language: str = "vi-VN"
    copies: tuple[str, ...] = ()
    foot: Line | None = None

    def each_copy(self) -> "Iterator[OfficialDocument]":
        """The paper itself, or one paper for each copy with its note above the text."""
        if not self.copies:
            yield self
        for note in self.copies:
            line = Paragraph(Role.COPY_NOTE, (Run(note),), "ghi chú bản", keep_with_next=True)
            yield replace(self, blocks=(line, *self.blocks), copies=())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text with the weight it is drawn in and the place it stands."""

    text: str
    bold: bool
    italic: bool
    where: str


def stretches(document: OfficialDocument) -> Iterator[Stretch]:
    """All text of a paper in reading order."""
    head = document.letterhead
    for line in (*head.left, *head.right, head.number, head.place_date, *head.subject):
        if line is not None:
            yield _of_line(document, line, "phần đầu văn bản")
    for line in document.type_lines:
        yield _of_line(document, line, "tên loại và trích yếu")
    for block in document.blocks:
        yield from _of_block(document, block)
    for signature in document.signatures:
        for line in (*signature.lines, signature.name):
            yield _of_line(document, line, "phần ký tên")
    for recipient in document.recipients:
        yield Stretch(recipient, bold=False, italic=False, where="nơi nhận")
    if document.foot is not None:
        yield _of_line(document, document.foot, "chân trang")


def _of_line(document: OfficialDocument, line: Line, where: str) -> Stretch:
    component = document.format[line.component]
    return Stretch(line.text, component.bold, component.italic, where)


def _of_block(document: OfficialDocument, block: Block) -> Iterator[Stretch]:
    if isinstance(block, Paragraph):
        component = document.format[block.role.value]
        for run in block.runs:
            yield Stretch(run.text, run.bold or component.bold, run.italic or component.italic, block.where)
        return
    for column in block.columns:
        yield Stretch(column.title, bold=True, italic=False, where=block.where)
    for number, row in enumerate(block.rows, 1):
        for cell in row:
            yield Stretch(cell, bold=False, italic=False, where=f"{block.where}, dòng {number}")
