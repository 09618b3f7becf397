"""Locking a book, giving a locked one another key, and putting a recovery sheet away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.users import clean_login, proposed_login
from ui.forms.new_password import NewPassword
from ui.forms.questions import Questions
from ui.forms.sheet_view import PUT_AWAY, SheetView
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from ui.operations import Operations
    from ui.widgets.field import Field

NOT_TICKED = f"Cần in, cất phiếu rồi đánh dấu “{PUT_AWAY}”."
ANOTHER_KEY = (
    "Dùng khi có người rời cơ quan hoặc nghi lộ mật khẩu. Toàn bộ sổ được mã hóa lại; người khác phải được "
    "đặt lại mật khẩu ở danh sách này, phiếu cũ không mở được nữa. "
    "Bản sao lưu cũ vẫn mở bằng mật khẩu và phiếu cũ."
)
NOTHING_OPENS = "Không có mật khẩu và phiếu khôi phục thì không mở được sổ, kể cả người làm phần mềm."


class LockQuestions(Questions):
    """Login and password of the one who locks: chief of office and administrator from then on.

    With ``login`` the book is locked already and gets another key; that person keeps the login.
    """

    def __init__(self, name: str, login: str = "") -> None:
        if login:
            super().__init__("Đổi khóa sổ", save="Đổi khóa, lập phiếu mới", columns=2)
        else:
            super().__init__("Khóa sổ bằng mật khẩu", save="Khóa sổ, lập phiếu khôi phục", columns=2)
        hint = f"{name} giữ mọi quyền của chánh văn phòng và người quản trị." if name and not login else ""
        field = LineField(login or proposed_login(name))
        field.setReadOnly(bool(login))
        self.login = self.add("login", "Tên đăng nhập", field, required=True, span=1, hint=hint)
        self.place(QWidget(), 1)
        self.password = NewPassword(self)
        self.place(Notice("warn", ANOTHER_KEY) if login else Notice("info", NOTHING_OPENS))
        self.grid.setRowStretch(self.grid.rowCount(), 1)

    def problems(self) -> dict[str, str]:
        if not clean_login(self.login.committed_text()):
            return {"login": "Tên đăng nhập cần có chữ hoặc số không dấu."}
        return self.password.problems()

    def required_sentence(self, field: Field) -> str:
        return self.password.required_sentence(field) or super().required_sentence(field)


class SheetDesk(QWidget):
    """A sheet just made; :attr:`finished` only after the tick."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SheetView()
        self.done = ActionButton("Xong", "check", role="primary")
        self.done.clicked.connect(self._finish)
        self.missing = QLabel()
        self.missing.setProperty("look", "error")
        self.view.put_away.connect(lambda _: self.missing.clear())
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.done)
        foot.addWidget(self.missing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def show_sheet(self, content: bytes) -> None:
        """Show it with the cursor on printing."""
        self.view.show_sheet(content)
        self.view.print_button.setFocus()

    def _finish(self) -> None:
        if not self.view.tick.isChecked():
            self.missing.setText(NOT_TICKED)
            self.view.tick.setFocus()
            return
        self.view.forget()
        self.finished.emit()


class LockDesk(QWidget):
    """The questions, then the sheet. :attr:`locked` when the sheet is put away, :attr:`closed` before."""

    locked = Signal()
    closed = Signal()

    def __init__(
        self, operations: Operations, name: str, login: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations, self._busy = operations, False
        self.questions = LockQuestions(name, login)
        self.questions.submitted.connect(self._lock)
        self.questions.closed.connect(self._close)
        self.sheet = SheetDesk()
        self.sheet.finished.connect(self.locked)
        back = ActionButton("Quay lại", "back", "Esc")
        back.clicked.connect(self._close)
        asking = QWidget()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for part in (back, self.questions.save_button):
            foot.addWidget(part)
        foot.addWidget(self.questions.sum_label, 1)
        inside = QVBoxLayout(asking)
        inside.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.questions.setObjectName("body")
        scroll.setWidget(self.questions)
        inside.addWidget(scroll, 1)
        inside.addLayout(foot)
        title = QLabel(self.questions.title)
        title.setProperty("look", "section")
        self.stack = QStackedWidget()
        self.stack.addWidget(asking)
        self.stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.stack, 1)

    def _lock(self) -> None:
        if self._busy:
            return
        self._busy = True
        login, word = clean_login(self.questions.login.committed_text()), self.questions.password.text()
        self.questions.sum_label.setText("Đang khóa sổ, lập phiếu…")

        def work(office: Office) -> bytes:
            from desktop.services.locking import lock_book
            from desktop.services.recovery_sheets import sheet_pdf

            return sheet_pdf(office, lock_book(office, login, word))

        self._operations.read(work, self._show_sheet, self._refuse)

    def _show_sheet(self, content: bytes) -> None:
        self._busy = False
        self.questions.password.forget()
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.show_sheet(content)

    def _refuse(self, refusal: Refusal) -> None:
        self._busy = False
        self.questions.show_problems({refusal.field or "": texts.sentence(refusal)})

    def _close(self) -> None:
        if not self._busy:
            self.questions.password.forget()
            self.closed.emit()


def make_new_sheet(
    operations: Operations, done: Callable[[bytes], None], failed: Callable[[Refusal], None]
) -> None:
    """On the worker: a sheet in place of the one before."""

    def work(office: Office) -> bytes:
        from desktop.services.locking import new_recovery_sheet
        from desktop.services.recovery_sheets import sheet_pdf

        return sheet_pdf(office, new_recovery_sheet(office))

    operations.read(work, done, failed)
