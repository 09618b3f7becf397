"""The bar over a page: where one is, the search box, the page's one main act, help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.style.painting import key_cap_size, paint_key_cap
from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.line_field import LineField

HEIGHT = 56


class SearchField(LineField):
    """The search box with its key named inside; Esc clears it, then leaves it to the page.

    :attr:`typed` carries what is shown, the word being composed included.
    """

    typed = Signal(str)

    def __init__(self, placeholder: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, leading_icon="search", parent=parent)
        self._keys = keys
        self.textChanged.connect(self._tell)
        margins = self.textMargins()
        margins.setRight(key_cap_size(keys).width() if keys else 0)
        self.setTextMargins(margins)
        self.setAccessibleDescription(f"Phím {keys}" if keys else "")

    def _tell(self) -> None:
        self.typed.emit(self.shown_text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._keys or self.text() or self.hasFocus():
            return
        tokens = current()
        size = key_cap_size(self._keys)
        painter = QPainter(self)
        spot = QRectF(
            self.width() - size.width() - 7, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        paint_key_cap(painter, spot, self._keys, words=tokens.text2, border=tokens.line2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.committed_text():
            self.clear()
            return
        super().keyPressEvent(event)


class PageBar(QFrame):
    """Title and one-line summary left; search, main act and help right.

    Signals: :attr:`search_edited` (what is typed, the word being composed included), :attr:`search_entered`
    on Enter, :attr:`action_requested`, :attr:`help_requested`.
    """

    search_edited = Signal(str)
    search_entered = Signal(str)
    action_requested = Signal()
    help_requested = Signal()

    def __init__(self, title: str = "", summary: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageBar")
        self._title, self._summary = QLabel(), ElidedLabel()
        self._title.setProperty("look", "page")
        self._summary.setProperty("look", "summary")
        self.search = SearchField("Tìm người, việc, số văn bản…", "Ctrl+K")
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.action = ActionButton("", role="primary")
        self.help = ActionButton(icon="help", key="F1", role="nav", name="Trợ giúp")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self.search)
        row.addWidget(self.action)
        row.addWidget(self.help)
        self.search.typed.connect(self.search_edited)
        self.search.returnPressed.connect(lambda: self.search_entered.emit(self.search.committed_text()))
        self.action.clicked.connect(self.action_requested)
        self.help.clicked.connect(self.help_requested)
        self.set_page(title, summary)
        self.set_action("")
        self._measure()

    def set_page(self, title: str, summary: str = "") -> None:
        """Where one is."""
        self._title.setText(title)
        self._summary.set_text(summary)

    def title(self) -> str:
        """The page's title."""
        return self._title.text()

    def set_summary(self, summary: str) -> None:
        """The one-line summary; ``**`` marks bold."""
        self._summary.set_text(summary)

    def set_action(self, text: str, icon: str | None = "plus", key: str | None = "F7") -> None:
        """The page's one main act; an empty text takes it away."""
        self.action.show_act(text, icon, key)
        self.action.setVisible(bool(text))

    def show_search(self, shown: bool) -> None:
        """The search page has a box of its own."""
        self.search.setVisible(shown)

    def _measure(self) -> None:
        px = current().px
        self.setFixedHeight(px(HEIGHT))
        self.search.setFixedWidth(px(268))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "help"):
            self._measure()
