"""One matter (vụ việc) of a visit: what kind, about what, asked for what, decided how, promised by when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.reception import Case, Occurrence
from desktop.registers.petition_matches import SameMatter
from ui.forms.journal.commitment_bands import CommitmentBands
from ui.forms.journal.watching import Watch, seen
from ui.forms.reception.case_fields import CaseFields
from ui.forms.reception.part import fields_row
from ui.forms.reception.repeat_line import RepeatLine
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork


class CaseCard(QFrame):
    """Open while it is written in, else a line of text under its answers.

    :attr:`changed` follows every key, :attr:`left` every field left, :attr:`type_chosen` the choice of a
    type, :attr:`commitment_dropped` a promise taken away, :attr:`look_asked` wants the earlier matter
    shown, :attr:`entered` comes with the cursor.
    """

    changed = Signal()
    left = Signal()
    type_chosen = Signal(object)
    commit_asked = Signal()
    commitment_dropped = Signal(object)
    removed = Signal()
    entered = Signal()

    def __init__(self, work: ReceptionWork, case: Case, chair: str | None) -> None:
        super().__init__()
        self._work, self._case = work, case
        offer = work.offer
        self.setProperty("card", True)
        self.letter = QLabel()
        self.letter.setProperty("look", "section")
        self.values = CaseFields(work.offer)
        self.fields = self.values.fields
        self.type, self.occurrence = self.values.type, self.values.occurrence
        self.content, self.answer = self.values.content, self.values.answer
        self.handling = self.values.handling
        self.commit_button = ActionButton("Thành cam kết", "flag", "F8", "soft")
        self.bands = CommitmentBands(offer, offer.day, chair)
        self.repeat = RepeatLine()
        self.remove_button = ActionButton(icon="close", role="nav", name="Bỏ vụ việc này")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self.values.settle)
        self._lay_out()
        self.watch = Watch(self)
        self.watch.add(*self.values.controls())
        self._connect()

    def _lay_out(self) -> None:
        fields = self.fields
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignTop)
        answers = fields_row(
            [(fields["type"], 176), (fields["subject_area"], 176), (fields["occurrence"], 176),
             (fields["in_competence"], 176)]
        )  # fmt: skip
        top.addWidget(answers, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.commit_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self._open = QWidget()
        inside = QVBoxLayout(self._open)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(fields_row([(fields["content"], 308), (fields["request"], 308),
                                     (fields["answer"], 308)]))  # fmt: skip
        inside.addWidget(
            fields_row(
                [(fields["handling"], 170), (fields["handled_by"], 210), (fields["document"], 170),
                 (fields["settled_by"], 210), (fields["same_content_people"], 100)]
            )
        )  # fmt: skip
        self._closed = ElidedLabel(colour="text")
        self._closed.hide()
        self.repeat.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (self._closed, self._open, self.repeat, self.bands):
            column.addWidget(part)

    def _connect(self) -> None:
        self.watch.typed.connect(self._typed)
        self.watch.left.connect(self.left)
        self.type.chosen.connect(self.type_chosen)
        self.commit_button.clicked.connect(self.commit_asked)
        self.remove_button.clicked.connect(self.removed)
        self.repeat.marked.connect(self._mark_repeated)
        self.repeat.refused.connect(self.content.setFocus)
        self.bands.changed.connect(self._typed)
        self.bands.dropped.connect(self.commitment_dropped)
        self.bands.left.connect(self.answer.setFocus)
        for control in self.values.controls():
            control.installEventFilter(self)
        for box in self.values.boxes():
            box.textChanged.connect(self._settling.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def show_case(self, case: Case, made: Iterable[Commitment], letter: str) -> None:
        """Fill the fields without a signal."""
        self.watch.hold()
        self._case = case
        self.set_letter(letter)
        self.values.show(case)
        self.bands.show_commitments(made, self._work.next_number)
        self._arrange()
        self.watch.release()

    def set_letter(self, letter: str) -> None:
        """``a)``, ``b)``: the place among the visit's cases."""
        self.letter.setText(f"{letter})")
        self.setAccessibleName(f"Vụ việc {letter}")
        for control in self.values.controls():
            control.setAccessibleDescription(f"Vụ việc {letter}")

    def key(self) -> str:
        return self._case.key

    def case(self) -> Case:
        """The case as it stands on the screen, composed words included."""
        return self.values.read(self._case)

    def take_texts(self, case: Case) -> None:
        """Other words in the same fields; nothing of the ones before stays, in their undo steps neither."""
        self.watch.hold()
        self.values.take_texts(case)
        self.watch.release()

    def promise(self, session: str, promised_to: str) -> None:
        """F8: a commitment from this case, read from the answer; F8 again goes into the last one."""
        if self.bands:
            self.bands[-1].open_detail()
            return
        self.bands.make(CommitmentSource(session=session, case=self._case.key))
        self.follow(promised_to)
        self._arrange()
        self.changed.emit()

    def follow(self, promised_to: str) -> None:
        """What no hand has touched in the promises follows the text."""
        for band in self.bands:
            band.follow(seen(self.answer), seen(self.content), None, promised_to)

    def set_open(self, opened: bool) -> None:
        """Fields, or a line of what was written."""
        self._open.setVisible(opened)
        self._settling.start()
        said = " ".join(self.content.text().split())
        self._closed.set_text(said or "Chưa ghi nội dung.")
        self._closed.setVisible(not opened)
        for band in self.bands:
            if not opened:
                band.close_detail()

    def is_open(self) -> bool:
        return not self._open.isHidden()

    def focus_field(self, name: str) -> None:
        """The cursor into one field, by its name in the record."""
        self.set_open(True)
        if name in {"lead", "due"} and self.bands:
            self.bands[0].open_detail()
            return
        self.fields.get(name, self.fields["content"]).setFocus()

    def suggest_repeat(self, found: SameMatter | None) -> None:
        """The amber line for a matter that may have been brought before (BR-20); the user decides."""
        decided = self.occurrence.value() == Occurrence.REPEATED
        self.repeat.suggest(None if decided else found)

    def _mark_repeated(self) -> None:
        self.occurrence.set_value(Occurrence.REPEATED)
        self.content.setFocus()
        self._typed()

    def _typed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        said = "Sửa cam kết" if self.bands else "Thành cam kết"
        if self.commit_button.text() != said:
            self.commit_button.set_text(said)

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read and not changed."""
        for control in self.values.controls():
            control.setReadOnly(locked)  # type: ignore[attr-defined]
        self.commit_button.setVisible(not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)
