"""The log's head on paper: in the foot of completed minutes and of registers, on no draft (BR-63)."""

import io
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from docx import Document
from openpyxl import load_workbook

from desktop.domain.office import Side
from desktop.domain.papers import Paper
from desktop.papers import render
from desktop.papers.registers import write
from tests.desktop.papers import reception_rows, rows
from tests.desktop.papers import register_sheets as made

SAID = f"Mốc nhật ký: {rows.LOG_CODE}"
MM = 72 / 25.4


def feet(pdf: bytes) -> list[str]:
    """What stands below the text area of every page."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return [page.crop((0, 280 * MM, page.width, page.height)).extract_text() for page in opened.pages]


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("made_by", [rows.minutes, reception_rows.minutes, reception_rows.minutes_of_one])
def test_br_63_completed_minutes_carry_the_code_in_the_foot_of_every_page(
    made_by: object, side: Side
) -> None:
    paper: Paper = made_by(side)  # type: ignore[operator]
    found = feet(render(paper, ".pdf"))
    assert len(found) > 1
    assert set(found) == {SAID}
    (section,) = Document(BytesIO(render(paper, ".docx"))).sections
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text == SAID
    assert round(section.footer_distance.mm) == 10


def test_a_draft_and_minutes_of_another_book_have_no_code() -> None:
    for paper in (rows.minutes(draft=True), replace(rows.minutes(), log_code="")):
        assert not any(feet(render(paper, ".pdf")))
        (section,) = Document(BytesIO(render(paper, ".docx"))).sections
        assert section.footer.paragraphs[0].text == ""


def test_br_63_registers_carry_the_code_on_every_page_and_every_sheet() -> None:
    sheet = replace(made.reception(), log_code=rows.LOG_CODE)
    with pdfplumber.open(BytesIO(write(sheet, ".pdf"))) as opened:
        assert all((page.extract_text() or "").endswith(SAID) for page in opened.pages)
    book = load_workbook(io.BytesIO(write(replace(made.reception(), log_code=rows.LOG_CODE), ".xlsx")))
    assert [page.oddFooter.right.text for page in book.worksheets] == [SAID, SAID]


def test_a_table_for_machines_carries_no_code() -> None:
    sheet = replace(made.petitions(), log_code=rows.LOG_CODE)
    assert rows.LOG_CODE.encode() not in write(sheet, ".csv")
