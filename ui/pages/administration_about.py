"""Giới thiệu: which version this is, where the book lies, whose letters are used."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

import resources
from desktop import settings
from ui.pages.administration_diagnostics import DiagnosticPart
from ui.pages.administration_panes import Pane
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.operations import Operations

_FONTS = (
    ("IBM Plex Sans", "chữ trên màn hình", "OFL-IBMPlexSans.txt"),
    ("Liberation Serif", "chữ trên văn bản", "OFL-LiberationSerif.txt"),
)


def version() -> str:
    """The program's version, kept in one place: the project file beside the sources."""
    file = resources.path().parent / "pyproject.toml"
    return str(tomllib.loads(file.read_text(encoding="utf-8"))["project"]["version"])


class AboutPane(Pane):
    """Everything here can be chosen and copied, nothing changed."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        title = QLabel("Giới thiệu")
        title.setProperty("look", "section")
        name = QLabel(f"Lắng Nghe, phiên bản {version()}")
        name.setProperty("look", "strong")
        about = QLabel(
            "Sổ tiếp xúc, đối thoại và theo dõi lời hứa của lãnh đạo với dân. Chạy trên máy này, không cần "
            "mạng, không gửi dữ liệu đi đâu."
        )
        about.setWordWrap(True)
        office = operations.office
        self.book = _place(office.file)
        self.drafts = _place(office.journal.folder)
        self.settings = _place(settings.data_folder())
        self.licence = TextBox(lines=6, most_lines=14, name="Giấy phép phông chữ")
        self.licence.setReadOnly(True)
        self.licence.hide()
        self.diagnostics = DiagnosticPart(operations)
        self.diagnostics.done.connect(lambda said: self.done.emit(said, None))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in (title, name, about):
            column.addWidget(part)
        column.addWidget(Field("Sổ nằm ở", self.book))
        column.addWidget(Field("Bản nháp đang gõ nằm ở", self.drafts))
        column.addWidget(Field("Cài đặt của máy này nằm ở", self.settings))
        column.addLayout(self._fonts())
        column.addWidget(self.licence)
        column.addWidget(self.diagnostics)
        column.addStretch(1)
        self.put_body(body)
        self.diagnostics.shown.connect(lambda: self.area.ensureWidgetVisible(self.diagnostics.save))

    def _fonts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QLabel("Phông chữ:")
        words.setProperty("look", "second")
        row.addWidget(words)
        for family, use, file in _FONTS:
            button = ActionButton(f"{family}, {use}", role="link")
            button.setAccessibleDescription("Xem giấy phép SIL OFL 1.1")
            button.clicked.connect(lambda _=False, file=file: self.show_licence(file))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_licence(self, file: str) -> None:
        """Show the licence of one font."""
        self.licence.set_text(resources.path("fonts", file).read_text(encoding="utf-8"))
        self.licence.show()

    def take_focus(self) -> None:
        self.book.setFocus()


def _place(path: Path) -> LineField:
    field = LineField(str(path))
    field.setReadOnly(True)
    field.setCursorPosition(0)
    return field
