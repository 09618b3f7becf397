"""How long records are kept, and which have been kept long enough to be looked at (BR-62).

Nothing here or anywhere deletes a record: the list goes to the archive council, which decides on paper.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.papers import Paper, PersonOnPaper


class RecordClass(StrEnum):
    """The kinds of record that keeping periods are set for."""

    DIALOGUE = "dialogue"
    RECEPTION = "reception"
    PETITION = "petition"
    COMMITMENT = "commitment"
    CORRESPONDENCE = "correspondence"
    YEAR_REPORT = "report-year"
    HALF_REPORT = "report-half"
    MONTH_REPORT = "report-month"
    RULES = "rules"


RECORD_WORDS = {
    RecordClass.DIALOGUE: "Hồ sơ hội nghị đối thoại",
    RecordClass.RECEPTION: "Sổ, biên bản tiếp công dân",
    RecordClass.PETITION: "Hồ sơ đơn thư",
    RecordClass.COMMITMENT: "Theo dõi cam kết",
    RecordClass.CORRESPONDENCE: "Công văn, thông báo, phiếu gửi",
    RecordClass.YEAR_REPORT: "Kế hoạch, báo cáo năm, dài hạn",
    RecordClass.HALF_REPORT: "Báo cáo 6 tháng, 9 tháng, đột xuất",
    RecordClass.MONTH_REPORT: "Báo cáo quý, tháng",
    RecordClass.RULES: "Quy chế, quy định, hướng dẫn",
}


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """``years`` after the year in which the work ended, ``None`` for good. ``reason``: why the office
    changed it; ``confidence``: what is doubtful about it."""

    record: RecordClass
    years: int | None
    basis: str
    confidence: str = ""
    reason: str = ""

    @property
    def needs_check(self) -> bool:
        return bool(self.confidence) and not self.reason

    def is_over(self, ended: int, day: date) -> bool:
        """Whether what ended in that year has been kept for its whole period on that day.

        The period begins with the year after (Thông tư 10/2022/TT-BNV).
        """
        return self.years is not None and day.year > ended + self.years


def years_words(years: int | None) -> str:
    """``20 năm``, ``vĩnh viễn``."""
    return "vĩnh viễn" if years is None else f"{years} năm"


@dataclass(frozen=True, slots=True)
class DueRecords:
    """The records of one class whose work ended in one year."""

    kept: RetentionClass
    ended: int
    count: int

    @property
    def last_year(self) -> int:
        """The last year in which they had to be kept."""
        return self.ended + (self.kept.years or 0)


@dataclass(frozen=True, slots=True)
class DisposalPaper(Paper):
    """Danh mục hồ sơ đến hạn xét hủy, for the archive council."""

    made_on: date
    rows: tuple[DueRecords, ...]
    signer: PersonOnPaper | None = None

    @property
    def about_on(self) -> date:
        return self.made_on
