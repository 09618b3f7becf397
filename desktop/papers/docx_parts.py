"""The fixed parts of a Word paper: letterhead, title, signatures, page number and draft mark.

Lines under a text are borders of empty paragraphs, indented to the length the rules ask for, so that
no drawing floats over the text.
"""

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from desktop.papers.document import Line, OfficialDocument, SignatureBlock
from desktop.papers.docx_styles import RULE_STYLE, dress
from desktop.papers.faces import faces
from desktop.papers.formats import MM, PaperFormat, sheet

BORDER_EIGHTHS = 8
RULE_LINE_PT = 2.0


class Parts:
    """Adds the parts of one paper to one Word document."""

    def __init__(self, word: Any, document: OfficialDocument) -> None:
        self.word = word
        self.document = document
        self.format: PaperFormat = document.format

    def letterhead(self) -> None:
        head = self.document.letterhead
        widths = [
            column[1] - column[0] for column in (self.format.left_column_mm, self.format.right_column_mm)
        ]
        numbered = head.number is not None or head.place_date is not None
        table = self._bare_table(2 if numbered else 1, widths)
        for cell, lines, width in zip(table.rows[0].cells, (head.left, head.right), widths, strict=True):
            self._fill(cell, lines, width)
        under = self.format.spacing["under_rule_pt"]
        last = table.rows[1].cells if numbered else ()
        for cell, line in zip(last, (head.number, head.place_date), strict=numbered):
            paragraph = cell.paragraphs[0]
            if line is not None:
                self._write(paragraph, line)
                ruled = any(one.ruled for one in (*head.left, *head.right))
                paragraph.paragraph_format.space_before = Pt(under if ruled else 0)
        for row, line in enumerate(head.subject):
            below = table.rows[-1].cells[0].add_paragraph()
            self._write(below, line)
            gap = 0 if row else self.format.spacing["above_letter_subject_pt"]
            below.paragraph_format.space_before = Pt(gap)

    def titles(self) -> None:
        if not self.document.type_lines:
            gap = self.word.add_paragraph()
            gap.paragraph_format.line_spacing = Pt(self.format.spacing["above_type_pt"] - self.format.gap_pt)
            return
        for line in self.document.type_lines:
            paragraph = self.word.add_paragraph()
            self._write(paragraph, line)
            if line.ruled:
                self._rule(self.word.add_paragraph(), line, self.format.text_width_mm)
        above = self.format.spacing["above_body_pt"] - self.format.gap_pt
        final = self.word.paragraphs[-1]
        final.paragraph_format.space_after = Pt(above)

    def signatures(self) -> None:
        if len(self.document.signatures) == 1:
            self._one_signature(self.document.signatures[0])
        else:
            self._two_signatures()

    def furniture(self) -> None:
        """The page number from page 2 on, the foot, and BẢN NHÁP behind the text of every page of a draft."""
        section = self.word.sections[0]
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        dress(number, self.format["page_number"])
        number._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        )
        first = section.first_page_header.paragraphs[0]
        dress(first, self.format["page_number"])
        if self.document.foot is not None:
            section.footer_distance = Mm(self.format.page_foot_y_mm)
            for footer in (section.first_page_footer, section.footer):
                self._write(footer.paragraphs[0], self.document.foot)
        if self.document.draft:
            for place, paragraph in enumerate((first, number), 1):
                paragraph._p.append(_watermark(place))

    def _one_signature(self, block: SignatureBlock) -> None:
        start, end = self.format.signature["one_x_mm"]
        left = start - self.format.margins_mm.left
        table = self._bare_table(1, [left, end - start])
        self._recipients(table.rows[0].cells[0])
        cell = table.rows[0].cells[1]
        self._above_signature(cell, block)
        name = cell.add_paragraph()
        self._name(name, block)
        self._hold_together(table)

    def _two_signatures(self) -> None:
        width = self.format.signature["two_width_mm"]
        below = bool(self.document.recipients or self.document.signatures[2:])
        table = self._bare_table(3 if below else 2, [width, width])
        for place, block in enumerate(self.document.signatures[:2]):
            self._above_signature(table.rows[0].cells[place], block)
            self._name(table.rows[1].cells[place].paragraphs[0], block)
        if below:
            self._below_signatures(*table.rows[2].cells)
        self._hold_together(table)

    def _below_signatures(self, left: Any, right: Any) -> None:
        self._recipients(left)
        third = self.document.signatures[2:]
        above = Pt(self.format.spacing["above_third_signature_pt" if third else "above_recipients_pt"])
        left.paragraphs[0].paragraph_format.space_before = above
        for block in third:
            self._above_signature(right, block)
            right.paragraphs[0].paragraph_format.space_before = above
            self._name(right.add_paragraph(), block)

    def _above_signature(self, cell: Any, block: SignatureBlock) -> None:
        self._fill(cell, block.lines, 0)
        cell.paragraphs[0].paragraph_format.space_before = Pt(self.format.spacing["above_signature_pt"])

    def _name(self, paragraph: Any, block: SignatureBlock) -> None:
        self._write(paragraph, block.name)
        blank = self.format.spacing["signature_blank_lines"] * self.format.line_pt
        paragraph.paragraph_format.space_before = Pt(blank)

    def _recipients(self, cell: Any) -> None:
        if not self.document.recipients:
            return
        label = cell.paragraphs[0]
        self._write(label, Line("recipients_label", str(self.format.recipients["label"])))
        if len(self.document.signatures) == 1:
            label.paragraph_format.space_before = Pt(self.format.spacing["above_signature_pt"])
        for text in self.document.recipients:
            self._write(cell.add_paragraph(), Line("recipients", text))

    def _hold_together(self, table: Any) -> None:
        """No row breaks, and every row but the last stays with the next."""
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if row._tr is not table.rows[-1]._tr:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        paragraph.paragraph_format.keep_with_next = True

    def _fill(self, cell: Any, lines: tuple[Line, ...], width_mm: float) -> None:
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._write(paragraph, line)
            if line.ruled:
                self._rule(cell.add_paragraph(), line, width_mm)

    def _write(self, paragraph: Any, line: Line) -> None:
        dress(paragraph, self.format[line.component])
        paragraph.add_run(line.text)

    def _rule(self, paragraph: Any, line: Line, width_mm: float) -> None:
        """An empty paragraph whose lower border is as long as the component's rule."""
        component = self.format[line.component]
        rule = component.rule
        if rule is None:
            return
        text = faces().width(line.text, component.size_pt, bold=component.bold, italic=component.italic)
        aside = (width_mm * MM - text * rule.length_fraction) / 2
        paragraph.style = self.word.styles[RULE_STYLE]
        shape = paragraph.paragraph_format
        shape.left_indent = shape.right_indent = Pt(aside)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(RULE_LINE_PT)
        size = round(rule.width_pt * BORDER_EIGHTHS)
        border = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="{size}" w:space="0"'
            ' w:color="000000"/></w:pBdr>'
        )
        paragraph._p.pPr.find(qn("w:spacing")).addprevious(border)

    def _bare_table(self, rows: int, widths_mm: list[float]) -> Any:
        """A table that only places its texts: no borders, no padding, columns as wide as given."""
        table = self.word.add_table(rows, len(widths_mm))
        fix_widths(table, widths_mm, padding_pt=0)
        return table


def fix_widths(table: Any, widths_mm: list[float], *, padding_pt: float) -> None:
    """Columns exactly as wide as given, in Word and LibreOffice alike."""
    table.autofit = False
    properties = table._tbl.tblPr
    twips = round(padding_pt * 20)
    margins = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    indent = parse_xml(f'<w:tblInd {nsdecls("w")} w:w="0" w:type="dxa"/>')
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(indent)
    layout.addnext(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths_mm, strict=True):
        grid.w = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)


def _watermark(place: int) -> Any:
    """The words as Word's own text effect in the header: behind the text and no part of it."""
    mark = sheet("watermark")
    red, green, blue = (round(share * 255) for share in mark["colour"])
    high = mark["size_pt"]
    wide = high * mark["width"] / mark["units_per_em"]
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{wide:.0f}pt;height:{high:.0f}pt;"
        f"rotation:{360 - mark['angle_degrees']};z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    family = sheet("fonts")["word_family"]
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office">'
        "<w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="Draft{place}" o:spid="_x0000_s{2048 + place}" type="#_x0000_t136" style="{style}" '
        f'fillcolor="#{red:02x}{green:02x}{blue:02x}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{family}&quot;;font-size:1pt;font-weight:bold"'
        f' string="{mark["text"]}"/>'
        "</v:shape></w:pict></w:r>"
    )
