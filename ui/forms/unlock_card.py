"""The card in the middle of the unlock screen: its lines, its words, its one button."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.domain.users import clean_login
from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.password_field import PasswordField

NOT_THE_SAME = "Hai lần gõ mật khẩu chưa giống nhau."
_WIDTH, _EMBLEM = 442, 56
_MISSING = {
    "login": "Cần ghi tên đăng nhập.",
    "password": "Cần gõ mật khẩu.",
    "again": "Cần gõ lại mật khẩu mới.",
    "code": "Cần gõ mã trên phiếu khôi phục.",
}


class Mode(Enum):
    """What the card asks: lines shown, words of the button and of the link under it."""

    PASSWORD = (("login", "password"), "Mở khóa", "Quên mật khẩu: dùng phiếu khôi phục")
    SHEET = (("code",), "Kiểm tra phiếu", "Quay lại gõ mật khẩu")
    NEW_PASSWORD = (("login", "password", "again"), "Đặt mật khẩu và mở khóa", "")


class UnlockCard(QFrame):
    """:attr:`submitted` comes when nothing is missing, with the button or with Enter."""

    submitted = Signal()

    def __init__(
        self, title: str, logins: Sequence[str], login: str, *, has_sheet: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.mode = Mode.PASSWORD
        self.is_busy = False
        self._has_sheet = has_sheet
        self.login = Choice([(each, each) for each in logins], editable=True, name="Người dùng")
        self.login.set_text(login or (logins[0] if len(logins) == 1 else ""))
        self.password, self.again = PasswordField(), PasswordField(name="Gõ lại mật khẩu mới")
        self.code = LineField(name="Mã trên phiếu khôi phục")
        hint = "Tám nhóm chữ; chữ hoa, chữ thường, có hay không có dấu gạch đều được."
        self.fields = {
            "login": Field("Người dùng", self.login),
            "code": Field("Mã trên phiếu khôi phục", self.code, hint=hint),
            "password": Field("Mật khẩu", self.password),
            "again": Field("Gõ lại mật khẩu mới", self.again),
        }
        self.keyboard = Notice("warn", icon="keyboard")
        self.message = Notice("late")
        self.button = ActionButton("", role="primary")
        self.other = ActionButton("", role="link")
        self._emblem, self._name, self._sub = QLabel(), QLabel("Lắng Nghe"), QLabel(title)
        self._lay_out()
        self.message.hide()
        self.ask(Mode.PASSWORD)

    def _lay_out(self) -> None:
        self._name.setProperty("look", "wizard")
        self._sub.setProperty("look", "second")
        self._sub.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        for label in (self._emblem, self._name, self._sub):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        for part in (*self.fields.values(), self.keyboard, self.message, self.button):
            self._column.addWidget(part)
        self._column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        for secret in (self.password, self.again):
            secret.warned.connect(self._tell_keyboard)
        self.button.clicked.connect(self.submit)
        self.other.clicked.connect(self._other_way)
        self.arrange(low=False)

    def ask(self, mode: Mode) -> None:
        """Show the lines of one mode; what was typed stays in the others."""
        self.mode, self.is_busy = mode, False
        lines, verb, other = mode.value
        for name, field in self.fields.items():
            field.set_error(None)
            field.setVisible(name in lines)
        self.fields["password"].set_label("Mật khẩu mới" if mode is Mode.NEW_PASSWORD else "Mật khẩu")
        self.button.set_text(verb)
        self.other.set_text(other)
        self.other.setVisible(bool(other) and self._has_sheet)
        self.keyboard.hide()

    def set_busy(self) -> None:
        """The key is being derived; nothing is submitted twice."""
        self.is_busy = True
        self.button.set_text("Đang mở khóa…")

    def tell(self, kind: str, words: str) -> None:
        """A sentence over the button; empty words take it away."""
        self.message.set_notice(kind, words)
        self.message.setVisible(bool(words))

    def submit(self) -> None:
        """Check that nothing is missing; an error goes under its line and the cursor with it."""
        if self.is_busy:
            return
        for field in self.fields.values():
            field.set_error(None)
        wrong = self.first_missing()
        said = _MISSING[wrong] if wrong else ""
        if not wrong and self.mode is Mode.NEW_PASSWORD and self.password.typed() != self.again.typed():
            wrong, said = "again", NOT_THE_SAME
        if wrong:
            self.fields[wrong].set_error(said)
            self.fields[wrong].control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.submitted.emit()

    def chosen_login(self) -> str:
        """The login of the list, or what was typed as a login is kept."""
        chosen = self.login.value()
        return str(chosen) if chosen is not None else clean_login(self.login.committed_text())

    def forget(self) -> None:
        """No password stays on the screen or in a field's history."""
        self.password.forget()
        self.again.forget()
        self.keyboard.hide()

    def first_missing(self) -> str | None:
        """The first line shown that is empty."""
        for name in self.mode.value[0]:
            control = self.fields[name].control
            if isinstance(control, LineField) and not control.shown_text():
                return str(name)
        return None

    def focus_first(self) -> None:
        """The first empty line, else the last of them."""
        name = self.first_missing() or self.mode.value[0][-1]
        self.fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_way(self) -> None:
        if self.is_busy:
            return
        self.tell("late", "")
        self.ask(Mode.SHEET if self.mode is Mode.PASSWORD else Mode.PASSWORD)
        self.focus_first()

    def _tell_keyboard(self, said: str) -> None:
        self.keyboard.set_notice("warn", said)
        self.keyboard.setVisible(bool(said))

    def arrange(self, *, low: bool) -> None:
        """Emblem and name give way where the window is low."""
        side = current().px(_EMBLEM)
        self._emblem.setPixmap(icon_pixmap("emblem", "accent", side, self.devicePixelRatioF()))
        self._emblem.setVisible(not low)
        self._name.setVisible(not low)
        self._column.setContentsMargins(*((24, 8, 24, 8) if low else (32, 26, 32, 22)))
        self._column.setSpacing(7 if low else 10)
        self.setFixedWidth(current().px(_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next empty line, then submits; Esc goes back from the sheet."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            missing = self.first_missing()
            if missing is not None and not self.fields[missing].control.hasFocus():
                self.fields[missing].control.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.mode is Mode.SHEET:
            self._other_way()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_column"):
            self.arrange(low=self._emblem.isHidden())
