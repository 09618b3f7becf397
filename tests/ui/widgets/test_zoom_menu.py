"""The sizes under a viewer's zoom button: the one in force is ticked, the chosen one told."""

from pytestqt.qtbot import QtBot

from ui.widgets.buttons import ActionButton
from ui.widgets.zoom_menu import zoom_menu

SIZES = {"width": "Vừa bề ngang", "page": "Vừa trang", "100": "100 %"}


def test_the_size_in_force_is_ticked_and_the_chosen_one_told(qtbot: QtBot) -> None:
    chosen: list[str] = []
    button = ActionButton("Vừa trang")
    qtbot.addWidget(button)
    menu = zoom_menu(button, SIZES, "page", chosen.append)
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [
        (words, key == "page") for key, words in SIZES.items()
    ]
    menu.actions()[2].trigger()
    assert chosen == ["100"]
