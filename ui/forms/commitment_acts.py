"""What becomes of a promise, each asked in the side panel: result, progress, a later date, given up."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel

from desktop import texts
from desktop.domain.commitment import Dropped, Extension, Fulfilment, Progress
from desktop.domain.errors import Refusal
from desktop.domain.writing import short_date
from ui.forms.form import Act, Form
from ui.forms.words import due_words, long_day
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.registers.commitments import CommitmentSheet
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

WAYS_TO_TELL = ("Trao tay", "Bưu chính", "Điện thoại", "Tại hội nghị", "Niêm yết tại thôn", "Họp thôn")
_MOST_PERCENT = 100
_NAMED = 8


class CommitmentActForm(Form):
    """A short form about a commitment, or about several where the act takes several; what is typed is kept
    until it is saved."""

    done_by = "record_progress"
    heading = ""
    save_words = "Lưu"
    draft_prefix = ""

    def __init__(
        self,
        operations: Operations,
        catalogues: Catalogues,
        sheet: CommitmentSheet,
        *others: CommitmentSheet,
    ) -> None:
        key = sheet.commitment.key
        name = f"{self.draft_prefix}-{'nhieu-viec' if others else key}"
        super().__init__(operations, self.heading, save=self.save_words, draft_name=name, columns=2)
        self.sheet, self.sheets, self.catalogues = sheet, (sheet, *others), catalogues
        self._calendar = catalogues.calendar
        self.key = key
        self.keys = tuple(each.commitment.key for each in self.sheets)
        about = QLabel(_about(self.sheets))
        about.setProperty("look", "second")
        about.setWordWrap(True)
        self.place(about)
        self.ask()
        self.finish()

    @abstractmethod
    def ask(self) -> None:
        """Put the questions; called once."""

    @property
    def is_of_several(self) -> bool:
        return len(self.sheets) > 1

    @property
    def named(self) -> str:
        """``CK 57/2026``, or how many there are."""
        return f"{len(self.sheets)} cam kết" if self.is_of_several else self.sheet.commitment.label

    def said(self) -> str:
        """What the undo bar says once it is done."""
        return f"Đã ghi {self.heading.removeprefix('Ghi ').lower()} {self.named}."

    def day_field(self, day: date | None = None) -> DateField:
        """A date that knows the office's clock and its days off."""
        office = self.operations.office
        return DateField(day, today=lambda: office.today, day_note=self._calendar.rest_reason)


class ResultForm(CommitmentActForm):
    """Ghi kết quả: what was done, and how the citizen was told (BR-52)."""

    done_by = "fulfil_commitment"
    heading = "Ghi kết quả"
    save_words = "Ghi kết quả"
    draft_prefix = "ket-qua"

    def ask(self) -> None:
        promised, today = self.sheet.commitment.reply_in_writing, self.operations.office.today
        self._result = self.add("result", "Kết quả", TextBox(lines=3, most_lines=6), required=True)
        self._on = self.add("on", "Ngày xong", self.day_field(today), required=True, span=1)
        self._on.date_changed.connect(self._warn_of_future)
        self.place(section("Trả lời bằng văn bản" if promised else "Văn bản trả lời, nếu có"))
        self._document = self.add(
            "document", "Số, ký hiệu", LineField(placeholder="Số 15-CV/ĐU"), required=promised, span=1
        )
        self._document_on = self.add("document_on", "Ngày văn bản", self.day_field(), span=1)
        self._told_on = self.add(
            "notified_on", "Đã báo người dân ngày", self.day_field(), required=promised, span=1
        )
        how = Choice([(way, way) for way in WAYS_TO_TELL], editable=True, placeholder="Chọn cách gửi")
        self._told_how = self.add(
            "notified_how", "Bằng cách", how, required=promised, span=1, hint="Cách khác thì gõ vào ô."
        )
        self.petition_too = QCheckBox(f"Ghi luôn kết quả này vào {self.sheet.subject}")
        if self.sheet.subject:
            self.add("petition_too", "", self.petition_too)
            self.petition_too.setAccessibleName(self.petition_too.text())

    def _warn_of_future(self, day: date | None) -> None:
        ahead = day is not None and day > self.operations.office.today
        self.fields["on"].set_warning("Ngày này chưa tới. Vẫn ghi được." if ahead else None)

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["notified_on"]:
            return texts.sentence(Refusal("citizen-not-told"))
        if field is self.fields["notified_how"]:
            return "Cần ghi đã báo bằng cách nào."
        if field is self.fields["document"]:
            return texts.sentence(Refusal("required", field="document"))
        return super().required_sentence(field)

    def fulfilment(self) -> Fulfilment:
        """What stands in the form."""
        return Fulfilment(
            on=self._on.date() or self.operations.office.today,
            result=self._result.committed_text().strip(),
            document=self._document.committed_text().strip(),
            document_on=self._document_on.date(),
            notified_on=self._told_on.date(),
            notified_how=self._told_how.committed_text().strip(),
        )

    def act(self) -> Act:
        from desktop.services.answers import fulfil_with_petition
        from desktop.services.commitments import fulfil_commitment

        key, done = self.key, self.fulfilment()
        source = self.sheet.commitment.source
        petition = source.petition if source and self.petition_too.isChecked() else None
        if petition is None:
            return lambda office: fulfil_commitment(office, key, done)

        return lambda office: fulfil_with_petition(office, key, done)

    def said(self) -> str:
        before = self.sheet.commitment
        due, on = before.due_now, self.fulfilment().on
        end = "đã hoàn thành" if due is None else f"hoàn thành {'quá' if on > due else 'đúng'} hạn"
        return f"Đã ghi: {self.sheet.promised_to or before.label}, {end}."


class ProgressForm(CommitmentActForm):
    """Ghi tiến độ: how far it is, in words or in hundredths."""

    heading = "Ghi tiến độ"
    save_words = "Ghi tiến độ"
    draft_prefix = "tien-do"

    def ask(self) -> None:
        before = self.sheet.commitment.progress
        hint = f"Lần trước: {progress_words(before[-1])}" if before else ""
        self._note = self.add("note", "Nội dung tiến độ", TextBox(lines=3, most_lines=6), hint=hint)
        self._on = self.add("on", "Ngày", self.day_field(self.operations.office.today), required=True, span=1)
        self._percent = self.add("percent", "Tỷ lệ (%)", LineField(placeholder="0 đến 100"), span=1)

    def problems(self) -> dict[str, str]:
        typed = self._percent_text()
        if typed and not (typed.isdecimal() and int(typed) <= _MOST_PERCENT):
            return {"percent": texts.sentence(Refusal("percent"))}
        if not typed and not self._note.committed_text().strip():
            return {"note": "Cần ghi nội dung tiến độ hoặc tỷ lệ."}
        return {}

    def _percent_text(self) -> str:
        return self._percent.committed_text().strip().removesuffix("%").strip()

    def act(self) -> Act:
        from desktop.services.commitments import record_progress

        typed, on = self._percent_text(), self._on.date() or self.operations.office.today
        noted = Progress(on, int(typed) if typed else None, self._note.committed_text().strip())
        key = self.key
        return lambda office: record_progress(office, key, noted)


class ExtensionForm(CommitmentActForm):
    """Gia hạn: a later date with its reason; the first date stays in sight (BR-53)."""

    done_by = "extend_due_date"
    heading = "Gia hạn"
    save_words = "Ghi gia hạn"
    draft_prefix = "gia-han"

    def ask(self) -> None:
        for words in () if self.is_of_several else due_lines(self.sheet):
            line = QLabel(words)
            line.setWordWrap(True)
            self.place(line)
        self._to = self.add("to", "Hạn mới", self.day_field(), required=True, span=1)
        self._to.date_changed.connect(self._tell_day)
        self._on = self.add(
            "on", "Ngày gia hạn", self.day_field(self.operations.office.today), required=True, span=1
        )
        self._reason = self.add("reason", "Lý do", TextBox(lines=3, most_lines=6), required=True)

    def _tell_day(self, day: date | None) -> None:
        rest = self._calendar.rest_reason(day) if day else None
        self.fields["to"].set_hint(f"{long_day(day)}." if day else "")
        self.fields["to"].set_warning(f"Ngày này nghỉ: {rest}. Vẫn ghi được." if rest else None)

    def extension(self) -> Extension:
        """What stands in the form."""
        today = self.operations.office.today
        return Extension(
            on=self._on.date() or today,
            to=self._to.date() or today,
            reason=self._reason.committed_text().strip(),
        )

    def act(self) -> Act:
        from desktop.services.commitment_batches import extend_commitments
        from desktop.services.commitments import extend_due_date

        keys, later = self.keys, self.extension()
        if self.is_of_several:
            return lambda office: extend_commitments(office, keys, later)
        return lambda office: extend_due_date(office, keys[0], later)

    def said(self) -> str:
        return f"Đã gia hạn {self.named} đến {short_date(self.extension().to)}."


class DropForm(CommitmentActForm):
    """Thôi không làm: the reason."""

    done_by = "drop_commitment"
    heading = "Thôi không làm"
    save_words = "Ghi thôi không làm"
    draft_prefix = "thoi"

    def ask(self) -> None:
        self._reason = self.add(
            "reason", "Lý do không làm nữa", TextBox(lines=4, most_lines=6), required=True
        )
        self._on = self.add("on", "Ngày", self.day_field(self.operations.office.today), required=True, span=1)

    def act(self) -> Act:
        from desktop.services.commitments import drop_commitment

        on, key = self._on.date() or self.operations.office.today, self.key
        dropped = Dropped(on, self._reason.committed_text().strip())
        return lambda office: drop_commitment(office, key, dropped)


def _about(sheets: Sequence[CommitmentSheet]) -> str:
    """Which commitments the form is about."""
    first = sheets[0].commitment
    if len(sheets) == 1:
        return f"{first.label}: {first.content}"
    labels = [each.commitment.label for each in sheets]
    rest = len(labels) - _NAMED
    named = ", ".join(labels[:_NAMED])
    return f"{len(labels)} cam kết: {named}" + (f" và {rest} cam kết khác." if rest > 0 else ".")


def due_lines(sheet: CommitmentSheet) -> tuple[str, ...]:
    """The first due date, and the one in force when it was moved: ``Hạn đầu: 04/12/2026 (…)``."""
    noun = sheet.commitment
    how = due_words(noun.due)
    first = f"Hạn đầu: {how}"
    if noun.due_on is not None:
        first = f"Hạn đầu: {short_date(noun.due_on)}" + (f" ({how})" if noun.due.count else "")
    if not noun.extensions:
        return (first,)
    times = len(noun.extensions)
    return first, f"Hạn đang có: {short_date(noun.extensions[-1].to)}, đã gia hạn {times} lần"


def progress_words(progress: Progress) -> str:
    """``40 %, mới lấy được 4 mẫu (19/11/2026)``."""
    percent = f"{progress.percent} %" if progress.percent is not None else ""
    said = ", ".join(part for part in (percent, progress.note) if part)
    return f"{said} ({short_date(progress.on)})"


def section(words: str) -> QLabel:
    """A heading inside a form."""
    label = QLabel(words)
    label.setProperty("look", "strong")
    return label
