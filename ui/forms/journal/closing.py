"""How a record is closed: the acts of its minutes and the words of its checklist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.domain.changes import Change, Kind
from desktop.domain.checklist import Finding
from desktop.domain.papers import PaperKind
from desktop.office import Office
from desktop.services.completing import Completion


@dataclass(frozen=True)
class Closing:
    """The acts that complete, sign, correct and announce one kind of minutes; each takes the record's key."""

    kind: Kind
    paper: PaperKind
    findings: Callable[[Office, str], tuple[Finding, ...]]
    next_number: Callable[[Office, str], int]
    complete: Callable[[Office, Completion], Change]
    sign: Callable[[Office, str], Change]
    correct: Callable[[Office, str, str], Change]
    issue_notice: Callable[[Office, str, int | None, date], Change]
    next_notice_number: Callable[[Office, str], int]


class FindingWords(Protocol):
    """What the checklist says of a point, and where it is mended."""

    def title(self, point: Finding) -> str:
        """What is missing, or what is in order."""
        ...

    def sub(self, point: Finding) -> str:
        """Whose, or which."""
        ...

    def target(self, point: Finding) -> tuple[str, str]:
        """Section and field to mend it in."""
        ...
