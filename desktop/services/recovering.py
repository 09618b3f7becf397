"""After a crash or a power cut: which records wait to be recovered, whatever kind they are."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.changes import Kind
from desktop.office import Office
from desktop.services.drafts import MINUTES
from desktop.services.reception_drafts import RECEPTION


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A record whose last text never reached the book."""

    kind: Kind
    key: str
    at: datetime


def left_open(office: Office) -> tuple[LeftOpen, ...]:
    """Every such record, the one typed in last first."""
    found = [LeftOpen(Kind.DIALOGUE, MINUTES.key_of(each.draft), each.at)
             for each in MINUTES.recoverable(office)]  # fmt: skip
    found += [LeftOpen(Kind.RECEPTION_SESSION, RECEPTION.key_of(each.draft), each.at)
              for each in RECEPTION.recoverable(office)]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))
