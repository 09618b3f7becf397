"""What the minutes of a reception still lack before they can be completed (BR-16…BR-24, BR-44, BR-45).

The points of the session come with the same codes as those of a dialogue; those of a visit are
``visits.visit_findings`` and carry its key, and its place in the session as ``number``.
"""

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.checklist import Finding, Weight, by_weight, point, promise_points
from desktop.domain.commitment import Commitment
from desktop.domain.deadlines import LegalLimit, known_limit
from desktop.domain.grounds import RefusalGround
from desktop.domain.reception import (
    Case,
    CaseHandling,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Visit,
    counted,
)
from desktop.domain.vietnamese import is_blank
from desktop.domain.visits import count_findings, visit_findings

_NOT_THERE = frozenset({SessionStatus.NOT_HELD, SessionStatus.POSTPONED})


def review(
    session: ReceptionSession,
    commitments: Iterable[Commitment],
    limits: Iterable[LegalLimit] = (),
    calendar: WorkingCalendar | None = None,
    grounds: Iterable[RefusalGround] = (),
) -> tuple[Finding, ...]:
    """Every point, what must be mended first. ``commitments`` are those made at this session.

    Without ``calendar`` no day off but the weekend is known, which only moves the day told for a refusal
    notice. A session planned is completed as held; one not held or postponed has no minutes (``status``).
    """
    made, law, known = tuple(commitments), tuple(limits), tuple(grounds)
    days = calendar or WorkingCalendar(())
    found = [*_facts(session), *_visits(session, law, days, known), *promise_points(made)]
    found += [point("copies", "copies", there=bool(session.copies)), *_second_look(session, made, law)]
    return by_weight(found)


def _facts(session: ReceptionSession) -> list[Finding]:
    took_place = session.status not in _NOT_THERE
    return [
        *([] if took_place else [Finding(Weight.MUST, "status", "status")]),
        point("start", "start", there=session.start is not None),
        point("end", "end", there=session.end is not None),
        point("place", "place", there=not is_blank(session.place)),
        point("host", "host", there=not is_blank(session.host)),
        point("note-taker", "note_taker", there=not is_blank(session.note_taker)),
        *_conclusion(session),
    ]


def _conclusion(session: ReceptionSession) -> list[Finding]:
    """The head's instructions are put in writing (Nghị định 154/2026 Điều 25.2); where nobody came there may
    be none."""
    there = not is_blank(session.conclusion)
    if there or _standing(session):
        return [point("conclusion", "conclusion", there=there)]
    return [Finding(Weight.SHOULD, "conclusion", "conclusion")]


def _standing(session: ReceptionSession) -> tuple[tuple[int, Visit], ...]:
    """The visits that were not struck through, with their place in the session."""
    return tuple((place, each) for place, each in enumerate(session.visits, 1) if each.struck is None)


def _visits(
    session: ReceptionSession,
    limits: tuple[LegalLimit, ...],
    calendar: WorkingCalendar,
    grounds: tuple[RefusalGround, ...],
) -> list[Finding]:
    online = session.kind is SessionKind.ONLINE
    found = [
        replace(finding, number=place)
        for place, visit in _standing(session)
        for finding in visit_findings(visit, session.held_on, limits, calendar, grounds, online=online)
    ]
    if not any(finding.weight is Weight.MUST for finding in found):
        found.append(Finding(Weight.DONE, "visits", "visits", detail=str(len(_standing(session)))))
    return found


def _second_look(
    session: ReceptionSession, commitments: tuple[Commitment, ...], limits: tuple[LegalLimit, ...]
) -> list[Finding]:
    promised = {each.source.case for each in commitments if each.source}
    found = [
        Finding(Weight.SHOULD, "case-follow-up", "handling", None, place, visit=visit.key, case=case.key)
        for place, visit in _standing(session)
        for case in visit.cases
        if visit.refusal is None and _leaves_open(case) and case.key not in promised
    ]
    group = known_limit(limits, "group-visit", session.held_on)
    if group is not None:
        found += count_findings(counted(session.visits, group.count))
    if not _standing(session):
        found.append(Finding(Weight.SHOULD, "no-visits", "visits"))
    if not session.attendees:
        found.append(Finding(Weight.SHOULD, "attendees", "attendees"))
    return found


def _leaves_open(case: Case) -> bool:
    """Taken on and neither answered nor promised: the visitor does not know until when, nor from whom
    (Nghị định 154/2026 Điều 25.3)."""
    return case.handling is CaseHandling.ACCEPTED and is_blank(case.result)
