"""Where one promise was made: on whose side, on what occasion, to whom; read for the papers about it."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind
from desktop.domain.commitment_papers import Occasion
from desktop.domain.letter_papers import Arrival, Citizen, Correspondent, Denouncer, MatterOnPaper
from desktop.domain.office import Capacity, Side
from desktop.domain.petition import PetitionType
from desktop.registers.letter_sources import Brought, brought_in
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, SessionTable

TITLES = re.compile(r"^(ông|bà|anh|chị|cụ|bác)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """``citizen`` is the one person promised, ``addressed`` several named together; both blank: everybody.

    ``arrival`` is set for what came in as a petition or at a reception, with the ``matter`` it is.
    """

    side: Side
    occasion: Occasion
    citizen: Correspondent | None = None
    addressed: str = ""
    arrival: Arrival | None = None
    matter: MatterOnPaper | None = None


def origin_of(book: Session, row: tab.CommitmentTable) -> Origin:
    """The first that is known: the petition, the case, the session, the opinion, the dialogue."""
    if row.petition_id is not None:
        return _of_petition(book, row, book.get_one(PetitionTable, row.petition_id).key)
    if row.session_id is not None:
        return _of_session(book, row)
    if row.dialogue_id is not None:
        return _of_dialogue(row, book.get_one(tab.DialogueTable, row.dialogue_id))
    citizen, addressed = _told(row.promised_to)
    return Origin(_side_of_promise(row), Occasion("own", row.promised_on), citizen, addressed)


def side_of(book: Session, row: tab.CommitmentTable) -> Side:
    return origin_of(book, row).side


def petition_origin(book: Session, key: str) -> tuple[Origin, Brought]:
    """The same of a petition itself."""
    found = brought_in(book, key, Kind.PETITION)
    petition = found.petition
    secret = isinstance(found.citizen, Denouncer)
    kind = "denunciation" if secret else "petition"
    number, code = (petition.number, petition.code) if petition else (None, "")
    occasion = Occasion(kind, found.arrival.on, number, code if secret else "")
    matter = found.matters[0]
    return Origin(found.words.side, occasion, found.citizen, "", found.arrival, matter), found


def _of_petition(book: Session, row: tab.CommitmentTable, key: str) -> Origin:
    found, _ = petition_origin(book, key)
    denounces = found.matter is not None and found.matter.type is PetitionType.DENUNCIATION
    if found.citizen is not None or denounces:
        return found
    citizen, addressed = _told(row.promised_to)
    return Origin(found.side, found.occasion, citizen, addressed, found.arrival, found.matter)


def _of_session(book: Session, row: tab.CommitmentTable) -> Origin:
    session = book.get_one(SessionTable, row.session_id)
    side, occasion = Side(session.capacity), Occasion("session", session.held_on)
    case = book.scalar(select(CaseTable.key).where(CaseTable.id == row.case_id)) if row.case_id else None
    if case is not None:
        found = brought_in(book, case, Kind.CASE)
        matter = found.matters[0] if found.matters else None
        if found.citizen is not None:
            return Origin(side, occasion, found.citizen, "", found.arrival, matter)
    citizen, addressed = _told(row.promised_to)
    return Origin(side, occasion, citizen, addressed)


def _of_dialogue(row: tab.CommitmentTable, dialogue: tab.DialogueTable) -> Origin:
    said, unit = (row.opinion.speaker, row.opinion.unit) if row.opinion else ("", "")
    citizen, addressed = _told(row.promised_to or said, unit)
    return Origin(Side(dialogue.letterhead), Occasion("dialogue", dialogue.held_on), citizen, addressed)


def _told(words: str, unit: str = "") -> tuple[Citizen | None, str]:
    """A person's name is one written with capitals throughout; anything else names several together."""
    name = TITLES.sub("", words.strip())
    parts = name.split()
    if not parts:
        return None, ""
    if len(parts) > 1 and all(part[:1].isupper() for part in parts):
        return Citizen(name, unit), ""
    return None, words.strip()


def _side_of_promise(row: tab.CommitmentTable) -> Side:
    """Whose promise it was, by the post of the one who made it; the Party's where that is not known."""
    for post in row.promised_by.posts if row.promised_by else ():
        leads = post.capacity in {Capacity.PARTY, Capacity.STATE} and post.head
        if leads and _held(post, row.promised_on):
            return Side(post.capacity)
    return Side.PARTY


def _held(post: tab.PostTable, day: date) -> bool:
    return (post.since is None or post.since <= day) and (post.until is None or day <= post.until)
