"""An open desk for tests of pages and forms: a real book behind the one worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.sample_book import open_sample
from ui.operations import Operations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    """A book with dialogues in every state; its clock stands at 9:42:18 on 12/11/2026."""
    made = Operations(open_sample(tmp_path))
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
