"""A scanned picture on the screen: its pages one at a time, as wide as the window or at its own size."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton, put_buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.zoom_menu import zoom_menu

ZOOMS = {"width": "Vừa bề ngang", "page": "Vừa trang", "100": "100 %", "200": "200 %"}
_AROUND = 12
_LONGEST = 8000


class PictureUnreadableError(ValueError):
    """The bytes are no picture that can be shown."""


class PictureView(QWidget):
    """The picture on a desk; page, zoom and acts above. A scan of several pages is turned page by page."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._page, self._count, self._zoom = QByteArray(), 0, 0, "page"
        self._image = QImage()
        self._title = ElidedLabel(title, colour="text", weight=600)
        self._page_words = ElidedLabel(colour="text")
        self.previous_button = ActionButton(icon="chevron-left", role="nav", name="Trang trước")
        self.next_button = ActionButton(icon="chevron-right", role="nav", name="Trang sau")
        self.zoom_button = ActionButton(icon="zoom", name="Cỡ xem")
        self._acts = QHBoxLayout()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(title)
        self._desk = QScrollArea()
        self._desk.setWidget(self._picture)
        self._desk.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusProxy(self._desk)
        self._lay_out()
        self.previous_button.clicked.connect(lambda: self.go_to(self._page - 1))
        self.next_button.clicked.connect(lambda: self.go_to(self._page + 1))
        self.zoom_button.clicked.connect(self._open_zooms)
        self._restyle()

    def _lay_out(self) -> None:
        self._acts.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 7, 12, 7)
        bar.setSpacing(8)
        bar.addWidget(self._title, 1)
        for widget in (self.previous_button, self._page_words, self.next_button, self.zoom_button):
            bar.addWidget(widget)
        bar.addLayout(self._acts)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addWidget(self._desk, 1)

    def set_actions(self, buttons: Iterable[ActionButton]) -> None:
        """Acts at the right of the bar; the view owns them."""
        put_buttons(self._acts, buttons)

    def show_picture(self, data: bytes) -> None:
        """Show the first page of ``data``. Raises :class:`PictureUnreadableError`."""
        self._data = QByteArray(data)
        buffer, reader = self._reader()
        self._count = max(1, reader.imageCount())
        buffer.close()
        several = self._count > 1
        for widget in (self.previous_button, self._page_words, self.next_button):
            widget.setVisible(several)
        self.go_to(1)

    def go_to(self, page: int) -> None:
        """Look at ``page``, from 1; numbers outside are brought in."""
        wanted = min(max(page, 1), self._count)
        buffer, reader = self._reader()
        reader.jumpToImage(wanted - 1)
        size = reader.size()
        if max(size.width(), size.height()) > _LONGEST:
            reader.setScaledSize(size.scaled(_LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio))
        image, said = reader.read(), reader.errorString()
        buffer.close()
        if image.isNull():
            raise PictureUnreadableError(said)
        self._page, self._image = wanted, image
        self._page_words.set_text(f"Trang **{wanted}** / {self._count}")
        self._draw()

    def page(self) -> int:
        """The page looked at, from 1; 0 before anything is shown."""
        return self._page

    def page_count(self) -> int:
        """How many pages the picture has."""
        return self._count

    def set_zoom(self, zoom: str) -> None:
        """A key of ``ZOOMS``. Raises KeyError for anything else."""
        if zoom not in ZOOMS:
            raise KeyError(zoom)
        self._zoom = zoom
        self._draw()

    def shown_size(self) -> QSize:
        """How large the picture stands on the desk, in px."""
        return self._picture.size()

    def _reader(self) -> tuple[QBuffer, QImageReader]:
        buffer = QBuffer(self)
        buffer.setData(self._data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        return buffer, reader

    def _draw(self) -> None:
        if self._image.isNull():
            return
        size, room = self._image.size(), self._desk.viewport().size()
        free = QSize(max(1, room.width() - 2 * _AROUND), max(1, room.height() - 2 * _AROUND))
        if self._zoom == "width":
            size.scale(free.width(), 1 << 20, Qt.AspectRatioMode.KeepAspectRatio)
        elif self._zoom == "page":
            size.scale(free, Qt.AspectRatioMode.KeepAspectRatio)
        else:
            size *= int(self._zoom) / 100
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(
            self._image.scaled(
                size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)
        self._picture.resize(size)

    def _open_zooms(self) -> None:
        menu = zoom_menu(self.zoom_button, ZOOMS, self._zoom, self.set_zoom)
        menu.popup(self.zoom_button.mapToGlobal(self.zoom_button.rect().bottomLeft()))

    def _restyle(self) -> None:
        tokens = current()
        if not tokens.high_contrast:
            rule = "QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QLabel"
            self._desk.setStyleSheet(f"{rule} {{ background: {tokens.desk}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_desk"):
            self._restyle()
