"""``audit`` on the command line, and the head that an export leaves on paper (BR-63)."""

import json
from pathlib import Path

import pytest

from desktop import cli
from desktop.office import Office
from desktop.services.dialogues import plan_dialogue
from tests import builders
from tests.desktop.one_command import Run
from tests.desktop.registers.test_log_check import TRIGGERS, printed_code, tamper


@pytest.fixture
def book(office: Office) -> Office:
    plan_dialogue(office, builders.planned_dialogue())
    return office


def test_audit_as_json(book: Office, run: Run) -> None:
    code, out, _ = run("--book", book.file, "audit", "--json")
    found = json.loads(out)
    assert code == cli.DONE
    assert list(found) == ["lines", "head", "broken"]
    assert (found["head"], found["broken"]) == (printed_code(book), None)
    last = found["lines"][-1]
    assert list(last) == ["id", "at", "user", "act", "touched", "detail", "hash"]
    assert (last["id"], last["act"]) == (len(found["lines"]), "plan_dialogue")
    assert last["touched"] == ["dialogue:dt-2026-11-12"]
    assert last["detail"]["held_on"] == [None, "2026-11-12"]
    assert len(last["hash"]) == 64


def test_audit_for_people(book: Office, run: Run) -> None:
    code, out, _ = run("audit", "--book", book.file)
    lines = out.splitlines()
    assert code == cli.DONE
    assert (
        "12/11/2026 09:42:18  Đỗ Thị Thanh Mai  Lập hội nghị đối thoại  dialogue:dt-2026-11-12" in lines[-3]
    )
    assert lines[-2:] == [
        f"Mốc nhật ký: {printed_code(book)}",
        "Nhật ký khớp: không phát hiện sửa đổi.",
    ]


def test_audit_names_the_first_changed_line_and_prints_all_the_same(book: Office, run: Run) -> None:
    tamper(book, *TRIGGERS, "UPDATE audit SET user_name = 'Trịnh Xuân Lâm' WHERE id = 1")
    code, out, _ = run("--book", book.file, "audit", "--json")
    found = json.loads(out)
    assert code == cli.DAMAGED
    assert found["broken"] == {"id": 1, "why": "changed-line"}
    assert len(found["lines"]) == 2
    code, out, _ = run("--book", book.file, "audit")
    assert code == cli.DAMAGED
    assert out.splitlines()[-1] == ("Phát hiện sửa đổi trong nhật ký: dòng số 1 không còn như lúc ghi.")


def test_a_log_without_lines_says_so(tmp_path: Path, run: Run) -> None:
    from desktop.office import open_office

    open_office(tmp_path / "so.db").close()
    assert json.loads(run("--book", tmp_path / "so.db", "audit", "--json")[1]) == {
        "lines": [], "head": "", "broken": None,
    }  # fmt: skip
    assert run("--book", tmp_path / "so.db", "audit")[1].startswith("Mốc nhật ký: chưa có\n")


def test_an_export_prints_the_head_that_covers_it_and_the_file_stays_the_same(
    book: Office, tmp_path: Path, run: Run
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    out = run("--book", book.file, "export", first, "--purpose", "gửi tỉnh")[1]
    assert out.splitlines()[-1] == f"Mốc nhật ký: {printed_code(book)}"
    run("--book", book.file, "export", second, "--purpose", "gửi tỉnh")
    assert first.read_bytes() == second.read_bytes()
