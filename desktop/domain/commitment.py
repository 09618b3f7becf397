"""A commitment (cam kết): what a leader promised, by when, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TRANSFER_MARK = "Chuyển: "
TRANSFER_END = ";"


class DueKind(StrEnum):
    DATE = "date"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Due:
    """How the due date was promised: a date, a count of days from the promise, or none with a reason."""

    kind: DueKind
    on: date | None = None
    count: int | None = None
    reason: str = ""

    @classmethod
    def by_date(cls, day: date) -> "Due":
        return cls(DueKind.DATE, on=day)

    @classmethod
    def in_working_days(cls, count: int) -> "Due":
        return cls(DueKind.WORKING_DAYS, count=count)

    @classmethod
    def in_days(cls, count: int) -> "Due":
        return cls(DueKind.DAYS, count=count)

    @classmethod
    def open_ended(cls, reason: str) -> "Due":
        return cls(DueKind.NONE, reason=reason)


@dataclass(frozen=True, slots=True)
class CommitmentSource:
    """Where the promise was made: one dialogue, reception session or petition.

    Without an opinion or a case it belongs to the meeting as a whole.
    """

    dialogue: str | None = None
    opinion: str | None = None
    session: str | None = None
    case: str | None = None
    petition: str | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    on: date
    to: date
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    on: date
    percent: int | None = None
    note: str = ""

    @property
    def transferred_to(self) -> str:
        """To whom the work was handed on, by the words the note begins with; empty for a plain note."""
        if not self.note.startswith(TRANSFER_MARK):
            return ""
        return self.note.removeprefix(TRANSFER_MARK).partition(TRANSFER_END)[0].strip()


@dataclass(frozen=True, slots=True)
class Reminder:
    on: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """The result, and how the citizen was told (BR-52)."""

    on: date
    result: str
    document: str = ""
    document_on: date | None = None
    notified_on: date | None = None
    notified_how: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    on: date
    reason: str


class CommitmentState(StrEnum):
    """BR-51, by the dates in the record."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    TRANSFERRED = "transferred"
    OVERDUE = "overdue"
    FULFILLED_ON_TIME = "fulfilled_on_time"
    FULFILLED_LATE = "fulfilled_late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise. ``due_on`` is the first date, counted once from ``promised_on`` and kept (BR-53)."""

    key: str
    content: str
    promised_on: date
    due: Due
    due_on: date | None = None
    source: CommitmentSource | None = None
    promised_to: str = ""
    promised_by: str | None = None
    lead: str | None = None
    support: tuple[str, ...] = ()
    reply_in_writing: bool = False
    extensions: tuple[Extension, ...] = ()
    progress: tuple[Progress, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    fulfilled: Fulfilment | None = None
    dropped: Dropped | None = None
    number: int | None = None

    @property
    def due_now(self) -> date | None:
        """The date in force: the last extension's, else the first one."""
        return self.extensions[-1].to if self.extensions else self.due_on

    @property
    def is_open(self) -> bool:
        return self.fulfilled is None and self.dropped is None

    @property
    def transferred_to(self) -> str:
        """Who has the work since it was handed on (chuyển, BR-51), until a later note tells of progress."""
        return self.progress[-1].transferred_to if self.progress else ""

    @property
    def waits(self) -> bool:
        """Chờ cơ quan khác: open, handed on or reminded of, and no progress noted since.

        A note dated the day of the reminder counts as the answer to it.
        """
        if not self.is_open:
            return False
        if self.transferred_to:
            return True
        reminded = max((each.on for each in self.reminders), default=None)
        answered = max((each.on for each in self.progress), default=None)
        return reminded is not None and (answered is None or answered < reminded)

    @property
    def label(self) -> str:
        """How people name it: CK 57/2026."""
        return f"CK {self.number}/{self.promised_on.year}" if self.number else ""


def state_on(commitment: Commitment, day: date) -> CommitmentState:
    """What the commitment's state is on a day, by the date in force after extensions (BR-51, BR-53)."""
    due = commitment.due_now
    if commitment.dropped is not None:
        return CommitmentState.DROPPED
    if commitment.fulfilled is not None:
        late = due is not None and commitment.fulfilled.on > due
        return CommitmentState.FULFILLED_LATE if late else CommitmentState.FULFILLED_ON_TIME
    if due is not None and day > due:
        return CommitmentState.OVERDUE
    if commitment.transferred_to:
        return CommitmentState.TRANSFERRED
    return CommitmentState.IN_PROGRESS if commitment.progress else CommitmentState.NOT_STARTED


def transfer_note(to: str, document: str = "", note: str = "") -> str:
    """What a progress note of a transfer says: to whom, by which document, and what else."""
    said = f"{TRANSFER_MARK}{to.strip().replace(TRANSFER_END, ',')}"
    return f"{TRANSFER_END} ".join(part for part in (said, document.strip(), note.strip()) if part)
