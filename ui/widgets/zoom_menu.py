"""The list of sizes under a viewer's zoom button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu


def zoom_menu(
    button: QAbstractButton,
    zooms: Mapping[str, str],
    now: str,
    choose: Callable[[str], None],
) -> QMenu:
    """The sizes by their words, the one in force ticked; ``choose`` is told the key chosen."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, words in zooms.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(key == now)
        action.triggered.connect(partial(_chosen, choose, key))
    return menu


def _chosen(choose: Callable[[str], None], key: str, _checked: bool = False) -> None:
    choose(key)
