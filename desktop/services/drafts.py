"""What the minutes editor holds, as the draft journal keeps it."""

from dataclasses import dataclass, replace

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue, DialogueStatus, Opinion
from desktop.domain.vietnamese import is_blank
from desktop.office import Office
from desktop.registers.dialogues import minutes_sheet
from desktop.services.dialogues import clean as clean_dialogue
from desktop.services.journalling import Journalled, Recoverable, joined
from desktop.services.opinions import clean as clean_opinion
from desktop.store.drafts import DraftState, JournalWriter

__all__ = [
    "MINUTES", "DraftState", "JournalWriter", "MinutesDraft", "Recoverable", "bare", "dump",
    "is_empty", "is_in_book", "keep_both", "load", "name_of", "open_draft", "recoverable", "states_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """Minutes as they stand on the screen. ``waiting``: those who asked to speak, in their order."""

    dialogue: Dialogue
    commitments: tuple[Commitment, ...] = ()
    waiting: tuple[str, ...] = ()


class _Minutes(Journalled[MinutesDraft]):
    prefix = "bien-ban-"
    draft = MinutesDraft

    def key_of(self, draft: MinutesDraft) -> str:
        return draft.dialogue.key

    def is_empty(self, draft: MinutesDraft) -> bool:
        noun = draft.dialogue
        texts = [noun.opening, noun.other_information, noun.disagreement, noun.conclusion, noun.place]
        texts += [text for each in noun.opinions for text in (each.content, each.answer, each.speaker)]
        texts += [each.content for each in draft.commitments]
        return all(is_blank(text) for text in texts) and not noun.attendance

    def open_draft(self, office: Office, key: str) -> MinutesDraft:
        """As the book has them; who is waiting to speak comes from the last state typed."""
        sheet = minutes_sheet(office, key)
        states = self.states_of(office, key)
        return MinutesDraft(sheet.dialogue, sheet.commitments, states[0][1].waiting if states else ())

    def is_closed(self, draft: MinutesDraft) -> bool:
        return draft.dialogue.completed

    def differs(self, draft: MinutesDraft, saved: MinutesDraft) -> bool:
        if bare(draft.commitments) != bare(saved.commitments):
            return True
        return _as_kept(draft.dialogue) != _as_kept(saved.dialogue)

    def keep_both(self, saved: MinutesDraft, draft: MinutesDraft) -> MinutesDraft:
        mine = {each.key: each for each in draft.dialogue.opinions}
        theirs = {each.key for each in saved.dialogue.opinions}
        opinions = tuple(_both(each, mine[each.key]) if each.key in mine else each
                         for each in saved.dialogue.opinions)  # fmt: skip
        opinions += tuple(each for each in draft.dialogue.opinions if each.key not in theirs)
        one, other = saved.dialogue, draft.dialogue
        both = replace(
            other,
            opinions=opinions,
            opening=joined(one.opening, other.opening),
            other_information=joined(one.other_information, other.other_information),
            disagreement=joined(one.disagreement, other.disagreement),
            conclusion=joined(one.conclusion, other.conclusion),
        )
        made = {each.key: each for each in (*saved.commitments, *draft.commitments)}
        return MinutesDraft(both, tuple(made.values()), draft.waiting)


MINUTES = _Minutes()
name_of, dump, load, is_empty = MINUTES.name_of, MINUTES.dump, MINUTES.load, MINUTES.is_empty
open_draft, states_of, keep_both = MINUTES.open_draft, MINUTES.states_of, MINUTES.keep_both
recoverable, is_in_book = MINUTES.recoverable, MINUTES.is_in_book


def bare(made: tuple[Commitment, ...]) -> dict[str, Commitment]:
    """What was typed of commitments: numbers and dates are the book's own."""
    return {each.key: replace(each, number=None, due_on=None, source=None) for each in made}


def _as_kept(noun: Dialogue) -> Dialogue:
    """As the book would keep it: NFC, trimmed, a dialogue that began held."""
    begun = noun.status is DialogueStatus.PLANNED and noun.start is not None
    status = DialogueStatus.HELD if begun else noun.status
    opinions = tuple(map(clean_opinion, noun.opinions))
    return replace(clean_dialogue(noun), opinions=opinions, status=status)


def _both(saved: Opinion, draft: Opinion) -> Opinion:
    return replace(
        draft,
        content=joined(saved.content, draft.content),
        answer=joined(saved.answer, draft.answer),
        speaker=draft.speaker or saved.speaker,
        unit=draft.unit or saved.unit,
        status=draft.status or saved.status,
        answered_by=draft.answered_by or saved.answered_by,
    )
