"""Mở khóa (picture 11): login and password, or the recovery sheet and then a new password."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.errors import Refusal
from ui.forms.unlock_card import Mode, UnlockCard
from ui.forms.unlock_foot import UnlockFoot
from ui.style.theme import current

SHEET_RIGHT = "Phiếu đúng. Đặt mật khẩu mới để vào sổ."
_LOW = 600


class UnlockScreen(QWidget):
    """Asks and shows; whoever made it does the unlocking and answers with :meth:`show_refusal`.

    :attr:`password_given` carries login and password, :attr:`sheet_given` the sheet's code,
    :attr:`new_password_given` login and password after a right code.
    """

    password_given = Signal(str, str)
    sheet_given = Signal(str)
    new_password_given = Signal(str, str)

    def __init__(
        self,
        title: str,
        logins: Sequence[str],
        *,
        login: str = "",
        has_sheet: bool = True,
        last_backup: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName("Mở khóa sổ")
        self.card = UnlockCard(title, logins, login, has_sheet=has_sheet)
        self._refusal: Refusal | None = None
        self._left = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._count_down)
        self.card.submitted.connect(self._give)
        body = QWidget()
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 8, 24, 12)
        column.setSpacing(8)
        column.addStretch(3)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        column.addWidget(UnlockFoot(last_backup))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def show_refusal(self, refusal: Refusal, seconds: int = 0) -> None:
        """Why it did not open and how long to wait; the cursor stands in the emptied password."""
        self.card.ask(self.card.mode)
        self._refusal, self._left = refusal, seconds
        self.card.forget()
        self._tell()
        if seconds:
            self._clock.start()
        self.card.focus_first()

    def ask_new_password(self) -> None:
        """The sheet's code was right: a new password is wanted before anything is shown."""
        self.card.code.clear()
        self.card.ask(Mode.NEW_PASSWORD)
        self.card.tell("ok", SHEET_RIGHT)
        self.card.focus_first()

    def clear(self) -> None:
        """As it was at first: nothing typed stays behind."""
        self._clock.stop()
        self._left, self._refusal = 0, None
        self.card.forget()
        self.card.code.clear()
        self.card.tell("late", "")
        self.card.ask(Mode.PASSWORD)

    def _give(self) -> None:
        if self._left:
            self._tell()
            return
        card = self.card
        card.tell("late", "")
        card.set_busy()
        if card.mode is Mode.SHEET:
            self.sheet_given.emit(card.code.committed_text())
        elif card.mode is Mode.PASSWORD:
            self.password_given.emit(card.chosen_login(), card.password.committed_text())
        else:
            self.new_password_given.emit(card.chosen_login(), card.password.committed_text())

    def _count_down(self) -> None:
        self._left = max(0, self._left - 1)
        if not self._left:
            self._clock.stop()
        self._tell()

    def _tell(self) -> None:
        if self._refusal is not None:
            wait = f" Chờ {self._left} giây nữa." if self._left else ""
            self.card.tell("late", texts.sentence(self._refusal) + wait)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.card.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.arrange(low=self.height() < current().px(_LOW))
