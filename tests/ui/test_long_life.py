"""The window outlives many calls into Qt on every supported Python."""

from __future__ import annotations

import subprocess
import sys

_CALLS = """
import ui
from PySide6.QtCore import QObject
thing = QObject()
for n in range(50_000):
    thing.setObjectName("a")
    thing.blockSignals(False)
print("alive")
"""


def test_fifty_thousand_calls_without_a_result_are_survived() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("alive", 0), done.stderr
