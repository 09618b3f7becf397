"""Where a petition stands, what comes next, how it is split, what it may not tell (BR-24, BR-29…BR-37)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import LegalLimit, known_limit, working_days_between
from desktop.domain.errors import Refusal
from desktop.domain.identity import blotted, same_person, told_by
from desktop.domain.matters import is_similar
from desktop.domain.petition import Competence, Petition, PetitionHandling, PetitionType
from desktop.domain.petition_clocks import (
    ACCEPTANCE_NOTICE,
    OVERDUE,
    PARTY_NOTICE,
    PROMISE,
    STATE_NOTICE,
    clocks,
    is_elsewhere,
    promises_on,
    running,
)
from desktop.domain.vietnamese import is_blank

DUE_SOON = "due-soon"
_PROMISED_TYPES = frozenset({PetitionType.PROPOSAL, PetitionType.FEEDBACK, PetitionType.MIXED})
_NOTICES = frozenset({STATE_NOTICE, PARTY_NOTICE, f"{PARTY_NOTICE}-complex"})
_FIRST_ANSWERS = ("complaint-acceptance", "denunciation-check", "denunciation-transfer", OVERDUE)


class PetitionState(StrEnum):
    """The tabs of the register; each petition is in exactly one."""

    UNCLASSIFIED = "unclassified"
    IN_PROGRESS = "in_progress"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    STRUCK = "struck"


class Step(StrEnum):
    """What the office does next with a petition."""

    CLASSIFY = "classify"
    CHECK_ELIGIBILITY = "check_eligibility"
    FILE = "file"
    GUIDE = "guide"
    TRANSFER = "transfer"
    ROUTE_TO_PARTY = "route_to_party"
    ACCEPT = "accept"
    HANDLE = "handle"
    NOTIFY_SENDER = "notify_sender"
    NOTIFY_ACCEPTANCE = "notify_acceptance"
    PROMISE = "promise"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, and the earliest day on which anything about this petition is due.

    ``duty`` is the clock behind the date (see ``Clock``), blank when nothing is due.
    """

    step: Step
    due: date | None = None
    overdue: bool = False
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One content of a petition with several, as it is split off (Nghị định 154/2026 Điều 14.4)."""

    key: str
    type: PetitionType
    content: str
    subject_area: str | None = None


def is_unclassified(petition: Petition) -> bool:
    """Nothing was decided and it is not known whose matter it is or whether it can be processed."""
    return petition.handling is None and (petition.competence is None or petition.eligible is None)


def is_finished(petition: Petition) -> bool:
    """Settled, or dealt with in a way that leaves nothing to settle here; the sender may still wait for
    word."""
    over = petition.handling not in {None, PetitionHandling.ACCEPTED}
    return over or petition.settled_on is not None


def next_step(
    petition: Petition,
    limits: Iterable[LegalLimit],
    calendar: WorkingCalendar,
    today: date,
    commitments: Iterable[Commitment] = (),
) -> NextStep | None:
    """The one next step of an open petition; ``None`` when nothing is left to do."""
    if petition.struck is not None or petition.withdrawn is not None:
        return None
    made = promises_on(petition, commitments)
    left = running(clocks(petition, limits, calendar, made))
    first = left[0] if left else None
    if is_unclassified(petition):
        step = Step.CLASSIFY if petition.competence is None else Step.CHECK_ELIGIBILITY
    elif first is not None:
        step = _step_for(first.duty, petition)
    elif is_finished(petition):
        return None
    else:
        step = _without_a_clock(petition, promised=bool(made))
    if first is None:
        return NextStep(step)
    return NextStep(step, first.due.due, first.is_late(today), first.duty)


def state(
    petition: Petition,
    limits: Iterable[LegalLimit],
    calendar: WorkingCalendar,
    today: date,
    commitments: Iterable[Commitment] = (),
) -> PetitionState:
    """The tab a petition is in that day. Overdue goes before all other open states; one not classified
    yet stays in its own tab even when something is due soon."""
    law = tuple(limits)
    step = next_step(petition, law, calendar, today, commitments)
    if step is None:
        return _closed(petition)
    if step.overdue:
        return PetitionState.OVERDUE
    if is_unclassified(petition):
        return PetitionState.UNCLASSIFIED
    soon = known_limit(law, DUE_SOON, today)
    if soon and step.due and working_days_between(today, step.due, calendar) <= soon.count:
        return PetitionState.DUE_SOON
    return PetitionState.IN_PROGRESS


def _closed(petition: Petition) -> PetitionState:
    if petition.struck is not None:
        return PetitionState.STRUCK
    return PetitionState.DONE if petition.withdrawn is None else PetitionState.WITHDRAWN


def _step_for(duty: str, petition: Petition) -> Step:
    if duty in _NOTICES:
        return Step.NOTIFY_SENDER
    if duty == ACCEPTANCE_NOTICE:
        return Step.NOTIFY_ACCEPTANCE
    if duty == PROMISE or not duty.startswith(_FIRST_ANSWERS):
        return Step.SETTLE
    return _first_answer(petition)


def _without_a_clock(petition: Petition, *, promised: bool) -> Step:
    if petition.handling is None:
        return _first_answer(petition)
    return Step.PROMISE if petition.type in _PROMISED_TYPES and not promised else Step.SETTLE


def _first_answer(petition: Petition) -> Step:
    """What to decide on a classified petition. A complaint that is another body's is not transferred: its
    writer is guided there; the others are passed on (Thông tư 05/2021/TT-TTCP)."""
    complaint = petition.type is PetitionType.COMPLAINT
    if petition.eligible is False:
        return Step.FILE
    if is_elsewhere(petition):
        if petition.competence is Competence.PARTY:
            return Step.ROUTE_TO_PARTY
        return Step.GUIDE if complaint else Step.TRANSFER
    return Step.ACCEPT if complaint or petition.type is PetitionType.DENUNCIATION else Step.HANDLE


def transferred_before(petition: Petition, earlier: Iterable[Petition]) -> Petition | None:
    """An earlier petition with the same content that was transferred already: once is enough (BR-34; Thông
    tư 05/2021/TT-TTCP Điều 14). The same content is one marked as repeated, or the same sender's alike one.
    """
    return next((each for each in earlier if _was_transferred(each) and _is_same(petition, each)), None)


def _was_transferred(petition: Petition) -> bool:
    return petition.handling is PetitionHandling.TRANSFERRED and petition.struck is None


def _is_same(petition: Petition, other: Petition) -> bool:
    if other.key == petition.key:
        return False
    if petition.repeat_of is not None and petition.repeat_of in {other.key, other.repeat_of}:
        return True
    if petition.sender is None or other.sender is None:
        return False
    return same_person(petition.sender, other.sender) and is_similar(petition.content, other.content)


def split_parts(petition: Petition, parts: Sequence[Part]) -> tuple[Petition, ...]:
    """A petition with several contents as one petition for each (BR-19): same day, channel and sender. The
    first keeps key and incoming number, the others get theirs from the book.

    A denunciation among them keeps nothing of the sender, and its key must be a fresh one. ``petition-parts``
    when there are fewer than two, when one has no content or is itself mixed, or when the first is the
    denunciation: the numbered entry stays with what may be named.
    """
    named = [part.type not in {PetitionType.MIXED, PetitionType.DENUNCIATION} for part in parts]
    whole = all(part.type is not PetitionType.MIXED and not is_blank(part.content) for part in parts)
    if len(parts) < 2 or not whole or not named[0]:
        raise Refusal("petition-parts", field="content")
    first, *others = parts
    rest = [_as_part(replace(petition, key=part.key, number=None), part) for part in others]
    return (_as_part(petition, first), *rest)


def _as_part(petition: Petition, part: Part) -> Petition:
    if part.type is PetitionType.DENUNCIATION:
        return Petition(
            part.key,
            petition.received,
            petition.channel,
            part.type,
            blotted(part.content, petition_identity_words(petition)),
            subject_area=part.subject_area,
            capacity=petition.capacity,
        )
    return replace(
        petition,
        type=part.type,
        content=part.content,
        subject_area=part.subject_area,
        case_count=1,
        eligible=None,
        checks=(),
        due_on=None,
    )


def petition_identity_words(petition: Petition) -> tuple[str, ...]:
    """Everything in the petition's own fields that tells who wrote; what an erasure has to remove."""
    return told_by((petition.sender,) if petition.sender else ())


def petition_without_identity(petition: Petition) -> Petition:
    """The petition as a denunciation may be kept (BR-24, BR-25): no sender, and the sender's names, numbers
    and addresses taken out of every text."""
    words = petition_identity_words(petition)
    notice, gone, struck = petition.notice, petition.withdrawn, petition.struck
    return replace(
        petition,
        sender=None,
        consent=None,
        disclosure_consent=False,
        content=blotted(petition.content, words),
        complex_reason=blotted(petition.complex_reason, words),
        ineligible_reason=blotted(petition.ineligible_reason, words),
        document=blotted(petition.document, words),
        result=blotted(petition.result, words),
        notice=replace(notice, document=blotted(notice.document, words)) if notice else None,
        withdrawn=replace(gone, reason=blotted(gone.reason, words)) if gone else None,
        struck=replace(struck, reason=blotted(struck.reason, words)) if struck else None,
    )
