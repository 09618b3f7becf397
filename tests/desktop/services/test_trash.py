"""Thùng rác: every kind of record goes in whole and comes back with number and links (BR-14, BR-48)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import texts
from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Commitment, CommitmentSource, Fulfilment
from desktop.domain.dialogue import OpinionStatus
from desktop.domain.errors import BadRecords, Refusal
from desktop.domain.figures import Survey
from desktop.domain.office import Body, Official, Side
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionType
from desktop.domain.reception import SessionStatus
from desktop.exchange import records as file_of_records
from desktop.office import Office
from desktop.registers.commitments import commitment_sheet, next_number
from desktop.registers.dialogues import minutes_sheet
from desktop.registers.trash import trash_count, trash_rows, trash_sheet
from desktop.services import figures
from desktop.services.acts import act
from desktop.services.attachments import NewFile, attach_file, attachment_bytes
from desktop.services.catalogues import record_body, remove_body
from desktop.services.commitment_letters import issue_promise_letter
from desktop.services.commitments import find_commitment, fulfil_commitment, make_commitment
from desktop.services.completing import Completion, Numbering
from desktop.services.dialogues import change_plan, plan_dialogue
from desktop.services.minutes import complete_minutes
from desktop.services.office_sheet import record_official
from desktop.services.opinions import OpinionDraft, record_opinion, remove_opinion
from desktop.services.petitions import record_petition, restore_petition, strike_petition
from desktop.services.reception_minutes import complete_reception, issue_reception_notice
from desktop.services.reception_sessions import plan_session
from desktop.services.records import export_records, take_in_records
from desktop.services.secrecy import erase_petition_identity, identity_traces
from desktop.services.trash import restore_record, trash_record
from desktop.services.trashing import bring_back
from desktop.services.visits import VisitDraft, record_visit, restore_visit, strike_visit
from desktop.store.keeping_tables import AuditTable
from tests import builders, files
from tests import petition_builders as petitions
from tests import reception_builders as made

DIALOGUE = "dt-2026-11-12"
WHY = "ghi trùng"
PICTURE = files.PNG


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    yield opened
    opened.close()


def held(office: Office, **changes: object) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    change_plan(office, builders.held_dialogue(**changes))


def opinion(office: Office, key: str, *promises: Commitment) -> Change:
    return record_opinion(office, OpinionDraft(DIALOGUE, builders.answered_opinion(key), promises))


def exported(office: Office) -> bytes:
    return export_records(office, "kiểm tra")


def refusal_of(doing: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        doing()
    assert texts.sentence(caught.value)
    assert caught.value.code in texts.SENTENCES
    return caught.value


def test_a_dialogue_goes_and_comes_back_with_its_opinions(office: Office) -> None:
    held(office)
    opinion(office, "yk-1")
    opinion(office, "yk-2")
    before = exported(office)
    change = trash_record(office, Kind.DIALOGUE, DIALOGUE)
    assert change.keys(Kind.DIALOGUE) == (DIALOGUE,)
    assert set(change.keys(Kind.OPINION)) == {"yk-1", "yk-2"}
    assert DIALOGUE.encode() not in exported(office)
    (row,) = trash_rows(office, 0, 10)
    assert (row.kind, row.record, row.by) == (Kind.DIALOGUE, DIALOGUE, "Đỗ Thị Thanh Mai")
    assert row.title.endswith("ngày 12/11/2026")
    assert trash_sheet(office, Kind.DIALOGUE, DIALOGUE).opinions == 2
    restore_record(office, Kind.DIALOGUE, DIALOGUE)
    assert exported(office) == before
    assert trash_count(office) == 0


def test_the_key_of_a_dialogue_in_the_trash_is_not_given_again(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue(key=""))
    trash_record(office, Kind.DIALOGUE, DIALOGUE)
    made_now = plan_dialogue(office, builders.planned_dialogue(key="")).keys(Kind.DIALOGUE)
    assert made_now == (f"{DIALOGUE}-2",)
    restore_record(office, Kind.DIALOGUE, DIALOGUE)
    assert minutes_sheet(office, DIALOGUE).dialogue.key == DIALOGUE


def test_a_dialogue_with_commitments_stays(office: Office) -> None:
    held(office)
    opinion(office, "yk-1", builders.commitment())
    assert refusal_of(lambda: trash_record(office, Kind.DIALOGUE, DIALOGUE)).code == "trash-has-commitments"
    assert trash_count(office) == 0


def test_nothing_completed_is_deleted(office: Office) -> None:
    held(office)
    opinion(office, "yk-1", builders.commitment())
    complete_minutes(office, Completion(DIALOGUE, Numbering.TAKE_NEXT))
    promise = ("ck-1", Kind.COMMITMENT)
    for code, kind, key in (
        ("trash-completed", Kind.DIALOGUE, DIALOGUE),
        ("minutes-frozen", Kind.OPINION, "yk-1"),
        ("trash-in-minutes", *promise[::-1]),
    ):
        assert refusal_of(lambda kind=kind, key=key: trash_record(office, kind, key, WHY)).code == code
    done = Fulfilment(date(2026, 11, 20), "Đã nạo vét", "12/TB", None, date(2026, 11, 21), "trao tay")
    fulfil_commitment(office, "ck-1", done)
    assert refusal_of(lambda: trash_record(office, Kind.COMMITMENT, "ck-1", WHY)).code == "trash-closed"


def test_a_dialogue_whose_notice_has_a_number_stays(office: Office) -> None:
    held(office)
    from desktop.services.papers import issue_notice

    issue_notice(office, DIALOGUE, 5, date(2026, 11, 16))
    assert refusal_of(lambda: trash_record(office, Kind.DIALOGUE, DIALOGUE)).code == "trash-issued"


def test_br_14_the_number_of_a_commitment_in_the_trash_is_kept(office: Office) -> None:
    for key in ("ck-1", "ck-2"):
        make_commitment(office, builders.commitment(key))
    before = exported(office)
    assert refusal_of(lambda: trash_record(office, Kind.COMMITMENT, "ck-2")).field == "reason"
    trash_record(office, Kind.COMMITMENT, "ck-2", WHY)
    (row,) = trash_rows(office, 0, 10)
    assert (row.number, row.reason) == ("CK 2/2026", WHY)
    assert next_number(office, 2026) == 3
    make_commitment(office, builders.commitment("ck-3"))
    assert commitment_sheet(office, "ck-3").commitment.number == 3
    restore_record(office, Kind.COMMITMENT, "ck-2")
    assert commitment_sheet(office, "ck-2").commitment.number == 2
    assert set(before.splitlines()) <= set(exported(office).splitlines())


def test_a_commitment_comes_back_to_its_dialogue_and_petition(office: Office) -> None:
    held(office)
    opinion(office, "yk-1")
    record_petition(office, petitions.petition("don-1"))
    for source in (
        CommitmentSource(dialogue=DIALOGUE, opinion="yk-1"),
        CommitmentSource(petition="don-1"),
    ):
        key = f"ck-{source.petition or source.opinion}"
        make_commitment(office, builders.commitment(key, source=source))
        before = exported(office)
        trash_record(office, Kind.COMMITMENT, key, WHY)
        restore_record(office, Kind.COMMITMENT, key)
        assert exported(office) == before
        assert commitment_sheet(office, key).commitment.source == source


def test_links_between_two_records_in_the_trash_are_made_again_in_either_order(office: Office) -> None:
    held(office)
    make_commitment(office, builders.commitment(source=CommitmentSource(dialogue=DIALOGUE)))
    before = exported(office)
    for order in ((0, 1), (1, 0)):
        both = ((Kind.COMMITMENT, "ck-1"), (Kind.DIALOGUE, DIALOGUE))
        for kind, key in both:
            trash_record(office, kind, key, WHY)
        for at in order:
            restore_record(office, *both[at])
        assert exported(office) == before


def test_an_id_that_another_record_took_meanwhile_links_nothing_wrongly(office: Office) -> None:
    held(office)
    make_commitment(office, builders.commitment(source=CommitmentSource(dialogue=DIALOGUE)))
    trash_record(office, Kind.COMMITMENT, "ck-1", WHY)
    trash_record(office, Kind.DIALOGUE, DIALOGUE)
    plan_dialogue(office, builders.planned_dialogue(key="dt-khac", title="Hội nghị khác"))
    restore_record(office, Kind.COMMITMENT, "ck-1")
    assert commitment_sheet(office, "ck-1").commitment.source is None
    restore_record(office, Kind.DIALOGUE, DIALOGUE)
    assert commitment_sheet(office, "ck-1").commitment.source == CommitmentSource(dialogue=DIALOGUE)


def test_an_opinion_goes_with_its_promise_and_comes_back_to_its_place(office: Office) -> None:
    held(office)
    for key in ("yk-1", "yk-2", "yk-3"):
        opinion(office, key, *([builders.commitment()] if key == "yk-2" else []))
    before = exported(office)
    for away in (remove_opinion, lambda office, key: trash_record(office, Kind.OPINION, key)):
        away(office, "yk-2")
        assert [each.key for each in minutes_sheet(office, DIALOGUE).dialogue.opinions] == ["yk-1", "yk-3"]
        assert next_number(office, 2026) == 2
        (row,) = trash_rows(office, 0, 10)
        assert row.title.startswith("Ông Hoàng Văn Thuận: Đường trục thôn")
        assert trash_sheet(office, Kind.OPINION, "yk-2").commitments == 1
        restore_record(office, Kind.OPINION, "yk-2")
        assert exported(office) == before


def test_recording_an_opinion_again_takes_it_out_of_the_trash(office: Office) -> None:
    held(office)
    draft = OpinionDraft(DIALOGUE, builders.answered_opinion("yk-1"), (builders.commitment(),))
    record_opinion(office, draft)
    before = exported(office)
    remove_opinion(office, "yk-1")
    record_opinion(office, draft)
    assert exported(office) == before
    assert trash_count(office) == 0


def test_a_promise_left_out_of_a_draft_lies_in_the_trash(office: Office) -> None:
    held(office)
    opinion(office, "yk-1", builders.commitment())
    opinion(office, "yk-1")
    (row,) = trash_rows(office, 0, 10)
    assert (row.kind, row.number, row.reason) == (Kind.COMMITMENT, "CK 1/2026", "bỏ khi đang ghi")
    opinion(office, "yk-1", builders.commitment())
    assert commitment_sheet(office, "ck-1").commitment.number == 1
    assert trash_count(office) == 0


def test_an_opinion_does_not_come_back_into_completed_minutes(office: Office) -> None:
    held(office)
    opinion(office, "yk-1")
    opinion(office, "yk-2")
    trash_record(office, Kind.OPINION, "yk-2")
    complete_minutes(office, Completion(DIALOGUE, Numbering.TAKE_NEXT))
    assert refusal_of(lambda: restore_record(office, Kind.OPINION, "yk-2")).code == "minutes-frozen"
    assert trash_count(office) == 1


def test_an_opinion_whose_dialogue_is_in_the_trash_waits_for_it(office: Office) -> None:
    held(office)
    opinion(office, "yk-1")
    trash_record(office, Kind.OPINION, "yk-1")
    trash_record(office, Kind.DIALOGUE, DIALOGUE)
    told = refusal_of(lambda: restore_record(office, Kind.OPINION, "yk-1"))
    assert (told.code, told.data["key"]) == ("trash-missing", DIALOGUE)
    restore_record(office, Kind.DIALOGUE, DIALOGUE)
    restore_record(office, Kind.OPINION, "yk-1")
    assert trash_count(office) == 0


def test_a_session_goes_and_comes_back_unless_somebody_was_received(office: Office) -> None:
    plan_session(office, made.session(status=SessionStatus.PLANNED))
    before = exported(office)
    trash_record(office, Kind.RECEPTION_SESSION, made.SESSION)
    assert trash_rows(office, 0, 1)[0].title == "Buổi tiếp công dân ngày 10/11/2026"
    plan_session(office, made.session(key="", status=SessionStatus.PLANNED))
    (other,) = [each["key"] for each in _sessions(office)]
    assert other != made.SESSION
    trash_record(office, Kind.RECEPTION_SESSION, other)
    restore_record(office, Kind.RECEPTION_SESSION, made.SESSION)
    assert exported(office) == before
    record_visit(office, VisitDraft(made.SESSION, made.visit()))
    told = refusal_of(lambda: trash_record(office, Kind.RECEPTION_SESSION, made.SESSION))
    assert told.code == "trash-has-visits"


def test_a_session_with_minutes_numbers_or_promises_stays(office: Office) -> None:
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit(), (made.promise(),)))

    def refused() -> str:
        return refusal_of(lambda: trash_record(office, Kind.RECEPTION_SESSION, made.SESSION)).code

    assert refused() == "trash-has-visits"
    issue_reception_notice(office, made.SESSION, 9, date(2026, 11, 12))
    assert refused() == "trash-issued"
    complete_reception(office, Completion(made.SESSION, Numbering.TAKE_NEXT))
    assert refused() == "trash-completed"
    plan_session(office, made.session("tcd-2", held_on=date(2026, 12, 1)))
    make_commitment(office, builders.commitment("ck-9", source=CommitmentSource(session="tcd-2")))
    told = refusal_of(lambda: trash_record(office, Kind.RECEPTION_SESSION, "tcd-2"))
    assert told.code == "trash-has-commitments"


def test_a_promise_on_an_issued_paper_stays(office: Office) -> None:
    make_commitment(office, builders.commitment(promised_on=date(2026, 9, 1)))
    issue_promise_letter(office, PaperKind.APOLOGY, "ck-1", None, date(2026, 11, 12))
    assert refusal_of(lambda: trash_record(office, Kind.COMMITMENT, "ck-1", WHY)).code == "trash-issued"


def test_rows_at_hand_are_read_anew_when_they_are_linked_again(office: Office) -> None:
    held(office)
    make_commitment(office, builders.commitment(source=CommitmentSource(dialogue=DIALOGUE)))
    trash_record(office, Kind.COMMITMENT, "ck-1", WHY)
    trash_record(office, Kind.DIALOGUE, DIALOGUE)
    restore_record(office, Kind.COMMITMENT, "ck-1")
    with act(office, "restore_record") as doing:
        row = find_commitment(doing.book, "ck-1")
        assert row.dialogue_id is None
        bring_back(doing, Kind.DIALOGUE, DIALOGUE)
        assert row.dialogue_id is not None


def _sessions(office: Office) -> list[dict[str, str]]:
    import json

    return json.loads(exported(office))["reception_sessions"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", [Kind.VISIT, Kind.PETITION, Kind.CASE])
def test_br_14_a_line_of_a_register_is_struck_never_removed(office: Office, kind: Kind) -> None:
    assert refusal_of(lambda: trash_record(office, kind, "x", WHY)).code == "trash-struck-instead"


def test_br_14_striking_and_restoring_keep_the_number(office: Office) -> None:
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit()))
    record_petition(office, petitions.petition("don-1"))
    before = exported(office)
    strike_visit(office, "lt-1", WHY)
    strike_petition(office, "don-1", WHY)
    record_petition(office, petitions.petition("don-2"))
    assert b'"number": 2' in exported(office)
    restore_visit(office, "lt-1")
    restore_petition(office, "don-1")
    strike_petition(office, "don-2", WHY)
    assert set(before.splitlines()) <= set(exported(office).splitlines())


def test_catalogues_go_only_while_nothing_uses_them(office: Office) -> None:
    record_body(office, Body("doi-moi", "Đội quản lý trật tự"))
    record_official(office, Official("cb-moi", "Lò Văn Tính", builders.officials()[2].posts))
    before = exported(office)
    for kind, key in ((Kind.BODY, "doi-moi"), (Kind.OFFICIAL, "cb-moi")):
        trash_record(office, kind, key)
        restore_record(office, kind, key)
    assert exported(office) == before
    trash_record(office, Kind.OFFICIAL, "cb-moi")
    assert record_official(office, Official("", "Vì Văn Sáng", builders.officials()[2].posts))
    plan_dialogue(office, builders.planned_dialogue())
    make_commitment(office, builders.commitment())
    for kind, key in ((Kind.OFFICIAL, "cb-lam"), (Kind.BODY, "pkt")):
        assert refusal_of(lambda kind=kind, key=key: trash_record(office, kind, key)).code == "trash-in-use"


def test_what_is_removed_from_a_catalogue_lies_in_the_trash(office: Office) -> None:
    record_body(office, Body("doi-moi", "Đội quản lý trật tự"))
    before = exported(office)
    remove_body(office, "doi-moi")
    assert [row.title for row in trash_rows(office, 0, 10)] == ["Đội quản lý trật tự"]
    restore_record(office, Kind.BODY, "doi-moi")
    assert exported(office) == before


def test_a_file_goes_and_comes_back_with_its_bytes(office: Office) -> None:
    record_petition(office, petitions.petition("don-1"))
    new = NewFile("don.png", PICTURE, "Đơn viết tay", declared=True)
    (key,) = attach_file(office, Kind.PETITION, "don-1", new).keys(Kind.ATTACHMENT)
    trash_record(office, Kind.ATTACHMENT, key, WHY)
    assert trash_rows(office, 0, 1)[0].title == "Đơn viết tay (đơn số 1/2026)"
    restore_record(office, Kind.ATTACHMENT, key)
    assert attachment_bytes(office, key) == PICTURE


def test_br_24_a_file_in_the_trash_goes_for_good_when_its_sender_denounced(office: Office) -> None:
    record_petition(office, petitions.petition("don-1"))
    new = NewFile("don.png", PICTURE, "Đơn viết tay", declared=True)
    (key,) = attach_file(office, Kind.PETITION, "don-1", new).keys(Kind.ATTACHMENT)
    trash_record(office, Kind.ATTACHMENT, key, WHY)
    assert identity_traces(office, Kind.PETITION, "don-1").trashed == 1
    told = petitions.petition("don-1", type=PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 4")
    erase_petition_identity(office, told)
    assert trash_count(office) == 0


def test_other_offices_figures_go_and_come_back(office: Office) -> None:
    with act(office, "import_records") as doing:
        figures.put_survey(doing, Survey("ks-1", date(2026, 1, 1), date(2026, 6, 30), "Hài lòng", 8, 1, 1))
    before = exported(office)
    trash_record(office, Kind.SURVEY, "ks-1")
    assert b"ks-1" not in exported(office)
    restore_record(office, Kind.SURVEY, "ks-1")
    assert exported(office) == before


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        (Kind.DIALOGUE, "dt-khong-co", "trash-unknown"),
        (Kind.LEGAL_LIMIT, "x", "trash-not-for"),
    ],
)
def test_what_is_not_there_is_refused(office: Office, kind: Kind, key: str, code: str) -> None:
    assert refusal_of(lambda: trash_record(office, kind, key)).code == code
    if code == "trash-unknown":
        assert refusal_of(lambda: restore_record(office, kind, key)).code == code
        assert refusal_of(lambda: trash_sheet(office, kind, key)).code == code


def test_a_file_does_not_bring_back_what_lies_in_the_trash(office: Office) -> None:
    held(office)
    opinion(office, "yk-1")
    records = file_of_records.read(exported(office), "cũ.json")
    trash_record(office, Kind.OPINION, "yk-1")
    for key in ("yk-1", DIALOGUE):
        with pytest.raises(BadRecords) as caught:
            take_in_records(office, records)
        assert (caught.value.code, caught.value.data["place"]) == ("key-in-trash", key)
        assert "Thùng rác" in texts.sentence(caught.value)
        trash_record(office, Kind.DIALOGUE, DIALOGUE) if key == "yk-1" else None


def test_a_key_or_number_taken_meanwhile_is_said(office: Office) -> None:
    make_commitment(office, builders.commitment("ck-1"))
    trash_record(office, Kind.COMMITMENT, "ck-1", WHY)
    make_commitment(office, builders.commitment("ck-2", number=1))
    told = refusal_of(lambda: restore_record(office, Kind.COMMITMENT, "ck-1"))
    assert (told.code, told.data["number"]) == ("trash-number-taken", 1)
    plan_dialogue(office, builders.planned_dialogue())
    trash_record(office, Kind.DIALOGUE, DIALOGUE)
    plan_dialogue(office, builders.planned_dialogue())
    assert refusal_of(lambda: restore_record(office, Kind.DIALOGUE, DIALOGUE)).code == "trash-key-taken"


def test_br_26_a_promise_on_a_denunciation_is_called_by_its_code(office: Office) -> None:
    record_petition(office, petitions.denunciation("don-1"))
    promise = builders.commitment(source=CommitmentSource(petition="don-1"), content="Xác minh việc thu quỹ")
    make_commitment(office, promise)
    trash_record(office, Kind.COMMITMENT, "ck-1", WHY)
    assert trash_rows(office, 0, 1)[0].title == "Cam kết về đơn tố cáo TC-2026-001"


def test_the_list_is_read_in_windows_newest_first(office: Office) -> None:
    for count in range(1, 6):
        make_commitment(office, builders.commitment(f"ck-{count}"))
        trash_record(office, Kind.COMMITMENT, f"ck-{count}", WHY)
    assert trash_count(office) == 5
    assert [row.record for row in trash_rows(office, 0, 2)] == ["ck-5", "ck-4"]
    assert [row.key for row in trash_rows(office, 4, 10)] == ["commitment:ck-1"]


def test_the_audit_tells_what_went_and_why(office: Office) -> None:
    make_commitment(office, builders.commitment())
    trash_record(office, Kind.COMMITMENT, "ck-1", WHY)
    with office.store.reading() as book:
        line = book.scalars(select(AuditTable).order_by(AuditTable.id.desc()).limit(1)).one()
    assert line.act == "trash_record"
    assert "commitment:ck-1" in line.touched
    assert line.detail["reason"] == WHY


def test_statuses_of_opinions_stay_whatever_they_are(office: Office) -> None:
    held(office)
    asked = replace(
        builders.answered_opinion("yk-9"), status=OpinionStatus.NOTED, answered_by=None, answer=""
    )
    record_opinion(office, OpinionDraft(DIALOGUE, asked))
    before = exported(office)
    trash_record(office, Kind.OPINION, "yk-9")
    restore_record(office, Kind.OPINION, "yk-9")
    assert exported(office) == before
    assert Side.PARTY is minutes_sheet(office, DIALOGUE).dialogue.letterhead
