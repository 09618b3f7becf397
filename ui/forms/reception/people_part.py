"""1. Người đến: who came, from where, how many; of a denunciation only a code and the number of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.people import Person
from desktop.domain.reception import Visit
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.watching import Watch, seen
from ui.forms.reception.group_panel import GroupPanel
from ui.forms.reception.identity_field import NameField, NumberField
from ui.forms.reception.narrow_field import NarrowField, WrongLine
from ui.forms.reception.part import fields_row, heading
from ui.forms.reception.words import SECRECY, full_address, short_address
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

CONSENT = "Người tố cáo đồng ý công khai danh tính"


class PeoplePart(QWidget):
    """:attr:`changed` follows every key, :attr:`left` every field left, :attr:`consent` the tick that lets a
    denouncer be named or takes that back."""

    changed = Signal()
    left = Signal()
    consent = Signal(bool)
    recognised = Signal(object)

    def __init__(self, work: ReceptionWork) -> None:
        super().__init__()
        self._work, offer = work, work.offer
        clock = work.operations.office.clock
        self.name = NameField(work.operations, offer, name="Người đến, người đại diện")
        self.hamlet = Choice(offer.units(), editable=True, name="Thôn")
        self.old_address = LineField(name="Địa chỉ cũ", placeholder="xã, huyện trước đây")
        self.number = NumberField(name="Số CCCD")
        self.count = LineField(name="Số người")
        self.arrived = TimeField(name="Giờ đến", placeholder="", now=lambda: clock().time())
        self.code = LineField(name="Mã")
        self.secret_file = LineField(name="Hồ sơ mật số")
        self.consent_box = QCheckBox(CONSENT)
        self.consent_box.setAccessibleName(CONSENT)
        self.group = GroupPanel(work)
        self.wrong_time = WrongLine()
        self.more_button = ActionButton("Điện thoại, người cùng đến", role="link")
        self.more_button.clicked.connect(self._open_group)
        self.fields = {
            "people": Field("Người đến, người đại diện", self.name, required=True),
            "address": Field("Thôn", self.hamlet, required=True),
            "old_address": Field("Địa chỉ cũ (nếu có)", self.old_address),
            "id_number": Field("Số CCCD (nếu cần)", self.number),
            "people_count": Field("Số người", self.count, required=True),
            "arrived": self._time_field(),
            "code": Field("Mã", self.code),
            "secret_file": Field("Hồ sơ mật số", self.secret_file, required=True),
        }
        self.code.setReadOnly(True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._lay_out()
        self.watch = Watch(self)
        self.watch.add(self.name, self.hamlet, self.old_address, self.number, self.count, self.arrived,
                       self.secret_file)  # fmt: skip
        self.watch.typed.connect(self._typed)
        self.watch.left.connect(self._leave_field)
        self.group.changed.connect(self._typed)
        self.name.recognised.connect(self._fill)
        self.consent_box.clicked.connect(self.consent)

    def _lay_out(self) -> None:
        fields = self.fields
        self._identity = fields_row(
            [(fields["people"], 228), (fields["address"], 170), (fields["old_address"], 171),
             (fields["id_number"], 171)]
        )  # fmt: skip
        self._secret = fields_row([(fields["code"], 160), (fields["secret_file"], 228)], spare=352)
        self._who = QStackedWidget()
        self._who.addWidget(self._identity)
        self._who.addWidget(self._secret)
        row = fields_row(
            [(self._who, 756), (fields["people_count"], 78), (fields["arrived"], 98)], least=0.85
        )
        self._told = Notice("secret", SECRECY)
        self._consent_row = QWidget()
        beside = QVBoxLayout(self._consent_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self._told)
        beside.addWidget(self.consent_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(heading("1. Người đến", "", self.more_button))
        column.addWidget(row)
        column.addWidget(self._consent_row)
        column.addWidget(self.group)
        self.group.stand_beside(self.wrong_time)

    def _time_field(self) -> Field:
        """A narrow field: what is wrong with the time is said at the right, under the row."""
        field = NarrowField("Giờ đến", self.arrived)
        field.told.connect(self.wrong_time.say)
        field.told.connect(lambda _: self.group.arrange(self.people_count(), secret=self.is_secret()))
        return field

    def is_secret(self) -> bool:
        """Whether the code stands in place of who came."""
        return self._who.currentWidget() is self._secret

    def show_visit(self, visit: Visit) -> None:
        """Fill the fields without a signal; errors of the visit before are gone."""
        self.watch.hold()
        for field in self.fields.values():
            field.set_error(None)
        first = visit.people[0] if visit.people else Person()
        self.name.forget()
        self.name.set_text(first.name)
        self.hamlet.set_text(short_address(first.address, self._work.offer))
        self.old_address.setText(first.old_address)
        self.number.hide_number()
        self.number.setText(first.id_number)
        self.count.setText(str(visit.people_count))
        self.arrived.set_time(visit.arrived)
        self.secret_file.setText(visit.secret_file)
        self.consent_box.setChecked(visit.disclosure_consent)
        self.group.show_visit(visit)
        self.show_secrecy(visit)
        self.watch.release()

    def show_secrecy(self, visit: Visit) -> None:
        """Identity fields, or the code in their place."""
        secret = visit.is_secret
        self._who.setCurrentWidget(self._secret if secret else self._identity)
        self.code.setText(self._work.code_of(visit) if visit.is_denunciation else "")
        self._told.setVisible(secret)
        self._consent_row.setVisible(visit.is_denunciation)
        self.more_button.setVisible(not secret)
        self.group.arrange(self.people_count(), secret=secret)

    def forget(self) -> None:
        """Nothing that tells who came stays in any field, nor in its undo steps."""
        self.watch.hold()
        self.name.forget()
        self.hamlet.set_text("")
        self.old_address.setText("")
        self.number.setText("")
        self.group.forget()
        self.watch.release()

    def read(self, before: Visit, *, secret: bool) -> Visit:
        """``before`` with what stands in the fields, composed words included."""
        wrong_time = bool(self.arrived.preedit.text) or (self.arrived.error() is not None)
        visit = replace(
            before,
            people_count=self.people_count(),
            arrived=before.arrived if wrong_time else self.arrived.time(),
            secret_file=seen(self.secret_file),
        )
        if secret:
            return replace(visit, people=(), representatives=(), appointing_paper="")
        return self.group.read(visit, self._first())

    def _first(self) -> Person:
        return Person(
            seen(self.name),
            full_address(seen(self.hamlet), self._work.offer),
            seen(self.old_address),
            seen(self.number),
            self.group.phone_text(),
        )

    def people_count(self) -> int:
        """How many came; 1 while the field says nothing that can be read."""
        typed = seen(self.count).strip()
        return int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 5 else 1

    def problems(self, *, secret: bool) -> dict[str, str]:
        """What is missing or wrong, by field."""
        found = {
            "people": "Cần ghi họ tên người đến." if is_blank(self.name.text()) else "",
            "address": "Cần ghi thôn hoặc địa chỉ." if is_blank(self.hamlet.text()) else "",
            "secret_file": "Cần ghi số hồ sơ mật." if is_blank(self.secret_file.text()) else "",
            "people_count": "" if _is_count(self.count.text()) else "Cần ghi số người.",
            "arrived": self.arrived.error() or "",
        }
        for name in ("people", "address") if secret else ("secret_file",):
            found.pop(name)
        return {name: words for name, words in found.items() if words}

    def _typed(self) -> None:
        self.group.arrange(self.people_count(), secret=self.is_secret())
        self.changed.emit()

    def _leave_field(self) -> None:
        self.left.emit()

    def _open_group(self) -> None:
        self.group.open_panel()

    def _fill(self, person: Person) -> None:
        """A known person: what is still empty is filled."""
        offer = self._work.offer
        if is_blank(self.hamlet.text()):
            self.hamlet.set_text(short_address(person.address, offer))
        for field, text in ((self.old_address, person.old_address), (self.number, person.id_number)):
            if is_blank(field.text()):
                field.setText(text)
        self.group.fill_phone(person.phone)
        self.changed.emit()
        self.recognised.emit(person)


def _is_count(text: str) -> bool:
    typed = text.strip()
    return typed.isascii() and typed.isdigit() and 0 < int(typed) < 10_000
