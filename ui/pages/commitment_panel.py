"""The chosen commitment: who promised what to whom, the written reply, everything that happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.writing import short_date
from ui.pages.commitment_rows import history
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip

if TYPE_CHECKING:
    from desktop.registers.commitments import CommitmentSheet

Press = tuple[str, str, Callable[[], object]]


class CommitmentDetails(QWidget):
    """The panel's body. ``acts`` are (words, key or empty, what to do)."""

    def __init__(self, sheet: CommitmentSheet, acts: Sequence[Press]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(_words(sheet.commitment.content))
        column.addWidget(_ruler())
        column.addLayout(_facts(sheet))
        column.addWidget(_ruler())
        column.addLayout(_reply(sheet))
        column.addWidget(_ruler())
        column.addLayout(_links(acts))
        column.addWidget(_head("Lịch sử"))
        column.addLayout(_history(sheet))
        column.addStretch(1)


def _facts(sheet: CommitmentSheet) -> QGridLayout:
    made = sheet.commitment
    due = short_date(made.due_now) if made.due_now else "không hẹn"
    if made.extensions and made.due_on is not None:
        due += f" (hạn đầu {short_date(made.due_on)})"
    facts = (
        ("Hứa với", made.promised_to),
        ("Người hứa", f"Đ/c {sheet.promised_by}" if sheet.promised_by else ""),
        ("Chủ trì", sheet.lead),
        ("Phối hợp", ", ".join(sheet.support)),
        ("Nguồn", sheet.source),
        ("Hạn", due),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        label = QLabel(name)
        label.setProperty("look", "second")
        grid.addWidget(label, row, 0)
        grid.addWidget(_words(value or "–"), row, 1)
    return grid


def _reply(sheet: CommitmentSheet) -> QVBoxLayout:
    done = sheet.commitment.fulfilled
    head = QHBoxLayout()
    head.addWidget(_head("Trả lời bằng văn bản"), 1)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(head)
    if done is not None and done.document:
        head.addWidget(Chip("ok", "check-circle", "Đã có"))
        dated = f", ngày {short_date(done.document_on)}" if done.document_on else ""
        column.addWidget(_words(f"{done.document}{dated}"))
    elif sheet.commitment.reply_in_writing:
        head.addWidget(Chip("mute", "dashed-circle", "Chưa có"))
    else:
        head.addWidget(Chip("mute", "barred-circle", "Không hứa"))
    if done is not None and done.notified_on is not None:
        told = f"Đã báo người dân ngày {short_date(done.notified_on)}"
        column.addWidget(_words(f"{told}: {done.notified_how}" if done.notified_how else told))
    return column


def _links(acts: Sequence[Press]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(0)
    for at, (words, key, run) in enumerate(acts):
        button = ActionButton(words, role="link")
        button.setAccessibleDescription(f"Phím {key}" if key else "")
        button.setToolTip(key)
        button.clicked.connect(lambda _=False, act=run: act())
        holder = QHBoxLayout()
        holder.addWidget(button)
        holder.addStretch(1)
        grid.addLayout(holder, at // 2, at % 2)
    return grid


def _history(sheet: CommitmentSheet) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for row, (day, what) in enumerate(history(sheet.commitment)):
        when = QLabel(short_date(day))
        when.setProperty("look", "second")
        words = _words(what)
        words.setProperty("look", "second")
        grid.addWidget(when, row, 0)
        grid.addWidget(words, row, 1)
    return grid


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _head(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "strong")
    return label


def _ruler() -> QFrame:
    ruler = QFrame()
    ruler.setProperty("ruler", True)
    return ruler
