"""Where entries of the catalogues are used: every table that refers to them is looked at."""

from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.office import Office, open_office
from desktop.registers.catalogue_uses import Uses, uses_of
from desktop.services.records import import_file
from desktop.store.keeping_tables import TrashTable
from tests import builders

SAMPLE = Path(__file__).parents[2] / "samples" / "binh-minh-ha.json"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("so") / "so.db"
    import_file(file, SAMPLE)
    return file


def said(file: Path, kind: Kind, key: str) -> str:
    office = open_office(file)
    with office.store.reading() as book:
        found = uses_of(book, kind, key).said()
    office.close()
    return found


def test_nothing_uses_an_entry_that_is_new(office: Office) -> None:
    with office.store.reading() as book:
        for kind, key in (
            (Kind.BODY, "pkt"), (Kind.SUBJECT_AREA, "dat-dai"), (Kind.OFFICIAL, "cb-lam"),
            (Kind.HAMLET, "Cầu Lim"),
        ):  # fmt: skip
            assert not uses_of(book, kind, key)


def test_every_kind_of_record_that_names_an_entry_is_counted(sample: Path) -> None:
    import json

    records = json.loads(SAMPLE.read_text(encoding="utf-8"))
    body = records["bodies"][0]["key"]
    made = [c for c in records["commitments"] if body in (c.get("lead"), *(c.get("support") or ()))]
    cases = [
        case
        for session in records["reception_sessions"]
        for visit in session.get("visits") or ()
        for case in visit.get("cases") or ()
        if case.get("handled_by") == body
    ]
    sent = [p for p in records["petitions"] if p.get("handled_by") == body]
    counts = ((len(cases), "vụ việc"), (len(sent), "đơn"), (len(made), "cam kết"))
    assert said(sample, Kind.BODY, body) == ", ".join(f"{n} {words}" for n, words in counts if n)
    hamlet = records["hamlets"][0]
    assert "hội nghị" in said(sample, Kind.HAMLET, hamlet)
    assert "lượt tiếp" in said(sample, Kind.HAMLET, hamlet)
    official = records["dialogues"][0]["chairs"][0]["official"]
    assert "hội nghị" in said(sample, Kind.OFFICIAL, official)


def test_one_hamlet_is_not_taken_for_another(sample: Path) -> None:
    assert said(sample, Kind.HAMLET, "Bình Minh Hạ") == ""


def test_a_record_in_the_trash_still_needs_what_it_names(office: Office) -> None:
    with office.store.act() as book:
        book.add(
            TrashTable(
                kind="commitment", key="ck-9", title="sửa kênh", content='{"outside": [{"key": "pkt"}]}',
                reason="", trashed_at=builders.MOMENT, trashed_by="",
            )
        )  # fmt: skip
    with office.store.reading() as book:
        assert uses_of(book, Kind.BODY, "pkt") == Uses((("mục trong thùng rác", 1),))
        assert not uses_of(book, Kind.BODY, "pk")
