"""Buổi tiếp dân: one session planned or recorded, in the order of the rules (BR-09…11)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import resources
from desktop import texts
from desktop.domain.errors import Refusal
from desktop.domain.grounds import ExtraordinaryGround, extraordinary_grounds, named_ground
from desktop.domain.office import Capacity, Official, Side
from desktop.domain.reception import Attendee, ReceptionSession, SessionKind, SessionStatus
from ui.forms.form import Act, Form
from ui.forms.reception_acts import deputies
from ui.forms.reception_words import (
    HEADS,
    PARTY_DELEGATION,
    SESSION_KINDS,
    SESSION_STATUSES,
    STATUS_LOOKS,
    rest_warning,
    without_post,
)
from ui.forms.rows_editor import Controls, RowsEditor
from ui.forms.values import text_of
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from desktop.domain.reception_rules import ReceptionRules
    from desktop.registers.office import Catalogues
    from ui.operations import Operations
    from ui.widgets.field import Field

_WITH_REASON = frozenset({SessionStatus.NOT_HELD, SessionStatus.POSTPONED, SessionStatus.DELEGATED})
_REASONS = {
    SessionStatus.NOT_HELD: "Lý do không tổ chức",
    SessionStatus.POSTPONED: "Lý do hoãn",
    SessionStatus.DELEGATED: "Lý do, giấy ủy quyền",
}


class SessionForm(Form):
    """Without ``session`` a new one. ``place`` is where sessions usually are."""

    done_by = "record_session"

    def __init__(
        self,
        operations: Operations,
        catalogues: Catalogues,
        rules: ReceptionRules,
        session: ReceptionSession | None = None,
        *,
        place: str = "",
        day: date | None = None,
    ) -> None:
        title = "Sửa buổi tiếp dân" if session else "Buổi tiếp dân mới"
        draft_name = f"buoi-tiep-{session.key}" if session else "buoi-tiep-moi"
        super().__init__(operations, title, draft_name=draft_name, columns=6)
        self._catalogues, self._rules, self.before = catalogues, rules, session
        self._grounds = extraordinary_grounds(
            json.loads(resources.path("law", "grounds.json").read_text(encoding="utf-8"))
        )
        self._ask_what()
        self._ask_who()
        self._ask_status()
        if session is None:
            self._begin(place, day)
        else:
            self._fill(session)
        self.finish()
        self._connect()
        self._arrange()

    def _ask_what(self) -> None:
        today, rest = self.operations.office.clock, self._catalogues.calendar.rest_reason
        kinds = Segments(list(SESSION_KINDS.items()))
        self._kind = self.add("kind", "Loại", kinds, required=True)
        self._ground = self.add(
            "ground", "Căn cứ tiếp đột xuất", Choice(editable=True, placeholder="Chọn một căn cứ (F4)"),
            required=True,
        )  # fmt: skip
        field = DateField(today=lambda: today().date(), day_note=rest)
        self._day = self.add("held_on", "Ngày", field, required=True, span=2)
        self._start = self.add("start", "Giờ bắt đầu", TimeField(), span=2)
        self._end = self.add("end", "Giờ kết thúc", TimeField(), span=2)
        self._place = self.add("place", "Địa điểm", LineField(), required=True)

    def _ask_who(self) -> None:
        today = self.operations.office.today
        hosts = [ChoiceItem(each.key, each.name, each.title_on(today)) for each in self._catalogues.officials]
        self._host = self.add(
            "host", "Người tiếp", Choice(hosts, placeholder="Chọn người"), required=True, span=3
        )
        self._capacity = self.add("capacity", "Tư cách", Segments(list(HEADS.items())), required=True, span=3)
        editor = RowsEditor(
            self._attendee_line, [("Họ tên", 3), ("Chức vụ", 3), ("Cơ quan", 3)],
            add="Thêm người cùng tiếp", thing="người cùng tiếp",
        )  # fmt: skip
        self._attendees = self.add("attendees", "Người cùng tiếp", editor)
        self._note_taker = self.add("note_taker", "Người ghi", LineField(), span=3)

    def _ask_status(self) -> None:
        options = [(each, word, STATUS_LOOKS[each][1]) for each, word in SESSION_STATUSES.items()]
        self._status = self.add("status", "Trạng thái", Segments(options), required=True)
        self._moved_to = self.add(
            "moved_to", "Ngày tổ chức lại",
            DateField(today=lambda: self.operations.office.today,
                      day_note=self._catalogues.calendar.rest_reason),
            required=True, span=2,
        )  # fmt: skip
        self._delegate = self.add(
            "delegate", "Người được ủy quyền", Choice(placeholder="Chọn người"), required=True, span=3
        )
        self._reason = self.add("reason", "Lý do", TextBox(lines=2, most_lines=5))

    def _attendee_line(self) -> Controls:
        today = self.operations.office.today
        items = [
            ChoiceItem(each.name, each.name, each.title_on(today)) for each in self._catalogues.officials
        ]
        name, title = Choice(items, editable=True), LineField()

        def offer_title(chosen: object) -> None:
            if not title.committed_text():
                title.setText(next((each.secondary for each in items if each.value == chosen), ""))

        name.chosen.connect(offer_title)
        return {"name": name, "title": title, "unit": LineField()}

    def _connect(self) -> None:
        self._kind.changed.connect(self._arrange)
        self._status.changed.connect(self._arrange)
        self._capacity.changed.connect(self._take_capacity)
        self._host.chosen.connect(self._take_host)
        self._day.date_changed.connect(self._arrange)
        self._moved_to.date_changed.connect(self._arrange)

    def _begin(self, place: str, day: date | None) -> None:
        self._kind.set_value(SessionKind.REGULAR)
        self._status.set_value(SessionStatus.PLANNED)
        self._day.set_date(day)
        self._place.setText(place)
        self._place.setCursorPosition(0)
        self._note_taker.setText(self._catalogues.user_name)
        self._capacity.set_value(Capacity.PARTY)
        head = self._head(Capacity.PARTY)
        self._host.set_value(head.key if head else None)

    def _head(self, capacity: Capacity) -> Official | None:
        day = self._day.date() or self.operations.office.today
        for each in self._catalogues.officials:
            post = each.post_on(day, capacity)
            if post is not None and post.head:
                return each
        return None

    def _take_capacity(self, value: object) -> None:
        """The other head receives: the name follows as long as it was a head's."""
        heads = {head.key for each in HEADS if (head := self._head(each)) is not None}
        head = self._head(Capacity(str(value)))
        if head is not None and (self._host.value() is None or self._host.value() in heads):
            self._host.set_value(head.key)
        self._arrange()

    def _take_host(self, key: object) -> None:
        official = self._catalogues.official(str(key))
        for capacity in HEADS:
            head = self._head(capacity)
            if official is not None and head is not None and head.key == official.key:
                self._capacity.set_value(capacity)
        self._arrange()

    def _fill(self, session: ReceptionSession) -> None:
        self._kind.set_value(session.kind)
        self._status.set_value(session.status)
        self._capacity.set_value(session.capacity)
        self._day.set_date(session.held_on)
        self._start.set_time(session.start)
        self._end.set_time(session.end)
        self._moved_to.set_date(session.moved_to)
        self._host.set_value(session.host)
        self._offer_grounds()
        self._ground.set_text(session.ground)
        self._offer_deputies()
        self._delegate.set_value(session.delegate)
        self._reason.set_text(session.reason)
        for field, text in ((self._place, session.place), (self._note_taker, session.note_taker)):
            field.setText(text)
            field.setCursorPosition(0)
        for each in session.attendees:
            self._attendees.add_line({"name": each.name, "title": each.title, "unit": each.unit})

    def _offer_grounds(self) -> None:
        shown = self._of_this_side()
        self._ground.set_items(ChoiceItem(each.key, each.words, each.source) for each in shown)

    def _offer_deputies(self) -> None:
        day = self._day.date() or self.operations.office.today
        self._delegate.set_items(deputies(self._catalogues, str(self._host.value() or ""), day))

    def _arrange(self, _changed: object = None) -> None:
        """Which questions this kind and this state ask, and what to warn of."""
        kind, status = self._kind.value(), self._status.value()
        capacity = Capacity(str(self._capacity.value() or Capacity.PARTY))
        self.fields["ground"].setVisible(kind == SessionKind.EXTRAORDINARY)
        self.fields["moved_to"].setVisible(status == SessionStatus.POSTPONED)
        self.fields["delegate"].setVisible(status == SessionStatus.DELEGATED)
        self.fields["reason"].setVisible(status in _WITH_REASON)
        if status in _WITH_REASON:
            self.fields["reason"].set_label(_REASONS[SessionStatus(str(status))])
            self.fields["reason"].set_required(status != SessionStatus.DELEGATED)
        self._offer_grounds()
        self._offer_deputies()
        calendar, move = self._catalogues.calendar, self._rules.holiday_move
        self.fields["held_on"].set_warning(rest_warning(self._day.date(), calendar, move))
        self.fields["moved_to"].set_warning(rest_warning(self._moved_to.date(), calendar, move))
        against = capacity is Capacity.PARTY and not self._rules.party_delegates
        self.fields["delegate"].set_warning(PARTY_DELEGATION if against else None)
        host = self._catalogues.official(str(self._host.value()))
        day = self._day.date() or self.operations.office.today
        unheld = host is not None and kind != SessionKind.STANDING and host.post_on(day, capacity) is None
        self.fields["capacity"].set_warning(without_post(host.name, capacity) if host and unheld else None)

    def required_sentence(self, field: Field) -> str:
        name = next(key for key, each in self.fields.items() if each is field)
        if name in {"moved_to", "delegate"}:
            return texts.sentence(Refusal("required", field=name))
        if name == "ground":
            return "Cần chọn một trong hai căn cứ tiếp đột xuất (F4)."
        return super().required_sentence(field)

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        start, end = self._start.time(), self._end.time()
        if start and end and end <= start:
            found["end"] = texts.sentence(Refusal("end-before-start", field="end", start=start))
        if self._host.value() is None:
            found["host"] = "Chọn người tiếp trong danh sách lãnh đạo (F4)."
        if self._status.value() == SessionStatus.DELEGATED and self._delegate.value() is None:
            found["delegate"] = "Chọn người được ủy quyền trong danh sách lãnh đạo (F4)."
        extraordinary = self._kind.value() == SessionKind.EXTRAORDINARY
        if extraordinary and named_ground(self._ground_text(), self._of_this_side()) is None:
            found["ground"] = "Cần chọn một trong hai căn cứ tiếp đột xuất (F4)."
        return found

    def _of_this_side(self) -> tuple[ExtraordinaryGround, ...]:
        side = Side.PARTY if self._capacity.value() == Capacity.PARTY else Side.STATE
        return tuple(each for each in self._grounds if each.side is side)

    def _ground_text(self) -> str:
        chosen = next((each for each in self._grounds if each.key == self._ground.value()), None)
        return chosen.text if chosen else self._ground.committed_text().strip()

    def draft(self) -> ReceptionSession:
        """What stands in the form, over what was written before; a question not asked is not answered."""
        today = self.operations.office.today
        kind, status = SessionKind(str(self._kind.value())), SessionStatus(str(self._status.value()))
        capacity, host = Capacity(str(self._capacity.value())), str(self._host.value())
        day = self._day.date() or today
        base = self.before or ReceptionSession("", day, capacity, host, kind, status)
        delegated, postponed = status is SessionStatus.DELEGATED, status is SessionStatus.POSTPONED
        return replace(
            base,
            held_on=day,
            capacity=capacity,
            host=host,
            kind=kind,
            status=status,
            start=self._start.time(),
            end=self._end.time(),
            place=self._place.committed_text().strip(),
            ground=self._ground_text() if kind is SessionKind.EXTRAORDINARY else "",
            delegate=str(self._delegate.value()) if delegated else None,
            reason=self._reason.committed_text().strip() if status in _WITH_REASON else "",
            moved_to=self._moved_to.date() if postponed else None,
            note_taker=self._note_taker.committed_text().strip(),
            attendees=tuple(_attendee(line) for line in self._attendees.filled()),
        )

    def act(self) -> Act:
        from desktop.services import reception_sessions

        save = reception_sessions.record_session if self.before else reception_sessions.plan_session
        draft = self.draft()
        return lambda office: save(office, draft)


def _attendee(line: Controls) -> Attendee:
    name, title, unit = (text_of(control).strip() for control in line.values())
    return Attendee(name, title, unit)
