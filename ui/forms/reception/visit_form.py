"""The one visit being written: who came, what for, which papers, how it ended (ui §4, Lượt tiếp)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment
from desktop.domain.grounds import named_ground
from desktop.domain.people import Person
from desktop.domain.reception import Visit
from ui.forms.reception.cases_part import CasesPart
from ui.forms.reception.closing_part import ClosingPart
from ui.forms.reception.draft import is_blank_visit
from ui.forms.reception.papers_part import PapersPart
from ui.forms.reception.people_part import PeoplePart
from ui.forms.reception.required import go_to_empty
from ui.forms.reception.tab_chain import set_tab_order
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class VisitForm(QWidget):
    """There is one such form and it moves from visit to visit.

    :attr:`changed` follows every key, :attr:`left` every field left, :attr:`act` carries the name of a
    button: ``finish | refuse | receipt | refusal_notice | split | commit``. :attr:`type_chosen` carries a
    case's key and the type chosen for it, :attr:`consent` the tick that lets a denouncer be named.
    """

    changed = Signal()
    left = Signal()
    act = Signal(str)
    type_chosen = Signal(str, object)
    consent = Signal(bool)
    commitment_dropped = Signal(object)

    def __init__(self, work: ReceptionWork) -> None:
        super().__init__()
        self._work = work
        self._visit = Visit("")
        self._showing = False
        self.people = PeoplePart(work)
        self.cases = CasesPart(work)
        self.papers = PapersPart()
        self.closing = ClosingPart()
        self.state = Notice("mute")
        self.state.hide()
        self.setAccessibleName("Lượt tiếp đang ghi")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("work")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(18, 10, 18, 8)
        inside.setSpacing(8)
        for n, part in enumerate((self.state, self.people, self.cases, self.papers)):
            if n > 1:
                inside.addWidget(_ruler())
            inside.addWidget(part)
        inside.addStretch(1)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(body)
        foot = QWidget()
        foot.setObjectName("work")
        below = QVBoxLayout(foot)
        below.setContentsMargins(18, 0, 18, 10)
        below.setSpacing(8)
        below.addWidget(_ruler())
        below.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.room, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        for part in (self.people, self.cases, self.papers, self.closing):
            part.changed.connect(self._typed)
        for part in (self.people, self.cases, self.closing):
            part.left.connect(self._leave)
        self.people.consent.connect(self.consent)
        self.people.recognised.connect(lambda _: self.tell_person())
        self.cases.type_chosen.connect(self.type_chosen)
        self.cases.commitment_dropped.connect(self.commitment_dropped)
        self.cases.commit_asked.connect(lambda: self.act.emit("commit"))
        self.cases.rearranged.connect(lambda: set_tab_order(self))
        self.cases.split_asked.connect(lambda: self.act.emit("split"))
        self.papers.receipt_asked.connect(lambda: self.act.emit("receipt"))
        self.closing.refuse_asked.connect(lambda: self.act.emit("refuse"))
        self.closing.finish_asked.connect(lambda: self.act.emit("finish"))

    def show_visit(self, visit: Visit, made: Iterable[Commitment]) -> None:
        """Another visit. Until it is shown whole, nothing here can be read: see :meth:`shows`."""
        self._showing = True
        self._visit = visit
        self.people.show_visit(visit)
        self.cases.show_visit(visit, tuple(made))
        self.papers.show_papers(visit.papers_received)
        self.closing.show_visit(visit)
        self._show_state(visit)
        set_tab_order(self)
        self._showing = False
        self.room.verticalScrollBar().setValue(0)

    def _show_state(self, visit: Visit) -> None:
        if visit.struck is not None:
            self.state.set_notice("mute", f"Lượt này đã bỏ: {visit.struck.reason}. Số không dùng lại.")
        elif visit.refusal is not None:
            ground = named_ground(visit.refusal.ground, self._work.grounds)
            paper = ActionButton("In Mẫu 01/TCD", "printer", name="In thông báo từ chối tiếp, Mẫu 01/TCD")
            paper.clicked.connect(lambda: self.act.emit("refusal_notice"))
            buttons = (paper,) if ground is None or ground.written_notice else ()
            self.state.set_notice("warn", f"Đã từ chối tiếp. Căn cứ: {visit.refusal.ground}", buttons)
        self.state.setVisible(visit.struck is not None or visit.refusal is not None)

    def take_book(self, visit: Visit) -> None:
        """Numbers, code and consent the book gave since; what is being typed stays."""
        self._visit = replace(self._visit, number=visit.number, code=visit.code, consent=visit.consent)
        self.people.show_secrecy(self.visit())
        for card in self.cases.cards:
            card.bands.take_numbers(self._work.draft.commitments, self._work.next_number)

    def become(self, visit: Visit) -> None:
        """The same visit in another state: refused, secret or not any more."""
        self._visit = visit
        self._show_state(visit)
        self.people.show_secrecy(visit)

    def forget_who(self, bare: Visit, made: Iterable[Commitment]) -> None:
        """Become a denunciation: no field, and no undo step of one, tells any more who came."""
        self.people.forget()
        self.cases.take_texts(bare.cases)
        self.papers.show_papers(bare.papers_received)
        self.closing.reason.setText(bare.sign_refusal_reason)
        code = self._work.code_of(bare)
        promised = [replace(each, promised_to=code) for each in made]
        for card in self.cases.cards:
            card.suggest_repeat(None)
            mine = [each for each in promised if each.source and each.source.case == card.key()]
            card.bands.show_commitments(mine, self._work.next_number)
        self.become(bare)
        self.tell_person()

    def shows(self, key: str | None) -> bool:
        """Whether the fields hold that visit, all of it."""
        return not self._showing and self._visit.key == key

    def visit(self, *, with_people: bool = False) -> Visit:
        """The visit as it stands on the screen, composed words included.

        ``with_people``: as the fields have it though a denunciation is chosen, for taking it out of them.
        """
        before = replace(self._visit, cases=self.cases.cases(), papers_received=self.papers.papers())
        return self.closing.read(self.people.read(before, secret=before.is_secret and not with_people))

    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments as they stand on the screen."""
        return self.cases.commitments()

    def is_blank(self) -> bool:
        """Whether nothing was written: such a visit is not kept."""
        return is_blank_visit(self.visit())

    def promised_to(self) -> str:
        """To whom what is promised here is promised: a name and hamlet, or the code."""
        visit = self.visit()
        if visit.is_secret:
            return self._work.code_of(visit)
        if not visit.people:
            return ""
        first = visit.people[0]
        place = first.address.split(",")[0].strip()
        return f"{first.name}, {place}" if first.name and place else first.name

    def promise(self) -> None:
        """F8 in the case that is open."""
        self.cases.current().promise(self._work.key, self.promised_to())

    def tell_person(self) -> None:
        """Who came, to the cases, for recognising a matter brought before."""
        visit = self.visit()
        known = bool(visit.people) and not visit.is_secret
        self.cases.know_person(visit.people[0] if known else Person())

    def enter(self) -> None:
        """The cursor into the first field."""
        (self.people.secret_file if self._visit.is_secret else self.people.name).setFocus()

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes, struck and refused visits can be read and not changed."""
        for field in self.people.fields.values():
            if isinstance(field.control, LineField) and field.control is not self.people.code:
                field.control.setReadOnly(locked)
        self.people.group.set_read_only(locked)
        self.people.consent_box.setEnabled(not locked)
        self.cases.set_read_only(locked)
        self.papers.set_read_only(locked)
        self.closing.set_read_only(locked)

    def _typed(self) -> None:
        to = self.promised_to() if any(card.bands for card in self.cases.cards) else ""
        for card in self.cases.cards:
            card.follow(to)
        self.changed.emit()

    def _leave(self) -> None:
        self.tell_person()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in _ENTER:
            go_to_empty(self)
            return
        super().keyPressEvent(event)


def _ruler() -> QFrame:
    ruler = QFrame()
    ruler.setProperty("ruler", True)
    return ruler
