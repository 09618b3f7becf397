"""Work with a date (BR-54): what is late, due today, due soon; one row for each duty, whatever register it
stands in. A denunciation is named by its code alone (BR-26)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.changes import Kind
from desktop.domain.collation import text_key


class Duty(StrEnum):
    """What is owed, by the name the command line prints."""

    COMMITMENT = "commitment"
    SENDER_NOTICE = "notice"
    ACCEPTANCE = "acceptance"
    CHECK = "check"
    FORWARDING = "forwarding"
    ACCEPTANCE_NOTICE = "acceptance-notice"
    SETTLEMENT = "settlement"
    UNPROCESSED = "unprocessed"
    REFUSAL_NOTICE = "refusal-notice"
    CONCLUSION_NOTICE = "conclusion-notice"
    ANNOUNCEMENT = "announcement"
    PUBLICATION = "publication"
    POSTING = "schedule"


class DueAct(StrEnum):
    """The one thing to do about a row."""

    RECORD_RESULT = "record_result"
    MAKE_PAPER = "make_paper"
    PRINT_SCHEDULE = "print_schedule"
    HANDLE = "handle"
    RECORD_DAY = "record_day"


class DueGroup(StrEnum):
    """The groups of the day's list, most urgent first."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"


ACTS = {
    Duty.COMMITMENT: DueAct.RECORD_RESULT,
    Duty.SENDER_NOTICE: DueAct.MAKE_PAPER,
    Duty.ACCEPTANCE_NOTICE: DueAct.MAKE_PAPER,
    Duty.REFUSAL_NOTICE: DueAct.MAKE_PAPER,
    Duty.CONCLUSION_NOTICE: DueAct.MAKE_PAPER,
    Duty.POSTING: DueAct.PRINT_SCHEDULE,
    Duty.ANNOUNCEMENT: DueAct.RECORD_DAY,
    Duty.PUBLICATION: DueAct.RECORD_DAY,
}
"""By duty, what is done about it; a petition's others are handled on its own page."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One duty. ``record`` and ``key`` name what it is owed on, ``within`` the key of the session or dialogue
    that holds it; ``detail`` says where it comes from; ``days_left`` counts working days, negative when late.
    """

    duty: Duty
    record: Kind
    key: str
    title: str
    due: date
    lead: str = ""
    detail: str = ""
    days_left: int = 0
    within: str = ""

    @property
    def act(self) -> DueAct:
        return ACTS.get(self.duty, DueAct.HANDLE)


@dataclass(frozen=True, slots=True)
class DueList:
    """Everything owed on a day, each group by due date; ``soon_days`` working days count as soon."""

    on: date
    soon_days: int
    overdue: tuple[DueRow, ...] = ()
    today: tuple[DueRow, ...] = ()
    soon: tuple[DueRow, ...] = ()

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.today) + len(self.soon)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who has something to do, in Vietnamese order."""
        rows = (*self.overdue, *self.today, *self.soon)
        return tuple(sorted({row.lead for row in rows if row.lead}, key=text_key))

    def of(self, group: DueGroup) -> tuple[DueRow, ...]:
        return {DueGroup.OVERDUE: self.overdue, DueGroup.TODAY: self.today, DueGroup.SOON: self.soon}[group]

    def led_by(self, lead: str) -> "DueList":
        """The same day for one body alone."""
        kept = (tuple(row for row in self.of(group) if row.lead == lead) for group in DueGroup)
        return DueList(self.on, self.soon_days, *kept)


def due_list(on: date, soon_days: int, rows: Iterable[DueRow]) -> DueList:
    """Rows in their groups; ``days_left`` tells the group."""
    ordered = sorted(rows, key=lambda row: (row.due, row.duty, row.key))
    return DueList(
        on,
        soon_days,
        tuple(row for row in ordered if row.due < on),
        tuple(row for row in ordered if row.due == on),
        tuple(row for row in ordered if row.due > on),
    )
