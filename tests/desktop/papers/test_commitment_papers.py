"""Papers about promises: approved, measured with the ruler, and never saying who denounced."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from desktop.domain.commitment_papers import ApologyPaper, Occasion, ReminderPaper
from desktop.domain.office import Side
from desktop.domain.papers import Paper
from desktop.papers import file_name, render
from tests.desktop.papers import commitment_rows, letter_rows
from tests.desktop.papers.geometry import MM, Checker
from tests.desktop.papers.test_approved import check_approved, word_text_of

KINDS = tuple(commitment_rows.papers(Side.PARTY))


class DispatchChecker(Checker):
    """A công văn: under its number what it is about, no type of paper above its text."""

    def _title(self) -> None:
        middle = self.format["columns_mm"]["left"][1] * MM
        subject = []
        for line in self.sheet.lines[self.head_end :]:
            if line.x0 > middle or line.text.startswith("Kính gửi"):
                break
            subject.append(line)
        if not subject:
            self._fault("letter_subject", "missing")
            return
        for line in subject:
            self._component("letter_subject", line)
        opens = "về việc" if self.side is Side.PARTY else "V/v"
        self._matches("letter_subject", subject[0].text, re.escape(opens))
        self.head_end += len(subject)


class UnnumberedChecker(Checker):
    """A thư công: a letter with place and date and no number."""

    def _head(self) -> None:
        title = next(at for at, line in enumerate(self.sheet.lines) if line.text == "THƯ XIN LỖI")
        self._columns(self.sheet.lines[: title - 1])
        self._date(self.sheet.lines[title - 1])
        self.head_end = title


def checker(paper: Paper) -> type[Checker]:
    if isinstance(paper, ReminderPaper):
        return DispatchChecker
    if isinstance(paper, ApologyPaper) and paper.head.side is Side.PARTY:
        return UnnumberedChecker
    return Checker


def text_of(paper: Paper) -> str:
    with pdfplumber.open(BytesIO(render(paper, ".pdf"))) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_the_paper_is_the_approved_one(side: Side, kind: str) -> None:
    check_approved(f"{side.value}-{kind}", commitment_rows.papers(side)[kind])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", Side)
def test_the_paper_keeps_every_measure_of_its_rule_family(side: Side, kind: str) -> None:
    paper = commitment_rows.papers(side)[kind]
    assert checker(paper)(render(paper, ".pdf"), side).faults() == []


@pytest.mark.parametrize(("side", "number"), [(Side.PARTY, "Số 166-CV/ĐU"), (Side.STATE, "Số: 166/UBND-VP")])
def test_a_reminder_is_a_dispatch_with_the_number_of_its_side(side: Side, number: str) -> None:
    paper = commitment_rows.reminder(side)
    for said in (text_of(paper), word_text_of(render(paper, ".docx"))):
        assert number in said
        assert "CÔNG VĂN" not in said
        assert "04 việc chưa hoàn thành, trong đó 02 việc đã quá hạn" in said
    assert file_name(paper, ".pdf") == "Cong van don doc 2026-11-21.pdf"


def test_a_reminder_of_one_task_speaks_of_one() -> None:
    one = replace(commitment_rows.reminder(Side.PARTY), tasks=commitment_rows.TASKS[:1])
    assert "việc sau đây giao Phòng Kinh tế chủ trì chưa hoàn thành và đã quá hạn" in text_of(one)
    open_one = replace(one, tasks=commitment_rows.TASKS[2:3])
    assert "quá hạn" not in text_of(open_one)


def test_a_long_reminder_keeps_every_measure() -> None:
    for side in Side:
        long_one = replace(commitment_rows.reminder(side), tasks=commitment_rows.TASKS * 12)
        assert DispatchChecker(render(long_one, ".pdf"), side).faults() == []


def test_br_26_an_apology_to_a_denouncer_names_the_code_alone() -> None:
    for side in Side:
        paper = replace(commitment_rows.apology(side), citizen=letter_rows.DENOUNCER)
        said = text_of(paper) + word_text_of(render(paper, ".docx"))
        assert "TC-2026-014" in said
        assert letter_rows.CITIZEN.name not in said


def test_a_promise_to_several_names_them_together() -> None:
    for side in Side:
        everybody = replace(commitment_rows.answer(side), citizen=None)
        assert "Kính gửi: Nhân dân trên địa bàn xã." in text_of(everybody)
        some = replace(everybody, addressed="các hộ thôn Đồng Mẫu")
        assert "Kính gửi: Các hộ thôn Đồng Mẫu." in text_of(some)


def test_what_is_not_known_yet_is_left_to_be_written_in() -> None:
    blank = replace(
        commitment_rows.apology(Side.STATE), arrival=None, again_on=None, reason="", due_on=None,
        occasion=Occasion("own", date(2026, 7, 10)),
    )  # fmt: skip
    assert "…… tháng …… năm 20……" in text_of(blank)
    answer = replace(commitment_rows.answer(Side.PARTY), result="", done_on=None, occasion=None)
    assert "Kết quả: ……" in text_of(answer)


def test_a_dialogue_without_earlier_tasks_says_so() -> None:
    bare = replace(commitment_rows.results(Side.PARTY), earlier=())
    assert "Các kỳ trước không có việc được giao." in text_of(bare)
