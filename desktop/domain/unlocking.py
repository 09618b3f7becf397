"""How long one waits after wrong passwords: 1, 2, 4 … 60 seconds, whoever typed them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_WAIT_S = 60
IDLE_MINUTES = (5, 10, 15, 30)
USUAL_IDLE_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last right one, and when the last of them was."""

    wrong: int = 0
    last_at: datetime | None = None

    def after_wrong(self, at: datetime) -> "Tries":
        return Tries(self.wrong + 1, at)

    def seconds_left(self, at: datetime) -> int:
        """Whole seconds until the next try is heard. A clock that was set back waits the whole time."""
        if self.last_at is None or not self.wrong:
            return 0
        wait = wait_after(self.wrong)
        passed = max(at - self.last_at, timedelta())
        return max(0, wait - int(passed.total_seconds()))


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return min(LONGEST_WAIT_S, 2 ** min(wrong - 1, 10)) if wrong > 0 else 0


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """How many letters a password needs, and from how many on it is called fair or good."""

    least: int
    fair: int
    good: int
    least_different: int

    def strength(self, password: str) -> "Strength":
        if len(password) < self.least:
            return Strength.TOO_SHORT
        if len(set(password.casefold())) < self.least_different or len(password) < self.fair:
            return Strength.WEAK
        return Strength.GOOD if len(password) >= self.good else Strength.FAIR


class Strength(StrEnum):
    """What is said of a password that is being chosen."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
