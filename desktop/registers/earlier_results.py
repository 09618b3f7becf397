"""What became of the tasks of earlier dialogues, for the report to the next one (BR-43)."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import commitment_papers as com
from desktop.domain.commitment import Commitment, state_on
from desktop.domain.dialogue import Dialogue, DialogueStatus, DocumentNumber
from desktop.domain.office import Side
from desktop.domain.papers import MeetingOnPaper, PaperKind
from desktop.registers.dialogues import commitments_of, find_in
from desktop.registers.paper_words import PaperWords
from desktop.store import mapping
from desktop.store.tables import DialogueTable


def earlier_results(book: Session, key: str, day: date, given: DocumentNumber) -> com.EarlierResultsPaper:
    """The dialogue held last before this one whole; of those before it what was open when it was held."""
    row = find_in(book, key)
    noun = mapping.dialogue(row)
    words = PaperWords(book, Side(row.letterhead), day)
    return com.EarlierResultsPaper(
        head=words.head(given.number, given.issued_on),
        meeting=_meeting(noun, words),
        made_on=day,
        earlier=_earlier(book, row, words, day),
        signer=words.chief_of_office(day) or words.head_of_side(day),
        recipients=words.recipients(PaperKind.EARLIER_RESULTS),
        draft=given.number is None and given.issued_on is None,
    )


def _meeting(noun: Dialogue, words: PaperWords) -> MeetingOnPaper:
    chairs = (words.person(chair.official, chair.capacity, noun.held_on) for chair in noun.chairs)
    return MeetingOnPaper(
        title=noun.title,
        held_on=noun.held_on,
        start=noun.start,
        place=noun.place,
        form=noun.form,
        chairs=tuple(filter(None, chairs)),
        counterparts=noun.counterparts,
        hamlets=noun.hamlets,
        plan=noun.plan,
    )


def _earlier(
    book: Session, row: DialogueTable, words: PaperWords, day: date
) -> tuple[com.EarlierResults, ...]:
    held = book.scalars(
        select(DialogueTable)
        .where(DialogueTable.status == DialogueStatus.HELD, DialogueTable.held_on < row.held_on)
        .where(DialogueTable.id != row.id)
        .order_by(DialogueTable.held_on.desc(), DialogueTable.id.desc())
    ).all()
    found = []
    for before in held:
        made = commitments_of(book, before.id)
        if before is not held[0]:
            made = tuple(each for each in made if _was_open(each, held[0].held_on))
        if made:
            items = tuple(_done(each, words, day) for each in made)
            found.append(com.EarlierResults(before.title, before.held_on, items))
    return tuple(found)


def _was_open(made: Commitment, day: date) -> bool:
    ends = [each.on for each in (made.fulfilled, made.dropped) if each is not None]
    return not ends or ends[0] >= day


def _done(made: Commitment, words: PaperWords, day: date) -> com.DoneOnPaper:
    last = made.progress[-1] if made.progress else None
    return com.DoneOnPaper(
        task=replace(words.commitment(made), state=state_on(made, day)),
        done_on=made.fulfilled.on if made.fulfilled else None,
        percent=last.percent if last else None,
        progress=last.note if last else "",
        document=made.fulfilled.document if made.fulfilled else "",
        dropped_reason=made.dropped.reason if made.dropped else "",
    )
