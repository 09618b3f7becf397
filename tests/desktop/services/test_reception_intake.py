"""Receptions, petitions and figures from a records file into the book and out again."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from desktop.domain import commitment as com
from desktop.domain import reception as rec
from desktop.domain.changes import Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import BadRecords
from desktop.exchange import records as file_of_records
from desktop.log import FILE_NAME
from desktop.office import Office, open_office
from desktop.registers.reception_sheets import session_sheet
from desktop.services import petitions, visits
from desktop.services.acts import act
from desktop.services.commitments import make_commitment
from desktop.services.reception_sessions import record_posting
from desktop.services.records import export_records, import_file, take_in_records
from desktop.services.visits import strike_visit
from desktop.store import petition_mapping
from desktop.store.keeping_tables import AuditTable
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import SessionTable, VisitTable
from desktop.store.tables import NumberTable
from desktop.texts import sentence
from tests.desktop.exchange.small import Json, encoded, small, with_value
from tests.desktop.exchange.small_receptions import PERSON
from tests.desktop.services.taking_in import counts, take
from tests.seen_through import clear_bytes

COMMUNE = Path(__file__).resolve().parents[2] / "samples" / "binh-minh-ha.json"
MOMENT = datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 -- the office knows one zone
SESSION = ("reception_sessions", 0)
CASES_OF_SECOND = (*SESSION, "visits", 1, "cases", -1)
ALL = 21


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Office]:
    office = open_office(tmp_path / "moi.db", user="Hoàng Thị Bảo Trâm", clock=lambda: MOMENT)
    yield office
    office.close()


def visit_rows(office: Office) -> list[VisitTable]:
    with office.store.reading() as found:
        return list(found.scalars(select(VisitTable).order_by(VisitTable.register_year, VisitTable.number)))


def close_minutes(office: Office, key: str) -> None:
    """The session's minutes as they stand once completed in the program."""
    with act(office, "complete_reception") as doing:
        row = doing.book.scalars(select(SessionTable).where(SessionTable.key == key)).one()
        row.minutes_state = MinutesState.COMPLETED


def refused(office: Office, content: Json) -> BadRecords:
    before = export_records(office, "kiểm tra")
    with pytest.raises(BadRecords) as caught:
        take(office, content)
    assert export_records(office, "kiểm tra") == before
    return caught.value


def test_the_whole_commune_goes_in_and_out_the_same(tmp_path: Path) -> None:
    file = file_of_records.read_file(COMMUNE)
    assert counts(import_file(tmp_path / "so.db", COMMUNE)) == (234, 0, 0)
    assert counts(import_file(tmp_path / "so.db", COMMUNE)) == (0, 0, 234)
    office = open_office(tmp_path / "so.db")
    written = export_records(office, "kiểm tra")
    office.close()
    assert file_of_records.read(written, "") == file
    (tmp_path / "ra.json").write_bytes(written)
    assert counts(import_file(tmp_path / "khac.db", tmp_path / "ra.json")) == (234, 0, 0)
    office = open_office(tmp_path / "khac.db")
    assert export_records(office, "kiểm tra") == written
    office.close()
    assert unicodedata.is_normalized("NFC", written.decode())


def test_nfd_names_are_the_same_people(book: Office) -> None:
    take(book, small())
    decomposed = unicodedata.normalize("NFD", encoded(small()).decode()).encode()
    assert counts(take_in_records(book, file_of_records.read(decomposed, ""))) == (0, 0, ALL)


@pytest.mark.parametrize(
    ("path", "value", "touched"),
    [
        ((*SESSION, "conclusion"), "Kết luận khác.", (Kind.RECEPTION_SESSION, "tcd-1")),
        ((*SESSION, "attendees"), [], (Kind.RECEPTION_SESSION, "tcd-1")),
        ((*SESSION, "visits", 0, "people_count"), 9, (Kind.VISIT, "lt-1")),
        ((*SESSION, "visits", 0, "people", 0, "phone"), "0900000049", (Kind.RECEPTION_SESSION, "tcd-1")),
        ((*SESSION, "visits", 0, "cases", 1, "result"), "Xong.", (Kind.VISIT, "lt-1")),
        ((*SESSION, "visits", 1, "secret_file"), "Hồ sơ mật số 09/2026", (Kind.VISIT, "lt-2")),
        ((*SESSION, "visits", 2, "refusal", "detail"), "Lý do khác", (Kind.VISIT, "lt-3")),
        (("petitions", 0, "settled_on"), None, (Kind.PETITION, "don-1")),
        (("petitions", 1, "eligible"), False, (Kind.PETITION, "don-2")),
        (("petitions", 2, "repeat_of"), None, (Kind.PETITION, "don-3")),
        (("commitments", 2, "source", "case"), "vv-2", (Kind.COMMITMENT, "ck-3")),
        (("surveys", 0, "satisfied"), 600, (Kind.SURVEY, "ks-1")),
        (("procedure_figures", 0, "unit"), None, (Kind.PROCEDURE_FIGURES, "tt-1")),
        (("recognised_models", 0, "kind"), "individual", (Kind.RECOGNISED_MODEL, "mh-1")),
    ],
)
def test_one_altered_field_changes_one_record(
    book: Office, path: tuple[str | int, ...], value: object, touched: tuple[Kind, str]
) -> None:
    take(book, small())
    taken = take(book, with_value(path, value))
    assert counts(taken) == (0, 1, ALL - 1)
    assert touched in taken.change.touched
    assert counts(take(book, with_value(path, value))) == (0, 0, ALL)


def test_br_14_visits_are_numbered_in_the_order_of_days(book: Office) -> None:
    """A file may list its sessions in any order."""
    file = small()
    later = {"key": "tcd-0", "date": "2026-02-10", "capacity": "party", "host": "cb-1", "kind": "regular",
             "status": "held", "visits": [{"key": "lt-0", "people": [PERSON]}]}  # fmt: skip
    file["reception_sessions"].append(later)
    take(book, file)
    assert [(row.key, row.number) for row in visit_rows(book)] == [
        ("lt-0", 1), ("lt-1", 2), ("lt-2", 3), ("lt-3", 4),
    ]  # fmt: skip


def test_br_14_what_the_file_cannot_say_is_kept(book: Office) -> None:
    take(book, small())
    sheet = session_sheet(book, "tcd-1")
    read = replace(sheet.session.visits[0], read_back=True)
    visits.record_visit(book, visits.VisitDraft("tcd-1", read, sheet.commitments))
    record_posting(book, ["tcd-1"], date(2026, 7, 8))
    with book.store.reading() as found:
        row = found.scalars(select(PetitionTable).where(PetitionTable.key == "don-1")).one()
        ticked = replace(petition_mapping.petition(row), checks=("signed",))
    petitions.record_petition(book, ticked)
    before = session_sheet(book, "tcd-1").session
    assert counts(take(book, small()))[:2] == (0, 0)
    after = session_sheet(book, "tcd-1").session
    assert after == before
    assert (after.posted_on, after.visits[0].read_back) == (date(2026, 7, 8), True)
    assert [each.number for each in after.visits] == [1, 2, 3]
    assert after.visits[1].code.startswith("TC-2026-")
    with book.store.reading() as found:
        row = found.scalars(select(PetitionTable).where(PetitionTable.key == "don-1")).one()
        assert petition_mapping.petition(row).checks == ("signed",)


def test_br_14_a_struck_line_stays_struck_and_at_home(book: Office) -> None:
    take(book, small())
    strike_visit(book, "lt-2", "Ghi nhầm")
    assert counts(take(book, small()))[:2] == (0, 0)
    exported = json.loads(export_records(book, "kiểm tra"))
    assert [each["key"] for each in exported["reception_sessions"][0]["visits"]] == ["lt-1", "lt-3"]
    again = take_in_records(book, file_of_records.read(encoded(exported), ""))
    assert counts(again)[:2] == (0, 0)
    assert [(row.key, row.struck_reason) for row in visit_rows(book)] == [
        ("lt-1", ""), ("lt-2", "Ghi nhầm"), ("lt-3", ""),
    ]  # fmt: skip


def test_br_14_nothing_that_leaves_points_to_a_struck_line(book: Office, tmp_path: Path) -> None:
    take(book, small())
    strike_visit(book, "lt-1", "Ghi nhầm")
    petitions.strike_petition(book, "don-1", "Ghi hai lần")
    exported = json.loads(export_records(book, "kiểm tra"))
    assert [each["key"] for each in exported["petitions"]] == ["don-2", "don-3"]
    assert exported["petitions"][1]["repeat_of"] is None
    assert [each["source"] for each in exported["commitments"] if each["key"] in ("ck-3", "ck-4")] == [
        {"session": "tcd-1", "case": None}, None,
    ]  # fmt: skip
    (tmp_path / "ra.json").write_bytes(encoded(exported))
    assert counts(import_file(tmp_path / "khac.db", tmp_path / "ra.json")) == (ALL - 1, 0, 0)


def test_br_26_a_promise_to_a_denouncer_leaves_without_a_name(book: Office) -> None:
    take(book, small())
    kin = "Bà Đặng Thị Kín Tên"
    made = session_sheet(book, "tcd-1").commitments[0]
    source = com.CommitmentSource(session="tcd-1", case="vv-3")
    make_commitment(book, replace(made, key="ck-9", number=None, source=source, promised_to=kin))
    assert kin not in export_records(book, "kiểm tra").decode()


def test_visits_and_cases_the_file_does_not_name_stay(book: Office) -> None:
    take(book, small())
    file = small()
    del file["reception_sessions"][0]["visits"][1]
    del file["reception_sessions"][0]["visits"][0]["cases"][1]
    assert counts(take(book, file)) == (0, 0, ALL)
    kept = session_sheet(book, "tcd-1").session
    assert [each.key for each in kept.visits] == ["lt-1", "lt-2", "lt-3"]
    assert [each.key for each in kept.visits[0].cases] == ["vv-1", "vv-2"]


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 0), (2, 1, 0)])
def test_visits_stand_in_the_order_of_the_file(book: Office, order: tuple[int, ...]) -> None:
    take(book, small())
    file = small()
    given = [file["reception_sessions"][0]["visits"][at] for at in order]
    file["reception_sessions"][0]["visits"] = given
    assert counts(take(book, file)) == (0, 1, ALL - 1)
    kept = [each.key for each in session_sheet(book, "tcd-1").session.visits]
    assert [key for key in kept if key in {each["key"] for each in given}] == [each["key"] for each in given]
    assert counts(take(book, file)) == (0, 0, ALL)


def test_a_visit_may_come_between_others(book: Office) -> None:
    take(book, small())
    file = small()
    file["reception_sessions"][0]["visits"].insert(1, {"key": "lt-1b", "people": [PERSON]})
    assert counts(take(book, file)) == (0, 1, ALL - 1)
    kept = session_sheet(book, "tcd-1").session.visits
    assert [(each.key, each.number) for each in kept] == [("lt-1", 1), ("lt-1b", 4), ("lt-2", 2), ("lt-3", 3)]
    assert counts(take(book, file)) == (0, 0, ALL)


def test_visits_and_cases_keep_to_their_session_and_visit(book: Office) -> None:
    take(book, small())
    file = small()
    visits_there = file["reception_sessions"][0]["visits"]
    file["reception_sessions"][1]["visits"] = [visits_there.pop(0)]
    assert (refused(book, file).code, refused(book, file).data["place"]) == ("records-duplicate-key", "lt-1")
    file = small()
    cases = file["reception_sessions"][0]["visits"][0]["cases"]
    file["reception_sessions"][0]["visits"][2]["cases"] = [cases.pop(0)]
    assert (refused(book, file).code, refused(book, file).data["place"]) == ("records-duplicate-key", "vv-1")


def test_numbers_of_the_file_are_given_out_in_their_series(book: Office) -> None:
    """Minutes and notices share the series of dialogues, refusals that of notices, as printed."""
    take(book, small())
    with book.store.reading() as found:
        given = {
            (row.owner, row.doc_type, row.symbol, row.number)
            for row in found.scalars(select(NumberTable))
            if not (row.owner or "").startswith("dialogue:")
        }
    assert given == {
        ("reception_session:tcd-1", "BB", "ĐU", 11),
        ("reception_session:tcd-1", "TB", "ĐU", 12),
        ("visit:lt-3", "TB", "ĐU", 1),
    }


@pytest.mark.parametrize(
    ("path", "value", "place", "field"),
    [
        ((*SESSION, "number"), 5, "tcd-1", "number"),
        ((*SESSION, "number"), 0, "tcd-1", "number"),
        ((*SESSION, "conclusion_notice", "number"), 6, "tcd-1", "conclusion_notice.number"),
        (("petitions", 1, "number"), 31, "don-2", "number"),
        (("petitions", 1, "number"), 0, "don-2", "number"),
    ],
)
def test_a_number_of_another_paper_is_refused(
    book: Office, path: tuple[str | int, ...], value: int, place: str, field: str
) -> None:
    with pytest.raises(BadRecords) as caught:
        take(book, with_value(path, value))
    assert (caught.value.data["place"], caught.value.field) == (place, field)
    assert sentence(caught.value).startswith(f"Tệp thu.json, bản ghi “{place}”, mục “{field}”")


def test_the_number_of_another_refusal_is_refused(book: Office) -> None:
    file = small()
    again = file["reception_sessions"][0]["visits"][2] | {"key": "lt-4", "cases": []}
    file["reception_sessions"][1]["visits"] = [again]
    file["reception_sessions"][1]["capacity"] = "party"
    with pytest.raises(BadRecords) as caught:
        take(book, file)
    assert (caught.value.data["place"], caught.value.field) == ("lt-4", "refusal.number")


def test_petitions_without_a_number_come_after_the_files(book: Office) -> None:
    file = small()
    bare = {"received": "2026-07-01", "channel": "post", "type": "proposal", "content": "Đề nghị sửa cống."}
    file["petitions"].insert(0, {"key": "don-0", **bare})
    file["petitions"].insert(1, {"key": "don-00", **bare})
    take(book, file)
    assert counts(take(book, file)) == (0, 0, ALL + 2)
    with book.store.reading() as found:
        numbers = {row.key: row.number for row in found.scalars(select(PetitionTable))}
    assert numbers == {"don-1": 31, "don-2": 32, "don-3": 33, "don-0": 34, "don-00": 35}


def test_a_petition_may_repeat_one_that_stands_later_in_the_file(book: Office) -> None:
    file = small()
    file["petitions"].reverse()
    assert counts(take(book, file)) == (ALL, 0, 0)
    assert counts(take(book, small())) == (0, 0, ALL)


def test_petitions_do_not_repeat_each_other_in_a_circle(book: Office) -> None:
    error = refused_new(book, with_value(("petitions", 0, "repeat_of"), "don-3"))
    assert (error.code, error.field) == ("records-repeats-itself", "repeat_of")
    take(book, small())
    file = small() | {"petitions": [small()["petitions"][0] | {"repeat_of": "don-3"}]}
    assert refused(book, file).code == "records-repeats-itself"


def refused_new(office: Office, content: Json) -> BadRecords:
    with pytest.raises(BadRecords) as caught:
        take(office, content)
    return caught.value


# Completed minutes (BR-46): frozen text, open follow-up.


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*SESSION, "visits", 0, "cases", 0, "result"), "Đã đo xong."),
        ((*SESSION, "visits", 0, "cases", 0, "note"), "Báo dân ngày 20/8"),
        ((*SESSION, "visits", 0, "cases", 0, "document"), "Số 99/UBND-KT"),
        ((*SESSION, "visits", 0, "cases", 1, "handled_by"), "ca"),
        ((*SESSION, "visits", 1, "cases", 0, "result"), "Đã thụ lý."),
        ((*SESSION, "visits", 2, "refusal", "issued_on"), "2026-07-18"),
        ((*SESSION, "conclusion_notice", "number"), 13),
    ],
)
def test_br_46_what_follows_completed_minutes_is_taken(
    book: Office, path: tuple[str | int, ...], value: object
) -> None:
    take(book, small())
    close_minutes(book, "tcd-1")
    assert counts(take(book, small())) == (0, 0, ALL)
    assert counts(take(book, with_value(path, value))) == (0, 1, ALL - 1)
    exported: Any = json.loads(export_records(book, "kiểm tra"))
    for step in path:
        exported = exported[step]
    assert exported == value
    assert session_sheet(book, "tcd-1").session.completed


@pytest.mark.parametrize(
    ("path", "value", "place", "field"),
    [
        ((*SESSION, "conclusion"), "Khác.", "tcd-1", "conclusion"),
        ((*SESSION, "date"), "2026-07-16", "tcd-1", "date"),
        ((*SESSION, "number"), 13, "tcd-1", "number"),
        ((*SESSION, "visits", 0, "people_count"), 7, "lt-1", "people_count"),
        ((*SESSION, "visits", 0, "people", 0, "name"), "Tên Khác", "lt-1", "people"),
        ((*SESSION, "visits", 2, "refusal", "ground"), "Căn cứ khác", "lt-3", "refusal"),
        ((*SESSION, "visits", 0, "cases", 0, "answer"), "Khác.", "vv-1", "answer"),
        ((*SESSION, "visits", 0, "cases", 0, "type"), "feedback", "vv-1", "type"),
        ((*SESSION, "visits", -1), {"key": "lt-9"}, "lt-9", "visits"),
        (
            (*SESSION, "visits", 1, "cases", -1),
            {"key": "vv-9", "type": "proposal", "content": "a"},
            "vv-9",
            "cases",
        ),
    ],
)
def test_br_46_completed_minutes_are_not_altered_by_a_file(
    book: Office, path: tuple[str | int, ...], value: object, place: str, field: str
) -> None:  # fmt: skip
    take(book, small())
    close_minutes(book, "tcd-1")
    error = refused(book, with_value(path, value))
    assert (error.code, error.data["place"], error.field) == ("minutes-frozen", place, field)


# Denunciations (BR-24…26).


def test_br_24_a_denunciation_gets_a_code_and_consent_its_record(book: Office) -> None:
    file = small()
    file["petitions"][1] |= {"sender": PERSON, "disclosure_consent": True}
    take(book, file)
    secret = session_sheet(book, "tcd-1").session.visits[1]
    with book.store.reading() as found:
        row = found.scalars(select(PetitionTable).where(PetitionTable.key == "don-2")).one()
        open_one = petition_mapping.petition(row)
    assert {secret.code, open_one.code} == {"TC-2026-001", "TC-2026-002"}
    assert open_one.consent == rec.Consent("Hoàng Thị Bảo Trâm", MOMENT)
    assert counts(take(book, file)) == (0, 0, ALL)


def test_br_25_a_file_does_not_turn_a_named_visit_into_a_denunciation(book: Office) -> None:
    """What was typed must be erased first, in the program."""
    take(book, small())
    file = with_value((*SESSION, "visits", 0, "cases", 0, "type"), "denunciation")
    file["reception_sessions"][0]["visits"][0] |= {
        "people": [], "representatives": [], "appointing_paper": None, "secret_file": "Hồ sơ mật số 07/2026",
    }  # fmt: skip
    file["commitments"][2]["promised_to"] = None
    error = refused(book, file)
    assert (error.code, error.data["place"]) == ("erase-identity-first", "lt-1")
    file = with_value(("petitions", 0, "type"), "denunciation")
    file["petitions"][0] |= {"sender": None, "secret_file": "Hồ sơ mật số 08/2026"}
    assert refused(book, file).code == "erase-identity-first"


def test_br_26_a_denouncer_is_not_named_to_whom_something_was_promised(book: Office) -> None:
    take(book, small())
    later = small() | {name: [] for name in ("reception_sessions", "petitions", "dialogues")}
    later["commitments"] = [
        small()["commitments"][2] | {"key": "ck-9", "source": {"session": "tcd-1", "case": "vv-3"}}
    ]
    error = refused(book, later)
    assert (error.code, error.field) == ("records-denouncer", "promised_to")
    later["commitments"][0]["source"] = {"petition": "don-2"}
    assert refused(book, later).field == "promised_to"


def test_br_26_a_refused_identity_leaves_no_trace(book: Office, tmp_path: Path) -> None:
    take(book, small())
    kin = "Bà Đặng Thị Kín Tên"
    for path, value in (
        ((*SESSION, "visits", 1, "people"), [{**PERSON, "name": kin}]),
        ((*SESSION, "visits", 1, "representatives"), [kin]),
        (("petitions", 1, "sender"), {"name": kin}),
    ):
        assert kin not in sentence(refused(book, with_value(path, value)))
    with book.store.reading() as found:
        assert kin not in repr([row.detail for row in found.scalars(select(AuditTable))])
    assert kin.encode() not in clear_bytes(tmp_path, book.key)
    assert FILE_NAME not in {left.name for left in tmp_path.rglob("*")}


def test_br_26_changes_of_a_denunciation_are_audited_by_field_only(book: Office) -> None:
    take(book, small())
    file = small()
    file["reception_sessions"][0]["visits"][1]["secret_file"] = "Hồ sơ mật số 55/2026"
    file["petitions"][1]["content"] = "Tố cáo khai khống hộ nghèo tại thôn Kniêr."
    file["reception_sessions"][0]["visits"][0]["people_count"] = 8
    take(book, file)
    with book.store.reading() as found:
        line = list(found.scalars(select(AuditTable).where(AuditTable.act == "import_records")))[-1]
    assert line.detail["before"] == {
        "reception_session:tcd-1": {
            "visit:lt-1": {"people_count": [6, 8]},
            "visit:lt-2": {"fields": ["secret_file"]},
        },
        "petition:don-2": {"fields": ["content"]},
    }


def test_many_sessions_are_read_in_blocks(book: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of reading statements grows with blocks of sessions, not with visits."""
    take(book, small())
    file = small() | {"dialogues": [], "commitments": [], "petitions": []}
    file["reception_sessions"] = [
        {"key": f"tcd-{day}", "date": "2026-03-02", "capacity": "state", "host": "cb-1", "kind": "standing",
         "status": "held", "visits": [{"key": f"lt-{day}-{at}", "people": [PERSON]} for at in range(3)]}
        for day in range(100, 220)
    ]  # fmt: skip
    take(book, file)
    asked: list[str] = []
    engine = book.store.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert counts(take(book, file))[:2] == (0, 0)
    assert len([each for each in asked if each.startswith("SELECT")]) < 120
