"""A register as PDF: A4 landscape, the head repeated on every page, rows broken only between lines.

Rows are drawn as they come, so that a register of thousands takes time in proportion and no memory for
its texts; the number of pages is filled in when it is known.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.register_rows import RegisterPart, RegisterSheet
from desktop.domain.writing import place_and_date, short_date
from desktop.papers.faces import faces
from desktop.papers.formats import MM, format_of
from desktop.papers.letterhead import balanced, break_name, signer_block
from desktop.papers.pdf import PDF_VERSION, PRODUCER
from desktop.papers.pdf_parts import ASCENT_EM, DESCENT_EM
from desktop.papers.register_grid import RegisterGrid, SetRow
from desktop.papers.register_layout import RegisterLayout
from desktop.papers.register_lines import Face
from desktop.papers.registers import RegisterJob
from desktop.papers.wording import one_line, wording_of

TOTAL = "pages"
ISSUER_BREAKS = ("XÃ", "PHƯỜNG", "ĐẶC KHU", "TỈNH", "THÀNH PHỐ")


def draw(job: RegisterJob) -> bytes:
    """The whole register with its signatures. Raises what ``registers.write`` says."""
    file = BytesIO()
    pages = _Pages(file, job.sheet)
    for layout, part in job.parts():
        pages.begin(layout, part)
        pages.fill(job.rows(layout, part), last=part is job.sheet.parts[-1])
    pages.save()
    return file.getvalue()


class _Pages:
    """The canvas with the place reached on it."""

    def __init__(self, file: BytesIO, sheet: RegisterSheet) -> None:
        self.sheet = sheet
        self.canvas: Any = Canvas(
            file,
            pdfVersion=PDF_VERSION,
            initialFontName=faces().name(),
            lang="vi-VN",
            invariant=1,
            pageCompression=1,
        )
        made = sheet.made_on
        self.canvas.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}000000+07'00'")
        self.canvas.setCreator(PRODUCER)
        self.canvas.setProducer(PRODUCER)
        self.canvas.setAuthor(one_line(sheet.head.issuer))
        self.layout: RegisterLayout
        self.grid: RegisterGrid
        self.part: RegisterPart
        self.y = self.table_top = 0.0
        self.fresh = True

    # -- parts and pages

    def begin(self, layout: RegisterLayout, part: RegisterPart) -> None:
        """A part on a new page, with its own title and form."""
        if self.canvas.getPageNumber() == 1 and not hasattr(self, "layout"):
            self.canvas.setTitle(self._running(layout, self.sheet.period.first, self.sheet.period.last))
        else:
            self._end_page()
        self.layout, self.part = layout, part
        self.grid = RegisterGrid(layout)
        self.canvas.setPageSize((layout.width_mm * MM, layout.height_mm * MM))
        self._footer()
        self.y = (layout.height_mm - layout.margins_mm.top) * MM
        self._title()
        self._table()

    def fill(self, rows: Iterable[Any], *, last: bool) -> None:
        """All rows, each drawn once the next is known: the signatures need one above them."""
        waiting: SetRow | None = None
        for row in rows:
            if waiting is not None:
                self._put(waiting)
            waiting = self.grid.set_row(row)
        ending = _Signatures(self.sheet, self.layout) if last else None
        owed = ending.height if ending else 0.0
        if waiting is None:
            self._empty()
        else:
            self._put(waiting, owed)
        self._close_table()
        if ending:
            if self.y - self._bottom < owed:
                self._new_page(table=False)
            ending.draw(self.canvas, self.y)

    def save(self) -> None:
        self.canvas.beginForm(TOTAL)
        size = self.layout.sizes_pt["footer"]
        self.canvas.setFont(faces().name(), size)
        self.canvas.drawString(0, 0, str(self.canvas.getPageNumber()))
        self.canvas.endForm()
        self.canvas.showPage()
        self.canvas.save()

    @property
    def _bottom(self) -> float:
        return self.layout.margins_mm.bottom * MM

    def _new_page(self, *, table: bool = True) -> None:
        self._end_page()
        self._footer()
        self.y = (self.layout.height_mm - self.layout.margins_mm.top) * MM
        if table:
            self._table()

    def _end_page(self) -> None:
        self._close_table()
        self.canvas.showPage()

    def _table(self) -> None:
        self.y -= self.grid.draw_head(self.canvas, self.y)
        self.table_top, self.fresh = self.y, True

    def _close_table(self) -> None:
        if self.table_top > self.y:
            self.grid.rule_above(self.canvas, self.y, hanging=False)
            self.grid.uprights(self.canvas, self.table_top, self.y)
        self.table_top = 0.0

    # -- rows

    def _put(self, row: SetRow, owed: float = 0.0) -> None:
        """A row where it fits; a tall one is cut between two lines. ``owed`` must fit under it."""
        while True:
            shown = self.grid.hanging(row) if row.continues and not self.fresh else row
            height, room = self.grid.height_of(shown.tallest), self.y - self._bottom
            if height + owed <= room:
                return self._draw(shown)
            moves = height <= self.layout.whole_row_up_to_mm * MM or height <= room
            if moves and not self.fresh:
                self._new_page()
                continue
            at = min(self.grid.lines_in(room), shown.tallest - self.layout.least_lines)
            if at < self.layout.least_lines:
                if self.fresh:
                    return self._draw(shown)
                self._new_page()
                continue
            above, row = self.grid.cut(shown, at)
            self._draw(above)
            self._new_page()

    def _draw(self, row: SetRow) -> None:
        self.grid.rule_above(self.canvas, self.y, hanging=row.continues and not self.fresh)
        self.y -= self.grid.draw_row(self.canvas, row, self.y)
        self.fresh = False

    def _empty(self) -> None:
        """One line across all columns that says there was nothing."""
        face = self.grid.cell_face
        bottom = self.y - 2 * self.grid.leading
        self.grid.rule_above(self.canvas, self.y, hanging=False)
        self.canvas.setFont(faces().name(italic=True), face.size_pt)
        middle = (self.grid.edges[0] + self.grid.edges[-1]) / 2
        y = (self.y + bottom - face.size_pt) / 2 + DESCENT_EM * face.size_pt
        self.canvas.drawCentredString(middle, y, self.layout.say("empty"))
        self.grid.frame(self.canvas, self.y, bottom)
        self.grid.rule_above(self.canvas, bottom, hanging=False)
        self.y, self.table_top = bottom, 0.0

    # -- around the table

    def _running(self, layout: RegisterLayout, first: Any, last: Any) -> str:
        return layout.say("running", title=layout.running, first=short_date(first), last=short_date(last))

    def _footer(self) -> None:
        """What the sheet is, and ``Trang 3/17`` with room for a total known only at the end."""
        layout, canvas = self.layout, self.canvas
        size = layout.sizes_pt["footer"]
        y = layout.spacing_mm["footer"] * MM
        left, right = self.grid.edges[0], self.grid.edges[-1]
        canvas.setFont(faces().name(italic=True), size)
        canvas.drawString(left, y, self._running(layout, self.part.period.first, self.part.period.last))
        canvas.setFont(faces().name(), size)
        if self.sheet.log_code:
            canvas.drawRightString(right, y, layout.say("log_code", code=self.sheet.log_code))
        page = layout.say("page", page=canvas.getPageNumber())
        middle = (left + right) / 2
        canvas.drawRightString(middle, y, page)
        canvas.saveState()
        canvas.translate(middle, y)
        canvas.doForm(TOTAL)
        canvas.restoreState()

    def _title(self) -> None:
        layout, canvas, period = self.layout, self.canvas, self.part.period
        sizes, spacing = layout.sizes_pt, layout.spacing_mm
        left, right = self.grid.edges[0], self.grid.edges[-1]
        top = self.y
        issuer_end = self._issuer(left, top)
        form_end = top
        for line in layout.form:
            canvas.setFont(
                faces().name(italic=line.startswith("("), bold=not line.startswith("(")), sizes["form"]
            )
            form_end -= layout.line_em * sizes["form"]
            canvas.drawRightString(right, form_end, line)
        middle = (left + right) / 2
        y = min(issuer_end, form_end) - spacing["above_title"] * MM - ASCENT_EM * sizes["title"]
        canvas.setFont(faces().name(bold=True), sizes["title"])
        canvas.drawCentredString(middle, y, layout.name)
        y -= layout.line_em * sizes["period"] + 2
        canvas.setFont(faces().name(italic=True), sizes["period"])
        said = layout.say("period", first=short_date(period.first), last=short_date(period.last))
        canvas.drawCentredString(middle, y, said)
        self.y = y - spacing["under_period"] * MM

    def _issuer(self, left: float, top: float) -> float:
        """The keeper's name above its short rule; gives the lowest place used."""
        layout, head = self.layout, self.sheet.head
        face = Face(layout.sizes_pt["issuer"], bold=True)
        plain = Face(layout.sizes_pt["issuer"])
        width = layout.spacing_mm["issuer_width"] * MM
        superior = balanced(one_line(head.superior).upper(), width, plain.width) if head.superior else []
        issuer = break_name(one_line(head.issuer).upper(), width, face.width, ISSUER_BREAKS, always=False)
        widest = max([*map(plain.width, superior), *map(face.width, issuer)])
        middle, y = left + widest / 2, top
        for text, used in [*((line, plain) for line in superior), *((line, face) for line in issuer)]:
            y -= layout.line_em * face.size_pt
            self.canvas.setFont(used.name, used.size_pt)
            self.canvas.drawCentredString(middle, y, text)
        half = face.width(issuer[-1]) * layout.issuer_rule_fraction / 2
        y -= 0.4 * face.size_pt
        self.canvas.setLineWidth(layout.rule_pt)
        self.canvas.line(middle - half, y, middle + half, y)
        return y


class _Signatures:
    """Who made the register on the left, the head on the right, with room for hand and seal."""

    def __init__(self, sheet: RegisterSheet, layout: RegisterLayout) -> None:
        self.sheet, self.layout = sheet, layout
        self.size = layout.sizes_pt["signature"]
        self.line = layout.line_em * self.size
        day = sheet.made_on
        block = signer_block(wording_of(sheet.head, day), sheet.signer)
        paper = format_of(sheet.head.side, day)
        self.posts = [(line.text, paper[line.component].bold, False) for line in block.lines]
        self.name = block.name.text
        self.day = place_and_date(one_line(sheet.head.place), day)
        spacing = layout.spacing_mm
        lines = len(self.posts) + 3
        self.height = (spacing["above_signature"] + spacing["signature_blank"]) * MM + lines * self.line

    def draw(self, canvas: Any, top: float) -> None:
        layout = self.layout
        left = layout.margins_mm.left * MM
        width = (layout.width_mm - layout.margins_mm.right) * MM - left
        y = top - layout.spacing_mm["above_signature"] * MM
        hint = layout.say("sign_here")
        right = [(self.day, False, True), *self.posts, (hint, False, True)]
        own = [(layout.say("made_by"), True, False), (hint, False, True)]
        self._column(canvas, left + 3 * width / 4, y, right)
        self._column(canvas, left + width / 4, y - self.line, own)
        name_at = top - self.height + DESCENT_EM * self.size
        canvas.setFont(faces().name(bold=True), self.size)
        canvas.drawCentredString(left + 3 * width / 4, name_at, self.name)
        canvas.drawCentredString(left + width / 4, name_at, one_line(self.sheet.made_by))

    def _column(self, canvas: Any, x: float, y: float, texts: list[tuple[str, bool, bool]]) -> None:
        for text, bold, italic in texts:
            y -= self.line
            canvas.setFont(faces().name(bold=bold, italic=italic), self.size)
            canvas.drawCentredString(x, y, text)
