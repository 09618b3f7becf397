"""The record of a restore drill, looked at and approved; one that failed says so in capitals."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.domain.backup_papers import DrillPaper
from desktop.domain.backups import CountedKind, Drill
from desktop.domain.changes import Kind
from desktop.domain.office import Side
from desktop.papers import render
from tests.desktop.papers import rows
from tests.desktop.papers.printed_text import text_of
from tests.desktop.papers.test_approved import check_approved

HELD = datetime(2026, 11, 28, 16, 5)  # noqa: DTZ001 -- the office knows one zone


def paper(side: Side) -> DrillPaper:
    kinds = (Kind.DIALOGUE, Kind.OPINION, Kind.RECEPTION_SESSION, Kind.VISIT, Kind.CASE, Kind.PETITION,
             Kind.COMMITMENT, Kind.PAPER)  # fmt: skip
    drill = Drill(
        held_at=HELD, by="Đỗ Thị Thanh Mai", file="so-lang-nghe-2026-11-28-1530.lnsao",
        made_at=HELD.replace(hour=15, minute=30), size=14_600_000, parts=212, papers=209, drafts=2,
        seconds=3.42, kinds=tuple(CountedKind(kind, 40 * n, 40 * n, 41 * n) for n, kind in enumerate(kinds)),
    )  # fmt: skip
    return DrillPaper(head=rows.head(side, None, HELD.date()), drill=drill, chief=rows.SECRETARY)


@pytest.mark.parametrize("side", Side)
def test_the_record_is_the_approved_one(side: Side) -> None:
    check_approved(f"{side.value}-drill-record", paper(side))


def test_a_drill_that_failed_says_what_to_do() -> None:
    good = paper(Side.PARTY)
    short = (replace(good.drill.kinds[1], restored=39), *good.drill.kinds[2:])
    said = text_of(render(replace(good, drill=replace(good.drill, kinds=short)), ".pdf"))
    assert "KHÔNG khớp" in said
    assert "sao lưu lại ngay" in said
