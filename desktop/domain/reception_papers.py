"""What the papers of a reception session say: rows resolved to the wording of their own day.

A denouncer stands on them as a code with the number of the paper file (BR-24): the field that holds
it takes the place of everything else that tells who came.
"""

from dataclasses import dataclass, replace
from datetime import date, time

from desktop.domain.letter_papers import Citizen, Denouncer
from desktop.domain.papers import CommitmentOnPaper, Paper, PersonOnPaper
from desktop.domain.reception import (
    Attendee,
    CaseHandling,
    CaseType,
    Counters,
    Occurrence,
    ReceivedPaper,
    ReceptionRefusal,
    SessionKind,
    SessionStatus,
    Signed,
)


@dataclass(frozen=True, slots=True)
class CaseOnPaper:
    """One matter as printed; ``handled_by`` and ``settled_by`` are names of bodies."""

    type: CaseType | None
    content: str
    request: str = ""
    subject_area: str = ""
    occurrence: Occurrence | None = None
    same_content_people: int = 0
    settled_by: str = ""
    in_competence: bool | None = None
    handling: CaseHandling | None = None
    handled_by: str = ""
    document: str = ""
    answer: str = ""
    commitments: tuple[CommitmentOnPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitOnPaper:
    """One visit. With a ``denouncer`` nothing else that tells who came is ever printed.

    ``number`` is the running number of the register; ``notice_by`` the last day to tell the citizen
    what becomes of the matter, none where everything was answered on the spot.
    """

    number: int | None = None
    arrived: time | None = None
    people: tuple[Citizen, ...] = ()
    people_count: int = 1
    representatives: tuple[str, ...] = ()
    appointing_paper: str = ""
    denouncer: Denouncer | None = None
    papers_received: tuple[ReceivedPaper, ...] = ()
    read_back: bool = False
    signed: Signed | None = None
    sign_refusal_reason: str = ""
    refusal: ReceptionRefusal | None = None
    cases: tuple[CaseOnPaper, ...] = ()
    notice_by: date | None = None


@dataclass(frozen=True, slots=True)
class ReceptionOnPaper:
    """The facts of a session that its papers share; ``delegate`` received in place of the ``host``."""

    held_on: date
    kind: SessionKind
    host: PersonOnPaper | None
    delegate: PersonOnPaper | None = None
    delegation_reason: str = ""
    start: time | None = None
    end: time | None = None
    place: str = ""
    ground: str = ""
    note_taker: PersonOnPaper | None = None
    attendees: tuple[Attendee, ...] = ()

    @property
    def receiver(self) -> PersonOnPaper | None:
        """Who sat across the table."""
        return self.delegate or self.host


@dataclass(frozen=True, slots=True)
class ReceptionPaper(Paper):
    """A paper about a session."""

    session: ReceptionOnPaper
    visits: tuple[VisitOnPaper, ...]
    counters: Counters

    @property
    def about_on(self) -> date:
        return self.session.held_on


@dataclass(frozen=True, slots=True)
class ReceptionMinutesPaper(ReceptionPaper):
    """Biên bản tiếp dân (domain §3.3–3.4, formats §4 (2) and (3)): of a session, or of one visit.

    ``commitments`` are those that answer no case. ``draft`` prints the watermark BẢN NHÁP.
    ``log_code`` is the log's head when the minutes were completed (BR-63).
    """

    conclusion: str = ""
    commitments: tuple[CommitmentOnPaper, ...] = ()
    copies: int | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True
    version: int = 1
    correction_reason: str = ""
    log_code: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionNoticePaper(ReceptionPaper):
    """Thông báo kết luận việc tiếp công dân (NĐ 154/2026/NĐ-CP Điều 25.2, 25.3; domain §3.5).

    ``contact``: whom citizens and bodies may ask, else the office that follows the conclusion up.
    """

    conclusion: str = ""
    commitments: tuple[CommitmentOnPaper, ...] = ()
    minutes_number: str = ""
    contact: PersonOnPaper | None = None
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True


@dataclass(frozen=True, slots=True)
class ScheduledSession:
    """One line of the schedule; ``moved_to`` is the new day of a postponed session."""

    held_on: date
    kind: SessionKind
    host: PersonOnPaper | None
    status: SessionStatus = SessionStatus.PLANNED
    start: time | None = None
    end: time | None = None
    place: str = ""
    delegate: PersonOnPaper | None = None
    moved_to: date | None = None


@dataclass(frozen=True, slots=True)
class SchedulePaper(Paper):
    """Thông báo lịch tiếp công dân of a month, a quarter or a year (Luật Tiếp công dân Điều 24, BR-12).

    ``posted_on`` is the day it really was, or is, posted; ``post_by`` the day it was due, ``post_days``
    working days before the first session.
    """

    first: date
    last: date
    sessions: tuple[ScheduledSession, ...]
    post_days: int
    post_by: date | None = None
    posted_on: date | None = None
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = False

    @property
    def about_on(self) -> date:
        return self.first

    def printed_on(self, day: date) -> "SchedulePaper":
        """Printed past its day and not posted yet, it says the true day; it is never held back (BR-12)."""
        late = self.post_by is not None and day > self.post_by
        return replace(self, posted_on=day) if late and self.posted_on is None else self

    @property
    def is_late(self) -> bool:
        """Whether it was posted after the day it was due."""
        return self.post_by is not None and self.posted_on is not None and self.posted_on > self.post_by
