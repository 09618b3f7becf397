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
AT_ONCE = 4
SECONDS_ALLOWED = 2.0
ROOT = Path(__file__).parents[2]


def killed_typing(book: Path, after: float, form: str) -> tuple[float, list[tuple[float, int]]]:
    """Type in a process of its own for ``after`` seconds, kill it, and give the keys it told of."""
    told: list[tuple[float, int]] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typed_process", str(book), form],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    out = process.stdout
    assert out is not None
    assert out.readline().strip() == "ready", "the typing process did not start"

    def listen() -> None:
        for line in out:
            parts = line.split()
            if len(parts) == 2 and line.endswith("\n"):
                told.append((float(parts[0]), int(parts[1])))

    ear = threading.Thread(target=listen)
    ear.start()
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


def one_kill(template: Path, folder: Path, number: int, after: float, form: str) -> tuple[int, str]:
    """One process, one kill: how many keys were old, and what of them is missing (nothing: empty)."""
    place = folder / f"so-{number}"
    shutil.copytree(template, place)
    book = place / "so.db"
    killed_at, told = killed_typing(book, after, form)
    old = [count for at, count in told if at <= killed_at - SECONDS_ALLOWED]
    wanted = typed(max(old)) if old else ""
    office = open_office(book, create=False)
    try:
        kept = KEPT[form](office)
    finally:
        office.close()
    shutil.rmtree(place)
    if wanted and not (kept and kept[0].startswith(wanted)):
        got = len(kept[0]) if kept else 0
        said = f"kill {number} after {after:.2f} s: {len(wanted)} keys were older than 2 s, {got} found"
        return len(wanted), said
    return len(wanted), ""


def lost_keys(folder: Path, form: str, kills: int) -> list[str]:
    """Kill so many processes at different moments; what is missing of the old keys, a sentence for each."""
    template = folder / "mau"
    template.mkdir()
    office = new_office(template)
    plan_dialogue(office, planned_dialogue())
    plan_session(office, session())
    office.close()
    chance = random.Random(20261112)
    waits = [chance.uniform(2.05, 3.6) for _ in range(kills)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(lambda n: one_kill(template, folder, n, waits[n], form), range(kills)))
    assert sum(count > 0 for count, _ in told) >= kills * 0.8, "too few old keys"
    return [words for _, words in told if words]


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_every_key_older_than_two_seconds_survives_fifty_kills(tmp_path: Path) -> None:
    assert lost_keys(tmp_path, "minutes", KILLS) == []
