"""Several commitments in one act, work handed on, an answer that counts in petition and promise alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.commitment import (
    Commitment,
    CommitmentSource,
    CommitmentState,
    Due,
    Extension,
    Fulfilment,
    Progress,
    Reminder,
    transfer_note,
)
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.registers.commitments import commitment_sheet
from desktop.registers.petition_sheets import petition_sheet
from desktop.services.answers import (
    Reply,
    fulfil_with_petition,
    settle_with_promises,
)
from desktop.services.commitment_batches import extend_commitments, remind_commitments
from desktop.services.commitments import make_commitment, record_progress, transfer_commitment
from desktop.services.petitions import record_petition
from desktop.services.undoing import undo_last
from desktop.store.keeping_tables import AuditTable
from tests import builders, petition_builders

TODAY = builders.MEETING_DAY
LATER = Extension(TODAY, date(2026, 12, 31), "mưa lũ")
CALLED = Reminder(date(2026, 11, 20), "Điện thoại")
REPLY = Reply("Số 15/UBND-KT", date(2026, 11, 20), date(2026, 11, 21), "Trao tay")
ALL = ("ck-1", "ck-2", "ck-3")


@pytest.fixture
def three(office: Office) -> Office:
    for key in ALL:
        make_commitment(office, builders.commitment(key))
    return office


@pytest.fixture
def petitioned(office: Office) -> Office:
    """A petition with a promise made on it and another promise beside it."""
    record_petition(office, petition_builders.petition())
    make_commitment(office, builders.commitment(source=CommitmentSource(petition="don-118")))
    make_commitment(office, builders.commitment("ck-2"))
    return office


def stored(office: Office, key: str) -> Commitment:
    return commitment_sheet(office, key).commitment


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def audit(office: Office) -> list[AuditTable]:
    with office.store.reading() as book:
        found = list(book.scalars(select(AuditTable).order_by(AuditTable.id)))
        book.expunge_all()
        return found


def test_several_are_reminded_in_one_act_with_one_line_in_the_audit(three: Office) -> None:
    before = len(audit(three))
    change = remind_commitments(three, ALL, CALLED, "hỏi tiến độ")
    assert change.keys(Kind.COMMITMENT) == ALL
    lines = audit(three)
    assert len(lines) == before + 1
    assert lines[-1].act == "remind_commitments"
    assert set(lines[-1].detail) == {f"commitment:{key}" for key in ALL}
    for key in ALL:
        assert stored(three, key).reminders == (Reminder(date(2026, 11, 20), "Điện thoại; hỏi tiến độ"),)
        assert stored(three, key).waits


def test_one_reminder_needs_its_way_and_a_day_after_the_promise(three: Office) -> None:
    assert code_of(lambda: remind_commitments(three, ("ck-1",), Reminder(TODAY, " "))) == "required"
    early = replace(CALLED, on=date(2026, 11, 1))
    assert code_of(lambda: remind_commitments(three, ALL, early)) == "reminded-before-promise"
    remind_commitments(three, ("ck-1",), CALLED)
    assert stored(three, "ck-1").reminders == (CALLED,)
    assert "reminders" in audit(three)[-1].detail


def test_br_53_several_are_extended_or_none_is(three: Office) -> None:
    extend_commitments(three, ("ck-2",), replace(LATER, to=date(2027, 1, 15)))
    with pytest.raises(Refusal) as caught:
        extend_commitments(three, ALL, LATER)
    assert caught.value.code == "extension-not-later-of"
    assert caught.value.data["label"] == "CK 2/2026"
    assert stored(three, "ck-1").extensions == ()
    extend_commitments(three, ALL, replace(LATER, to=date(2027, 1, 29)))
    for key in ALL:
        assert (stored(three, key).due_on, stored(three, key).due_now) == (
            date(2026, 12, 4), date(2027, 1, 29),
        )  # fmt: skip
    assert code_of(lambda: extend_commitments(three, ALL, replace(LATER, reason=""))) == "required"
    assert code_of(lambda: extend_commitments(three, ("ck-1",), LATER)) == "extension-not-later"


def test_what_was_done_to_several_is_taken_back_at_once(three: Office) -> None:
    befores = [stored(three, key) for key in ALL]
    extend_commitments(three, ALL, LATER)
    change = undo_last(three)
    assert change.keys(Kind.COMMITMENT) == ALL
    assert [stored(three, key) for key in ALL] == befores


def test_br_51_work_handed_on_stays_a_promise_with_its_date(three: Office) -> None:
    transfer_commitment(
        three, "ck-1", date(2026, 11, 16), "Công ty Điện lực; Sơn Hà", "Số 12-CV/ĐU", "kèm 3 ảnh"
    )
    sheet = commitment_sheet(three, "ck-1")
    noun = sheet.commitment
    assert noun.progress == (
        Progress(date(2026, 11, 16), note="Chuyển: Công ty Điện lực, Sơn Hà; Số 12-CV/ĐU; kèm 3 ảnh"),
    )
    assert (noun.transferred_to, noun.waits, noun.is_open) == ("Công ty Điện lực, Sơn Hà", True, True)
    assert (sheet.state, noun.due_now) == (CommitmentState.TRANSFERRED, date(2026, 12, 4))
    record_progress(three, "ck-1", Progress(date(2026, 11, 20), 50))
    assert commitment_sheet(three, "ck-1").state is CommitmentState.IN_PROGRESS
    assert stored(three, "ck-1").transferred_to == ""
    for to, document in ((" ", "Số 12"), ("Điện lực", "")):
        assert code_of(lambda a=to, b=document: transfer_commitment(three, "ck-2", TODAY, a, b)) == "required"  # type: ignore[misc]


def test_br_51_a_transferred_one_that_is_late_is_late() -> None:
    from desktop.domain.commitment import state_on

    handed = (Progress(TODAY, note=transfer_note("Công an xã")),)
    late = builders.commitment(due=Due.by_date(TODAY), due_on=TODAY, progress=handed)
    assert state_on(late, TODAY) is CommitmentState.TRANSFERRED
    assert state_on(late, date(2026, 11, 13)) is CommitmentState.OVERDUE
    assert Progress(TODAY, note="Chuyển ống nước sang bên phải").transferred_to == ""


def test_br_52_a_petition_s_answer_keeps_the_promise_made_on_it(petitioned: Office) -> None:
    before = len(audit(petitioned))
    done = date(2026, 11, 20)
    change = settle_with_promises(petitioned, "don-118", done, "Đã chi trả.", ("ck-1",), REPLY)
    assert change.keys(Kind.COMMITMENT) == ("ck-1",)
    assert change.keys(Kind.PETITION) == ("don-118",)
    assert len(audit(petitioned)) == before + 1
    petition = petition_sheet(petitioned, "don-118").petition
    assert (petition.settled_on, petition.result) == (done, "Đã chi trả.")
    kept = stored(petitioned, "ck-1").fulfilled
    assert kept == Fulfilment(done, "Đã chi trả.", "Số 15/UBND-KT", done, date(2026, 11, 21), "Trao tay")


def test_br_52_without_the_notice_that_was_promised_neither_is_written(petitioned: Office) -> None:
    def untold() -> object:
        return settle_with_promises(petitioned, "don-118", TODAY, "Đã chi trả.", ("ck-1",))

    assert code_of(untold) == "citizen-not-told"
    assert petition_sheet(petitioned, "don-118").petition.settled_on is None
    settle_with_promises(petitioned, "don-118", TODAY, "Đã chi trả.", ())
    assert stored(petitioned, "ck-1").is_open


def test_a_promise_s_result_settles_its_petition_and_both_are_taken_back(petitioned: Office) -> None:
    petition, promise = petition_sheet(petitioned, "don-118").petition, stored(petitioned, "ck-1")
    done = Fulfilment(TODAY, "Đã chi trả.", "Số 15/UBND-KT", TODAY, TODAY, "Trao tay")
    change = fulfil_with_petition(petitioned, "ck-1", done)
    assert change.keys(Kind.PETITION) == ("don-118",)
    assert petition_sheet(petitioned, "don-118").petition.settled_on == TODAY
    undo_last(petitioned)
    assert petition_sheet(petitioned, "don-118").petition == petition
    assert stored(petitioned, "ck-1") == promise


def test_a_promise_without_a_petition_is_kept_alone(petitioned: Office) -> None:
    before = stored(petitioned, "ck-2")
    done = Fulfilment(TODAY, "Xong", "Số 15/UBND-KT", TODAY, TODAY, "Trao tay")
    assert fulfil_with_petition(petitioned, "ck-2", done).keys(Kind.PETITION) == ()
    undo_last(petitioned)
    assert stored(petitioned, "ck-2") == before


def test_a_promise_struck_from_a_draft_leaves_the_register(office: Office) -> None:
    from desktop.services.dialogues import plan_dialogue
    from desktop.services.opinions import OpinionDraft, record_opinion

    plan_dialogue(office, builders.planned_dialogue())
    opinion = builders.answered_opinion()
    record_opinion(office, OpinionDraft("dt-2026-11-12", opinion, (builders.commitment(),)))
    change = record_opinion(office, OpinionDraft("dt-2026-11-12", opinion, ()))
    assert change.keys(Kind.COMMITMENT) == ("ck-1",)
    assert code_of(lambda: commitment_sheet(office, "ck-1")) == "unknown-commitment"


def test_br_26_whoever_denounced_is_called_by_the_code_whatever_is_typed(office: Office) -> None:
    record_petition(office, petition_builders.denunciation())
    source = CommitmentSource(petition="don-119")
    make_commitment(office, builders.commitment(source=source, promised_to="Ông Lò Văn Páo"))
    assert stored(office, "ck-1").promised_to == "TC-2026-001"
    make_commitment(office, builders.commitment(source=source, promised_to="Ông Lò Văn Páo", content="Khác"))
    assert stored(office, "ck-1").promised_to == "TC-2026-001"
    make_commitment(office, builders.commitment("ck-2", source=source, promised_to=""))
    assert stored(office, "ck-2").promised_to == ""
    assert "Páo" not in str([line.detail for line in audit(office)])
