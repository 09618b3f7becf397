"""5. Ý kiến của Nhân dân: the count on top, the rows, and the typing in the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.dialogue import Opinion, OpinionSource
from desktop.domain.vietnamese import is_blank
from desktop.services.drafts import MinutesDraft
from desktop.services.opinions import new_key
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.opinion_form import OpinionForm
from ui.forms.minutes.opinion_rows import OpinionRow
from ui.forms.minutes.opinions_list import OpinionsList
from ui.forms.minutes.options import UNKNOWN_UNIT
from ui.forms.minutes.row_acts import RowActs
from ui.forms.minutes.saving import commitments_of
from ui.forms.minutes.work import MinutesWork
from ui.forms.words import due_in_force
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.preedit import commit_everywhere

_NEXT = "Ý kiến kế tiếp: bấm F7, hoặc chọn người ở khung bên phải rồi bấm Enter"
_EMPTY = "Chưa có ý kiến. Bấm F7, hoặc chọn người ở khung bên phải rồi bấm Enter."


class OpinionsSection(QWidget):
    """:attr:`changed` follows every key, :attr:`left` every field left, :attr:`settled` asks to save,
    :attr:`done` tells an act that can be undone: its words and how. :attr:`act` carries the buttons of the
    row that concern the whole editor: ``time`` and ``phrase``."""

    changed = Signal()
    left = Signal()
    settled = Signal()
    done = Signal(str, object)
    act = Signal(str)

    def __init__(self, work: MinutesWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        noun = work.draft.dialogue
        chair = noun.chairs[0].official if noun.chairs else None
        self.form = OpinionForm(work.offer, noun.held_on, chair)
        self.form.set_known(work.known)
        self.list = OpinionsList(self.form)
        self.live: str | None = None
        self.rows = RowActs(self, work)
        title = QLabel(sheet.SECTIONS[sheet.OPINIONS])
        title.setProperty("look", "section")
        self.sums = ElidedLabel()
        self.new_button = ActionButton("Ý kiến mới", "plus", "F7")
        self.people_button = ActionButton("Người dự", "people", "Ctrl+G")
        self.people_button.hide()
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 24, 7)
        head.setSpacing(14)
        head.addWidget(title)
        head.addWidget(self.sums, 1)
        head.addWidget(self.people_button)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list.heads)
        column.addWidget(self.list, 1)
        self._connect()
        self.renew()

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_row)
        self.list.next_wanted.connect(self.new_row)
        self.list.opened.connect(self.open_row)
        self.list.moved.connect(self.rows.move_by)
        self.list.removed.connect(self.rows.remove)
        self.form.changed.connect(self.changed)
        self.form.fields.status.changed.connect(self._count)
        self.form.left.connect(self.left)
        self.form.commitment_dropped.connect(self.rows.drop_commitment)
        self.form.act.connect(self._act)

    def collect(self, draft: MinutesDraft) -> MinutesDraft:
        """The draft with the row being typed, composed words included; a row without words is left out."""
        if self.live is None:
            return draft
        if self.form.is_blank() and sheet.place_of(self._work.base, self.live) is None:
            return sheet.without_opinion(draft, self.live)
        return sheet.with_opinion(draft, self.form.opinion(), self.form.commitments(), self.live_place())

    def renew(self) -> None:
        """Draw the rows from the draft; the live row stays as it stands on the screen."""
        draft = self._work.draft
        rows = [self._row(draft, n, each) for n, each in enumerate(draft.dialogue.opinions, 1)]
        if self.live is not None and sheet.place_of(draft, self.live) is None:
            rows.insert(self.live_place(), OpinionRow(self.live, len(rows) + 1))
        foot = "" if self._work.is_frozen else self._foot(draft, any_rows=bool(rows))
        self.list.show_rows(rows, self.live, foot)
        self.form.bands.take_numbers(draft.commitments, self._work.next_number)
        self.new_button.setVisible(not self._work.is_frozen)
        self._count()

    def live_place(self) -> int:
        """Where the live row stands: its own place, or last while it is new."""
        place = sheet.place_of(self._work.draft, self.live or "")
        return len(self._work.draft.dialogue.opinions) if place is None else place

    def _foot(self, draft: MinutesDraft, *, any_rows: bool) -> str:
        waiting = draft.waiting
        if waiting:
            return f"{len(waiting)} người đăng ký nêu ý kiến: {', '.join(waiting)}. Bấm F7 rồi chọn tên."
        return _NEXT if any_rows else _EMPTY

    def _count(self) -> None:
        self.show_sums(self.collect(self._work.draft))

    def show_sums(self, draft: MinutesDraft) -> None:
        """How many opinions, and how many in each status."""
        self.sums.set_text(sheet.sums_sentence(draft.dialogue.opinions))

    def _row(self, draft: MinutesDraft, number: int, each: Opinion) -> OpinionRow:
        offer = self._work.offer
        promises = tuple(
            (made.label or "Cam kết", due_in_force(made)) for made in commitments_of(draft, each.key)
        )
        by = offer.name_of(each.answered_by)
        return OpinionRow(
            each.key, number, each.speaker, each.unit, offer.area(each.subject_area), each.content,
            f"Đ/c {by}" if by else "", each.answer, each.status, promises, each.no_commitment_reason,
        )  # fmt: skip

    def open_row(self, key: str) -> None:
        """Type in a row; the one that was open is closed and saved."""
        if self._work.is_frozen:
            return
        if key == self.live:
            self.form.fields.content.setFocus()
            return
        self.close_row()
        opinion = next((each for each in self._work.draft.dialogue.opinions if each.key == key), None)
        if opinion is not None:
            self._show(opinion)
            self.form.fields.content.setFocus()

    def new_row(self) -> None:
        """F7: a row at the end, the cursor in Người nêu; an open row without words is used again."""
        if self._work.is_frozen:
            return
        if self.live is None or not self.form.is_blank():
            self.close_row()
            self._show(Opinion(new_key(), source=OpinionSource.AT))
        self.form.enter()

    def _show(self, opinion: Opinion) -> None:
        self.live = opinion.key
        made = commitments_of(self._work.draft, opinion.key)
        people = dict(self._work.known)
        people |= {name: unit for name, (unit, _) in sheet.speakers(self._work.draft).items()
                   if unit != UNKNOWN_UNIT or name not in people}  # fmt: skip
        self.form.set_known((name, "" if unit == UNKNOWN_UNIT else unit) for name, unit in people.items())
        self.form.show_opinion(
            opinion, made, number=self.live_place() + 1,
            dialogue=self._work.key, next_number=self._work.next_number,
        )  # fmt: skip
        self.renew()
        self.list.show_live()

    def close_row(self) -> None:
        """Put the row being typed among the read rows and have it saved."""
        if self.live is None:
            return
        commit_everywhere(self.form)
        self._work.put(self.collect(self._work.draft))
        key, self.live = self.live, None
        self.renew()
        self.list.choose(key)
        self.settled.emit()

    def finish(self) -> None:
        """Ctrl+Enter: this opinion is done, the next one begins; what is missing is shown first."""
        commit_everywhere(self.form)
        if self.live is None or self.form.is_blank():
            self.new_row()
        elif not self.form.first_problem():
            self._no_longer_waiting(self.form.opinion().speaker)
            self.new_row()

    def _no_longer_waiting(self, name: str) -> None:
        draft = self._work.draft
        self._work.put(replace(draft, waiting=tuple(each for each in draft.waiting if each != name.strip())))

    def take_speaker(self, name: str, unit: str) -> None:
        """A person was chosen beside the text: who speaks in the open row, or in a new one."""
        if self._work.is_frozen:
            return
        if self.live is None or not is_blank(self.form.fields.speaker.text()):
            self.new_row()
        self.form.fields.speaker.set_text(name)
        if unit and is_blank(self.form.fields.unit.text()):
            self.form.fields.unit.set_text(unit)
        self.form.fields.next_required()
        self.changed.emit()

    def take_answerer(self, key: str) -> None:
        """An official was chosen as the one who answers."""
        if self.live is not None:
            self.form.fields.answered_by.set_value(key)
            self.form.fields.answer.setFocus()
            self.changed.emit()

    def commit(self) -> None:
        """F8: make the commitment, or go into it."""
        commit_everywhere(self.form)
        if self.live is None:
            key = self.list.current_key()
            if key is None:
                return
            self.open_row(key)
        if self.form.bands:
            self.form.enter_band()
        else:
            self.form.make_commitment()
        self._count()
        self.list.measure()
        self.list.show_live()

    def hold_live(self) -> None:
        """The row being typed into the draft, still open."""
        if self.live is not None:
            commit_everywhere(self.form)
            self._work.put(self.collect(self._work.draft))

    def _act(self, name: str) -> None:
        key = self.live or ""
        acts: dict[str, Callable[[], None]] = {
            "finish": self.finish,
            "commit": self.commit,
            "split": self.rows.split,
            "up": lambda: self.rows.move_by(key, -1),
            "down": lambda: self.rows.move_by(key, 1),
            "remove": lambda: self.rows.remove(key),
        }
        if name in acts:
            acts[name]()
        else:
            self.act.emit(name)
