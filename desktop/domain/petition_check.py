"""What a petition lacks, and what its handling should look at again (BR-24, BR-29…BR-37).

``weight`` is ``must`` or ``should``; ``field`` is the field's name in the records file; ``detail`` fills the
sentence's blank: a number, a date as ISO, or the keys of missing conditions.
"""

from collections.abc import Iterable
from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.checklist import Finding, Weight
from desktop.domain.commitment import Commitment, DueKind
from desktop.domain.deadlines import LegalLimit
from desktop.domain.eligibility import Condition, eligibility
from desktop.domain.office import Side
from desktop.domain.petition import Competence, Petition, PetitionHandling, PetitionType
from desktop.domain.petition_clocks import (
    OVERDUE,
    PARTY_NOTICE,
    STATE_NOTICE,
    WARNING,
    Clock,
    accepted_on,
    clocks,
    is_elsewhere,
    notice_counts,
    promises_on,
    side_of,
)
from desktop.domain.petitions import transferred_before
from desktop.domain.vietnamese import is_blank

_SENT_ON = frozenset({PetitionHandling.GUIDED, PetitionHandling.TRANSFERRED})
_UNLIMITED = frozenset({PetitionType.PROPOSAL, PetitionType.FEEDBACK})


def intake_findings(petition: Petition) -> tuple[Finding, ...]:
    """What an entry in the register must say, whatever was decided on it since.

    Codes, must: ``content senders-count case-count identity-in-denunciation secret-file consent
    complex-reason ineligible-reason``; should: ``sender sender-address subject-area instance`` (a petition
    may come without a name).
    """
    return (
        *_must("content", "content", when=is_blank(petition.content)),
        *_must("senders-count", "senders_count", when=petition.senders_count < 1),
        *_must("case-count", "case_count", when=petition.case_count < 1),
        *_sender(petition),
        *_must(
            "complex-reason", "complex_reason", when=petition.complex and is_blank(petition.complex_reason)
        ),
        *_must(
            "ineligible-reason",
            "ineligible_reason",
            when=petition.eligible is False and is_blank(petition.ineligible_reason),
        ),
        *_should("subject-area", "subject_area", when=petition.subject_area is None),
        *_should(
            "instance",
            "instance",
            when=petition.type is PetitionType.COMPLAINT and petition.instance is None,
        ),
    )


def handling_findings(
    petition: Petition,
    *,
    commitments: Iterable[Commitment] = (),
    earlier: Iterable[Petition] = (),
    conditions: Iterable[Condition] = (),
) -> tuple[Finding, ...]:
    """What the decision on a petition lacks.

    ``commitments``: the book's, those of this petition are picked; ``earlier``: petitions that may hold the
    same content (BR-34); ``conditions``: the eligibility list. Codes, must: ``handled-on document handled-by
    promise promise-reason before-receipt settled-before-accepted``; should: ``transferred-before``
    (detail: day, then document of the first transfer) ``route-to-party conditions-missing
    notice-not-written``.
    """
    return (
        *_document(petition),
        *_promise(petition, promises_on(petition, commitments)),
        *_dates(petition),
        *_second_transfer(petition, earlier),
        *_should(
            "route-to-party",
            "capacity",
            when=petition.competence is Competence.PARTY and petition.capacity is Side.STATE,
        ),
        *_conditions(petition, conditions),
        *_should(
            "notice-not-written",
            "notice",
            when=petition.notice is not None
            and petition.type is not PetitionType.DENUNCIATION
            and side_of(petition) is Side.PARTY
            and not notice_counts(petition),
        ),
    )


def clock_findings(
    petition: Petition, limits: Iterable[LegalLimit], calendar: WorkingCalendar, today: date
) -> tuple[Finding, ...]:
    """What ran out, for the list and the panel: ``notice-late unprocessed-warning unprocessed-overdue
    limit-passed``, all ``should``; ``detail`` is the due date."""
    late = [each for each in clocks(petition, limits, calendar) if each.is_late(today)]
    named = {each.duty for each in late}
    return tuple(
        Finding(Weight.SHOULD, _late_code(each), "received", detail=each.due.due.isoformat())
        for each in late
        if not (each.only_warns and OVERDUE in named)
    )


def _late_code(clock: Clock) -> str:
    codes = {WARNING: "unprocessed-warning", OVERDUE: "unprocessed-overdue"}
    is_notice = clock.duty.startswith((STATE_NOTICE, PARTY_NOTICE))
    return codes.get(clock.duty, "notice-late" if is_notice else "limit-passed")


def _must(code: str, field: str, *, when: bool) -> tuple[Finding, ...]:
    return (Finding(Weight.MUST, code, field),) if when else ()


def _should(code: str, field: str, *, when: bool, detail: str = "") -> tuple[Finding, ...]:
    return (Finding(Weight.SHOULD, code, field, detail=detail),) if when else ()


def _sender(petition: Petition) -> tuple[Finding, ...]:
    sender = petition.sender
    if petition.is_secret:
        return (
            *_must("identity-in-denunciation", "sender", when=sender is not None and not sender.is_blank),
            *_must("secret-file", "secret_file", when=is_blank(petition.secret_file)),
        )
    consented = petition.type is PetitionType.DENUNCIATION and petition.consent is None
    return (
        *_must("consent", "disclosure_consent", when=consented),
        *_should("sender", "sender", when=sender is None or is_blank(sender.name)),
        *_should("sender-address", "sender", when=sender is not None and is_blank(sender.address)),
    )


def _document(petition: Petition) -> tuple[Finding, ...]:
    """Guided or transferred: the number and date of the paper, and to whom (BR-34)."""
    sent_on = petition.handling in _SENT_ON
    return (
        *_must(
            "handled-on", "handled_on", when=petition.handling is not None and petition.handled_on is None
        ),
        *_must(
            "document", "document", when=sent_on and not any(sign.isdecimal() for sign in petition.document)
        ),
        *_must(
            "handled-by",
            "handled_by",
            when=petition.handling is PetitionHandling.TRANSFERRED and petition.handled_by is None,
        ),
    )


def _promise(petition: Petition, promises: tuple[Commitment, ...]) -> tuple[Finding, ...]:
    """A proposal or feedback taken on is promised by a date, or “không hẹn” with a reason (BR-33)."""
    taken_on = petition.handling is PetitionHandling.ACCEPTED and petition.type in _UNLIMITED
    unexplained = any(
        each.due.kind is DueKind.NONE and is_blank(each.due.reason) and each.is_open for each in promises
    )
    open_still = taken_on and petition.settled_on is None and not is_elsewhere(petition)
    return (
        *_must("promise", "due", when=open_still and not promises),
        *_must("promise-reason", "due", when=unexplained),
    )


def _dates(petition: Petition) -> tuple[Finding, ...]:
    told = petition.notice.on if petition.notice else None
    days = (petition.handled_on, petition.accepted_on, petition.settled_on, told)
    began, ended = accepted_on(petition), petition.settled_on
    return (
        *_must("before-receipt", "handled_on", when=any(day and day < petition.received for day in days)),
        *_must("settled-before-accepted", "settled_on", when=bool(began and ended and ended < began)),
    )


def _second_transfer(petition: Petition, earlier: Iterable[Petition]) -> tuple[Finding, ...]:
    if petition.handling is not PetitionHandling.TRANSFERRED:
        return ()
    first = transferred_before(petition, earlier)
    if first is None:
        return ()
    day = first.handled_on.isoformat() if first.handled_on else ""
    return _should("transferred-before", "handling", when=True, detail=f"{day} {first.document}".strip())


def _conditions(petition: Petition, conditions: Iterable[Condition]) -> tuple[Finding, ...]:
    """Called eligible while a condition of its type is not ticked (BR-36)."""
    found = eligibility(petition.type, petition.checks, conditions)
    missing = " ".join(each.key for each in found.missing)
    return _should("conditions-missing", "eligible", when=bool(petition.eligible and missing), detail=missing)
