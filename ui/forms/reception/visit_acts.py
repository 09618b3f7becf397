"""What takes the place of the visit for a moment: refusing to receive, taking a line out (BR-14, BR-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.calendar import weekday_name
from desktop.domain.grounds import RefusalGround, named_ground, refusal_due
from desktop.domain.reception import ReceptionRefusal
from desktop.domain.vietnamese import is_blank
from desktop.domain.writing import short_date
from ui.style import current
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

_WIDEST = 760
_OTHER = "lý do khác"
_REASONS = ("ghi trùng", "ghi nhầm buổi", "người dân về, không tiếp", _OTHER)


class VisitAct(QWidget):
    """A short form over the visit. :attr:`closed` follows Esc and *Quay lại*; nothing is done then."""

    closed = Signal()

    def __init__(self, title: str, *parts: QWidget, act: ActionButton) -> None:
        super().__init__()
        self.setObjectName("work")
        self.title = QLabel(title)
        self.title.setProperty("look", "section")
        self.act_button = act
        self.back_button = ActionButton("Quay lại", "back", "Esc")
        self.back_button.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        body = QWidget()
        body.setObjectName("work")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.title)
        for part in parts:
            part.setMaximumWidth(current().px(_WIDEST))
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(body)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class RefusalForm(VisitAct):
    """Từ chối tiếp: the ground from the list, its words to be mended, the reason; whether Mẫu 01/TCD is due.

    :attr:`refused` carries the refusal.
    """

    refused = Signal(object)

    def __init__(self, work: ReceptionWork, before: ReceptionRefusal | None) -> None:
        self._work, self._before = work, before
        self.choice = Choice(
            (ChoiceItem(each, each.words, each.source) for each in work.grounds), name="Căn cứ từ chối"
        )
        self.ground = TextBox(name="Căn cứ ghi trên văn bản", lines=2, most_lines=5)
        self.detail = TextBox(name="Lý do", lines=3, most_lines=8)
        self.told = Notice("info", "Chọn căn cứ để biết có phải lập văn bản không.")
        self.ground_field = Field("Căn cứ ghi trên văn bản", self.ground, required=True)
        self.detail_field = Field("Lý do", self.detail, required=True)
        act = ActionButton("Ghi từ chối tiếp", "check", "Ctrl+Enter", "primary")
        super().__init__(
            "Từ chối tiếp",
            Field("Căn cứ (chọn, rồi sửa chữ nếu cần)", self.choice, required=True),
            self.ground_field,
            self.detail_field,
            self.told,
            act=act,
        )
        if before is not None:
            self.ground.set_text(before.ground)
            self.detail.set_text(before.detail)
            self.choice.set_value(named_ground(before.ground, work.grounds))
        self.choice.chosen.connect(self._take_ground)
        self.ground.textChanged.connect(self._tell)
        act.clicked.connect(self.finish)
        self._tell()
        self.setFocusProxy(self.choice)

    def _take_ground(self, value: object) -> None:
        if isinstance(value, RefusalGround):
            self.ground.set_text(f"{value.source}: {value.words[:1].lower()}{value.words[1:]}")
            self.detail.setFocus()

    def _tell(self) -> None:
        """Oral, or written and by when (BR-21; Nghị định 154/2026 Điều 4.2, 4.3)."""
        catalogues = self._work.offer.catalogues
        ground = named_ground(self.ground.text(), self._work.grounds)
        due = refusal_due(self._work.draft.session.held_on, ground, catalogues.limits, catalogues.calendar)
        if ground is None:
            return
        if due is None:
            self.told.set_notice("info", "Giải thích trực tiếp cho người dân, không phải lập văn bản.")
            return
        day = f"{weekday_name(due.due)}, {short_date(due.due)}"
        words = f"Phải gửi Thông báo từ chối tiếp công dân **Mẫu 01/TCD**, chậm nhất **{day}**"
        self.told.set_notice("warn", f"{words} ({due.count} ngày làm việc).")

    def finish(self) -> None:
        """Ground and reason are needed; then the visit is refused."""
        ground, detail = self.ground.committed_text(), self.detail.committed_text()
        self.ground_field.set_error("Cần ghi căn cứ từ chối." if is_blank(ground) else None)
        self.detail_field.set_error("Cần ghi lý do." if is_blank(detail) else None)
        if is_blank(ground) or is_blank(detail):
            (self.ground if is_blank(ground) else self.detail).setFocus()
            return
        number, issued = (self._before.number, self._before.issued_on) if self._before else (None, None)
        self.refused.emit(ReceptionRefusal(ground.strip(), detail.strip(), number, issued))


class StrikeForm(VisitAct):
    """Bỏ lượt: why; the line stays struck through. :attr:`struck` carries the reason."""

    struck = Signal(str)

    def __init__(self, number: int) -> None:
        self.reason = Choice((ChoiceItem(each, each) for each in _REASONS), editable=True, name="Lý do")
        self.reason.set_text(_REASONS[0])
        self.reason_field = Field("Lý do", self.reason, required=True)
        act = ActionButton(f"Bỏ lượt số {number}", "trash")
        super().__init__(
            f"Bỏ lượt số {number}",
            Notice("info", f"Lượt vẫn còn trong sổ, gạch ngang. Số {number} không dùng lại."),
            self.reason_field,
            act=act,
        )
        act.clicked.connect(self.finish)
        self.reason.returnPressed.connect(self.finish)
        self.setFocusProxy(self.reason)

    def finish(self) -> None:
        """A reason is needed; *lý do khác* asks for it in words."""
        words = self.reason.committed_text().strip()
        if is_blank(words) or words == _OTHER:
            self.reason_field.set_error("Cần ghi lý do.")
            self.reason.setFocus()
            self.reason.selectAll()
            return
        self.struck.emit(words)
