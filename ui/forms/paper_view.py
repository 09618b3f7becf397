"""One paper inside the window: the very bytes that are saved, printed and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from ui.forms import paper_files
from ui.forms.form import Act, Form
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfPreview

if TYPE_CHECKING:
    from desktop.office import Office
    from ui.operations import Operations

Issue = Callable[["Office", str, int | None, date], Change]
TITLES = {
    PaperKind.DIALOGUE_MINUTES: "Biên bản",
    PaperKind.CONCLUSION_NOTICE: "Thông báo kết luận",
    PaperKind.DIALOGUE_PLAN: "Kế hoạch đối thoại",
    PaperKind.INVITATION: "Giấy mời",
    PaperKind.RECEPTION_MINUTES: "Biên bản tiếp dân",
    PaperKind.SCHEDULE: "Lịch tiếp dân",
    PaperKind.ACCEPTANCE_NOTICE: "Thông báo tiếp nhận, xử lý",
    PaperKind.RECEIPT: "Giấy biên nhận",
    PaperKind.REFUSAL_NOTICE: "Thông báo từ chối tiếp công dân",
    PaperKind.GUIDANCE_SLIP: "Phiếu hướng dẫn",
    PaperKind.TRANSFER_SLIP: "Phiếu chuyển đơn",
    PaperKind.REMINDER: "Công văn đôn đốc",
    PaperKind.ANSWER_NOTICE: "Thông báo kết quả",
    PaperKind.APOLOGY: "Thư xin lỗi",
    PaperKind.EARLIER_RESULTS: "Báo cáo kết quả kỳ trước",
    PaperKind.FOLLOW_UP: "Phiếu theo dõi công việc",
    PaperKind.DISPOSAL_LIST: "Danh mục hồ sơ đến hạn xét hủy",
}
_FILES = {
    PaperKind.DIALOGUE_MINUTES: "bien-ban",
    PaperKind.CONCLUSION_NOTICE: "thong-bao-ket-luan",
    PaperKind.DIALOGUE_PLAN: "ke-hoach",
    PaperKind.INVITATION: "giay-moi",
    PaperKind.RECEPTION_MINUTES: "bien-ban-tiep-dan",
    PaperKind.SCHEDULE: "lich-tiep-dan",
    PaperKind.ACCEPTANCE_NOTICE: "thong-bao-tiep-nhan",
    PaperKind.RECEIPT: "giay-bien-nhan",
    PaperKind.REFUSAL_NOTICE: "thong-bao-tu-choi",
    PaperKind.GUIDANCE_SLIP: "phieu-huong-dan",
    PaperKind.TRANSFER_SLIP: "phieu-chuyen",
    PaperKind.REMINDER: "don-doc",
    PaperKind.ANSWER_NOTICE: "thong-bao-ket-qua",
    PaperKind.APOLOGY: "xin-loi",
    PaperKind.EARLIER_RESULTS: "ket-qua-ky-truoc",
    PaperKind.FOLLOW_UP: "phieu-theo-doi",
    PaperKind.DISPOSAL_LIST: "den-han-xet-huy",
}
_NUMBERED = frozenset({
    PaperKind.CONCLUSION_NOTICE, PaperKind.ACCEPTANCE_NOTICE, PaperKind.REFUSAL_NOTICE,
    PaperKind.GUIDANCE_SLIP, PaperKind.TRANSFER_SLIP, PaperKind.REMINDER, PaperKind.ANSWER_NOTICE,
    PaperKind.APOLOGY, PaperKind.EARLIER_RESULTS,
})  # fmt: skip

_OF_PROMISES = frozenset({
    PaperKind.REMINDER, PaperKind.ANSWER_NOTICE, PaperKind.APOLOGY, PaperKind.EARLIER_RESULTS,
})  # fmt: skip


class NoticeForm(Form):
    """Ban hành: the number (blank for the clerk) and the day of a notice, a slip or a letter."""

    done_by = "issue_letter"

    def __init__(
        self,
        operations: Operations,
        key: str,
        next_number: int | None,
        of: Kind = Kind.DIALOGUE,
        kind: PaperKind = PaperKind.CONCLUSION_NOTICE,
    ) -> None:
        title = TITLES[kind]
        super().__init__(operations, f"Ban hành {title[:1].lower()}{title[1:]}", save="Ban hành")
        self._key, self._of, self._kind = key, of, kind
        today = operations.office.today
        self._number = self.add(
            "number", f"Số {' '.join(title.split()[: 1 if title.startswith('Phiếu') else 2]).lower()}",
            LineField(f"{next_number:02d}" if next_number else ""), hint="Để trống cho văn thư ghi tay.",
        )  # fmt: skip
        day = DateField(today, today=lambda: today)
        self._day = self.add("issued_on", "Ngày ban hành", day, required=True)
        self.finish()

    def problems(self) -> dict[str, str]:
        typed = self._number.committed_text().strip()
        label = self.fields["number"].label_text()
        return {} if not typed or typed.isdecimal() else {"number": f"{label} chỉ gồm chữ số."}

    def act(self) -> Act:
        issue, _ = _issuing(self._kind, self._of)
        typed = self._number.committed_text().strip()
        on = self._day.date() or self.operations.office.today
        number = int(typed) if typed else None
        return lambda office: issue(office, self._key, number, on)


class PaperView(QWidget):
    """Preview with its acts. :attr:`closed` follows Esc or ‹. ``of`` says what kind of record ``key`` names,
    where papers of several kinds have the same name."""

    closed = Signal()

    def __init__(self, operations: Operations, kind: PaperKind, key: str, of: Kind = Kind.DIALOGUE) -> None:
        super().__init__()
        self.operations, self.kind, self.key, self.of = operations, kind, key, of
        self.content = b""
        self.ask_where = paper_files.ask_where
        self.documents: Path | None = None
        self.message = Notice("late")
        self.message.hide()
        self.preview = PdfPreview(TITLES[kind])
        self.form_place = QFrame()
        self.form_place.setProperty("card", True)
        self.form_place.hide()
        self._lay_out()
        self.load()

    def _lay_out(self) -> None:
        back = ActionButton(icon="back", key="Esc", name="Quay lại")
        back.clicked.connect(self.closed)
        word = ActionButton("Mở bằng Word", "word")
        word.clicked.connect(self.open_word)
        save = ActionButton("Lưu PDF", "save")
        save.clicked.connect(self.save_pdf)
        send = ActionButton("In", "printer", "Ctrl+P")
        send.clicked.connect(self.print_paper)
        self.preview.set_actions([back, word, save, send])
        column = QVBoxLayout()
        column.setSpacing(8)
        choices = self.head_row()
        if choices is not None:
            column.addWidget(choices)
        column.addWidget(self.message)
        column.addWidget(self.preview, 1)
        self.form_place.setFixedWidth(current().px(250))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.form_place)

    def head_row(self) -> QWidget | None:
        """What a paper offers over its preview; most offer nothing."""
        return None

    def load(self, _change: object = None) -> None:
        """Make the bytes on the worker, then show them."""
        self.message.set_notice("info", "Đang tạo bản in…")
        self.message.show()
        self.operations.read(
            partial(_pdf, kind=self.kind, key=self.key, of=self.of), self._show, self._refuse
        )

    def _show(self, found: tuple[bytes, bool, int | None]) -> None:
        self.content, issued, number = found
        self.message.hide()
        self.preview.show_pdf(self.content)
        offers = self.kind in _NUMBERED and not issued
        if offers and self.form_place.layout() is None:
            form = NoticeForm(self.operations, self.key, number, self.of, self.kind)
            form.saved.connect(self.load)
            form.closed.connect(self.closed)
            column = QVBoxLayout(self.form_place)
            column.setContentsMargins(14, 12, 12, 14)
            heading = QLabel(form.title)
            heading.setProperty("look", "section")
            heading.setWordWrap(True)
            column.addWidget(heading)
            column.addWidget(form, 1)
            column.addWidget(form.sum_label)
            column.addWidget(form.save_button)
        self.form_place.setVisible(offers)

    def _refuse(self, refusal: Refusal) -> None:
        self.message.set_notice("late", texts.sentence(refusal))
        self.message.show()

    def file_name(self, suffix: str) -> str:
        """Name offered for a file; no person's name stands in it."""
        return f"{_FILES[self.kind]}-{self.key.replace(':', '-')}{suffix}"

    def save_pdf(self) -> None:
        """Save the very bytes of the preview."""
        where = self.ask_where(self, self.file_name(".pdf"), "PDF (*.pdf)") if self.content else ""
        if where:
            self._try(lambda: paper_files.write_file(Path(where), self.content))

    def open_word(self) -> None:
        """The same paper as a Word file, handed to Word."""
        name = self.file_name(".docx")

        def hand_over(content: bytes) -> None:
            self._try(lambda: paper_files.open_with_word(name, content, self.documents))

        self.operations.read(partial(_docx, kind=self.kind, key=self.key), hand_over, self._refuse)

    def print_paper(self) -> None:
        """Print the bytes of the preview; without a printer a sentence says what else to do."""
        if not self.content:
            return
        if paper_files.has_printer():
            paper_files.print_pdf(self, self.content, TITLES[self.kind])
            return
        save = ActionButton("Lưu PDF", "save")
        save.clicked.connect(self.save_pdf)
        self.message.set_notice("warn", paper_files.NO_PRINTER, [save])
        self.message.show()

    def _try(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except Refusal as refusal:
            self._refuse(refusal)

    def commit_all(self) -> None:
        """Nothing is typed here but a number."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        elif event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.print_paper()
        else:
            super().keyPressEvent(event)


def _pdf(office: Office, *, kind: PaperKind, key: str, of: Kind) -> tuple[bytes, bool, int | None]:
    """The bytes, whether they were issued, and the next number of a notice that was not."""
    from desktop.services import papers

    issued = papers.issued_paper(office, kind, key) is not None
    offers = kind in _NUMBERED and not issued
    _, next_number = _issuing(kind, of)
    number = next_number(office, key) if offers else None
    return papers.paper_bytes(office, kind, key), issued, number


def _issuing(kind: PaperKind, of: Kind) -> tuple[Issue, Callable[[Office, str], int | None]]:
    """How a paper is issued, and its next number: a letter, or the conclusion notice of what ``of`` says."""
    from desktop.services import letters, papers, reception_minutes

    if kind in _OF_PROMISES:
        return _issuing_promise_letter(kind)
    if kind is not PaperKind.CONCLUSION_NOTICE:
        return (
            lambda office, key, number, on: letters.issue_letter(office, kind, key, number, on),
            lambda office, key: letters.next_letter_number(office, kind, key),
        )
    if of is Kind.RECEPTION_SESSION:
        return reception_minutes.issue_reception_notice, reception_minutes.next_notice_number
    return papers.issue_notice, papers.next_notice_number


def _issuing_promise_letter(kind: PaperKind) -> tuple[Issue, Callable[[Office, str], int | None]]:
    from desktop.services import commitment_letters as letters

    def issue(office: Office, key: str, number: int | None, on: date) -> Change:
        if kind is PaperKind.REMINDER:
            return letters.issue_reminder(office, key, number, on)
        return letters.issue_promise_letter(office, kind, key, number, on)

    return issue, lambda office, key: letters.next_promise_number(office, kind, key)


def _docx(office: Office, *, kind: PaperKind, key: str) -> bytes:
    from desktop.services import papers

    return papers.paper_bytes(office, kind, key, ".docx")
