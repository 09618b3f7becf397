"""Papers about promises from the book: who is reminded of what, what is refused, what issuing leaves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.commitment import Due, Fulfilment
from desktop.domain.commitment_papers import (
    AnswerNoticePaper,
    ApologyPaper,
    EarlierResultsPaper,
    ReminderPaper,
)
from desktop.domain.errors import Refusal
from desktop.domain.letter_papers import Citizen, Denouncer
from desktop.domain.office import Side
from desktop.domain.papers import PaperKind
from desktop.office import Office
from desktop.registers.commitments import commitment_sheet
from desktop.registers.papers import paper_rows
from desktop.services.commitment_letters import issue_promise_letter, issue_reminder, next_promise_number
from desktop.services.commitments import fulfil_commitment, make_commitment
from desktop.services.papers import issued_paper, paper_bytes
from tests import builders
from tests.commune import open_commune

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "binh-minh-ha.json"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample commune; tests that write have an office of their own."""
    office = open_commune(tmp_path_factory.mktemp("xa"))
    yield office
    office.close()


def test_a_body_is_reminded_of_every_open_task_most_urgent_first(commune: Office) -> None:
    rows = paper_rows(commune, PaperKind.REMINDER, "pkt")
    assert isinstance(rows, ReminderPaper)
    assert (rows.head.side, rows.body, rows.report_by) == (Side.PARTY, "Phòng Kinh tế", date(2026, 11, 30))
    assert [task.due_on for task in rows.tasks[:2]] == [date(2026, 7, 31), date(2026, 11, 15)]
    assert rows.late == 2
    assert rows.tasks[1].extensions == 2
    assert rows.tasks[1].percent == 65


def test_the_key_says_one_task_or_who_reminds(commune: Office) -> None:
    one = paper_rows(commune, PaperKind.REMINDER, "ck-2026-34")
    assert isinstance(one, ReminderPaper)
    assert [task.source for task in one.tasks] == ["Tiếp dân 10/7/2026, lượt số 28"]
    assert paper_rows(commune, PaperKind.REMINDER, "state:pkt").head.side is Side.STATE


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        (PaperKind.REMINDER, "khong-co", "reminder-unknown"),
        (PaperKind.REMINDER, "ck-2026-01", "reminder-no-tasks"),
        (PaperKind.ANSWER_NOTICE, "ck-2026-42", "answer-dropped"),
        (PaperKind.ANSWER_NOTICE, "khong-co", "unknown-commitment"),
        (PaperKind.APOLOGY, "ck-2026-37", "apology-in-time"),
        (PaperKind.APOLOGY, "don-2026-001", "apology-in-time"),
        (PaperKind.APOLOGY, "khong-co", "apology-unknown"),
        (PaperKind.EARLIER_RESULTS, "khong-co", "unknown-dialogue"),
    ],
)
def test_what_makes_no_sense_is_refused(commune: Office, kind: PaperKind, key: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        paper_rows(commune, kind, key)
    assert refused.value.code == code


def test_an_apology_says_the_day_not_kept_why_and_the_new_one(commune: Office) -> None:
    rows = paper_rows(commune, PaperKind.APOLOGY, "ck-2026-34")
    assert isinstance(rows, ApologyPaper)
    assert (rows.due_on, rows.again_on) == (date(2026, 11, 15), None)
    assert rows.reason == "Phải xử lý đá mồ côi phát sinh 120 m³"
    petition = paper_rows(commune, PaperKind.APOLOGY, "don-2026-045")
    assert isinstance(petition, ApologyPaper)
    assert petition.due_on == date(2026, 10, 12)


def test_br_26_who_denounces_is_a_code(commune: Office) -> None:
    rows = paper_rows(commune, PaperKind.APOLOGY, "don-2026-043")
    assert isinstance(rows, ApologyPaper)
    assert rows.citizen == Denouncer("TC-2026-006", "03/2026-HSM")


def test_an_answer_goes_to_whoever_spoke(commune: Office) -> None:
    rows = paper_rows(commune, PaperKind.ANSWER_NOTICE, "ck-2026-01")
    assert isinstance(rows, AnswerNoticePaper)
    assert rows.citizen == Citizen("Phạm Ngọc Bách", "thôn Bến Đò")
    assert rows.done_on == date(2026, 6, 24)


def test_br_43_the_next_dialogue_hears_what_became_of_the_last(commune: Office) -> None:
    rows = paper_rows(commune, PaperKind.EARLIER_RESULTS, "dt-2026-12-17")
    assert isinstance(rows, EarlierResultsPaper)
    assert [each.held_on for each in rows.earlier] == [date(2026, 11, 12), date(2026, 3, 18)]
    assert all(item.done_on is None or item.done_on >= date(2026, 11, 12) for item in rows.earlier[1].items)


def test_br_51_issuing_a_reminder_is_remembered_by_each_task(office: Office) -> None:
    for key in ("ck-1", "ck-2"):
        make_commitment(office, builders.commitment(key))
    day = date(2026, 11, 20)
    number = next_promise_number(office, PaperKind.REMINDER, "pkt")
    assert number == 1
    issue_reminder(office, "pkt", number, day)
    for key in ("ck-1", "ck-2"):
        told = commitment_sheet(office, key).commitment.reminders
        assert [(each.on, each.document) for each in told] == [(day, "Số 01/UBND-VP")]
    issue_reminder(office, "pkt", None, date(2026, 11, 24))
    assert len(commitment_sheet(office, "ck-1").commitment.reminders) == 2
    assert next_promise_number(office, PaperKind.REMINDER, "pkt") == 2


def test_issuing_an_answer_keeps_its_bytes_and_tells_the_result(office: Office) -> None:
    make_commitment(office, builders.commitment())
    done = Fulfilment(
        builders.MEETING_DAY, "Đã nạo vét", "Số 20-TB/ĐU", None, builders.MEETING_DAY, "trao tay"
    )
    fulfil_commitment(office, "ck-1", done)
    issue_promise_letter(office, PaperKind.ANSWER_NOTICE, "ck-1", 25, date(2026, 11, 20))
    kept = issued_paper(office, PaperKind.ANSWER_NOTICE, "ck-1")
    assert kept is not None
    assert paper_bytes(office, PaperKind.ANSWER_NOTICE, "ck-1") == kept.content
    fulfilled = commitment_sheet(office, "ck-1").commitment.fulfilled
    assert fulfilled == replace(done, document="Số 25/TB-UBND", document_on=date(2026, 11, 20))


def test_a_letter_before_its_promise_or_with_a_number_it_has_not_is_refused(office: Office) -> None:
    make_commitment(office, builders.commitment(due=Due.by_date(date(2026, 11, 12)), promised_by="cb-thinh"))
    with pytest.raises(Refusal, match="letter-before-promise"):
        issue_promise_letter(office, PaperKind.ANSWER_NOTICE, "ck-1", 1, date(2026, 11, 11))
    with pytest.raises(Refusal, match="letter-before-promise"):
        issue_reminder(office, "ck-1", 1, date(2026, 11, 11))
    with pytest.raises(Refusal, match="apology-not-numbered"):
        issue_promise_letter(office, PaperKind.APOLOGY, "ck-1", 1, date(2026, 11, 20))
    issue_promise_letter(office, PaperKind.APOLOGY, "ck-1", None, date(2026, 11, 20))
    assert issued_paper(office, PaperKind.APOLOGY, "ck-1") is not None
