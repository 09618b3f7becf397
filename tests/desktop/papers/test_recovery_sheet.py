"""The recovery sheet: one page, codes large enough to type from, the plain sentence."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from desktop.domain.errors import UnprintableText
from desktop.domain.recovery import RecoveryPaper
from desktop.papers.recovery_sheet import draw
from tests.desktop.papers.printed_text import text_of

PAPER = RecoveryPaper(
    "ĐẢNG ỦY XÃ BÌNH MINH HẠ",
    date(2026, 11, 12),
    ("anh.btn", "mai.dtt"),
    "K7QF-3MXA-9PZT-HW4C-2RBN-YV8D-GJE6-5KSM",
    "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF",
)


def test_the_sheet_says_all_one_needs_in_front_of_a_locked_book() -> None:
    said = text_of(draw(PAPER))
    for words in (
        "ĐẢNG ỦY XÃ BÌNH MINH HẠ",
        "Lập ngày 12 tháng 11 năm 2026.",
        "Mở được sổ bằng mật khẩu: anh.btn, mai.dtt.",
        "K7QF - 3MXA - 9PZT - HW4C",
        "2RBN - YV8D - GJE6 - 5KSM",
        "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF",
        "Không có mật khẩu và phiếu khôi phục thì không mở được sổ, kể cả người làm phần mềm.",
        "Niêm phong ngày",
    ):
        assert words in said


def test_one_page_and_letters_large_enough_to_type_from() -> None:
    with pdfplumber.open(BytesIO(draw(PAPER))) as pdf:
        (page,) = pdf.pages
        sizes = {word["text"]: word["size"] for word in page.extract_words(extra_attrs=["size"])}
        lowest = max(word["bottom"] for word in page.extract_words())
    assert sizes["K7QF"] >= 20
    assert sizes[PAPER.last_resort_password] >= 14
    assert lowest < page.height - 40


def test_the_same_rows_give_the_same_bytes_and_a_book_without_users_names_none() -> None:
    assert draw(PAPER) == draw(PAPER)
    assert "Mở được sổ bằng" not in text_of(draw(replace(PAPER, logins=())))


def test_an_office_whose_name_has_no_letters_in_the_font_is_told() -> None:
    with pytest.raises(UnprintableText):
        draw(replace(PAPER, office="ĐẢNG ỦY XÃ 漢"))
