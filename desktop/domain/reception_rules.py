"""What the office itself decides about receptions, where the law leaves it open."""

from dataclasses import dataclass

from desktop.domain.schedule import HolidayMove


@dataclass(frozen=True, slots=True)
class ReceptionRules:
    """``party_delegates``: the office's regulation lets the secretary delegate; otherwise it is warned of
    (BR-10). ``holiday_move``: where a session goes whose fixed day is a day of rest (BR-13).
    ``party_schedule``, ``state_schedule``: each head's fixed rule in words, offered for the next year."""

    party_delegates: bool = False
    holiday_move: HolidayMove = HolidayMove.NEXT_WORKING_DAY
    party_schedule: str = ""
    state_schedule: str = ""


@dataclass(frozen=True, slots=True)
class RegisterStarts:
    """The next running number of each register of a year, for a book that takes over from paper."""

    visit: int = 1
    petition: int = 1
    code: int = 1
