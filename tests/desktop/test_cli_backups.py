"""``backup`` and ``restore`` as people and other programs run them, through kills and full disks."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.office import Office, open_office
from desktop.registers.dialogues import minutes_sheet
from desktop.services import locking
from desktop.services.backups import check_backup, make_backup
from desktop.store.keys import Cost
from desktop.store.snapshots import find_damage
from tests import builders
from tests.desktop.one_command import Run
from tests.desktop.services.completed import KEY, complete_dialogue

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mật khẩu của sổ"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A locked book with completed minutes."""
    office = builders.new_office(tmp_path / "so")
    complete_dialogue(office)
    locking.lock_book(office, "mai", PASSWORD, cost=Cost(1, 8, 1))
    office.close()
    return office.file


def test_a_book_goes_out_and_comes_back_by_command(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--book", book, "backup", tmp_path / "usb")[0] == 1
    monkeypatch.setenv("LANGNGHE_PASSWORD", PASSWORD)
    code, out, err = run("--book", book, "backup", tmp_path / "usb")
    assert (code, err) == (0, "")
    (file,) = (tmp_path / "usb").iterdir()
    assert str(file) in out
    assert out.startswith("Đã sao lưu và kiểm tra")
    to = tmp_path / "moi" / "so.db"
    code, out, err = run("restore", file, "--to", to)
    assert (code, err) == (0, "")
    assert str(to) in out
    for each in (book, to):
        assert run("--book", each, "export", tmp_path / f"{each.parent.name}.json", "--purpose", "so")[0] == 0
    assert (tmp_path / "so.json").read_bytes() == (tmp_path / "moi.json").read_bytes()
    assert run("restore", file, "--to", to)[0] == 2


def test_without_the_password_nothing_is_restored(run: Run, book: Path, tmp_path: Path) -> None:
    os.environ["LANGNGHE_PASSWORD"] = PASSWORD
    try:
        assert run("--book", book, "backup", tmp_path / "usb")[0] == 0
    finally:
        del os.environ["LANGNGHE_PASSWORD"]
    (file,) = (tmp_path / "usb").iterdir()
    code, _, err = run("restore", file, "--to", tmp_path / "moi.db")
    assert code == 1
    assert "mật khẩu" in err
    assert not (tmp_path / "moi.db").exists()


def test_damage_and_strange_files_have_their_exit_codes(run: Run, office: Office, tmp_path: Path) -> None:
    assert run("--book", office.file, "backup", tmp_path / "usb")[0] == 0
    (file,) = (tmp_path / "usb").iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 8
    file.write_bytes(content)
    code, _, err = run("restore", file, "--to", tmp_path / "moi.db")
    assert code == 3
    assert file.name in err
    assert "so.db" in err
    (tmp_path / "anh.lnsao").write_bytes(b"\x89PNG")
    assert run("restore", tmp_path / "anh.lnsao", "--to", tmp_path / "moi.db")[0] == 2
    assert run("--book", office.file, "backup", tmp_path / "khong" / "co")[0] == 2


def full_disk(*arguments: str | Path, folder: Path, most_bytes: int) -> "subprocess.CompletedProcess[str]":
    """A command in a process of its own whose disk takes no file larger than that."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def test_a_disk_that_fills_up_ends_in_a_sentence_and_keeps_the_older_backup(
    office: Office, tmp_path: Path
) -> None:
    kept = make_backup(office, tmp_path / "usb").file
    before, size = kept.read_bytes(), office.file.stat().st_size
    done = full_disk("--book", office.file, "backup", tmp_path / "usb", folder=tmp_path, most_bytes=size)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Chưa sao lưu được vào")
    assert names(tmp_path / "usb") == [kept.name]
    assert kept.read_bytes() == before


def test_a_disk_that_fills_up_leaves_no_half_restored_book(office: Office, tmp_path: Path) -> None:
    kept = make_backup(office, tmp_path / "usb").file
    size = office.file.stat().st_size // 2
    to = tmp_path / "moi" / "so.db"
    done = full_disk("restore", kept, "--to", to, folder=tmp_path, most_bytes=size)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Chưa khôi phục được")
    assert names(tmp_path / "moi") == []


KILLER = """
import os, signal, sys, time
from pathlib import Path
from desktop.office import open_office
from desktop.services.backups import make_backup
from desktop.services.restoring import Opening, restore

def backed_up(book, usb):
    office = open_office(book)
    try:
        return make_backup(office, usb).file
    finally:
        office.close()

def killed(work, after):
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

book, usb, to = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
began = time.monotonic()
file = backed_up(book, usb)
restore(file, to / "am.db", Opening())
took = time.monotonic() - began
for nth in range(12):
    killed(lambda: backed_up(book, usb), took * nth / 24)
file = backed_up(book, usb)
for nth in range(12):
    new = to / f"{nth}.db"
    killed(lambda: restore(file, new, Opening()), took * nth / 24)
    print(nth, "stands" if new.exists() else "was not made")
    if not new.exists():
        restore(file, new, Opening())
"""


def test_kills_in_the_middle_leave_whole_backups_and_whole_books(office: Office, tmp_path: Path) -> None:
    """Twelve kills spread over a backup, twelve over a restore: whatever stands there afterwards is whole."""
    complete_dialogue(office)
    usb, to = tmp_path / "usb", tmp_path / "moi"
    subprocess.run([sys.executable, "-c", KILLER, office.file, usb, to], cwd=ROOT, check=True)
    files = list(usb.iterdir())
    assert files
    for file in files:
        assert file.suffix == ".lnsao"
        assert check_backup(file).rows["dialogues"] == 1
    assert len([name for name in names(to) if name.endswith(".db")]) == 13
    assert {name.partition(".db")[2] for name in names(to)} <= {"", ".chia-khoa", ".chia-khoa.2"}
    for nth in range(12):
        restored = open_office(to / f"{nth}.db", create=False)
        try:
            assert minutes_sheet(restored, KEY).dialogue.completed
        finally:
            restored.close()
        key = restored.key
        assert find_damage(to / f"{nth}.db", key, whole=True) == ""
