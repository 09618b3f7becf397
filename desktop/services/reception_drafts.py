"""What the desk of a reception session holds, as the draft journal keeps it."""

from dataclasses import dataclass, replace

from desktop.domain.commitment import Commitment
from desktop.domain.identity import blotted
from desktop.domain.reception import Case, ReceptionSession, SessionStatus, Visit
from desktop.domain.vietnamese import is_blank
from desktop.domain.visits import identity_words, without_identity
from desktop.office import Office
from desktop.registers.reception_sheets import session_sheet
from desktop.services.drafts import bare
from desktop.services.journalling import Journalled, joined
from desktop.services.reception_sessions import clean as clean_session
from desktop.services.visits import clean as clean_visit

__all__ = ["RECEPTION", "ReceptionDraft", "visit_without_identity"]


@dataclass(frozen=True, slots=True)
class ReceptionDraft:
    """A session as it stands on the screen: its own part, its visits, what was promised in them."""

    session: ReceptionSession
    commitments: tuple[Commitment, ...] = ()


class _Reception(Journalled[ReceptionDraft]):
    prefix = "buoi-tiep-"
    draft = ReceptionDraft

    def key_of(self, draft: ReceptionDraft) -> str:
        return draft.session.key

    def is_empty(self, draft: ReceptionDraft) -> bool:
        """A plan is no typing: only what was said at the session counts."""
        noun = draft.session
        texts = [noun.conclusion]
        texts += [text for visit in noun.visits for person in visit.people for text in person.words]
        texts += [text for visit in noun.visits for case in visit.cases for text in _texts(case)]
        texts += [each.content for each in draft.commitments]
        return all(map(is_blank, texts))

    def open_draft(self, office: Office, key: str) -> ReceptionDraft:
        sheet = session_sheet(office, key)
        return ReceptionDraft(sheet.session, sheet.commitments)

    def is_closed(self, draft: ReceptionDraft) -> bool:
        return draft.session.completed

    def differs(self, draft: ReceptionDraft, saved: ReceptionDraft) -> bool:
        if bare(draft.commitments) != bare(saved.commitments):
            return True
        return _as_kept(draft.session) != _as_kept(saved.session)

    def keep_both(self, saved: ReceptionDraft, draft: ReceptionDraft) -> ReceptionDraft:
        """A visit that is a denunciation on either side keeps no identity from the other."""
        mine = {each.key: each for each in draft.session.visits}
        theirs = {each.key for each in saved.session.visits}
        visits = tuple(_both(each, mine[each.key]) if each.key in mine else each
                       for each in saved.session.visits)  # fmt: skip
        visits += tuple(each for each in draft.session.visits if each.key not in theirs)
        conclusion = joined(saved.session.conclusion, draft.session.conclusion)
        made = {each.key: each for each in (*saved.commitments, *draft.commitments)}
        return ReceptionDraft(
            replace(draft.session, visits=visits, conclusion=conclusion), tuple(made.values())
        )

    def forget_identity(self, office: Office, key: str, visit: str) -> None:
        """No state on disk tells any more who came in that visit (BR-24, BR-25)."""
        self.rewrite(office, key, lambda draft: visit_without_identity(draft, visit))


RECEPTION = _Reception()


def visit_without_identity(draft: ReceptionDraft, key: str) -> ReceptionDraft:
    """The draft with one visit as a denunciation may be kept, its commitments included."""
    visit = next((each for each in draft.session.visits if each.key == key), None)
    if visit is None:
        return draft
    words, cases = identity_words(visit), {each.key for each in visit.cases}
    visits = tuple(without_identity(each) if each.key == key else each for each in draft.session.visits)
    made = tuple(
        replace(each, promised_to="", content=blotted(each.content, words))
        if each.source and each.source.case in cases
        else each
        for each in draft.commitments
    )
    return ReceptionDraft(replace(draft.session, visits=visits), made)


def _texts(case: Case) -> tuple[str, ...]:
    return (case.content, case.request, case.answer)


def _as_kept(noun: ReceptionSession) -> ReceptionSession:
    """As the book would keep it: what only the book gives (numbers, codes, consent) left out."""
    status = SessionStatus.HELD if noun.status is SessionStatus.PLANNED and noun.visits else noun.status
    return replace(clean_session(noun), visits=tuple(map(_visit_as_kept, noun.visits)), status=status)


def _visit_as_kept(visit: Visit) -> Visit:
    return replace(clean_visit(visit), number=None, code="", consent=None)


def _both(saved: Visit, draft: Visit) -> Visit:
    mine = {each.key: each for each in draft.cases}
    theirs = {each.key for each in saved.cases}
    cases = tuple(_both_cases(each, mine[each.key]) if each.key in mine else each for each in saved.cases)
    cases += tuple(each for each in draft.cases if each.key not in theirs)
    people = draft.people or saved.people
    both = replace(draft, people=people, cases=cases)
    secret = draft.is_secret or saved.is_secret
    return without_identity(both) if secret else both


def _both_cases(saved: Case, draft: Case) -> Case:
    return replace(
        draft,
        type=draft.type or saved.type,
        content=joined(saved.content, draft.content),
        request=joined(saved.request, draft.request),
        answer=joined(saved.answer, draft.answer),
        subject_area=draft.subject_area or saved.subject_area,
        handling=draft.handling or saved.handling,
    )
