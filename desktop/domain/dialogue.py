"""A dialogue (hội nghị đối thoại), its opinions and the facts its minutes must hold."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop.domain.office import Capacity, Side


class DialogueForm(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    MIXED = "mixed"


class DialogueStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not_held"
    POSTPONED = "postponed"


class Counterpart(StrEnum):
    """Whom a dialogue is held with (domain §5)."""

    PEOPLE = "people"
    FRONT = "front"
    TRADE_UNION = "trade_union"
    FARMERS = "farmers"
    WOMEN = "women"
    YOUTH = "youth"
    VETERANS = "veterans"
    ELDERLY = "elderly"
    BUSINESS = "business"
    WORKERS = "workers"
    VOTERS = "voters"
    ETHNIC_RELIGIOUS = "ethnic_religious"
    OFFICIALS = "officials"
    HAMLET_HEADS = "hamlet_heads"


class AttendanceKind(StrEnum):
    OFFICIAL = "official"
    INVITED = "invited"
    PRESS = "press"


class OpinionSource(StrEnum):
    BEFORE = "before"
    AT = "at"


class OpinionChannel(StrEnum):
    SUGGESTION_BOX = "suggestion_box"
    HOTLINE = "hotline"
    MEETING = "meeting"


class OpinionStatus(StrEnum):
    """What became of an opinion at the meeting (BR-41)."""

    ANSWERED = "answered"
    NOTED = "noted"
    TRANSFERRED = "transferred"
    BEYOND = "beyond"


class MinutesState(StrEnum):
    """Bản nháp → Đã hoàn thành, chờ ký → Đã ký. Completed minutes are frozen (BR-46)."""

    DRAFT = "draft"
    COMPLETED = "completed"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Chair:
    official: str
    capacity: Capacity


@dataclass(frozen=True, slots=True)
class NoteTaker:
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One group of those invited: how many came, how many did not and why."""

    group: str
    kind: AttendanceKind = AttendanceKind.OFFICIAL
    present: int = 0
    absent: int = 0
    absent_reason: str = ""


@dataclass(frozen=True, slots=True)
class NonSigner:
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A paper's number and the day it was given out; either may still be blank."""

    number: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One statement and its answer. References are keys of the book."""

    key: str
    content: str = ""
    speaker: str = ""
    unit: str = ""
    subject_area: str | None = None
    source: OpinionSource | None = None
    raised_at: time | None = None
    channel: OpinionChannel | None = None
    status: OpinionStatus | None = None
    answered_by: str | None = None
    answer: str = ""
    no_commitment_reason: str = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue with its minutes: the shape of the records file, the draft and the register."""

    key: str
    title: str
    held_on: date
    letterhead: Side
    status: DialogueStatus
    start: time | None = None
    end: time | None = None
    place: str = ""
    form: DialogueForm | None = None
    reason: str = ""
    moved_to: date | None = None
    chairs: tuple[Chair, ...] = ()
    note_taker: NoteTaker | None = None
    counterparts: tuple[Counterpart, ...] = ()
    hamlets: tuple[str, ...] = ()
    plan: str = ""
    announced_on: date | None = None
    results_published_on: date | None = None
    attendance: tuple[Attendance, ...] = ()
    papers_used: tuple[str, ...] = ()
    opening: str = ""
    other_information: str = ""
    opinions: tuple[Opinion, ...] = ()
    disagreement: str = ""
    conclusion: str = ""
    read_back: bool = False
    non_signers: tuple[NonSigner, ...] = ()
    copies: int | None = None
    minutes_number: DocumentNumber = DocumentNumber()
    conclusion_notice: DocumentNumber = DocumentNumber()
    completed: bool = False

    @property
    def present(self) -> int:
        return sum(group.present for group in self.attendance)

    @property
    def absent(self) -> int:
        return sum(group.absent for group in self.attendance)


def status_sums(opinions: Iterable[Opinion]) -> dict[OpinionStatus | None, int]:
    """How many opinions stand in each status; ``None`` counts those without one.

    Every opinion falls in exactly one place, so the sums add up to the number of opinions (BR-41).
    """
    counted = Counter(opinion.status for opinion in opinions)
    return {status: counted.get(status, 0) for status in (*OpinionStatus, None)}


def needs_follow_up(opinion: Opinion) -> bool:
    """Whether BR-42 asks for a commitment or a stated reason: all that was not answered on the spot."""
    return opinion.status is not OpinionStatus.ANSWERED
