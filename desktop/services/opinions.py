"""Opinions of a dialogue: recorded one after another, moved, split, taken out (BR-41, BR-42)."""

import uuid
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import RowMapping, Table, bindparam, case, insert, select, update
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.dialogue import Opinion
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.trash import find_trashed
from desktop.services.acts import Act, act, differences, gone, made
from desktop.services.commitments import drop_commitments, put_commitment
from desktop.services.dialogues import open_dialogue_id
from desktop.services.trashing import bring_back, put_away
from desktop.store import mapping
from desktop.store import tables as tab

OPINIONS = cast("Table", tab.OpinionTable.__table__)
_CHANGE = update(OPINIONS).where(OPINIONS.c.id == bindparam("changed_id"))
_PROMISED = select(tab.CommitmentTable.key).where(tab.CommitmentTable.opinion_id == bindparam("opinion_id"))
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
        dialogue_id = open_dialogue_id(doing.book, draft.dialogue)
        opinion_id = put_opinion(doing, dialogue_id, draft.opinion, draft.position)
        _drop_commitments(doing, opinion_id, {commitment.key for commitment in draft.commitments})
        for commitment in draft.commitments:
            source = CommitmentSource(draft.dialogue, draft.opinion.key)
            put_commitment(doing, replace(commitment, source=source))
        doing.touch(Kind.DIALOGUE, draft.dialogue)
    return doing.change


def move_opinion(office: Office, key: str, position: int) -> Change:
    """Put an opinion at another place; the others close up and are numbered anew."""
    with act(office, "move_opinion") as doing:
        row, dialogue = _find_open(doing.book, key)
        _place(doing.book, row["dialogue_id"], row["id"], position)
        doing.note_change(Kind.OPINION, key, {"position": [row["position"], position]})
        doing.touch(Kind.OPINION, key)
        doing.touch(Kind.DIALOGUE, dialogue)
    return doing.change


def split_opinion(office: Office, key: str, first: str, second: str) -> Change:
    """Split one opinion's content in two; the second part becomes the next opinion of the same speaker."""
    with act(office, "split_opinion") as doing:
        row, dialogue = _find_open(doing.book, key)
        if not first.strip() or not second.strip():
            raise Refusal("split-needs-both", field="content")
        noun = mapping.opinion(row)
        put_opinion(doing, row["dialogue_id"], replace(noun, content=first.strip()))
        rest = Opinion(
            new_key(), content=second.strip(), speaker=noun.speaker, unit=noun.unit, source=noun.source,
            subject_area=noun.subject_area, raised_at=noun.raised_at, channel=noun.channel,
        )  # fmt: skip
        put_opinion(doing, row["dialogue_id"], rest, row["position"] + 1)
        doing.touch(Kind.DIALOGUE, dialogue)
    return doing.change


def remove_opinion(office: Office, key: str) -> Change:
    """Take a draft's opinion out with its commitments, into the trash; recording the same draft again brings
    it back."""
    with act(office, "remove_opinion") as doing:
        take_out_opinion(doing, key, "")
    return doing.change


def take_out_opinion(doing: Act, key: str, reason: str) -> None:
    """Within an act under way: into the trash; the opinions after it are numbered anew."""
    row, dialogue = _find_open(doing.book, key)
    put_away(doing, Kind.OPINION, key, reason)
    _number(doing.book, row["dialogue_id"], _order(doing.book, row["dialogue_id"]))
    doing.note_change(Kind.OPINION, key, gone(mapping.opinion(row), FIELDS))
    doing.touch(Kind.DIALOGUE, dialogue)


def put_in_opinion(doing: Act, key: str) -> None:
    """Within an act under way: back from the trash to its place, while the minutes are still open."""
    bring_back(doing, Kind.OPINION, key)
    row, dialogue = _find_open(doing.book, key)
    _place(doing.book, row["dialogue_id"], row["id"], row["position"])
    doing.touch(Kind.DIALOGUE, dialogue)


def put_opinion(doing: Act, dialogue_id: int, opinion: Opinion, position: int | None = None) -> int:
    """The opinion's row in this dialogue, made or brought to what the draft says; its id.

    Statements on the bare table: this is the act that runs while people speak.
    """
    after = clean(opinion)
    row = mapping.opinion_row(doing.book, opinion.key)
    if row is None and find_trashed(doing.book, Kind.OPINION, opinion.key) is not None:
        put_in_opinion(doing, opinion.key)
        row = mapping.opinion_row(doing.book, opinion.key)
    if row is None:
        values = mapping.opinion_values(after, doing.references)
        places = {"dialogue_id": dialogue_id, "position": len(_order(doing.book, dialogue_id))}
        (opinion_id,) = doing.run(insert(OPINIONS), values | places).inserted_primary_key or (0,)
        doing.note_change(Kind.OPINION, opinion.key, made(after, FIELDS))
        doing.touch(Kind.OPINION, opinion.key)
    elif row["dialogue_id"] != dialogue_id:
        raise Refusal("key-used", field="key", key=opinion.key)
    else:
        opinion_id = row["id"]
        changed = differences(mapping.opinion(row), after, FIELDS)
        if changed:
            values = mapping.opinion_values(after, doing.references)
            del values["key"]
            doing.run(_CHANGE, values | {"changed_id": opinion_id})
            doing.note_change(Kind.OPINION, opinion.key, changed)
            doing.touch(Kind.OPINION, opinion.key)
    if position is not None and (row is None or row["position"] != position):
        _place(doing.book, dialogue_id, opinion_id, position)
        doing.touch(Kind.OPINION, opinion.key)
    return opinion_id


def clean(opinion: Opinion) -> Opinion:
    return replace(
        opinion,
        content=nfc(opinion.content),
        speaker=nfc(opinion.speaker).strip(),
        unit=nfc(opinion.unit).strip(),
        answer=nfc(opinion.answer),
        no_commitment_reason=nfc(opinion.no_commitment_reason),
    )


def _place(book: Session, dialogue_id: int, opinion_id: int, position: int) -> None:
    order = [each for each in _order(book, dialogue_id) if each != opinion_id]
    order.insert(max(0, position), opinion_id)
    _number(book, dialogue_id, order)


def _order(book: Session, dialogue_id: int) -> list[int]:
    statement = select(OPINIONS.c.id).where(OPINIONS.c.dialogue_id == dialogue_id)
    return list(book.scalars(statement.order_by(OPINIONS.c.position, OPINIONS.c.id)))


def _number(book: Session, dialogue_id: int, order: list[int]) -> None:
    """Number a dialogue's opinions by this order."""
    if order:
        places = case({each: place for place, each in enumerate(order)}, value=OPINIONS.c.id)
        book.execute(update(OPINIONS).where(OPINIONS.c.dialogue_id == dialogue_id).values(position=places))


def _find_open(book: Session, key: str) -> tuple[RowMapping, str]:
    """The opinion's row and the key of its dialogue, whose minutes must be open."""
    row = mapping.opinion_row(book, key)
    if row is None:
        raise Refusal("unknown-opinion", key=key)
    dialogue = book.scalar(select(tab.DialogueTable.key).where(tab.DialogueTable.id == row["dialogue_id"]))
    open_dialogue_id(book, dialogue or "")
    return row, dialogue or ""


def _drop_commitments(doing: Act, opinion_id: int, kept: set[str]) -> None:
    """Commitments of a draft's opinion that the draft no longer has."""
    keys = doing.run(_PROMISED, {"opinion_id": opinion_id}).scalars().all()
    drop_commitments(doing, set(keys) - kept)
