"""The page of receptions at every size, light and dark: no button is pushed out, every control is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.office import open_office
from desktop.services.records import import_file
from tests import builders
from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pages.reception_scenes import scenes
from tests.ui.pushed_out import pushed_out
from ui.operations import Operations
from ui.style import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SAMPLE = Path(__file__).parents[2] / "samples" / "binh-minh-ha.json"
SIZES = ((1366, 697), (1093, 543), (780, 420))
NAMES = (
    "tiep-dan", "tiep-dan-buoi-da-qua", "tiep-dan-lich", "tiep-dan-lich-thang-9", "tiep-dan-so",
    "tiep-dan-so-to-cao", "tiep-dan-trong", "tiep-dan-moi", "tiep-dan-moi-thieu", "tiep-dan-sua",
    "tiep-dan-lap-lich", "tiep-dan-hoan", "tiep-dan-khong-to-chuc", "tiep-dan-uy-quyen", "tiep-dan-niem-yet",
    "tiep-dan-in-lich", "tiep-dan-in-bien-ban",
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    import_file(folder / "so.db", SAMPLE)
    return folder


@pytest.fixture
def desk(app: QApplication, book: Path, tmp_path: Path) -> Iterator[Operations]:
    for file in book.glob("so.db*"):
        shutil.copy(file, tmp_path)
    made = Operations(open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT.replace(day=21)))
    yield made
    made.close()
    apply_theme(app, dark=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_fits_every_size(desk: Operations, app: QApplication, name: str) -> None:
    assert tuple(scenes(desk)) == NAMES
    window = scenes(desk)[name]()
    try:
        for dark, size in enumerate(SIZES):
            apply_theme(app, dark=bool(dark % 2))
            window.resize(*size)
            for _ in range(3):
                QCoreApplication.processEvents()
                desk.wait()
            outside = pushed_out(window)
            assert (size, outside) == (size, [])
        assert unnamed_controls(window) == []
        assert forbidden_shortcuts(window) == []
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
