"""Two lines for a new password, with how strong it is said in words while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.unlocking import Strength
from ui.widgets.field import Field
from ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from desktop.domain.unlocking import PasswordRules
    from ui.forms.questions import Questions

NOT_THE_SAME = "Hai lần gõ chưa giống nhau."
ADVICE = "Ba, bốn tiếng không liên quan, gõ không dấu: dễ nhớ mà khó đoán. Từ {least} chữ trở lên."
WORDS = {
    Strength.WEAK: "Yếu: nên thêm vài tiếng không liên quan.",
    Strength.FAIR: "Tạm được.",
    Strength.GOOD: "Tốt.",
}


class NewPassword:
    """Puts its two questions into a form. Whoever will use the password types it."""

    def __init__(self, form: Questions, *, label: str = "Mật khẩu") -> None:
        from desktop.services.locking import password_rules

        self._form, self._rules = form, password_rules()
        self.first = form.add("password", label, PasswordField(name=label), required=True, span=1)
        self.again = form.add(
            "again", "Gõ lại mật khẩu", PasswordField(name="Gõ lại mật khẩu"), required=True, span=1
        )
        self.first.textChanged.connect(self._judge)
        for field in (self.first, self.again):
            field.warned.connect(self._warn)
        self._judge()

    @property
    def rules(self) -> PasswordRules:
        return self._rules

    def text(self) -> str:
        """The password, composed to the end."""
        return self.first.committed_text()

    def problems(self) -> dict[str, str]:
        """What hinders: too short, not twice the same."""
        missing = self._rules.least - len(self.text())
        if missing > 0:
            return {"password": f"Còn thiếu {missing} chữ: mật khẩu từ {self._rules.least} chữ trở lên."}
        return {} if self.text() == self.again.committed_text() else {"again": NOT_THE_SAME}

    def required_sentence(self, field: Field) -> str:
        """What to say of an empty line that is one of these; nothing of any other."""
        said = {self.first: "Cần gõ mật khẩu.", self.again: "Cần gõ lại mật khẩu."}
        return next((words for line, words in said.items() if line is field.control), "")

    def forget(self) -> None:
        """Both lines emptied."""
        self.first.forget()
        self.again.forget()

    def show(self, *, shown: bool) -> None:
        """Show or hide the two questions."""
        for name in ("password", "again"):
            self._form.fields[name].setVisible(shown)

    def _judge(self, _text: str = "") -> None:
        typed = self.first.typed()
        said = WORDS.get(self._rules.strength(typed), f"Còn thiếu {self._rules.least - len(typed)} chữ.")
        self._form.fields["password"].set_hint(said if typed else ADVICE.format(least=self._rules.least))

    def _warn(self, said: str) -> None:
        for name, field in (("password", self.first), ("again", self.again)):
            self._form.fields[name].set_warning(said if field.warning() else None)
