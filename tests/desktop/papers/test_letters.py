"""Every Vietnamese letter on paper, in four styles, exactly as typed (BR-49)."""

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from docx import Document

import resources
from desktop.domain.errors import Refusal, UnprintableText
from desktop.papers import render, unprintable
from desktop.papers.document import Paragraph, Role, Run
from desktop.papers.pdf import draw
from desktop.papers.rendering import compose
from tests.desktop.papers import rows

PLAIN = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
VIETNAMESE = sorted(letter for letter in {*TONED, "đ"} if not letter.isascii())
LETTERS = sorted({*PLAIN, *TONED, *"fjwz"})
SIGNS = "“Nhà nước” – 45 % … 362 m² 27.000₫ ½ ‘H'Mông’ Y'Blăm Niê § ° × • « »"


def test_the_alphabet_tried_is_whole() -> None:
    assert len(VIETNAMESE) * 2 == 134


def extracted(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in opened.pages)


def extracted_by_pdfium(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in opened)
    finally:
        opened.close()


def text_without_page_numbers(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range().split() for page in opened]
    finally:
        opened.close()
    words = [text[1:] if text[0] == str(number) else text for number, text in enumerate(texts, 1)]
    return " ".join(" ".join(page) for page in words)


def styled(text: str, *, bold: bool, italic: bool) -> bytes:
    document = compose(rows.invitation())
    block = Paragraph(Role.BODY, (Run(text, bold, italic),), "thử chữ")
    return draw(replace(document, blocks=(block, *document.blocks)))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_all_letters_print_exactly_in_four_styles(bold: bool, italic: bool) -> None:
    text = " ".join([*LETTERS, *(letter.upper() for letter in LETTERS)])
    pdf = styled(text, bold=bold, italic=italic)
    assert text in extracted(pdf)
    assert text in extracted_by_pdfium(pdf)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_signs_of_real_minutes_print_exactly(bold: bool, italic: bool) -> None:
    pdf = styled(SIGNS, bold=bold, italic=italic)
    assert SIGNS in extracted(pdf)
    assert SIGNS in extracted_by_pdfium(pdf)


def test_typed_text_comes_back_whole_from_long_minutes() -> None:
    paper = rows.minutes()
    text = text_without_page_numbers(render(paper, ".pdf"))
    for opinion in paper.opinions:
        assert opinion.content in text
        assert opinion.answer in text


def test_decomposed_letters_are_printed_composed() -> None:
    content = "Đề nghị nâng cấp trạm bơm Cầu Lim, thuở trước đã hỏng"
    paper = rows.minutes(opinions=1)
    typed = replace(paper.opinions[0], content=unicodedata.normalize("NFD", content))
    decomposed = replace(paper, opinions=(typed,))
    composed = replace(paper, opinions=(replace(typed, content=content),))
    assert render(decomposed, ".pdf") == render(composed, ".pdf")
    assert render(decomposed, ".docx") == render(composed, ".docx")
    assert content in extracted(render(decomposed, ".pdf"))


def test_invisible_signs_and_odd_blanks_leave_no_trace() -> None:
    paper = rows.minutes(opinions=1)
    typed = replace(paper.opinions[0], content="Đường\u200b trục\u00a0thôn\u00ad\tĐồng\u2009Mẫu")
    assert unprintable(replace(paper, opinions=(typed,))) == ()
    assert "Đường trục thôn Đồng Mẫu" in extracted(render(replace(paper, opinions=(typed,)), ".pdf"))


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_letter_the_font_lacks_is_refused_by_word_and_place(suffix: str) -> None:
    paper = rows.minutes(opinions=4)
    typed = replace(paper.opinions[2], answer="Giao thôn lắp đèn (kiểu 灯泡) trong tuần")
    broken = replace(paper, opinions=(*paper.opinions[:2], typed, paper.opinions[3]))
    with pytest.raises(UnprintableText) as refused:
        render(broken, suffix)
    assert refused.value.code == "unprintable"
    assert refused.value.data == {"word": "灯泡", "where": "trả lời ý kiến số 3"}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"conclusion": "xong ☃"}, "kết luận"),
        ({"opening": "xong ☃"}, "khai mạc"),
        ({"recipients": ("Hội ☃",)}, "nơi nhận"),
        ({"disagreement": "☃"}, "ý kiến còn khác nhau"),
        ({"head": replace(rows.party_head(), place="☃")}, "phần đầu văn bản"),
        ({"meeting": replace(rows.meeting(), title="hội nghị ☃")}, "tên loại và trích yếu"),
        (
            {"meeting": replace(rows.meeting(), chairs=(replace(rows.SECRETARY, name="Mẫn☃"),))},
            "người chủ trì",
        ),
    ],
)
def test_every_text_of_the_paper_is_looked_at(change: dict[str, object], where: str) -> None:
    paper = replace(rows.minutes(opinions=1), **change)  # type: ignore[arg-type]
    found = unprintable(paper)
    assert found[0].where == where
    assert all(word.letters == "☃" for word in found)


def test_all_unprintable_words_are_listed_once_each() -> None:
    paper = rows.minutes(opinions=2)
    typed = replace(paper.opinions[0], content="mái ☃tôn và ☃tôn, cột 灯")
    found = unprintable(replace(paper, opinions=(typed, paper.opinions[1])))
    assert [word.word for word in found] == ["☃tôn", "灯"]
    assert {word.where for word in found} == {"ý kiến số 1"}


@pytest.mark.parametrize("damage", ["gone", "cut", "emptied"])
def test_a_missing_or_damaged_font_is_named(
    damage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = resources.path("fonts")
    for file in source.glob("LiberationSerif-*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    target = tmp_path / "LiberationSerif-Bold.ttf"
    if damage == "gone":
        target.unlink()
    else:
        target.write_bytes(b"" if damage == "emptied" else target.read_bytes()[:90_000])
    whole = render(rows.notice(), ".pdf")
    real = resources.path
    monkeypatch.setattr(
        resources, "path", lambda *parts: tmp_path / parts[-1] if parts[0] == "fonts" else real(*parts)
    )
    for suffix in (".pdf", ".docx"):
        with pytest.raises(Refusal) as refused:
            render(rows.invitation(), suffix)
        assert refused.value.code == "font-missing"
        assert refused.value.data["file"] == "LiberationSerif-Bold.ttf"
    monkeypatch.undo()
    assert render(rows.notice(), ".pdf") == whole


def test_the_word_file_holds_the_same_letters() -> None:
    paper = rows.minutes(opinions=1)
    typed = replace(paper.opinions[0], content=SIGNS + " " + "".join(LETTERS))
    word = Document(BytesIO(render(replace(paper, opinions=(typed,)), ".docx")))
    assert any(SIGNS + " " + "".join(LETTERS) in paragraph.text for paragraph in word.paragraphs)
