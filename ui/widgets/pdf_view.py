"""The paper itself on the screen: the pages of the PDF that will be printed, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMargins,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.style.painting import paint_box
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.buttons import ActionButton, put_buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.zoom_menu import zoom_menu

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

Index = QModelIndex | QPersistentModelIndex
_THUMB_WIDTH, _COLUMN = 82, 114
_MOST_THUMBS = 80
ZOOMS = {"width": "Vừa bề ngang", "page": "Vừa trang", "100": "100 %"}


class PdfUnreadableError(ValueError):
    """The bytes are no PDF that can be shown."""


class _Thumbs(QAbstractListModel):
    """Small pictures of pages, drawn when a row comes into sight; the oldest are forgotten."""

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pictures: dict[tuple[int, int], QImage] = {}

    def renew(self) -> None:
        self.beginResetModel()
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._document.pageCount()

    def page_height(self, row: int, width: int) -> int:
        size = self._document.pagePointSize(row)
        return round(width * size.height() / size.width()) if size.width() else width

    def picture(self, row: int, width: int, ratio: float) -> QImage:
        key = (row, round(width * ratio))
        if key not in self._pictures:
            if len(self._pictures) >= _MOST_THUMBS:
                self._pictures.pop(next(iter(self._pictures)))
            size = QSize(key[1], round(self.page_height(row, width) * ratio))
            self._pictures[key] = self._document.render(row, size)
        return self._pictures[key]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"Trang {index.row() + 1}"
        return None


class _ThumbDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        width = current().px(_THUMB_WIDTH)
        height = model.page_height(index.row(), width) if isinstance(model, _Thumbs) else width
        return QSize(width, height + current().px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Thumbs):
            return
        tokens = current()
        width = tokens.px(_THUMB_WIDTH)
        rect: QRectF = QRectF(option.rect)
        page = QRectF(rect.center().x() - width / 2, rect.top() + 4, width, 0)
        page.setHeight(model.page_height(index.row(), width))
        painter.save()
        painter.fillRect(page, QColor(tokens.paper))
        ratio = painter.device().devicePixelRatioF()
        painter.drawImage(page, model.picture(index.row(), width, ratio))
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        border = tokens.accent_text if chosen else tokens.line2
        paint_box(painter, page.adjusted(-2, -2, 2, 2), None, border, 2, 3.0 if chosen else 1.0)
        painter.setFont(text_font(13, 600 if chosen else 400))
        painter.setPen(QColor(tokens.text))
        below = QRectF(rect.left(), page.bottom() + 2, rect.width(), rect.bottom() - page.bottom() - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class PdfPreview(QWidget):
    """Pages under each other on a desk, thumbnails at the left, page and zoom above.

    QtPdf is loaded with the first preview, not with the program.
    """

    def __init__(self, title: str = "Xem trước bản in", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._bytes = QByteArray()
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocumentMargins(QMargins(20, 12, 20, 16))
        self._view.setPageSpacing(12)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setAccessibleName("Các trang của bản in")
        self._view.setDocument(self._document)
        self._zoom = "width"
        self._thumbs = _Thumbs(self._document, self)
        self._column = QListView()
        self._column.setModel(self._thumbs)
        self._column.setItemDelegate(_ThumbDelegate(self._column))
        self._column.setAccessibleName("Trang thu nhỏ")
        self._column.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = ElidedLabel(title, colour="text", weight=600)
        self._page_words = ElidedLabel(colour="text")
        self.previous_button = ActionButton(icon="chevron-left", role="nav", name="Trang trước")
        self.next_button = ActionButton(icon="chevron-right", role="nav", name="Trang sau")
        self.zoom_button = ActionButton(icon="zoom", name="Cỡ xem")
        self._acts = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._restyle()
        self._show_page()

    def _lay_out(self) -> None:
        self._acts.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 7, 12, 7)
        bar.setSpacing(8)
        bar.addWidget(self._title, 1)
        bar.addWidget(self.previous_button)
        bar.addWidget(self._page_words)
        bar.addWidget(self.next_button)
        bar.addWidget(self.zoom_button)
        bar.addLayout(self._acts)
        pages = QHBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        pages.addWidget(self._column)
        pages.addWidget(self._view, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(bar)
        rows.addLayout(pages, 1)

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.go_to(self.page() - 1))
        self.next_button.clicked.connect(lambda: self.go_to(self.page() + 1))
        self.zoom_button.clicked.connect(self._open_zooms)
        self._view.pageNavigator().currentPageChanged.connect(lambda _: self._show_page())
        self._column.selectionModel().currentChanged.connect(self._go_to_thumb)

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of ``data``, staying on the page looked at. Raises :class:`PdfUnreadableError`."""
        from PySide6.QtPdf import QPdfDocument

        page = self.page()
        self.clear()
        self._bytes = QByteArray(data)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            reason = self._document.error().name
            self.clear()
            raise PdfUnreadableError(reason)
        self._thumbs.renew()
        self.go_to(min(page, self.page_count()))

    def clear(self) -> None:
        """An empty desk."""
        self._document.close()
        self._buffer.close()
        self._thumbs.renew()
        self._show_page()

    def set_title(self, title: str) -> None:
        """Words over the pages, e.g. ``Bản in (nháp)``."""
        self._title.set_text(title)

    def set_actions(self, buttons: Iterable[ActionButton]) -> None:
        """Acts at the right of the bar (print, save, open in Word); the preview owns them."""
        put_buttons(self._acts, buttons)

    def show_thumbnails(self, shown: bool) -> None:
        """A narrow preview has no room for the column of small pages."""
        self._column.setVisible(shown)

    def page(self) -> int:
        """The page looked at, from 1."""
        return int(self._view.pageNavigator().currentPage()) + 1

    def page_count(self) -> int:
        """How many pages there are; 0 for an empty desk."""
        return int(self._document.pageCount())

    def go_to(self, page: int) -> None:
        """Look at ``page``, from 1; numbers outside are brought in."""
        if self.page_count():
            row = min(max(page, 1), self.page_count()) - 1
            self._view.pageNavigator().jump(row, QPointF(), self._view.zoomFactor())
            self._show_page()

    def zoom(self) -> str:
        """``width | page | 100``."""
        return self._zoom

    def set_zoom(self, zoom: str) -> None:
        """Fit the width, fit the page, or 100 %. Raises KeyError for anything else."""
        from PySide6.QtPdfWidgets import QPdfView

        modes = {
            "width": QPdfView.ZoomMode.FitToWidth,
            "page": QPdfView.ZoomMode.FitInView,
            "100": QPdfView.ZoomMode.Custom,
        }
        self._view.setZoomMode(modes[zoom])
        if zoom == "100":
            self._view.setZoomFactor(1.0)
        self._zoom = zoom

    def _open_zooms(self) -> None:
        menu = zoom_menu(self.zoom_button, ZOOMS, self._zoom, self.set_zoom)
        menu.popup(self.zoom_button.mapToGlobal(self.zoom_button.rect().bottomLeft()))

    def _go_to_thumb(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() + 1 != self.page():
            self.go_to(index.row() + 1)

    def _show_page(self) -> None:
        count = self.page_count()
        self._page_words.set_text(f"Trang **{self.page()}** / {count}" if count else "Chưa có trang nào")
        if count:
            self._column.setCurrentIndex(self._thumbs.index(self.page() - 1, 0))

    def _restyle(self) -> None:
        tokens = current()
        palette = self._view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, QColor(tokens.desk))
        self._view.setPalette(palette)
        self._column.setFixedWidth(tokens.px(_COLUMN))
        if not tokens.high_contrast:
            self._column.setStyleSheet(f"QListView {{ background: {tokens.sunken}; }}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and is_restyle(event) and hasattr(self, "_acts"):
            self._restyle()
