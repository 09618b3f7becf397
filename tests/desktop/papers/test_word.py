"""The Word file: same words, same measures, named styles, and nothing Word would complain about."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.domain.office import Side
from desktop.domain.papers import MinutesPaper
from desktop.papers import render
from desktop.papers.document import Paragraph, stretches
from desktop.papers.docx_styles import style_name
from desktop.papers.formats import format_of
from desktop.papers.rendering import compose
from tests.desktop.papers import rows


def opened(paper: Any) -> Any:
    return Document(BytesIO(render(paper, ".docx")))


def all_text(word: Any) -> str:
    parts = [word.element.body, *(section.footer._element for section in word.sections)]
    return "\n".join(node.text or "" for part in parts for node in part.iter(qn("w:t")))


@pytest.mark.parametrize("kind", ["minutes", "notice", "plan", "invitation"])
@pytest.mark.parametrize("side", Side)
def test_the_word_file_says_every_word_of_the_paper(side: Side, kind: str) -> None:
    paper = rows.papers(side)[kind]
    text = all_text(opened(paper))
    for stretch in stretches(compose(paper)):
        assert stretch.text in text


@pytest.mark.parametrize("side", Side)
def test_pages_are_measured_as_the_rules_say(side: Side) -> None:
    section = opened(rows.notice(side)).sections[0]
    margins = format_of(side, rows.HELD_ON).margins_mm
    for found, wanted in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, margins.top),
        (section.bottom_margin, margins.bottom),
        (section.left_margin, margins.left),
        (section.right_margin, margins.right),
        (section.header_distance, 10),
    ):
        assert abs(found - Mm(wanted)) < Mm(0.1)


@pytest.mark.parametrize("side", Side)
def test_every_component_is_a_style_of_its_own_measures(side: Side) -> None:
    word = opened(rows.minutes(side, 2))
    for component in format_of(side, rows.HELD_ON).components.values():
        style = word.styles[style_name(component)]
        assert style.font.size == Pt(component.size_pt)
        assert style.font.bold == component.bold
        assert style.font.italic == component.italic
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }


def test_text_is_vietnamese_by_default() -> None:
    word = opened(rows.notice())
    defaults = word.styles.element.find(qn("w:docDefaults"))
    tongue = next(defaults.iter(qn("w:lang")))
    assert tongue.get(qn("w:val")) == tongue.get(qn("w:eastAsia")) == "vi-VN"
    assert word.core_properties.language == "vi-VN"
    assert word.core_properties.author == "Đảng ủy xã Bình Minh Hạ"
    assert word.core_properties.comments == ""


def test_the_number_stands_from_page_two_in_the_head() -> None:
    section = opened(rows.minutes(opinions=1)).sections[0]
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize("draft", [True, False])
def test_only_a_draft_is_marked_and_not_in_its_text(draft: bool) -> None:
    word = opened(rows.minutes(opinions=1, draft=draft))
    section = word.sections[0]
    for head in (section.header, section.first_page_header):
        assert ("BẢN NHÁP" in head._element.xml) == draft
    assert "BẢN NHÁP" not in all_text(word)


def test_tables_repeat_their_head_and_headings_stay_with_their_text() -> None:
    word = opened(rows.minutes(opinions=6))
    grids = [table for table in word.tables if table.style.name == "Table Grid"]
    assert len(grids) == 2
    for table in grids:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    headings = [
        block.text
        for block in compose(rows.minutes(opinions=6)).blocks
        if isinstance(block, Paragraph) and block.is_heading
    ]
    styles = {paragraph.text: paragraph.style for paragraph in word.paragraphs}
    assert headings
    for text in headings:
        assert styles[text].paragraph_format.keep_with_next


@pytest.mark.parametrize("side", Side)
def test_letterhead_and_signatures_have_no_borders_and_hold_together(side: Side) -> None:
    word = opened(rows.minutes(side, 1))
    first, last = word.tables[0], word.tables[-1]
    for table in (first, last):
        assert table.style.name == "Normal Table"
        assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
    for row in last.rows:
        assert row._tr.trPr.find(qn("w:cantSplit")) is not None
    above = [paragraph for paragraph in word.paragraphs if paragraph.text][-1]
    assert above.paragraph_format.keep_with_next


ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr spacing ind jc outlineLvl",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "w:rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u lang",
}


@pytest.mark.parametrize("side", Side)
def test_properties_stand_in_the_order_the_format_demands(side: Side) -> None:
    """Word refuses a file, or drops settings silently, when they stand in another order (ECMA-376 Part 1)."""
    word = opened(rows.minutes(side, 2, draft=True))
    section = word.sections[0]
    ours = [style.element for style in word.styles if any(letter > "\x7f" for letter in style.name)]
    for root in (word.element.body, section.header._element, section.first_page_header._element, *ours):
        for name, order in ORDER.items():
            places = {qn(f"w:{child}"): place for place, child in enumerate(order.split())}
            for properties in root.iter(qn(name)):
                found = [places[child.tag] for child in properties]
                assert found == sorted(found)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("side", Side)
def test_another_word_processor_lays_it_out_alike(side: Side, tmp_path: Path) -> None:
    paper: MinutesPaper = rows.minutes(side, 12)
    source = tmp_path / "paper.docx"
    source.write_bytes(render(paper, ".docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (
        pdfplumber.open(tmp_path / "paper.pdf") as converted,
        pdfplumber.open(BytesIO(render(paper, ".pdf"))) as own,
    ):
        assert abs(len(converted.pages) - len(own.pages)) <= 1
        first = converted.pages[0].extract_text().split("\n")[0]
        assert first == own.pages[0].extract_text().split("\n")[0]
