"""The fields of an opinion, filled from one and read back into one."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.dialogue import Opinion, OpinionChannel, OpinionSource, OpinionStatus
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.offer import Offer
from ui.forms.journal.phrases import SentenceBox
from ui.forms.journal.watching import seen
from ui.forms.minutes.options import NOT_ANSWERED, STATUS_SEGMENTS, sources
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.time_field import TimeField

_AT = (OpinionSource.AT, None)
_NOT_IN_AREAS = "Chọn trong danh sách, hoặc để trống."
_NOT_AN_OFFICIAL = "Chọn người trả lời trong danh sách, hoặc để trống."


class OpinionFields:
    """Controls and their labels; knows the opinion's fields, not where they stand."""

    def __init__(self, offer: Offer) -> None:
        phrases = offer.catalogues.phrases
        self.known: dict[str, str] = {}
        self.speaker = Choice(editable=True, name="Người nêu")
        self.unit = Choice(offer.units(), editable=True, name="Đơn vị, thôn")
        self.area = Choice(offer.areas(), name="Lĩnh vực")
        self.source = Choice(sources(), name="Nguồn")
        self.raised_at = TimeField(name="Giờ nêu")
        self.content = SentenceBox(phrases, name="Nội dung ý kiến", lines=4)
        self.answered_by = Choice(offer.officials(), name="Người trả lời")
        self.answer = SentenceBox(phrases, name="Trả lời", lines=4)
        self.status = Segments(STATUS_SEGMENTS, name="Tình trạng")
        self.reason = LineField(name="Lý do không có cam kết")
        self.labelled = {
            name: Field(label, control, required=required)
            for name, (label, control, required) in {
                "speaker": ("Người nêu", self.speaker, False),
                "unit": ("Đơn vị, thôn", self.unit, False),
                "area": ("Lĩnh vực", self.area, False),
                "source": ("Nguồn", self.source, False),
                "raised_at": ("Giờ nêu", self.raised_at, False),
                "content": ("", self.content, False),
                "answer": ("", self.answer, False),
            }.items()
        }
        for control, words in ((self.content, "Nội dung ý kiến"), (self.answer, "Trả lời")):
            control.setAccessibleName(words)

    def all(self) -> tuple[QWidget, ...]:
        """Every control, in the order people speak."""
        return (
            self.speaker, self.unit, self.area, self.source, self.raised_at,
            self.content, self.answered_by, self.answer, self.status, self.reason,
        )  # fmt: skip

    def set_number(self, number: int) -> None:
        """Screen readers hear which opinion a field belongs to."""
        self.speaker.setAccessibleDescription(f"Ý kiến số {number}")

    def show_opinion(self, noun: Opinion) -> None:
        """Fill the fields; errors of the row before are gone."""
        for field in self.labelled.values():
            field.set_error(None)
        self.speaker.set_text(noun.speaker)
        self.unit.set_text(noun.unit)
        self.area.set_value(noun.subject_area)
        pair = (noun.source, noun.channel) if noun.source else _AT
        self.source.set_items(sources((pair,)))
        self.source.set_value(pair)
        self.raised_at.set_time(noun.raised_at)
        self.content.set_text(noun.content)
        self.answered_by.set_value(noun.answered_by)
        self.answer.set_text(noun.answer)
        self.status.set_value(noun.status or NOT_ANSWERED)
        self.reason.setText(noun.no_commitment_reason)

    def read(self, before: Opinion) -> Opinion:
        """``before`` with what stands in the fields, composed words included."""
        area, by, status = self.area.value(), self.answered_by.value(), self.status.value()
        source, channel = self._source()
        wrong_time = bool(self.raised_at.preedit.text)
        return replace(
            before,
            speaker=seen(self.speaker),
            unit=seen(self.unit),
            subject_area=str(area) if area else None,
            source=source,
            channel=channel,
            raised_at=before.raised_at if wrong_time else self.raised_at.time(),
            content=seen(self.content),
            answered_by=str(by) if by else None,
            answer=seen(self.answer),
            status=status if isinstance(status, OpinionStatus) else None,
            no_commitment_reason=seen(self.reason),
        )

    def _source(self) -> tuple[OpinionSource | None, OpinionChannel | None]:
        found = self.source.value()
        return found if isinstance(found, tuple) else (None, None)

    def focus(self, name: str) -> None:
        """The cursor into one field, by its name in the record."""
        controls: dict[str, QWidget] = {
            "speaker": self.speaker,
            "unit": self.unit,
            "answer": self.answer,
            "status": self.status,
            "no_commitment_reason": self.reason,
        }
        controls.get(name, self.content).setFocus()

    def take_time(self, moment: time) -> None:
        """F5 outside a text box: fill the time of the opinion while it is empty."""
        if not self.raised_at.text().strip():
            self.raised_at.set_time(moment)

    def next_required(self) -> None:
        """Enter: the next required field that is still empty, then the answer, then the status."""
        wanted = [
            (self.speaker, is_blank(self.speaker.text())),
            (self.unit, is_blank(self.unit.text())),
            (self.area, self.area.value() is None),
            (self.content, is_blank(self.content.text())),
            (self.answered_by, self.answered_by.value() is None),
            (self.answer, is_blank(self.answer.text())),
            (self.status, self.status.value() in {None, NOT_ANSWERED}),
        ]
        order = [control for control, _ in wanted]
        here = QApplication.focusWidget()
        at = next((n for n, each in enumerate(order) if here in {each, each.focusProxy()}), -1)
        if at < 0 and here in {self.source, self.raised_at}:
            at = 2
        for control, empty in wanted[at + 1 :] + wanted[: at + 1]:
            if empty and control is not here:
                control.setFocus()
                return
        self.answer.setFocus()

    def show_first_problem(self) -> bool:
        """Say under the field what is missing or wrong, and go to the first; whether there was one."""
        wrong = {
            "speaker": "Cần ghi họ tên người nêu." if is_blank(self.speaker.text()) else None,
            "raised_at": self.raised_at.error(),
            "content": "Cần ghi nội dung." if is_blank(self.content.text()) else None,
            "area": _NOT_IN_AREAS if _names_nothing(self.area) else None,
            "answer": _NOT_AN_OFFICIAL if _names_nothing(self.answered_by) else None,
        }
        for name, words in wrong.items():
            self.labelled[name].set_error(words)
        first = next((name for name, words in wrong.items() if words), None)
        if first is None:
            return False
        (self.answered_by if first == "answer" else self.labelled[first].control).setFocus()
        return True


def _names_nothing(choice: Choice) -> bool:
    """Whether something stands in the field that is no line of its list: it would not be kept."""
    return choice.value() is None and not is_blank(choice.shown_text())
