"""The recovery sheet for the sealed envelope: one page, its codes large enough to type from.

It is no official paper and takes no number; the program never keeps it, so it is made as bytes and nothing
else.
"""

from io import BytesIO
from typing import Any

from desktop.domain.errors import UnprintableText
from desktop.domain.recovery import RecoveryPaper
from desktop.domain.writing import long_date
from desktop.papers.faces import faces
from desktop.papers.formats import MM, sheet

FORMAT = "recovery-sheet"


def draw(paper: RecoveryPaper) -> bytes:
    """The sheet as PDF; the same rows always give the same bytes. Raises ``UnprintableText``."""
    lacking = faces().missing(paper.office, bold=True)
    if lacking:
        raise UnprintableText("unprintable", word=paper.office, where="tên cơ quan")
    file = BytesIO()
    page = _Page(file, paper)
    page.head()
    page.codes()
    page.steps()
    page.signatures()
    page.canvas.save()
    return file.getvalue()


class _Page:
    """The canvas with the height reached on it."""

    def __init__(self, file: BytesIO, paper: RecoveryPaper) -> None:
        from reportlab.pdfgen.canvas import Canvas

        from desktop.papers.pdf import PDF_VERSION, PRODUCER

        self.paper, self.form = paper, sheet(FORMAT)
        size = (self.form["width_mm"] * MM, self.form["height_mm"] * MM)
        self.canvas: Any = Canvas(
            file,
            pagesize=size,
            pdfVersion=PDF_VERSION,
            initialFontName=faces().name(),
            lang="vi-VN",
            invariant=1,
        )
        made = paper.made_on
        self.canvas.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}000000+07'00'")
        self.canvas.setCreator(PRODUCER)
        self.canvas.setProducer(PRODUCER)
        self.canvas.setTitle(self.form["title"])
        self.left = self.form["left_mm"] * MM
        self.width = size[0] - self.left - self.form["right_mm"] * MM
        self.y = size[1] - self.form["top_mm"] * MM

    def head(self) -> None:
        form, paper = self.form, self.paper
        self._centred(paper.office, form["text_pt"])
        self.y -= 12
        self._centred(form["title"], form["title_pt"])
        self.y -= 8
        self._text(form["made"].format(day=long_date(paper.made_on)), form["text_pt"])
        if paper.logins:
            self._text(form["holders"].format(logins=", ".join(paper.logins)), form["text_pt"])
        self.y -= 4

    def codes(self) -> None:
        form, paper = self.form, self.paper
        self._box("code", paper.code)
        self._box("password", paper.last_resort_password)
        self.y -= 2
        self._text(form["plain"], form["text_pt"], bold=True)

    def steps(self) -> None:
        form = self.form
        self.y -= 6
        self._text(form["steps_label"], form["text_pt"], bold=True)
        for number, step in enumerate(form["steps"], 1):
            self._text(f"{number}. {step}", form["text_pt"])

    def signatures(self) -> None:
        form = self.form
        self.y -= 10
        self._text(form["sealed"], form["text_pt"], italic=True)
        self.y -= 6
        half = self.width / 2
        for at, signer in enumerate(form["signers"]):
            middle = self.left + half * at + half / 2
            self._put(middle, self.y - form["text_pt"], signer, form["text_pt"], bold=True)
            self._put(middle, self.y - form["text_pt"] - 15, form["sign_hint"], form["small_pt"], italic=True)

    def _box(self, part: str, code: str) -> None:
        """A label, the code in lines of few groups, and how it is used, inside a frame."""
        form = self.form
        size, at_most = form[f"{part}_pt"], form[f"{part}_groups_in_line"]
        padding, top = form["box_padding_mm"] * MM, self.y
        self.left, self.width = self.left + padding, self.width - 2 * padding
        self.y -= padding / 2
        self._text(form[f"{part}_label"], form["text_pt"], bold=True)
        groups = code.split("-")
        for at in range(0, len(groups), at_most):
            self.y -= size * 1.25
            line = form[f"{part}_between"].join(groups[at : at + at_most])
            self._put(self.left + self.width / 2, self.y, line, size, bold=True)
        self.y -= size * 0.6
        self._text(form[f"{part}_hint"], form["small_pt"])
        self.y -= padding * 0.7
        self.left, self.width = self.left - padding, self.width + 2 * padding
        self.canvas.setLineWidth(form["line_pt"])
        self.canvas.rect(self.left, self.y, self.width, top - self.y)
        self.y -= 10

    def _centred(self, text: str, size: float) -> None:
        for line in self._lines(text, size, bold=True):
            self.y -= size * 1.3
            self._put(self.left + self.width / 2, self.y, line, size, bold=True)

    def _text(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
        leading = self.form["leading_pt"] * size / self.form["text_pt"]
        for line in self._lines(text, size, bold=bold, italic=italic):
            self.y -= leading
            self.canvas.setFont(faces().name(bold=bold, italic=italic), size)
            self.canvas.drawString(self.left, self.y, line)
        self.y -= leading * 0.2

    def _lines(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> list[str]:
        from reportlab.lib.utils import simpleSplit

        return list(simpleSplit(text, faces().name(bold=bold, italic=italic), size, self.width))

    def _put(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, italic: bool = False
    ) -> None:
        self.canvas.setFont(faces().name(bold=bold, italic=italic), size)
        self.canvas.drawCentredString(x, y, text)
