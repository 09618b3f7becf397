"""What a register (sổ) says as a file: its lines as entered, the period, who keeps it and who signs.

A register room reads these from the book; ``desktop.papers`` puts them into the columns that the form in
force on their day has. Entries keep their own types, so a sheet has real dates and numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.commitment import (
    CommitmentState,
    Dropped,
    Due,
    Extension,
    Fulfilment,
    Progress,
)
from desktop.domain.office import Side
from desktop.domain.papers import PaperHead, PersonOnPaper
from desktop.domain.people import Person
from desktop.domain.petition import (
    Channel,
    Competence,
    Instance,
    NoticeForm,
    PetitionHandling,
    PetitionType,
)
from desktop.domain.reception import Case, ReceptionRefusal, Struck


class RegisterKind(StrEnum):
    """Registers by their name on the command line."""

    RECEPTION = "reception"
    PETITIONS = "petitions"
    COMMITMENTS = "commitments"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of a register, whatever it is about.

    ``number`` is the running number, given once and never again (BR-14). ``struck`` says why the line
    was taken out; it stays readable. ``continues`` marks a further line of the number above it.
    """

    entered_on: date
    number: int | None
    struck: Struck | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class ReceptionEntry(RegisterEntry):
    """One case of one visit; a visit without a case is a line of its own.

    A ``secret`` entry names nobody: the code and the number of the paper file stand for who came (BR-24).
    """

    secret: bool = False
    people: tuple[Person, ...] = ()
    people_count: int = 1
    representatives: tuple[str, ...] = ()
    code: str = ""
    secret_file: str = ""
    case: Case | None = None
    handled_by: str = ""
    refusal: ReceptionRefusal | None = None


@dataclass(frozen=True, slots=True)
class PetitionEntry(RegisterEntry):
    """One petition with the names its references stand for; ``repeat_of`` is "12/2026".

    A ``secret`` entry has no sender, as in the reception register.
    """

    secret: bool = False
    channel: Channel | None = None
    sender: Person | None = None
    senders_count: int = 1
    code: str = ""
    secret_file: str = ""
    content: str = ""
    type: PetitionType | None = None
    instance: Instance | None = None
    repeat_of: str = ""
    eligible: bool | None = None
    ineligible_reason: str = ""
    competence: Competence | None = None
    handling: PetitionHandling | None = None
    handled_on: date | None = None
    handled_by: str = ""
    document: str = ""
    due_on: date | None = None
    settled_on: date | None = None
    result: str = ""
    told_on: date | None = None
    told_document: str = ""
    told_how: NoticeForm | None = None
    complex: bool = False
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentEntry(RegisterEntry):
    """One promise in its state of the day the register is drawn up; ``entered_on`` is the day it was made.

    ``due_on`` is the first date, kept whatever the ``extensions`` say (BR-53).
    """

    source: str = ""
    content: str = ""
    lead: str = ""
    support: tuple[str, ...] = ()
    due: Due | None = None
    due_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    progress: Progress | None = None
    fulfilled: Fulfilment | None = None
    dropped: Dropped | None = None
    state: CommitmentState = CommitmentState.NOT_STARTED


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """The entries of one stretch of days, in the order of the register.

    ``count`` is how many there are; ``entries`` may come from the book a window at a time.
    """

    period: Period
    count: int
    entries: Iterable[RegisterEntry]


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A whole register as a file. Every part follows the form in force on its first day (BR-15).

    ``masked`` hides identity numbers but for their last three signs (BR-28). ``log_code`` is the log's head
    when the sheet was made (BR-63).
    """

    kind: RegisterKind
    head: PaperHead
    period: Period
    made_on: date
    parts: tuple[RegisterPart, ...]
    made_by: str = ""
    signer: PersonOnPaper | None = None
    masked: bool = True
    log_code: str = ""

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def side(self) -> Side:
        return self.head.side
