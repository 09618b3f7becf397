"""Who came along: the telephone, the others of a group, who speaks for it and by which paper (BR-18)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.people import Person
from desktop.domain.reception import Visit
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.rows_field import Column, RowsField
from ui.forms.journal.watching import Watch, seen
from ui.forms.reception.identity_field import NumberField
from ui.forms.reception.part import SharesLayout, fields_row
from ui.forms.reception.words import full_address, representatives_words, short_address
from ui.style import current, icon_pixmap, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Field
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

SPEAKS, COMES = "speaks", "comes"
_ROLES = (ChoiceItem(SPEAKS, "Đại diện"), ChoiceItem(COMES, "Đi cùng"))


class GroupPanel(QWidget):
    """One line that says what is known, and the fields behind it. :attr:`changed` follows every key."""

    changed = Signal()

    def __init__(self, work: ReceptionWork) -> None:
        super().__init__()
        self._work = work
        self._first_speaks = True
        self._said: QWidget | None = None
        offer = work.offer
        self._mark = QLabel()
        self.line = ElidedLabel(colour="warn", size=13, weight=500)
        self.open_button = ActionButton("", "chevron-down", name="Người đại diện, giấy cử")
        self.open_button.clicked.connect(self.toggle)
        self.appointing = LineField(name="Giấy cử đại diện", placeholder="ví dụ: giấy cử ngày 02/11/2026")
        self.phone = LineField(name="Điện thoại")
        self.others = RowsField(
            (
                Column("Người cùng đến", lambda: LineField(name="Họ tên"), 4),
                Column("Thôn", lambda: Choice(offer.units(), editable=True, name="Thôn"), 3),
                Column("Số CCCD", lambda: NumberField(name="Số CCCD"), 3),
                Column("Điện thoại", lambda: LineField(name="Điện thoại"), 2),
                Column("Vai trò", lambda: Choice(_ROLES, name="Vai trò", placeholder="Đi cùng"), 2),
            ),
            "Thêm người",
            name="Người cùng đến",
        )
        self.panel = QWidget()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(8)
        self.appointing_field = Field("Giấy cử đại diện", self.appointing)
        inside.addWidget(
            fields_row([(self.appointing_field, 360), (Field("Điện thoại", self.phone), 171)], spare=380)
        )
        inside.addWidget(self.others)
        self._row = QWidget()
        self._told = QWidget()
        row = QHBoxLayout(self._told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.line)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self._beside = SharesLayout(self._row, least=1.0)
        self._beside.put(self._told, 700)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._row)
        column.addWidget(self.panel)
        self.panel.hide()
        self._watch = Watch(self)
        self._watch.add(self.appointing, self.phone)
        self._watch.typed.connect(self.changed)
        self.others.changed.connect(self.changed)
        self._restyle()

    def stand_beside(self, said: QWidget) -> None:
        """A sentence about the row above, at the right end of the line."""
        self._said = said
        self._beside.put(said, 250)

    def show_visit(self, visit: Visit) -> None:
        """Fill without a signal; a visit with others opens closed again."""
        self._watch.hold()
        first = visit.people[0] if visit.people else Person()
        self._first_speaks = not visit.representatives or first.name in visit.representatives
        self.phone.setText(first.phone)
        self.appointing.setText(visit.appointing_paper)
        offer = self._work.offer
        named = {each.name for each in visit.people}
        rows = [
            (each.name, short_address(each.address, offer), each.id_number, each.phone,
             SPEAKS if each.name in visit.representatives else COMES)
            for each in visit.people[1:]
        ]  # fmt: skip
        rows += [(name, "", "", "", SPEAKS) for name in visit.representatives if name not in named]
        self.others.set_values(rows)
        for controls, row in zip(self.others.rows(), rows, strict=True):
            if isinstance(controls[1], Choice):
                controls[1].set_text(str(row[1]))
        self.panel.hide()
        self._watch.release()

    def read(self, visit: Visit, first: Person) -> Visit:
        """The visit with its people, who speaks for them and the appointing paper.

        Somebody of whom only the name is known and who speaks stays a name, unless the visit knew more.
        """
        offer = self._work.offer
        known = {each.name: each for each in visit.people[1:]}
        people, speaking = [first] if not first.is_blank else [], []
        for controls in self.others.rows():
            name, hamlet, number, phone = (seen(each).strip() for each in controls[:4])
            if is_blank(name):
                continue
            speaks = isinstance(controls[4], Choice) and controls[4].value() == SPEAKS
            speaking += [name] if speaks else []
            old = known.get(name, Person()).old_address
            person = Person(name, full_address(hamlet, offer), old, number, phone)
            if name in known or not speaks or person != Person(name):
                people.append(person)
        lead = [first.name] if self._speaks_first(visit) and not is_blank(first.name) else []
        return replace(
            visit,
            people=tuple(people),
            representatives=tuple(lead + speaking) if lead or speaking else (),
            appointing_paper=seen(self.appointing),
        )

    def _speaks_first(self, visit: Visit) -> bool:
        """Whoever is named first speaks for a group, unless the record says otherwise."""
        return self._first_speaks and self._work.most_representatives(visit.people_count) is not None

    def representatives(self) -> int:
        """How many speak for the group, the first one included."""
        chosen = (each[4] for each in self.others.rows() if not is_blank(each[0].text()))
        return int(self._first_speaks) + sum(
            isinstance(each, Choice) and each.value() == SPEAKS for each in chosen
        )

    def problem(self, people: int) -> str:
        """What is wrong with the representatives; blank when nothing is."""
        most = self._work.most_representatives(people)
        too_many = most is not None and self.representatives() > most
        return representatives_words(people, most) if too_many and most is not None else ""

    def arrange(self, people: int, *, secret: bool) -> None:
        """The line of a group, in the colour of what is wrong."""
        most = self._work.most_representatives(people)
        if secret:
            self.panel.hide()
        shown = most is not None and not secret
        self._told.setVisible(shown)
        self._row.setVisible(shown or (self._said is not None and not self._said.isHidden()))
        if secret:
            return
        self.appointing_field.setVisible(most is not None or bool(self.appointing.text()))
        if most is None:
            return
        wrong = bool(self.problem(people))
        group = self._work.is_group(people)
        words = representatives_words(people, most)
        self.line.set_text(words if group else words.replace("Đoàn đông người: ", ""),
                           "late" if wrong else "warn")  # fmt: skip
        paper = seen(self.appointing).strip()
        said = f"{self.representatives()} người đại diện, {paper or 'chưa ghi giấy cử'}"
        if self.open_button.text() != said:
            self.open_button.set_text(said)
            self.open_button.setAccessibleName(f"Người đại diện, giấy cử: {said}")

    def open_panel(self) -> None:
        """Show the fields, the cursor in the first."""
        self.panel.show()
        (self.phone if self.appointing_field.isHidden() else self.appointing).setFocus()

    def toggle(self) -> None:
        """The fields, or away with them."""
        if self.panel.isHidden():
            self.open_panel()
        else:
            self.panel.hide()

    def forget(self) -> None:
        """Nothing that tells who came stays in the fields."""
        self._watch.hold()
        self._first_speaks = True
        self.phone.setText("")
        self.appointing.setText("")
        self.others.set_values(())
        self.panel.hide()
        self._watch.release()

    def set_read_only(self, locked: bool) -> None:
        """Fields that can be read and not changed."""
        self.others.set_read_only(locked)
        self.phone.setReadOnly(locked)
        self.appointing.setReadOnly(locked)

    def phone_text(self) -> str:
        """The first person's telephone as it stands."""
        return seen(self.phone)

    def fill_phone(self, phone: str) -> None:
        """A known person's telephone, where none is written."""
        if is_blank(self.phone.text()):
            self.phone.setText(phone)

    def _restyle(self) -> None:
        self._mark.setPixmap(icon_pixmap("bookmark", "warn", current().px(16), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_row"):
            self._restyle()
