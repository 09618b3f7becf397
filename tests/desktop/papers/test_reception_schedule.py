"""The posted schedule of receptions: its period, its heads, its law, its true day (BR-12)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.office import Side
from desktop.papers import render
from tests.desktop.papers import reception_rows as made
from tests.desktop.papers import rows
from tests.desktop.papers.geometry import Checker
from tests.desktop.papers.reception_reading import faults, text_of

DUE = date(2026, 10, 29)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        (
            date(2026, 10, 26),
            "niêm yết ngày 26/10/2026, trước buổi tiếp đầu tiên ít nhất 05 ngày làm việc",
        ),
        (DUE, "được niêm yết ngày 29/10/2026, trước buổi tiếp đầu tiên"),
        (
            date(2026, 10, 30),
            "in và niêm yết ngày 30/10/2026, muộn hơn thời hạn ngày 29/10/2026 (05 ngày",
        ),
        (None, "được niêm yết chậm nhất ngày 29/10/2026 (05 ngày làm việc"),
    ],
)
def test_br_12_a_schedule_says_its_true_day_of_posting(posted: date | None, said: str) -> None:
    paper = replace(made.schedule(), posted_on=posted)
    assert said in text_of(paper)
    assert faults(paper) == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), "tháng 02 năm 2026"),
        (date(2026, 11, 1), date(2026, 11, 30), "tháng 11 năm 2026"),
        (date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 11, 1), date(2027, 1, 31), "từ ngày 01/11/2026 đến ngày 31/01/2027"),
    ],
)
def test_a_schedule_names_its_period(first: date, last: date, said: str) -> None:
    assert f"thông báo lịch tiếp dân {said} như sau" in text_of(
        replace(made.schedule(), first=first, last=last)
    )


def test_a_schedule_names_one_head_or_both() -> None:
    paper = made.schedule()
    assert "của các đồng chí Bí thư Đảng ủy, Chủ tịch UBND" in text_of(paper)
    assert "của đồng chí Bí thư Đảng ủy tháng" in text_of(replace(paper, sessions=paper.sessions[:1]))


def test_a_year_of_both_heads_runs_over_pages_with_its_head_repeated() -> None:
    days = [date(2026, month, day) for month in range(1, 13) for day in (5, 10, 20, 25)]
    sessions = tuple(made.scheduled(Side.PARTY, day) for day in days)
    paper = replace(made.schedule(), first=date(2026, 1, 1), last=date(2026, 12, 31), sessions=sessions)
    checker = Checker(render(paper, ".pdf"), Side.PARTY)
    assert checker.faults() == []
    assert checker.sheet.pages > 5
    assert faults(replace(paper, sessions=())) == []


def test_a_schedule_cites_the_law_of_its_own_day() -> None:
    def said(day: date, side: Side) -> str:
        return text_of(replace(made.schedule(side), head=rows.head(side, 3, day)))

    assert "Nghị định số 154/2026/NĐ-CP" in said(date(2026, 7, 1), Side.STATE)
    assert "154/2026" not in said(date(2026, 6, 30), Side.STATE)
    assert "215-KL/TW" in said(date(2025, 11, 23), Side.PARTY)
    assert "215-KL/TW" not in said(date(2025, 11, 22), Side.PARTY)
