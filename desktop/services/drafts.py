"""What the minutes editor holds, as the draft journal keeps it, and which drafts wait to be recovered."""

from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue, DialogueStatus, Opinion
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank
from desktop.office import Office
from desktop.registers.dialogues import minutes_sheet
from desktop.services.dialogues import clean as clean_dialogue
from desktop.services.opinions import clean as clean_opinion
from desktop.store import frozen
from desktop.store.drafts import DraftState, JournalWriter

__all__ = ["DraftState", "JournalWriter", "MinutesDraft", "Recoverable", "dump", "is_empty", "is_in_book",
           "keep_both", "load", "name_of", "open_draft", "recoverable", "states_of"]  # fmt: skip

_PREFIX = "bien-ban-"


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """Minutes as they stand on the screen. ``waiting``: those who asked to speak, in their order."""

    dialogue: Dialogue
    commitments: tuple[Commitment, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A draft that never reached the book: ``draft`` as typed at ``at``, ``saved`` as the book has it.

    ``saved_at``: when the book last took what was typed; ``None`` when nobody knows.
    """

    draft: MinutesDraft
    at: datetime
    saved: MinutesDraft
    saved_at: datetime | None = None


def name_of(dialogue_key: str) -> str:
    """The draft's name in the journal; keys may hold signs that no file name takes."""
    safe = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else f"~{ord(sign):x}"
                   for sign in dialogue_key)  # fmt: skip
    return _PREFIX + safe


def dump(draft: MinutesDraft) -> str:
    return frozen.dump(draft)


def load(content: str) -> MinutesDraft:
    """Raises ``ValueError`` when the text is no draft of minutes."""
    return frozen.load(MinutesDraft, content)


def is_empty(draft: MinutesDraft) -> bool:
    """Whether nothing was typed: such a draft never replaces a full one."""
    noun = draft.dialogue
    texts = [noun.opening, noun.other_information, noun.disagreement, noun.conclusion, noun.place]
    texts += [text for each in noun.opinions for text in (each.content, each.answer, each.speaker)]
    texts += [each.content for each in draft.commitments]
    return all(is_blank(text) for text in texts) and not noun.attendance


def open_draft(office: Office, key: str) -> MinutesDraft:
    """The minutes as the book has them; who is waiting to speak comes from the last state typed."""
    sheet = minutes_sheet(office, key)
    states = states_of(office, key)
    return MinutesDraft(sheet.dialogue, sheet.commitments, states[0][1].waiting if states else ())


def states_of(office: Office, key: str) -> tuple[tuple[datetime, MinutesDraft], ...]:
    """The last states that were typed, newest first; a line that cannot be read is passed over."""
    found = []
    for state in office.journal.states(name_of(key)):
        try:
            found.append((state.at, load(state.content)))
        except ValueError:
            continue
    return tuple(found)


def recoverable(office: Office) -> tuple[Recoverable, ...]:
    """Drafts that differ from the book after a crash or a power cut, newest first.

    Completed minutes are frozen, so a draft of them has nothing to bring.
    """
    found = []
    for name, state in office.journal.unsaved().items():
        if name.startswith(_PREFIX):
            made = _recovered(office, state)
            if made is not None:
                found.append(made)
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _recovered(office: Office, state: DraftState) -> Recoverable | None:
    try:
        draft = load(state.content)
        saved = open_draft(office, draft.dialogue.key)
    except (ValueError, Refusal):
        return None
    if saved.dialogue.completed or not _differs(draft, saved):
        return None
    return Recoverable(draft, state.at, saved, office.journal.saved_at(name_of(draft.dialogue.key)))


def is_in_book(office: Office, content: str) -> bool:
    """Whether the book has what a state says, so that nothing of it is left to recover."""
    try:
        draft = load(content)
        return not _differs(draft, open_draft(office, draft.dialogue.key))
    except (ValueError, Refusal):
        return False


def _differs(draft: MinutesDraft, saved: MinutesDraft) -> bool:
    if _bare(draft.commitments) != _bare(saved.commitments):
        return True
    return _as_kept(draft.dialogue) != _as_kept(saved.dialogue)


def _as_kept(noun: Dialogue) -> Dialogue:
    """As the book would keep it: NFC, trimmed, a dialogue that began held."""
    begun = noun.status is DialogueStatus.PLANNED and noun.start is not None
    status = DialogueStatus.HELD if begun else noun.status
    opinions = tuple(map(clean_opinion, noun.opinions))
    return replace(clean_dialogue(noun), opinions=opinions, status=status)


def _bare(made: tuple[Commitment, ...]) -> dict[str, Commitment]:
    """What was typed of commitments: numbers and dates are the book's own."""
    return {each.key: replace(each, number=None, due_on=None, source=None) for each in made}


def keep_both(saved: MinutesDraft, draft: MinutesDraft) -> MinutesDraft:
    """Nothing of either is lost: texts that differ stand under each other, rows of both stay."""
    mine = {each.key: each for each in draft.dialogue.opinions}
    theirs = {each.key for each in saved.dialogue.opinions}
    opinions = tuple(_both(each, mine[each.key]) if each.key in mine else each
                     for each in saved.dialogue.opinions)  # fmt: skip
    opinions += tuple(each for each in draft.dialogue.opinions if each.key not in theirs)
    one, other = saved.dialogue, draft.dialogue
    both = replace(
        other,
        opinions=opinions,
        opening=_joined(one.opening, other.opening),
        other_information=_joined(one.other_information, other.other_information),
        disagreement=_joined(one.disagreement, other.disagreement),
        conclusion=_joined(one.conclusion, other.conclusion),
    )
    made = {each.key: each for each in (*saved.commitments, *draft.commitments)}
    return MinutesDraft(both, tuple(made.values()), draft.waiting)


def _both(saved: Opinion, draft: Opinion) -> Opinion:
    return replace(
        draft,
        content=_joined(saved.content, draft.content),
        answer=_joined(saved.answer, draft.answer),
        speaker=draft.speaker or saved.speaker,
        unit=draft.unit or saved.unit,
        status=draft.status or saved.status,
        answered_by=draft.answered_by or saved.answered_by,
    )


def _joined(saved: str, draft: str) -> str:
    if saved in draft:
        return draft
    return saved if draft in saved else f"{saved}\n{draft}"
