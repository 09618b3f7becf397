"""Người dùng: who opens the book and what each may do; before that, locking it at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import settings, texts
from desktop.domain.unlocking import IDLE_MINUTES
from desktop.domain.users import User
from desktop.texts.users import roles_in_words
from ui.forms.allowed import refused
from ui.forms.catalogue_forms import UserForm
from ui.forms.form import Form
from ui.forms.lock_desk import LockDesk, SheetDesk, make_new_sheet
from ui.forms.user_forms import NewUserForm, OwnPasswordForm, SetPasswordForm, UserRolesForm
from ui.pages.administration_panes import FormPane, ListPane, Pane, Written
from ui.tables import Column
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.row_delegate import Cell
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.domain.errors import Refusal
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

NOT_LOCKED = "**Sổ này chưa khóa:** ai mở máy cũng đọc được sổ."
ONE_WITHOUT_SHEET = (
    "Chỉ một người mở được sổ và chưa có phiếu khôi phục. Nếu quên mật khẩu sẽ không mở được sổ."
)
ONE_HOLDER = "Chỉ một người mở được sổ. Thêm người giữ thứ hai để người này vắng vẫn mở được."
NO_SHEET = "Chưa có phiếu khôi phục. Lập phiếu, in và cất trong phong bì dán kín."
SHEET_MADE = "Đã lập phiếu khôi phục mới. Phiếu cũ không mở được sổ nữa."
KEY_CHANGED = "Đã đổi khóa sổ. Đặt lại mật khẩu cho những người còn làm việc với sổ."
SHEET_WARNED = "Lập phiếu mới thì phiếu đang cất không mở được sổ nữa; lấy phiếu cũ ra hủy."


def users_pane(operations: Operations) -> Pane:
    """The list of users of a locked book; of one that is not locked the typist's name and the lock."""
    return LockedBookUsers(operations) if operations.office.login else OpenBookUsers(operations)


class OpenBookUsers(FormPane):
    """:attr:`seat_changed` when the book has been locked: whoever locked it has a login now."""

    seat_changed = Signal()

    def __init__(self, operations: Operations) -> None:
        def written(_form: Form, before: Catalogues) -> Written:
            from desktop.services.office_sheet import change_user

            return Written("Đã đổi người ghi.", lambda office: change_user(office, before.user_name))

        super().__init__(lambda found: UserForm(operations, found), written)
        self._operations = operations
        self.lock_button = ActionButton("Khóa sổ…", "lock")
        self.lock_button.clicked.connect(self.begin_lock)
        self.notice = Notice("warn", NOT_LOCKED, [self.lock_button], icon="lock")
        self.desk: LockDesk | None = None
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.notice)

    def begin_lock(self) -> None:
        """The questions over the section; nothing is locked before they are answered."""
        if self.desk is not None or self._before is None:
            return
        self.desk = LockDesk(self._operations, self._before.user_name)
        self.desk.locked.connect(self.seat_changed)
        self.desk.closed.connect(self._end_lock)
        self._show_desk(shown=True)
        self.desk.questions.focus_first()

    def _end_lock(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            self._show_desk(shown=False)
            desk.hide()
            desk.deleteLater()
            self.lock_button.setFocus()

    def _show_desk(self, *, shown: bool) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        for part in self.findChildren(QWidget):
            if part.parent() is self and part is not self.desk:
                part.setVisible(not shown)
        if shown and self.desk is not None:
            column.addWidget(self.desk, 1)

    def wants_width(self) -> bool:
        return self.desk is not None


class LockedBookUsers(ListPane):
    """:attr:`idle_asked` carries the minutes after which the screen locks."""

    idle_asked = Signal(int)

    def __init__(self, operations: Operations) -> None:
        columns = (
            Column(
                "name", "Họ tên", lambda row: Cell(row.user.name, bold=row.user.active), 170, stretch=True
            ),
            Column("login", "Đăng nhập", lambda row: Cell(row.user.login), 100),
            Column(
                "roles",
                "Việc được làm",
                _roles,
                230,
                narrow_width=150,
            ),
            Column("state", "Mở sổ", lambda row: Cell(row.state), 130, narrow_width=110),
        )
        super().__init__("Người dùng", columns, "Thêm người", self._users, self._form_of)
        self._operations = operations
        self.message, self.sheet_notice = Notice("late"), Notice("warn")
        self.sheets: SheetDesk | LockDesk | None = None
        self.words = QWidget()
        over = QVBoxLayout(self.words)
        over.setContentsMargins(14, 0, 14, 8)
        over.setSpacing(8)
        over.addWidget(self.message)
        over.addWidget(self.sheet_notice)
        self.message.hide()
        self.above.addWidget(self.words, 1)
        for words, icon, act in (
            ("Đặt mật khẩu…", "key", self.set_password),
            ("Ngừng quyền", "barred-circle", self.end_right),
        ):
            button = ActionButton(words, icon)
            button.clicked.connect(partial(_call, act))
            self.tools.addWidget(button)
        self.own = ActionButton("Đổi mật khẩu…", "key")
        self.own.clicked.connect(partial(_call, self.change_own_password))
        self.new_sheet = ActionButton("Lập phiếu mới…", "document")
        self.new_sheet.clicked.connect(partial(_call, self.warn_of_new_sheet))
        self.idle = Segments([(minutes, str(minutes)) for minutes in IDLE_MINUTES], name="Tự khóa sau (phút)")
        self.idle.set_value(settings.load(settings.data_folder()).idle_minutes)
        self.idle.changed.connect(lambda minutes: self.idle_asked.emit(int(str(minutes))))
        self.own.setAccessibleDescription("Đổi mật khẩu của chính mình")
        self.new_sheet.setAccessibleDescription("Lập phiếu khôi phục mới thay phiếu đang cất")
        self.new_key = ActionButton("Đổi khóa sổ…", "lock")
        self.new_key.clicked.connect(partial(_call, self.change_key))
        self.new_key.setAccessibleDescription("Mã hóa lại cả sổ, khi có người rời đi hoặc nghi lộ mật khẩu")
        self.below.setContentsMargins(14, 8, 14, 6)
        self.below.setSpacing(8)
        self.below.addWidget(Field("Tự khóa sau (phút)", self.idle))
        self.below.addStretch(1)
        self.below.addWidget(self.own)
        self.below.addWidget(self.new_sheet)
        self.below.addWidget(self.new_key)

    def show_office(self, found: Catalogues) -> None:
        super().show_office(found)
        self._tell_holders()

    def add(self) -> None:
        if self._may("add_user"):
            super().add()

    def change(self) -> None:
        if self._may("change_user_roles"):
            super().change()

    def set_password(self) -> None:
        """For one who forgot theirs, or never had one."""
        row = self.table.chosen_row()
        if row is not None and row.user.active and self._may("give_key"):
            form = SetPasswordForm(self._operations, row.user)
            self.follow(form, row)
            self.cover(form)

    def end_right(self) -> None:
        """The chosen one opens the book no more; adding them again brings them back."""
        row = self.table.chosen_row()
        if row is None or not row.user.active or not self._may("deactivate_user"):
            return
        user = row.user

        def act(office: Any) -> Change:
            from desktop.services.users import deactivate_user

            return deactivate_user(office, user.login)

        def done(_change: Change) -> None:
            self.done.emit(f"Đã ngừng quyền mở sổ của {user.name}.", None)

        self._operations.run(act, done=done, failed=self._refuse)

    def change_own_password(self) -> None:
        form = OwnPasswordForm(self._operations)
        self.follow(form)
        self.cover(form)

    def warn_of_new_sheet(self) -> None:
        """What a new sheet does to the old one, before it is made."""
        if not self._may("new_recovery_sheet"):
            return
        make = ActionButton("Lập phiếu mới", "document")
        make.clicked.connect(partial(_call, self.make_sheet))
        self.sheet_notice.set_notice("warn", SHEET_WARNED, [make])
        self.sheet_notice.show()
        make.setFocus()

    def make_sheet(self) -> None:
        """The new sheet over the list until it is put away."""
        make_new_sheet(self._operations, self._show_sheet, self._refuse)

    def change_key(self) -> None:
        """Another key for the whole book: who is not given a password anew is left out from then on."""
        if not self._may("lock_book"):
            return
        office = self._operations.office
        desk = LockDesk(self._operations, office.user, office.login)
        desk.locked.connect(partial(self._end_desk, KEY_CHANGED))
        desk.closed.connect(partial(self._end_desk, ""))
        self._show_desk(desk)
        desk.questions.password.first.setFocus()

    def wants_width(self) -> bool:
        return super().wants_width() or self.sheets is not None

    def written(self, row: Any, form: Form) -> Written:
        if isinstance(form, OwnPasswordForm):
            return Written("Đã đổi mật khẩu.", None)
        if isinstance(form, SetPasswordForm):
            return Written(f"Đã đặt mật khẩu cho {row.user.name}.", None)
        return Written("Đã thêm người dùng." if row is None else "Đã lưu.", None)

    def _show_sheet(self, content: bytes) -> None:
        desk = SheetDesk()
        desk.finished.connect(partial(self._end_desk, SHEET_MADE))
        self._show_desk(desk)
        desk.show_sheet(content)

    def _show_desk(self, desk: SheetDesk | LockDesk) -> None:
        self.sheets = desk
        self.stack.addWidget(desk)
        self.stack.setCurrentWidget(desk)
        self.covered.emit()

    def _end_desk(self, said: str) -> None:
        desk, self.sheets = self.sheets, None
        if desk is not None:
            self.stack.setCurrentIndex(0)
            self.stack.removeWidget(desk)
            desk.deleteLater()
        self.covered.emit()
        self._tell_holders()
        self.take_focus()
        if said:
            self.done.emit(said, None)

    def _users(self, _found: Catalogues) -> list[UserRow]:
        from desktop.registers.users import users
        from desktop.services.locking import logins

        office = self._operations.office
        holders = logins(office.file)
        return [UserRow(user, holds=user.login in holders) for user in users(office)]

    def _form_of(self, row: UserRow | None) -> Form:
        return NewUserForm(self._operations) if row is None else UserRolesForm(self._operations, row.user)

    def _tell_holders(self) -> None:
        from desktop.services.locking import has_recovery_sheet, logins

        file = self._operations.office.file
        alone, sheet = len(logins(file)) < 2, has_recovery_sheet(file)
        said = {(True, False): ONE_WITHOUT_SHEET, (True, True): ONE_HOLDER, (False, False): NO_SHEET}.get(
            (alone, sheet), ""
        )
        self.sheet_notice.set_notice("warn" if not sheet else "info", said)
        self.sheet_notice.setVisible(bool(said))

    def _may(self, act: str) -> bool:
        said = refused(self._operations, act)
        self.message.set_notice("info", said)
        self.message.setVisible(bool(said))
        return not said

    def _refuse(self, refusal: Refusal) -> None:
        self.message.set_notice("late", texts.sentence(refusal))
        self.message.show()


def _roles(row: Any) -> Cell:
    return Cell(roles_in_words(row.user.roles))


class UserRow:
    """A user as a row of the list."""

    def __init__(self, user: User, *, holds: bool) -> None:
        self.user, self.key = user, user.login
        self.state = "Đã ngừng quyền" if not user.active else "Có mật khẩu" if holds else "Chưa có mật khẩu"


def _call(act: Any, _checked: bool = False) -> None:
    act()
