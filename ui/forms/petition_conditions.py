"""Whether a petition can be processed and whose matter it is, as questions of a form (BR-35, BR-36)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.eligibility import conditions_of, eligibility
from desktop.domain.office import Side
from desktop.domain.petition import Competence, PetitionType
from ui.forms.offered import area_items
from ui.forms.petition_words import COMPETENCES
from ui.forms.ticks import TickGrid
from ui.widgets.choice import Choice
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.petition import Petition
    from desktop.registers.office import Catalogues
    from ui.forms.form import Form

YES, NO = "yes", "no"
_SIDES = {Side.STATE: "UBND", Side.PARTY: "Đảng ủy"}


class ConditionTicks(QWidget):
    """The conditions of one type to tick off; a tick that another type asks too stays when the type
    changes. :attr:`changed` follows a tick."""

    changed = Signal()

    def __init__(self, *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from desktop.registers.law import eligibility_conditions

        self._known = eligibility_conditions()
        self._columns = columns
        self._type: PetitionType | None = None
        self._grid: TickGrid | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName("Điều kiện xử lý")

    def set_type(self, kind: PetitionType | None) -> None:
        """Ask what is asked of another type."""
        if kind is self._type and self._grid is not None:
            return
        kept, self._type = self.values(), kind
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        if kind is None:
            return
        options = [(each.key, each.words) for each in conditions_of(kind, self._known)]
        self._grid = TickGrid(options, columns=self._columns, name="Điều kiện xử lý", wrap=True)
        self._grid.changed.connect(self.changed)
        self._column.addWidget(self._grid)
        self.setFocusProxy(self._grid)
        self.set_values(kept)

    def values(self) -> tuple[str, ...]:
        """The conditions ticked."""
        return self._grid.values() if self._grid is not None else ()

    def set_values(self, values: Iterable[str]) -> None:
        if self._grid is not None:
            self._grid.set_values(values)
        self.changed.emit()

    def is_full(self) -> bool:
        """Whether everything asked is met."""
        return self._type is not None and eligibility(self._type, self.values(), self._known).is_full

    def missing(self) -> str:
        """What is not met, in words."""
        if self._type is None:
            return ""
        found = eligibility(self._type, self.values(), self._known).missing
        return "; ".join(each.words[:1].lower() + each.words[1:] for each in found)

    def draft_text(self) -> str:
        return f"{self._type or ''}\n" + "\n".join(self.values())

    def set_draft_text(self, text: str) -> None:
        kind, *values = text.split("\n")
        self.set_type(next((each for each in PetitionType if each.value == kind), None))
        self.set_values(values)

    def is_blank(self) -> bool:
        return not self.values()


class ClassificationQuestions(QObject):
    """Puts its questions into ``form``: ticks, the verdict with its reason, whose matter, subject area.

    ``wide``: part of the whole form, which asks for the subject area itself and may stay unclassified.
    :attr:`changed` follows the verdict and whose matter it is.
    """

    changed = Signal()

    def __init__(self, form: Form, catalogues: Catalogues, *, wide: bool = False) -> None:
        super().__init__(form)
        self.form = form
        self.ticks = form.add("checks", "Điều kiện xử lý", ConditionTicks(columns=2 if wide else 1))
        must, spans = not wide, (4, 5, 3) if wide else (0, 0, 0)
        verdicts = [(YES, "Đủ điều kiện"), (NO, "Không đủ")]
        self._eligible = form.add(
            "eligible", "Xét điều kiện", Segments(verdicts), required=must, span=spans[0]
        )
        if must:
            self._reason = self._ask_reason()
        self._competence = form.add(
            "competence", "Thẩm quyền", Segments(list(COMPETENCES.items())), required=must, span=spans[1]
        )
        self._capacity = form.add("capacity", "Bên xử lý", Segments(list(_SIDES.items())), span=spans[2])
        if wide:
            self._reason = self._ask_reason()
        self._areas = catalogues.subject_areas
        self._area = Choice(placeholder="Chọn lĩnh vực")
        if not wide:
            form.add("subject_area", "Lĩnh vực", self._area)
        self.ticks.changed.connect(self._judge)
        for answer in (self._eligible, self._competence, self._capacity):
            answer.changed.connect(self._take_answer)
        self.arrange()

    def _ask_reason(self) -> TextBox:
        return self.form.add("ineligible_reason", "Lý do không đủ điều kiện", TextBox(lines=2))

    def fill(self, noun: Petition) -> None:
        """What the book has."""
        self.ticks.set_type(noun.type)
        self.ticks.set_values(noun.checks)
        self._eligible.set_value(None if noun.eligible is None else YES if noun.eligible else NO)
        self._reason.set_text(noun.ineligible_reason)
        self._competence.set_value(noun.competence)
        self._capacity.set_value(noun.capacity)
        self._area.set_items(area_items(self._areas, noun.received))
        self._area.set_value(noun.subject_area)
        self.arrange()

    def _take_answer(self, _value: object) -> None:
        self.arrange()
        self.changed.emit()

    def arrange(self) -> None:
        """Ask for the reason only where something is missing, for the side only in our own matters."""
        no = self._eligible.value() == NO
        fields = self.form.fields
        fields["ineligible_reason"].setVisible(no)
        fields["ineligible_reason"].set_required(no)
        fields["capacity"].setVisible(self._competence.value() in {None, Competence.OWN})

    def _judge(self) -> None:
        """All ticked means that it can be processed; a tick too few is for the person to judge."""
        if self.ticks.is_full() and self._eligible.value() is None:
            self._eligible.set_value(YES)
        missing = self.ticks.missing() if self.ticks.values() else ""
        self.form.fields["checks"].set_hint(f"Còn thiếu: {missing}." if missing else "")
        self.arrange()

    def problems(self) -> dict[str, str]:
        if self._area.value() is None and self._area.text().strip():
            return {"subject_area": "Chọn lĩnh vực trong danh sách (F4)."}
        return {}

    def eligible(self) -> bool | None:
        value = self._eligible.value()
        return None if value is None else value == YES

    def competence(self) -> Competence | None:
        value = self._competence.value()
        return Competence(str(value)) if value is not None else None

    def capacity(self) -> Side | None:
        value = self._capacity.value()
        return Side(str(value)) if value is not None else None

    def reason(self) -> str:
        return self._reason.committed_text().strip() if self.eligible() is False else ""

    def subject_area(self) -> str | None:
        value = self._area.value()
        return str(value) if value is not None else None
