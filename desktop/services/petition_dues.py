"""The next due date of a petition, kept beside it so that lists can sort and count by it."""

from dataclasses import replace

from sqlalchemy import select

from desktop.domain.petition import Petition
from desktop.domain.petitions import next_step
from desktop.services.acts import Act
from desktop.store import mapping, petition_mapping
from desktop.store.petition_tables import PetitionTable
from desktop.store.tables import CommitmentTable


def fill(doing: Act, row: PetitionTable, noun: Petition) -> None:
    """Fill the row, with the day something is due next and whether anything is left to do.

    Promises made on the petition count: a proposal has no other limit (BR-33).
    """
    promised = () if row.id is None else tuple(map(mapping.commitment, doing.book.scalars(
        select(CommitmentTable).where(CommitmentTable.petition_id == row.id)
    )))  # fmt: skip
    # Which duty comes first and when does not depend on the day it is looked at.
    step = next_step(noun, doing.limits, doing.calendar, noun.received, promised)
    petition_mapping.fill_petition(row, replace(noun, due_on=step.due if step else None), doing.references)
    row.is_open = step is not None


def follow_promise(doing: Act, petition_id: int | None) -> None:
    """A promise on a petition was made, moved or kept: its next due date may be another."""
    if petition_id is not None:
        row = doing.book.get_one(PetitionTable, petition_id)
        fill(doing, row, petition_mapping.petition(row))
        doing.book.flush()
