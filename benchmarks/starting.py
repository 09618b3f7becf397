"""From the start of the process to a window that takes keys, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.measure import Ratio
from desktop.store.tables import DialogueTable, OpinionTable
from tests import builders

ROUNDS = 11


def windows(dialogues: int = 500, opinions: int = 20) -> list[Ratio]:
    """The window painted, and the first page's rows, on a book of that many dialogues with opinions."""
    with tempfile.TemporaryDirectory() as folder:
        book = _book(Path(folder), dialogues, opinions)
        compiled = Path(folder) / "compiled"
        _child(compiled, "our_window", str(book))
        _child(compiled, "bare_window")
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_child(compiled, "our_window", str(book)))
            bare.append(_child(compiled, "bare_window")[0])
    painted = statistics.median(each[0] for each in ours)
    rows = statistics.median(each[1] for each in ours)
    base = statistics.median(bare)
    count = dialogues * (opinions + 1)
    return [
        Ratio(f"Mở cửa sổ, sổ {count} bản ghi / cửa sổ PySide6 trần", painted, base, 1.4),
        Ratio("Dòng của trang đầu / cửa sổ PySide6 trần", rows, base, 3.0),
    ]


def _child(compiled: Path, script: str, *arguments: str) -> list[float]:
    """Milliseconds from the start of the process to each moment the script prints.

    Modules come compiled from ``compiled``, filled by the first child: whoever has started the program once
    has them so, also when this machine is told to keep none.
    """
    root = Path(__file__).resolve().parent.parent
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_DATA_HOME": tempfile.gettempdir(),
    }
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(root / "benchmarks" / f"{script}.py"), *arguments],
        cwd=root, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [(float(line) - start) * 1000 for line in done.stdout.split()]


def _book(folder: Path, dialogues: int, opinions: int) -> Path:
    office = builders.new_office(folder)
    noun = builders.held_dialogue()
    plain = {
        "title": noun.title, "letterhead": "party", "status": "held", "place": noun.place, "reason": "",
        "note_taker_name": "Đỗ Thị Thanh Mai", "note_taker_title": "", "counterparts": ["people"],
        "hamlets": ["Đồng Mẫu"], "plan": "", "papers_used": [], "opening": "", "other_information": "",
        "disagreement": "", "conclusion": "", "read_back": True, "non_signers": [],
        "minutes_state": "completed", "version": 1, "correction_reason": "",
    }  # fmt: skip
    with office.store.act() as book:
        for count in range(dialogues):
            day = date(2026, 12, 31) - timedelta(days=count)
            book.execute(insert(DialogueTable).values(key=f"dt-{count}", held_on=day, **plain))
        book.execute(
            insert(OpinionTable),
            [
                {
                    "key": f"yk-{count}-{place}", "dialogue_id": count + 1, "position": place, "unit": "",
                    "speaker": "Ông Hoàng Văn Thuận", "content": "Đường trục thôn ngập sâu. " * 10,
                    "answer": "Đã nạo vét. " * 20, "no_commitment_reason": "",
                }
                for count in range(dialogues)
                for place in range(opinions)
            ],
        )  # fmt: skip
        book.commit()
    office.close()
    return folder / "so.db"
