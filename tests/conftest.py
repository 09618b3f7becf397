"""Shared ground of all tests: screenless Qt, our fonts and style, nothing left open behind a test."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import ui  # noqa: F401  before any PySide6 module: it keeps None alive on Python 3.11

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SCREENLESS = r"This plugin does not support (propagateSizeHints|raise)\(\)"
_QT_FIXTURES = frozenset({"app", "qapp", "qtbot"})


_IN_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30


def _work_in_memory() -> None:
    """Thousands of small books are made sure of on disk, and a disk takes longer than the tests do."""
    has_room = os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM
    if "TMPDIR" not in os.environ and has_room:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)


_work_in_memory()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do; that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(_SCREENLESS, extend=True))


def pytest_collection_finish() -> None:
    """Modules and tests themselves never become garbage: looking through them after each test would take
    longer than the tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """The one application, dressed as users see it: our fonts, light theme, 10.5 pt."""
    from ui.style import apply_theme

    apply_theme(qapp, dark=False)
    return qapp


@pytest.fixture(autouse=True)
def _nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that survives its test would be typed into by the next one, so it fails the test. Hidden
    ones are taken away: each would be dressed anew at every change of theme.

    Garbage is collected between tests only: a closed field taken apart in the middle of another's paint
    event ends the process. The program does the same from a timer.
    """
    if not _QT_FIXTURES & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    request.getfixturevalue("app")
    gc.disable()
    before = {id(window) for window in QApplication.topLevelWidgets()}
    if "qtbot" in request.fixturenames:
        request.getfixturevalue("qtbot")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = [w for w in QApplication.topLevelWidgets() if id(w) not in before]
    names = [f"{type(w).__name__}({w.objectName()!r})" for w in made if w.isVisible()]
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
    assert not names, f"left open: {', '.join(names)}"
