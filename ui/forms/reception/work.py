"""A reception session being written, and what its desk shows beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.changes import Kind
from desktop.domain.deadlines import known_limit
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.papers import PaperKind
from desktop.domain.reception import Counters, Visit, counted
from desktop.domain.visits import most_representatives, secret_code, secret_code_parts
from desktop.registers import commitments as commitment_register
from desktop.registers.law import refusal_grounds
from desktop.registers.office import catalogues
from desktop.registers.reception_sheets import session_sheet
from desktop.registers.receptions import session_row
from desktop.services import reception_minutes
from desktop.services.reception_drafts import RECEPTION, ReceptionDraft
from desktop.services.visits import upcoming_numbers
from ui.forms.journal.closing import Closing
from ui.forms.journal.offer import Offer
from ui.forms.journal.work import PlannedAct, RecordWork
from ui.forms.reception.draft import storable
from ui.forms.reception.finding_words import ReceptionWords
from ui.forms.reception.saving import acts_between, merged

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.operations import Operations

GROUP = "group-visit"
_NEVER = 1_000_000


class ReceptionWork(RecordWork[ReceptionDraft]):
    """One session: its visits, the numbers the book gives out next, the limits of its day."""

    closing = Closing(
        Kind.RECEPTION_SESSION,
        PaperKind.RECEPTION_MINUTES,
        reception_minutes.findings,
        reception_minutes.next_reception_number,
        reception_minutes.complete_reception,
        reception_minutes.sign_reception,
        reception_minutes.correct_reception,
        reception_minutes.issue_reception_notice,
        reception_minutes.next_notice_number,
    )
    rows = Kind.VISIT

    def __init__(self, operations: Operations, key: str, parent: QObject | None = None) -> None:
        super().__init__(operations, RECEPTION, key, parent)

    def read_record(self) -> None:
        office = self.operations.office
        sheet = session_sheet(office, self.key)
        self.state, self.version = sheet.state, sheet.version
        self.offer = Offer(catalogues(office), sheet.session.held_on)
        row = session_row(office, self.key)
        self.term = row.term if row else None
        day = sheet.session.held_on
        self.grounds = tuple(each for each in refusal_grounds() if each.governs(day))
        limit = known_limit(self.offer.catalogues.limits, GROUP, day)
        self.group_people = limit.count if limit else 0
        self.take_numbers()

    def take_numbers(self) -> None:
        office, year = self.operations.office, self.draft.session.held_on.year
        self.next_number = commitment_register.next_number(office, year)
        self.next_visit, self.next_code = upcoming_numbers(office, year)

    def storable(self, draft: ReceptionDraft) -> ReceptionDraft:
        return storable(draft, self.base, self.offer.catalogues.calendar)

    def acts_between(self, base: ReceptionDraft, draft: ReceptionDraft) -> tuple[PlannedAct, ...]:
        return acts_between(base, draft)

    def merged(self, draft: ReceptionDraft, book: ReceptionDraft) -> ReceptionDraft:
        return merged(draft, book)

    @property
    def copies(self) -> int | None:
        return self.draft.session.copies

    @property
    def notice(self) -> DocumentNumber:
        return self.draft.session.conclusion_notice

    def finding_words(self) -> ReceptionWords:
        return ReceptionWords(self.draft.session)

    def counters(self, draft: ReceptionDraft) -> Counters:
        """The five figures of the session; without the limit of the day no visit is a group."""
        return counted(draft.session.visits, self.group_people or _NEVER)

    def is_group(self, people: int) -> bool:
        """Whether so many people make đoàn đông người on the day of the session (BR-18)."""
        return bool(self.group_people) and people >= self.group_people

    def most_representatives(self, people: int) -> int | None:
        """How many may speak for so many people; None where each speaks for himself (BR-18)."""
        return most_representatives(people, self.offer.catalogues.limits, self.draft.session.held_on)

    def number_of(self, visit: Visit) -> int:
        """The running number the book gave, or is going to give."""
        if visit.number is not None:
            return visit.number
        waiting = [each.key for each in self.draft.session.visits if each.number is None]
        return self.next_visit + (waiting.index(visit.key) if visit.key in waiting else len(waiting))

    def code_of(self, visit: Visit) -> str:
        """The code that stands for a denouncer, given or going to be given."""
        if visit.code:
            return visit.code
        waiting = [each.key for each in self.draft.session.visits if each.is_denunciation and not each.code]
        parts = secret_code_parts(self.next_code)
        if parts is None or visit.key not in waiting:
            return self.next_code
        return secret_code(parts[0], parts[1] + waiting.index(visit.key))

    def in_book(self, key: str) -> Visit | None:
        """The visit as the book has it, or is going to have it when the acts are through."""
        return next((each for each in self.base.session.visits if each.key == key), None)
