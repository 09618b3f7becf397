"""Petitions (đơn thư): from every channel into one register, classified, handled, answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.office import Side
from desktop.domain.people import Person
from desktop.domain.reception import Consent, Struck


class Channel(StrEnum):
    """Every way a petition comes in (BR-29)."""

    IN_PERSON = "in_person"
    POST = "post"
    SUGGESTION_BOX = "suggestion_box"
    HOTLINE = "hotline"
    DIALOGUE = "dialogue"
    FORWARDED = "forwarded"
    DEPUTY = "deputy"
    ONLINE = "online"


class PetitionType(StrEnum):
    """Thông tư 05/2021/TT-TTCP Điều 6; ``MIXED`` is đơn có nhiều nội dung khác nhau."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    PROPOSAL = "proposal"
    FEEDBACK = "feedback"
    MIXED = "mixed"


class Competence(StrEnum):
    """Whose matter it is; ``PARTY`` is thẩm quyền tổ chức đảng (BR-35)."""

    OWN = "own"
    OTHER = "other"
    PARTY = "party"


class Instance(StrEnum):
    FIRST = "first"
    SECOND = "second"


class PetitionHandling(StrEnum):
    ACCEPTED = "accepted"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    HANDED_BACK = "handed_back"
    FILED = "filed"
    URGED = "urged"


class NoticeForm(StrEnum):
    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True)
class SenderNotice:
    """What the sender was told, when and how (BR-30)."""

    on: date
    document: str = ""
    form: NoticeForm | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Petition:
    """One petition: the shape of the records file, the form and the register.

    ``number`` is the incoming number of the year (số đến); ``checks`` are the ticked conditions of the
    eligibility list; ``due_on`` is the next date something is due, kept by the book.
    """

    key: str
    received: date
    channel: Channel
    type: PetitionType
    content: str
    number: int | None = None
    sender: Person | None = None
    senders_count: int = 1
    secret_file: str = ""
    disclosure_consent: bool = False
    consent: Consent | None = None
    subject_area: str | None = None
    case_count: int = 1
    eligible: bool | None = None
    ineligible_reason: str = ""
    checks: tuple[str, ...] = ()
    competence: Competence | None = None
    capacity: Side | None = None
    complex: bool = False
    complex_reason: str = ""
    remote: bool = False
    instance: Instance | None = None
    repeat_of: str | None = None
    handling: PetitionHandling | None = None
    handled_on: date | None = None
    handled_by: str | None = None
    document: str = ""
    accepted_on: date | None = None
    settled_on: date | None = None
    result: str = ""
    notice: SenderNotice | None = None
    withdrawn: Withdrawal | None = None
    code: str = ""
    struck: Struck | None = None
    due_on: date | None = None

    @property
    def is_secret(self) -> bool:
        """Whether nothing that tells who wrote may be kept or shown (BR-24)."""
        return self.type is PetitionType.DENUNCIATION and not self.disclosure_consent

    @property
    def label(self) -> str:
        """How people name it: Đơn số 118/2026."""
        return f"Đơn số {self.number}/{self.received.year}" if self.number else ""
