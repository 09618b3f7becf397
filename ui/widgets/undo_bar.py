"""Do, then undo: the dark bar that follows an act for 30 seconds and waits while it is in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton

SECONDS = 30
_FROM_BELOW = 12


class UndoBar(QFrame):
    """Lies over the foot of ``parent``.

    :attr:`undone` when the button is pressed, *Hoàn tác* or *Làm lại*; :attr:`expired` when time is up.
    Ctrl+Z is bound by the page, for in a text field it undoes typing: the page calls :meth:`undo`.
    """

    undone = Signal()
    expired = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undoBar")
        self._left = 0
        self._icon, self._words, self._seconds = QLabel(), QLabel(), QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = ActionButton("Hoàn tác", "undo", "Ctrl+Z")
        self.button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._seconds)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._ground = parent
        parent.installEventFilter(self)
        self._icon_name = "trash"
        self.hide()

    def show_act(self, text: str, icon: str = "check", *, undone: bool = False) -> None:
        """Show what was done, e.g. ``Đã bỏ ý kiến số 7. Các ý kiến sau đã đánh số lại.``

        ``undone``: it was taken back, and the button does it again.
        """
        words = ("Làm lại", "redo", "Ctrl+Y") if undone else ("Hoàn tác", "undo", "Ctrl+Z")
        self.button.show_act(*words)
        self._words.setText(text)
        self._icon_name = icon
        self.setAccessibleName(text)
        self._left = SECONDS
        self._restyle()
        self._count()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """What was done."""
        return self._words.text()

    def seconds_left(self) -> int:
        """Seconds until the bar goes."""
        return self._left

    def undo(self) -> None:
        """Take the last act back; does nothing when no act is shown."""
        if self.isHidden():
            return
        self.dismiss()
        self.undone.emit()

    def dismiss(self) -> None:
        """Go without a signal: another page is shown."""
        self._timer.stop()
        self.hide()

    def tick(self) -> None:
        """One second has passed; it does not count while the bar has focus or the pointer."""
        if self.button.hasFocus() or self.underMouse():
            return
        self._left -= 1
        self._count()
        if self._left <= 0:
            self.dismiss()
            self.expired.emit()

    def _count(self) -> None:
        """Seconds are said while something may still be taken back."""
        self._seconds.setText("" if self.button.isHidden() else f"{self._left} giây")

    def _place(self) -> None:
        parent = self._ground
        room = parent.width() - 2 * _FROM_BELOW
        width = min(max(self.sizeHint().width(), current().px(560)), room)
        height = self.sizeHint().height()
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - _FROM_BELOW, width, height)

    def _restyle(self) -> None:
        tokens = current()
        picture = icon_pixmap(self._icon_name, "on_bar", tokens.px(17), self.devicePixelRatioF())
        self._icon.setPixmap(picture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_icon_name"):
            self._restyle()
