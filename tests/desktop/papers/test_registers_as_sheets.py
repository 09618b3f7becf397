"""Registers for Excel and for other systems: types kept, heads merged, nothing that runs as a formula."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.people import Person
from desktop.domain.register_rows import RegisterPart, RegisterSheet
from desktop.papers.registers import write
from tests.desktop.papers import register_sheets as made

FORMULAS = ('=HYPERLINK("http://a","b")', "+84 912", "-1+2", "@SUM(A1)", "\t=1+1")


def book_of(sheet: RegisterSheet) -> Any:
    return load_workbook(io.BytesIO(write(sheet, ".xlsx")))


def head_row(page: Worksheet) -> int:
    """The row of column numbers, right above the entries."""
    return next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == "(1)")


def entry(page: Worksheet, place: int) -> list[Any]:
    return list(page[head_row(page) + 1 + place])


def test_br_15_a_period_across_the_change_is_two_sheets() -> None:
    book = book_of(made.reception())
    assert book.sheetnames == ["01-6-2026 đến 30-6-2026", "01-7-2026 đến 31-7-2026"]
    june, july = book.worksheets
    assert [june.max_column, july.max_column] == [12, 13]
    assert book_of(made.petitions()).sheetnames == ["Sổ theo dõi đơn thư"]


def test_dates_are_dates_numbers_are_numbers_and_identity_numbers_keep_their_zeros() -> None:
    number, day, who, identity, *_ = entry(book_of(made.reception()).worksheets[1], 0)
    assert (number.value, number.data_type, number.alignment.horizontal) == (37, "n", "right")
    assert day.value == datetime(2026, 7, 6)  # noqa: DTZ001 -- Excel knows no zone
    assert (day.is_date, day.number_format) == (True, "dd/mm/yyyy")
    assert (identity.value, identity.data_type, identity.number_format) == ("099066000001", "s", "@")
    assert who.value.startswith("Tô Văn Kiệm – thôn Phú Cường")


def test_heads_are_merged_and_repeat_on_every_printed_page() -> None:
    june = book_of(made.reception()).worksheets[0]
    top = head_row(june) - 2
    merged = {str(each) for each in june.merged_cells.ranges}
    assert f"H{top}:J{top}" in merged
    assert june[f"H{top}"].value == "Hướng xử lý"
    assert {f"A{top}:A{top + 1}", f"L{top}:L{top + 1}"} <= merged
    assert june.print_title_rows == f"${top}:${top + 2}"
    assert june.freeze_panes == f"A{top + 3}"
    assert (june.page_setup.orientation, str(june.page_setup.paperSize)) == ("landscape", "9")
    assert june.oddFooter.center.text == "Trang &P/&N"
    assert june.sheet_properties.pageSetUpPr.fitToPage
    assert june.page_setup.fitToHeight == 0


def test_br_14_a_struck_line_is_struck_but_for_its_reason() -> None:
    line = entry(book_of(made.reception()).worksheets[0], 4)
    assert line[0].value == 34
    assert all(cell.font.strike for cell in line[:-1])
    assert not line[-1].font.strike
    assert line[-1].value.startswith("Đã bỏ ngày 23/06/2026: ghi trùng")
    assert not any(cell.font.strike for cell in entry(book_of(made.reception()).worksheets[0], 3))


def test_every_line_of_a_visit_says_everything() -> None:
    page = book_of(made.reception()).worksheets[0]
    first, second = ([cell.value for cell in entry(page, place)] for place in (1, 2))
    assert first[:4] == second[:4]
    assert first[4] != second[4]


def with_names(*names: str) -> RegisterSheet:
    first = made.visits(made.JULY.first)[0]
    entries = tuple(
        replace(first, number=at, people=(Person(name),), case=replace(first.case, note=name))
        for at, name in enumerate(names, 1)
        if first.case is not None
    )
    return made.reception_of((RegisterPart(made.JULY, len(entries), entries),))


def test_nothing_in_a_sheet_runs_as_a_formula() -> None:
    page = book_of(with_names(*FORMULAS)).worksheets[0]
    for at, wanted in enumerate(FORMULAS):
        cell = entry(page, at)[2]
        assert cell.data_type == "s"
        assert cell.value == wanted.strip()
        assert cell.quotePrefix
    assert not entry(book_of(made.reception()).worksheets[1], 0)[2].quotePrefix


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_opens_in_columns_with_its_marks() -> None:
    content = write(made.reception(), ".csv")
    assert content.startswith(b"\xef\xbb\xbfSTT;")
    assert content.endswith(b"\r\n")
    rows = rows_of(content)
    assert [len(row) for row in rows] == [12] * 8 + [0] + [13] * 8
    assert rows[0][7:10] == [
        "Hướng xử lý: Thụ lý để giải quyết",
        "Hướng xử lý: Trả lại đơn và hướng dẫn",
        "Hướng xử lý: Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
    ]
    assert rows[1][:2] == ["31", "2026-06-22"]
    assert rows[1][3] == "'099066000001"
    assert rows[9][12] == "Ghi chú"


def test_nothing_in_a_csv_runs_as_a_formula() -> None:
    rows = rows_of(write(with_names(*FORMULAS), ".csv"))
    for wanted, row in zip(FORMULAS, rows[1:], strict=True):
        assert row[2] == "'" + wanted.strip()
        assert row[12] == "'" + wanted.strip()


def test_br_61_other_systems_get_every_line_and_no_denouncer() -> None:
    rows = rows_of(write(made.petitions(), ".csv"))
    assert [row[0] for row in rows[1:]] == ["111", "112", "113", "114", "115"]
    assert rows[3][3] == "TC-2026-015\n(theo hồ sơ mật số 08/HSM)"
    assert rows[4][7] == "111/2026"
    assert rows[4][16] == "Đã bỏ ngày 03/07/2026: ghi trùng đơn số 111"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_same_rows_give_the_same_bytes(suffix: str) -> None:
    assert write(made.petitions(), suffix) == write(made.petitions(), suffix)


def test_an_empty_period_is_a_sheet_that_says_so() -> None:
    page = book_of(made.petitions(())).worksheets[0]
    assert page.cell(head_row(page) + 1, 1).value == "Không có đơn nào trong kỳ này."


def test_who_made_it_and_who_signs_stand_below() -> None:
    values = [cell.value for row in book_of(made.petitions()).worksheets[0].iter_rows() for cell in row]
    for wanted in ("NGƯỜI LẬP SỔ", "Đỗ Thị Thanh Mai", "BÍ THƯ", "Phạm Đức Thịnh"):
        assert wanted in values


def test_the_post_of_the_party_is_not_bold() -> None:
    cells = [cell for row in book_of(made.petitions()).worksheets[0].iter_rows() for cell in row]
    style = {cell.value: bool(cell.font.b) for cell in cells if cell.value in {"T/M BAN THƯỜNG VỤ", "BÍ THƯ"}}
    assert style == {"T/M BAN THƯỜNG VỤ": True, "BÍ THƯ": False}
