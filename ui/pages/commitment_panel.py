"""The chosen commitment: who promised what to whom, its dates, its history, the answer in writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, Fulfilment
from desktop.domain.writing import short_date
from ui.forms.commitment_acts import progress_words
from ui.forms.words import due_words
from ui.pages.details import Press, link_grid
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip

if TYPE_CHECKING:
    from desktop.registers.commitments import CommitmentSheet

Pair = tuple[str, str]
_LABEL_WIDTH = 104


class CommitmentDetails(QWidget):
    """The panel's body. ``acts`` are (words, key or empty, what to do); ``open_source`` shows where the
    promise was made; ``files`` is the part *Đính kèm*."""

    def __init__(
        self,
        sheet: CommitmentSheet,
        acts: Sequence[Press],
        files: QWidget,
        open_source: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        noun = sheet.commitment
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(6)
        content = _words(noun.content)
        self._column.addWidget(content)
        self._rule()
        self._pairs(_people(sheet))
        self._source(sheet.source, open_source)
        self._rule()
        self._pairs(_dates(noun))
        self._rule()
        self._answer(noun)
        self._history("Tiến độ", [progress_words(each) for each in reversed(noun.progress)])
        self._history("Đôn đốc", _reminders(noun))
        self._end(noun)
        self._rule()
        self._column.addWidget(files)
        self._links(acts)
        self._column.addStretch(1)

    def _rule(self) -> None:
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        self._column.addWidget(ruler)

    def _pairs(self, pairs: Sequence[Pair]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, current().px(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for row, (name, said) in enumerate(pairs):
            label = _words(name, "second")
            label.setWordWrap(False)
            label.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_words(said or "–"), row, 1)
        self._column.addLayout(grid)

    def _source(self, said: str, run: Callable[[], object] | None) -> None:
        """Where it was made, as a link when it can be opened."""
        if run is None:
            self._pairs([("Nguồn", said)])
            return
        link = ActionButton(said, role="link", name=f"Mở nguồn: {said}")
        link.clicked.connect(lambda _=False: run())
        label = _words("Nguồn", "second")
        label.setFixedWidth(current().px(_LABEL_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(link)
        row.addStretch(1)
        self._column.addLayout(row)

    def _answer(self, noun: Commitment) -> None:
        """Trả lời bằng văn bản: what was promised, and what was sent."""
        head = QHBoxLayout()
        head.addWidget(_words("Trả lời bằng văn bản", "strong"), 1)
        head.addWidget(Chip(*_answer_chip(noun)))
        self._column.addLayout(head)
        if noun.fulfilled is not None and (pairs := _answer_pairs(noun.fulfilled)):
            self._pairs(pairs)

    def _history(self, heading: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._rule()
        self._column.addWidget(_words(heading, "strong"))
        for line in lines:
            self._column.addWidget(_words(line, "second"))

    def _end(self, noun: Commitment) -> None:
        done, dropped = noun.fulfilled, noun.dropped
        if done is not None:
            self._history(f"Kết quả, xong ngày {short_date(done.on)}", [done.result])
        if dropped is not None:
            self._history(f"Thôi không làm từ ngày {short_date(dropped.on)}", [dropped.reason])

    def _links(self, acts: Sequence[Press]) -> None:
        if not acts:
            return
        self._rule()
        self._column.addLayout(link_grid(acts))


def _words(said: str, look: str = "") -> QLabel:
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


def _people(sheet: CommitmentSheet) -> list[Pair]:
    by = f"Đ/c {sheet.promised_by}" if sheet.promised_by else ""
    return [
        ("Hứa với", sheet.promised_to),
        ("Người hứa", by),
        ("Chủ trì", sheet.lead),
        ("Phối hợp", ", ".join(sheet.support)),
    ]


def _dates(noun: Commitment) -> list[Pair]:
    """The first date stays in sight under the one in force (BR-53)."""
    how = due_words(noun.due)
    first = how
    if noun.due_on is not None:
        first = short_date(noun.due_on) + (f" ({how})" if noun.due.count else "")
    pairs = [("Ngày giao", short_date(noun.promised_on))]
    if not noun.extensions:
        return [*pairs, ("Hạn", first)]
    pairs += [("Hạn ban đầu", first), ("Hạn đang có", short_date(noun.extensions[-1].to))]
    for each in noun.extensions:
        pairs.append(("Gia hạn", f"{short_date(each.on)}, đến {short_date(each.to)}: {each.reason}"))
    return pairs


def _answer_chip(noun: Commitment) -> tuple[str, str, str]:
    if noun.fulfilled is not None and noun.fulfilled.document:
        return "ok", "check-circle", "Đã trả lời"
    if not noun.reply_in_writing:
        return "mute", "barred-circle", "Không hứa"
    return "mute", "dashed-circle", "Chưa có"


def _answer_pairs(done: Fulfilment) -> list[Pair]:
    on = f", ngày {short_date(done.document_on)}" if done.document_on else ""
    told = ", ".join(
        part for part in (short_date(done.notified_on) if done.notified_on else "", done.notified_how) if part
    )
    pairs = [("Số, ký hiệu", f"{done.document}{on}"), ("Đã báo dân", told)]
    return [(name, said) for name, said in pairs if said]


def _reminders(noun: Commitment) -> list[str]:
    return [
        ", ".join(part for part in (short_date(each.on), each.document) if part)
        for each in reversed(noun.reminders)
    ]
