"""One durable act against one raw SQLite transaction with the same settings."""

import itertools
import sqlite3
import tempfile
from pathlib import Path

from benchmarks.measure import Ratio, against
from desktop.domain.dialogue import Opinion
from desktop.services.dialogues import plan_dialogue
from desktop.services.opinions import OpinionDraft, record_opinion
from tests import builders

SENTENCE = "Đường trục thôn ngập sâu mỗi khi mưa lớn, đề nghị nạo vét rãnh thoát nước. "


def durable_save() -> Ratio:
    """An opinion of 60 words: row, order, audit line, against one INSERT and COMMIT."""
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        plan_dialogue(office, builders.planned_dialogue())
        content = SENTENCE * 4
        counter = itertools.count()

        def ours() -> None:
            count = next(counter) % 15
            opinion = Opinion(f"yk-{count}", content=f"{content}{next(counter)}", speaker="Ông Ma Văn Vỹ")
            record_opinion(office, OpinionDraft("dt-2026-11-12", opinion))

        raw = sqlite3.connect(Path(folder) / "raw.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE opinions (id INTEGER PRIMARY KEY, content TEXT, speaker TEXT)")

        def bare() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO opinions (content, speaker) VALUES (?, ?)", (content, "Ông Ma Văn Vỹ"))
            raw.execute("COMMIT")

        found = against("Lưu bền một ý kiến / một giao dịch SQLite trần", ours, bare, target=3.0, rounds=300)
        raw.close()
        office.close()
    return found
