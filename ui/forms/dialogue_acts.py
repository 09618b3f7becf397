"""What happens to a planned dialogue, each asked in the side panel: put off, called off, made known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from ui.forms.form import Act, Form
from ui.forms.words import long_day
from ui.widgets.date_field import DateField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.dialogue import Dialogue
    from ui.operations import Operations


class PostponeForm(Form):
    """Hoãn: the reason and the new day."""

    done_by = "postpone_dialogue"

    def __init__(self, operations: Operations, noun: Dialogue) -> None:
        super().__init__(operations, "Hoãn hội nghị", save="Ghi hoãn", draft_name=f"hoan-{noun.key}")
        self._key = noun.key
        self.place(_which(noun))
        self._to = self.add("moved_to", "Ngày tổ chức lại", _day_field(operations), required=True)
        self._reason = self.add("reason", "Lý do", TextBox(lines=3), required=True)
        self.finish()

    def problems(self) -> dict[str, str]:
        return {} if self._to.date() else {"moved_to": "Cần ghi ngày tổ chức lại."}

    def act(self) -> Act:
        from desktop.services import dialogues

        to, reason = self._to.date() or self.operations.office.today, self._reason.committed_text().strip()
        return lambda office: dialogues.postpone_dialogue(office, self._key, to, reason)


class CallOffForm(Form):
    """Không tổ chức: the reason."""

    done_by = "call_off_dialogue"

    def __init__(self, operations: Operations, noun: Dialogue) -> None:
        super().__init__(
            operations, "Không tổ chức hội nghị", save="Ghi không tổ chức",
            draft_name=f"khong-to-chuc-{noun.key}",
        )  # fmt: skip
        self._key = noun.key
        self.place(_which(noun))
        self._reason = self.add("reason", "Lý do không tổ chức", TextBox(lines=4), required=True)
        self.finish()

    def act(self) -> Act:
        from desktop.services import dialogues

        reason = self._reason.committed_text().strip()
        return lambda office: dialogues.call_off_dialogue(office, self._key, reason)


class AnnouncementForm(Form):
    """Ngày thông báo: when time, place and content were announced."""

    done_by = "record_announced_on"

    def __init__(self, operations: Operations, key: str, at_latest: str, day: date | None) -> None:
        super().__init__(operations, "Ngày thông báo thời gian, địa điểm", save="Ghi ngày")
        self._key = key
        self._day = self.add(
            "announced_on", "Ngày thông báo", _day_field(operations, day), required=True, hint=at_latest
        )
        self.finish()

    def act(self) -> Act:
        from desktop.services import dialogues

        on = self._day.date() or self.operations.office.today
        return lambda office: dialogues.record_announcement(office, self._key, on)


class PublicationForm(Form):
    """Ngày công khai: when the results were made public."""

    done_by = "record_results_published_on"

    def __init__(self, operations: Operations, key: str, at_latest: str, day: date | None) -> None:
        super().__init__(operations, "Ngày công khai kết quả", save="Ghi ngày")
        self._key = key
        self._day = self.add(
            "results_published_on", "Ngày công khai", _day_field(operations, day),
            required=True, hint=at_latest,
        )  # fmt: skip
        self.finish()

    def act(self) -> Act:
        from desktop.services import dialogues

        on = self._day.date() or self.operations.office.today
        return lambda office: dialogues.record_publication(office, self._key, on)


def _which(noun: Dialogue) -> QLabel:
    """Which dialogue is meant: the form stands where its panel stood."""
    about = QLabel(f"{noun.title[:1].upper()}{noun.title[1:]}, {long_day(noun.held_on)}.")
    about.setProperty("look", "second")
    about.setWordWrap(True)
    return about


def _day_field(operations: Operations, day: date | None = None) -> DateField:
    return DateField(day, today=lambda: operations.office.today)
