"""The rows of the record of a restore drill."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.backups import Drill
from desktop.domain.papers import Paper, PersonOnPaper


@dataclass(frozen=True, slots=True)
class DrillPaper(Paper):
    """Biên bản thử khôi phục: which backup was tried, what was found, signed by who tried it."""

    drill: Drill
    chief: PersonOnPaper | None = None

    @property
    def about_on(self) -> date:
        return self.drill.held_at.date()
