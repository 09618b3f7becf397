"""Keeping periods: changed with a reason, listed when over, and nothing is ever deleted (BR-62)."""

from datetime import date

import pytest
from sqlalchemy import delete, func, select

from desktop import texts
from desktop.domain.changes import Kind
from desktop.domain.commitment import CommitmentSource, Fulfilment
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.domain.retention import DisposalPaper, RecordClass, RetentionClass
from desktop.office import Office
from desktop.registers.papers import paper_rows
from desktop.registers.retention import due_for_disposal, retention_classes, shipped_classes
from desktop.services.commitments import fulfil_commitment, make_commitment
from desktop.services.dialogues import plan_dialogue
from desktop.services.papers import paper_bytes
from desktop.services.retention import change_retention, take_back_retention
from desktop.store.keeping_tables import RetentionTable
from desktop.store.tables import DialogueTable
from tests import builders

BASIS, REASON = "Quyết định 45-QĐ/ĐU", "theo bảng thời hạn của lưu trữ tỉnh"


def class_of(office: Office, record: RecordClass) -> RetentionClass:
    return next(each for each in retention_classes(office) if each.record is record)


def forget_classes(office: Office) -> None:
    """The book as one that is older than keeping periods."""
    with office.store.act() as book:
        book.execute(delete(RetentionTable))


def test_a_new_book_has_a_class_for_every_kind_of_record(office: Office) -> None:
    with office.store.reading() as book:
        assert book.scalar(select(func.count(RetentionTable.id))) == len(RecordClass)
    assert retention_classes(office) == shipped_classes()
    assert {each.record for each in shipped_classes()} == set(RecordClass)


def test_what_could_not_be_read_in_the_law_is_marked(office: Office) -> None:
    doubtful = {each.record for each in retention_classes(office) if each.needs_check}
    assert doubtful == {
        RecordClass.DIALOGUE, RecordClass.RECEPTION, RecordClass.PETITION, RecordClass.COMMITMENT
    }  # fmt: skip


def test_a_class_is_changed_with_a_reason_and_taken_back(office: Office) -> None:
    before = class_of(office, RecordClass.PETITION)
    change = change_retention(office, RecordClass.PETITION, None, BASIS, REASON)
    assert change.keys(Kind.RETENTION) == ("petition",)
    after = class_of(office, RecordClass.PETITION)
    assert (after.years, after.basis, after.reason, after.needs_check) == (None, BASIS, REASON, False)
    take_back_retention(office, before)
    assert class_of(office, RecordClass.PETITION) == before


def test_an_older_book_gets_its_classes_with_the_first_change(office: Office) -> None:
    forget_classes(office)
    assert retention_classes(office) == shipped_classes()
    change_retention(office, RecordClass.RULES, 30, BASIS, REASON)
    with office.store.reading() as book:
        assert book.scalar(select(func.count(RetentionTable.id))) == len(RecordClass)
    assert class_of(office, RecordClass.RULES).years == 30


@pytest.mark.parametrize(
    ("years", "basis", "reason", "code"),
    [(0, BASIS, REASON, "retention-years"), (101, BASIS, REASON, "retention-years"),
     (5, " ", REASON, "required"), (5, BASIS, "", "required")],
)  # fmt: skip
def test_a_change_without_reason_or_measure_is_refused(
    office: Office, years: int, basis: str, reason: str, code: str
) -> None:
    with pytest.raises(Refusal) as caught:
        change_retention(office, RecordClass.RULES, years, basis, reason)
    assert caught.value.code == code
    assert texts.sentence(caught.value)


def test_br_62_records_are_listed_the_year_after_their_period_and_stay(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    assert due_for_disposal(office, date(2046, 12, 31)) == ()
    (row,) = due_for_disposal(office, date(2047, 1, 1))
    assert (row.kept.record, row.ended, row.count, row.last_year) == (RecordClass.DIALOGUE, 2026, 1, 2046)
    change_retention(office, RecordClass.DIALOGUE, None, BASIS, REASON)
    assert due_for_disposal(office, date(2100, 1, 1)) == ()
    with office.store.reading() as book:
        assert book.scalar(select(func.count(DialogueTable.id))) == 1


def test_work_that_is_open_has_not_ended(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    made = make_commitment(office, builders.commitment(source=CommitmentSource(dialogue="dt-2026-11-12")))
    (key,) = made.keys(Kind.COMMITMENT)
    assert due_for_disposal(office, date(2060, 1, 1)) == ()
    fulfil_commitment(
        office, key, Fulfilment(date(2027, 2, 1), "đã sửa xong", "Số 5", None, date(2027, 3, 1), "trao tay")
    )
    found = due_for_disposal(office, date(2060, 1, 1))
    assert [(row.kept.record, row.ended, row.count) for row in found] == [
        (RecordClass.DIALOGUE, 2026, 1),
        (RecordClass.COMMITMENT, 2027, 1),
    ]


def test_the_list_for_the_council_is_made_on_either_side(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    paper = paper_rows(office, PaperKind.DISPOSAL_LIST, "2047-01-05")
    assert isinstance(paper, DisposalPaper)
    assert (len(paper.rows), paper.head.symbol, paper.about_on) == (1, "ĐU", date(2047, 1, 5))
    state = paper_rows(office, PaperKind.DISPOSAL_LIST, "state:2047-01-05")
    assert state.head.symbol == "UBND"
    assert paper_bytes(office, PaperKind.DISPOSAL_LIST, "2047-01-05").startswith(b"%PDF")
    for wrong in ("2047", "2047-13-05", "dang:2047-01-05"):
        with pytest.raises(Refusal) as caught:
            paper_rows(office, PaperKind.DISPOSAL_LIST, wrong)
        assert f"“{wrong}”" in texts.sentence(caught.value)
