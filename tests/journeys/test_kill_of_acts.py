"""Two hundred power cuts in the middle of acts: what was acknowledged is there, nothing is there by half."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.office import Office, open_office
from desktop.registers.log_check import verify_log
from desktop.services import locking
from desktop.services.backups import backups_in, check_backup, make_backup
from desktop.services.dialogues import plan_dialogue
from desktop.services.minutes import record_minutes
from desktop.services.records import export_records
from desktop.store import integrity
from tests import builders
from tests.journeys.acting_process import PASSWORD

ROOT = Path(__file__).parents[2]
Run = Callable[[str, Path, float | str], float]
READY = 24  # minutes that wait for completion


@contextmanager
def process() -> Iterator[Run]:
    """The process whose children are killed."""
    made = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.acting_process"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert made.stdin is not None
    assert made.stdout is not None

    def run(job: str, folder: Path, seconds: float | str) -> float:
        print(job, folder, seconds, sep="\t", file=made.stdin, flush=True)
        assert made.stdout is not None
        return float(made.stdout.readline())

    try:
        yield run
    finally:
        made.stdin.close()
        made.wait(30)
        made.stdout.close()


def book_with(folder: Path, *dialogues: str) -> Path:
    """A book with these dialogues, ready to be completed."""
    office = builders.new_office(folder)
    for key in dialogues:
        plan_dialogue(office, builders.planned_dialogue(key=key))
        record_minutes(office, builders.held_dialogue(key=key))
    office.close()
    return folder


def count(office: Office, query: str) -> int:
    with office.store.reading() as book:
        return int(book.execute(text(query)).scalar_one())


def whole(office: Office) -> None:
    assert verify_log(office).fault is None
    assert integrity.broken_structure(office.file, office.key) == ()


def saved(folder: Path, acknowledged: float) -> None:
    office = open_office(folder / "so.db", create=False)
    opinions = count(office, "SELECT count(*) FROM opinions")
    assert opinions >= acknowledged
    assert opinions == count(office, "SELECT count(*) FROM audit WHERE act = 'record_opinion'")
    whole(office)
    office.close()


def completed(folder: Path, acknowledged: float) -> None:
    office = open_office(folder / "so.db", create=False)
    frozen = count(office, "SELECT count(*) FROM dialogues WHERE minutes_state = 'completed'")
    assert frozen >= acknowledged
    for query in (
        "SELECT count(*) FROM minutes_versions",
        "SELECT count(*) FROM issued_papers WHERE kind = 'dialogue-minutes'",
        "SELECT count(DISTINCT number) FROM document_numbers",
        "SELECT count(*) FROM audit WHERE act = 'complete_minutes'",
    ):
        assert count(office, query) == frozen, query
    whole(office)
    office.close()


def backed_up(folder: Path, acknowledged: float) -> None:
    rows = backups_in(folder / "sao-luu") if (folder / "sao-luu").exists() else ()
    assert bool(rows) >= bool(acknowledged)
    for row in rows:
        assert check_backup(row.file).made_at == builders.MOMENT
    office = open_office(folder / "so.db", create=False)
    whole(office)
    make_backup(office, folder / "sao-luu")
    left = [path.name for path in folder.rglob("*") if path.name.endswith((".dang-ghi", ".sao"))]
    assert left == [], "what a kill left is cleared away"
    office.close()


def restored(folder: Path, acknowledged: float) -> None:
    original = open_office(folder / "so.db", create=False)
    wanted = export_records(original, "Kiểm tra")
    original.close()
    books = sorted(folder.glob("lai-*/so.db"))
    assert len(books) >= acknowledged
    for book in books:
        office = open_office(book, create=False)
        assert export_records(office, "Kiểm tra") == wanted
        whole(office)
        office.close()


def migrated(folder: Path, _acknowledged: float) -> None:
    office = open_office(folder / "so.db", create=False)
    assert count(office, "SELECT count(*) FROM petitions") == 62
    assert count(office, "SELECT count(*) FROM visits") == 47
    whole(office)
    office.close()
    assert not (folder / "so.db.cu").exists()
    assert b"SQLite format 3" not in (folder / "so.db").read_bytes()[:100]


def locked(folder: Path, acknowledged: float) -> None:
    """Either the old key still opens all of it, or the password does; what was being typed too."""
    book = folder / "so.db"
    assert locking.is_locked(book) >= bool(acknowledged)
    key = locking.unlock(book, "mai", PASSWORD).key if locking.is_locked(book) else None
    office = open_office(book, create=False, key=key)
    assert office.journal.unsaved()["dt-1"].content == "Bãi tập kết rác đầu thôn"
    assert count(office, "SELECT count(*) FROM dialogues") == 1
    whole(office)
    office.close()


def for_locks(folder: Path) -> None:
    book_with(folder, "dt-1")
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    office.journal.write("dt-1", "Bãi tập kết rác đầu thôn", office.clock())
    office.close()


def for_saves(folder: Path) -> None:
    book_with(folder, "dt-2026-11-12")


def for_completions(folder: Path) -> None:
    book_with(folder, *(f"dt-{number}" for number in range(READY)))


def for_restores(folder: Path) -> None:
    book_with(folder, "dt-1")
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    make_backup(office, folder / "sao-luu")
    office.close()


def for_migrations(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "old_books" / "0006.db", folder / "so.db")


@pytest.mark.parametrize(
    ("job", "kills", "prepare", "check"),
    [
        ("saves", 95, for_saves, saved),
        ("completions", 30, for_completions, completed),
        ("backups", 25, for_saves, backed_up),
        ("restores", 25, for_restores, restored),
        ("migrations", 10, for_migrations, migrated),
        ("locks", 15, for_locks, locked),
    ],
)
def test_a_kill_loses_no_act_and_leaves_no_half_one(
    tmp_path: Path,
    job: str,
    kills: int,
    prepare: Callable[[Path], object],
    check: Callable[[Path, float], None],
) -> None:
    template, chance, acts = tmp_path / "mau", random.Random(job), 0.0
    prepare(template)
    with process() as run:
        shutil.copytree(template, tmp_path / "thu")
        longest = 2 * float(run(job, tmp_path / "thu", "?"))
        for kill in range(kills):
            folder = tmp_path / f"{kill}"
            shutil.copytree(template, folder)
            acknowledged = run(job, folder, chance.uniform(0, longest))
            check(folder, acknowledged)
            shutil.rmtree(folder)
            acts += acknowledged
    assert acts, "the kills came before any act was done"
