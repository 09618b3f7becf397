"""A printed paper as a ruler sees it: lines of text with their places, and the straight lines drawn."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import pdfplumber

LINE_HEIGHT_LIMIT_PT = 1.5


@dataclass
class TextLine:
    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    in_table: bool = False

    @property
    def baseline(self) -> float:
        return self.bottom - 0.216 * self.size


@dataclass
class Sheet:
    """One printed paper: its lines of text in reading order and the straight lines drawn."""

    lines: list[TextLine]
    rules: list[tuple[int, float, float, float]]
    pages: int


@lru_cache(maxsize=2)
def pages_of(pdf: bytes) -> list[Any]:
    """The pages of a file, each read once however often one looks at it."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        found = list(opened.pages)
        for page in found:
            page.chars, page.lines  # noqa: B018 -- read while the file is open
    return found


def read(pdf: bytes) -> Sheet:
    lines: list[TextLine] = []
    rules: list[tuple[int, float, float, float]] = []
    pages = pages_of(pdf)
    for number, page in enumerate(pages, 1):
        spans = [(line["top"], line["bottom"]) for line in page.lines if line["bottom"] - line["top"] > 3]
        lines += sorted(_lines(page, number, spans), key=lambda line: (round(line.bottom), line.x0))
        rules += [
            (number, line["x0"], line["x1"], line["top"])
            for line in (*page.lines, *page.rects)
            if line["bottom"] - line["top"] < LINE_HEIGHT_LIMIT_PT
        ]
    return Sheet(lines, rules, len(pages))


def _lines(page: Any, number: int, tables: list[tuple[float, float]]) -> Iterator[TextLine]:
    rows: dict[float, list[Any]] = {}
    for char in page.chars:
        rows.setdefault(round(char["bottom"], 1), []).append(char)
    for chars in rows.values():
        for run in _runs(sorted(chars, key=lambda char: char["x0"])):
            text = unicodedata.normalize("NFC", "".join(char["text"] for char in run))
            shown = [char for char in run if char["text"].strip()]
            if not shown:
                continue
            middle = (shown[0]["top"] + shown[0]["bottom"]) / 2
            yield TextLine(
                page=number,
                text=text.strip(),
                x0=shown[0]["x0"],
                x1=shown[-1]["x1"],
                top=shown[0]["top"],
                bottom=shown[0]["bottom"],
                size=shown[0]["size"],
                bold=all("Bold" in char["fontname"] for char in shown),
                italic=all("Italic" in char["fontname"] for char in shown),
                in_table=any(top <= middle <= bottom for top, bottom in tables),
            )


def _runs(chars: list[Any]) -> Iterator[list[Any]]:
    """Stretches of a row; two columns stand apart without a space between them."""
    run: list[Any] = []
    for char in chars:
        if run and char["x0"] - run[-1]["x1"] > 12 and run[-1]["text"] != " ":
            yield run
            run = []
        run.append(char)
    if run:
        yield run
