"""What papers about promises say: reminders, answers, apologies, results of the last dialogue's conclusions.

A denouncer is a code here as in every letter, so none of them can name one (BR-26).
"""

from dataclasses import dataclass
from datetime import date

from desktop.domain.due import DueList
from desktop.domain.letter_papers import Arrival, LetterPaper, MatterOnPaper
from desktop.domain.papers import CommitmentOnPaper, MeetingPaper, Paper, PersonOnPaper


@dataclass(frozen=True, slots=True)
class TaskOnPaper:
    """An open task of a reminder. ``source`` says where it was promised, ``extensions`` how often it was put
    off, ``percent`` and ``progress`` how far the body said it is; ``days_late`` counts working days."""

    content: str
    source: str
    due_on: date | None = None
    extensions: int = 0
    percent: int | None = None
    progress: str = ""
    is_late: bool = False
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class ReminderPaper(Paper):
    """Công văn đôn đốc to one body: its open tasks, the most urgent first, and by when it has to report."""

    made_on: date
    body: str
    tasks: tuple[TaskOnPaper, ...]
    report_by: date | None = None
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True

    @property
    def about_on(self) -> date:
        return self.made_on

    @property
    def late(self) -> int:
        return sum(task.is_late for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a promise was made; ``kind`` is ``dialogue``, ``session``, ``petition``,
    ``denunciation`` or ``own``."""

    kind: str
    on: date
    number: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class AnswerNoticePaper(LetterPaper):
    """Thông báo kết quả to whoever was promised an answer (BR-52; NĐ 154/2026/NĐ-CP Điều 25.2).

    ``content`` is the promise, ``result`` its outcome; ``addressed`` names several people together.
    """

    occasion: Occasion | None = None
    addressed: str = ""
    content: str = ""
    lead: str = ""
    result: str = ""
    done_on: date | None = None
    contact: PersonOnPaper | None = None


@dataclass(frozen=True, slots=True)
class ApologyPaper(LetterPaper):
    """Thư xin lỗi for an answer that is late, with the new day (formats §4 (8)).

    ``due_on`` is the day that was not kept, ``again_on`` the new one, blank for the clerk when not known.
    """

    arrival: Arrival | None = None
    matter: MatterOnPaper | None = None
    occasion: Occasion | None = None
    addressed: str = ""
    due_on: date | None = None
    reason: str = ""
    again_on: date | None = None
    contact: PersonOnPaper | None = None


@dataclass(frozen=True, slots=True)
class DoneOnPaper:
    """One task of an earlier dialogue and what became of it by the day of the report."""

    task: CommitmentOnPaper
    done_on: date | None = None
    percent: int | None = None
    progress: str = ""
    document: str = ""
    dropped_reason: str = ""


@dataclass(frozen=True, slots=True)
class EarlierResults:
    """The tasks of one earlier dialogue."""

    title: str
    held_on: date
    items: tuple[DoneOnPaper, ...]


@dataclass(frozen=True, slots=True)
class EarlierResultsPaper(MeetingPaper):
    """Báo cáo kết quả thực hiện kết luận kỳ trước, for the dialogue ``meeting`` is about (BR-43)."""

    made_on: date
    earlier: tuple[EarlierResults, ...]
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True

    @property
    def items(self) -> tuple[DoneOnPaper, ...]:
        return tuple(item for each in self.earlier for item in each.items)


@dataclass(frozen=True, slots=True)
class FollowUpPaper(Paper):
    """Phiếu theo dõi công việc of a month, for the leader: what is late and what falls due by ``last``."""

    last: date
    made_on: date
    work: DueList
    signer: PersonOnPaper | None = None

    @property
    def about_on(self) -> date:
        return self.last

    @property
    def written_on(self) -> date:
        return self.made_on
