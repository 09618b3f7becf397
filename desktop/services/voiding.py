"""Voiding a spoiled document number: it is kept as voided and never given out again (BR-48)."""

from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.office import letterhead_on
from desktop.services.acts import act, required
from desktop.services.numbers import find_number, period_of
from desktop.store import tables as tab

MINUTES_TYPE = "BB"


def void_number(office: Office, side: Side, doc_type: str, number: int, reason: str) -> Change:
    """Void a number of the running term or year, used or not.

    The number of completed minutes stands on a frozen paper: correct the minutes first. Raises
    ``number-on-frozen-paper``, ``number-voided``, ``number-too-small`` or ``no-letterhead``.
    """
    with act(office, "void_number") as doing:
        required(reason, "reason")
        head = letterhead_on(doing.book, side, office.today)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=side)
        if number < 1:
            raise Refusal("number-too-small", field="number", number=number)
        period = period_of(head, office.today)
        row = find_number(doing.book, head.symbol, doc_type, period, number)
        if row is None:
            row = tab.NumberTable(symbol=head.symbol, doc_type=doc_type, period=period, number=number)
            doing.book.add(row)
        elif row.voided:
            raise Refusal("number-voided", field="number", number=number)
        if row.dialogue_id is not None:
            _take_off(doing.book.get_one(tab.DialogueTable, row.dialogue_id), doc_type, number)
        row.voided, row.dialogue_id = True, None
        doing.note(number=number, doc_type=doc_type, symbol=head.symbol, reason=nfc(reason))
        doing.touch(Kind.PAPER, f"{doc_type}/{head.symbol}/{period}/{number}")
    return doing.change


def _take_off(dialogue: tab.DialogueTable, doc_type: str, number: int) -> None:
    if doc_type != MINUTES_TYPE:
        dialogue.notice_number = None
        return
    if dialogue.minutes_state != MinutesState.DRAFT:
        raise Refusal("number-on-frozen-paper", field="number", number=number)
    dialogue.number = None
