"""Twenty pages of minutes cost at most twice what the drawing library itself needs for the same text."""

import time
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

import resources
from desktop.papers import render
from desktop.papers.document import OfficialDocument
from desktop.papers.document import Table as PaperTable
from desktop.papers.formats import MM
from desktop.papers.rendering import compose
from tests.desktop.papers import rows

LIMIT = 2.0
ROUNDS = 7


def bare(document: OfficialDocument) -> bytes:
    body = ParagraphStyle("body", fontName="Bare", fontSize=14, leading=18, alignment=4, firstLineIndent=28)
    cell = ParagraphStyle("cell", fontName="Bare", fontSize=14, leading=17)
    story = []
    for block in document.blocks:
        if isinstance(block, PaperTable):
            texts = [[Paragraph(escape(text), cell) for text in row] for row in block.rows]
            widths = [column.width_mm * MM for column in block.columns]
            style = [("FONTNAME", (0, 0), (-1, -1), "Bare"), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]
            story.append(Table(texts, colWidths=widths, style=style))
        else:
            story.append(Paragraph(escape(block.text), body))
    file = BytesIO()
    SimpleDocTemplate(file, leftMargin=85, rightMargin=42, topMargin=57, bottomMargin=57).build(story)
    return file.getvalue()


def seconds(act: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@pytest.mark.slow
def test_long_minutes_cost_at_most_twice_the_bare_library() -> None:
    pdfmetrics.registerFont(TTFont("Bare", str(resources.path("fonts", "LiberationSerif-Regular.ttf"))))
    paper = rows.minutes()
    document = compose(paper)
    acts = (lambda: render(paper, ".pdf"), lambda: bare(document))
    for act in acts:
        act()
    ours, theirs = zip(*([seconds(act) for act in acts] for _ in range(ROUNDS)), strict=True)
    assert min(ours) <= LIMIT * min(theirs)
