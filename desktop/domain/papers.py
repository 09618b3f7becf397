"""What the papers of a dialogue say: rows resolved to the wording of their own day.

A register builds these rows from the book; ``desktop.papers`` lays them out. Completed minutes
keep their rows, so a later change of a name or title cannot alter an old paper (BR-46).
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop.domain.commitment import CommitmentState, Due
from desktop.domain.dialogue import (
    Attendance,
    Counterpart,
    DialogueForm,
    NonSigner,
    OpinionChannel,
    OpinionSource,
    OpinionStatus,
)
from desktop.domain.office import Capacity, Side, UnitKind


class PaperKind(StrEnum):
    """Papers by their name on the command line."""

    DIALOGUE_MINUTES = "dialogue-minutes"
    CONCLUSION_NOTICE = "conclusion-notice"
    DIALOGUE_PLAN = "dialogue-plan"
    INVITATION = "invitation"
    RECEPTION_MINUTES = "reception-minutes"
    SCHEDULE = "schedule"
    ACCEPTANCE_NOTICE = "acceptance-notice"
    RECEIPT = "receipt"
    REFUSAL_NOTICE = "refusal-notice"
    GUIDANCE_SLIP = "guidance-slip"
    TRANSFER_SLIP = "transfer-slip"
    REMINDER = "reminder"
    ANSWER_NOTICE = "answer-notice"
    APOLOGY = "apology"
    EARLIER_RESULTS = "earlier-results"
    FOLLOW_UP = "follow-up"
    DISPOSAL_LIST = "disposal-list"


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The letterhead in force on the paper's day. ``number`` None prints the blank for the clerk."""

    side: Side
    issuer: str
    symbol: str
    place: str
    unit_kind: UnitKind
    unit_name: str
    province: str
    superior: str | None = None
    number: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Paper(ABC):
    """The rows of one paper, whatever its kind."""

    head: PaperHead

    @property
    @abstractmethod
    def about_on(self) -> date:
        """The day of what the paper is about: its file's name carries it."""

    @property
    def written_on(self) -> date:
        """The day whose format and wording it follows."""
        return self.head.issued_on or self.about_on

    def printed_on(self, day: date) -> "Paper":  # noqa: ARG002 -- only some papers look at it
        """What it says when it is printed on a day: for most papers what it says anyway."""
        return self


@dataclass(frozen=True, slots=True)
class PersonOnPaper:
    """A name with the title held that day, e.g. "Vương Đình Thược", "Bí thư Đảng ủy"."""

    name: str
    title: str = ""
    capacity: Capacity | None = None
    other_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentOnPaper:
    """A promise as printed; ``opinion`` numbers the one it answers, ``due_on`` is the date in force."""

    content: str
    lead: str = ""
    support: tuple[str, ...] = ()
    due: Due | None = None
    due_on: date | None = None
    promised_by: PersonOnPaper | None = None
    promised_to: str = ""
    reply_in_writing: bool = False
    opinion: int | None = None
    state: CommitmentState | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class OpinionOnPaper:
    number: int
    speaker: str
    content: str
    unit: str = ""
    subject_area: str = ""
    source: OpinionSource | None = None
    channel: OpinionChannel | None = None
    raised_at: time | None = None
    status: OpinionStatus | None = None
    answered_by: PersonOnPaper | None = None
    answer: str = ""
    no_commitment_reason: str = ""
    commitments: tuple[CommitmentOnPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierCommitments:
    """The open promises of earlier dialogues, an agenda item of this one (BR-43)."""

    title: str
    held_on: date
    items: tuple[CommitmentOnPaper, ...]


@dataclass(frozen=True, slots=True)
class MeetingOnPaper:
    """The facts of a dialogue that all its papers share."""

    title: str
    held_on: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    form: DialogueForm | None = None
    chairs: tuple[PersonOnPaper, ...] = ()
    note_taker: PersonOnPaper | None = None
    counterparts: tuple[Counterpart, ...] = ()
    hamlets: tuple[str, ...] = ()
    plan: str = ""
    announced_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingPaper(Paper):
    """A paper about a dialogue."""

    meeting: MeetingOnPaper

    @property
    def about_on(self) -> date:
        return self.meeting.held_on


@dataclass(frozen=True, slots=True)
class MinutesPaper(MeetingPaper):
    """Biên bản hội nghị đối thoại (domain §3.4, formats §4 (1)). ``draft`` prints the watermark BẢN NHÁP.

    ``log_code`` is the log's head when the minutes were completed here (BR-63).
    """

    attendance: tuple[Attendance, ...] = ()
    papers_used: tuple[str, ...] = ()
    other_information: str = ""
    opening: str = ""
    earlier: tuple[EarlierCommitments, ...] = ()
    opinions: tuple[OpinionOnPaper, ...] = ()
    disagreement: str = ""
    conclusion: str = ""
    commitments: tuple[CommitmentOnPaper, ...] = ()
    read_back: bool = False
    non_signers: tuple[NonSigner, ...] = ()
    copies: int | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True
    version: int = 1
    correction_reason: str = ""
    log_code: str = ""


@dataclass(frozen=True, slots=True)
class ConclusionNoticePaper(MeetingPaper):
    """Thông báo kết luận (BR-50, formats §4 (4)). ``commitments``: all made at the meeting."""

    present: int
    opinions: int
    by_status: tuple[tuple[OpinionStatus, int], ...]
    conclusion: str
    commitments: tuple[CommitmentOnPaper, ...]
    beyond: tuple[OpinionOnPaper, ...] = ()
    minutes_number: str = ""
    publish_by: date | None = None
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True


@dataclass(frozen=True, slots=True)
class DialoguePlanPaper(MeetingPaper):
    """Kế hoạch đối thoại (formats §4 (9)); day limits come from the legal limits of the meeting's day."""

    announce_days_before: int
    announce_by: date
    publish_days_after: int
    publish_by: date
    notice_by: date | None = None
    bodies: tuple[str, ...] = ()
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True


@dataclass(frozen=True, slots=True)
class InvitationPaper(MeetingPaper):
    """Giấy mời dự hội nghị (formats §4 (10), NĐ 30 Mẫu 1.7)."""

    invited: tuple[str, ...] = ()
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True
