"""From the minutes as the book has them to the minutes on the screen: which acts lead there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue, DialogueStatus, Opinion
from desktop.services.drafts import MinutesDraft
from desktop.services.minutes import record_minutes
from desktop.services.opinions import OpinionDraft, move_opinion, record_opinion, remove_opinion
from ui.forms.journal.promises import with_numbers
from ui.forms.journal.work import PlannedAct


def acts_between(base: MinutesDraft, draft: MinutesDraft) -> tuple[PlannedAct, ...]:
    """The acts that bring the book from ``base`` to ``draft``: text first, then opinions in order."""
    acts = []
    if _text_of(base.dialogue) != _text_of(draft.dialogue):
        acts.append(PlannedAct(partial(record_minutes, draft=_begun(draft.dialogue))))
    order = [each.key for each in base.dialogue.opinions]
    kept = {each.key for each in draft.dialogue.opinions}
    for key in [key for key in order if key not in kept]:
        acts.append(PlannedAct(partial(remove_opinion, key=key), key))
        order.remove(key)
    before = {each.key: each for each in base.dialogue.opinions}
    for place, opinion in enumerate(draft.dialogue.opinions):
        acts += _opinion_acts(base, draft, before.get(opinion.key), opinion, place, order)
    return tuple(acts)


def _opinion_acts(
    base: MinutesDraft,
    draft: MinutesDraft,
    before: Opinion | None,
    opinion: Opinion,
    place: int,
    order: list[str],
) -> list[PlannedAct]:
    """What one opinion needs; ``order`` follows what the book's order will be by then."""
    key = opinion.key
    made = commitments_of(draft, key)
    if before is None:
        order.insert(place, key)
        put = OpinionDraft(draft.dialogue.key, opinion, made, place)
        return [PlannedAct(partial(record_opinion, draft=put), key)]
    acts = []
    if order.index(key) != place:
        order.remove(key)
        order.insert(place, key)
        acts.append(PlannedAct(partial(move_opinion, key=key, position=place), key))
    if before != opinion or _bare(commitments_of(base, key)) != _bare(made):
        put = OpinionDraft(draft.dialogue.key, opinion, made)
        acts.append(PlannedAct(partial(record_opinion, draft=put), key))
    return acts


def commitments_of(draft: MinutesDraft, opinion: str) -> tuple[Commitment, ...]:
    """The commitments made from one opinion."""
    return tuple(each for each in draft.commitments if each.source and each.source.opinion == opinion)


def merged(draft: MinutesDraft, book: MinutesDraft) -> MinutesDraft:
    """``draft`` with what only the book knows of its commitments: numbers, and what became of them since."""
    noun = replace(
        draft.dialogue,
        minutes_number=book.dialogue.minutes_number,
        conclusion_notice=book.dialogue.conclusion_notice,
        completed=book.dialogue.completed,
    )
    return replace(draft, dialogue=noun, commitments=with_numbers(draft.commitments, book.commitments))


def _begun(noun: Dialogue) -> Dialogue:
    """A planned dialogue whose start is written has been held."""
    if noun.status is DialogueStatus.PLANNED and noun.start is not None:
        return replace(noun, status=DialogueStatus.HELD)
    return noun


def _text_of(noun: Dialogue) -> Dialogue:
    return replace(_begun(noun), opinions=())


def _bare(made: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    return tuple(replace(each, number=None, due_on=None) for each in made)
