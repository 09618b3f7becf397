"""Rules of one visit (lượt tiếp): what it lacks, who may speak for a group, what a denunciation may hold.

A finding's ``weight`` is ``must`` (the visit is not complete) or ``should`` (worth a second look); ``field``
is the field's name in the records file, ``visit`` and ``case`` the keys to jump to, ``number`` the place of
the case in its visit. ``detail`` fills the sentence's blank: a number, or a date as ISO.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.checklist import Finding, Weight
from desktop.domain.deadlines import LegalLimit, known_limit
from desktop.domain.grounds import RefusalGround, named_ground, refusal_due
from desktop.domain.identity import blotted, plain_name, told_by
from desktop.domain.reception import (
    Case,
    CaseType,
    Counters,
    ReceptionRefusal,
    Signed,
    Visit,
)
from desktop.domain.vietnamese import fold, is_blank

_CODE = re.compile(r"TC-(\d{4})-(\d{3,})")


def secret_code(year: int, number: int) -> str:
    """What stands for a denouncer everywhere (BR-24): ``TC-2026-014``; numbers run within the year."""
    return f"TC-{year:04d}-{number:03d}"


def secret_code_parts(code: str) -> tuple[int, int] | None:
    """Year and number of a code, or ``None`` for any other word."""
    found = _CODE.fullmatch(code.strip())
    return (int(found[1]), int(found[2])) if found else None


def visit_findings(
    visit: Visit,
    held_on: date,
    limits: Iterable[LegalLimit],
    calendar: WorkingCalendar,
    grounds: Iterable[RefusalGround] = (),
    *,
    online: bool = False,
) -> tuple[Finding, ...]:
    """Every gap of a visit of that day. A struck-through line has none: it only has to stay readable.
    ``online``: nobody can sign on the spot, so a missing signature only asks for a second look.

    Codes, must: ``name address identity-in-denunciation secret-file consent people-count cases
    case-type case-content case-request case-area case-occurrence case-competence case-handling
    denunciation-not-separate representatives-missing representatives-too-many representative-outside-group
    refusal-ground refusal-detail paper-title read-back signed sign-refusal-reason``; should:
    ``fewer-people-than-named appointing-paper refusal-ground-own-words refusal-ground-not-in-force
    refusal-notice-due refusal-notice-late identity-in-text read-back-unsaid``.
    """
    if visit.struck is not None:
        return ()
    law = tuple(limits)
    if visit.refusal is not None:
        ground = named_ground(visit.refusal.ground, grounds)
        on_the_spot = ground is None or not ground.written_notice
        found = [
            *_identity(visit, Weight.SHOULD if on_the_spot else Weight.MUST),
            *_refusal(visit.refusal, ground, held_on, law, calendar),
            *_papers(visit),
        ]
    else:
        found = [
            *_identity(visit, Weight.MUST),
            *_people(visit, law, held_on),
            *_cases(visit),
            *_closing(visit, online=online),
        ]
    return tuple(replace(each, visit=visit.key) for each in found)


def count_findings(counters: Counters) -> tuple[Finding, ...]:
    """Figures of a session that look unusual. They only warn: lượt, người, vụ việc and đơn are counted
    apart and none has to exceed another (BR-17). ``detail``: both figures, e.g. ``79/64``."""
    pairs = (
        ("fewer-people-than-visits", counters.people, counters.visits, counters.people < counters.visits),
        (
            "more-people-than-visits",
            counters.people,
            counters.visits,
            counters.group_visits > 0 and counters.people > counters.visits,
        ),
        ("fewer-cases-than-visits", counters.cases, counters.visits, counters.cases < counters.visits),
        (
            "more-petitions-than-cases",
            counters.petitions,
            counters.cases,
            counters.petitions > counters.cases,
        ),
    )
    return tuple(
        Finding(Weight.SHOULD, code, "people_count", detail=f"{one}/{other}")
        for code, one, other, unusual in pairs
        if unusual
    )


def is_group(people_count: int, limits: Iterable[LegalLimit], day: date) -> bool:
    """Whether so many people make đoàn đông người in the figures of that day (BR-18)."""
    least = known_limit(limits, "group-visit", day)
    return least is not None and people_count >= least.count


def most_representatives(people_count: int, limits: Iterable[LegalLimit], day: date) -> int | None:
    """How many may speak for so many people, or ``None`` where each speaks for himself (BR-18; Luật Tiếp
    công dân Điều 29)."""
    law = tuple(limits)
    least, few_until = (
        known_limit(law, key, day) for key in ("representation-from", "representation-few-until")
    )
    if least is None or few_until is None or people_count < least.count:
        return None
    few = people_count <= few_until.count
    most = known_limit(law, "representatives-few" if few else "representatives-many", day)
    return most.count if most else None


def record_needed(visit: Visit) -> bool:
    """Without a petition in hand what was said is written down, read back and confirmed (BR-23; Nghị định
    154/2026 Điều 14.1)."""
    return visit.refusal is None and not visit.papers_received and visit.struck is None


def split_denunciation(visit: Visit, key: str) -> tuple[Visit | None, Visit | None]:
    """What remains of a visit, and its denunciation as a visit of its own, without identity (BR-19, BR-24).

    ``key`` is a fresh one that tells nothing of the first visit. The new visit takes over neither hour nor
    head count nor papers, by which one could guess whose it is. ``None``: that part is empty; a visit of
    denunciations only is itself the second part.
    """
    told = tuple(each for each in visit.cases if each.type is CaseType.DENUNCIATION)
    others = tuple(each for each in visit.cases if each.type is not CaseType.DENUNCIATION)
    if not told:
        return visit, None
    if not others:
        return None, without_identity(visit)
    apart = replace(
        visit,
        key=key,
        arrived=None,
        people_count=1,
        papers_received=(),
        refusal=None,
        secret_file="",
        cases=told,
        number=None,
        code="",
        disclosure_consent=False,
    )
    return replace(visit, cases=others), replace(without_identity(apart), sign_refusal_reason="")


def identity_words(visit: Visit) -> tuple[str, ...]:
    """Everything in the visit's own fields that tells who came; what an erasure has to remove."""
    return told_by(visit.people, (*visit.representatives, visit.appointing_paper))


def without_identity(visit: Visit) -> Visit:
    """The visit as a denunciation may be kept (BR-24, BR-25): its people gone, and their names, numbers and
    addresses taken out of every text."""
    words = identity_words(visit)
    refusal = visit.refusal
    return replace(
        visit,
        people=(),
        representatives=(),
        appointing_paper="",
        consent=None,
        disclosure_consent=False,
        sign_refusal_reason=blotted(visit.sign_refusal_reason, words),
        refusal=replace(refusal, detail=blotted(refusal.detail, words)) if refusal else None,
        papers_received=tuple(
            replace(each, title=blotted(each.title, words), condition=blotted(each.condition, words))
            for each in visit.papers_received
        ),
        cases=tuple(_blotted_case(each, words) for each in visit.cases),
    )


def _blotted_case(case: Case, words: tuple[str, ...]) -> Case:
    return replace(
        case,
        content=blotted(case.content, words),
        request=blotted(case.request, words),
        settled_by=blotted(case.settled_by, words),
        document=blotted(case.document, words),
        answer=blotted(case.answer, words),
        result=blotted(case.result, words),
        note=blotted(case.note, words),
    )


def _must(code: str, field: str, *, when: bool) -> list[Finding]:
    return [Finding(Weight.MUST, code, field)] if when else []


def _should(code: str, field: str, *, when: bool, detail: str = "") -> list[Finding]:
    return [Finding(Weight.SHOULD, code, field, detail=detail)] if when else []


def _identity(visit: Visit, weight: Weight) -> list[Finding]:
    """Who came (BR-16), or that nothing tells it (BR-24). Who is refused on the spot may stay unnamed."""
    known = identity_words(visit)
    if visit.is_secret:
        return [
            *_must("identity-in-denunciation", "people", when=bool(known)),
            *_must("secret-file", "secret_file", when=is_blank(visit.secret_file)),
        ]
    first = visit.people[0] if visit.people else None
    consented = visit.is_denunciation and visit.consent is None
    found = _must("consent", "disclosure_consent", when=consented)
    if first is None or is_blank(first.name):
        found.append(Finding(weight, "name", "people"))
    if first is None or is_blank(first.address):
        found.append(Finding(weight, "address", "people"))
    return found


def _people(visit: Visit, limits: tuple[LegalLimit, ...], day: date) -> list[Finding]:
    """Counts (BR-17) and who speaks for a group (BR-18); of a secret group nobody is named."""
    found = [
        *_must("people-count", "people_count", when=visit.people_count < 1),
        *_should("fewer-people-than-named", "people_count", when=0 < visit.people_count < len(visit.people)),
    ]
    most = most_representatives(visit.people_count, limits, day)
    if most is None or visit.is_secret:
        return found
    chosen = len(visit.representatives)
    whole = {fold(plain_name(person.name)) for person in visit.people}
    outside = len(visit.people) >= visit.people_count and any(
        fold(plain_name(name)) not in whole for name in visit.representatives
    )
    return [
        *found,
        *_must("representatives-missing", "representatives", when=not chosen),
        *(
            [Finding(Weight.MUST, "representatives-too-many", "representatives", detail=str(most))]
            if chosen > most
            else []
        ),
        *_must("representative-outside-group", "representatives", when=outside),
        *_should("appointing-paper", "appointing_paper", when=is_blank(visit.appointing_paper)),
    ]


def _cases(visit: Visit) -> list[Finding]:
    found = _must("cases", "cases", when=not visit.cases)
    words = identity_words(visit) if visit.is_secret else ()
    for number, each in enumerate(visit.cases, 1):
        named = _blotted_case(each, words) != each
        gaps = [*_gaps(each), *_should("identity-in-text", "content", when=named)]
        found += [replace(gap, case=each.key, number=number) for gap in gaps]
    mixed = len({each.type is CaseType.DENUNCIATION for each in visit.cases}) > 1
    return [*found, *_must("denunciation-not-separate", "cases", when=mixed)]


def _gaps(case: Case) -> list[Finding]:
    """What every case must say (BR-16, BR-19; Luật Tiếp công dân Điều 25.2)."""
    return [
        *_must("case-type", "type", when=case.type is None),
        *_must("case-content", "content", when=is_blank(case.content)),
        *_must("case-request", "request", when=is_blank(case.request)),
        *_must("case-area", "subject_area", when=case.subject_area is None),
        *_must("case-occurrence", "occurrence", when=case.occurrence is None),
        *_must("case-competence", "in_competence", when=case.in_competence is None),
        *_must("case-handling", "handling", when=case.handling is None),
    ]


def _refusal(
    refusal: ReceptionRefusal,
    ground: RefusalGround | None,
    day: date,
    limits: tuple[LegalLimit, ...],
    calendar: WorkingCalendar,
) -> list[Finding]:
    """Why the reception was refused, and whether Mẫu 01/TCD is due (BR-21)."""
    due = refusal_due(day, ground, limits, calendar)
    told = refusal.issued_on
    return [
        *_must("refusal-ground", "refusal", when=is_blank(refusal.ground)),
        *_should("refusal-ground-own-words", "refusal", when=ground is None and not is_blank(refusal.ground)),
        *_should(
            "refusal-ground-not-in-force", "refusal", when=ground is not None and not ground.governs(day)
        ),
        *_must("refusal-detail", "refusal", when=is_blank(refusal.detail)),
        *(
            _should("refusal-notice-due", "refusal", when=told is None, detail=due.due.isoformat())
            + _should(
                "refusal-notice-late",
                "refusal",
                when=told is not None and told > due.due,
                detail=due.due.isoformat(),
            )
            if due
            else []
        ),
    ]


def _papers(visit: Visit) -> list[Finding]:
    untitled = any(is_blank(each.title) for each in visit.papers_received)
    return _must("paper-title", "papers_received", when=untitled)


def _closing(visit: Visit, *, online: bool) -> list[Finding]:
    """Read-back and signature of the record (BR-23). Who signed heard it; only the mark is missing."""
    unsigned = visit.signed is None and record_needed(visit)
    unread = record_needed(visit) and not visit.read_back
    weight = Weight.SHOULD if online else Weight.MUST
    refused = visit.signed is Signed.REFUSED and is_blank(visit.sign_refusal_reason)
    return [
        *_papers(visit),
        *([Finding(weight, "read-back", "read_back")] if unread and unsigned else []),
        *_should("read-back-unsaid", "read_back", when=unread and not unsigned),
        *([Finding(weight, "signed", "signed")] if unsigned else []),
        *_must("sign-refusal-reason", "sign_refusal_reason", when=refused),
    ]
