"""Ready sentences: a text box that offers them on F4, and the list of them beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.office import Phrase
from ui.style import current, text_font
from ui.style.painting import elided, key_cap_size, paint_box, paint_focus_ring, paint_key_cap
from ui.widgets.buttons import ActionButton
from ui.widgets.popup_list import ChoiceItem, PopupList
from ui.widgets.text_box import TextBox

MOST = 9
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SentenceBox(TextBox):
    """A text box whose F4 opens the whole phrases; the list takes no focus and the keys stay here."""

    def __init__(self, phrases: Iterable[Phrase], *, name: str, lines: int = 3, most_lines: int = 9) -> None:
        super().__init__(name=name, lines=lines, most_lines=most_lines)
        self._phrases = tuple(phrases)
        self._popup: PopupList | None = None

    def open_phrases(self) -> None:
        """The phrases under the box, the first one chosen."""
        if self.isReadOnly() or not self._phrases:
            return
        if self._popup is None:
            self._popup = PopupList(self)
            self._popup.picked.connect(self._insert)
        items = tuple(
            ChoiceItem(each.text, each.text, f"Ctrl+{n}" if n <= MOST else "")
            for n, each in enumerate(self._phrases, 1)
        )
        self._popup.show_items(items, 0)

    def phrases_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def _insert(self, item: ChoiceItem) -> None:
        self._close()
        self.insert_text(str(item.value))

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup is not None and self.phrases_open() and self._popup.wants_key(event.key()):
            self._popup.take_key(event.key())
            return
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.commit_preedit()
            self._close() if self.phrases_open() else self.open_phrases()
            return
        self._close()
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.commit_preedit()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)


class _PhraseButton(QAbstractButton):
    def __init__(self, number: int, phrase: Phrase) -> None:
        super().__init__()
        self._keys = f"Ctrl+{number}"
        self.setText(phrase.label)
        self.setAccessibleName(f"{phrase.label}, {self._keys}")
        self.setToolTip(phrase.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, current().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            paint_box(painter, rect, tokens.hover, None, tokens.radius_chip)
        painter.fillRect(QRectF(2, rect.bottom() - 1, rect.width() - 4, 1), QColor(tokens.line))
        size = key_cap_size(self._keys)
        cap = QRectF(2, rect.center().y() - size.height() / 2, size.width(), size.height())
        paint_key_cap(painter, cap, self._keys, words=tokens.text, border=tokens.line2, ground=tokens.surface)
        font = text_font(14)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        words = QRectF(cap.right() + 8, 0, rect.right() - cap.right() - 10, rect.height())
        text = elided(self.text(), QFontMetrics(font), words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_chip)
        painter.end()


class PhraseList(QWidget):
    """The phrases with their keys.

    :attr:`picked` carries the sentence, :attr:`edit_wanted` asks to change them.
    """

    picked = Signal(str)
    edit_wanted = Signal()

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        super().__init__()
        title = QLabel("Cụm từ mẫu")
        title.setProperty("look", "label")
        edit = ActionButton("Sửa…", role="link", name="Sửa cụm từ mẫu")
        edit.clicked.connect(self.edit_wanted)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(edit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._rows)
        self.set_phrases(phrases)

    def set_phrases(self, phrases: Iterable[Phrase]) -> None:
        """Show another set; only the first nine have keys."""
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, phrase in enumerate(tuple(phrases)[:MOST], 1):
            button = _PhraseButton(number, phrase)
            button.clicked.connect(lambda _=False, text=phrase.text: self.picked.emit(text))
            self._rows.addWidget(button)
