"""The part *Đính kèm* in its four panels, what it asks, what it shows; for pictures and for looking at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import ui  # noqa: F401  before any PySide6 module

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, Qt  # isort: skip
from PySide6.QtGui import QFont, QImage, QPainter  # isort: skip
from PySide6.QtWidgets import QWidget  # isort: skip

from desktop.domain.changes import Kind
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionType
from desktop.office import Office, open_office
from desktop.services.attachments import NewFile, attach_file
from desktop.services.dialogues import plan_dialogue
from desktop.services.papers import paper_bytes
from desktop.services.petitions import record_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.visits import VisitDraft, record_visit
from tests import builders
from tests import reception_builders as made
from tests.kept_books import copy_of
from ui.forms.attachment_forms import AttachForm
from ui.forms.attachments_part import AttachmentsPart
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.commitments import CommitmentsPage
from ui.pages.dialogues import DialoguesPage
from ui.pages.page import Page
from ui.pages.petitions import PetitionsPage
from ui.pages.reception_front import VISITS
from ui.pages.receptions import ReceptionsPage
from ui.widgets.picture_view import PictureView

SITE = "Ảnh hiện trường rãnh thoát nước thôn Đồng Mẫu, đoạn qua nhà văn hóa"


def scan(words: str = "BIÊN BẢN KIỂM TRA THỰC ĐỊA", size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A page as a scanner gives it."""
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(QFont("IBM Plex Sans", 28))
    painter.drawText(120, 180, words)
    for line in range(24):
        painter.drawRect(120, 260 + line * 52, 1000 - (line * 137) % 400, 14)
    painter.end()
    content, buffer = QByteArray(), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    content = buffer.data()
    return bytes(content.data())


def open_book(folder: Path) -> Office:
    """One record of each kind with files, and a denunciation that can have none."""
    file = folder / "so.db"
    copy_of("attachments", _filled, file)
    return open_office(file, user="Đỗ Thị Thanh Mai", clock=lambda: builders.MOMENT)


def _filled(folder: Path) -> Office:
    office = builders.new_office(folder)
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit(), (made.promise(),)))
    record_petition(office, made.petition())
    told = made.petition("don-2", type=PetitionType.DENUNCIATION, sender=None, secret_file="15/2026-HSM")
    record_petition(office, told)
    plan_dialogue(office, builders.planned_dialogue())
    pdf = paper_bytes(office, PaperKind.RECEPTION_MINUTES, made.SESSION)
    for kind, key in (
        (Kind.PETITION, "don-1"), (Kind.DIALOGUE, "dt-2026-11-12"), (Kind.RECEPTION_SESSION, made.SESSION),
        (Kind.VISIT, "lt-1"), (Kind.COMMITMENT, "ck-1"),
    ):  # fmt: skip
        for new in (
            NewFile("bien ban da ky.pdf", pdf, "Biên bản tiếp dân đã ký", declared=True),
            NewFile("IMG_0042.png", scan(), SITE, declared=True),
            NewFile("ghi chu.txt", "Đã xem hiện trường ngày 11/11.\n".encode(), "Ghi chú", declared=True),
        ):
            attach_file(office, kind, key, new)
    return office


PAGES: dict[str, type[PetitionsPage] | type[DialoguesPage] | type[ReceptionsPage] | type[CommitmentsPage]] = {
    "petitions": PetitionsPage, "dialogues": DialoguesPage, "receptions": ReceptionsPage,
    "commitments": CommitmentsPage,
}  # fmt: skip


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Each scene by its name; a call builds the whole window."""
    found: dict[str, tuple[str, Callable[[Page], object]]] = {
        "dinh-kem-don": ("petitions", partial(_petition, key="don-1")),
        "dinh-kem-to-cao": ("petitions", partial(_petition, key="don-2")),
        "dinh-kem-doi-thoai": ("dialogues", lambda page: page.table.choose("dt-2026-11-12")),  # type: ignore[attr-defined]
        "dinh-kem-buoi-tiep": ("receptions", lambda page: None),
        "dinh-kem-luot-tiep": ("receptions", lambda page: page.front.show_view(VISITS)),  # type: ignore[attr-defined]
        "dinh-kem-cam-ket": ("commitments", lambda page: None),
        "dinh-kem-them": ("petitions", _add),
        "dinh-kem-them-thieu": ("petitions", _add_undeclared),
        "dinh-kem-nguy-hiem": ("petitions", lambda page: _part(page).take(Path("tro-choi.pdf.exe"))),
        "dinh-kem-luu-ra": ("petitions", lambda page: _part(page).save_out(_file(page, 0))),
        "dinh-kem-bo": ("petitions", lambda page: _part(page).take_out(_file(page, 1))),
        "dinh-kem-xem-pdf": ("petitions", partial(_view, at=0)),
        "dinh-kem-xem-anh": ("petitions", partial(_view, at=1)),
        "dinh-kem-xem-anh-rong": ("petitions", lambda page: _view(page, 1, "width")),
        "dinh-kem-xem-chu": ("petitions", partial(_view, at=2)),
    }
    return {name: partial(open_window, operations, page, arrange) for name, (page, arrange) in found.items()}


def open_window(
    operations: Operations, first: str, arrange: Callable[[Page], object] = lambda _page: None
) -> MainWindow:
    """The window with that page alone."""
    from desktop.registers.office import catalogues

    found = catalogues(operations.office)
    window = MainWindow(operations)
    window.show_pages(
        [PAGES[first](operations)], [], f"ĐU xã {found.sheet.name}", found.user_name, first=first
    )
    window.resize(1366, 697)
    window.show()
    settle(operations)
    arrange(window.pages[first])
    settle(operations)
    return window


@contextmanager
def open_page(folder: Path, first: str = "petitions") -> Iterator[Page]:
    """A page in its window on the book of the pictures."""
    operations = Operations(open_book(folder))
    window = open_window(operations, first)
    yield window.pages[first]
    settle(operations)
    window.close()
    window.deleteLater()
    operations.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(operations: Operations) -> None:
    for _ in range(4):
        assert operations.wait()
        QCoreApplication.processEvents()


def _petition(page: Page, key: str) -> None:
    page.show_petition(key)  # type: ignore[attr-defined]
    settle(page.operations)
    _see(page)


def _part(page: Page) -> AttachmentsPart:
    _petition(page, "don-1")
    return part_of(page)


def part_of(page: Page) -> AttachmentsPart:
    """The part that stands in the page's panel."""
    (part,) = (each for each in page.findChildren(AttachmentsPart) if each.isVisible())
    return part


def _file(page: Page, at: int) -> object:
    attached = part_of(page).attached
    assert attached is not None
    return attached.files[at]


def _see(page: Page) -> None:
    """Scroll the panel so that its part is in sight."""
    page.panel._scroll.ensureWidgetVisible(part_of(page), 0, 40)  # type: ignore[attr-defined]


def _add(page: Page) -> AttachForm:
    part = _part(page)
    part.take(Path("/tmp/Bien_ban_hop_thon_Dong_Mau.pdf"))
    settle(page.operations)
    _see(page)
    assert isinstance(part.form, AttachForm)
    return part.form


def _add_undeclared(page: Page) -> None:
    _add(page).save()
    settle(page.operations)
    _see(page)


def _view(page: Page, at: int, zoom: str = "") -> None:
    part = _part(page)
    part.view_asked.emit(_file(page, at))
    settle(page.operations)
    for view in page.findChildren(PictureView):
        if zoom:
            view.set_zoom(zoom)
