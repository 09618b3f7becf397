"""Every time limit that runs on a petition, and what stopped it (BR-30…BR-33, BR-37).

A limit is chosen by the day of its own event: receipt for the first answer, acceptance for the settlement.
Where the law of that day is not known no clock runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import DueDate, LegalLimit, known_limit, promise_due, under_limit
from desktop.domain.eligibility import ANONYMOUS
from desktop.domain.office import Side
from desktop.domain.petition import (
    Competence,
    Instance,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
)
from desktop.domain.vietnamese import is_blank

WARNING, OVERDUE, PROMISE = "petition-warning", "petition-overdue", "promise"
STATE_NOTICE, PARTY_NOTICE = "state-notice", "party-notice"
ACCEPTANCE_NOTICE = "denunciation-acceptance-notice"


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty with its due date. ``duty`` is the limit's key, or ``promise`` for what a leader promised;
    ``stopped_on`` the day something recorded ended it."""

    duty: str
    due: DueDate
    basis: str = ""
    stopped_on: date | None = None

    @property
    def is_running(self) -> bool:
        return self.stopped_on is None

    @property
    def only_warns(self) -> bool:
        """The first mark of a petition left lying: a warning, not yet a breach (BR-37)."""
        return self.duty == WARNING

    def is_late(self, today: date) -> bool:
        """Whether it ended after its due date, or has not ended and is past it."""
        return (self.stopped_on or today) > self.due.due


@dataclass(frozen=True, slots=True)
class _Law:
    limits: tuple[LegalLimit, ...]
    calendar: WorkingCalendar

    def clock(self, duty: str, start: date, stopped_on: date | None) -> list[Clock]:
        limit = known_limit(self.limits, duty, start)
        if limit is None:
            return []
        return [Clock(duty, under_limit(limit, start, self.calendar), limit.basis, stopped_on)]


def clocks(
    petition: Petition,
    limits: Iterable[LegalLimit],
    calendar: WorkingCalendar,
    commitments: Iterable[Commitment] = (),
) -> tuple[Clock, ...]:
    """Every clock of a petition, the earliest due date first; a withdrawal stops those still running. One
    struck through has none. ``commitments``: the book's, those made on this petition are picked."""
    if petition.struck is not None:
        return ()
    law = _Law(tuple(limits), calendar)
    found = [*_sender_notice(petition, law), *_left_lying(petition, law)]
    if petition.type is PetitionType.COMPLAINT:
        found += _complaint(petition, law)
    elif petition.type is PetitionType.DENUNCIATION:
        found += _denunciation(petition, law)
    for each in promises_on(petition, commitments):
        found += _promise(petition, each, calendar)
    if petition.withdrawn is not None:
        gone = petition.withdrawn.on
        found = [Clock(each.duty, each.due, each.basis, each.stopped_on or gone) for each in found]
    return tuple(sorted(found, key=lambda each: (each.due.due, each.duty)))


def running(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """The duties not done yet, the mere warning left out."""
    return tuple(each for each in found if each.is_running and not each.only_warns)


def promises_on(petition: Petition, commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    return tuple(each for each in commitments if each.source and each.source.petition == petition.key)


def side_of(petition: Petition) -> Side:
    """Whose rules it is under: a matter of the Party's competence goes to the Party side (BR-35)."""
    if petition.competence is Competence.PARTY:
        return Side.PARTY
    return petition.capacity or Side.STATE


def is_complex(petition: Petition) -> bool:
    """Marked complex, with a reason: only then a longer limit holds (BR-30)."""
    return petition.complex and not is_blank(petition.complex_reason)


def accepted_on(petition: Petition) -> date | None:
    """The day it was accepted (thụ lý), from which the settlement counts."""
    if petition.accepted_on is not None:
        return petition.accepted_on
    return petition.handled_on if petition.handling is PetitionHandling.ACCEPTED else None


def handled_on(petition: Petition) -> date | None:
    """The day it was dealt with in some way; ``None`` while nothing was decided."""
    return petition.handled_on if petition.handling is not None else None


def notice_owed(petition: Petition) -> bool:
    """Whether someone can and must be told within the first limit: a denouncer is told in his own way."""
    return petition.sender is not None and petition.type is not PetitionType.DENUNCIATION


def notice_counts(petition: Petition) -> bool:
    """Whether the notice given satisfies the rule: on the Party side only a written one does (BR-30)."""
    notice = petition.notice
    return notice is not None and (side_of(petition) is Side.STATE or notice.form is NoticeForm.WRITTEN)


def _sender_notice(petition: Petition, law: _Law) -> list[Clock]:
    """Luật Tiếp công dân Điều 28.1; Quy định 11-QĐi/TW Điều 6: ten working days, fifteen if complex."""
    if not notice_owed(petition):
        return []
    duty = STATE_NOTICE
    if side_of(petition) is Side.PARTY:
        duty = f"{PARTY_NOTICE}-complex" if is_complex(petition) else PARTY_NOTICE
    told = petition.notice.on if petition.notice and notice_counts(petition) else None
    return law.clock(duty, petition.received, told)


def _left_lying(petition: Petition, law: _Law) -> list[Clock]:
    ended = handled_on(petition) or petition.accepted_on or petition.settled_on
    return [
        *law.clock(WARNING, petition.received, ended),
        *law.clock(OVERDUE, petition.received, ended),
    ]


def _complaint(petition: Petition, law: _Law) -> list[Clock]:
    """Luật Khiếu nại Điều 27, 28, 36, 37 (BR-31)."""
    began = accepted_on(petition)
    found = []
    if petition.competence in {None, Competence.OWN}:
        answered = petition.accepted_on or handled_on(petition)
        found += law.clock("complaint-acceptance", petition.received, answered)
    if began is not None:
        instance = "second" if petition.instance is Instance.SECOND else "first"
        far = "-remote" if petition.remote else ""
        hard = "-complex" if is_complex(petition) else ""
        found += law.clock(f"complaint-{instance}{far}{hard}", began, petition.settled_on)
    return found


def _denunciation(petition: Petition, law: _Law) -> list[Clock]:
    """Luật Tố cáo Điều 24, 29, 30 (BR-32). Whom nobody knows cannot be told of the acceptance."""
    hard = "-complex" if is_complex(petition) else ""
    checked = petition.accepted_on or handled_on(petition)
    found = law.clock(f"denunciation-check{hard}", petition.received, checked)
    if is_elsewhere(petition):
        found += law.clock("denunciation-transfer", petition.received, checked)
    began = accepted_on(petition)
    if began is not None:
        if ANONYMOUS not in petition.checks:
            told = petition.notice.on if petition.notice else None
            found += law.clock(ACCEPTANCE_NOTICE, began, told)
        found += law.clock(f"denunciation-settlement{hard}", began, petition.settled_on)
    return found


def is_elsewhere(petition: Petition) -> bool:
    """Whether another body has to settle it: not ours, or the Party's while it lies on the State side."""
    party = petition.competence is Competence.PARTY and petition.capacity is not Side.PARTY
    return party or petition.competence is Competence.OTHER


def _promise(petition: Petition, promise: Commitment, calendar: WorkingCalendar) -> list[Clock]:
    """A proposal or feedback has no limit of its own: the leader's promise is it (BR-33)."""
    counted = promise_due(promise, calendar)
    if counted is None:
        return []
    ends = (promise.fulfilled and promise.fulfilled.on, promise.dropped and promise.dropped.on)
    ended = next((day for day in ends if day), None) or petition.settled_on
    return [Clock(PROMISE, counted, stopped_on=ended)]
