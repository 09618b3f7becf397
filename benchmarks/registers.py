"""Registers of 1,250, 2,500 and 5,000 rows against a bare ReportLab table of the same cells."""

import io
import time
from datetime import date

import resources
from benchmarks.measure import Ratio, milliseconds
from desktop.domain.register_rows import RegisterSheet
from desktop.domain.writing import short_date
from desktop.papers.register_cells import rows_of
from desktop.papers.register_layout import layout_of
from desktop.papers.registers import write
from tests.desktop.papers.register_sheets import long_reception

SIZES = (1_250, 2_500, 5_000)
GROWTH = 1.25


def registers() -> list[Ratio]:
    """Each size against the bare table, then the largest against the smallest for each row."""
    _register()
    write(long_reception(100), ".pdf"), bare(cells_of(long_reception(100)))
    return [*map(_against_bare, SIZES), growth()]


def _against_bare(size: int) -> Ratio:
    """One round: the bare table of 5,000 rows takes half a minute."""
    sheet = long_reception(size)
    cells = cells_of(sheet)
    return Ratio(
        f"Sổ {size} dòng ra PDF / bảng ReportLab trần cùng nội dung",
        milliseconds(lambda: write(sheet, ".pdf")),
        milliseconds(lambda: bare(cells)),
        target=2.0,
    )


def growth() -> Ratio:
    """Work for one row in the largest register against that in the smallest: linear is 1.

    Counted in processor time, which what else the machine does leaves alone.
    """
    small, large = (long_reception(size) for size in (SIZES[0], SIZES[-1]))
    each = [min(_worked(sheet) for _ in range(2)) / sheet.count for sheet in (small, large)]
    return Ratio(f"Một dòng của sổ {SIZES[-1]} dòng / của sổ {SIZES[0]} dòng", each[1], each[0], GROWTH)


def _worked(sheet: RegisterSheet) -> float:
    start = time.process_time()
    write(sheet, ".pdf")
    return (time.process_time() - start) * 1000


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Bare", resources.path("fonts", "LiberationSerif-Regular.ttf")))


def cells_of(sheet: RegisterSheet) -> list[list[str]]:
    """The words of every cell, as the register prints them."""
    layout = layout_of(sheet.kind, sheet.period.first)
    rows = rows_of(sheet.kind, layout, sheet.parts[0].entries, masked=sheet.masked)
    said = [[_said(cell) for cell in row.cells] for row in rows]
    return [[column.title for column in layout.columns], *said]


def _said(cell: object) -> str:
    return short_date(cell) if isinstance(cell, date) else str(cell or "")


def bare(cells: list[list[str]]) -> bytes:
    """The same words in the same columns, face and size; its head repeats, nothing else."""
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("cell", fontName="Bare", fontSize=10, leading=12)
    widths = [column.width_mm * mm for column in layout_of(long_reception(1).kind, date(2026, 7, 1)).columns]
    texts = [
        [Paragraph(escape(text).replace("\n", "<br/>"), style) if text else "" for text in row]
        for row in cells
    ]
    table = LongTable(
        texts,
        colWidths=widths,
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=landscape(A4), leftMargin=20 * mm, rightMargin=15 * mm, topMargin=20 * mm,
        bottomMargin=20 * mm, initialFontName="Bare",
    )  # fmt: skip
    document.build([table])
    return target.getvalue()
