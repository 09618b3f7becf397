"""The session's own part: when, where, who received together with the head, what was concluded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.reception import Attendee, ReceptionSession
from desktop.services.reception_drafts import ReceptionDraft
from ui.forms.journal.field_column import FieldColumn
from ui.forms.journal.phrases import SentenceBox
from ui.forms.journal.rows_field import Column, RowsField
from ui.forms.journal.watching import seen
from ui.forms.reception.part import fields_row
from ui.forms.words import due_in_force
from ui.widgets.line_field import LineField
from ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

TITLE = "Giờ, thành phần, kết luận"


class SessionPart(FieldColumn):
    """Filled as the session goes on; the promises made stand under the conclusion to be read out."""

    def __init__(self, work: ReceptionWork) -> None:
        super().__init__(TITLE)
        self._work = work
        clock = work.operations.office.clock
        self.start = TimeField(name="Giờ bắt đầu", now=lambda: clock().time())
        self.end = TimeField(name="Giờ kết thúc", now=lambda: clock().time())
        self.copies = LineField(name="Số bản in")
        self.place = LineField(name="Địa điểm")
        self.note_taker = LineField(name="Người ghi")
        self.attendees = RowsField(
            (
                Column("Họ tên", lambda: LineField(name="Họ tên"), 3),
                Column("Chức vụ", lambda: LineField(name="Chức vụ"), 3),
                Column("Cơ quan", lambda: LineField(name="Cơ quan"), 4),
            ),
            "Thêm người cùng tiếp",
            name="Người cùng tiếp",
        )
        phrases = work.offer.catalogues.phrases
        self.conclusion = SentenceBox(phrases, name="Kết luận", lines=5, most_lines=16)
        self._promises = QLabel()
        self._promises.setWordWrap(True)
        times = fields_row(
            [(self.field("start", "Giờ bắt đầu", self.start), 120),
             (self.field("end", "Giờ kết thúc", self.end), 120),
             (self.field("copies", "Số bản in", self.copies), 100)],
            spare=380, least=0.6,
        )  # fmt: skip
        where = fields_row(
            [(self.field("place", "Địa điểm", self.place), 460),
             (self.field("note_taker", "Người ghi", self.note_taker), 300)],
        )  # fmt: skip
        self.add(
            times,
            where,
            self.field("attendees", "Người cùng tiếp", self.attendees),
            self.field("conclusion", "Kết luận của người tiếp", self.conclusion),
            self._promises,
        )
        for name in ("attendees", "conclusion"):
            self.fields[name].setMaximumWidth(16777215)
        self.column.addStretch(1)

    def show_draft(self, draft: ReceptionDraft) -> None:
        """Fill the fields from the draft, without a signal."""
        noun = draft.session
        self.watch.hold()
        self.start.set_time(noun.start)
        self.end.set_time(noun.end)
        self.copies.setText(f"{noun.copies:02d}" if noun.copies is not None else "")
        self.place.setText(noun.place)
        self.note_taker.setText(noun.note_taker)
        self.attendees.set_values((each.name, each.title, each.unit) for each in noun.attendees)
        self.conclusion.set_text(noun.conclusion)
        self._promises.setText(self._promised(draft))
        self.watch.release()

    def _promised(self, draft: ReceptionDraft) -> str:
        offer, made = self._work.offer, draft.commitments
        lines = [f"Cam kết tại buổi tiếp: {len(made)} việc" if made else "Chưa có cam kết nào."]
        for n, each in enumerate(made, 1):
            lead = offer.body(each.lead) or "chưa có cơ quan chủ trì"
            lines.append(f"{n}. {each.content} ({lead}; {due_in_force(each)})")
        return "\n".join(lines)

    def apply(self, noun: ReceptionSession) -> ReceptionSession:
        """The session with what stands in the fields, composed words included."""
        typed = seen(self.copies).strip()
        return replace(
            noun,
            start=noun.start if self.start.error() else self.start.time(),
            end=noun.end if self.end.error() else self.end.time(),
            copies=int(typed) if typed.isascii() and typed.isdigit() else None,
            place=seen(self.place),
            note_taker=seen(self.note_taker),
            attendees=tuple(
                Attendee(str(name), str(title), str(unit)) for name, title, unit in self.attendees.values()
            ),
            conclusion=seen(self.conclusion),
        )
