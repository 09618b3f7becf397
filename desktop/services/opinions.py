"""Opinions of a dialogue: recorded one after another, moved, split, taken out (BR-41, BR-42)."""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.dialogue import Opinion
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.services.acts import Act, act, differences
from desktop.services.commitments import put_commitment
from desktop.services.dialogues import open_minutes
from desktop.store import mapping
from desktop.store import tables as tab

FIELDS = (
    "speaker", "unit", "subject_area", "source", "raised_at", "channel", "status", "content", "answered_by",
    "answer", "no_commitment_reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpinionDraft:
    """What one row of the minutes editor holds: an opinion and the commitments made from it.

    ``position`` is the place among the opinions, from 0; ``None`` keeps the place, or puts a new one last.
    """

    dialogue: str
    opinion: Opinion
    commitments: tuple[Commitment, ...] = ()
    position: int | None = None


def new_key() -> str:
    """A key for an opinion that is being typed, unique in every book."""
    return f"yk-{uuid.uuid4().hex[:12]}"


def record_opinion(office: Office, draft: OpinionDraft) -> Change:
    """Put an opinion and its commitments in the book; the same opinion again replaces it."""
    with act(office, "record_opinion") as doing:
        dialogue = open_minutes(doing.book, draft.dialogue)
        put_opinion(doing, dialogue, draft.opinion, draft.position)
        wanted = {commitment.key for commitment in draft.commitments}
        for row in _commitments_of(doing.book, draft.opinion.key):
            if row.key not in wanted:
                doing.book.delete(row)
                doing.touch(Kind.COMMITMENT, row.key)
        doing.book.flush()
        for commitment in draft.commitments:
            source = CommitmentSource(draft.dialogue, draft.opinion.key)
            put_commitment(doing, replace(commitment, source=source))
        doing.touch(Kind.DIALOGUE, draft.dialogue)
    return doing.change


def move_opinion(office: Office, key: str, position: int) -> Change:
    """Put an opinion at another place; the others close up and are numbered anew."""
    with act(office, "move_opinion") as doing:
        row = _find(doing.book, key)
        dialogue = _dialogue_of(doing.book, row)
        doing.note(position=[row.position, position])
        dialogue.opinions.remove(row)
        dialogue.opinions.insert(max(0, min(position, len(dialogue.opinions))), row)
        _number(dialogue)
        doing.touch(Kind.OPINION, key)
        doing.touch(Kind.DIALOGUE, dialogue.key)
    return doing.change


def split_opinion(office: Office, key: str, first: str, second: str) -> Change:
    """Split one opinion's content in two; the second part becomes the next opinion of the same speaker."""
    with act(office, "split_opinion") as doing:
        row = _find(doing.book, key)
        if not first.strip() or not second.strip():
            raise Refusal("split-needs-both", field="content")
        dialogue = _dialogue_of(doing.book, row)
        noun = mapping.opinion(row)
        put_opinion(doing, dialogue, replace(noun, content=first.strip()))
        rest = Opinion(
            new_key(), content=second.strip(), speaker=noun.speaker, unit=noun.unit, source=noun.source,
            subject_area=noun.subject_area, raised_at=noun.raised_at, channel=noun.channel,
        )  # fmt: skip
        put_opinion(doing, dialogue, rest, row.position + 1)
        doing.touch(Kind.DIALOGUE, dialogue.key)
    return doing.change


def remove_opinion(office: Office, key: str) -> Change:
    """Take a draft's opinion out with its commitments; recording the same draft again brings it back."""
    with act(office, "remove_opinion") as doing:
        row = _find(doing.book, key)
        dialogue = _dialogue_of(doing.book, row)
        for commitment in _commitments_of(doing.book, key):
            doing.book.delete(commitment)
            doing.touch(Kind.COMMITMENT, commitment.key)
        doing.book.flush()
        doing.note(before={"content": row.content, "speaker": row.speaker, "answer": row.answer})
        dialogue.opinions.remove(row)
        _number(dialogue)
        doing.touch(Kind.OPINION, key)
        doing.touch(Kind.DIALOGUE, dialogue.key)
    return doing.change


def put_opinion(
    doing: Act, dialogue: tab.DialogueTable, opinion: Opinion, position: int | None = None
) -> tab.OpinionTable:
    """The opinion's row in this dialogue, made or brought to what the draft says."""
    after = clean(opinion)
    row = next((each for each in dialogue.opinions if each.key == opinion.key), None)
    if row is None:
        if doing.book.scalar(select(tab.OpinionTable.id).where(tab.OpinionTable.key == opinion.key)):
            raise Refusal("key-used", field="key", key=opinion.key)
        row = tab.OpinionTable(key=opinion.key)
        dialogue.opinions.insert(len(dialogue.opinions) if position is None else position, row)
        doing.note(after={"speaker": after.speaker, "status": after.status})
        mapping.fill_opinion(row, after, doing.references)
        doing.touch(Kind.OPINION, opinion.key)
    else:
        changed = differences(mapping.opinion(row), after, FIELDS)
        if position is not None and dialogue.opinions.index(row) != position:
            dialogue.opinions.remove(row)
            dialogue.opinions.insert(position, row)
            changed["position"] = [row.position, position]
        if changed:
            mapping.fill_opinion(row, after, doing.references)
            doing.note(**changed)
            doing.touch(Kind.OPINION, opinion.key)
    _number(dialogue)
    doing.book.flush()
    doing.book.refresh(row, ["subject_area", "answered_by"])
    return row


def clean(opinion: Opinion) -> Opinion:
    return replace(
        opinion,
        content=nfc(opinion.content),
        speaker=nfc(opinion.speaker).strip(),
        unit=nfc(opinion.unit).strip(),
        answer=nfc(opinion.answer),
        no_commitment_reason=nfc(opinion.no_commitment_reason),
    )


def _number(dialogue: tab.DialogueTable) -> None:
    for position, row in enumerate(dialogue.opinions):
        row.position = position


def _find(book: Session, key: str) -> tab.OpinionTable:
    row = book.scalars(select(tab.OpinionTable).where(tab.OpinionTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-opinion", key=key)
    return row


def _dialogue_of(book: Session, row: tab.OpinionTable) -> tab.DialogueTable:
    dialogue = book.get_one(tab.DialogueTable, row.dialogue_id)
    return open_minutes(book, dialogue.key)


def _commitments_of(book: Session, opinion_key: str) -> list[tab.CommitmentTable]:
    statement = (
        select(tab.CommitmentTable)
        .join(tab.CommitmentTable.opinion)
        .where(tab.OpinionTable.key == opinion_key)
    )
    return list(book.scalars(statement))
