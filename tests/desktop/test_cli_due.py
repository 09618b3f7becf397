"""``due`` on the command line: the shape that other programs read, the lines for people, wrong use."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop import cli
from desktop.office import Office
from desktop.services.commitments import make_commitment
from desktop.services.petitions import record_petition
from tests import builders, reception_builders


@pytest.fixture
def book(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A promise due on 3/12/2026 and a petition whose sender waits since 12/11."""
    monkeypatch.setattr("desktop.settings.data_folder", lambda: tmp_path / "may")
    make_commitment(office, builders.commitment(promised_on=date(2026, 11, 12)))
    record_petition(office, reception_builders.petition())
    return office.file


def test_due_as_json(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--book", str(book), "due", "--on", "2026-12-04", "--json"]) == cli.DONE
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["on", "overdue", "today", "soon"]
    assert found["on"] == "2026-12-04"
    assert found["overdue"] == [
        {
            "kind": "notice",
            "key": "don-1",
            "title": "Thông báo tiếp nhận đơn số 1",
            "due": "2026-11-12",
            "lead": "Văn phòng Đảng ủy",
        }
    ]
    assert [(row["kind"], row["key"], row["due"]) for row in found["today"]] == [
        ("commitment", "ck-1", "2026-12-04")
    ]
    assert found["soon"] == []


def test_due_for_people(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["due", "--on", "2026-12-04", "--book", str(book)]) == cli.DONE
    said = capsys.readouterr().out
    assert "Quá hạn (1)\n  12/11/2026 | don-1 | Thông báo tiếp nhận đơn số 1 | Văn phòng Đảng ủy" in said
    assert "Đến hạn hôm nay (1)" in said


def test_a_day_without_work_says_so(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--book", str(book), "due", "--on", "2026-10-01"]) == cli.DONE
    assert "Không có việc đến hạn." in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [("due",), ("due", "--on", "04/12/2026"), ("due", "--on", "2026-02-30")]
)
def test_wrong_use_is_one_sentence(
    book: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--book", str(book), *arguments]) == cli.WRONG
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Lệnh viết chưa đúng")
