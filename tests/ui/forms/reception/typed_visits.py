"""Visits typed by keyboard, field by field, as a note-taker does."""

from __future__ import annotations

from tests.ui.forms.minutes.hand import Key
from tests.ui.forms.reception.desk_hand import DeskHand


def person(hand: DeskHand, name: str, hamlet: str, people: int = 1) -> None:
    """Name and hamlet, Enter to the next empty field; the number of people where it is not one."""
    hand.write(name)
    hand.key(Key.Key_Return)
    hand.write(hamlet)
    hand.key(Key.Key_Escape if hand.form.people.hamlet.is_open() else Key.Key_Tab)
    if people != 1:
        hand.form.people.count.setFocus()
        hand.form.people.count.selectAll()
        hand.write(str(people))
    hand.card.type.setFocus()


def matter(hand: DeskHand, kind: str, area: str, content: str, request: str, *, handling: str) -> None:
    """One case from its type to its handling; the cursor stands in the type."""
    hand.choose(kind)
    hand.key(Key.Key_Return)
    hand.choose(area)
    hand.key(Key.Key_Return)
    hand.choose("thuoc")
    hand.key(Key.Key_Return)
    hand.write(content)
    hand.tab()
    hand.write(request)
    hand.tab()
    hand.write("Giao Phòng Kinh tế kiểm tra, trả lời bằng văn bản trong 10 ngày làm việc.")
    hand.tab()
    hand.choose(handling)
