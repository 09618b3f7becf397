"""Every scene can be brought about at every size, light and dark, and nothing is pushed out of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.forbidden_keys import forbidden_shortcuts, unnamed_controls
from tests.ui.pushed_out import pushed_out, pushed_out_at
from tests.ui.scenes import SIZES, put_away, scenes
from ui.style import apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ui.operations import Operations

NAMES = (
    "doi-thoai", "doi-thoai-khung", "doi-thoai-trong", "hoi-nghi-moi", "hoi-nghi-loi", "hoan-hoi-nghi",
    "thoi-hoi-nghi", "giay-moi", "thong-bao-ket-luan", "tro-giup", "cac-viec",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _light_again(app: QApplication) -> Iterator[None]:
    yield
    apply_theme(app, dark=False)


def test_the_list_of_names_is_whole(desk: Operations) -> None:
    assert tuple(scenes(desk)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_fits_its_window(desk: Operations, name: str) -> None:
    window = scenes(desk)[name]()
    try:
        assert {size: found for size in SIZES if (found := pushed_out_at(window, size))} == {}
        assert unnamed_controls(window) == []
        assert forbidden_shortcuts(window) == []
    finally:
        put_away(window)


@pytest.mark.parametrize("point_size", [12.0, 16.0])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_large_letters_and_the_dark_theme_lose_no_button(
    app: QApplication, desk: Operations, point_size: float, dark: bool
) -> None:
    apply_theme(app, dark=dark, point_size=point_size)
    window = scenes(desk)["doi-thoai"]()
    try:
        shown = [button for button in window.findChildren(QPushButton) if button.isVisible()]
        lost = pushed_out(window)
        assert shown
        assert lost == []
    finally:
        put_away(window)
