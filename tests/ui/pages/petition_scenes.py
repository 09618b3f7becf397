"""The register of petitions as it stands in a real window, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from desktop.office import Office
from desktop.registers.office import catalogues
from tests import builders
from tests.petition_builders import in_every_tab
from ui.forms import petition_acts as acts
from ui.forms.card import FormCard
from ui.forms.petition_form import PetitionForm
from ui.forms.petition_split import SplitForm
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.commitments import CommitmentsPage
from ui.pages.dialogues import DialoguesPage
from ui.pages.petitions import PetitionsPage
from ui.widgets.segments import Segments

Scene = Callable[[], MainWindow]


def open_book(folder: Path) -> Office:
    """A petition in every tab on 12/11/2026."""
    return builders.office_with(folder, in_every_tab)


def scenes(desk: Operations, size: tuple[int, int] = (1366, 697)) -> dict[str, Scene]:
    """Name → how to bring it about."""

    def made(arrange: Callable[[PetitionsPage], object]) -> Scene:
        def scene() -> MainWindow:
            window, page = open_window(desk, size)
            arrange(page)
            settle(desk)
            return window

        return scene

    return {
        "06-don-thu": made(lambda page: page.show_petition("don-soon")),
        "06-don-thu-to-cao": made(lambda page: page.show_petition("don-tc")),
        "06-don-thu-qua-han": made(lambda page: page.list.tabs.step(-2)),
        "06-don-thu-trong": made(
            lambda page: (page.list.words.setText("không có đơn này"), page.list.look())
        ),
        "06-don-phan-loai": made(lambda page: _ask(page, "don-new", acts.ClassificationForm)),
        "06-don-chuyen": made(lambda page: _ask(page, "don-soon", acts.TransferForm)),
        "06-don-tach": made(_split),
        "06-don-tach-thieu": made(lambda page: _split(page).save()),
        "06-don-bo": made(lambda page: _ask(page, "don-soon", acts.StrikeForm)),
        "06-don-xuat-excel": made(lambda page: page.export()),
        "06-don-moi": made(lambda page: page.make()),
        "06-don-moi-to-cao": made(_denounce),
    }


def _ask(page: PetitionsPage, key: str, form: type[acts.PetitionActForm]) -> None:
    page.show_petition(key)
    page.desk.ask(form)


def _split(page: PetitionsPage) -> SplitForm:
    """Two contents of one petition, the second a denunciation."""
    page.show_petition("don-soon")
    page.split()
    card = page.stack.currentWidget()
    assert isinstance(card, FormCard)
    assert isinstance(card.form, SplitForm)
    return card.form


def _denounce(page: PetitionsPage) -> None:
    page.make()
    choose(form_of(page).type, "denunciation")


def form_of(page: PetitionsPage) -> PetitionForm:
    """The form that covers the list."""
    card = page.stack.currentWidget()
    assert isinstance(card, FormCard)
    assert isinstance(card.form, PetitionForm)
    return card.form


def choose(segments: Segments, value: str) -> None:
    """As a person does with the mouse."""
    next(button for button in segments._buttons if button.option.value == value).click()


def open_window(desk: Operations, size: tuple[int, int] = (1366, 697)) -> tuple[MainWindow, PetitionsPage]:
    found = catalogues(desk.office)
    window, page = MainWindow(desk), PetitionsPage(desk)
    pages = (DialoguesPage(desk), page, CommitmentsPage(desk))
    window.show_pages(pages, (), f"ĐU xã {found.sheet.name}", found.user_name, first="petitions")
    window.resize(*size)
    window.show()
    window.activateWindow()
    settle(desk)
    return window, page


def settle(desk: Operations) -> None:
    """Everything under way has been answered and drawn."""
    for _ in range(3):
        assert desk.wait()
        QCoreApplication.processEvents()


def put_away(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def open_page(folder: Path) -> Iterator[PetitionsPage]:
    """The page in its window, on a book with a petition in every tab."""
    desk = Operations(open_book(folder))
    window, page = open_window(desk)
    yield page
    settle(desk)
    window.close()
    window.deleteLater()
    desk.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pause(ms: int) -> None:
    QTest.qWait(ms)
