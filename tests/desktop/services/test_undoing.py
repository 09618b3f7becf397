"""Hoàn tác, Làm lại: the last acts of the lists are taken back byte for byte, or not at all."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import texts
from desktop.domain import commitment as com
from desktop.domain import petition as pet
from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import OpinionStatus
from desktop.domain.errors import Refusal
from desktop.domain.office import Hamlet, Side, StatisticalGroup, SubjectArea
from desktop.domain.petition import PetitionHandling
from desktop.domain.reception import ReceptionSession, SessionStatus
from desktop.domain.undo import UNDOABLE
from desktop.office import Office
from desktop.services import (
    catalogues,
    dialogues,
    opinions,
    petition_handling,
    petitions,
    reception_sessions,
    visits,
)
from desktop.services import commitments as promises
from desktop.services.commitment_batches import extend_commitments, remind_commitments
from desktop.services.completing import Completion, Numbering
from desktop.services.minutes import complete_minutes
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.records import export_records
from desktop.services.secrecy import erase_petition_identity
from desktop.services.trash import restore_record, trash_record
from desktop.services.undoing import redo_last, undo_last
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.keeping_tables import AuditTable
from desktop.store.tables import Table
from tests import builders
from tests import petition_builders as letters
from tests import reception_builders as made

DIALOGUE, DAY = "dt-2026-11-12", date(2026, 11, 20)
LATER = com.Extension(DAY, date(2027, 1, 15), "chờ vốn")
TOLD = pet.SenderNotice(DAY, "", pet.NoticeForm.WRITTEN)
DONE = com.Fulfilment(DAY, "Đã nạo vét", "12/TB", None, DAY, "trao tay")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one of everything the acts are about."""
    folder = tmp_path_factory.mktemp("undo")
    office = builders.new_office(folder)
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    dialogues.change_plan(office, builders.held_dialogue())
    for key in ("yk-1", "yk-2"):
        record_opinion(office, OpinionDraft(DIALOGUE, builders.answered_opinion(key)))
    for key in ("ck-1", "ck-2"):
        promises.make_commitment(office, builders.commitment(key))
    promises.make_commitment(office, builders.commitment("ck-3"))
    promises.fulfil_commitment(office, "ck-3", DONE)
    promises.make_commitment(office, builders.commitment("ck-4"))
    trash_record(office, Kind.COMMITMENT, "ck-4", "ghi trùng")
    dialogues.plan_dialogue(office, builders.planned_dialogue(key="dt-sau", held_on=date(2026, 12, 20)))
    reception_sessions.plan_session(office, made.session())
    reception_sessions.plan_session(office, _planned())
    reception_sessions.plan_session(office, _planned("tcd-off"))
    reception_sessions.call_off_session(office, "tcd-off", "bão")
    for key in ("lt-1", "lt-2"):
        record_visit(office, VisitDraft(made.SESSION, made.visit(key)))
    visits.strike_visit(office, "lt-2", "ghi trùng")
    for key in ("don-1", "don-2", "don-3"):
        petitions.record_petition(office, letters.petition(key))
    petitions.strike_petition(office, "don-2", "ghi trùng")
    petition_handling.settle_petition(office, "don-3", DAY, "Đã trả lời")
    catalogues.record_hamlet(office, Hamlet("Gò Vàng"))
    catalogues.record_subject_area(office, SubjectArea("", "Việc khác nữa", StatisticalGroup.OTHER))
    office.close()
    return office.file


@pytest.fixture
def office(ready: Path, tmp_path: Path) -> Iterator[Office]:
    import shutil

    from desktop.office import open_office

    for file in ready.parent.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path / file.name)
    opened = open_office(tmp_path / ready.name, user="Đỗ Thị Thanh Mai", clock=lambda: builders.MOMENT)
    yield opened
    opened.close()


def _planned(key: str = "tcd-sau") -> ReceptionSession:
    day = date(2026, 12, 10 if key else 24)
    return made.session(key, held_on=day, status=SessionStatus.PLANNED)


def _changed(office: Office, **changes: object) -> Change:
    return petitions.record_petition(office, letters.petition("don-1", **changes))


Doing = Callable[[Office], Change]
ACTS: dict[str, Doing] = {
    "make_commitment": lambda o: promises.make_commitment(o, builders.commitment("ck-1", content="Làm cống")),
    "record_progress": lambda o: promises.record_progress(o, "ck-1", com.Progress(DAY, 40, "đang làm")),
    "extend_due_date": lambda o: promises.extend_due_date(o, "ck-1", LATER),
    "extend_commitments": lambda o: extend_commitments(o, ("ck-1", "ck-2"), LATER),
    "fulfil_commitment": lambda o: promises.fulfil_commitment(o, "ck-1", DONE),
    "drop_commitment": lambda o: promises.drop_commitment(o, "ck-1", com.Dropped(DAY, "trùng")),
    "reopen_commitment": lambda o: promises.reopen_commitment(o, "ck-3"),
    "transfer_commitment": lambda o: promises.transfer_commitment(o, "ck-1", DAY, "huyện", "12/CV"),
    "remind_commitments": lambda o: remind_commitments(o, ("ck-1", "ck-2"), com.Reminder(DAY, "điện thoại")),
    "record_petition": lambda o: _changed(o, content="Nội dung khác"),
    "classify_petition": lambda o: petition_handling.classify_petition(
        o, "don-1", petition_handling.Classification(True, pet.Competence.OWN, Side.STATE)
    ),
    "handle_petition": lambda o: petition_handling.handle_petition(
        o, "don-1", petition_handling.Handling(PetitionHandling.ACCEPTED, DAY, "pkt")
    ),
    "settle_petition": lambda o: petition_handling.settle_petition(o, "don-1", DAY, "Đã trả lời"),
    "link_repeat": lambda o: petition_handling.link_repeat(o, "don-1", "don-3"),
    "reopen_petition": lambda o: petition_handling.reopen_petition(o, "don-3"),
    "notify_sender": lambda o: petitions.notify_sender(o, "don-1", TOLD),
    "withdraw_petition": lambda o: petitions.withdraw_petition(o, "don-1", pet.Withdrawal(DAY, "tự rút")),
    "strike_petition": lambda o: petitions.strike_petition(o, "don-1", "ghi trùng"),
    "restore_petition": lambda o: petitions.restore_petition(o, "don-2"),
    "strike_visit": lambda o: visits.strike_visit(o, "lt-1", "ghi trùng"),
    "restore_visit": lambda o: visits.restore_visit(o, "lt-2"),
    "plan_sessions": lambda o: reception_sessions.plan_sessions(o, [_planned("")]),
    "plan_session": lambda o: reception_sessions.plan_session(o, _planned("")),
    "record_session": lambda o: reception_sessions.record_session(o, made.session(place="Nhà văn hóa")),
    "postpone_session": lambda o: reception_sessions.postpone_session(o, "tcd-sau", LATER.to, "bão"),
    "call_off_session": lambda o: reception_sessions.call_off_session(o, "tcd-sau", "bão"),
    "delegate_session": lambda o: reception_sessions.delegate_session(o, "tcd-sau", "cb-lam", "đi họp"),
    "plan_session_again": lambda o: reception_sessions.plan_again(o, "tcd-off"),
    "record_posting": lambda o: reception_sessions.record_posting(o, ("tcd-sau",), DAY),
    "plan_dialogue": lambda o: dialogues.plan_dialogue(o, builders.planned_dialogue(key="")),
    "change_plan": lambda o: dialogues.change_plan(o, builders.held_dialogue(place="Nhà văn hóa Cầu Lim")),
    "postpone_dialogue": lambda o: dialogues.postpone_dialogue(o, "dt-sau", date(2026, 12, 28), "bão"),
    "call_off_dialogue": lambda o: dialogues.call_off_dialogue(o, "dt-sau", "bão"),
    "record_announced_on": lambda o: dialogues.record_announcement(o, "dt-sau", DAY),
    "record_results_published_on": lambda o: dialogues.record_publication(o, "dt-sau", DAY),
    "move_opinion": lambda o: opinions.move_opinion(o, "yk-1", 1),
    "remove_opinion": lambda o: opinions.remove_opinion(o, "yk-1"),
    "remove_body": lambda o: catalogues.remove_body(o, "tthcc"),
    "remove_subject_area": lambda o: catalogues.remove_subject_area(o, "lv-1"),
    "remove_hamlet": lambda o: catalogues.remove_hamlet(o, "Gò Vàng"),
    "remove_official": lambda o: catalogues.remove_official(o, "cb-chanh"),
    "trash_record": lambda o: trash_record(o, Kind.DIALOGUE, DIALOGUE),
    "restore_record": lambda o: restore_record(o, Kind.COMMITMENT, "ck-4"),
}  # fmt: skip


def exported(office: Office) -> bytes:
    """The whole book as a records file, and every row besides; giving it out changes nothing."""
    with office.store.reading() as book:
        rows = [
            [tuple(row) for row in book.execute(select(table))]
            for table in Table.metadata.sorted_tables
            if table.name != "audit"
        ]
    return export_records(office, "kiểm tra") + repr(rows).encode()


def refusal_of(doing: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        doing()
    assert texts.sentence(caught.value)
    assert caught.value.code in texts.SENTENCES
    return caught.value.code


def test_every_act_that_can_be_taken_back_is_tried() -> None:
    assert set(ACTS) == UNDOABLE


@pytest.mark.parametrize("name", sorted(UNDOABLE))
def test_taken_back_and_done_again_byte_for_byte(office: Office, name: str) -> None:
    before = exported(office)
    change = ACTS[name](office)
    assert change.act == name
    assert change.step is not None
    after = exported(office)
    assert after != before
    back = undo_last(office, change.step)
    assert back.touched == change.touched
    assert exported(office) == before
    redo_last(office)
    assert exported(office) == after
    undo_last(office)
    assert exported(office) == before


def test_several_acts_are_taken_back_one_after_another_and_done_again(office: Office) -> None:
    states = [exported(office)]
    for name in ("record_progress", "extend_due_date", "fulfil_commitment", "strike_petition"):
        ACTS[name](office)
        states.append(exported(office))
    for state in states[-2::-1]:
        undo_last(office)
        assert exported(office) == state
    assert refusal_of(lambda: undo_last(office)) == "undo-nothing"
    for state in states[1:]:
        redo_last(office)
        assert exported(office) == state
    assert refusal_of(lambda: redo_last(office)) == "redo-nothing"


def test_what_somebody_changed_since_is_not_overwritten(office: Office) -> None:
    from desktop.office import open_office

    ACTS["extend_due_date"](office)
    other = open_office(office.file, user="Lò Văn Tính", clock=office.clock)
    promises.record_progress(other, "ck-1", com.Progress(DAY, 90, "gần xong"))
    promises.make_commitment(other, builders.commitment("ck-1", content="Làm cống mới"))
    other.close()
    before = exported(office)
    assert refusal_of(lambda: undo_last(office)) == "undo-changed"
    assert exported(office) == before


def test_a_plan_that_others_built_on_is_not_taken_away(office: Office) -> None:
    from desktop.office import open_office

    (key,) = ACTS["plan_dialogue"](office).keys(Kind.DIALOGUE)
    other = open_office(office.file, user="Lò Văn Tính", clock=office.clock)
    record_opinion(other, OpinionDraft(key, builders.answered_opinion("yk-9", status=OpinionStatus.NOTED)))
    other.close()
    assert refusal_of(lambda: undo_last(office)) == "undo-changed"


def test_only_the_last_act_is_taken_back(office: Office) -> None:
    first = ACTS["record_progress"](office)
    ACTS["strike_petition"](office)
    assert refusal_of(lambda: undo_last(office, first.step)) == "undo-not-last"


def test_a_new_act_ends_what_could_be_done_again(office: Office) -> None:
    ACTS["record_progress"](office)
    undo_last(office)
    ACTS["strike_petition"](office)
    assert refusal_of(lambda: redo_last(office)) == "redo-nothing"


@pytest.mark.parametrize(
    "final",
    [
        lambda o: petitions.record_petition(o, letters.petition("don-9")),
        lambda o: promises.make_commitment(o, builders.commitment("ck-9")),
        lambda o: record_visit(o, VisitDraft(made.SESSION, made.visit("lt-9"))),
        lambda o: complete_minutes(o, Completion(DIALOGUE, Numbering.TAKE_NEXT)),
    ],
    ids=["petition", "commitment", "visit", "minutes"],
)
def test_br_14_numbers_and_minutes_given_out_are_not_taken_back(office: Office, final: Doing) -> None:
    """And nothing before them: whoever presses Ctrl+Z means what was done last."""
    ACTS["record_progress"](office)
    assert final(office).step is None
    assert refusal_of(lambda: undo_last(office)) == "undo-nothing"


def test_br_24_an_erasure_leaves_nothing_that_could_bring_a_name_back(office: Office) -> None:
    ACTS["strike_petition"](office)
    undo_last(office)
    told = letters.petition("don-1", type=pet.PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 4")
    erase_petition_identity(office, told)
    assert office.steps.last is None
    assert office.steps.next is None


def test_reading_and_giving_out_leave_the_last_act_in_reach(office: Office) -> None:
    change = ACTS["record_progress"](office)
    exported(office)
    assert undo_last(office, change.step).touched == change.touched


def test_only_the_last_twenty_acts_are_kept(office: Office) -> None:
    for count in range(22):
        promises.record_progress(office, "ck-1", com.Progress(DAY, count, "làm"))
    for _ in range(20):
        undo_last(office)
    assert refusal_of(lambda: undo_last(office)) == "undo-nothing"


def test_the_audit_names_what_was_taken_back_and_none_of_its_words(office: Office) -> None:
    ACTS["strike_petition"](office)
    undo_last(office)
    with office.store.reading() as book:
        line = book.scalars(select(AuditTable).order_by(AuditTable.id.desc()).limit(1)).one()
    assert (line.act, line.touched) == ("undo", ["petition:don-1"])
    assert line.detail == {"of": "strike_petition", "rows": 1}
