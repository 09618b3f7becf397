"""Who sent something before, and what looks like the same matter: found by name or identity number.

Denunciations whose sender is secret have no person here and are never offered (BR-24, BR-26).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from desktop.domain.identity import plain_name
from desktop.domain.matters import EarlierMatter, Match, same_matters
from desktop.domain.people import Person
from desktop.domain.petition import PetitionHandling, PetitionType
from desktop.domain.reception import CaseType
from desktop.domain.vietnamese import fold
from desktop.office import Office
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, VisitPersonTable, VisitTable
from desktop.store.tables import SubjectAreaTable

MOST_OFFERED = 8
_MOST_COMPARED = 200
_TITLES = ("", "ông ", "bà ", "anh ", "chị ", "cô ", "chú ", "bác ", "cụ ")
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class SameMatter:
    """An earlier petition or case that may be the same matter.

    ``petition`` is the petition's key, None for a case of a visit; ``number`` and ``year`` name it in its
    register. ``transferred_on`` and ``document`` are said of one that was transferred (BR-34).
    """

    match: Match
    petition: str | None
    number: int
    year: int
    who: str
    area: str
    transferred_on: date | None = None
    document: str = ""


def known_senders(office: Office, typed: str, most: int = MOST_OFFERED) -> tuple[Person, ...]:
    """People who wrote or came before and whose name begins so, marks and form of address left out; the
    latest entry of each."""
    words = " ".join(fold(typed).split())
    if not words:
        return ()
    sent, came = PetitionTable, VisitPersonTable
    named = select(
        sent.sender_name, sent.sender_address, sent.sender_old_address, sent.sender_id_number,
        sent.sender_phone,
    ).where(_begins(sent.sender_folded, words), _open_type())  # fmt: skip
    visited = (
        select(came.name, came.address, came.old_address, came.id_number, came.phone)
        .join(VisitTable, VisitTable.id == came.visit_id)
        .where(_begins(came.folded_name, words), VisitTable.code == "")
    )
    with office.store.reading() as book:
        rows = [
            *book.execute(named.order_by(sent.sender_folded).limit(_MOST_COMPARED)),
            *book.execute(visited.order_by(came.folded_name).limit(_MOST_COMPARED)),
        ]
    found: dict[tuple[str, str], Person] = {}
    for row in rows:
        person = Person(*row)
        found.setdefault((fold(person.name), fold(person.address)), person)
    return tuple(found.values())[:most]


def similar_petitions(
    office: Office,
    sender: Person,
    content: str,
    *,
    subject_area: str | None = None,
    besides: str = "",
    most: int = MOST_OFFERED,
) -> tuple[SameMatter, ...]:
    """Earlier petitions and cases of this sender that may be the same matter, most alike first.

    ``besides`` is the key of the petition being written. Found by index: by name and by identity number.
    """
    with office.store.reading() as book:
        return similar_in(book, sender, content, subject_area=subject_area, besides=besides, most=most)


def similar_in(
    book: Session,
    sender: Person,
    content: str,
    *,
    subject_area: str | None = None,
    besides: str = "",
    most: int = MOST_OFFERED,
) -> tuple[SameMatter, ...]:
    if sender.is_blank:
        return ()
    rows = [*_petitions_of(book, sender), *_cases_of(book, sender)]
    known = {row.key: row for row in rows if row.key != besides}
    matches = same_matters((sender,), content, map(_matter, known.values()), subject_area=subject_area)
    return tuple(_same(match, known[match.matter.key]) for match in matches[:most])


def _petitions_of(book: Session, sender: Person) -> Iterator[Row[*tuple[Any, ...]]]:
    sent, area = PetitionTable, SubjectAreaTable
    statement = (
        select(
            sent.key, sent.number, sent.year, sent.received.label("at"),
            sent.sender_name.label("name"), sent.sender_address.label("address"),
            sent.sender_id_number.label("id_number"), sent.content, area.key.label("area_key"),
            area.name.label("area"), sent.handling, sent.handled_on, sent.document,
        )
        .outerjoin(area, area.id == sent.subject_area_id)
        .where(sent.struck_on.is_(None), _open_type())
        .order_by(sent.received.desc())
        .limit(_MOST_COMPARED)
    )  # fmt: skip
    yield from _by_person(book, statement, sent.sender_folded, sent.sender_id_number, sender)


def _cases_of(book: Session, sender: Person) -> Iterator[Row[*tuple[Any, ...]]]:
    came, visit, case, area = VisitPersonTable, VisitTable, CaseTable, SubjectAreaTable
    statement = (
        select(
            case.key, visit.number, visit.register_year.label("year"),
            visit.visited_on.label("at"), came.name, came.address, came.id_number, case.content,
            area.key.label("area_key"), area.name.label("area"), case.handling, case.document,
        )
        .join(visit, visit.id == came.visit_id)
        .join(case, case.visit_id == visit.id)
        .outerjoin(area, area.id == case.subject_area_id)
        .where(visit.struck_on.is_(None), visit.code == "", case.type != CaseType.DENUNCIATION.value)
        .order_by(visit.visited_on.desc())
        .limit(_MOST_COMPARED)
    )  # fmt: skip
    yield from _by_person(book, statement, came.folded_name, came.id_number, sender)


def _by_person(
    book: Session,
    statement: Select[*tuple[Any, ...]],
    folded: Any,
    id_number: Any,
    sender: Person,
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Once by the name with and without a form of address, once by the number; each by its index."""
    plain = fold(plain_name(sender.name))
    if plain:
        yield from book.execute(statement.where(folded.in_([fold(title) + plain for title in _TITLES])))
    number = re.sub(r"\s", "", sender.id_number)
    if number:
        yield from book.execute(statement.where(id_number == number))


def _matter(row: Row[*tuple[Any, ...]]) -> EarlierMatter:
    person = Person(row.name, row.address, id_number=row.id_number)
    return EarlierMatter(row.key, row.at, person, row.content, row.number, row.area_key)


def _same(match: Match, row: Row[*tuple[Any, ...]]) -> SameMatter:
    is_petition = "handled_on" in row._fields
    transferred = is_petition and row.handling == PetitionHandling.TRANSFERRED
    return SameMatter(
        match,
        row.key if is_petition else None,
        row.number,
        row.year,
        row.name,
        row.area or "",
        row.handled_on if transferred else None,
        row.document if transferred else "",
    )


def _open_type() -> ColumnElement[bool]:
    """Not a denunciation, unless who sent it agreed to be named."""
    return or_(
        PetitionTable.type != PetitionType.DENUNCIATION.value, PetitionTable.disclosure_consent.is_(True)
    )


def _begins(column: Any, words: str) -> ColumnElement[bool]:
    starts: Iterable[str] = (fold(title) + words for title in _TITLES)
    return or_(*(column.between(start, start + _AFTER_ALL) for start in starts))
