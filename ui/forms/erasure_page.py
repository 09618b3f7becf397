"""Before a record becomes a denunciation: what is erased, what cannot be reached; a page, not a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.changes import Change, Kind
from desktop.office import Office
from desktop.services.secrecy import IdentityTraces, identity_traces
from desktop.texts import sentence
from ui.style import current
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations

TITLE = "Xóa danh tính và chuyển thành tố cáo"
PURGE = (
    "Danh tính đã ghi sẽ bị xóa khỏi sổ, bản nháp, lịch sử và tìm kiếm. "
    "Bản sao lưu cũ vẫn còn: liên hệ người giữ bản sao lưu để hủy."
)
_RECORDS = {Kind.VISIT: "lượt tiếp", Kind.PETITION: "đơn"}
_WIDEST = 760


class ErasurePage(QWidget):
    """What ``erase`` is going to take out of everything the book holds of a record.

    :attr:`erased` carries the change; :attr:`closed` follows Esc and *Quay lại*: then nothing was done.
    """

    erased = Signal(object)
    closed = Signal()

    def __init__(
        self, operations: Operations, kind: Kind, key: str, erase: Callable[[Office], Change]
    ) -> None:
        super().__init__()
        self.setObjectName("work")
        self._operations, self._kind, self._key, self._erase = operations, kind, key, erase
        self._under_way = False
        title = QLabel(TITLE)
        title.setProperty("look", "page")
        self.list = QLabel("Đang tìm những nơi còn danh tính…")
        self.list.setWordWrap(True)
        self.list.setTextFormat(Qt.TextFormat.PlainText)
        self.purge = Notice("secret", PURGE)
        self.message = Notice("late")
        self.message.hide()
        self.erase_button = ActionButton(TITLE, "lock")
        self.back_button = ActionButton("Quay lại", "back", "Esc")
        self.erase_button.clicked.connect(self.erase)
        self.back_button.clicked.connect(self.closed)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 14)
        inside.setSpacing(8)
        head = QLabel("Sẽ xóa")
        head.setProperty("look", "section")
        inside.addWidget(head)
        inside.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.erase_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._lay_out(title, card, buttons)
        self.setFocusProxy(self.back_button)
        operations.read(lambda office: identity_traces(office, kind, key), self._show, self._refuse)

    def _lay_out(self, title: QLabel, card: QFrame, buttons: QHBoxLayout) -> None:
        body = QWidget()
        body.setObjectName("work")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        for part in (title, card, self.purge, self.message):
            part.setMaximumWidth(current().px(_WIDEST))
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(body)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(room)

    def _show(self, traces: IdentityTraces) -> None:
        self.list.setText("\n".join(f"•  {line}" for line in erased_lines(traces, self._kind)))
        if traces.copies:
            names = ", ".join(traces.copies)
            self.purge.set_notice("secret", f"{PURGE} Cạnh sổ còn bản cũ: {names}.")

    def erase(self) -> None:
        """Do it, once."""
        if not self._under_way:
            self._under_way = True
            self.erase_button.set_text("Đang xóa…")
            self._operations.run(self._erase, done=self.erased.emit, failed=self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._under_way = False
        self.erase_button.set_text(TITLE)
        self.message.set_notice("late", sentence(refusal))
        self.message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def erased_lines(traces: IdentityTraces, kind: Kind) -> tuple[str, ...]:
    """What goes, line by line, and where the same person stands besides; no name is said."""
    record = _RECORDS.get(kind, "bản ghi")
    counted = (
        (traces.people, f"họ tên, địa chỉ, giấy tờ, điện thoại của {traces.people} người trong {record} này"),
        (traces.commitments, f"tên trong {traces.commitments} cam kết"),
        (traces.versions, f"tên trong {traces.versions} bản biên bản đã hoàn thành"),
        (traces.papers, f"tên trong {traces.papers} văn bản đã lập; văn bản được lập lại không có tên"),
        (traces.attachments, f"{traces.attachments} tệp đính kèm có thể cho biết là ai; giữ bản giấy"),
        (traces.drafts, f"{traces.drafts} bản nháp trên máy"),
        (traces.trashed, f"tên trong {traces.trashed} bản ghi ở Thùng rác"),
        (traces.audit_lines, f"giá trị cũ trong {traces.audit_lines} dòng nhật ký"),
        (1, "chữ để tìm kiếm"),
    )  # fmt: skip
    lines = [words for count, words in counted if count]
    if traces.elsewhere:
        numbers = ", ".join(
            f"{_RECORDS.get(each.kind, 'bản ghi')} số {each.number}" for each in traces.elsewhere
        )
        lines.append(f"Không xóa ở chỗ khác có cùng người: {numbers}")
    return tuple(lines)
