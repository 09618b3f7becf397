"""A register as an Excel file: a sheet for each part, real dates and numbers, identity numbers as text.

Nothing is ever written as a formula. A text that begins like one also carries Excel's mark for text, so
that editing its cell does not turn it into one.
"""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter

from desktop.domain.papers import PersonOnPaper
from desktop.domain.register_rows import RegisterPart
from desktop.domain.writing import place_and_date, short_date
from desktop.papers.formats import format_of
from desktop.papers.letterhead import signer_block
from desktop.papers.register_cells import Cell, RegisterRow
from desktop.papers.register_csv import FORMULA_STARTS
from desktop.papers.register_layout import CellKind, RegisterLayout
from desktop.papers.registers import RegisterJob
from desktop.papers.wording import one_line, wording_of

FONT = "Times New Roman"
A4 = 9
MM_PER_INCH = 25.4
MM_PER_CHARACTER = 1.85
MOST_SIGNS = 32_767
HEAD_ROWS = 2


def fill(job: RegisterJob) -> bytes:
    """The workbook. It is put together in memory: no name is left behind in a temporary file."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    made = job.sheet.made_on
    book.set_properties(
        {
            "author": one_line(job.sheet.head.issuer),
            "created": datetime(made.year, made.month, made.day),  # noqa: DTZ001 -- the office knows one zone
        }
    )
    looks = _Looks(book)
    parts = list(job.parts())
    for layout, part in parts:
        name = layout.sheet_name if len(parts) == 1 else _stretch_name(part)
        _Page(job, layout, part, book.add_worksheet(name), looks).write(signed=part is parts[-1][1])
    book.close()
    return file.getvalue()


def _stretch_name(part: RegisterPart) -> str:
    """``01-6-2026 đến 30-6-2026``: a sheet's name takes no slash."""
    first, last = (f"{day.day:02d}-{day.month}-{day.year}" for day in (part.period.first, part.period.last))
    return f"{first} đến {last}"


class _Looks:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **wanted: object) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self._known:
            self._known[key] = self._book.add_format({"font_name": FONT, **wanted})
        return self._known[key]

    def head(self, size: float) -> Any:
        return self.of(font_size=size, bold=True, border=1, align="center", valign="vcenter", text_wrap=True)

    def cell(self, size: float, kind: CellKind, align: str, *, struck: bool, quoted: bool) -> Any:
        numbers = {CellKind.DATE: "dd/mm/yyyy", CellKind.NUMBER: "0", CellKind.IDENTITY: "@"}
        wanted: dict[str, object] = {"num_format": numbers[kind]} if kind in numbers else {}
        side = "right" if kind is CellKind.NUMBER else {"centre": "center"}.get(align, align)
        return self.of(
            font_size=size, border=1, valign="top", align=side, text_wrap=True, font_strikeout=struck,
            quote_prefix=quoted, **wanted,
        )  # fmt: skip


class _Page:
    """One part on its own sheet: title, head that repeats in print, rows, signatures."""

    def __init__(
        self, job: RegisterJob, layout: RegisterLayout, part: RegisterPart, page: Any, looks: _Looks
    ) -> None:
        self.job, self.layout, self.part, self.page, self.looks = job, layout, part, page, looks
        self.last = len(layout.columns) - 1
        self.at = 0

    def write(self, *, signed: bool) -> None:
        self._shape()
        self._title()
        first = self._head()
        for row in self.job.rows(self.layout, self.part):
            self._row(row)
        if self.at == first:
            self._line(self.layout.say("empty"), {"italic": True, "align": "center", "border": 1})
        identity = [at for at, each in enumerate(self.layout.columns) if each.kind is CellKind.IDENTITY]
        for at in identity:
            self.page.ignore_errors(
                {"number_stored_as_text": f"{_letters(at)}{first + 1}:{_letters(at)}{self.at}"}
            )
        if signed:
            self._signatures()

    def _shape(self) -> None:
        layout, margins = self.layout, self.layout.margins_mm
        self.page.set_landscape()
        self.page.set_paper(A4)
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(
            *(each / MM_PER_INCH for each in (margins.left, margins.right, margins.top, margins.bottom))
        )
        said = self._said("running", title=layout.running)
        code = self.job.sheet.log_code
        foot = f'&R&"{FONT},Regular"&9{layout.say("log_code", code=code)}' if code else ""
        self.page.set_footer(f'&L&"{FONT},Italic"&9{said}&C&"{FONT},Regular"&9Trang &P/&N{foot}')
        for at, column in enumerate(layout.columns):
            self.page.set_column(at, at, column.width_mm / MM_PER_CHARACTER)

    def _said(self, key: str, **more: object) -> str:
        period = self.part.period
        return self.layout.say(key, first=short_date(period.first), last=short_date(period.last), **more)

    def _title(self) -> None:
        layout, sizes = self.layout, self.layout.sizes_pt
        issuer = {"font_size": sizes["issuer"], "bold": True}
        self.page.write_string(0, 0, one_line(self.job.sheet.head.issuer).upper(), self.looks.of(**issuer))
        for at, text in enumerate(layout.form):
            form = self.looks.of(font_size=sizes["form"], align="right", bold=not at, italic=bool(at))
            self.page.write_string(at, self.last, text, form)
        self.at = max(1, len(layout.form))
        self._line(layout.name, {"font_size": sizes["title"], "bold": True, "align": "center"})
        self._line(self._said("period"), {"font_size": sizes["period"], "italic": True, "align": "center"})
        self.at += 1

    def _line(self, text: str, look: dict[str, object]) -> None:
        self.page.merge_range(self.at, 0, self.at, self.last, "", self.looks.of(**look))
        self.page.write_string(self.at, 0, text, self.looks.of(**look))
        self.at += 1

    def _head(self) -> int:
        """Merged heads over their columns, the column numbers below; gives the first row of entries."""
        layout, top = self.layout, self.at
        look = self.looks.head(layout.sizes_pt["head"])
        below = top + (HEAD_ROWS - 1 if layout.has_groups else 0)
        for span in layout.spans:
            if span.group and span.last > span.first:
                self.page.merge_range(top, span.first, top, span.last, span.group, look)
            elif span.group:
                self.page.write_string(top, span.first, span.group, look)
            for at in range(span.first, span.last + 1):
                self._head_cell(below if span.group else top, below, at, look)
        numbers = self.looks.of(
            font_size=layout.sizes_pt["column_number"], italic=True, border=1, align="center"
        )
        for at in range(self.last + 1):
            self.page.write_string(below + 1, at, f"({at + 1})", numbers)
        self.page.set_row(below, layout.line_em * layout.sizes_pt["head"] * self._tallest_title())
        self.page.repeat_rows(top, below + 1)
        self.page.freeze_panes(below + 2, 0)
        self.at = below + 2
        return self.at

    def _head_cell(self, top: int, bottom: int, at: int, look: Any) -> None:
        title = self.layout.columns[at].title
        if bottom > top:
            self.page.merge_range(top, at, bottom, at, title, look)
        else:
            self.page.write_string(top, at, title, look)

    def _tallest_title(self) -> int:
        """Lines the longest title takes: Excel does not grow rows of merged cells by itself."""
        room = {each: each.width_mm / MM_PER_CHARACTER for each in self.layout.columns}
        return max(1 + int(1.35 * len(each.title) / room[each]) for each in self.layout.columns)

    def _row(self, row: RegisterRow) -> None:
        for at, cell in enumerate(row.cells):
            self._cell(at, cell, struck=row.struck and not self.layout.columns[at].reason)
        self.at += 1

    def _cell(self, at: int, cell: Cell, *, struck: bool) -> None:
        column = self.layout.columns[at]
        quoted = isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
        look = self.looks.cell(
            self.layout.sizes_pt["cell"], column.kind, column.align, struck=struck, quoted=quoted
        )
        if cell is None or cell == "":
            self.page.write_blank(self.at, at, None, look)
        elif isinstance(cell, date):
            self.page.write_datetime(self.at, at, cell, look)
        elif isinstance(cell, int):
            self.page.write_number(self.at, at, cell, look)
        else:
            text = cell if len(cell) <= MOST_SIGNS else cell[: MOST_SIGNS - 1] + "…"
            self.page.write_string(self.at, at, text, look)

    def _signatures(self) -> None:
        """Who made it and who heads the office, as on paper, centred over the halves of the sheet."""
        sheet, layout = self.job.sheet, self.layout
        block = signer_block(wording_of(sheet.head, sheet.made_on), sheet.signer)
        signer = sheet.signer or PersonOnPaper("")
        hint = layout.say("sign_here")
        day = place_and_date(one_line(sheet.head.place), sheet.made_on)
        paper = format_of(sheet.head.side, sheet.made_on)
        posts = [(line.text, "bold" if paper[line.component].bold else "") for line in block.lines]
        right = [(day, "italic"), *posts, (hint, "italic")]
        right += [("", ""), ("", ""), ("", ""), ("", ""), (one_line(signer.name), "bold")]
        left = [("", ""), (layout.say("made_by"), "bold"), (hint, "italic")]
        left += [("", "")] * (len(right) - len(left) - 1) + [(one_line(sheet.made_by), "bold")]
        self.at += 1
        half = self.last // 2
        for mine, theirs in zip(left, right, strict=True):
            self._signed(mine, 0, half)
            self._signed(theirs, half + 1, self.last)
            self.at += 1

    def _signed(self, said: tuple[str, str], first: int, last: int) -> None:
        text, style = said
        if not text:
            return
        styled = {style: True} if style else {}
        look = self.looks.of(font_size=self.layout.sizes_pt["signature"], align="center", **styled)
        self.page.merge_range(self.at, first, self.at, last, "", look)
        self.page.write_string(self.at, first, text, look)


def _letters(column: int) -> str:
    return chr(ord("A") + column)
