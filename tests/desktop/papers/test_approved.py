"""Papers someone looked at and approved: their text and the places of their parts stay as they were.

A wanted change is looked at on paper first, then approved with ``LANGNGHE_APPROVE=1 python -m pytest
tests/desktop/papers/test_approved.py``, which writes ``tests/golden`` anew; the difference is part of
the change under review.
"""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.domain.office import Side
from desktop.domain.papers import Paper
from desktop.papers import render
from tests.desktop.papers import keeping_rows, letter_rows, reception_rows, rows
from tests.desktop.papers.geometry import MM
from tests.desktop.papers.printed_page import pages_of, read

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
APPROVING = os.environ.get("LANGNGHE_APPROVE") == "1"
KINDS = ("minutes", "notice", "plan", "invitation")
STEP_MM = 0.1


def text_of(pdf: bytes) -> str:
    pages = [page.extract_text() or "" for page in pages_of(pdf)]
    return "".join(f"--- trang {number} ---\n{text}\n" for number, text in enumerate(pages, 1))


def geometry_of(pdf: bytes) -> dict[str, Any]:
    """Where the lines of page 1 and of the last page begin and end, and every rule of page 1."""
    sheet = read(pdf)
    shown = [line for line in sheet.lines if line.page in {1, sheet.pages}]
    return {
        "pages": sheet.pages,
        "lines": [
            [line.page, _mm(line.x0), _mm(line.x1), _mm(line.top), round(line.size, 1)] for line in shown
        ],
        "rules": [[_mm(x0), _mm(x1), _mm(y)] for page, x0, x1, y in sheet.rules if page == 1],
    }


def _mm(points: float) -> float:
    return round(points / MM, 1)


def flat(measures: dict[str, Any]) -> list[float]:
    return [
        measures["pages"],
        *(number for row in (*measures["lines"], *measures["rules"]) for number in row),
    ]


def word_text_of(docx: bytes) -> str:
    body = Document(BytesIO(docx)).element.body
    lines = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return "".join(f"{line}\n" for line in lines if line)


def approved(name: str, found: str) -> str:
    """The approved text; when approving, what was found becomes it."""
    file = GOLDEN / name
    if APPROVING:
        file.write_text(found, "utf-8")
    return file.read_text("utf-8")


def check_approved(name: str, paper: Paper) -> None:
    """The PDF's text, its measures and the Word file's text are those approved under that name."""
    pdf = render(paper, ".pdf")
    assert text_of(pdf) == approved(f"{name}.txt", text_of(pdf))
    measures = json.dumps(geometry_of(pdf), indent=None).replace("], [", "],\n[") + "\n"
    assert flat(json.loads(measures)) == pytest.approx(
        flat(json.loads(approved(f"{name}.json", measures))), abs=2 * STEP_MM
    )
    word = word_text_of(render(paper, ".docx"))
    assert word == approved(f"{name}.docx.txt", word)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_the_paper_is_the_approved_one(side: Side, kind: str) -> None:
    check_approved(f"{side.value}-{kind}", rows.papers(side)[kind])


@pytest.mark.parametrize("kind", list(letter_rows.letters(Side.PARTY)))
@pytest.mark.parametrize("side", Side)
def test_the_letter_is_the_approved_one(side: Side, kind: str) -> None:
    check_approved(f"{side.value}-letter-{kind}", letter_rows.letters(side)[kind])


@pytest.mark.parametrize("kind", list(reception_rows.papers(Side.PARTY)))
@pytest.mark.parametrize("side", Side)
def test_the_paper_of_a_reception_is_the_approved_one(side: Side, kind: str) -> None:
    check_approved(f"{side.value}-{kind}", reception_rows.papers(side)[kind])


@pytest.mark.parametrize("side", Side)
def test_the_list_of_records_due_is_the_approved_one(side: Side) -> None:
    check_approved(f"{side.value}-disposal-list", keeping_rows.disposal(side))
