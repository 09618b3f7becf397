"""Đơn: taken into the register, or what the register says of one changed."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from desktop.domain.people import Person
from desktop.domain.petition import Channel, Instance, Petition, PetitionType
from ui.forms.form import Act, Form
from ui.forms.offered import area_items, offer_by_day
from ui.forms.petition_conditions import ClassificationQuestions
from ui.forms.petition_decision import DecisionQuestions
from ui.forms.petition_due import NextDue
from ui.forms.petition_identity import IdentityGuard
from ui.forms.petition_same import SameMatterQuestion
from ui.forms.petition_sender import IDENTITY, SenderQuestions
from ui.forms.petition_words import CHANNELS, INSTANCES, TYPES
from ui.forms.values import is_blank
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.registers.office import Catalogues
    from desktop.registers.petition_sheets import PetitionSheet
    from ui.operations import Operations

NEW_DRAFT = "don-thu-moi"
_MISSING = {
    "type": "Cần chọn loại: kiến nghị, phản ánh, khiếu nại hoặc tố cáo.",
    "content": "Cần ghi nội dung.",
    "sender": "Cần ghi họ tên người gửi, hoặc đánh dấu đơn không ghi họ tên.",
    "address": "Cần ghi thôn, địa chỉ người gửi.",
    "channel": "Cần chọn nguồn đến.",
    "secret_file": "Cần ghi số hồ sơ mật giữ trên giấy.",
    "document": "Cần ghi số văn bản.",
}
_GIVEN = ("number", "code")
_NOT_LISTED = "Chọn trong danh sách (F4)."


class PetitionForm(Form):
    """Without ``sheet`` a new petition is entered. What is typed is kept until it is saved.

    :attr:`show_asked` carries the key of another petition to look at; :attr:`erasure_asked` the draft of one
    that becomes a denunciation while the book still has its sender.
    """

    done_by = "record_petition"
    show_asked = Signal(str)
    erasure_asked = Signal(object)

    def __init__(
        self, operations: Operations, catalogues: Catalogues, sheet: PetitionSheet | None = None
    ) -> None:
        self.noun = noun = sheet.petition if sheet else None
        title = f"Sửa đơn số {noun.number}" if noun else "Vào sổ đơn"
        draft_name = f"don-thu-{noun.key}" if noun else NEW_DRAFT
        save = "Lưu" if noun else "Vào sổ đơn"
        super().__init__(operations, title, save=save, draft_name=draft_name, columns=12)
        self.catalogues, self._earlier = catalogues, sheet.repeat_of if sheet else None
        self.asked_of: Petition | None = None
        self._ask_arrival()
        self.who = SenderQuestions(self, catalogues)
        self._ask_matter()
        self.same = SameMatterQuestion(operations, self)
        self.place(self.same.notice)
        self.said = ClassificationQuestions(self, catalogues, wide=True)
        self.decision = DecisionQuestions(self, catalogues)
        self.due = NextDue(catalogues)
        self.place(self.due)
        self.guard = IdentityGuard(self)
        self._received.set_date(operations.office.today)
        if noun is not None:
            self._fill(noun)
        self._connect()
        self.finish()
        self.arrange()
        self._journalled = self.content()

    def _ask_arrival(self) -> None:
        clock, rest = self.operations.office.clock, self.catalogues.calendar.rest_reason
        self._number = self.add("number", "Số đến", LineField(), span=2)
        self._number.setReadOnly(True)
        self._number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        day = DateField(today=lambda: clock().date(), day_note=rest)
        self._received = self.add("received", "Ngày đến", day, required=True, span=3)
        channels = [(each.value, words) for each, words in CHANNELS.items()]
        self._channel = self.add(
            "channel", "Nguồn", Choice(channels, placeholder="Chọn nguồn đến"), required=True, span=4
        )
        self._repeat = self.add("repeat_of", "Trùng với đơn số", LineField(placeholder="118/2026"), span=3)

    def focus_first(self) -> None:
        """Into the first thing that is still to be said."""
        waiting = (
            f for f in self.fields.values() if f.is_required() and not f.isHidden() and is_blank(f.control)
        )
        target = next(waiting, self.fields["received"])
        target.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_matter(self) -> None:
        types = sorted(TYPES.items(), key=lambda each: each[0] is PetitionType.DENUNCIATION)
        self.type = self.add("type", "Loại", Segments(types), required=True, span=6)
        self._instance = self.add("instance", "Lần", Segments(list(INSTANCES.items())), span=3)
        self._area = self.add("area", "Lĩnh vực", Choice(placeholder="Chọn lĩnh vực"), span=3)
        today, areas = self.operations.office.clock, partial(area_items, self.catalogues.subject_areas)
        offer_by_day((self._area,), self._received, areas, lambda: today().date())
        offer_by_day((self.who.address,), self._received, self.who.places, lambda: today().date())
        self.summary = self.add("content", "Tóm tắt", TextBox(lines=3, most_lines=8), required=True)

    def _connect(self) -> None:
        self.type.changed.connect(lambda _: self.arrange())
        self.who.consent.toggled.connect(lambda _: self.arrange())
        self._received.date_changed.connect(self._show_numbers)
        recount = (self.said.ticks.changed, self.said.changed, self.decision.changed, self.who.changed)
        for changed in recount:
            changed.connect(self._recount)
        self.summary.textChanged.connect(self._look_for_same)
        self.same.repeats.connect(self._repeat.setText)
        self.same.show_asked.connect(self.show_asked)
        self.operations.changed.connect(self._show_numbers)

    def _fill(self, noun: Petition) -> None:
        self._received.set_date(noun.received)
        self._channel.set_value(noun.channel.value)
        self.who.fill(noun)
        self.type.set_value(noun.type)
        self._instance.set_value(noun.instance)
        self._area.set_value(noun.subject_area)
        self.summary.set_text(noun.content)
        self.said.fill(noun)
        self.decision.fill(noun)
        self.guard.wiped = noun.is_secret
        if self._earlier is not None:
            self._repeat.setText(f"{self._earlier.number}/{self._earlier.year}")

    def _show_numbers(self, _changed: object = None) -> None:
        """The number and the code the register will give; a petition keeps those it has."""
        from desktop.services.petitions import offered_numbers

        if not self.operations.is_open:
            return
        noun, day = self.noun, self._received.date() or self.operations.office.today
        number, code = offered_numbers(self.operations.office, day.year)
        keeps = noun is not None and noun.received.year == day.year
        self._number.setText(str(noun.number if noun is not None and keeps else number))
        self.who.code.setText((noun.code if noun else "") or code)

    def kind(self) -> PetitionType | None:
        """The type chosen."""
        value = self.type.value()
        return PetitionType(str(value)) if value is not None else None

    def arrange(self) -> None:
        """Ask what this type asks; a denunciation's sender is not asked for (BR-24)."""
        kind = self.kind()
        denounces = kind is PetitionType.DENUNCIATION
        hidden = denounces and not self.who.consent.isChecked()
        before = self.who.hidden
        self.who.hide_identity(hidden=hidden, denunciation=denounces)
        self.guard.take_type(before=before, hidden=hidden)
        self.fields["instance"].setVisible(kind in {None, PetitionType.COMPLAINT})
        self.fields["checks"].setVisible(kind is not None)
        self.said.ticks.set_type(kind)
        self.decision.arrange()
        self._show_numbers()
        self._recount()

    def _recount(self) -> None:
        self.due.show_petition(self.draft() if self.kind() is not None else None)
        self._look_for_same()

    def _look_for_same(self) -> None:
        """The same sender's earlier matters, unless it is said already which one this repeats."""
        known = self._repeat.text().strip()
        person = Person() if self.who.hidden or known else self.who.typed()
        self.same.ask(person, self.summary.text(), _chosen(self._area), self.noun.key if self.noun else "")

    def _earlier_key(self) -> str | None:
        """The petition whose number was typed."""
        day = self._received.date() or self.operations.office.today
        return self.same.numbered(self._repeat.text(), day.year, self.noun.key if self.noun else "")

    def journal_afresh(self) -> None:
        """Nothing journalled before stays on disk; what may stay is journalled at once."""
        self.operations.blot_draft(self._draft_name)
        self._journalled = ""
        self.keep_draft()

    def content(self) -> str:
        """What is journalled: nothing of a denouncer, whatever still stands in the hidden fields."""
        left_out = {*_GIVEN, *(IDENTITY if self.who.hidden else ())}
        kept = {name: text for name, text in json.loads(super().content()).items() if name not in left_out}
        return json.dumps(kept, ensure_ascii=False)

    def restore(self, content: str) -> None:
        kind = json.loads(content).get("type")
        self.said.ticks.set_type(next((each for each in PetitionType if each.value == kind), None))
        super().restore(content)

    def required_sentence(self, field: Field) -> str:
        missing = (said for name, said in _MISSING.items() if self.fields[name] is field)
        return next(missing, super().required_sentence(field))

    def problems(self) -> dict[str, str]:
        found = {**self.said.problems(), **self.decision.problems()}
        if self._channel.value() is None:
            found["channel"] = _NOT_LISTED
        if self._area.value() is None and self._area.text().strip():
            found["area"] = _NOT_LISTED
        if self.who.people() is None:
            found["senders_count"] = "Số người gửi là số từ 1."
        if self._repeat.text().strip() and self._earlier_key() is None:
            found["repeat_of"] = "Không có đơn mang số này trong sổ. Gõ số/năm, ví dụ 118/2026."
        return found

    def draft(self) -> Petition:
        """What stands in the form, over what the book has; words being composed are left alone."""
        kind = self.kind() or PetitionType.PROPOSAL
        day = self._received.date() or self.operations.office.today
        base = self.noun or Petition("", day, Channel.IN_PERSON, kind, "")
        denounces, person = kind is PetitionType.DENUNCIATION, self.who.typed()
        instance = self._instance.value()
        said: dict[str, Any] = {
            "received": day,
            "number": base.number if base.received.year == day.year else None,
            "channel": Channel(_chosen(self._channel) or base.channel),
            "type": kind,
            "content": self.summary.text().strip(),
            "sender": None if person.is_blank else person,
            "senders_count": self.who.people() or 1,
            "secret_file": self.who.secret_file.text().strip() if denounces else "",
            "disclosure_consent": denounces and self.who.consent.isChecked(),
            "subject_area": _chosen(self._area),
            "instance": Instance(str(instance)) if instance and kind is PetitionType.COMPLAINT else None,
            "eligible": self.said.eligible(),
            "ineligible_reason": self.said.reason(),
            "checks": self.said.ticks.values(),
            "competence": self.said.competence(),
            "capacity": self.said.capacity(),
            **self.decision.said(),
        }
        return replace(base, **said)

    def act(self) -> Act:
        from desktop.services.petitions import record_petition

        draft = replace(self.draft(), repeat_of=self._earlier_key())
        self.asked_of = draft
        return lambda office: record_petition(office, draft)

    def _take_refusal(self, refusal: Refusal) -> None:
        """The book still has the sender of what becomes a denunciation: that is asked on a page."""
        super()._take_refusal(refusal)
        if refusal.code == "erase-identity-first":
            self.erasure_asked.emit(self.asked_of)


def _chosen(choice: Choice) -> str | None:
    value = choice.value()
    return str(value) if value is not None else None
