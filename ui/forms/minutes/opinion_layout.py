"""Where the fields of the row being typed stand. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field

if TYPE_CHECKING:
    from ui.forms.minutes.opinion_form import OpinionForm

GUTTER = 42
_SHARES = (("speaker", 160), ("unit", 138), ("area", 196), ("source", 118), ("raised_at", 84))


@dataclass(frozen=True, slots=True)
class OpinionLayout:
    """The parts the form shows and hides, and the buttons in Tab order."""

    reason: QWidget
    commit_button: ActionButton
    buttons: tuple[QWidget, ...]


def set_tab_order(form: OpinionForm) -> None:
    """Reading order: fields, what is promised, the reason, the buttons, the acts on the whole row."""
    *fields, status, reason = form.fields.all()
    chain: list[QWidget] = [*fields, *status.findChildren(QAbstractButton)]
    for band in form.bands:
        chain += [band.count_button, band.drop_button, *band.detail.order()]
    chain += [reason, *form.layout_parts.buttons]
    for one, other in pairwise(chain):
        QWidget.setTabOrder(one, other)


def lay_out(form: OpinionForm) -> OpinionLayout:
    """Put the form's fields and buttons in their places."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(7)
    facts = _facts(form)
    reason = Field("Lý do không có cam kết", form.fields.reason)
    reason.hide()
    row_of_buttons, buttons = _buttons(form)
    column.addLayout(facts)
    column.addLayout(_texts(form))
    column.addLayout(_status(form))
    column.addWidget(form.bands)
    column.addWidget(reason)
    column.addLayout(row_of_buttons)
    gutter, acts = _gutter(form)
    row = QHBoxLayout(form)
    row.setContentsMargins(10, 6, 12, 8)
    row.setSpacing(6)
    row.addLayout(gutter)
    row.addLayout(column, 1)
    return OpinionLayout(reason, buttons[0], (*buttons, *acts))


def _facts(form: OpinionForm) -> QBoxLayout:
    facts = QHBoxLayout()
    facts.setSpacing(8)
    for name, share in _SHARES:
        field = form.fields.labelled[name]
        field.setMinimumWidth(60)
        facts.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
    return facts


def _texts(form: OpinionForm) -> QHBoxLayout:
    fields = form.fields
    said, answered = QLabel("Nội dung ý kiến"), QLabel("Người trả lời")
    said.setBuddy(fields.content)
    answered.setBuddy(fields.answered_by)
    for label in (said, answered):
        label.setProperty("look", "label")
    left, right = QVBoxLayout(), QVBoxLayout()
    above = QHBoxLayout()
    above.setSpacing(8)
    above.addWidget(answered)
    above.addWidget(fields.answered_by, 1)
    said.setMinimumHeight(fields.answered_by.sizeHint().height())
    left.addWidget(said)
    left.addWidget(fields.labelled["content"])
    left.addStretch(1)
    right.addLayout(above)
    right.addWidget(fields.labelled["answer"])
    right.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(10)
    for side in (left, right):
        side.setSpacing(4)
        row.addLayout(side, 1)
    return row


def _status(form: OpinionForm) -> QHBoxLayout:
    label = QLabel("Tình trạng")
    label.setProperty("look", "label")
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(form.fields.status)
    row.addStretch(1)
    return row


def _buttons(form: OpinionForm) -> tuple[QHBoxLayout, tuple[ActionButton, ...]]:
    commit = ActionButton("Thành cam kết", "flag", "F8", "soft")
    clock = ActionButton("Chèn giờ", "clock", "F5")
    phrase = ActionButton("Cụm từ", "speech", "F4")
    finish = ActionButton("Xong, ý kiến kế tiếp", None, "Ctrl+Enter", "primary")
    row = QHBoxLayout()
    row.setSpacing(8)
    for button, act in ((commit, "commit"), (clock, "time"), (phrase, "phrase")):
        button.clicked.connect(lambda _=False, name=act: form.act.emit(name))
        row.addWidget(button)
    for button in (clock, phrase):
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    row.addStretch(1)
    finish.clicked.connect(lambda: form.act.emit("finish"))
    finish.setFixedHeight(commit.sizeHint().height())
    row.addWidget(finish)
    return row, (commit, clock, phrase, finish)


def _gutter(form: OpinionForm) -> tuple[QVBoxLayout, tuple[ActionButton, ...]]:
    """The row's number and the acts on the row as a whole."""
    column = QVBoxLayout()
    column.setSpacing(2)
    form.number.setFixedWidth(GUTTER - 10)
    form.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(28)
    column.addWidget(form.number)
    column.addSpacing(14)
    acts: list[ActionButton] = []
    for icon, act, name, key in (
        ("up", "up", "Đưa lên trên", None),
        ("down", "down", "Đưa xuống dưới", None),
        ("split", "split", "Tách làm hai ý kiến tại con trỏ", "Alt+Enter"),
        ("trash", "remove", "Bỏ ý kiến này", None),
    ):
        button = ActionButton(icon=icon, role="nav", name=name, key=key)
        button.setFixedWidth(GUTTER - 10)
        button.clicked.connect(lambda _=False, each=act: form.act.emit(each))
        column.addWidget(button)
        acts.append(button)
    column.addStretch(1)
    return column, tuple(acts)
