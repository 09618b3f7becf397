"""A commitment's life: made, followed, extended, fulfilled, dropped, taken back (BR-51…53)."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop.domain.commitment import (
    Commitment,
    CommitmentState,
    Dropped,
    Due,
    Extension,
    Fulfilment,
    Progress,
    Reminder,
)
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.registers.commitments import (
    Narrow,
    Show,
    Urgency,
    commitment_sheet,
    counts,
    next_number,
    overdue_count,
)
from desktop.registers.commitments import commitments as listed
from desktop.services import commitments
from tests import builders

TOLD_ON = date(2026, 12, 1)
REMINDED = Reminder(date(2026, 11, 25), "Số 141-CV/ĐU")
DONE = Fulfilment(
    date(2026, 11, 30), "Đã nạo vét xong", "Số 15/UBND-KT", date(2026, 11, 30), TOLD_ON, "Trao tay"
)


@pytest.fixture
def made(office: Office) -> Office:
    commitments.make_commitment(office, builders.commitment())
    return office


def stored(office: Office, key: str = "ck-1") -> Commitment:
    return commitment_sheet(office, key).commitment


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_a_commitment_keeps_all_it_was_given(made: Office) -> None:
    sheet = commitment_sheet(made, "ck-1")
    assert sheet.promised_by == "Trịnh Xuân Lâm, Chủ tịch UBND"
    assert (sheet.lead, sheet.source) == ("Phòng Kinh tế", "Giao ngày 12/11/2026")
    assert sheet.counted is not None
    assert sheet.counted.due == stored(made).due_now == date(2026, 12, 4)
    assert sheet.days_left == 15
    assert next_number(made, 2026) == 2


def test_a_draft_without_a_key_gets_one(office: Office) -> None:
    change = commitments.make_commitment(office, builders.commitment(key=""))
    assert change.touched[0][1].startswith("ck-")


def test_the_same_again_changes_nothing_and_another_text_replaces(made: Office) -> None:
    assert commitments.make_commitment(made, builders.commitment()).touched == ()
    commitments.make_commitment(made, builders.commitment(content="Việc khác", support=("pvhxh", "tthcc")))
    assert stored(made).content == "Việc khác"
    assert commitment_sheet(made, "ck-1").support == (
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
    )


def test_br_05_a_counted_date_does_not_move_silently_when_the_calendar_does(made: Office) -> None:
    from sqlalchemy import text

    with made.store.act() as book:
        book.execute(text("DELETE FROM calendar_days WHERE day = '2026-11-24'"))
    commitments.make_commitment(made, builders.commitment(content="Việc nói rõ hơn"))
    assert stored(made).due_on == date(2026, 12, 4)
    commitments.make_commitment(made, builders.commitment(due=Due.in_working_days(16)))
    assert stored(made).due_on == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (builders.commitment(content=" "), "required"),
        (builders.commitment(due=Due.open_ended("")), "required"),
        (builders.commitment(due=Due.by_date(date(2026, 11, 11))), "due-before-promise"),
        (builders.commitment(lead="khong-co"), "unknown-reference"),
    ],
)
def test_a_promise_that_cannot_stand_is_refused(office: Office, draft: Commitment, code: str) -> None:
    assert code_of(lambda: commitments.make_commitment(office, draft)) == code
    assert listed(office, Narrow(show=Show.ALL)) == ()


def test_progress_is_noted_in_order(made: Office) -> None:
    commitments.record_progress(made, "ck-1", Progress(date(2026, 11, 20), 30, "đã khảo sát"))
    commitments.record_progress(made, "ck-1", Progress(date(2026, 11, 25), 60))
    assert [each.percent for each in stored(made).progress] == [30, 60]
    assert commitment_sheet(made, "ck-1").state is CommitmentState.IN_PROGRESS
    assert (
        code_of(lambda: commitments.record_progress(made, "ck-1", Progress(date(2026, 11, 25), 101)))
        == "percent"
    )
    assert (
        code_of(lambda: commitments.record_progress(made, "ck-1", Progress(date(2026, 11, 25)))) == "required"
    )


def test_br_53_an_extension_needs_a_later_date_and_a_reason(made: Office) -> None:
    later = Extension(date(2026, 12, 1), date(2026, 12, 31), "mưa lũ")
    commitments.extend_due_date(made, "ck-1", later)
    assert (stored(made).due_on, stored(made).due_now) == (date(2026, 12, 4), date(2026, 12, 31))
    same = Extension(date(2026, 12, 2), date(2026, 12, 31), "nữa")
    assert code_of(lambda: commitments.extend_due_date(made, "ck-1", same)) == "extension-not-later"
    silent = Extension(date(2026, 12, 2), date(2027, 1, 15), " ")
    assert code_of(lambda: commitments.extend_due_date(made, "ck-1", silent)) == "required"


def test_an_open_ended_promise_can_be_given_a_date(office: Office) -> None:
    commitments.make_commitment(office, builders.commitment(due=Due.open_ended("chờ tỉnh")))
    too_early = Extension(date(2026, 12, 1), builders.MEETING_DAY, "tỉnh đã trả lời")
    assert code_of(lambda: commitments.extend_due_date(office, "ck-1", too_early)) == "due-before-promise"
    commitments.extend_due_date(
        office, "ck-1", Extension(date(2026, 12, 1), date(2027, 1, 4), "tỉnh đã trả lời")
    )
    assert stored(office).due_now == date(2027, 1, 4)


def test_br_52_fulfilment_needs_the_result_and_the_notice_that_was_promised(made: Office) -> None:
    from dataclasses import replace

    untold = replace(DONE, notified_on=None)
    assert code_of(lambda: commitments.fulfil_commitment(made, "ck-1", untold)) == "citizen-not-told"
    how = replace(DONE, notified_how=" ")
    assert code_of(lambda: commitments.fulfil_commitment(made, "ck-1", how)) == "citizen-not-told"
    unwritten = replace(DONE, document="")
    assert code_of(lambda: commitments.fulfil_commitment(made, "ck-1", unwritten)) == "required"
    assert (
        code_of(lambda: commitments.fulfil_commitment(made, "ck-1", replace(DONE, result=""))) == "required"
    )
    early = replace(DONE, on=date(2026, 11, 1))
    assert code_of(lambda: commitments.fulfil_commitment(made, "ck-1", early)) == "done-before-promise"
    assert stored(made).is_open
    commitments.fulfil_commitment(made, "ck-1", DONE)
    assert stored(made).fulfilled == DONE
    assert commitment_sheet(made, "ck-1").state is CommitmentState.FULFILLED_ON_TIME


def test_br_52_without_a_promised_answer_the_result_is_enough(office: Office) -> None:
    commitments.make_commitment(office, builders.commitment(reply_in_writing=False))
    commitments.fulfil_commitment(office, "ck-1", Fulfilment(date(2026, 12, 10), "Xong"))
    assert commitment_sheet(office, "ck-1").state is CommitmentState.FULFILLED_LATE


def test_a_closed_commitment_takes_nothing_more_until_reopened(made: Office) -> None:
    assert (
        code_of(lambda: commitments.drop_commitment(made, "ck-1", Dropped(date(2026, 11, 20), "")))
        == "required"
    )
    commitments.drop_commitment(made, "ck-1", Dropped(date(2026, 11, 20), "trùng việc"))
    for act in (
        lambda: commitments.fulfil_commitment(made, "ck-1", DONE),
        lambda: commitments.record_progress(made, "ck-1", Progress(date(2026, 11, 25), 60)),
    ):
        assert code_of(act) == "commitment-closed"
    commitments.reopen_commitment(made, "ck-1")
    assert stored(made).is_open
    assert code_of(lambda: commitments.reopen_commitment(made, "ck-9")) == "unknown-commitment"
    assert code_of(lambda: commitment_sheet(made, "ck-9")) == "unknown-commitment"


def test_br_54_the_list_is_grouped_by_urgency(office: Office) -> None:
    promised = date(2026, 10, 1)
    days = {
        "late": date(2026, 11, 11),
        "today": date(2026, 11, 12),
        "soon": date(2026, 11, 19),
        "later": date(2026, 11, 20),
    }
    for key, day in days.items():
        commitments.make_commitment(
            office,
            builders.commitment(key, promised_on=promised, due=Due.by_date(day), reply_in_writing=False),
        )
    commitments.make_commitment(office, builders.commitment("undated", due=Due.open_ended("chờ tỉnh")))
    commitments.make_commitment(office, builders.commitment("done", reply_in_writing=False))
    commitments.fulfil_commitment(office, "done", Fulfilment(builders.MEETING_DAY, "Xong"))
    rows = listed(office, Narrow(show=Show.ALL))
    assert [(row.key, row.urgency) for row in rows] == [
        ("late", Urgency.OVERDUE),
        ("today", Urgency.TODAY),
        ("soon", Urgency.SOON),
        ("later", Urgency.LATER),
        ("undated", Urgency.LATER),
        ("done", Urgency.DONE),
    ]
    assert [row.days_left for row in rows] == [-1, 0, 5, 6, None, None]
    assert [row.key for row in listed(office, offset=1, limit=2)] == ["today", "soon"]
    assert [row.key for row in listed(office, Narrow(show=Show.CLOSED))] == ["done"]
    assert listed(office, Narrow(lead="pvhxh")) == ()
    assert len(listed(office, Narrow(lead="pkt"))) == 5
    found = counts(office)
    assert (found.of(Urgency.OVERDUE), found.of(Urgency.LATER), found.open) == (1, 2, 5)
    assert counts(office, Narrow(show=Show.ALL, lead="pvhxh")).open == 0
    assert overdue_count(office) == 1


def test_a_commitment_says_which_opinion_it_comes_from(office: Office) -> None:
    from desktop.domain.commitment import CommitmentSource
    from desktop.services.dialogues import plan_dialogue
    from desktop.services.opinions import OpinionDraft, record_opinion

    plan_dialogue(office, builders.planned_dialogue())
    draft = OpinionDraft("dt-2026-11-12", builders.answered_opinion(), (builders.commitment(),))
    record_opinion(office, draft)
    of_meeting = builders.commitment("ck-2", source=CommitmentSource("dt-2026-11-12"), reminders=(REMINDED,))
    commitments.make_commitment(office, of_meeting)
    sources = {row.key: row.source for row in listed(office)}
    assert sources == {"ck-1": "Đối thoại 12/11/2026, ý kiến 1", "ck-2": "Đối thoại 12/11/2026"}
    assert stored(office, "ck-2").reminders == (REMINDED,)
