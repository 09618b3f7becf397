"""An official paper as PDF 1.7: embedded letters only, Vietnamese, and the same bytes for the same rows.

Positions and sizes come from the paper's format; the only ones here are properties of the letters
themselves. NĐ 30/2020/NĐ-CP asks for PDF 1.4 or later.
"""

from functools import partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageBreak, PageTemplate

from desktop.papers.document import Block, OfficialDocument, Paragraph, Role, Run, Table
from desktop.papers.faces import faces
from desktop.papers.flowing import Chain, PaperTable, Text
from desktop.papers.formats import MM, Component, sheet
from desktop.papers.pdf_parts import ASCENT_EM, FirstPageHead, SignaturesAndRecipients

ALIGNMENTS = {"left": TA_LEFT, "left_indent": TA_LEFT, "centre": TA_CENTER, "justify": TA_JUSTIFY}
CLOSING_PARAGRAPHS = 4
PRODUCER = "Lắng Nghe"
PDF_VERSION = (1, 7)


def draw(document: OfficialDocument) -> bytes:
    """The whole paper. Raises ``Refusal("font-missing", …)`` when the letters cannot be read."""
    file = BytesIO()
    _Pages(file, document).build(_copies(document), canvasmaker=partial(Canvas, pdfVersion=PDF_VERSION))
    return file.getvalue()


def _copies(document: OfficialDocument) -> list[Any]:
    """One copy after the other, each beginning on a page of its own that counts as page 1."""
    first, *others = document.each_copy()
    story = _story(first)
    for copy in others:
        story += [ActionFlowable(("new_copy",)), PageBreak(), *_story(copy)]
    return story


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """The page: margins, the number from page 2 on, the foot, the words BẢN NHÁP under a draft's text."""

    def __init__(self, file: BytesIO, document: OfficialDocument) -> None:
        paper_format = document.format
        margins = paper_format.margins_mm
        size = (paper_format.width_mm * MM, paper_format.height_mm * MM)
        self.document = document
        self.pages_before = 0
        super().__init__(
            file,
            pagesize=size,
            title=document.title,
            author=document.author,
            subject=document.title,
            creator=PRODUCER,
            producer=PRODUCER,
            lang=document.language,
            initialFontName=faces().name(),
            initialFontSize=paper_format["body"].size_pt,
            invariant=1,
        )
        frame = Frame(
            margins.left * MM,
            margins.bottom * MM,
            paper_format.text_width_mm * MM,
            paper_format.text_height_mm * MM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._on_page, onPageEnd=self._on_page_end))

    def beforeDocument(self) -> None:
        day = self.document.day
        self.canv.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000+07'00'")

    def handle_new_copy(self) -> None:
        self.pages_before = self.page

    def _on_page(self, canvas: Any, _: Any) -> None:
        if self.document.draft:
            draw_watermark(canvas, self.document)
        number = canvas.getPageNumber() - self.pages_before
        if number == 1:
            return
        paper_format = self.document.format
        component = paper_format["page_number"]
        canvas.setFont(faces().name(bold=component.bold, italic=component.italic), component.size_pt)
        canvas.drawCentredString(
            paper_format.page_number_x_mm * MM,
            (paper_format.height_mm - paper_format.page_number_y_mm) * MM - ASCENT_EM * component.size_pt,
            str(number),
        )

    def _on_page_end(self, canvas: Any, _: Any) -> None:
        """The foot is read after the text of its page."""
        line = self.document.foot
        if line is None:
            return
        paper_format = self.document.format
        component = paper_format[line.component]
        canvas.setFont(faces().name(bold=component.bold, italic=component.italic), component.size_pt)
        canvas.drawString(paper_format.margins_mm.left * MM, paper_format.page_foot_y_mm * MM, line.text)


def draw_watermark(canvas: Any, document: OfficialDocument) -> None:
    """BẢN NHÁP as outlines: seen by the eye, not part of the text anyone extracts or searches."""
    mark = sheet("watermark")
    scale = mark["size_pt"] / mark["units_per_em"]
    canvas.saveState()
    canvas.setFillColorRGB(*mark["colour"])
    canvas.translate(document.format.width_mm * MM / 2, document.format.height_mm * MM / 2)
    canvas.rotate(mark["angle_degrees"])
    canvas.scale(scale, scale)
    canvas.translate(-mark["width"] / 2, -mark["units_per_em"] / 3)
    path = canvas.beginPath()
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo}
    for step, *numbers in mark["path"]:
        steps[step](*numbers)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()


def _story(document: OfficialDocument) -> list[Any]:
    styles = _Styles(document)
    closing = _closing_start(document.blocks)
    story: list[Any] = [FirstPageHead(document)]
    waiting: list[Block] = []
    for block in document.blocks[:closing]:
        waiting.append(block)
        if isinstance(block, Paragraph) and block.keep_with_next:
            continue
        story.append(_chained(waiting, styles))
        waiting = []
    last = [*waiting, *document.blocks[closing:]]
    ending = SignaturesAndRecipients(document)
    kept = document.format.signature["lines_kept"]
    return [
        *story,
        Chain([styles.flowable(block) for block in last], [_keeps(block) for block in last], ending, kept),
        *ending.overflow,
    ]


def _closing_start(blocks: tuple[Block, ...]) -> int:
    """Where the last paragraphs begin: enough of them to always have two lines above the signatures."""
    start = len(blocks)
    while start and len(blocks) - start < CLOSING_PARAGRAPHS and isinstance(blocks[start - 1], Paragraph):
        start -= 1
    return start


def _keeps(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.keep_with_next


def _chained(blocks: list[Block], styles: "_Styles") -> Any:
    if len(blocks) == 1:
        return styles.flowable(blocks[0])
    return Chain([styles.flowable(block) for block in blocks], [_keeps(block) for block in blocks])


class _Styles:
    """The paragraph styles of one paper and the flowables made with them."""

    def __init__(self, document: OfficialDocument) -> None:
        self.document = document
        self.format = document.format
        self.roles = {role: self._role(role) for role in Role}
        self.head_cell = self._cell(self.format["table_head"], "centre")
        self.cells = {
            align: self._cell(self.format["table_cell"], align) for align in ("left", "centre", "justify")
        }

    def flowable(self, block: Block) -> Any:
        if isinstance(block, Table):
            return self._table(block)
        if len(block.runs) == 2 and block.runs[0].bold and not block.runs[1].bold:
            return self._labelled(*block.runs, self.roles[block.role])
        return Text(markup(block.runs), self.roles[block.role])

    def _labelled(self, label: Run, text: Run, style: ParagraphStyle) -> Text:
        """A bold label before a text in the paragraph's own face."""
        letters = faces()
        gap = " " if text.text.startswith(" ") else ""
        width = letters.width(label.text + gap, style.fontSize, bold=True)
        indented = ParagraphStyle("labelled", parent=style, firstLineIndent=style.firstLineIndent + width)
        flowable = Text(escape(text.text), indented)
        flowable.label, flowable.label_face = label.text + gap, letters.name(bold=True)
        flowable.label_width = width
        return flowable

    def _role(self, role: Role) -> ParagraphStyle:
        component = self.format[role.value]
        plain = role in {Role.BODY, Role.ADDRESSEE, Role.COPY_NOTE}
        gap = self.format.gap_pt if plain else self.format.spacing["heading_gap_pt"]
        return ParagraphStyle(
            role.value,
            fontName=faces().name(bold=component.bold, italic=component.italic),
            fontSize=component.size_pt,
            leading=self.format.line_pt,
            alignment=ALIGNMENTS[component.align],
            firstLineIndent=0 if component.align == "centre" else self.format.first_line_mm * MM,
            spaceBefore=gap,
            allowWidows=0,
            allowOrphans=0,
        )

    def _cell(self, component: Component, align: str) -> ParagraphStyle:
        return ParagraphStyle(
            f"{component.key} {align}",
            fontName=faces().name(bold=component.bold, italic=component.italic),
            fontSize=component.size_pt,
            leading=self.format.table["line_pt"],
            alignment=ALIGNMENTS[align],
            allowWidows=0,
            allowOrphans=0,
        )

    def _table(self, table: Table) -> PaperTable:
        shape = self.format.table
        head = [Text(escape(column.title), self.head_cell) for column in table.columns]
        rows = [
            [
                Text(escape(cell), self.cells[column.align])
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in table.rows
        ]
        whole = ((0, 0), (-1, -1))
        padding = [(f"{side}PADDING", *whole, shape["padding_pt"]) for side in ("LEFT", "RIGHT", "BOTTOM")]
        return PaperTable(
            [head, *rows],
            colWidths=[column.width_mm * MM for column in table.columns],
            minRowHeights=[0, *(table.least_row_mm * MM for _ in rows)],
            repeatRows=1,
            spaceBefore=shape["gap_pt"],
            spaceAfter=shape["gap_pt"],
            style=[
                ("FONTNAME", *whole, faces().name()),
                ("GRID", *whole, shape["rule_pt"], (0, 0, 0)),
                ("VALIGN", *whole, "TOP"),
                ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
                ("TOPPADDING", *whole, shape["padding_pt"] / 2),
                *padding,
            ],
        )


def markup(runs: tuple[Run, ...]) -> str:
    """Runs in the small markup platypus reads, every sign of it escaped."""
    return "".join(_weighted(escape(run.text), run) for run in runs)


def _weighted(text: str, run: Run) -> str:
    bold = f"<b>{text}</b>" if run.bold else text
    return f"<i>{bold}</i>" if run.italic else bold
