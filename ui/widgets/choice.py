"""Choosing from a list by typing: marks ignored, the composed word counts, the list takes no focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.folding import fold, matches
from ui.widgets.line_field import LineField
from ui.widgets.popup_list import ChoiceItem, PopupList

__all__ = ["Choice", "ChoiceItem"]

_LETTERS_TO_OPEN = 2


class Choice(LineField):
    """A line edit with a list. With ``editable`` a text outside the list stands as it is, ``value()`` None.

    Without ``editable`` a text that names no line keeps standing too (typing is never thrown away), and
    ``value()`` is None: the form asks for a choice. Emits :attr:`chosen` with the value picked.
    """

    chosen = Signal(object)

    def __init__(
        self,
        items: Iterable[ChoiceItem | tuple[object, str] | tuple[object, str, str]] = (),
        *,
        editable: bool = False,
        placeholder: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, name=name, parent=parent)
        self._editable = editable
        self._items: tuple[ChoiceItem, ...] = ()
        self._item: ChoiceItem | None = None
        self._edited = False
        self._popup: PopupList | None = None
        self.set_trailing("chevron-down", self._toggle)
        self.textEdited.connect(self._typed)
        self.set_items(items)

    def set_items(self, items: Iterable[ChoiceItem | tuple[object, str] | tuple[object, str, str]]) -> None:
        """Another list; the choice made stays when its value is still there."""
        self._items = tuple(i if isinstance(i, ChoiceItem) else ChoiceItem(*i) for i in items)
        if self._item is not None and not self._editable:
            kept = self._item.value
            self._item = next((i for i in self._items if i.value == kept), None)
            self.setText(self._item.label if self._item else "")

    def items(self) -> tuple[ChoiceItem, ...]:
        """The whole list."""
        return self._items

    def value(self) -> object:
        """The value chosen, or None: nothing chosen, or free text."""
        return self._item.value if self._item else None

    def set_value(self, value: object) -> None:
        """Choose the line with ``value`` without a signal; None or an unknown value empties the field."""
        self._item = next((i for i in self._items if i.value == value), None) if value is not None else None
        self._edited = False
        self.preedit.text = ""
        self.setText(self._item.label if self._item else "")
        self.setCursorPosition(0)

    def set_text(self, text: str) -> None:
        """Show free text; a text that names a line chooses it, without a signal."""
        self._item = item_named(text, self._items)
        self._edited = False
        self.setText(text)
        self.setCursorPosition(0)

    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._popup is not None and self._popup.isVisible()

    def shown_items(self) -> tuple[ChoiceItem, ...]:
        """The lines that fit what is typed, the word being composed included."""
        if not self._edited and not self.preedit.text:
            return self._offered()
        typed = self.shown_text()
        return tuple(i for i in self._offered() if matches(typed, f"{i.label} {i.secondary}"))

    def _offered(self) -> tuple[ChoiceItem, ...]:
        return tuple(i for i in self._items if i.offered or i == self._item)

    def open_list(self) -> None:
        """Open the list under the field."""
        if self.isReadOnly() or not self.isEnabled():
            return
        items = self.shown_items() or (() if self._edited else self._offered())
        if not items:
            self.close_list()
            return
        if self._popup is None:
            self._popup = PopupList(self)
            self._popup.picked.connect(self._pick)
        row = next((n for n, i in enumerate(items) if i == self._item), -1)
        if row < 0 and self._edited and not self._editable:
            row = 0
        self._popup.show_items(items, row)

    def close_list(self) -> None:
        """Close the list, keeping what is typed."""
        if self._popup is not None:
            self._popup.hide()

    def _toggle(self) -> None:
        if self.is_open():
            self.close_list()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_list()

    def _typed(self) -> None:
        self._edited = True
        self._item = None
        if self.is_open() or len(self.text().strip()) >= _LETTERS_TO_OPEN:
            self.open_list()

    def _pick(self, item: ChoiceItem) -> None:
        self.preedit.text = ""
        self._item = item
        self._edited = False
        self.setText(item.label)
        self.close_list()
        self.chosen.emit(item.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}):
            self.commit_preedit()
            self.close_list() if self.is_open() else self.open_list()
        elif self._popup is not None and self.is_open() and self._popup.wants_key(key):
            self.commit_preedit()
            self._popup.take_key(key)
        elif key == Qt.Key.Key_Down and not event.modifiers():
            self.commit_preedit()
            self.open_list()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tab = event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            if tab and self._popup is not None and self.is_open():
                self.commit_preedit()
                self._popup.pick_current()
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            self._edited = True
            self._item = None
        if self.is_open():
            self.open_list()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        had_focus = self.hasFocus()
        super().mousePressEvent(event)
        if not self._editable and not self._on_trailing(event.position()):
            if not had_focus:
                QTimer.singleShot(0, self, self.selectAll)
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Sent here by a key, what is typed next takes the place of the line chosen."""
        super().focusInEvent(event)
        if (
            event.reason() == Qt.FocusReason.OtherFocusReason
            and self._item is not None
            and not self._editable
        ):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_preedit()
        named = item_named(self.text(), self.shown_items()) if self._edited else None
        if named is not None and (named.label == self.text().strip() or not self._editable):
            self._pick(named)
        self.close_list()
        super().focusOutEvent(event)


def item_named(text: str, items: tuple[ChoiceItem, ...]) -> ChoiceItem | None:
    """The line whose label is ``text``: letter by letter, else the only one without marks."""
    exact = next((i for i in items if i.label == text.strip()), None)
    if exact is not None or not text.strip():
        return exact
    folded = [i for i in items if fold(i.label) == fold(text)]
    return folded[0] if len(folded) == 1 else None
