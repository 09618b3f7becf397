"""4. Kiến nghị kỳ trước: the commitments of earlier dialogues that are still open on this day (BR-43)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, CommitmentState, state_on
from desktop.domain.writing import short_date
from desktop.registers.dialogues import EarlierDialogue
from ui.forms.journal.offer import Offer
from ui.forms.minutes.draft import EARLIER, SECTIONS
from ui.forms.minutes.section import Section
from ui.forms.words import due_in_force
from ui.widgets.chip import Chip

STATES = {
    CommitmentState.NOT_STARTED: ("mute", "dashed-circle", "Chưa làm"),
    CommitmentState.IN_PROGRESS: ("info", "half-circle", "Đang làm"),
    CommitmentState.TRANSFERRED: ("info", "moved", "Đã chuyển"),
    CommitmentState.OVERDUE: ("late", "triangle", "Quá hạn"),
    CommitmentState.FULFILLED_ON_TIME: ("ok", "check-circle", "Hoàn thành đúng hạn"),
    CommitmentState.FULFILLED_LATE: ("warn", "check-circle", "Hoàn thành quá hạn"),
    CommitmentState.DROPPED: ("mute", "barred-circle", "Thôi không làm"),
}


class EarlierSection(Section):
    """Read only: results are written on the page Cam kết, where they belong."""

    def __init__(self, offer: Offer, day: date) -> None:
        super().__init__(SECTIONS[EARLIER])
        self._offer, self._day = offer, day
        self.note = QLabel()
        self.note.setProperty("look", "second")
        self.note.setWordWrap(True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.add(self.note, self._list)
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_earlier(self, earlier: Iterable[EarlierDialogue]) -> None:
        """The open commitments, dialogue by dialogue."""
        found = tuple(earlier)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.note.setText(
            "Các cam kết của hội nghị trước còn mở đến ngày hội nghị, in vào biên bản. "
            "Kết quả ghi ở trang Cam kết."
            if found
            else "Không còn cam kết nào của các hội nghị trước chưa xong."
        )
        for dialogue in found:
            title = QLabel(f"Hội nghị ngày {short_date(dialogue.held_on)}: {len(dialogue.commitments)} việc")
            title.setProperty("look", "strong")
            title.setContentsMargins(0, 8, 0, 4)
            self._rows.addWidget(title)
            for commitment in dialogue.commitments:
                self._rows.addWidget(self._row(commitment))

    def _row(self, commitment: Commitment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        number = QLabel(commitment.label)
        number.setProperty("look", "strong")
        number.setFixedWidth(90)
        lead = self._offer.body(commitment.lead) or "chưa có cơ quan chủ trì"
        words = QLabel(f"{commitment.content}\n{lead}; {due_in_force(commitment)}")
        words.setWordWrap(True)
        for label in (number, words):
            line.addWidget(label, 1 if label is words else 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Chip(*STATES[state_on(commitment, self._day)]), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def enter(self) -> None:
        self.setFocus()
