"""The page of receptions at every size, light and dark: no button is pushed out, every control is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.commune import open_commune
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.reception_scenes import scenes
from tests.ui.pushed_out import pushed_out_at
from ui.operations import Operations
from ui.style import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIZES = ((1366, 697), (1093, 543), (780, 420))
NAMES = (
    "tiep-dan", "tiep-dan-buoi-da-qua", "tiep-dan-lich", "tiep-dan-lich-thang-9", "tiep-dan-so",
    "tiep-dan-so-to-cao", "tiep-dan-trong", "tiep-dan-moi", "tiep-dan-moi-thieu", "tiep-dan-sua",
    "tiep-dan-lap-lich", "tiep-dan-hoan", "tiep-dan-khong-to-chuc", "tiep-dan-uy-quyen", "tiep-dan-niem-yet",
    "tiep-dan-in-lich", "tiep-dan-in-bien-ban",
)  # fmt: skip


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Operations]:
    made = Operations(open_commune(tmp_path))
    yield made
    made.close()
    apply_theme(app, dark=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_fits_every_size(desk: Operations, app: QApplication, name: str) -> None:
    assert tuple(scenes(desk)) == NAMES
    apply_theme(app, dark=bool(NAMES.index(name) % 2))
    window = scenes(desk)[name]()
    try:
        desk.wait()
        assert {size: found for size in SIZES if (found := pushed_out_at(window, size))} == {}
        assert unnamed_controls(window) == []
        assert forbidden_shortcuts(window) == []
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
