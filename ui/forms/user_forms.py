"""Forms about people with a login: a new one, other roles, one's own password, a password set anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import texts
from desktop.domain.users import Role, User, clean_login, proposed_login
from desktop.domain.vietnamese import nfc
from ui.forms.form import Act, Form
from ui.forms.new_password import NewPassword
from ui.forms.ticks import TickGrid
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from ui.operations import Operations
    from ui.widgets.field import Field

WORK = {
    Role.NOTE_TAKER: "Người ghi chép: ghi sổ, biên bản, cam kết hằng ngày",
    Role.CHIEF_OF_OFFICE: "Chánh văn phòng: mọi việc của sổ",
    Role.LEADER: "Lãnh đạo: chỉ xem, in",
    Role.ADMINISTRATOR: "Người quản trị: người dùng, mật khẩu, sao lưu",
}
NO_ROLE = "Cần chọn ít nhất một việc cho người này."
TYPES_IT = "Người này tự gõ mật khẩu của mình; không ai khác cần biết."


def _roles(form: Form, chosen: frozenset[Role]) -> TickGrid:
    grid = TickGrid(list(WORK.items()), columns=1, name="Việc được làm", wrap=True)
    form.add("roles", "Việc được làm", grid, required=True)
    grid.set_values([role for role in Role if role in chosen])
    return grid


def _ticked(grid: TickGrid) -> frozenset[Role]:
    return frozenset(Role(value) for value in grid.values())


class NewUserForm(Form):
    """Someone who will open this book: any second one is the second holder."""

    done_by = "add_user"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations, "Thêm người dùng", save="Thêm người", columns=2)
        self._offered = ""
        self.name = self.add("name", "Họ tên", LineField(), required=True, span=1)
        hint = "Chữ thường không dấu; gõ khi mở sổ."
        self.login = self.add("login", "Tên đăng nhập", LineField(), required=True, span=1, hint=hint)
        self.name.editingFinished.connect(self._propose)
        self.roles = _roles(self, frozenset({Role.NOTE_TAKER}))
        self.password = NewPassword(self, label="Mật khẩu của người này")
        self.fields["again"].set_hint(TYPES_IT)
        self.finish()

    def _propose(self) -> None:
        if self.login.text() == self._offered:
            self._offered = proposed_login(self.name.text())
            self.login.setText(self._offered)

    def problems(self) -> dict[str, str]:
        return self.password.problems()

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["roles"]:
            return NO_ROLE
        return self.password.required_sentence(field) or super().required_sentence(field)

    def act(self) -> Act:
        from desktop.services.users import add_user

        name = nfc(self.name.committed_text()).strip()
        user = User(clean_login(self.login.committed_text()), name, _ticked(self.roles))
        word = self.password.text()
        return lambda office: add_user(office, user, word)

    def _take_refusal(self, refusal: Refusal) -> None:
        self.password.forget()
        super()._take_refusal(refusal)


class UserRolesForm(Form):
    """Name and roles of someone; the login stays."""

    done_by = "change_user_roles"

    def __init__(self, operations: Operations, user: User) -> None:
        super().__init__(operations, f"Người dùng {user.login}")
        self._user = user
        self.name = self.add("name", "Họ tên", LineField(user.name), required=True)
        self.roles = _roles(self, user.roles)
        self.finish()

    def required_sentence(self, field: Field) -> str:
        return NO_ROLE if field is self.fields["roles"] else super().required_sentence(field)

    def act(self) -> Act:
        from desktop.services.users import change_user_roles

        login, roles, name = self._user.login, _ticked(self.roles), self.name.committed_text()
        return lambda office: change_user_roles(office, login, roles, name)


class OwnPasswordForm(Form):
    """Đổi mật khẩu: the old one once, the new one twice."""

    done_by = "change_password"

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations, "Đổi mật khẩu của mình", save="Đổi mật khẩu", columns=2)
        old = PasswordField(name="Mật khẩu đang dùng")
        self.old = self.add("old", "Mật khẩu đang dùng", old, required=True)
        self.old.warned.connect(self.fields["old"].set_warning)
        self.password = NewPassword(self, label="Mật khẩu mới")
        self.finish()

    def problems(self) -> dict[str, str]:
        return self.password.problems()

    def required_sentence(self, field: Field) -> str:
        if field is self.fields["old"]:
            return "Cần gõ mật khẩu đang dùng."
        return self.password.required_sentence(field)

    def act(self) -> Act:
        from desktop.services.locking import change_password

        login, old, word = self.operations.office.login, self.old.committed_text(), self.password.text()
        return lambda office: change_password(office, login, old, word)

    def _take_refusal(self, refusal: Refusal) -> None:
        self._saving = False
        self.old.forget()
        wrong = refusal.code == "wrong-password"
        said = "Mật khẩu đang dùng chưa đúng." if wrong else texts.sentence(refusal)
        self.show_problems({"old" if wrong else refusal.field or "": said})


class SetPasswordForm(Form):
    """A password for one who forgot theirs; typed by that person."""

    done_by = "give_key"

    def __init__(self, operations: Operations, user: User) -> None:
        super().__init__(operations, f"Đặt mật khẩu cho {user.name}", save="Đặt mật khẩu", columns=2)
        self._login = user.login
        self.password = NewPassword(self, label="Mật khẩu mới")
        self.fields["again"].set_hint(TYPES_IT)
        self.finish()

    def problems(self) -> dict[str, str]:
        return self.password.problems()

    def required_sentence(self, field: Field) -> str:
        return self.password.required_sentence(field)

    def act(self) -> Act:
        from desktop.services.locking import give_key

        login, word = self._login, self.password.text()
        return lambda office: give_key(office, login, word)
