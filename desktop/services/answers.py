"""An answer recorded once counts everywhere: the petition's result and the promises made on it.

Whichever form it is written in, the promise's own fields are filled by ``fulfil_in`` and the petition's by
``settle_in``: the same clocks stop.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain import commitment as com
from desktop.domain.changes import Change
from desktop.office import Office
from desktop.services.acts import act
from desktop.services.commitments import find_commitment, fulfil_in
from desktop.services.petition_handling import settle_in
from desktop.store.petition_tables import PetitionTable


@dataclass(frozen=True, slots=True)
class Reply:
    """The written answer: its number and day, and how and when the citizen got it."""

    document: str = ""
    document_on: date | None = None
    notified_on: date | None = None
    notified_how: str = ""


def settle_with_promises(
    office: Office, key: str, on: date, result: str, promises: Sequence[str], reply: Reply = Reply()
) -> Change:
    """Settle a petition and keep the promises made on it by the same answer (BR-52), in one act."""
    with act(office, "settle_petition") as doing:
        settle_in(doing, key, on, result)
        for each in promises:
            fulfil_in(doing, each, com.Fulfilment(
                on, result, reply.document, reply.document_on, reply.notified_on, reply.notified_how,
            ))  # fmt: skip
    return doing.change


def fulfil_with_petition(office: Office, key: str, fulfilment: com.Fulfilment) -> Change:
    """Keep a promise and write the same result into the petition it was made on, in one act."""
    with act(office, "fulfil_commitment") as doing:
        fulfil_in(doing, key, fulfilment)
        petition_id = find_commitment(doing.book, key).petition_id
        if petition_id is not None:
            petition = doing.book.get_one(PetitionTable, petition_id)
            settle_in(doing, petition.key, fulfilment.on, fulfilment.result)
    return doing.change
