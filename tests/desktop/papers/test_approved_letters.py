"""Letters someone looked at and approved: their text and the places of their parts stay as they were."""

import json

import pytest

from desktop.domain.office import Side
from desktop.papers import render
from tests.desktop.papers import letter_rows
from tests.desktop.papers.test_approved import STEP_MM, approved, flat, geometry_of, text_of, word_text_of


@pytest.mark.parametrize("kind", list(letter_rows.letters(Side.PARTY)))
@pytest.mark.parametrize("side", Side)
def test_the_letter_is_the_approved_one(side: Side, kind: str) -> None:
    paper = letter_rows.letters(side)[kind]
    pdf = render(paper, ".pdf")
    name = f"{side.value}-letter-{kind}"
    assert text_of(pdf) == approved(f"{name}.txt", text_of(pdf))
    measures = json.dumps(geometry_of(pdf), indent=None).replace("], [", "],\n[") + "\n"
    assert flat(json.loads(measures)) == pytest.approx(
        flat(json.loads(approved(f"{name}.json", measures))), abs=2 * STEP_MM
    )
    word = word_text_of(render(paper, ".docx"))
    assert word == approved(f"{name}.docx.txt", word)
