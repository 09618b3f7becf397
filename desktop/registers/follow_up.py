"""The leader's follow-up sheet of a month: what is late on its day, what falls due until the end."""

import re
from calendar import monthrange
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.commitment_papers import FollowUpPaper
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.registers.due import due_in
from desktop.registers.office import letterhead_on
from desktop.registers.paper_words import PaperWords

KEY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")


def follow_up_rows(book: Session, key: str, day: date) -> FollowUpPaper:
    """Of ``2026-11``; a month that is past is told as it stood on its last day."""
    found = KEY.fullmatch(key)
    if found is None or not int(found["year"]):
        raise Refusal("follow-up-month", key=key)
    year, month = int(found["year"]), int(found["month"])
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    on = min(max(day, first), last)
    side = Side.PARTY if letterhead_on(book, Side.PARTY, on) else Side.STATE
    words = PaperWords(book, side, on)
    return FollowUpPaper(
        head=words.head(None, on),
        last=last,
        made_on=on,
        work=due_in(book, on, today=day, last=last),
        signer=words.chief_of_office(on),
    )
