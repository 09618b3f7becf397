"""Registers as PDF: the form of the day, repeated heads, rows never cut through a line, page x/y."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.errors import Refusal, UnprintableText
from desktop.domain.people import Person
from desktop.domain.register_rows import Period, RegisterKind, RegisterPart, RegisterSheet
from desktop.papers.register_layout import layout_of, stretches_of
from desktop.papers.registers import write
from tests.desktop.papers import register_sheets as made
from tests.desktop.papers.geometry import MM
from tests.desktop.papers.printed_page import pages_of
from tests.desktop.papers.rows import LOG_CODE
from tests.desktop.papers.test_approved import STEP_MM, approved, flat, geometry_of, text_of

BOTTOM_MM = 190
HAIR = 0.01
JULY_FORM = layout_of(RegisterKind.RECEPTION, date(2026, 7, 1))


def lines_on(page: Any) -> list[str]:
    return (page.extract_text() or "").splitlines()


def numbers_on(page: Any) -> list[int]:
    """The running numbers in the first column, below the head."""
    edge = (JULY_FORM.margins_mm.left + JULY_FORM.columns[0].width_mm) * MM
    below = next(word["bottom"] for word in page.extract_words() if word["text"] == "(2)")
    words = [
        word
        for word in page.extract_words()
        if word["x1"] < edge and below < word["top"] and word["bottom"] < BOTTOM_MM * MM
    ]
    return [int(word["text"].strip("()")) for word in words if re.fullmatch(r"\d+|\(\d+\)", word["text"])]


def rules_of(page: Any) -> list[float]:
    """Where lines run from the table's left edge: borders between rows."""
    left = JULY_FORM.margins_mm.left * MM
    return sorted(
        {round(line["top"], 2) for line in page.lines if line["x0"] < left + 1 and _flat_line(line)}
    )


def _flat_line(line: dict[str, float]) -> bool:
    return line["bottom"] - line["top"] < 0.1


@pytest.mark.parametrize("name", ["reception", "petitions"])
def test_the_register_is_the_approved_one(name: str) -> None:
    pdf = write(replace(getattr(made, name)(), log_code=LOG_CODE), ".pdf")
    assert text_of(pdf) == approved(f"register-{name}.txt", text_of(pdf))
    measures = json.dumps(geometry_of(pdf), indent=None).replace("], [", "],\n[") + "\n"
    assert flat(json.loads(measures)) == pytest.approx(
        flat(json.loads(approved(f"register-{name}.json", measures))), abs=2 * STEP_MM
    )


def test_the_same_rows_give_the_same_bytes() -> None:
    assert write(made.reception(), ".pdf") == write(made.reception(), ".pdf")


def test_br_15_each_date_has_its_form() -> None:
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2021, 12, 1), date(2027, 1, 1))
    assert [len(layout_of(RegisterKind.RECEPTION, day).columns) for day in days] == [12, 13, 12, 13]
    june, july = stretches_of(RegisterKind.RECEPTION, made.PERIOD)
    assert (june, july) == (made.JUNE, made.JULY)
    assert stretches_of(RegisterKind.RECEPTION, made.JUNE) == (made.JUNE,)
    assert stretches_of(RegisterKind.PETITIONS, made.PERIOD) == (made.PERIOD,)
    only = Period(date(2026, 7, 1), date(2026, 7, 1))
    assert stretches_of(RegisterKind.RECEPTION, only) == (only,)


def test_br_15_a_period_across_the_change_has_two_parts_with_titles_and_forms_of_their_own() -> None:
    pages = pages_of(write(made.reception(), ".pdf"))
    said = [lines_on(page) for page in pages]
    titled = [at for at, lines in enumerate(said) if "SỔ TIẾP CÔNG DÂN" in lines]
    assert len(titled) == 2
    first, second = (said[at] for at in titled)
    assert "Từ ngày 01/06/2026 đến ngày 30/06/2026" in first
    assert "Từ ngày 01/07/2026 đến ngày 31/07/2026" in second
    assert any("Mẫu số 03/TCD" in line for line in second)
    for at, lines in enumerate(said):
        numbered = next(line for line in lines if line.startswith("(1) (2)"))
        assert numbered.endswith("(12)" if at < titled[1] else "(13)")
        assert ("Hướng xử lý" in " ".join(lines)) == (at < titled[1])


@pytest.mark.parametrize("kind", RegisterKind)
@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 7, 1)])
def test_columns_fill_the_page_between_its_margins(kind: RegisterKind, day: date) -> None:
    layout = layout_of(kind, day)
    room = layout.width_mm - layout.margins_mm.left - layout.margins_mm.right
    assert sum(column.width_mm for column in layout.columns) == pytest.approx(room)
    assert (layout.width_mm, layout.height_mm) == (297, 210)


def test_the_merged_head_stands_over_its_columns_only() -> None:
    layout = layout_of(RegisterKind.RECEPTION, date(2026, 6, 30))
    groups = [(span.group, span.first + 1, span.last + 1) for span in layout.spans if span.group]
    assert groups == [("Hướng xử lý", 8, 10)]
    page = pages_of(write(made.reception(), ".pdf"))[0]
    (word,) = page.search("Hướng xử lý")
    left = layout.margins_mm.left + sum(column.width_mm for column in layout.columns[:7])
    right = left + sum(column.width_mm for column in layout.columns[7:10])
    assert (word["x0"] + word["x1"]) / 2 / MM == pytest.approx((left + right) / 2, abs=0.5)


def test_two_hundred_rows_stay_whole_and_in_order() -> None:
    pages = pages_of(write(made.long_reception(200), ".pdf"))
    assert [number for page in pages for number in numbers_on(page)] == list(range(1, 201))
    for at, page in enumerate(pages, 1):
        lines = lines_on(page)
        assert lines[-1].endswith(f"Trang {at}/{len(pages)}")
        assert any(line.startswith("(1) (2) (3)") for line in lines)
        text = [char for char in page.chars if char["bottom"] < 196 * MM and char["text"].strip()]
        assert max(char["bottom"] for char in text) <= BOTTOM_MM * MM
        assert min(char["x0"] for char in text) >= JULY_FORM.margins_mm.left * MM - HAIR
        assert max(char["x1"] for char in text) <= (297 - JULY_FORM.margins_mm.right) * MM + HAIR
        for rule in rules_of(page):
            assert not [c["text"] for c in text if c["top"] + 2 < rule < c["bottom"] - 1], (at, rule)


def test_a_row_longer_than_a_page_breaks_between_lines() -> None:
    words = [f"từ{number}" for number in range(2_500)]
    entry = made.visits(date(2026, 7, 6))[0]
    assert entry.case is not None
    tall = replace(entry, case=replace(entry.case, content=" ".join(words), request=""))
    entries = (entry, tall, replace(entry, number=3))
    pages = pages_of(write(made.reception_of((RegisterPart(made.JULY, 3, entries),)), ".pdf"))
    assert len(pages) > 3
    found = [word["text"] for page in pages for word in page.extract_words()]
    assert [word for word in found if re.fullmatch(r"từ\d+", word)] == words
    for page in pages:
        text = [char for char in page.chars if char["bottom"] < 196 * MM]
        assert max(char["bottom"] for char in text) <= BOTTOM_MM * MM


def test_br_14_a_struck_line_shows_its_text_struck_and_why() -> None:
    pages = pages_of(write(made.reception(), ".pdf"))
    page = next(page for page in pages if "Đã bỏ" in page.extract_text())
    text = page.extract_text()
    assert "trùng" in text
    struck = [line for line in page.lines if _flat_line(line) and line["x1"] - line["x0"] < 120]

    def is_struck(word: dict[str, float]) -> bool:
        return any(
            line["x0"] - 1 <= word["x0"]
            and word["x1"] <= line["x1"] + 1
            and word["top"] < line["top"] < word["bottom"]
            for line in struck
        )

    words = page.extract_words()
    assert is_struck(next(word for word in words if word["text"] == "34"))
    assert is_struck(next(word for word in words if word["text"] == "Kđăm"))
    assert not is_struck(next(word for word in words if word["text"] == "33"))
    assert not is_struck(next(word for word in words if word["text"] == "trùng"))


def test_br_28_identity_numbers_can_be_masked_but_for_three_signs() -> None:
    shown = text_of(write(made.reception(), ".pdf"))
    hidden = text_of(write(made.reception(masked=True), ".pdf"))
    assert "099066000001" in shown
    assert "099066" not in hidden
    assert "•••••••••001" in hidden


@pytest.mark.parametrize("suffix", [".pdf", ".csv"])
def test_br_26_a_secret_line_names_nobody_even_when_told_who_came(suffix: str) -> None:
    planted = Person("Mạc Thị Kín", "xóm Lặng", "huyện Thầm", "001122334455", "0912")
    entry = replace(made.visits(made.JULY.first)[3], people=(planted,), representatives=("Mạc Thị Kín",))
    content = write(made.reception_of((RegisterPart(made.JULY, 1, (entry,)),)), suffix)
    said = text_of(content) if suffix == ".pdf" else content.decode()
    assert "TC-2026-014" in said
    assert "07/HSM" in said
    assert not [word for word in ("Kín", "Lặng", "Thầm", "455") if word in said]


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_signatures_always_have_a_row_above_them(count: int) -> None:
    last = pages_of(write(made.long_reception(count), ".pdf"))[-1]
    text = last.extract_text()
    assert "NGƯỜI LẬP SỔ" in text
    assert "TM. ỦY BAN NHÂN DÂN" in text
    assert "Trịnh Xuân Lâm" in text
    assert numbers_on(last)[-1] == count


def test_the_party_signs_its_own_register() -> None:
    text = text_of(write(made.petitions(), ".pdf"))
    assert "ĐẢNG BỘ TỈNH SƠN HÀ" in text
    assert "BÍ THƯ" in text


def test_the_post_is_bold_for_the_state_only() -> None:
    """HD 05-HD/VPTW 9.2: the authority bold, the post not; NĐ 30/2020/NĐ-CP Phụ lục I II.7: both bold."""

    def bold(sheet: RegisterSheet, words: str) -> bool:
        page = pages_of(write(sheet, ".pdf"))[-1]
        found = page.search(words, case=True)[-1]
        return all("Bold" in char["fontname"] for char in found["chars"] if char["text"].strip())

    assert bold(made.petitions(), "T/M BAN THƯỜNG VỤ")
    assert not bold(made.petitions(), "BÍ THƯ")
    assert bold(made.long_reception(1), "CHỦ TỊCH")


def test_a_period_without_entries_says_so() -> None:
    text = text_of(write(made.petitions(()), ".pdf"))
    assert "Không có đơn nào trong kỳ này." in text
    assert "Trang 1/1" in text


def test_br_49_a_letter_without_a_glyph_is_named_with_its_place() -> None:
    entry = made.visits(made.JULY.first)[0]
    bad = replace(entry, people=(Person("Tô 龍 Kiệm"),))
    with pytest.raises(UnprintableText) as refused:
        write(made.reception_of((RegisterPart(made.JULY, 1, (bad,)),)), ".pdf")
    assert refused.value.data["word"] == "龍"
    assert refused.value.data["where"] == "số 1, cột “Họ tên, địa chỉ”"


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv"])
def test_a_long_register_says_how_far_it_is_and_stops_when_asked(suffix: str) -> None:
    sheet = made.long_reception(400)
    told: list[tuple[int, int]] = []
    write(sheet, suffix, lambda done, of_all: told.append((done, of_all)))
    assert told == sorted(told)
    assert len(told) > 4
    assert told[-1] == (400, 400)
    with pytest.raises(Refusal) as refused:
        write(sheet, suffix, lambda *_: None, lambda: len(told) > 0)
    assert refused.value.code == "stopped"


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(Refusal, match="register-suffix"):
        write(made.reception(), ".docx")


def test_every_column_of_every_form_has_something_to_say() -> None:
    """A field that no entry knows would print an empty column for ever."""
    for sheet in (made.reception(), made.petitions()):
        filled: set[str] = set()
        for part in sheet.parts:
            filled |= _filled(sheet, part)
        wanted = {
            column.field
            for part in sheet.parts
            for column in layout_of(sheet.kind, part.period.first).columns
        }
        assert wanted == filled


def _filled(sheet: RegisterSheet, part: RegisterPart) -> set[str]:
    from desktop.papers.register_cells import rows_of

    layout = layout_of(sheet.kind, part.period.first)
    return {
        column.field
        for row in rows_of(sheet.kind, layout, part.entries, masked=False)
        for column, cell in zip(layout.columns, row.cells, strict=True)
        if cell not in (None, "")
    }
