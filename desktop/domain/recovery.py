"""The rows the recovery sheet is made from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """``code`` and ``last_resort_password`` come in groups, ``K7QF-3MXA-…``; only this sheet has them.

    ``logins``: who opens the book by password on the day the sheet is made.
    """

    office: str
    made_on: date
    logins: tuple[str, ...]
    code: str
    last_resort_password: str
