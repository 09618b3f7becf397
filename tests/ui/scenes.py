"""Every page and form as it stands in a real window, for pictures: name → how to bring it about.

``scenes(desk)`` gives functions that take the window's size and give the window ready to be grabbed; the
caller closes it with ``put_away``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from desktop.domain.papers import PaperKind
from desktop.registers.office import catalogues
from tests.ui.sample_book import LIVE, PLANNED
from ui.forms.dialogue_acts import CallOffForm, PostponeForm
from ui.main_window import MainWindow
from ui.pages.dialogues import DialoguesPage

if TYPE_CHECKING:
    from ui.operations import Operations

SIZES = ((1366, 697), (1920, 1017), (1093, 543), (780, 420))
Scene = Callable[[], MainWindow]


def scenes(desk: Operations, size: tuple[int, int] = SIZES[0]) -> dict[str, Scene]:
    """The scenes of the shell and of the dialogues page."""

    def made(arrange: Callable[[MainWindow, DialoguesPage], object]) -> Scene:
        def scene() -> MainWindow:
            window, page = _window(desk, size)
            arrange(window, page)
            settle(desk)
            return window

        return scene

    return {
        "doi-thoai": made(lambda _window, page: page.table.choose(LIVE)),
        "doi-thoai-khung": made(lambda _window, page: (page.table.choose(PLANNED), page.open_panel())),
        "doi-thoai-trong": made(lambda _window, page: _filter_out(page)),
        "hoi-nghi-moi": made(lambda _window, page: page.plan()),
        "hoi-nghi-loi": made(lambda _window, page: _save_nothing(page)),
        "hoan-hoi-nghi": made(lambda _window, page: (page.table.choose(PLANNED), page.ask(PostponeForm))),
        "thoi-hoi-nghi": made(lambda _window, page: (page.table.choose(PLANNED), page.ask(CallOffForm))),
        "giay-moi": made(lambda _window, page: _paper(page, PaperKind.INVITATION)),
        "thong-bao-ket-luan": made(lambda _window, page: _paper(page, PaperKind.CONCLUSION_NOTICE)),
        "tro-giup": made(lambda window, _page: window.overlays.toggle_help()),
        "cac-viec": made(lambda window, _page: window.overlays.show_commands()),
    }


def settle(desk: Operations) -> None:
    """Let everything asked for come to its answer and be laid out."""
    for _ in range(3):
        QCoreApplication.processEvents()
        desk.wait()
    QCoreApplication.processEvents()


def put_away(window: MainWindow) -> None:
    """Close a scene's window and let it go."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(desk: Operations, size: tuple[int, int]) -> tuple[MainWindow, DialoguesPage]:
    found = catalogues(desk.office)
    window, page = MainWindow(desk), DialoguesPage(desk)
    symbol = f"{found.sheet.party.symbol} {found.sheet.kind} {found.sheet.name}"
    window.show_pages([page], [], symbol, found.user_name)
    window.resize(*size)
    window.show()
    settle(desk)
    return window, page


def _filter_out(page: DialoguesPage) -> None:
    page.list.state.set_value("Hoãn")
    page.list.state.chosen.emit("Hoãn")


def _save_nothing(page: DialoguesPage) -> None:
    from ui.forms.dialogue_form import PlanForm

    page.plan()
    page.findChildren(PlanForm)[0].save()


def _paper(page: DialoguesPage, kind: PaperKind) -> None:
    page.table.choose(LIVE)
    page.show_paper(kind)
