"""Taking records in, all or nothing, and giving the whole book out (records file, BR-28, BR-46)."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.commitment import Fulfilment
from desktop.domain.errors import BadRecords, BookUnusable, Refusal
from desktop.domain.papers import MinutesPaper, PaperKind
from desktop.exchange import records as file_of_records
from desktop.office import Office, open_office
from desktop.registers.commitments import commitment_sheet
from desktop.registers.dialogues import minutes_sheet, versions_of
from desktop.registers.papers import paper_rows
from desktop.services.commitments import fulfil_commitment, reopen_commitment
from desktop.services.dialogues import record_publication
from desktop.services.minutes import next_minutes_number
from desktop.services.papers import next_notice_number
from desktop.services.records import export_records, import_file, take_in_records
from desktop.store.keeping_tables import AuditTable
from desktop.texts import sentence
from tests.desktop.exchange.small import encoded, small, with_value
from tests.desktop.services.taking_in import counts, take

ALL = 21  # records of the small file
COMMUNE = Path(__file__).resolve().parents[2] / "samples" / "binh-minh-ha-dialogues.json"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Office]:
    """A new book that has no office yet."""
    office = open_office(tmp_path / "moi.db", user="Hoàng Thị Bảo Trâm")
    yield office
    office.close()


def audit_of(office: Office, name: str) -> list[AuditTable]:
    with office.store.reading() as found:
        return list(found.scalars(select(AuditTable).where(AuditTable.act == name)))


def test_a_new_book_holds_exactly_what_the_file_said(tmp_path: Path) -> None:
    file = file_of_records.read_file(COMMUNE)
    taken = import_file(tmp_path / "so.db", COMMUNE)
    office = open_office(tmp_path / "so.db")
    written = export_records(office, "kiểm tra")
    office.close()
    out = file_of_records.read(written, "")
    assert counts(taken) == (92, 0, 0)
    assert replace(out, commitments=()) == replace(file, commitments=())
    assert set(out.commitments) == set(file.commitments)


def test_export_import_export_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    source = COMMUNE
    for name in ("mot", "hai", "ba"):
        import_file(tmp_path / f"{name}.db", source)
        office = open_office(tmp_path / f"{name}.db")
        written.append(export_records(office, "kiểm tra"))
        office.close()
        source = tmp_path / f"{name}.json"
        source.write_bytes(written[-1])
    assert written[0] == written[1] == written[2]


def test_the_same_file_again_changes_nothing(book: Office) -> None:
    take(book, small())
    before = export_records(book, "kiểm tra")
    again = take(book, small())
    assert counts(again) == (0, 0, ALL)
    assert again.change.touched == ()
    assert export_records(book, "kiểm tra") == before


def test_its_own_export_changes_nothing(book: Office) -> None:
    take(book, small())
    taken = take_in_records(book, file_of_records.read(export_records(book, "kiểm tra"), ""))
    assert (taken.new, taken.changed) == (0, 0)


def test_decomposed_letters_are_the_same_records(book: Office) -> None:
    take(book, small())
    decomposed = unicodedata.normalize("NFD", encoded(small()).decode()).encode()
    assert counts(take_in_records(book, file_of_records.read(decomposed, ""))) == (0, 0, ALL)


@pytest.mark.parametrize(
    ("path", "value", "touched"),
    [
        (("officials", 0, "name"), "Y'Blăm Niê Kđăm", (Kind.OFFICIAL, "cb-1")),
        (("bodies", 1, "abbreviation"), "CAX", (Kind.BODY, "ca")),
        (("subject_areas", 0, "group"), "other", (Kind.SUBJECT_AREA, "dat-dai")),
        (("office", "place"), "Krông Mây", (Kind.OFFICE, "dak-may")),
        (("dialogues", 1, "place"), "Hội trường", (Kind.DIALOGUE, "dt-2")),
        (("dialogues", 1, "opinions", 1, "answer"), "Đã xong.", (Kind.DIALOGUE, "dt-2")),
        (("dialogues", 0, "results_published_on"), "2026-04-17", (Kind.DIALOGUE, "dt-1")),
        (("commitments", 1, "lead"), "ca", (Kind.COMMITMENT, "ck-2")),
    ],
)
def test_one_altered_field_changes_one_record(
    book: Office, path: tuple[str | int, ...], value: str, touched: tuple[Kind, str]
) -> None:
    take(book, small())
    taken = take(book, with_value(path, value))
    assert counts(taken) == (0, 1, ALL - 1)
    assert touched in taken.change.touched
    assert value in export_records(book, "kiểm tra").decode()


def test_records_the_file_does_not_name_stay(book: Office) -> None:
    take(book, small())
    file = small()
    file["dialogues"][1]["opinions"].pop()
    file["commitments"].pop()
    assert counts(take(book, file)) == (0, 0, ALL - 1)
    assert len(minutes_sheet(book, "dt-2").dialogue.opinions) == 2


def test_references_may_point_to_records_of_the_book(book: Office) -> None:
    take(book, small())
    later = {
        "format": "langnghe-records",
        "version": 1,
        "dialogues": [small()["dialogues"][1] | {"key": "dt-3", "opinions": []}],
    }
    assert counts(take(book, later)) == (1, 0, 0)


def test_nothing_is_written_when_the_last_record_is_refused(book: Office) -> None:
    take(book, small())
    before = export_records(book, "kiểm tra")
    file = small()
    file["officials"][0]["name"] = "Tên khác"
    file["dialogues"][1]["place"] = "Nơi khác"
    file["commitments"][1]["due"] = {"days": 0}
    with pytest.raises(BadRecords) as caught:
        take(book, file)
    assert sentence(caught.value).startswith("Tệp thu.json, bản ghi “ck-2”, mục “due”: số ngày phải từ 1")
    assert export_records(book, "kiểm tra") == before
    assert len(audit_of(book, "import_records")) == 1


def test_completed_minutes_are_frozen_with_their_commitments(book: Office) -> None:
    take(book, small())
    rows = paper_rows(book, PaperKind.DIALOGUE_MINUTES, "dt-1")
    assert isinstance(rows, MinutesPaper)
    assert [made.content for made in rows.commitments] == ["Đo lại ranh giới thửa đất số 12."]
    assert (rows.draft, rows.head.number, len(versions_of(book, "dt-1"))) == (False, 5, 1)
    take(book, with_value(("commitments", 0, "content"), "Việc khác."))
    assert paper_rows(book, PaperKind.DIALOGUE_MINUTES, "dt-1") == rows


def test_an_import_may_complete_a_draft(book: Office) -> None:
    take(book, with_value(("dialogues", 0, "completed"), value=False))
    assert versions_of(book, "dt-1") == ()
    assert counts(take(book, small())) == (0, 1, ALL - 1)
    assert len(versions_of(book, "dt-1")) == 1


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("dialogues", 0, "conclusion"), "Khác.", "conclusion"),
        (("dialogues", 0, "date"), "2026-04-10", "date"),
        (("dialogues", 0, "number"), 9, "number"),
        (("dialogues", 0, "completed"), False, "completed"),
        (("dialogues", 0, "opinions", 0, "speaker"), "Ai đó", "opinions"),
    ],
)
def test_completed_minutes_are_not_altered_by_a_file(
    book: Office, path: tuple[str | int, ...], value: object, field: str
) -> None:
    take(book, small())
    with pytest.raises(BadRecords) as caught:
        take(book, with_value(path, value))
    assert (caught.value.code, caught.value.field, caught.value.data["place"]) == (
        "minutes-frozen",
        field,
        "dt-1",
    )


def test_numbers_of_the_file_are_taken(book: Office) -> None:
    take(book, small())
    assert next_minutes_number(book, "dt-1") == 12
    assert next_notice_number(book, "dt-1") == 13


def test_a_number_taken_by_another_paper_names_the_field(book: Office) -> None:
    take(book, small())
    later = small()["dialogues"][0] | {"key": "dt-3", "opinions": [], "number": 8}
    with pytest.raises(BadRecords) as caught:
        take(book, {"format": "langnghe-records", "version": 1, "dialogues": [later]})
    assert (caught.value.code, caught.value.field) == ("number-used", "conclusion_notice.number")
    assert "số 06-TB/ĐU đã dùng ngày 15/04/2026" in sentence(caught.value)


def test_what_the_file_does_not_carry_is_kept(book: Office) -> None:
    take(book, small())
    made = commitment_sheet(book, "ck-1").commitment
    assert made.fulfilled is not None
    done = Fulfilment(
        **{name: getattr(made.fulfilled, name) for name in Fulfilment.__slots__}
        | {"document_on": date(2026, 5, 27)}
    )
    reopen_commitment(book, "ck-1")
    fulfil_commitment(book, "ck-1", done)
    assert counts(take(book, small())) == (0, 0, ALL)
    assert commitment_sheet(book, "ck-1").commitment.fulfilled == done


def test_results_published_in_the_program_are_what_the_export_says(book: Office) -> None:
    take(book, small())
    record_publication(book, "dt-1", date(2026, 4, 17))
    exported = json.loads(export_records(book, "kiểm tra"))
    assert exported["dialogues"][0]["results_published_on"] == "2026-04-17"


def test_a_book_needs_an_office(book: Office, tmp_path: Path) -> None:
    file = small()
    del file["office"]
    with pytest.raises(BadRecords) as caught:
        take(book, file)
    assert (caught.value.code, caught.value.field) == ("records-office-missing", "office")
    (tmp_path / "tep.json").write_bytes(encoded(file))
    with pytest.raises(BadRecords, match="records-office-missing"):
        import_file(tmp_path / "khac.db", tmp_path / "tep.json")
    assert not (tmp_path / "khac.db").exists()


def test_no_book_is_left_behind_by_a_refused_file(tmp_path: Path) -> None:
    (tmp_path / "tep.json").write_bytes(encoded(with_value(("commitments", 0, "due"), {"days": 0})))
    with pytest.raises(BadRecords):
        import_file(tmp_path / "so.db", tmp_path / "tep.json")
    assert [path.name for path in tmp_path.iterdir()] == ["tep.json"]


def test_a_letterhead_that_changes_leaves_old_papers_alone(book: Office) -> None:
    take(book, small())
    rows = paper_rows(book, PaperKind.CONCLUSION_NOTICE, "dt-1")
    taken = take(book, with_value(("office", "party", "superior"), "ĐẢNG BỘ TỈNH KHÁC"))
    assert counts(taken) == (0, 1, ALL - 1)
    assert paper_rows(book, PaperKind.CONCLUSION_NOTICE, "dt-1") == rows


def test_the_same_office_under_another_key_is_taken(book: Office) -> None:
    take(book, small())
    assert counts(take(book, with_value(("office", "key"), "ma-moi"))) == (0, 1, ALL - 1)


def test_one_import_is_one_audit_line_with_what_stood_before(book: Office) -> None:
    take(book, small())
    take(book, with_value(("bodies", 1, "name"), "Công an xã Đắk Mây"))
    first, second = audit_of(book, "import_records")
    assert first.detail == {"file": "thu.json", "new": ALL, "changed": 0, "unchanged": 0, "before": {}}
    assert second.detail["before"] == {"body:ca": {"name": ["Công an xã", "Công an xã Đắk Mây"]}}


def test_an_export_needs_its_purpose_and_leaves_a_line(book: Office) -> None:
    take(book, small())
    with pytest.raises(Refusal) as caught:
        export_records(book, "  ")
    assert caught.value.field == "purpose"
    content = export_records(book, "gửi Tỉnh ủy theo yêu cầu")
    (line,) = audit_of(book, "export_records")
    told = {"purpose": "gửi Tỉnh ủy theo yêu cầu", "sha256": hashlib.sha256(content).hexdigest()}
    assert (line.detail, line.user) == (told, "Hoàng Thị Bảo Trâm")


def test_a_book_without_an_office_has_nothing_to_export(book: Office) -> None:
    with pytest.raises(Refusal, match="no-office"):
        export_records(book, "kiểm tra")


def test_an_opinion_of_another_dialogue_of_the_book_is_refused(book: Office) -> None:
    take(book, small())
    later = small()["dialogues"][1] | {"key": "dt-3"}
    with pytest.raises(BadRecords) as caught:
        take(book, {"format": "langnghe-records", "version": 1, "dialogues": [later]})
    assert (caught.value.code, caught.value.data["place"]) == ("records-duplicate-key", "yk-2")


def test_a_number_needs_a_letterhead(book: Office) -> None:
    file = with_value(("dialogues", 1, "number"), 3)
    file["office"]["state"] = {"superior": None, "issuer": "", "symbol": None}
    with pytest.raises(BadRecords) as caught:
        take(book, file)
    assert (caught.value.code, caught.value.field, caught.value.data["place"]) == (
        "no-letterhead",
        "number",
        "dt-2",
    )


def test_a_book_that_appears_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file, book = tmp_path / "tep.json", tmp_path / "so.db"
    file.write_bytes(encoded(small()))

    def clock() -> datetime:
        book.write_bytes(b"")
        return datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 -- the office knows one zone

    with pytest.raises(BookUnusable, match="book-busy"):
        import_file(book, file, clock=clock)
    assert book.read_bytes() == b""
    assert not list(tmp_path.glob("*.moi*"))


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tep.json"
    file.write_bytes(encoded(small()))
    with pytest.raises(BookUnusable, match="book-unreachable"):
        import_file(file / "so.db", file)
