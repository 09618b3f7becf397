"""What happens to a planned reception session, each asked in the side panel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop import texts
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity
from desktop.domain.schedule import posting_days_late
from ui.forms.form import Act, Form
from ui.forms.reception_words import PARTY_DELEGATION, posting_late, rest_warning
from ui.forms.words import long_day
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.reception_rules import ReceptionRules
    from desktop.registers.office import Catalogues
    from desktop.registers.reception_sheets import SessionSheet
    from ui.operations import Operations


class SessionActForm(Form):
    """A short form about one session; what is typed is kept until it is saved."""

    done_by = "record_session"
    heading = ""
    save_words = "Lưu"
    draft_prefix = ""

    def __init__(
        self, operations: Operations, catalogues: Catalogues, rules: ReceptionRules, sheet: SessionSheet
    ) -> None:
        key = sheet.session.key
        super().__init__(
            operations, self.heading, save=self.save_words, draft_name=f"{self.draft_prefix}-{key}"
        )
        self.sheet, self.key = sheet, key
        self.catalogues, self.rules = catalogues, rules
        self.place(_which(sheet))
        self.ask()
        self.finish()

    def ask(self) -> None:
        """Put the questions; called once."""

    def day_field(self, day: date | None = None) -> DateField:
        """A date that knows the office's clock and its days off."""
        office = self.operations.office
        return DateField(day, today=lambda: office.today, day_note=self.catalogues.calendar.rest_reason)


class PostponeForm(SessionActForm):
    """Hoãn: the new day and the reason (BR-10)."""

    done_by = "postpone_session"
    heading = "Hoãn buổi tiếp"
    save_words = "Ghi hoãn"
    draft_prefix = "hoan-buoi"

    def ask(self) -> None:
        self._to = self.add("moved_to", "Ngày tổ chức lại", self.day_field(), required=True)
        self._to.date_changed.connect(self._warn)
        self._reason = self.add("reason", "Lý do hoãn", TextBox(lines=3, most_lines=6), required=True)

    def _warn(self, day: date | None) -> None:
        calendar, move = self.catalogues.calendar, self.rules.holiday_move
        self.fields["moved_to"].set_warning(rest_warning(day, calendar, move))

    def required_sentence(self, field: object) -> str:
        name = "moved_to" if field is self.fields["moved_to"] else "reason"
        return texts.sentence(Refusal("required", field=name))

    def act(self) -> Act:
        from desktop.services.reception_sessions import postpone_session

        key, to = self.key, self._to.date() or self.operations.office.today
        reason = self._reason.committed_text().strip()
        return lambda office: postpone_session(office, key, to, reason)


class CallOffForm(SessionActForm):
    """Không tổ chức: the reason (BR-10)."""

    done_by = "call_off_session"
    heading = "Không tổ chức buổi tiếp"
    save_words = "Ghi không tổ chức"
    draft_prefix = "khong-to-chuc-buoi"

    def ask(self) -> None:
        self._reason = self.add(
            "reason", "Lý do không tổ chức", TextBox(lines=4, most_lines=8), required=True
        )

    def required_sentence(self, _field: object) -> str:
        return "Cần ghi lý do không tổ chức."

    def act(self) -> Act:
        from desktop.services.reception_sessions import call_off_session

        key, reason = self.key, self._reason.committed_text().strip()
        return lambda office: call_off_session(office, key, reason)


class DelegateForm(SessionActForm):
    """Ủy quyền: the deputy; on the Party side the office's regulation may speak against it (BR-10)."""

    done_by = "delegate_session"
    heading = "Ủy quyền tiếp dân"
    save_words = "Ghi ủy quyền"
    draft_prefix = "uy-quyen-buoi"

    def ask(self) -> None:
        session = self.sheet.session
        if session.capacity is Capacity.PARTY and not self.rules.party_delegates:
            self.warning = Notice("warn", PARTY_DELEGATION)
            self.place(self.warning)
        self._delegate = self.add(
            "delegate", "Người được ủy quyền",
            Choice(deputies(self.catalogues, session.host, session.held_on), placeholder="Chọn người"),
            required=True,
        )  # fmt: skip
        self._reason = self.add("reason", "Lý do, giấy ủy quyền", TextBox(lines=3, most_lines=6))

    def required_sentence(self, _field: object) -> str:
        return "Cần ghi họ tên, chức vụ người được ủy quyền."

    def problems(self) -> dict[str, str]:
        if self._delegate.value() is None:
            return {"delegate": "Chọn người được ủy quyền trong danh sách lãnh đạo (F4)."}
        return {}

    def act(self) -> Act:
        from desktop.services.reception_sessions import delegate_session

        key, delegate = self.key, str(self._delegate.value())
        reason = self._reason.committed_text().strip()
        return lambda office: delegate_session(office, key, delegate, reason)


ONE, MONTH = "one", "month"


class PostingForm(Form):
    """Ngày niêm yết: of this session's schedule or of the whole month's (BR-12)."""

    done_by = "record_posting"

    def __init__(
        self, operations: Operations, catalogues: Catalogues, sheet: SessionSheet, month: Sequence[str]
    ) -> None:
        super().__init__(operations, "Ngày niêm yết lịch", save="Ghi ngày niêm yết")
        self.sheet, self._month = sheet, tuple(month)
        self._calendar = catalogues.calendar
        self.place(_which(sheet))
        session, office = sheet.session, operations.office
        due = sheet.post_by
        hint = f"Chậm nhất {long_day(due.due)}." if due else ""
        field = DateField(
            session.posted_on or office.today,
            today=lambda: office.today, day_note=catalogues.calendar.rest_reason,
        )  # fmt: skip
        self._on = self.add("posted_on", "Ngày niêm yết", field, required=True, hint=hint)
        self._on.date_changed.connect(self._warn)
        held = session.held_on
        scopes = [(ONE, "Chỉ buổi này"), (MONTH, f"Cả tháng {held.month} ({len(self._month)} buổi)")]
        self._scope = self.add("scope", "Lịch đã niêm yết gồm", Segments(scopes), required=True)
        self._scope.set_value(MONTH)
        self.finish()
        self._warn(self._on.date())

    def _warn(self, day: date | None) -> None:
        due = self.sheet.post_by
        late = posting_days_late(day, due, self._calendar) if day and due else 0
        self.fields["posted_on"].set_warning(posting_late(late) if late else None)

    def keys(self) -> tuple[str, ...]:
        """The sessions whose posting is written."""
        return self._month if self._scope.value() == MONTH else (self.sheet.session.key,)

    def act(self) -> Act:
        from desktop.services.reception_sessions import record_posting

        keys, on = self.keys(), self._on.date() or self.operations.office.today
        return lambda office: record_posting(office, keys, on)


def _which(sheet: SessionSheet) -> QLabel:
    about = QLabel(f"Buổi tiếp ngày {long_day(sheet.session.held_on)}.")
    about.setProperty("look", "second")
    about.setWordWrap(True)
    return about


def deputies(catalogues: Catalogues, host: str, day: date) -> list[ChoiceItem]:
    """Who may receive in the head's place: everyone else who holds a post that day."""
    return [
        ChoiceItem(each.key, each.name, each.title_on(day))
        for each in catalogues.officials
        if each.key != host and each.title_on(day)
    ]
