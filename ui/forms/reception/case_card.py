"""One matter (vụ việc) of a visit: what kind, about what, asked for what, decided how, promised by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.reception import Case, CaseHandling, CaseType, Occurrence
from desktop.domain.vietnamese import is_blank
from desktop.registers.petition_matches import SameMatter
from ui.forms.journal.commitment_bands import CommitmentBands
from ui.forms.journal.phrases import SentenceBox
from ui.forms.journal.watching import Watch, seen
from ui.forms.reception import words
from ui.forms.reception.part import fields_row
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

_NEEDED = {
    "type": words.TYPE_MISSING,
    "subject_area": "Cần chọn lĩnh vực.",
    "occurrence": "Cần chọn lần đầu hay nhiều lần.",
    "in_competence": "Cần chọn thẩm quyền.",
    "content": "Cần ghi nội dung.",
    "handling": "Cần chọn hướng xử lý.",
}


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
        self._refused: set[str] = set()
        self.matter: SameMatter | None = None
        offer = work.offer
        phrases = offer.catalogues.phrases
        self.setProperty("card", True)
        self.letter = QLabel()
        self.letter.setProperty("look", "section")
        self.type = Choice(words.TYPES, name="Loại", placeholder="Loại *")
        self.area = Choice(offer.areas(), name="Lĩnh vực", placeholder="Lĩnh vực *")
        self.occurrence = Choice(words.OCCURRENCES, name="Lần đầu, nhiều lần", placeholder="Lần đầu? *")
        self.competence = Choice(words.COMPETENCES, name="Thẩm quyền", placeholder="Thẩm quyền *")
        self.commit_button = ActionButton("Thành cam kết", "flag", "F8", "soft")
        self.content = SentenceBox(phrases, name="Nội dung", lines=2, most_lines=9)
        self.request = SentenceBox(phrases, name="Yêu cầu, đề nghị", lines=2, most_lines=9)
        self.answer = SentenceBox(phrases, name="Ý kiến của người tiếp", lines=2, most_lines=9)
        self.handling = Choice(words.HANDLING_ITEMS, name="Hướng xử lý")
        self.body = Choice(offer.bodies(), name="Cơ quan")
        self.document = LineField(name="Văn bản", placeholder="số, ngày")
        self.settled_by = LineField(name="Đã giải quyết bởi")
        self.same_people = LineField(name="Số người cùng nội dung")
        self.bands = CommitmentBands(offer, offer.day, chair)
        self.repeat = Notice("warn")
        self.remove_button = ActionButton(icon="close", role="nav", name="Bỏ vụ việc này")
        self.fields = {
            "type": Field("", self.type),
            "subject_area": Field("", self.area),
            "occurrence": Field("", self.occurrence),
            "in_competence": Field("", self.competence),
            "content": Field("Nội dung", self.content, required=True),
            "request": Field("Yêu cầu, đề nghị", self.request),
            "answer": Field("Ý kiến của người tiếp", self.answer),
            "handling": Field("Hướng xử lý", self.handling, required=True),
            "handled_by": Field("Cơ quan", self.body),
            "document": Field("Văn bản", self.document),
            "settled_by": Field("Đã giải quyết bởi", self.settled_by),
            "same_content_people": Field("Cùng nội dung", self.same_people),
        }
        for control, name in ((self.type, "Loại"), (self.area, "Lĩnh vực"), (self.competence, "Thẩm quyền"),
                              (self.occurrence, "Lần đầu, nhiều lần")):  # fmt: skip
            control.setAccessibleName(name)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self._lay_out()
        self.watch = Watch(self)
        self.watch.add(*self.controls())
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
        self.bands.changed.connect(self._bands_changed)
        self.bands.dropped.connect(self.commitment_dropped)
        self.bands.left.connect(self.answer.setFocus)
        for control in self.controls():
            control.installEventFilter(self)
        for box in self._boxes():
            box.textChanged.connect(self._settling.start)

    def _boxes(self) -> tuple[SentenceBox, ...]:
        return (self.content, self.request, self.answer)

    def _settle(self) -> None:
        """A text box tells no one that its lines broke anew for another width, so it is asked."""
        for box in self._boxes():
            box.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def controls(self) -> tuple[QWidget, ...]:
        """Every control, in the order people speak."""
        return (
            self.type, self.area, self.occurrence, self.competence, self.content, self.request, self.answer,
            self.handling, self.body, self.document, self.settled_by, self.same_people,
        )  # fmt: skip

    def show_case(self, case: Case, made: Iterable[Commitment], letter: str) -> None:
        """Fill the fields without a signal."""
        self.watch.hold()
        self._case = case
        self.set_letter(letter)
        self.type.set_value(case.type)
        self.area.set_value(case.subject_area)
        self.occurrence.set_value(case.occurrence)
        self.competence.set_value({True: "own", False: "other"}.get(case.in_competence))  # type: ignore[arg-type]
        self.content.set_text(case.content)
        self.request.set_text(case.request)
        self.answer.set_text(case.answer)
        self.handling.set_value(case.handling)
        self.body.set_value(case.handled_by)
        self.document.setText(case.document)
        self.settled_by.setText(case.settled_by)
        self.same_people.setText(str(case.same_content_people or ""))
        self.bands.show_commitments(made, self._work.next_number)
        self._arrange()
        self.watch.release()

    def take_texts(self, case: Case) -> None:
        """Other words in the same fields; nothing of the ones before stays, in their undo steps neither."""
        self.watch.hold()
        for box, text in ((self.content, case.content), (self.request, case.request),
                          (self.answer, case.answer)):  # fmt: skip
            if box.text() != text:
                box.set_text(text)
        for field, text in ((self.document, case.document), (self.settled_by, case.settled_by)):
            field.setText(text)
        self.watch.release()

    def set_letter(self, letter: str) -> None:
        """``a)``, ``b)``: the place among the visit's cases."""
        self.letter.setText(f"{letter})")
        self.setAccessibleName(f"Vụ việc {letter}")
        for control in self.controls():
            control.setAccessibleDescription(f"Vụ việc {letter}")

    def key(self) -> str:
        return self._case.key

    def case(self) -> Case:
        """The case as it stands on the screen, composed words included."""
        area, competence, body = self.area.value(), self.competence.value(), self.body.value()
        kind, occurrence, handling = self.type.value(), self.occurrence.value(), self.handling.value()
        people = seen(self.same_people).strip()
        return replace(
            self._case,
            type=kind if isinstance(kind, CaseType) else None,
            subject_area=str(area) if area else None,
            occurrence=occurrence if isinstance(occurrence, Occurrence) else None,
            in_competence=None if competence is None else competence == "own",
            content=seen(self.content),
            request=seen(self.request),
            answer=seen(self.answer),
            handling=handling if isinstance(handling, CaseHandling) else None,
            handled_by=str(body) if body else None,
            document=seen(self.document),
            settled_by=seen(self.settled_by),
            same_content_people=int(people) if people.isascii() and people.isdigit() else 0,
        )

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

    def problems(self) -> dict[str, str]:
        """What is missing, by field."""
        case = self.case()
        missing = {
            name: sentence
            for name, sentence in _NEEDED.items()
            if (is_blank(case.content) if name == "content" else getattr(case, name) is None)
        }
        if is_blank(self.same_people.text()) or self.same_people.text().strip().isdecimal():
            return missing
        return missing | {"same_content_people": "Chỉ ghi chữ số."}

    def show_problems(self, found: dict[str, str]) -> None:
        """The sentences under their fields; none takes them away."""
        for name, field in self.fields.items():
            field.set_error(found.get(name))

    def suggest_repeat(self, found: SameMatter | None) -> None:
        """The amber line for a matter that may have been brought before (BR-20); the user decides."""
        decided = self.occurrence.value() == Occurrence.REPEATED
        if found is None or decided or found.match.matter.key in self._refused:
            self.matter = None
            self.repeat.hide()
            return
        self.matter = found
        named = f"lượt số {found.number}" if found.petition is None else f"đơn số {found.number}"
        told = f"Có thể trùng với {named} ({words.matter_words(found.who, found.area)})."
        look = ActionButton("Xem", role="link")
        again = ActionButton("Ghi là nhiều lần", role="link")
        other = ActionButton("Không trùng", role="link")
        look.clicked.connect(lambda: self._look(told, found))
        again.clicked.connect(self._mark_repeated)
        other.clicked.connect(lambda: self._refuse(found))
        self.repeat.set_notice("warn", told, (look, again, other))
        self.repeat.show()

    def _look(self, told: str, found: SameMatter) -> None:
        """What was said then, under the line."""
        day = found.match.matter.on
        said = f"{told} Ngày {day.day:02d}/{day.month:02d}/{day.year}: {found.match.matter.content}"
        again, other = ActionButton("Ghi là nhiều lần", role="link"), ActionButton("Không trùng", role="link")
        again.clicked.connect(self._mark_repeated)
        other.clicked.connect(lambda: self._refuse(found))
        self.repeat.set_notice("warn", said, (again, other))
        again.setFocus()

    def _mark_repeated(self) -> None:
        self.occurrence.set_value(Occurrence.REPEATED)
        self.repeat.hide()
        self.content.setFocus()
        self._typed()

    def _refuse(self, found: SameMatter) -> None:
        self._refused.add(found.match.matter.key)
        self.repeat.hide()
        self.content.setFocus()

    def _typed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _bands_changed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        said = "Sửa cam kết" if self.bands else "Thành cam kết"
        if self.commit_button.text() != said:
            self.commit_button.set_text(said)

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read and not changed."""
        for control in self.controls():
            control.setReadOnly(locked)  # type: ignore[attr-defined]
        self.commit_button.setVisible(not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)
