"""Who sent a petition, as questions of its form; of a denunciation only the code and the paper file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.domain.people import Person
from desktop.domain.vietnamese import fold
from ui.forms.petition_words import NO_IDENTITY, hamlet_address
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues
    from ui.forms.form import Form

IDENTITY = ("sender", "address", "senders_count", "old_address", "id_number", "phone")
SECRET = ("code", "secret_file")
_LETTERS_TO_LOOK = 2


class SenderQuestions(QObject):
    """Puts its questions into ``form`` and gives what was answered as a person.

    Known people are looked up while the name is typed; choosing one fills hamlet and numbers.
    :attr:`changed` follows every change of who it is.
    """

    changed = Signal()

    def __init__(self, form: Form, catalogues: Catalogues) -> None:
        super().__init__(form)
        self.form = form
        self.hidden = False
        self._known: tuple[Person, ...] = ()
        self._catalogues = catalogues
        self.name = Choice(editable=True, placeholder="Họ tên, hoặc tên tập thể")
        form.add("sender", "Người gửi", self.name, required=True, span=5)
        self.address = Choice(editable=True, placeholder="Chọn thôn")
        form.add("address", "Thôn", self.address, required=True, span=5)
        self.count = form.add("senders_count", "Số người", LineField("1"), span=2)
        self.old_address = form.add("old_address", "Địa chỉ cũ", LineField(), span=4)
        self.id_number = form.add("id_number", "Số CCCD", LineField(), span=3)
        self.phone = form.add("phone", "Điện thoại", LineField(), span=2)
        self.nameless = form.add("nameless", "Người gửi giấu tên", QCheckBox("Không ghi họ tên"), span=3)
        self.notice = Notice("secret", NO_IDENTITY)
        form.place(self.notice)
        self.code = form.add("code", "Mã", LineField(), span=3)
        self.code.setReadOnly(True)
        self.secret_file = form.add(
            "secret_file", "Hồ sơ mật số", LineField(placeholder="15/2026-HSM"), required=True, span=9
        )
        self.consent = form.add(
            "consent", "", QCheckBox("Người tố cáo đồng ý công khai họ tên, có văn bản kèm hồ sơ")
        )
        self.name.textEdited.connect(self._look_up)
        self.name.chosen.connect(self._take_known)
        self.address.editingFinished.connect(self._settle_hamlet)
        for field in (self.name, self.address, self.id_number):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.nameless.toggled.connect(self._take_nameless)
        self.hide_identity(hidden=False, denunciation=False)

    def places(self, day: date) -> tuple[ChoiceItem, ...]:
        """The hamlets there were that day, as addresses."""
        sheet = self._catalogues.named_on(day)
        named = ((hamlet_address(h.name, sheet.kind, sheet.name), h) for h in self._catalogues.hamlets)
        return tuple(ChoiceItem(place, place, offered=each.valid_on(day)) for place, each in named)

    def hide_identity(self, *, hidden: bool, denunciation: bool) -> None:
        """Swap the sender's fields for the code; the tick of consent belongs to denunciations."""
        self.hidden = hidden
        self.form.fields["consent"].setVisible(denunciation)
        self.arrange()

    def arrange(self) -> None:
        """Show what is asked now; what is hidden is not required."""
        fields = self.form.fields
        nameless = self.nameless.isChecked()
        for name in IDENTITY:
            fields[name].setVisible(not self.hidden)
        for name in ("sender", "address"):
            fields[name].set_required(not nameless)
        fields["nameless"].setVisible(not self.hidden)
        self.notice.setVisible(self.hidden)
        for name in SECRET:
            fields[name].setVisible(self.hidden)

    def _take_nameless(self, _ticked: bool) -> None:
        self.arrange()
        self.changed.emit()

    def _fields(self) -> tuple[LineField, ...]:
        return (self.name, self.address, self.old_address, self.id_number, self.phone)

    def typed(self) -> Person:
        """Who stands in the fields, without touching a word that is being composed; nobody when hidden."""
        return Person() if self.hidden else self.typed_behind()

    def typed_behind(self) -> Person:
        """The same where the fields are hidden: what has to be wiped."""
        return Person(*(field.shown_text().strip() for field in self._fields()))

    def people(self) -> int | None:
        """How many sent it; None when that is no number."""
        typed = self.count.shown_text().strip()
        if self.hidden or not typed:
            return 1
        return int(typed) if typed.isdecimal() and int(typed) > 0 else None

    def wipe(self) -> None:
        """Take out everything that tells who it is, the undo memory of the fields included."""
        for field in self._fields():
            field.preedit.text = ""
            field.setText("")
        self.count.setText("1")
        self.name.set_items(())
        self._known = ()
        self.nameless.setChecked(False)

    def fill(self, noun: Petition) -> None:
        """What the book has."""
        self.fill_person(noun)
        self.secret_file.setText(noun.secret_file)
        self.consent.setChecked(noun.disclosure_consent)

    def fill_person(self, noun: Petition) -> None:
        """Who sent it by the book."""
        person = noun.sender or Person()
        for field, text in zip(self._fields(), person.words, strict=True):
            field.setText(text)
            field.setCursorPosition(0)
        self.count.setText(str(noun.senders_count))
        self.nameless.setChecked(not person.name and not noun.is_secret)

    def _look_up(self) -> None:
        """People of that name from the registers, found by index."""
        from desktop.registers.petition_matches import known_senders

        typed = self.name.shown_text().strip()
        if len(typed) < _LETTERS_TO_LOOK:
            return
        self._known = known_senders(self.form.operations.office, typed)
        self.name.set_items(ChoiceItem(at, each.name, each.address) for at, each in enumerate(self._known))
        self.name.open_list()

    def _settle_hamlet(self) -> None:
        """``cau lim`` is enough where only one hamlet is called so."""
        typed = fold(self.address.text().strip())
        offered = [each for each in self.address.items() if each.offered]
        found = [each for each in offered if typed and typed in fold(each.label)]
        if len(found) == 1:
            self.address.set_value(found[0].value)

    def _take_known(self, at: object) -> None:
        """Only what is still empty is filled."""
        if not isinstance(at, int) or not 0 <= at < len(self._known):
            return
        known = self._known[at]
        for field, text in zip(self._fields()[1:], known.words[1:], strict=True):
            if not field.text().strip():
                field.setText(text)
                field.setCursorPosition(0)
