"""The command line: every failure is one sentence with its exit code, and leaves everything as it was."""

import json
import os
import signal
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document
from sqlalchemy import text

from desktop import cli
from desktop.log import FILE_NAME
from desktop.office import Office, open_office
from desktop.services.records import export_records, import_file
from tests.desktop.exchange.faults import FAULTS
from tests.desktop.exchange.small import encoded, small, with_value
from tests.desktop.one_command import Run
from tests.kept_books import copy_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
COMMUNE = SAMPLES / "binh-minh-ha-dialogues.json"


def _small_book(folder: Path) -> Office:
    (folder / "small.json").write_bytes(encoded(small()))
    import_file(folder / "so.db", folder / "small.json")
    return open_office(folder / "so.db", create=False)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with the small file in it."""
    copy_of("small", _small_book, tmp_path / "so.db")
    return tmp_path / "so.db"


def contents(book: Path) -> bytes:
    office = open_office(book, create=False)
    try:
        return export_records(office, "kiểm tra")
    finally:
        office.close()


def one_line(complaint: str) -> str:
    assert complaint.count("\n") == 1
    assert complaint.endswith("\n")
    assert "Traceback" not in complaint
    return complaint.strip()


def test_a_faulty_file_is_refused_by_record_and_field(run: Run, book: Path, tmp_path: Path) -> None:
    file, before = tmp_path / "sai.json", contents(book)
    for name, (path, value, place, field) in FAULTS.items():
        file.write_bytes(json.dumps(with_value(path, value)).encode())
        code, out, complaint = run("import", file, "--book", book)
        said = one_line(complaint)
        assert (name, code, out) == (name, cli.WRONG, "")
        assert said.startswith("Tệp sai.json")
        assert place in said
        assert f"“{field}”" in said
    assert contents(book) == before


BAD = {
    "01-unknown-field": "bản ghi “don-1”, mục “colour”",
    "02-wrong-type": "bản ghi “lt-1”, mục “people_count”",
    "03-dangling-reference": "bản ghi “tcd-1”, mục “host”",
    "04-duplicate-key": "bản ghi “pkt”",
    "05-impossible-date": "bản ghi “don-1”, mục “received”",
    "06-end-before-start": "bản ghi “tcd-1”, mục “end”",
    "08-denunciation-identity": "bản ghi “lt-1”, mục “people”",
    "09-truncated": "không phải JSON trọn vẹn",
    "10-deep-nesting": "ngoặc lồng nhau",
    "11-version-99": "mục “version”",
    "12-empty": "tệp trống",
}


def test_bad_files_leave_the_book_untouched(run: Run, book: Path, tmp_path: Path) -> None:
    before = contents(book)
    for name, place in BAD.items():
        for target in (book, tmp_path / "chua-co.db"):
            code, out, complaint = run("--book", target, "import", SAMPLES / "bad" / f"{name}.json")
            said = one_line(complaint)
            assert (name, code, out) == (name, cli.WRONG, "")
            assert name in said
            assert place in said
    assert contents(book) == before
    assert not (tmp_path / "chua-co.db").exists()


def test_decomposed_letters_come_out_composed(run: Run, tmp_path: Path) -> None:
    file = SAMPLES / "bad" / "07-nfd-text.json"
    book, out = tmp_path / "so.db", tmp_path / "ra.json"
    assert not unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8"))
    assert run("--book", book, "import", file)[0] == cli.DONE
    assert run("--book", book, "import", file)[1].startswith("Mới 0, thay đổi 0, ")
    assert run("--book", book, "export", out, "--purpose", "kiểm tra")[0] == cli.DONE
    assert unicodedata.is_normalized("NFC", out.read_text(encoding="utf-8"))


def test_a_refusal_repeats_no_identity(run: Run, tmp_path: Path) -> None:
    file = SAMPLES / "bad" / "08-denunciation-identity.json"
    (person,) = json.loads(file.read_text(encoding="utf-8"))["reception_sessions"][0]["visits"][0]["people"]
    complaint = run("--book", tmp_path / "so.db", "import", file)[2]
    log = tmp_path / "may" / FILE_NAME
    assert person["name"] not in complaint + (log.read_text(encoding="utf-8") if log.exists() else "")


def test_import_counts_new_changed_and_unchanged(run: Run, tmp_path: Path) -> None:
    book, changed = tmp_path / "so.db", tmp_path / "doi.json"
    decomposed = tmp_path / "nfd.json"
    file = json.loads(COMMUNE.read_text(encoding="utf-8"))
    file["commitments"][-2]["content"] += " (bổ sung)"
    changed.write_bytes(encoded(file))
    decomposed.write_bytes(unicodedata.normalize("NFD", COMMUNE.read_text(encoding="utf-8")).encode())
    assert run("--book", book, "import", COMMUNE) == (0, "Mới 92, thay đổi 0, không đổi 0.\n", "")
    assert run("--book", book, "import", decomposed) == (0, "Mới 0, thay đổi 0, không đổi 92.\n", "")
    assert run("--book", book, "import", changed) == (0, "Mới 0, thay đổi 1, không đổi 91.\n", "")


def test_the_export_says_what_the_book_holds(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "xuat.json"
    assert run("export", out, "--purpose", "sao lưu", "--book", book)[0] == cli.DONE
    assert out.read_bytes() == contents(book)


@pytest.mark.parametrize("purpose", [[], ["--purpose", " "]])
def test_an_export_without_a_purpose_is_refused(
    run: Run, book: Path, tmp_path: Path, purpose: list[str]
) -> None:
    out = tmp_path / "xuat.json"
    out.write_text("cũ")
    code, _, complaint = run("export", out, "--book", book, *purpose)
    assert code == cli.WRONG
    assert one_line(complaint)
    assert out.read_text() == "cũ"


@pytest.mark.parametrize("kind", ["dialogue-minutes", "conclusion-notice", "dialogue-plan", "invitation"])
def test_papers_come_as_pdf_and_as_docx(run: Run, book: Path, tmp_path: Path, kind: str) -> None:
    pdf, docx = tmp_path / "giay.pdf", tmp_path / "giay.DOCX"
    assert run("--book", book, "paper", kind, "dt-1", "-o", pdf)[0] == cli.DONE
    assert run("--book", book, "paper", kind, "dt-1", "-o", docx)[0] == cli.DONE
    with pdfplumber.open(BytesIO(pdf.read_bytes())) as paper:
        drawn = " ".join(page.extract_text() for page in paper.pages)
    written = Document(BytesIO(docx.read_bytes()))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "ĐẢNG ỦY XÃ ĐẮK MÂY" in drawn
    assert any("ĐẢNG ỦY XÃ ĐẮK MÂY" in each for each in cells)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["paper", "excuse", "x", "-o", "a.pdf"],
            "Không có văn bản loại “excuse”",
        ),
        (["paper", "thu-moi", "x", "-o", "a.pdf"], "Không có văn bản loại “thu-moi”"),
        (["paper", "invitation", "x", "-o", "a.odt"], "Tệp giấy tờ phải có đuôi .pdf hoặc .docx."),
        (["paper", "invitation", "x"], "thiếu -o"),
        (["register", "petitions", "--from", "2026-01-01"], "thiếu --to, -o"),
        (["search", "đất"], "Lệnh “search” chưa có trong bản này."),
        (["mo-so"], "không có lệnh “mo-so”"),
        (["import"], "thiếu TỆP"),
        (["import", "a.json", "b.json"], "không hiểu “b.json”"),
        (["import", "a.json", "--force"], "không hiểu “--force”"),
        (["--book"], "thiếu giá trị sau --book"),
        (["import", "khong-co.json"], "Tệp khong-co.json: không đọc được"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(run: Run, arguments: list[str], said: str) -> None:
    code, out, complaint = run(*arguments)
    assert (code, out) == (cli.WRONG, "")
    assert said in one_line(complaint)


def test_help_names_every_command(run: Run) -> None:
    code, out, complaint = run("--help")
    assert (code, complaint) == (cli.DONE, "")
    assert all(word in out for word in ("demo", "import", "export", "paper", "--book", "LANGNGHE_BOOK"))


def test_a_paper_that_fails_leaves_the_old_file(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "giay.pdf"
    out.write_bytes(b"cu")
    code, _, complaint = run("--book", book, "paper", "invitation", "dt-khong-co", "-o", out)
    assert code == cli.WRONG
    assert "dt-khong-co" in one_line(complaint)
    assert out.read_bytes() == b"cu"
    assert not list(tmp_path.glob(".*.moi"))


def test_a_folder_that_is_not_there_is_named(run: Run, book: Path, tmp_path: Path) -> None:
    code, _, complaint = run("--book", book, "paper", "invitation", "dt-1", "-o", tmp_path / "x" / "giay.pdf")
    assert code == cli.FAILED
    assert "Không ghi được tệp giay.pdf" in one_line(complaint)


def test_a_folder_is_not_written_over(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "giay.pdf").mkdir()
    code, _, complaint = run("--book", book, "paper", "invitation", "dt-1", "-o", tmp_path / "giay.pdf")
    assert code == cli.FAILED
    assert "không phải tệp thường" in one_line(complaint)


def test_books_that_cannot_be_used_are_told_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thu.db").write_text("đây không phải sổ" * 100, encoding="utf-8")
    out = tmp_path / "xuat.json"
    missing = run("--book", tmp_path / "khong.db", "export", out, "--purpose", "thử")
    text_file = run("--book", tmp_path / "thu.db", "export", out, "--purpose", "thử")
    folder = run("--book", tmp_path, "import", COMMUNE)
    beneath_a_file = run("--book", tmp_path / "thu.db" / "so.db", "import", COMMUNE)
    assert (missing[0], text_file[0], folder[0]) == (cli.WRONG, cli.WRONG, cli.WRONG)
    assert beneath_a_file[0] == cli.FAILED
    assert "không phải sổ" in one_line(folder[2])
    assert "Không mở được sổ" in one_line(beneath_a_file[2])
    assert "khong.db" in one_line(missing[2])
    assert "không phải sổ" in one_line(text_file[2])
    assert not out.exists()


def test_the_unexpected_is_a_code_for_the_user_and_a_place_in_the_log(
    run: Run, book: Path, tmp_path: Path
) -> None:
    office = open_office(book)
    with office.store.act() as inside:
        inside.execute(text("ALTER TABLE bodies RENAME TO lost"))
        inside.commit()
    office.close()
    code, _, complaint = run("--book", book, "export", tmp_path / "xuat.json", "--purpose", "mục đích kín")
    log = (tmp_path / "may" / FILE_NAME).read_text(encoding="utf-8")
    assert code == cli.FAILED
    assert "mã lỗi L-" in one_line(complaint)
    assert "OperationalError at" in log
    assert "mục đích kín" not in log
    assert "Y'Blăm" not in log


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["--book", "a.db"], True), (["--help"], False), (["verify"], False), (["--sai"], False)],
)
def test_the_window_opens_when_no_command_is_named(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], window: bool
) -> None:
    monkeypatch.setenv("LANGNGHE_BOOK", "a.db")
    assert cli.window_book(arguments) == (Path("a.db") if window else None)


# The installed program, as a person or a script runs it.


def program(*arguments: str | Path, folder: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {
        "XDG_DATA_HOME": str(folder), "LANGNGHE_BOOK": str(folder / "so.db"), "PYTHONIOENCODING": "ascii",
    }  # fmt: skip
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120, **options)


def test_from_file_to_book_and_back(run: Run, tmp_path: Path) -> None:
    new, first, second = "Mới 92, thay đổi 0, không đổi 0.\n", tmp_path / "mot.json", tmp_path / "hai.json"
    done = program("import", COMMUNE, folder=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, new)
    done = program("export", first, "--purpose", "sao lưu", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("import", first, "--book", tmp_path / "hai.db") == (cli.DONE, new, "")
    assert run("export", second, "--purpose", "sao lưu", "--book", tmp_path / "hai.db")[0] == cli.DONE
    assert first.read_bytes() == second.read_bytes()


def test_a_refusal_is_utf8_on_any_console(tmp_path: Path) -> None:
    done = program("import", SAMPLES / "bad" / "12-empty.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "Tệp 12-empty.json: tệp trống, không có gì để nhập.\n"


def test_help_is_quick_and_loads_neither_book_nor_papers() -> None:
    script = (
        "import sys; sys.argv = ['main.py', '--help']; import main; main.main(['--help']); "
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'reportlab', 'docx', 'PySide6')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_that_leaves_is_no_disaster(tmp_path: Path) -> None:
    command = f"'{sys.executable}' '{ROOT / 'main.py'}' --help | true"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_the_demo_does_the_main_job_twice_in_one_folder(tmp_path: Path) -> None:
    names = ["Bien ban doi thoai 2026-11-18", "Thong bao ket luan doi thoai 2026-11-18"]
    for _ in range(2):
        done = program("demo", tmp_path / "tap", folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        for name in names:
            assert f"{name}.pdf" in done.stdout.decode()
            assert (tmp_path / "tap" / f"{name}.docx").stat().st_size > 10_000
    with pdfplumber.open(tmp_path / "tap" / f"{names[0]}.pdf") as paper:
        drawn = " ".join(page.extract_text() for page in paper.pages)
    assert "Số 06-BB/ĐU" in drawn
    assert "Y'Blăm Niê" in drawn
    assert "Gia cố chân ngầm tràn Tân Lập" in drawn


def test_the_demo_spares_a_real_book(tmp_path: Path) -> None:
    real = tmp_path / "so-lang-nghe.db"
    copy_of("small", _small_book, real)
    before = contents(real)
    done = program("demo", tmp_path, folder=tmp_path)
    assert done.returncode == 1
    assert "không phải sổ để tập" in one_line(done.stderr.decode())
    assert contents(real) == before


def _heed_ctrl_c() -> None:
    """A job that a shell put in the background ignores Ctrl+C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_stopping_by_hand_is_told_in_one_sentence(tmp_path: Path) -> None:
    """The command waits for a file that never ends; opening our end tells us that it does."""
    pipe, book = tmp_path / "tep.json", tmp_path / "so.db"
    os.mkfifo(pipe)
    command = [sys.executable, str(ROOT / "main.py"), "--book", str(book), "import", str(pipe)]
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, preexec_fn=_heed_ctrl_c, **pipes) as running:  # noqa: PLW1509
        writing = os.open(pipe, os.O_WRONLY)
        running.send_signal(signal.SIGINT)
        os.close(writing)
        out, complaint = running.communicate(timeout=60)
    assert (running.returncode, out) == (cli.FAILED, b"")
    assert one_line(complaint.decode()).startswith("Đã dừng theo yêu cầu")
    assert not book.exists()
