"""A power cut in mid-word, fifty times: what was typed more than two seconds ago is always there."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.office import Office, open_office
from desktop.services.dialogues import plan_dialogue
from desktop.services.drafts import MINUTES
from desktop.services.reception_drafts import RECEPTION
from desktop.services.reception_sessions import plan_session
from tests.builders import new_office, planned_dialogue
from tests.journeys.typed_process import typed
from tests.reception_builders import session

KILLS = 50
PROCESSES = 5  # each types into several books: a kill is a power cut to all of them
AT_ONCE = 3
SECONDS_ALLOWED = 2.0
ROOT = Path(__file__).parents[2]
Keys = list[tuple[float, int]]  # moment, how many letters until then


def killed_typing(books: list[Path], after: float, form: str) -> tuple[float, list[Keys]]:
    """Type into a form on each book, in one process, for ``after`` seconds from the first key of the last
    one; kill it; the keys it told of."""
    told: list[Keys] = [[] for _ in books]
    all_typed_in = threading.Event()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typed_process", form, *map(str, books)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    out = process.stdout
    assert out is not None
    assert out.readline().strip() == "ready", "the typing process did not start"

    def listen() -> None:
        for line in out:
            parts = line.split()
            if len(parts) == 3 and line.endswith("\n"):
                told[int(parts[0])].append((float(parts[1]), int(parts[2])))
                if all(told):
                    all_typed_in.set()

    ear = threading.Thread(target=listen)
    ear.start()
    all_typed_in.wait(60)
    time.sleep(after)
    killed_at = time.monotonic()
    process.kill()
    process.wait()
    ear.join()
    out.close()
    return killed_at, told


def opinions(office: Office) -> list[str]:
    """What a dialogue's draft brings back."""
    return [each.content for found in MINUTES.recoverable(office) for each in found.draft.dialogue.opinions]


def cases(office: Office) -> list[str]:
    """What a session's draft brings back."""
    visits = [each for found in RECEPTION.recoverable(office) for each in found.draft.session.visits]
    return [case.content for visit in visits for case in visit.cases]


KEPT = {"minutes": opinions, "session": cases}


def cut_off(template: Path, books: list[Path], after: float, form: str) -> list[tuple[int, str]]:
    """One process, one kill, a power cut to each of its books: how many keys were old, and what of them is
    missing (nothing: empty)."""
    for book in books:
        shutil.copytree(template, book.parent)
    killed_at, told = killed_typing(books, after, form)
    return [
        compared(book, [count for at, count in keys if at <= killed_at - SECONDS_ALLOWED], form)
        for book, keys in zip(books, told, strict=True)
    ]


def compared(book: Path, old: list[int], form: str) -> tuple[int, str]:
    """What a book brings back, beside the keys that were old when its process was killed."""
    wanted = typed(max(old)) if old else ""
    office = open_office(book, create=False)
    try:
        kept = KEPT[form](office)
    finally:
        office.close()
    shutil.rmtree(book.parent)
    if wanted and not (kept and kept[0].startswith(wanted)):
        got = len(kept[0]) if kept else 0
        return len(wanted), f"{book}: {len(wanted)} keys were older than 2 s, {got} found"
    return len(wanted), ""


def lost_keys(folder: Path, form: str, kills: int) -> list[str]:
    """Cut the power to so many books at different moments; what is missing of the old keys, a sentence for
    each."""
    template = folder / "mau"
    template.mkdir()
    office = new_office(template)
    plan_dialogue(office, planned_dialogue())
    plan_session(office, session())
    office.close()
    chance = random.Random(20261112)
    books = [folder / f"so-{number}" / "so.db" for number in range(kills)]
    waits = [chance.uniform(2.05, 3.6) for _ in range(PROCESSES)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = pool.map(lambda n: cut_off(template, books[n::PROCESSES], waits[n], form), range(PROCESSES))
        told = [each for end in ends for each in end]
    assert len(told) == kills
    assert all(count > 0 for count, _ in told), "no old keys"
    return [words for _, words in told if words]


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_every_key_older_than_two_seconds_survives_fifty_kills(tmp_path: Path) -> None:
    assert lost_keys(tmp_path, "minutes", KILLS) == []
