"""What an act changed: the one answer every act gives."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of record a page may be showing."""

    OFFICE = "office"
    OFFICIAL = "official"
    BODY = "body"
    HAMLET = "hamlet"
    SUBJECT_AREA = "subject_area"
    PHRASE = "phrase"
    CALENDAR_DAY = "calendar_day"
    LEGAL_LIMIT = "legal_limit"
    RETENTION = "retention"
    DIALOGUE = "dialogue"
    OPINION = "opinion"
    RECEPTION_SESSION = "reception_session"
    VISIT = "visit"
    CASE = "case"
    PETITION = "petition"
    COMMITMENT = "commitment"
    PAPER = "paper"
    ATTACHMENT = "attachment"
    SURVEY = "survey"
    PROCEDURE_FIGURES = "procedure_figures"
    RECOGNISED_MODEL = "recognised_model"
    USER = "user"
    TRASH = "trash"


def record_name(kind: Kind, key: str) -> str:
    """How audit lines, numbers and kept papers name a record: ``dialogue:dt-2026-11-12``."""
    return f"{kind}:{key}"


@dataclass(frozen=True, slots=True)
class Change:
    """``act`` is the act's name; ``touched`` the records it made or altered, as (kind, key).

    ``step`` is what undoing takes back; ``None`` where the act cannot be taken back. ``of``: the act that was
    taken back or done again.
    """

    act: str
    touched: tuple[tuple[Kind, str], ...]
    step: int | None = field(default=None, compare=False)
    of: str = ""

    def concerns(self, *kinds: Kind) -> bool:
        return any(kind in kinds for kind, _ in self.touched)

    def keys(self, kind: Kind) -> tuple[str, ...]:
        return tuple(key for touched, key in self.touched if touched is kind)
