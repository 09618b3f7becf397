"""The wizard's steps as people see them, filled with long real names: for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.office import Capacity, Post, UnitKind
from ui.forms.official_rows import post_texts
from ui.forms.wizard import Wizard
from ui.operations import Operations

PROVINCE = "Tỉnh Sơn Hà"
WORD = "hoa ban no trang"
HAMLETS = "Đồng Mẫu\nBến Gạo\nCầu Lim\nXóm Chùa\nGò Vàng"
PEOPLE = (
    ("Phạm Đức Thịnh", Post(Capacity.PARTY, "Bí thư Đảng ủy", head=True)),
    ("Phạm Đức Thịnh", Post(Capacity.COUNCIL, "Chủ tịch HĐND", head=True)),
    ("Nguyễn Hoàng Thị Phương Quỳnh", Post(Capacity.STATE, "Chủ tịch UBND", head=True)),
    ("Bế Thị Ngọc Ánh", Post(Capacity.OFFICE, "Chánh Văn phòng Đảng ủy", head=True)),
)


def fill(wizard: Wizard, name: str = "Bình Minh Hạ") -> None:
    """Every step as a commune would fill it."""
    wizard.notice.understood.setChecked(True)
    wizard.notice.reader.setText("Đỗ Thị Thanh Mai")
    questions = wizard.office.questions
    questions.province.set_text(PROVINCE)
    questions.kind.set_value(UnitKind.COMMUNE.value)
    questions.name.setText(name)
    questions.hamlets.set_text(HAMLETS)
    wizard.officials.rows.set_draft_text("")
    for person, post in PEOPLE:
        texts = post_texts(post) | {"name": person, "since": "01/07/2025"}
        del texts["until"]
        wizard.officials.rows.add_line(texts)


def lock(wizard: Wizard) -> None:
    """The password twice, the book locked, its sheet shown."""
    wizard.password.password.first.setText(WORD)
    wizard.password.password.again.setText(WORD)
    wizard.password.save()
    wizard.operations.wait()


def with_sheet(operations: Operations) -> QWidget:
    """The recovery sheet, waiting to be printed."""
    wizard = Wizard(operations)
    fill(wizard)
    wizard.numbers.enter()
    wizard.go_to(5)
    lock(wizard)
    return wizard


def at_step(operations: Operations, step: int, *, filled: bool = True) -> QWidget:
    """The wizard at one of its steps."""
    wizard = Wizard(operations)
    if filled:
        fill(wizard)
    wizard.go_to(step)
    return wizard


def missing(operations: Operations) -> QWidget:
    """Tiếp tục pressed with nothing written in the second step."""
    wizard = Wizard(operations)
    wizard.go_to(1)
    wizard.step().save()
    return wizard


def scenes(operations: Operations) -> dict[str, Callable[[], QWidget]]:
    """Scene name → the widget of that scene, made on call. The book must not be set up yet."""
    names = ("luu-y", "co-quan", "lanh-dao", "danh-muc", "so-bat-dau", "mat-khau", "noi-sao-luu", "xong")
    made: dict[str, Callable[[], QWidget]] = {
        f"10-thiet-lap-{n}-{name}": partial(at_step, operations, n - 1) for n, name in enumerate(names, 1)
    }
    made["10-thiet-lap-0-trong"] = partial(at_step, operations, 0, filled=False)
    made["10-thiet-lap-2-thieu"] = partial(missing, operations)
    made["10-thiet-lap-6-phieu"] = partial(with_sheet, operations)
    return made
