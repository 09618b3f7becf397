"""Hiển thị: letter size and theme of this screen, applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import settings
from ui.pages.administration_panes import Pane
from ui.style.theme import current, is_restyle
from ui.style.tokens import BASE_POINT_SIZE, POINT_SIZES
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.operations import Operations

THEMES = (("light", "Sáng"), ("dark", "Tối"), ("system", "Theo hệ thống"))


class AppearancePane(Pane):
    """:attr:`asked` carries the theme and the size in points. Kept for this screen, not in the book."""

    asked = Signal(str, float)

    def __init__(self, _operations: Operations) -> None:
        super().__init__()
        words = [(size, f"{size:g}".replace(".", ",")) for size in POINT_SIZES]
        self.sizes = Segments(words, name="Cỡ chữ")
        self.themes = Segments(THEMES, name="Nền")
        self.sizes.changed.connect(self._ask)
        self.themes.changed.connect(self._ask)
        title = QLabel("Hiển thị")
        title.setProperty("look", "section")
        usual = ActionButton("Về mặc định", "undo")
        usual.clicked.connect(self._back_to_usual)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(title)
        hint = "Chữ, dòng và nút cùng to lên. Phím tắt ở mọi trang: Ctrl+=, Ctrl+-, Ctrl+0."
        column.addWidget(Field("Cỡ chữ (điểm)", self.sizes, hint=hint))
        column.addWidget(Field("Nền", self.themes, hint="Trang giấy xem trước luôn trắng."))
        row = QHBoxLayout()
        row.addWidget(usual)
        row.addStretch(1)
        column.addLayout(row)
        note = QLabel("Áp dụng ngay và chỉ trên máy này; máy khác mở cùng sổ giữ cỡ chữ của máy đó.")
        note.setProperty("look", "second")
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self.put_body(body)
        self._show_current()

    def take_focus(self) -> None:
        self.sizes.setFocus()

    def _show_current(self) -> None:
        wanted = current().scale * BASE_POINT_SIZE
        self.sizes.set_value(min(POINT_SIZES, key=lambda size: abs(size - wanted)))
        kept = settings.load(settings.data_folder()).theme
        if self.themes.value() != "system":
            self.themes.set_value(kept if kept == "system" else "dark" if current().dark else "light")

    def _ask(self, _value: object = None) -> None:
        size = self.sizes.value()
        self.asked.emit(str(self.themes.value()), float(size) if isinstance(size, float) else BASE_POINT_SIZE)

    def _back_to_usual(self) -> None:
        usual = settings.Settings()
        self.themes.set_value(usual.theme)
        self.asked.emit(usual.theme, usual.point_size)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "themes"):
            self._show_current()
