"""Values that several kinds of record share, as a records file writes them."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from desktop.domain.dialogue import DocumentNumber
from desktop.exchange.fields import Fields

Json = Mapping[str, Any]


def written_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def written_time(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None


def read_number(fields: Fields | None) -> DocumentNumber:
    """A paper's number with the day it was given out; either may be blank."""
    if fields is None:
        return DocumentNumber()
    number = DocumentNumber(fields.count("number"), fields.day("issued_on"))
    fields.end()
    return number


def written_number(given: DocumentNumber) -> Json | None:
    if given == DocumentNumber():
        return None
    return {"number": given.number, "issued_on": written_day(given.issued_on)}
