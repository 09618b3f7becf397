"""Dates and times as people type them."""

from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest

from ui.widgets.folding import fold, matches
from ui.widgets.marked import plain, runs, to_html
from ui.widgets.parsing import (
    DateTextError,
    TimeTextError,
    date_text,
    long_date_text,
    month_later,
    parse_date,
    parse_time,
    time_text,
)

TODAY = date(2026, 11, 12)
DAY = date(2026, 11, 12)
EXAMPLE = "Gõ ngày/tháng/năm, ví dụ 12/11/2026."


@pytest.mark.parametrize(
    "text",
    [
        "12112026", "121126", "12/11", "12-11-2026", "12.11", "12/11/2026", " 12/11/26 ", "1211",
        "12 11 2026",
        "ngày 12 tháng 11 năm 2026", "12 tháng 11", "Thứ Năm, 12/11/2026", "12 / 11 / 2026",
    ],
)  # fmt: skip
def test_dates_that_are_understood(text: str) -> None:
    assert parse_date(text, TODAY) == DAY
    assert parse_date(unicodedata.normalize("NFD", text), TODAY) == DAY


def test_single_digits_and_old_years() -> None:
    assert parse_date("5/3", TODAY) == date(2026, 3, 5)
    assert parse_date("05031958", TODAY) == date(1958, 3, 5)
    assert parse_date("5/3/58", TODAY) == date(1958, 3, 5)
    assert parse_date("5/3/46", TODAY) == date(2046, 3, 5)
    assert parse_date("29/2/2028", TODAY) == date(2028, 2, 29)
    assert parse_date("Chủ nhật 15/11/2026", TODAY) == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/11/2026", "Ngày chưa đúng: tháng 11 chỉ có 30 ngày."),
        ("29/2/2026", "Ngày chưa đúng: tháng 2 chỉ có 28 ngày."),
        ("30/2/2028", "Ngày chưa đúng: tháng 2 chỉ có 29 ngày."),
        ("32/1/2026", "Ngày chưa đúng: tháng 1 chỉ có 31 ngày."),
        ("12/13/2026", EXAMPLE),
        ("0/11/2026", EXAMPLE),
        ("12", EXAMPLE),
        ("", EXAMPLE),
        ("mai", EXAMPLE),
        ("12/11/0026", EXAMPLE),
        ("12/11/202", EXAMPLE),
        ("12/11/2026 8:30", EXAMPLE),
    ],
)
def test_dates_that_are_refused_say_what_is_right(text: str, sentence: str) -> None:
    with pytest.raises(DateTextError) as wrong:
        parse_date(text, TODAY)
    assert str(wrong.value) == sentence


@pytest.mark.parametrize(
    "text", ["830", "8:30", "8h30", "8 giờ 30", "0830", "8 giờ 30 phút", "8g30", "8.30", " 8H30 ", "08:30"]
)
def test_times_that_are_understood(text: str) -> None:
    assert parse_time(text) == time(8, 30)
    assert parse_time(unicodedata.normalize("NFD", text)) == time(8, 30)


def test_whole_hours_and_midnight() -> None:
    assert parse_time("8") == parse_time("8h") == parse_time("8 giờ") == time(8)
    assert parse_time("0:00") == time(0)
    assert parse_time("2359") == time(23, 59)
    assert parse_time("14") == time(14)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("9:75", "Giờ chưa đúng: phút từ 00 đến 59."),
        ("975", "Giờ chưa đúng: phút từ 00 đến 59."),
        ("24:00", "Giờ chưa đúng: giờ từ 0 đến 23."),
        ("2500", "Giờ chưa đúng: giờ từ 0 đến 23."),
        ("", "Gõ giờ:phút, ví dụ 8:30."),
        ("sáng", "Gõ giờ:phút, ví dụ 8:30."),
        ("8:30:15", "Gõ giờ:phút, ví dụ 8:30."),
    ],
)
def test_times_that_are_refused_say_what_is_right(text: str, sentence: str) -> None:
    with pytest.raises(TimeTextError) as wrong:
        parse_time(text)
    assert str(wrong.value) == sentence


def test_how_dates_and_times_are_shown() -> None:
    assert date_text(date(2026, 3, 5)) == "05/03/2026"
    assert long_date_text(DAY) == "Thứ Năm, 12/11/2026"
    assert long_date_text(date(2026, 11, 15)) == "Chủ nhật, 15/11/2026"
    assert time_text(time(8, 5)) == "8:05"


def test_months_end_where_they_end() -> None:
    assert month_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_later(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert month_later(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_folding_forgets_marks_and_knows_dd() -> None:
    assert fold("  Đồng   MẪU ") == "dong mau"
    assert fold(unicodedata.normalize("NFD", "Quỳnh Mỹ")) == "quynh my"
    assert fold("ỳ ỵ ỷ ỹ hòa hoà") == "y y y y hoa hoa"


def test_matching_takes_words_in_any_order() -> None:
    assert matches("my qu", "Lý Thị Quỳnh Mỹ")
    assert matches("đồng", "Thôn Đồng Mẫu")
    assert not matches("ong", "Thôn Đồng Mẫu")
    assert matches("", "Thôn Đồng Mẫu")


def test_marked_sentences_escape_what_people_wrote() -> None:
    assert runs("a **4** b") == [("a ", False), ("4", True), (" b", False)]
    assert plain("a **4**") == "a 4"
    assert "<script>" not in to_html("<script>**<b>**")
    assert "&lt;b&gt;" in to_html("**<b>**")
