"""Receptions of citizens (tiếp công dân): sessions, visits and the cases they bring."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from desktop.domain.dialogue import DocumentNumber
from desktop.domain.office import Capacity
from desktop.domain.people import Person


class SessionKind(StrEnum):
    """Định kỳ, đột xuất, thường xuyên, trực tuyến (BR-09)."""

    REGULAR = "regular"
    EXTRAORDINARY = "extraordinary"
    STANDING = "standing"
    ONLINE = "online"


POSTED_BEFORE = frozenset({SessionKind.REGULAR, SessionKind.ONLINE})
"""Kinds of sessions that are fixed beforehand: of the others no day of posting is counted."""


class SessionStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    DELEGATED = "delegated"
    NOT_HELD = "not_held"
    POSTPONED = "postponed"


class CaseType(StrEnum):
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    PROPOSAL = "proposal"
    FEEDBACK = "feedback"


class Occurrence(StrEnum):
    FIRST = "first"
    REPEATED = "repeated"


class CaseHandling(StrEnum):
    """What the receiving head decided on a case."""

    ANSWERED = "answered"
    ACCEPTED = "accepted"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    HANDED_BACK = "handed_back"
    NOTED = "noted"


class Signed(StrEnum):
    """How the visitor confirmed the record that was read back (BR-23)."""

    SIGNED = "signed"
    FINGERPRINT = "fingerprint"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who received the citizens together with the head."""

    name: str
    title: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionRefusal:
    """Từ chối tiếp: the legal ground in words, why, and the notice Mẫu 01/TCD where one is due (BR-21)."""

    ground: str
    detail: str = ""
    number: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """One line of the receipt Mẫu 02/TCD (BR-22)."""

    title: str
    pages: int | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Struck:
    """A register line taken out: it stays readable, its number is not used again (BR-14)."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Consent:
    """A denouncer agreed to be named: who recorded it and when (BR-24)."""

    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One matter (vụ việc) of one type (BR-19). References are keys of the book."""

    key: str
    type: CaseType | None = None
    content: str = ""
    subject_area: str | None = None
    request: str = ""
    occurrence: Occurrence | None = None
    same_content_people: int = 0
    settled_by: str = ""
    in_competence: bool | None = None
    handling: CaseHandling | None = None
    handled_by: str | None = None
    document: str = ""
    answer: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One appearance (lượt): who came, how many, what for.

    ``number`` is the running number of the register year, given by the book and never reused (BR-14);
    ``code`` stands for the name of a denouncer (BR-24).
    """

    key: str
    arrived: time | None = None
    people: tuple[Person, ...] = ()
    people_count: int = 1
    representatives: tuple[str, ...] = ()
    appointing_paper: str = ""
    read_back: bool = False
    signed: Signed | None = None
    sign_refusal_reason: str = ""
    refusal: ReceptionRefusal | None = None
    papers_received: tuple[ReceivedPaper, ...] = ()
    secret_file: str = ""
    disclosure_consent: bool = False
    consent: Consent | None = None
    cases: tuple[Case, ...] = ()
    number: int | None = None
    code: str = ""
    struck: Struck | None = None

    @property
    def is_denunciation(self) -> bool:
        """A visit with one denunciation among its cases counts as one."""
        return any(case.type is CaseType.DENUNCIATION for case in self.cases)

    @property
    def is_secret(self) -> bool:
        """Whether nothing that tells who came may be kept or shown."""
        return self.is_denunciation and not self.disclosure_consent


_NO_NUMBER = DocumentNumber()


@dataclass(frozen=True, slots=True)
class ReceptionSession:
    """One session (buổi tiếp): the shape of the records file, the draft and the register."""

    key: str
    held_on: date
    capacity: Capacity
    host: str
    kind: SessionKind
    status: SessionStatus
    start: time | None = None
    end: time | None = None
    place: str = ""
    ground: str = ""
    delegate: str | None = None
    reason: str = ""
    moved_to: date | None = None
    note_taker: str = ""
    attendees: tuple[Attendee, ...] = ()
    posted_on: date | None = None
    minutes_number: DocumentNumber = _NO_NUMBER
    conclusion: str = ""
    conclusion_notice: DocumentNumber = _NO_NUMBER
    copies: int | None = None
    visits: tuple[Visit, ...] = ()
    completed: bool = False


@dataclass(frozen=True, slots=True)
class Counters:
    """Lượt, người, vụ việc, đơn, đoàn đông người: five figures of their own (BR-17)."""

    visits: int = 0
    people: int = 0
    cases: int = 0
    petitions: int = 0
    group_visits: int = 0
    refused: int = 0


def counted(visits: Iterable[Visit], group_people: int) -> Counters:
    """The figures of some visits: a refused or struck-through one is no visit, ``petitions`` are papers
    received; ``group_people`` is the least number that makes đoàn đông người."""
    standing = [visit for visit in visits if visit.struck is None]
    received = [visit for visit in standing if visit.refusal is None]
    return Counters(
        visits=len(received),
        people=sum(visit.people_count for visit in received),
        cases=sum(len(visit.cases) for visit in received),
        petitions=sum(bool(visit.papers_received) for visit in received),
        group_visits=sum(visit.people_count >= group_people for visit in received),
        refused=len(standing) - len(received),
    )
