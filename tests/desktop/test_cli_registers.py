"""``register`` on the command line: what it writes, what it refuses, what it leaves alone."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from desktop import cli
from desktop.domain.office import Capacity
from desktop.domain.people import Person
from desktop.domain.reception import (
    Case,
    CaseType,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Visit,
)
from desktop.office import Office, open_office
from desktop.services.reception_sessions import plan_session
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.keeping_tables import AuditTable
from tests.desktop.papers.test_approved import text_of

PERIOD = ("--from", "2026-06-01", "--to", "2026-07-31")


@pytest.fixture
def book(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A book with one visit in June and one in July 2026."""
    monkeypatch.setattr("desktop.settings.data_folder", lambda: tmp_path / "may")
    for day in (date(2026, 6, 22), date(2026, 7, 6)):
        key = f"tcd-{day}"
        planned = ReceptionSession(
            key, day, Capacity.STATE, "cb-lam", SessionKind.REGULAR, SessionStatus.PLANNED
        )
        plan_session(office, planned)
        visitor = Person("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", id_number="099179000417")
        cases = (Case(f"vv-{day}", CaseType.PROPOSAL, "Đề nghị sửa đường"),)
        record_visit(office, VisitDraft(key, Visit(f"lt-{day}", people=(visitor,), cases=cases)))
    return office.file


def purposes(book: Path) -> list[str]:
    office = open_office(book, create=False)
    try:
        with office.store.reading() as reading:
            made = reading.scalars(select(AuditTable.detail).where(AuditTable.act == "export_register"))
            return [str(detail["purpose"]) for detail in made]
    finally:
        office.close()


def run(book: Path, *arguments: str | Path) -> int:
    return cli.main(["--book", str(book), "register", *map(str, arguments)])


def test_a_register_is_written_in_the_kind_of_file_its_name_says(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix in (".pdf", ".xlsx", ".csv"):
        out = tmp_path / f"so{suffix}"
        assert run(book, "reception", *PERIOD, "-o", out, "--purpose", "Gửi tỉnh") == cli.DONE
        assert capsys.readouterr().out == f"Đã lập: {out}\n"
    paper = text_of((tmp_path / "so.pdf").read_bytes())
    assert "Mẫu số 03/TCD" in paper
    assert "•••••••••417" in paper
    assert len(load_workbook(tmp_path / "so.xlsx").sheetnames) == 2
    assert b"099179000417" in (tmp_path / "so.csv").read_bytes()
    assert purposes(book) == ["Gửi tỉnh"] * 3


def test_identity_numbers_are_shown_or_masked_as_asked(book: Path, tmp_path: Path) -> None:
    run(book, "reception", *PERIOD, "-o", tmp_path / "so.pdf", "--identity", "full")
    run(book, "reception", *PERIOD, "-o", tmp_path / "so.csv", "--identity", "masked")
    assert "099179000417" in text_of((tmp_path / "so.pdf").read_bytes())
    assert b"099179" not in (tmp_path / "so.csv").read_bytes()


def test_petitions_of_a_period_without_any(book: Path, tmp_path: Path) -> None:
    assert run(book, "petitions", *PERIOD, "-o", tmp_path / "don.PDF") == cli.DONE
    assert "Không có đơn nào trong kỳ này." in text_of((tmp_path / "don.PDF").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("visits", *PERIOD, "-o", "a.pdf"), "Không có sổ loại “visits”"),
        (("reception", *PERIOD, "-o", "a.docx"), "Tệp sổ phải có đuôi .pdf, .xlsx hoặc .csv."),
        (("reception", "--from", "2026-06-31", "--to", "2026-07-31", "-o", "a.pdf"), "“2026-06-31” không"),
        (("reception", "--from", "20260601", "--to", "2026-07-31", "-o", "a.pdf"), "“20260601” không"),
        (("reception", "--from", "2026-08-01", "--to", "2026-07-31", "-o", "a.pdf"), "không được trước"),
        (("reception", *PERIOD, "-o", "a.pdf", "--identity", "half"), "--identity là masked hoặc full"),
    ],
)
def test_wrong_use_is_told_in_one_sentence_and_writes_nothing(
    book: Path,
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    before = b"cu"
    for name in ("a.pdf", "a.docx"):
        (tmp_path / name).write_bytes(before)
    assert run(book, *arguments) == cli.WRONG
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert said in complaint
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "a.docx").read_bytes() == before
    assert purposes(book) == []
