"""What happens to a commitment, each asked in the side panel: result, progress, later date, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.commitment import Dropped, Extension, Fulfilment, Progress
from desktop.domain.writing import short_date
from ui.forms.form import Act, Form
from ui.forms.words import long_day
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from datetime import date

    from desktop.registers.commitments import CommitmentSheet
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

WAYS = ("Trao tay", "Bưu chính", "Điện thoại", "Tại hội nghị", "Niêm yết tại thôn", "Họp thôn")
_MOST_PERCENT = 100


class CommitmentAct(Form):
    """A short form about one commitment."""

    def __init__(
        self, operations: Operations, sheet: CommitmentSheet, title: str, save: str, name: str
    ) -> None:
        made = sheet.commitment
        super().__init__(operations, title, save=save, draft_name=f"{name}-{made.key}", columns=2)
        self.made = made

    def day_field(self, day: date | None = None) -> DateField:
        """A date by the office's clock."""
        return DateField(day, today=lambda: self.operations.office.today)


class ResultForm(CommitmentAct):
    """Ghi kết quả: what was done, the written reply, how the citizen was told (BR-52)."""

    def __init__(self, operations: Operations, sheet: CommitmentSheet, _found: Catalogues) -> None:
        super().__init__(operations, sheet, "Ghi kết quả", "Ghi kết quả", "ket-qua")
        today, written = operations.office.today, self.made.reply_in_writing
        self._result = self.add("result", "Kết quả", TextBox(lines=3, most_lines=6), required=True)
        self._on = self.add("on", "Ngày xong", self.day_field(today), required=True)
        self._document = self.add(
            "document", "Số, ký hiệu văn bản trả lời", LineField(placeholder="Số 15-CV/ĐU"), required=written
        )
        self._document_on = self.add("document_on", "Ngày văn bản", self.day_field())
        self._told_on = self.add(
            "notified_on", "Đã báo người dân ngày", self.day_field(), required=written, span=1
        )
        ways = Choice([(way, way) for way in WAYS], editable=True, placeholder="Chọn cách báo")
        self._told_how = self.add("notified_how", "Bằng cách", ways, required=written, span=1)
        self.finish()

    def act(self) -> Act:
        from desktop.services import commitments

        done = Fulfilment(
            on=self._on.date() or self.operations.office.today,
            result=self._result.committed_text().strip(),
            document=self._document.committed_text().strip(),
            document_on=self._document_on.date(),
            notified_on=self._told_on.date(),
            notified_how=self._told_how.committed_text().strip(),
        )
        return lambda office: commitments.fulfil_commitment(office, self.made.key, done)


class ProgressForm(CommitmentAct):
    """Ghi tiến độ: what has been done so far, how much of it."""

    def __init__(self, operations: Operations, sheet: CommitmentSheet, _found: Catalogues) -> None:
        super().__init__(operations, sheet, "Ghi tiến độ", "Ghi tiến độ", "tien-do")
        self._note = self.add("note", "Nội dung tiến độ", TextBox(lines=3, most_lines=6), required=True)
        self._on = self.add("on", "Ngày", self.day_field(operations.office.today), required=True, span=1)
        self._percent = self.add("percent", "Tỷ lệ (%)", LineField(), span=1)
        self.finish()

    def problems(self) -> dict[str, str]:
        typed = self._percent.committed_text().strip().rstrip("%").strip()
        right = not typed or (typed.isdecimal() and int(typed) <= _MOST_PERCENT)
        return {} if right else {"percent": "Tỷ lệ phải từ 0 đến 100."}

    def act(self) -> Act:
        from desktop.services import commitments

        typed = self._percent.committed_text().strip().rstrip("%").strip()
        on = self._on.date() or self.operations.office.today
        noted = Progress(on, int(typed) if typed else None, self._note.committed_text().strip())
        return lambda office: commitments.record_progress(office, self.made.key, noted)


class ExtensionForm(CommitmentAct):
    """Gia hạn: a later date and why; the first one stays in sight (BR-53)."""

    def __init__(self, operations: Operations, sheet: CommitmentSheet, found: Catalogues) -> None:
        super().__init__(operations, sheet, "Gia hạn", "Gia hạn", "gia-han")
        first, now = self.made.due_on, self.made.due_now
        said = f"Hạn đầu: {long_day(first)}." if first else "Chưa có hạn."
        if now is not None and now != first:
            said += f" Hạn đang có: {short_date(now)}, đã gia hạn {len(self.made.extensions)} lần."
        self._calendar = found.calendar
        self._to = self.add("to", "Hạn mới", self.day_field(), required=True, hint=said)
        self._to.day_note = found.calendar.rest_reason
        self._to.date_changed.connect(lambda _: self._warn())
        self._reason = self.add("reason", "Lý do", TextBox(lines=3), required=True)
        self.finish()

    def _warn(self) -> None:
        day = self._to.date()
        why = self._calendar.rest_reason(day) if day else None
        self.fields["to"].set_warning(f"Ngày này là ngày nghỉ ({why}). Vẫn ghi được." if why else None)

    def act(self) -> Act:
        from desktop.services import commitments

        today = self.operations.office.today
        later = Extension(today, self._to.date() or today, self._reason.committed_text().strip())
        return lambda office: commitments.extend_due_date(office, self.made.key, later)


class DropForm(CommitmentAct):
    """Thôi không làm: the reason."""

    def __init__(self, operations: Operations, sheet: CommitmentSheet, _found: Catalogues) -> None:
        super().__init__(operations, sheet, "Thôi không làm", "Ghi thôi không làm", "thoi")
        self._on = self.add("on", "Ngày", self.day_field(operations.office.today), required=True, span=1)
        self._reason = self.add("reason", "Lý do", TextBox(lines=4), required=True)
        self.finish()

    def act(self) -> Act:
        from desktop.services import commitments

        on = self._on.date() or self.operations.office.today
        dropped = Dropped(on, self._reason.committed_text().strip())
        return lambda office: commitments.drop_commitment(office, self.made.key, dropped)


ActForm = type[ResultForm] | type[ProgressForm] | type[ExtensionForm] | type[DropForm]
