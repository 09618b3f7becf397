"""Several paragraphs of plain typing: Tab leaves, Enter is a paragraph, pasting brings no looks along."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.style.theme import is_restyle
from ui.widgets.preedit import PreeditKeeper, is_act_key

BLANK = "…"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextBox(QPlainTextEdit):
    """Plain text of paragraphs: ``lines`` high at rest, grows to ``most_lines``, then scrolls.

    With ``fill`` the box takes all the height its surroundings offer instead.
    ``text()`` is what is committed, paragraphs parted by ``\\n``.
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        lines: int = 3,
        most_lines: int | None = None,
        fill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preedit = PreeditKeeper(self)
        self._lines = lines
        self._most_lines = most_lines or lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill = fill
        upright = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        if not fill:
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.set_text(text)

    def text(self) -> str:
        """The committed text; paragraphs parted by ``\\n``."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace everything and forget the undo steps: another record is shown."""
        self.preedit.text = ""
        self.setPlainText(_paragraphs(text))

    def committed_text(self) -> str:
        """The text with the word still being composed."""
        self.commit_preedit()
        return self.text()

    def commit_preedit(self) -> bool:
        """Put the composed word into the text; True when there was one."""
        return self.preedit.commit()

    def insert_text(self, text: str) -> None:
        """Put a phrase at the cursor as one undo step and select its first blank ``…``."""
        self.commit_preedit()
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.beginEditBlock()
        cursor.insertText(_paragraphs(text))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        if BLANK in text:
            cursor.setPosition(start)
            self.setTextCursor(cursor)
            self.select_next_blank()

    def select_next_blank(self) -> bool:
        """Select the next ``…`` after the cursor, then from the start again; False when there is none."""
        self.commit_preedit()
        text = self.toPlainText()
        at = text.find(BLANK, self.textCursor().selectionEnd())
        if at < 0:
            at = text.find(BLANK)
        if at < 0:
            return False
        cursor = self.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len(BLANK), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def _height_of(self, lines: int) -> int:
        margins = 2 * round(self.document().documentMargin()) + 12
        return lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + margins

    def sizeHint(self) -> QSize:
        used = round(self.document().size().height())
        lines = min(max(used, self._lines), self._most_lines)
        return QSize(super().sizeHint().width(), self._height_of(lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height_of(1) if self._fill else self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_act_key(event):
            self.commit_preedit()
        if event.key() in _ENTER:
            self._enter(event)
        elif event.key() == Qt.Key.Key_F3 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.setAccepted(self.select_next_blank())
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter are a paragraph; Ctrl+Enter belongs to the form around the box."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(_paragraphs(source.text()))
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.preedit.note(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.commit_preedit()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_preedit()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()


def _paragraphs(text: str) -> str:
    """Every kind of line end, Qt's line separator included, as ``\\n``."""
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text
