"""After completion: signing, correcting, reading old versions, and the notice of conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dialogue import MinutesState
from desktop.domain.papers import PaperKind
from desktop.domain.writing import short_date
from desktop.registers.versions import MinutesVersion, versions_of
from desktop.texts import sentence
from ui.forms.journal.work import RecordWork
from ui.widgets.buttons import ActionButton
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.forms.journal.paper_desk import PaperDesk


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(8)
    head = QLabel(title)
    head.setProperty("look", "strong")
    column.addWidget(head)
    return card, column


class CompletedPanel(QScrollArea):
    """:attr:`reopened` follows a correction: the minutes can be written again as a new version."""

    reopened = Signal()

    def __init__(self, work: RecordWork[Any], desk: PaperDesk) -> None:
        super().__init__()
        self._work, self._desk = work, desk
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.state = Notice("ok")
        self.sign_button = ActionButton("Đánh dấu đã ký và khóa nội dung", "check", role="primary")
        self.correct_button = ActionButton("Sửa bản đã ký…", "pencil")
        self.reason = TextBox(name="Lý do sửa", lines=2, most_lines=5)
        self.reason_field = Field("Lý do sửa", self.reason, required=True)
        self.open_button = ActionButton("Mở bản sửa", "pencil", role="soft")
        self._versions = QVBoxLayout()
        self.notice_number = LineField(name="Số thông báo", placeholder="để trống cho văn thư ghi")
        self.notice_day = DateField(name="Ngày thông báo", today=lambda: work.operations.office.today)
        self.number_field = Field("Số thông báo", self.notice_number)
        self.next_button = ActionButton("Lấy số kế tiếp")
        self.see_notice = ActionButton("Xem thông báo", "document")
        self.issue_button = ActionButton("Lập thông báo", "document", role="soft")
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(10)
        for part in (self.state, self._sign_card(), self._notice_card(), self._version_card()):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self._connect()

    def _connect(self) -> None:
        self.sign_button.clicked.connect(self._sign)
        self.correct_button.clicked.connect(self._ask_reason)
        self.open_button.clicked.connect(self._correct)
        self.next_button.clicked.connect(self._take_next)
        self.see_notice.clicked.connect(lambda: self._desk.show_kind(PaperKind.CONCLUSION_NOTICE))
        self.issue_button.clicked.connect(self._issue)

    def _sign_card(self) -> QWidget:
        card, column = _card("Biên bản")
        column.addWidget(self.sign_button)
        column.addWidget(self.correct_button)
        column.addWidget(self.reason_field)
        column.addWidget(self.open_button)
        self.reason_field.hide()
        self.open_button.hide()
        return card

    def _notice_card(self) -> QWidget:
        card, column = _card("Thông báo kết luận")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number_field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Field("Ngày", self.notice_day), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.issue_button, self.next_button, self.see_notice):
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        return card

    def _version_card(self) -> QWidget:
        card, column = _card("Các bản đã hoàn thành")
        column.addLayout(self._versions)
        return card

    def renew(self) -> None:
        """Show the state the book has."""
        signed = self._work.state is MinutesState.SIGNED
        words = "Biên bản đã ký. Nội dung đã khóa." if signed else "Đã hoàn thành, chờ ký. Nội dung đã khóa."
        self.state.set_notice("ok", words)
        self.sign_button.setVisible(not signed)
        self.reason_field.hide()
        self.open_button.hide()
        self.reason.set_text("")
        given = self._work.notice
        if given.number is not None:
            self.notice_number.setText(f"{given.number:02d}")
        self.notice_day.set_date(given.issued_on or self._work.operations.office.today)
        while (item := self._versions.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for version in versions_of(self._work.operations.office, self._work.closing.kind, self._work.key):
            self._versions.addWidget(self._version_row(version))

    def _version_row(self, version: MinutesVersion) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        at = version.completed_at
        words = f"Bản {version.version}, {at.hour} giờ {at.minute:02d} ngày {short_date(at.date())}"
        words += f", {version.author}" if version.author else ""
        words += f"\nLý do: {version.reason}" if version.reason else ""
        label = QLabel(words)
        label.setWordWrap(True)
        button = ActionButton("Xem", name=f"Xem bản {version.version}")
        button.clicked.connect(lambda: self._desk.show_kind(self._work.closing.paper, version.version))
        line.addWidget(label, 1)
        line.addWidget(button)
        return row

    def _ask_reason(self) -> None:
        self.reason_field.show()
        self.open_button.show()
        self.reason.setFocus()

    def _correct(self) -> None:
        why = self.reason.committed_text().strip()
        if not why:
            self.reason_field.set_error("Cần ghi lý do.")
            self.reason.setFocus()
            return
        self.reason_field.set_error(None)
        correct, key = self._work.closing.correct, self._work.key
        self._work.run(lambda office: correct(office, key, why), self.reopened.emit, self._refused)

    def _take_next(self) -> None:
        number = self._work.closing.next_notice_number(self._work.operations.office, self._work.key)
        self.notice_number.setText(f"{number:02d}")

    def _issue(self) -> None:
        typed = self.notice_number.committed_text().strip()
        if typed and not (typed.isascii() and typed.isdigit()):
            self.number_field.set_error("Số thông báo chỉ gồm chữ số.")
            return
        self.number_field.set_error(None)
        day = self.notice_day.date() or self._work.operations.office.today
        number = int(typed) if typed else None
        issue, key = self._work.closing.issue_notice, self._work.key
        self._work.run(
            lambda office: issue(office, key, number, day),
            lambda: self._desk.show_kind(PaperKind.CONCLUSION_NOTICE),
            self._refused,
        )

    def _sign(self) -> None:
        sign, key = self._work.closing.sign, self._work.key
        self._work.run(lambda office: sign(office, key), self.renew, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        words = sentence(refusal)
        if refusal.field == "number":
            self.number_field.set_error(words)
            self.notice_number.setFocus()
        else:
            self._desk.say("late", words)
