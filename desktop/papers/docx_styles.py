"""Named Word styles for every component of a paper, so that an office can change one and all follow."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.papers.document import Role
from desktop.papers.formats import Component, PaperFormat, sheet

ALIGNMENTS = {
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "left_indent": WD_ALIGN_PARAGRAPH.LEFT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
OUTLINE = {Role.SECTION.value: 0, Role.CLAUSE.value: 0, Role.POINT.value: 1}
LETTERHEAD = frozenset(
    {
        "superior",
        "issuer",
        "star",
        "number",
        "place_date",
        "party_title",
        "national_name",
        "motto",
        "letter_subject",
    }
)
RULE_STYLE = "Đường kẻ"


def style_name(component: Component) -> str:
    """The component's official label; a comma would make Word read two names."""
    return component.label.replace(",", "")


def dress(paragraph: Any, component: Component) -> None:
    """Give a paragraph its component's style by the id ``add_styles`` gave it.

    By name the library would look through all styles for every paragraph.
    """
    paragraph._p.style = style_name(component).replace(" ", "")


def add_styles(document: Any, paper_format: PaperFormat, language: str) -> None:
    """The base of all text (family, language) and one paragraph style for each component."""
    family = str(sheet("fonts")["word_family"])
    _set_defaults(document, family, language)
    normal = document.styles["Normal"]
    _set_font(normal, family, paper_format["body"])
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    for component in paper_format.components.values():
        style = document.styles.add_style(style_name(component), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, family, component)
        _set_paragraph(style.paragraph_format, component, paper_format)
        if component.key in OUTLINE:
            style.paragraph_format.keep_with_next = True
            _outline(style, OUTLINE[component.key])
    rule = document.styles.add_style(RULE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    rule.base_style = normal
    rule.font.size = Pt(1)


def _set_font(style: Any, family: str, component: Component) -> None:
    style.font.name = family
    style.font.size = Pt(component.size_pt)
    style.font.bold = component.bold
    style.font.italic = component.italic
    style.font.underline = component.underline
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), family)


def _set_paragraph(shape: Any, component: Component, paper_format: PaperFormat) -> None:
    shape.alignment = ALIGNMENTS[component.align]
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(_line_pt(component, paper_format))
    shape.space_before = Pt(_gap_pt(component, paper_format))
    in_table = component.key in {"table_head", "table_cell"}
    shape.space_after = Pt(paper_format.table["padding_pt"] / 2 if in_table else 0)
    shape.widow_control = True
    if component.key in {role.value for role in Role} and component.align != "centre":
        shape.first_line_indent = Mm(paper_format.first_line_mm)


def _line_pt(component: Component, paper_format: PaperFormat) -> float:
    spacing = paper_format.spacing
    if component.key in {"table_head", "table_cell"}:
        return float(paper_format.table["line_pt"])
    if component.key == "recipients":
        return float(component.size_pt * spacing["recipients_line_em"])
    if component.key == "document_type":
        return float(spacing["type_line_pt"])
    if component.key in LETTERHEAD:
        return float(component.size_pt * spacing["head_line_em"])
    return paper_format.line_pt


def _gap_pt(component: Component, paper_format: PaperFormat) -> float:
    if component.key in {Role.BODY, Role.ADDRESSEE, Role.COPY_NOTE}:
        return paper_format.gap_pt
    if component.key in OUTLINE:
        return float(paper_format.spacing["heading_gap_pt"])
    if component.key == "document_type":
        return float(paper_format.spacing["above_type_pt"])
    return 0


def _outline(style: Any, level: int) -> None:
    """Headings appear in Word's navigation pane without taking on its heading look."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(mark)


def _set_defaults(document: Any, family: str, language: str) -> None:
    run = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(run):
        run.remove(child)
    fonts, tongue = OxmlElement("w:rFonts"), OxmlElement("w:lang")
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), family)
    for script in ("w:val", "w:eastAsia"):
        tongue.set(qn(script), language)
    run.append(fonts)
    run.append(tongue)
