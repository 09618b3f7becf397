"""Every paper measured with the ruler of its rule family, and the ruler itself measured on wrong papers."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.office import Side
from desktop.domain.papers import MinutesPaper, PersonOnPaper
from desktop.papers import render
from desktop.papers.document import Line, OfficialDocument
from desktop.papers.faces import faces
from desktop.papers.formats import sheet
from desktop.papers.pdf import draw
from desktop.papers.rendering import compose
from tests.desktop.papers import rows
from tests.desktop.papers.geometry import Checker, Fault

KINDS = ("minutes", "notice", "plan", "invitation")


def faults(pdf: bytes, side: Side, *, dated: bool = True) -> list[Fault]:
    return Checker(pdf, side, dated=dated).faults()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_a_paper_keeps_every_measure_of_its_rule_family(side: Side, kind: str) -> None:
    paper = rows.papers(side)[kind]
    dated = not (side is Side.STATE and isinstance(paper, MinutesPaper))
    assert faults(render(paper, ".pdf"), side, dated=dated) == []


@pytest.mark.parametrize("side", Side)
def test_minutes_of_twenty_pages_keep_every_measure(side: Side) -> None:
    pdf = render(rows.minutes(side), ".pdf")
    checker = Checker(pdf, side, dated=side is Side.PARTY)
    assert checker.faults() == []
    assert checker.sheet.pages > 15


@pytest.mark.parametrize("side", Side)
def test_a_draft_differs_only_by_what_is_drawn_under_its_text(side: Side) -> None:
    draft = Checker(render(rows.minutes(side, 3, draft=True), ".pdf"), side, dated=side is Side.PARTY)
    final = Checker(render(rows.minutes(side, 3), ".pdf"), side, dated=side is Side.PARTY)
    assert draft.faults() == []
    assert [line.text for line in draft.sheet.lines] == [line.text for line in final.sheet.lines]


@pytest.mark.parametrize("lines", range(0, 33, 3))
def test_signatures_never_stand_without_two_lines_of_text(lines: int) -> None:
    """Each count of lines ends the text at another height of the page; together they go through a page."""
    for side in Side:
        paper = rows.minutes(side, 1)
        paper = replace(paper, conclusion=paper.conclusion + "\nĐề nghị các cơ quan thực hiện." * lines)
        assert faults(render(paper, ".pdf"), side, dated=side is Side.PARTY) == []


def test_a_recipients_list_longer_than_a_page_goes_on_below() -> None:
    names = tuple(f"Cơ quan thứ {number} của xã và các tổ chức có liên quan" for number in range(70))
    for side in Side:
        paper = replace(rows.notice(side), recipients=names)
        checker = Checker(render(paper, ".pdf"), side)
        assert checker.faults() == []
        text = " ".join(line.text for line in checker.sheet.lines)
        assert all(f"Cơ quan thứ {number} " in text for number in range(70))


def test_names_too_long_for_their_column_are_broken_before_the_unit() -> None:
    head = replace(
        rows.party_head(), superior="ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", issuer="ĐẢNG ỦY PHƯỜNG BÌNH HƯNG HÒA"
    )
    checker = Checker(render(replace(rows.minutes(opinions=1), head=head), ".pdf"), Side.PARTY)
    assert checker.faults() == []
    texts = [line.text for line in checker.sheet.lines[:8]]
    assert "THÀNH PHỐ HỒ CHÍ MINH" in texts
    assert "ĐẢNG BỘ" in texts


def test_a_state_issuer_stands_on_two_lines() -> None:
    checker = Checker(render(rows.invitation(Side.STATE), ".pdf"), Side.STATE)
    left = [line.text for line in checker.sheet.lines[:4]]
    assert "ỦY BAN NHÂN DÂN" in left
    assert "XÃ BÌNH MINH HẠ" in left


def test_a_blank_number_and_date_are_left_for_the_clerk() -> None:
    for side in Side:
        paper = replace(rows.invitation(side), head=rows.head(side, None, None))
        assert faults(render(paper, ".pdf"), side) == []


def test_a_signer_of_every_rank_is_measured() -> None:
    titles = {
        Side.PARTY: ("Bí thư Đảng ủy", "Phó Bí thư Thường trực Đảng ủy", "Phó Chánh Văn phòng Đảng ủy"),
        Side.STATE: ("Chủ tịch UBND", "Phó Chủ tịch UBND xã", "Phó Chánh Văn phòng HĐND và UBND"),
    }
    for side, names in titles.items():
        for title in names:
            paper = replace(rows.notice(side), signer=PersonOnPaper("Lò Văn Ón", title))
            assert faults(render(paper, ".pdf"), side) == []


Wrong = Callable[[OfficialDocument], OfficialDocument]


def _numbered(text: str) -> Wrong:
    return lambda document: replace(
        document, letterhead=replace(document.letterhead, number=Line("number", text))
    )


def _dated(text: str) -> Wrong:
    return lambda document: replace(
        document, letterhead=replace(document.letterhead, place_date=Line("place_date", text))
    )


def _restyled(key: str, *, bold: bool, italic: bool = False) -> Wrong:
    def change(document: OfficialDocument) -> OfficialDocument:
        component = replace(document.format[key], bold=bold, italic=italic)
        components = {**document.format.components, key: component}
        return replace(document, format=replace(document.format, components=components))

    return change


def _authority(text: str) -> Wrong:
    def change(document: OfficialDocument) -> OfficialDocument:
        block = document.signatures[0]
        return replace(
            document, signatures=(replace(block, lines=(Line("authority", text), *block.lines[1:])),)
        )

    return change


MUST_FAIL: dict[str, Wrong] = {
    "party-number-colon": _numbered("Số: 12-BB/ĐU"),
    "party-post-bold": _restyled("post", bold=True),
    "party-recipients-bold-italic": _restyled("recipients_label", bold=True, italic=True),
    "state-number-no-colon": _numbered("Số 12/BB-UBND"),
    "state-authority-slash": _authority("T/M ỦY BAN NHÂN DÂN"),
    "date-not-padded": _dated("Bình Minh Hạ, ngày 5 tháng 1 năm 2027"),
    "date-month-padded": _dated("Bình Minh Hạ, ngày 05 tháng 03 năm 2027"),
}
EXAMPLES = sheet("checker")["must_fail"]


def test_every_example_that_must_fail_is_tried() -> None:
    assert {example["id"] for example in EXAMPLES} == {*MUST_FAIL, "number-on-first-page"}


@pytest.mark.parametrize(
    "example", [case for case in EXAMPLES if case["id"] in MUST_FAIL], ids=lambda case: case["id"]
)
def test_a_wrong_paper_is_caught(example: dict[str, str]) -> None:
    sides = list(Side) if example["side"] == "either" else [Side(example["side"])]
    for side in sides:
        found = faults(draw(MUST_FAIL[example["id"]](compose(rows.notice(side)))), side)
        assert {fault.rule for fault in found} == {example["rule"]}


def test_a_number_on_the_first_page_is_caught() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595.28, 841.89))
    canvas.setFont(faces().name(), 14)
    canvas.drawCentredString(319, 841.89 - 40, "1")
    canvas.showPage()
    canvas.save()
    for side in Side:
        checker = Checker(file.getvalue(), side)
        checker._page_numbers()
        assert {fault.rule for fault in checker.found} == {"page_number"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"line_pt": 24.5}, "body"),
        ({"first_line_mm": 20.0}, "body"),
        ({"gap_pt": 1.0}, "body"),
    ],
)
def test_wrong_text_is_caught(change: dict[str, float], rule: str) -> None:
    document = compose(rows.notice())
    found = faults(draw(replace(document, format=replace(document.format, **change))), Side.PARTY)
    assert rule in {fault.rule for fault in found}


def test_wrong_margins_are_caught() -> None:
    document = compose(rows.notice())
    margins = replace(document.format.margins_mm, left=25.0)
    found = faults(draw(replace(document, format=replace(document.format, margins_mm=margins))), Side.PARTY)
    assert "margins" in {fault.rule for fault in found}


def test_a_long_place_name_stays_inside_the_right_margin() -> None:
    import pdfplumber

    paper = rows.minutes(opinions=1)
    long_place = replace(paper.head, place="Phường Nghi Phương Trường Hưng")
    content = render(replace(paper, head=long_place), ".pdf")
    with pdfplumber.open(BytesIO(content)) as pdf:
        words = [word for word in pdf.pages[0].extract_words() if word["top"] < 130]
    right_margin = (210 - 15) * 72 / 25.4
    assert max(word["x1"] for word in words) <= right_margin + 0.5
    text = " ".join(word["text"] for word in words)
    assert "Số 07-BB/ĐU" in text
    assert "Phường Nghi Phương Trường Hưng, ngày" in text
