"""What becomes of a petition, each asked in the side panel."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.petition import NoticeForm, PetitionHandling, SenderNotice, Withdrawal
from desktop.domain.vietnamese import is_blank
from ui.forms.form import Act, Form
from ui.forms.offered import body_items, offer_by_day
from ui.forms.petition_conditions import ClassificationQuestions
from ui.forms.petition_promises import PromisesToo
from ui.forms.petition_words import (
    NOTICE_FORMS,
    STRIKE_REASONS,
    named,
    transferred_before,
)
from ui.forms.reason_for_leaving import LeavingForm
from ui.forms.words import long_day
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from desktop.registers.petition_sheets import PetitionSheet
    from ui.operations import Operations


class PetitionActForm(Form):
    """A short form about one petition; what is typed is kept until it is saved."""

    done_by = "handle_petition"
    heading = ""
    save_words = "Lưu"
    draft_prefix = ""

    def __init__(self, operations: Operations, catalogues: Catalogues, sheet: PetitionSheet) -> None:
        noun = sheet.petition
        super().__init__(
            operations, self.heading or self.heading_of(noun.number or 0), save=self.save_words,
            draft_name=f"{self.draft_prefix}-{noun.key}", columns=2,
        )  # fmt: skip
        self.sheet, self.key, self.catalogues = sheet, noun.key, catalogues
        about = QLabel(f"{noun.label}: {' '.join(noun.content.split())}")
        about.setProperty("look", "second")
        about.setWordWrap(True)
        self.place(about)
        self.ask()
        self.finish()

    @abstractmethod
    def ask(self) -> None:
        """Put the questions; called once."""

    def heading_of(self, number: int) -> str:
        """The title where it names the petition."""
        return f"Đơn số {number}"

    def said(self) -> str:
        """What the undo bar says once it is done."""
        return f"Đã ghi {named(self.sheet.petition)}."

    def day_field(self, day: date | None = None) -> DateField:
        """A date that knows the office's clock and its days off."""
        office = self.operations.office
        return DateField(day, today=lambda: office.today, day_note=self.catalogues.calendar.rest_reason)

    def offer_bodies(self, choice: Choice, day: DateField) -> None:
        """The bodies that there were on the day of the act."""
        bodies = partial(body_items, self.catalogues.bodies)
        offer_by_day((choice,), day, bodies, lambda: self.operations.office.today)


class HandlingForm(PetitionActForm):
    """Who gets it, on which day, by which document (BR-34)."""

    handling = PetitionHandling.ACCEPTED
    body_label = "Cơ quan"
    needs_body = True
    needs_document = True
    document_label = "Văn bản số"
    explained = ""

    def ask(self) -> None:
        noun, today = self.sheet.petition, self.operations.office.today
        self.again = Notice("warn")
        self.again.hide()
        self.place(self.again)
        self._body = self.add(
            "handled_by", self.body_label, Choice(placeholder="Chọn cơ quan"), required=self.needs_body
        )
        self._on = self.add("handled_on", "Ngày", self.day_field(today), required=True, span=1)
        self.offer_bodies(self._body, self._on)
        self._document = self.add(
            "document", self.document_label, LineField(placeholder="Số 12-CV/ĐU"),
            required=self.needs_document, span=1,
        )  # fmt: skip
        self._reason = self.add("reason", self.explained or "Ghi thêm", TextBox(lines=2, most_lines=5))
        if noun.handled_by is not None:
            self._body.set_value(noun.handled_by)
        self.ask_more()

    def ask_more(self) -> None:
        """Further questions of one way of handling."""

    def problems(self) -> dict[str, str]:
        if self._body.value() is None and not is_blank(self._body.text()):
            return {"handled_by": "Chọn cơ quan trong danh sách (F4)."}
        return {}

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["handled_by"]:
            return "Cần chọn cơ quan."
        if field is self.fields["document"]:
            return "Cần ghi số văn bản."
        return super().required_sentence(field)

    def act(self) -> Act:
        from desktop.services.petition_handling import Handling, handle_petition

        body = self._body.value()
        done = Handling(
            self.handling,
            self._on.date() or self.operations.office.today,
            str(body) if body is not None else None,
            self._document.committed_text().strip(),
            self._reason.committed_text().strip(),
        )
        key = self.key
        return lambda office: handle_petition(office, key, done)


class ClassificationForm(PetitionActForm):
    """Phân loại: whether it can be processed, with the conditions ticked, and whose matter it is (BR-36)."""

    done_by = "classify_petition"
    heading, save_words, draft_prefix = "Phân loại đơn", "Ghi phân loại", "don-phan-loai"

    def ask(self) -> None:
        self._said = ClassificationQuestions(self, self.catalogues)
        self._said.fill(self.sheet.petition)

    def restore(self, content: str) -> None:
        super().restore(content)
        self._said.arrange()

    def problems(self) -> dict[str, str]:
        return self._said.problems()

    def said(self) -> str:
        return f"Đã phân loại {named(self.sheet.petition)}."

    def act(self) -> Act:
        from desktop.services.petition_handling import Classification, classify_petition

        key, said = self.key, self._said
        competence = said.competence()
        assert competence is not None
        found = Classification(
            eligible=said.eligible() is True,
            competence=competence,
            capacity=said.capacity(),
            checks=said.ticks.values(),
            ineligible_reason=said.reason(),
            subject_area=said.subject_area(),
        )
        return lambda office: classify_petition(office, key, found)


class TransferForm(HandlingForm):
    """Chuyển đơn; the same content goes out once, a second time needs its reason (BR-34)."""

    heading, save_words, draft_prefix = "Chuyển đơn", "Ghi chuyển", "don-chuyen"
    handling = PetitionHandling.TRANSFERRED
    body_label, document_label = "Chuyển đến", "Phiếu chuyển số"

    def ask_more(self) -> None:
        before = self.sheet.transferred
        if before is not None:
            self.again.set_notice("warn", transferred_before(before.on, before.document))
            self.again.show()
            self.fields["reason"].set_label("Lý do vẫn chuyển")
            self.fields["reason"].set_required(True)

    def said(self) -> str:
        return f"Đã ghi chuyển {named(self.sheet.petition)}."


class GuidanceForm(HandlingForm):
    """Hướng dẫn: where the sender is told to turn."""

    heading, save_words, draft_prefix = "Hướng dẫn", "Ghi hướng dẫn", "don-huong-dan"
    handling = PetitionHandling.GUIDED
    body_label, document_label = "Hướng dẫn đến", "Phiếu hướng dẫn số"
    needs_body = False

    def said(self) -> str:
        return f"Đã ghi hướng dẫn {named(self.sheet.petition)}."


class HandBackForm(HandlingForm):
    """Trả lại: why the petition goes back to its sender."""

    heading, save_words, draft_prefix = "Trả lại đơn", "Ghi trả lại", "don-tra-lai"
    handling = PetitionHandling.HANDED_BACK
    needs_body = needs_document = False
    explained = "Lý do trả lại"

    def ask_more(self) -> None:
        self.fields["handled_by"].hide()
        self.fields["reason"].set_required(True)

    def said(self) -> str:
        return f"Đã ghi trả lại {named(self.sheet.petition)}."


class FilingForm(HandBackForm):
    """Lưu đơn: why nothing is done with it."""

    heading, save_words, draft_prefix = "Lưu đơn", "Lưu đơn", "don-luu"
    handling = PetitionHandling.FILED
    explained = "Lý do lưu đơn"

    def said(self) -> str:
        return f"Đã lưu {named(self.sheet.petition)}."


class AcceptanceForm(HandlingForm):
    """Thụ lý: which body works on it from which day."""

    heading, save_words, draft_prefix = "Thụ lý", "Ghi thụ lý", "don-thu-ly"
    body_label, document_label = "Cơ quan giải quyết", "Thông báo thụ lý số"
    needs_document = False

    def said(self) -> str:
        return f"Đã ghi thụ lý {named(self.sheet.petition)}."


class SenderNoticeForm(PetitionActForm):
    """Báo cho người gửi: what stops the clock of the notice; the Party tells in writing (BR-30)."""

    done_by = "notify_sender"
    heading, save_words, draft_prefix = "Thông báo cho người gửi", "Ghi đã thông báo", "don-thong-bao"

    def ask(self) -> None:
        step = self.sheet.next_step
        hint = f"Chậm nhất {long_day(step.due)}." if step and step.due else ""
        today = self.operations.office.today
        self._on = self.add("notice", "Ngày thông báo", self.day_field(today), required=True, hint=hint)
        self._form = self.add("form", "Cách báo", Segments(list(NOTICE_FORMS.items())), required=True)
        self._form.set_value(NoticeForm.WRITTEN)
        self._document = self.add(
            "document", "Văn bản số", LineField(placeholder="Số 15-TB/ĐU"), required=True
        )
        self._form.changed.connect(
            lambda form: self.fields["document"].set_required(form == NoticeForm.WRITTEN)
        )

    def said(self) -> str:
        return f"Đã ghi thông báo {named(self.sheet.petition)}."

    def act(self) -> Act:
        from desktop.services.petitions import notify_sender

        key, on = self.key, self._on.date() or self.operations.office.today
        form = NoticeForm(str(self._form.value()))
        notice = SenderNotice(on, self._document.committed_text().strip(), form)
        return lambda office: notify_sender(office, key, notice)


class ResultForm(PetitionActForm):
    """Ghi kết quả: what was answered or decided, and when."""

    done_by = "settle_petition"
    heading, save_words, draft_prefix = "Ghi kết quả", "Ghi kết quả", "don-ket-qua"

    def ask(self) -> None:
        self._result = self.add("result", "Kết quả", TextBox(lines=3, most_lines=7), required=True)
        self._on = self.add(
            "settled_on", "Ngày giải quyết xong", self.day_field(self.operations.office.today), required=True
        )
        self._result.set_text(self.sheet.petition.result)
        self.promises = PromisesToo(self)

    def restore(self, content: str) -> None:
        super().restore(content)
        self.promises.arrange()

    def required_sentence(self, field: Field) -> str:
        name = next((name for name, each in self.fields.items() if each is field), "")
        return self.promises.sentence(name) or super().required_sentence(field)

    def said(self) -> str:
        return f"Đã ghi kết quả {named(self.sheet.petition)}."

    def act(self) -> Act:
        from desktop.services.answers import settle_with_promises

        key, on = self.key, self._on.date() or self.operations.office.today
        result = self._result.committed_text().strip()
        promises, reply = self.promises.keys(), self.promises.reply()
        return lambda office: settle_with_promises(office, key, on, result, promises, reply)


class WithdrawalForm(PetitionActForm):
    """Rút đơn: its day and why; every clock stops."""

    done_by = "withdraw_petition"
    heading, save_words, draft_prefix = "Rút đơn", "Ghi rút đơn", "don-rut"

    def ask(self) -> None:
        self._on = self.add(
            "withdrawn", "Ngày rút đơn", self.day_field(self.operations.office.today), required=True
        )
        self._reason = self.add("reason", "Lý do", TextBox(lines=3), required=True)

    def said(self) -> str:
        return f"Đã ghi rút {named(self.sheet.petition)}."

    def act(self) -> Act:
        from desktop.services.petitions import withdraw_petition

        key, on = self.key, self._on.date() or self.operations.office.today
        withdrawal = Withdrawal(on, self._reason.committed_text().strip())
        return lambda office: withdraw_petition(office, key, withdrawal)


class StrikeForm(LeavingForm, PetitionActForm):
    """Bỏ đơn số 111: the line stays struck through, its number is not used again (BR-14)."""

    done_by = "strike_petition"
    save_words, draft_prefix = "Bỏ đơn", "don-bo"
    reasons, kept = STRIKE_REASONS, "Dòng này vẫn nằm trong sổ, gạch ngang; số đến không dùng lại."

    def heading_of(self, number: int) -> str:
        return f"Bỏ đơn số {number}"

    def act(self) -> Act:
        from desktop.services.petitions import strike_petition

        key, reason = self.key, self.reason()
        return lambda office: strike_petition(office, key, reason)
