"""The unlock screen and the people of a locked book as they are seen: for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Refusal
from desktop.domain.users import Role, User
from desktop.office import Office
from desktop.services import locking
from desktop.services.users import add_user, deactivate_user
from desktop.store.keys import Cost
from tests.ui.pages.administration_scenes import section
from tests.ui.sample_book import open_sample
from ui.forms.unlock import UnlockScreen
from ui.operations import Operations

CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
WORD = "hoa ban no trang"
PEOPLE = (
    User("anh.btn", "Bế Thị Ngọc Ánh", frozenset({Role.CHIEF_OF_OFFICE})),
    User("thinh.pd", "Phạm Đức Thịnh", frozenset({Role.LEADER})),
    User("hung.lv", "Lò Văn Hưng", frozenset({Role.NOTE_TAKER, Role.ADMINISTRATOR})),
)


def locked_book(folder: Path) -> Office:
    """A book with four users, one of whom has left."""
    office = open_sample(folder)
    locking.lock_book(office, "mai.dtt", WORD, cost=CHEAP)
    for user in PEOPLE:
        add_user(office, user, WORD, cost=CHEAP)
    deactivate_user(office, "hung.lv")
    return office


def _screen(operations: Operations, dress: Callable[[UnlockScreen], object]) -> QWidget:
    file = operations.office.file
    title = f"Sổ tiếp dân, đối thoại của Đảng ủy {locking.locked_title(file)}"
    said = "Sao lưu gần nhất: hôm qua 16 giờ 40, đã kiểm tra"
    screen = UnlockScreen(title, locking.logins(file), login="mai.dtt", last_backup=said)
    dress(screen)
    return screen


def _pane(operations: Operations, dress: Callable[[object], object]) -> QWidget:
    page = section(operations, "user")
    dress(page.pane())
    return page


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Scene name → the widget of that scene, made on call. The book must be locked."""
    wrong = Refusal("wrong-password")
    return {
        "11-mo-khoa": partial(_screen, operations, lambda s: s.card.password.setText("mậtkhẩu12")),
        "11-mo-khoa-sai": partial(_screen, operations, lambda s: s.show_refusal(wrong, 8)),
        "11-mo-khoa-phieu": partial(_screen, operations, lambda s: s.card.other.click()),
        "11-mo-khoa-mat-khau-moi": partial(_screen, operations, lambda s: s.ask_new_password()),
        "nguoi-dung": partial(_pane, operations, lambda pane: pane),
        "nguoi-dung-them": partial(_pane, operations, lambda pane: pane.add()),  # type: ignore[attr-defined]
    }
