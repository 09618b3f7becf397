"""2. Vụ việc: one card for each matter, the one being written open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment
from desktop.domain.people import Person
from desktop.domain.reception import Case, Occurrence, Visit
from desktop.domain.vietnamese import is_blank
from desktop.registers.petition_matches import SameMatter, similar_petitions
from desktop.services.visits import new_case_key
from ui.forms.reception.case_card import CaseCard
from ui.forms.reception.draft import is_blank_case
from ui.forms.reception.part import heading
from ui.widgets.buttons import ActionButton

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

LETTERS = "abcdefghijklmnopqrstuvxy"


class CasesPart(QWidget):
    """:attr:`changed` follows every key, :attr:`type_chosen` carries a case's key and its type,
    :attr:`rearranged` tells of buttons added or gone, :attr:`split_asked` asks for a denunciation apart,
    :attr:`commitment_dropped` carries a promise taken away."""

    changed = Signal()
    left = Signal()
    type_chosen = Signal(str, object)
    commit_asked = Signal()
    split_asked = Signal()
    commitment_dropped = Signal(object)
    rearranged = Signal()

    def __init__(self, work: ReceptionWork) -> None:
        super().__init__()
        self._work = work
        self.cards: list[CaseCard] = []
        self._person = Person()
        self._locked = False
        self.add_button = ActionButton("+ Thêm vụ việc", role="link")
        self.split_button = ActionButton("Tách tố cáo riêng", role="link")
        self.add_button.clicked.connect(self.add_case)
        self.split_button.clicked.connect(self.split_asked)
        self._place = QVBoxLayout()
        self._place.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        note = "mỗi nội dung một vụ việc"
        column.addLayout(heading("2. Vụ việc", note, self.add_button, self.split_button))
        column.addLayout(self._place)

    def show_visit(self, visit: Visit, made: tuple[Commitment, ...]) -> None:
        """The cards of another visit; one without any begins with an empty one."""
        for card in self.cards:
            _forget(card)
        self.cards = []
        for case in visit.cases or (self._fresh(),):
            mine = [each for each in made if each.source and each.source.case == case.key]
            self._add(case, mine)
        self._person = visit.people[0] if visit.people and not visit.is_secret else Person()
        self._open_only(self.cards[0])

    def _fresh(self) -> Case:
        return Case(new_case_key(), occurrence=Occurrence.FIRST)

    def _add(self, case: Case, made: list[Commitment]) -> CaseCard:
        card = CaseCard(self._work, case, self._work.draft.session.host)
        self.cards.append(card)
        card.show_case(case, made, self._letter(len(self.cards) - 1))
        card.changed.connect(self.changed)
        card.left.connect(self.left)
        card.left.connect(lambda: self.look_for_repeats(card))
        card.type_chosen.connect(lambda value: self.type_chosen.emit(card.key(), value))
        card.commit_asked.connect(self.commit_asked)
        card.commitment_dropped.connect(self.commitment_dropped)
        card.removed.connect(lambda: self._remove(card))
        card.entered.connect(lambda: self._open_only(card))
        card.bands.resized.connect(self.rearranged)
        self._place.addWidget(card)
        self._number()
        return card

    def _letter(self, n: int) -> str:
        return LETTERS[n % len(LETTERS)]

    def _number(self) -> None:
        for n, card in enumerate(self.cards):
            card.set_letter(self._letter(n))
            card.remove_button.setVisible(len(self.cards) > 1 and not self._locked)

    def add_case(self) -> CaseCard:
        """One more matter, the cursor in its type."""
        card = self._add(self._fresh(), [])
        self._open_only(card)
        self.rearranged.emit()
        card.type.setFocus()
        return card

    def _remove(self, card: CaseCard) -> None:
        self.cards.remove(card)
        _forget(card)
        self._number()
        self._open_only(self.cards[-1])
        self.cards[-1].type.setFocus()
        self.changed.emit()

    def _open_only(self, card: CaseCard) -> None:
        for each in self.cards:
            if each.is_open() != (each is card):
                each.set_open(each is card)

    def current(self) -> CaseCard:
        """The card that is open."""
        return next((card for card in self.cards if card.is_open()), self.cards[0])

    def card(self, key: str) -> CaseCard | None:
        return next((each for each in self.cards if each.key() == key), None)

    def cases(self) -> tuple[Case, ...]:
        """The cases as they stand; one in which nothing was written is passed over."""
        return tuple(case for case in (card.case() for card in self.cards) if not is_blank_case(case))

    def commitments(self) -> tuple[Commitment, ...]:
        """Everything promised from these cases."""
        return tuple(made for card in self.cards for made in card.bands.commitments())

    def know_person(self, person: Person) -> None:
        """Who came, for recognising a matter brought before; blank for a secret visit."""
        if person != self._person:
            self._person = person
            for card in self.cards:
                self.look_for_repeats(card)

    def look_for_repeats(self, card: CaseCard) -> None:
        """Ask the book whether this person brought the matter before (BR-20)."""
        case, person = card.case(), self._person
        if is_blank(person.name) or (case.subject_area is None and is_blank(case.content)):
            card.suggest_repeat(None)
            return
        own = {each.key() for each in self.cards}

        def show(found: tuple[SameMatter, ...]) -> None:
            if shiboken6.isValid(self) and card in self.cards and person == self._person:
                others = (each for each in found if each.match.matter.key not in own)
                card.suggest_repeat(next(others, None))
                self.rearranged.emit()

        self._work.operations.read(
            lambda office: similar_petitions(office, person, case.content, subject_area=case.subject_area),
            show,
        )

    def take_texts(self, cases: tuple[Case, ...]) -> None:
        """Texts from which who came was taken out."""
        for case in cases:
            card = self.card(case.key)
            if card is not None:
                card.take_texts(case)

    def set_read_only(self, locked: bool) -> None:
        """Completed minutes can be read and not changed."""
        self._locked = locked
        for card in self.cards:
            card.set_read_only(locked)
        for link in (self.add_button, self.split_button):
            link.setVisible(not locked)
        self._number()

    def first_problem(self) -> CaseCard | None:
        """Show what is missing; the first card that lacks something."""
        first = None
        for card in self.cards:
            case = card.case()
            found = card.values.problems(case) if len(self.cards) == 1 or not is_blank_case(case) else {}
            card.values.show_problems(found)
            if found and first is None:
                first = card
        return first


def _forget(card: CaseCard) -> None:
    card.hide()
    card.setParent(None)
    card.deleteLater()
