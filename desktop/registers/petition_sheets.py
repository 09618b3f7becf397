"""One petition as its panel and its form show it: names resolved, clocks, next step, ticks, repeats."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.domain.commitment import Commitment
from desktop.domain.eligibility import Condition, Eligibility, conditions_of, eligibility
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.petition import Petition, PetitionHandling
from desktop.domain.petition_clocks import Clock, clocks
from desktop.domain.petitions import NextStep, next_step, transferred_before
from desktop.office import Office
from desktop.registers.law import eligibility_conditions
from desktop.registers.office import calendar_in, limits_in
from desktop.registers.petition_matches import SameMatter, similar_in
from desktop.store import mapping, petition_mapping
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import CommitmentTable

_MOST_SAME = 5


@dataclass(frozen=True, slots=True)
class Linked:
    """Another petition of the register, named as people name it; ``who`` is a code for a denunciation."""

    key: str
    number: int
    year: int
    received: date
    who: str


@dataclass(frozen=True, slots=True)
class Transferred:
    """When and by which slip the same content went out before (BR-34)."""

    key: str
    on: date | None
    document: str


@dataclass(frozen=True, slots=True)
class PetitionSheet:
    """``shown`` are the conditions of its type, ``eligibility`` how their ticks stand (BR-36).

    ``repeats`` are later petitions linked to this one; ``same`` what looks like the same matter and is
    not linked yet; ``transferred`` an earlier transfer of the same content.
    """

    petition: Petition
    subject_area: str
    handled_by: str
    clocks: tuple[Clock, ...]
    next_step: NextStep | None
    shown: tuple[Condition, ...]
    eligibility: Eligibility
    repeat_of: Linked | None
    repeats: tuple[Linked, ...]
    same: tuple[SameMatter, ...]
    transferred: Transferred | None
    commitments: tuple[Commitment, ...]

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be written: settled, withdrawn or struck through."""
        noun = self.petition
        return noun.struck is not None or noun.withdrawn is not None or noun.settled_on is not None


def petition_sheet(office: Office, key: str) -> PetitionSheet:
    with office.store.reading() as book:
        row = find_petition(book, key)
        noun = petition_mapping.petition(row)
        limits, calendar = limits_in(book), calendar_in(book)
        made = book.scalars(
            select(CommitmentTable)
            .where(CommitmentTable.petition_id == row.id)
            .order_by(CommitmentTable.year, CommitmentTable.number)
        )
        promised, known = tuple(map(mapping.commitment, made)), eligibility_conditions()
        return PetitionSheet(
            petition=noun,
            subject_area=row.subject_area.name if row.subject_area else "",
            handled_by=row.handled_by.name if row.handled_by else "",
            clocks=clocks(noun, limits, calendar, promised),
            next_step=next_step(noun, limits, calendar, office.today, promised),
            shown=conditions_of(noun.type, known),
            eligibility=eligibility(noun.type, noun.checks, known),
            repeat_of=_linked(row.repeat_of) if row.repeat_of else None,
            repeats=_repeats(book, row),
            same=_same(book, noun, row),
            transferred=transferred_in(book, noun),
            commitments=promised,
        )


def find_petition(book: Session, key: str) -> PetitionTable:
    row = book.scalars(select(PetitionTable).where(PetitionTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-petition", key=key)
    return row


def petition_numbered(office: Office, number: int, year: int) -> Linked | None:
    """The petition that has this incoming number, or None."""
    table = PetitionTable
    with office.store.reading() as book:
        row = book.scalars(select(table).where(table.year == year, table.number == number)).first()
        return _linked(row) if row is not None else None


def transferred_in(book: Session, noun: Petition) -> Transferred | None:
    """An earlier transfer of the same content: of a petition this one repeats, or of the same sender's
    alike one (BR-34; Thông tư 05/2021/TT-TTCP Điều 14)."""
    table = PetitionTable
    same = similar_in(book, noun.sender or Person(), noun.content, besides=noun.key)
    known: list[ColumnElement[bool]] = [
        table.key.in_([each.petition for each in same if each.transferred_on is not None])
    ]
    if noun.repeat_of is not None:
        first = book.scalar(select(table.id).where(table.key == noun.repeat_of))
        known += [table.id == first, table.repeat_of_id == first]
    rows = book.scalars(
        select(table)
        .where(table.handling == PetitionHandling.TRANSFERRED, table.key != noun.key, or_(*known))
        .order_by(table.received)
    )
    before = transferred_before(noun, map(petition_mapping.petition, rows))
    return Transferred(before.key, before.handled_on, before.document) if before else None


def _linked(row: PetitionTable) -> Linked:
    return Linked(row.key, row.number, row.year, row.received, row.title)


def _repeats(book: Session, row: PetitionTable) -> tuple[Linked, ...]:
    table = PetitionTable
    rows = book.scalars(select(table).where(table.repeat_of_id == row.id).order_by(table.received))
    return tuple(map(_linked, rows))


def _same(book: Session, noun: Petition, row: PetitionTable) -> tuple[SameMatter, ...]:
    """Earlier matters not linked yet; a secret denunciation is compared with nothing."""
    if noun.is_secret or noun.sender is None or noun.repeat_of is not None:
        return ()
    found = similar_in(book, noun.sender, noun.content, besides=noun.key, most=_MOST_SAME)
    return tuple(each for each in found if (each.match.matter.on, each.number) < (noun.received, row.number))
