"""The session on the screen as one frozen value, and what can be done to it. No Qt, no book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment
from desktop.domain.reception import Case, ReceptionSession, Visit
from desktop.domain.vietnamese import is_blank
from desktop.services.reception_drafts import ReceptionDraft
from ui.forms.journal.promises import is_whole

VISITS, SESSION = "visits", "session"


def visit_of(draft: ReceptionDraft, key: str | None) -> Visit | None:
    return next((each for each in draft.session.visits if each.key == key), None)


def commitments_of(draft: ReceptionDraft, visit: Visit) -> tuple[Commitment, ...]:
    """The commitments made from the cases of one visit."""
    cases = {each.key for each in visit.cases}
    return tuple(each for each in draft.commitments if each.source and each.source.case in cases)


def with_visit(draft: ReceptionDraft, visit: Visit, made: Iterable[Commitment]) -> ReceptionDraft:
    """The visit in its row, or last if it is new, with its commitments."""
    before = visit_of(draft, visit.key)
    rows = draft.session.visits
    if before is None:
        rows = (*rows, visit)
    else:
        rows = tuple(visit if each.key == visit.key else each for each in rows)
    mine = tuple(made)
    known = {each.key for each in mine}
    known |= {each.key for each in commitments_of(draft, before)} if before else set()
    kept = [each for each in draft.commitments if each.key not in known]
    order = {each.key: n for n, each in enumerate(draft.commitments)}
    together = sorted((*kept, *mine), key=lambda each: order.get(each.key, len(order)))
    return ReceptionDraft(replace(draft.session, visits=rows), tuple(together))


def without_visit(draft: ReceptionDraft, key: str) -> ReceptionDraft:
    """A visit that never reached the book taken out, its commitments with it."""
    visit = visit_of(draft, key)
    gone = {each.key for each in commitments_of(draft, visit)} if visit else set()
    rows = tuple(each for each in draft.session.visits if each.key != key)
    made = tuple(each for each in draft.commitments if each.key not in gone)
    return ReceptionDraft(replace(draft.session, visits=rows), made)


def is_blank_visit(visit: Visit) -> bool:
    """Whether nothing was written: such a visit is not kept."""
    return (
        all(person.is_blank for person in visit.people)
        and not any(map(is_whole_case, visit.cases))
        and all(map(is_blank_case, visit.cases))
        and not visit.papers_received
        and visit.refusal is None
        and is_blank(visit.secret_file)
    )


def is_blank_case(case: Case) -> bool:
    """Whether nobody has written or chosen anything in a case."""
    words = (case.content, case.request, case.answer, case.document, case.settled_by, case.result)
    chosen = (case.type, case.subject_area, case.in_competence, case.handling, case.handled_by)
    return all(map(is_blank, words)) and not any(each is not None for each in chosen)


def is_whole_case(case: Case) -> bool:
    """Whether the book takes a case: it has a type and a content."""
    return case.type is not None and not is_blank(case.content)


def storable(draft: ReceptionDraft, base: ReceptionDraft, calendar: WorkingCalendar) -> ReceptionDraft:
    """The draft without what the book would refuse; that waits in the journal until it is whole.

    A case that was whole before stays in the book as it was.
    """
    before = {each.key: each for each in base.session.visits}
    visits = []
    for visit in draft.session.visits:
        kept = before.get(visit.key)
        known = {each.key: each for each in kept.cases} if kept else {}
        cases = [each if is_whole_case(each) else known.get(each.key) for each in visit.cases]
        whole = replace(visit, cases=tuple(each for each in cases if each is not None))
        if kept is not None or not is_blank_visit(whole):
            visits.append(whole)
    cases_kept = {case.key for visit in visits for case in visit.cases}
    made = tuple(
        each
        for each in draft.commitments
        if is_whole(each, calendar)
        and (each.source is None or each.source.case is None or each.source.case in cases_kept)
    )
    return ReceptionDraft(replace(draft.session, visits=tuple(visits)), made)


def own_part(noun: ReceptionSession) -> ReceptionSession:
    """The session without its visits."""
    return replace(noun, visits=())
