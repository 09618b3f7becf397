"""Fields about a person: a name that offers who came before, a number that hides its first digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from desktop.domain.people import Person
from desktop.registers.petition_matches import known_senders
from ui.forms.journal.offer import Offer
from ui.forms.reception.words import masked_groups, person_line
from ui.style.icons import paint_icon
from ui.style.painting import elided
from ui.style.theme import current
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from ui.operations import Operations

_LETTERS = 2


class NameField(Choice):
    """Whoever came or wrote before is offered after two committed letters, never written in by itself.

    :attr:`recognised` carries the person chosen from the list.
    """

    recognised = Signal(object)

    def __init__(self, operations: Operations, offer: Offer, *, name: str) -> None:
        super().__init__(editable=True, name=name)
        self.set_trailing(None)
        self._operations, self._offer = operations, offer
        self._asked = ""
        self.textEdited.connect(self._ask)
        self.chosen.connect(self._take)

    def _ask(self) -> None:
        typed = self.text().strip()
        if len(typed) < _LETTERS:
            self.set_items(())
            self.close_list()
            return
        if typed == self._asked:
            return
        self._asked = typed
        self._operations.read(lambda office: (typed, known_senders(office, typed)), self._offer_known)

    def _offer_known(self, answer: tuple[str, tuple[Person, ...]]) -> None:
        typed, people = answer
        if typed != self._asked or not self.hasFocus():
            return
        self.set_items(ChoiceItem(each, each.name, person_line(each, self._offer)) for each in people)
        if people:
            self.open_list()
        else:
            self.close_list()

    def _take(self, value: object) -> None:
        if isinstance(value, Person):
            self.recognised.emit(value)

    def forget(self) -> None:
        """Nothing of who was typed or offered stays in the field."""
        self._asked = ""
        self.set_items(())
        self.close_list()
        self.set_text("")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name typed in full is not yet a choice: two people may bear it."""
        self._asked = ""
        self.set_items(())
        super().focusOutEvent(event)


class NumberField(LineField):
    """An identity number: all but its last three digits are hidden while the cursor is elsewhere (BR-28)."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.revealed = False
        self.set_trailing("eye", self._toggle)

    def hide_number(self) -> None:
        """Another person is shown."""
        self.revealed = False
        self.set_trailing("eye", self._toggle)

    def _toggle(self) -> None:
        self.revealed = not self.revealed
        self.set_trailing("eye-off" if self.revealed else "eye", self._toggle)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.revealed or self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        room = self._text_rect()
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side, elided(masked_groups(self.text()), self.fontMetrics(), room.width()))
        paint_icon(painter, "eye", current().text2, self._icon_rect(leading=False))
        painter.end()
