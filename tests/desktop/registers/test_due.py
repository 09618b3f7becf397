"""What is due on a day: every kind of duty comes, and goes once an answer is recorded (BR-54)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.commitment import Dropped, Extension, Fulfilment
from desktop.domain.dialogue import DialogueStatus
from desktop.domain.due import DueGroup, DueList, DueRow, Duty
from desktop.domain.petition import NoticeForm, SenderNotice, Withdrawal
from desktop.domain.reception import CaseHandling, ReceptionRefusal, SessionStatus
from desktop.office import Office
from desktop.registers import law
from desktop.registers.due import due_on
from desktop.services.commitments import drop_commitment, extend_due_date, fulfil_commitment, make_commitment
from desktop.services.dialogues import plan_dialogue, record_announcement, record_publication
from desktop.services.letters import issue_letter
from desktop.services.petitions import notify_sender, record_petition, withdraw_petition
from desktop.services.reception_sessions import plan_session, record_posting
from desktop.services.visits import VisitDraft, record_visit
from tests import builders, reception_builders
from tests.commune import open_commune

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "binh-minh-ha.json"
STANDS_ON = date(2026, 11, 21)
LATE = ("ck-2026-35", "ck-2026-10", "ck-2026-09", "ck-2026-34", "ck-2026-19")


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The whole sample commune on the day its book stands on."""
    office = open_commune(tmp_path_factory.mktemp("xa"))
    yield office
    office.close()


def rows(found: DueList, duty: Duty) -> list[DueRow]:
    return [row for group in DueGroup for row in found.of(group) if row.duty is duty]


def keys(office: Office, duty: Duty, day: date | None = None) -> list[str]:
    return [row.key for row in rows(due_on(office, day), duty)]


def test_br_54_the_late_promises_of_the_sample_are_its_five(commune: Office) -> None:
    found = due_on(commune)
    late = [row for row in found.overdue if row.duty is Duty.COMMITMENT]
    assert tuple(row.key for row in late) == LATE
    assert [row.due for row in late if row.key == "ck-2026-34"] == [date(2026, 11, 15)]
    assert late[0].detail == "Tiếp dân 26/01/2026, lượt số 5"


def test_groups_are_late_today_and_the_next_working_days(commune: Office) -> None:
    found = due_on(commune)
    assert all(row.due < STANDS_ON for row in found.overdue)
    assert all(row.due == STANDS_ON for row in found.today)
    assert {row.due for row in found.soon} <= {date(2026, 11, day) for day in (23, 25, 26, 27, 30)}
    assert found.soon_days == 5
    assert found.count == len(found.overdue) + len(found.today) + len(found.soon)


def test_br_26_a_denunciation_has_its_code_alone(commune: Office) -> None:
    secret = [row for row in due_on(commune).soon if row.duty is Duty.CHECK]
    assert [row.title for row in secret] == [
        "Kiểm tra điều kiện thụ lý đơn tố cáo TC-2026-007",
        "Kiểm tra điều kiện thụ lý đơn tố cáo TC-2026-008",
    ]
    assert {row.detail[:7] for row in secret} == {"Đơn đến"}


def test_one_body_sees_its_own(commune: Office) -> None:
    found = due_on(commune)
    own = found.led_by("Phòng Kinh tế")
    assert own.count
    assert {row.lead for group in DueGroup for row in own.of(group)} == {"Phòng Kinh tế"}
    assert found.leads == tuple(dict.fromkeys(found.leads))


def test_a_day_that_is_past_is_answered_by_the_records(commune: Office) -> None:
    extended_twice = "ck-2026-34"
    then = {row.key: row.due for row in due_on(commune, date(2026, 9, 25)).soon}
    assert then[extended_twice] == date(2026, 9, 30), "the first date, before any extension"
    late = {row.key for row in due_on(commune, date(2026, 10, 30)).overdue}
    assert extended_twice not in late, "by then it had until 15/11"


def test_a_promise_is_due_by_the_date_in_force_until_it_is_over(office: Office) -> None:
    for key in ("ck-1", "ck-2", "ck-3"):
        make_commitment(office, builders.commitment(key, reply_in_writing=False))
    day = date(2026, 12, 4)
    assert keys(office, Duty.COMMITMENT, day) == ["ck-1", "ck-2", "ck-3"]
    extend_due_date(office, "ck-1", Extension(builders.MEETING_DAY, date(2027, 1, 15), "Chờ vật tư"))
    fulfil_commitment(office, "ck-2", Fulfilment(builders.MEETING_DAY, "Đã nạo vét"))
    drop_commitment(office, "ck-3", Dropped(builders.MEETING_DAY, "Trùng việc"))
    assert keys(office, Duty.COMMITMENT, day) == []
    assert keys(office, Duty.COMMITMENT, date(2027, 1, 15)) == ["ck-1"]


@pytest.mark.parametrize("way", ["written", "issued", "withdrawn"])
def test_br_30_the_notice_to_the_sender_stops_by_any_way_of_telling(office: Office, way: str) -> None:
    record_petition(office, reception_builders.petition())
    assert [row.due for row in rows(due_on(office), Duty.SENDER_NOTICE)] == [date(2026, 11, 12)]
    told = date(2026, 11, 12)
    if way == "written":
        notify_sender(office, "don-1", SenderNotice(told, "Số 22-TB/ĐU", NoticeForm.WRITTEN))
    elif way == "issued":
        from desktop.domain.papers import PaperKind

        issue_letter(office, PaperKind.ACCEPTANCE_NOTICE, "don-1", 22, told)
    else:
        withdraw_petition(office, "don-1", Withdrawal(told, "Đã được giải thích"))
    assert keys(office, Duty.SENDER_NOTICE) == []


def test_br_30_word_of_mouth_leaves_the_partys_notice_owed(office: Office) -> None:
    record_petition(office, reception_builders.petition())
    notify_sender(office, "don-1", SenderNotice(date(2026, 11, 11), "", NoticeForm.ORAL))
    assert keys(office, Duty.SENDER_NOTICE) == ["don-1"]


def test_br_21_a_refusal_is_told_in_writing_within_three_days(office: Office) -> None:
    plan_session(office, reception_builders.session(status=SessionStatus.PLANNED))
    ground = next(each for each in law.refusal_grounds() if each.written_notice)
    refused = ReceptionRefusal(f"{ground.source}: {ground.words}", "Không có tình tiết mới", None, None)
    visit = reception_builders.visit(refusal=refused, cases=())
    record_visit(office, VisitDraft(reception_builders.SESSION, visit))
    found = rows(due_on(office, date(2026, 11, 13)), Duty.REFUSAL_NOTICE)
    assert [(row.key, row.due, row.within) for row in found] == [
        ("lt-1", date(2026, 11, 13), reception_builders.SESSION)
    ]
    told = replace(visit, refusal=replace(refused, number=1, issued_on=date(2026, 11, 12)))
    record_visit(office, VisitDraft(reception_builders.SESSION, told))
    assert keys(office, Duty.REFUSAL_NOTICE, date(2026, 11, 13)) == []


def test_br_50_a_session_that_gave_work_owes_its_conclusion(office: Office) -> None:
    plan_session(office, reception_builders.session())
    visit = reception_builders.visit()
    record_visit(office, VisitDraft(reception_builders.SESSION, visit))
    found = rows(due_on(office, date(2026, 11, 20)), Duty.CONCLUSION_NOTICE)
    assert [(row.key, row.due) for row in found] == [(reception_builders.SESSION, date(2026, 11, 20))]
    answered = replace(visit.cases[0], handling=CaseHandling.ACCEPTED, result="Đã lắp đèn ngày 15/11/2026")
    record_visit(office, VisitDraft(reception_builders.SESSION, replace(visit, cases=(answered,))))
    assert keys(office, Duty.CONCLUSION_NOTICE, date(2026, 11, 20)) == []


def test_br_12_a_planned_session_is_posted_five_working_days_before(office: Office) -> None:
    plan_session(office, reception_builders.session(held_on=date(2026, 11, 30), status=SessionStatus.PLANNED))
    found = rows(due_on(office), Duty.POSTING)
    assert [row.due for row in found] == []
    found = rows(due_on(office, date(2026, 11, 20)), Duty.POSTING)
    assert [(row.key, row.due) for row in found] == [(reception_builders.SESSION, date(2026, 11, 20))]
    record_posting(office, [reception_builders.SESSION], date(2026, 11, 12))
    assert keys(office, Duty.POSTING, date(2026, 11, 20)) == []


def test_br_39_a_dialogue_is_announced_before_and_its_results_published_after(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue(held_on=date(2026, 11, 20), announced_on=None))
    key = "dt-2026-11-12"
    assert [row.due for row in rows(due_on(office), Duty.ANNOUNCEMENT)] == [date(2026, 11, 13)]
    record_announcement(office, key, builders.MEETING_DAY)
    assert keys(office, Duty.ANNOUNCEMENT) == []
    held = builders.held_dialogue(key="dt-2", held_on=date(2026, 11, 10), status=DialogueStatus.HELD)
    plan_dialogue(office, held)
    day = date(2026, 11, 20)
    assert keys(office, Duty.PUBLICATION, day) == keys(office, Duty.CONCLUSION_NOTICE, day) == ["dt-2"]
    record_publication(office, "dt-2", builders.MEETING_DAY)
    assert keys(office, Duty.PUBLICATION, day) == keys(office, Duty.CONCLUSION_NOTICE, day) == []
