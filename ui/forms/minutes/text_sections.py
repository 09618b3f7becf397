"""3. Khai mạc · 6. Kết luận · 7. Kết thúc: the sections that are mostly running text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.dialogue import Dialogue, NonSigner
from desktop.domain.office import Phrase
from desktop.office import Clock
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.journal.phrases import SentenceBox
from ui.forms.journal.rows_field import Column, RowsField
from ui.forms.journal.watching import seen
from ui.forms.minutes.draft import CLOSING, CONCLUSION, OPENING, SECTIONS, place_of
from ui.forms.minutes.section import Section
from ui.forms.words import due_in_force
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.time_field import TimeField


class OpeningSection(Section):
    """Opening statement and reports, and whatever else was told."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        super().__init__(SECTIONS[OPENING])
        self.opening = SentenceBox(phrases, name="Khai mạc, báo cáo", lines=10, most_lines=22)
        self.other = SentenceBox(phrases, name="Thông tin khác", lines=3, most_lines=10)
        self.add(
            self.field("opening", "Phát biểu khai mạc, các báo cáo", self.opening),
            self.field("other_information", "Thông tin khác", self.other),
        )
        self.column.addStretch(1)

    def fill(self, draft: MinutesDraft) -> None:
        self.opening.set_text(draft.dialogue.opening)
        self.other.set_text(draft.dialogue.other_information)

    def apply(self, noun: Dialogue) -> Dialogue:
        return replace(noun, opening=seen(self.opening), other_information=seen(self.other))


class ConclusionSection(Section):
    """What was agreed and what was not; the commitments made stand beside it to be read out.

    :attr:`opinion_wanted` carries the opinion a commitment came from.
    """

    opinion_wanted = Signal(str)

    def __init__(self, offer: Offer) -> None:
        super().__init__(SECTIONS[CONCLUSION])
        self._offer = offer
        phrases = offer.catalogues.phrases
        self.disagreement = SentenceBox(phrases, name="Ý kiến khác", lines=2, most_lines=8)
        self.conclusion = SentenceBox(phrases, name="Kết luận", lines=8, most_lines=22)
        self.head_of_list = QLabel()
        self.head_of_list.setProperty("look", "strong")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.add(
            self.field("disagreement", "Ý kiến còn khác nhau, đề nghị bảo lưu", self.disagreement),
            self.field("conclusion", "Kết luận của chủ trì", self.conclusion),
            self.head_of_list,
            self._list,
        )
        self.column.addStretch(1)

    def fill(self, draft: MinutesDraft) -> None:
        self.disagreement.set_text(draft.dialogue.disagreement)
        self.conclusion.set_text(draft.dialogue.conclusion)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        made = draft.commitments
        words = f"Cam kết tại hội nghị: {len(made)} việc" if made else "Chưa có cam kết nào."
        self.head_of_list.setText(words)
        for n, each in enumerate(made, 1):
            opinion = each.source.opinion if each.source else None
            place = place_of(draft, opinion) if opinion else None
            lead = self._offer.body(each.lead) or "chưa có cơ quan chủ trì"
            words = f"{n}. {each.content}\n{lead}; {due_in_force(each)}"
            words += f"; ý kiến số {place + 1}" if place is not None else ""
            label = QLabel(words)
            label.setWordWrap(True)
            label.setMaximumWidth(self.fields["conclusion"].maximumWidth())
            self._rows.addWidget(label)

    def apply(self, noun: Dialogue) -> Dialogue:
        return replace(noun, disagreement=seen(self.disagreement), conclusion=seen(self.conclusion))


class ClosingSection(Section):
    """Closing time, read-back, who did not sign and why, how many copies (BR-45)."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(SECTIONS[CLOSING])
        self._clock = clock
        self.end = TimeField(name="Giờ kết thúc", now=lambda: clock().time())
        self.now_button = ActionButton("Lấy giờ hiện tại", "clock")
        self.now_button.clicked.connect(self._take_now)
        self.read_back = QCheckBox("Biên bản đã được đọc lại cho mọi người cùng nghe")
        self.read_back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.copies = LineField(name="Số bản")
        self.non_signers = RowsField(
            (
                Column("Họ tên", lambda: LineField(name="Họ tên"), 2),
                Column("Lý do không ký", lambda: LineField(name="Lý do không ký"), 4),
            ),
            "Thêm người không ký",
            name="Người không ký biên bản",
        )
        ended = QHBoxLayout()
        field = self.field("end", "Giờ kết thúc", self.end)
        field.setFixedWidth(140)
        ended.addWidget(field)
        ended.addWidget(self.now_button)
        ended.addStretch(1)
        copies = self.field("copies", "Số bản in", self.copies)
        copies.setFixedWidth(140)
        self.keep(self.read_back)
        read = Field("", self.read_back)
        self.fields["read_back"] = read
        refused = self.field("non_signers", "Người không ký biên bản", self.non_signers)
        self.add(ended, read, copies, refused)
        self.column.addStretch(1)

    def _take_now(self) -> None:
        self.end.set_time(self._clock().time().replace(second=0, microsecond=0))
        self.changed.emit()

    def fill(self, draft: MinutesDraft) -> None:
        noun = draft.dialogue
        self.end.set_time(noun.end)
        self.read_back.setChecked(noun.read_back)
        self.copies.setText(f"{noun.copies:02d}" if noun.copies is not None else "")
        self.non_signers.set_values((each.name, each.reason) for each in noun.non_signers)

    def apply(self, noun: Dialogue) -> Dialogue:
        typed = seen(self.copies).strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else None
        return replace(
            noun,
            end=noun.end if self.end.error() else self.end.time(),
            read_back=self.read_back.isChecked(),
            copies=number,
            non_signers=tuple(NonSigner(str(name), str(why)) for name, why in self.non_signers.values()),
        )
