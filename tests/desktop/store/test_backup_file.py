"""The container of a backup: what was written comes back, what was altered or is foreign is refused."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.backups import Contents
from desktop.domain.errors import BookUnusable
from desktop.store import backup_file
from desktop.store.backup_file import BackupWriter, contents_of, reading

AT = datetime(2026, 11, 28, 10, 30)  # noqa: DTZ001 -- the office knows one zone
BOOK = bytes(range(256)) * 200


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of one book, one paper and drafts."""
    book = tmp_path / "x.db"
    book.write_bytes(BOOK)
    file = tmp_path / "so-2026-11-28-1030.lnsao"
    with file.open("w+b") as out:
        writer = BackupWriter(out, AT)
        writer.add_file(backup_file.BOOK, book)
        writer.add(backup_file.KEYS, b"{}")
        writer.add("bien-ban/doi-thoai-2026-so-07-ban-1.pdf", b"%PDF", of="a" * 64)
        writer.add(backup_file.DRAFTS, b"sealed")
        writer.finish(_contents(writer))
    return file


def _contents(writer: BackupWriter) -> Contents:
    return Contents(AT, "0.1.0", "0007", "so.db", "binh-minh-ha", "k1", {"dialogues": 3}, tuple(writer.parts))


def refused(file: Path) -> tuple[str, object]:
    """Code and part of what opening and checking a file is refused with."""
    with pytest.raises(BookUnusable) as refusal, reading(file) as found:
        found.check()
    return refusal.value.code, refusal.value.data.get("part")


def test_what_was_put_in_comes_out(backup: Path, tmp_path: Path) -> None:
    with reading(backup) as found:
        found.check()
        found.take_out(backup_file.BOOK, tmp_path / "out.db")
        assert found.read(backup_file.DRAFTS) == b"sealed"
        assert found.read("bien-ban/doi-thoai-2026-so-07-ban-1.pdf") == b"%PDF"
        assert found.contents.rows == {"dialogues": 3}
    assert (tmp_path / "out.db").read_bytes() == BOOK
    assert contents_of(backup).made_at == AT


def test_any_flipped_byte_is_found_and_named(backup: Path) -> None:
    """Every 211th byte of the whole file, so that heads, parts and the table all are hit."""
    good = backup.read_bytes()
    for at in range(0, len(good), 211):
        backup.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        code, part = refused(backup)
        assert code in {"backup-damaged", "not-a-backup"}, at
        if 100 < at < len(BOOK):
            assert (code, part) == ("backup-damaged", backup_file.BOOK), at


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_backup_cut_short_is_refused(backup: Path, share: float) -> None:
    good = backup.read_bytes()
    backup.write_bytes(good[: int(len(good) * share)])
    assert refused(backup)[0] == "backup-damaged"


def test_files_of_other_programs_are_no_backups(tmp_path: Path) -> None:
    for name, content in {"a.lnsao": b"", "b.lnsao": b"SQLite format 3\0" + b"\0" * 4000}.items():
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name)[0] == "not-a-backup"
    with zipfile.ZipFile(tmp_path / "c.lnsao", "w") as foreign:
        foreign.writestr("word/document.xml", "<a/>")
    assert refused(tmp_path / "c.lnsao")[0] == "not-a-backup"


def test_a_folder_or_nothing_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert refused(tmp_path / "khong-co.lnsao")[0] == "backup-unreadable"
    assert refused(tmp_path)[0] == "backup-unreadable"


Forge = Callable[[dict[str, Any], dict[str, bytes]], None]


def forged(backup: Path, change: Forge, *, how: int = zipfile.ZIP_STORED) -> Path:
    """The backup made anew with its table and parts altered by someone who knows the format."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    table = json.loads(parts.pop(backup_file.INDEX))
    change(table, parts)
    made = backup.with_name("gia.lnsao")
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr(zipfile.ZipInfo(backup_file.INDEX), json.dumps(table))
    return made


def _rename(to: str) -> Forge:
    def change(table: dict[str, Any], parts: dict[str, bytes]) -> None:
        old = next(name for name in parts if name.startswith(backup_file.PAPERS))
        parts[to] = parts.pop(old)
        next(each for each in table["parts"] if each["name"] == old)["name"] = to

    return change


@pytest.mark.parametrize(
    "name",
    ["../../etc/cron.d/x.pdf", "/etc/passwd", "bien-ban/../../x.pdf", "bien-ban\\..\\x.pdf",
     "bien-ban/a/b.pdf", "C:x.pdf", "bien-ban/con.exe"],
)  # fmt: skip
def test_a_part_under_a_name_of_no_backup_is_refused(backup: Path, name: str) -> None:
    assert refused(forged(backup, _rename(name)))[0] == "backup-damaged"


def test_a_part_that_unfolds_when_read_is_refused(backup: Path) -> None:
    """A few bytes that would become gigabytes: parts of a backup are never compressed."""

    def swell(table: dict[str, Any], parts: dict[str, bytes]) -> None:
        parts[backup_file.BOOK] = b"\0" * 50_000_000
        table["parts"][0]["size"] = 50_000_000

    bomb = forged(backup, swell, how=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 1_000_000
    assert refused(bomb)[0] == "backup-damaged"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda table, parts: table.update(format="other"), "not-a-backup"),
        (lambda table, parts: table.update(version=2), "backup-newer"),
        (lambda table, parts: table.update(made_at="hôm qua"), "not-a-backup"),
        (lambda table, parts: table.update(parts=3), "not-a-backup"),
        (lambda table, parts: table["parts"].pop(0), "backup-damaged"),
        (lambda table, parts: table["parts"].append(table["parts"][0]), "backup-damaged"),
        (lambda table, parts: table["parts"][0].update(size=1), "backup-damaged"),
        (lambda table, parts: table["parts"][0].update(sha256="zz"), "backup-damaged"),
        (lambda table, parts: parts.update({"bien-ban/them.pdf": b"%PDF"}), "backup-damaged"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(backup: Path, change: Forge, code: str) -> None:
    assert refused(forged(backup, change))[0] == code


def test_two_parts_of_one_name_are_refused(backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(zipfile.ZipInfo(backup_file.KEYS), b"{}")
    assert refused(backup)[0] == "backup-damaged"


def test_nothing_reads_past_a_full_disk(backup: Path) -> None:
    """The part is whole; the disk it is written to is not: the refusal must not blame the backup."""
    if not Path("/dev/full").exists():
        pytest.skip("no full disk to write to here")
    with reading(backup) as found, pytest.raises(OSError, match="No space left"):
        found.take_out(backup_file.KEYS, Path("/dev/full"))


def test_every_piece_written_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    with BackupWriter(io.BytesIO(), AT, told.append) as writer:
        writer.add(backup_file.KEYS, b"x" * 10)
    assert told == [10]
