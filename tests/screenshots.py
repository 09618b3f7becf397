"""Every page and form as a picture: ``python -m tests.screenshots FOLDER [NAME …]``.

Light and dark, 1366x768 and 1920x1080 (the window's inside), real long Vietnamese text. Names choose
the scenes whose name begins so.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import ui  # noqa: F401  before any PySide6 module

from PySide6.QtCore import QCoreApplication, QEvent  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

from desktop.office import Office, open_office
from desktop.services.records import import_file
from tests import builders
from tests.ui import sample_book, scenes
from tests.ui.forms import reception_scenes as desk_scenes
from tests.ui.forms import unlock_scenes, wizard_scenes
from tests.ui.forms.minutes import scenes as minutes_scenes
from tests.ui.pages import (
    administration_scenes,
    attachment_scenes,
    commitment_scenes,
    petition_scenes,
    reception_scenes,
)
from ui.app import make_application
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.style.theme import apply_theme

SIZES = ((1366, 697), (1920, 1017))
SAMPLE = Path(__file__).parent / "samples" / "binh-minh-ha-dialogues.json"
Build = Callable[[Operations], dict[str, Callable[[], QWidget]]]
Make = Callable[[Path], Office]


def imported(folder: Path) -> Office:
    """The sample commune as it stands on 21/11/2026."""
    import_file(folder / "so.db", SAMPLE)
    return open_office(folder / "so.db", clock=lambda: builders.MOMENT.replace(day=21))


def whole(folder: Path) -> Office:
    """The same commune with its receptions and petitions."""
    import_file(folder / "so.db", SAMPLE.with_name("binh-minh-ha.json"))
    return open_office(folder / "so.db", clock=lambda: builders.MOMENT.replace(day=21))


def not_set_up(folder: Path) -> Office:
    return open_office(folder / "so.db", clock=lambda: builders.MOMENT)


def first_page(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Hôm nay in the real window."""
    return {"01-hom-nay": partial(_first_page, operations)}


def _first_page(operations: Operations) -> QWidget:
    from desktop.registers.office import head_of
    from ui import places

    sheet, user = head_of(operations.office)
    window = MainWindow(operations)
    upper, lower = (
        places.entries(row, operations, lambda _page: None) for row in (places.UPPER, places.LOWER)
    )
    window.resize(*SIZES[0])
    window.show_pages(
        upper, lower, f"{sheet.party.symbol} {sheet.kind} {sheet.name}", user, first=places.OPENING
    )
    window.show()
    scenes.settle(operations)
    return window


def minutes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """The live editor, its completion page and its recovery, in the real window."""
    return {
        "03-bien-ban": partial(_minutes, operations, minutes_scenes.typing_row_seven),
        "04-hoan-thanh": partial(_minutes, operations, minutes_scenes.SCENES["04-hoan-thanh"]),
        **{
            f"03-phan-{name}": partial(_minutes, operations, partial(_section, name))
            for name in ("facts", "people", "opening", "earlier", "conclusion", "closing")
        },
    }


def _section(name: str, editor: minutes_scenes.MinutesEditor) -> None:
    editor.go_to(name)


def _minutes(operations: Operations, dress: Callable[[minutes_scenes.MinutesEditor], None]) -> QWidget:
    from desktop.registers.office import catalogues
    from ui.pages.commitments import CommitmentsPage
    from ui.pages.dialogues import DialoguesPage

    found = catalogues(operations.office)
    window = MainWindow(operations)
    pages = (DialoguesPage(operations), CommitmentsPage(operations))
    window.show_pages(pages, (), f"ĐU xã {found.sheet.name}", found.user_name)
    editor = minutes_scenes.live_minutes(operations)
    window.open_record(editor, "Biên bản đối thoại")
    window.resize(*SIZES[0])
    window.show()
    QCoreApplication.processEvents()
    dress(editor)
    return window


SETS: tuple[tuple[Make, Build, bool], ...] = (
    (not_set_up, wizard_scenes.scenes, True),
    (sample_book.open_sample, scenes.scenes, False),
    (whole, first_page, True),
    (minutes_scenes.meeting, minutes, True),
    (imported, commitment_scenes.scenes, False),
    (petition_scenes.open_book, petition_scenes.scenes, False),
    (imported, administration_scenes.scenes, False),
    (unlock_scenes.locked_book, unlock_scenes.scenes, False),
    (whole, reception_scenes.scenes, True),
    (attachment_scenes.open_book, attachment_scenes.scenes, False),
    (desk_scenes.session_of_the_picture, desk_scenes.scenes, True),
)


@contextmanager
def _desk(make: Make) -> Iterator[Operations]:
    with tempfile.TemporaryDirectory() as folder:
        operations = Operations(make(Path(folder)))
        yield operations
        operations.close()


def _draw(build: Callable[[], QWidget], operations: Operations, size: tuple[int, int], file: Path) -> None:
    widget = build()
    widget.resize(*size)
    widget.show()
    for _ in range(6):
        operations.wait()
        QTest.qWait(60)
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(folder: str, *chosen: str) -> None:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    for dark in (False, True):
        apply_theme(application, dark=dark)
        for make, build, fresh in SETS:
            with _desk(make) as operations:
                names = [name for name in build(operations) if not chosen or name.startswith(tuple(chosen))]
                if not fresh:
                    _draw_all(build(operations), operations, names, target, dark=dark)
            for name in names if fresh else ():
                for size in SIZES:
                    with _desk(make) as operations:
                        file = target / _file(name, size, dark=dark)
                        _draw(build(operations)[name], operations, size, file)
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")


def _draw_all(
    found: dict[str, Callable[[], QWidget]],
    operations: Operations,
    names: list[str],
    target: Path,
    *,
    dark: bool,
) -> None:
    for name in names:
        for size in SIZES:
            _draw(found[name], operations, size, target / _file(name, size, dark=dark))


def _file(name: str, size: tuple[int, int], *, dark: bool) -> str:
    return f"{name}-{size[0]}{'-toi' if dark else ''}.png"


if __name__ == "__main__":
    main(*sys.argv[1:])
