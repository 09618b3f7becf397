"""Letters about a visit, a case or a petition: measured, in two copies, and never saying who denounced."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.domain.errors import UnprintableText
from desktop.domain.letter_papers import (
    Arrival,
    Citizen,
    Denouncer,
    LetterPaper,
    MatterOnPaper,
    Outcome,
    ReceiptPaper,
)
from desktop.domain.office import Side
from desktop.domain.petition import Channel, PetitionType
from desktop.papers import file_name, render, unprintable
from desktop.papers.pdf import draw
from desktop.papers.rendering import compose
from tests.desktop.papers import letter_rows as letters
from tests.desktop.papers.geometry import Checker, Fault
from tests.desktop.papers.test_approved import word_text_of


def faults(paper: LetterPaper) -> list[Fault]:
    """Each copy measured as a paper of its own."""
    form = isinstance(paper, ReceiptPaper)
    copies = compose(paper).each_copy()
    return [
        fault
        for copy in copies
        for fault in Checker(draw(copy), paper.head.side, dated=not form, form=form).faults()
    ]


def text_of(paper: LetterPaper) -> str:
    with pdfplumber.open(BytesIO(render(paper, ".pdf"))) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


def all_letters() -> Iterator[LetterPaper]:
    for side in Side:
        yield from letters.letters(side).values()


@pytest.mark.parametrize("kind", list(letters.letters(Side.PARTY)))
@pytest.mark.parametrize("side", Side)
def test_a_letter_keeps_every_measure_of_its_rule_family(side: Side, kind: str) -> None:
    assert faults(letters.letters(side)[kind]) == []


@pytest.mark.parametrize("side", Side)
def test_long_names_and_addresses_keep_every_measure(side: Side) -> None:
    for paper in letters.letters(side).values():
        if isinstance(paper.citizen, Citizen):
            assert faults(replace(paper, citizen=letters.LONG_CITIZEN)) == []


@pytest.mark.parametrize("side", Side)
def test_a_letter_not_yet_issued_leaves_number_and_date_to_the_clerk(side: Side) -> None:
    paper = letters.transfer(side)
    blank = replace(paper, head=replace(paper.head, number=None, issued_on=None), draft=True)
    assert faults(blank) == []


@pytest.mark.parametrize("side", Side)
def test_several_matters_each_tell_their_own_outcome_and_day(side: Side) -> None:
    waiting = replace(letters.PROPOSAL, outcome=Outcome.MORE_TIME, due_on=None, explanation="chờ đo đạc lại")
    paper = letters.acceptance(side, (letters.PROPOSAL, letters.COMPLAINT, waiting))
    text = text_of(paper)
    assert faults(paper) == []
    assert "giao Phòng Kinh tế chủ trì" in text
    assert "chậm nhất ngày 04/12/2026" in text
    assert "đã chuyển, chỉ đạo Ban Quản lý dự án đầu tư xây dựng khu vực Hạ Sơn" in text
    assert "Văn bản số 12-PC/ĐU, ngày 03/11/2026" in text
    assert "cần thêm thời gian" in text
    assert "chờ đo đạc lại." in text


@pytest.mark.parametrize("outcome", Outcome)
def test_br_30_every_outcome_has_a_sentence(outcome: Outcome) -> None:
    for side in Side:
        for due_on in (None, letters.PROPOSAL.due_on):
            matter = replace(letters.PROPOSAL, outcome=outcome, due_on=due_on, body="", document="")
            assert faults(letters.acceptance(side, (matter,))) == []


@pytest.mark.parametrize("kind", [*PetitionType, None])
@pytest.mark.parametrize("channel", [*Channel, None])
def test_every_kind_of_matter_from_every_channel_has_its_words(
    kind: PetitionType | None, channel: Channel | None
) -> None:
    arrival = Arrival(letters.CAME_ON, channel)
    matter = MatterOnPaper(kind, letters.CONTENT, outcome=Outcome.TRANSFERRED, body="Sở Nội vụ")
    for side in Side:
        for paper in (
            replace(letters.acceptance(side), matters=(matter,), arrival=arrival),
            replace(letters.guidance(side), matter=matter, arrival=arrival),
            replace(letters.transfer(side), matter=matter, arrival=arrival),
        ):
            assert compose(paper).blocks


# -- Mẫu 02/TCD in two copies


@pytest.mark.parametrize("side", Side)
def test_br_22_a_receipt_is_printed_in_two_equal_copies(side: Side) -> None:
    with pdfplumber.open(BytesIO(render(letters.receipt(side), ".pdf"))) as pdf:
        first, second = (page.extract_text() for page in pdf.pages)
    assert "(Bản 1: lưu hồ sơ)" in first
    assert "(Bản 2: giao công dân)" in second
    assert first.replace("(Bản 1: lưu hồ sơ)", "") == second.replace("(Bản 2: giao công dân)", "")
    assert "lập thành 02 bản" in first


@pytest.mark.parametrize("side", Side)
def test_br_22_a_word_receipt_holds_both_copies_with_pages_counted_anew(side: Side) -> None:
    word = Document(BytesIO(render(letters.receipt(side), ".docx")))
    assert len(word.sections) == 2
    assert word.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    text = word_text_of(render(letters.receipt(side), ".docx"))
    assert text.count("GIẤY BIÊN NHẬN") == 2


@pytest.mark.parametrize("side", Side)
def test_a_long_table_of_documents_runs_over_pages_without_cutting_a_row(side: Side) -> None:
    paper = letters.receipt(side, letters.many_items(40))
    copy = next(compose(paper).each_copy())
    with pdfplumber.open(BytesIO(draw(copy))) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
        numbers = [(page.extract_text_lines() or [{}])[0]["text"] for page in pdf.pages]
    assert len(tables) > 2
    assert all(table[0][0] == "STT" for table in tables)
    rows = [row for table in tables for row in table[1:]]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 41)]
    assert all(" ".join(row[1].split()).endswith("từng hộ dân") for row in rows)
    assert numbers[1:] == [str(number) for number in range(2, len(tables) + 1)]
    assert faults(paper) == []


def test_the_second_copy_counts_its_own_pages() -> None:
    paper = letters.receipt(Side.STATE, letters.many_items(40))
    with pdfplumber.open(BytesIO(render(paper, ".pdf"))) as pdf:
        tops = [page.extract_text().split("\n")[0] for page in pdf.pages]
    half = len(tops) // 2
    assert tops[:half] == tops[half:]
    assert tops[1] == "2"


# -- identity numbers


def test_an_identity_number_stands_whole_only_where_the_form_names_the_person() -> None:
    for paper in (letters.receipt(), letters.refusal()):
        assert letters.CITIZEN.id_number in text_of(paper)
        masked = text_of(replace(paper, whole_number=False))
        assert letters.CITIZEN.id_number not in masked
        assert "•••••••••234" in masked
    for paper in (letters.acceptance(), letters.guidance(), letters.transfer()):
        assert letters.CITIZEN.id_number not in text_of(paper)


# -- denunciations


def _names_of(kind: type) -> set[str]:
    assert is_dataclass(kind)
    return {field.name for field in fields(kind)}


def test_br_24_the_rows_of_a_denouncer_have_no_room_for_an_identity() -> None:
    assert _names_of(Denouncer) == {"code", "secret_file"}
    assert _names_of(Citizen) - _names_of(Denouncer) >= {"name", "address", "old_address", "id_number"}


@pytest.mark.parametrize("side", Side)
def test_br_24_every_letter_of_a_denunciation_carries_code_and_file(side: Side) -> None:
    for paper in letters.letters(side).values():
        secret = replace(paper, citizen=letters.DENOUNCER)
        text = text_of(secret)
        assert "mã TC-2026-014" in text
        assert "theo hồ sơ mật số 05/2026-HSM" in text
        assert "ông (bà)" not in text.replace("Ông (bà) có quyền", "")
        assert faults(secret) == []


def test_br_26_the_name_of_a_letters_file_never_names_anyone() -> None:
    for paper in all_letters():
        for suffix in (".pdf", ".docx"):
            assert letters.CITIZEN.name not in file_name(paper, suffix)
            assert "TC-2026" not in file_name(paper, suffix)


def test_a_transferred_denunciation_sends_no_copy_to_a_named_sender() -> None:
    assert "Người gửi đơn" in text_of(letters.transfer())
    secret = text_of(letters.transfer(Side.PARTY, letters.DENUNCIATION, letters.DENOUNCER))
    assert "Người gửi đơn" not in secret
    assert "chuyển riêng theo chế độ bảo vệ bí mật nhà nước" in secret


# -- BR-21, printing, dated wording


def test_br_21_the_ground_of_a_refusal_is_printed_as_written() -> None:
    ground = "điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP (mẫu in ghi “điểm g”)"
    assert f"Căn cứ: {ground}." in text_of(replace(letters.refusal(), ground=ground))


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_letter_of_the_alphabet_the_font_lacks_is_named_with_its_place(suffix: str) -> None:
    lines = (*letters.ITEMS, replace(letters.ITEMS[0], title="Ảnh 灯泡"))
    with pytest.raises(UnprintableText) as refused:
        render(letters.receipt(lines=lines), suffix)
    assert refused.value.data == {"word": "灯泡", "where": "tài liệu nhận, dòng 4"}


@pytest.mark.parametrize(
    ("paper", "where"),
    [
        (letters.acceptance(citizen=replace(letters.CITIZEN, name="Mỹ ☃")), "kính gửi"),
        (letters.acceptance(matters=(replace(letters.PROPOSAL, content="☃"),)), "nội dung"),
        (replace(letters.refusal(), ground="☃"), "căn cứ"),
        (replace(letters.guidance(), returned=("Đơn ☃",)), "tài liệu trả lại"),
        (replace(letters.transfer(), enclosed=("Đơn ☃",)), "tài liệu gửi kèm"),
    ],
)
def test_every_text_of_a_letter_is_looked_at(paper: LetterPaper, where: str) -> None:
    assert unprintable(paper)[0].where == where


def test_old_letters_cite_the_law_of_their_own_day() -> None:
    paper = letters.guidance(Side.STATE)
    old_day = paper.head.issued_on.replace(month=5)  # type: ignore[union-attr]
    old = replace(paper, head=replace(paper.head, issued_on=old_day))
    assert "154/2026/NĐ-CP" in text_of(paper)
    assert "64/2014/NĐ-CP" in text_of(old)
    assert "154/2026/NĐ-CP" not in text_of(old)
