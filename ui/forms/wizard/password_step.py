"""Step 6: the book is locked with a password, and the recovery sheet printed for the sealed envelope."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import texts
from desktop.domain.users import clean_login, proposed_login
from ui.forms.new_password import NewPassword
from ui.forms.sheet_view import PUT_AWAY, SheetView
from ui.forms.wizard.step import SetUpAct, StepForm
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.domain.office import OfficeSheet
    from desktop.office import Office
    from ui.operations import Operations

NOT_TICKED = f"Cần in, cất phiếu rồi đánh dấu “{PUT_AWAY}”."
LOCKED = "Sổ đã khóa bằng mật khẩu của **{login}**."
LOST = "Sổ đã khóa bằng mật khẩu của **{login}** nhưng phiếu khôi phục chưa in xong. Lập phiếu mới để in."
NOTHING_OPENS = (
    "Không có mật khẩu và phiếu khôi phục thì không mở được sổ, kể cả người làm phần mềm. "
    "Phiếu do chánh văn phòng giữ, không để cạnh máy."
)


class PasswordStep(StepForm):
    """The book is locked when this step is left the first time: the sheet must be in the envelope before the
    first name is typed. ``user`` and ``sheet`` come from the steps before.
    """

    key, short = "password", "Mật khẩu, phiếu khôi phục"
    heading = "Mật khẩu và phiếu khôi phục"
    lead = (
        "Cả sổ được mã hóa. Mật khẩu mở sổ hằng ngày; phiếu trong phong bì dán kín mở sổ khi quên mật khẩu."
    )

    def __init__(
        self,
        operations: Operations,
        set_up: SetUpAct,
        user: Callable[[], str],
        sheet: Callable[[], OfficeSheet],
    ) -> None:
        super().__init__(operations, set_up, columns=2)
        self._user, self._office_sheet = user, sheet
        self._offered, self._locking = "", False
        self.state = Notice("ok")
        self.place(self.state)
        hint = "Chữ thường không dấu; gõ khi mở sổ."
        self.login = self.add("login", "Tên đăng nhập", LineField(), required=True, span=1, hint=hint)
        self.place(QWidget(), 1)
        self.password = NewPassword(self)
        self.plain = Notice("info", NOTHING_OPENS)
        self.place(self.plain)
        self.new_sheet = ActionButton("Lập phiếu mới", "document")
        self.new_sheet.clicked.connect(self.make_sheet)
        self.place(self.new_sheet, 1)
        self.view = SheetView()
        self.place(self.view)
        self.view.put_away.connect(lambda _: self.sum_label.clear())
        self.finish()
        self._show_state()

    def enter(self) -> None:
        offered = proposed_login(self._user())
        if self.login.text() == self._offered:
            self.login.setText(offered)
        self._offered = offered
        self._show_state()

    def problems(self) -> dict[str, str]:
        if not clean_login(self.login.committed_text()):
            return {"login": "Tên đăng nhập cần có chữ hoặc số không dấu."}
        return self.password.problems()

    def required_sentence(self, field: Field) -> str:
        return self.password.required_sentence(field) or super().required_sentence(field)

    def is_locked(self) -> bool:
        """Whether the book has its password."""
        return self.operations.is_open and bool(self.operations.office.login)

    def save(self) -> None:
        """First the lock, then the sheet, then the tick; only then the next step."""
        commit_everywhere(self)
        if self._locking:
            return
        if not self.is_locked():
            found = self._find_problems()
            self.show_problems(found)
            if not found:
                self._lock()
            return
        if not self.view.content:
            self.make_sheet()
        elif not self.view.tick.isChecked():
            self.sum_label.setText(NOT_TICKED)
            self.view.tick.setFocus()
        else:
            self.typed.emit()
            self.passed.emit()

    def make_sheet(self) -> None:
        """A sheet for a book that is locked already; the one before opens nothing any more."""

        def made(office: Office) -> bytes:
            from desktop.services.locking import new_recovery_sheet
            from desktop.services.recovery_sheets import sheet_pdf

            return sheet_pdf(office, new_recovery_sheet(office), issuer)

        issuer = self._office_sheet().party.issuer
        self._run(made)

    def _lock(self) -> None:
        login, word = clean_login(self.login.committed_text()), self.password.text()
        issuer = self._office_sheet().party.issuer

        def locked(office: Office) -> bytes:
            from desktop.services.locking import lock_book
            from desktop.services.recovery_sheets import sheet_pdf

            return sheet_pdf(office, lock_book(office, login, word), issuer)

        self._run(locked)

    def _run(self, work: Callable[[Office], bytes]) -> None:
        self._locking = True
        self.sum_label.setText("Đang khóa sổ, lập phiếu…")
        self.operations.read(work, self._show_sheet, self._refuse)

    def _show_sheet(self, content: bytes) -> None:
        self._locking = False
        self.sum_label.clear()
        self.password.forget()
        self.view.show_sheet(content)
        self._show_state()
        self.view.print_button.setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        self._locking = False
        self.show_problems({refusal.field or "": texts.sentence(refusal)})

    def focus_first(self) -> None:
        if self.is_locked():
            (self.view.print_button if self.view.content else self.new_sheet).setFocus()
        else:
            super().focus_first()

    def _show_state(self) -> None:
        locked, made = self.is_locked(), bool(self.view.content)
        if locked:
            login = self.operations.office.login
            self.state.set_notice("ok" if made else "warn", (LOCKED if made else LOST).format(login=login))
        self.state.setVisible(locked)
        self.fields["login"].setVisible(not locked)
        self.password.show(shown=not locked)
        self.new_sheet.setVisible(locked and not made)
        self.view.setVisible(locked and made)
        self.plain.setVisible(not (locked and made))
