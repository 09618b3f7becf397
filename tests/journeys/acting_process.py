"""Acts done one after another until somebody pulls the plug: forked, acknowledged, killed.

``python -m tests.journeys.acting_process``: reads lines ``JOB FOLDER SECONDS`` and, for each, forks a child
that does the job in the folder, kills it after so many seconds and prints how many acts it had acknowledged;
with ``?`` for the seconds, how long the first act takes.
Everything is imported once, before the forks.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from desktop.domain.dialogue import Opinion
from desktop.office import open_office
from desktop.services.backups import make_backup
from desktop.services.completing import Completion, Numbering
from desktop.services.locking import lock_book
from desktop.services.minutes import complete_minutes
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.restoring import Opening, restore
from desktop.store.keys import Cost
from tests import builders
from tests.desktop.services.completed import complete_dialogue

PASSWORD = "hoa ban nở trắng"
DIALOGUE = "dt-2026-11-12"
_PATIENCE = 60.0


def saves(folder: Path) -> Iterator[None]:
    """Opinions, one after another."""
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    for number in count():
        said = Opinion(f"yk-{number}", content=f"Đề nghị số {number} về thoát nước.", speaker="Ông Ma Văn Vỹ")
        record_opinion(office, OpinionDraft(DIALOGUE, said))
        yield


def completions(folder: Path) -> Iterator[None]:
    """Minutes that are ready, completed one after another."""
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    for number in range(1000):
        complete_minutes(office, Completion(f"dt-{number}", Numbering.TAKE_NEXT))
        yield


def backups(folder: Path) -> Iterator[None]:
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    while True:
        make_backup(office, folder / "sao-luu")
        yield


def restores(folder: Path) -> Iterator[None]:
    key = open_office(folder / "so.db").key
    (backup,) = (folder / "sao-luu").glob("*.lnsao")
    for number in count():
        restore(backup, folder / f"lai-{number}" / "so.db", Opening(key=key))
        yield


def migrations(folder: Path) -> Iterator[None]:
    """A book of an older version, opened."""
    open_office(folder / "so.db").close()
    yield


def locks(folder: Path) -> Iterator[None]:
    """A book gets a key, and another, and another."""
    office = open_office(folder / "so.db", clock=lambda: builders.MOMENT)
    while True:
        lock_book(office, "mai", PASSWORD, cost=Cost(passes=1, memory_kib=8, lanes=1))
        yield


JOBS: dict[str, Callable[[Path], Iterator[None]]] = {
    job.__name__: job for job in (saves, completions, backups, restores, migrations, locks)
}


def main() -> None:
    warm_up()
    for line in sys.stdin:
        job, folder, seconds = line.rstrip("\n").split("\t")
        if seconds == "?":
            print(time_of_one(JOBS[job], Path(folder)), flush=True)
        else:
            print(killed(JOBS[job], Path(folder), float(seconds)), flush=True)


def warm_up() -> None:
    """Load once what the acts need, fonts and paper makers too: the kills are to fall into acts."""
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        complete_dialogue(office)
        make_backup(office, Path(folder) / "sao-luu")
        office.close()


def killed(job: Callable[[Path], Iterator[None]], folder: Path, seconds: float) -> int:
    """Do the job in a child; kill it so long after it began; how many acts were acknowledged."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        _do(job, folder, tell)
    os.close(tell)
    select.select([hear], [], [], _PATIENCE)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while part := os.read(hear, 65536):
        told += part
    os.close(hear)
    return told.count(b"\n")


def time_of_one(job: Callable[[Path], Iterator[None]], folder: Path) -> float:
    """How long this machine takes to open the book and do the first act, undisturbed."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        _do(job, folder, tell)
    os.close(tell)
    os.read(hear, 1)
    begun = time.monotonic()
    os.read(hear, 1)
    taken = time.monotonic() - begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hear)
    return taken


def _do(job: Callable[[Path], Iterator[None]], folder: Path, tell: int) -> None:
    """``.`` when it begins, a line end for each act that came back."""
    try:
        os.write(tell, b".")
        for _ in job(folder):
            os.write(tell, b"\n")
        time.sleep(_PATIENCE)
    except Exception:  # noqa: BLE001 -- the child's last word
        traceback.print_exc()
    os._exit(1)


if __name__ == "__main__":
    main()
