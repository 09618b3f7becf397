"""The fields of one matter, filled from a case and read back into one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.domain.reception import Case, CaseHandling, CaseType, Occurrence
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.offer import Offer
from ui.forms.journal.phrases import SentenceBox
from ui.forms.journal.watching import seen
from ui.forms.reception import words
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.line_field import LineField

_NEEDED = {
    "type": words.TYPE_MISSING,
    "subject_area": "Cần chọn lĩnh vực.",
    "occurrence": "Cần chọn lần đầu hay nhiều lần.",
    "in_competence": "Cần chọn thẩm quyền.",
    "content": "Cần ghi nội dung.",
    "handling": "Cần chọn hướng xử lý.",
}


class CaseFields:
    """Controls and their labels; knows the case's fields, not where they stand."""

    def __init__(self, offer: Offer) -> None:
        phrases = offer.catalogues.phrases
        self.type = Choice(words.TYPES, name="Loại", placeholder="Loại *")
        self.area = Choice(offer.areas(), name="Lĩnh vực", placeholder="Lĩnh vực *")
        self.occurrence = Choice(words.OCCURRENCES, name="Lần đầu, nhiều lần", placeholder="Lần đầu? *")
        self.competence = Choice(words.COMPETENCES, name="Thẩm quyền", placeholder="Thẩm quyền *")
        self.content = SentenceBox(phrases, name="Nội dung", lines=2, most_lines=9)
        self.request = SentenceBox(phrases, name="Yêu cầu, đề nghị", lines=2, most_lines=9)
        self.answer = SentenceBox(phrases, name="Ý kiến của người tiếp", lines=2, most_lines=9)
        self.handling = Choice(words.HANDLING_ITEMS, name="Hướng xử lý")
        self.body = Choice(offer.bodies(), name="Cơ quan")
        self.document = LineField(name="Văn bản", placeholder="số, ngày")
        self.settled_by = LineField(name="Đã giải quyết bởi")
        self.same_people = LineField(name="Số người cùng nội dung")
        self.fields = {
            "type": Field("", self.type),
            "subject_area": Field("", self.area),
            "occurrence": Field("", self.occurrence),
            "in_competence": Field("", self.competence),
            "content": Field("Nội dung", self.content, required=True),
            "request": Field("Yêu cầu, đề nghị", self.request),
            "answer": Field("Ý kiến của người tiếp", self.answer),
            "handling": Field("Hướng xử lý", self.handling, required=True),
            "handled_by": Field("Cơ quan", self.body),
            "document": Field("Văn bản", self.document),
            "settled_by": Field("Đã giải quyết bởi", self.settled_by),
            "same_content_people": Field("Cùng nội dung", self.same_people),
        }
        for control, name in ((self.type, "Loại"), (self.area, "Lĩnh vực"), (self.competence, "Thẩm quyền"),
                              (self.occurrence, "Lần đầu, nhiều lần")):  # fmt: skip
            control.setAccessibleName(name)

    def controls(self) -> tuple[QWidget, ...]:
        """Every control, in the order people speak."""
        return (
            self.type, self.area, self.occurrence, self.competence, self.content, self.request, self.answer,
            self.handling, self.body, self.document, self.settled_by, self.same_people,
        )  # fmt: skip

    def boxes(self) -> tuple[SentenceBox, ...]:
        """The running texts."""
        return (self.content, self.request, self.answer)

    def settle(self) -> None:
        """A text box tells no one that its lines broke anew for another width, so it is asked."""
        for box in self.boxes():
            box.updateGeometry()

    def show(self, case: Case) -> None:
        """Fill the fields."""
        self.type.set_value(case.type)
        self.area.set_value(case.subject_area)
        self.occurrence.set_value(case.occurrence)
        self.competence.set_value({True: "own", False: "other"}.get(case.in_competence))  # type: ignore[arg-type]
        self.content.set_text(case.content)
        self.request.set_text(case.request)
        self.answer.set_text(case.answer)
        self.handling.set_value(case.handling)
        self.body.set_value(case.handled_by)
        self.document.setText(case.document)
        self.settled_by.setText(case.settled_by)
        self.same_people.setText(str(case.same_content_people or ""))

    def read(self, before: Case) -> Case:
        """``before`` with what stands in the fields, composed words included."""
        area, competence, body = self.area.value(), self.competence.value(), self.body.value()
        kind, occurrence, handling = self.type.value(), self.occurrence.value(), self.handling.value()
        people = seen(self.same_people).strip()
        return replace(
            before,
            type=kind if isinstance(kind, CaseType) else None,
            subject_area=str(area) if area else None,
            occurrence=occurrence if isinstance(occurrence, Occurrence) else None,
            in_competence=None if competence is None else competence == "own",
            content=seen(self.content),
            request=seen(self.request),
            answer=seen(self.answer),
            handling=handling if isinstance(handling, CaseHandling) else None,
            handled_by=str(body) if body else None,
            document=seen(self.document),
            settled_by=seen(self.settled_by),
            same_content_people=int(people) if people.isascii() and people.isdigit() else 0,
        )

    def take_texts(self, case: Case) -> None:
        """Other words in the same fields; nothing of the ones before stays, in their undo steps neither."""
        for box, text in ((self.content, case.content), (self.request, case.request),
                          (self.answer, case.answer)):  # fmt: skip
            if box.text() != text:
                box.set_text(text)
        for field, text in ((self.document, case.document), (self.settled_by, case.settled_by)):
            field.setText(text)

    def problems(self, case: Case) -> dict[str, str]:
        """What is missing, by field."""
        missing = {
            name: sentence
            for name, sentence in _NEEDED.items()
            if (is_blank(case.content) if name == "content" else getattr(case, name) is None)
        }
        if is_blank(self.same_people.text()) or self.same_people.text().strip().isdecimal():
            return missing
        return missing | {"same_content_people": "Chỉ ghi chữ số."}

    def show_problems(self, found: dict[str, str]) -> None:
        """The sentences under their fields; none takes them away."""
        for name, field in self.fields.items():
            field.set_error(found.get(name))
