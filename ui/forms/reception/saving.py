"""From the session as the book has it to the session on the screen: which acts lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from desktop.domain.commitment import Commitment
from desktop.domain.reception import ReceptionSession, SessionStatus, Visit
from desktop.services.reception_drafts import ReceptionDraft
from desktop.services.reception_sessions import record_session
from desktop.services.visits import VisitDraft, record_visit, restore_visit, strike_visit
from ui.forms.journal.promises import with_numbers
from ui.forms.journal.work import PlannedAct
from ui.forms.reception.draft import commitments_of, own_part


def acts_between(base: ReceptionDraft, draft: ReceptionDraft) -> tuple[PlannedAct, ...]:
    """The acts that bring the book from ``base`` to ``draft``: the session's own part, then its visits."""
    acts = []
    if _text_of(base.session) != _text_of(draft.session):
        acts.append(PlannedAct(partial(record_session, draft=_text_of(draft.session))))
    before = {each.key: each for each in base.session.visits}
    for visit in draft.session.visits:
        acts += _visit_acts(base, draft, before.get(visit.key), visit)
    return tuple(acts)


def _visit_acts(
    base: ReceptionDraft, draft: ReceptionDraft, before: Visit | None, visit: Visit
) -> Iterator[PlannedAct]:
    made = commitments_of(draft, visit)
    changed = before is None or _bare(before) != _bare(visit)
    if changed or _promised(commitments_of(base, before or visit)) != _promised(made):
        put = VisitDraft(draft.session.key, replace(visit, struck=before.struck if before else None), made)
        yield PlannedAct(partial(record_visit, draft=put), visit.key)
    was_struck, is_struck = before is not None and before.struck is not None, visit.struck is not None
    if visit.struck is not None and not was_struck:
        yield PlannedAct(partial(strike_visit, key=visit.key, reason=visit.struck.reason), visit.key)
    if was_struck and not is_struck:
        yield PlannedAct(partial(restore_visit, key=visit.key), visit.key)


def merged(draft: ReceptionDraft, book: ReceptionDraft) -> ReceptionDraft:
    """``draft`` with what only the book knows: running numbers, codes, consents, numbers of papers."""
    known = {each.key: each for each in book.session.visits}
    visits = tuple(
        replace(
            each, number=kept.number, code=kept.code,
            consent=kept.consent if each.disclosure_consent else None,
        )
        if (kept := known.get(each.key))
        else each
        for each in draft.session.visits
    )  # fmt: skip
    noun = replace(
        draft.session,
        visits=visits,
        status=book.session.status,
        posted_on=book.session.posted_on,
        minutes_number=book.session.minutes_number,
        conclusion_notice=book.session.conclusion_notice,
        completed=book.session.completed,
    )
    return ReceptionDraft(noun, with_numbers(draft.commitments, book.commitments))


def _bare(visit: Visit) -> Visit:
    return replace(visit, number=None, code="", consent=None, struck=None)


def _promised(made: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    return tuple(replace(each, number=None, due_on=None) for each in made)


def _text_of(noun: ReceptionSession) -> ReceptionSession:
    """A planned session in which somebody was received is held."""
    held = noun.status is SessionStatus.PLANNED and bool(noun.visits)
    return own_part(replace(noun, status=SessionStatus.HELD) if held else noun)
