"""The same paper as a Word file: same wording, margins, sizes and lines, with named styles to edit by.

The same rows give the same bytes: the parts of the file carry no clock time.
"""

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.papers.document import Block, OfficialDocument, Table
from desktop.papers.docx_parts import Parts, fix_widths
from desktop.papers.docx_styles import ALIGNMENTS, add_styles, dress
from desktop.papers.formats import Component

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
WHOLE_ROW_LETTERS = 500
"""A row shorter than this moves to the next page whole; a longer one may break."""


def write(document: OfficialDocument) -> bytes:
    word = Document()
    _page(word, document)
    add_styles(word, document.format, document.language)
    first, *others = document.each_copy()
    Parts(word, first).furniture()
    _copy(word, first)
    for copy in others:
        _new_copy(word)
        _copy(word, copy)
    _small_last_paragraph(word)
    _properties(word, document)
    file = BytesIO()
    word.save(file)
    return _timeless(file)


def _copy(word: Any, document: OfficialDocument) -> None:
    parts = Parts(word, document)
    parts.letterhead()
    parts.titles()
    for block in document.blocks:
        _add(word, document, block)
    _hold_end(word, document)
    parts.signatures()


def _new_copy(word: Any) -> None:
    """A section of its own, whose pages are counted from 1 again."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(count)


def _page(word: Any, document: OfficialDocument) -> None:
    section, margins = word.sections[0], document.format.margins_mm
    section.page_width, section.page_height = Mm(document.format.width_mm), Mm(document.format.height_mm)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = section.footer_distance = Mm(document.format.page_number_y_mm)


def _add(word: Any, document: OfficialDocument, block: Block) -> None:
    if isinstance(block, Table):
        _add_table(word, document, block)
        return
    paragraph = word.add_paragraph()
    dress(paragraph, document.format[block.role.value])
    paragraph.paragraph_format.keep_with_next = True if block.keep_with_next else None
    for run in block.runs:
        added = paragraph.add_run(run.text)
        added.bold = True if run.bold else None
        added.italic = True if run.italic else None


def _add_table(word: Any, document: OfficialDocument, block: Table) -> None:
    shape = document.format.table
    _spacer(word, shape["gap_pt"])
    table = word.add_table(1 + len(block.rows), len(block.columns), style="Table Grid")
    fix_widths(table, [column.width_mm for column in block.columns], padding_pt=shape["padding_pt"])
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _write(cell, column.title, document.format["table_head"])
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:cantSplit"))
    head.append(OxmlElement("w:tblHeader"))
    for row, texts in zip(list(table.rows)[1:], block.rows, strict=True):
        for cell, text, column in zip(row.cells, texts, block.columns, strict=True):
            paragraph = _write(cell, text, document.format["table_cell"])
            paragraph.alignment = ALIGNMENTS[column.align]
        if block.least_row_mm:
            row.height, row.height_rule = Mm(block.least_row_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
        if sum(map(len, texts)) < WHOLE_ROW_LETTERS:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _spacer(word, shape["gap_pt"])


def _write(cell: Any, text: str, component: Component) -> Any:
    paragraph = cell.paragraphs[0]
    dress(paragraph, component)
    paragraph.add_run(text)
    return paragraph


def _spacer(word: Any, height_pt: float) -> None:
    """The gap above and below a table; kept with what follows so that it never opens a page alone."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(height_pt)
    paragraph.paragraph_format.keep_with_next = True


def _hold_end(word: Any, document: OfficialDocument) -> None:
    """At least two lines of text stay with the signatures."""
    for paragraph in word.paragraphs[-document.format.signature["lines_kept"] :]:
        paragraph.paragraph_format.keep_with_next = True


def _small_last_paragraph(word: Any) -> None:
    """Word wants a paragraph after a table; one point high it cannot open a page of its own."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(1)


def _properties(word: Any, document: OfficialDocument) -> None:
    day = datetime.combine(document.day, time())
    about = word.core_properties
    about.title = about.subject = document.title
    about.author = about.last_modified_by = document.author
    about.comments = about.keywords = ""
    about.language = document.language
    about.created = about.modified = about.last_printed = day
    about.revision = 1
    theme = word.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), document.language)


def _timeless(file: BytesIO) -> bytes:
    """The same archive with every part dated alike."""
    out = BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, ZIP_EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            target.writestr(part, source.read(entry.filename))
    return out.getvalue()
