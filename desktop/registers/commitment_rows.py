"""One line of the list of commitments, and how many stand in each group."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.commitment import CommitmentState, Progress
from desktop.domain.writing import short_date
from desktop.registers.commitment_window import GROUPS, Bounds, Segment, Urgency

Kept = str | None


class CommitmentRow(NamedTuple):
    """One line of the list as the book gives it; what it shows is worked out only when it is shown."""

    key: str
    number: int
    year: int
    content: str
    kept_promised: str
    kept_due: Kept
    is_open: bool
    waits: bool
    kept_fulfilled: Kept
    kept_dropped: Kept
    kept_lead: Kept
    kept_support: Kept
    extensions: int
    last_note: Kept
    kept_meeting: Kept
    opinion: int | None
    kept_session: Kept
    visit: int | None
    visit_code: Kept
    petition: int | None
    petition_code: Kept
    bounds: Bounds

    @property
    def due(self) -> date | None:
        return _day(self.kept_due)

    @property
    def lead(self) -> str:
        return self.kept_lead or ""

    @property
    def support(self) -> tuple[str, ...]:
        return tuple(self.kept_support.split("\n")) if self.kept_support else ()

    @property
    def source(self) -> str:
        """Where it comes from, as the list's second line says it."""
        return source_words(
            date.fromisoformat(self.kept_promised), _day(self.kept_meeting), self.opinion,
            _day(self.kept_session), self.visit, self.visit_code or "", self.petition,
            self.petition_code or "",
        )  # fmt: skip

    @property
    def urgency(self) -> Urgency:
        due = self.due
        if not self.is_open:
            return Urgency.DONE
        if due is not None and due <= self.bounds.soon:
            today = self.bounds.today
            return Urgency.OVERDUE if due < today else Urgency.TODAY if due == today else Urgency.SOON
        return Urgency.WAITING if self.waits else Urgency.LATER

    @property
    def transferred_to(self) -> str:
        return Progress(self.bounds.today, note=self.last_note or "").transferred_to

    @property
    def state(self) -> CommitmentState:
        due, done = self.due, _day(self.kept_fulfilled)
        if self.kept_dropped is not None:
            return CommitmentState.DROPPED
        if done is not None:
            late = due is not None and done > due
            return CommitmentState.FULFILLED_LATE if late else CommitmentState.FULFILLED_ON_TIME
        if due is not None and due < self.bounds.today:
            return CommitmentState.OVERDUE
        if self.transferred_to:
            return CommitmentState.TRANSFERRED
        begun = self.last_note is not None
        return CommitmentState.IN_PROGRESS if begun else CommitmentState.NOT_STARTED

    @property
    def days_left(self) -> int | None:
        """Working days, negative when late; None when it is closed or has no date."""
        due = self.due
        return self.bounds.days_left(due) if due is not None and self.is_open else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many commitments stand in each group."""

    by_segment: tuple[tuple[Segment, int], ...]

    def in_segment(self, segment: Segment) -> int:
        return dict(self.by_segment).get(segment, 0)

    def of(self, urgency: Urgency) -> int:
        return sum(map(self.in_segment, GROUPS[urgency]))

    @property
    def open(self) -> int:
        return self.total - self.of(Urgency.DONE)

    @property
    def total(self) -> int:
        return sum(count for _, count in self.by_segment)


def source_words(
    promised_on: date, meeting: date | None, opinion: int | None, session: date | None, visit: int | None,
    visit_code: str, petition: int | None, petition_code: str,
) -> str:  # fmt: skip
    """``Đối thoại 14/08/2026, ý kiến 6``, ``Tiếp dân 20/10/2026, lượt 71``, ``Đơn số 112``."""
    if meeting is not None:
        said = f"Đối thoại {short_date(meeting)}"
        return said if opinion is None else f"{said}, ý kiến {opinion + 1}"
    if session is not None:
        said = f"Tiếp dân {short_date(session)}"
        code = f" ({visit_code})" if visit_code else ""
        return said if visit is None else f"{said}, lượt {visit}{code}"
    if petition is not None:
        return f"Đơn tố cáo {petition_code}" if petition_code else f"Đơn số {petition}"
    return f"Giao ngày {short_date(promised_on)}"


@lru_cache(maxsize=4096)
def _day(kept: Kept) -> date | None:
    return date.fromisoformat(kept) if kept else None
