"""What a reception session still lacks before it can be entered (BR-09, BR-10, BR-11, BR-12)."""

from collections.abc import Iterable, Mapping

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.checklist import Finding, Weight
from desktop.domain.deadlines import LegalLimit, known_limit
from desktop.domain.grounds import ExtraordinaryGround, named_ground
from desktop.domain.office import Capacity, Official
from desktop.domain.reception import ReceptionSession, SessionKind, SessionStatus
from desktop.domain.schedule import POSTING, posting_days_late, posting_due
from desktop.domain.vietnamese import is_blank

_NEEDS_REASON = {SessionStatus.NOT_HELD: "not-held-reason", SessionStatus.POSTPONED: "postponed-reason"}


def session_findings(
    session: ReceptionSession,
    officials: Mapping[str, Official],
    grounds: Iterable[ExtraordinaryGround] = (),
    *,
    party_delegates: bool = False,
) -> tuple[Finding, ...]:
    """Every gap of the session itself, not of its visits; nothing when it may be entered as it stands.

    ``officials`` by key; ``grounds`` of both sides; ``party_delegates``: the office's regulation lets the
    secretary delegate (BR-10, a setting of the authority).
    """
    return (
        *_who_and_where(session, officials),
        *_became(session),
        *_delegation(session, officials, party_delegates=party_delegates),
        *_ground(session, tuple(grounds)),
    )


def posting_findings(
    session: ReceptionSession, limits: Iterable[LegalLimit], calendar: WorkingCalendar
) -> tuple[Finding, ...]:
    """A schedule posted late is said, never refused (BR-12); ``detail`` is by how many working days."""
    law = tuple(limits)
    if session.posted_on is None or known_limit(law, POSTING, session.held_on) is None:
        return ()
    due = posting_due(session.held_on, law, calendar)
    late = posting_days_late(session.posted_on, due, calendar)
    return (Finding(Weight.SHOULD, "posted-late", "posted_on", detail=str(late)),) if late else ()


def _must(code: str, field: str, *, when: bool) -> tuple[Finding, ...]:
    return (Finding(Weight.MUST, code, field),) if when else ()


def _who_and_where(session: ReceptionSession, officials: Mapping[str, Official]) -> tuple[Finding, ...]:
    host = officials.get(session.host)
    at_the_desk = session.kind is SessionKind.STANDING
    holds = host is not None and (at_the_desk or host.post_on(session.held_on, session.capacity) is not None)
    ends_first = session.start is not None and session.end is not None and session.end <= session.start
    return (
        *_must("host", "host", when=host is None),
        *(
            (Finding(Weight.SHOULD, "host-capacity", "capacity", detail=host.name),)
            if host is not None and not holds
            else ()
        ),
        *_must("place", "place", when=is_blank(session.place)),
        *_must("end-before-start", "end", when=ends_first),
    )


def _became(session: ReceptionSession) -> tuple[Finding, ...]:
    code = _NEEDS_REASON.get(session.status)
    postponed = session.status is SessionStatus.POSTPONED
    return (
        *(_must(code, "reason", when=is_blank(session.reason)) if code else ()),
        *_must("moved-to", "moved_to", when=postponed and session.moved_to is None),
        *_must("moved-to-same-day", "moved_to", when=postponed and session.moved_to == session.held_on),
    )


def _delegation(
    session: ReceptionSession, officials: Mapping[str, Official], *, party_delegates: bool
) -> tuple[Finding, ...]:
    if session.status is not SessionStatus.DELEGATED:
        return ()
    deputy = officials.get(session.delegate or "")
    against = session.capacity is Capacity.PARTY and not party_delegates
    return (
        *_must("delegate", "delegate", when=deputy is None),
        *_must("delegate-is-host", "delegate", when=deputy is not None and session.delegate == session.host),
        *_must("delegate-post", "delegate", when=deputy is not None and not deputy.title_on(session.held_on)),
        *((Finding(Weight.SHOULD, "party-delegation", "delegate"),) if against else ()),
    )


def _ground(session: ReceptionSession, grounds: tuple[ExtraordinaryGround, ...]) -> tuple[Finding, ...]:
    if session.kind is not SessionKind.EXTRAORDINARY:
        return ()
    if is_blank(session.ground):
        return (Finding(Weight.MUST, "extraordinary-ground", "ground"),)
    of_its_side = (each for each in grounds if each.side.value == session.capacity.value)
    if named_ground(session.ground, of_its_side) is None:
        return (Finding(Weight.SHOULD, "extraordinary-ground-own-words", "ground"),)
    return ()
