"""Every scene of the desk fits its window at every size, light and dark, and every control has a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.forms.reception_scenes import SCENES, scenes, session_of_the_picture
from tests.ui.pushed_out import pushed_out_at
from ui.operations import Operations
from ui.style import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIZES = ((1366, 697), (1093, 543), (780, 420))


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(session_of_the_picture(tmp_path))
    yield made
    made.close()
    apply_theme(app, dark=False)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_fits_its_window(app: QApplication, desk: Operations, name: str) -> None:
    apply_theme(app, dark=bool(list(SCENES).index(name) % 2))
    window = scenes(desk)[name]()
    try:
        assert {size: found for size in SIZES if (found := pushed_out_at(window, size))} == {}
        assert (forbidden_shortcuts(window), unnamed_controls(window)) == ([], [])
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
