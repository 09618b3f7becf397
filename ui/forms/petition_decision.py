"""What was decided on a petition, and what makes its limits longer, as questions of its form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.domain.petition import PetitionHandling
from ui.forms.offered import body_items, offer_by_day
from ui.forms.petition_words import HANDLINGS
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues
    from ui.forms.form import Form

UNDECIDED = "none"
_SENT_ON = frozenset({PetitionHandling.GUIDED, PetitionHandling.TRANSFERRED})
_WITHOUT_BODY = frozenset({PetitionHandling.HANDED_BACK, PetitionHandling.FILED})
_ASKED = ("handled_by", "document", "handled_on")


class DecisionQuestions(QObject):
    """Puts its questions into ``form``; :attr:`changed` follows what moves a due date."""

    changed = Signal()

    def __init__(self, form: Form, catalogues: Catalogues) -> None:
        super().__init__(form)
        self.form = form
        clock, rest = form.operations.office.clock, catalogues.calendar.rest_reason
        options = [(UNDECIDED, "Chưa xử lý"), *((each.value, words) for each, words in HANDLINGS.items())]
        self._handling = form.add("handling", "Hướng xử lý", Segments(options))
        self._handling.set_value(UNDECIDED)
        self._body = form.add("handled_by", "Cơ quan", Choice(placeholder="Chọn cơ quan"), span=6)
        self._document = form.add("document", "Văn bản", LineField(placeholder="Số 12-CV/ĐU"), span=3)
        day = DateField(today=lambda: clock().date(), day_note=rest)
        self._on = form.add("handled_on", "Ngày xử lý", day, span=3)
        bodies = partial(body_items, catalogues.bodies)
        offer_by_day((self._body,), self._on, bodies, lambda: clock().date())
        self._complex = form.add("complex", "", QCheckBox("Vụ việc phức tạp"), span=3)
        self._remote = form.add("remote", "", QCheckBox("Vùng sâu, vùng xa"), span=3)
        self._why = form.add("complex_reason", "Lý do phức tạp", LineField(), required=True, span=6)
        self._handling.changed.connect(self._take_handling)
        self._on.date_changed.connect(lambda _: self.changed.emit())
        self._why.textChanged.connect(lambda _: self.changed.emit())
        for tick in (self._complex, self._remote):
            tick.toggled.connect(self._take_tick)
        self.arrange()

    def _take_handling(self, _value: object) -> None:
        if self.handling() is not None and self._on.date() is None:
            self._on.set_date(self.form.operations.office.today)
        self.arrange()
        self.changed.emit()

    def _take_tick(self, _ticked: bool) -> None:
        self.arrange()
        self.changed.emit()

    def arrange(self) -> None:
        """Ask for body, document and day only where something was decided (BR-34)."""
        fields, handling = self.form.fields, self.handling()
        for name in _ASKED:
            fields[name].setVisible(handling is not None)
        fields["handled_by"].setVisible(handling is not None and handling not in _WITHOUT_BODY)
        fields["document"].set_required(handling in _SENT_ON)
        fields["handled_on"].set_required(handling is not None)
        fields["complex_reason"].setVisible(self._complex.isChecked())

    def fill(self, noun: Petition) -> None:
        """What the book has."""
        self._handling.set_value(noun.handling or UNDECIDED)
        self._body.set_value(noun.handled_by)
        self._document.setText(noun.document)
        self._on.set_date(noun.handled_on)
        self._complex.setChecked(noun.complex)
        self._remote.setChecked(noun.remote)
        self._why.setText(noun.complex_reason)
        self.arrange()

    def problems(self) -> dict[str, str]:
        if self._body.value() is None and self._body.text().strip():
            return {"handled_by": "Chọn cơ quan trong danh sách (F4)."}
        return {}

    def handling(self) -> PetitionHandling | None:
        value = self._handling.value()
        return None if value in {None, UNDECIDED} else PetitionHandling(str(value))

    def on(self) -> date | None:
        return self._on.date() if self.handling() is not None else None

    def said(self) -> dict[str, object]:
        """The answers by the petition's own field names; a word being composed is read, not disturbed."""
        handling, body = self.handling(), self._body.value()
        has_body = handling is not None and handling not in _WITHOUT_BODY and body is not None
        return {
            "handling": handling,
            "handled_on": self.on(),
            "handled_by": str(body) if has_body else None,
            "document": self._document.shown_text().strip() if handling is not None else "",
            "complex": self._complex.isChecked(),
            "complex_reason": self._why.shown_text().strip() if self._complex.isChecked() else "",
            "remote": self._remote.isChecked(),
        }
